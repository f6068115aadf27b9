// $p0 = "r-three"
// $p1 = 10
// $p2 = 10
// $p3 = 10
// $p4 = 10
// $p5 = "a-mo"
// $p6 = 10
// $p7 = 10
RETURN COLLECT { MATCH (s:`__Commits`) RETURN s.`sequence` } AS s,
COLLECT { MATCH (n0:`Article`) WHERE n0.`id` = $p0 RETURN [[COLLECT { MATCH (n0)-[r2:`CITES`]->(n1) WITH n1, r2 ORDER BY n1.`id`, r2.`id` LIMIT $p1 RETURN [r2.`id`, r2.`remarks`, CASE WHEN n1:`Book` THEN 0 WHEN n1:`Article` THEN 1 END, n1.`name`] }, COUNT { (n0)-[:`CITES`]->() }], [COLLECT { MATCH (n0)<-[r5:`WROTE`]-(n4) WITH n4, r5 ORDER BY r5.`share` IS NULL, r5.`share` DESC, n4.`id`, r5.`id` LIMIT $p2 RETURN [r5.`share`, r5.`role`, n4.`name`] }], [COLLECT { MATCH (n0)<-[r7:`OWNS`]-(n6) WITH n6, r7 ORDER BY n6.`id`, r7.`id` LIMIT $p4 RETURN [CASE WHEN n6:`Author` THEN 0 WHEN n6:`Library` THEN 1 END, n6.`name`, [COLLECT { MATCH (n6)-[r9:`OWNS`]->(n8) WITH n8, r9 ORDER BY n8.`id`, r9.`id` LIMIT $p3 RETURN [CASE WHEN n8:`Book` THEN 0 WHEN n8:`Article` THEN 1 END, n8.`name`] }]] }]] } AS v0,
COLLECT { MATCH (n10:`Author`) WHERE n10.`id` = $p5 RETURN [[COLLECT { MATCH (n10)-[r12:`WROTE`]->(n11) WITH n11, r12 ORDER BY n11.`id`, r12.`id` LIMIT $p7 RETURN [r12.`role`, CASE WHEN n11:`Book` THEN 0 WHEN n11:`Article` THEN 1 END, n11.`name`, n11.`year`, [COLLECT { MATCH (n11)<-[r14:`CITES`]-(n13) WITH n13, r14 ORDER BY n13.`id`, r14.`id` LIMIT $p6 RETURN [CASE WHEN n13:`Book` THEN 0 WHEN n13:`Article` THEN 1 END, n13.`name`] }, COUNT { (n11)<-[:`CITES`]-() }]] }]] } AS v1

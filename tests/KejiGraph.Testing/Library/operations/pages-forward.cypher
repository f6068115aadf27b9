// $p0 = 4
// $p1 = 1
// $p2 = 51
// $p3 = 2
// $p4 = "r-three"
// $p5 = 3
RETURN COLLECT { MATCH (s:`__Commits`) RETURN s.`sequence` } AS s,
[$p0, COLLECT { CALL () { MATCH (n0:`Book`) WHERE n0.`id` > "" WITH n0 ORDER BY n0.`id` LIMIT $p0 RETURN n0 UNION ALL MATCH (n0:`Article`) WHERE n0.`id` > "" WITH n0 ORDER BY n0.`id` LIMIT $p0 RETURN n0 } WITH n0 ORDER BY n0.`id` LIMIT $p0 RETURN [CASE WHEN n0:`Book` THEN 0 WHEN n0:`Article` THEN 1 END, n0.`id`] }, COUNT { (:`Book`) } + COUNT { (:`Article`) }] AS v0,
[$p1, COLLECT { CALL () { MATCH (n1:`Book`) WHERE n1.`id` > "" WITH n1 ORDER BY n1.`id` LIMIT $p1 RETURN n1 UNION ALL MATCH (n1:`Article`) WHERE n1.`id` > "" WITH n1 ORDER BY n1.`id` LIMIT $p1 RETURN n1 } WITH n1 ORDER BY n1.`id` LIMIT $p1 RETURN [CASE WHEN n1:`Book` THEN 0 WHEN n1:`Article` THEN 1 END, n1.`id`] }, COUNT { (:`Book`) } + COUNT { (:`Article`) }] AS v1,
[$p2, COLLECT { CALL () { MATCH (n2:`Book`) WHERE n2.`id` > "" WITH n2 ORDER BY n2.`id` LIMIT $p2 RETURN n2 UNION ALL MATCH (n2:`Article`) WHERE n2.`id` > "" WITH n2 ORDER BY n2.`id` LIMIT $p2 RETURN n2 } WITH n2 ORDER BY n2.`id` LIMIT $p2 RETURN [CASE WHEN n2:`Book` THEN 0 WHEN n2:`Article` THEN 1 END, n2.`id`] }] AS v2,
[COLLECT { CALL () { MATCH (n3:`Book`) WHERE n3.`year` IS NOT NULL WITH n3 ORDER BY n3.`year` DESC, n3.`id` LIMIT $p3 RETURN n3 UNION ALL MATCH (n3:`Book`) WHERE (n3.`year` IS NULL AND n3.`id` > "") WITH n3 ORDER BY n3.`id` LIMIT $p3 RETURN n3 UNION ALL MATCH (n3:`Article`) WHERE n3.`year` IS NOT NULL WITH n3 ORDER BY n3.`year` DESC, n3.`id` LIMIT $p3 RETURN n3 UNION ALL MATCH (n3:`Article`) WHERE (n3.`year` IS NULL AND n3.`id` > "") WITH n3 ORDER BY n3.`id` LIMIT $p3 RETURN n3 } WITH n3 ORDER BY n3.`year` IS NULL, n3.`year` DESC, n3.`id` LIMIT $p3 RETURN [CASE WHEN n3:`Book` THEN 0 WHEN n3:`Article` THEN 1 END, n3.`id`, n3.`year`] }] AS v3,
COLLECT { MATCH (n4:`Article`) WHERE n4.`id` = $p4 RETURN [[$p5, COLLECT { MATCH (n4)-[r6:`CITES`]->(n5) WITH n5, r6 ORDER BY n5.`id`, r6.`id` LIMIT $p5 RETURN [CASE WHEN n5:`Book` THEN 0 WHEN n5:`Article` THEN 1 END, n5.`id`, r6.`id`] }]] } AS v4

// $p0 = 10
// $p1 = 10
// $p2 = 10
// $p3 = 10
// $p4 = 50
RETURN COLLECT { MATCH (s:`__Commits`) RETURN s.`sequence` } AS s,
[COLLECT { CALL () { MATCH (n0:`Book`) WHERE n0.`year` IS NOT NULL WITH n0 ORDER BY n0.`year`, n0.`id` LIMIT $p0 RETURN n0 UNION ALL MATCH (n0:`Book`) WHERE (n0.`year` IS NULL AND n0.`id` > "") WITH n0 ORDER BY n0.`id` LIMIT $p0 RETURN n0 } WITH n0 ORDER BY n0.`year`, n0.`id` LIMIT $p0 RETURN [n0.`id`, n0.`year`] }] AS v0,
[COLLECT { CALL () { MATCH (n1:`Book`) WHERE n1.`year` IS NOT NULL WITH n1 ORDER BY n1.`year` DESC, n1.`id` LIMIT $p1 RETURN n1 UNION ALL MATCH (n1:`Book`) WHERE (n1.`year` IS NULL AND n1.`id` > "") WITH n1 ORDER BY n1.`id` LIMIT $p1 RETURN n1 } WITH n1 ORDER BY n1.`year` IS NULL, n1.`year` DESC, n1.`id` LIMIT $p1 RETURN [n1.`id`, n1.`year`] }] AS v1,
[COLLECT { MATCH (n2:`Book`) WITH n2, CASE n2.`genre` WHEN "NOVEL" THEN 0 WHEN "ESSAY" THEN 1 WHEN "MANUAL" THEN 2 END AS k3 ORDER BY k3 IS NULL, k3 DESC, n2.`price.order`, n2.`id` LIMIT $p2 RETURN [n2.`id`, n2.`genre`, n2.`price`] }] AS v2,
[COLLECT { MATCH (n4:`Book`) WITH n4 ORDER BY n4.`pages` IS NULL, n4.`pages` DESC, n4.`id` LIMIT $p3 RETURN [n4.`id`, n4.`pages`] }] AS v3,
[COLLECT { CALL () { MATCH (n5:`Book`) WHERE n5.`name` IS NOT NULL WITH n5 ORDER BY n5.`name` DESC, n5.`id` LIMIT $p4 RETURN n5 UNION ALL MATCH (n5:`Article`) WHERE n5.`name` IS NOT NULL WITH n5 ORDER BY n5.`name` DESC, n5.`id` LIMIT $p4 RETURN n5 UNION ALL MATCH (n5:`Author`) WHERE n5.`name` IS NOT NULL WITH n5 ORDER BY n5.`name` DESC, n5.`id` LIMIT $p4 RETURN n5 UNION ALL MATCH (n5:`Library`) WHERE n5.`name` IS NOT NULL WITH n5 ORDER BY n5.`name` DESC, n5.`id` LIMIT $p4 RETURN n5 } WITH n5 ORDER BY n5.`name` DESC, n5.`id` LIMIT $p4 RETURN [CASE WHEN n5:`Book` THEN 0 WHEN n5:`Article` THEN 1 WHEN n5:`Author` THEN 2 WHEN n5:`Library` THEN 3 END, n5.`name`] }] AS v4

// $p0 = 2009
// $p1 = 10
// $p2 = ["蛙", "边城"]
// $p3 = 10
// $p4 = 10
// $p5 = 2009
// $p6 = 10
// $p7 = 1927
// $p8 = "蛙"
// $p9 = 10
// $p10 = "25024"
// $p11 = 10
// $p12 = 2
RETURN COLLECT { MATCH (s:`__Commits`) RETURN s.`sequence` } AS s,
[COLLECT { MATCH (n0:`Book`) WHERE (n0.`id` > "" AND n0.`year` = $p0) WITH n0 ORDER BY n0.`id` LIMIT $p1 RETURN [n0.`id`] }] AS v0,
[COLLECT { MATCH (n1:`Book`) WHERE (n1.`id` > "" AND n1.`name` IN $p2) WITH n1 ORDER BY n1.`id` LIMIT $p3 RETURN [n1.`id`] }] AS v1,
[COLLECT { MATCH (n2:`Book`) WHERE (n2.`id` > "" AND n2.`isbn` IS NULL) WITH n2 ORDER BY n2.`id` LIMIT $p4 RETURN [n2.`id`] }] AS v2,
[COLLECT { MATCH (n3:`Book`) WHERE (n3.`id` > "" AND n3.`year` = $p5) WITH n3 ORDER BY n3.`id` LIMIT $p6 RETURN [n3.`id`] }] AS v3,
[COUNT { (:`Book`) }] AS v4,
[COLLECT { MATCH (n5:`Book`) WHERE (n5.`name` IS NOT NULL AND (n5.`year` = $p7 OR n5.`name` = $p8)) WITH n5 ORDER BY n5.`name` DESC, n5.`id` LIMIT $p9 RETURN [n5.`id`] }] AS v5,
[COLLECT { CALL () { MATCH (n6:`Book`) WHERE n6.`id` > "" WITH n6 ORDER BY n6.`id` LIMIT 1000 WITH n6 WHERE n6.`price.order` >= $p10 WITH n6 ORDER BY n6.`id` LIMIT $p11 RETURN collect(n6) AS l7 } CALL (l7) { WITH l7 WHERE size(l7) = $p11 UNWIND l7 AS n6 RETURN n6 UNION ALL WITH l7 WHERE size(l7) < $p11 CALL (l7) { MATCH (n6:`Book`) WHERE (n6.`id` > "" AND n6.`price.order` >= $p10) WITH n6 ORDER BY n6.`id` LIMIT $p11 RETURN n6 } RETURN n6 } WITH n6 ORDER BY n6.`id` RETURN [n6.`id`] }] AS v6,
[COUNT { MATCH (n8:`Book`) WHERE EXISTS { (n8)<-[:`CITES`]-() } } + COUNT { MATCH (n8:`Article`) WHERE EXISTS { (n8)<-[:`CITES`]-() } }] AS v7,
[COLLECT { CALL () { MATCH (n9:`Book`) WHERE n9.`year` IS NOT NULL WITH n9 ORDER BY n9.`year` DESC, n9.`id` LIMIT $p12 RETURN n9 UNION ALL MATCH (n9:`Book`) WHERE (n9.`year` IS NULL AND n9.`id` > "") WITH n9 ORDER BY n9.`id` LIMIT $p12 RETURN n9 } WITH n9 ORDER BY n9.`year` IS NULL, n9.`year` DESC, n9.`id` LIMIT $p12 RETURN [n9.`id`, n9.`year`] }] AS v8

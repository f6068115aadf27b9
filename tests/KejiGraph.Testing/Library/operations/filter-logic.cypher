// $p0 = 1930
// $p1 = "NOVEL"
// $p2 = 10
// $p3 = 1927
// $p4 = "MANUAL"
// $p5 = 10
// $p6 = "NOVEL"
// $p7 = 10
// $p8 = 1930
// $p9 = "25022"
// $p10 = "Guide"
// $p11 = 10
RETURN COLLECT { MATCH (s:`__Commits`) RETURN s.`sequence` } AS s,
[COLLECT { MATCH (n0:`Book`) WHERE (n0.`id` > "" AND (n0.`year` > $p0 AND n0.`genre` = $p1)) WITH n0 ORDER BY n0.`id` LIMIT $p2 RETURN [n0.`id`] }] AS v0,
[COLLECT { MATCH (n1:`Book`) WHERE (n1.`id` > "" AND (n1.`year` = $p3 OR n1.`genre` = $p4)) WITH n1 ORDER BY n1.`id` LIMIT $p5 RETURN [n1.`id`] }] AS v1,
[COLLECT { MATCH (n2:`Book`) WHERE (n2.`id` > "" AND NOT (coalesce(n2.`genre` = $p6, false))) WITH n2 ORDER BY n2.`id` LIMIT $p7 RETURN [n2.`id`] }] AS v2,
[COLLECT { MATCH (n3:`Book`) WHERE (n3.`id` > "" AND ((n3.`year` < $p8 AND NOT (coalesce(n3.`price.order` > $p9, false))) OR n3.`name` STARTS WITH $p10)) WITH n3 ORDER BY n3.`id` LIMIT $p11 RETURN [n3.`id`] }] AS v3,
[COUNT { (:`Book`) }] AS v4,
[COUNT { (:`Book`) }] AS v5

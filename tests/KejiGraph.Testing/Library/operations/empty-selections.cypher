// $p0 = "b-camel"
// $p1 = 1
RETURN COLLECT { MATCH (s:`__Commits`) RETURN s.`sequence` } AS s,
COLLECT { MATCH (n0:`Book`) WHERE n0.`id` = $p0 RETURN [] } AS v0,
[COLLECT { CALL () { MATCH (n1:`Book`) WHERE n1.`id` > "" WITH n1 ORDER BY n1.`id` LIMIT $p1 RETURN n1 UNION ALL MATCH (n1:`Article`) WHERE n1.`id` > "" WITH n1 ORDER BY n1.`id` LIMIT $p1 RETURN n1 } WITH n1 ORDER BY n1.`id` LIMIT $p1 RETURN [CASE WHEN n1:`Book` THEN 0 WHEN n1:`Article` THEN 1 END] }] AS v1

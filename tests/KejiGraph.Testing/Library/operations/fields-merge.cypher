// $p0 = "b-camel"
// $p1 = 11
RETURN COLLECT { MATCH (s:`__Commits`) RETURN s.`sequence` } AS s,
COLLECT { MATCH (n0:`Book`) WHERE n0.`id` = $p0 RETURN [[$p1, COLLECT { MATCH (n0)<-[r2:`WROTE`]-(n1) WITH n1, r2 ORDER BY n1.`id`, r2.`id` LIMIT $p1 RETURN [n1.`name`, n1.`id`, n1.`born`] }, COUNT { (n0)<-[:`WROTE`]-() }]] } AS v0

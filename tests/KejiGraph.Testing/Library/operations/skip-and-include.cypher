// $p0 = "b-camel"
RETURN COLLECT { MATCH (s:`__Commits`) RETURN s.`sequence` } AS s,
COLLECT { MATCH (n0:`Book`) WHERE n0.`id` = $p0 RETURN [n0.`id`, [COUNT { (n0)<-[:`WROTE`]-() }], n0.`price`, n0.`isbn`] } AS v0

// $p0 = "b-frog"
// $p1 = "b-camel"
RETURN COLLECT { MATCH (s:`__Commits`) RETURN s.`sequence` } AS s,
COLLECT { MATCH (n0:`Book`) WHERE n0.`id` = $p0 RETURN [n0.`name`] } AS v0,
COLLECT { MATCH (n1:`Book`) WHERE n1.`id` = $p1 RETURN [n1.`name`] } AS v1

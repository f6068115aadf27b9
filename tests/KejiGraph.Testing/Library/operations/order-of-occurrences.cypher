// $p0 = "b-camel"
RETURN COLLECT { MATCH (s:`__Commits`) RETURN s.`sequence` } AS s,
COLLECT { MATCH (n0:`Book`) WHERE n0.`id` = $p0 RETURN [n0.`id`, n0.`name`, n0.`pages`, n0.`isbn`, n0.`year`] } AS v0

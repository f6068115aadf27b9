// $p0 = "b-camel"
// $p1 = "b-null"
RETURN COLLECT { MATCH (s:`__Commits`) RETURN s.`sequence` } AS s,
COLLECT { MATCH (n0:`Book`) WHERE n0.`id` = $p0 RETURN [n0.`id`, n0.`name`, n0.`year`, n0.`genre`, n0.`keywords`, n0.`pages`, n0.`price`, n0.`weight`, n0.`printed`, n0.`published`, n0.`registered`, n0.`sold`, n0.`site`, n0.`isbn`] } AS v0,
COLLECT { MATCH (n1:`Book`) WHERE n1.`id` = $p1 RETURN [n1.`id`, n1.`name`, n1.`year`, n1.`genre`, n1.`keywords`, n1.`pages`, n1.`price`, n1.`weight`, n1.`printed`, n1.`published`, n1.`registered`, n1.`sold`, n1.`site`, n1.`isbn`] } AS v1

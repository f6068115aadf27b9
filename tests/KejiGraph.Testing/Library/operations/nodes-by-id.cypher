// $p0 = "r-one"
// $p1 = "nothing"
// $p2 = "r-one"
// $p3 = ["b-frog", "nothing", "a-lu", "b-frog"]
RETURN COLLECT { MATCH (s:`__Commits`) RETURN s.`sequence` } AS s,
COLLECT { MATCH (n0:`Node`) WHERE (n0.`id` = $p0 AND n0:`Book`|`Article`|`Author`|`Library`) RETURN [CASE WHEN n0:`Book` THEN 0 WHEN n0:`Article` THEN 1 WHEN n0:`Author` THEN 2 WHEN n0:`Library` THEN 3 END, n0.`id`, n0.`year`, n0.`isbn`, n0.`doi`] } AS v0,
COLLECT { MATCH (n1:`Node`) WHERE (n1.`id` = $p1 AND n1:`Book`|`Article`|`Author`|`Library`) RETURN [CASE WHEN n1:`Book` THEN 0 WHEN n1:`Article` THEN 1 WHEN n1:`Author` THEN 2 WHEN n1:`Library` THEN 3 END, n1.`id`] } AS v1,
COLLECT { MATCH (n2:`Book`) WHERE n2.`id` = $p2 RETURN [n2.`id`] } AS v2,
COLLECT { UNWIND $p3 AS i3 RETURN COLLECT { MATCH (n4:`Node`) WHERE (n4.`id` = i3 AND n4:`Book`|`Article`|`Author`|`Library`) RETURN [CASE WHEN n4:`Book` THEN 0 WHEN n4:`Article` THEN 1 WHEN n4:`Author` THEN 2 WHEN n4:`Library` THEN 3 END, n4.`id`, n4.`name`] } } AS v3

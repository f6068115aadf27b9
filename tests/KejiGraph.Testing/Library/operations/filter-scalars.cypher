// $p0 = 2009
// $p1 = 10
// $p2 = 10
// $p3 = 2009
// $p4 = 10
// $p5 = [1927, 1937]
// $p6 = 10
// $p7 = [1927, 1937]
// $p8 = 10
// $p9 = 1937
// $p10 = 10
// $p11 = 1937
// $p12 = 10
// $p13 = "25022525"
// $p14 = 10
// $p15 = 10/01/1934
// $p16 = 10
// $p17 = 10/01/1934
// $p18 = 10
// $p19 = "250218"
// $p20 = "25024"
// $p21 = 10
// $p22 = ""quoted""
// $p23 = 10
// $p24 = "城"
// $p25 = 10
// $p26 = "骆驼"
// $p27 = 10
// $p28 = "草"
// $p29 = 10
// $p30 = "蛙"
// $p31 = "Guide"
// $p32 = 10
// $p33 = ["ESSAY", "MANUAL"]
// $p34 = 10
// $p35 = True
// $p36 = 10
// $p37 = True
// $p38 = 10
// $p39 = ["b-frog", "b-nothing"]
// $p40 = 10
// $p41 = 9007199254740993
// $p42 = 10
// $p43 = 1937-03-02T16:00:00.0000000+08:00
// $p44 = 10
RETURN COLLECT { MATCH (s:`__Commits`) RETURN s.`sequence` } AS s,
[COLLECT { MATCH (n0:`Book`) WHERE (n0.`id` > "" AND n0.`year` = $p0) WITH n0 ORDER BY n0.`id` LIMIT $p1 RETURN [n0.`id`] }] AS v0,
[COLLECT { MATCH (n1:`Book`) WHERE (n1.`id` > "" AND n1.`year` IS NULL) WITH n1 ORDER BY n1.`id` LIMIT $p2 RETURN [n1.`id`] }] AS v1,
[COLLECT { MATCH (n2:`Book`) WHERE (n2.`id` > "" AND NOT (coalesce(n2.`year` = $p3, false))) WITH n2 ORDER BY n2.`id` LIMIT $p4 RETURN [n2.`id`] }] AS v2,
[COLLECT { MATCH (n3:`Book`) WHERE (n3.`id` > "" AND (n3.`year` IN $p5 OR n3.`year` IS NULL)) WITH n3 ORDER BY n3.`id` LIMIT $p6 RETURN [n3.`id`] }] AS v3,
[COLLECT { MATCH (n4:`Book`) WHERE (n4.`id` > "" AND NOT (coalesce(n4.`year` IN $p7, false))) WITH n4 ORDER BY n4.`id` LIMIT $p8 RETURN [n4.`id`] }] AS v4,
[COLLECT { MATCH (n5:`Book`) WHERE (n5.`id` > "" AND n5.`year` > $p9) WITH n5 ORDER BY n5.`id` LIMIT $p10 RETURN [n5.`id`] }] AS v5,
[COLLECT { MATCH (n6:`Book`) WHERE (n6.`id` > "" AND NOT (coalesce(n6.`year` > $p11, false))) WITH n6 ORDER BY n6.`id` LIMIT $p12 RETURN [n6.`id`] }] AS v6,
[COLLECT { MATCH (n7:`Book`) WHERE (n7.`id` > "" AND n7.`price.order` >= $p13) WITH n7 ORDER BY n7.`id` LIMIT $p14 RETURN [n7.`id`] }] AS v7,
[COLLECT { MATCH (n8:`Book`) WHERE (n8.`id` > "" AND n8.`published` < $p15) WITH n8 ORDER BY n8.`id` LIMIT $p16 RETURN [n8.`id`] }] AS v8,
[COLLECT { MATCH (n9:`Book`) WHERE (n9.`id` > "" AND n9.`published` <= $p17) WITH n9 ORDER BY n9.`id` LIMIT $p18 RETURN [n9.`id`] }] AS v9,
[COLLECT { MATCH (n10:`Book`) WHERE (n10.`id` > "" AND (n10.`price.order` >= $p19 AND n10.`price.order` < $p20)) WITH n10 ORDER BY n10.`id` LIMIT $p21 RETURN [n10.`id`] }] AS v10,
[COLLECT { MATCH (n11:`Book`) WHERE (n11.`id` > "" AND n11.`name` CONTAINS $p22) WITH n11 ORDER BY n11.`id` LIMIT $p23 RETURN [n11.`id`] }] AS v11,
[COLLECT { MATCH (n12:`Book`) WHERE (n12.`id` > "" AND NOT (coalesce(n12.`name` CONTAINS $p24, false))) WITH n12 ORDER BY n12.`id` LIMIT $p25 RETURN [n12.`id`] }] AS v12,
[COLLECT { MATCH (n13:`Book`) WHERE (n13.`id` > "" AND n13.`name` STARTS WITH $p26) WITH n13 ORDER BY n13.`id` LIMIT $p27 RETURN [n13.`id`] }] AS v13,
[COLLECT { MATCH (n14:`Book`) WHERE (n14.`id` > "" AND n14.`name` ENDS WITH $p28) WITH n14 ORDER BY n14.`id` LIMIT $p29 RETURN [n14.`id`] }] AS v14,
[COLLECT { MATCH (n15:`Book`) WHERE (n15.`id` > "" AND (n15.`name` = $p30 OR n15.`name` CONTAINS $p31)) WITH n15 ORDER BY n15.`id` LIMIT $p32 RETURN [n15.`id`] }] AS v15,
[COLLECT { MATCH (n16:`Book`) WHERE (n16.`id` > "" AND n16.`genre` IN $p33) WITH n16 ORDER BY n16.`id` LIMIT $p34 RETURN [n16.`id`] }] AS v16,
[COLLECT { MATCH (n17:`Book`) WHERE (n17.`id` > "" AND n17.`printed` = $p35) WITH n17 ORDER BY n17.`id` LIMIT $p36 RETURN [n17.`id`] }] AS v17,
[COLLECT { MATCH (n18:`Book`) WHERE (n18.`id` > "" AND NOT (coalesce(n18.`printed` = $p37, false))) WITH n18 ORDER BY n18.`id` LIMIT $p38 RETURN [n18.`id`] }] AS v18,
[COLLECT { MATCH (n19:`Book`) WHERE (n19.`id` > "" AND n19.`id` IN $p39) WITH n19 ORDER BY n19.`id` LIMIT $p40 RETURN [n19.`id`] }] AS v19,
[COLLECT { MATCH (n20:`Book`) WHERE (n20.`id` > "" AND n20.`sold` >= $p41) WITH n20 ORDER BY n20.`id` LIMIT $p42 RETURN [n20.`id`] }] AS v20,
[COLLECT { MATCH (n21:`Book`) WHERE (n21.`id` > "" AND n21.`registered` = $p43) WITH n21 ORDER BY n21.`id` LIMIT $p44 RETURN [n21.`id`] }] AS v21

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
// $p43 = 1937-03-02T08:00:00.0000000+00:00
// $p44 = 10
RETURN COLLECT { MATCH (s:`__Commits`) RETURN s.`sequence` } AS s,
[COLLECT { MATCH (n0:`Book`) WHERE (n0.`id` > "" AND n0.`year` = $p0) WITH n0 ORDER BY n0.`id` LIMIT $p1 RETURN [n0.`id`] }] AS v0,
[COLLECT { MATCH (n1:`Book`) WHERE (n1.`id` > "" AND n1.`year` IS NULL) WITH n1 ORDER BY n1.`id` LIMIT $p2 RETURN [n1.`id`] }] AS v1,
[COLLECT { MATCH (n2:`Book`) WHERE (n2.`id` > "" AND NOT (coalesce(n2.`year` = $p3, false))) WITH n2 ORDER BY n2.`id` LIMIT $p4 RETURN [n2.`id`] }] AS v2,
[COLLECT { MATCH (n3:`Book`) WHERE (n3.`id` > "" AND (n3.`year` IN $p5 OR n3.`year` IS NULL)) WITH n3 ORDER BY n3.`id` LIMIT $p6 RETURN [n3.`id`] }] AS v3,
[COLLECT { MATCH (n4:`Book`) WHERE (n4.`id` > "" AND NOT (coalesce(n4.`year` IN $p7, false))) WITH n4 ORDER BY n4.`id` LIMIT $p8 RETURN [n4.`id`] }] AS v4,
[COLLECT { CALL () { MATCH (n5:`Book`) WHERE n5.`id` > "" WITH n5 ORDER BY n5.`id` LIMIT 1000 WITH n5 WHERE n5.`year` > $p9 WITH n5 ORDER BY n5.`id` LIMIT $p10 RETURN collect(n5) AS l6 } CALL (l6) { WITH l6 WHERE size(l6) = $p10 UNWIND l6 AS n5 RETURN n5 UNION ALL WITH l6 WHERE size(l6) < $p10 CALL (l6) { MATCH (n5:`Book`) WHERE (n5.`id` > "" AND n5.`year` > $p9) WITH n5 ORDER BY n5.`id` LIMIT $p10 RETURN n5 } RETURN n5 } WITH n5 ORDER BY n5.`id` RETURN [n5.`id`] }] AS v5,
[COLLECT { MATCH (n7:`Book`) WHERE (n7.`id` > "" AND NOT (coalesce(n7.`year` > $p11, false))) WITH n7 ORDER BY n7.`id` LIMIT $p12 RETURN [n7.`id`] }] AS v6,
[COLLECT { CALL () { MATCH (n8:`Book`) WHERE n8.`id` > "" WITH n8 ORDER BY n8.`id` LIMIT 1000 WITH n8 WHERE n8.`price.order` >= $p13 WITH n8 ORDER BY n8.`id` LIMIT $p14 RETURN collect(n8) AS l9 } CALL (l9) { WITH l9 WHERE size(l9) = $p14 UNWIND l9 AS n8 RETURN n8 UNION ALL WITH l9 WHERE size(l9) < $p14 CALL (l9) { MATCH (n8:`Book`) WHERE (n8.`id` > "" AND n8.`price.order` >= $p13) WITH n8 ORDER BY n8.`id` LIMIT $p14 RETURN n8 } RETURN n8 } WITH n8 ORDER BY n8.`id` RETURN [n8.`id`] }] AS v7,
[COLLECT { CALL () { MATCH (n10:`Book`) WHERE n10.`id` > "" WITH n10 ORDER BY n10.`id` LIMIT 1000 WITH n10 WHERE n10.`published` < $p15 WITH n10 ORDER BY n10.`id` LIMIT $p16 RETURN collect(n10) AS l11 } CALL (l11) { WITH l11 WHERE size(l11) = $p16 UNWIND l11 AS n10 RETURN n10 UNION ALL WITH l11 WHERE size(l11) < $p16 CALL (l11) { MATCH (n10:`Book`) WHERE (n10.`id` > "" AND n10.`published` < $p15) WITH n10 ORDER BY n10.`id` LIMIT $p16 RETURN n10 } RETURN n10 } WITH n10 ORDER BY n10.`id` RETURN [n10.`id`] }] AS v8,
[COLLECT { CALL () { MATCH (n12:`Book`) WHERE n12.`id` > "" WITH n12 ORDER BY n12.`id` LIMIT 1000 WITH n12 WHERE n12.`published` <= $p17 WITH n12 ORDER BY n12.`id` LIMIT $p18 RETURN collect(n12) AS l13 } CALL (l13) { WITH l13 WHERE size(l13) = $p18 UNWIND l13 AS n12 RETURN n12 UNION ALL WITH l13 WHERE size(l13) < $p18 CALL (l13) { MATCH (n12:`Book`) WHERE (n12.`id` > "" AND n12.`published` <= $p17) WITH n12 ORDER BY n12.`id` LIMIT $p18 RETURN n12 } RETURN n12 } WITH n12 ORDER BY n12.`id` RETURN [n12.`id`] }] AS v9,
[COLLECT { CALL () { MATCH (n14:`Book`) WHERE n14.`id` > "" WITH n14 ORDER BY n14.`id` LIMIT 1000 WITH n14 WHERE (n14.`price.order` >= $p19 AND n14.`price.order` < $p20) WITH n14 ORDER BY n14.`id` LIMIT $p21 RETURN collect(n14) AS l15 } CALL (l15) { WITH l15 WHERE size(l15) = $p21 UNWIND l15 AS n14 RETURN n14 UNION ALL WITH l15 WHERE size(l15) < $p21 CALL (l15) { MATCH (n14:`Book`) WHERE (n14.`id` > "" AND (n14.`price.order` >= $p19 AND n14.`price.order` < $p20)) WITH n14 ORDER BY n14.`id` LIMIT $p21 RETURN n14 } RETURN n14 } WITH n14 ORDER BY n14.`id` RETURN [n14.`id`] }] AS v10,
[COLLECT { CALL () { MATCH (n16:`Book`) WHERE n16.`id` > "" WITH n16 ORDER BY n16.`id` LIMIT 1000 WITH n16 WHERE n16.`name` CONTAINS $p22 WITH n16 ORDER BY n16.`id` LIMIT $p23 RETURN collect(n16) AS l17 } CALL (l17) { WITH l17 WHERE size(l17) = $p23 UNWIND l17 AS n16 RETURN n16 UNION ALL WITH l17 WHERE size(l17) < $p23 CALL (l17) { MATCH (n16:`Book`) WHERE (n16.`id` > "" AND n16.`name` CONTAINS $p22) WITH n16 ORDER BY n16.`id` LIMIT $p23 RETURN n16 } RETURN n16 } WITH n16 ORDER BY n16.`id` RETURN [n16.`id`] }] AS v11,
[COLLECT { MATCH (n18:`Book`) WHERE (n18.`id` > "" AND NOT (coalesce(n18.`name` CONTAINS $p24, false))) WITH n18 ORDER BY n18.`id` LIMIT $p25 RETURN [n18.`id`] }] AS v12,
[COLLECT { CALL () { MATCH (n19:`Book`) WHERE n19.`id` > "" WITH n19 ORDER BY n19.`id` LIMIT 1000 WITH n19 WHERE n19.`name` STARTS WITH $p26 WITH n19 ORDER BY n19.`id` LIMIT $p27 RETURN collect(n19) AS l20 } CALL (l20) { WITH l20 WHERE size(l20) = $p27 UNWIND l20 AS n19 RETURN n19 UNION ALL WITH l20 WHERE size(l20) < $p27 CALL (l20) { MATCH (n19:`Book`) WHERE (n19.`id` > "" AND n19.`name` STARTS WITH $p26) WITH n19 ORDER BY n19.`id` LIMIT $p27 RETURN n19 } RETURN n19 } WITH n19 ORDER BY n19.`id` RETURN [n19.`id`] }] AS v13,
[COLLECT { CALL () { MATCH (n21:`Book`) WHERE n21.`id` > "" WITH n21 ORDER BY n21.`id` LIMIT 1000 WITH n21 WHERE n21.`name` ENDS WITH $p28 WITH n21 ORDER BY n21.`id` LIMIT $p29 RETURN collect(n21) AS l22 } CALL (l22) { WITH l22 WHERE size(l22) = $p29 UNWIND l22 AS n21 RETURN n21 UNION ALL WITH l22 WHERE size(l22) < $p29 CALL (l22) { MATCH (n21:`Book`) WHERE (n21.`id` > "" AND n21.`name` ENDS WITH $p28) WITH n21 ORDER BY n21.`id` LIMIT $p29 RETURN n21 } RETURN n21 } WITH n21 ORDER BY n21.`id` RETURN [n21.`id`] }] AS v14,
[COLLECT { MATCH (n23:`Book`) WHERE (n23.`id` > "" AND (n23.`name` = $p30 OR n23.`name` CONTAINS $p31)) WITH n23 ORDER BY n23.`id` LIMIT $p32 RETURN [n23.`id`] }] AS v15,
[COLLECT { MATCH (n24:`Book`) WHERE (n24.`id` > "" AND n24.`genre` IN $p33) WITH n24 ORDER BY n24.`id` LIMIT $p34 RETURN [n24.`id`] }] AS v16,
[COLLECT { MATCH (n25:`Book`) WHERE (n25.`id` > "" AND n25.`printed` = $p35) WITH n25 ORDER BY n25.`id` LIMIT $p36 RETURN [n25.`id`] }] AS v17,
[COLLECT { MATCH (n26:`Book`) WHERE (n26.`id` > "" AND NOT (coalesce(n26.`printed` = $p37, false))) WITH n26 ORDER BY n26.`id` LIMIT $p38 RETURN [n26.`id`] }] AS v18,
[COLLECT { MATCH (n27:`Book`) WHERE (n27.`id` > "" AND n27.`id` IN $p39) WITH n27 ORDER BY n27.`id` LIMIT $p40 RETURN [n27.`id`] }] AS v19,
[COLLECT { MATCH (n28:`Book`) WHERE (n28.`id` > "" AND n28.`sold` >= $p41) WITH n28 ORDER BY n28.`id` LIMIT $p42 RETURN [n28.`id`] }] AS v20,
[COLLECT { MATCH (n29:`Book`) WHERE (n29.`id` > "" AND n29.`registered` = $p43) WITH n29 ORDER BY n29.`id` LIMIT $p44 RETURN [n29.`id`] }] AS v21

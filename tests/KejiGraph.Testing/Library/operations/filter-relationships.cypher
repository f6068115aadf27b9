// $p0 = 2000
// $p1 = 10
// $p2 = 1950
// $p3 = 10
// $p4 = "NOVEL"
// $p5 = 10
// $p6 = 10
// $p7 = 10
// $p8 = "SECOND"
// $p9 = 0.5
// $p10 = 10
// $p11 = "FIRST"
// $p12 = ["Article"]
// $p13 = 10
// $p14 = 2
// $p15 = 10
// $p16 = "莫言"
// $p17 = 10
// $p18 = ["Author"]
// $p19 = 10
// $p20 = "City"
// $p21 = 2
// $p22 = 10
// $p23 = "a-mo"
// $p24 = "SECOND"
// $p25 = 1
// $p26 = 10
RETURN COLLECT { MATCH (s:`__Commits`) RETURN s.`sequence` } AS s,
[COLLECT { MATCH (n0:`Author`) WHERE (n0.`id` > "" AND EXISTS { MATCH (n0)-[r2:`WROTE`]->(n1) WHERE n1.`year` >= $p0 }) WITH n0 ORDER BY n0.`id` LIMIT $p1 RETURN [n0.`name`] }] AS v0,
[COLLECT { MATCH (n3:`Author`) WHERE (n3.`id` > "" AND NOT (EXISTS { MATCH (n3)-[r5:`WROTE`]->(n4) WHERE n4.`year` >= $p2 })) WITH n3 ORDER BY n3.`id` LIMIT $p3 RETURN [n3.`name`] }] AS v1,
[COLLECT { MATCH (n6:`Author`) WHERE (n6.`id` > "" AND NOT (EXISTS { MATCH (n6)-[r8:`WROTE`]->(n7) WHERE NOT (coalesce(n7.`genre` = $p4, false)) })) WITH n6 ORDER BY n6.`id` LIMIT $p5 RETURN [n6.`name`] }] AS v2,
[COLLECT { CALL () { MATCH (n9:`Book`) WHERE (n9.`id` > "" AND EXISTS { (n9)<-[:`CITES`]-() }) WITH n9 ORDER BY n9.`id` LIMIT $p6 RETURN n9 UNION ALL MATCH (n9:`Article`) WHERE (n9.`id` > "" AND EXISTS { (n9)<-[:`CITES`]-() }) WITH n9 ORDER BY n9.`id` LIMIT $p6 RETURN n9 } WITH n9 ORDER BY n9.`id` LIMIT $p6 RETURN [CASE WHEN n9:`Book` THEN 0 WHEN n9:`Article` THEN 1 END, n9.`name`] }] AS v3,
[COLLECT { CALL () { MATCH (n10:`Book`) WHERE (n10.`id` > "" AND NOT (EXISTS { (n10)<-[:`CITES`]-() })) WITH n10 ORDER BY n10.`id` LIMIT $p7 RETURN n10 UNION ALL MATCH (n10:`Article`) WHERE (n10.`id` > "" AND NOT (EXISTS { (n10)<-[:`CITES`]-() })) WITH n10 ORDER BY n10.`id` LIMIT $p7 RETURN n10 } WITH n10 ORDER BY n10.`id` LIMIT $p7 RETURN [CASE WHEN n10:`Book` THEN 0 WHEN n10:`Article` THEN 1 END, n10.`name`] }] AS v4,
[COLLECT { MATCH (n11:`Author`) WHERE (n11.`id` > "" AND EXISTS { MATCH (n11)-[r13:`WROTE`]->(n12) WHERE (r13.`role` = $p8 AND r13.`share` < $p9) }) WITH n11 ORDER BY n11.`id` LIMIT $p10 RETURN [n11.`name`] }] AS v5,
[COLLECT { MATCH (n14:`Author`) WHERE (n14.`id` > "" AND EXISTS { MATCH (n14)-[r16:`WROTE`]->(n15) WHERE (r16.`role` = $p11 AND any(x17 IN labels(n15) WHERE x17 IN $p12)) }) WITH n14 ORDER BY n14.`id` LIMIT $p13 RETURN [n14.`name`] }] AS v6,
[COLLECT { CALL () { MATCH (n18:`Book`) WHERE (n18.`id` > "" AND COUNT { (n18)<-[:`CITES`]-() } >= $p14) WITH n18 ORDER BY n18.`id` LIMIT $p15 RETURN n18 UNION ALL MATCH (n18:`Article`) WHERE (n18.`id` > "" AND COUNT { (n18)<-[:`CITES`]-() } >= $p14) WITH n18 ORDER BY n18.`id` LIMIT $p15 RETURN n18 } WITH n18 ORDER BY n18.`id` LIMIT $p15 RETURN [CASE WHEN n18:`Book` THEN 0 WHEN n18:`Article` THEN 1 END, n18.`name`] }] AS v7,
[COLLECT { MATCH (n19:`Library`) WHERE (n19.`id` > "" AND EXISTS { MATCH (n19)-[r21:`OWNS`]->(n20) WHERE EXISTS { MATCH (n20)<-[r23:`CITES`]-(n22) WHERE EXISTS { MATCH (n22)<-[r25:`WROTE`]-(n24) WHERE n24.`name` = $p16 } } }) WITH n19 ORDER BY n19.`id` LIMIT $p17 RETURN [n19.`name`] }] AS v8,
[COLLECT { CALL () { MATCH (n26:`Book`) WHERE (n26.`id` > "" AND EXISTS { MATCH (n26)<-[r28:`OWNS`]-(n27) WHERE any(x29 IN labels(n27) WHERE x29 IN $p18) }) WITH n26 ORDER BY n26.`id` LIMIT $p19 RETURN n26 UNION ALL MATCH (n26:`Article`) WHERE (n26.`id` > "" AND EXISTS { MATCH (n26)<-[r28:`OWNS`]-(n27) WHERE any(x29 IN labels(n27) WHERE x29 IN $p18) }) WITH n26 ORDER BY n26.`id` LIMIT $p19 RETURN n26 } WITH n26 ORDER BY n26.`id` LIMIT $p19 RETURN [CASE WHEN n26:`Book` THEN 0 WHEN n26:`Article` THEN 1 END, n26.`name`] }] AS v9,
[COLLECT { CALL () { MATCH (n30:`Book`) WHERE (n30.`id` > "" AND EXISTS { MATCH (n30)<-[r32:`OWNS`]-(n31) WHERE (n31.`name` STARTS WITH $p20 AND COUNT { (n31)-[:`OWNS`]->() } = $p21) }) WITH n30 ORDER BY n30.`id` LIMIT $p22 RETURN n30 UNION ALL MATCH (n30:`Article`) WHERE (n30.`id` > "" AND EXISTS { MATCH (n30)<-[r32:`OWNS`]-(n31) WHERE (n31.`name` STARTS WITH $p20 AND COUNT { (n31)-[:`OWNS`]->() } = $p21) }) WITH n30 ORDER BY n30.`id` LIMIT $p22 RETURN n30 } WITH n30 ORDER BY n30.`id` LIMIT $p22 RETURN [CASE WHEN n30:`Book` THEN 0 WHEN n30:`Article` THEN 1 END, n30.`name`] }] AS v10,
COLLECT { MATCH (n33:`Author`) WHERE n33.`id` = $p23 RETURN [[COLLECT { MATCH (n33)-[r35:`WROTE`]->(n34) WHERE (r35.`role` = $p24 OR n34.`year` = $p25) WITH n34, r35 ORDER BY n34.`id`, r35.`id` LIMIT $p26 RETURN [CASE WHEN n34:`Book` THEN 0 WHEN n34:`Article` THEN 1 END, n34.`name`] }, COUNT { MATCH (n33)-[r35:`WROTE`]->(n34) WHERE (r35.`role` = $p24 OR n34.`year` = $p25) }]] } AS v11

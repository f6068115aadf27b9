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
// $p12 = 10
// $p13 = 2
// $p14 = 10
// $p15 = "莫言"
// $p16 = 10
// $p17 = 10
// $p18 = "City"
// $p19 = 2
// $p20 = 10
// $p21 = "a-mo"
// $p22 = "SECOND"
// $p23 = 1
// $p24 = 10
RETURN COLLECT { MATCH (s:`__Commits`) RETURN s.`sequence` } AS s,
[COLLECT { MATCH (n0:`Author`) WHERE (n0.`id` > "" AND EXISTS { MATCH (n0)-[r2:`WROTE`]->(n1) WHERE n1.`year` >= $p0 }) WITH n0 ORDER BY n0.`id` LIMIT $p1 RETURN [n0.`name`] }] AS v0,
[COLLECT { MATCH (n3:`Author`) WHERE (n3.`id` > "" AND NOT (EXISTS { MATCH (n3)-[r5:`WROTE`]->(n4) WHERE n4.`year` >= $p2 })) WITH n3 ORDER BY n3.`id` LIMIT $p3 RETURN [n3.`name`] }] AS v1,
[COLLECT { MATCH (n6:`Author`) WHERE (n6.`id` > "" AND NOT (EXISTS { MATCH (n6)-[r8:`WROTE`]->(n7) WHERE NOT (coalesce(n7.`genre` = $p4, false)) })) WITH n6 ORDER BY n6.`id` LIMIT $p5 RETURN [n6.`name`] }] AS v2,
[COLLECT { CALL () { MATCH (n9:`Book`) WHERE (n9.`id` > "" AND EXISTS { (n9)<-[:`CITES`]-() }) WITH n9 ORDER BY n9.`id` LIMIT $p6 RETURN n9 UNION ALL MATCH (n9:`Article`) WHERE (n9.`id` > "" AND EXISTS { (n9)<-[:`CITES`]-() }) WITH n9 ORDER BY n9.`id` LIMIT $p6 RETURN n9 } WITH n9 ORDER BY n9.`id` LIMIT $p6 RETURN [CASE WHEN n9:`Book` THEN 0 WHEN n9:`Article` THEN 1 END, n9.`name`] }] AS v3,
[COLLECT { CALL () { MATCH (n10:`Book`) WHERE (n10.`id` > "" AND NOT (EXISTS { (n10)<-[:`CITES`]-() })) WITH n10 ORDER BY n10.`id` LIMIT $p7 RETURN n10 UNION ALL MATCH (n10:`Article`) WHERE (n10.`id` > "" AND NOT (EXISTS { (n10)<-[:`CITES`]-() })) WITH n10 ORDER BY n10.`id` LIMIT $p7 RETURN n10 } WITH n10 ORDER BY n10.`id` LIMIT $p7 RETURN [CASE WHEN n10:`Book` THEN 0 WHEN n10:`Article` THEN 1 END, n10.`name`] }] AS v4,
[COLLECT { MATCH (n11:`Author`) WHERE (n11.`id` > "" AND EXISTS { MATCH (n11)-[r13:`WROTE`]->(n12) WHERE (r13.`role` = $p8 AND r13.`share` < $p9) }) WITH n11 ORDER BY n11.`id` LIMIT $p10 RETURN [n11.`name`] }] AS v5,
[COLLECT { MATCH (n14:`Author`) WHERE (n14.`id` > "" AND EXISTS { MATCH (n14)-[r16:`WROTE`]->(n15:`Article`) WHERE r16.`role` = $p11 }) WITH n14 ORDER BY n14.`id` LIMIT $p12 RETURN [n14.`name`] }] AS v6,
[COLLECT { CALL () { MATCH (n17:`Book`) WHERE (n17.`id` > "" AND COUNT { (n17)<-[:`CITES`]-() } >= $p13) WITH n17 ORDER BY n17.`id` LIMIT $p14 RETURN n17 UNION ALL MATCH (n17:`Article`) WHERE (n17.`id` > "" AND COUNT { (n17)<-[:`CITES`]-() } >= $p13) WITH n17 ORDER BY n17.`id` LIMIT $p14 RETURN n17 } WITH n17 ORDER BY n17.`id` LIMIT $p14 RETURN [CASE WHEN n17:`Book` THEN 0 WHEN n17:`Article` THEN 1 END, n17.`name`] }] AS v7,
[COLLECT { MATCH (n18:`Library`) WHERE (n18.`id` > "" AND EXISTS { MATCH (n18)-[r20:`OWNS`]->(n19) WHERE EXISTS { MATCH (n19)<-[r22:`CITES`]-(n21) WHERE EXISTS { MATCH (n21)<-[r24:`WROTE`]-(n23) WHERE n23.`name` = $p15 } } }) WITH n18 ORDER BY n18.`id` LIMIT $p16 RETURN [n18.`name`] }] AS v8,
[COLLECT { CALL () { MATCH (n25:`Book`) WHERE (n25.`id` > "" AND EXISTS { (n25)<-[r27:`OWNS`]-(n26:`Author`) }) WITH n25 ORDER BY n25.`id` LIMIT $p17 RETURN n25 UNION ALL MATCH (n25:`Article`) WHERE (n25.`id` > "" AND EXISTS { (n25)<-[r27:`OWNS`]-(n26:`Author`) }) WITH n25 ORDER BY n25.`id` LIMIT $p17 RETURN n25 } WITH n25 ORDER BY n25.`id` LIMIT $p17 RETURN [CASE WHEN n25:`Book` THEN 0 WHEN n25:`Article` THEN 1 END, n25.`name`] }] AS v9,
[COLLECT { CALL () { MATCH (n28:`Book`) WHERE (n28.`id` > "" AND EXISTS { MATCH (n28)<-[r30:`OWNS`]-(n29) WHERE (n29.`name` STARTS WITH $p18 AND COUNT { (n29)-[:`OWNS`]->() } = $p19) }) WITH n28 ORDER BY n28.`id` LIMIT $p20 RETURN n28 UNION ALL MATCH (n28:`Article`) WHERE (n28.`id` > "" AND EXISTS { MATCH (n28)<-[r30:`OWNS`]-(n29) WHERE (n29.`name` STARTS WITH $p18 AND COUNT { (n29)-[:`OWNS`]->() } = $p19) }) WITH n28 ORDER BY n28.`id` LIMIT $p20 RETURN n28 } WITH n28 ORDER BY n28.`id` LIMIT $p20 RETURN [CASE WHEN n28:`Book` THEN 0 WHEN n28:`Article` THEN 1 END, n28.`name`] }] AS v10,
COLLECT { MATCH (n31:`Author`) WHERE n31.`id` = $p21 RETURN [[COLLECT { MATCH (n31)-[r33:`WROTE`]->(n32) WHERE (r33.`role` = $p22 OR n32.`year` = $p23) WITH n32, r33 ORDER BY n32.`id`, r33.`id` LIMIT $p24 RETURN [CASE WHEN n32:`Book` THEN 0 WHEN n32:`Article` THEN 1 END, n32.`name`] }, COUNT { MATCH (n31)-[r33:`WROTE`]->(n32) WHERE (r33.`role` = $p22 OR n32.`year` = $p23) }]] } AS v11

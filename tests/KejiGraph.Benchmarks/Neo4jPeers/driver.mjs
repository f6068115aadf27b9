// A peer: the statement that an engineer would write by hand for this one question, through neo4j-driver.
// One trip without a transaction of its own, labels on every end, plain objects made by the server, dates as ISO text. The hint
// is what PROFILE teaches: without it the planner reads all enterprises from that day on by the index of foundedOn and sorts
// them, with it 150 of them in the order of the answer; the statement then costs Neo4j half.
const statement = `
  MATCH (e:Enterprise) USING INDEX e:Enterprise(id) WHERE e.id > '' AND e.foundedOn >= $foundedFrom
  WITH e ORDER BY e.id LIMIT $first
  RETURN e.id AS id, e.name AS name, e.foundedOn AS foundedOn,
    COLLECT {
      MATCH (e)-[:PARTY_TO]->(a:Agreement)
      WITH a ORDER BY a.id LIMIT 3
      RETURN {
        id: a.id, name: a.name, status: a.status,
        universities: COLLECT {
          MATCH (a)<-[:PARTY_TO]-(u:University)
          WITH u ORDER BY u.id LIMIT 10
          RETURN { name: u.name, foundedOn: u.foundedOn }
        },
        talents: COLLECT {
          MATCH (a)<-[:PARTY_TO]-(t:Talent)
          WITH t ORDER BY t.id LIMIT 10
          RETURN { name: t.name, title: t.title }
        }
      }
    } AS agreements`;

const isoDate = (date) => date?.toString() ?? null;

export function peer(neo4j, driver) {
  return async function ask({ foundedFrom, first }) {
    const [year, month, day] = foundedFrom.split('-').map(Number);
    const session = driver.session({ database: 'neo4j', defaultAccessMode: neo4j.session.READ });
    try {
      const { records } = await session.run(statement, {
        foundedFrom: new neo4j.types.Date(year, month, day), first: neo4j.int(first),
      });
      const enterprises = records.map((record) => {
        const row = record.toObject();
        row.foundedOn = isoDate(row.foundedOn);
        for (const agreement of row.agreements) {
          for (const university of agreement.universities) university.foundedOn = isoDate(university.foundedOn);
        }
        return row;
      });
      return JSON.stringify({ data: { enterprises } });
    } finally {
      await session.close();
    }
  };
}

// Prints how many nodes of the model and how many relationships a Neo4j holds.
// usage: NEO4J_PASSWORD=… node count.mjs <bolt uri> <user>
import neo4j from 'neo4j-driver';

const [uri, user] = process.argv.slice(2);
const driver = neo4j.driver(uri, neo4j.auth.basic(user, process.env.NEO4J_PASSWORD), { disableLosslessIntegers: true });
const { records } = await driver.executeQuery(
  'RETURN COUNT { MATCH (n) WHERE NOT n:__Commits } AS nodes, COUNT { ()-->() } AS relationships');
console.log(`${records[0].get('nodes')} ${records[0].get('relationships')}`);
await driver.close();

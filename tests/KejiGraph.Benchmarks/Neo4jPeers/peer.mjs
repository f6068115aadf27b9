// Runs one peer in this process and loads it on demand; neither requests nor answers cross a socket of HTTP.
//   GET /answer            the answer
//   GET /load?seconds=10   asks 8 at a time for so long, and says how many answers came and in how many milliseconds
// usage: NEO4J_PASSWORD=… node peer.mjs <driver.mjs|library.mjs> <bolt uri> <user> <variables as JSON> <concurrency> <port>
import { createServer } from 'node:http';
import neo4j from 'neo4j-driver';

const [kind, uri, user, variablesText, concurrency, port] = process.argv.slice(2);
const variables = JSON.parse(variablesText);
const driver = neo4j.driver(uri, neo4j.auth.basic(user, process.env.NEO4J_PASSWORD), { disableLosslessIntegers: true });
await driver.verifyConnectivity();
const { peer } = await import(`./${kind}`);
const ask = await peer(neo4j, driver);

async function load(seconds) {
  const start = performance.now();
  const end = start + seconds * 1000;
  let answers = 0;
  const asker = async () => {
    for (; performance.now() < end; answers++) await ask(variables);
  };
  await Promise.all(Array.from({ length: Number(concurrency) }, asker));
  return `${answers} ${Math.round(performance.now() - start)}`;
}

createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://127.0.0.1');
  try {
    response.end(pathname === '/load' ? await load(Number(searchParams.get('seconds'))) : await ask(variables));
  } catch (error) {
    console.error(error);
    response.writeHead(500).end(String(error));
  }
}).listen(Number(port), '127.0.0.1', () => console.log(`Listening on http://127.0.0.1:${port}`));

// Asks a server over a WebSocket with the client of graphql-ws, several operations on one connection.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const [url] = process.argv.slice(2);
const client = createClient({ url: `${url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, lazy: false, retryAttempts: 0 });
const ask = (query, variables) => new Promise((resolve, reject) => {
  const results = [];
  client.subscribe({ query, variables }, {
    next: result => results.push(result),
    error: error => resolve({ errors: Array.isArray(error) ? error.map(one => one.message) : reject(error) }),
    complete: () => resolve(results),
  });
});
const answers = await Promise.all([
  ask('query ($id: ID!) { university(id: $id) { name } }', { id: 'uni-jilin' }),
  ask('{ nothing }'),
  ask('{ __typename }'),
]);
for (const answer of answers) {
  console.log(JSON.stringify(answer));
}
await client.dispose();

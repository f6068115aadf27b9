// Asks a server for event streams with the client of graphql-sse, one connection an operation.
import { createClient } from 'graphql-sse';

const [url] = process.argv.slice(2);
const client = createClient({ url: `${url}/graphql`, retryAttempts: 0 });
const ask = async (query, variables) => {
  const results = [];
  for await (const result of client.iterate({ query, variables })) {
    results.push(result.errors ? { errors: result.errors.map(one => one.message) } : result);
  }
  return results;
};
console.log(JSON.stringify(await ask('query ($id: ID!) { university(id: $id) { name } }', { id: 'uni-jilin' })));
console.log(JSON.stringify(await ask('{ nothing }')));
client.dispose();

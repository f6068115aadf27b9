// Runs the audits of graphql-http ("GraphQL over HTTP" before its first edition) against a running server.
// Prints the number of audits, then one line for each that does not hold: its id and its name.
import { auditServer } from 'graphql-http';

const [url] = process.argv.slice(2);
const results = await auditServer({ url: `${url}/graphql` });
console.log(results.length);
for (const { id, name, status } of results) {
  if (status !== 'ok') {
    console.log(`${id} ${name}`);
  }
}

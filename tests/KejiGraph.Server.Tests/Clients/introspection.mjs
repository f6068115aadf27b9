// Asks a server for its schema as standard tools do, and checks that what they make of it is what the server prints itself.
import { buildClientSchema, buildSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema, validateSchema } from 'graphql';

const [url] = process.argv.slice(2);
const response = await fetch(`${url}/graphql`, {
  method: 'POST',
  headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
  body: JSON.stringify({
    query: getIntrospectionQuery({
      specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true,
    }),
  }),
});
const { data, errors } = await response.json();
if (errors) {
  throw new Error(JSON.stringify(errors));
}
const schema = buildClientSchema(data);
const problems = validateSchema(schema);
if (problems.length > 0) {
  throw new Error(problems.join('\n'));
}
const own = buildSchema(await (await fetch(`${url}/graphql/schema.graphql`)).text());
const [fromIntrospection, fromSdl] = [schema, own].map(one => printSchema(lexicographicSortSchema(one)));
if (fromIntrospection !== fromSdl) {
  const [left, right] = [fromIntrospection, fromSdl].map(text => text.split('\n'));
  const line = left.findIndex((text, index) => text !== right[index]);
  throw new Error(`The schemas differ at line ${line + 1}:\n${left[line]}\n${right[line]}`);
}
const printed = printSchema(schema) + '\n';
const served = await (await fetch(`${url}/graphql/schema.graphql`)).text();
if (printed !== served) {
  throw new Error('The server prints its schema otherwise than graphql-js does.');
}
console.log(`${Object.keys(schema.getTypeMap()).length} types`);

// Apollo Client 4 tells by its three policies that a document is not valid.
import assert from 'node:assert/strict';
import { ApolloClient, CombinedGraphQLErrors, HttpLink, InMemoryCache, gql } from '@apollo/client';

const [url] = process.argv.slice(2);
const client = new ApolloClient({ link: new HttpLink({ uri: `${url}/graphql` }), cache: new InMemoryCache() });

// The document was refused with 422, yet its errors are the document's, not the network's.
const wrong = { query: gql`{ universities(first: 1) { nodes { id nam } } }`, fetchPolicy: 'no-cache' };
const message = 'Cannot query field "nam" on type "University". Did you mean "name" or "names"?';
await assert.rejects(client.query({ ...wrong, errorPolicy: 'none' }), error => {
  assert(CombinedGraphQLErrors.is(error));
  assert.equal(error.message, message);
  assert.deepEqual(error.errors, [
    { message, locations: [{ line: 5, column: 7 }], extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
  ]);
  return true;
});
const all = await client.query({ ...wrong, errorPolicy: 'all' });
assert.equal(all.data, undefined);
assert.equal(all.error.message, message);
assert.deepEqual(await client.query({ ...wrong, errorPolicy: 'ignore' }), { data: undefined });
console.log(message);

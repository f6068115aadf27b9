// urql tells that a document is not valid in its own shape, by POST and by GET.
import assert from 'node:assert/strict';
import { Client, CombinedError, fetchExchange, gql } from '@urql/core';

const [url] = process.argv.slice(2);
const client = new Client({ url: `${url}/graphql`, exchanges: [fetchExchange], preferGetMethod: false });

const message = 'Cannot query field "nam" on type "University". Did you mean "name" or "names"?';
for (const preferGetMethod of [false, 'force']) {
  const { data, error } = await client.query(gql`{ universities(first: 1) { nodes { id nam } } }`, {}, { preferGetMethod }).toPromise();
  assert.equal(data, undefined);
  assert(error instanceof CombinedError);
  assert.equal(error.networkError, undefined);
  assert.equal(error.message, `[GraphQL] ${message}`);
  assert.deepEqual(error.graphQLErrors.map(({ message, locations, extensions }) => ({ message, locations, extensions })), [
    { message, locations: [{ line: 5, column: 7 }], extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
  ]);
}
console.log(message);

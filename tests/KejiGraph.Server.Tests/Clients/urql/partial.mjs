// urql gives the data and the errors of an answer of which a part is missing.
import assert from 'node:assert/strict';
import { Client, fetchExchange, gql } from '@urql/core';

const [url] = process.argv.slice(2);
const client = new Client({ url: `${url}/graphql`, exchanges: [fetchExchange], preferGetMethod: false });

const { data, error } = await client.query(gql`
  {
    told: enterprise(id: "ent-told") { id name sources { document { title } } }
    lost: enterprise(id: "ent-lost") { id name sources { document { title } } }
  }`, {}).toPromise();
assert.deepEqual(data, { told: { id: 'ent-told', name: '有名', sources: [] }, lost: null });
assert.equal(error.networkError, undefined);
assert.deepEqual(error.graphQLErrors.map(({ message, path, extensions }) => ({ message, path, extensions })), [{
  message: 'Cannot return null for non-nullable field Evidence.document.',
  path: ['lost', 'sources', 0, 'document'],
  extensions: { code: 'INTERNAL' },
}]);
console.log(error.message);

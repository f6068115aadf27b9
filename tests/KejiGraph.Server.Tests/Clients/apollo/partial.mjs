// Apollo Client 4 tells by its three policies that a part of an answer is missing.
import assert from 'node:assert/strict';
import { ApolloClient, CombinedGraphQLErrors, HttpLink, InMemoryCache, gql } from '@apollo/client';

const [url] = process.argv.slice(2);
const client = new ApolloClient({ link: new HttpLink({ uri: `${url}/graphql` }), cache: new InMemoryCache() });

const query = gql`
  {
    told: enterprise(id: "ent-told") { id name sources { document { title } } }
    lost: enterprise(id: "ent-lost") { id name sources { document { title } } }
  }`;
const data = { told: { __typename: 'Enterprise', id: 'ent-told', name: '有名', sources: [] }, lost: null };
const errors = [{
  message: 'Cannot return null for non-nullable field Evidence.document.',
  locations: [{ line: 18, column: 7 }],
  path: ['lost', 'sources', 0, 'document'],
  extensions: { code: 'INTERNAL' },
}];
const ask = errorPolicy => client.query({ query, errorPolicy, fetchPolicy: 'no-cache' });
const check = error => {
  assert(CombinedGraphQLErrors.is(error));
  assert.deepEqual(error.errors, errors);
  assert.deepEqual(error.data, data);
  return true;
};
await assert.rejects(ask('none'), check);
const all = await ask('all');
assert.deepEqual(all.data, data);
check(all.error);
assert.deepEqual(await ask('ignore'), { data });
console.log(errors[0].message);

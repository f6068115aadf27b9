// Apollo Client 4 registers a document by its hash once, and asks by GET with the hash alone from then on.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';

const [url] = process.argv.slice(2);
const requests = [];
const persisted = new PersistedQueryLink({
  sha256: text => createHash('sha256').update(text).digest('hex'),
  useGETForHashedQueries: true,
});
const http = new HttpLink({
  uri: `${url}/graphql`,
  fetch: (address, options) => {
    const sentText = options.method === 'GET' ? new URL(address).searchParams.has('query') : 'query' in JSON.parse(options.body);
    requests.push(`${options.method} ${sentText ? 'text' : 'hash'}`);
    return fetch(address, options);
  },
});
const client = new ApolloClient({ link: persisted.concat(http), cache: new InMemoryCache() });
const query = gql`query PersistedEnterprise($id: ID!) { enterprise(id: $id) { id name } }`;
const ask = async id => (await client.query({ query, variables: { id }, fetchPolicy: 'no-cache' })).data.enterprise;

assert.deepEqual(await ask('ent-jinggong'), { __typename: 'Enterprise', id: 'ent-jinggong', name: '精工电子' });
assert.deepEqual(await ask('ent-alibaba'), { __typename: 'Enterprise', id: 'ent-alibaba', name: '阿里巴巴' });
console.log(requests.join(', '));

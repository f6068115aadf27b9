// Apollo Client 4 shows what is there and completes it, with both of its forms of incremental delivery.
import assert from 'node:assert/strict';
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { Defer20220824Handler, GraphQL17Alpha9Handler } from '@apollo/client/incremental';
import { lastValueFrom, takeWhile, toArray } from 'rxjs';

const [url] = process.argv.slice(2);
const query = gql`
  query Enterprise($id: ID!) {
    enterprise(id: $id) {
      id
      name
      ... @defer(label: "agreements") { agreements { totalCount nodes { id name } } }
    }
  }`;
const enterprise = { __typename: 'Enterprise', id: 'ent-jinggong', name: '精工电子' };
const agreements = {
  __typename: 'PartyToAgreementConnection',
  totalCount: 1,
  nodes: [{ __typename: 'Agreement', id: 'agr-jinggong-qibebt', name: '联合攻关' }],
};
for (const Handler of [Defer20220824Handler, GraphQL17Alpha9Handler]) {
  const types = [];
  const client = new ApolloClient({
    link: new HttpLink({
      uri: `${url}/graphql`,
      fetch: async (address, options) => {
        const response = await fetch(address, options);
        types.push(response.headers.get('content-type'));
        return response;
      },
    }),
    cache: new InMemoryCache(),
    incrementalHandler: new Handler(),
  });
  const shown = await lastValueFrom(client.watchQuery({ query, variables: { id: 'ent-jinggong' } }).pipe(
    takeWhile(({ dataState }) => dataState !== 'complete', true),
    toArray(),
  ));
  assert.deepEqual(shown.filter(({ dataState }) => dataState !== 'empty').map(({ dataState, data }) => ({ dataState, data })), [
    { dataState: 'streaming', data: { enterprise } },
    { dataState: 'complete', data: { enterprise: { ...enterprise, agreements } } },
  ]);
  console.log(types.join(' '));
}

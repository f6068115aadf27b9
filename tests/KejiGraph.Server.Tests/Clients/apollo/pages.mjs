// Apollo Client 4 reads a connection page by page, with its own policy for connections of Relay.
import assert from 'node:assert/strict';
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { filter, firstValueFrom } from 'rxjs';

const [url] = process.argv.slice(2);
const client = new ApolloClient({
  link: new HttpLink({ uri: `${url}/graphql` }),
  cache: new InMemoryCache({ typePolicies: { Query: { fields: { talents: relayStylePagination(['order']) } } } }),
});

const talents = gql`
  query Talents($after: String) {
    talents(first: 2, after: $after, order: [{ name: DESC }]) {
      edges { cursor node { id name } }
      pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
    }
  }`;
const list = client.watchQuery({ query: talents });
const shown = until => firstValueFrom(list.pipe(filter(({ data, dataState }) => dataState === 'complete' && until(data.talents))));
const pages = [];
let page = (await shown(() => true)).data.talents;
for (pages.push(page.edges.length); page.pageInfo.hasNextPage; pages.push(page.edges.length)) {
  page = (await list.fetchMore({ variables: { after: page.pageInfo.endCursor } })).data.talents;
}
assert.deepEqual(pages, [2, 2, 2, 1]);
const whole = await client.query({
  query: gql`{ all: talents(first: 50, order: [{ name: DESC }]) { edges { node { id name } } } }`,
  fetchPolicy: 'no-cache',
});
const nodes = edges => edges.map(({ node: { id, name } }) => ({ id, name }));
assert.equal(new Set(nodes(whole.data.all.edges).map(node => node.id)).size, 7);
assert.deepEqual(nodes((await shown(talents => !talents.pageInfo.hasNextPage)).data.talents.edges), nodes(whole.data.all.edges));
console.log(pages.join(' '));

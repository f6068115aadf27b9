// Apollo Client 4, as it comes, keeps both ends of a relationship: it is one edge at each end, with another node.
import assert from 'node:assert/strict';
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';

const [url] = process.argv.slice(2);
const client = new ApolloClient({ link: new HttpLink({ uri: `${url}/graphql` }), cache: new InMemoryCache() });

const { data } = await client.query({
  query: gql`
    {
      entities(where: { id: { eq: "doc-000" } }) {
        nodes { id concerns { edges { relationshipId node { id concernedBy { edges { relationshipId node { id } } } } } } }
      }
    }`,
});
const edge = (node, more) => ({
  edges: [{ __typename: 'ConcernsEntityEdge', relationshipId: 'edge-0091', node: { ...node, ...more } }],
  __typename: 'ConcernsEntityConnection',
});
const [document, event] = [{ __typename: 'Document', id: 'doc-000' }, { __typename: 'Event', id: 'event-000-press-conference' }];
assert.deepEqual(data, {
  entities: {
    __typename: 'EntityConnection',
    nodes: [{ ...document, concerns: edge(event, { concernedBy: edge(document) }) }],
  },
});
console.log(`${document.id} ${event.id}`);

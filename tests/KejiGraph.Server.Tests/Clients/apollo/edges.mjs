// Apollo Client 4 keeps both ends of a relationship when it is told not to keep edges by id: it is one edge at each end.
import assert from 'node:assert/strict';
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';

const [url] = process.argv.slice(2);
const { data: { __type: { possibleTypes } } } = await (await fetch(
  `${url}/graphql?query=${encodeURIComponent('{ __type(name: "Relationship") { possibleTypes { name } } }')}`,
  { headers: { accept: 'application/graphql-response+json' } })).json();
const client = new ApolloClient({
  link: new HttpLink({ uri: `${url}/graphql` }),
  cache: new InMemoryCache({
    possibleTypes: { Relationship: possibleTypes.map(type => type.name) },
    typePolicies: { Relationship: { keyFields: false } },
  }),
});

const { data } = await client.query({
  query: gql`
    {
      entities(where: { id: { eq: "doc-000" } }) {
        nodes { id concerns { edges { id node { id concernedBy { edges { id node { id } } } } } } }
      }
    }`,
});
const edge = (node, more) => ({
  edges: [{ __typename: 'ConcernsEntityEdge', id: 'edge-0091', node: { ...node, ...more } }], __typename: 'ConcernsEntityConnection',
});
const [document, event] = [{ __typename: 'Document', id: 'doc-000' }, { __typename: 'Event', id: 'event-000-press-conference' }];
assert.deepEqual(data, {
  entities: {
    __typename: 'EntityConnection',
    nodes: [{ ...document, concerns: edge(event, { concernedBy: edge(document) }) }],
  },
});
console.log(`${document.id} ${event.id}`);

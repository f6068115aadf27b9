// Apollo Client 4 asks with variables and keeps what it gets by type and id.
import assert from 'node:assert/strict';
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';

const [url] = process.argv.slice(2);
const client = new ApolloClient({ link: new HttpLink({ uri: `${url}/graphql` }), cache: new InMemoryCache() });

const enterprise = gql`
  query Enterprise($id: ID!) {
    enterprise(id: $id) { id name agreements { totalCount nodes { id name } } }
  }`;
const { data } = await client.query({ query: enterprise, variables: { id: 'ent-jinggong' } });
const agreement = { __typename: 'Agreement', id: 'agr-jinggong-qibebt', name: '联合攻关' };
assert.deepEqual(data, {
  enterprise: {
    __typename: 'Enterprise',
    id: 'ent-jinggong',
    name: '精工电子',
    agreements: { __typename: 'PartyToAgreementConnection', totalCount: 1, nodes: [agreement] },
  },
});

// Another query that meets the same agreement adds to the same record of the cache.
await client.query({ query: gql`{ agreements(where: { id: { eq: "agr-jinggong-qibebt" } }) { nodes { id agreementKind } } }` });
const { agreementKind, ...known } = client.cache.extract()['Agreement:agr-jinggong-qibebt'];
assert.deepEqual(known, agreement);
assert.equal(agreementKind, 'JOINT_RESEARCH');
assert.deepEqual(client.cache.extract()['Enterprise:ent-jinggong'].agreements.nodes, [{ __ref: 'Agreement:agr-jinggong-qibebt' }]);
console.log(Object.keys(client.cache.extract()).filter(key => key.includes(':')).join(' '));

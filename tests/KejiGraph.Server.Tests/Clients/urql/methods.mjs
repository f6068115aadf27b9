// urql asks with variables, by POST and by GET.
import assert from 'node:assert/strict';
import { Client, fetchExchange, gql } from '@urql/core';

const [url] = process.argv.slice(2);
const methods = [];
const client = new Client({
  url: `${url}/graphql`,
  exchanges: [fetchExchange],
  preferGetMethod: false,
  fetch: (address, options) => (methods.push(options.method), fetch(address, options)),
});

const enterprise = gql`query Enterprise($id: ID!) { enterprise(id: $id) { id name agreements { totalCount nodes { id name } } } }`;
const expected = {
  enterprise: {
    id: 'ent-jinggong', name: '精工电子', agreements: { totalCount: 1, nodes: [{ id: 'agr-jinggong-qibebt', name: '联合攻关' }] },
  },
};
for (const preferGetMethod of [false, 'force', 'within-url-limit']) {
  const { data, error } = await client.query(enterprise, { id: 'ent-jinggong' }, { preferGetMethod }).toPromise();
  assert.equal(error, undefined);
  assert.deepEqual(data, expected);
}
assert.deepEqual(methods, ['POST', 'GET', 'GET']);
console.log(methods.join(' '));

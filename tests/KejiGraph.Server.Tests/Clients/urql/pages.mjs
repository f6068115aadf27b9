// urql reads a connection page by page.
import assert from 'node:assert/strict';
import { Client, fetchExchange, gql } from '@urql/core';

const [url] = process.argv.slice(2);
const client = new Client({ url: `${url}/graphql`, exchanges: [fetchExchange], preferGetMethod: false });

const talents = gql`
  query Talents($first: Int!, $after: String) {
    talents(first: $first, after: $after, order: [{ name: DESC }]) {
      nodes { id name }
      pageInfo { endCursor hasNextPage }
    }
  }`;
const ask = async variables => (await client.query(talents, variables).toPromise()).data.talents;
const pages = [];
for (let after = null, more = true; more;) {
  const page = await ask({ first: 2, after });
  pages.push(page.nodes);
  ({ endCursor: after, hasNextPage: more } = page.pageInfo);
}
assert.deepEqual(pages.map(page => page.length), [2, 2, 2, 1]);
assert.deepEqual(pages.flat(), (await ask({ first: 50 })).nodes);
console.log(pages.map(page => page.length).join(' '));

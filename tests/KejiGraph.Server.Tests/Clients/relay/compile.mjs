// Compiles a Relay application for the schema that the server prints, then runs it with Relay's own store.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import compiler from 'relay-compiler';
import relay from 'relay-runtime';

const [url, folder] = process.argv.slice(2);
const { Environment, Network, RecordSource, Store, createOperationDescriptor, fetchQuery, getSingularSelector } = relay;

mkdirSync(join(folder, 'artifacts'));
cpSync(new URL('source', import.meta.url), join(folder, 'src'), { recursive: true });
writeFileSync(join(folder, 'schema.graphql'), await (await fetch(`${url}/graphql/schema.graphql`)).text());
writeFileSync(join(folder, 'texts.json'), '{}');
writeFileSync(join(folder, 'relay.config.json'), JSON.stringify({
  src: './src',
  schema: './schema.graphql',
  artifactDirectory: './artifacts',
  language: 'javascript',
  eagerEsModules: false,
  persistConfig: { file: './texts.json' },
}));
execFileSync(compiler, ['relay.config.json'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
const texts = JSON.parse(readFileSync(join(folder, 'texts.json')));
const artifact = name => createRequire(import.meta.url)(join(folder, 'artifacts', `${name}.graphql.js`));

const page = artifact('EnterprisesPageQuery');
assert.deepEqual(artifact('Enterprises_list').metadata, {
  connection: [{ count: 'first', cursor: 'after', direction: 'forward', path: ['enterprises'] }],
  refetch: {
    connection: { forward: { count: 'first', cursor: 'after' }, backward: null, path: ['enterprises'] },
    fragmentPathInResult: [],
    operation: page,
  },
});
assert.deepEqual(artifact('Enterprises_agreements').metadata.refetch.fragmentPathInResult, ['node']);
console.log(`${Object.keys(texts).length} operations`);

const ask = async (query, variables) => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
};
const environment = new Environment({
  network: Network.create(({ id }, variables) => ask(texts[id], variables)),
  store: new Store(new RecordSource()),
});
const read = (fragment, owner) => environment.lookup(getSingularSelector(artifact(fragment), owner)).data;

const variables = { first: 20, after: null };
const first = createOperationDescriptor(artifact('EnterprisesQuery'), variables);
const keep = environment.retain(first);
await fetchQuery(environment, artifact('EnterprisesQuery'), variables).toPromise();
const list = () => read('Enterprises_list', environment.lookup(first.fragment).data).enterprises;
const counts = [list().edges.length];
while (list().pageInfo.hasNextPage) {
  await fetchQuery(environment, page, { first: 20, after: list().pageInfo.endCursor }).toPromise();
  counts.push(list().edges.length);
}
const { data } = await ask('{ enterprises(first: 50, order: [{ name: ASC }]) { nodes { id name } } }');
assert.deepEqual(counts, [20, 40, 46]);
assert.deepEqual(list().edges.map(({ node }) => read('Enterprises_card', node)), data.enterprises.nodes);
keep.dispose();
console.log(counts.join(' '));

const agreements = artifact('EnterprisesAgreementsQuery');
const one = createOperationDescriptor(agreements, { id: 'ent-jinggong', count: 2, cursor: null });
environment.retain(one);
await fetchQuery(environment, agreements, one.request.variables).toPromise();
const { node } = environment.lookup(one.fragment).data;
const { totalCount, edges } = read('Enterprises_agreements', node).agreements;
assert.equal(totalCount, 1);
assert.deepEqual(edges.map(({ node: { name, parties } }) => ({ name, parties: parties.edges.map(edge => edge.node) })), [
  {
    name: '联合攻关',
    parties: [
      { __typename: 'Enterprise', name: '精工电子' },
      { __typename: 'ResearchInstitute', name: '中科院青岛生物能源与过程研究所' },
    ],
  },
]);
console.log('both ends of a relationship');

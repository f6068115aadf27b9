// The peer: the same schema subset over the same graph files, in memory, answered by mercurius with graphql-jit.
// Written to be fast: plain maps and arrays, adjacency sorted once at the start, resolvers that neither copy nor await.
// usage: node server.mjs <folder with graph files> <port>
import { createInterface } from 'node:readline';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import Fastify from 'fastify';
import mercurius from 'mercurius';

const [folder, port] = process.argv.slice(2);

const schema = `
  scalar Decimal
  scalar Date
  enum AgreementStatus { INTENT SIGNED IN_PERFORMANCE COMPLETED TERMINATED }
  enum RelationRole { UNIVERSITY ENTERPRISE EXPERT }
  interface Actor { id: ID! name: String! }
  type University implements Actor { id: ID! name: String! foundedOn: Date }
  type Talent implements Actor { id: ID! name: String! title: String field: String }
  type Enterprise implements Actor { id: ID! name: String! agreements(first: Int): AgreementConnection! }
  type Agreement { id: ID! name: String! status: AgreementStatus amount: Decimal parties(first: Int): PartyConnection! }
  type EnterpriseConnection { nodes: [Enterprise!]! }
  type AgreementConnection { nodes: [Agreement!]! }
  type PartyConnection { edges: [PartyEdge!]! }
  type PartyEdge { role: RelationRole node: Actor! }
  type Query { enterprises(first: Int): EnterpriseConnection! }
`;

async function* lines(...path) {
  for await (const line of createInterface({ input: createReadStream(join(folder, ...path)), crlfDelay: Infinity })) {
    yield JSON.parse(line);
  }
}

async function load(type) {
  const nodes = new Map();
  for await (const { id, properties } of lines('nodes', `${type}.jsonl`)) {
    const { name, foundedOn, title, field, status, amount } = properties;
    nodes.set(id, { __typename: type, id, name, foundedOn, title, field, status, amount, links: [] });
  }
  return nodes;
}

const byId = (left, right) => (left < right ? -1 : left > right ? 1 : 0);
const actors = new Map();
for (const type of ['University', 'Talent', 'Enterprise']) {
  for (const [id, node] of await load(type)) actors.set(id, node);
}
const agreements = await load('Agreement');
for await (const { id, from, to, properties } of lines('relationships', 'PARTY_TO.jsonl')) {
  const [actor, agreement] = [actors.get(from), agreements.get(to)];
  actor.links.push({ id, node: agreement });
  agreement.links.push({ id, role: properties.role, node: actor });
}
for (const node of [...actors.values(), ...agreements.values()]) {
  node.links.sort((left, right) => byId(left.node.id, right.node.id) || byId(left.id, right.id));
}
for (const actor of actors.values()) actor.agreements = actor.links.map((link) => link.node);
const enterprises = [...actors.values()].filter((node) => node.__typename === 'Enterprise').sort((left, right) => byId(left.id, right.id));

const page = (rows, first) => rows.slice(0, first ?? 10);
const resolvers = {
  Query: { enterprises: (_, { first }) => ({ nodes: page(enterprises, first) }) },
  Enterprise: { agreements: (node, { first }) => ({ nodes: page(node.agreements, first) }) },
  Agreement: { parties: (node, { first }) => ({ edges: page(node.links, first) }) },
  Actor: { resolveType: (node) => node.__typename },
};

const app = Fastify({ logger: false });
await app.register(mercurius, { schema, resolvers, jit: 1 });
await app.listen({ port: Number(port), host: '127.0.0.1' });
console.log(`Listening on http://127.0.0.1:${port}/graphql`);

// Ends with 1 unless all answers hold the same data. The order of members is the writer's own, and KejiGraph's connections
// have their rows one level deeper, under `nodes`; all else must be equal.
// usage: node same.mjs <answer> <answer> …
import { deepStrictEqual } from 'node:assert';
import { readFileSync } from 'node:fs';

const plain = (value) => {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value);
  return members.length === 1 && members[0][0] === 'nodes'
    ? plain(members[0][1])
    : Object.fromEntries(members.map(([name, member]) => [name, plain(member)]));
};

const [first, ...others] = process.argv.slice(2).map((path) => {
  const text = readFileSync(path);
  return { path, bytes: text.length, data: plain(JSON.parse(text)) };
});
for (const other of others) deepStrictEqual(other.data, first.data, `${other.path} holds other data than ${first.path}.`);
console.log(`The same data: ${[first, ...others].map(({ path, bytes }) => `${path} ${bytes} bytes`).join(', ')}.`);

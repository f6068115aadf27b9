// Generates TypeScript of the schema and of the ready queries from a running server, as a front end does, and compiles it strictly;
// then the compiler checks the answers of the ready queries against the types that were made for them.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from '@graphql-codegen/cli';
import { parse } from 'graphql';

const [url, queries, folder] = process.argv.slice(2);
const packages = fileURLToPath(new URL('node_modules', import.meta.url));
await generate(
  {
    schema: `${url}/graphql`,
    documents: `${queries}/*.graphql`,
    generates: {
      [join(folder, 'schema.ts')]: { plugins: ['typescript'] },
      [join(folder, 'operations.ts')]: { plugins: ['typescript-operations', 'typed-document-node'] },
    },
    silent: true,
  },
  true,
);

const answers = readdirSync(queries).filter(name => name.endsWith('.json')).map(name => {
  const [{ name: { value: operation } }] = parse(readFileSync(join(queries, name.replace('.json', '.graphql')), 'utf8')).definitions;
  const { data } = JSON.parse(readFileSync(join(queries, name)));
  return `export const answer${operation}: ResultOf<typeof operations.${operation}Document> = ${JSON.stringify(data)};\n`;
});
writeFileSync(join(folder, 'answers.ts'), [
  "import type { ResultOf } from '@graphql-typed-document-node/core';\n",
  "import * as operations from './operations.js';\n",
  ...answers,
].join(''));
writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({
  compilerOptions: {
    strict: true, noEmit: true, module: 'nodenext', target: 'es2022', types: [], paths: { '*': [join(packages, '*')] },
  },
  include: ['*.ts'],
}));
execFileSync(join(packages, '.bin', 'tsc'), ['--project', folder], { stdio: ['ignore', 2, 'inherit'] });
console.log(`${answers.length} answers`);

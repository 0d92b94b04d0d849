// The tests that Stryker runs for each mutant (npm run mutation): those of the core in one process. DuckDB's native module
// does not live through being loaded again and again in one process, and whole runs take minutes for thousands of mutants:
// files that need a database are left out, unless LOADPROOF_MUTATION_ENGINES=1 asks for them. LOADPROOF_MUTATION_TESTS is a
// regular expression of the files to take, for a look at one source file.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import base from './jest.config.mjs';

const { globalSetup: _, globalTeardown: __, ...rest } = base;
const FOLDERS = ['compare', 'sql', 'dms', 'plan', 'csv', 'config', 'report', 'handlers', 'explain'];
const NEEDS_ENGINE = /support\/(?:postgres|sides|mysql|engine|duckdb)|duckdb|from '\.\/support/;

const light = FOLDERS.flatMap((folder) => {
  const path = join('test', folder);
  return readdirSync(path)
    .filter((name) => name.endsWith('.test.ts'))
    .filter((name) => !NEEDS_ENGINE.test(readFileSync(join(path, name), 'utf8')))
    .map((name) => `<rootDir>/${path}/${name}`);
});
const wanted = new RegExp(process.env.LOADPROOF_MUTATION_TESTS ?? '');
const all = ['compare', 'sql', 'dms', 'plan', 'csv'].map((name) => `<rootDir>/test/${name}/**/*.test.ts`);

export default {
  ...rest,
  testMatch: process.env.LOADPROOF_MUTATION_ENGINES === '1' ? all : light.filter((path) => wanted.test(path)),
  testTimeout: 20_000,
};

// Runs every random property with seeds that nobody chose, and more cases than the gate has. A failure prints its seed:
// LOADPROOF_PROPERTY_SEED=<seed> LOADPROOF_PROPERTY_RUNS=<runs> npx jest <file> finds it again.
// Usage: node scripts/random-properties.mjs [arguments of jest]; LOADPROOF_PROPERTY_RUNS is the number of cases (100).
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const OWN_CONFIGURATION = /^(?:trino|emulator)\//;
const sources = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
const hasProperty = (path) => readFileSync(join('test', path), 'utf8').includes("from 'fast-check'");
const files = sources.filter((path) => path.endsWith('.test.ts') && !OWN_CONFIGURATION.test(path) && hasProperty(path));

const { status } = spawnSync(
  process.execPath,
  [
    ...['node_modules/jest/bin/jest.js', '--testTimeout=3600000', ...process.argv.slice(2)],
    ...['--runTestsByPath', ...files.map((path) => join('test', path))],
  ],
  { stdio: 'inherit', env: { LOADPROOF_PROPERTY_SEED: 'random', LOADPROOF_PROPERTY_RUNS: '100', ...process.env } },
);
process.exit(status ?? 1);

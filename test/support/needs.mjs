// Which test files can do more where there is more than Node: a database server, a browser, the Node of the Action, the
// models of AWS's services, a parser. They are found by what they, and what of test/ they import, read from the
// environment, so that a new file cannot be forgotten (test/house/needs.test.ts).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// PGlite is started for every run.
const NEEDS = /\bLOADPROOF_(?:TEST_(?!PGLITE_URLS?\b|REST\b|PASSWORD\b)[A-Z0-9_]+|BOTOCORE)\b/;
const IMPORTS = /\b(?:from|import|require)\s*\(?\s*'(\.[^']+)'/g;

const TEST = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Whether a file names what it needs, or imports one of test/ that does. */
function needs(file, seen) {
  if (seen.has(file)) return false;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  if (NEEDS.test(text)) return true;
  const imported = [...text.matchAll(IMPORTS)].map(([, path]) => resolve(dirname(file), path));
  return imported.some((path) => path.startsWith(TEST) && existsSync(path) && needs(path, seen));
}

/** The tests that need something, as `test/…`. */
export function testsWithNeeds() {
  return readdirSync(TEST, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .filter((path) => needs(join(TEST, path), new Set()))
    .map((path) => `test/${path}`)
    .sort();
}

/** Statements that our tests cannot execute are at least ones that a parser of the dialect reads. */
import { spawnSync } from 'node:child_process';
import { statementsOf, type UnexecutedKind } from '../support/statements.ts';

const TEXTS = [
  "'",
  "''",
  '"',
  '\\',
  '\\\n',
  "\\'; DROP TABLE t; --",
  '; SELECT 1',
  '/* x */',
  '\r\n',
  '\t',
  'é',
  '😀',
  ']',
  '[x]',
  'a.b',
  '$1',
  '?',
  ':x',
  '`',
  'select',
];

function problems(dialect: string, statements: Readonly<Record<string, string>>): unknown {
  const { stdout, stderr, status } = spawnSync('python3', ['test/parse/parse.py'], {
    input: JSON.stringify({ dialect, statements }),
    encoding: 'utf8',
    env: { ...process.env, PYTHONPATH: process.env.LOADPROOF_TEST_SQLGLOT ?? '' },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

test.each<[UnexecutedKind, string]>([
  ['oracle', 'oracle'],
  ['sqlserver', 'tsql'],
])('every statement for %s is one that a parser of its dialect reads', (kind, dialect) => {
  expect(problems(dialect, statementsOf(kind, TEXTS))).toEqual({});
});

test('the parser refuses what is none of a dialect', () => {
  expect(problems('oracle', { limit: 'SELECT CASE FROM x', two: 'SELECT 1; SELECT 2' })).toEqual({
    limit: expect.any(String),
    two: '2 statements',
  });
});

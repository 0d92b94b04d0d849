import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const EVERYTHING = ['POSTGRES_URL', 'MYSQL_URL', 'CHROMIUM', 'SQLGLOT', 'NODE24'];

/** The files that Jest takes, with the servers and programs of `.ci/run` or without any. */
function listed(more: Readonly<Record<string, string>>): string[] {
  const bare = Object.entries(process.env).filter(([name]) => !name.startsWith('LOADPROOF_'));
  const run = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', '--listTests', '--json'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...Object.fromEntries(bare), ...more },
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return (JSON.parse(run.stdout) as string[]).map((path) => relative(ROOT, path)).sort();
}

const all = Object.fromEntries(EVERYTHING.map((name) => [`LOADPROOF_TEST_${name}`, 'given']));
const rest = listed({ ...all, LOADPROOF_TEST_REST: '1' });

const sources = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.[cm]?ts$/.test(path) && !/^(?:trino|emulator|soundness)\//.test(path))
  .map((path) => ({ path: join('test', path), text: readFileSync(join(ROOT, 'test', path), 'utf8') }));
const isTest = (path: string) => path.endsWith('.test.ts');

describe('the second run of .ci/run', () => {
  test('has every file that names what the first had not', () => {
    const naming = sources.filter(({ text }) => /LOADPROOF_(?:TEST_(?!PGLITE|REST|PASSWORD)[A-Z]|BOTOCORE)/.test(text));
    const own = naming.filter(({ path }) => isTest(path) && path !== 'test/house/needs.test.ts');
    expect(own.length).toBeGreaterThan(10);
    expect(own.map(({ path }) => path).filter((path) => !rest.includes(path))).toEqual([]);
    // And whoever imports one of the helpers that do, by the helper's name.
    const helpers = naming
      .filter(({ path }) => !isTest(path))
      .map(({ path }) => `/${basename(dirname(path))}/${basename(path)}'`);
    const users = sources.filter(({ path, text }) => isTest(path) && helpers.some((name) => text.includes(name)));
    expect(users.length).toBeGreaterThan(40);
    expect(users.map(({ path }) => path).filter((path) => !rest.includes(path))).toEqual([]);
  });

  test('has every file that the first run left out, and none that needs nothing', () => {
    const first = listed({});
    const whole = listed(all);
    expect(whole.filter((path) => !first.includes(path) && !rest.includes(path))).toEqual([]);
    expect(rest.filter((path) => !whole.includes(path))).toEqual([]);
    expect(rest.length).toBeLessThan(whole.length);
    for (const path of ['test/report/html.test.ts', 'test/dms/types.test.ts', 'test/house/lint-house.test.ts'])
      expect([whole.includes(path), rest.includes(path)]).toEqual([true, false]);
  });

  test('leaves out what has no server', () => {
    const few = listed({ LOADPROOF_TEST_REST: '1' });
    expect(few.filter((path) => /^test\/(?:heavy|browser|parse)\//.test(path))).toEqual([]);
  });
});

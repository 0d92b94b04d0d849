import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loadproof-dist-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function command(name: string, args: readonly string[], cwd: string) {
  const done = spawnSync(name, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' },
  });
  return { code: done.status, said: done.stdout + done.stderr };
}
const script = (name: string, ...args: string[]) =>
  command(process.execPath, [join(ROOT, 'scripts', name), ...args], ROOT);

test('two builds give the same bytes, with the licence of each package in it', () => {
  for (const one of ['a', 'b']) expect(script('build-action.mjs', join(folder, one)).code).toBe(0);
  const read = (one: string, file: string) => readFileSync(join(folder, one, file), 'utf8');
  for (const file of ['index.cjs', 'licenses.txt']) expect(read('a', file) === read('b', file)).toBe(true);
  const licences = read('a', 'licenses.txt');
  // The bundle says of each of its parts which file it was.
  const parts = read('a', 'index.cjs').matchAll(/^\s*\/\/ (?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//gm);
  const packages = [...new Set([...parts].map(([, name]) => name ?? ''))].sort();
  expect(packages).toEqual(expect.arrayContaining(['@actions/core', '@aws-sdk/client-sfn', '@octokit/rest', 'zod']));
  const listed = [...licences.matchAll(/^((?:@[\w.-]+\/)?[\w.-]+) \d+\.\d+\.\d+\S* \([^)]+\)$/gm)].map(
    ([, name]) => name ?? '',
  );
  expect([...new Set(listed)].sort()).toEqual(packages);
  for (const text of licences.split(/^-{80}$/m).slice(1)) expect(text).toMatch(/permission|licen[cs]e/i);
  expect(read('a', 'index.cjs')).not.toContain(ROOT);
});

describe('check-dist', () => {
  /** A repository with a build of one file, committed. */
  function repository(build = 'mkdir -p action/dist && cp source action/dist/index.cjs'): void {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: { 'build:action': build } }));
    writeFileSync(join(folder, 'source'), 'one\n');
    mkdirSync(join(folder, 'action/dist'), { recursive: true });
    writeFileSync(join(folder, 'action/dist/index.cjs'), 'one\n');
    const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com'];
    for (const args of [
      ['init', '-q'],
      ['add', '.'],
      [...identity, 'commit', '-qm', 'x'],
    ])
      expect(command('git', args, folder)).toEqual({ code: 0, said: '' });
  }
  const check = () => script('check-dist.mjs', folder);

  test('passes where the committed bundle is what the sources give', () => {
    repository();
    expect(check()).toMatchObject({ code: 0 });
  });

  test.each<[what: string, build: string, said: string]>([
    ['other bytes', 'mkdir -p action/dist && echo two > action/dist/index.cjs', ' M action/dist/index.cjs'],
    [
      'a file more',
      'mkdir -p action/dist && cp source action/dist/index.cjs && cp source action/dist/new.cjs',
      '?? action/dist/new.cjs',
    ],
    ['a file less', 'mkdir -p action/dist', ' D action/dist/index.cjs'],
  ])('fails for %s', (_what, build, said) => {
    repository(build);
    expect(check()).toMatchObject({ code: 1, said: expect.stringContaining(said) });
  });

  test('fails for a file that git ignores', () => {
    repository('mkdir -p action/dist && cp source action/dist/index.cjs && cp source action/dist/x.map');
    writeFileSync(join(folder, '.git/info/exclude'), '*.map\n');
    expect(check()).toMatchObject({ code: 1, said: expect.stringContaining('!! action/dist/x.map') });
  });
});

describe('the tables of inputs and outputs', () => {
  test('are what action.yml says', () => {
    expect(script('action-docs.mjs', '--check')).toEqual({ code: 0, said: '' });
  });

  test('are written, and a change of action.yml or of a table is seen', () => {
    for (const file of ['action.yml', 'README.md', 'docs/action.md']) cpSync(join(ROOT, file), join(folder, file));
    const yml = join(folder, 'action.yml');
    writeFileSync(yml, readFileSync(yml, 'utf8').replace(/default: .60./, 'default: 61'));
    expect(script('action-docs.mjs', '--check', folder)).toMatchObject({ code: 1 });
    expect(script('action-docs.mjs', folder)).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain('| `61` |');
    expect(script('action-docs.mjs', '--check', folder)).toMatchObject({ code: 0 });
  });

  test('must have a place', () => {
    cpSync(join(ROOT, 'action.yml'), join(folder, 'action.yml'));
    mkdirSync(join(folder, 'docs'));
    for (const file of ['README.md', 'docs/action.md']) writeFileSync(join(folder, file), 'nothing\n');
    expect(script('action-docs.mjs', '--check', folder)).toMatchObject({ code: 1 });
  });
});

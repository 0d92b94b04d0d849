import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explanationSchema } from '../../core/explain/schema.ts';
import { ActionProcess, type Finished } from './support/action-process.ts';

/** The `explain` mode of the bundle, as the runner runs it: no AWS, no token, a repository with DMS files. */

let action: ActionProcess;
let repository: string;

beforeAll(() => {
  action = new ActionProcess();
});
afterAll(() => action?.remove());
beforeEach(() => {
  repository = join(action.folder, 'repository');
  rmSync(repository, { recursive: true, force: true });
  mkdirSync(repository);
  cpSync('examples/explain', join(repository, 'dms'), { recursive: true });
});

const run = (explain: string, inputs: Record<string, string> = {}): Promise<Finished> =>
  action.run(
    { explain, ...inputs },
    { GITHUB_WORKSPACE: repository, AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' },
  );

interface Command {
  readonly level: string;
  readonly file: string;
  readonly line: number;
  readonly title: string;
  readonly message: string;
}

const unescaped = (text: string): string =>
  text
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%0A', '\n')
    .replaceAll('%0D', '\r')
    .replaceAll('%25', '%');

/** What the runner makes annotations of. */
const annotations = (stdout: string): Command[] =>
  [...stdout.matchAll(/^::(error|warning|notice) title=([^,:]*),file=([^,:]*),line=(\d+),col=(\d+)::(.*)$/gm)].map(
    ([, level = '', title = '', file = '', line = '', , message = '']) => ({
      level,
      file: unescaped(file),
      line: Number(line),
      title: unescaped(title),
      message: unescaped(message),
    }),
  );

test('fails where settings lose data, and marks the line of each', async () => {
  const done = await run('dms/bad/*.json');
  expect(done.exitCode).toBe(1);
  expect(done.stdout).toMatch(/^::error::DMS settings lose data: 15 high, \d+ medium, \d+ low: 1 task in 2 files$/m);
  const marked = annotations(done.stdout);
  const batch = marked.find(({ title }) => title.includes('(batch-apply)'));
  expect(batch).toMatchObject({
    level: 'error',
    file: 'dms/bad/task.json',
    message: expect.stringContaining('Mend: '),
  });
  const lines = readFileSync(join(repository, 'dms/bad/task.json'), 'utf8').split('\n');
  expect(lines[(batch?.line ?? 0) - 1]).toContain('BatchApplyEnabled');
  const views = marked.find(({ title }) => title.includes('(csv-unquoted)'));
  const endpoints = readFileSync(join(repository, 'dms/bad/endpoints.json'), 'utf8').split('\n');
  expect(endpoints[(views?.line ?? 0) - 1]).toContain('"Rfc4180"');
  // The runner shows ten of each level, and says nothing of the others.
  for (const level of ['error', 'warning', 'notice'])
    expect(marked.filter((each) => each.level === level).length).toBeLessThanOrEqual(10);
  expect(done.stdout).toMatch(/^\d+ findings more than GitHub annotates: see the summary of this step\.$/m);
  expect(done.outputs).toMatchObject({ outcome: 'findings', verdict: 'INCONCLUSIVE', 'mismatched-tables': '[]' });
  expect(JSON.parse(done.outputs.findings ?? '')).toMatchObject({ high: 15 });
  const explanation = explanationSchema.parse(JSON.parse(readFileSync(done.outputs['explanation-path'] ?? '', 'utf8')));
  for (const { rule } of explanation.tasks[0]?.findings ?? []) expect(done.summary).toContain(rule);
});

test('passes by severity, as it is told', async () => {
  const careful = await run('dms/sqlserver/*.json');
  expect(careful).toMatchObject({ exitCode: 0, outputs: { outcome: 'explained', verdict: 'INCONCLUSIVE' } });
  expect(careful.stdout).toMatch(/^::warning::Explained: /m);
  expect((await run('dms/sqlserver/*.json', { 'explain-fail-on': 'medium' })).exitCode).toBe(1);
  expect((await run('dms/bad/*.json', { 'explain-fail-on': 'never' })).exitCode).toBe(0);
});

test('reads every file that fits, and finds mappings, settings and endpoints of one folder together', async () => {
  const done = await run('dms/**/*.json\n!dms/bad/**');
  const explanation = explanationSchema.parse(JSON.parse(readFileSync(done.outputs['explanation-path'] ?? '', 'utf8')));
  expect(explanation.tasks.map((task) => task.name).sort()).toEqual([
    'audit-log',
    'crm-nightly',
    'dms/repository/dms/table-mappings.json',
    'erp-to-lake',
    'orders-sls',
    'shop-to-lake',
    'webshop-full',
  ]);
});

test('a file that is no JSON is an error on its line, and hides nothing', async () => {
  writeFileSync(join(repository, 'dms/repository/dms/more.json'), '{\n "rules": [}');
  const done = await run('dms/repository/**/*.json');
  expect(done.exitCode).toBe(1);
  expect(annotations(done.stdout)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ level: 'error', file: 'dms/repository/dms/more.json', title: 'Not readable' }),
      expect.objectContaining({
        file: 'dms/repository/dms/task-settings.json',
        title: expect.stringContaining('lobs-off'),
      }),
    ]),
  );
});

test('what stands in a file runs no command', async () => {
  const evil = '::error::forged\n::set-output name=outcome::explained\n##[error]x%0A::warning::y';
  const rules = [
    {
      'rule-type': 'selection',
      'rule-id': '1',
      'rule-name': evil,
      'rule-action': 'explicit',
      'object-locator': { 'schema-name': evil, 'table-name': 'a[b]' },
    },
  ];
  writeFileSync(join(repository, 'evil.json'), JSON.stringify({ rules }));
  const done = await run('evil.json', { 'explain-fail-on': 'never' });
  expect(done.exitCode).toBe(0);
  const commands = done.stdout.split('\n').filter((line) => /^\s*::|##\[/.test(line));
  for (const line of commands)
    expect(line).toMatch(/^::(?:error|warning|notice) title=[^:]*,file=evil\.json|^::warning::Explained: /);
  expect(done.outputs.outcome).toBe('explained');
});

test.each([
  ['nowhere/*.json', /no file of the repository fits nowhere\/\*\.json/],
  ['other.json', /none of the files that fit is about DMS: other\.json/],
  ['link.json', /no file of the repository fits link\.json/],
])('%s is the mistake of who wrote the workflow', async (glob, message) => {
  writeFileSync(join(repository, 'other.json'), '{"name": "x"}');
  symlinkSync('/etc/passwd', join(repository, 'link.json'));
  const done = await run(glob);
  expect(done.exitCode).toBe(64);
  expect(done.stdout).toMatch(message);
  expect(done.outputs).toMatchObject({ outcome: 'broken', verdict: 'ERRORED' });
});

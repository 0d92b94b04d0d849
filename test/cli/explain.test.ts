import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explanationSchema } from '../../core/explain/schema.ts';
import { Bundle } from '../support/bundle.ts';

/** `loadproof explain`, as a user runs it: no database, no configuration, no AWS. */

let bundle: Bundle;
let folder: string;

beforeAll(() => {
  bundle = Bundle.build();
  folder = mkdtempSync(join(tmpdir(), 'loadproof-explain-'));
});
afterAll(() => {
  bundle?.remove();
  rmSync(folder, { recursive: true, force: true });
});

const example = (name: string, ...rest: string[]) =>
  bundle.run([
    'explain',
    `examples/explain/${name}/task.json`,
    '--endpoints',
    `examples/explain/${name}/endpoints.json`,
    ...rest,
  ]);

test('says what is wrong, and the exit code is that of the worst finding', async () => {
  const bad = await example('bad');
  expect(bad).toMatchObject({ exitCode: 1, stderr: '' });
  expect(bad.stdout).toContain('✗ Batch apply may lose data on S3  [batch-apply]');
  expect(bad.stdout).toContain('→ s3://example-lake/raw/lake/{table}/');
  // Not a terminal: no colours.
  expect(bad.stdout).not.toContain('\u001b');
  expect((await example('postgres')).exitCode).toBe(0);
});

test.each([
  [['--fail-on', 'medium'], 1],
  [['--fail-on', 'low'], 1],
  [['--fail-on', 'never'], 0],
])('with %j a task without a high finding ends with %i', async (options, code) => {
  expect((await example('postgres', ...options)).exitCode).toBe(code);
});

test('prints JSON by its schema, and Markdown', async () => {
  const { stdout } = await example('oracle', '--format', 'json');
  expect(explanationSchema.parse(JSON.parse(stdout))).toMatchObject({
    worst: 'high',
    tasks: [{ name: 'erp-to-lake' }],
  });
  expect((await example('oracle', '--format', 'markdown')).stdout).toMatch(
    /^## 1 high, \d+ medium, \d+ low: 1 task in 2 files\n/,
  );
});

test('takes files by themselves, and says which of them it could not read', async () => {
  const files = ['table-mappings', 'task-settings', 's3-settings'].map(
    (name) => `examples/explain/repository/dms/${name}.json`,
  );
  const own = await bundle.run(['explain', ...files]);
  expect(own.stdout).toContain('[lobs-off]');
  const broken = join(folder, 'broken.json');
  writeFileSync(broken, '{"rules": [}');
  const both = await bundle.run(['explain', broken, ...files]);
  expect(both.exitCode).toBe(1);
  expect(both.stdout).toMatch(/broken\.json:1: cannot be read as DMS or a run would/);
  expect(both.stdout).toContain('[lobs-off]');
});

test.each([
  [['explain'], /needs a file: write loadproof explain task\.json/],
  [
    ['explain', 'nowhere.json'],
    /nowhere\.json: there is no such file or folder\. Write it with: aws dms describe-replication-tasks/,
  ],
  [['explain', 'package.json'], /nothing of DMS is in package\.json/],
  [
    ['explain', 'package.json', '--format', 'jsn'],
    /--format: is 'jsn': write text, json, markdown\. Did you mean json\?/,
  ],
  [['explain', 'package.json', '--fail-on', 'hihg'], /--fail-on: is 'hihg': write high, medium, low, never/],
])('%j is wrong usage', async (argv, message) => {
  const { exitCode, stderr } = await bundle.run(argv);
  expect(exitCode).toBe(64);
  expect(stderr).toMatch(message);
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bundle } from '../support/bundle.ts';

/** What a user sees of a mistake: the command as a process, its exit code, and no stack trace. */

let bundle: Bundle;
let folder: string;

beforeAll(() => {
  bundle = Bundle.build();
});
afterAll(() => bundle?.remove());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loadproof-cli-'));
  mkdirSync(join(folder, 'lake'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const valid = `source:
  kind: postgres
  url: postgres://nobody@127.0.0.1:1/none
lake: { path: ./lake }
tables: { include: ['public.*'] }
`;

async function run(args: readonly string[], config?: string) {
  const file = join(folder, 'loadproof.yaml');
  if (config !== undefined) writeFileSync(file, config);
  const { exitCode, stdout, stderr } = await bundle.run([...args, ...(config === undefined ? [] : ['--config', file])]);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr).not.toContain('Node.js v');
  return { exitCode, stdout, stderr: stderr.replaceAll(`${folder}/`, '') };
}

describe('a mistake ends with 64 and says what to write instead', () => {
  test.each([
    [['runn'], /runn: is not a command of loadproof\. Did you mean run/],
    [['run', '--tabels=x'], /--tabels: .*Did you mean --tables/],
    [['run', '--config', '/nowhere/loadproof.yaml'], /\/nowhere\/loadproof\.yaml: there is no such file/],
    [['plan', '--config', '/nowhere/loadproof.yaml'], /there is no such file/],
  ])('%j', async (args, message) => {
    const { exitCode, stdout, stderr } = await run(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 64, stdout: '' });
    expect(stderr).toMatch(message);
  });

  test.each([
    ['YAML that is none', 'source: [\n', /loadproof\.yaml:\d+:\d+: not YAML/],
    ['an unknown key', `${valid}comparee: {}\n`, /loadproof\.yaml:6:1: comparee: .*Did you mean compare\?/],
    [
      'a variable that is not set',
      valid.replace('url:', `password: \${env:LOADPROOF_NOT_SET}\n  url:`),
      /LOADPROOF_NOT_SET is not set/,
    ],
    [
      'a lake that is not there',
      valid.replace('./lake', './lakes'),
      /loadproof\.yaml:4:9: lake\.path: '.*lakes': there is no such/,
    ],
    ['a table glob that is none', valid.replace('public.*', 'public'), /tables\.include\[0\]: 'public' has no schema/],
  ])('%s', async (_, config, message) => {
    const { exitCode, stdout, stderr } = await run(['run'], config);
    expect({ exitCode, stdout }).toEqual({ exitCode: 64, stdout: '' });
    expect(stderr).toMatch(message);
  });

  test('table mappings that are no JSON, with the position', async () => {
    const task = {
      ReplicationTaskIdentifier: 'a-task',
      ReplicationTaskArn: 'arn:aws:dms:eu-west-1:111122223333:task:EXAMPLE',
      MigrationType: 'full-load',
      TableMappings: '{"rules": [\n  {"rule-type": "selection",}\n]}',
    };
    writeFileSync(join(folder, 'task.json'), JSON.stringify(task));
    const { exitCode, stderr } = await run(['run'], `${valid}task: task.json\n`);
    expect(exitCode).toBe(64);
    expect(stderr).toContain('task.json: TableMappings: is not valid JSON at line 2, column 29: found "}');
  });
});

test('no command at all is the help, on standard error, with 64', async () => {
  expect(await run([])).toMatchObject({ exitCode: 64, stdout: '', stderr: expect.stringContaining('loadproof run') });
});

test('help and version end with 0', async () => {
  expect(await run(['help'])).toMatchObject({
    exitCode: 0,
    stderr: '',
    stdout: expect.stringContaining('loadproof run'),
  });
  expect(await run(['--version'])).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^loadproof \d+\.\d+\.\d+\n$/),
  });
});

test('a source that cannot be reached is a broken check, not a mistake in usage: 3', async () => {
  const { exitCode, stdout, stderr } = await run(['plan'], valid);
  expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
  expect(stderr).toMatch(/127\.0\.0\.1:1/);
});

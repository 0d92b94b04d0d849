import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '../../core/config/errors.ts';
import { loadConfig } from '../../local/config/load.ts';
import { bytesOf } from '../../local/ports.ts';
import endpoints from '../dms/fixtures/describe-endpoints.json' with { type: 'json' };
import task from '../dms/fixtures/describe-replication-tasks.json' with { type: 'json' };

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loadproof-config-'));
  file = join(folder, 'loadproof.yaml');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const minimal = `source:
  kind: postgres
  url: postgres://reader@db.example.com/shop
lake: { path: . }
`;

/** Ten times ten times ten … of the same. */
const bomb = [...'bcdefg'].reduce(
  (text, name, i) => `${text}${name}: &${name} [${Array(10).fill(`*${'abcdef'[i]}`).join(',')}]\n`,
  'a: &a [x]\n',
);

function load(text: string, env: Record<string, string> = {}) {
  writeFileSync(file, text);
  return loadConfig(file, env);
}

/** The message of the ConfigError that a file gives, the folder's name left out. */
async function refusal(text: string, env: Record<string, string> = {}): Promise<string> {
  const error = await load(text, env).catch((thrown: unknown) => thrown);
  if (!(error instanceof ConfigError)) throw new Error(`no ConfigError: ${String(error)}`);
  return error.message.replaceAll(`${folder}/`, '');
}

describe('a configuration file', () => {
  test('is read, its paths relative to it, its text digested', async () => {
    const text = `${minimal}tables: { include: ['shop.*'] }\nreport: { out: ../reports }\n`;
    const loaded = await load(text);
    expect(loaded.config.lake.path).toBe(folder);
    expect(loaded.config.report.out).toBe(join(folder, '..', 'reports'));
    expect(loaded.descriptions).toBeNull();
    expect(loaded.digest).toMatch(/^[0-9a-f]{64}$/);
    expect((await load(`${text}# changed\n`)).digest).not.toBe(loaded.digest);
  });

  test('is read with the task and the endpoints that it names', async () => {
    writeFileSync(join(folder, 'task.json'), `\uFEFF${JSON.stringify(task)}`);
    writeFileSync(join(folder, 'endpoints.json'), JSON.stringify(endpoints));
    const loaded = await load(`${minimal}task: task.json\nendpoints: ./endpoints.json\n`);
    expect(loaded.descriptions).toEqual({ task, endpoints });
  });

  test.each([
    ['a: [1\nb: 2\n', /^loadproof\.yaml:2:1: not YAML: /],
    ['a: 1\na: 2\n', /^loadproof\.yaml:2:1: not YAML: Map keys must be unique/],
    ['a: !!python/object x\n', /^loadproof\.yaml:1:4: not YAML: .*tag/],
    [bomb, /^loadproof\.yaml: not YAML: Excessive alias count/],
    ['', /is empty/],
    [`${minimal}tables: { include: ['shop.*'] }\nsettle: 3\n`, /^loadproof\.yaml:6:1: settle: is not a known key/],
    [
      `${minimal}tables:\n  include:\n    - shop.*\n    - orders\n`,
      /^loadproof\.yaml:8:7: tables\.include\[1\]: 'orders' has no schema/,
    ],
    [`${minimal}tables: {}\n`, /^loadproof\.yaml:5:1: tables\.include: says which tables/],
    [
      `${minimal}tables: { include: ['s.*'] }\naccept:\n  - limit: rowFilter\n    table: s.t\n    reason: r\n    owner: o\n    expires: 2027-13-01\n`,
      /^loadproof\.yaml:11:5: accept\[0\]\.expires: must be a date/,
    ],
  ])('%j is refused with its position', async (text, message) => {
    expect(await refusal(text)).toMatch(message);
  });

  test('a variable that is not set, and a password written out, are told with their lines and without the secret', async () => {
    const text = `source:\n  kind: postgres\n  url: postgres://u:hunter2@h/db\n  password: \${env:NOT_SET}\nlake: { path: . }\n`;
    const message = await refusal(text);
    expect(message).toMatch(/^loadproof\.yaml:3:3: source\.url: has a password written out/);
    expect(message).toMatch(/loadproof\.yaml:4:3: source\.password: the environment variable NOT_SET is not set/);
    expect(message).not.toContain('hunter2');
  });

  test('a file that is not there is told with what to do', async () => {
    await expect(loadConfig(join(folder, 'none.yaml'), {})).rejects.toThrow(
      /none\.yaml: there is no such file.*--config/,
    );
    await expect(loadConfig(folder, {})).rejects.toThrow(/it is a folder, not a file/);
  });

  test.each([
    ['lake: { path: ./nowhere }', /lake\.path: '.*nowhere': there is no such file or folder/],
    ['lake: { path: loadproof.yaml }', /lake\.path: '.*loadproof\.yaml' is not a folder/],
    [
      'lake: { path: "s3://bucket/raw" }',
      /lake\.path: 's3:\/\/bucket\/raw' is a URL; this version reads a local folder/,
    ],
  ])('%s is refused', async (lake, message) => {
    const text = `${minimal.replace('lake: { path: . }', lake)}tables: { include: ['shop.*'] }\n`;
    expect(await refusal(text)).toMatch(message);
  });

  test.each([
    ['{"ReplicationTasks": [', /^task\.json: is not valid JSON at line 1, column 23: the text ends/],
    ['{}', /^task\.json: ReplicationTasks\[0\]\.ReplicationTaskIdentifier: is missing/],
    [null, /^task\.json: there is no such file.*aws dms describe-replication-tasks/],
  ])('a task of %p is refused, by the name of its file', async (content, message) => {
    if (content !== null) writeFileSync(join(folder, 'task.json'), content);
    expect(await refusal(`${minimal}task: task.json\n`)).toMatch(message);
  });

  test('an error about its paths can be given their lines later', async () => {
    const loaded = await load(
      `${minimal}tables: { include: ['shop.*'] }\ncompare:\n  tables:\n    - table: shop.orders\n`,
    );
    const late = new ConfigError([{ path: 'compare.tables[0].table', line: null, message: 'is not there' }]);
    expect(loaded.located(late).message).toBe(`${file}:8:7: compare.tables[0].table: is not there`);
  });
});

test.each([
  ['1GB', 1e9],
  ['1.5GiB', 1.5 * 2 ** 30],
  ['512 MB', 512e6],
  ['64KiB', 65_536],
  ['2TB', 2e12],
])('%s is %i bytes', (text, bytes) => {
  expect(bytesOf(text)).toBe(bytes);
});

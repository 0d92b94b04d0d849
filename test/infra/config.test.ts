import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStackConfig } from '../../infra/config.ts';
import { connectionString } from '../../infra/connection-string.ts';
import { defaultConcurrency } from '../../infra/quotas.ts';
import { configOf, EXAMPLE, SOURCE } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'loadproof-infra-'));
afterAll(() => rmSync(folder, { recursive: true }));

function messageOf(text: string): string {
  const file = join(folder, 'loadproof.yaml');
  writeFileSync(file, text);
  try {
    readStackConfig(file);
  } catch (error) {
    return (error as Error).message.replaceAll(`${folder}/`, '');
  }
  return 'no error';
}

const wrong = (changes: Record<string, unknown>): string => {
  try {
    configOf(changes);
  } catch (error) {
    return (error as Error).message;
  }
  return 'no error';
};

test('the example is right, and everything else has a default', () => {
  expect(readStackConfig(EXAMPLE).sources.map(({ name }) => name)).toEqual(['shop', 'billing']);
  expect(configOf()).toMatchObject({
    name: 'loadproof',
    alerts: { policy: 'anything-but-matched', links: 'console' },
    retention: { evidenceDays: 400, resultsDays: 1 },
    sources: [{ connector: { version: '2026.33.1', concurrency: 20 } }],
  });
});

test('a mistake is told with file, line, path, and what to write', () => {
  const text =
    "stack:\n  account: '111122223333'\n  region: eu-west-1\n  sources:\n    - name: shop\n      kind: postgrs\n";
  expect(messageOf(text)).toContain(
    'loadproof.yaml:6:13: stack.sources[0].kind: must be postgres or mysql or oracle or sqlserver Did you mean postgres?',
  );
  expect(messageOf('stak: {}\n')).toBe('loadproof.yaml:1:7: stak: is not a known key. Did you mean stack?');
  expect(messageOf('compare: {}\n')).toContain('stack: is missing');
  expect(messageOf('stack: [\n')).toContain('not YAML');
  expect(messageOf('')).toContain('is not a map of keys');
});

test('a file that is not there is no stack trace', () => {
  expect(() => readStackConfig(join(folder, 'absent.yaml'))).toThrow('cannot be read. Write one');
});

test.each([
  ['no sources', { sources: [] }, 'stack.sources: is empty: write at least one source'],
  [
    'a key that is not known',
    { region: 'eu-west-1', sourcs: [] },
    'stack.sourcs: is not a known key. Did you mean sources?',
  ],
  [
    'a source without its secret',
    { sources: [{ ...SOURCE, secret: undefined }] },
    'stack.sources[0].secret: is missing: write the name of a secret',
  ],
  ['two sources of one name', { sources: [SOURCE, SOURCE] }, "stack.sources[1].name: 'shop' is there twice"],
  [
    'a catalog and a host',
    { sources: [{ ...SOURCE, existing: { catalog: 'c', function: 'f', spillBucket: 'bucket' } }] },
    'stack.sources[0].host: is of no use with an existing catalog',
  ],
  [
    'a password in the host',
    { sources: [{ ...SOURCE, host: 'user:pw@db' }] },
    'stack.sources[0].host: is not a host name',
  ],
  [
    'a secret’s ARN',
    { sources: [{ ...SOURCE, secret: 'arn:aws:secretsmanager:x' }] },
    'stack.sources[0].secret: is not the name of a secret',
  ],
  [
    'a task of another region',
    { tasks: [{ arn: 'arn:aws:dms:us-east-1:111122223333:task:ABC' }] },
    'stack.tasks[0].arn: is a task of us-east-1, and this stack is in eu-west-1',
  ],
  [
    'a task of another account',
    { tasks: [{ arn: 'arn:aws:dms:eu-west-1:999999999999:task:ABC' }] },
    'stack.tasks[0].arn: is a task of account 999999999999',
  ],
  [
    'a task of no source',
    { tasks: [{ arn: 'arn:aws:dms:eu-west-1:111122223333:task:ABC', source: 'shp' }] },
    "stack.tasks[0].source: 'shp' is not one of the sources. Did you mean shop?",
  ],
  ['a channel without workspace', { alerts: { slack: { channel: 'C1' } } }, 'stack.alerts.slack.workspace: is missing'],
  ['nobody to tell', { alerts: {} }, 'stack.alerts: tells nobody'],
  [
    'any branch',
    { github: { repositories: [{ repository: 'a/b' }] } },
    'stack.github.repositories[0]: would let every branch in',
  ],
  [
    'a wildcard branch',
    { github: { repositories: [{ repository: 'a/b', branches: ['*'] }] } },
    'stack.github.repositories[0].branches[0]: must be one exact name',
  ],
  ['a bucket as an address', { lake: { bucket: 's3://lake' } }, 'stack.lake.bucket: is not the name of a bucket'],
])('%s: named with its mend', (_, changes, message) => {
  expect(wrong(changes)).toContain(message);
});

test('tables at the same time: half of what Athena and the connector bear, or as configured', () => {
  expect(defaultConcurrency(configOf())).toBe(10);
  expect(defaultConcurrency(configOf({ sources: [{ ...SOURCE, connector: { concurrency: 200 } }] }))).toBe(64);
  const far = { region: 'eu-north-1', sources: [{ ...SOURCE, connector: { concurrency: 200 } }] };
  expect(defaultConcurrency(configOf(far))).toBe(10);
  expect(defaultConcurrency(configOf({ concurrency: 3 }))).toBe(3);
});

test('a connection string refers to the secret, and has no credentials', () => {
  const of = (kind: string, parameters = {}) => {
    const [source] = configOf({ sources: [{ ...SOURCE, kind, parameters }] }).sources;
    return source === undefined ? '' : connectionString(source);
  };
  const secret = `$\{loadproof/shop}`;
  expect(of('postgres', { sslmode: 'verify-full' })).toBe(
    `postgres://jdbc:postgresql://db.example.com:5432/shop?sslmode=verify-full&${secret}`,
  );
  expect(of('mysql')).toBe(`mysql://jdbc:mysql://db.example.com:3306/shop?${secret}`);
  expect(of('oracle')).toBe(`oracle://jdbc:oracle:thin:${secret}@//db.example.com:1521/shop`);
  expect(of('sqlserver')).toBe(`sqlserver://jdbc:sqlserver://db.example.com:1433;databaseName=shop;${secret}`);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '../../core/config/errors.ts';
import { parseConfig } from '../../core/config/parse.ts';
import { expandReferences } from '../../core/config/references.ts';
import { loadConfig } from '../../local/config/load.ts';

/** The engine `trino` in loadproof.yaml. */

const trino = {
  url: 'https://trino.example.com:8443',
  source: { catalog: 'shop' },
  lake: { catalog: 'hive', location: 's3://bucket/lake/' },
};
const config = {
  engine: 'trino',
  source: { kind: 'postgres' },
  lake: { path: './lake' },
  tables: { include: ['public.*'] },
  trino,
};

/** The messages of the ConfigError that the section gives, by path. */
function problems(section: Record<string, unknown>): Record<string, string> {
  try {
    parseConfig({ ...config, trino: { ...trino, ...section } });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return Object.fromEntries(error.issues.map((issue) => [issue.path, issue.message]));
  }
  return {};
}

test('the smallest section has a default for everything else, and a location without a slash at its end', () => {
  expect(parseConfig(config).trino).toEqual({
    ...trino,
    user: 'loadproof',
    tls: { verify: true },
    lake: { catalog: 'hive', schema: 'loadproof', location: 's3://bucket/lake' },
    session: {},
    requestTimeoutSeconds: 60,
  });
});

test.each([
  [{ url: 'trino.example.com' }, 'trino.url', 'is not the URL of a Trino server'],
  [{ url: 'https://h/path' }, 'trino.url', 'has more than host and port'],
  [{ url: 'https://me@h' }, 'trino.url', 'write it as trino.user'],
  [{ url: 'http://h', password: 'x' }, 'trino.url', 'would send the password in the clear'],
  [{ url: 'http://h', token: 'x' }, 'trino.url', 'would send the token in the clear'],
  [{ password: 'x', token: 'y' }, 'trino.token', 'write one of them'],
  [{ lake: { catalog: 'hive', location: './lake' } }, 'trino.lake.location', 'write s3://bucket/folder'],
  [{ lake: { catalog: 'hive' } }, 'trino.lake.location', 'is missing'],
  [{ source: {} }, 'trino.source.catalog', 'is missing'],
  [{ sesion: {} }, 'trino.sesion', 'Did you mean session?'],
])('refuses %j', (section, path, message) => {
  expect(problems(section)).toEqual({ [path]: expect.stringContaining(message) });
});

test('takes session properties of all kinds as text', () => {
  const session = { query_max_run_time: '2h', 'hive.parquet_max_read_block_row_count': 1000, spill_enabled: true };
  expect(parseConfig({ ...config, trino: { ...trino, session } }).trino?.session).toEqual({
    query_max_run_time: '2h',
    'hive.parquet_max_read_block_row_count': '1000',
    spill_enabled: 'true',
  });
  expect(problems({ session: { 'a b': 1 } })).toEqual({ 'trino.session.a b': expect.any(String) });
});

test('the engine trino needs its section, and the embedded one the address of the source', () => {
  const { trino: _, ...without } = config;
  expect(() => parseConfig(without)).toThrow('trino: is missing');
  expect(() => parseConfig({ ...without, engine: 'embedded' })).toThrow('source.url: is missing');
  expect(() => parseConfig({ ...config, engine: 'trin' })).toThrow('Did you mean trino?');
});

test.each([
  ['password', 'TRINO_PASSWORD'],
  ['token', 'TRINO_TOKEN'],
])('a %s is never written out, and never repeated', (key, variable) => {
  const data = { trino: { [key]: 'hunter2' } };
  expect(() => expandReferences(data, () => undefined)).toThrow(`write ${key}: \${env:${variable}}`);
  expect(() => expandReferences(data, () => undefined)).not.toThrow(/hunter2/);
  const referred = { trino: { [key]: `\${env:${variable}}` } };
  expect(expandReferences(referred, () => 'hunter2')).toEqual({ trino: { [key]: 'hunter2' } });
  expect(() => expandReferences(referred, () => undefined)).toThrow(`${variable} is not set`);
  expect(() => expandReferences({ trino: { url: 'https://u:hunter2@h' } }, () => undefined)).toThrow(
    /^trino\.url: has a password written out: (?!.*hunter2)/,
  );
});

describe('a file for both engines', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'loadproof-config-'));
    writeFileSync(
      join(folder, 'loadproof.yaml'),
      [
        `source: { kind: postgres, url: "postgres://u@h/db", password: "\${env:PGPASSWORD}" }`,
        'lake: { path: . }',
        "tables: { include: ['public.*'] }",
        'trino:',
        '  url: https://h',
        `  password: \${env:TRINO_PASSWORD}`,
        '  tls: { ca: ./ca.pem }',
        '  source: { catalog: shop }',
        '  lake: { catalog: hive, location: s3://bucket }',
      ].join('\n'),
    );
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const load = (env: Record<string, string>, engine?: string) =>
    loadConfig(join(folder, 'loadproof.yaml'), env, { engine });

  test('needs the secrets of the one that runs, and no other', async () => {
    const embedded = (await load({ PGPASSWORD: 'a' })).config;
    expect(embedded).toMatchObject({ engine: 'embedded', source: { password: 'a' } });
    expect(embedded.trino).toBeUndefined();
    const other = (await load({ TRINO_PASSWORD: 'b' }, 'trino')).config;
    expect(other).toMatchObject({ engine: 'trino', trino: { password: 'b', tls: { ca: join(folder, 'ca.pem') } } });
    expect(other.source.url).toBeUndefined();
    await expect(load({}, 'trino')).rejects.toThrow('loadproof.yaml:6:3: trino.password');
  });
});

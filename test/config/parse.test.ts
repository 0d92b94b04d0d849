import { ConfigError } from '../../core/config/errors.ts';
import { parseConfig } from '../../core/config/parse.ts';
import { expandReferences } from '../../core/config/references.ts';

const consent = { reason: 'known', owner: 'data@example.com', expires: '2027-01-31' };
const minimal = {
  source: { kind: 'postgres', url: 'postgres://reader@db.example.com:5432/shop' },
  lake: { path: './lake' },
  tables: { include: ['public.*'] },
};

/** The messages of the ConfigError that the data gives, by path. */
function problems(data: unknown): Record<string, string> {
  try {
    parseConfig(data);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return Object.fromEntries(error.issues.map((issue) => [issue.path, issue.message]));
  }
  return {};
}

describe('the configuration', () => {
  test.each<[unknown, RegExp]>([
    ['embeded', /^must be embedded or .*Did you mean.*embedded/],
    [undefined, /^$/],
    [{ toString: '', valueOf: '' }, /^must be embedded or .*, and is a map of keys$/],
    [[{ toString: '' }], /, and is a list$/],
    [null, /, and is empty$/],
  ])('an engine that is %j', (engine, said) => {
    expect(problems({ ...minimal, ...(engine === undefined ? {} : { engine }) }).engine ?? '').toMatch(said);
  });

  test('the smallest one has a default for everything else', () => {
    expect(parseConfig(minimal)).toEqual({
      engine: 'embedded',
      source: { ...minimal.source, statementTimeoutSeconds: 3600, maxConnections: 2 },
      lake: { path: './lake' },
      tables: { include: ['public.*'], exclude: [] },
      compare: { settleSeconds: 30, sample: 25, concurrency: 2, tables: [] },
      accept: [],
      acceptDifferences: [],
      dms: {
        timestampMilliseconds: 'truncate',
        timestampMicroseconds: 'truncate',
        uniqueidentifierCase: 'upper',
        csvNullValue: '',
        csvBinary: 'hex',
        lobSizeUnit: 'bytes',
        numericNaN: 'zero',
        timeWithTimeZone: 'utc',
        zeroDates: 'null',
      },
      embedded: { memory: '1GB' },
      report: { values: 'masked', out: './loadproof-out', pricePerTb: 5 },
    });
  });

  test('the section of the stack is let through: one file serves a local run and the deployment', () => {
    const stack = { account: '111122223333', region: 'eu-west-1', sources: [] };
    expect(parseConfig({ ...minimal, stack })).toMatchObject({ stack, source: minimal.source });
    expect(problems({ ...minimal, stak: {} })).toEqual({ stak: 'is not a known key. Did you mean stack?' });
  });

  test('everything that it can say is taken as it is said', () => {
    const full = {
      engine: 'embedded',
      source: { ...minimal.source, password: 'x', quiesced: consent, statementTimeoutSeconds: 60, maxConnections: 4 },
      lake: { path: '/lake' },
      task: 'task.json',
      endpoints: 'endpoints.json',
      tables: { include: ['"a.b".*'], exclude: ['public.tmp_*'] },
      compare: {
        settleSeconds: 0,
        sample: 5,
        concurrency: 8,
        tables: [
          {
            table: 'public.orders',
            key: ['id'],
            exclude: [{ column: 'seen_at', ...consent }],
            filters: [{ where: 'id > 5', ...consent }],
          },
        ],
      },
      accept: [{ limit: 'expectedLoss', table: 'public.*', column: 'amount', ...consent }],
      acceptDifferences: [{ table: 'public.orders', mismatch: 'm-0123456789', ...consent }],
      dms: {
        timestampMilliseconds: 'round',
        timestampMicroseconds: 'round',
        uniqueidentifierCase: 'lower',
        csvNullValue: 'NULL',
        csvBinary: 'base64',
        lobSizeUnit: 'characters',
        numericNaN: 'null',
        timeWithTimeZone: 'local',
        zeroDates: 'difference',
      },
      embedded: { memory: '512MB', threads: 2, tempDirectory: '/tmp/x' },
      report: { values: 'plain', out: 'out', pricePerTb: 6.75 },
    };
    expect(parseConfig(full)).toEqual(full);
  });

  test.each([
    [{ ...minimal, compare: { setleSeconds: 3 } }, 'compare.setleSeconds', 'Did you mean settleSeconds?'],
    [{ ...minimal, soruce: 1 }, 'soruce', 'Did you mean source?'],
    [
      { ...minimal, accept: [{ limit: 'rowFilter', table: 'a.b', ...consent, expirs: 1 }] },
      'accept[0].expirs',
      'expires?',
    ],
    [
      { ...minimal, accept: [{ limit: 'expectedLoss', table: 'a.b', ...consent, expires: 'soon' }] },
      'accept[0].expires',
      '2027-12-31',
    ],
    [{ ...minimal, accept: [{ limit: 'expectedLos', table: 'a.b', ...consent }] }, 'accept[0].limit', 'expectedLoss'],
    [{ ...minimal, accept: [{ limit: 'rowFilter', table: 'orders', ...consent }] }, 'accept[0].table', 'schema.table'],
    [
      { ...minimal, source: { kind: 'oracle' } },
      'source.kind',
      'is Oracle, which the engine embedded has no driver for',
    ],
    [{ ...minimal, source: { ...minimal.source, kind: 'db2' } }, 'source.kind', 'postgres or mysql or mariadb'],
    [{ ...minimal, source: { ...minimal.source, kind: 'mysql' } }, 'source.url', 'mysql://user@host'],
    [
      {
        ...minimal,
        source: { kind: 'mariadb', url: 'mariadb://u@h' },
        compare: { tables: [{ table: 'a.b', filters: [{ where: 'x = 1 # y', ...consent }] }] },
      },
      'compare.tables[0].filters[0].where',
      'has #, which MySQL reads by its sql_mode',
    ],
    [{ ...minimal, source: { ...minimal.source, url: 'mysql://x' } }, 'source.url', 'postgres://user@host'],
    [{ ...minimal, source: { kind: 'postgres' } }, 'source.url', 'is missing'],
    [{ ...minimal, lake: undefined }, 'lake', 'is missing'],
    [{ ...minimal, lake: './lake' }, 'lake', 'must be a map of keys, and is a text'],
    [{ ...minimal, tables: {} }, 'tables.include', 'when there is no task'],
    [{ ...minimal, endpoints: 'e.json' }, 'endpoints', 'only with a task'],
    [{ ...minimal, compare: { sample: 0 } }, 'compare.sample', 'at least 1'],
    [{ ...minimal, compare: { settleSeconds: 1.5 } }, 'compare.settleSeconds', 'a whole number'],
    [{ ...minimal, compare: { tables: [{ table: 'public.*' }] } }, 'compare.tables[0].table', 'name one table'],
    [
      { ...minimal, compare: { tables: [{ table: 'a.b' }, { table: 'a.b' }] } },
      'compare.tables[1].table',
      'there twice',
    ],
    [
      { ...minimal, compare: { tables: [{ table: 'a.b', filters: [{ where: 'x; y', ...consent }] }] } },
      'compare.tables[0].filters[0].where',
      "';' would end",
    ],
    [
      {
        ...minimal,
        compare: { tables: [{ table: 'a.b', exclude: [{ column: 'c', owner: 'o', expires: '2027-01-01' }] }] },
      },
      'compare.tables[0].exclude[0].reason',
      'is missing',
    ],
    [{ ...minimal, embedded: { memory: 'lots' } }, 'embedded.memory', '1GB'],
    [null, '', 'is empty'],
    ['text', '', 'must be a map of keys'],
  ])('%j is told at %s', (data, path, message) => {
    expect(problems(data)[path]).toContain(message);
  });

  test('all mistakes are told at once', () => {
    const found = problems({ ...minimal, lake: {}, source: { kind: 'postgres', url: 1 }, extra: true });
    expect(Object.keys(found).sort()).toEqual(['extra', 'lake.path', 'source.url']);
  });
});

describe('references to the environment', () => {
  const env = (values: Record<string, string>) => (name: string) => values[name];

  test('are read where the file says where things are', () => {
    const data = {
      source: { url: `\${env:DB_URL}`, password: `\${env:DB_PASSWORD}` },
      lake: { path: `\${env:LAKE}/raw` },
      accept: [{ reason: `see \${env:LAKE}` }],
    };
    const values = { DB_URL: 'postgres://u@h/db', DB_PASSWORD: 'p@ss', LAKE: '/data' };
    expect(expandReferences(data, env(values))).toEqual({
      source: { url: 'postgres://u@h/db', password: 'p@ss' },
      lake: { path: '/data/raw' },
      accept: [{ reason: `see \${env:LAKE}` }],
    });
  });

  test('are percent-encoded inside of a URL', () => {
    const data = { source: { url: `postgres://\${env:U}:\${env:P}@h/db` } };
    expect(expandReferences(data, env({ U: 'a b', P: 'p/w@x' }))).toEqual({
      source: { url: 'postgres://a%20b:p%2Fw%40x@h/db' },
    });
  });

  test('each variable that is not set is named', () => {
    const data = { source: { url: `postgres://\${env:NOBODY}@h/db`, password: `\${env:NOTHING}` } };
    expect(() => expandReferences(data, env({ NOTHING: '' }))).toThrow(
      /source\.url: the environment variable NOBODY is not set\nsource\.password: the environment variable NOTHING/,
    );
  });

  test.each([`\${NAME}`, `\${env:}`, `\${env:A-B}`, `\${env:OPEN`])('%s is not a reference', (text) => {
    expect(() => expandReferences({ source: { password: text } }, env({}))).toThrow(/write/);
  });

  test.each([
    [{ url: 'postgres://u:hunter2@h/db' }, 'source.url'],
    [{ url: `postgres://u:hunter2\${env:P}@h/db` }, 'source.url'],
    [{ url: 'postgres://h/db?user=u&password=hunter2' }, 'source.url'],
    [{ url: 'postgres://u@h/db', password: 'hunter2' }, 'source.password'],
  ])('a password written out in %j is refused, and not repeated', (source, path) => {
    const read = () => expandReferences({ source }, env({ P: 'x' }));
    expect(read).toThrow(new RegExp(`${path}: .*password: \\$\\{env:PGPASSWORD\\}`));
    expect(read).not.toThrow(/hunter2/);
  });
});

/** Whole runs over a real MySQL or MariaDB: every type of DMS with a faithful lake, planted faults, hostile names, roles. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mysql } from '../../core/sql/mysql.ts';
import { MysqlCatalog } from '../../local/mysql/catalog.ts';
import { connectTo, mysqlServer, textsOf, withMysqlDatabase } from '../support/mysql.ts';
import { runOver, writeLakeFile } from '../support/run-over.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loadproof-mysql-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Column, its type in the source, SQL of its values there, and of what DMS writes for them, as DuckDB reads it. */
const COLUMNS: readonly (readonly [name: string, type: string, source: readonly string[], lake: readonly string[]])[] =
  [
    ['ti', 'tinyint', ['-128', '127'], ['(-128)::TINYINT', '127::TINYINT']],
    ['flag', 'tinyint(1)', ['0', '1'], ['0::TINYINT', '1::TINYINT']],
    ['flag2', 'tinyint(1)', ['0', '1'], ['false', 'true']],
    ['tu', 'tinyint unsigned', ['0', '255'], ['0::UTINYINT', '255::UTINYINT']],
    ['su', 'smallint unsigned', ['0', '65535'], ['0::USMALLINT', '65535::USMALLINT']],
    ['mu', 'mediumint unsigned', ['0', '16777215'], ['0::UINTEGER', '16777215::UINTEGER']],
    ['iu', 'int unsigned zerofill', ['7', '4294967295'], ['7::UINTEGER', '4294967295::UINTEGER']],
    ['bi', 'bigint', ['-9223372036854775808', '0'], ['(-9223372036854775808)::BIGINT', '0::BIGINT']],
    ['bu', 'bigint unsigned', ['0', '18446744073709551615'], ['0::UBIGINT', '18446744073709551615::UBIGINT']],
    ['b1', 'bit(1)', ["b'0'", "b'1'"], ['false', 'true']],
    [
      'b64',
      'bit(64)',
      ['1', '0xff00000000000000'],
      ["'\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x01'::BLOB", "'\\xff\\x00\\x00\\x00\\x00\\x00\\x00\\x00'::BLOB"],
    ],
    [
      'de',
      'decimal(30,10)',
      ['-1.5', '99999999999999999999.0000000001'],
      ["'-1.5'::DECIMAL(30,10)", "'99999999999999999999.0000000001'::DECIMAL(30,10)"],
    ],
    ['fl', 'float', ['123456496', '1.1'], ['123456496::DOUBLE', '1.1::FLOAT::DOUBLE']],
    ['do', 'double', ['0.1', '-1.7976931348623157e308'], ['0.1::DOUBLE', "'-1.7976931348623157e308'::DOUBLE"]],
    ['da', 'date', ["'0001-01-01'", "'9999-12-31'"], ["DATE '0001-01-01'", "DATE '9999-12-31'"]],
    [
      'dt',
      'datetime(6)',
      ["'2024-03-31 02:30:00.000001'", "'9999-12-31 23:59:59.999999'"],
      ["TIMESTAMP '2024-03-31 02:30:00.000001'", "TIMESTAMP '9999-12-31 23:59:59.999999'"],
    ],
    [
      'ts',
      'timestamp(3) NULL',
      ["'2024-10-27 00:30:00.125'", "'2024-10-27 01:30:00.125'"],
      ["TIMESTAMPTZ '2024-10-27 00:30:00.125+00'", "TIMESTAMPTZ '2024-10-27 01:30:00.125+00'"],
    ],
    ['tm', 'time(3)', ["'-838:59:59'", "'12:00:00.5'"], ["'-838:59:59.000'", "'12:00:00.500'"]],
    ['ye', 'year', ['1901', '2155'], ['1901::SMALLINT', '2155::SMALLINT']],
    ['ch', 'char(5)', ["'a'", "''"], ["'a'", "''"]],
    ['vc', 'varchar(30)', ["'tab\\tnl\\n\\\\ 😀 '", "''"], ["'tab' || chr(9) || 'nl' || chr(10) || '\\ 😀 '", "''"]],
    ['la', 'varchar(30) CHARACTER SET latin1', ["'é€'", "'?'"], ["'é€'", "'?'"]],
    ['lt', 'longtext', ["REPEAT('é', 300000)", "'x'"], ["repeat('é', 300000)", "'x'"]],
    ['bn', 'binary(3)', ["'a'", "X'00ff5c'"], ["'a\\x00\\x00'::BLOB", "'\\x00\\xff\\x5c'::BLOB"]],
    ['vb', 'varbinary(3)', ["''", "X'0a5c'"], ["''::BLOB", "'\\x0a\\x5c'::BLOB"]],
    ['bl', 'longblob', ["''", "X'0a5c'"], ["''::BLOB", "'\\x0a\\x5c'::BLOB"]],
    ['en', "enum('a','é')", ["'a'", "'é'"], ["'a'", "'é'"]],
    ['se', "set('a','b')", ["'a,b'", "''"], ["'a,b'", "''"]],
    ['js', 'json', [`'{"a": [1.0, "é"]}'`, `'null'`], [`'{"a": [1.0, "é"]}'`, `'null'`]],
    [
      'pt',
      'point',
      ["ST_GeomFromText('POINT(1 -1)')", "ST_GeomFromText('POINT(0 0)')"],
      [
        "'\\x00\\x00\\x00\\x00\\x01\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\xf0\\x3f\\x00\\x00\\x00\\x00\\x00\\x00\\xf0\\xbf'::BLOB",
        "unhex('000000000101000000' || repeat('0', 32))",
      ],
    ],
  ];

type Run = (sql: string) => Promise<unknown>;

async function zooTable(run: Run): Promise<void> {
  await run("SET time_zone = '+00:00'");
  await run(
    `CREATE TABLE zoo (id int PRIMARY KEY, ${COLUMNS.map(([name, type]) => `\`${name}\` ${type}`).join(', ')})`,
  );
  for (const i of [0, 1])
    await run(`INSERT INTO zoo VALUES (${i}, ${COLUMNS.map(([, , source]) => source[i]).join(', ')})`);
  await run('INSERT INTO zoo (id) VALUES (2)');
}

/** What DMS writes of it; `change` is the SQL of a column that a fault changes in the first row. */
function zooLake(change: Readonly<Record<string, string>> = {}): string {
  const row = (i: number, value: (column: (typeof COLUMNS)[number]) => string | undefined) =>
    `SELECT ${i} AS id, ${COLUMNS.map((c) => `(${value(c)}) AS "${c[0]}"`).join(', ')}`;
  const first = row(0, (c) => change[c[0]] ?? c[3][0]);
  const last = row(2, (c) => `CASE WHEN false THEN ${c[3][0]} END`);
  return [first, row(1, (c) => c[3][1]), last].join(' UNION ALL ');
}

/** Small changes, of each kind of column one that a careless comparison overlooks. */
const FAULTS: Readonly<Record<string, string>> = {
  ti: '127::TINYINT',
  flag2: 'true',
  bu: '1::UBIGINT',
  b1: 'NULL::BOOLEAN',
  b64: "'\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00'::BLOB",
  de: "'-1.5000000001'::DECIMAL(30,10)",
  fl: '123456000::DOUBLE',
  do: "nextafter(0.1::DOUBLE, 'infinity'::DOUBLE)",
  da: "DATE '0001-01-02'",
  dt: "TIMESTAMP '2024-03-31 02:30:00'",
  ts: "TIMESTAMPTZ '2024-10-27 01:30:00.125+00'",
  tm: "'-838:59:58.000'",
  ch: "'A'",
  vc: "'tab' || chr(9) || 'nl' || chr(10) || '\\ 😀'",
  la: "'e€'",
  lt: "repeat('é', 299999)",
  bn: "'a'::BLOB",
  bl: 'NULL::BLOB',
  js: `'{"a": [1, "é"]}'`,
};

const more = 'embedded: { memory: 512MB }';

describe('whole runs over a real MySQL', () => {
  test('every type: a faithful lake matches, every column exact', async () => {
    await withMysqlDatabase(async ({ run, url, name }) => {
      await zooTable(run);
      await writeLakeFile(folder, `${name}.zoo`, zooLake());
      const report = await runOver(url, folder, { include: [`${name}.*`], more });
      expect(report.tables[0]?.cause).toBeNull();
      expect(report.tables[0]?.sample).toEqual([]);
      expect(report).toMatchObject({ verdict: 'MATCHED', totals: { sourceRows: 3, lakeRows: 3, limits: 0 } });
      expect(report.tables[0]?.columns.map((c) => c.fidelity)).toEqual(Array(COLUMNS.length + 1).fill('exact'));
    });
  });

  test('every fault is found, with its key and its column', async () => {
    await withMysqlDatabase(async ({ run, url, name }) => {
      await zooTable(run);
      for (const [column, sql] of Object.entries(FAULTS)) {
        await writeLakeFile(folder, `${name}.zoo`, zooLake({ [column]: sql }));
        const report = await runOver(url, folder, { include: [`${name}.*`], more });
        const found = report.tables[0]?.sample.map(({ kind, key, columns }) => ({
          kind,
          key: key?.map((k) => k.value),
          columns,
        }));
        expect({ column, verdict: report.verdict, found }).toEqual({
          column,
          verdict: 'MISMATCHED',
          found: [{ kind: 'changed', key: ['0'], columns: [column] }],
        });
      }
    });
  });

  test('defaults of the server that are hostile to our user change nothing', async () => {
    await withMysqlDatabase(async ({ run, url, name }) => {
      await zooTable(run);
      const user = `h_${name.slice(2)}`;
      await run(`CREATE USER '${user}'@'%' IDENTIFIED BY 'x'; GRANT SELECT ON ${name}.* TO '${user}'@'%'`);
      // For every user but those that may administer connections, as the one of the other tests does.
      await run(
        `SET GLOBAL init_connect = "SET SESSION sql_mode = 'TRADITIONAL,ANSI,NO_BACKSLASH_ESCAPES,PAD_CHAR_TO_FULL_LENGTH', time_zone = '+05:45', character_set_results = 'latin1', collation_connection = 'latin1_german1_ci', sql_select_limit = 1, lc_time_names = 'de_DE', div_precision_increment = 0"`,
      );
      const hostile = new URL(url);
      [hostile.username, hostile.password] = [user, 'x'];
      try {
        const session = await connectTo(hostile.href, '');
        const shown = await textsOf(session, 'SELECT @@time_zone, @@character_set_results');
        await session.end();
        expect(shown).toEqual([['+05:45', 'latin1']]);
        await writeLakeFile(folder, `${name}.zoo`, zooLake());
        const matched = await runOver(hostile.href, folder, { include: [`${name}.*`], more });
        expect(matched.tables[0]?.cause ?? null).toBeNull();
        expect(matched).toMatchObject({ verdict: 'MATCHED', totals: { sourceRows: 3, lakeRows: 3, limits: 0 } });
        await writeLakeFile(folder, `${name}.zoo`, zooLake({ la: "'?'", dt: FAULTS.dt ?? '' }));
        const differs = await runOver(hostile.href, folder, { include: [`${name}.*`], more });
        expect(differs.tables[0]?.sample).toMatchObject([{ kind: 'changed', columns: ['dt', 'la'] }]);
      } finally {
        await run(`SET GLOBAL init_connect = ''; DROP USER '${user}'@'%'`);
      }
    });
  });

  test('zero dates are expected as NULL, and counted', async () => {
    await withMysqlDatabase(async ({ run, url, name }) => {
      await run("SET sql_mode = ''; CREATE TABLE z (id int PRIMARY KEY, d date, t timestamp NULL, dt datetime)");
      await run(
        "INSERT INTO z VALUES (1, '0000-00-00', '0000-00-00', '0000-00-00'), (2, '2024-01-01', '2024-01-01', '2024-01-01')",
      );
      const rows = "(1, NULL, NULL, NULL), (2, DATE '2024-01-01', TIMESTAMP '2024-01-01', TIMESTAMP '2024-01-01')";
      await writeLakeFile(folder, `${name}.z`, `SELECT * FROM (VALUES ${rows}) AS v(id, d, t, dt)`);
      const report = await runOver(url, folder, { include: [`${name}.*`], more });
      expect(report.verdict).toBe('INCONCLUSIVE');
      expect(report.tables[0]?.limits.map(({ kind, column, count }) => [kind, column, count])).toEqual([
        ['expectedLoss', 'd', 1],
        ['expectedLoss', 't', 1],
        ['expectedLoss', 'dt', 1],
      ]);
    });
  });

  const NAMES = [
    "it's",
    'a`b',
    'a"b',
    'back\\slash',
    'a.b',
    'select',
    'MixedCase',
    'with space',
    'é\u202e',
    'new\nline',
    'a;--',
    '/*x*/',
    '#',
    '%',
    '?',
    ':x',
    'x'.repeat(64),
    'y'.repeat(63),
  ];

  test('names of any content are compared, and their values found', async () => {
    await withMysqlDatabase(async ({ run, url, name }) => {
      const columns = NAMES.map((n) => mysql.identifier(n));
      await run(
        `CREATE TABLE ${mysql.identifier('t`"\\')} (${columns.map((c) => `${c} varchar(5)`).join(', ')}, PRIMARY KEY (${columns[0]}))`,
      );
      await run(`INSERT INTO ${mysql.identifier('t`"\\')} VALUES (${NAMES.map((_, i) => `'v${i}'`).join(', ')})`);
      const lake = NAMES.map((n, i) => `'v${i === 4 ? 'X' : i}' AS "${n.replaceAll('"', '""')}"`).join(', ');
      await writeLakeFile(folder, `${name}/t\`"\\`, `SELECT ${lake}`);
      const report = await runOver(url, folder, { include: [`${name}.*`], more });
      expect(report.tables[0]?.cause).toBeNull();
      expect(report.tables[0]?.sample).toMatchObject([{ kind: 'changed', columns: ['a.b'] }]);
    });
  });

  test('the catalog tells keys in their order, invisible and generated columns, views, engines, and what may not be read', async () => {
    await withMysqlDatabase(async ({ run, url, name }) => {
      await run(
        `CREATE TABLE k (a int, b varchar(3) CHARACTER SET latin1, c int AS (a + 1), h int INVISIBLE, PRIMARY KEY (b, a))`,
      );
      await run(
        'CREATE TABLE m (x int) ENGINE = MyISAM; CREATE VIEW v AS SELECT a FROM k WHERE a > 1; CREATE TABLE p (s int, t int)',
      );
      const user = `u_${name.slice(2)}`;
      await run(
        `CREATE USER '${user}'@'%' IDENTIFIED BY 'secret'; GRANT SELECT ON ${name}.k TO '${user}'@'%'; GRANT SELECT (s) ON ${name}.p TO '${user}'@'%'; GRANT INSERT ON ${name}.m TO '${user}'@'%'`,
      );
      try {
        const all = (await new MysqlCatalog({ url }).describe()).tables.filter((t) => t.schema === name);
        const k = all.find((t) => t.name === 'k');
        expect(k).toMatchObject({ kind: 'table', primaryKey: ['b', 'a'], hides: [], unreadable: null });
        expect(k?.columns.map((c) => [c.name, c.type, c.nullable, c.unreplicated !== undefined])).toEqual([
          ['a', 'int(11)', false, false],
          ['b', 'varchar(3) CHARACTER SET latin1', false, false],
          ['c', 'int(11)', true, true],
          ['h', 'int(11)', true, true],
        ]);
        expect(all.find((t) => t.name === 'm')?.hides).toMatchObject([
          { kind: 'engine', detail: expect.stringContaining('MyISAM') },
        ]);
        expect(all.find((t) => t.name === 'v')).toMatchObject({ kind: 'view', hides: [{ kind: 'view' }] });
        const limited = new URL(url);
        [limited.username, limited.password] = [user, 'secret'];
        const { server, tables } = await new MysqlCatalog({ url: limited.href }).describe();
        expect(server).toMatch(/^(MariaDB|MySQL) \d+\.\d+\.\d+$/);
        expect(tables.find((t) => t.name === 'k')?.unreadable).toBeNull();
        expect(tables.find((t) => t.name === 'm')?.unreadable).toContain(
          `GRANT SELECT ON \`${name}\`.\`m\` TO '${user}'@'%'`,
        );
        // The last column is hidden without a trace: the statement fails, and the table is no match.
        await writeLakeFile(folder, `${name}.p`, 'SELECT 1 AS s WHERE false');
        const report = await runOver(limited.href, folder, { include: [`${name}.p`], more });
        expect(report).toMatchObject({
          verdict: 'ERRORED',
          tables: [{ cause: { message: expect.stringContaining('privilege') } }],
        });
        expect(JSON.stringify(report)).not.toContain('secret');
      } finally {
        await run(`DROP USER '${user}'@'%'`);
      }
    });
  });

  test('says what is wrong with a connection, and never the password', async () => {
    const server = new URL(mysqlServer() ?? '');
    const describe = (change: (url: URL) => void) => {
      const url = new URL(server.href);
      change(url);
      return new MysqlCatalog({ url: url.href, connectTimeoutSeconds: 3 }).describe().then(
        () => 'no error',
        (error: Error & { remedy?: string }) => `${error.name}: ${error.message} ${error.remedy}`,
      );
    };
    const secret = 'pa%ss/word';
    const wrong = await describe((url) => {
      url.password = encodeURIComponent(secret);
    });
    expect(wrong).toMatch(/^SourceRefused: .*password is wrong/);
    expect(wrong).not.toContain(secret);
    expect(await describe((url) => (url.port = '1'))).toMatch(/^SourceUnavailable: .*nothing listens/);
    expect(await describe((url) => (url.pathname = '/not_there'))).toMatch(/^SourceRefused: .*no such database/);
    expect(await describe((url) => (url.search = '?ssl-mode=NO'))).toMatch(/^InvalidConfiguration: .*ssl-mode is NO/);
    expect(await describe((url) => (url.search = '?sslmode=x'))).toMatch(/^InvalidConfiguration: .*option sslmode/);
  });
});

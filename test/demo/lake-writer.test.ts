import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { writeLake } from '../../local/demo/lake-writer.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../local/demo/pglite.ts';
import { lakeRelation, withDuckdb } from './differences.ts';

let server: EmbeddedPostgres;
let folder: string;
let client: pg.Client;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loadproof-writer-'));
  server = await startEmbeddedPostgres();
  client = new pg.Client({ connectionString: server.url });
  await client.connect();
});

afterAll(async () => {
  await client?.end();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Creates a table `public.<name>` and returns its lake relation. */
async function lakeOf(name: string, columns: string, inserts: string[], rowsPerFile?: number): Promise<string> {
  await client.query(`CREATE TABLE "${name}" (${columns})`);
  for (const values of inserts) await client.query(`INSERT INTO "${name}" ${values}`);
  const tables = [{ schema: 'public', name }];
  await writeLake({ url: server.url, tables, out: folder, ...(rowsPerFile === undefined ? {} : { rowsPerFile }) });
  return lakeRelation(folder, 'public', name);
}

const ZOO = `i2 smallint, i4 integer, i8 bigint, n12_2 numeric(12,2), n38_10 numeric(38,10), n40 numeric(40,0), nneg numeric(5,-2),
  nfrac numeric(2,4), nfree numeric, cash money, f4 real, f8 double precision, b boolean, t text, vc varchar(20), ch char(5),
  u uuid, js json, jb jsonb, by bytea, d date, ts timestamp, ts3 timestamp(3), tz timestamptz, tm time, ar text[],
  iv interval, dom positive`;

const ZOO_ROWS = [
  `VALUES (-32768, -2147483648, -9223372036854775808, -9999999999.99, 1234567890123456789012345678.0123456789,
     1234567890123456789012345678901234567890, 12345, 0.0012, 0.0000005, '12.34', 0.1, 0.1, true, '', 'é', 'ab',
     '21F7F28C-BDE4-40A2-3D34-ED21630E239F', '{"a" : 1.0}', '{"a" : 1.0}', '\\x00ff5c', '2024-02-29',
     '2024-10-27 02:30:00.123456', '2024-10-27 02:30:00.123', '2024-10-27 02:30:00.123456+02', '23:59:59.999999',
     '{a,NULL,"b c"}', '1 year -2 days', 7)`,
  `(i4) VALUES (NULL)`,
  `(f4, f8, d, ts, tz) VALUES ('NaN', '-Infinity', 'infinity', 'infinity', '-infinity')`,
  `(f4, f8, ts, tm) VALUES ('-0', 5e-324, '0001-01-01 00:00:00.000001', '24:00:00')`,
];

describe('the files', () => {
  it('have the physical types that DMS writes, every column optional', async () => {
    await client.query('CREATE DOMAIN positive AS integer CHECK (VALUE > 0)');
    await lakeOf('zoo', ZOO, ZOO_ROWS);
    const file = join(folder, 'public', 'zoo', 'LOAD00000001.parquet');
    const rows = await withDuckdb((query) =>
      query(`SELECT name, type, coalesce(logical_type, converted_type, ''), repetition_type
        FROM parquet_schema('${file}') WHERE num_children IS NULL OR num_children = 0`),
    );
    expect(new Set(rows.map((row) => row[3]))).toEqual(new Set(['OPTIONAL']));
    const types = Object.fromEntries(rows.map(([name, type, logical]) => [name, `${type} ${logical}`.trim()]));
    const utc = 'TimestampType(isAdjustedToUTC=1, unit=TimeUnit(MILLIS=<null>, MICROS=MicroSeconds(), NANOS=<null>))';
    expect(types).toEqual({
      i2: 'INT32 INT_16',
      i4: 'INT32 INT_32',
      i8: 'INT64 INT_64',
      n12_2: 'INT64 DecimalType(scale=2, precision=12)',
      n38_10: 'FIXED_LEN_BYTE_ARRAY DecimalType(scale=10, precision=38)',
      n40: 'BYTE_ARRAY UTF8',
      nneg: 'INT32 DecimalType(scale=0, precision=7)',
      nfrac: 'INT32 DecimalType(scale=4, precision=4)',
      nfree: 'FIXED_LEN_BYTE_ARRAY DecimalType(scale=6, precision=28)',
      cash: 'FIXED_LEN_BYTE_ARRAY DecimalType(scale=4, precision=38)',
      f4: 'FLOAT',
      f8: 'DOUBLE',
      b: 'BOOLEAN',
      ...Object.fromEntries(['t', 'vc', 'ch', 'u', 'js', 'jb', 'ar', 'iv'].map((name) => [name, 'BYTE_ARRAY UTF8'])),
      by: 'BYTE_ARRAY',
      d: 'INT32 DATE',
      ts: `INT64 ${utc}`,
      ts3: `INT64 ${utc}`,
      tz: `INT64 ${utc}`,
      tm: expect.stringMatching(/^INT64 TimeType\(isAdjustedToUTC=0, .*MICROS/),
      dom: 'INT32 INT_32',
    });
  });

  it('hold the values, to the last digit and bit', async () => {
    const [first, nulls, infinite, edges] = await withDuckdb((query) =>
      query(`SELECT COLUMNS(*)::VARCHAR FROM ${lakeRelation(folder, 'public', 'zoo')}`),
    );
    expect(first).toEqual([
      ...['-32768', '-2147483648', '-9223372036854775808', '-9999999999.99', '1234567890123456789012345678.0123456789'],
      ...[
        '1234567890123456789012345678901234567890',
        '12300',
        '.0012',
        '0.000001',
        '12.3400',
        '0.1',
        '0.1',
        'true',
        '',
      ],
      ...[
        'é',
        'ab',
        '21f7f28c-bde4-40a2-3d34-ed21630e239f',
        '{"a" : 1.0}',
        '{"a": 1.0}',
        '\\x00\\xFF\\x5C',
        '2024-02-29',
      ],
      ...[
        '2024-10-27 02:30:00.123456+00',
        '2024-10-27 02:30:00.123+00',
        '2024-10-27 00:30:00.123456+00',
        '23:59:59.999999',
      ],
      ...['{a,NULL,"b c"}', '1 year -2 days', '7'],
    ]);
    expect(new Set(nulls)).toEqual(new Set([null]));
    const at = (row: typeof first, column: string) =>
      row?.[ZOO.split(/,\s+/).findIndex((c) => c.startsWith(`${column} `))];
    expect(['f4', 'f8', 'd', 'ts', 'tz'].map((c) => at(infinite, c))).toEqual([
      ...['nan', '-inf', '9999-12-31', '9999-12-31 23:59:59+00', '4713-01-01 (BC) 00:00:00+00'],
    ]);
    expect(['f4', 'f8', 'ts', 'tm'].map((c) => at(edges, c))).toEqual([
      ...['-0.0', '5e-324', '0001-01-01 00:00:00.000001+00', '24:00:00'],
    ]);
  });

  it('hold any text, in a table of one column too', async () => {
    const texts = [
      '',
      '\\N',
      '\\.',
      'a\tb\nc\r\nd\r',
      '"',
      "'",
      '\ufeffx',
      ' x ',
      '\u0001\u0008',
      '😀é',
      '\\x41',
      'NULL',
    ];
    await client.query('CREATE TABLE texts (t text)');
    for (const t of texts) await client.query('INSERT INTO texts VALUES ($1)', [t]);
    await client.query('INSERT INTO texts VALUES (NULL), ($1)', ['y'.repeat(3_000_000)]);
    await writeLake({ url: server.url, tables: [{ schema: 'public', name: 'texts' }], out: folder });
    // As hexadecimal digits: DuckDB's Node client drops a U+FEFF at the head of a string.
    const relation = lakeRelation(folder, 'public', 'texts');
    const rows = await withDuckdb((query) => query(`SELECT hex(encode(t)) FROM ${relation}`));
    const expected = [...texts, null, 'y'.repeat(3_000_000)];
    const hex = (text: string | null) =>
      text === null ? null : Buffer.from(text, 'utf8').toString('hex').toUpperCase();
    expect(rows.map((row) => row[0])).toEqual(expected.map(hex));
  });

  it('are numbered in hexadecimal, in row groups of about 10,000 rows, in the order of the table', async () => {
    const numbers = await lakeOf('numbers', 'n integer', ['SELECT generate_series(1, 54321)'], 5_000);
    const names = readdirSync(join(folder, 'public', 'numbers'));
    expect(names.slice(-3)).toEqual(['LOAD00000009.parquet', 'LOAD0000000A.parquet', 'LOAD0000000B.parquet']);
    expect(names).toHaveLength(11);
    await withDuckdb(async (query) => {
      expect(await query(`SELECT count(*)::INTEGER, min(n), max(n), sum(n)::INTEGER FROM ${numbers}`)).toEqual([
        [54_321, 1, 54_321, (54_321 * 54_322) / 2],
      ]);
      const third = join(folder, 'public', 'numbers', 'LOAD00000003.parquet');
      expect(await query(`SELECT min(n), max(n) FROM '${third}'`)).toEqual([[10_001, 15_000]]);
    });
    const big = await lakeOf('big', 'n integer', ['SELECT generate_series(1, 25000)']);
    const file = big.slice("read_parquet('".length, -"*.parquet')".length).concat('LOAD00000001.parquet');
    const groups = await withDuckdb((query) =>
      query(`SELECT DISTINCT row_group_num_rows::INTEGER FROM parquet_metadata('${file}') ORDER BY 1`),
    );
    expect(groups).toEqual([[4_520], [10_240]]);
  });

  it('are not written for an empty table, and an unknown table is an error', async () => {
    await client.query('CREATE TABLE nothing (a int)');
    const [written] = await writeLake({
      url: server.url,
      tables: [{ schema: 'public', name: 'nothing' }],
      out: folder,
    });
    expect(written).toEqual({ schema: 'public', name: 'nothing', rows: 0, files: [] });
    expect(existsSync(join(folder, 'public', 'nothing'))).toBe(false);
    const unknown = writeLake({ url: server.url, tables: [{ schema: 'public', name: 'nowhere' }], out: folder });
    await expect(unknown).rejects.toThrow('nowhere');
  });
});

describe('the session', () => {
  it('does not change what is written: PGlite serves every connection from one session, so this one is hostile', async () => {
    const hostile = ["DateStyle = 'German, DMY'", "TimeZone = 'Asia/Kathmandu'", "IntervalStyle = 'sql_standard'"];
    for (const setting of [...hostile, "bytea_output = 'escape'", 'extra_float_digits = -15', "search_path = ''"])
      await client.query(`SET ${setting}`);
    const out = join(folder, 'hostile');
    await writeLake({ url: server.url, tables: [{ schema: 'public', name: 'zoo' }], out });
    const shown = await client.query('SHOW TimeZone');
    await client.query('RESET ALL');
    expect(shown.rows).toEqual([{ TimeZone: 'Asia/Kathmandu' }]);
    const one = lakeRelation(folder, 'public', 'zoo');
    const other = lakeRelation(out, 'public', 'zoo');
    const rows = await withDuckdb((query) => query(`FROM ${one} EXCEPT ALL FROM ${other}`));
    expect(rows).toEqual([]);
  });
});

/** Parquet as DMS writes it, read back by two readers: hyparquet for what the footer says, DuckDB for the values. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { parquetMetadata } from 'hyparquet';
import { type DmsTable, type DmsType, type DmsValue, encode, readS3, type S3 } from '../../local/writer/index.ts';
import { dmsTable, TEXT } from '../support/dms-rows.ts';

let folder: string;
let connection: DuckDBConnection;
let files = 0;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loadproof-writer-'));
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run("SET TimeZone = 'UTC'");
});
afterAll(() => {
  connection.closeSync();
  rmSync(folder, { recursive: true });
});

function fileOf(
  table: DmsTable,
  settings: Record<string, unknown> = {},
  assume: Partial<S3['assume']> = {},
): Uint8Array {
  const [file, ...more] = encode(table, readS3({ DataFormat: 'parquet', ...settings }, { assume }));
  if (!file || more.length > 0) throw new Error('one file is expected');
  return file.bytes;
}

const footer = (bytes: Uint8Array) => parquetMetadata(bytes.slice().buffer);

async function read(bytes: Uint8Array, list = '*'): Promise<unknown[][]> {
  // A name of its own: DuckDB keeps what it read of a file.
  const path = join(folder, `${files++}.parquet`);
  writeFileSync(path, bytes);
  return (await connection.runAndReadAll(`SELECT ${list} FROM read_parquet('${path}')`)).getRowsJson();
}

const utc = (unit: string) => ({ type: 'TIMESTAMP', isAdjustedToUTC: true, unit });

test('the schema is that of a real file', () => {
  const columns: Record<string, DmsType> = {
    big: { name: 'INT8' },
    whole: { name: 'INT4' },
    small: { name: 'INT2' },
    price: { name: 'NUMERIC', precision: 15, scale: 2 },
    cash: { name: 'NUMERIC', precision: 38, scale: 4 },
    single: { name: 'REAL4' },
    double: { name: 'REAL8' },
    note: TEXT,
    large: { name: 'NCLOB' },
    bytes: { name: 'BLOB' },
    at: { name: 'DATETIME', scale: 6 },
    flag: { name: 'BOOLEAN' },
    day: { name: 'DATE' },
    clock: { name: 'TIME', scale: 6 },
  };
  const row = Object.keys(columns).map(() => null);
  const bytes = fileOf(dmsTable(columns, [row]), { TimestampColumnName: 'when', ParquetTimestampInMillisecond: true });
  const found = footer(bytes);
  expect(found.created_by).toBe('AWS');
  const shape = found.schema.slice(1).map((element) => {
    const { name, type, repetition_type: repetition, type_length: length, converted_type, logical_type } = element;
    return [name, type, repetition, length ?? null, converted_type ?? null, logical_type ?? null];
  });
  const decimal = (precision: number, scale: number) => ({ type: 'DECIMAL', precision, scale });
  expect(shape).toEqual([
    ['when', 'BYTE_ARRAY', 'REQUIRED', null, 'UTF8', { type: 'STRING' }],
    ['big', 'INT64', 'OPTIONAL', null, null, null],
    ['whole', 'INT32', 'OPTIONAL', null, null, null],
    ['small', 'INT32', 'OPTIONAL', null, 'INT_16', null],
    ['price', 'FIXED_LEN_BYTE_ARRAY', 'OPTIONAL', 7, 'DECIMAL', decimal(15, 2)],
    ['cash', 'FIXED_LEN_BYTE_ARRAY', 'OPTIONAL', 16, 'DECIMAL', decimal(38, 4)],
    ['single', 'FLOAT', 'OPTIONAL', null, null, null],
    ['double', 'DOUBLE', 'OPTIONAL', null, null, null],
    ['note', 'BYTE_ARRAY', 'OPTIONAL', null, 'UTF8', { type: 'STRING' }],
    ['large', 'BYTE_ARRAY', 'OPTIONAL', null, 'UTF8', { type: 'STRING' }],
    ['bytes', 'BYTE_ARRAY', 'OPTIONAL', null, null, null],
    ['at', 'INT64', 'OPTIONAL', null, 'TIMESTAMP_MILLIS', utc('MILLIS')],
    ['flag', 'BOOLEAN', 'OPTIONAL', null, null, null],
    ['day', 'INT32', 'OPTIONAL', null, 'DATE', { type: 'DATE' }],
    ['clock', 'INT32', 'OPTIONAL', null, 'TIME_MILLIS', { type: 'TIME', isAdjustedToUTC: true, unit: 'MILLIS' }],
  ]);
});

const NINES = '9'.repeat(38);

test.each<[DmsType, DmsValue[], string, string]>([
  [{ name: 'INT1' }, [-128, 127, null], 'TINYINT', 'v'],
  [{ name: 'UINT1' }, [0, 255, null], 'UTINYINT', 'v'],
  [{ name: 'INT2' }, [-32_768, 32_767, null], 'SMALLINT', 'v'],
  [{ name: 'UINT2' }, [0, 65_535, null], 'USMALLINT', 'v'],
  [{ name: 'INT4' }, [-2_147_483_648, 2_147_483_647, null], 'INTEGER', 'v'],
  [{ name: 'UINT4' }, [0, 4_294_967_295, null], 'UINTEGER', 'v'],
  [{ name: 'INT8' }, [-(2n ** 63n), 2n ** 63n - 1n, null], 'BIGINT', 'v'],
  [{ name: 'UINT8' }, [0n, 2n ** 64n - 1n, null], 'UBIGINT', 'v'],
  [{ name: 'BOOLEAN' }, [true, false, null], 'BOOLEAN', 'v'],
  [{ name: 'NUMERIC', precision: 38, scale: 0 }, [NINES, `-${NINES}`, '0', null], 'DECIMAL(38,0)', 'v'],
  [{ name: 'NUMERIC', precision: 38, scale: 38 }, [`0.${NINES}`, `-0.${NINES}`, null], 'DECIMAL(38,38)', 'v'],
  [{ name: 'NUMERIC', precision: 4, scale: 1 }, ['999.9', '-999.9', '0.1', '-0.1', null], 'DECIMAL(4,1)', 'v'],
  [TEXT, ['', 'é😀\u0000', 'NULL', ' a ', null], 'VARCHAR', 'v'],
])('%j: %p', async (type, values, duckdb, list) => {
  const bytes = fileOf(
    dmsTable(
      { v: type },
      values.map((value) => [value]),
    ),
  );
  const found = await read(bytes, `typeof(${list}), ${list}::VARCHAR`);
  // DuckDB leaves out the zero before the point where all digits come after it.
  const shown = (value: DmsValue) => (value === null ? null : String(value).replace(/^(-?)0(?=\.\d{38})/, '$1'));
  expect(found).toEqual(values.map((value) => [duckdb, shown(value)]));
});

test('floats keep every bit, the sign of zero too, which a dictionary would lose', async () => {
  const values = [0, -0, 0, -0, 5e-324, Number.MAX_VALUE, 1 + 2 ** -52, Number.NEGATIVE_INFINITY];
  const repeated = Array.from({ length: 50 }, () => values).flat();
  const columns = { v: { name: 'REAL8' }, w: { name: 'REAL4' } } as const;
  const bytes = fileOf(
    dmsTable(
      columns,
      repeated.map((v) => [v, Math.fround(v)]),
    ),
  );
  const texts = ['0.0', '-0.0', '0.0', '-0.0', '5e-324', '1.7976931348623157e+308', '1.0000000000000002', '-inf'];
  const single = ['0.0', '-0.0', '0.0', '-0.0', '0.0', 'inf', '1.0', '-inf'];
  const found = await read(bytes, 'v::VARCHAR, w::VARCHAR');
  expect(found).toEqual(repeated.map((_, i) => [texts[i % 8], single[i % 8]]));
});

test('dates, times and timestamps', async () => {
  const columns = { d: { name: 'DATE' }, t: { name: 'TIME', scale: 6 }, s: { name: 'DATETIME', scale: 6 } } as const;
  const rows: DmsValue[][] = [
    [20_697, 86_399_999_999n, 1_704_164_645_123_456n],
    [-719_162, 0n, -62_135_596_800_000_000n],
    [2_932_896, 86_400_000_000n, 253_402_300_799_999_999n],
    ['0000-00-00', null, '2024-00-10 10:00:00'],
  ];
  const list = 'd::VARCHAR, t::TIME::VARCHAR, s::TIMESTAMP::VARCHAR';
  expect(await read(fileOf(dmsTable(columns, rows)), list)).toEqual([
    ['2026-09-01', '23:59:59.999', '2024-01-02 03:04:05.123456'],
    ['0001-01-01', '00:00:00', '0001-01-01 00:00:00'],
    ['9999-12-31', '24:00:00', '9999-12-31 23:59:59.999999'],
    [null, null, null],
  ]);
  const millis = { ParquetTimestampInMillisecond: true };
  const cut = await read(fileOf(dmsTable(columns, rows.slice(0, 3)), millis), 's::TIMESTAMP::VARCHAR');
  expect(cut).toEqual([['2024-01-02 03:04:05.123'], ['0001-01-01 00:00:00'], ['9999-12-31 23:59:59.999']]);
  const early = dmsTable({ s: columns.s, t: columns.t }, [[-1n, 1_500n]]);
  expect(await read(fileOf(early, millis), 's::TIMESTAMP::VARCHAR, t::TIME::VARCHAR')).toEqual([
    ['1969-12-31 23:59:59.999', '00:00:00.001'],
  ]);
  const rounded = fileOf(early, millis, { millis: 'round' });
  expect(await read(rounded, 's::TIMESTAMP::VARCHAR, t::TIME::VARCHAR')).toEqual([
    ['1970-01-01 00:00:00', '00:00:00.002'],
  ]);
});

test('bytes, and bytes in place of text, are written as they are', async () => {
  const raw = new Uint8Array([0xc3, 0x28]);
  const bytes = fileOf(
    dmsTable({ b: { name: 'BLOB' }, c: { name: 'BYTES', length: 2 } }, [[new Uint8Array([0, 255]), raw]]),
  );
  expect(await read(bytes, 'hex(b), hex(c)')).toEqual([['00FF', 'C328']]);
  const text = Buffer.from(fileOf(dmsTable({ t: TEXT }, [['abc'], [raw]])));
  expect(text.includes(Buffer.from(raw))).toBe(true);
  // The bounds are those of bytes: a reader that skips row groups by them must find both.
  const mixed = footer(fileOf(dmsTable({ t: TEXT }, [['abc'], [raw], ['é']])));
  const { min_value, max_value } = mixed.row_groups[0]?.columns[0]?.meta_data?.statistics ?? {};
  expect([min_value, max_value]).toEqual(['abc', 'é']);
});

test('what a type cannot hold is an error, not another value', () => {
  const numeric = { name: 'NUMERIC', precision: 4, scale: 1 } as const;
  expect(() => fileOf(dmsTable({ v: numeric }, [['1000.0']]))).toThrow('cannot hold 1000.0');
  expect(() => fileOf(dmsTable({ v: numeric }, [['1.05']]))).toThrow('cannot hold 1.05');
  expect(() => fileOf(dmsTable({ v: { name: 'DATE' } }, [['tomorrow']]))).toThrow('cannot hold "tomorrow"');
});

describe('the settings', () => {
  const many = dmsTable(
    { id: { name: 'INT4' }, note: TEXT },
    Array.from({ length: 25_000 }, (_, i) => [i, `n${i % 7}`]),
  );

  test('RowGroupLength, 10,000 unless set', () => {
    const groups = (settings = {}) => footer(fileOf(many, settings)).row_groups.map((group) => Number(group.num_rows));
    expect(groups()).toEqual([10_000, 10_000, 5_000]);
    expect(groups({ RowGroupLength: 12_500 })).toEqual([12_500, 12_500]);
    expect(groups({ RowGroupLength: 0 })).toEqual([10_000, 10_000, 5_000]);
  });

  test('EnableStatistics', () => {
    const statistics = (settings = {}) =>
      footer(fileOf(many, settings)).row_groups[0]?.columns[0]?.meta_data?.statistics;
    expect(statistics()).toMatchObject({ min_value: 0, max_value: 9_999 });
    expect(statistics({ EnableStatistics: false })).toBeUndefined();
  });

  test('EncodingType', () => {
    const encodings = (settings = {}) => footer(fileOf(many, settings)).row_groups[0]?.columns[1]?.meta_data?.encodings;
    expect(encodings()).toContain('RLE_DICTIONARY');
    expect(encodings({ EncodingType: 'plain' })).toEqual(['PLAIN']);
  });

  test('CompressionType GZIP: the pages, or the file', async () => {
    const packed = fileOf(many, { CompressionType: 'GZIP' });
    expect(footer(packed).row_groups[0]?.columns[0]?.meta_data?.codec).toBe('GZIP');
    expect(packed.length).toBeLessThan(fileOf(many).length * 0.7);
    expect(await read(packed, 'count(*), sum(id)')).toEqual([['25000', String((25_000 * 24_999) / 2)]]);
    const file = fileOf(many, { CompressionType: 'GZIP' }, { parquetGzip: 'file' });
    expect(gunzipSync(file)).toEqual(Buffer.from(fileOf(many)));
  });

  test('IncludeOpForFullLoad: Op goes before the timestamp', () => {
    const names = (settings: object) =>
      footer(fileOf(many, settings as Record<string, unknown>))
        .schema.slice(1)
        .map((s) => s.name);
    const settings = { TimestampColumnName: 't', IncludeOpForFullLoad: true };
    expect(names(settings)).toEqual(['Op', 't', 'id', 'note']);
    expect(names({})).toEqual(['id', 'note']);
  });
});

test('any rows come back, whatever the pages and the row groups', async () => {
  const columns = { i: { name: 'INT8' }, t: TEXT, n: { name: 'NUMERIC', precision: 20, scale: 3 } } as const;
  const cents = fc.bigInt({ min: -(10n ** 20n) + 1n, max: 10n ** 20n - 1n });
  const row = fc.tuple(
    fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
    fc.option(fc.string({ unit: 'grapheme' })),
    fc.option(cents.map(decimal)),
  );
  const sizes = fc.record({
    RowGroupLength: fc.integer({ min: 1, max: 9 }),
    DataPageSize: fc.integer({ min: 1, max: 64 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), sizes, async (rows, settings) => {
      const found = await read(fileOf(dmsTable(columns, rows), settings), 'i::VARCHAR, t, n::VARCHAR');
      expect(found).toEqual(rows.map(([i, t, n]) => [i === null ? null : String(i), t, n]));
    }),
    { numRuns: Math.min(100, Number(process.env.LOADPROOF_PROPERTY_RUNS ?? 60)) },
  );
});

function decimal(units: bigint): string {
  const digits = String(units < 0n ? -units : units).padStart(4, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -3)}.${digits.slice(-3)}`;
}

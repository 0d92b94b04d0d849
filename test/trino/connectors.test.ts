/** What the statements rely on in Trino's connectors: queries passed through, and Parquet read as it was written. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { LakeType } from '../../core/compare/columns.ts';
import { noCounts } from '../../core/compare/records.ts';
import { trino } from '../../core/sql/trino.ts';
import { Sides, sourceColumn } from '../support/sides.ts';
import { SOURCE } from './support/catalogs.ts';
import { TrinoUnderTest } from './support/trino-under-test.ts';

const LONG: LakeType = { kind: 'integer', bits: 64, signed: true };

describe('a real Trino', () => {
  let sides: Sides;
  let engine: TrinoUnderTest;
  beforeAll(async () => {
    sides = await Sides.open();
    if (!(sides.engine instanceof TrinoUnderTest)) throw new Error('these tests run by npm run test:trino');
    engine = sides.engine;
  });
  afterAll(() => sides.close());

  test('passes a query through to PostgreSQL, every character of it', async () => {
    const text = `it's "quoted", \\ and \t and \n and é 😀 ?`;
    const native = `SELECT E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'::text AS t, version() AS v`;
    const rows = await engine.client.run(
      `SELECT * FROM TABLE("${SOURCE}".system.query(query => ${trino.literal(native)}))`,
    );
    expect(rows[0]?.[0]).toBe(text);
    expect(rows[0]?.[1]).toMatch(/^PostgreSQL /);
  });

  const values: readonly [string, LakeType, string, unknown][] = [
    ['bigint', LONG, "'9223372036854775807'::BIGINT", '9223372036854775807'],
    ['tinyint', { kind: 'integer', bits: 8, signed: true }, '(-128)::TINYINT', '-128'],
    ['uint8', { kind: 'integer', bits: 8, signed: false }, '255::UTINYINT', '255'],
    ['uint16', { kind: 'integer', bits: 16, signed: false }, '65535::USMALLINT', '65535'],
    ['uint32', { kind: 'integer', bits: 32, signed: false }, '4294967295::UINTEGER', '4294967295'],
    ['uint64', { kind: 'integer', bits: 64, signed: false }, '18446744073709551615::UBIGINT', '18446744073709551615'],
  ];
  test.each(values)('reads %s to its last value', async (_, type, duck, text) => {
    const form = { kind: 'integer' } as const;
    expect(await sides.lakeTexts(type, duck.split('::')[1] ?? '', form, [duck, '0', 'NULL'])).toEqual([
      text,
      '0',
      null,
    ]);
  });

  test('reads micro-seconds that are declared bigint to the last of them, whatever their UTC flag', async () => {
    const form = { kind: 'timestamp', digits: 6 } as const;
    for (const [utc, duckType] of [
      [true, 'TIMESTAMPTZ'],
      [false, 'TIMESTAMP'],
    ] as const) {
      const type = { kind: 'timestamp', unit: 'micros', utc } as const;
      const texts = ['2024-02-29 12:34:56.123567', '0001-01-01 00:00:00.000001', '9999-12-31 23:59:59.999999'];
      const literals = texts.map((t) => `'${t}${utc ? '+00' : ''}'`);
      expect(await sides.lakeTexts(type, duckType, form, literals)).toEqual(texts);
    }
  });

  test('reads no time in milliseconds, whatever it is declared: such a column is not compared', async () => {
    expect(trino.render('x', { kind: 'time', unit: 'millis', utc: true }, { kind: 'time', digits: 6 })).toHaveProperty(
      'unsupported',
    );
    // An INT32 column whose converted type is made TIME_MILLIS (7) from INT_32 (17) in the footer, as zigzag numbers.
    const file = await sides.file('SELECT 36672123::INTEGER AS x', []);
    const onDisk = engine.onDisk(file.path);
    const bytes = readFileSync(onDisk);
    const footer = bytes.length - 8 - bytes.readUInt32LE(bytes.length - 8);
    bytes[bytes.indexOf(Buffer.from([0x25, 2 * 17]), footer) + 1] = 2 * 7;
    writeFileSync(onDisk, bytes);
    for (const type of ['integer', 'bigint', 'varchar']) {
      const table = '"lake"."public"."millis"';
      await engine.client.run(`DROP TABLE IF EXISTS ${table}`);
      const options = `external_location = '${file.path.slice(0, file.path.lastIndexOf('/'))}', format = 'PARQUET'`;
      await engine.client.run(`CREATE TABLE ${table} (x ${type}) WITH (${options})`);
      const select = `SELECT x FROM ${table} WHERE "$path" = '${file.path}'`;
      await expect(engine.client.run(select)).rejects.toThrow(/Unsupported Trino column type .*TIME\(MILLIS/);
    }
  });

  test('reads files of one folder that differ in the types and number of their columns', async () => {
    const INT: LakeType = { kind: 'integer', bits: 32, signed: true };
    const text: LakeType = { kind: 'string' };
    const narrow = await sides.file('SELECT 1::INTEGER AS id', [{ name: 'id', type: INT }]);
    const wide = await sides.file(`SELECT 'x' AS "No.te", 5000000000::BIGINT AS id`, [
      { name: 'No.te', type: text },
      { name: 'id', type: LONG },
    ]);
    const columns = [
      { source: sourceColumn('id', 'bigint', 'int8'), lake: { name: 'id', type: LONG } },
      { source: sourceColumn('No.te', 'text', 'text'), lake: { name: 'No.te', type: text } },
    ];
    const relation = `(VALUES (1::int8, NULL::text), (5000000000, 'x')) AS q(id, "No.te")`;
    const listing = { files: [narrow, wide], others: [] };
    const { result } = await sides.compare({ relation, columns, key: ['id'], listing });
    expect(result.counts).toEqual(noCounts());
    expect(result.limits.map((l) => l.kind)).toEqual(['schemaDrift']);
  });
});

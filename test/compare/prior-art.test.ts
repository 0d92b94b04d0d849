/**
 * Differences that well-known tools call equal (each was seen with the expression that the tool generates), and the ways
 * in which the nearest prior art can succeed on wrong data. Each must be found here, with the right column.
 */
import type { LakeType } from '../../core/compare/columns.ts';
import { judgeDigest } from '../../core/compare/judge.ts';
import { readDigest } from '../../core/compare/records.ts';
import { plan, plannedPart, Sides, sourceColumn } from '../support/sides.ts';

const STRING: LakeType = { kind: 'string' };
const MICROS: LakeType = { kind: 'timestamp', unit: 'micros', utc: true };

const columns = [
  {
    source: sourceColumn('id', 'integer', 'int4'),
    lake: { name: 'id', type: { kind: 'integer', bits: 32, signed: true } as LakeType },
  },
  { source: sourceColumn('a', 'text', 'text'), lake: { name: 'a', type: STRING } },
  { source: sourceColumn('b', 'text', 'text'), lake: { name: 'b', type: STRING } },
  { source: sourceColumn('ts', 'timestamp', 'timestamp'), lake: { name: 'ts', type: MICROS } },
];
const lakeColumns = columns.map((c) => c.lake);
const T = '2024-01-01 00:00:00.123456';

/** A name, the source's values, the lake's, and the columns that differ. */
type Pair = readonly [string, readonly [string, string, string], readonly [string, string, string], readonly string[]];

describe('what other tools miss', () => {
  let both: Sides;
  beforeAll(async () => {
    both = await Sides.open();
  });
  afterAll(() => both.close());

  /** Compares a row a side for each pair; columns a, b and ts are SQL of the respective engine, id is the pair's place. */
  async function compareRows(pairs: readonly Pair[]) {
    const lake = pairs.map(
      ([, , [a, b, ts]], i) =>
        `SELECT ${i}::INTEGER AS id, ${a}::VARCHAR AS a, ${b}::VARCHAR AS b, '${ts}+00'::TIMESTAMPTZ AS ts`,
    );
    const source = pairs.map(
      ([, [a, b, ts]], i) => `SELECT ${i}::int4 AS id, ${a}::text AS a, ${b}::text AS b, '${ts}'::timestamp AS ts`,
    );
    const file = await both.file(lake.join(' UNION ALL '), lakeColumns);
    const relation = `(${source.join(' UNION ALL ')}) AS q`;
    return (await both.compare({ relation, columns, key: ['id'], listing: { files: [file], others: [] } })).result;
  }

  // Trino takes seconds for a comparison: there all pairs are rows of one.
  let together: ReturnType<typeof compareRows> | undefined;
  async function pairAt(i: number) {
    if (process.env.LOADPROOF_TEST_TRINO_URL === undefined)
      return { result: await compareRows(matrix.slice(i, i + 1)), place: 0, pairs: 1 };
    together ??= compareRows(matrix);
    return { result: await together, place: i, pairs: matrix.length };
  }

  const matrix: readonly Pair[] = [
    ["NULL against ''", ['NULL', "'b'", T], ["''", "'b'", T], ['a']],
    ["'' against NULL", ["''", "'b'", T], ['NULL', "'b'", T], ['a']],
    ['NULL against spaces', ['NULL', "'b'", T], ["'  '", "'b'", T], ['a']],
    ["NULL against the text '<null>'", ['NULL', "'b'", T], ["'<null>'", "'b'", T], ['a']],
    ["NULL against the text 'NULL'", ['NULL', "'b'", T], ["'NULL'", "'b'", T], ['a']],
    ['NULL against \\N', ['NULL', "'b'", T], ["'\\N'", "'b'", T], ['a']],
    ["NULL against '_null_recon_'", ['NULL', "'b'", T], ["'_null_recon_'", "'b'", T], ['a']],
    ["('a|b','c') against ('a','b|c')", ["'a|b'", "'c'", T], ["'a'", "'b|c'", T], ['a', 'b']],
    ["('ab','c') against ('a','bc')", ["'ab'", "'c'", T], ["'a'", "'bc'", T], ['a', 'b']],
    ["('a,b','c') against ('a','b,c')", ["'a,b'", "'c'", T], ["'a'", "'b,c'", T], ['a', 'b']],
    ['(1,NULL) against (NULL,1)', ["'1'", 'NULL', T], ['NULL', "'1'", T], ['a', 'b']],
    ['a tab that moves', ["'a'||chr(9)", "'c'", T], ["'a'", "chr(9)||'c'", T], ['a', 'b']],
    ['a trailing space', ["'a'", "'b'", T], ["'a '", "'b'", T], ['a']],
    ['a leading space', ["'a'", "'b'", T], ["' a'", "'b'", T], ['a']],
    ['a trailing newline', ["'a'", "'b'", T], ["'a'||chr(10)", "'b'", T], ['a']],
    ['micro-seconds', ["'a'", "'b'", T], ["'a'", "'b'", '2024-01-01 00:00:00.999999'], ['ts']],
    ['one micro-second', ["'a'", "'b'", T], ["'a'", "'b'", '2024-01-01 00:00:00.123457'], ['ts']],
    ['text cut at 30', ["repeat('x', 31)", "'b'", T], ["repeat('x', 30)", "'b'", T], ['a']],
    ['text cut at 256', ["repeat('x', 257)", "'b'", T], ["repeat('x', 256)", "'b'", T], ['a']],
    ['case', ["'a'", "'b'", T], ["'A'", "'b'", T], ['a']],
    ['one character', ["'a'", "'b'", T], ["'c'", "'b'", T], ['a']],
  ];

  test.each(matrix.map(([name, , , differing], i) => [name, differing, i] as const))(
    '%s is found',
    async (_, differing, i) => {
      const { result, place, pairs } = await pairAt(i);
      expect(result.verdict).toBe('MISMATCHED');
      expect(result.counts.changed).toEqual({ findings: pairs, sourceRows: pairs, lakeRows: pairs });
      const found = result.sample.find(({ key }) => key?.[0]?.value === String(place));
      expect(found).toMatchObject({ kind: 'changed', sourceRows: 1, lakeRows: 1, columns: differing });
      expect(result.changedColumns.map((c) => c.column)).toEqual(expect.arrayContaining([...differing]));
      if (pairs === 1) expect(result.changedColumns).toHaveLength(differing.length);
    },
  );

  async function numbers(type: string, base: string, lake: LakeType, duck: string, source: string, stored: string) {
    const file = await both.file(`SELECT '${stored}'::${duck} AS x`, [{ name: 'x', type: lake }]);
    const column = { source: sourceColumn('x', type, base), lake: { name: 'x', type: lake } };
    const relation = `(SELECT '${source}'::${type} AS x) AS q`;
    return (await both.compare({ relation, columns: [column], key: [], listing: { files: [file], others: [] } }))
      .result;
  }

  const DOUBLE: LakeType = { kind: 'float', bits: 64 };
  test.each([
    [
      'unbounded numeric 1.10 and 1.40',
      'numeric',
      'numeric',
      { kind: 'decimal', precision: 28, scale: 6 },
      'DECIMAL(28,6)',
      '1.10',
      '1.40',
    ],
    ['double 1e-14 and 4e-14', 'double precision', 'float8', DOUBLE, 'DOUBLE', '1e-14', '4e-14'],
    ['double 0.0001 and 0.0004', 'double precision', 'float8', DOUBLE, 'DOUBLE', '0.0001', '0.0004'],
    ['double 0.0 and -0.0', 'double precision', 'float8', DOUBLE, 'DOUBLE', '0.0', '-0.0'],
    ['one unit in the last place', 'double precision', 'float8', DOUBLE, 'DOUBLE', '0.30000000000000004', '0.3'],
    [
      'numeric 12345678901.1 and .4',
      'numeric(15,1)',
      'numeric',
      { kind: 'decimal', precision: 15, scale: 1 },
      'DECIMAL(15,1)',
      '12345678901.1',
      '12345678901.4',
    ],
    [
      'bigint 123456789012345 and 123456789012399',
      'bigint',
      'int8',
      { kind: 'integer', bits: 64, signed: true },
      'BIGINT',
      '123456789012345',
      '123456789012399',
    ],
    [
      '24000.004 in a lake of texts and 24000.00',
      'numeric(15,2)',
      'numeric',
      STRING,
      'VARCHAR',
      '24000.00',
      '24000.004',
    ],
    ["'1.5' in a lake of texts and 2", 'integer', 'int4', STRING, 'VARCHAR', '2', '1.5'],
    ['a time on a date', 'date', 'date', STRING, 'VARCHAR', '2024-01-01', '2024-01-01 23:59:59'],
    [
      'an offset on a timestamp',
      'timestamp',
      'timestamp',
      STRING,
      'VARCHAR',
      '2024-01-01 10:00:00',
      '2024-01-01 10:00:00+02',
    ],
    [
      'a date that was a timestamp',
      'timestamp',
      'timestamp',
      { kind: 'date' },
      'DATE',
      '2024-01-01 23:59:59',
      '2024-01-01',
    ],
  ] as [string, string, string, LakeType, string, string, string][])(
    '%s are not equal',
    async (_, type, base, lake, duck, source, stored) => {
      const result = await numbers(type, base, lake, duck, source, stored);
      expect(result.verdict).toBe('MISMATCHED');
    },
  );

  test("'NaN' in a lake of texts is not NULL, and 2 is not true", async () => {
    const nan = await both.file("SELECT 'NaN'::VARCHAR AS x", [{ name: 'x', type: STRING }]);
    const number = { source: sourceColumn('x', 'numeric(5,2)', 'numeric'), lake: { name: 'x', type: STRING } };
    const nullRow = await both.compare({
      relation: '(SELECT NULL::numeric(5,2) AS x) AS q',
      columns: [number],
      key: [],
      listing: { files: [nan], others: [] },
    });
    expect(nullRow.result.verdict).toBe('MISMATCHED');
    const two = await both.file("SELECT '2'::VARCHAR AS x", [{ name: 'x', type: STRING }]);
    const flag = { source: sourceColumn('x', 'boolean', 'bool'), lake: { name: 'x', type: STRING } };
    const truth = await both.compare({
      relation: '(SELECT true AS x) AS q',
      columns: [flag],
      key: [],
      listing: { files: [two], others: [] },
    });
    expect(truth.result.verdict).toBe('MISMATCHED');
  });

  test('rows that the lake has too often, or too many, are found: not one way only', async () => {
    const file = await both.file(
      `SELECT id::INTEGER AS id, 'a' AS a, 'b' AS b, '${T}+00'::TIMESTAMPTZ AS ts FROM (VALUES (1), (1), (2), (9)) v(id)`,
      lakeColumns,
    );
    const relation = `(SELECT id, 'a'::text AS a, 'b'::text AS b, '${T}'::timestamp AS ts FROM (VALUES (1), (2)) v(id)) AS q`;
    const { result } = await both.compare({ relation, columns, key: ['id'], listing: { files: [file], others: [] } });
    expect(result.verdict).toBe('MISMATCHED');
    expect(result.counts.duplicated).toEqual({ findings: 1, sourceRows: 0, lakeRows: 1 });
    expect(result.counts.extra).toEqual({ findings: 1, sourceRows: 0, lakeRows: 1 });
  });

  test('pairs of duplicates do not cancel, with a key or without', async () => {
    const file = await both.file(`SELECT * FROM (VALUES ('x'), ('x')) v(a)`, [{ name: 'a', type: STRING }]);
    const column = { source: sourceColumn('a', 'text', 'text'), lake: { name: 'a', type: STRING } };
    for (const key of [[], ['a']]) {
      const { result } = await both.compare({
        relation: `(VALUES ('y'::text), ('y')) AS q(a)`,
        columns: [column],
        key,
        listing: { files: [file], others: [] },
      });
      expect(result.counts.missing.sourceRows).toBe(2);
      expect(result.counts.extra.lakeRows).toBe(2);
    }
  });

  test('a table of 400 columns is compared whole: a change in the last one is found', async () => {
    const names = Array.from({ length: 400 }, (_, i) => `c${String(i).padStart(3, '0')}`);
    const wide = names.map((name) => ({ source: sourceColumn(name, 'text', 'text'), lake: { name, type: STRING } }));
    const lake = await both.file(
      `SELECT ${names.map((n, i) => `'${i === 399 ? 'changed' : i}' AS ${n}`).join(', ')}`,
      wide.map((c) => c.lake),
    );
    const relation = `(SELECT ${names.map((n, i) => `'${i}'::text AS ${n}`).join(', ')}) AS q`;
    const { result, prepared } = await both.compare({
      relation,
      columns: wide,
      key: ['c000'],
      listing: { files: [lake], others: [] },
    });
    expect(prepared.compared).toHaveLength(400);
    expect(result.changedColumns).toEqual([{ column: 'c399', rows: 1 }]);
    expect(result.sample[0]?.columns).toEqual(['c399']);
  });

  test('no row on either side is no proof: rows read are counted, and the run over them is inconclusive', async () => {
    const { result } = await both.compare({
      relation: `(SELECT 1::int4 AS id, ''::text AS a, ''::text AS b, '${T}'::timestamp AS ts WHERE false) AS q`,
      columns,
      key: ['id'],
      listing: { files: [], others: [] },
    });
    expect(result.rows).toEqual({ source: 0, lake: 0 });
  });

  test('a stream without its trailer, or with too few rows, is never a match', () => {
    const part = plannedPart(columns, ['id']);
    const prepared = {
      spec: null,
      problem: null,
      later: null,
      compared: [],
      key: [],
      coverage: [],
      limits: [],
      counted: [],
      namedBuckets: 32_768,
      files: [],
    };
    const context = { plan: plan(), part, prepared, today: '2026-01-01', reads: [], statements: [] };
    const noTrailer = judgeDigest(context, readDigest([['file', null, null, 5, 0, null]]));
    expect(noTrailer).toMatchObject({
      next: 'done',
      result: { verdict: 'ERRORED', cause: { code: 'IncompleteRead' } },
    });
    const short = judgeDigest(
      context,
      readDigest([
        ['file', null, null, 5, 0, null],
        ['bucket', -1, null, 1, 0, 't\t5'],
      ]),
    );
    expect(short).toMatchObject({ next: 'done', result: { verdict: 'ERRORED', cause: { code: 'IncompleteRead' } } });
    const full = judgeDigest(
      context,
      readDigest([
        ['file', null, null, 6, 0, null],
        ['bucket', -1, null, 1, 0, 't\t5'],
      ]),
    );
    expect(full).toMatchObject({ next: 'done', result: { verdict: 'MATCHED' } });
  });

  test('a lake file that was not read, or read short, is never a match', () => {
    const part = plannedPart(columns, ['id']);
    const files = [{ path: 'LOAD00000001.parquet', rows: 2, modified: null }];
    const prepared = {
      spec: null,
      problem: null,
      later: null,
      compared: [],
      key: [],
      coverage: [],
      limits: [],
      counted: [],
      namedBuckets: 32_768,
      files,
    };
    const context = { plan: plan(), part, prepared, today: '2026-01-01', reads: [], statements: [] };
    const trailer = ['bucket', -1, null, 1, 0, 't\t0'] as const;
    const unread = judgeDigest(context, readDigest([['file', null, null, 1, 0, null], trailer]));
    expect(unread).toMatchObject({
      next: 'done',
      result: { verdict: 'INCONCLUSIVE', cause: { code: 'LakeChangedWhileRead' } },
    });
  });
});

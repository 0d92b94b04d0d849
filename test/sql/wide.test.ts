/** Wide rows: the one expression for many columns gives what the columns' own expressions give, and is short. */
import pg from 'pg';
import type { LakeType, LossRule } from '../../core/compare/columns.ts';
import { prepareComparison } from '../../core/compare/prepare.ts';
import { nativeQuery } from '../../core/sql/native.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { ATHENA_STATEMENT, statementLength, statementTooLong, TRINO_STATEMENT } from '../../core/sql/statement-size.ts';
import { trino } from '../../core/sql/trino.ts';
import { gather, runsOf } from '../../core/sql/wide.ts';
import { plannedPart, sourceColumn } from '../support/parts.ts';

const STRING: LakeType = { kind: 'string' };

/** Name, type, base type, what the lake has, and a value. Columns of one type stand apart from each other. */
const COLUMNS: readonly (readonly [string, string, string, LakeType, string])[] = [
  ['id', 'bigint', 'int8', { kind: 'integer', bits: 64, signed: true }, '7'],
  ['x', 'text', 'text', STRING, 'a\tb\\c\nd'],
  ['n', 'numeric(12,2)', 'numeric', { kind: 'decimal', precision: 12, scale: 2 }, '1.50'],
  ['u', 'varchar(9)', 'varchar', STRING, '\\N'],
  ['ts', 'timestamp', 'timestamp', { kind: 'timestamp', unit: 'micros', utc: false }, '2024-02-29 12:34:56.123567'],
  ['w', 'varchar(20)', 'varchar', STRING, ''],
  ['list', 'integer[]', 'int4[]', STRING, '{1,NULL,3}'],
  ['c', 'char(5)', 'bpchar', STRING, 'ab'],
  ['t3', 'timestamp(3)', 'timestamp', { kind: 'timestamp', unit: 'micros', utc: false }, 'infinity'],
  ['de', 'text COLLATE "de-x-icu"', 'text', STRING, 'ä\t'],
  ['f', 'double precision', 'float8', { kind: 'float', bits: 64 }, '-0'],
  ['list2', 'integer[]', 'int4[]', STRING, '{4}'],
];

function prepare(columns: typeof COLUMNS, wideFrom: number | null, losses: readonly LossRule[] = []) {
  const sides = columns.map(([name, type, base, lake]) => ({
    source: sourceColumn(name, type.replace(/ COLLATE .*/, ''), base),
    lake: { name, type: lake },
    losses,
  }));
  const file = { path: 'local:///x/a.parquet', bytes: 1, modified: null, rows: 1, columns: sides.map((s) => s.lake) };
  const dialects = { source: postgres, engine: { ...trino, wideFrom } };
  const options = { catalog: 'source', lakeTable: '"lake"."public"."t"' };
  const prepared = prepareComparison(plannedPart(sides, ['id']), { files: [file], others: [] }, dialects, options);
  if (!prepared.spec) throw new Error('nothing to compare');
  return { ...prepared, spec: prepared.spec };
}

describe('wide rows', () => {
  let client: pg.Client;
  beforeAll(async () => {
    const url = process.env.LOADPROOF_TEST_POSTGRES_URL ?? process.env.LOADPROOF_TEST_PGLITE_URL;
    client = new pg.Client({ connectionString: url });
    await client.connect();
  });
  afterAll(() => client.end());

  test('one expression for many columns gives the texts that each has by itself', async () => {
    // PGlite has no ICU collations.
    const icu = await client.query("SELECT 1 FROM pg_collation WHERE collname = 'de-x-icu'");
    const typed = (type: string) => (icu.rowCount ? type : type.replace('"de-x-icu"', '"POSIX"'));
    const select = (value: (text: string) => string) =>
      `SELECT ${COLUMNS.map(([name, type, , , text]) => `${cast(value(text), typed(type))} AS "${name}"`).join(', ')}`;
    const quoted = (text: string) => `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
    const relation = `(${select(quoted)} UNION ALL ${select((t) => (t === '7' ? "'8'" : 'NULL'))}) AS q`;
    const read = async (wideFrom: number | null) => {
      const { spec, compared } = prepare(COLUMNS, wideFrom);
      const sql = nativeQuery({ ...spec, source: { ...spec.source, relation } });
      const { rows } = await client.query({ text: sql, rowMode: 'array' });
      return { names: compared.map((c) => c.name), rows: rows.filter((r) => r[0] === 'r') as (string | null)[][] };
    };
    const wide = await read(1);
    const narrow = await read(null);
    expect(wide.names).not.toEqual(narrow.names);
    expect([...wide.names].sort()).toEqual([...narrow.names].sort());
    const escaped = (text: string | null) =>
      text === null ? '\\N' : text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n');
    const texts = wide.names.map((name) => narrow.names.indexOf(name) + 1);
    expect(wide.rows.map((row) => [row[1], row[2]])).toEqual(
      narrow.rows.map((row) => [
        row[1],
        texts
          .slice(1)
          .map((i) => escaped(row[i] ?? null))
          .join('\t'),
      ]),
    );
  });

  test('a thousand large objects that are cut fit into a statement of Athena', () => {
    const losses: LossRule[] = [{ rule: 'prefix', size: 32 * 1024, unit: 'bytes', because: 'a test' }];
    const columns = Array.from({ length: 1000 }, (_, i) => {
      return [i === 0 ? 'id' : `column_${i}`.padEnd(20, '_'), 'text', 'text', STRING, ''] as const;
    });
    const cut = statementLength(trino.digestStatement(prepare(columns, 100, losses).spec).sql, ATHENA_STATEMENT);
    expect(cut).toBeLessThan(ATHENA_STATEMENT.most);
  });

  test('a thousand timestamps with long names fit into a statement of Athena, and not without sharing', () => {
    const type: LakeType = { kind: 'timestamp', unit: 'micros', utc: true };
    const columns = Array.from({ length: 1000 }, (_, i) => {
      return [i === 0 ? 'id' : `column_${i}`.padEnd(50, '_'), 'timestamptz', 'timestamptz', type, ''] as const;
    });
    const length = (wideFrom: number | null) =>
      statementLength(trino.digestStatement(prepare(columns, wideFrom).spec).sql, ATHENA_STATEMENT);
    expect(length(trino.wideFrom)).toBeLessThan(ATHENA_STATEMENT.most / 2);
    expect(length(null)).toBeGreaterThan(ATHENA_STATEMENT.most * 4);
  });

  test('level 2 of a table that leaves no room for the names of the buckets reads all of them', () => {
    const columns = Array.from({ length: 1600 }, (_, i) => {
      return [i === 0 ? 'id' : `c${i}`.padEnd(63, '_'), 'bigint', 'int8', COLUMNS[0]?.[3] ?? STRING, ''] as const;
    });
    const { spec } = prepare(columns, trino.wideFrom);
    const buckets = Array.from({ length: trino.namedBuckets }, (_, i) => i + 50_000);
    const { sql } = trino.rowsStatement(spec, buckets);
    expect(statementLength(sql, ATHENA_STATEMENT)).toBeLessThan(ATHENA_STATEMENT.most);
    expect(sql).toBe(trino.rowsStatement(spec, 'all').sql);
    expect(trino.rowsStatement(spec, [1, 2]).sql).toContain('IN (1, 2)');
    // Of keys the source reads no others, so that all of the lake would be more than it.
    const keys = Array.from({ length: 40_000 }, (_, i) => String(i));
    expect(trino.rowsStatement(spec, { keys }).sql).toContain("k IN ('0', '1'");
  });

  test('a statement that is too long says whose it is, in the unit of its engine', () => {
    const long = 'é'.repeat(200_000);
    expect(statementTooLong(long, ATHENA_STATEMENT, 'public.wide')?.message).toBe(
      'The statement of public.wide has 400000 bytes; Athena takes 262144.',
    );
    expect(statementTooLong(long, TRINO_STATEMENT, 'public.wide')).toBeNull();
    expect(statementTooLong('SELECT 1', ATHENA_STATEMENT, 'public.wide')).toBeNull();
    const most = 'x'.repeat(ATHENA_STATEMENT.most);
    expect(statementTooLong(most, ATHENA_STATEMENT, 't')).toBeNull();
    expect(statementTooLong(`${most}x`, ATHENA_STATEMENT, 't')?.remedy).toMatch(/MaxFileSize/);
  });

  test('runs are of neighbours, and gathering makes neighbours', () => {
    const print = (s: string) => s.slice(0, 1);
    expect(runsOf(['a1', 'b1', 'a2', 'a3'], print)).toEqual([['a1'], ['b1'], ['a2', 'a3']]);
    expect(gather(['a1', 'b1', 'a2', 'c1', 'b2'], print)).toEqual(['a1', 'a2', 'b1', 'b2', 'c1']);
  });
});

function cast(value: string, type: string): string {
  const [plain = type, collation] = type.split(' COLLATE ');
  return collation === undefined ? `CAST(${value} AS ${plain})` : `CAST(${value} AS ${plain}) COLLATE ${collation}`;
}

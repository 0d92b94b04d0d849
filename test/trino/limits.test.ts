/** Tables that are wide, in columns or in values, in one statement on a real Trino. */
import type { LakeColumn, LakeType } from '../../core/compare/columns.ts';
import { ATHENA_STATEMENT, statementLength } from '../../core/sql/statement-size.ts';
import { trino } from '../../core/sql/trino.ts';
import { type SideColumn, Sides, sourceColumn } from '../support/sides.ts';

/** A type on both sides, and its value number `i` as each side spells it. */
interface Kind {
  readonly type: string;
  readonly base: string;
  readonly lake: LakeType;
  readonly duck: string;
  readonly value: (i: string) => string;
}

const KINDS: readonly Kind[] = [
  { type: 'bigint', base: 'int8', lake: { kind: 'integer', bits: 64, signed: true }, duck: 'BIGINT', value: (i) => i },
  { type: 'text', base: 'text', lake: { kind: 'string' }, duck: 'VARCHAR', value: (i) => `'t\t' || ${i}` },
  {
    type: 'numeric(12,2)',
    base: 'numeric',
    lake: { kind: 'decimal', precision: 12, scale: 2 },
    duck: 'DECIMAL(12,2)',
    value: (i) => `${i} + 0.25`,
  },
  {
    type: 'double precision',
    base: 'float8',
    lake: { kind: 'float', bits: 64 },
    duck: 'DOUBLE',
    value: (i) => `${i} / 8.0`,
  },
  {
    type: 'timestamp',
    base: 'timestamp',
    lake: { kind: 'timestamp', unit: 'micros', utc: false },
    duck: 'TIMESTAMP',
    value: (i) => `TIMESTAMP '2024-02-29 12:34:56.123567' + ${i} * INTERVAL '1 second'`,
  },
  { type: 'date', base: 'date', lake: { kind: 'date' }, duck: 'DATE', value: (i) => `DATE '2024-02-29' + ${i}` },
  {
    type: 'boolean',
    base: 'bool',
    lake: { kind: 'boolean' },
    duck: 'BOOLEAN',
    value: (i) => `(${i}) % 2 = 0`,
  },
  {
    type: 'time',
    base: 'time',
    lake: { kind: 'time', unit: 'micros', utc: false },
    duck: 'TIME',
    value: (i) => `TIME '01:02:03.456789' + (${i}) * INTERVAL '1 second'`,
  },
];

const TIMESTAMP = KINDS.filter((k) => k.base === 'timestamp');
const ROWS = 3;

/** Names of 50 letters in the widest tables; among them some that the statements use themselves. */
const nameOf = (c: number, width: number) =>
  c === 1 ? 'piece' : c === 2 ? 'x' : width < 1000 ? `col_${c}` : `col_${c}`.padEnd(50, '_');

const allBuckets = Array.from({ length: trino.namedBuckets }, (_, i) => 65_536 - trino.namedBuckets + i);

describe('a wide table on a real Trino', () => {
  let sides: Sides;
  beforeAll(async () => {
    sides = await Sides.open();
  });
  afterAll(() => sides.close());

  /** So many columns of these kinds, three rows, of which the last column of the last row differs. */
  async function compareWide(width: number, kinds: readonly Kind[], key: readonly string[]) {
    const kind = (c: number) => kinds[c % kinds.length] as Kind;
    const columns: SideColumn[] = Array.from({ length: width }, (_, c) => {
      const lake: LakeColumn = { name: nameOf(c, width), type: kind(c).lake };
      return { source: sourceColumn(lake.name, kind(c).type, kind(c).base), lake };
    });
    const select = (type: (k: Kind) => string, last: string) =>
      columns
        .map((_, c) => {
          const i = `(i + ${c % 7}${c === width - 1 ? last : ''})`;
          return `CAST(${kind(c).value(i)} AS ${type(kind(c))}) AS ${nameOf(c, width)}`;
        })
        .join(', ');
    const lake = columns.flatMap((c) => c.lake ?? []);
    const changed = ` + CASE WHEN i = ${ROWS} THEN 1 ELSE 0 END`;
    const file = await sides.file(
      `SELECT ${select((k) => k.duck, changed)} FROM (SELECT i::INTEGER AS i FROM range(1, ${ROWS + 1}) AS r(i))`,
      lake,
    );
    const relation = `(SELECT ${select((k) => k.type, '')} FROM generate_series(1, ${ROWS}) AS r(i)) AS q`;
    const listing = { files: [file], others: [] };
    const { prepared, result } = await sides.compare({ relation, columns, key, listing });
    const { spec } = prepared;
    if (!spec) throw new Error('nothing to compare');
    const statements = [trino.digestStatement(spec), trino.rowsStatement(spec, allBuckets)];
    return { result, longest: Math.max(...statements.map(({ sql }) => statementLength(sql, ATHENA_STATEMENT))) };
  }

  test.each([
    ['400 columns of mixed types, with a key', 400, KINDS, true],
    ['400 columns of mixed types, without a key', 400, KINDS, false],
    ['1,000 columns of mixed types, with a key', 1000, KINDS, true],
    ['1,000 columns of mixed types, without a key', 1000, KINDS, false],
    ['1,000 columns of timestamps, with long names', 1000, TIMESTAMP, true],
  ] as const)('%s', async (_, width, kinds, keyed) => {
    const key = keyed ? [nameOf(0, width)] : [];
    const { result, longest } = await compareWide(width, kinds, key);
    expect(longest).toBeLessThan(ATHENA_STATEMENT.most);
    expect(result.verdict).toBe('MISMATCHED');
    expect(result.rows).toEqual({ source: ROWS, lake: ROWS });
    const open = Object.values(result.counts).reduce((n, c) => n + c.sourceRows + c.lakeRows, 0);
    expect(open).toBe(2);
    if (key.length > 0) expect(result.changedColumns.map((c) => c.column)).toEqual([nameOf(width - 1, width)]);
  });

  test('more conditions to be counted than a function of PostgreSQL takes', async () => {
    const type: LakeType = { kind: 'decimal', precision: 38, scale: 6 };
    const losses = [{ rule: 'roundScale' as const, scale: 6, because: 'numeric without a scale' }];
    const columns = Array.from({ length: 230 }, (_, c) => ({
      source: sourceColumn(`n${c}`, 'numeric', 'numeric'),
      lake: { name: `n${c}`, type },
      losses,
    }));
    const select = (of: string) => columns.map((_, c) => `CAST('${c}.5' AS ${of}) AS n${c}`).join(', ');
    const lake = columns.map((c) => c.lake);
    const files = [await sides.file(`SELECT ${select('DECIMAL(38, 6)')}`, lake)];
    const relation = `(SELECT ${select('numeric')}) AS q`;
    const { result } = await sides.compare({ relation, columns, key: [], listing: { files, others: [] } });
    expect(result.verdict).toBe('MATCHED');
  });

  test('texts of megabytes, of which one differs in its last character', async () => {
    const columns: SideColumn[] = [
      {
        source: sourceColumn('id', 'bigint', 'int8'),
        lake: { name: 'id', type: { kind: 'integer', bits: 64, signed: true } },
      },
      { source: sourceColumn('t', 'text', 'text'), lake: { name: 't', type: { kind: 'string' } } },
    ];
    const lake = columns.flatMap((c) => c.lake ?? []);
    const text = (last: string) => `repeat('0123456789abcdé\\', 250000) || ${last}`;
    const file = await sides.file(
      `SELECT i AS id, ${text("CASE WHEN i = 3 THEN 'x' ELSE 'y' END")} AS t FROM range(8) AS r(i)`,
      lake,
    );
    const relation = `(SELECT i AS id, ${text("'y'")} AS t FROM generate_series(0::int8, 7) AS r(i)) AS q`;
    const { result } = await sides.compare({ relation, columns, key: ['id'], listing: { files: [file], others: [] } });
    expect(result.counts.changed).toEqual({ findings: 1, sourceRows: 1, lakeRows: 1 });
    expect(result.sample[0]?.rows.map((r) => r.values[1]?.length)).toEqual([4_000_001, 4_000_001]);
  });
});

/**
 * The comparison finds exactly what a reference finds that knows nothing of SQL, canonical texts or digests: the
 * multiset difference of the original values.
 */
import fc from 'fast-check';
import { noCounts } from '../../core/compare/records.ts';
import type { PartResult } from '../../core/report/schema.ts';
import { type SideColumn, Sides, sourceColumn } from '../support/sides.ts';

/** A value on both sides: how each engine spells it. Two entries of a column's domain are different values. */
interface Value {
  readonly source: string;
  readonly lake: string;
}

const texts = [
  '',
  ' ',
  'NULL',
  '\\N',
  '<null>',
  '_null_recon_',
  'a',
  'a ',
  ' a',
  'a\u00a0',
  'A',
  'a\tb',
  'a\nb',
  'a\r\nb',
  'a|b',
  'a,b',
  'r\t1',
  't\t1',
  '\\',
  '\\\\',
  '\\t',
  '\b\v\f',
  '\ufeffa',
  'é',
  'e\u0301',
  '😀',
  "'",
  '"',
  '$$',
  '24000.00',
  '24000.004',
  '#',
  'null',
];
const pgText = (t: string) => `E'${t.replaceAll('\\', '\\\\').replaceAll("'", "''")}'::text`;
const duckText = (t: string) => `'${t.replaceAll("'", "''")}'::VARCHAR`;
const plain = (literals: readonly string[], source: string, lake: string): Value[] =>
  literals.map((l) => ({ source: `'${l}'::${source}`, lake: `'${l}'::${lake}` }));

const domains: readonly { readonly column: SideColumn; readonly values: readonly Value[] }[] = [
  {
    column: {
      source: sourceColumn('id', 'bigint', 'int8'),
      lake: { name: 'id', type: { kind: 'integer', bits: 64, signed: true } },
    },
    values: plain(['0', '1', '2', '-9223372036854775808', '9223372036854775807'], 'int8', 'BIGINT'),
  },
  {
    column: { source: sourceColumn('t', 'text', 'text'), lake: { name: 't', type: { kind: 'string' } } },
    values: texts.map((t) => ({ source: pgText(t), lake: duckText(t) })),
  },
  {
    column: {
      source: sourceColumn('n', 'numeric(20,2)', 'numeric'),
      lake: { name: 'n', type: { kind: 'decimal', precision: 20, scale: 2 } },
    },
    values: plain(
      ['0.00', '0.10', '-0.10', '123456789012345678.11', '123456789012345678.12'],
      'numeric(20,2)',
      'DECIMAL(20,2)',
    ),
  },
  {
    column: {
      source: sourceColumn('f', 'double precision', 'float8'),
      lake: { name: 'f', type: { kind: 'float', bits: 64 } },
    },
    values: plain(
      ['0', '-0', '0.1', '0.30000000000000004', '0.3', '5e-324', 'NaN', 'Infinity', '-Infinity'],
      'float8',
      'DOUBLE',
    ),
  },
  {
    column: {
      source: sourceColumn('ts', 'timestamp', 'timestamp'),
      lake: { name: 'ts', type: { kind: 'timestamp', unit: 'micros', utc: true } },
    },
    values: [
      '2024-03-31 02:30:00.123456',
      '2024-03-31 02:30:00.123',
      '2024-10-27 01:30:00',
      '2024-10-27 02:30:00',
      '0001-01-01 00:00:00',
    ].map((t) => ({ source: `'${t}'::timestamp`, lake: `'${t}+00'::TIMESTAMPTZ` })),
  },
  {
    column: { source: sourceColumn('b', 'boolean', 'bool'), lake: { name: 'b', type: { kind: 'boolean' } } },
    values: plain(['true', 'false'], 'boolean', 'BOOLEAN'),
  },
  {
    column: { source: sourceColumn('x', 'bytea', 'bytea'), lake: { name: 'x', type: { kind: 'binary' } } },
    values: ['', '00', 'ff00', '5c4e'].map((hex) => ({ source: `decode('${hex}', 'hex')`, lake: `unhex('${hex}')` })),
  },
];

/** A row: per column the index of its value, -1 for NULL. */
type Row = readonly number[];

const row: fc.Arbitrary<Row> = fc.tuple(...domains.map((d) => fc.integer({ min: -1, max: d.values.length - 1 })));
const rows = fc.array(row, { maxLength: 8 });
/** Sides that share many rows, differ in single values, and repeat rows. */
const sides = fc
  .record({
    shared: rows,
    onlySource: rows,
    onlyLake: rows,
    edits: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { maxLength: 4 }),
  })
  .map(({ shared, onlySource, onlyLake, edits }) => {
    const lake = [...shared, ...onlyLake, ...shared.slice(0, 1)];
    for (const [r, c, v] of edits) {
      const at = r % Math.max(lake.length, 1);
      const column = c % domains.length;
      const old = lake[at];
      if (old) lake[at] = old.map((x, i) => (i === column ? (v % ((domains[column]?.values.length ?? 0) + 1)) - 1 : x));
    }
    return { source: [...shared, ...onlySource], lake };
  });

function relation(side: 'source' | 'lake', data: readonly Row[]): string {
  const names = domains.map((d) => `"${d.column.source.name}"`).join(', ');
  const cell = (index: number, i: number) => {
    const domain = domains[i];
    const first = domain?.values[0]?.[side] ?? '';
    return index < 0 ? `CASE WHEN false THEN ${first} END` : (domain?.values[index]?.[side] ?? '');
  };
  const tuple = (r: Row) => `(${r.map(cell).join(', ')})`;
  const filler = tuple(domains.map(() => 0));
  const body = data.length > 0 ? data.map(tuple).join(', ') : filler;
  return `(SELECT * FROM (VALUES ${body}) AS v(${names})${data.length > 0 ? '' : ' WHERE false'}) AS q`;
}

/** The multiset difference, and its kinds, by definition. */
function reference(source: readonly Row[], lake: readonly Row[], keyColumns: number): PartResult['counts'] {
  const keyOf = (r: Row) => JSON.stringify(keyColumns > 0 ? r.slice(0, keyColumns) : r);
  const counts = noCounts();
  for (const key of new Set([...source, ...lake].map(keyOf))) {
    const s = source.filter((r) => keyOf(r) === key).map((r) => JSON.stringify(r));
    const l = lake.filter((r) => keyOf(r) === key).map((r) => JSON.stringify(r));
    const count = (xs: string[], x: string) => xs.filter((y) => y === x).length;
    let [sourceRows, lakeRows] = [0, 0];
    for (const r of new Set([...s, ...l])) {
      sourceRows += Math.max(count(s, r) - count(l, r), 0);
      lakeRows += Math.max(count(l, r) - count(s, r), 0);
    }
    if (sourceRows + lakeRows === 0) continue;
    const kind =
      l.length === 0 ? 'missing' : s.length === 0 ? 'extra' : s.length === l.length ? 'changed' : 'duplicated';
    const c = counts[kind];
    counts[kind] = { findings: c.findings + 1, sourceRows: c.sourceRows + sourceRows, lakeRows: c.lakeRows + lakeRows };
  }
  return counts;
}

const RUNS = Number(process.env.LOADPROOF_PROPERTY_RUNS ?? 60);

describe('the comparison against the multiset difference of the original values', () => {
  let both: Sides;
  beforeAll(async () => {
    both = await Sides.open();
  });
  afterAll(() => both.close());

  async function compare(
    source: readonly Row[],
    lake: readonly Row[],
    key: readonly string[],
    split = false,
    wide = false,
  ) {
    const columns = domains.flatMap((d) => (d.column.lake ? [d.column.lake] : []));
    const halves = split ? [lake.slice(0, lake.length >> 1), lake.slice(lake.length >> 1)] : [lake];
    const files = await Promise.all(halves.map((h) => both.file(`SELECT * FROM ${relation('lake', h)}`, columns)));
    const request = {
      relation: relation('source', source),
      columns: domains.map((d) => d.column),
      key,
      listing: { files, others: [] },
      wide,
    };
    return (await both.compare(request)).result;
  }

  for (const key of [[], ['id'], ['id', 't']]) {
    const name = key.length === 0 ? 'without a key' : `with key (${key.join(', ')})`;
    test(`finds exactly what the reference finds, ${name}`, async () => {
      await fc.assert(
        fc.asyncProperty(sides, fc.boolean(), fc.boolean(), async ({ source, lake }, split, wide) => {
          const result = await compare(source, lake, key, split, wide);
          const expected = reference(source, lake, key.length);
          expect(result.counts).toEqual(expected);
          const differs = Object.values(expected).some((c) => c.findings > 0);
          expect(result.verdict).toBe(differs ? 'MISMATCHED' : 'MATCHED');
          expect(result.rows).toEqual({ source: source.length, lake: lake.length });
        }),
        { numRuns: RUNS },
      );
    });
  }

  test('equal sides never differ, in whatever order their rows are', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), async (data, split) => {
        const result = await compare(data, [...data].reverse(), ['id'], split);
        expect(result.verdict).toBe('MATCHED');
        expect(result.sample).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  // Two comparisons to a case: half as many cases.
  test('swapping the sides mirrors the findings', async () => {
    await fc.assert(
      fc.asyncProperty(sides, async ({ source, lake }) => {
        const there = (await compare(source, lake, ['id'])).counts;
        const back = (await compare(lake, source, ['id'])).counts;
        const mirrored = (c: PartResult['counts']['changed']) => ({
          ...c,
          sourceRows: c.lakeRows,
          lakeRows: c.sourceRows,
        });
        expect(back.missing).toEqual(mirrored(there.extra));
        expect(back.extra).toEqual(mirrored(there.missing));
        expect(back.changed).toEqual(mirrored(there.changed));
        expect(back.duplicated).toEqual(mirrored(there.duplicated));
      }),
      { numRuns: Math.ceil(RUNS / 2) },
    );
  });

  test('the sample is the same from run to run, and holds both halves of a changed row', async () => {
    await fc.assert(
      fc.asyncProperty(sides, async ({ source, lake }) => {
        const strip = (r: PartResult) =>
          r.sample.map((f) => ({ ...f, rows: f.rows.map((x) => ({ ...x, file: null })) }));
        const once = await compare(source, lake, ['id']);
        const again = await compare([...source].reverse(), [...lake].reverse(), ['id']);
        expect(strip(again)).toEqual(strip(once));
        for (const f of once.sample.filter((x) => x.kind === 'changed')) {
          expect(new Set(f.rows.map((r) => r.side))).toEqual(new Set(['source', 'lake']));
        }
      }),
      { numRuns: Math.ceil(RUNS / 2) },
    );
  });
});

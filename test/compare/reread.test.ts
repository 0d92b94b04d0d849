import type { LossRule } from '../../core/compare/columns.ts';
import { rereadOf } from '../../core/compare/reread.ts';
import type { PlannedColumn, PlannedPart } from '../../core/plan/schema.ts';
import type { ComparisonSpec, SourceDialect } from '../../core/sql/dialect.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { plannedPart, sourceColumn } from '../support/parts.ts';

/** A second read of open keys alone must find every one of them in the source, or the whole buckets are read again. */

const sources = [
  sourceColumn('note', 'text', 'text'),
  sourceColumn('id', 'integer', 'int4'),
  sourceColumn('region', 'text', 'text'),
];
const KEY = ['id', 'region'];
const part = plannedPart(
  sources.map((source) => ({ source, lake: null })),
  KEY,
);
const form = { kind: 'text' } as const;
const columns = (n: number) => Array.from({ length: n }, (_, i) => ({ lakeName: `c${i}`, form }));
const spec: ComparisonSpec = {
  source: {
    ...{ relation: 'public.t', where: ['note IS NULL'], columns: ['a', 'b', 'c'], rest: null, trailer: 'T' },
    catalog: null,
  },
  ...{ keyColumns: 2, columns: columns(3), lake: [], lakeTable: null, buckets: 256, range: null },
};
const keys = ['7\teu', '8\ta\\tb'];

test('the rows of the open keys are read, by their key in its order, beside the conditions that were there', () => {
  expect(rereadOf(spec, part, KEY, keys, postgres)).toEqual({
    spec: {
      ...spec,
      source: { ...spec.source, where: ['note IS NULL', `("id", "region") IN ((7, 'eu'), (8, 'a\tb'))`] },
    },
    chosen: { keys },
  });
});

describe('the list of keys is as long as a statement may hold', () => {
  const isTaken = (list: readonly string[]) => rereadOf(spec, part, KEY, list, postgres) !== null;
  // A hundred keys, each 600 bytes with what stands around it.
  const full = Array.from({ length: 100 }, () => `7\t${'x'.repeat(144)}`);

  test.each([
    ['as much as fits', full, true],
    ['one character more', [...full.slice(1), `${full[0]}x`], false],
    ['one key more', [...full, '7\tx'], false],
    ['one long key that fits', [`7\t${'x'.repeat(14_994)}`], true],
    ['one long key that does not', [`7\t${'x'.repeat(14_995)}`], false],
  ])('%s', (_, list, expected) => {
    expect(isTaken(list)).toBe(expected);
  });
});

test.each([
  ['on an engine that streams the source', null, 101, true],
  ['through a catalog, of a hundred columns', 'pg', 100, true],
  ['through a catalog, of more', 'pg', 101, false],
])('a wide statement has room for keys: %s', (_, catalog, n, expected) => {
  const wide = { ...spec, source: { ...spec.source, catalog }, columns: columns(n) };
  expect(rereadOf(wide, part, KEY, keys, postgres) !== null).toBe(expected);
});

describe('the buckets are read again instead', () => {
  const loss: LossRule = { rule: 'prefix', size: 3, unit: 'characters', because: 'b' };
  const made = { form: 'text', expression: { kind: 'literal', text: 'x' }, length: null, rule: "rule 7 'x'" } as const;
  const withColumn = (name: string, about: Partial<PlannedColumn>): PlannedPart => ({
    ...part,
    columns: part.columns.map((column) => (column.source.name === name ? { ...column, ...about } : column)),
  });
  const { keyIn: _, ...without } = postgres;
  const unable: SourceDialect = { ...postgres, keyIn: () => null };

  test.each<[string, ComparisonSpec, PlannedPart, readonly string[], readonly string[] | null, SourceDialect]>([
    ['the open keys are too many to be known', spec, part, KEY, null, postgres],
    ['no key is open', spec, part, KEY, [], postgres],
    ['rows are compared without a key', { ...spec, keyColumns: 0 }, part, [], [''], postgres],
    ['a key column is cut on its way', spec, withColumn('region', { losses: [loss] }), KEY, keys, postgres],
    ['a key column is made by the task', spec, withColumn('id', { added: made }), KEY, keys, postgres],
    ['a key column is not planned', spec, part, ['id', 'gone'], keys, postgres],
    ['the comparison has another key', { ...spec, keyColumns: 1 }, part, KEY, keys, postgres],
    ['a key has a field too few', spec, part, KEY, ['7\teu', '8'], postgres],
    ['a key has a field too many', spec, part, KEY, ['7\teu', '8\teu\tx'], postgres],
    ['a key has NULL', spec, part, KEY, ['7\teu', '8\t\\N'], postgres],
    ['a key has NULL alone', spec, part, KEY, ['\\N\t\\N'], postgres],
    ['the source has no such condition', spec, part, KEY, keys, without],
    ['the source has none for these columns', spec, part, KEY, keys, unable],
  ])('where %s', (__, comparison, of, key, open, dialect) => {
    expect(rereadOf(comparison, of, key, open, dialect)).toBeNull();
  });

  test('but what becomes of other columns does not matter', () => {
    const of = withColumn('note', { losses: [loss], added: made });
    expect(rereadOf(spec, of, KEY, keys, postgres)).not.toBeNull();
  });
});

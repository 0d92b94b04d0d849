import type { LossRule } from '../../core/compare/columns.ts';
import { divisionsOf } from '../../core/plan/split.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { plan, plannedPart, sourceColumn } from '../support/parts.ts';

const because = 'a test';

/** The column that divides a large table whose key is a text with these rules. */
function dividedBy(losses: readonly LossRule[]): string | null {
  const source = sourceColumn('code', 'text', 'text');
  const part = plannedPart([{ source, lake: { name: 'code', type: { kind: 'string' } }, losses }], ['code']);
  const table = { schema: 'public', name: 't', kind: 'table', columns: [source], primaryKey: ['code'] } as const;
  const more = { estimatedRows: 1_000_000, hides: [], unreadable: null, commitTimes: false };
  const large = { ...part, source: { ...table, columns: [source], primaryKey: ['code'], ...more } };
  const [division] = divisionsOf(plan({ parts: [large] }), postgres, { rowsPerPart: 1000, refuseLarger: false });
  return division?.column ?? null;
}

test('a text key divides a table, also where large objects are cut at more than a key can have', () => {
  expect(dividedBy([])).toBe('code');
  expect(dividedBy([{ rule: 'prefix', size: 32_768, unit: 'bytes', because }])).toBe('code');
});

test.each<[string, LossRule]>([
  ['cut short', { rule: 'prefix', size: 1024, unit: 'bytes', because }],
  ['has other characters', { rule: 'replaceCharacters', pairs: [{ from: 35, to: 36 }], because }],
  ['is masked', { rule: 'hashMask', because }],
])('one whose text %s in the lake does not: it may be in another range there', (_, loss) => {
  expect(dividedBy([loss])).toBeNull();
});

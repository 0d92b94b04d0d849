import { rowsOf } from '../../core/compare/part-rows.ts';
import { prepareComparison } from '../../core/compare/prepare.ts';
import type { RowRule } from '../../core/compare/row-conditions.ts';
import type { PlannedPart } from '../../core/plan/schema.ts';
import { duckdb } from '../../core/sql/duckdb.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { plannedPart, sourceColumn } from '../support/parts.ts';

/** Which rows of the source a part compares, and which it counts beside them. */

const COLUMNS = [sourceColumn('id', 'integer', 'int4'), sourceColumn('kind', 'text', 'text')];
const part = (rows: readonly RowRule[], filters: readonly string[] = []): PlannedPart => ({
  ...plannedPart(
    COLUMNS.map((source) => ({ source, lake: { name: source.name, type: { kind: 'string' as const } } })),
    ['id'],
  ),
  source: { columns: COLUMNS, primaryKey: ['id'] } as unknown as NonNullable<PlannedPart['source']>,
  filters: filters.map((where) => ({ where, reason: 'r', owner: 'o', expires: '2099-01-01' })) as never,
  rows: [...rows],
});
const filter = (rule: string, column: string): RowRule => ({
  kind: 'filter',
  rule,
  where: { kind: 'present', column },
  doubts: [],
});

test('those that the owner, and the rules of the task, leave in', () => {
  const { where, outside, problem } = rowsOf(part([filter('rule 1', 'id')], ['kind = 1', 'kind = 2']), postgres);
  expect(where).toEqual(['kind = 1', 'kind = 2', '"id" IS NOT NULL']);
  expect([outside, problem]).toEqual([[], null]);
});

test('rows that no range takes are counted as not loaded, within what is compared anyway', () => {
  const ranges: RowRule = { kind: 'ranges', rule: 'rule 2', where: { kind: 'present', column: 'kind' }, doubts: [] };
  const { where, outside } = rowsOf(part([filter('rule 1', 'id'), ranges], ['kind = 1']), postgres);
  expect(where).toEqual(['kind = 1', '"id" IS NOT NULL', '"kind" IS NOT NULL']);
  expect(outside).toEqual([
    {
      what: 'notLoaded',
      column: null,
      because: 'DMS loads no row with NULL in a column that rule 2 divides the table by',
      sql: '(kind = 1) AND ("id" IS NOT NULL) AND (CASE WHEN "kind" IS NOT NULL THEN 1 ELSE 0 END = 0)',
    },
  ]);
});

test('rows in doubt are counted by their own condition, within what is compared anyway', () => {
  const doubts = [{ because: 'two readings', where: { kind: 'null' as const, column: 'kind' } }];
  const { where, outside } = rowsOf(
    part([{ kind: 'filter', rule: 'rule 3', where: null, doubts }], ['id > 0']),
    postgres,
  );
  expect(where).toEqual(['id > 0']);
  expect(outside).toEqual([
    { what: 'doubt', column: null, because: 'two readings', sql: '(id > 0) AND ("kind" IS NULL)' },
  ]);
});

describe('a rule that the SQL of the source has no words for', () => {
  const unknown = part(
    [filter("rule 1 'a'", 'gone'), filter("rule 1 'a'", 'gone'), filter('rule 2', 'id')],
    ['id > 0'],
  );

  test('is a problem of the table, which names each rule once, and compares nothing', () => {
    const { where, outside, problem } = rowsOf(unknown, postgres);
    expect(where).toEqual(['id > 0']);
    expect(outside).toEqual([]);
    expect(problem).toEqual({
      verdict: 'INCONCLUSIVE',
      code: 'FilterNotModelled',
      message: "Which rows of public.t the task loads is not known: rule 1 'a', rule 2: the table has no column gone.",
      remedy: "Correct the rule in the task's table mappings, or exclude the table from the comparison.",
    });
    const listing = { files: [], others: [] };
    const prepared = prepareComparison(unknown, listing, { source: postgres, engine: duckdb });
    expect([prepared.spec, prepared.problem]).toEqual([null, problem]);
  });

  test('is not taken for a fault of ours, which is thrown', () => {
    const broken = {
      ...postgres,
      identifier: () => {
        throw new TypeError('a fault');
      },
    };
    expect(() => rowsOf(part([filter('rule 1', 'id')]), broken)).toThrow('a fault');
  });
});

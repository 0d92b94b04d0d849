import { rowsOf } from '../../core/compare/part-rows.ts';
import type { RowRule } from '../../core/compare/row-conditions.ts';
import type { PlannedPart } from '../../core/plan/schema.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { plannedPart, sourceColumn } from '../support/parts.ts';

/** A part with a range of keys, and with texts that a rule adds: what it compares, and what of it is in doubt. */

const ID = sourceColumn('id', 'integer', 'int4');
const NOTE = sourceColumn('note', 'text', 'text');
const FULL = sourceColumn('full', 'text', 'added');
const sides = (columns: readonly (typeof ID)[]) => columns.map((source) => ({ source, lake: null }));
const bare = plannedPart(sides([ID]), ['id']);
const part: PlannedPart = {
  ...bare,
  source: {
    ...{ schema: 'public', name: 't', kind: 'table', columns: [ID, NOTE], primaryKey: ['id'], estimatedRows: null },
    ...{ hides: [], unreadable: null, commitTimes: false },
  },
  filters: [{ where: 'id <> 7', consent: { reason: 'old rows', owner: 'a', expires: '2099-12-31' } }],
  range: { column: 'id', form: 'integer', from: '5', to: null },
};
const WITHIN = ['id <> 7', '("id" IS NOT NULL AND "id" >= 5)'];
const present: RowRule = { kind: 'filter', rule: "rule 1 'a'", where: { kind: 'present', column: 'id' }, doubts: [] };

test('a whole table has no condition, whether its source is described or not', () => {
  const all = { where: [], outside: [], problem: null };
  expect(rowsOf(bare, postgres)).toEqual(all);
  expect(rowsOf({ ...part, filters: [], range: null }, postgres)).toEqual(all);
});

test('the range of keys is a condition beside the filters of the configuration', () => {
  expect(rowsOf(part, postgres)).toEqual({ where: WITHIN, outside: [], problem: null });
});

test('rows that a rule leaves in doubt are counted in the range alone', () => {
  const doubts: RowRule['doubts'] = [{ because: 'rows without a note', where: { kind: 'null', column: 'note' } }];
  expect(rowsOf({ ...part, rows: [{ ...present, doubts }] }, postgres)).toEqual({
    where: [...WITHIN, '"id" IS NOT NULL'],
    outside: [
      {
        what: 'doubt',
        column: null,
        because: 'rows without a note',
        sql: '(id <> 7) AND (("id" IS NOT NULL AND "id" >= 5)) AND ("note" IS NULL)',
      },
    ],
    problem: null,
  });
});

test('where a rule cannot be expressed, the range and the filters stay', () => {
  const unknown: RowRule = { ...present, where: { kind: 'present', column: 'gone' } };
  const { where, outside, problem } = rowsOf({ ...part, rows: [unknown] }, postgres);
  expect({ where, outside, code: problem?.code }).toEqual({ where: WITHIN, outside: [], code: 'FilterNotModelled' });
});

test('rows whose added text DMS would cut are in doubt, among those compared', () => {
  const added = {
    ...{ form: 'text' as const, expression: { kind: 'column' as const, column: 'note' }, length: 9 },
    rule: "rule 3 'c'",
  };
  const columns = plannedPart(sides([ID, FULL]), ['id']).columns.map((column) =>
    column.source === FULL ? { ...column, added } : column,
  );
  expect(rowsOf({ ...part, columns, rows: [present] }, postgres)).toEqual({
    where: [...WITHIN, '"id" IS NOT NULL'],
    outside: [
      {
        what: 'doubt',
        column: null,
        because:
          "rows whose full is longer than the 9 characters of rule 3 'c': what DMS writes of it is not documented",
        sql: expect.stringMatching(
          /^\(id <> 7\) AND \(\("id" IS NOT NULL AND "id" >= 5\)\) AND \("id" IS NOT NULL\) AND \(.*"note".* > 9\)$/,
        ),
      },
    ],
    problem: null,
  });
});

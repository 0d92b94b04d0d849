import { BECAME_NULL } from '../../core/compare/causes.ts';
import type { ChangesPrepared } from '../../core/compare/changes.ts';
import {
  causesInChanges,
  changeOrder,
  changesRead,
  explainedByTask,
  keyNotUnique,
  unknownOperation,
} from '../../core/compare/changes-judged.ts';
import { limit } from '../../core/compare/limits.ts';
import type { Prepared } from '../../core/compare/prepare.ts';
import type { DigestResult, Findings, KindCounts, SampledRow } from '../../core/compare/records.ts';
import { FINDING_KINDS, type FindingKind } from '../../core/report/schema.ts';
import { plannedPart } from '../support/parts.ts';

/** What a lake of changes may lack by its task's own settings, and what is a loss in it all the same. */

const captured: ChangesPrepared = {
  ...{ extra: null, missing: null, updates: true, files: 2, order: 'the time of a file', uniqueKey: false },
};
const prepared = (changes: Partial<ChangesPrepared> | null, key = ['id']): Prepared => ({
  ...{ spec: null, problem: null, later: null, namedBuckets: 2, compared: [], key, coverage: [], limits: [] },
  ...{ counted: [], files: [], changes: changes === null ? null : { ...captured, ...changes } },
});
const digest = (past?: DigestResult['past']): DigestResult => ({
  ...{ sourceRows: 0, lakeRows: 0, trailer: null, files: [], buckets: [] },
  ...(past === undefined ? {} : { past }),
});
const none: KindCounts = { findings: 0, sourceRows: 0, lakeRows: 0 };
const findings = (numbers: Partial<Record<FindingKind, number>>, about: Partial<Findings> = {}): Findings => {
  const entries = FINDING_KINDS.map((kind) => [kind, { ...none, findings: numbers[kind] ?? 0 }]);
  return {
    counts: Object.fromEntries(entries),
    ...{ changedColumns: [], files: [], sample: [], trailer: null, later: none, openKeys: null },
    ...{ open: { first: 0, latest: 0, both: 0, later: 0, keys: 0 }, ...about },
  };
};
const row = (about: Partial<SampledRow> = {}): SampledRow => ({
  ...{ kind: 'changed', rank: 1, line: 'r\t1', file: null, inSource: 1, inLake: 0, keySourceRows: 1, keyLakeRows: 1 },
  ...about,
});

describe('differences that the task makes', () => {
  const deletes = 'deletes are not written';
  const load = 'there is no load';
  const noDeletes = (count: number) => limit('noDeletes', deletes, { count });
  const noBaseline = (count: number) => limit('noBaseline', load, { count });
  const neither = { extra: deletes, missing: load };

  test.each([
    ['none without changes', null, { extra: 1 }, {}, [], false],
    ['none where deletes are written', {}, { extra: 1 }, {}, [], false],
    ['none where the load is there', {}, { missing: 1 }, {}, [], false],
    ['none where nothing differs', neither, {}, {}, [], false],
    ['extra rows without deletes', { extra: deletes }, { extra: 2 }, {}, [noDeletes(2)], true],
    ['missing rows without a load', { missing: load }, { missing: 3 }, {}, [noBaseline(3)], true],
    ['both', neither, { extra: 2, missing: 3 }, {}, [noDeletes(2), noBaseline(3)], true],
    ['but not rows missing where only deletes are', { extra: deletes }, { missing: 3 }, {}, [], false],
    ['but not rows missing beside them', { extra: deletes }, { extra: 2, missing: 3 }, {}, [noDeletes(2)], false],
    ['but not rows extra beside a load', { missing: load }, { extra: 2, missing: 3 }, {}, [noBaseline(3)], false],
    ['but no row that changed', neither, { extra: 2, changed: 1 }, {}, [noDeletes(2)], false],
    ['but no row twice', neither, { missing: 3, duplicated: 1 }, {}, [noBaseline(3)], false],
    ['but no two kinds of others', neither, { extra: 2, changed: 1, duplicated: 1 }, {}, [noDeletes(2)], false],
    ['but no record that is no row', neither, { extra: 2 }, { malformed: 1 }, [noDeletes(2)], false],
  ] as const)('%s', (_, changes, numbers, about, limits, isAll) => {
    expect(explainedByTask(prepared(changes), findings(numbers, about))).toEqual({ limits, isAll });
  });
});

test('operations that nobody knows are an error with their number and one of them', () => {
  expect(unknownOperation(plannedPart([], []), digest())).toBeNull();
  const past = { rows: 9, tied: 0, unknown: 0, operation: '' };
  expect(unknownOperation(plannedPart([], []), digest(past))).toBeNull();
  expect(unknownOperation(plannedPart([], []), digest({ ...past, unknown: 2, operation: 'X"' }))).toEqual({
    code: 'UnknownOperation',
    message: 'public.t: 2 changes of the lake have an operation that is none of I, U and D: "X\\"".',
    remedy: 'See which program wrote the files of changes; DMS writes no other operation.',
  });
});

test('changes that nothing orders are a limit with their number, and what to set', () => {
  const past = { rows: 9, tied: 0, unknown: 0, operation: '' };
  expect(changeOrder(digest())).toEqual([]);
  expect(changeOrder(digest(past))).toEqual([]);
  const [tied, ...more] = changeOrder(digest({ ...past, tied: 4 }));
  expect(more).toEqual([]);
  expect(tied).toMatchObject({ kind: 'changeOrder', column: null, count: 4, accepted: null });
  expect(tied?.detail).toMatch(
    /^changes of the same key .* which is the last; give the endpoint a TimestampColumnName/,
  );
});

describe('a key of several rows', () => {
  const part = plannedPart([], ['id', 'at']);
  const sample = [row(), row({ keySourceRows: 3 }), row({ keySourceRows: 5 })];

  test('is a reason why changes of one of them are not told apart', () => {
    expect(keyNotUnique(prepared({}, ['id', 'at']), part, findings({}, { sample }))).toEqual({
      code: 'KeyNotUnique',
      message:
        'public.t: the source has 3 rows of one key (id, at), and a change of one of them is told by that key alone.',
      remedy: 'Give the table a unique key in compare.tables.',
    });
  });

  test.each([
    ['where no file holds changes', prepared(null), sample],
    ['where the source says that there is none', prepared({ uniqueKey: true }), sample],
    ['where the lake alone has them', prepared({}), [row({ keyLakeRows: 2 })]],
    ['where nothing was sampled', prepared({}), []],
  ])('is no reason %s', (_, of, rows) => {
    expect(keyNotUnique(of, part, findings({}, { sample: rows }))).toBeNull();
  });
});

describe('what a difference looks like', () => {
  const NOT_CAPTURED =
    'the source has no such row, and no delete of it came: it was deleted without being captured, or left behind by a change of its key';
  const INSERTS = 'updates are not written (CdcInsertsOnly): the row as it was inserted is what the lake has';
  const toast = (columns: string) =>
    `${columns}: NULL in a change: PostgreSQL does not log a large value that an update leaves as it is (TOAST); other sources log some columns only (supplemental logging, binlog_row_image)`;
  const changed = (file: string | null) => [row(), row({ file, inSource: 0, inLake: 1 })];
  const change = changed('t/20240101-000000000.parquet');
  const emptied = [
    { column: 'a', cause: BECAME_NULL },
    { column: 'b', cause: 'cut off at the end' },
    { column: 'c', cause: BECAME_NULL },
  ];
  const none: typeof emptied = [];

  test.each<[string, Partial<ChangesPrepared> | null, FindingKind, SampledRow[], typeof emptied, string[]]>([
    ['a row left behind', {}, 'extra', [], none, [NOT_CAPTURED]],
    ['a row left behind where no delete is written', { extra: 'x' }, 'extra', [], none, []],
    ['a row left behind in a load alone', null, 'extra', [], none, []],
    ['a row missing', {}, 'missing', change, emptied, []],
    ['a row twice', { updates: false }, 'duplicated', change, emptied, []],
    ['a row changed', {}, 'changed', change, none, []],
    ['a row changed in a load alone', null, 'changed', change, emptied, []],
    ['a row changed where no update is written', { updates: false }, 'changed', change, none, [INSERTS]],
    ['values that became NULL in a change', {}, 'changed', change, emptied, [toast('a, c')]],
    ['values changed otherwise in a change', {}, 'changed', change, emptied.slice(1, 2), []],
    ['values that became NULL in a load', {}, 'changed', changed('t/LOAD00000001.parquet'), emptied, []],
    ['values that became NULL in no known file', {}, 'changed', changed(null), emptied, []],
    ['values that became NULL in no row of the lake', {}, 'changed', [row()], emptied, []],
    ['a row as often on both sides', {}, 'changed', [row({ file: change[1]?.file ?? null, inLake: 1 })], emptied, []],
  ])('%s', (_, changes, kind, rows, columns, causes) => {
    expect(causesInChanges(prepared(changes), kind, rows, columns)).toEqual(causes);
  });
});

test('rows that are not current are told where files hold changes, and only there', () => {
  const past = { rows: 9, tied: 0, unknown: 0, operation: '' };
  const order = 'the time of a file';
  expect(changesRead(prepared({}), digest(past))).toEqual({ changes: { files: 2, past: 9, order } });
  expect(changesRead(prepared({}), digest())).toEqual({ changes: { files: 2, past: 0, order } });
  expect(changesRead(prepared({ files: 0 }), digest(past))).toEqual({});
  expect(changesRead(prepared(null), digest(past))).toEqual({});
});

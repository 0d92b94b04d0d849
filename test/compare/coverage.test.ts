import type { LakeFile, LakeFileGroup, LakeType, LossRule } from '../../core/compare/columns.ts';
import { coverage, limitsOf, type Pair } from '../../core/compare/coverage.ts';
import { limit } from '../../core/compare/limits.ts';
import type { Listing } from '../../core/compare/prepare.ts';
import type { CdcPlan, PlannedColumn, PlannedPart } from '../../core/plan/schema.ts';
import { plannedPart, sourceColumn } from '../support/parts.ts';

/** How each column took part, and what is limited before anything is read: no column and no file goes without a word. */

const INT: LakeType = { kind: 'integer', bits: 32, signed: true };
const LONG: LakeType = { kind: 'integer', bits: 64, signed: true };
const STRING: LakeType = { kind: 'string' };
const consent = { reason: 'r', owner: 'o', expires: '2099-12-31' };

const planned = (name: string, about: Partial<PlannedColumn> = {}): PlannedColumn => ({
  ...{ source: sourceColumn(name, 'text', 'text'), lakeName: name, losses: [], excluded: null, ...about },
});
const compared = (column: PlannedColumn, losses: LossRule[] = []): Pair => ({
  ...{ compared: true, column, form: { kind: 'text' }, sql: 'x' },
  losses: losses.map((rule) => ({ rule, changed: 'x' })),
});
const out = (column: PlannedColumn, why: string, absent = false): Pair => ({ compared: false, column, why, absent });
const file = (path: string): LakeFile => ({ path, bytes: 1, modified: null, rows: 1, columns: [] });
const group = (files: string[], columns: Record<string, LakeType>, changes?: true): LakeFileGroup => ({
  ...{ files: files.map(file), columns: Object.entries(columns).map(([name, type]) => ({ name, type })) },
  ...(changes ? { changes } : {}),
});
const part = (about: Partial<PlannedPart> = {}): PlannedPart => ({ ...plannedPart([], []), ...about });
const table = (...names: string[]): PlannedPart['source'] => ({
  ...{ schema: 'public', name: 't', kind: 'table', columns: names.map((name) => sourceColumn(name, 'text', 'text')) },
  ...{ primaryKey: [], estimatedRows: null, hides: [], unreadable: null, commitTimes: false },
});
const lossOf = (because: string): LossRule => ({ rule: 'emptyLob', because });
const exact = (name: string) => ({
  ...{ name, lakeName: name, sourceType: 'text', lakeType: 'string', form: 'text', fidelity: 'exact', reason: null },
});

describe('a planned column', () => {
  const made = { form: 'text', expression: { kind: 'literal', text: 'x' }, length: null, rule: "rule 7 'x'" } as const;
  const why = 'no exact text is known';
  const groups = [group(['f'], { a: STRING })];
  const types = [group(['f'], { a: INT }), group(['g'], { a: LONG }), group(['h'], { a: INT })];

  test.each<[string, Pair, LakeFileGroup[], object]>([
    ['compared as it is', compared(planned('a')), groups, exact('a')],
    [
      'compared by what is expected of it',
      compared(planned('a'), [lossOf('one'), lossOf('two')]),
      groups,
      { ...exact('a'), fidelity: 'asEncoded', reason: 'one; two' },
    ],
    [
      'made by the task',
      compared(planned('a', { added: made })),
      groups,
      { ...exact('a'), sourceType: null, reason: "made by the task's rule 7 'x'" },
    ],
    [
      'made by the task, and not compared',
      out(planned('a', { added: made }), why),
      groups,
      {
        ...exact('a'),
        sourceType: null,
        form: null,
        fidelity: 'excluded',
        reason: `made by the task's rule 7 'x'; ${why}`,
      },
    ],
    ['of several types', compared(planned('a')), types, { ...exact('a'), lakeType: 'int32 and int64' }],
    [
      'of another name in the lake',
      compared(planned('a', { lakeName: 'A' })),
      [group(['f'], { A: STRING })],
      { ...exact('a'), lakeName: 'A' },
    ],
    [
      'that no file has',
      out(planned('b'), why, true),
      groups,
      { ...exact('b'), lakeName: null, lakeType: null, form: null, fidelity: 'excluded', reason: why },
    ],
    ['of a folder without files', compared(planned('b')), [], { ...exact('b'), lakeType: null }],
  ])('%s', (_, pair, lake, expected) => {
    expect(coverage(part({ columns: [planned('a'), planned('b', { lakeName: 'A' })] }), [pair], lake)).toEqual([
      expected,
    ]);
  });
});

test('columns follow in order: the planned, those that the plan leaves out, those of the task, those of the lake alone', () => {
  const of = part({
    ...{ columns: [planned('a')], source: table('z', 'a', 'y') },
    limits: [
      limit('excludedColumn', 'x was left out', { column: 'x' }),
      limit('excludedColumn', 'by a rule', { column: 'y' }),
    ],
    lakeOnlyColumns: [
      { name: 'at', reason: 'the time of the load' },
      { name: 'absent', reason: 'a setting' },
    ],
  });
  const groups = [group(['f'], { a: STRING, at: STRING, more: INT }), group(['g'], { a: STRING, more: LONG })];
  const excluded = { form: null, fidelity: 'excluded' };
  const inSource = { ...excluded, lakeName: null, sourceType: 'text', lakeType: null };
  expect(coverage(of, [compared(planned('a'))], groups)).toEqual([
    exact('a'),
    { ...inSource, name: 'z', reason: 'not planned' },
    { ...inSource, name: 'y', reason: 'by a rule' },
    { ...excluded, name: 'at', lakeName: 'at', sourceType: null, lakeType: 'string', reason: 'the time of the load' },
    {
      ...{ ...excluded, name: 'more', lakeName: 'more', sourceType: null, lakeType: 'int32 and int64' },
      reason: 'the source has no such column',
    },
  ]);
});

describe('limits', () => {
  const listing = (about: Partial<Listing> = {}): Listing => ({ files: [], others: [], ...about });
  const cdc: CdcPlan = {
    ...{ operation: 'always', deletes: true, updates: true, hasLoad: true, timezone: null, loadStart: '2024-05-01' },
    order: [{ column: 'seq', kind: 'sequence' }],
  };

  test('there is none where every column of every file is compared', () => {
    const groups = [group(['f'], { a: STRING })];
    expect(limitsOf(part({ columns: [planned('a')] }), [compared(planned('a'))], groups, listing())).toEqual([]);
  });

  test('a column that is left out is one, with the consent of who left it out; an absent one is judged by its values', () => {
    const pairs = [
      out(planned('a', { excluded: consent }), 'left out'),
      out(planned('b'), 'no exact text'),
      out(planned('c'), 'the lake has no such column', true),
    ];
    const of = part({ columns: pairs.map(({ column }) => column) });
    expect(limitsOf(of, pairs, [group(['f'], { a: STRING, b: STRING })], listing())).toEqual([
      { ...limit('excludedColumn', 'a was not compared: left out', { column: 'a' }), accepted: consent },
      limit('excludedColumn', 'b was not compared: no exact text', { column: 'b' }),
    ]);
  });

  test('files that lack a compared column are one, with their number', () => {
    const files = ['f', 'g', 'h', 'i'].map(file);
    const groups = [group(['f'], { a: STRING }), group(['g', 'h'], { b: STRING }), group(['i'], {})];
    const of = part({ columns: [planned('a'), planned('b')] });
    expect(limitsOf(of, [compared(planned('a')), out(planned('b'), 'x', true)], groups, listing({ files }))).toEqual([
      limit('schemaDrift', '3 of 4 files lack a; its values there were read as NULL', { column: 'a', count: 3 }),
    ]);
  });

  test('a source column that the plan leaves out is one, unless the plan has said so', () => {
    const known = limit('excludedColumn', 'by a rule', { column: 'y' });
    const other = limit('hiddenRows', 'a policy');
    const of = part({ columns: [planned('a')], source: table('z', 'a', 'y'), limits: [known, other] });
    expect(limitsOf(of, [compared(planned('a'))], [group(['f'], { a: STRING })], listing())).toEqual([
      limit('excludedColumn', 'z was not compared: not planned', { column: 'z' }),
    ]);
  });

  test.each<[string, PlannedPart, Record<string, LakeType>, true | undefined, string[]]>([
    ['any other column is one', part(), { a: STRING, Op: STRING }, undefined, ['a', 'Op']],
    [
      'a planned one is none',
      part({ columns: [planned('x', { lakeName: 'a' })] }),
      { a: INT, x: INT },
      undefined,
      ['x'],
    ],
    ['one of the task is none', part({ lakeOnlyColumns: [{ name: 'a', reason: 'r' }] }), { a: INT }, undefined, []],
    ['nor what orders changes', part({ cdc }), { a: INT, seq: STRING }, undefined, ['a']],
    ['nor their operation', part({ cdc }), { a: INT, seq: STRING, Op: STRING }, true, ['a']],
  ])('of the lake alone: %s', (_, of, columns, changes, names) => {
    const load = Object.entries(columns).filter(([name]) => changes === undefined || name !== 'Op');
    const groups = [group(['f'], columns, changes), group(['g'], Object.fromEntries(load))];
    expect(limitsOf(of, [], groups, listing())).toEqual(
      names.map((column) =>
        limit('extraLakeColumn', `the lake has a column ${column} that the source has not`, { column }),
      ),
    );
  });

  const others = [1, 2, 3, 4, 5].map((i) => ({ path: `o${i}`, why: 'no data' }));
  test.each([
    [1, 'not read: o1 (no data)'],
    [3, 'not read: o1 (no data), o2 (no data), o3 (no data)'],
    [5, 'not read: o1 (no data), o2 (no data), o3 (no data) and 2 more'],
  ])('%d files that were not read are one, with their number and the first of them', (count, detail) => {
    expect(limitsOf(part(), [], [], listing({ others: others.slice(0, count) }))).toEqual([
      limit('unreadFile', detail, { count }),
    ]);
  });

  const stale = [1, 2, 3, 4, 5].map((i) => ({ path: `s${i}`, modified: '2024-04-01' }));
  const left = (start: string) =>
    `, written before the task's load began (${start}): TargetTablePrepMode DO_NOTHING left them there, and every reader of the folder takes them for rows; remove them`;
  test.each([
    [1, 'not read: s1 (2024-04-01)'],
    [3, 'not read: s1 (2024-04-01), s2 (2024-04-01), s3 (2024-04-01)'],
    [5, 'not read: s1 (2024-04-01), s2 (2024-04-01), s3 (2024-04-01) and 2 more'],
  ])('%d files of an earlier load are one, with their number and the first of them', (count, detail) => {
    expect(limitsOf(part({ cdc }), [], [], listing({ stale: stale.slice(0, count) }))).toEqual([
      limit('staleFile', detail + left('2024-05-01'), { count }),
    ]);
  });
});

import { diagnose } from '../../core/compare/diagnosis.ts';
import type { Finding, PartResult, ReportValue } from '../../core/report/schema.ts';
import { changed, column, counts, result } from '../report/fixtures.ts';

/** What each cause says word for word, which rows it rests on, and which cause comes first. */

const table = (about: Partial<PartResult>) => diagnose(result({ verdict: 'MISMATCHED', files: [], ...about }));

type Row = Finding['rows'][number];
const onSource = (...values: ReportValue[]): Row => ({ side: 'source', inSource: 1, inLake: 0, values, file: null });
const onLake = (...values: ReportValue[]): Row => ({ side: 'lake', inSource: 0, inLake: 1, values, file: 'f' });
const finding = (kind: Finding['kind'], columns: readonly string[], ...rows: Row[]): Finding => ({
  ...{ kind, key: [{ column: 'id', value: '1' }], sourceRows: 1, lakeRows: 1 },
  rows,
  columns: [...columns],
  causes: [],
});

describe('rows that DMS could not load', () => {
  const about = {
    code: 'droppedRows',
    column: null,
    setting: 'DataErrorPolicy of the task (LOG_ERROR goes on without the row), and DataTruncationErrorPolicy',
    mend: 'Read awsdms_apply_exceptions and the log of the task, mend the rows or the types, and load the table again.',
  };
  const loaded = (rows: number, errorRows: number, state = 'Table completed') => ({ state, rows, errorRows });
  const missing = (n: number, of: number | null, told: ReturnType<typeof loaded> | null) =>
    table({ counts: counts({ missing: n }), rows: { source: of, lake: null }, loaded: told });

  test.each([
    [1, 1, '1 row that it could not load; 1 row of the source is missing in the lake', 'very likely'],
    [1200, 1200, '1,200 rows that it could not load; 1,200 rows of the source are missing in the lake', 'very likely'],
    [5, 3, '3 rows that it could not load; 5 rows of the source are missing in the lake', 'likely'],
  ])('%d missing, of which it counts %d', (n, errors, evidence, sure) => {
    const title = 'DMS dropped rows that it could not load';
    expect(missing(n, 2000, loaded(2000 - n, errors))).toEqual([
      { ...about, title, evidence: `DMS counts ${evidence}`, sure, findings: n },
    ]);
  });

  test.each([
    [3, 1000, 'DMS counts 997 loaded rows, the source has 1,000: the difference is the 3 missing rows'],
    [1, 2, 'DMS counts 1 loaded row, the source has 2: the difference is the 1 missing row'],
  ])('%d missing, that it never counted', (n, of, evidence) => {
    const title = 'DMS never loaded the missing rows';
    expect(missing(n, of, loaded(of - n, 0))).toEqual([{ ...about, title, evidence, sure: 'possible', findings: n }]);
  });

  test('nothing is said where the numbers are other ones, or not known', () => {
    expect(missing(3, 1000, loaded(998, 0))).toEqual([]);
    expect(missing(3, null, loaded(-3, 0))).toEqual([]);
    expect(missing(3, 1000, loaded(997, 0, 'Table is being reloaded'))).toEqual([]);
    expect(missing(3, 1000, null)).toEqual([]);
  });

  test('nor where no row is missing, whatever DMS counts', () => {
    expect(missing(0, 1000, loaded(1000, 4))).toEqual([]);
    expect(missing(0, 1000, loaded(1000, 0))).toEqual([]);
  });
});

describe('missing rows with NULL in one column', () => {
  const gone = (...values: ReportValue[]) => finding('missing', [], onSource(...values));
  const causes = (...sample: Finding[]) => table({ counts: counts({ missing: 1500 }), sample });

  test('they may lie outside of the ranges of a load', () => {
    expect(causes(gone('1', null), gone('2', null), finding('extra', [], onLake('3', 'x')))).toEqual([
      {
        code: 'nullInRange',
        column: 'note',
        title: 'the missing rows have NULL in note',
        evidence: '2 of 2 sampled missing rows (of 1,500) have NULL in note',
        sure: 'possible',
        setting:
          'parallel-load with ranges in the table-settings: a row with NULL in a column of the ranges is in none',
        mend: 'See whether the ranges of the task are of note: choose a column that is never NULL, or load the table in one piece.',
        findings: 1500,
      },
    ]);
  });

  test.each<[string, readonly Finding[]]>([
    ['one row alone', [gone('1', null)]],
    ['one of three has a value', [gone('1', null), gone('2', 'x'), gone('3', null)]],
    [
      'a key with several rows, of which one has a value',
      [gone('1', null), finding('missing', [], onSource('2', null), onSource('2', 'x'))],
    ],
    ['no row of it is at hand', [finding('missing', []), finding('missing', [])]],
    ['another difference is NULL there as well', [gone('1', null), gone('2', null), changed('3', null, null)]],
  ])('says nothing: %s', (_, sample) => {
    expect(causes(...sample)).toEqual([]);
  });
});

test.each([
  [1, '1 key was changed'],
  [1200, '1,200 keys were changed'],
])('%d keys that the source changed later', (keys, evidence) => {
  expect(table({ later: { keys, sample: [] } })).toEqual([
    {
      code: 'laterChange',
      column: null,
      title: 'the source changed after the load',
      evidence: `${evidence} in the source after the load ended, by the source's own dates`,
      sure: 'established',
      setting: 'a full load without ongoing changes holds what was there when it read',
      mend: 'Run the check soon after the load, or let the task capture changes (full-load-and-cdc).',
      findings: keys,
    },
  ]);
});

describe('the values that a rule is found in', () => {
  const spaces = (n: number, rows = n, more: readonly Finding[] = [], columns = [column('id'), column('note')]) =>
    table({
      columns,
      changedColumns: [{ column: 'note', rows }],
      sample: [...Array.from({ length: n }, (_, i) => changed(String(i), 'ab ', 'ab', { columns: ['note'] })), ...more],
    });

  test.each([
    [1, 'possible', '1 of 1 changed value in note'],
    [2, 'likely', '2 of 2 changed values in note'],
    [3, 'very likely', '3 of 3 changed values in note'],
  ])('%d of them make it so sure', (n, sure, evidence) => {
    const said = `${evidence}: the same but for spaces at the end`;
    expect(spaces(n)).toMatchObject([{ code: 'padding', column: 'note', sure, evidence: said, findings: n }]);
  });

  const MORE: readonly [string, Finding][] = [
    ['a row that changed in another column', changed('9', 'x', 'y', { columns: ['id'] })],
    ['a row that is there twice', finding('duplicated', ['note'], onSource('9', 'x'), onLake('9', 'y'))],
    ['an extra row', finding('extra', [], onLake('9', 'x'))],
    ['a key of several rows', finding('changed', ['note'], onSource('9', 'x'), onSource('9', 'y'), onLake('9', 'z'))],
    ['two rows of one side', finding('changed', ['note'], onLake('9', 'x'), onLake('9', 'y'))],
    ['a value that is not at hand', finding('changed', ['note'], onSource('9', 'x'), onLake('9'))],
    ['a masked value', changed('9', 'x', { masked: 'd1', length: 2 }, { columns: ['note'] })],
  ];

  test.each(MORE)('%s is none of them', (_, one) => {
    expect(spaces(3, 3, [one])).toMatchObject([{ evidence: expect.stringContaining('3 of 3 changed values') }]);
    expect(spaces(0, 1, [one])).toEqual([]);
  });

  test('a column whose form is not known has only the rules that ask for none', () => {
    expect(spaces(3, 3, [], [])).toMatchObject([{ code: 'padding' }]);
  });

  test('the form is that of the column, not of the first', () => {
    const columns = [column('id', { form: 'integer' }), column('note', { form: 'decimal' })];
    const sample = [changed('1', '1.2345', '1.23', { columns: ['note'] })];
    expect(table({ columns, changedColumns: [{ column: 'note', rows: 1 }], sample })).toMatchObject([
      { title: 'note is cut to 2 fraction digits' },
    ]);
  });
});

test('the surest cause comes first, and of equally sure ones that of the most rows', () => {
  const compared = ['id', 'note', 'other', 'third'];
  const row = (i: number, name: string): Finding => {
    const values = (text: string) => [String(i), ...['note', 'other', 'third'].map((c) => (c === name ? text : 'x'))];
    return finding('changed', [name], onSource(...values('ab ')), onLake(...values('ab')));
  };
  const sample = [row(1, 'note'), row(2, 'other'), row(3, 'third'), row(4, 'third')];
  const rows = (name: string, n: number) => ({ column: name, rows: n });
  const found = table({
    ...{ compared, sample, columns: compared.map((name) => column(name)) },
    changedColumns: [rows('note', 2), rows('other', 90), rows('third', 5)],
    counts: counts({ missing: 7 }),
    rows: { source: 1000, lake: 993 },
    loaded: { state: 'Table completed', rows: 993, errorRows: 7 },
    later: { keys: 1, sample: [] },
  });
  expect(found.map(({ code, column: name, sure, findings }) => [sure, findings, name ?? code])).toEqual([
    ['established', 1, 'laterChange'],
    ['very likely', 7, 'droppedRows'],
    ['likely', 5, 'third'],
    ['possible', 90, 'other'],
    ['possible', 2, 'note'],
  ]);
});

import {
  erroredResult,
  judgeDigest,
  judgeFindings,
  lakeOnlyResult,
  problemResult,
  type ReadProgress,
} from '../../core/compare/judge.ts';
import { limit } from '../../core/compare/limits.ts';
import type { Prepared } from '../../core/compare/prepare.ts';
import type { DigestResult, Findings } from '../../core/compare/records.ts';
import { plan, plannedPart } from '../support/parts.ts';

/** What a result says in full: every count, limit, file and sentence, from hand-made reads. */

const zero = { findings: 0, sourceRows: 0, lakeRows: 0 };
const noRows = { missing: zero, extra: zero, changed: zero, duplicated: zero };
const blank = {
  ...{ ordinal: 0, table: { schema: 'public', name: 't' }, part: 1, parts: 1 },
  ...{ verdict: 'ERRORED', cause: null, rows: { source: null, lake: null }, files: [], columns: [], key: [] },
  ...{ limits: [], counts: noRows, absentColumns: [], changedColumns: [], differingFiles: [], compared: [] },
  ...{ sample: [], later: { keys: 0, sample: [] }, opened: 0, closed: 0, reads: [], statements: [] },
};

const prepared: Prepared = {
  ...{ spec: null, problem: null, later: null, namedBuckets: 2, key: ['id'], coverage: [], limits: [], counted: [] },
  compared: [
    { name: 'id', form: { kind: 'integer' } },
    { name: 'note', form: { kind: 'text' } },
  ],
  files: [{ path: 'a.parquet', rows: 3, modified: '2024-01-01T00:00:00.000Z' }],
};
const digest: DigestResult = {
  ...{ sourceRows: 3, lakeRows: 3, trailer: { rows: 3, counts: [] }, buckets: [] },
  files: [{ path: 'a.parquet', rows: 3 }],
};
const context = (about: Partial<Prepared> = {}, isQuiesced = true) => ({
  plan: plan(isQuiesced ? {} : { source: { ...plan().source, quiesced: null } }),
  ...{ part: plannedPart([], ['id']), prepared: { ...prepared, ...about } },
  ...{ today: '2026-01-01', reads: [], statements: [] },
});
const findings = (about: Partial<Findings> = {}): Findings => ({
  ...{ counts: noRows, changedColumns: [], files: [], sample: [], trailer: { rows: 3, counts: [] } },
  ...{ later: zero, open: { first: 0, latest: 0, both: 0, later: 0, keys: 0 }, openKeys: null, ...about },
});
const first: ReadProgress = { reads: 1, mayReread: true, mayRestart: true };
const last: ReadProgress = { reads: 3, mayReread: false, mayRestart: false };
const matched = {
  ...blank,
  ...{ verdict: 'MATCHED', rows: { source: 3, lake: 3 }, key: ['id'], compared: ['id', 'note'] },
  files: [{ path: 'a.parquet', rows: 3, modified: '2024-01-01T00:00:00.000Z' }],
};

describe('without a comparison', () => {
  const part = { ...plannedPart([], []), limits: [limit('hiddenRows', 'a policy')] };
  const cause = { code: 'C', message: 'm', remedy: 'r' };

  test('a problem or an error has its cause, the limits that were known, and nothing else', () => {
    const known = { ...blank, cause, limits: part.limits };
    expect(erroredResult(part, cause)).toEqual(known);
    expect(problemResult(part, { verdict: 'INCONCLUSIVE', ...cause })).toEqual({ ...known, verdict: 'INCONCLUSIVE' });
  });

  const remedy =
    'If the table was dropped or renamed in the source, remove its folder from the lake or exclude it from the tables compared.';
  test.each([
    ['as extra', [4, 3], 'MISMATCHED', 7, '7 rows', 7],
    ['but those of CSV, which is not counted', [4, null], 'MISMATCHED', null, '1 CSV files', 4],
    ['and CSV alone proves no row', [null, null], 'INCONCLUSIVE', null, '2 CSV files', 0],
    ['and without one the table is no proof', [0, 0], 'INCONCLUSIVE', 0, '0 rows', 0],
  ] as const)('rows of a table of the lake alone count, %s', (_, rows, verdict, lake, size, extra) => {
    const files = rows.map((n, i) => ({ path: `f${i}`, rows: n, bytes: 1, modified: null, columns: [] }));
    expect(lakeOnlyResult(part, { files, others: [] })).toEqual({
      ...blank,
      verdict,
      cause: {
        ...{ code: 'LakeOnlyTable', remedy },
        message: `The lake has a table public.t of ${size} that the source has not.`,
      },
      rows: { source: 0, lake },
      files: rows.map((n, i) => ({ path: `f${i}`, rows: n ?? 0, modified: null })),
      limits: part.limits,
      counts: { ...noRows, extra: { findings: extra, sourceRows: 0, lakeRows: extra } },
    });
  });
});

describe('the first level', () => {
  test('equal digests of all files and all rows are a match', () => {
    expect(judgeDigest(context(), digest)).toEqual({ next: 'done', result: matched });
  });

  test.each([
    ['few buckets are read alone', [7], [7]],
    ['as many as may be named, too', [7, 9], [7, 9]],
    ['more of them are the whole table', [7, 9, 11], 'all'],
  ])('%s', (_, buckets, expected) => {
    expect(judgeDigest(context(), { ...digest, buckets })).toEqual({ next: 'rows', buckets: expected });
  });

  const again = 'Run again. If it happens again, ';
  test.each([
    [
      'no trailer',
      { ...digest, trailer: null },
      "The source's rows did not arrive in full in the digest level: the stream has no trailer.",
      `${again}look for time-outs or restarts in the database log.`,
    ],
    [
      'fewer rows than the source counted',
      { ...digest, sourceRows: 2 },
      "The source's own count is 3 rows, but 2 arrived.",
      `${again}the connection or the connector loses rows: please report it.`,
    ],
  ])('a source that came with %s is an error, even where the digests are equal', (_, read, message, remedy) => {
    expect(judgeDigest(context(), read, true)).toMatchObject({
      next: 'done',
      result: { verdict: 'ERRORED', cause: { code: 'IncompleteRead', message, remedy } },
    });
  });
});

describe('the files listed and the files read', () => {
  type File = Prepared['files'][number];
  type Read = DigestResult['files'][number];
  const listed = (path: string, rows: number | null, more: Partial<File> = {}): File => ({
    ...{ path, rows, modified: null, ...more },
  });
  const read = (path: string, rows: number, more: Partial<Read> = {}): Read => ({ path, rows, ...more });
  const judged = (files: File[], reads: Read[]) => {
    const decision = judgeDigest(context({ files }), { ...digest, files: reads });
    if (decision.next !== 'done') throw new Error(decision.next);
    return decision.result;
  };

  test.each([
    ['rows of other parts count for the footer', [listed('a', 4)], [read('a', 3, { outside: 1 })]],
    ['a file without rows need not be reported', [listed('a', 0)], []],
    ['nor an empty one of CSV', [listed('a', null, { lineBytes: 0 })], []],
    ['CSV has no footer', [listed('a', null)], [read('a', 3)]],
    ['nor a reader that counts, always', [listed('a', null)], [read('a', 3, { counted: null })]],
    ['CSV whose reader handed on as many', [listed('a', null)], [read('a', 3, { counted: 3 })]],
  ] satisfies [string, File[], Read[]][])('agree: %s', (_, files, reads) => {
    expect(judged(files, reads)).toMatchObject({ verdict: 'MATCHED', cause: null });
  });

  const unknown = 'an unknown number of';
  test.each([
    ['a row fewer', [listed('a', 4)], [read('a', 3)], 'a: listed with 4 rows, read with 3 (1'],
    ['a row more', [listed('a', 2)], [read('a', 3)], 'a: listed with 2 rows, read with 3 (1'],
    ['a file not read', [listed('a', 3)], [], 'a: listed with 3 rows, read with 0 (1'],
    ['a file not listed', [listed('a', 3)], [read('a', 3), read('b', 0)], 'b: listed with 0 rows, read with 0 (1'],
    ['one too few, one too many', [listed('a', 3)], [read('b', 3)], 'a: listed with 3 rows, read with 0 (2'],
    ['CSV cut short', [listed('a', null)], [read('a', 3, { counted: 4 })], 'a: listed with 4 rows, read with 3 (1'],
    ['CSV not read', [listed('a', null)], [], `a: listed with ${unknown} rows, read with 0 (1`],
    [
      'CSV of bytes not read',
      [listed('a', null, { lineBytes: 9 })],
      [],
      `a: listed with ${unknown} rows, read with 0 (1`,
    ],
  ] satisfies [string, File[], Read[], string][])('differ: %s', (_, files, reads, message) => {
    expect(judged(files, reads)).toMatchObject({
      verdict: 'INCONCLUSIVE',
      cause: {
        ...{ code: 'LakeChangedWhileRead', message: `${message} files differ so).` },
        remedy: 'The lake changed while it was read: run again when the load has ended.',
      },
      files: reads.map(({ path, rows }) => ({ path, rows, modified: null })),
    });
  });
});

describe('what the trailer counted', () => {
  const because = 'by a setting';
  const rule = { rule: 'infinityDates', because } as const;
  const counted: Prepared['counted'] = [
    { what: 'notLoaded', column: null, because: 'rows are filtered' },
    { what: 'doubt', column: null, because: 'rows are in doubt' },
    { what: 'ambiguous', column: null, because: 'rows of CSV look alike' },
    { what: 'absent', column: 'gone' },
    { what: 'loss', column: 'note', rule },
  ];
  const column = (name: string, fidelity: 'exact' | 'asEncoded' | 'excluded') => ({
    ...{ name, lakeName: name, sourceType: 'x', lakeType: 'x', form: 'x', fidelity, reason: 'r' },
  });
  const coverage = [column('note', 'asEncoded'), column('other', 'asEncoded'), column('out', 'excluded')];
  const judged = (counts: number[]) => {
    const decision = judgeDigest(context({ counted, coverage }), { ...digest, trailer: { rows: 3, counts } });
    if (decision.next !== 'done') throw new Error(decision.next);
    const { verdict, limits, absentColumns, columns } = decision.result;
    return { verdict, limits, absentColumns, columns };
  };
  const absent = limit('absentColumn', 'the lake has no column gone; the source holds no value in it', {
    column: 'gone',
  });
  const exact = (name: string) => ({ ...column(name, 'exact'), reason: null });

  test('nothing lost: the columns are exact, and a column that the lake lacks is all that is left to say', () => {
    expect(judged([0, 0, 0, 0, 0])).toEqual({
      ...{ verdict: 'INCONCLUSIVE', limits: [absent], absentColumns: [] },
      columns: [exact('note'), exact('other'), column('out', 'excluded')],
    });
  });

  test('each loss is a limit with its count; values of a column that the lake lacks are a mismatch', () => {
    expect(judged([5, 6, 7, 8, 9])).toEqual({
      verdict: 'MISMATCHED',
      limits: [
        limit('expectedLoss', 'rows are filtered', { count: 5 }),
        limit('unmodelledRule', 'rows are in doubt', { count: 6 }),
        limit('ambiguousRecords', 'rows of CSV look alike', { count: 7 }),
        limit('expectedLoss', 'note: by a setting', { column: 'note', count: 9 }),
      ],
      absentColumns: [{ column: 'gone', values: 8 }],
      columns: [column('note', 'asEncoded'), exact('other'), column('out', 'excluded')],
    });
  });

  test('what was not counted is not taken for none', () => {
    expect(judged([])).toMatchObject({
      verdict: 'INCONCLUSIVE',
      limits: [
        limit('expectedLoss', 'rows are filtered', { count: 0 }),
        limit('unmodelledRule', 'rows are in doubt', { count: 0 }),
        limit('ambiguousRecords', 'rows of CSV look alike', { count: 0 }),
        absent,
        limit('expectedLoss', 'note: by a setting', { column: 'note', count: 0 }),
      ],
      columns: [{ fidelity: 'asEncoded' }, { fidelity: 'exact' }, { fidelity: 'excluded' }],
    });
  });

  test('a read without a trailer says so of every count', () => {
    expect(judgeDigest(context({ counted, coverage }), { ...digest, trailer: null })).toMatchObject({
      result: { verdict: 'ERRORED', limits: [{}, {}, {}, {}, {}] },
    });
  });
});

describe('the rows', () => {
  const result = (about: Partial<Findings>, isQuiesced: boolean, progress = last, openedBefore?: number) => {
    const before = openedBefore === undefined ? {} : { openedBefore };
    const decision = judgeFindings({ ...context({}, isQuiesced), ...before }, digest, findings(about), progress);
    if (decision.next !== 'done') throw new Error(decision.next);
    return decision.result;
  };

  test('a mismatch has the counts, columns, files and the range of its keys, and what was opened and closed', () => {
    const counts = { ...noRows, changed: { findings: 1, sourceRows: 1, lakeRows: 1 } };
    const about: Partial<Findings> = {
      ...{ counts, files: [{ path: 'a.parquet', rows: 1 }], open: { first: 3, latest: 1, both: 1, later: 0, keys: 1 } },
      changedColumns: [
        { index: 1, rows: 1 },
        { index: 9, rows: 1 },
      ],
      spread: { from: '1', to: '100', bins: [{ bin: 2, findings: 1 }] },
    };
    const expected = {
      ...{ ...matched, verdict: 'MISMATCHED', counts, differingFiles: [{ path: 'a.parquet', rows: 1 }] },
      changedColumns: [
        { column: 'note', rows: 1 },
        { column: '?', rows: 1 },
      ],
      keySpread: { column: 'id', from: '1', to: '100', bins: [0, 0, 1, ...Array.from({ length: 17 }, () => 0)] },
    };
    expect(result(about, false)).toEqual({ ...expected, opened: 3, closed: 2 });
    expect(result(about, false, last, 10)).toEqual({ ...expected, opened: 13, closed: 12 });
  });

  const holdsNot = (a: number, b: number) =>
    `the sides differed when they were first read, but not lastingly (${a} rows unmatched, then ${b} others); compare while nothing is written, or give the table a key`;
  test.each([
    ['fewer, then', { first: 2, latest: 5, both: 0, later: 0, keys: 1 }, 'doesNotHoldStill', holdsNot(2, 5), 5],
    ['more, then', { first: 5, latest: 2, both: 0, later: 0, keys: 1 }, 'doesNotHoldStill', holdsNot(5, 2), 5],
    [
      'all closed',
      { first: 4, latest: 0, both: 0, later: 0, keys: 0 },
      'seenEqualByKey',
      'every row was seen equal, but not all of them at one moment: the source and the lake changed all the time; compare while nothing is written, or accept that for a lake that follows its source',
      4,
    ],
  ] as const)('what moved is a limit: %s', (_, open, kind, detail, count) => {
    expect(result({ open }, false)).toMatchObject({
      ...{ verdict: 'INCONCLUSIVE', cause: null, limits: [limit(kind, detail, { count })] },
      ...{ opened: open.first, closed: open.first },
    });
  });

  test('keys that the source changed after the load are a limit with their number, and never a count', () => {
    const about = {
      later: { findings: 2, sourceRows: 3, lakeRows: 1 },
      open: { first: 3, latest: 3, both: 3, later: 3, keys: 0 },
    };
    const detail =
      'the source moved on: it changed keys after the load ended, and the lake does not hold what they are now';
    expect(result(about, false, first)).toMatchObject({
      ...{ verdict: 'INCONCLUSIVE', counts: noRows, later: { keys: 2, sample: [] } },
      limits: [limit('laterChange', detail, { count: 2 })],
    });
  });

  // A second read is made because something was open that no later change explains: it has closed since, and the table
  // was never seen as a whole.
  const someClosed = { first: 3, latest: 2, both: 2, later: 2, keys: 0 };
  const othersSince = { first: 2, latest: 2, both: 2, later: 2, keys: 0 };
  test.each([someClosed, othersSince])('what closed beside later changes is not passed over: %o', (open) => {
    const about = { later: { findings: 2, sourceRows: 2, lakeRows: 2 }, open };
    const second = { ...first, reads: 2 };
    const again = { next: 'again', opened: open.first };
    expect(judgeFindings(context({}, false), digest, findings(about), second)).toEqual(again);
    expect(result(about, false, last).limits).toMatchObject([
      { kind: 'laterChange', count: 2 },
      { kind: 'seenEqualByKey', count: open.first },
    ]);
  });

  test('a row level that broke off says which', () => {
    const decision = judgeFindings(context(), digest, findings({ trailer: null }), first);
    expect(decision).toMatchObject({
      result: {
        verdict: 'ERRORED',
        cause: {
          ...{ code: 'IncompleteRead', remedy: expect.stringContaining('time-outs or restarts') },
          message: "The source's rows did not arrive in full in the row level: the stream has no trailer.",
        },
      },
    });
  });

  // Of changes that nothing orders, a second read knows no more; of a row that moved, it does.
  const tied = { ...digest, past: { rows: 2, tied: 1, unknown: 0, operation: '' } };
  test.each([
    ['end it where no row is open', { first: 0, latest: 0, both: 0, later: 0, keys: 0 }, 'done'],
    ['do not where rows were open', { first: 2, latest: 0, both: 0, later: 0, keys: 0 }, 'again'],
    ['do not where rows opened since', { first: 0, latest: 2, both: 0, later: 0, keys: 1 }, 'settle'],
  ] as const)('changes that nothing orders %s', (_, open, next) => {
    const decision = judgeFindings(context({}, false), tied, findings({ open }), first);
    expect(decision.next).toBe(next);
    if (decision.next === 'done')
      expect(decision.result).toMatchObject({ verdict: 'INCONCLUSIVE', limits: [{ kind: 'changeOrder', count: 1 }] });
  });
});

import { type Cell, noCounts, readDigest, readFindings, readTrailer } from '../../core/compare/records.ts';

/** The records of both levels, read: a record that is lost or taken for another one could say MATCHED, or a wrong number. */

type Row = readonly Cell[];

/** The same records in other orders: a query engine returns them in any. */
function orders(rows: readonly Row[]): readonly (readonly Row[])[] {
  const turned = rows.map((_, i) => [...rows.slice(i), ...rows.slice(0, i)]);
  return [...turned, ...turned.map((some) => [...some].reverse())];
}

describe('the trailer of a stream', () => {
  test.each([
    ['no condition', 't\t12', { rows: 12, counts: [] }],
    ['a count for each condition', 't\t12,0,345', { rows: 12, counts: [0, 345] }],
    ['an empty table', 't\t0,0', { rows: 0, counts: [0] }],
    ['beside columns that are NULL', 't\t12,30\t\\N\t\\N', { rows: 12, counts: [30] }],
  ])('%s', (_, line, trailer) => {
    expect(readTrailer(line)).toEqual(trailer);
  });

  test.each([
    ['a row', 'r\t12'],
    ['a row whose value looks like one', 'r\tt\t12'],
    ['no number', 't\tx'],
    ['an empty count', 't\t12,'],
    ['a sign', 't\t-12'],
    ['text after it', 't\t12\tx'],
    ['text after NULL', 't\t12\t\\Nx'],
    ['nothing', ''],
  ])('none: %s', (_, line) => {
    expect(readTrailer(line)).toBeNull();
  });
});

describe('level 1', () => {
  const records: readonly Row[] = [
    ['bucket', 700, null, 3, 2, 'r\t1'],
    ['bucket', 0, null, 1, 0, 'r\t2'],
    ['bucket', 65, null, 0, 1, 'r\t3'],
    ['bucket', -1, null, 1, 0, 't\t105,7'],
    ['file', null, null, 101, 0, null],
    ['file', null, null, 5, 0, null],
    ['file', null, 'b.csv', 0, 30, 'f\tb.csv\t31\t'],
    ['file', null, 'a.csv', 0, 20, 'w\t450'],
    ['file', null, 'd.parquet', 0, 50, null],
    ['file', null, 'c.csv', 0, 4, 'f\t\t12'],
    ['outside', null, 'c.csv', 0, 8, null],
    ['outside', null, 'e.csv', 0, 9, null],
  ];

  test('counts rows without the trailer, files with what is known of each, and buckets that differ', () => {
    for (const rows of orders(records))
      expect(readDigest(rows)).toEqual({
        sourceRows: 105,
        lakeRows: 104,
        trailer: { rows: 105, counts: [7] },
        files: [
          { path: 'a.csv', rows: 20, counted: null, bytes: 450 },
          { path: 'b.csv', rows: 30, counted: 31, bytes: null },
          { path: 'c.csv', rows: 4, counted: 12, bytes: null, outside: 8 },
          { path: 'd.parquet', rows: 50, counted: null, bytes: null },
          // A file of which this part compares no row is read all the same.
          { path: 'e.csv', rows: 0, counted: null, outside: 9 },
        ],
        buckets: [0, 65, 700],
      });
  });

  test('counts that arrive as text are numbers, and NULL is none', () => {
    const rows: Row[] = [
      ['file', null, null, '2', null, null],
      ['file', null, 'a', null, '3', null],
      ['bucket', '-1', null, 1n, null, 't\t1'],
    ];
    expect(readDigest(rows)).toMatchObject({ sourceRows: 1, lakeRows: 3, trailer: { rows: 1, counts: [] } });
  });

  test.each(['1.5', 'many', 2 ** 53])('%s is not taken for a count', (count) => {
    expect(() => readDigest([['file', null, 'a', 0, count, null]])).toThrow(new RangeError(`not a count: ${count}`));
  });

  test.each([
    ['none at all', []],
    ['two', [['bucket', -1, null, 2, 0, 't\t5'] as const]],
    ['one in the source and one in the lake', [['bucket', -1, null, 1, 1, 't\t5'] as const]],
    ['more in the source than in the lake', [['bucket', -1, null, 2, 1, 't\t5'] as const]],
    ['one that is none', [['bucket', -1, null, 1, 0, 't\tfive'] as const]],
  ])('the stream was not read in full: %s trailer', (_, rows) => {
    const { trailer, sourceRows } = readDigest([['file', null, null, 8, 0, null], ...rows]);
    const lines = rows.reduce((sum, [, , , source, lake]) => sum + source + lake, 0);
    expect({ trailer, sourceRows }).toEqual({ trailer: null, sourceRows: 8 - lines });
  });

  test.each([
    ['a row', 'r\tf\ta\t12'],
    ['text before it', 'xf\ta\t12'],
    ['text after it', 'f\ta\t12\tx'],
    ['no number', 'f\ta\tmany'],
    ['text before bytes', 'xw\t12'],
    ['text after bytes', 'w\t12 '],
    ['bytes that are no number', 'w\tmany'],
  ])('what a file counts itself is not read from %s', (_, line) => {
    expect(readDigest([['file', null, 'a', 0, 3, line]]).files).toEqual([
      { path: 'a', rows: 3, counted: null, bytes: null },
    ]);
  });

  test('rows that are not current are counted by why, and are no rows of the lake', () => {
    const file: Row = ['file', null, 'a', 0, 100, null];
    expect(readDigest([file])).not.toHaveProperty('past');
    const past: Row[] = [
      ['bucket', -2, null, 0, 10, 'r\t1'],
      ['bucket', -3, null, 0, 3, 'r\t2'],
      ['bucket', -3, null, 0, 1, 'r\t3'],
    ];
    const tied = readDigest([file, ...past]);
    expect(tied).toMatchObject({ lakeRows: 86, past: { rows: 14, tied: 4, unknown: 0, operation: '' }, buckets: [] });
    const unknown: Row[] = [
      ['bucket', -4, null, 0, 2, 'o\tX'],
      ['bucket', -4, null, 0, 5, 'o\tX'],
    ];
    for (const rows of orders([file, ...past, ...unknown])) {
      const { past: found, lakeRows } = readDigest(rows);
      expect({ found, lakeRows }).toEqual({
        found: { rows: 21, tied: 4, unknown: 7, operation: 'X' },
        lakeRows: 79,
      });
    }
  });
});

const NONE = { findings: 0, sourceRows: 0, lakeRows: 0 };
const NO_READ = { first: 0, latest: 0, both: 0, later: 0, keys: 0 };

/** A sampled row: its kind and line, the rank of its key, and the copies on each side. */
const row = (kind: string, line: string, rank: number, [source, lake]: readonly [number, number]): Row =>
  ['row', kind, line, null, rank, source, lake, 1, 1, null] as const;

const difference = (side: string, digest: string): Row => ['difference', side, null, null, 1, 0, 0, 0, 0, digest];
const read = (both: number, later = 0): Row => ['read', null, null, null, both, both, both, 1, later, null];

describe('level 2', () => {
  test('nothing found: nothing counted', () => {
    expect(readFindings([])).toEqual({
      counts: { missing: NONE, extra: NONE, changed: NONE, duplicated: NONE },
      changedColumns: [],
      files: [],
      sample: [],
      malformed: 0,
      spread: null,
      trailer: null,
      later: NONE,
      open: NO_READ,
      differences: [],
      openKeys: [],
    });
  });

  test('each record is read into its own place', () => {
    const records: readonly Row[] = [
      ['count', 'missing', null, null, 1, 2, 0, null, null, null],
      ['count', 'extra', null, null, 3, 0, 4, null, null, null],
      ['count', 'changed', null, null, 5, 6, 7, null, null, null],
      ['count', 'duplicated', null, null, 8, 9, 10, null, null, null],
      ['count', 'later', null, null, 11, 12, 13, null, null, null],
      ['malformed', null, null, null, 14, null, null, null, null, null],
      ['key', null, '-5', '90', 3, 15, null, null, null, null],
      ['open', null, '17\ta', null, null, null, null, null, null, null],
      ['trailer', null, 't\t100,2', null, null, null, null, null, null, null],
      ['read', null, null, null, 20, 18, 4, 16, 2, null],
      ['row', 'missing', 'r\t1\ta', null, 1, 2, 0, 3, 4, 'D1'],
      ['row', 'later', 'r\t2\tb', 'b.parquet', 2, 0, 1, 5, 6, null],
      ['difference', 'source', null, null, 2, null, null, null, null, 'D1'],
      ['difference', 'lake', null, null, 1, null, null, null, null, 'D2'],
    ];
    expect(readFindings(records)).toEqual({
      counts: {
        missing: { findings: 1, sourceRows: 2, lakeRows: 0 },
        extra: { findings: 3, sourceRows: 0, lakeRows: 4 },
        changed: { findings: 5, sourceRows: 6, lakeRows: 7 },
        duplicated: { findings: 8, sourceRows: 9, lakeRows: 10 },
      },
      changedColumns: [],
      files: [],
      sample: [
        {
          ...{ kind: 'missing', rank: 1, line: 'r\t1\ta', file: null, inSource: 2, inLake: 0 },
          ...{ keySourceRows: 3, keyLakeRows: 4, digest: 'D1' },
        },
        {
          ...{ kind: 'later', rank: 2, line: 'r\t2\tb', file: 'b.parquet', inSource: 0, inLake: 1 },
          ...{ keySourceRows: 5, keyLakeRows: 6 },
        },
      ],
      malformed: 14,
      spread: { from: '-5', to: '90', bins: [{ bin: 3, findings: 15 }] },
      trailer: { rows: 100, counts: [2] },
      later: { findings: 11, sourceRows: 12, lakeRows: 13 },
      open: { first: 20, latest: 18, both: 4, keys: 16, later: 2 },
      differences: [
        { side: 'source', digest: 'D1', copies: 2 },
        { side: 'lake', digest: 'D2', copies: 1 },
      ],
      openKeys: ['17\ta'],
    });
    expect(noCounts()).toEqual({ missing: NONE, extra: NONE, changed: NONE, duplicated: NONE });
  });

  test.each([
    ['a record of no name', ['surprise', 'missing', 'x', null, 1, 1, 1, 1, 1, null], 'unknown record surprise missing'],
    ['a count of no kind', ['count', 'other', null, null, 1, 1, 1, null, null, null], 'unknown record count other'],
    ['a row of no kind', ['row', 'other', 'r\t1', null, 1, 1, 0, 1, 0, null], 'unknown record row other'],
    ['a kind that is NULL', ['count', null, null, null, 1, 1, 1, null, null, null], 'unknown record count '],
    ['of no record, later', ['surprise', 'later', 'x', null, 1, 1, 1, 1, 1, null], 'unknown record surprise later'],
  ])('%s is refused', (_, record, message) => {
    expect(() => readFindings([record])).toThrow(new RangeError(message));
  });

  test('columns and files: the most rows first, then by their place or path', () => {
    const column = (index: number, rows: number): Row => ['column', null, null, null, index, rows];
    const file = (path: string, rows: number): Row => ['file', null, null, path, rows];
    const columns = [column(4, 10), column(1, 2), column(3, 10), column(0, 1), column(2, 10)];
    const files = [file('c', 5), file('a', 5), file('d', 70), file('b', 5), file('e', 1)];
    for (const rows of [...orders(columns), ...orders(files)].map((some) => readFindings(some))) {
      if (rows.files.length === 0) expect(rows.changedColumns.map(({ index }) => index)).toEqual([2, 3, 4, 1, 0]);
      else expect(rows.files.map(({ path }) => path)).toEqual(['d', 'a', 'b', 'c', 'e']);
    }
    expect(readFindings(columns).changedColumns[0]).toEqual({ index: 2, rows: 10 });
    expect(readFindings(files).files[0]).toEqual({ path: 'd', rows: 70 });
  });

  test('a sample: by kind, then by key, the source before the lake, then by line', () => {
    const sorted = [
      row('missing', 'm1', 1, [1, 0]),
      row('missing', 'm0', 2, [1, 0]),
      row('extra', 'e1', 1, [0, 1]),
      row('changed', 'y', 1, [1, 0]),
      row('changed', 'z', 1, [2, 1]),
      row('changed', 'a', 1, [0, 1]),
      row('changed', 'b', 1, [1, 2]),
      row('changed', '0', 2, [1, 0]),
      row('duplicated', 'd', 1, [0, 2]),
      row('later', 'l', 1, [1, 0]),
      row('later', 'k', 2, [1, 0]),
    ];
    for (const rows of orders(sorted))
      expect(readFindings(rows).sample.map(({ line }) => line)).toEqual(sorted.map(([, , line]) => line));
  });

  test('the spread has the bins of all its records', () => {
    const { spread } = readFindings([
      ['key', null, '1', '100', 0, 7],
      ['key', null, '1', '100', 19, 2],
    ]);
    expect(spread).toEqual({
      from: '1',
      to: '100',
      bins: [
        { bin: 0, findings: 7 },
        { bin: 19, findings: 2 },
      ],
    });
  });

  test.each([
    ['two', ['t\t5', 't\t5']],
    ['one that is none', ['x\t5']],
    ['a line that is NULL', [null]],
  ])('the stream was not read in full: %s', (_, lines) => {
    expect(readFindings(lines.map((line) => ['trailer', null, line])).trailer).toBeNull();
  });

  test('NULL in place of a text is the empty text', () => {
    expect(readFindings([['open', null, null]]).openKeys).toEqual(['']);
  });

  test('differences are known where every row that differs lastingly and is not explained is there', () => {
    const two = [difference('source', 'D1'), difference('lake', 'D2')];
    const known = [
      { side: 'source', digest: 'D1', copies: 1 },
      { side: 'lake', digest: 'D2', copies: 1 },
    ];
    expect(readFindings([...two, read(2)]).differences).toEqual(known);
    expect(readFindings([...two, read(5, 3)]).differences).toEqual(known);
    expect(readFindings([...two, read(3)]).differences).toBeNull();
    expect(readFindings([...two, read(1, 1)]).differences).toBeNull();
    expect(readFindings([read(1)]).differences).toBeNull();
  });

  test('of more than 2,000 differences none is kept', () => {
    const many = Array.from({ length: 2001 }, (_, i) => difference('lake', `D${i}`));
    expect(readFindings([...many, read(2001)]).differences).toBeNull();
    expect(readFindings([...many.slice(1), read(2000)]).differences).toHaveLength(2000);
  });

  test('a reread takes at most 1,000 keys alone', () => {
    const many = Array.from({ length: 1001 }, (_, i): Row => ['open', null, String(i)]);
    expect(readFindings(many).openKeys).toBeNull();
    expect(readFindings(many.slice(1)).openKeys).toHaveLength(1000);
  });
});

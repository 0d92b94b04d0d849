import { ambiguousRows, describeMalformed, malformedRecords, shortenedLines } from '../../core/compare/malformed.ts';
import type { Prepared } from '../../core/compare/prepare.ts';
import type { DigestResult, Findings, SampledRow } from '../../core/compare/records.ts';
import { readFindings } from '../../core/compare/records.ts';
import type { CsvFormat } from '../../core/csv/format.ts';
import type { ComparisonSpec, CsvLake } from '../../core/sql/dialect.ts';

/** Records that are no rows, in words: the words name the file, the line and the fields that it should have. */

const QUOTED: CsvFormat = { delimiter: ',', rowDelimiter: '\n', quoted: true, nullText: '' };

type File = CsvLake['files'][number];
const file = (path: string, fields: number): File => ({
  ...{ path, bytes: 1, gzip: false, skip: 0 },
  places: Array.from({ length: fields }, (_, i) => i),
});

/** Twelve files, so that the place of one has two digits: the eleventh has six fields, the others two. */
const FILES: readonly File[] = [
  ...Array.from({ length: 10 }, (_, i) => file(`t/${i}.csv`, 2)),
  file('t/with\ta\ttab.csv', 6),
  file('t/last.csv', 3),
];

function prepared(about: Partial<Prepared> = {}, csv: Partial<CsvLake> | null = {}): Prepared {
  const lake: CsvLake | null = csv === null ? null : { format: QUOTED, columns: 2, files: FILES, ...csv };
  const spec: ComparisonSpec = {
    source: { relation: 't', where: [], columns: [], trailer: '', catalog: null },
    ...{ keyColumns: 0, columns: [], lake: [], csv: lake, lakeTable: null, buckets: 1 },
  };
  return {
    ...{ spec, problem: null, later: null, namedBuckets: 1, compared: [], key: [], coverage: [] },
    ...{ limits: [], counted: [], files: [] },
    ...about,
  };
}

describe('a record that is no row', () => {
  test.each([
    ['x\t10\t17 fields 5', 'line 17: 5 fields, and a record of this file has 6'],
    ['x\t0\t2 fields 1', 'line 2: 1 field, and a record of this file has 2'],
    ['x\t11\t2 fields 1', 'line 2: 1 field, and a record of this file has 3'],
    ['x\t12\t2 fields 1', 'line 2: 1 field, and a record of this file has ?'],
    ['x\t0\t3 quote 0', 'line 3: a quote stands where none can'],
    ['x\t0\t4 open 0', 'line 4: a quote is never closed: the file ends in it'],
    ['x\t0\t5 utf8 0', 'line 5: bytes that are no UTF-8'],
    ['x\t0\t6 other 0', 'line 6: other'],
  ])('%j of an engine that reads records', (line, words) => {
    expect(describeMalformed(line, prepared())).toBe(words);
  });

  test.each([
    ['x\tt/last.csv\t? fields 7 d1', 'a line: 7 fields, and a record of this file has 3'],
    ['x\tt/with a tab.csv\t? fields 7 d1', 'a line: 7 fields, and a record of this file has 6'],
    // Where no file has that name, the first one stands for the others: such an engine reads files of the same fields.
    ['x\tother.csv\t? fields 7 d1', 'a line: 7 fields, and a record of this file has 2'],
    ['x\tt/11\t? fields 7 d1', 'a line: 7 fields, and a record of this file has 2'],
    ['x\t11.csv\t? fields 7 d1', 'a line: 7 fields, and a record of this file has 2'],
    ['x\tt/last.csv\t? quote 0 d1', 'a line: a quote stands where none can'],
  ])('%j of an engine that reads lines', (line, words) => {
    expect(describeMalformed(line, prepared())).toBe(words);
  });

  test('without a file, or a lake of CSV, the number of fields is not known', () => {
    const words = 'line 2: 1 field, and a record of this file has ?';
    expect(describeMalformed('x\t0\t2 fields 1', { spec: null })).toBe(words);
    expect(describeMalformed('x\t0\t2 fields 1', prepared({}, null))).toBe(words);
    expect(describeMalformed('x\t0\t2 fields 1', prepared({}, { files: [] }))).toBe(words);
  });
});

const COUNTED: Prepared['counted'] = [
  { what: 'absent', column: 'note' },
  { what: 'ambiguous', column: null, because: 'rows hold ","' },
];
const REMEDY = 'Load the table as Parquet, or as CSV with quotes (Rfc4180), and run it on the embedded engine.';

describe('rows whose records cannot be told apart', () => {
  const ambiguous = prepared({ counted: COUNTED });

  test('are counted in their own place of the trailer', () => {
    expect(ambiguousRows(ambiguous, { rows: 9, counts: [4, 3] }, true)).toEqual({
      code: 'AmbiguousRecords',
      message: '3 rows hold ",". All other rows of the source are in the lake.',
      remedy: REMEDY,
    });
    expect(ambiguousRows(ambiguous, { rows: 9, counts: [4, 0] }, true)).toBeNull();
    expect(ambiguousRows(ambiguous, null, true)).toBeNull();
  });

  test('are no cause where the trailer counts other things alone', () => {
    const absent = prepared({ counted: COUNTED.slice(0, 1) });
    expect(ambiguousRows(absent, { rows: 9, counts: [4] }, true)).toBeNull();
  });

  test('explain other rows that are missing only where a delimiter may be found too early in quotes', () => {
    const trailer = { rows: 9, counts: [0, 3] };
    expect(ambiguousRows(ambiguous, trailer, false)).toBeNull();
    expect(ambiguousRows(prepared({ counted: COUNTED, spec: null }), trailer, false)).toBeNull();
    expect(ambiguousRows(prepared({ counted: COUNTED }, null), trailer, false)).toBeNull();
    const overlapping = { format: { ...QUOTED, delimiter: '||' } };
    expect(ambiguousRows(prepared({ counted: COUNTED }, overlapping), trailer, false)).toEqual({
      code: 'AmbiguousRecords',
      message:
        '3 rows hold ",". Other rows are not found either: a record that is read wrongly may hide those after it.',
      remedy: REMEDY,
    });
  });
});

describe('records of the lake that are no rows', () => {
  const none = readFindings([]);
  const row = (line: string, path: string | null): SampledRow => ({
    ...{ kind: 'extra', rank: 1, line, file: path, inSource: 0, inLake: 1, keySourceRows: 0, keyLakeRows: 1 },
  });
  const found = (malformed: number, sample: readonly SampledRow[]): Findings => ({ ...none, malformed, sample });
  const example = [row('r\t1', 't/0.csv'), row('x\t10\t17 fields 5', 't/10.csv'), row('x\t0\t1 quote 0', 't/0.csv')];
  const remedy = "Compare the file with the endpoint's settings of CSV, and load the table again.";

  test.each([
    [
      'one, with its file and line',
      found(1, example),
      'One record of the lake is no row of this table. t/10.csv, line 17: 5 fields, and a record of this file has 6.',
    ],
    [
      'several, with the first in the sample',
      found(12, example),
      '12 records of the lake are no rows of this table. t/10.csv, line 17: 5 fields, and a record of this file has 6.',
    ],
    ['none of them in the sample', found(2, example.slice(0, 1)), '2 records of the lake are no rows of this table.'],
    [
      'in a file without a name',
      found(2, [row('x\t0\t1 quote 0', null)]),
      '2 records of the lake are no rows of this table. a file, line 1: a quote stands where none can.',
    ],
  ])('%s', (_, findings, message) => {
    expect(malformedRecords(prepared(), null, findings)).toEqual({ code: 'MalformedRecords', message, remedy });
  });

  test('are no cause where there are none, or where they may be pieces of rows that cannot be told apart', () => {
    expect(malformedRecords(prepared(), null, undefined)).toBeNull();
    expect(malformedRecords(prepared(), null, found(0, example))).toBeNull();
    expect(malformedRecords(prepared(), null, { ...none, sample: example })).toBeNull();
    const ambiguous = prepared({ counted: COUNTED });
    expect(malformedRecords(ambiguous, { rows: 9, counts: [0, 1] }, found(2, example))).toBeNull();
    expect(malformedRecords(ambiguous, { rows: 9, counts: [1, 0] }, found(2, example))).not.toBeNull();
  });
});

describe('lines whose ends an engine took from their values', () => {
  const wanted = (path: string, lineBytes: number | null | undefined): Prepared['files'][number] => ({
    ...{ path, rows: null, modified: null },
    ...(lineBytes === undefined ? {} : { lineBytes }),
  });
  const read = (files: DigestResult['files']): DigestResult => ({
    ...{ sourceRows: 0, lakeRows: 0, trailer: null, buckets: [], files },
  });
  const CRLF = { format: { ...QUOTED, rowDelimiter: '\r\n' } };

  test.each([
    ['three lines of 30 bytes and their ends', 33, {}],
    ['ends of two characters', 36, CRLF],
  ])('as many bytes as the file has: %s', (_, lineBytes, csv) => {
    const files = [wanted('a', lineBytes)];
    expect(shortenedLines(prepared({ files }, csv), read([{ path: 'a', rows: 3, bytes: 30 }]))).toBeNull();
  });

  test('bytes that are lost name the file and both numbers', () => {
    const files = [wanted('a', 12), wanted('b', 36)];
    const digest = read([
      { path: 'b', rows: 3, bytes: 30 },
      { path: 'a', rows: 2, bytes: 10 },
    ]);
    expect(shortenedLines(prepared({ files }), digest)).toEqual({
      code: 'LineEndsChanged',
      message: "b: its records have 36 bytes, and the engine's lines 33: it takes carriage returns for ends of lines.",
      remedy: 'Run it on the embedded engine, which reads records, or load the table as Parquet.',
    });
    expect(shortenedLines(prepared({ files, spec: null }), digest)?.message).toMatch(/^b: .* lines 33:/);
    expect(shortenedLines(prepared({ files }, null), digest)?.message).toMatch(/^b: .* lines 33:/);
  });

  test('nothing is said of files whose bytes nobody knows', () => {
    const files = [wanted('a', undefined), wanted('b', null), wanted('c', 5), wanted('d', 5), wanted('e', 5)];
    const known = [1, 2].map((i) => ({ path: 'ab'[i - 1] ?? '', rows: 1, bytes: 10 }));
    const unknown = [
      { path: 'c', rows: 1, bytes: null },
      { path: 'd', rows: 1 },
    ];
    expect(shortenedLines(prepared({ files }), read([...known, ...unknown]))).toBeNull();
  });
});

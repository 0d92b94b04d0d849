import { diagnose } from '../../core/compare/diagnosis.ts';
import { diagnosisSchema } from '../../core/compare/diagnosis-schema.ts';
import type { Finding, PartResult } from '../../core/report/schema.ts';
import { result } from '../report/fixtures.ts';

/** Likely causes, each with the numbers that it rests on, and none where nothing fits. */

type Values = readonly (readonly [source: string | null, lake: string | null])[];

const finding = (kind: Finding['kind'], source: string | null, lake: string | null, i = 0): Finding => ({
  ...{ kind, key: [{ column: 'id', value: String(i) }], sourceRows: 1, lakeRows: 1 },
  rows: [
    { side: 'source' as const, inSource: 1, inLake: 0, values: [String(i), source], file: null },
    { side: 'lake' as const, inSource: 0, inLake: 1, values: [String(i), lake], file: 'LOAD00000001.parquet' },
  ].filter(({ side }) => kind === 'changed' || (kind === 'missing') === (side === 'source')),
  columns: kind === 'changed' ? ['note'] : [],
  causes: [],
});

const none = { findings: 0, sourceRows: 0, lakeRows: 0 };
const of = (n: number) => ({ findings: n, sourceRows: n, lakeRows: n });

function table(about: Partial<PartResult> = {}): PartResult {
  return result({
    verdict: 'MISMATCHED',
    compared: ['id', 'note'],
    counts: { missing: none, extra: none, changed: none, duplicated: none },
    changedColumns: [],
    differingFiles: [],
    sample: [],
    ...about,
  });
}

function changed(form: string, values: Values, rows = values.length): PartResult {
  return table({
    columns: [
      { name: 'note', lakeName: 'note', sourceType: 'x', lakeType: 'x', form, fidelity: 'exact', reason: null },
    ],
    changedColumns: [{ column: 'note', rows }],
    counts: { missing: none, extra: none, changed: of(rows), duplicated: none },
    sample: values.map(([source, lake], i) => finding('changed', source, lake, i)),
  });
}

const A = 'a'.repeat(300);
const file = (path: string, rows: number) => ({ path: `s3://lake/t/${path}`, rows, modified: null });

const VALUES: readonly [title: string, form: string, values: Values, evidence: string, setting: RegExp][] = [
  [
    'note is cut at 255 characters',
    'text',
    [A, `é${A}`, `${A}b`].map((s) => [s, s.slice(0, 255)] as const),
    "3 of 3 changed values in note: the lake's ends at 255 characters",
    /LobMaxSize/,
  ],
  [
    'note is cut at 32,768 bytes',
    'bytes',
    [['00'.repeat(40_000), '00'.repeat(32_768)]],
    "1 of 1 changed value in note: the lake's ends at 32,768 bytes",
    /LobMaxSize/,
  ],
  [
    'note is cut to 2 fraction digits',
    'decimal',
    [
      ['1.2345', '1.23'],
      ['7.5555', '7.56'],
      ['0.1004', '0.1'],
    ],
    "3 of 3 changed values in note: the source's with 2 fraction digits",
    /NumberDataTypeScale/,
  ],
  [
    'note is cut to milli-seconds',
    'timestamp(6)',
    [
      ['2024-02-29 12:34:56.123456', '2024-02-29 12:34:56.123000'],
      ['2024-02-29 12:34:56.999999', '2024-02-29 12:34:56.999000'],
      ['2024-02-29 12:34:56.000456', '2024-02-29 12:34:56.000000'],
    ],
    "the source's cut to milli-seconds",
    /ParquetTimestampInMillisecond/,
  ],
  [
    'note is shifted by -5 h 30 min',
    'timestamp(6)',
    [['2024-02-29 12:34:56.123456', '2024-02-29 07:04:56.123456']],
    '-5 h 30 min away',
    /ServerTimezone/,
  ],
  ["note has '' where the source has NULL", 'text', [[null, '']], "'' where the source has NULL", /CsvNullValue/],
  ["note has NULL where the source has ''", 'text', [['', null]], "NULL where the source has ''", /CsvNullValue/],
  ['note has other spaces at its end', 'text', [['ab  ', 'ab']], 'but for spaces', /TrimSpaceInChar/],
  ['note was read in another character set', 'text', [['Zürich', 'ZÃ¼rich']], 'Latin-1', /CharsetMapping/],
  ['note has overflowed 32 bits', 'integer', [['4294967295', '-1']], '2 to the power of 32', /unsigned/],
];

test.each(VALUES)('%s', (title, form, values, evidence, setting) => {
  const [found, ...more] = diagnose(changed(form, values));
  expect(more).toEqual([]);
  expect(found).toMatchObject({ title, column: 'note', sure: values.length >= 3 ? 'very likely' : 'possible' });
  expect(found?.evidence).toContain(evidence);
  expect(found?.setting).toMatch(setting);
  expect(diagnosisSchema.parse(found)).toEqual(found);
});

test('a sample says that it is one, and of how many', () => {
  const cut: Values = Array.from({ length: 5 }, () => [A, A.slice(0, 30)] as const);
  expect(diagnose(changed('text', cut, 412))[0]?.evidence).toBe(
    "5 of 5 sampled values (412 rows changed in note): the lake's ends at 30 characters, and the source's goes on",
  );
});

test('four fifths are enough to be likely, and less is nothing', () => {
  const cut = (n: number): Values => Array.from({ length: n }, () => [A, A.slice(0, 30)] as const);
  expect(diagnose(changed('text', [...cut(4), ['x', 'y']]))[0]).toMatchObject({ code: 'cut', sure: 'likely' });
  expect(diagnose(changed('text', [...cut(3), ['x', 'y']]))).toEqual([]);
});

test('values that are cut at different places are not cut by a limit', () => {
  const values: Values = [10, 20, 30, 40].map((n) => [A, A.slice(0, n)] as const);
  expect(diagnose(changed('text', values))).toEqual([]);
});

test('a gap in the numbers of the files, where rows are missing', () => {
  const files = ['LOAD00000001.parquet', 'LOAD00000002.parquet', 'LOAD0000000A.parquet'];
  const counts = { missing: of(7), extra: none, changed: none, duplicated: none };
  const ten = Array.from({ length: 10 }, (_, i) => `LOAD0000000${(i + 1).toString(16).toUpperCase()}.csv`);
  const at = (names: readonly string[]) => diagnose(table({ counts, files: names.map((n) => file(n, 1)) }));
  expect(at(ten)).toEqual([]);
  expect(at(ten.filter((n) => !n.includes('9')))).toMatchObject([
    { code: 'missingFile', title: '1 file of the load is missing', findings: 7 },
  ]);
  // More gaps than files are no list of files that are gone.
  expect(at(files)).toEqual([]);
  expect(diagnose(table({ files: [file(files[0] ?? '', 1), file('LOAD00000003.parquet', 1)] }))).toEqual([]);
});

test('a file that is there twice, and copies that are all in one file', () => {
  const counts = { missing: none, extra: none, changed: none, duplicated: { findings: 5, sourceRows: 0, lakeRows: 5 } };
  const twice = [file('LOAD00000001.parquet', 5), file('copy.parquet', 5), file('LOAD00000002.parquet', 9)];
  expect(diagnose(table({ counts, files: twice }))[0]).toMatchObject({
    title: 'copy.parquet is a copy of LOAD00000001.parquet',
    sure: 'very likely',
  });
  const one = { counts, files: twice.slice(1), differingFiles: [{ path: 's3://lake/t/copy.parquet', rows: 5 }] };
  expect(diagnose(table(one))[0]).toMatchObject({ title: 'rows of copy.parquet are there twice', sure: 'likely' });
  const both = {
    ...one,
    differingFiles: [...one.differingFiles, { path: 's3://lake/t/LOAD00000002.parquet', rows: 1 }],
  };
  expect(diagnose(table(both))).toEqual([]);
});

test('rows that DMS says it could not load, and rows that it never counted', () => {
  const counts = { missing: of(3), extra: none, changed: none, duplicated: none };
  const loaded = (rows: number, errorRows: number) => ({ state: 'Table completed', rows, errorRows });
  const rows = { source: 1000, lake: 997 };
  expect(diagnose(table({ counts, rows, loaded: loaded(997, 3) }))[0]).toMatchObject({
    code: 'droppedRows',
    sure: 'very likely',
    setting: expect.stringContaining('DataErrorPolicy'),
  });
  expect(diagnose(table({ counts, rows, loaded: loaded(997, 0) }))[0]).toMatchObject({ sure: 'possible' });
  expect(diagnose(table({ counts, rows, loaded: loaded(1000, 0) }))).toEqual([]);
});

test('missing rows that are all NULL in one column may lie outside of the ranges of a load', () => {
  const counts = { missing: of(9), extra: none, changed: none, duplicated: none };
  const missing = [1, 2].map((i) => finding('missing', null, null, i));
  expect(diagnose(table({ counts, sample: missing }))).toMatchObject([
    { code: 'nullInRange', column: 'note', sure: 'possible', setting: expect.stringContaining('parallel-load') },
  ]);
  const everywhere = [...missing, finding('extra', null, null, 3)];
  expect(diagnose(table({ counts, sample: everywhere }))).toEqual([]);
});

test('changes that the source itself dates are established', () => {
  expect(diagnose(table({ later: { keys: 2, sample: [] } }))).toMatchObject([
    { code: 'laterChange', sure: 'established', findings: 2 },
  ]);
});

test('a table that matches has no causes, and no diagnosis names a value', () => {
  expect(diagnose({ ...changed('text', [[null, '']]), verdict: 'MATCHED' })).toEqual([]);
  const secret: Values = [['secret one  ', 'secret one']];
  expect(JSON.stringify(diagnose(changed('text', secret)))).not.toContain('secret');
});

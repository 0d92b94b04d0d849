import { describeSample } from '../../core/compare/findings.ts';
import type { Prepared } from '../../core/compare/prepare.ts';
import type { SampledRow } from '../../core/compare/records.ts';
import type { Finding } from '../../core/report/schema.ts';

/** What a report shows of the rows that differ: a finding for each key, with the rows, columns and files of that key alone. */

const base: Prepared = {
  ...{ spec: null, problem: null, later: null, namedBuckets: 2, key: ['id'], coverage: [], limits: [], counted: [] },
  ...{ files: [], changes: null },
  compared: [
    { name: 'id', form: { kind: 'integer' } },
    { name: 'price', form: { kind: 'float' } },
    { name: 'note', form: { kind: 'text' } },
  ],
};
const HALF = '3fe0000000000000';
const FILE = 't/LOAD00000001.parquet';

const row = (kind: SampledRow['kind'], line: string, about: Partial<SampledRow> = {}): SampledRow => ({
  ...{ kind, rank: 1, line: `r\t${line}`, file: null, inSource: 1, inLake: 0, keySourceRows: 1, keyLakeRows: 0 },
  ...about,
});
const inLake = { inSource: 0, inLake: 1, file: FILE };
const shown = (side: 'source' | 'lake', values: (string | null)[]): Finding['rows'][number] => ({
  ...{ side, inSource: side === 'source' ? 1 : 0, inLake: side === 'lake' ? 1 : 0, values },
  file: side === 'lake' ? FILE : null,
});
const one = (sample: SampledRow[], prepared = base): Finding => {
  const { lasting, later } = describeSample(prepared, sample);
  expect(later).toEqual([]);
  expect(lasting).toHaveLength(1);
  const [finding] = lasting;
  if (finding === undefined) throw new Error('no finding');
  return finding;
};

test('a row of the source alone has its key, and its values as people write them', () => {
  expect(one([row('missing', `7\t${HALF}\ta\\tb`)])).toEqual({
    ...{ kind: 'missing', key: [{ column: 'id', value: '7' }], sourceRows: 1, lakeRows: 0 },
    rows: [shown('source', ['7', '0.5', 'a\tb'])],
    ...{ columns: [], causes: [] },
  });
});

test('a row of the lake alone names its file', () => {
  expect(one([row('extra', '7\t\\N\t\\N', { ...inLake, keySourceRows: 0, keyLakeRows: 1 })])).toEqual({
    ...{ kind: 'extra', key: [{ column: 'id', value: '7' }], sourceRows: 0, lakeRows: 1 },
    rows: [shown('lake', ['7', null, null])],
    ...{ columns: [], causes: [] },
  });
});

test('a changed row has both its rows, the columns that differ, and why where that is seen', () => {
  const about = { keySourceRows: 1, keyLakeRows: 1 };
  const sample = [
    row('changed', `7\t${HALF}\tabc`, about),
    row('changed', '7\t3ff0000000000000\tab', { ...about, ...inLake }),
  ];
  expect(one(sample)).toEqual({
    ...{ kind: 'changed', key: [{ column: 'id', value: '7' }], sourceRows: 1, lakeRows: 1 },
    rows: [shown('source', ['7', '0.5', 'abc']), shown('lake', ['7', '1', 'ab'])],
    ...{ columns: ['price', 'note'], causes: ['note: cut off at the end'] },
  });
  const toNull = [row('changed', `7\t${HALF}\tabc`, about), row('changed', `7\t${HALF}\t\\N`, { ...about, ...inLake })];
  expect(one(toNull)).toMatchObject({ columns: ['note'], causes: ['note: a value became NULL'] });
});

test.each([
  ['one row of the key was sampled', [row('changed', '7\t\\N\ta')]],
  ['it is not known which row of three became which', ['a', 'b', 'c'].map((note) => row('changed', `7\t\\N\t${note}`))],
])('no column is said to differ where %s', (_, sample) => {
  expect(one(sample)).toMatchObject({ kind: 'changed', columns: [], causes: [] });
});

test('two rows of a duplicate are not two halves of a change', () => {
  const sample = ['a', 'b'].map((note) => row('duplicated', `7\t\\N\t${note}`, { inSource: 1, inLake: 3 }));
  expect(one(sample)).toMatchObject({
    ...{ kind: 'duplicated', columns: [], causes: [] },
    rows: [
      { side: 'lake', inSource: 1, inLake: 3 },
      { side: 'lake', inSource: 1, inLake: 3 },
    ],
  });
});

test('rows that are compared without a key have none', () => {
  expect(one([row('missing', `7\t${HALF}\ta`)], { ...base, key: [] }).key).toBeNull();
});

test('a key of two columns has both, first as they are compared', () => {
  const compared = [...base.compared].reverse();
  expect(one([row('missing', `eu\t${HALF}\t7`)], { ...base, compared, key: ['note', 'price'] }).key).toEqual([
    { column: 'note', value: 'eu' },
    { column: 'price', value: '0.5' },
  ]);
});

test('a row has its identity where the engine tells it', () => {
  const finding = one([row('missing', '7\t\\N\ta', { digest: 'd1' }), row('missing', '7\t\\N\tb')]);
  expect(finding.rows.map((shownRow) => [shownRow.id, 'id' in shownRow])).toEqual([
    ['d1', true],
    [undefined, false],
  ]);
});

test('each kind and each key has a finding of its own', () => {
  const sample = [
    row('missing', '1\t\\N\ta'),
    row('missing', '2\t\\N\ta', { rank: 2 }),
    row('missing', '1\t\\N\tb'),
    row('extra', '3\t\\N\ta', inLake),
  ];
  const { lasting } = describeSample(base, sample);
  const summary = lasting.map(({ kind, key, rows }) => [kind, key?.[0]?.value, rows.map(({ values }) => values[2])]);
  expect(summary).toEqual([
    ['missing', '1', ['a', 'b']],
    ['missing', '2', ['a']],
    ['extra', '3', ['a']],
  ]);
});

test('what the source changed after the load stands apart, as missing or as changed', () => {
  const sample = [
    row('missing', '1\t\\N\ta'),
    row('later', '2\t\\N\ta'),
    row('later', '3\t\\N\tabc', { rank: 2, keyLakeRows: 1 }),
    row('later', '3\t\\N\tab', { ...inLake, rank: 2, keyLakeRows: 1 }),
  ];
  const { lasting, later } = describeSample(base, sample);
  expect(lasting).toMatchObject([{ kind: 'missing', key: [{ value: '1' }] }]);
  expect(later).toMatchObject([
    { kind: 'missing', key: [{ value: '2' }], rows: [{ side: 'source' }], columns: [] },
    { kind: 'changed', key: [{ value: '3' }], columns: ['note'], rows: [{ side: 'source' }, { side: 'lake' }] },
  ]);
  expect(lasting).toHaveLength(1);
  expect(later).toHaveLength(2);
});

test('a record of the lake that is no row has its place and no value', () => {
  const record = { ...row('extra', '', { ...inLake, keySourceRows: 0, keyLakeRows: 2 }), line: 'x\t0\t17 quote 0' };
  expect(one([record])).toEqual({
    ...{ kind: 'extra', key: null, sourceRows: 0, lakeRows: 2 },
    rows: [shown('lake', [null, null, null])],
    ...{ columns: [], causes: ['line 17: a quote stands where none can'] },
  });
});

test('no row is no finding', () => {
  expect(describeSample(base, [])).toEqual({ lasting: [], later: [] });
});

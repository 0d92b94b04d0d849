import { duplicatedFile, missingFiles } from '../../core/compare/diagnosis-files.ts';
import type { PartResult } from '../../core/report/schema.ts';
import { result } from '../report/fixtures.ts';

/** What the files of a table say: names, numbers and counts as a reader will look for them in the folder. */

const none = { findings: 0, sourceRows: 0, lakeRows: 0 };
const missing = (n: number) => ({ findings: n, sourceRows: n, lakeRows: 0 });
const load = (counter: number) => `LOAD${counter.toString(16).toUpperCase().padStart(8, '0')}.parquet`;
const file = (path: string, rows = 1) => ({ path: `s3://lake/t/${path}`, rows, modified: null });

function lacking(rows: number, paths: readonly string[]) {
  const counts = { missing: missing(rows), extra: none, changed: none, duplicated: none };
  return missingFiles(result({ counts, files: paths.map((path) => file(path)) }));
}

const upTo = (n: number, ...gone: number[]) =>
  Array.from({ length: n }, (_, i) => i + 1)
    .filter((counter) => !gone.includes(counter))
    .map(load);

describe('a file of the load that is missing', () => {
  test('it is named in hexadecimal, as its neighbours are', () => {
    expect(lacking(1, upTo(12, 10))).toEqual([
      {
        code: 'missingFile',
        column: null,
        title: '1 file of the load is missing',
        evidence:
          'the files are numbered up to LOAD0000000C, and LOAD0000000A is not there; 1 row is missing in the lake',
        sure: 'very likely',
        setting: null,
        mend: 'Find out who removed the file (a lifecycle rule, a job that moves files), restore its version, or load the table again.',
        findings: 1,
      },
    ]);
  });

  const GONE: readonly [gone: number[], names: string][] = [
    [[2, 3], 'LOAD00000002, LOAD00000003 are not there; 2,000 rows are missing in the lake'],
    [[1, 2, 3, 4, 5], 'LOAD00000001, LOAD00000002, LOAD00000003, LOAD00000004, LOAD00000005 are not there;'],
    [
      [1, 2, 3, 4, 5, 6, 31],
      'LOAD00000001, LOAD00000002, LOAD00000003, LOAD00000004, LOAD00000005 and 2 more are not there;',
    ],
  ];

  test.each(GONE)('several, of which the first five are named: %j', (gone, names) => {
    const [found] = lacking(2000, upTo(32, ...gone));
    expect(found).toMatchObject({ title: `${gone.length} files of the load are missing`, findings: 2000 });
    expect(found?.evidence).toContain(`up to LOAD00000020, and ${names}`);
  });

  test('each folder has numbers of its own, also where its name has one letter', () => {
    const paths = ['1/LOAD00000001.csv', '2/LOAD00000001.csv', '2/LOAD00000002.csv', '1/LOAD00000003.csv'];
    expect(lacking(3, paths)).toMatchObject([
      { evidence: expect.stringContaining('up to LOAD00000003, and LOAD00000002 is not there') },
    ]);
    expect(lacking(3, ['1/LOAD00000001.csv', '2/LOAD00000002.csv'])).toMatchObject([{ code: 'missingFile' }]);
    expect(lacking(3, ['1/LOAD00000001.csv', '2/LOAD00000001.csv'])).toEqual([]);
  });

  test('files of other names say nothing, and take nothing from those that do', () => {
    expect(lacking(3, ['20240229-123456789.parquet', 'part-1.parquet'])).toEqual([]);
    expect(lacking(3, ['part-1.parquet', load(1), load(3)])).toMatchObject([
      { evidence: expect.stringContaining('LOAD00000002 is not there') },
    ]);
  });

  test('as many gaps as files may be files that are gone, and more are another way to number', () => {
    expect(lacking(3, [load(2), load(4)])).toMatchObject([{ title: '2 files of the load are missing' }]);
    expect(lacking(3, [load(2), load(5)])).toEqual([]);
  });

  test('where no row is missing, no file is', () => {
    expect(lacking(0, upTo(3, 2))).toEqual([]);
  });

  test('numbers up to a hundred thousand are those of a load, and larger ones another count', () => {
    const from = (first: number) => Array.from({ length: 50_001 }, (_, i) => load(first + i));
    expect(lacking(3, from(50_000))).toMatchObject([
      { title: '49,999 files of the load are missing', evidence: expect.stringContaining('up to LOAD000186A0, and') },
    ]);
    expect(lacking(3, from(50_001))).toEqual([]);
  });

  test('a folder of very many files is read as others are', () => {
    const counts = { missing: missing(3), extra: none, changed: none, duplicated: none };
    const files = Array.from({ length: 130_000 }, () => file('LOAD00000003.parquet'));
    expect(missingFiles(result({ counts, files }))).toMatchObject([{ title: '2 files of the load are missing' }]);
  });
});

function inExcess(copies: number, about: Partial<PartResult>, extra = none) {
  const duplicated = { findings: copies, sourceRows: 0, lakeRows: copies };
  const counts = { missing: none, extra, changed: none, duplicated };
  return duplicatedFile(result({ counts, files: [], ...about }));
}

const about = {
  code: 'duplicatedFile',
  column: null,
  setting: 'TargetTablePrepMode DO_NOTHING leaves the files of an earlier load in the folder',
  mend: 'List the folder with the times of its files, remove the copy or the earlier load, and check the table again.',
};

describe('rows that are there twice', () => {
  const differing = (path: string, rows: number) => ({ path: `s3://lake/t/${path}`, rows });

  test('two files with as many rows as there are copies are copies', () => {
    const files = [file('LOAD00000001.parquet', 1500), file('LOAD00000002.parquet', 9), file('copy.parquet', 1500)];
    expect(inExcess(1500, { files })).toEqual([
      {
        ...about,
        title: 'copy.parquet is a copy of LOAD00000001.parquet',
        evidence:
          'LOAD00000001.parquet and copy.parquet have 1,500 rows each, and 1,500 rows of the lake are there once too often',
        sure: 'very likely',
        findings: 1500,
      },
    ]);
  });

  test('of three such files none is said to be the copy', () => {
    expect(inExcess(5, { files: ['a', 'b', 'c'].map((name) => file(name, 5)) })).toEqual([]);
  });

  test.each([
    [1, 'all 1 row in excess is in x.csv, or in it too'],
    [1200, 'all 1,200 rows in excess are in x.csv, or in it too'],
  ])('all of them, %d, are in one file', (copies, evidence) => {
    expect(inExcess(copies, { differingFiles: [differing('x.csv', 1200)] })).toEqual([
      { ...about, title: 'rows of x.csv are there twice', evidence, sure: 'likely', findings: copies },
    ]);
  });

  test('no file is named where none, or more than one, holds them', () => {
    expect(inExcess(5, { differingFiles: [] })).toEqual([]);
    expect(inExcess(5, { differingFiles: [differing('x.csv', 4)] })).toEqual([]);
    expect(inExcess(5, { differingFiles: [differing('x.csv', 5), differing('y.csv', 1)] })).toEqual([]);
  });

  test('no file is named where its rows in excess may be extra ones', () => {
    const extra = { findings: 1, sourceRows: 0, lakeRows: 1 };
    expect(inExcess(5, { differingFiles: [differing('x.csv', 6)] }, extra)).toEqual([]);
  });

  test('copies that the source has too many of are in no file', () => {
    const duplicated = { findings: 2, sourceRows: 2, lakeRows: 0 };
    const counts = { missing: none, extra: none, changed: none, duplicated };
    expect(duplicatedFile(result({ counts, differingFiles: [differing('x.csv', 5)] }))).toEqual([]);
  });
});

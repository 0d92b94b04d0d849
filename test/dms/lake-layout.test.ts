/** Which files below a table's folder are read as what, and why others are not: a file passed over is rows not compared. */
import {
  changesTime,
  isChangesFile,
  isControlFolder,
  isCsvFile,
  isDatePartition,
  isHidden,
  isTransactionsFile,
  whyNotRead,
  whyNotTransactions,
} from '../../core/dms/lake-layout.ts';

test.each<[path: string, why: string | null]>([
  ['LOAD00000001.parquet', null],
  ['LOAD0000000A.csv', null],
  ['LOAD00000001.csv.gz', null],
  ['SEGMENT12_LOAD00000001.parquet', null],
  ['range_a/LOAD00000001.parquet', null],
  ['a/b/LOAD00000001.parquet', 'a full-load file deeper in the folder than DMS writes it'],
  ['20260304-021745123.parquet', null],
  ['20260304-0217451234.csv.gz', null],
  ['2026/03/04/20260304-021745123.parquet', null],
  ['range_a/20260304-021745123.parquet', 'a file of changes in a folder that is no date partition of DMS'],
  ['_SUCCESS', 'a hidden or temporary file'],
  ['.LOAD00000001.parquet', 'a hidden or temporary file'],
  [
    'CDC_TXN-20260304021745123.csv',
    "changes of all tables in the order of their transactions (PreserveTransactions), which is read in the endpoint's CdcPath alone",
  ],
  ['20260304-021745123.json', 'a file of changes that is neither Parquet nor CSV by its name'],
  ['LOAD00000001.json', 'a full-load file that is neither Parquet nor CSV by its name'],
  ['LOAD00000001.parquet.gz', 'a full-load file that is neither Parquet nor CSV by its name'],
  ['LOAD0000000a.parquet', 'a full-load file that is neither Parquet nor CSV by its name'],
  ['part-0001.parquet', 'not a name that DMS gives to a file of a full load or of changes'],
  ['my_LOAD00000001.parquet', 'not a name that DMS gives to a file of a full load or of changes'],
  ['x20260304-021745123.parquet', 'not a name that DMS gives to a file of a full load or of changes'],
  ['LOAD0001.parquet', 'not a name that DMS gives to a file of a full load or of changes'],
])('%s', (path, why) => {
  const folders = path.split('/');
  expect(whyNotRead(folders.pop() ?? '', folders)).toBe(why);
});

test('folders of a date, in each sequence and with each delimiter of DMS, and no others', () => {
  const dates = ['2026/03/04', '2026-03-04', '2026_03_04', '20260304', '2026/03/04/23', '202603', '03/2026/04'];
  const taken = [...dates, '04-03-2026', ''].map((path) => isDatePartition(path === '' ? [] : path.split('/')));
  expect(taken).toEqual(taken.map(() => true));
  const others = [
    '2026',
    '2026/13/04',
    '2026/03/32',
    '2026/03/04/24',
    '2126/03/04',
    'x2026/03/04',
    '2026-03/04',
    '2026/0304',
    'dt=2026',
  ];
  const left = others.map((path) => isDatePartition(path.split('/')));
  expect(left).toEqual(left.map(() => false));
});

test('files of transactions, in the folder of CdcPath', () => {
  expect(whyNotTransactions('CDC_TXN-20260304021745123.csv')).toBeNull();
  expect(whyNotTransactions('CDC_TXN-20260304021745123.parquet')).toBe(
    'not a name that DMS gives to a file of transactions',
  );
  expect(whyNotTransactions('20260304-021745123.csv')).toBe('not a name that DMS gives to a file of transactions');
  expect(whyNotTransactions('_tmp')).toBe('a hidden or temporary file');
  expect(isTransactionsFile('s3://lake/cdc/CDC_TXN-202603040217451234.csv.gz')).toBe(true);
  expect(isTransactionsFile('CDC_TXN-20260304021745123.csv/LOAD00000001.csv')).toBe(false);
});

test('times in the names of files of changes order as the files were begun', () => {
  const paths = [
    '20260304-021745123.parquet',
    'C:\\lake\\t\\20260304-0217451234.csv',
    's3://lake/t/20260304-021745124.csv.gz',
  ];
  const times = paths.map(changesTime);
  expect(times).toEqual(['20260304-0217451230', '20260304-0217451234', '20260304-0217451240']);
  expect(changesTime('CDC_TXN-20260304021745123.csv')).toBe('2026030402174512300');
  expect(paths.map(isChangesFile)).toEqual([true, true, true]);
  expect(
    ['LOAD00000001.parquet', '20260304-021745123.json', '20260304-021745123.csv/x', ''].map(isChangesFile),
  ).toEqual([false, false, false, false]);
});

test('names that tell CSV, hidden files, and folders of DMS itself', () => {
  expect(['a.csv', 'a.csv.gz', 'a.csv.parquet', 'a.parquet', 'csv'].map(isCsvFile)).toEqual([
    ...[true, true, false, false],
    false,
  ]);
  expect(['_a', '.a', 'a_', 'a.', 'a'].map(isHidden)).toEqual([true, true, false, false, false]);
  expect(['awsdms_status', 'AWSDMS_HISTORY', 'my_awsdms_', 'aws'].map(isControlFolder)).toEqual([
    ...[true, true, false],
    false,
  ]);
});

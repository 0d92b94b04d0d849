/** Names of files and folders, and which file a record goes to. */
import { type DmsRecord, type DmsTable, encode, readS3, writeLake } from '../../local/writer/index.ts';
import { partitionFolder } from '../../local/writer/layout.ts';
import { dmsTable, TEXT } from '../support/dms-rows.ts';

const columns = { id: { name: 'INT4' }, note: TEXT } as const;
const keys = (table: DmsTable | DmsTable[], settings: Record<string, unknown> = {}, options = {}) =>
  encode(table, readS3({ DataFormat: 'csv', ...settings }, options)).map((file) => file.key);
const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

/** Micro-seconds since 1970 of an ISO text. */
const at = (iso: string) => BigInt(Date.parse(iso)) * 1000n;
const change = (iso: string, seq: number, op: DmsRecord['op'] = 'U', note = 'x'): DmsRecord => ({
  ...{ op, values: [seq, note], commitTime: at(iso), seq },
});

describe('full load', () => {
  test('the counter is hexadecimal', () => {
    const rows = Array.from({ length: 17 }, (_, i) => [i, 'x']);
    const found = keys(dmsTable(columns, rows), { BucketFolder: '/raw/zone/' }, { rowsPerFile: 1 });
    expect(found[0]).toBe('raw/zone/app/items/LOAD00000001.csv');
    expect(found.slice(8, 11).map((key) => key.slice(-16))).toEqual([
      'LOAD00000009.csv',
      'LOAD0000000A.csv',
      'LOAD0000000B.csv',
    ]);
    expect(found.slice(15).map((key) => key.slice(-16))).toEqual(['LOAD00000010.csv', 'LOAD00000011.csv']);
  });

  test('a table without rows has no file', () => {
    expect(keys(dmsTable(columns, []))).toEqual([]);
    expect(keys(dmsTable(columns, []), { DataFormat: 'parquet', AddColumnName: true })).toEqual([]);
  });

  test.each([
    [{ DataFormat: 'parquet' }, 'app/items/LOAD00000001.parquet'],
    [{ DataFormat: 'parquet', CompressionType: 'gzip' }, 'app/items/LOAD00000001.parquet'],
    [{ CompressionType: 'gzip' }, 'app/items/LOAD00000001.csv.gz'],
    [{ CompressionType: 'NONE' }, 'app/items/LOAD00000001.csv'],
  ])('%j', (settings, key) => expect(keys(dmsTable(columns, [[1, 'x']]), settings)).toEqual([key]));

  test('segments of a parallel load: a prefix, or a folder where they are named', () => {
    const segments = [
      { name: null, number: 1, records: 1 },
      { name: 'late', number: 2, records: 2 },
      { name: null, number: 3, records: 0 },
    ];
    const table = dmsTable(
      columns,
      [
        [1, 'a'],
        [2, 'b'],
        [3, 'c'],
      ],
      { segments },
    );
    const files = encode(table, readS3({ DataFormat: 'csv' }));
    expect(files.map(({ key, bytes }) => [key, text(bytes)])).toEqual([
      ['app/items/SEGMENT1_LOAD00000001.csv', '1,a\n'],
      ['app/items/late/LOAD00000001.csv', '2,b\n3,c\n'],
    ]);
  });
});

describe('changes', () => {
  const changes = (records: DmsRecord[]) => dmsTable(columns, records, { phase: 'changes' });

  test('a file has the time of its last change; two in one milli-second differ', () => {
    const table = changes([change('2024-08-09T19:27:17.787Z', 1), change('2024-08-09T19:27:17.787Z', 2)]);
    expect(keys(table)).toEqual(['app/items/20240809-192717787.csv']);
    // Each change is over the size at which a file ends.
    const large = changes(table.records.map((record) => ({ ...record, values: [1, 'x'.repeat(2000)] })));
    expect(keys(large, { CdcMinFileSize: 1 })).toEqual([
      'app/items/20240809-192717787.csv',
      'app/items/20240809-192717788.csv',
    ]);
  });

  test('CdcMaxBatchInterval ends a file, a minute after its first change unless set', () => {
    const times = ['10:00:00.000', '10:00:59.999', '10:01:00.000', '10:01:30.000'];
    const table = changes(times.map((time, i) => change(`2024-08-09T${time}Z`, i)));
    expect(keys(table)).toEqual(['app/items/20240809-100059999.csv', 'app/items/20240809-100130000.csv']);
    expect(keys(table, { CdcMaxBatchInterval: 3600 })).toEqual(['app/items/20240809-100130000.csv']);
  });

  test.each([
    ['YYYYMMDD', 'SLASH', '2026/03/04'],
    ['YYYYMMDDHH', 'SLASH', '2026/03/04/05'],
    ['YYYYMM', 'DASH', '2026-03'],
    ['MMYYYYDD', 'UNDERSCORE', '03_2026_04'],
    ['DDMMYYYY', 'NONE', '04032026'],
  ])('folders of dates: %s %s', (DatePartitionSequence, DatePartitionDelimiter, folder) => {
    const settings = { DatePartitionEnabled: true, DatePartitionSequence, DatePartitionDelimiter };
    const table = changes([change('2026-03-04T05:06:07.008Z', 1)]);
    expect(keys(table, settings)).toEqual([`app/items/${folder}/20260304-050607008.csv`]);
    expect(keys(dmsTable(columns, [[1, 'x']]), settings)).toEqual(['app/items/LOAD00000001.csv']);
  });

  test('folders of dates are those of the zone, and so are the names; midnight ends a file', () => {
    const table = changes([change('2026-03-04T04:59:59.999Z', 1), change('2026-03-04T05:00:00.000Z', 2)]);
    const settings = { DatePartitionEnabled: true, DatePartitionTimezone: 'America/New_York' };
    expect(keys(table, settings)).toEqual([
      'app/items/2026/03/03/20260303-235959999.csv',
      'app/items/2026/03/04/20260304-000000000.csv',
    ]);
    expect(keys(table, { DatePartitionEnabled: true })).toEqual(['app/items/2026/03/04/20260304-050000000.csv']);
  });

  test('a folder of a date before 1970', () => {
    expect(partitionFolder(-1n, { sequence: 'YYYYMMDDHH', delimiter: '/' })).toBe('1969/12/31/23');
  });

  test('PreserveTransactions: the changes of all tables, in their order, in one file', () => {
    const first = changes([change('2026-03-04T05:06:07.008Z', 1, 'I'), change('2026-03-04T05:06:07.010Z', 3, 'D')]);
    const second = { ...changes([change('2026-03-04T05:06:07.009Z', 2, 'U', 'a,b')]), table: 'others' };
    const load = dmsTable(columns, [[9, 'y']]);
    const settings = { PreserveTransactions: true, CdcPath: 'changes/all', BucketFolder: 'raw', AddColumnName: true };
    const files = encode([first, second, load], readS3({ DataFormat: 'csv', ...settings }));
    expect(files.map(({ key, bytes }) => [key, text(bytes)])).toEqual([
      ['raw/app/items/LOAD00000001.csv', 'id,note\n9,y\n'],
      ['raw/changes/all/CDC_TXN-20260304050607010.csv', 'I,items,app,1,x\nU,others,app,2,"a,b"\nD,items,app,3,x\n'],
    ]);
  });
});

describe('Op, by the settings', () => {
  const records = (['I', 'U', 'D'] as const).map((op, i) => change('2026-03-04T05:06:07.008Z', i + 1, op));
  const linesOf = (phase: DmsTable['phase'], settings: Record<string, unknown>, options = {}) => {
    const table = dmsTable(columns, phase === 'load' ? [[1, 'x']] : records, { phase });
    return text(encode(table, readS3({ DataFormat: 'csv', ...settings }, options))[0]?.bytes);
  };
  const op = { IncludeOpForFullLoad: true };
  const inserts = { CdcInsertsOnly: true };
  const updates = { CdcInsertsAndUpdates: true };
  // User Guide, "Indicating source DB operations in migrated S3 data".
  test.each<[object, string, string]>([
    [{}, '1,x\n', 'I,1,x\nU,2,x\nD,3,x\n'],
    [op, 'I,1,x\n', 'I,1,x\nU,2,x\nD,3,x\n'],
    [inserts, '1,x\n', '1,x\n'],
    [{ ...op, ...inserts }, 'I,1,x\n', 'I,1,x\n'],
    [updates, '1,x\n', 'I,1,x\nU,2,x\n'],
    [{ ...op, ...updates }, 'I,1,x\n', 'I,1,x\nU,2,x\n'],
  ])('%j', (settings, load, changes) => {
    expect(linesOf('load', settings as Record<string, unknown>)).toBe(load);
    expect(linesOf('changes', settings as Record<string, unknown>)).toBe(changes);
  });

  test('inserts and updates without an Op, which the documents also say', () => {
    const options = { assume: { opWithInsertsAndUpdates: false } };
    expect(linesOf('changes', updates, options)).toBe('1,x\n2,x\n');
  });

  test('the timestamp of a change is its commit', () => {
    expect(linesOf('changes', { TimestampColumnName: 'at' }).split('\n')[0]).toBe('I,2026-03-04 05:06:07.008000,1,x');
  });
});

describe('the endpoint', () => {
  test('the older attributes, and settings over them', () => {
    const attributes =
      'bucketFolder=old;dataFormat=parquet;includeOpForFullLoad=true;csvDelimiter=|;timestampColumnName=ts';
    const found = readS3({
      Endpoints: [{ ExtraConnectionAttributes: attributes, S3Settings: { BucketFolder: 'new' } }],
    });
    expect(found).toMatchObject({
      ...{ bucketFolder: 'new', format: 'parquet', includeOpForFullLoad: true, csvDelimiter: '|' },
      timestampColumnName: 'ts',
    });
  });

  test.each<[object, string]>([
    [{ CdcInsertsOnly: true, CdcInsertsAndUpdates: true }, 'exclude each other'],
    [{ PreserveTransactions: true, CdcPath: 'x', DataFormat: 'parquet' }, 'needs DataFormat csv'],
    [{ PreserveTransactions: true, DataFormat: 'csv' }, 'needs a CdcPath'],
    [{ PreserveTransactions: true, CdcPath: 'x', DatePartitionEnabled: true }, 'exclude each other'],
    [{ DataFormat: 'orc' }, 'neither csv nor parquet'],
    [{ DatePartitionEnabled: true, DatePartitionSequence: 'YYYY' }, 'DatePartitionSequence'],
    [{ DatePartitionEnabled: true, DatePartitionDelimiter: 'DOT' }, 'DatePartitionDelimiter'],
    [{ EncodingType: 'delta' }, 'EncodingType'],
  ])('%j is refused', (settings, message) => expect(() => readS3(settings)).toThrow(message));
});

test('a key that leads out of the folder is refused', async () => {
  const out = { key: 'a/../../b', bytes: new Uint8Array() };
  await expect(writeLake('/tmp/loadproof-nowhere', [out])).rejects.toThrow('leads out');
});

import { dmsSchema } from '../../core/config/schema.ts';
import { parseEndpoints, targetOf } from '../../core/dms/endpoints.ts';
import { expectedLosses, lakeOnlyColumns } from '../../core/dms/expected.ts';
import { contradictionsOf } from '../../core/dms/s3-contradictions.ts';
import { parseS3Settings, S3_DEFAULTS, type S3Settings, s3SettingsSchema } from '../../core/dms/s3-settings.ts';
import { parseTask } from '../../core/dms/task.ts';
import endpointsData from './fixtures/describe-endpoints.json' with { type: 'json' };
import taskData from './fixtures/describe-replication-tasks.json' with { type: 'json' };

const task = parseTask(taskData);
const [source, target] = endpointsData.Endpoints;

describe('endpoints as the AWS CLI prints them', () => {
  test("the task's target is found, its attributes over its settings over the defaults", () => {
    expect(targetOf(task, parseEndpoints(endpointsData))).toEqual({
      ...S3_DEFAULTS,
      bucketName: 'example-lake',
      bucketFolder: 'raw',
      dataFormat: 'parquet',
      includeOpForFullLoad: true,
      timestampColumnName: 'dms_ts',
      parquetTimestampInMillisecond: true,
    });
  });

  test.each([
    [[source], /has no endpoint arn:aws:dms:eu-west-1:111122223333:endpoint:LAKETARGETEXAMPLE/],
    [[source, { ...target, EngineName: 'redshift' }], /writes to redshift; only an S3 target/],
    [
      [{ ...source, EngineName: 'db2' }, target],
      /source is db2; this version reads PostgreSQL, MySQL, MariaDB, Oracle and SQL Server/,
    ],
  ])('%# is refused', (list, message) => {
    expect(() => targetOf(task, parseEndpoints({ Endpoints: list }))).toThrow(message);
  });

  test.each([
    [{}, /Endpoints/],
    [{ Endpoints: [{}] }, /Endpoints\[0\]\.EndpointArn: is missing/],
    [
      { Endpoints: [{ ...target, S3Settings: { IncludeOpForFullLoad: 'yes' } }] },
      /IncludeOpForFullLoad: must be true or false/,
    ],
    [
      { Endpoints: [{ ...target, ExtraConnectionAttributes: 'includeOpForFullLoad=maybe' }] },
      /includeOpForFullLoad is 'maybe'/,
    ],
    [{ Endpoints: [{ ...target, ExtraConnectionAttributes: 'dataFormat=orc' }] }, /dataFormat is 'orc'/],
  ])('%j is refused', (data, message) => {
    expect(() => parseEndpoints(data, 'endpoints.json')).toThrow(message);
  });
});

describe('S3 settings', () => {
  test('nothing given is the default', () => {
    expect(parseS3Settings({}, '')).toEqual(S3_DEFAULTS);
  });

  test('attributes are read whatever their case, spaces and number', () => {
    const given = parseS3Settings({}, ' DataFormat = parquet ;; cdcInsertsOnly=Y;rfc4180=false;oddity; conflicts=x');
    expect(given).toEqual({ ...S3_DEFAULTS, dataFormat: 'parquet', cdcInsertsOnly: true, rfc4180: false });
  });

  test.each([
    [{ CsvDelimiter: '|', CsvRowDelimiter: '\\r\\n', CsvNullValue: 'NULL', Rfc4180: false }, ''],
    [{}, 'csvDelimiter=|;csvRowDelimiter=\\r\\n;csvNullValue=NULL;rfc4180=n'],
  ])('of CSV are read in either place: %j %s', (settings, attributes) => {
    expect(parseS3Settings(settings, attributes)).toEqual({
      ...S3_DEFAULTS,
      csvDelimiter: '|',
      csvRowDelimiter: '\r\n',
      csvNullValue: 'NULL',
      rfc4180: false,
    });
  });

  test.each([
    ['csvDelimiter=;;addColumnName=true', { csvDelimiter: ';', addColumnName: true }],
    ['csvDelimiter= ;compressionType=GZIP', { csvDelimiter: ' ', compressionType: 'gzip' }],
    ['csvDelimiter=\\t;csvNullValue=', { csvDelimiter: '\t', csvNullValue: '' }],
    [
      'csvDelimiter=\\x1f;csvNoSupValue=?;useCsvNoSupValue=y',
      { csvDelimiter: '\u001f', csvNoSupValue: '?', useCsvNoSupValue: true },
    ],
  ])('of CSV may be spelled in attributes by what ends them, or by an escape: %s', (attributes, settings) => {
    expect(parseS3Settings({}, attributes)).toEqual({ ...S3_DEFAULTS, ...settings });
  });

  test('a setting given twice, differently, is a conflict; one that is unset is none', () => {
    const twice = parseS3Settings(
      { TimestampColumnName: 'a', IncludeOpForFullLoad: false },
      'timestampColumnName=b;includeOpForFullLoad=true',
    );
    expect(twice.conflicts).toEqual([expect.stringMatching(/timestampColumnName is 'a' .* 'b'/)]);
    expect(twice).toMatchObject({ timestampColumnName: 'b', includeOpForFullLoad: true });
  });
});

describe('every setting that changes data or layout', () => {
  // In S3Settings, and as the older attribute of the same name.
  test.each<[object, string, Partial<S3Settings>]>([
    [
      { BucketName: 'b', BucketFolder: 'f/g' },
      'bucketName=b;bucketFolder=f/g',
      { bucketName: 'b', bucketFolder: 'f/g' },
    ],
    [{ DataFormat: 'parquet' }, 'dataFormat=Parquet', { dataFormat: 'parquet' }],
    [{ CompressionType: 'GZIP' }, 'compressionType=gzip', { compressionType: 'gzip' }],
    [{ IncludeOpForFullLoad: true }, 'includeOpForFullLoad=y', { includeOpForFullLoad: true }],
    [{ CdcInsertsOnly: true }, 'cdcInsertsOnly=true', { cdcInsertsOnly: true }],
    [{ CdcInsertsAndUpdates: true }, 'cdcInsertsAndUpdates=true', { cdcInsertsAndUpdates: true }],
    [{ TimestampColumnName: 'ts' }, 'timestampColumnName=ts', { timestampColumnName: 'ts' }],
    [
      { UseTaskStartTimeForFullLoadTimestamp: true, TimestampColumnName: 'ts' },
      'useTaskStartTimeForFullLoadTimestamp=true;timestampColumnName=ts',
      { useTaskStartTimeForFullLoadTimestamp: true, timestampColumnName: 'ts' },
    ],
    [
      { ParquetTimestampInMillisecond: true },
      'parquetTimestampInMillisecond=true',
      { parquetTimestampInMillisecond: true },
    ],
    [{ ParquetVersion: 'PARQUET_2_0' }, 'parquetVersion=parquet-2-0', { parquetVersion: 'parquet-2-0' }],
    [{ EncodingType: 'plain' }, 'encodingType=plain', { encodingType: 'plain' }],
    [{ RowGroupLength: 20048 }, 'rowGroupLength=20048', { rowGroupLength: 20048 }],
    [{ AddTrailingPaddingCharacter: true }, 'addTrailingPaddingCharacter=true', { addTrailingPaddingCharacter: true }],
    [
      { PreserveTransactions: true, CdcPath: 'cdc' },
      'preserveTransactions=true;cdcPath=cdc',
      { preserveTransactions: true, cdcPath: 'cdc' },
    ],
    [
      { CdcMaxBatchInterval: 300, CdcMinFileSize: 64000, MaxFileSize: 512 },
      'cdcMaxBatchInterval=300;cdcMinFileSize=64000;maxFileSize=512',
      { cdcMaxBatchIntervalSeconds: 300, cdcMinFileSizeKb: 64000, maxFileSizeKb: 512 },
    ],
    [
      {
        DatePartitionEnabled: true,
        DatePartitionSequence: 'YYYYMMDDHH',
        DatePartitionDelimiter: 'DASH',
        DatePartitionTimezone: 'Asia/Seoul',
      },
      'datePartitionEnabled=true;datePartitionSequence=yyyymmddhh;datePartitionDelimiter=dash;datePartitionTimezone=Asia/Seoul',
      {
        datePartitionEnabled: true,
        datePartitionSequence: 'YYYYMMDDHH',
        datePartitionDelimiter: 'DASH',
        datePartitionTimezone: 'Asia/Seoul',
      },
    ],
    [
      { CsvDelimiter: '|', CsvRowDelimiter: '\\r\\n' },
      'csvDelimiter=|;csvRowDelimiter=\\r\\n',
      { csvDelimiter: '|', csvRowDelimiter: '\r\n' },
    ],
    [{ CsvNullValue: 'NULL' }, 'csvNullValue=NULL', { csvNullValue: 'NULL' }],
    [
      { UseCsvNoSupValue: true, CsvNoSupValue: '?' },
      'useCsvNoSupValue=true;csvNoSupValue=?',
      { useCsvNoSupValue: true, csvNoSupValue: '?' },
    ],
    [{ Rfc4180: false }, 'rfc4180=false', { rfc4180: false }],
    [{ AddColumnName: true }, 'addColumnName=true', { addColumnName: true }],
    [{ GlueCatalogGeneration: true }, 'glueCatalogGeneration=true', { glueCatalogGeneration: true }],
    [
      { CannedAclForObjects: 'BUCKET_OWNER_READ', ExpectedBucketOwner: '444455556666', EncryptionMode: 'SSE_KMS' },
      'cannedAclForObjects=bucket-owner-read;expectedBucketOwner=444455556666;encryptionMode=sse-kms',
      { cannedAclForObjects: 'bucket-owner-read', expectedBucketOwner: '444455556666', encryptionMode: 'sse-kms' },
    ],
  ])('%j and %s', (settings, attributes, expected) => {
    const read = s3SettingsSchema.parse(settings);
    expect(parseS3Settings(read, '')).toEqual({ ...S3_DEFAULTS, ...expected });
    expect(parseS3Settings({}, attributes)).toEqual({ ...S3_DEFAULTS, ...expected });
    expect(parseS3Settings(read, attributes).conflicts).toEqual([]);
  });

  test('zero values of a description are the defaults', () => {
    const zeros = s3SettingsSchema.parse({
      BucketFolder: '',
      RowGroupLength: 0,
      MaxFileSize: 0,
      CdcMaxBatchInterval: 0,
      CdcMinFileSize: 0,
      DatePartitionSequence: '',
      CannedAclForObjects: '',
      EncryptionMode: '',
      CompressionType: '',
      CsvDelimiter: '',
    });
    expect(parseS3Settings(zeros, '')).toEqual(S3_DEFAULTS);
  });

  test.each([
    ['maxFileSize=1GB', /maxFileSize is '1GB': it must be a number/],
    ['datePartitionSequence=DAY', /datePartitionSequence is 'DAY': it must be YYYYMMDD, YYYYMMDDHH, .* or DDMMYYYY/],
  ])('the attribute %s is refused', (attributes, message) => {
    expect(() => parseS3Settings({}, attributes)).toThrow(message);
  });
});

describe('settings that contradict each other', () => {
  test.each<[string, Partial<S3Settings>, RegExp[]]>([
    ['nothing', {}, []],
    [
      'inserts twice',
      { cdcInsertsOnly: true, cdcInsertsAndUpdates: true },
      [/CdcInsertsOnly and CdcInsertsAndUpdates/],
    ],
    ['transactions', { preserveTransactions: true, cdcPath: 'cdc' }, []],
    ['transactions nowhere', { preserveTransactions: true }, [/there is no CdcPath/]],
    [
      'transactions in Parquet, in folders of days, with a header',
      {
        preserveTransactions: true,
        cdcPath: 'c',
        dataFormat: 'parquet',
        datePartitionEnabled: true,
        addColumnName: true,
      },
      [/DataFormat parquet/, /DatePartitionEnabled/, /AddColumnName/],
    ],
    ['a path for nothing', { cdcPath: 'cdc' }, [/PreserveTransactions is false/]],
    [
      'a path and days',
      { cdcPath: 'cdc', datePartitionEnabled: true },
      [/PreserveTransactions is false/, /beside DatePartition/],
    ],
    [
      'a catalog of transactions',
      { preserveTransactions: true, cdcPath: 'c', glueCatalogGeneration: true },
      [/catalog/],
    ],
    ['a time without a column', { useTaskStartTimeForFullLoadTimestamp: true }, [/no TimestampColumnName/]],
    ['a text for what is not logged, empty', { useCsvNoSupValue: true }, [/CsvNoSupValue is empty/]],
    ['the same in Parquet', { useCsvNoSupValue: true, csvNoSupValue: '?', dataFormat: 'parquet' }, [/is of CSV/]],
  ])('%s', (_, settings, expected) => {
    const found = contradictionsOf({ ...S3_DEFAULTS, ...settings });
    expect(found.map((each) => each.text)).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
    for (const { mend } of found) expect(mend).toMatch(/^[A-Z].*\.$/);
  });

  test('are told with the settings, but for those that blur no file', () => {
    expect(parseS3Settings({ CdcInsertsOnly: true, CdcInsertsAndUpdates: true }, '').contradictions).toHaveLength(1);
    expect(parseS3Settings({ UseTaskStartTimeForFullLoadTimestamp: true }, '').contradictions).toEqual([]);
  });
});

describe('what DMS is expected to write', () => {
  const defaults = dmsSchema.parse({});
  const rules = (baseType: string, precision: number | null = null, millis = false) =>
    expectedLosses(
      { baseType, precision },
      { s3: { parquetTimestampInMillisecond: millis }, dms: defaults },
      'postgres',
    ).map((loss) => loss.rule);

  test.each([
    ['numeric', null, false, ['notANumber', 'roundScale', 'overflow']],
    ['numeric', 12, false, ['notANumber']],
    ['numeric', 39, false, []],
    ['numeric[]', null, false, []],
    ['timestamp', null, false, ['infinityDates']],
    ['timestamp', null, true, ['infinityDates', 'milliseconds']],
    ['timestamptz', null, true, ['infinityDates', 'milliseconds']],
    ['date', null, true, ['infinityDates']],
    ['text', null, true, []],
    ['int8', null, true, []],
  ])('%s (precision %p, milliseconds %p) loses by %j', (baseType, precision, millis, expected) => {
    expect(rules(baseType, precision, millis)).toEqual(expected);
  });

  test('an unbounded numeric keeps six digits, and a loss names its setting', () => {
    const on = { parquetTimestampInMillisecond: true };
    expect(
      expectedLosses({ baseType: 'numeric', precision: null }, { s3: on, dms: defaults }, 'postgres')[1],
    ).toMatchObject({ scale: 6 });
    const [, cut] = expectedLosses(
      { baseType: 'timestamp', precision: null },
      { s3: on, dms: dmsSchema.parse({ timestampMilliseconds: 'round' }) },
      'postgres',
    );
    expect(cut).toMatchObject({
      mode: 'round',
      because: expect.stringMatching(/ParquetTimestampInMillisecond.*rounded/),
    });
  });

  test('the columns that settings add', () => {
    const names = (includeOpForFullLoad: boolean, timestampColumnName: string) =>
      lakeOnlyColumns({ includeOpForFullLoad, timestampColumnName }).map((column) => column.name);
    expect(names(false, '')).toEqual([]);
    expect(names(true, 'dms_ts')).toEqual(['Op', 'dms_ts']);
  });
});

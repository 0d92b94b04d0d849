import { parseEndpoints, targetOf } from '../../core/dms/endpoints.ts';
import { lakeOnlyColumns, lossesOf } from '../../core/dms/expected.ts';
import { parseS3Settings, S3_DEFAULTS } from '../../core/dms/s3-settings.ts';
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
      [{ ...source, EngineName: 'oracle' }, target],
      /source is oracle; this version reads PostgreSQL, MySQL and MariaDB/,
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

describe('what DMS is expected to write', () => {
  const defaults = { timestampMilliseconds: 'truncate' } as const;
  const rules = (baseType: string, precision: number | null = null, millis = false) =>
    lossesOf({ baseType, precision }, { parquetTimestampInMillisecond: millis }, defaults).map((loss) => loss.rule);

  test.each([
    ['numeric', null, false, ['roundScale']],
    ['numeric', 12, false, []],
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
    expect(lossesOf({ baseType: 'numeric', precision: null }, on, defaults)[0]).toMatchObject({ scale: 6 });
    const [, cut] = lossesOf({ baseType: 'timestamp', precision: null }, on, { timestampMilliseconds: 'round' });
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

/** Reads what an S3 endpoint says: `S3Settings` of DescribeEndpoints, or the older `ExtraConnectionAttributes`, or both. */
import { type Assumptions, DEFAULT_ASSUMPTIONS } from './assumptions.ts';
import { booleanOf, type Json, type JsonObject, numberOf, objectOf, textOf } from './json.ts';

/** Fields of S3Settings that change bytes or names, defaults of the API model applied. */
export interface S3 {
  /** Without slashes at its ends; empty without a folder. */
  readonly bucketFolder: string;
  readonly format: 'csv' | 'parquet';
  readonly gzip: boolean;
  readonly csvDelimiter: string;
  readonly csvRowDelimiter: string;
  readonly csvNullValue: string;
  /** Null unless UseCsvNoSupValue. */
  readonly csvNoSupValue: string | null;
  readonly rfc4180: boolean;
  readonly addColumnName: boolean;
  readonly addTrailingPaddingCharacter: boolean;
  readonly includeOpForFullLoad: boolean;
  readonly cdcInsertsOnly: boolean;
  readonly cdcInsertsAndUpdates: boolean;
  /** Empty without such a column. */
  readonly timestampColumnName: string;
  readonly useTaskStartTimeForFullLoadTimestamp: boolean;
  readonly parquetTimestampInMillisecond: boolean;
  readonly encodingType: 'plain' | 'plain-dictionary' | 'rle-dictionary';
  readonly dictPageSizeLimit: number;
  readonly dataPageSize: number;
  readonly rowGroupLength: number;
  readonly enableStatistics: boolean;
  /** Of a full load's CSV files. */
  readonly maxFileSizeKb: number;
  /** Seconds. */
  readonly cdcMaxBatchInterval: number;
  readonly cdcMinFileSizeKb: number;
  readonly datePartition: DatePartition | null;
  /** Transactions kept in order, all tables in one file below `cdcPath`. */
  readonly preserveTransactions: boolean;
  readonly cdcPath: string;
  /** The writer's own: rows of a full load's file, whatever its size. DMS has no such setting. */
  readonly rowsPerFile: number | null;
  readonly assume: Assumptions;
}

export interface DatePartition {
  readonly sequence: 'YYYYMMDD' | 'YYYYMMDDHH' | 'YYYYMM' | 'MMYYYYDD' | 'DDMMYYYY';
  readonly delimiter: '/' | '_' | '-' | '';
  /** `Area/City`, or UTC. */
  readonly zone: string;
}

export interface WriterOptions {
  readonly assume?: Partial<Assumptions>;
  readonly rowsPerFile?: number;
}

/** `endpoint`: an endpoint of DescribeEndpoints, the `Endpoints` list around one, or the S3Settings alone; also as text. */
export function readS3(endpoint: unknown, options: WriterOptions = {}): S3 {
  const field = fieldsOf(endpoint);
  const assume = { ...DEFAULT_ASSUMPTIONS, ...options.assume };
  const text = (name: string, otherwise: string) => textOf(field(name)) ?? otherwise;
  const flag = (name: string, otherwise = false) => booleanOf(field(name), otherwise);
  // A description shows a number that is not set as absent or as 0.
  const number = (name: string, otherwise: number) => numberOf(field(name), otherwise) || otherwise;
  const format = text('DataFormat', 'csv').toLowerCase();
  if (format !== 'csv' && format !== 'parquet') throw new Error(`DataFormat "${format}" is neither csv nor parquet.`);
  const settings: S3 = {
    bucketFolder: text('BucketFolder', '').replace(/^\/+|\/+$/g, ''),
    format,
    gzip: text('CompressionType', 'none').toLowerCase() === 'gzip',
    csvDelimiter: characters(text('CsvDelimiter', '') || ','),
    csvRowDelimiter: characters(text('CsvRowDelimiter', '') || '\n'),
    csvNullValue: text('CsvNullValue', assume.csvNullDefault),
    csvNoSupValue: flag('UseCsvNoSupValue') ? text('CsvNoSupValue', '') : null,
    rfc4180: flag('Rfc4180', true),
    addColumnName: flag('AddColumnName'),
    addTrailingPaddingCharacter: flag('AddTrailingPaddingCharacter'),
    includeOpForFullLoad: flag('IncludeOpForFullLoad'),
    cdcInsertsOnly: flag('CdcInsertsOnly'),
    cdcInsertsAndUpdates: flag('CdcInsertsAndUpdates'),
    timestampColumnName: text('TimestampColumnName', ''),
    useTaskStartTimeForFullLoadTimestamp: flag('UseTaskStartTimeForFullLoadTimestamp'),
    parquetTimestampInMillisecond: flag('ParquetTimestampInMillisecond'),
    encodingType: encodingOf(text('EncodingType', 'rle-dictionary')),
    dictPageSizeLimit: number('DictPageSizeLimit', 1024 * 1024),
    dataPageSize: number('DataPageSize', 1024 * 1024),
    rowGroupLength: number('RowGroupLength', 10_000),
    enableStatistics: flag('EnableStatistics', true),
    maxFileSizeKb: number('MaxFileSize', 1_048_576),
    cdcMaxBatchInterval: number('CdcMaxBatchInterval', 60),
    cdcMinFileSizeKb: number('CdcMinFileSize', 32_000),
    datePartition: partitionOf(text, flag),
    preserveTransactions: flag('PreserveTransactions'),
    cdcPath: text('CdcPath', '').replace(/^\/+|\/+$/g, ''),
    rowsPerFile: options.rowsPerFile ?? null,
    assume,
  };
  return checked(settings);
}

/** What DMS refuses, or what no file can be written of. */
function checked(s3: S3): S3 {
  if (s3.cdcInsertsOnly && s3.cdcInsertsAndUpdates)
    throw new Error('CdcInsertsOnly and CdcInsertsAndUpdates exclude each other.');
  if (s3.preserveTransactions && s3.format !== 'csv') throw new Error('PreserveTransactions needs DataFormat csv.');
  if (s3.preserveTransactions && s3.cdcPath === '') throw new Error('PreserveTransactions needs a CdcPath.');
  if (s3.preserveTransactions && s3.datePartition)
    throw new Error('PreserveTransactions and DatePartitionEnabled exclude each other.');
  return s3;
}

const encodings = ['plain', 'plain-dictionary', 'rle-dictionary'] as const;

function encodingOf(text: string): S3['encodingType'] {
  const found = encodings.find((encoding) => encoding === text.toLowerCase().replaceAll('_', '-'));
  if (!found) throw new Error(`EncodingType "${text}" is not one of ${encodings.join(', ')}.`);
  return found;
}

const sequences = ['YYYYMMDD', 'YYYYMMDDHH', 'YYYYMM', 'MMYYYYDD', 'DDMMYYYY'] as const;
const delimiters = { SLASH: '/', UNDERSCORE: '_', DASH: '-', NONE: '' } as const;

function partitionOf(
  text: (name: string, otherwise: string) => string,
  flag: (name: string) => boolean,
): DatePartition | null {
  if (!flag('DatePartitionEnabled')) return null;
  const sequence = sequences.find((known) => known === (text('DatePartitionSequence', '') || 'YYYYMMDD').toUpperCase());
  const asked = (text('DatePartitionDelimiter', '') || 'SLASH').toUpperCase();
  const delimiter = Object.entries(delimiters).find(([name]) => name === asked)?.[1];
  if (sequence === undefined) throw new Error(`DatePartitionSequence is not one of ${sequences.join(', ')}.`);
  if (delimiter === undefined)
    throw new Error(`DatePartitionDelimiter is not one of ${Object.keys(delimiters).join(', ')}.`);
  return { sequence, delimiter, zone: text('DatePartitionTimezone', '') || 'UTC' };
}

/** A look-up of settings by their name in the API, whatever the case: in S3Settings, else in the older attributes. */
function fieldsOf(endpoint: unknown): (name: string) => Json | undefined {
  const given = endpointOf(endpoint);
  const settings = objectOf(given.S3Settings ?? given, 'S3Settings');
  const found = new Map<string, Json>();
  for (const [name, value] of Object.entries(attributesOf(textOf(given.ExtraConnectionAttributes) ?? '')))
    found.set(name.toLowerCase(), value);
  for (const [name, value] of Object.entries(settings)) if (value !== null) found.set(name.toLowerCase(), value);
  return (name) => found.get(name.toLowerCase());
}

/** The endpoint itself: the only one of a list, one under `Endpoint`, or what is given. */
export function endpointOf(given: unknown): JsonObject {
  const object = objectOf(given, 'The endpoint');
  const list = object.Endpoints;
  if (Array.isArray(list)) return objectOf(list[0], 'The endpoint');
  return object.Endpoint === undefined ? object : objectOf(object.Endpoint, 'The endpoint');
}

/** `a=b;c=d`. A value may hold an equals sign. */
export function attributesOf(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(';').filter((pair) => pair.includes('='));
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')).trim(), pair.slice(pair.indexOf('=') + 1).trim()]),
  );
}

const named: Readonly<Record<string, string>> = { '\\t': '\t', '\\n': '\n', '\\r': '\r', '\\0': '\0', '\\\\': '\\' };

/** Delimiters are given as themselves or by escapes (`\t`, `\x01`, `\u0001`). */
function characters(text: string): string {
  return text.replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|[tnr0\\])/g, (sequence, x?: string, u?: string) => {
    const code = x ?? u;
    return code === undefined ? (named[sequence] ?? sequence) : String.fromCharCode(Number.parseInt(code, 16));
  });
}

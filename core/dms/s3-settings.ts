import { z } from 'zod';
import { configError } from '../config/errors.ts';
import { delimiterText } from '../csv/format.ts';
import { flagOf, parseAttributes } from './attributes.ts';
import { contradictionsOf } from './s3-contradictions.ts';

export const DATE_PARTITION_SEQUENCES = ['YYYYMMDD', 'YYYYMMDDHH', 'YYYYMM', 'MMYYYYDD', 'DDMMYYYY'] as const;
/** The parts of the folders that changes of a day are in, in their order. */
export type DatePartitionSequence = (typeof DATE_PARTITION_SEQUENCES)[number];

export const DATE_PARTITION_DELIMITERS = ['SLASH', 'UNDERSCORE', 'DASH', 'NONE'] as const;
export type DatePartitionDelimiter = (typeof DATE_PARTITION_DELIMITERS)[number];

const flag = z.boolean().nullish();
const text = z.string().nullish();
const count = z.number().nullish();

/** Values of the API are upper case, and lower case in some descriptions. */
const word = <V extends string>(values: readonly [V, ...V[]]) =>
  z.preprocess((value) => (typeof value === 'string' ? value.toUpperCase() || null : value), z.enum(values).nullish());

/**
 * Settings of an S3 target, as an endpoint's description has them. A setting is given in `S3Settings`, in the older
 * `ExtraConnectionAttributes` (`bucketFolder=a;dataFormat=parquet`), or in both; descriptions show unset fields as
 * absent or as zero values. (API model of DMS, 2016-01-01: S3Settings.)
 */
export const s3SettingsSchema = z.object({
  BucketName: text,
  BucketFolder: text,
  DataFormat: z.enum(['csv', 'parquet']).nullish(),
  IncludeOpForFullLoad: flag,
  CdcInsertsOnly: flag,
  CdcInsertsAndUpdates: flag,
  TimestampColumnName: text,
  UseTaskStartTimeForFullLoadTimestamp: flag,
  ParquetTimestampInMillisecond: flag,
  ParquetVersion: text,
  EncodingType: text,
  RowGroupLength: count,
  AddTrailingPaddingCharacter: flag,
  PreserveTransactions: flag,
  CdcPath: text,
  CdcMaxBatchInterval: count,
  CdcMinFileSize: count,
  MaxFileSize: count,
  DatePartitionEnabled: flag,
  DatePartitionSequence: word(DATE_PARTITION_SEQUENCES),
  DatePartitionDelimiter: word(DATE_PARTITION_DELIMITERS),
  DatePartitionTimezone: text,
  CsvDelimiter: text,
  CsvRowDelimiter: text,
  CsvNullValue: text,
  CsvNoSupValue: text,
  UseCsvNoSupValue: flag,
  Rfc4180: flag,
  AddColumnName: flag,
  CompressionType: text,
  GlueCatalogGeneration: flag,
  CannedAclForObjects: text,
  ExpectedBucketOwner: text,
  EncryptionMode: text,
});
export type RawS3Settings = z.infer<typeof s3SettingsSchema>;

/** Settings of an S3 target, defaults applied: all that change the data, its layout, or who may read it. */
export interface S3Settings {
  readonly bucketName: string;
  readonly bucketFolder: string;
  readonly dataFormat: 'csv' | 'parquet';
  /** Rows of a full load have a first column Op, too. Default false: then only files of changes have one. */
  readonly includeOpForFullLoad: boolean;
  /** Of the changes only inserts are written. Default false. */
  readonly cdcInsertsOnly: boolean;
  /** Of the changes no deletes are written. Default false. */
  readonly cdcInsertsAndUpdates: boolean;
  /** A column of text, of the transfer (full load) or the commit (changes). Empty, the default, without such a column. */
  readonly timestampColumnName: string;
  /** All rows of a full load have the start of the task there, before any change. Default false. */
  readonly useTaskStartTimeForFullLoadTimestamp: boolean;
  /** Timestamps of Parquet in milliseconds. Default false: microseconds. */
  readonly parquetTimestampInMillisecond: boolean;
  /** `parquet-1-0` (default) or `parquet-2-0`: how values are stored, not which. */
  readonly parquetVersion: string;
  /** `rle-dictionary` (default), `plain`, `plain-dictionary`: how values are stored, not which. */
  readonly encodingType: string;
  /** Rows of a row group. Default 10,000 (10,024 in the User Guide). */
  readonly rowGroupLength: number;
  readonly addTrailingPaddingCharacter: boolean;
  /** Changes of all tables in one sequence of CSV files, below {@link cdcPath}. Default false. */
  readonly preserveTransactions: boolean;
  /** Below the bucket's folder. Empty, the default, without one. */
  readonly cdcPath: string;
  /** Seconds after which changes are written at the latest. Default 60. */
  readonly cdcMaxBatchIntervalSeconds: number;
  /** KB of changes that are written before that. Default 32,000 (User Guide). */
  readonly cdcMinFileSizeKb: number;
  /** KB of a CSV file of a full load. Default 1,048,576. */
  readonly maxFileSizeKb: number;
  /** Files of changes lie in folders of their commit's date. Default false. Never those of a full load. */
  readonly datePartitionEnabled: boolean;
  readonly datePartitionSequence: DatePartitionSequence;
  readonly datePartitionDelimiter: DatePartitionDelimiter;
  /** `Area/City`: the zone of those folders and of the names of files of changes. Empty, the default, is UTC. */
  readonly datePartitionTimezone: string;
  /** Characters, whatever the description spells them by. */
  readonly csvDelimiter: string;
  readonly csvRowDelimiter: string;
  /** Null where it is not set: what DMS writes then is told differently by its documents. */
  readonly csvNullValue: string | null;
  /** Of change capture alone: no full load holds it. */
  readonly csvNoSupValue: string;
  readonly useCsvNoSupValue: boolean;
  readonly rfc4180: boolean;
  /** Whether files have a header; null where nothing says, and the files decide. */
  readonly addColumnName: boolean | null;
  /** Null where nothing says, and the files decide. */
  readonly compressionType: 'none' | 'gzip' | null;
  /** DMS makes tables in the Glue catalog. Default false. */
  readonly glueCatalogGeneration: boolean;
  /** `none` (default), `bucket-owner-full-control`, …: who may read the files. */
  readonly cannedAclForObjects: string;
  /** The account that owns the bucket, where it is another than the role's. Empty, the default, is the role's. */
  readonly expectedBucketOwner: string;
  /** `sse-s3` (default) or `sse-kms`: a reader needs the key then. */
  readonly encryptionMode: string;
  /** Settings given twice, differently: a sentence each. Which of the two wins is not documented. */
  readonly conflicts: readonly string[];
  /** Settings that do not go together, and leave open what files of changes hold: a sentence each. */
  readonly contradictions: readonly string[];
}

/** What holds where an endpoint says nothing. (API model; the format, where there is no endpoint, is seen in the files.) */
export const S3_DEFAULTS: S3Settings = {
  bucketName: '',
  bucketFolder: '',
  dataFormat: 'csv',
  includeOpForFullLoad: false,
  cdcInsertsOnly: false,
  cdcInsertsAndUpdates: false,
  timestampColumnName: '',
  useTaskStartTimeForFullLoadTimestamp: false,
  parquetTimestampInMillisecond: false,
  parquetVersion: 'parquet-1-0',
  encodingType: 'rle-dictionary',
  rowGroupLength: 10_000,
  addTrailingPaddingCharacter: false,
  preserveTransactions: false,
  cdcPath: '',
  cdcMaxBatchIntervalSeconds: 60,
  cdcMinFileSizeKb: 32_000,
  maxFileSizeKb: 1_048_576,
  datePartitionEnabled: false,
  datePartitionSequence: 'YYYYMMDD',
  datePartitionDelimiter: 'SLASH',
  datePartitionTimezone: '',
  csvDelimiter: ',',
  csvRowDelimiter: '\n',
  csvNullValue: null,
  csvNoSupValue: '',
  useCsvNoSupValue: false,
  rfc4180: true,
  addColumnName: false,
  compressionType: 'none',
  glueCatalogGeneration: false,
  cannedAclForObjects: 'none',
  expectedBucketOwner: '',
  encryptionMode: 'sse-s3',
  conflicts: [],
  contradictions: [],
};

type SettingName = Exclude<keyof S3Settings, 'conflicts' | 'contradictions'>;

/** Names here that carry a unit, which the API's do not. */
const SPELLED: Readonly<Record<string, SettingName>> = {
  cdcmaxbatchinterval: 'cdcMaxBatchIntervalSeconds',
  cdcminfilesize: 'cdcMinFileSizeKb',
  maxfilesize: 'maxFileSizeKb',
};

/** As the API spells it, but for its first letter. */
const spelled = (name: string): string => name.replace(/(?:Seconds|Kb)$/, '');

const NAMES: ReadonlyMap<string, SettingName> = new Map([
  ...(Object.keys(S3_DEFAULTS) as (keyof S3Settings)[])
    .filter((name): name is SettingName => name !== 'conflicts' && name !== 'contradictions')
    .map((name) => [name.toLowerCase(), name] as const),
  ...Object.entries(SPELLED),
]);

type Given = { [N in SettingName]?: S3Settings[N] };

/** Applies attributes over settings over defaults. Throws a ConfigError for an attribute with an impossible value. */
export function parseS3Settings(
  raw: RawS3Settings,
  attributes: string,
  path = 'S3Settings',
  file: string | null = null,
): S3Settings {
  const legacy = legacySettings(attributes, `${path}.ExtraConnectionAttributes`, file);
  const given: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(raw)) {
    const name = NAMES.get(key.toLowerCase());
    if (name !== undefined && value !== null && value !== undefined) given[name] = value;
  }
  const merged: S3Settings = { ...S3_DEFAULTS, ...(given as Given), ...legacy };
  const settings: S3Settings = {
    ...merged,
    // A delimiter may be described by its escape, and an empty one is none: not set.
    csvDelimiter: delimiterText(merged.csvDelimiter || S3_DEFAULTS.csvDelimiter),
    csvRowDelimiter: delimiterText(merged.csvRowDelimiter || S3_DEFAULTS.csvRowDelimiter),
    // `NONE` and `GZIP` in some descriptions.
    compressionType: String(merged.compressionType).toLowerCase() === 'gzip' ? 'gzip' : 'none',
    // A count of zero is what a description shows for one that is not set.
    ...Object.fromEntries(COUNTS.map((name) => [name, merged[name] || S3_DEFAULTS[name]])),
    ...Object.fromEntries(WORDS.map((name) => [name, apiWord(merged[name]) || S3_DEFAULTS[name]])),
    conflicts: conflictsOf(given, legacy),
  };
  const found = contradictionsOf(settings).filter(({ blursChanges }) => blursChanges);
  return { ...settings, contradictions: found.map((each) => each.text) };
}

const COUNTS = ['rowGroupLength', 'cdcMaxBatchIntervalSeconds', 'cdcMinFileSizeKb', 'maxFileSizeKb'] as const;
const WORDS = ['cannedAclForObjects', 'encryptionMode', 'parquetVersion', 'encodingType'] as const;

/** `SSE_KMS` and `sse-kms` are one value. */
const apiWord = (value: string): string => value.toLowerCase().replaceAll('_', '-');

function conflictsOf(given: Readonly<Record<string, unknown>>, legacy: Given): string[] {
  return Object.entries(legacy)
    .filter(([name, value]) => given[name] && spelling(name, given[name]) !== spelling(name, value))
    .map(
      ([name, value]) =>
        `${spelled(name)} is '${String(given[name])}' in S3Settings and '${String(value)}' in ExtraConnectionAttributes.`,
    );
}

/** One spelling of what descriptions spell in several ways: the case of words, the escape of a delimiter. */
function spelling(name: string, value: unknown): string {
  if (name.startsWith('csv')) return name.endsWith('Delimiter') ? delimiterText(String(value)) : String(value);
  return /Name$|Folder$|Path$|Timezone$/.test(name) ? String(value) : apiWord(String(value));
}

/** The attributes that are read, by the names of {@link S3Settings}; others are let through. */
function legacySettings(text: string, path: string, file: string | null): Given {
  const settings: Record<string, unknown> = {};
  for (const { name: written, value } of parseAttributes(text)) {
    const name = NAMES.get(written);
    if (name !== undefined) settings[name] = attributeValue(name, value, (message) => configError(path, message, file));
  }
  return settings as Given;
}

function attributeValue(name: SettingName, value: string, refuse: (message: string) => Error): unknown {
  const trimmed = value.trim();
  const label = spelled(name);
  if (name === 'dataFormat') return oneOf(name, trimmed.toLowerCase(), ['csv', 'parquet'], refuse);
  if (name === 'datePartitionSequence') return oneOf(name, trimmed.toUpperCase(), DATE_PARTITION_SEQUENCES, refuse);
  if (name === 'datePartitionDelimiter') return oneOf(name, trimmed.toUpperCase(), DATE_PARTITION_DELIMITERS, refuse);
  switch (typeof S3_DEFAULTS[name]) {
    case 'boolean': {
      const flag = flagOf(trimmed);
      if (flag === null) throw refuse(`${label} is '${value}': it must be true or false`);
      return flag;
    }
    case 'number':
      if (!/^\d+$/.test(trimmed)) throw refuse(`${label} is '${value}': it must be a number`);
      return Number(trimmed);
    default:
      // White space may be a delimiter, or the text of a null.
      return name.startsWith('csv') ? value : trimmed;
  }
}

function oneOf(name: string, value: string, known: readonly string[], refuse: (message: string) => Error): string {
  if (known.includes(value)) return value;
  throw refuse(`${name} is '${value}': it must be ${known.join(', ').replace(/, ([^,]*)$/, ' or $1')}`);
}

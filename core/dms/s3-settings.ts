import { z } from 'zod';
import { configError } from '../config/errors.ts';
import { delimiterText } from '../csv/format.ts';

/**
 * Settings of an S3 target, defaults applied: what this version reads of them. A setting is given in `S3Settings`, in the
 * older `ExtraConnectionAttributes` (`bucketFolder=a;dataFormat=parquet`), or in both; descriptions show unset fields as
 * absent or as zero values. (API model of DMS, 2016-01-01: S3Settings.)
 */
export const s3SettingsSchema = z.object({
  BucketName: z.string().nullish(),
  BucketFolder: z.string().nullish(),
  DataFormat: z.enum(['csv', 'parquet']).nullish(),
  IncludeOpForFullLoad: z.boolean().nullish(),
  CdcInsertsOnly: z.boolean().nullish(),
  CdcInsertsAndUpdates: z.boolean().nullish(),
  TimestampColumnName: z.string().nullish(),
  ParquetTimestampInMillisecond: z.boolean().nullish(),
  AddTrailingPaddingCharacter: z.boolean().nullish(),
  PreserveTransactions: z.boolean().nullish(),
  CsvDelimiter: z.string().nullish(),
  CsvRowDelimiter: z.string().nullish(),
  CsvNullValue: z.string().nullish(),
  CsvNoSupValue: z.string().nullish(),
  UseCsvNoSupValue: z.boolean().nullish(),
  Rfc4180: z.boolean().nullish(),
  AddColumnName: z.boolean().nullish(),
  CompressionType: z.string().nullish(),
});
export type RawS3Settings = z.infer<typeof s3SettingsSchema>;

export interface S3Settings {
  readonly bucketName: string;
  readonly bucketFolder: string;
  readonly dataFormat: 'csv' | 'parquet';
  readonly includeOpForFullLoad: boolean;
  readonly cdcInsertsOnly: boolean;
  readonly cdcInsertsAndUpdates: boolean;
  /** Empty without such a column. */
  readonly timestampColumnName: string;
  readonly parquetTimestampInMillisecond: boolean;
  readonly addTrailingPaddingCharacter: boolean;
  readonly preserveTransactions: boolean;
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
  /** Settings given twice, differently: a sentence each. Which of the two wins is not documented. */
  readonly conflicts: readonly string[];
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
  parquetTimestampInMillisecond: false,
  addTrailingPaddingCharacter: false,
  preserveTransactions: false,
  csvDelimiter: ',',
  csvRowDelimiter: '\n',
  csvNullValue: null,
  csvNoSupValue: '',
  useCsvNoSupValue: false,
  rfc4180: true,
  addColumnName: false,
  compressionType: 'none',
  conflicts: [],
};

type SettingName = Exclude<keyof S3Settings, 'conflicts'>;

/** Applies attributes over settings over defaults. Throws a ConfigError for an attribute with an impossible value. */
export function parseS3Settings(
  raw: RawS3Settings,
  attributes: string,
  path = 'S3Settings',
  file: string | null = null,
): S3Settings {
  const legacy = parseAttributes(attributes, `${path}.ExtraConnectionAttributes`, file);
  const given = Object.fromEntries(
    Object.entries(raw).map(([key, value]) => [`${key.charAt(0).toLowerCase()}${key.slice(1)}`, value]),
  );
  const pick = <N extends SettingName>(name: N): S3Settings[N] =>
    legacy[name] ?? (given[name] as S3Settings[N] | null | undefined) ?? S3_DEFAULTS[name];
  const conflicts = Object.entries(legacy)
    .filter(([name, value]) => given[name] && given[name] !== value)
    .map(
      ([name, value]) =>
        `${name} is '${String(given[name])}' in S3Settings and '${String(value)}' in ExtraConnectionAttributes.`,
    );
  return {
    bucketName: pick('bucketName'),
    bucketFolder: pick('bucketFolder'),
    dataFormat: pick('dataFormat'),
    includeOpForFullLoad: pick('includeOpForFullLoad'),
    cdcInsertsOnly: pick('cdcInsertsOnly'),
    cdcInsertsAndUpdates: pick('cdcInsertsAndUpdates'),
    timestampColumnName: pick('timestampColumnName'),
    parquetTimestampInMillisecond: pick('parquetTimestampInMillisecond'),
    addTrailingPaddingCharacter: pick('addTrailingPaddingCharacter'),
    preserveTransactions: pick('preserveTransactions'),
    ...csvSettings(pick),
    conflicts,
  };
}

/** A delimiter may be described by its escape, and an empty one is none: not set. */
function csvSettings(pick: <N extends SettingName>(name: N) => S3Settings[N]) {
  const delimiter = (name: 'csvDelimiter' | 'csvRowDelimiter') => delimiterText(pick(name) || S3_DEFAULTS[name]);
  return {
    csvDelimiter: delimiter('csvDelimiter'),
    csvRowDelimiter: delimiter('csvRowDelimiter'),
    csvNullValue: pick('csvNullValue'),
    csvNoSupValue: pick('csvNoSupValue'),
    useCsvNoSupValue: pick('useCsvNoSupValue'),
    rfc4180: pick('rfc4180'),
    addColumnName: pick('addColumnName'),
    // `NONE` and `GZIP` in some descriptions.
    compressionType: (String(pick('compressionType')).toLowerCase() === 'gzip' ? 'gzip' : 'none') as 'gzip' | 'none',
  };
}

type LegacySettings = { [N in SettingName]?: S3Settings[N] };

/** The attributes that are read, by the names of {@link S3Settings}; others are let through. */
function parseAttributes(text: string, path: string, file: string | null): LegacySettings {
  const settings: Record<string, string | boolean> = {};
  const attributes = text.split(';');
  for (const [i, attribute] of attributes.entries()) {
    const equals = attribute.indexOf('=');
    const name = Object.keys(S3_DEFAULTS).find(
      (known) => known.toLowerCase() === attribute.slice(0, equals).trim().toLowerCase(),
    );
    if (equals < 0 || name === undefined || name === 'conflicts') continue;
    // White space may be a delimiter.
    const written = attribute.slice(equals + 1);
    // So may a semicolon, which also ends an attribute: `csvDelimiter=;;`.
    const semicolon = name === 'csvDelimiter' && written === '' && attributes[i + 1] === '';
    const value = semicolon ? ';' : name.startsWith('csv') ? written : written.trim();
    if (typeof S3_DEFAULTS[name as SettingName] === 'boolean') settings[name] = booleanOf(name, value, path, file);
    else settings[name] = name === 'dataFormat' ? formatOf(value, path, file) : value;
  }
  return settings;
}

function booleanOf(name: string, value: string, path: string, file: string | null): boolean {
  if (/^(?:true|1|yes|y)$/i.test(value)) return true;
  if (/^(?:false|0|no|n)$/i.test(value)) return false;
  throw configError(path, `${name} is '${value}': it must be true or false`, file);
}

function formatOf(value: string, path: string, file: string | null): 'csv' | 'parquet' {
  const format = value.toLowerCase();
  if (format === 'csv' || format === 'parquet') return format;
  throw configError(path, `dataFormat is '${value}': it must be csv or parquet`, file);
}

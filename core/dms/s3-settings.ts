import { z } from 'zod';
import { configError } from '../config/errors.ts';

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
    conflicts,
  };
}

type LegacySettings = { [N in SettingName]?: S3Settings[N] };

/** The attributes that are read, by the names of {@link S3Settings}; others are let through. */
function parseAttributes(text: string, path: string, file: string | null): LegacySettings {
  const settings: Record<string, string | boolean> = {};
  for (const attribute of text.split(';')) {
    const equals = attribute.indexOf('=');
    const name = Object.keys(S3_DEFAULTS).find(
      (known) => known.toLowerCase() === attribute.slice(0, equals).trim().toLowerCase(),
    );
    if (equals < 0 || name === undefined || name === 'conflicts') continue;
    const value = attribute.slice(equals + 1).trim();
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

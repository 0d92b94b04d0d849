/** What DMS is expected to write: the losses of each column, and the columns that it adds. */
import type { LossRule, SourceColumn } from '../compare/columns.ts';
import type { Config, DmsDefaults } from '../config/schema.ts';
import type { S3Settings } from './s3-settings.ts';

/** Fraction digits of DMS's NUMERIC(28,6), which an unbounded PostgreSQL numeric becomes (User Guide, PostgreSQL source). */
const unboundedNumericScale = 6;

/** The kind of a source database, as the configuration names it. */
export type SourceKind = Config['source']['kind'];

/** How DMS, as configured, changes the values of a column on the way into Parquet. */
export function lossesOf(
  column: Pick<SourceColumn, 'baseType' | 'precision'>,
  s3: Pick<S3Settings, 'parquetTimestampInMillisecond'>,
  defaults: Pick<DmsDefaults, 'timestampMilliseconds'>,
  source: SourceKind = 'postgres',
): LossRule[] {
  if (source !== 'postgres') return mysqlLosses(column.baseType, s3, defaults);
  switch (column.baseType) {
    case 'numeric':
      return column.precision === null ? [roundScale] : [];
    case 'timestamp':
    case 'timestamptz':
      return s3.parquetTimestampInMillisecond ? [infinityDates, milliseconds(defaults)] : [infinityDates];
    case 'date':
      return [infinityDates];
    case 'time':
      return [timeMilliseconds];
    default:
      return [];
  }
}

/** MySQL and MariaDB have no infinite dates, and zero dates instead. */
function mysqlLosses(
  baseType: string,
  s3: Pick<S3Settings, 'parquetTimestampInMillisecond'>,
  defaults: Pick<DmsDefaults, 'timestampMilliseconds'>,
): LossRule[] {
  switch (baseType) {
    case 'datetime':
    case 'timestamp':
      return s3.parquetTimestampInMillisecond ? [zeroDates, milliseconds(defaults)] : [zeroDates];
    case 'date':
      return [zeroDates];
    case 'time':
      return [timeMilliseconds];
    default:
      return [];
  }
}

const roundScale: LossRule = {
  rule: 'roundScale',
  scale: unboundedNumericScale,
  because: 'DMS reads a PostgreSQL numeric without precision as NUMERIC(28,6).',
};

const infinityDates: LossRule = {
  rule: 'infinityDates',
  because: 'DMS writes infinity as 9999-12-31 23:59:59 and -infinity as 4713-01-01 BC.',
};

/** Release notes of DMS 3.5.3; which later version does otherwise is not documented, and would show as a difference. */
const zeroDates: LossRule = {
  rule: 'zeroDates',
  because: 'DMS writes the zero dates of MySQL (0000-00-00) as NULL.',
};

/** TIME32 (User Guide, S3 target, data types). Pairing applies it only to a lake column that is in milliseconds. */
const timeMilliseconds: LossRule = {
  rule: 'milliseconds',
  mode: 'truncate',
  because: 'DMS writes TIME as TIME32: times are cut to milliseconds.',
};

function milliseconds(defaults: Pick<DmsDefaults, 'timestampMilliseconds'>): LossRule {
  const mode = defaults.timestampMilliseconds;
  const how = mode === 'truncate' ? 'cut' : 'rounded';
  return {
    rule: 'milliseconds',
    mode,
    because: `The endpoint's ParquetTimestampInMillisecond is true: timestamps are ${how} to milliseconds.`,
  };
}

/** Columns that DMS adds by the endpoint's settings, and that no source table has. */
export function lakeOnlyColumns(
  s3: Pick<S3Settings, 'includeOpForFullLoad' | 'timestampColumnName'>,
): { name: string; reason: string }[] {
  const columns: { name: string; reason: string }[] = [];
  if (s3.includeOpForFullLoad) columns.push({ name: 'Op', reason: "The endpoint's IncludeOpForFullLoad adds it." });
  if (s3.timestampColumnName !== '')
    columns.push({ name: s3.timestampColumnName, reason: "The endpoint's TimestampColumnName adds it." });
  return columns;
}

/** The file formats of the matrix: what the endpoint is set to, and what that makes of differences. */
import { byLines, hasLineEnd } from './line-ends.ts';
import type { Mutation } from './mutation.ts';
import type { LakeValue, MatrixType } from './values.ts';

export interface Format {
  readonly name: string;
  /** How the page says it. */
  readonly says: string;
  /** S3Settings of the target endpoint. */
  readonly s3: Readonly<Record<string, string | boolean | number>>;
  readonly csv: boolean;
  /** The text that stands for NULL; null in Parquet. */
  readonly nullText: string | null;
  /** Timestamps are cut to milliseconds. */
  readonly millis: boolean;
  /** Set where the engine reads files of text by lines: see line-ends.ts. */
  readonly lines?: true;
  /** Such an engine does not read them; or nothing but such an engine is asked to. */
  readonly notByLines?: true;
  readonly byLinesAlone?: true;
  /** Types that no expression renders make a table of this format unreadable as a whole. */
  readonly withoutExcluded?: true;
}

export const FORMATS: readonly Format[] = [
  {
    name: 'parquet-us',
    says: 'Parquet',
    s3: { DataFormat: 'parquet' },
    csv: false,
    nullText: null,
    millis: false,
  },
  {
    name: 'parquet-ms',
    says: 'Parquet, ParquetTimestampInMillisecond, IncludeOpForFullLoad, TimestampColumnName',
    s3: {
      DataFormat: 'parquet',
      ParquetTimestampInMillisecond: true,
      IncludeOpForFullLoad: true,
      TimestampColumnName: 'dms_ts',
    },
    csv: false,
    nullText: null,
    millis: true,
  },
  {
    name: 'csv-default',
    says: 'CSV by default, NULL an empty field',
    s3: { DataFormat: 'csv', CsvNullValue: '' },
    csv: true,
    nullText: '',
    millis: false,
  },
  {
    name: 'csv-null',
    says: "CSV, CsvNullValue 'NULL', AddColumnName, IncludeOpForFullLoad, GZIP",
    s3: {
      DataFormat: 'csv',
      CsvNullValue: 'NULL',
      AddColumnName: true,
      IncludeOpForFullLoad: true,
      CompressionType: 'gzip',
    },
    csv: true,
    nullText: 'NULL',
    millis: false,
  },
  {
    name: 'csv-bare',
    says: "CSV, Rfc4180 false, delimiters U+0010 and U+0011, CsvNullValue '\\N'",
    s3: {
      DataFormat: 'csv',
      Rfc4180: false,
      CsvDelimiter: '\u0010',
      CsvRowDelimiter: '\u0011',
      CsvNullValue: '\\N',
    },
    csv: true,
    nullText: '\\N',
    millis: false,
    withoutExcluded: true,
    notByLines: true,
  },
  {
    name: 'csv-bare-lines',
    says: "CSV, Rfc4180 false, delimiter U+0010, CsvNullValue '\\N': for Trino, which reads lines",
    s3: { DataFormat: 'csv', Rfc4180: false, CsvDelimiter: '\u0010', CsvNullValue: '\\N' },
    csv: true,
    nullText: '\\N',
    millis: false,
    withoutExcluded: true,
    byLinesAlone: true,
  },
];

/** A setting, or DMS's documents, make it no difference: `limit` where it must be counted, `equal` where it is none. */
export interface Policy {
  readonly right: 'limit' | 'equal';
  readonly because: string;
  /** The kind of the limit, where it is not one of the column. */
  readonly kind?: 'ambiguousRecords';
}

/**
 * Which mutations are none in a format, because DMS is configured to write both values alike: the only exceptions from
 * "it must be found". What stands here is taken from DMS's documents, not from what the code under test does.
 */
export function policyOf(
  format: Format,
  type: MatrixType,
  mutation: Mutation,
  from: LakeValue,
  to: LakeValue,
): Policy | null {
  if (byLines(format) && hasLineEnd({ lake: from }))
    return { right: 'limit', kind: 'ambiguousRecords', because: 'The record is several lines to this engine.' };
  if (format.csv) {
    const both = [from, to];
    const asNull = (value: LakeValue) =>
      value === null ||
      value === format.nullText ||
      (value instanceof Uint8Array && format.nullText === '' && value.length === 0);
    const because = `CsvNullValue is ${JSON.stringify(format.nullText)}: NULL and that text are written alike.`;
    const holdsIt = !type.comparedAsOther && type.values.some((v) => v.lake !== null && asNull(v.lake));
    // The bytes are those of a faithful lake. What cannot be told is counted by the values of the source that are that text.
    if (both.every(asNull)) return { right: holdsIt ? 'limit' : 'equal', because };
    if (mutation.name === "true spelled 't'")
      return {
        right: 'equal',
        because: 'No document says how DMS spells a boolean in CSV: true, t and 1 are read alike.',
      };
  }
  const setting = type.dms === 'TIME' ? 'Parquet has a TIME in milliseconds' : 'ParquetTimestampInMillisecond is true';
  if (cutsToMillis(format, type) && sameMillis(from, to))
    return { right: 'limit', because: `${setting}: every value is cut, and the values cut are counted.` };
  return null;
}

/** DATETIME by the endpoint's setting, TIME in each Parquet file (TIME32: User Guide, data types of the S3 target). */
export const cutsToMillis = (format: Format, type: MatrixType): boolean =>
  (format.millis && type.dms === 'DATETIME') || (!format.csv && type.dms === 'TIME');

export const cutToMillis = (value: string): string => value.replace(/\.(\d{3})\d{3}$/, '.$1000');

const sameMillis = (from: LakeValue, to: LakeValue) =>
  typeof from === 'string' && typeof to === 'string' && cutToMillis(from) === cutToMillis(to);

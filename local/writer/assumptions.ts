/**
 * What the documents of DMS leave open or tell in two ways. The writer has one default for each, and a test can have the
 * other: a proof that holds under one of them only is worth less than it looks.
 */
export interface Assumptions {
  /** PostgreSQL's boolean without MapBooleanAsBoolean: the User Guide says CHAR(5), a real Parquet file has a BOOLEAN. */
  readonly pgBoolean: 'boolean' | 'char5';
  /** BOOLEAN in CSV. */
  readonly csvBoolean: 'true/false' | 't/f' | '1/0';
  /** BYTES and BLOB in CSV. */
  readonly csvBytes: 'hex' | 'HEX' | '0xhex' | 'base64';
  /** Text of NULL in CSV where CsvNullValue is not set: the API model says NULL, files of real tasks have an empty field. */
  readonly csvNullDefault: string;
  /** Digits beyond the scale of an unbounded numeric (28,6). */
  readonly numericScale: 'round' | 'truncate';
  /** A number that its NUMERIC cannot hold (too many digits): a data error, whose policy drops the row, or NULL. */
  readonly numericOverflow: 'drop-row' | 'null';
  /** NaN and the infinities of PostgreSQL's numeric. */
  readonly numericNaN: 'zero' | 'null' | 'drop-row';
  /** Micro-seconds that ParquetTimestampInMillisecond, or Parquet's TIME in milli-seconds, cannot hold. */
  readonly millis: 'truncate' | 'round';
  /** What LobMaxSize counts in text. Bytes are those of UTF-8; a character is never cut in two. */
  readonly lobUnit: 'bytes' | 'characters';
  /** A time with a zone, whose zone DMS's TIME has not: the clock in UTC, or the clock as it was. */
  readonly timeWithTimeZone: 'utc' | 'local';
  /** Intervals of PostgreSQL: as the User Guide shows them (`1 YEAR, 2 MONTHS, …`), or as PostgreSQL prints them. */
  readonly interval: 'words' | 'postgres';
  /** MySQL's zero dates in Parquet. CSV has them as the source prints them. */
  readonly zeroDates: 'null' | 'drop-row';
  /** Whether CDC files of CdcInsertsAndUpdates without IncludeOpForFullLoad have an Op. */
  readonly opWithInsertsAndUpdates: boolean;
  /** Parquet under CompressionType GZIP: its pages, or the file. */
  readonly parquetGzip: 'pages' | 'file';
}

export const DEFAULT_ASSUMPTIONS: Assumptions = {
  pgBoolean: 'boolean',
  csvBoolean: 'true/false',
  csvBytes: 'hex',
  csvNullDefault: '',
  numericScale: 'round',
  numericOverflow: 'drop-row',
  numericNaN: 'zero',
  millis: 'truncate',
  lobUnit: 'bytes',
  timeWithTimeZone: 'utc',
  interval: 'words',
  zeroDates: 'null',
  opWithInsertsAndUpdates: true,
  parquetGzip: 'pages',
};

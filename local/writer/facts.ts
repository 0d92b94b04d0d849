/** What the writer takes for DMS's output, and how sure that is. Documentation is generated from it. */
import type { Fact } from './types.ts';

const confirmed = (what: string, source: string): Fact => ({ what, confidence: 'confirmed', source });
const assumed = (what: string, source: string): Fact => ({ what, confidence: 'assumed', source });

const target = 'User Guide, Amazon S3 as a target';
const api = 'API model of DMS: S3Settings';
const file = 'a Parquet file of a real task';
const csv = 'CSV files of real tasks';
const postgres = 'User Guide, PostgreSQL as a source';
const mysql = 'User Guide, MySQL as a source';
const rules = 'User Guide, table mapping: transformation rules';
const silent = 'no document says';

const names: readonly Fact[] = [
  confirmed('Full loads are LOAD files with a hexadecimal counter of eight digits from 00000001.', target),
  confirmed('A table without rows has no file and no folder.', target),
  confirmed('Files of changes are named by time, yyyyMMdd-HHmmssSSS.', csv),
  assumed(
    'A file of changes has the time of its last change; with two in one milli-second the later is moved on.',
    silent,
  ),
  assumed(
    'A batch of changes ends when CdcMaxBatchInterval has passed since its first commit, or at CdcMinFileSize.',
    api,
  ),
  confirmed(
    'Folders of dates hold changes alone, by commit time in DatePartitionTimezone, which names the files too.',
    target,
  ),
  confirmed('A segment of a parallel load has its name as folder, or the prefix SEGMENTn_.', target),
  assumed('SEGMENTn counts from 1, and each segment counts its LOAD files from 1.', silent),
  confirmed('Rows with NULL in a column of parallel-load ranges are not loaded.', 'User Guide, table settings'),
  confirmed(
    'With PreserveTransactions the changes of all tables are in CDC_TXN files: op, table, schema, values.',
    target,
  ),
  assumed('MaxFileSize splits CSV alone; Parquet is one file unless the writer is asked for rows per file.', target),
  assumed('Segments of partitions (partitions-auto, partitions-list) are not written.', 'not part of this writer'),
];

const columns: readonly Fact[] = [
  confirmed(
    'Op is in changes, and in full loads with IncludeOpForFullLoad; inserts-only has it with the latter alone.',
    target,
  ),
  assumed(
    'CdcInsertsAndUpdates without IncludeOpForFullLoad has Op; prose and table of the User Guide disagree.',
    target,
  ),
  assumed('Op is first, then the timestamp column, then the columns in their order in the source.', csv),
  confirmed('The timestamp column of Parquet is first and REQUIRED, all others are OPTIONAL.', file),
  assumed('A full load shows one time of transfer per 10,000 rows, a minute apart, or the start of the task.', silent),
  assumed('Added columns come after those of the source, before-images last.', silent),
  assumed(
    'include-column is an action like others: where its rule has the lowest id, no rename applies to the column.',
    rules,
  ),
  assumed('An explicit selection wins over an exclusion.', silent),
  assumed(
    'A change of type goes by way of text; what the new type cannot hold is a data error, and the row is dropped.',
    rules,
  ),
  confirmed('hash-mask is SHA-256 of UTF-8 in upper-case hexadecimal digits.', rules),
];

const parquet: readonly Fact[] = [
  confirmed('NUMERIC(p,s) is DECIMAL on FIXED_LEN_BYTE_ARRAY of the fewest bytes that hold p digits.', file),
  confirmed('DATETIME is INT64 TIMESTAMP in MICROS, or MILLIS if set, adjusted to UTC whatever the source is.', file),
  confirmed('Text is BYTE_ARRAY UTF8, smallint INT32 Int(16), boolean BOOLEAN, bytes BYTE_ARRAY.', file),
  assumed('TIME is INT32 TIME(MILLIS), adjusted to UTC; the micro-seconds are cut.', target),
  assumed('Milli-seconds are cut, not rounded.', silent),
  assumed('CompressionType GZIP compresses the pages, not the file.', 'release notes of 3.5.1'),
  assumed(
    'Small integers are marked by their converted type alone, floats never by a dictionary.',
    'the library: its logical type of integers is one that readers refuse, and its dictionaries take -0 for 0',
  ),
  assumed(
    'Data pages are of version 2, whatever ParquetVersion asks; the footer says format 2.6, as a real file does.',
    'the library writes no others',
  ),
];

const text: readonly Fact[] = [
  confirmed('Floats are in scientific form with a sign, 17 digits for REAL8 and 9 for REAL4.', csv),
  confirmed('NUMERIC is plain with all digits of its scale; dates are YYYY-MM-DD.', csv),
  confirmed('A timestamp has no fraction where its column declares none.', csv),
  assumed('Otherwise a timestamp, and a time, have six digits of the second.', api),
  confirmed('NULL is an empty field by default, as files show; the API model says NULL.', csv),
  assumed('NULL is never quoted, and an empty text is not either: the two cannot be told apart.', csv),
  confirmed('Rfc4180 quotes fields with a quote, a line break or the delimiter, and doubles quotes.', target),
  assumed('BOOLEAN is true and false; bytes are hexadecimal digits without a prefix.', silent),
  assumed('NaN and infinities are +nan, +inf and -inf; years before 1 end in BC.', silent),
  assumed('Columns that the log does not hold are NULL, or CsvNoSupValue if UseCsvNoSupValue.', api),
];

const values: readonly Fact[] = [
  confirmed('An unbounded numeric of PostgreSQL is NUMERIC(28,6).', postgres),
  assumed('Its further digits are rounded half away from zero; a number too large drops its row.', silent),
  assumed('NaN of a numeric is 0; NaN of a float stays.', 'a support page of a third party'),
  confirmed('Infinite timestamps are 9999-12-31 23:59:59 and 4713-01-01 BC.', postgres),
  assumed('Infinite dates are the days of these.', silent),
  confirmed('timestamptz is written in UTC.', postgres),
  assumed('timetz is written in UTC.', silent),
  confirmed('Trailing blanks of char(n) are trimmed, unless TrimSpaceInChar is false.', postgres),
  assumed('AddTrailingPaddingCharacter keeps the padding of char(n), with blanks.', silent),
  assumed('A varchar without a length is cut at unboundedVarcharMaxSize bytes of UTF-8.', postgres),
  assumed("PostgreSQL's boolean is a BOOLEAN; the User Guide says CHAR(5), a real file has a BOOLEAN.", file),
  assumed('Intervals are words (1 YEAR, 2 MONTHS), parts that are zero left out.', postgres),
  assumed('Types that the documents do not name are text.', silent),
  assumed(
    'CharacterSetSupport, MapLongVarcharAs and settings of other sources change nothing.',
    'not part of this writer',
  ),
  confirmed(
    'LOBs (BLOB, CLOB, NCLOB) are cut at LobMaxSize in limited mode, and left out without SupportLobs.',
    'User Guide, LOB support',
  ),
  assumed(
    'LobMaxSize counts bytes of UTF-8 and never cuts a character; in full mode, which S3 does not support, nothing is cut.',
    silent,
  ),
  confirmed('float of MySQL is REAL8, time is text, year INT2, bit(1) BOOLEAN, tinyint(1) INT1.', mysql),
  assumed('bit(n) is bytes, the highest first; spatial values are their stored form, SRID and WKB.', mysql),
  assumed('Dates of MySQL that are none are NULL in Parquet and their own text in CSV.', 'release notes of 3.5.3'),
  assumed('decimal of more than 38 digits is text, as documented for PostgreSQL.', silent),
];

const changes: readonly Fact[] = [
  confirmed(
    "PostgreSQL's default replica identity leaves a delete the key alone; MySQL has the whole row.",
    'apache/hudi #5036; User Guide',
  ),
  confirmed('Without a key PostgreSQL gives no updates and no deletes.', postgres),
  confirmed('A filter on a column outside the key lets no delete of PostgreSQL through.', postgres),
  assumed('An update that changes the key is one U with the new key.', mysql),
  assumed('LOBs of a change are those of the event; a real task may read newer ones.', 'User Guide, LOB support'),
  assumed(
    'Filters are compared by code points, where a real task compares by the collation of the source or SQLite.',
    'User Guide, source filters',
  ),
];

export const FACTS: readonly Fact[] = [...names, ...columns, ...parquet, ...text, ...values, ...changes];

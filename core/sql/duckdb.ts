/**
 * DuckDB as the query engine on one machine. The source arrives as lines of PostgreSQL's COPY text through a named pipe
 * (see `line.ts`), the lake is read from Parquet files by path. Functions: https://duckdb.org/docs/stable/sql/functions
 */
import type { LakeType } from '../compare/columns.ts';
import { canonicalPattern, type Form } from '../compare/forms.ts';
import { CHANGES_TIME } from '../dms/lake-layout.ts';
import { csvLake, renderCsv } from './csv-duckdb.ts';
import type { ComparisonSpec, CsvLake, EngineDialect, Unsupported } from './dialect.ts';
import { digestSql, type EngineParts, rowsSql } from './except-query.ts';
import { findingsSql } from './findings-query.ts';
import { nativeQuery } from './native.ts';

function identifier(name: string): string {
  refuseNul(name);
  return `"${name.replaceAll('"', '""')}"`;
}

function literal(text: string): string {
  refuseNul(text);
  return `'${text.replaceAll("'", "''")}'`;
}

function refuseNul(text: string): void {
  if (text.includes('\0')) throw new RangeError('A NUL character cannot be part of an SQL statement');
}

function render(value: string, type: LakeType, form: Form): string | Unsupported {
  if (type.kind === 'csv') return renderCsv(value, type, form);
  const rendered = type.kind === 'string' ? renderString(value, form) : renderTyped(value, type, form);
  return rendered ?? { unsupported: `a lake column of type ${type.kind} cannot be compared as ${form.kind}` };
}

function renderString(value: string, form: Form): string | null {
  if (form.kind === 'text') return value;
  const pattern = canonicalPattern(form);
  if (pattern === null) return null;
  return `CASE WHEN regexp_full_match(${value}, ${literal(pattern)}) THEN ${value} ELSE '!' || ${value} END`;
}

function renderTyped(value: string, type: LakeType, form: Form): string | null {
  switch (form.kind) {
    case 'integer':
      return type.kind === 'integer' || (type.kind === 'decimal' && type.scale === 0) ? `${value}::VARCHAR` : null;
    case 'decimal':
      return renderDecimal(value, type, form.scale);
    case 'float':
      return type.kind === 'float' ? floatBits(value) : null;
    case 'boolean':
      return type.kind === 'boolean' ? `CASE WHEN ${value} THEN 'true' WHEN NOT ${value} THEN 'false' END` : null;
    case 'date':
      return type.kind === 'date' ? dateText(value) : null;
    case 'time':
      return type.kind === 'time' ? timeText(value, form.digits) : null;
    case 'timestamp':
      return renderTimestamp(value, type, form.digits);
    case 'text':
      return renderText(value, type);
    case 'bytes':
      return type.kind === 'binary' ? `lower(hex(${value}))` : null;
  }
}

function renderText(value: string, type: LakeType): string | null {
  if (type.kind === 'integer') return `${value}::VARCHAR`;
  // decode() fails for bytes that are not UTF-8; those keep their bytes behind the tag of a raw value.
  return type.kind === 'binary' ? `coalesce(try(decode(${value})), '~' || lower(hex(${value})))` : null;
}

function renderDecimal(value: string, type: LakeType, scale: number | null): string | null {
  if (type.kind === 'integer') {
    return scale === null || scale === 0 ? `${value}::VARCHAR` : `${value}::VARCHAR || '.${'0'.repeat(scale)}'`;
  }
  if (type.kind !== 'decimal') return null;
  const text = decimalText(value, type.precision, type.scale);
  if (scale === null) return type.scale === 0 ? text : `rtrim(rtrim(${text}, '0'), '.')`;
  if (type.scale > scale) return null;
  if (type.scale === scale) return text;
  return `${text} || '${type.scale === 0 ? '.' : ''}${'0'.repeat(scale - type.scale)}'`;
}

function decimalText(value: string, precision: number, scale: number): string {
  const text = `${value}::VARCHAR`;
  if (precision > scale) return text;
  // DuckDB prints a decimal that has no integer digits as '.50', or as '0.50', by the way it evaluates the cast.
  return (
    `CASE WHEN starts_with(${text}, '.') THEN '0' || ${text}` +
    ` WHEN starts_with(${text}, '-.') THEN '-0' || substr(${text}, 2) ELSE ${text} END`
  );
}

function floatBits(value: string): string {
  const bits = `printf('%016x', (${value}::DOUBLE)::BIT::UBIGINT)`;
  return `CASE WHEN isnan(${value}) THEN 'NaN' ELSE ${bits} END`;
}

function dateText(value: string): string {
  return (
    `CASE WHEN ${value} BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN strftime(${value}, '%Y-%m-%d')` +
    ` WHEN isfinite(${value}) THEN '~' || (${value} - DATE '1970-01-01')::VARCHAR ELSE '~' || ${value}::VARCHAR END`
  );
}

function timeText(value: string, digits: 6 | 9): string {
  const nanos = digits === 9 ? " || '000'" : '';
  const clock = `strftime(DATE '1970-01-01' + ${value}::TIME, '%H:%M:%S.%f')${nanos}`;
  // Midnight at the end of a day is a time of its own; on a date it would become the next day's first moment.
  return `CASE WHEN ${value}::TIME = TIME '24:00:00' THEN '24:00:00.${'0'.repeat(digits)}' ELSE ${clock} END`;
}

function renderTimestamp(value: string, type: LakeType, digits: 6 | 9): string | null {
  if (type.kind === 'date') return timestampText(`${value}::TIMESTAMP`, digits);
  if (type.kind !== 'timestamp') return null;
  // A column of nano-seconds holds the years 1677 to 2262 only.
  if (type.unit === 'nanos') return digits === 9 ? `strftime(${nanosWall(value)}, '%Y-%m-%d %H:%M:%S.%n')` : null;
  return timestampText(value, digits);
}

function nanosWall(value: string): string {
  return `make_timestamp_ns(epoch_ns(${value}))`;
}

/** First and last micro-second of the years 0001 to 9999, from the epoch. */
const MICROS = { first: '-62135596800000000', last: '253402300799999999' };

function timestampText(value: string, digits: 6 | 9): string {
  // From the epoch: the wall clock in UTC whatever the session's zone, flagged UTC-adjusted or not.
  const micros = `epoch_us(${value})`;
  const nanos = digits === 9 ? " || '000'" : '';
  return (
    `CASE WHEN ${micros} BETWEEN ${MICROS.first} AND ${MICROS.last}` +
    ` THEN strftime(make_timestamp(${micros}), '%Y-%m-%d %H:%M:%S.%f')${nanos}` +
    ` ELSE '~' || coalesce(${micros}::VARCHAR, ${value}::VARCHAR) END`
  );
}

/** A text is escaped as COPY does it, where it holds anything to escape. */
function encode(canonical: string, type: LakeType): string {
  if (type.kind !== 'string' && type.kind !== 'binary') return canonical;
  const steps: readonly [number, string][] = [
    [8, 'b'],
    [9, 't'],
    [10, 'n'],
    [11, 'v'],
    [12, 'f'],
    [13, 'r'],
  ];
  const escaped = steps.reduce(
    (sql, [code, c]) => `replace(${sql}, chr(${code}), '\\${c}')`,
    `replace(${canonical}, '\\', '\\\\')`,
  );
  // Seven searches for a character take less time than one for a pattern.
  const found = [92, ...steps.map(([code]) => code)].map((code) => `contains(${canonical}, chr(${code}))`).join(' OR ');
  return `CASE WHEN ${found} THEN ${escaped} ELSE ${canonical} END`;
}

/**
 * The largest row that is read, in bytes: the engine's variable `loadproof_row_bytes`, or this. DuckDB reads through
 * buffers of at least that size, 16 times of it by its own default, so it is bounded by what memory there is.
 */
const ROW_BYTES = `coalesce(getvariable('loadproof_row_bytes'), ${32 * 1024 * 1024})`;

const SOURCE_LINES =
  `read_csv(getvariable('loadproof_source'), columns = {'line': 'VARCHAR'}, auto_detect = false, header = false,` +
  ` delim = chr(8), quote = '', escape = '', comment = '', new_line = '\\n', nullstr = '\\N',` +
  ` max_line_size = ${ROW_BYTES}, buffer_size = ${ROW_BYTES})`;

/** Lines that the engine makes of CSV files; see `core/csv/splitter.ts`. */
const CSV_LINES = {
  path: "getvariable('loadproof_lake')",
  rowBytes: ROW_BYTES,
};

const startsWith = (text: string, prefix: string) => `starts_with(${text}, ${literal(prefix)})`;

/** The first fields of `line`, after its mark. */
function keyOfLine(keys: number): string {
  if (keys === 0) return 'NULL::VARCHAR';
  if (keys === 1) return 'split_part(line, chr(9), 2)';
  return `array_to_string(string_split(line, chr(9))[2:${keys + 1}], chr(9))`;
}

const low = (digest: string) => `(${digest} & 18446744073709551615)::UBIGINT`;
const high = (digest: string) => `(${digest} >> 64)::UBIGINT`;

const parts: EngineParts = {
  identifier,
  literal,
  render,
  encode,
  text: 'VARCHAR',
  bigint: 'BIGINT',
  tab: 'chr(9)',
  joinTexts: (items) => `concat_ws(chr(9), ${items.join(', ')})`,
  sourceLines: ({ keyColumns }) =>
    `SELECT line, ${keyOfLine(keyColumns)} AS k, NOT ${startsWith('line', 't')} AS is_row FROM ${SOURCE_LINES}`,
  // Canonical texts alone: of others the cast would make numbers, too.
  rangeKey: (rendered, form) => (form === 'integer' ? `TRY_CAST(${rendered} AS HUGEINT)` : rendered),
  bucketOfKey: (key, buckets) => `(hash(${key}) & ${buckets - 1})::INTEGER`,
  // 128 bits of MD5 as one number: the row's digest, whose halves are summed without overflow.
  digest: (line) => `md5_number(${line})`,
  bucketOfDigest: (digest, buckets) => `(${digest} & ${buckets - 1})::INTEGER`,
  low,
  high,
  // By halves: the text of a 128-bit number costs half a millisecond each.
  digestText: (digest) => `printf('%016x%016x', ${high(digest)}, ${low(digest)})`,
  matches: (value, pattern) => `regexp_full_match(${value}, ${literal(pattern)})`,
  changesTime: (file) => `nullif(regexp_extract(${file}, ${literal(CHANGES_TIME)}, 1), '')`,
  materialized: 'MATERIALIZED ',
  lakeFiles: (group, spec, first) => {
    if (spec.csv) return csvLake(spec.csv, CSV_LINES);
    const file = fileColumn(group.columns.map((c) => c.name));
    const list = group.files.map((f) => literal(f.path)).join(', ');
    // `file_index` is DuckDB's own column, unless the files have one of that name.
    const taken = group.columns.some((c) => c.name.toLowerCase() === 'file_index');
    const index = taken ? `list_position([${list}], ${identifier(file)}) - 1` : 'file_index';
    const opened = group.files.map((f) => literal(globSafe(f.path))).join(', ');
    // A column of the files that has this name would be read in its place.
    const numbered =
      spec.collapse != null &&
      group.changes === true &&
      !group.columns.some((c) => c.name.toLowerCase() === ROW_NUMBER);
    return {
      relation: `read_parquet([${opened}], filename = ${literal(file)}${numbered ? `, ${ROW_NUMBER} = true` : ''})`,
      file: identifier(file),
      tag: `${first} + ${index}`,
      ...(numbered ? { number: ROW_NUMBER } : {}),
    };
  },
  fileOfTag: (tag, spec) => {
    const paths = spec.lake.flatMap((group) => group.files.map((f) => literal(f.path)));
    return paths.length === 0 ? 'NULL::VARCHAR' : `[${paths.join(', ')}][(${tag} + 1)::INTEGER]`;
  },
};

/** DuckDB's own column of a row's place in its file. */
const ROW_NUMBER = 'file_row_number';

/** DuckDB takes a path with these characters for a pattern, and would read another file that matches it. */
function globSafe(path: string): string {
  return path.replace(/[[*?]/g, '[$&]');
}

/** A name for the column of file names that no column of the lake has (names are compared without case here). */
function fileColumn(columns: readonly string[]): string {
  const taken = new Set(columns.map((c) => c.toLowerCase()));
  let name = 'loadproof_file';
  while (taken.has(name)) name += '_';
  return name;
}

export const duckdb: EngineDialect = {
  name: 'duckdb',
  wideFrom: null,
  csv: 'records',
  numbersRows: true,
  namedBuckets: 32_768,
  identifier,
  literal,
  render,
  digestStatement: (spec: ComparisonSpec) => ({
    engine: 'duckdb',
    sql: digestSql(spec, parts),
    native: nativeQuery(spec),
    csv: csvOf(spec),
  }),
  rowsStatement: (spec, buckets) => ({
    engine: 'duckdb',
    sql: rowsSql(spec, buckets, parts),
    native: nativeQuery(spec),
    csv: csvOf(spec),
  }),
  findingsStatement: (request) => ({ engine: 'duckdb', sql: findingsSql(request, duckdbFindings), native: null }),
};

/** The CSV files of a statement that reads the lake. */
function csvOf({ lake, csv }: ComparisonSpec): CsvLake | null {
  return lake.length > 0 ? (csv ?? null) : null;
}

const duckdbFindings = {
  field: (line: string, index: string) => `string_split(${line}, chr(9))[${index} + 1]`,
  indexes: (columns: number) => `range(1, ${columns + 1}) AS numbers(i)`,
  startsWith,
};

/**
 * Trino as the query engine, and with it Athena engine 3. The source is passed through in its own dialect, so that no
 * connector touches a value (https://trino.io/docs/current/connector/postgresql.html, "query" table function); the lake
 * is a Hive table that declares times and timestamps as the integers that the files hold, because Trino's and Athena's
 * own reading rounds them. Functions: https://trino.io/docs/current/functions.html
 */
import type { LakeColumn, LakeFileGroup, LakeType, TimeUnit } from '../compare/columns.ts';
import { canonicalPattern, type Form } from '../compare/forms.ts';
import { CHANGES_TIME } from '../dms/lake-layout.ts';
import { ofGroup } from './changed-paths.ts';
import { csvLines, declareLines, renderCsv } from './csv-trino.ts';
import type { ComparisonSpec, EngineDialect, Unsupported } from './dialect.ts';
import { digestSql, type EngineParts, rowsSql } from './except-query.ts';
import { findingsSql } from './findings-query.ts';
import { nativeFields, nativeQuery } from './native.ts';
import { ATHENA_STATEMENT, statementLength } from './statement-size.ts';
import { chunks, ELEMENT, runsOf } from './wide.ts';

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
  if (isUnreadable(type)) return { unsupported: "Trino cannot read the lake's times in milliseconds, in no type" };
  const rendered = type.kind === 'string' ? renderString(value, form) : renderTyped(value, type, form);
  return rendered ?? { unsupported: `a lake column of type ${type.kind} cannot be compared as ${form.kind}` };
}

/** Parquet's TIME in milliseconds is the one type of ours that Trino's reader refuses whatever is declared. */
function isUnreadable(type: LakeType): boolean {
  return type.kind === 'time' && type.unit === 'millis';
}

function renderString(value: string, form: Form): string | null {
  if (form.kind === 'text') return `CAST(${value} AS varchar)`;
  const pattern = canonicalPattern(form);
  if (pattern === null) return null;
  // `$` would also match before a last newline.
  return `CASE WHEN regexp_like(${value}, ${literal(`\\A(?:${pattern})\\z`)}) THEN ${value} ELSE '!' || ${value} END`;
}

function renderTyped(value: string, type: LakeType, form: Form): string | null {
  switch (form.kind) {
    case 'integer':
      if (type.kind === 'integer') return integerText(value, type);
      return type.kind === 'decimal' && type.scale === 0 ? varchar(value) : null;
    case 'decimal':
      return renderDecimal(value, type, form.scale);
    case 'float':
      return type.kind === 'float' ? floatBits(value) : null;
    case 'boolean':
      return type.kind === 'boolean' ? `CASE WHEN ${value} THEN 'true' WHEN NOT ${value} THEN 'false' END` : null;
    case 'date':
      return type.kind === 'date' ? dateText(value) : null;
    case 'time':
      return type.kind === 'time' ? timeText(value, type.unit, form.digits) : null;
    case 'timestamp':
      return renderTimestamp(value, type, form.digits);
    case 'text':
      return renderText(value, type);
    case 'bytes':
      return type.kind === 'binary' ? `lower(to_hex(${value}))` : null;
  }
}

function varchar(value: string): string {
  return `CAST(${value} AS varchar)`;
}

/** Trino reads unsigned integers of 32 and 64 bits as signed ones of the same bits (test/trino/connectors.test.ts). */
function integerText(value: string, type: LakeType & { readonly kind: 'integer' }): string {
  if (type.signed || type.bits < 32) return varchar(value);
  const wrapped = `CAST(${value} AS decimal(20, 0)) + DECIMAL '${2n ** BigInt(type.bits)}'`;
  return `CASE WHEN ${value} < 0 THEN ${varchar(wrapped)} ELSE ${varchar(value)} END`;
}

function renderText(value: string, type: LakeType): string | null {
  if (type.kind === 'integer') return integerText(value, type);
  if (type.kind !== 'binary') return null;
  // from_utf8() replaces what is not UTF-8; such bytes keep themselves behind the tag of a raw value.
  return `CASE WHEN to_utf8(from_utf8(${value})) = ${value} THEN from_utf8(${value}) ELSE '~' || lower(to_hex(${value})) END`;
}

function renderDecimal(value: string, type: LakeType, scale: number | null): string | null {
  if (type.kind === 'integer') {
    const text = integerText(value, type);
    return scale === null || scale === 0 ? text : `${text} || '.${'0'.repeat(scale)}'`;
  }
  if (type.kind !== 'decimal') return null;
  if (scale === null) return type.scale === 0 ? varchar(value) : `rtrim(rtrim(${varchar(value)}, '0'), '.')`;
  if (type.scale > scale) return null;
  const padding = `${type.scale === 0 ? '.' : ''}${'0'.repeat(scale - type.scale)}`;
  return type.scale === scale ? varchar(value) : `${varchar(value)} || '${padding}'`;
}

function floatBits(value: string): string {
  const bits = `lower(to_hex(to_ieee754_64(CAST(${value} AS double))))`;
  return `CASE WHEN is_nan(CAST(${value} AS double)) THEN 'NaN' ELSE ${bits} END`;
}

function dateText(value: string): string {
  return (
    `CASE WHEN ${value} BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN ${varchar(value)}` +
    ` ELSE '~' || ${varchar(`date_diff('day', DATE '1970-01-01', ${value})`)} END`
  );
}

const PER_SECOND: Readonly<Record<TimeUnit, number>> = { millis: 1_000, micros: 1_000_000, nanos: 1_000_000_000 };
const UNIT_DIGITS: Readonly<Record<TimeUnit, number>> = { millis: 3, micros: 6, nanos: 9 };

/** `value` is the integer that the file holds: the time of day in its unit. */
function timeText(value: string, unit: TimeUnit, digits: 6 | 9): string | null {
  if (UNIT_DIGITS[unit] > digits) return null;
  const per = PER_SECOND[unit];
  const items = [
    `${value} / ${3600 * per}`,
    `${value} / ${60 * per} % 60`,
    `${value} / ${per} % 60`,
    `${value} % ${per}`,
  ].map((item) => `CAST(${item} AS bigint)`);
  const text = `format('%02d:%02d:%02d.%0${UNIT_DIGITS[unit]}d', ${items.join(', ')}) || '${'0'.repeat(digits - UNIT_DIGITS[unit])}'`;
  // format() writes a NULL as text.
  return `CASE WHEN ${value} IS NOT NULL THEN ${text} END`;
}

/** `value` is the integer that the file holds: time since the epoch in its unit. */
function renderTimestamp(value: string, type: LakeType, digits: 6 | 9): string | null {
  if (type.kind === 'date') {
    const midnight = `${varchar(value)} || ' 00:00:00.${'0'.repeat(digits)}'`;
    return `CASE WHEN ${value} BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN ${midnight} ELSE '~' || ${varchar(`date_diff('day', DATE '1970-01-01', ${value}) * 86400000000`)} END`;
  }
  if (type.kind !== 'timestamp' || UNIT_DIGITS[type.unit] > digits) return null;
  const nanos = `CAST(${value} AS decimal(38, 0)) * ${1_000_000_000 / PER_SECOND[type.unit]}`;
  const wall = varchar(`CAST(from_unixtime_nanos(${nanos}) AT TIME ZONE 'UTC' AS timestamp(${digits}))`);
  const first = -62_135_596_800n * BigInt(PER_SECOND[type.unit]);
  const last = 253_402_300_800n * BigInt(PER_SECOND[type.unit]) - 1n;
  const micros = `CAST(${value} AS decimal(38, 0)) * 1000000 / ${PER_SECOND[type.unit]}`;
  return `CASE WHEN ${value} BETWEEN ${first} AND ${last} THEN ${wall} ELSE '~' || ${varchar(`CAST(${micros} AS decimal(38, 0))`)} END`;
}

/** The three characters that a line needs escaped; the other control characters of COPY read alike unescaped. */
function escapeText(text: string): string {
  return `replace(replace(replace(${text}, '\\', '\\\\'), chr(9), '\\t'), chr(10), '\\n')`;
}

function encode(canonical: string, type: LakeType): string {
  return type.kind === 'string' || type.kind === 'binary' || type.kind === 'csv' ? escapeText(canonical) : canonical;
}

/** So many fields at a time are compiled as one piece. */
const PIECE = 50;

/**
 * Trino compiles an expression into one method of bounded size, which a few hundred fields exceed, and a lambda's body
 * into a method of its own: so every piece of a wide row is the body of a lambda that is called once.
 */
function joinTexts(items: readonly string[]): string {
  if (items.length <= PIECE) return `array_join(ARRAY[${items.join(', ')}], chr(9))`;
  return joinTexts(chunks(items, PIECE).map((some) => once(joinTexts(some))));
}

/** An expression as the body of a lambda that is called once. The lambda's argument hides no column of the expression. */
function once(expression: string): string {
  let unused = 'piece';
  for (const text = expression.toLowerCase(); text.includes(unused); ) unused += '_';
  return `element_at(transform(ARRAY[0], ${unused} -> ${expression}), 1)`;
}

/** The fields of a wide lake row after its key, joined: columns of one type are elements of one array. */
function wideFields(spec: ComparisonSpec, group: LakeFileGroup): string {
  const columns = spec.columns.slice(spec.keyColumns).map(({ lakeName, form }) => {
    const type = group.columns.find((c) => c.name === lakeName)?.type ?? null;
    return { name: lakeName, type, form };
  });
  const runs = runsOf(columns, ({ type, form }) => JSON.stringify(type && [type, form]));
  const arrays = runs.flatMap((run) => chunks(run, PIECE).map((some) => once(fieldsOf(some))));
  // concat() takes 127 arrays.
  const joined = chunks(arrays, 100).map((some) => (some.length === 1 ? some[0] : `concat(${some.join(', ')})`));
  return `array_join(${joined.join(' || ')}, chr(9), '\\N')`;
}

/** The encoded texts of columns of one type and form, as an array; NULL for NULL. */
function fieldsOf(
  run: readonly { readonly name: string; readonly type: LakeType | null; readonly form: Form }[],
): string {
  const [first] = run;
  if (!first?.type) return `repeat(CAST(NULL AS varchar), ${run.length})`;
  const rendered = render(ELEMENT, first.type, first.form);
  // Pairing asked the same question before it put the column into the comparison.
  if (typeof rendered !== 'string') throw new RangeError(`${first.name}: ${rendered.unsupported}`);
  const array = `ARRAY[${run.map(({ name }) => identifier(name)).join(',')}]`;
  return `transform(${array}, ${ELEMENT} -> ${encode(rendered, first.type)})`;
}

function sourceLines(spec: ComparisonSpec): string {
  if (spec.source.catalog === null) throw new RangeError('Trino reads the source through a catalog, and none is named');
  const wide = (spec.source.rest ?? null) !== null;
  const fields = nativeFields(spec).map((_, i) => {
    const encoded = wide && i === spec.keyColumns;
    const text = spec.columns[i]?.form.kind === 'text' && !encoded;
    const value = spec.source.prefixed?.includes(i) ? `substr(c${i + 1}, 2)` : `c${i + 1}`;
    return `coalesce(${text ? escapeText(value) : value}, '\\N')`;
  });
  const query = `TABLE(${identifier(spec.source.catalog)}.system.query(query => ${literal(nativeQuery(spec))}))`;
  const key = spec.keyColumns > 0 ? joinTexts(fields.slice(0, spec.keyColumns)) : 'CAST(NULL AS varchar)';
  return `SELECT ${joinTexts(['c0', ...fields])} AS line, ${key} AS k, c0 <> 't' AS is_row FROM ${query}`;
}

/**
 * The table that declares one of `spec.lake`'s groups, quoted. Files of one folder may differ in the types of a column,
 * and a table has one type for each, so every group after the first has a table of its own over the same folder.
 */
function tableOfGroup(spec: ComparisonSpec, group: LakeFileGroup): string {
  if (spec.lakeTable === null) throw new RangeError('Trino reads the lake through a table, and none is named');
  return spec.lakeTable.replace(/"$/, `${groupSuffix(spec.lake.indexOf(group))}"`);
}

/** What the name of a group's table has after that of the first group's. */
export const groupSuffix = (place: number): string => (place === 0 ? '' : `__${place + 1}`);

/** The one table over the lines of all files, whatever their fields are. */
function linesTable({ lakeTable }: ComparisonSpec): string {
  if (lakeTable === null) throw new RangeError('Trino reads the lake through a table, and none is named');
  return lakeTable;
}

/**
 * The type that a table declares a lake column with, so that Trino's and Athena's Parquet readers hand over what the file
 * holds: times and timestamps as their integers, unsigned integers in the next wider type. Null for what is never read.
 */
export function declaredType(type: LakeType): string | null {
  switch (type.kind) {
    case 'integer':
      return INTEGERS[type.signed ? type.bits : (Math.min(type.bits * 2, 64) as 16 | 32 | 64)];
    case 'decimal':
      return `decimal(${type.precision}, ${type.scale})`;
    case 'float':
      return type.bits === 32 ? 'real' : 'double';
    case 'time':
      return isUnreadable(type) ? null : 'bigint';
    case 'timestamp':
      return 'bigint';
    case 'string':
      return 'varchar';
    case 'binary':
      return 'varbinary';
    case 'csv':
    case 'other':
      return null;
    default:
      return type.kind;
  }
}

const INTEGERS = { 8: 'tinyint', 16: 'smallint', 32: 'integer', 64: 'bigint' } as const;

/**
 * Hive has no column of such a name, and of its own hidden columns Trino reads `"$path"`.
 * (https://github.com/trinodb/trino, HiveMetadata; test/trino/names.test.ts)
 */
function unreadableName(name: string): string | null {
  const hive = 'a table of the engine can have no column whose name';
  if (name.includes(',')) return `${hive} has a comma`;
  if (/^ | $/.test(name)) return `${hive} begins or ends with a space`;
  return /^\$(?:path|bucket|file_size|file_modified_time|partition)$/i.test(name) ? `${hive} is ${name}` : null;
}

/** Statements that declare the tables of a comparison's lake files, all in one folder; they replace older ones. */
export function declareLake(spec: ComparisonSpec, location: string): string[] {
  if (spec.csv && spec.lakeTable !== null) return declareLines(spec.csv, spec.lakeTable, location);
  return spec.lake.flatMap((group) => declareTable(tableOfGroup(spec, group), location, group.columns));
}

/** Statements that declare a table over Parquet files, in place of an older one of its name. */
export function declareTable(table: string, location: string, columns: readonly LakeColumn[]): string[] {
  const names = columns.map(({ name }) => name.toLowerCase());
  const declared = columns.flatMap(({ name, type }) => {
    const sql = declaredType(type);
    // A table knows no case: of names that differ by it alone none is compared.
    const isOne = names.filter((other) => other === name.toLowerCase()).length === 1;
    return sql === null || !isOne || unreadableName(name) !== null ? [] : [`${identifier(name)} ${sql}`];
  });
  // A table has at least one column, and its files need not have it.
  const list = declared.length > 0 ? declared.join(', ') : '"loadproof_none" varchar';
  return [
    `DROP TABLE IF EXISTS ${table}`,
    `CREATE TABLE ${table} (${list}) WITH (external_location = ${literal(location)}, format = 'PARQUET')`,
  ];
}

const half = (digest: string, from: number) => `from_big_endian_64(substr(${digest}, ${from}, 8))`;

const parts: EngineParts = {
  identifier,
  literal,
  render,
  encode,
  text: 'varchar',
  bigint: 'bigint',
  tab: 'chr(9)',
  joinTexts,
  wideFields,
  sourceLines,
  rangeKey: (rendered, form) => (form === 'integer' ? `TRY_CAST(${rendered} AS decimal(38, 0))` : rendered),
  bucketOfKey: (key, buckets) =>
    `CAST(bitwise_and(from_big_endian_64(xxhash64(to_utf8(${key}))), ${buckets - 1}) AS integer)`,
  digest: (line) => `md5(to_utf8(${line}))`,
  // A condition that names the digest once would be evaluated on the expression that makes it, which is then made twice.
  bucketOfDigest: (digest, buckets) =>
    `CASE WHEN ${digest} IS NOT NULL THEN CAST(bitwise_and(${half(digest, 1)}, ${buckets - 1}) AS integer) END`,
  low: (digest) => `CAST(${half(digest, 9)} AS decimal(38, 0))`,
  high: (digest) => `CAST(${half(digest, 1)} AS decimal(38, 0))`,
  digestText: (digest) => `to_hex(${digest})`,
  linesHaveEnds: true,
  matches: (value, pattern) => `regexp_like(${value}, ${literal(`\\A(?:${pattern})\\z`)})`,
  changesTime: (file) => `regexp_extract(${file}, ${literal(CHANGES_TIME)}, 1)`,
  materialized: '',
  lakeFiles: (group, spec) => {
    const time = `rpad(${parts.changesTime('"$path"')}, 19, '0')`;
    const alone = spec.collapse?.alone === true;
    const where = ofGroup(group, spec.lake, { path: '"$path"', time: alone ? time : null, literal });
    if (spec.csv) return csvLines(spec.csv, group, linesTable(spec), where);
    // As a column of its own, so that a condition on the rows can follow.
    const relation = `(SELECT *, "$path" AS "$path" FROM ${tableOfGroup(spec, group)} WHERE ${where})`;
    return { relation, file: '"$path"', tag: '"$path"' };
  },
  fileOfTag: (tag) => tag,
};

/** Bytes for a statement of level 2, which is stored by a few hundred more (`unloadSql`). */
const ROOM = ATHENA_STATEMENT.most - 4_096;

export const trino: EngineDialect = {
  name: 'trino',
  csv: 'lines',
  wideFrom: 100,
  // Athena takes a statement of 262,144 bytes; the names of the buckets are a few bytes each.
  namedBuckets: 8_192,
  identifier,
  literal,
  unreadableName,
  render,
  digestStatement: (spec) => ({ engine: 'trino', sql: digestSql(spec, parts), native: null }),
  rowsStatement: (spec, chosen) => {
    const named = rowsSql(spec, chosen, parts);
    // A wide table may leave no room for the names of the buckets, and reading all of them finds the same. Keys narrow
    // the source as well, so that all of the lake would be more than it.
    if (!Array.isArray(chosen)) return { engine: 'trino', sql: named, native: null };
    const sql = statementLength(named, ATHENA_STATEMENT) > ROOM ? rowsSql(spec, 'all', parts) : named;
    return { engine: 'trino', sql, native: null };
  },
  findingsStatement: (request) => ({
    engine: 'trino',
    sql: findingsSql(request, {
      field: (line, index) => `element_at(split(${line}, chr(9)), ${index} + 1)`,
      indexes: (columns) => `UNNEST(sequence(1, ${columns})) AS numbers(i)`,
      startsWith: (text, prefix) => `starts_with(${text}, ${literal(prefix)})`,
    }),
    native: null,
  }),
};

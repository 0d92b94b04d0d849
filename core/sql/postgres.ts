/**
 * PostgreSQL 12 and later as a source: every column as lossless text, whatever the session's settings are.
 *
 * `value::text` is not good enough: its text of dates, floats, bytes and intervals follows DateStyle, TimeZone,
 * extra_float_digits, bytea_output and IntervalStyle, which `ALTER ROLE … SET` changes behind our back, and a query that
 * is passed through Athena cannot SET them. https://www.postgresql.org/docs/current/runtime-config-client.html
 */
import type { LossRule, SourceColumn } from '../compare/columns.ts';
import type { Form, FractionDigits } from '../compare/forms.ts';
import { rangeCondition } from '../compare/ranges.ts';
import {
  type ChangeEvidence,
  isUnsupported,
  type SourceDialect,
  type SourceRanges,
  type SourceRendering,
  type Unsupported,
} from './dialect.ts';
import { hasArrayText, hasOutputText, hasPlainText } from './postgres-types.ts';
import { chunks, ELEMENT, type FieldRun } from './wide.ts';

function identifier(name: string): string {
  refuseNul(name);
  return `"${name.replaceAll('"', '""')}"`;
}

function literal(text: string): string {
  refuseNul(text);
  const quoted = text.replaceAll("'", "''");
  // An E-string reads backslashes alike whatever standard_conforming_strings says; a plain one does only without them.
  return quoted.includes('\\') ? `E'${quoted.replaceAll('\\', '\\\\')}'` : `'${quoted}'`;
}

function refuseNul(text: string): void {
  if (text.includes('\0')) throw new RangeError('PostgreSQL cannot hold a NUL character in a name or a text');
}

function form(column: SourceColumn): Form | Unsupported {
  switch (column.baseType) {
    case 'int2':
    case 'int4':
    case 'int8':
    case 'oid':
      return { kind: 'integer' };
    case 'numeric':
      return { kind: 'decimal', scale: column.scale === null ? null : Math.max(column.scale, 0) };
    case 'float4':
    case 'float8':
      return { kind: 'float' };
    case 'bool':
      return { kind: 'boolean' };
    case 'date':
      return { kind: 'date' };
    case 'time':
      return { kind: 'time', digits: 6 };
    case 'timestamp':
    case 'timestamptz':
      return { kind: 'timestamp', digits: 6 };
    case 'bytea':
      return { kind: 'bytes' };
    default:
      return isText(column.baseType) ? { kind: 'text' } : noText(column);
  }
}

function isText(baseType: string): boolean {
  return hasPlainText(baseType) || hasOutputText(baseType) || hasArrayText(baseType);
}

function noText(column: SourceColumn): Unsupported {
  return { unsupported: `no lossless text that is independent of the session is known for ${column.type}` };
}

/** An expression and the loss conditions found on the way to it. */
interface Expected {
  readonly sql: string;
  readonly losses: SourceRendering['losses'];
}

function render(column: SourceColumn, target: Form, losses: readonly LossRule[]): SourceRendering | Unsupported {
  const own = form(column);
  if (isUnsupported(own)) return own;
  const value = identifier(column.name);
  switch (target.kind) {
    case 'integer':
      return own.kind === 'integer' ? exact(`${value}::text`) : impossible(column, target);
    case 'decimal':
      return renderDecimal(column, own, target.scale, losses);
    case 'float':
      return own.kind === 'float' ? exact(floatText(value)) : impossible(column, target);
    case 'boolean':
      return own.kind === 'boolean' ? exact(`${value}::text`) : impossible(column, target);
    case 'date':
      return own.kind === 'date' ? renderWith(expectedDate(value, losses), dateText) : impossible(column, target);
    case 'time':
      return own.kind === 'time'
        ? renderWith(expectedTime(value, losses), (v) => timeText(v, target.digits))
        : impossible(column, target);
    case 'timestamp':
      return renderTimestamp(column, own, target.digits, losses);
    case 'text':
      return own.kind === 'text' ? exact(plainText(column, value)) : impossible(column, target);
    case 'bytes':
      return own.kind === 'bytes' ? exact(`encode(${value}, 'hex')`) : impossible(column, target);
  }
}

function exact(sql: string): SourceRendering {
  return { sql, losses: [] };
}

function impossible(column: SourceColumn, target: Form): Unsupported {
  return { unsupported: `${column.type} cannot be compared as ${target.kind}` };
}

function renderWith(expected: Expected, text: (value: string) => string): SourceRendering {
  return { sql: text(expected.sql), losses: expected.losses };
}

function plainText(column: SourceColumn, value: string): string {
  // inet::text adds a mask that inet's own output has not; format() uses the output function, but makes '' of NULL.
  return hasOutputText(column.baseType)
    ? `CASE WHEN ${value} IS NOT NULL THEN format('%s', ${value}) END`
    : `${value}::text`;
}

function floatText(value: string): string {
  return `CASE WHEN ${value} = 'NaN' THEN 'NaN' ELSE encode(float8send(${value}::float8), 'hex') END`;
}

function renderDecimal(
  column: SourceColumn,
  own: Form,
  scale: number | null,
  losses: readonly LossRule[],
): SourceRendering | Unsupported {
  const value = identifier(column.name);
  if (own.kind === 'integer') {
    return exact(scale === null || scale === 0 ? `${value}::text` : `${value}::text || '.${'0'.repeat(scale)}'`);
  }
  if (own.kind !== 'decimal') return impossible(column, { kind: 'decimal', scale });
  const rule = losses.find((l) => l.rule === 'roundScale');
  const expected: Expected = rule
    ? {
        sql: `round(${value}, ${rule.scale})`,
        losses: [{ rule, changed: `${value} <> round(${value}, ${rule.scale})` }],
      }
    : { sql: value, losses: [] };
  const ownScale = rule ? rule.scale : column.scale;
  if (scale === null) return renderWith(expected, trimmedDecimal);
  if (ownScale === null || ownScale > scale) {
    return { unsupported: `${column.type} has more fraction digits than decimal(${scale}) keeps` };
  }
  // round() to a larger scale pads with zeros, and leaves NaN and the infinities as they are.
  return renderWith(expected, (v) => (ownScale === scale ? `${v}::text` : `round(${v}, ${scale})::text`));
}

function trimmedDecimal(value: string): string {
  const text = `${value}::text`;
  return `CASE WHEN strpos(${text}, '.') > 0 THEN rtrim(rtrim(${text}, '0'), '.') ELSE ${text} END`;
}

function expectedDate(value: string, losses: readonly LossRule[]): Expected {
  const rule = losses.find((l) => l.rule === 'infinityDates');
  if (!rule) return { sql: value, losses: [] };
  const sql = `CASE ${value} WHEN 'infinity' THEN make_date(9999, 12, 31) WHEN '-infinity' THEN make_date(-4713, 1, 1) ELSE ${value} END`;
  return { sql, losses: [{ rule, changed: `NOT isfinite(${value})` }] };
}

function dateText(value: string): string {
  // date minus date fails for an infinite date, so it is asked last.
  return (
    `CASE WHEN ${value} BETWEEN make_date(1, 1, 1) AND make_date(9999, 12, 31)` +
    ` THEN to_char(${value}::timestamp, 'YYYY-MM-DD')` +
    ` WHEN isfinite(${value}) THEN '~' || (${value} - make_date(1970, 1, 1))::text` +
    ` WHEN ${value} > make_date(1970, 1, 1) THEN '~infinity' WHEN ${value} IS NOT NULL THEN '~-infinity' END`
  );
}

function milliseconds(losses: readonly LossRule[]): Extract<LossRule, { rule: 'milliseconds' }> | undefined {
  return losses.find((l) => l.rule === 'milliseconds');
}

function expectedTime(value: string, losses: readonly LossRule[]): Expected {
  const rule = milliseconds(losses);
  if (!rule) return { sql: `${value}::interval`, losses: [] };
  const cut = rule.mode === 'round' ? `${value}::time(3)::interval` : `date_trunc('milliseconds', ${value}::interval)`;
  return { sql: cut, losses: [{ rule, changed: `${value}::interval <> ${cut}` }] };
}

function timeText(interval: string, digits: FractionDigits): string {
  return `to_char(${interval}, 'HH24:MI:SS.US')${digits === 9 ? " || '000'" : ''}`;
}

function renderTimestamp(
  column: SourceColumn,
  own: Form,
  digits: FractionDigits,
  losses: readonly LossRule[],
): SourceRendering | Unsupported {
  const name = identifier(column.name);
  if (own.kind === 'date') {
    return renderWith(expectedDate(name, losses), (v) => timestampText(`(${v})::timestamp`, digits));
  }
  if (own.kind !== 'timestamp') return impossible(column, { kind: 'timestamp', digits });
  // The instant's wall clock in UTC: what DMS writes for timestamptz.
  const value = column.baseType === 'timestamptz' ? `(${name} AT TIME ZONE 'UTC')` : name;
  return renderWith(expectedTimestamp(value, losses), (v) => timestampText(v, digits));
}

function expectedTimestamp(value: string, losses: readonly LossRule[]): Expected {
  let expected: Expected = { sql: value, losses: [] };
  const cut = milliseconds(losses);
  if (cut) {
    const sql = cut.mode === 'round' ? `${value}::timestamp(3)` : `date_trunc('milliseconds', ${value})`;
    expected = { sql, losses: [{ rule: cut, changed: `${value} <> ${sql}` }] };
  }
  const infinity = losses.find((l) => l.rule === 'infinityDates');
  if (!infinity) return expected;
  const sql =
    `CASE ${value} WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)` +
    ` WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp ELSE ${expected.sql} END`;
  return { sql, losses: [...expected.losses, { rule: infinity, changed: `NOT isfinite(${value})` }] };
}

function timestampText(value: string, digits: FractionDigits): string {
  const nanos = digits === 9 ? " || '000'" : '';
  // to_char() of an infinite timestamp is NULL, and beyond year 9999 and before year 1 its text is not one to one.
  const micros =
    // numeric, because the last years that PostgreSQL has do not fit a bigint of micro-seconds from 1970
    `((${value})::date - make_date(1970, 1, 1))::numeric * 86400000000` +
    ` + round(extract(epoch from (${value})::time) * 1000000)::numeric`;
  return (
    `CASE WHEN ${value} >= make_timestamp(1, 1, 1, 0, 0, 0) AND ${value} < make_timestamp(10000, 1, 1, 0, 0, 0)` +
    ` THEN to_char(${value}, 'YYYY-MM-DD HH24:MI:SS.US')${nanos}` +
    ` WHEN isfinite(${value}) THEN '~' || (${micros})::text` +
    ` WHEN ${value} > make_timestamp(1, 1, 1, 0, 0, 0) THEN '~infinity' WHEN ${value} IS NOT NULL THEN '~-infinity' END`
  );
}

/**
 * Commit times are kept with track_commit_timestamp, and for as long as the transaction's number is not frozen: of an
 * older row pg_xact_commit_timestamp() is NULL, which is no evidence. (PostgreSQL manual, 9.27 System Information)
 */
function changedAfter(evidence: ChangeEvidence, moment: string): string | null {
  const instant = `${literal(moment)}::timestamptz`;
  if (evidence.by === 'commit') return `pg_catalog.pg_xact_commit_timestamp(xmin) > ${instant}`;
  const value = identifier(evidence.column.name);
  if (evidence.column.baseType === 'timestamptz') return `${value} > ${instant}`;
  return evidence.column.baseType === 'timestamp' ? `${value} > (${instant} AT TIME ZONE 'UTC')` : null;
}

/** concat_ws() takes a hundred arguments. */
function joinedByCommas(items: readonly string[]): string {
  if (items.length < 100) return `concat_ws(',', ${items.join(', ')})`;
  return joinedByCommas(chunks(items, 99).map(joinedByCommas));
}

function fields(runs: readonly FieldRun[]): string {
  const arrays = runs.map(({ columns, text, escaped, array }) => {
    // Columns of several collations have none in common, and replace() wants one.
    const field = escaped ? escapeText(`(${text}) COLLATE "C"`) : text;
    // unnest() gives the elements in their order.
    return array
      ? `ARRAY(SELECT ${field} FROM unnest(ARRAY[${columns.join(',')}]) AS u(${ELEMENT}))`
      : `ARRAY[${field}]`;
  });
  return `array_to_string(${arrays.join(' || ')}, chr(9), ${literal('\\N')})`;
}

function escapeText(text: string): string {
  const [backslash, tab, newline] = ['\\\\', '\\t', '\\n'].map(literal);
  return `replace(replace(replace(${text}, ${literal('\\')}, ${backslash}), chr(9), ${tab}), chr(10), ${newline})`;
}

/**
 * Integers by their order, texts by that of their bytes: only in those do every source and every engine agree. The
 * collation "C" is that order in a database of UTF-8, the only one whose texts arrive as they are.
 */
const ranges: SourceRanges = {
  form: (column) => {
    if (['int2', 'int4', 'int8'].includes(column.baseType)) return 'integer';
    return ['text', 'varchar', 'uuid'].includes(column.baseType) ? 'text' : null;
  },
  condition: (column, range) =>
    rangeCondition(range, rangeValue(column), (boundary) => (range.form === 'integer' ? boundary : literal(boundary))),
  boundaries: (relation, column, parts, estimatedRows) => {
    const fractions = Array.from({ length: parts - 1 }, (_, i) => ((i + 1) / parts).toFixed(6));
    // About so many rows are read: boundaries of a thousandth are good enough.
    const percent = Math.min(100, Math.max(0.0001, (100 * 200_000) / Math.max(estimatedRows, 1)));
    const value = rangeValue(column);
    return (
      `SELECT array_to_json(percentile_disc(ARRAY[${fractions.join(', ')}]) WITHIN GROUP (ORDER BY ${value}))::text` +
      ` FROM ${relation} TABLESAMPLE SYSTEM (${percent.toFixed(6)}) WHERE ${identifier(column.name)} IS NOT NULL`
    );
  },
};

/** Under a collation that folds, equality is true of more texts than one: never of fewer. */
function keyIn(columns: readonly SourceColumn[], keys: readonly (readonly string[])[]): string | null {
  const forms = columns.map((column) => ranges.form(column));
  if (forms.includes(null)) return null;
  const tuple = (key: readonly string[]) => key.map((text, i) => (forms[i] === 'integer' ? text : literal(text)));
  const names = columns.map(({ name }) => identifier(name));
  return `(${names.join(', ')}) IN (${keys.map((key) => `(${tuple(key).join(', ')})`).join(', ')})`;
}

function rangeValue(column: SourceColumn): string {
  const name = identifier(column.name);
  return ranges.form(column) === 'integer' ? name : `${name}::text COLLATE "C"`;
}

export const postgres: SourceDialect = {
  name: 'postgres',
  identifier,
  literal,
  form,
  render,
  changedAfter,
  keyIn,
  ranges,
  present: (column) => `${identifier(column.name)} IS NOT NULL`,
  trailer: (conditions) => joinedByCommas(['count(*)', ...conditions.map((c) => `count(*) FILTER (WHERE ${c})`)]),
  fields,
  relation: (schema, table) => `${identifier(schema)}.${identifier(table)}`,
  // A collation may take different texts for equal: the C collation compares their bytes.
  equalsText: (sql, text) => `(${sql}) COLLATE "C" = ${literal(text)}`,
  containsText: (sql, text) => `strpos((${sql}) COLLATE "C", ${literal(text)}) > 0`,
};

/**
 * PostgreSQL 12 and later as a source: every column as lossless text, whatever the session's settings are.
 *
 * `value::text` is not good enough: its text of dates, floats, bytes and intervals follows DateStyle, TimeZone,
 * extra_float_digits, bytea_output and IntervalStyle, which `ALTER ROLE … SET` changes behind our back, and a query that
 * is passed through Athena cannot SET them. https://www.postgresql.org/docs/current/runtime-config-client.html
 */
import type { SourceColumn } from '../compare/columns.ts';
import { rangeCondition } from '../compare/ranges.ts';
import type { ChangeEvidence, SourceDialect, SourceRanges } from './dialect.ts';
import { postgresComparison, postgresTexts } from './postgres-conditions.ts';
import { identifier, literal } from './postgres-quote.ts';
import { isOneLine } from './postgres-types.ts';
import { form, render } from './postgres-values.ts';
import { chunks, ELEMENT, type FieldRun } from './wide.ts';

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
  isOneLine: ({ baseType }) => isOneLine(baseType),
  present: (column) => `${identifier(column.name)} IS NOT NULL`,
  trailer: (conditions, relation, outside = []) =>
    joinedByCommas([
      'count(*)',
      ...conditions.map((c) => `count(*) FILTER (WHERE ${c})`),
      ...outside.map((c) => `(SELECT count(*) FROM ${relation} WHERE ${c})`),
    ]),
  fields,
  relation: (schema, table) => `${identifier(schema)}.${identifier(table)}`,
  // A collation may take different texts for equal: the C collation compares their bytes.
  equalsText: (sql, text) => `(${sql}) COLLATE "C" = ${literal(text)}`,
  containsText: (sql, text) => `strpos((${sql}) COLLATE "C", ${literal(text)}) > 0`,
  comparison: postgresComparison({ identifier, literal }),
  texts: postgresTexts(literal),
};

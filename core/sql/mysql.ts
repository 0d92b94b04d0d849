/**
 * MySQL 5.7 and later, and MariaDB 10.5 and later, as a source: every column as lossless text, whatever the session's
 * settings are. A query that is passed through a connector cannot SET them, and `SET GLOBAL`, `init_connect` and the
 * connector itself change them behind our back. Run on MariaDB 10.11 (test/heavy); where MySQL 8 differs, the place in
 * its manual is named. https://dev.mysql.com/doc/refman/8.4/en/
 */
import type { LakeType, LossRule, SourceColumn } from '../compare/columns.ts';
import type { Form, FractionDigits } from '../compare/forms.ts';
import type { ChangeEvidence, SourceDialect, SourceRendering, Unsupported } from './dialect.ts';
import { mysqlComparison, mysqlTexts } from './mysql-conditions.ts';
import { expectedBytes, expectedText } from './mysql-expected.ts';
import { mysqlKeyIn, mysqlRanges } from './mysql-ranges.ts';
import {
  beyondMilliseconds,
  cutToMilliseconds,
  type DateKind,
  doubleBits,
  hexText,
  isZeroDate,
  printed,
  rawClock,
  rawDate,
  rawInstant,
  rawRounded,
  taggedDate,
  textIn,
  timeText,
  utf8,
  withDigits,
  zeroDateText,
} from './mysql-values.ts';

/** Backticks quote under every sql_mode; double quotes only under ANSI_QUOTES. */
function identifier(name: string): string {
  refuseNul(name);
  // "Supplementary characters (U+10000 and higher) are not permitted" (manual, 11.2 Schema Object Names).
  if (/[\u{10000}-\u{10ffff}]/u.test(name))
    throw new RangeError('MySQL cannot hold a character above U+FFFF in a name');
  return `\`${name.replaceAll('`', '``')}\``;
}

/**
 * Letters and digits are themselves everywhere; anything else is written as its bytes, which no sql_mode reads otherwise.
 * So is the empty text: quotes with nothing in them are NULL under MariaDB's EMPTY_STRING_IS_NULL.
 */
function literal(text: string): string {
  refuseNul(text);
  if (/^[A-Za-z0-9_ :.,+-]+$/.test(text)) return `_utf8mb4'${text}'`;
  return `_utf8mb4 X'${bytesOf(text).join('')}'`;
}

/** The bytes of a text, each as two digits. */
function bytesOf(text: string): string[] {
  return [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0'));
}

function hexLiteral(text: string): string {
  return literal(bytesOf(text).join('').toUpperCase());
}

function refuseNul(text: string): void {
  if (text.includes('\0')) throw new RangeError('A NUL character cannot be part of a name or a text in MySQL');
}

/** DMS writes TIME as a string, YEAR as an integer, BIT(1) as a boolean (User Guide, "Source data types for MySQL"). */
function form(column: SourceColumn, lake: readonly LakeType[] = []): Form | Unsupported {
  const all = (kind: LakeType['kind']) => lake.length > 0 && lake.every((type) => type.kind === kind);
  switch (column.baseType) {
    case 'tinyint':
      return { kind: all('boolean') ? 'boolean' : 'integer' };
    case 'smallint':
    case 'mediumint':
    case 'int':
    case 'bigint':
    case 'year':
      return { kind: 'integer' };
    case 'bit':
      if (all('integer')) return { kind: 'integer' };
      return { kind: column.precision === 1 && !all('binary') ? 'boolean' : 'bytes' };
    case 'decimal':
      return { kind: 'decimal', scale: column.scale };
    case 'float':
    case 'double':
      return { kind: 'float' };
    case 'date':
      return { kind: 'date' };
    case 'time':
      return all('time') ? { kind: 'time', digits: 6 } : { kind: 'text' };
    case 'datetime':
    case 'timestamp':
      return { kind: 'timestamp', digits: 6 };
    default:
      return otherForm(column);
  }
}

const TEXTS = ['char', 'varchar', 'tinytext', 'text', 'mediumtext', 'longtext', 'enum', 'set'];
/** Types without a character set of their own, whose text is made by CAST. */
const CAST_TO_TEXT = ['json', 'uuid', 'inet4', 'inet6'];
const BYTES = ['binary', 'varbinary', 'tinyblob', 'blob', 'mediumblob', 'longblob'];
/** Four bytes of SRID and the well-known binary form, in both servers (manual, 13.4.3). */
const GEOMETRY = [
  ...['geometry', 'point', 'linestring', 'polygon', 'multipoint', 'multilinestring', 'multipolygon'],
  ...['geometrycollection', 'geomcollection'],
];

function otherForm({ baseType, type }: SourceColumn): Form | Unsupported {
  if (TEXTS.includes(baseType) || CAST_TO_TEXT.includes(baseType)) return { kind: 'text' };
  if (BYTES.includes(baseType) || GEOMETRY.includes(baseType)) return { kind: 'bytes' };
  return { unsupported: `no lossless text that is independent of the session is known for ${type}` };
}

function render(column: SourceColumn, target: Form, losses: readonly LossRule[]): SourceRendering | Unsupported {
  const rendering = rendered(column, target, losses);
  if ('unsupported' in rendering) return rendering;
  // MariaDB's sql_mode ORACLE lets CONCAT() take NULL for an empty text.
  const sql = `CASE WHEN ${identifier(column.name)} IS NOT NULL THEN ${rendering.sql} END`;
  return { ...rendering, sql: rendering.sql.includes('CONCAT(') ? sql : rendering.sql };
}

function rendered(column: SourceColumn, target: Form, losses: readonly LossRule[]): SourceRendering | Unsupported {
  const value = identifier(column.name);
  const { baseType } = column;
  const own = otherForm(column);
  if (target.kind === 'bytes' && 'kind' in own && own.kind === 'bytes') return expectedBytes(value, losses, hexText);
  const sql = plainText(column, value, target);
  if (sql !== null && target.kind === 'text') return expectedText(sql, losses, literal);
  if (sql !== null) return { sql, losses: [] };
  if (baseType === 'date' && target.kind === 'date')
    return zeroDates(value, 'date', losses, taggedDate(value, 'date', rawDate(value)));
  if (baseType === 'date' && target.kind === 'timestamp') {
    const midnight = `CONCAT(${rawDate(value)}, ${literal(` 00:00:00.${'0'.repeat(target.digits)}`)})`;
    return zeroDates(value, 'date', losses, taggedDate(value, 'date', midnight));
  }
  if ((baseType === 'datetime' || baseType === 'timestamp') && target.kind === 'timestamp')
    return instant(column, value, target.digits, losses);
  if (baseType === 'time' && target.kind === 'time') {
    const raw = rawClock(value, fractionDigits(column));
    const { text, losses: cut } = milliseconds(raw, raw, losses);
    return { sql: timeText(text, target.digits), losses: cut };
  }
  return { unsupported: `${column.type} cannot be compared as ${target.kind}` };
}

/** Where nothing is lost on the way; null for what is not such a pair. */
function plainText(column: SourceColumn, value: string, target: Form): string | null {
  const own = otherForm(column);
  switch (target.kind) {
    case 'integer':
      return integerText(column, value);
    case 'decimal':
      return decimalText(column, value, target.scale);
    case 'float':
      return ['float', 'double'].includes(column.baseType) ? doubleBits(value) : null;
    case 'boolean':
      return ['tinyint', 'bit'].includes(column.baseType) ? booleanText(value) : null;
    case 'text':
      if (column.baseType === 'time') return utf8(printed(value));
      return 'kind' in own && own.kind === 'text' ? stringText(column, value) : null;
    case 'bytes':
      return column.baseType === 'bit' ? bitBytes(column, value) : null;
    default:
      return null;
  }
}

const INTEGERS = ['tinyint', 'smallint', 'mediumint', 'int', 'bigint', 'year', 'bit'];

function integerText({ baseType, type }: SourceColumn, value: string): string | null {
  if (!INTEGERS.includes(baseType)) return null;
  // ZEROFILL (which is unsigned always) and YEAR have leading zeros, and BIT is a string of bytes.
  const plain = /zerofill/i.test(type) || baseType === 'year' || baseType === 'bit';
  return utf8(printed(plain ? `CAST(${value} AS UNSIGNED)` : value));
}

function decimalText(column: SourceColumn, value: string, scale: number | null): string | null {
  const integer = integerText(column, value);
  if (integer !== null)
    return scale === null || scale === 0 ? integer : utf8(`CONCAT(${integer}, ${literal(`.${'0'.repeat(scale)}`)})`);
  const own = column.baseType === 'decimal' ? column.scale : null;
  if (own === null || scale === null || own > scale) return null;
  const precision = column.precision ?? 65;
  // MariaDB takes the text of a decimal(5,5) for one character shorter than it is, and cuts it where it keeps it in a
  // temporary table, as a connector that puts the query into brackets makes it do (10.11, seen through Trino).
  const wider = Math.max(precision, own + 1);
  const plain = !/zerofill/i.test(column.type) && wider === precision;
  const text = printed(plain ? value : `CAST(${value} AS DECIMAL(${wider}, ${own}))`);
  if (own === scale) return utf8(text);
  return utf8(`CONCAT(${text}, ${literal(`${own === 0 ? '.' : ''}${'0'.repeat(scale - own)}`)})`);
}

function booleanText(value: string): string {
  const raw = `CONCAT(${literal('~')}, CONVERT(${printed(`${value} + 0`)} USING utf8mb4))`;
  return utf8(`CASE ${value} + 0 WHEN 0 THEN ${literal('false')} WHEN 1 THEN ${literal('true')} ELSE ${raw} END`);
}

function bitBytes({ precision }: SourceColumn, value: string): string {
  const digits = 2 * Math.ceil((precision ?? 64) / 8);
  return `LPAD(LOWER(CONVERT(HEX(CAST(${value} AS UNSIGNED)) USING utf8mb4)), ${digits}, ${literal('0')}) COLLATE utf8mb4_bin`;
}

/** The catalog query ends a type's text with its character set, where that is not utf8mb4. */
function charsetOf({ type }: SourceColumn): string {
  return / CHARACTER SET ([a-z0-9_]+)$/i.exec(type)?.[1]?.toLowerCase() ?? 'utf8mb4';
}

function stringText(column: SourceColumn, value: string): string {
  // Without its name it would be the connection's, in which a character that it lacks becomes a question mark.
  if (CAST_TO_TEXT.includes(column.baseType)) return utf8(`CAST(${value} AS CHAR CHARACTER SET utf8mb4)`);
  const text = textIn(charsetOf(column), value);
  if (column.baseType !== 'char') return text;
  // What a CHAR is padded with is no part of it, but comes under PAD_CHAR_TO_FULL_LENGTH (manual, 7.1.11). Under ORACLE,
  // MariaDB's TRIM() makes NULL of an empty text.
  return `COALESCE(TRIM(TRAILING ${literal(' ')} FROM ${text}), LEFT(${text}, 0)) COLLATE utf8mb4_bin`;
}

/** The digits of a declared fraction: `datetime(3)`. */
function fractionDigits({ type }: SourceColumn): number {
  return Number(/^\w+\((\d)\)/.exec(type)?.[1] ?? 0);
}

function instant(
  column: SourceColumn,
  value: string,
  digits: FractionDigits,
  losses: readonly LossRule[],
): SourceRendering {
  const kind = column.baseType === 'timestamp' ? 'timestamp' : 'datetime';
  const raw = kind === 'timestamp' ? rawInstant(value) : rawClock(value, fractionDigits(column));
  const { text, losses: cut } = milliseconds(raw, `COALESCE(${rawRounded(value, kind)}, ${raw})`, losses);
  const zeros = zeroDates(value, kind, losses, taggedDate(value, kind, withDigits(text, digits)));
  return { sql: zeros.sql, losses: [...zeros.losses, ...cut] };
}

/** The text cut to milli-seconds, where a rule says so; `rounded` is what the cut makes a rounded value of. */
function milliseconds(
  raw: string,
  rounded: string,
  losses: readonly LossRule[],
): { text: string; losses: SourceRendering['losses'] } {
  const rule = losses.find((l) => l.rule === 'milliseconds');
  if (!rule) return { text: raw, losses: [] };
  const text = cutToMilliseconds(rule.mode === 'round' ? rounded : raw);
  return { text, losses: [{ rule, changed: beyondMilliseconds(raw) }] };
}

/** NULL in place of a zero date, where a rule says so. */
function zeroDates(value: string, kind: DateKind, losses: readonly LossRule[], text: string): SourceRendering {
  const rule = losses.find((l) => l.rule === 'zeroDates');
  if (!rule) return { sql: text, losses: [] };
  const changed = isZeroDate(value, kind);
  // As a lake of texts holds it: tagged as a text that is no date.
  if (rule.as === 'text')
    return { sql: `CASE WHEN ${changed} THEN ${zeroDateText(value)} ELSE ${text} END`, losses: [] };
  return { sql: `CASE WHEN ${changed} THEN NULL ELSE ${text} END`, losses: [{ rule, changed }] };
}

/**
 * A character set of results that cannot hold every text would put question marks into the values unseen. Then there is
 * no trailer, and without a trailer nothing counts as read. And the catalog does not list columns that the user may not
 * see at all: to select all of them, none of the rows, is what fails there.
 */
function trailer(conditions: readonly string[], relation?: string, outside: readonly string[] = []): string {
  const counts = [
    'COUNT(*)',
    ...conditions.map((c) => `COUNT(CASE WHEN ${c} THEN 1 END)`),
    ...outside.map((c) => `(SELECT COUNT(*) FROM ${relation} WHERE ${c})`),
  ];
  const results = `COALESCE(@@character_set_results, 'binary') IN ('utf8mb4', 'binary')`;
  const whole = `(SELECT COUNT(*) FROM (SELECT * FROM ${relation} LIMIT 0) AS whole) = 0`;
  const safe = relation === undefined ? results : `${results} AND ${whole}`;
  return utf8(`CASE WHEN ${safe} THEN CONCAT_WS(${literal(',')}, ${counts.join(', ')}) END`);
}

function changedAfter(evidence: ChangeEvidence, moment: string): string | null {
  if (evidence.by === 'commit') return null;
  const { baseType } = evidence.column;
  const value = identifier(evidence.column.name);
  const wall = literal(new Date(moment).toISOString().slice(0, 23).replace('T', ' '));
  // Both as text of UTC, where the order of texts is that of time.
  if (baseType === 'timestamp') return `${rawInstant(value)} > ${wall}`;
  return baseType === 'datetime' ? `${rawClock(value, fractionDigits(evidence.column))} > ${wall}` : null;
}

export const mysql: SourceDialect = {
  name: 'mysql',
  identifier,
  literal,
  form,
  render,
  changedAfter,
  keyIn: (columns, keys) => mysqlKeyIn(identifier, columns, keys),
  ranges: mysqlRanges(identifier),
  present: (column) => `${identifier(column.name)} IS NOT NULL`,
  trailer,
  // Bytes, because collations take different texts for equal, even the binary one where they end in spaces.
  equalsText: (sql, text) =>
    `(OCTET_LENGTH(${sql}) = ${bytesOf(text).length} AND ${utf8(`HEX(${sql})`)} = ${hexLiteral(text)})`,
  containsText: (sql, text) => `LOCATE(${literal(text)}, ${sql}) > 0`,
  comparison: mysqlComparison({ identifier, literal }),
  texts: mysqlTexts(literal),
  relation: (schema, table) => `${identifier(schema)}.${identifier(table)}`,
};

/**
 * SQL Server 2016 and later as a source: every column as lossless text, whatever the session's settings are. Our tests
 * cannot execute it: each expression names what it rests on in `sqlserver-values.ts`, is parsed as Transact-SQL
 * (test/sql/parse), and each run has its own literals rendered by the user's server first (`sqlserver-zoo.ts`).
 * Manual: Microsoft Learn, Transact-SQL reference. https://learn.microsoft.com/sql/t-sql/
 */
import type { LossRule, SourceColumn } from '../compare/columns.ts';
import type { Form, FractionDigits } from '../compare/forms.ts';
import type { ChangeEvidence, SourceDialect, SourceRendering, Unsupported } from './dialect.ts';
import { sqlserverKeyIn, sqlserverRanges } from './sqlserver-ranges.ts';
import {
  beyondCut,
  booleanText,
  clockText,
  cutOf,
  dateText,
  datetimeText,
  decimalText,
  floatBits,
  guidText,
  hexText,
  integerText,
  midnightText,
  moneyAsDecimal,
  rowversionHex,
  trimmedText,
  unicodeText,
} from './sqlserver-values.ts';
import { SQLSERVER_ZOO } from './sqlserver-zoo.ts';

/** "Database identifiers": brackets quote under every QUOTED_IDENTIFIER; a name has 128 UTF-16 units. */
function identifier(name: string): string {
  refuseNul(name);
  if (name === '' || name.length > 128)
    throw new RangeError(`SQL Server cannot hold a name of ${name.length} characters`);
  return `[${name.replaceAll(']', ']]')}]`;
}

/**
 * "Constants": a Unicode text. A backslash at the end of a line would join it with the next ("Backslash (Line
 * Continuation)"), so line ends stand by their number.
 */
function literal(text: string): string {
  refuseNul(text);
  const pieces = text
    .split(/([\r\n])/)
    .filter((piece) => piece !== '')
    .map((piece) => (/^[\r\n]$/.test(piece) ? `NCHAR(${piece.charCodeAt(0)})` : `N'${piece.replaceAll("'", "''")}'`));
  if (pieces.length === 0) return "N''";
  return pieces.length === 1 ? pieces.join('') : `(${pieces.join(' + ')})`;
}

function refuseNul(text: string): void {
  if (text.includes('\0')) throw new RangeError('A NUL character cannot be part of a name or a text in SQL Server');
}

const INTEGERS = ['tinyint', 'smallint', 'int', 'bigint'];
const MONEY = ['money', 'smallmoney'];
const DECIMALS = ['decimal', 'numeric'];
const FLOATS = ['real', 'float'];
const BYTES = ['binary', 'varbinary', 'image'];
/** Types of text, and those whose text is made by a conversion without a choice ("CAST and CONVERT"). */
const TEXTS = ['char', 'varchar', 'text', 'nchar', 'nvarchar', 'ntext', 'xml'];
const PADDED = ['char', 'nchar'];
const WALL_CLOCKS = ['datetime', 'smalldatetime'];

/** "Source data types for SQL Server" in the DMS User Guide. */
function form(column: SourceColumn): Form | Unsupported {
  const { baseType } = column;
  if (INTEGERS.includes(baseType)) return { kind: 'integer' };
  if (DECIMALS.includes(baseType)) return { kind: 'decimal', scale: column.scale ?? 0 };
  if (MONEY.includes(baseType)) return { kind: 'decimal', scale: 4 };
  if (FLOATS.includes(baseType)) return { kind: 'float' };
  if (baseType === 'bit') return { kind: 'boolean' };
  if (baseType === 'date') return { kind: 'date' };
  if (baseType === 'time') return { kind: 'time', digits: fractionDigits(column) > 6 ? 9 : 6 };
  if (baseType === 'datetime2') return { kind: 'timestamp', digits: fractionDigits(column) > 6 ? 9 : 6 };
  if (WALL_CLOCKS.includes(baseType)) return { kind: 'timestamp', digits: 6 };
  if (TEXTS.includes(baseType) || baseType === 'uniqueidentifier') return { kind: 'text' };
  if (BYTES.includes(baseType) || baseType === 'timestamp') return { kind: 'bytes' };
  return unsupported(column, WHY[baseType] ?? 'how DMS writes it is not documented');
}

const WHY: Readonly<Record<string, string>> = {
  datetimeoffset: 'DMS writes it as text, in a form that is not documented',
  hierarchyid: 'DMS writes it as text, in a form that is not documented',
  geometry: 'DMS writes it as text, with another SRID',
  geography: 'DMS writes it as text, with another SRID',
  encrypted: 'the server hands out what Always Encrypted made of it',
};

function unsupported({ type }: SourceColumn, why: string): Unsupported {
  return { unsupported: `${type} of SQL Server is not compared: ${why}` };
}

/** `datetime2(7)`: 7, which is also what it has without a number. */
function fractionDigits({ type }: SourceColumn): number {
  return Number(/^\w+\((\d)\)/.exec(type)?.[1] ?? 7);
}

const KNOWN: readonly LossRule['rule'][] = [
  ...(['milliseconds', 'microseconds', 'nullText', 'lowerCase', 'prefix', 'padding'] as const),
];

function render(column: SourceColumn, target: Form, losses: readonly LossRule[]): SourceRendering | Unsupported {
  const unknown = losses.find(({ rule }) => !KNOWN.includes(rule));
  if (unknown) return unsupported(column, `${unknown.because} No expression of it is known`);
  return rendered(column, target, losses) ?? { unsupported: `${column.type} cannot be compared as ${target.kind}` };
}

function rendered(
  column: SourceColumn,
  target: Form,
  losses: readonly LossRule[],
): SourceRendering | Unsupported | null {
  const value = identifier(column.name);
  const { baseType } = column;
  switch (target.kind) {
    case 'timestamp':
    case 'time':
      return renderClock(column, value, target, losses);
    case 'text':
      return renderText(column, value, losses);
    default: {
      const sql = plain(column, value, target);
      const cut = losses.find((l) => l.rule === 'prefix');
      if (cut && BYTES.includes(baseType)) return cutBytes(value, cut);
      return sql === null ? null : { sql, losses: [] };
    }
  }
}

/** Where nothing is lost on the way; null for what is not such a pair. */
function plain(column: SourceColumn, value: string, target: Form): string | null {
  const { baseType } = column;
  switch (target.kind) {
    case 'integer':
      return integerOf(column, value);
    case 'decimal':
      return decimalOf(column, value, target.scale);
    case 'float':
      return FLOATS.includes(baseType) ? floatBits(value) : null;
    case 'boolean':
      return baseType === 'bit' ? booleanText(value) : null;
    case 'date':
      return baseType === 'date' ? dateText(value) : null;
    case 'bytes':
      if (baseType === 'timestamp') return rowversionHex(value);
      return BYTES.includes(baseType) ? hexText(value) : null;
    default:
      return null;
  }
}

function integerOf({ baseType }: SourceColumn, value: string): string | null {
  return INTEGERS.includes(baseType) ? integerText(value) : null;
}

function decimalOf(column: SourceColumn, value: string, scale: number | null): string | null {
  const { baseType } = column;
  if (scale === null) return null;
  if (MONEY.includes(baseType)) return scale < 4 ? null : decimalText(moneyAsDecimal(value), 4, scale);
  const own = INTEGERS.includes(baseType) ? 0 : DECIMALS.includes(baseType) ? (column.scale ?? 0) : null;
  return own === null || own > scale ? null : decimalText(value, own, scale);
}

function cutBytes(value: string, rule: Extract<LossRule, { rule: 'prefix' }>): SourceRendering {
  const bytes = `CONVERT(varbinary(max), ${value})`;
  return {
    sql: hexText(`SUBSTRING(${bytes}, 1, ${rule.size})`),
    losses: [{ rule, changed: `DATALENGTH(${bytes}) > ${rule.size}` }],
  };
}

function renderClock(
  column: SourceColumn,
  value: string,
  { kind, digits }: Form & { kind: 'time' | 'timestamp'; digits: FractionDigits },
  losses: readonly LossRule[],
): SourceRendering | null {
  const { baseType } = column;
  if (kind === 'timestamp' && baseType === 'date') return { sql: midnightText(value, digits), losses: [] };
  if (kind === 'timestamp' && WALL_CLOCKS.includes(baseType)) return { sql: datetimeText(value, digits), losses: [] };
  const type = kind === 'time' ? 'time' : 'datetime2';
  if (baseType !== type) return null;
  const cut = cutOf(losses);
  // Digits that the form has no place for are cut by a rule, or not at all.
  if (!cut && fractionDigits(column) > digits) return null;
  return {
    sql: clockText(value, type, digits, cut),
    losses: cut ? [{ rule: cut, changed: beyondCut(value, type, cut) }] : [],
  };
}

function renderText(
  column: SourceColumn,
  value: string,
  losses: readonly LossRule[],
): SourceRendering | Unsupported | null {
  const { baseType } = column;
  if (baseType === 'uniqueidentifier') return guid(value, losses);
  if (!TEXTS.includes(baseType)) return null;
  const padded = losses.some((l) => l.rule === 'padding');
  if (PADDED.includes(baseType)) return { sql: padded ? unicodeText(value) : trimmedText(value), losses: [] };
  const cut = losses.find((l) => l.rule === 'prefix');
  if (!cut) return { sql: unicodeText(value), losses: [] };
  const text = unicodeText(value);
  // "LEN" does not count the spaces at the end. How many bytes of UTF-8 a text has nobody can tell: one that may have too
  // many is expected as if each character were one byte, and is counted.
  const surelyWhole = cut.unit === 'characters' ? cut.size : Math.floor(cut.size / 3);
  return {
    sql: `LEFT(${text}, ${cut.size})`,
    losses: [{ rule: cut, changed: `DATALENGTH(${text}) > ${2 * surelyWhole}` }],
  };
}

function guid(value: string, losses: readonly LossRule[]): SourceRendering {
  const rule = losses.find((l) => l.rule === 'lowerCase');
  if (!rule) return { sql: guidText(value), losses: [] };
  return { sql: `LOWER(${guidText(value)})`, losses: [{ rule, changed: '1 = 0' }] };
}

/** "COUNT_BIG": a count is never NULL, so that it can be joined. */
function trailer(conditions: readonly string[], relation?: string, outside: readonly string[] = []): string {
  const counted = ['COUNT_BIG(*)', ...conditions.map((c) => `COUNT_BIG(CASE WHEN ${c} THEN 1 END)`)];
  const apart = outside.map((c) => `(SELECT COUNT_BIG(*) FROM ${relation} WHERE ${c})`);
  return [...counted, ...apart].map((count) => `CONVERT(varchar(20), ${count})`).join(` + ',' + `);
}

/** Styles 121 and 127 ("CAST and CONVERT"); the column is in UTC where its type has no zone. */
function changedAfter(evidence: ChangeEvidence, moment: string): string | null {
  if (evidence.by === 'commit') return null;
  const { baseType, name } = evidence.column;
  const iso = new Date(moment).toISOString();
  const wall = `CONVERT(datetime2(7), '${iso.slice(0, 23).replace('T', ' ')}', 121)`;
  if (['datetime2', ...WALL_CLOCKS].includes(baseType)) return `CONVERT(datetime2(7), ${identifier(name)}) > ${wall}`;
  return baseType === 'datetimeoffset' ? `${identifier(name)} > TODATETIMEOFFSET(${wall}, '+00:00')` : null;
}

/** A comparison takes no account of spaces at the end, under any collation; so the length in bytes is compared as well. */
function equalsText(sql: string, text: string): string {
  const unicode = unicodeText(sql);
  return `(DATALENGTH(${unicode}) = ${2 * text.length} AND ${unicode} = ${literal(text)})`;
}

/** "TOP"; there is no IN for several columns at once. */
function firstRow(key: readonly string[], relation: string, filters: string): string {
  const same = key.map((name) => `one_row.${name} = ${relation}.${name}`).join(' AND ');
  return `EXISTS (SELECT 1 FROM (SELECT TOP (1) ${key.join(', ')} FROM ${relation}${filters}) AS one_row WHERE ${same})`;
}

export const sqlserver: SourceDialect = {
  name: 'sqlserver',
  identifier,
  literal,
  form,
  render,
  changedAfter,
  keyIn: (columns, keys) => sqlserverKeyIn(identifier, columns, keys),
  ranges: sqlserverRanges(identifier),
  firstRow,
  present: (column) => `${identifier(column.name)} IS NOT NULL`,
  trailer,
  relation: (schema, table) => `${identifier(schema)}.${identifier(table)}`,
  equalsText,
  containsText: (sql, text) => `CHARINDEX(${literal(text)}, ${unicodeText(sql)}) > 0`,
  zoo: SQLSERVER_ZOO,
};

/**
 * MySQL and MariaDB: comparing a column with a value that a task's mappings spell, and exact operations on texts, alike
 * under every sql_mode, time zone and character set of the session. (MySQL manual: 11.1.3 Date and Time Literals, 12.8.4
 * Collation Coercibility, 14.8 String Functions; run on MariaDB in test/heavy.)
 */
import type { SourceColumn } from '../compare/columns.ts';
import type { Operator } from '../compare/row-conditions.ts';
import { dateValue, isNumber, momentValue, notWritten } from './condition-values.ts';
import type { TextOperations, Unsupported } from './dialect.ts';
import { rawInstant, utf8 } from './mysql-values.ts';

type Readings = readonly [string, ...string[]] | Unsupported;

interface Spelling {
  identifier(name: string): string;
  literal(text: string): string;
}

const INTEGERS = ['tinyint', 'smallint', 'mediumint', 'int', 'bigint', 'year'];

/** See `SourceDialect.comparison`. */
export function mysqlComparison(spelling: Spelling): (c: SourceColumn, o: Operator, v: string) => Readings {
  return (column, operator, value) => {
    const name = spelling.identifier(column.name);
    if (INTEGERS.includes(column.baseType) || column.baseType === 'decimal')
      return isNumber(value) ? [`${name} ${operator} (${value})`] : notWritten(column, 'a number', value);
    switch (column.baseType) {
      case 'float':
      case 'double':
        return floatComparison(column, name, operator, value);
      case 'date':
      case 'datetime':
      case 'timestamp':
        return dateComparison(column, name, operator, value, spelling);
      case 'char':
      case 'varchar':
      case 'tinytext':
      case 'text':
      case 'mediumtext':
      case 'longtext':
        return textComparison(column, name, operator, value, spelling);
      default:
        return plainEquality(column, name, operator, value, spelling);
    }
  };
}

/** A double as it is; a float holds another number than the text says, and is compared as either. */
function floatComparison(column: SourceColumn, name: string, operator: Operator, value: string): Readings {
  if (!isNumber(value)) return notWritten(column, 'a number', value);
  const exact = `${name} + 0e0 ${operator} ${value}e0`;
  if (column.baseType === 'double' && !/\(/.test(column.type)) return [exact];
  return [exact, `ROUND(${name} + 0e0, 6) ${operator} ROUND(${value}e0, 6)`];
}

function dateComparison(
  column: SourceColumn,
  name: string,
  operator: Operator,
  value: string,
  { literal }: Spelling,
): Readings {
  const day = dateValue(value);
  const moment = day === null ? momentValue(value) : `${day} 00:00:00`;
  if (moment === null) return notWritten(column, 'a date (YYYY-MM-DD) or a date and time', value);
  if (column.baseType !== 'timestamp') return [`${name} ${operator} TIMESTAMP'${moment}'`];
  // A TIMESTAMP is compared in the time zone of whoever asks, which for DMS is not known: in UTC, and a day around it.
  const clock = rawInstant(name);
  const six = (text: string) => literal(text.includes('.') ? text.padEnd(26, '0') : `${text}.000000`);
  const exact = `${clock} ${operator} ${six(moment)}`;
  const [early, late] = [shifted(moment, -14), shifted(moment, 14)].map(six);
  if (operator === '=' || operator === '<>') {
    const near = `${clock} BETWEEN ${early} AND ${late}`;
    return [exact, operator === '=' ? near : `NOT (${near})`];
  }
  return [exact, `${clock} ${operator} ${early}`, `${clock} ${operator} ${late}`];
}

/** A moment some hours later; its fraction is left out. */
function shifted(moment: string, hours: number): string {
  const time = Date.parse(`${moment.slice(0, 19).replace(' ', 'T')}Z`) + hours * 3_600_000;
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}

/** As the column's collation has it, which may fold case, accents and trailing spaces; and by its bytes. */
function textComparison(
  column: SourceColumn,
  name: string,
  operator: Operator,
  value: string,
  { literal }: Spelling,
): Readings {
  const foreign = / CHARACTER SET /i.test(column.type);
  const ascii = [...value].every((character) => character <= '\x7f');
  if (foreign && !ascii)
    return { unsupported: `${column.name} has a character set of its own (${column.type}), and '${value}' another` };
  const text = `CONVERT(${name} USING utf8mb4)`;
  // What a CHAR is padded with comes along under PAD_CHAR_TO_FULL_LENGTH.
  const own = column.baseType === 'char' ? mysqlTexts(literal).trim(text, 'end') : text;
  return [`${name} ${operator} ${literal(value)}`, byBytes(own, operator, value, literal)];
}

/** Hexadecimal digits order as the bytes do. */
function byBytes(text: string, operator: Operator, value: string, literal: (text: string) => string): string {
  const bytes = [...new TextEncoder().encode(value)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `CONVERT(HEX(${text}) USING utf8mb4) COLLATE utf8mb4_bin ${operator} ${literal(bytes.toUpperCase())}`;
}

function plainEquality(
  column: SourceColumn,
  name: string,
  operator: Operator,
  value: string,
  { literal }: Spelling,
): Readings {
  const equality = operator === '=' || operator === '<>';
  if (!equality || !['enum', 'uuid'].includes(column.baseType))
    return { unsupported: `how ${column.type} (${column.name}) is compared with a text is not documented` };
  const text = utf8(`CAST(${name} AS CHAR CHARACTER SET utf8mb4)`);
  return [`${text} ${operator} ${literal(value)}`, `LOWER(${text}) ${operator} LOWER(${literal(value)})`];
}

const bin = (sql: string) => `${sql} COLLATE utf8mb4_bin`;

/** See `SourceDialect.texts`. */
export function mysqlTexts(literal: (text: string) => string): TextOperations {
  return {
    // MariaDB's sql_mode ORACLE lets CONCAT() take NULL for an empty text.
    concat: (texts) =>
      texts.length === 1
        ? (texts[0] ?? '')
        : `CASE WHEN ${texts.map((text) => `(${text}) IS NOT NULL`).join(' AND ')} THEN ${bin(`CONCAT(${texts.join(', ')})`)} END`,
    coalesce: (texts) => bin(`COALESCE(${texts.join(', ')})`),
    replace: (text, from, to) => bin(`REPLACE(${text}, ${literal(from)}, ${literal(to)})`),
    trim: (text, side) => {
      const which = { both: 'BOTH', start: 'LEADING', end: 'TRAILING' }[side];
      // Under ORACLE, MariaDB's TRIM() makes NULL of an empty text.
      return bin(`COALESCE(TRIM(${which} ${literal(' ')} FROM ${text}), LEFT(${text}, 0))`);
    },
    substring: (text, from, length) =>
      bin(`COALESCE(SUBSTRING(${text}, ${from}${length === null ? '' : `, ${length}`}), LEFT(${text}, 0))`),
    longerThan: (text, characters) => `CHAR_LENGTH(${text}) > ${characters}`,
    sha256: (text) => bin(`UPPER(CONVERT(SHA2(${text}, 256) USING utf8mb4))`),
    maskDigits: (text, by) =>
      bin([...'0123456789'].reduce((sql, digit) => `REPLACE(${sql}, ${literal(digit)}, ${literal(by)})`, text)),
  };
}

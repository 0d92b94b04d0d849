/**
 * PostgreSQL: comparing a column with a value that a task's mappings spell, and exact operations on texts. No literal
 * depends on the session: dates are ISO 8601, which every DateStyle reads alike (manual, 8.5.1.1 Dates), numbers are
 * `numeric`, and a text is compared in its column's own collation.
 */
import type { SourceColumn } from '../compare/columns.ts';
import type { Operator } from '../compare/row-conditions.ts';
import { booleanValue, dateValue, isNumber, momentValue, notWritten } from './condition-values.ts';
import type { TextOperations, Unsupported } from './dialect.ts';

type Readings = readonly [string, ...string[]] | Unsupported;

interface Spelling {
  identifier(name: string): string;
  literal(text: string): string;
}

/** See `SourceDialect.comparison`. */
export function postgresComparison(spelling: Spelling): (c: SourceColumn, o: Operator, v: string) => Readings {
  return (column, operator, value) => {
    const name = spelling.identifier(column.name);
    switch (column.baseType) {
      case 'int2':
      case 'int4':
      case 'int8':
      case 'oid':
      case 'numeric':
        return isNumber(value) ? [`${name} ${operator} ${number(value)}`] : notWritten(column, 'a number', value);
      case 'float4':
      case 'float8':
        return floatComparison(column, name, operator, value);
      case 'bool':
        return booleanComparison(column, name, operator, value);
      case 'date':
      case 'timestamp':
      case 'timestamptz':
        return dateComparison(column, name, operator, value);
      case 'varchar':
      case 'bpchar':
      case 'text':
      case 'citext':
        return textComparison(name, operator, spelling.literal(value));
      default:
        return plainEquality(column, name, operator, spelling.literal(value));
    }
  };
}

/** Whole numbers as they are, so that an index serves; beyond 64 bits PostgreSQL reads them as numeric by itself. */
function number(value: string): string {
  return /^-?\d+$/.test(value) ? `(${value})` : `'${value}'::numeric`;
}

function floatComparison(column: SourceColumn, name: string, operator: Operator, value: string): Readings {
  if (!isNumber(value)) return notWritten(column, 'a number', value);
  if (column.baseType === 'float8') return [`${name} ${operator} '${value}'::float8`];
  return [`${name} ${operator} '${value}'::float8`, `${name} ${operator} '${value}'::float4`];
}

function booleanComparison(column: SourceColumn, name: string, operator: Operator, value: string): Readings {
  const wanted = booleanValue(value);
  if (wanted === null) return notWritten(column, 'true or false', value);
  if (operator !== '=' && operator !== '<>')
    return { unsupported: `whether a boolean (${column.name}) is more or less than another is not documented` };
  return [`${name} ${operator} ${wanted}`];
}

/** How far the wall clock of a place may be from UTC. */
const FARTHEST = "INTERVAL '14:00'";

function dateComparison(column: SourceColumn, name: string, operator: Operator, value: string): Readings {
  const day = dateValue(value);
  const moment = day === null ? momentValue(value) : `${day} 00:00:00`;
  if (moment === null) return notWritten(column, 'a date (YYYY-MM-DD) or a date and time', value);
  const literal = `TIMESTAMP '${moment}'`;
  if (column.baseType === 'timestamp') return [`${name} ${operator} ${literal}`];
  if (column.baseType === 'date') {
    if (day !== null) return [`${name} ${operator} DATE '${day}'`];
    // A text is read as the column's type, which has no time of day.
    return [`${name} ${operator} DATE '${moment.slice(0, 10)}'`, `${name} ${operator} ${literal}`];
  }
  const clock = `(${name} AT TIME ZONE 'UTC')`;
  const exact = `${clock} ${operator} ${literal}`;
  if (operator === '=' || operator === '<>') {
    const near = `${clock} BETWEEN ${literal} - ${FARTHEST} AND ${literal} + ${FARTHEST}`;
    return [exact, operator === '=' ? near : `NOT (${near})`];
  }
  return [exact, `${clock} ${operator} ${literal} - ${FARTHEST}`, `${clock} ${operator} ${literal} + ${FARTHEST}`];
}

/** As the column's collation has it; by bytes, as DMS compares in change capture; and without trailing spaces. */
function textComparison(name: string, operator: Operator, literal: string): Readings {
  return [
    `${name} ${operator} ${literal}`,
    `${name}::text COLLATE "C" ${operator} ${literal}`,
    `rtrim(${name}::text, ' ') COLLATE "C" ${operator} rtrim(${literal}, ' ')`,
  ];
}

/** Types whose text is one to one. */
const BY_TEXT = ['uuid', 'enum', 'char', 'name', 'macaddr', 'macaddr8'];

function plainEquality(column: SourceColumn, name: string, operator: Operator, literal: string): Readings {
  const equality = operator === '=' || operator === '<>';
  if (!equality || !BY_TEXT.includes(column.baseType))
    return { unsupported: `how ${column.type} (${column.name}) is compared with a text is not documented` };
  const text = `${name}::text COLLATE "C"`;
  return [`${text} ${operator} ${literal}`, `lower(${text}) ${operator} lower(${literal})`];
}

const DIGITS = '0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();

/** See `SourceDialect.texts`. */
export function postgresTexts(literal: (text: string) => string): TextOperations {
  return {
    concat: (texts) => texts.map((text) => `(${text})`).join(' || '),
    coalesce: (texts) => `coalesce(${texts.join(', ')})`,
    replace: (text, from, to) => `replace((${text}) COLLATE "C", ${literal(from)}, ${literal(to)})`,
    trim: (text, side) => `${{ both: 'btrim', start: 'ltrim', end: 'rtrim' }[side]}((${text}), ' ')`,
    substring: (text, from, length) => `substr((${text}), ${from}${length === null ? '' : `, ${length}`})`,
    asciiCase: (text, to) => {
      const [from, into] = to === 'lower' ? [UPPER, LOWER] : [LOWER, UPPER];
      return `translate((${text}), '${from}', '${into}')`;
    },
    longerThan: (text, characters) => `char_length(${text}) > ${characters}`,
    sha256: (text) => `upper(encode(sha256(convert_to((${text}), 'UTF8')), 'hex'))`,
    maskDigits: (text, by) => `translate((${text}), '${DIGITS}', ${literal(by.repeat(DIGITS.length))})`,
  };
}

/**
 * Oracle Database 12.2 and later as a source: every column as lossless text, whatever the session's NLS settings are. Our
 * tests cannot execute it: each expression names what it rests on in `oracle-values.ts`, is parsed as Oracle's SQL
 * (test/sql/parse), and each run has its own literals rendered by the user's server first (`oracle-zoo.ts`).
 * Manual: Oracle Database 19c, SQL Language Reference. https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/
 */
import type { LakeType, LossRule, SourceColumn } from '../compare/columns.ts';
import type { Form, FractionDigits } from '../compare/forms.ts';
import type { ChangeEvidence, SourceDialect, SourceRendering, Unsupported } from './dialect.ts';
import { oracleKeyIn, oracleRanges } from './oracle-ranges.ts';
import {
  atUtc,
  beyondCut,
  boundedNumber,
  cutOf,
  dateText,
  doubleBits,
  fixedNumber,
  rawHex,
  shortestNumber,
  timestampText,
} from './oracle-values.ts';
import { ORACLE_ZOO } from './oracle-zoo.ts';

/** "Database Object Naming Rules": no double quote, no NUL, 128 bytes. There is no way to escape either. */
function identifier(name: string): string {
  if (/["\0]/.test(name)) throw new RangeError('Oracle cannot hold a double quote or a NUL character in a name');
  const bytes = new TextEncoder().encode(name).length;
  if (bytes === 0 || bytes > 128) throw new RangeError(`Oracle cannot hold a name of ${bytes} bytes`);
  return `"${name}"`;
}

/** So many UTF-16 units of a text are one literal: each may be five characters of it, and a literal has 4,000 bytes. */
const UNITS = 500;

/**
 * ASCII is itself in every character set; the text of a statement is sent in the database's own, so anything else is
 * spelled by its UTF-16 units ("UNISTR"). The empty text is NULL ("Nulls"), and has no literal.
 */
function literal(text: string): string {
  if (text.includes('\0')) throw new RangeError('A NUL character cannot be part of a text literal in Oracle');
  if (text === '') throw new RangeError('Oracle has no empty text: it is NULL');
  if (/^[ -~]+$/.test(text) && text.length <= UNITS) return `'${text.replaceAll("'", "''")}'`;
  const pieces = text.match(new RegExp(`[\\s\\S]{1,${UNITS}}`, 'g')) ?? [];
  return `(${pieces.map(unistr).join(' || ')})`;
}

function unistr(piece: string): string {
  const unit = (c: string) => `\\${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  const spelled = [...Array(piece.length).keys()].map((i) => piece.charAt(i));
  return `UNISTR('${spelled.map((c) => (/[A-Za-z0-9 ]/.test(c) ? c : unit(c))).join('')}')`;
}

const all = (lake: readonly LakeType[], kind: LakeType['kind']) =>
  lake.length > 0 && lake.every((type) => type.kind === kind);

/** "Oracle data types" in the DMS User Guide, "Using an Oracle database as a source". */
function form(column: SourceColumn, lake: readonly LakeType[] = []): Form | Unsupported {
  switch (column.baseType) {
    case 'number':
      return numberForm(column, lake);
    case 'float':
    case 'binary_float':
    case 'binary_double':
      return { kind: 'float' };
    case 'date':
      return { kind: 'timestamp', digits: 6 };
    case 'timestamp':
      return { kind: 'timestamp', digits: fractionDigits(column) > 6 ? 9 : 6 };
    case 'timestamp with time zone':
    case 'timestamp with local time zone':
      return zonedForm(column, lake);
    case 'raw':
      return fits(column, 2_000) ? { kind: 'bytes' } : unsupported(column, 'it may hold more than 2,000 bytes');
    default:
      return textForm(column);
  }
}

function numberForm(column: SourceColumn, lake: readonly LakeType[]): Form | Unsupported {
  const { precision, scale } = column;
  if (scale === null) {
    if (lake.some(({ kind }) => kind === 'string'))
      return unsupported(column, 'its lake column is text (NumberDataTypeScale -2), in a form that is not documented');
    return all(lake, 'float') ? { kind: 'float' } : { kind: 'decimal', scale: null };
  }
  // DMS reads a negative scale as REAL8.
  if (scale < 0) return { kind: 'float' };
  if (scale === 0) return { kind: 'integer' };
  return { kind: 'decimal', scale: precision === null ? null : scale };
}

function zonedForm(column: SourceColumn, lake: readonly LakeType[]): Form | Unsupported {
  if (lake.length === 0 || all(lake, 'timestamp'))
    return { kind: 'timestamp', digits: fractionDigits(column) > 6 ? 9 : 6 };
  const why =
    'DMS writes it as text of its own, and as a timestamp with ConvertTimestampWithZoneToUTC in Parquet alone';
  return unsupported(column, why);
}

const TEXTS = ['varchar2', 'char', 'nvarchar2', 'nchar', 'clob', 'nclob'];
const LARGE = ['clob', 'nclob'];

const WHY: Readonly<Record<string, string>> = {
  blob: 'a query can write out 2,000 bytes of it at most',
  long: 'no expression can read it',
  'long raw': 'no expression can read it',
  bfile: 'DMS writes NULL in its place',
  rowid: 'DMS does not replicate it',
  urowid: 'DMS does not replicate it',
};

function textForm(column: SourceColumn): Form | Unsupported {
  const { baseType, type } = column;
  if (!TEXTS.includes(baseType)) return unsupported(column, WHY[baseType] ?? 'how DMS writes it is not documented');
  if (/ CHARACTER SET US7ASCII$/.test(type))
    return unsupported(column, 'what is not ASCII in a database of US7ASCII comes as question marks');
  return { kind: 'text' };
}

function unsupported({ type }: SourceColumn, why: string): Unsupported {
  return { unsupported: `${type} of Oracle is not compared: ${why}` };
}

/** `TIMESTAMP(9) WITH TIME ZONE`: 9. */
function fractionDigits({ type }: SourceColumn): number {
  return Number(/^TIMESTAMP\((\d)\)/i.exec(type)?.[1] ?? 6);
}

/** `RAW(2000)` */
function fits({ type }: SourceColumn, bytes: number): boolean {
  return Number(/\((\d+)/.exec(type)?.[1] ?? 0) <= bytes;
}

const KNOWN: readonly LossRule['rule'][] = [
  ...([
    'roundScale',
    'overflow',
    'milliseconds',
    'microseconds',
    'nearestFloat',
    'emptyLob',
    'nullText',
    'prefix',
    'padding',
  ] as const),
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
  switch (target.kind) {
    case 'integer':
    case 'decimal':
      return column.baseType === 'number' ? renderNumber(column, value, target, losses) : null;
    case 'float':
      return renderFloat(column, value, losses);
    case 'timestamp':
      return renderTimestamp(column, value, target.digits, losses);
    case 'text':
      return TEXTS.includes(column.baseType) ? renderText(column, value, losses) : null;
    case 'bytes':
      return column.baseType === 'raw' ? { sql: rawHex(value), losses: [] } : null;
    default:
      return null;
  }
}

function renderNumber(
  { precision, scale }: SourceColumn,
  value: string,
  target: Form & { kind: 'integer' | 'decimal' },
  losses: readonly LossRule[],
): SourceRendering | null {
  const rule = losses.find((l) => l.rule === 'roundScale');
  const wanted = target.kind === 'integer' ? 0 : target.scale;
  if (scale === null || (precision === null && scale > 0)) {
    if (wanted === null) return rule ? null : { sql: shortestNumber(value), losses: [] };
    const sql = rule && boundedNumber(value, rule.scale, wanted);
    return sql ? { sql, losses: numberLosses(value, losses) } : null;
  }
  if (scale < 0 || (wanted !== null && wanted < scale)) return null;
  if (wanted === null) return { sql: shortestNumber(value), losses: [] };
  const sql = fixedNumber(value, Math.max((precision ?? 38) - scale, 1), wanted);
  return sql === null ? null : { sql, losses: [] };
}

function numberLosses(value: string, losses: readonly LossRule[]): SourceRendering['losses'] {
  return losses.flatMap((rule): SourceRendering['losses'] => {
    if (rule.rule === 'roundScale') return [{ rule, changed: `${value} <> ROUND(${value}, ${rule.scale})` }];
    if (rule.rule !== 'overflow') return [];
    return [{ rule, changed: `ABS(ROUND(${value}, ${rule.scale})) >= 1E${rule.precision - rule.scale}` }];
  });
}

/** What a decimal number in a lake column of floats must have become, whatever the settings say. */
const NEAREST: Extract<LossRule, { rule: 'nearestFloat' }> = {
  rule: 'nearestFloat',
  bits: 64,
  because: 'The lake holds this decimal number as a binary one of 64 bits.',
};

function renderFloat({ baseType }: SourceColumn, value: string, losses: readonly LossRule[]): SourceRendering | null {
  if (baseType === 'binary_double') return { sql: doubleBits(value), losses: [] };
  // Widening a float changes nothing of it.
  if (baseType === 'binary_float') return { sql: doubleBits(`TO_BINARY_DOUBLE(${value})`), losses: [] };
  if (baseType !== 'float' && baseType !== 'number') return null;
  const rule = losses.find((l) => l.rule === 'nearestFloat') ?? NEAREST;
  const narrowed = rule.bits === 32 ? `TO_BINARY_FLOAT(${value})` : `TO_BINARY_DOUBLE(${value})`;
  const double = rule.bits === 32 ? `TO_BINARY_DOUBLE(${narrowed})` : narrowed;
  // Where the number does not come back, another may have become the same.
  return { sql: doubleBits(double), losses: [{ rule, changed: `TO_NUMBER(${narrowed}) <> ${value}` }] };
}

function renderTimestamp(
  column: SourceColumn,
  value: string,
  digits: FractionDigits,
  losses: readonly LossRule[],
): SourceRendering | null {
  if (column.baseType === 'date') return { sql: dateText(value, digits), losses: [] };
  if (!column.baseType.startsWith('timestamp')) return null;
  const zoned = column.baseType !== 'timestamp';
  const instant = zoned ? atUtc(value) : value;
  const cut = cutOf(losses);
  // Digits that the form has no place for are cut by a rule, or not at all.
  if (!cut && fractionDigits(column) > digits) return null;
  const sql = timestampText(instant, zoned, digits, cut);
  return { sql, losses: cut ? [{ rule: cut, changed: beyondCut(instant, cut) }] : [] };
}

/** Before a text that may be empty, which Oracle has no value for; engines take it away again. */
const PREFIX = '=';

function renderText(column: SourceColumn, value: string, losses: readonly LossRule[]): SourceRendering | Unsupported {
  const { baseType } = column;
  if (losses.some((l) => l.rule === 'padding') && baseType.endsWith('char'))
    return { sql: `CAST(${value} AS ${baseType === 'char' ? 'VARCHAR2(2000)' : 'NVARCHAR2(1000)'})`, losses: [] };
  if (baseType === 'char' || baseType === 'nchar') {
    // RTRIM of blanks alone is NULL, and what DMS writes is a text without a character.
    const prefix = baseType === 'nchar' ? `TO_NCHAR('${PREFIX}')` : `'${PREFIX}'`;
    return { sql: `CASE WHEN ${value} IS NOT NULL THEN ${prefix} || RTRIM(${value}) END`, prefix: PREFIX, losses: [] };
  }
  const prefix = losses.find((l) => l.rule === 'prefix');
  const text = prefix ? `SUBSTR(${value}, 1, ${prefix.size})` : value;
  const empty = losses.find((l) => l.rule === 'emptyLob');
  return {
    sql: empty && LARGE.includes(baseType) ? `CASE WHEN LENGTH(${value}) > 0 THEN ${text} END` : text,
    losses: [
      ...(prefix ? [{ rule: prefix, changed: `LENGTH(${value}) > ${surelyWhole(prefix)}` }] : []),
      ...(empty && LARGE.includes(baseType) ? [{ rule: empty, changed: `LENGTH(${value}) = 0` }] : []),
    ],
  };
}

/**
 * So many characters are never cut. In bytes nobody can tell of a large object: one of more characters is expected as if
 * each were one byte, and is counted.
 */
function surelyWhole({ size, unit }: Extract<LossRule, { rule: 'prefix' }>): number {
  return unit === 'characters' ? size : Math.floor(size / 3);
}

/** "COUNT"; TO_CHAR of an integer has its digits and nothing else ("TO_CHAR (number)"). */
function trailer(conditions: readonly string[], relation?: string, outside: readonly string[] = []): string {
  const counted = ['COUNT(*)', ...conditions.map((c) => `COUNT(CASE WHEN ${c} THEN 1 END)`)];
  const apart = outside.map((c) => `(SELECT COUNT(*) FROM ${relation} WHERE ${c})`);
  return [...counted, ...apart].map((count) => `TO_CHAR(${count})`).join(` || ',' || `);
}

/** A column of a compound query has one type: "The UNION [ALL], INTERSECT, MINUS Operators". */
function trailerIn({ baseType }: SourceColumn, sql: string): string {
  switch (baseType) {
    case 'char':
      return `'${PREFIX}' || ${sql}`;
    case 'nchar':
      return `TO_NCHAR('${PREFIX}' || ${sql})`;
    case 'nvarchar2':
      return `TO_NCHAR(${sql})`;
    case 'clob':
    case 'nclob':
      return `TO_${baseType.toUpperCase()}(${sql})`;
    default:
      return sql;
  }
}

/** "Literals", TIMESTAMP; the column is in UTC where its type has no zone. ORA_ROWSCN dates blocks, not rows. */
function changedAfter(evidence: ChangeEvidence, moment: string): string | null {
  if (evidence.by === 'commit') return null;
  const { baseType, name } = evidence.column;
  const wall = new Date(moment).toISOString().slice(0, 23).replace('T', ' ');
  if (baseType === 'date' || baseType === 'timestamp') return `${identifier(name)} > TIMESTAMP '${wall}'`;
  return baseType.startsWith('timestamp with') ? `${identifier(name)} > TIMESTAMP '${wall} +00:00'` : null;
}

/**
 * The empty text is no value of Oracle's. A large object cannot be compared by `=`, but looked into; "LENGTH" counts what
 * is above U+FFFF once or twice, by the type.
 */
function equalsText(sql: string, text: string): string {
  const lengths = [...new Set([[...text].length, text.length])].join(', ');
  return text === '' ? '1 = 0' : `(LENGTH(${sql}) IN (${lengths}) AND INSTR(${sql}, ${literal(text)}) = 1)`;
}

/** "ROWNUM Pseudocolumn"; a derived table is named without AS, or not at all. */
function firstRow(key: readonly string[], relation: string, filters: string): string {
  const columns = key.join(', ');
  return `(${columns}) IN (SELECT ${columns} FROM (SELECT ${columns} FROM ${relation}${filters}) WHERE ROWNUM = 1)`;
}

export const oracle: SourceDialect = {
  name: 'oracle',
  identifier,
  literal,
  form,
  render,
  changedAfter,
  keyIn: (columns, keys) => oracleKeyIn(identifier, columns, keys),
  ranges: oracleRanges(identifier),
  firstRow,
  present: (column) => `${identifier(column.name)} IS NOT NULL`,
  trailer,
  trailerIn,
  // A literal is a CHAR, and a column of one is padded by the engine that reads it.
  marks: { r: `CAST('r' AS VARCHAR2(1))`, a: `CAST('a' AS VARCHAR2(1))`, t: `CAST('t' AS VARCHAR2(1))` },
  relation: (schema, table) => `${identifier(schema)}.${identifier(table)}`,
  equalsText,
  containsText: (sql, text) => `INSTR(${sql}, ${literal(text)}) > 0`,
  zoo: ORACLE_ZOO,
};

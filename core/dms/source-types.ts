/**
 * The type of DMS that a source column has, as far as rules of the mappings ask for it: a locator by data type, a mask
 * (which takes STRING and WSTRING), a filter (which does not take large objects), a change of type.
 * (User Guide, "Source data types for PostgreSQL" and "… MySQL")
 */
import type { SourceColumn } from '../compare/columns.ts';
import { typeFactOf } from './types/index.ts';

/** In lower case, as rules write it: `int4`, `wstring`, `nclob`; null where it is not known here. */
export type DmsTypeName = string | null;

const POSTGRES: Readonly<Record<string, string>> = {
  int2: 'int2',
  int4: 'int4',
  int8: 'int8',
  numeric: 'numeric',
  float4: 'real4',
  float8: 'real8',
  money: 'numeric',
  bpchar: 'wstring',
  varchar: 'wstring',
  text: 'nclob',
  citext: 'nclob',
  bytea: 'blob',
  timestamp: 'datetime',
  timestamptz: 'datetime',
  date: 'date',
  time: 'time',
  timetz: 'time',
  interval: 'string',
  enum: 'string',
  inet: 'string',
  cidr: 'string',
  macaddr: 'string',
  bit: 'string',
  varbit: 'string',
  uuid: 'string',
  xml: 'clob',
  tsvector: 'clob',
  tsquery: 'clob',
  json: 'nclob',
  jsonb: 'nclob',
  hstore: 'nclob',
  composite: 'nclob',
};

const MYSQL: Readonly<Record<string, string>> = {
  tinyint: 'int1',
  smallint: 'int2',
  mediumint: 'int4',
  int: 'int4',
  bigint: 'int8',
  decimal: 'numeric',
  float: 'real8',
  double: 'real8',
  binary: 'bytes',
  varbinary: 'bytes',
  tinyblob: 'bytes',
  blob: 'bytes',
  mediumblob: 'blob',
  longblob: 'blob',
  date: 'date',
  datetime: 'datetime',
  timestamp: 'datetime',
  time: 'string',
  year: 'int2',
  char: 'wstring',
  varchar: 'wstring',
  tinytext: 'wstring',
  text: 'wstring',
  enum: 'wstring',
  set: 'wstring',
  mediumtext: 'nclob',
  longtext: 'nclob',
  json: 'clob',
};

/** What the guide's tables say; booleans and bits, of which they say several things, are not known here. */
export function dmsTypeOf(
  column: Pick<SourceColumn, 'baseType' | 'type'> & Partial<SourceColumn>,
  source: string,
): DmsTypeName {
  if (isWideNumber(column, source)) return null;
  if (source === 'postgres') return column.baseType.endsWith('[]') ? 'nclob' : (POSTGRES[column.baseType] ?? null);
  if (source !== 'mysql' && source !== 'mariadb')
    return typeFactOf(source, { precision: null, ...column })?.dms.toLowerCase() ?? null;
  const type = MYSQL[column.baseType] ?? null;
  const unsigned = /unsigned|zerofill/i.test(column.type);
  return unsigned && type?.startsWith('int') ? `u${type}` : type;
}

/** A number of more digits than NUMERIC has is a text to DMS: whether a rule then takes it for either is not documented. */
function isWideNumber(column: Pick<SourceColumn, 'baseType'> & Partial<SourceColumn>, source: string): boolean {
  if (column.baseType !== 'numeric' && column.baseType !== 'decimal') return false;
  return typeFactOf(source, { precision: null, ...column })?.dms === 'STRING';
}

/** Whether a column is a large object to DMS; null where its type is not known here. */
export function isLob(type: DmsTypeName): boolean | null {
  return type === null ? null : ['blob', 'clob', 'nclob'].includes(type);
}

/** Bits that an integer type has, without the sign's own; null for other types. */
function integerBits(type: string): number | null {
  const m = /^(u?)int([1248])$/.exec(type);
  return m === null ? null : Number(m[2]) * 8 - (m[1] === 'u' ? 0 : 1);
}

/** The type that a rule changes a column to. */
interface NewType {
  readonly type: string;
  readonly precision: number | null;
  readonly scale: number | null;
  readonly length: number | null;
}

/**
 * Why the values that DMS writes after a change of type are not known; null where they can only be the same values: in
 * an integer or decimal type that holds them all, in a longer text, in a double, and whole numbers as text.
 */
export function changeProblem(column: SourceColumn, from: DmsTypeName, to: NewType): string | null {
  const words = `from ${column.type} to ${to.type}`;
  const unknown = `what DMS writes when a rule changes a column ${words} is not documented`;
  if (from === null) return unknown;
  const [bits, newBits] = [integerBits(from), integerBits(to.type)];
  const isText = to.type === 'string' || to.type === 'wstring';
  if (bits !== null && newBits !== null) {
    const signLost = !from.startsWith('u') && to.type.startsWith('u');
    return newBits >= bits && !signLost ? null : `values may not fit ${words}`;
  }
  if (bits !== null && isText)
    return to.length === null || to.length >= 20 ? null : `values may be cut ${words}(${to.length})`;
  if (bits !== null && to.type === 'numeric')
    return (to.precision ?? 0) - (to.scale ?? 0) >= 20 ? null : `values may not fit ${words}`;
  if (from === 'numeric' && to.type === 'numeric') return decimalProblem(column, to, words);
  if (from === 'real4' && to.type === 'real8') return null;
  if ((from === 'string' || from === 'wstring') && isText) return lengthProblem(column, to, words);
  return from === to.type && to.length === null && to.precision === null ? null : unknown;
}

function decimalProblem({ precision, scale }: SourceColumn, to: NewType, words: string): string | null {
  if (precision === null || scale === null || to.precision === null) return `values may not fit ${words}`;
  const newScale = to.scale ?? 0;
  const fits = newScale >= scale && to.precision - newScale >= precision - scale;
  return fits ? null : `values may not fit ${words}(${to.precision},${newScale})`;
}

function lengthProblem({ type }: SourceColumn, { length }: NewType, words: string): string | null {
  const declared = Number(/\((\d+)\)/.exec(type)?.[1] ?? Number.POSITIVE_INFINITY);
  return length === null || length >= declared ? null : `values may be cut ${words}(${length})`;
}

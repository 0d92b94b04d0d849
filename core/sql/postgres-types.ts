/**
 * PostgreSQL types whose text is lossless and the same under every session setting, by how the text is made; and why the
 * others have none.
 */

const PLAIN = [
  'text',
  'varchar',
  'bpchar',
  'name',
  'char',
  'citext',
  'uuid',
  'json',
  'jsonb',
  'enum',
  'macaddr',
  'macaddr8',
  'bit',
  'varbit',
  'tsvector',
  'tsquery',
  'hstore',
  'int4range',
  'int8range',
  'numrange',
  'int4multirange',
  'int8multirange',
  'nummultirange',
  'ltree',
  'pg_lsn',
];

/** The cast of XML to text keeps its declaration as it was stored; what a client is sent has it only where it says something. */
const OUTPUT = ['inet', 'cidr', 'xml'];

const ARRAY_ELEMENTS = ['int2', 'int4', 'int8', 'oid', 'numeric', 'bool', ...PLAIN, ...OUTPUT];

const FLOATING = 'its text has as many digits as extra_float_digits of the session says';
const DATED = 'its text follows DateStyle and TimeZone of the session, and DMS does not say which it has';

const GEOMETRIC = ['point', 'line', 'lseg', 'box', 'circle', 'path', 'polygon'];

/** Why a column of a base type has no such text, where there is more to say than that none is known. */
const REASONS: Readonly<Record<string, string>> = {
  interval:
    'DMS spells an interval in words (1 YEAR, 2 MONTHS, …) and documents neither zeros, nor signs, nor fractions in them',
  composite: 'the text of a composite type is made of those of its fields, which may follow settings of the session',
  range: 'the text of a range of this type follows settings of the session',
  multirange: 'the text of a multirange of this type follows settings of the session',
  tstzrange: DATED,
  ...Object.fromEntries(['datemultirange', 'tsmultirange', 'tstzmultirange'].map((type) => [type, DATED])),
  ...Object.fromEntries([...GEOMETRIC, 'float4[]', 'float8[]'].map((type) => [type, FLOATING])),
};

const DIGITS = ['float4', 'float8', 'date', 'time', 'timetz', 'timestamp', 'timestamptz', 'interval'];

/** Types without such a text that are spelled, under every setting, in digits, words and signs on one line. */
const ONE_LINE = [
  ...[...GEOMETRIC, ...DIGITS].flatMap((type) => [type, `${type}[]`]),
  ...['tstzrange', 'datemultirange', 'tsmultirange', 'tstzmultirange'],
];

/** `value::text` is it. char(n) loses its padding, which is not part of its value. */
export function hasPlainText(baseType: string): boolean {
  return PLAIN.includes(baseType);
}

/** The type's output function makes the text, and its cast to text makes another. */
export function hasOutputText(baseType: string): boolean {
  return OUTPUT.includes(baseType);
}

/** An array of elements whose text is safe; bytea elements follow bytea_output and are not. */
export function hasArrayText(baseType: string): boolean {
  return baseType.endsWith('[]') && ARRAY_ELEMENTS.includes(baseType.slice(0, -2));
}

/** A range whose text is put together of its bounds, which have a text of their own. */
export function hasRangeText(baseType: string): boolean {
  return baseType === 'daterange' || baseType === 'tsrange';
}

/** Whether no value's text has a line end. */
export function isOneLine(baseType: string): boolean {
  return ONE_LINE.includes(baseType);
}

/** Why there is no lossless text of a type that is independent of the session. */
export function noTextReason(baseType: string, type: string): string {
  const why = REASONS[baseType] ?? (baseType.endsWith('[]') ? REASONS[baseType.slice(0, -2)] : undefined);
  const none = `no lossless text that is independent of the session is known for ${type}`;
  return why === undefined ? none : `${none}: ${why}`;
}

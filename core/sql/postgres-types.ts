/**
 * PostgreSQL types whose text is lossless and the same under every session setting, by how the text is made.
 * Left out on purpose: interval (IntervalStyle), money (lc_monetary), timetz (DateStyle), the geometric types and ranges
 * of floats and dates (extra_float_digits, DateStyle), composite types (whatever they contain).
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
  'xml',
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

const OUTPUT = ['inet', 'cidr'];

const ARRAY_ELEMENTS = ['int2', 'int4', 'int8', 'oid', 'numeric', 'bool', ...PLAIN, ...OUTPUT];

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

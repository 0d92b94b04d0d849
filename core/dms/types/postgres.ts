/** PostgreSQL → DMS (User Guide, "Using a PostgreSQL database as a source": source data types; a file of a real task). */
import type { SourceColumn } from '../../compare/columns.ts';
import type { TypeFact } from './facts.ts';

const section = 'Source data types for PostgreSQL';
const text = ['characters'] as const;
const largeText = ['characters', 'largeObject'] as const;

/** Digits that NUMERIC(p,s) needs; a negative scale counts zeros before the point, and a scale may exceed the precision. */
function digitsOf({ precision, scale }: SourceColumn): number {
  const fraction = scale ?? 0;
  return fraction < 0 ? (precision ?? 0) - fraction : Math.max(precision ?? 0, fraction);
}

const whole = (types: string[], source: string, dms: TypeFact['dms']): TypeFact => ({
  ...{ types, source, dms, form: 'integer', rules: [], section, confidence: 'confirmed' },
});

const numbers: readonly TypeFact[] = [
  whole(['int2'], 'smallint, smallserial', 'INT2'),
  whole(['int4'], 'integer, serial', 'INT4'),
  whole(['int8'], 'bigint, bigserial', 'INT8'),
  {
    types: ['oid'],
    source: 'oid',
    dms: 'INT8',
    form: 'integer',
    rules: [],
    note: 'large objects that it names are not migrated',
    section: 'not among the documented types',
    confidence: 'assumed',
  },
  {
    types: ['numeric'],
    source: 'numeric, decimal (without precision)',
    where: ({ precision }) => precision === null,
    ...{ dms: 'NUMERIC', modifiers: '(28,6)', form: 'decimal' },
    otherwise: 'exact where the lake has a text or another scale',
    ...{ rules: ['notANumber', 'unboundedNumeric'], section, confidence: 'confirmed' },
  },
  {
    types: ['numeric'],
    source: 'numeric(p,s) of more than 38 digits',
    where: (column) => digitsOf(column) > 38,
    ...{ dms: 'STRING', form: 'decimal', rules: [], section, confidence: 'confirmed' },
  },
  {
    types: ['numeric'],
    source: 'numeric(p,s), decimal(p,s)',
    ...{ dms: 'NUMERIC', modifiers: '(p,s)', form: 'decimal', rules: ['notANumber'], section, confidence: 'confirmed' },
  },
  {
    types: ['money'],
    source: 'money',
    ...{ dms: 'NUMERIC', modifiers: '(38,4)', form: 'decimal', rules: [] },
    note: 'read with two fraction digits, as all locales but a few (lc_monetary) have them',
    ...{ section, confidence: 'assumed' },
  },
  ...[
    { types: ['float4'], source: 'real', dms: 'REAL4' as const },
    { types: ['float8'], source: 'double precision', dms: 'REAL8' as const },
  ].map((fact): TypeFact => ({ ...fact, form: 'float', rules: [], section, confidence: 'confirmed' })),
  {
    types: ['bool'],
    source: 'boolean',
    ...{ dms: 'STRING', modifiers: '(5), or BOOLEAN', form: 'boolean' },
    otherwise: 'the type of the file decides: a boolean, or the texts true and false',
    ...{ rules: [], section: 'Source data types for PostgreSQL; MapBooleanAsBoolean', confidence: 'confirmed' },
  },
];

const times: readonly TypeFact[] = [
  {
    types: ['date'],
    source: 'date',
    dms: 'DATE',
    form: 'date',
    rules: ['infinityDates'],
    section,
    confidence: 'confirmed',
  },
  {
    types: ['timestamp'],
    source: 'timestamp',
    ...{
      dms: 'DATETIME',
      form: 'timestamp',
      rules: ['infinityDates', 'milliseconds'],
      section,
      confidence: 'confirmed',
    },
  },
  {
    types: ['timestamptz'],
    source: 'timestamp with time zone',
    ...{ dms: 'DATETIME', form: 'timestamp', rules: ['infinityDates', 'milliseconds'] },
    otherwise: 'the wall clock in UTC',
    ...{ section, confidence: 'confirmed' },
  },
  {
    types: ['time'],
    source: 'time',
    dms: 'TIME',
    form: 'time',
    rules: ['timeMilliseconds'],
    section,
    confidence: 'confirmed',
  },
  {
    types: ['timetz'],
    source: 'time with time zone',
    ...{ dms: 'TIME', form: 'time', rules: ['zone', 'timeMilliseconds'], section, confidence: 'assumed' },
  },
  {
    types: ['interval'],
    source: 'interval',
    dms: 'STRING',
    modifiers: '(128)',
    form: null,
    rules: [],
    section,
    confidence: 'confirmed',
  },
];

const texts: readonly TypeFact[] = [
  {
    types: ['bpchar'],
    source: 'char(n)',
    ...{ dms: 'WSTRING', modifiers: '(n)', form: 'text', rules: ['padding', 'characters'] },
    ...{ section: 'Source data types for PostgreSQL; TrimSpaceInChar', confidence: 'confirmed' },
  },
  {
    types: ['varchar'],
    source: 'varchar (without a length)',
    where: ({ length }) => length === null,
    ...{ dms: 'WSTRING', modifiers: '(8000)', form: 'text', rules: ['unboundedVarchar', 'characters'], section },
    confidence: 'confirmed',
  },
  {
    types: ['varchar'],
    source: 'varchar(n)',
    ...{ dms: 'WSTRING', modifiers: '(n)', form: 'text', rules: text, section, confidence: 'confirmed' },
  },
  {
    types: ['char'],
    source: '"char"',
    dms: 'WSTRING',
    modifiers: '(1)',
    form: 'text',
    rules: text,
    section,
    confidence: 'confirmed',
  },
  {
    types: ['text', 'citext'],
    source: 'text, citext',
    ...{ dms: 'NCLOB', form: 'text', rules: largeText, section, confidence: 'confirmed' },
  },
  {
    types: ['json', 'jsonb'],
    source: 'json, jsonb',
    ...{
      dms: 'NCLOB',
      form: 'text',
      rules: largeText,
      section: 'Source data types for PostgreSQL; a file of a real task',
    },
    note: 'json as it was written, jsonb as PostgreSQL prints it',
    confidence: 'confirmed',
  },
  {
    types: ['hstore'],
    source: 'hstore',
    dms: 'NCLOB',
    form: 'text',
    rules: largeText,
    section,
    confidence: 'confirmed',
  },
  {
    types: ['xml'],
    source: 'xml',
    ...{ dms: 'CLOB', form: 'text', rules: largeText, section },
    note: 'a declaration that says nothing but version 1.0 and the encoding is not part of what PostgreSQL sends',
    confidence: 'assumed',
  },
  {
    types: ['tsvector', 'tsquery'],
    source: 'tsvector, tsquery',
    ...{ dms: 'CLOB', form: 'text', rules: largeText, section, confidence: 'confirmed' },
  },
  {
    types: ['uuid'],
    source: 'uuid',
    ...{ dms: 'STRING', form: 'text', rules: text, section: 'Source data types for PostgreSQL; a file of a real task' },
    confidence: 'confirmed',
  },
  {
    types: ['enum'],
    source: 'enum types',
    dms: 'STRING',
    modifiers: '(64)',
    form: 'text',
    rules: text,
    section,
    confidence: 'confirmed',
  },
  {
    types: ['bit', 'varbit'],
    source: 'bit(n), varbit(n)',
    ...{ dms: 'STRING', modifiers: '(n)', form: 'text', rules: text, section, confidence: 'confirmed' },
  },
  {
    types: ['inet', 'cidr'],
    source: 'inet, cidr',
    ...{ dms: 'STRING', modifiers: '(50)', form: 'text', rules: text, section, confidence: 'confirmed' },
  },
  {
    types: ['macaddr', 'macaddr8'],
    source: 'macaddr, macaddr8',
    ...{ dms: 'STRING', modifiers: '(18)', form: 'text', rules: text, section, confidence: 'confirmed' },
  },
  {
    types: ['name', 'ltree', 'pg_lsn'],
    source: 'name, ltree, pg_lsn',
    ...{ dms: 'STRING', form: 'text', rules: text, section: 'not among the documented types', confidence: 'assumed' },
  },
];

const structures: readonly TypeFact[] = [
  {
    types: ['bytea'],
    source: 'bytea',
    dms: 'BLOB',
    form: 'bytes',
    rules: ['largeObject'],
    section,
    confidence: 'confirmed',
  },
  {
    types: ['int4range', 'int8range', 'numrange', 'int4multirange', 'int8multirange', 'nummultirange'],
    source: 'int4range, int8range, numrange and their multiranges',
    ...{ dms: 'STRING', modifiers: '(255)', form: 'text', rules: text, section, confidence: 'confirmed' },
  },
  {
    types: ['daterange', 'tsrange'],
    source: 'daterange, tsrange',
    ...{ dms: 'STRING', modifiers: '(255)', form: 'text', rules: text, section },
    note: 'compared with bounds as DateStyle ISO spells them',
    confidence: 'assumed',
  },
  {
    types: ['tstzrange', 'datemultirange', 'tsmultirange', 'tstzmultirange', 'range', 'multirange'],
    source: 'tstzrange, other ranges and multiranges',
    ...{ dms: 'STRING', modifiers: '(255)', form: null, rules: [], section, confidence: 'confirmed' },
  },
  {
    types: ['point', 'line', 'lseg', 'box', 'circle'],
    source: 'point, line, lseg, box, circle',
    ...{ dms: 'STRING', modifiers: '(255)', form: null, rules: [], section, confidence: 'confirmed' },
  },
  {
    types: ['path', 'polygon'],
    source: 'path, polygon',
    dms: 'CLOB',
    form: null,
    rules: [],
    section,
    confidence: 'confirmed',
  },
  {
    types: ['composite'],
    source: 'composite types',
    dms: 'NCLOB',
    form: null,
    rules: [],
    section,
    confidence: 'confirmed',
  },
];

/** Element types of arrays whose text is not independent of the session. */
const UNSAFE_ELEMENTS = [
  'float4',
  'float8',
  'date',
  'time',
  'timetz',
  'timestamp',
  'timestamptz',
  'interval',
  'money',
  'bytea',
];

const ARRAY_ELEMENTS = [
  ...['int2', 'int4', 'int8', 'oid', 'numeric', 'bool', 'text', 'varchar', 'bpchar', 'name', 'char', 'citext', 'uuid'],
  ...['json', 'jsonb', 'xml', 'enum', 'macaddr', 'macaddr8', 'bit', 'varbit', 'tsvector', 'tsquery', 'hstore', 'inet'],
  ...['cidr', 'int4range', 'int8range', 'numrange'],
];

const arrays: readonly TypeFact[] = [
  {
    types: ARRAY_ELEMENTS.map((element) => `${element}[]`),
    source: 'arrays of integers, numerics, booleans, texts, uuid, json, bits, addresses, enums',
    ...{ dms: 'NCLOB', form: 'text', rules: largeText, section, confidence: 'confirmed' },
    note: 'as PostgreSQL prints them: {1,2,NULL}',
  },
  {
    types: UNSAFE_ELEMENTS.map((element) => `${element}[]`),
    source: 'arrays of floats, dates, times, intervals, money, bytea',
    ...{ dms: 'NCLOB', form: null, rules: [], section, confidence: 'confirmed' },
  },
];

/** The first fact whose types have the column's base type, and whose condition holds, is the column's. */
export const POSTGRES_TYPES: readonly TypeFact[] = [...numbers, ...times, ...texts, ...structures, ...arrays];

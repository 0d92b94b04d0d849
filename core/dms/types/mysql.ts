/** MySQL and MariaDB → DMS (User Guide, "Using a MySQL-compatible database as a source": source data types). */
import type { DmsTypeName, TypeFact } from './facts.ts';

const section = 'Source data types for MySQL';
const text = ['characters'] as const;
const largeText = ['characters', 'largeObject'] as const;

const isUnsigned = ({ type }: { readonly type: string }) => /\b(?:unsigned|zerofill)\b/i.test(type);

/** Both signs of an integer type. */
function integers(type: string, source: string, signed: DmsTypeName, unsigned: DmsTypeName): TypeFact[] {
  const fact = { types: [type], form: 'integer', rules: [], section, confidence: 'confirmed' } as const;
  return [
    { ...fact, source: `${source} unsigned`, where: isUnsigned, dms: unsigned },
    { ...fact, source, dms: signed },
  ];
}

const numbers: readonly TypeFact[] = [
  ...integers('tinyint', 'tinyint, tinyint(1)', 'INT1', 'UINT1'),
  ...integers('smallint', 'smallint', 'INT2', 'UINT2'),
  ...integers('mediumint', 'mediumint', 'INT4', 'UINT4'),
  ...integers('int', 'int', 'INT4', 'UINT4'),
  ...integers('bigint', 'bigint', 'INT8', 'UINT8'),
  { types: ['year'], source: 'year', dms: 'INT2', form: 'integer', rules: [], section, confidence: 'confirmed' },
  {
    types: ['decimal'],
    source: 'decimal(p,s) of more than 38 digits',
    where: ({ precision }) => (precision ?? 0) > 38,
    ...{ dms: 'STRING', form: 'decimal', rules: [], section: 'as of PostgreSQL; not documented for MySQL' },
    confidence: 'assumed',
  },
  {
    types: ['decimal'],
    source: 'decimal(p,s), numeric(p,s)',
    ...{ dms: 'NUMERIC', modifiers: '(p,s)', form: 'decimal', rules: [], section, confidence: 'confirmed' },
  },
  {
    types: ['float', 'double'],
    source: 'float, double',
    ...{ dms: 'REAL8', form: 'float', rules: [], section },
    note: 'a float is compared by the bits of the double that it widens to',
    confidence: 'confirmed',
  },
  {
    types: ['bit'],
    source: 'bit(1)',
    where: ({ precision }) => precision === 1,
    ...{ dms: 'BOOLEAN', form: 'boolean', otherwise: 'an integer or bytes where the file has them' },
    ...{ rules: [], section, confidence: 'confirmed' },
  },
  {
    types: ['bit'],
    source: 'bit(n)',
    ...{ dms: 'BYTES', form: 'bytes', otherwise: 'an integer where the file has one', rules: [], section },
    confidence: 'confirmed',
  },
];

const times: readonly TypeFact[] = [
  {
    types: ['date'],
    source: 'date',
    dms: 'DATE',
    form: 'date',
    rules: ['zeroDates'],
    section,
    confidence: 'confirmed',
  },
  {
    types: ['datetime'],
    source: 'datetime(f)',
    ...{ dms: 'DATETIME', form: 'timestamp', rules: ['zeroDates', 'milliseconds'], section, confidence: 'confirmed' },
  },
  {
    types: ['timestamp'],
    source: 'timestamp(f)',
    ...{ dms: 'DATETIME', form: 'timestamp', otherwise: 'the wall clock in UTC', rules: ['zeroDates', 'milliseconds'] },
    ...{ section, confidence: 'confirmed' },
  },
  {
    types: ['time'],
    source: 'time(f)',
    ...{
      dms: 'STRING',
      form: 'text',
      otherwise: 'a time where the file has one',
      rules: ['timeMilliseconds'],
      section,
    },
    confidence: 'confirmed',
  },
];

const others: readonly TypeFact[] = [
  {
    types: ['char', 'varchar', 'tinytext', 'text'],
    source: 'char, varchar, tinytext, text',
    ...{ dms: 'WSTRING', form: 'text', rules: text, section, confidence: 'confirmed' },
  },
  {
    types: ['mediumtext', 'longtext'],
    source: 'mediumtext, longtext; json of MariaDB',
    ...{ dms: 'NCLOB', form: 'text', rules: largeText, section, confidence: 'confirmed' },
  },
  {
    types: ['json'],
    source: 'json of MySQL',
    ...{ dms: 'CLOB', form: 'text', rules: largeText, section },
    note: 'as the server prints it, its keys in its own order',
    confidence: 'confirmed',
  },
  {
    types: ['enum', 'set'],
    source: 'enum, set',
    dms: 'WSTRING',
    form: 'text',
    rules: text,
    section,
    confidence: 'confirmed',
  },
  {
    types: ['uuid', 'inet4', 'inet6'],
    source: 'uuid, inet4, inet6 of MariaDB',
    ...{ dms: 'WSTRING', form: 'text', rules: text, section: 'not among the documented types', confidence: 'assumed' },
  },
  {
    types: ['binary', 'varbinary', 'tinyblob', 'blob'],
    source: 'binary, varbinary, tinyblob, blob',
    ...{ dms: 'BYTES', form: 'bytes', rules: [], section, confidence: 'confirmed' },
  },
  {
    types: ['mediumblob', 'longblob'],
    source: 'mediumblob, longblob',
    ...{ dms: 'BLOB', form: 'bytes', rules: ['largeObject'], section, confidence: 'confirmed' },
  },
  {
    types: [
      ...['geometry', 'point', 'linestring', 'polygon', 'multipoint', 'multilinestring', 'multipolygon'],
      ...['geometrycollection', 'geomcollection'],
    ],
    source: 'geometry and the other spatial types',
    ...{ dms: 'BLOB', form: 'bytes', rules: ['largeObject'], section, confidence: 'confirmed' },
    note: 'four bytes of SRID and the well-known binary form, as the server stores them',
  },
];

/** The first fact whose types have the column's base type, and whose condition holds, is the column's. */
export const MYSQL_TYPES: readonly TypeFact[] = [...numbers, ...times, ...others];

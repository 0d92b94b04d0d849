/** Oracle → DMS (User Guide, "Using an Oracle database as a source for AWS DMS": source data types). */
import type { DmsTypeName, TypeFact } from './facts.ts';

const section = 'Source data types for Oracle';
const confirmed = { section, confidence: 'confirmed' } as const;
const assumed = { section, confidence: 'assumed' } as const;

type Where = NonNullable<TypeFact['where']>;

/** NUMBER(p,0) by its digits. */
function integers(dms: DmsTypeName, source: string, upTo: number): TypeFact {
  const where: Where = ({ precision, scale }) => scale === 0 && precision !== null && precision <= upTo;
  return { types: ['number'], source, where, dms, form: 'integer', rules: [], ...confirmed };
}

const numbers: readonly TypeFact[] = [
  {
    types: ['number'],
    source: 'NUMBER',
    where: ({ scale }) => scale === null,
    ...{ dms: 'NUMERIC', modifiers: '(38,10)', form: 'decimal', rules: ['unspecifiedNumber'] },
    otherwise: 'a float where the file has one (NumberDatatypeScale -1), not compared where it has text (-2)',
    ...confirmed,
  },
  {
    types: ['number'],
    source: 'NUMBER(p,s) of a negative scale',
    where: ({ scale }) => (scale ?? 0) < 0,
    ...{ dms: 'REAL8', form: 'float', rules: ['nearestFloat'] },
    ...confirmed,
  },
  integers('INT1', 'NUMBER(p), p up to 2', 2),
  integers('INT2', 'NUMBER(p), p 3 or 4', 4),
  integers('INT4', 'NUMBER(p), p 5 to 9', 9),
  {
    types: ['number'],
    source: 'NUMBER(p) of more digits, INTEGER',
    where: ({ scale }) => scale === 0,
    ...{ dms: 'NUMERIC', modifiers: '(p,0)', form: 'integer', rules: [] },
    ...confirmed,
  },
  {
    types: ['number'],
    source: 'NUMBER(p,s)',
    ...{ dms: 'NUMERIC', modifiers: '(p,s)', form: 'decimal', rules: [] },
    note: 'a scale above 59 is not compared',
    ...confirmed,
  },
  {
    types: ['float'],
    source: 'FLOAT(p), p up to 24',
    where: ({ precision }) => precision !== null && precision <= 24,
    ...{ dms: 'REAL4', form: 'float', rules: ['nearestFloat'] },
    ...confirmed,
  },
  {
    types: ['float'],
    source: 'FLOAT(p), REAL, DOUBLE PRECISION',
    ...{ dms: 'REAL8', form: 'float', rules: ['nearestFloat'] },
    ...confirmed,
  },
  { types: ['binary_float'], source: 'BINARY_FLOAT', dms: 'REAL4', form: 'float', rules: [], ...confirmed },
  { types: ['binary_double'], source: 'BINARY_DOUBLE', dms: 'REAL8', form: 'float', rules: [], ...confirmed },
];

const times: readonly TypeFact[] = [
  { types: ['date'], source: 'DATE', dms: 'DATETIME', form: 'timestamp', rules: [], ...confirmed },
  {
    types: ['timestamp'],
    source: 'TIMESTAMP(f)',
    ...{ dms: 'DATETIME', form: 'timestamp', rules: ['milliseconds', 'microseconds'] },
    ...confirmed,
  },
  {
    types: ['timestamp with time zone', 'timestamp with local time zone'],
    source: 'TIMESTAMP(f) WITH TIME ZONE, WITH LOCAL TIME ZONE',
    ...{ dms: 'STRING', form: 'timestamp', rules: ['milliseconds', 'microseconds'] },
    otherwise:
      'the wall clock in UTC; not compared where the file has text (ConvertTimestampWithZoneToUTC false), nor in CSV',
    ...assumed,
  },
  {
    types: ['interval year to month', 'interval day to second'],
    ...{ source: 'INTERVAL', dms: 'STRING', form: null, rules: [] },
    ...confirmed,
  },
];

const padded = ['characters', 'padding'] as const;
const large = ['characters', 'largeObject', 'emptyLob'] as const;

const texts: readonly TypeFact[] = [
  {
    types: ['char'],
    source: 'CHAR(n)',
    ...{ dms: 'STRING', modifiers: '(n)', form: 'text', rules: padded },
    note: 'trailing blanks are trimmed; of blanks alone, an empty text is expected',
    ...confirmed,
  },
  { types: ['nchar'], source: 'NCHAR(n)', dms: 'WSTRING', modifiers: '(n)', form: 'text', rules: padded, ...confirmed },
  {
    types: ['varchar2'],
    source: 'VARCHAR2(n)',
    ...{ dms: 'STRING', modifiers: '(n)', form: 'text', rules: ['characters'] },
    ...confirmed,
  },
  {
    types: ['nvarchar2'],
    source: 'NVARCHAR2(n)',
    ...{ dms: 'WSTRING', modifiers: '(n)', form: 'text', rules: ['characters'] },
    ...confirmed,
  },
  { types: ['clob'], source: 'CLOB', dms: 'CLOB', form: 'text', rules: large, ...confirmed },
  { types: ['nclob'], source: 'NCLOB', dms: 'NCLOB', form: 'text', rules: large, ...confirmed },
  { types: ['long'], source: 'LONG', dms: 'CLOB', form: null, rules: [], ...confirmed },
  {
    types: ['sys.xmltype', 'public.xmltype', 'xmltype'],
    ...{ source: 'XMLTYPE', dms: 'CLOB', form: null, rules: [] },
    ...confirmed,
  },
];

const bytes: readonly TypeFact[] = [
  {
    types: ['raw'],
    source: 'RAW(n), n up to 2000',
    ...{ dms: 'BYTES', modifiers: '(n)', form: 'bytes', rules: [] },
    ...confirmed,
  },
  { types: ['blob'], source: 'BLOB', dms: 'BLOB', form: null, rules: [], ...confirmed },
  { types: ['long raw'], source: 'LONG RAW', dms: 'BLOB', form: null, rules: [], ...confirmed },
];

export const ORACLE_TYPES: readonly TypeFact[] = [...numbers, ...times, ...texts, ...bytes];

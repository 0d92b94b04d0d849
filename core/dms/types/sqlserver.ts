/** SQL Server → DMS (User Guide, "Using a Microsoft SQL Server database as a source for AWS DMS": source data types). */
import type { DmsTypeName, TypeFact } from './facts.ts';

const section = 'Source data types for SQL Server';
const confirmed = { section, confidence: 'confirmed' } as const;
const assumed = { section, confidence: 'assumed' } as const;

function exact(type: string, dms: DmsTypeName, form: TypeFact['form']): TypeFact {
  return { types: [type], source: type, dms, form, rules: [], ...confirmed };
}

const numbers: readonly TypeFact[] = [
  exact('tinyint', 'UINT1', 'integer'),
  exact('smallint', 'INT2', 'integer'),
  exact('int', 'INT4', 'integer'),
  exact('bigint', 'INT8', 'integer'),
  {
    types: ['decimal', 'numeric'],
    source: 'decimal(p,s), numeric(p,s)',
    ...{ dms: 'NUMERIC', modifiers: '(p,s)', form: 'decimal', rules: [] },
    ...confirmed,
  },
  {
    types: ['money', 'smallmoney'],
    source: 'money, smallmoney',
    ...{ dms: 'NUMERIC', modifiers: '(p,4)', form: 'decimal', rules: [] },
    ...confirmed,
  },
  exact('bit', 'BOOLEAN', 'boolean'),
  exact('real', 'REAL4', 'float'),
  exact('float', 'REAL8', 'float'),
];

const times: readonly TypeFact[] = [
  exact('date', 'DATE', 'date'),
  {
    types: ['time'],
    source: 'time(f)',
    ...{ dms: 'TIME', form: 'time', rules: ['timeMilliseconds', 'microseconds'] },
    ...confirmed,
  },
  {
    types: ['datetime2'],
    source: 'datetime2(f)',
    ...{ dms: 'DATETIME', form: 'timestamp', rules: ['milliseconds', 'microseconds'] },
    ...confirmed,
  },
  {
    types: ['datetime', 'smalldatetime'],
    source: 'datetime, smalldatetime',
    ...{ dms: 'DATETIME', form: 'timestamp', rules: [] },
    note: 'compared as the milliseconds that whoever reads it sees',
    ...assumed,
  },
  { types: ['datetimeoffset'], source: 'datetimeoffset(f)', dms: 'WSTRING', form: null, rules: [], ...confirmed },
];

const isMax = ({ type }: { readonly type: string }) => /\(max\)/i.test(type);
const large = ['characters', 'largeObject'] as const;
const padded = ['characters', 'padding'] as const;

const texts: readonly TypeFact[] = [
  { types: ['char'], source: 'char(n)', dms: 'STRING', modifiers: '(n)', form: 'text', rules: padded, ...confirmed },
  { types: ['nchar'], source: 'nchar(n)', dms: 'WSTRING', modifiers: '(n)', form: 'text', rules: padded, ...confirmed },
  {
    types: ['varchar'],
    source: 'varchar(max)',
    where: isMax,
    ...{ dms: 'CLOB', form: 'text', rules: large },
    ...confirmed,
  },
  {
    types: ['varchar'],
    source: 'varchar(n)',
    ...{ dms: 'STRING', modifiers: '(n)', form: 'text', rules: ['characters'] },
    ...confirmed,
  },
  {
    types: ['nvarchar'],
    source: 'nvarchar(max)',
    where: isMax,
    ...{ dms: 'NCLOB', form: 'text', rules: large },
    ...confirmed,
  },
  {
    types: ['nvarchar'],
    source: 'nvarchar(n)',
    ...{ dms: 'WSTRING', modifiers: '(n)', form: 'text', rules: ['characters'] },
    ...confirmed,
  },
  { types: ['text'], source: 'text', dms: 'CLOB', form: 'text', rules: large, ...confirmed },
  { types: ['ntext'], source: 'ntext', dms: 'NCLOB', form: 'text', rules: large, ...confirmed },
  {
    types: ['xml'],
    source: 'xml',
    ...{ dms: 'NCLOB', form: 'text', rules: large },
    note: 'as the server itself writes the value',
    ...assumed,
  },
  {
    types: ['uniqueidentifier'],
    source: 'uniqueidentifier',
    ...{ dms: 'STRING', form: 'text', rules: ['letterCase'] },
    ...assumed,
  },
  {
    types: ['hierarchyid'],
    source: 'hierarchyid',
    dms: 'WSTRING',
    modifiers: '(250)',
    form: null,
    rules: [],
    ...confirmed,
  },
  { types: ['geometry', 'geography'], source: 'geometry, geography', dms: 'CLOB', form: null, rules: [], ...confirmed },
];

const bytes: readonly TypeFact[] = [
  { types: ['binary'], source: 'binary(n)', dms: 'BYTES', modifiers: '(n)', form: 'bytes', rules: [], ...confirmed },
  {
    types: ['varbinary'],
    source: 'varbinary(max)',
    where: isMax,
    ...{ dms: 'BLOB', form: 'bytes', rules: ['largeObject'] },
    ...confirmed,
  },
  {
    types: ['varbinary'],
    source: 'varbinary(n)',
    dms: 'BYTES',
    modifiers: '(n)',
    form: 'bytes',
    rules: [],
    ...confirmed,
  },
  { types: ['image'], source: 'image', dms: 'BLOB', form: 'bytes', rules: ['largeObject'], ...confirmed },
  { types: ['timestamp'], source: 'rowversion, timestamp', dms: 'BYTES', form: 'bytes', rules: [], ...confirmed },
];

export const SQLSERVER_TYPES: readonly TypeFact[] = [...numbers, ...times, ...texts, ...bytes];

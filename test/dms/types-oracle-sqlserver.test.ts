/** The type maps of Oracle and SQL Server: each documented type, its loss rules, and that map and dialect say the same. */
import type { SourceColumn } from '../../core/compare/columns.ts';
import { configSchema } from '../../core/config/schema.ts';
import { TYPE_FACTS, typeFactOf, typeTable } from '../../core/dms/types/index.ts';
import { RULES, type ValueContext } from '../../core/dms/types/losses.ts';
import { isUnsupported } from '../../core/sql/dialect.ts';
import { oracle } from '../../core/sql/oracle.ts';
import { sqlserver } from '../../core/sql/sqlserver.ts';

const { dms } = configSchema.parse({
  source: { kind: 'postgres', url: 'postgres://u@h/d' },
  lake: { path: '/lake' },
  tables: { include: ['a.b'] },
});

const dialects = { oracle, sqlserver } as const;
type Kind = keyof typeof dialects;

/** A column of a declaration, as the catalog readers describe it. */
function column(kind: Kind, type: string): SourceColumn {
  const base = kind === 'oracle' ? type.replace(/\(.*?\)/g, '') : (/^\w+/.exec(type)?.[0] ?? '');
  const [precision, scale] = /\((\d+)(?:,(-?\d+))?\)/.exec(type)?.slice(1) ?? [];
  const numeric = /^(number|float|decimal|numeric)\(/i.test(type);
  const scaled = numeric && !/^float/i.test(type);
  return {
    ...{ name: 'x', type, baseType: base.toLowerCase(), nullable: true },
    precision: numeric ? Number(precision) : null,
    scale: scaled ? Number(scale ?? 0) : null,
  };
}

function rulesOf(kind: Kind, type: string, context: Partial<ValueContext> = {}) {
  const one = column(kind, type);
  const fact = typeFactOf(kind, one);
  if (fact === null) throw new Error(`no fact of ${type}`);
  const whole: ValueContext = { s3: { parquetTimestampInMillisecond: false }, dms, ...context };
  return { fact, rules: fact.rules.flatMap((name) => RULES[name](one, whole, fact)) };
}

test.each<[Kind, string, string, string | null, readonly string[]]>([
  ['oracle', 'NUMBER', 'NUMERIC', 'decimal', ['roundScale', 'overflow']],
  ['oracle', 'NUMBER(2,0)', 'INT1', 'integer', []],
  ['oracle', 'NUMBER(3,0)', 'INT2', 'integer', []],
  ['oracle', 'NUMBER(9,0)', 'INT4', 'integer', []],
  ['oracle', 'NUMBER(10,0)', 'NUMERIC', 'integer', []],
  ['oracle', 'NUMBER(12,2)', 'NUMERIC', 'decimal', []],
  ['oracle', 'NUMBER(5,-2)', 'REAL8', 'float', ['nearestFloat']],
  ['oracle', 'FLOAT(24)', 'REAL4', 'float', ['nearestFloat']],
  ['oracle', 'FLOAT(126)', 'REAL8', 'float', ['nearestFloat']],
  ['oracle', 'BINARY_FLOAT', 'REAL4', 'float', []],
  ['oracle', 'BINARY_DOUBLE', 'REAL8', 'float', []],
  ['oracle', 'DATE', 'DATETIME', 'timestamp', []],
  ['oracle', 'TIMESTAMP(6)', 'DATETIME', 'timestamp', []],
  ['oracle', 'TIMESTAMP(9)', 'DATETIME', 'timestamp', ['microseconds']],
  ['oracle', 'TIMESTAMP(6) WITH TIME ZONE', 'STRING', 'timestamp', []],
  ['oracle', 'TIMESTAMP(6) WITH LOCAL TIME ZONE', 'STRING', 'timestamp', []],
  ['oracle', 'INTERVAL DAY(2) TO SECOND(6)', 'STRING', null, []],
  ['oracle', 'CHAR(5)', 'STRING', 'text', []],
  ['oracle', 'NVARCHAR2(20)', 'WSTRING', 'text', []],
  ['oracle', 'CLOB', 'CLOB', 'text', ['emptyLob']],
  ['oracle', 'BLOB', 'BLOB', null, []],
  ['oracle', 'LONG', 'CLOB', null, []],
  ['oracle', 'RAW(16)', 'BYTES', 'bytes', []],
  ['sqlserver', 'tinyint', 'UINT1', 'integer', []],
  ['sqlserver', 'numeric(12,2)', 'NUMERIC', 'decimal', []],
  ['sqlserver', 'money', 'NUMERIC', 'decimal', []],
  ['sqlserver', 'bit', 'BOOLEAN', 'boolean', []],
  ['sqlserver', 'real', 'REAL4', 'float', []],
  ['sqlserver', 'datetime', 'DATETIME', 'timestamp', []],
  ['sqlserver', 'datetime2(7)', 'DATETIME', 'timestamp', ['microseconds']],
  ['sqlserver', 'datetime2(6)', 'DATETIME', 'timestamp', []],
  ['sqlserver', 'time(7)', 'TIME', 'time', ['milliseconds', 'microseconds']],
  ['sqlserver', 'datetimeoffset(7)', 'WSTRING', null, []],
  ['sqlserver', 'nvarchar(max)', 'NCLOB', 'text', []],
  ['sqlserver', 'nvarchar(50)', 'WSTRING', 'text', []],
  ['sqlserver', 'varbinary(max)', 'BLOB', 'bytes', []],
  ['sqlserver', 'timestamp', 'BYTES', 'bytes', []],
  ['sqlserver', 'uniqueidentifier', 'STRING', 'text', []],
  ['sqlserver', 'hierarchyid', 'WSTRING', null, []],
  ['sqlserver', 'geography', 'CLOB', null, []],
])('%s: %s is %s, compared as %s, with the losses %j', (kind, type, dmsType, form, losses) => {
  const { fact, rules } = rulesOf(kind, type);
  expect([fact.dms, fact.form, rules.map(({ rule }) => rule)]).toEqual([dmsType, form, losses]);
  const found = dialects[kind].form(column(kind, type));
  expect(isUnsupported(found) ? null : found.kind).toBe(form);
});

test.each<[number, readonly object[]]>([
  [10, [expect.objectContaining({ rule: 'roundScale', scale: 10 }), expect.objectContaining({ precision: 38 })]],
  [4, [expect.objectContaining({ rule: 'roundScale', scale: 4 }), expect.objectContaining({ scale: 4 })]],
  [-1, [expect.objectContaining({ rule: 'nearestFloat', bits: 64 })]],
  [-2, []],
])('NumberDatatypeScale %i decides what a NUMBER without precision becomes', (numberDataTypeScale, expected) => {
  const endpoint = {
    ...{ trimSpaceInChar: true, unboundedVarcharMaxSize: null, mapLongVarcharAs: 'wstring' },
    numberDataTypeScale,
  };
  expect(rulesOf('oracle', 'NUMBER', { endpoint }).rules).toEqual(expected);
});

test('digits after the sixth are cut, or rounded where the configuration says so', () => {
  expect(rulesOf('oracle', 'TIMESTAMP(9)').rules).toEqual([expect.objectContaining({ mode: 'truncate' })]);
  const round = { dms: { ...dms, timestampMicroseconds: 'round' as const } };
  expect(rulesOf('sqlserver', 'datetime2(7)', round).rules).toEqual([expect.objectContaining({ mode: 'round' })]);
});

test('a uniqueidentifier is expected in lower case where the configuration says so', () => {
  const lower = { dms: { ...dms, uniqueidentifierCase: 'lower' as const } };
  expect(rulesOf('sqlserver', 'uniqueidentifier', lower).rules).toEqual([
    expect.objectContaining({ rule: 'lowerCase' }),
  ]);
});

describe.each(['oracle', 'sqlserver'] as const)('the map of %s', (kind) => {
  test('every type has a fact for what no condition holds of', () => {
    const last = TYPE_FACTS[kind].filter((fact) => fact.where === undefined).flatMap((fact) => fact.types);
    expect(last).toEqual([...new Set(last)]);
    const types = new Set(TYPE_FACTS[kind].flatMap((fact) => fact.types));
    expect([...types].filter((type) => !last.includes(type))).toEqual([]);
  });

  test('every compared type has literals in the zoo, and every literal a type of the map', () => {
    const compared = TYPE_FACTS[kind].filter((fact) => fact.form !== null).flatMap((fact) => fact.types);
    const zoo = (dialects[kind].zoo ?? []).map(({ type }) => type.baseType);
    expect([...new Set(zoo)].sort()).toEqual([...new Set(compared)].sort());
  });

  test('the table for people has no empty cell, and says why what is not compared is not', () => {
    const rows = typeTable(kind);
    for (const row of rows) for (const cell of Object.values(row)) expect(cell).toMatch(/\S/);
    for (const { compared } of rows.filter((row) => row.compared.startsWith('not')))
      expect(compared).toMatch(/not compared: .{20}/);
  });
});

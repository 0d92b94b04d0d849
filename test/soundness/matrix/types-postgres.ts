/**
 * PostgreSQL: each type of DMS's table of its source types, with extreme and ugly values and what DMS writes for them.
 * (AWS DMS User Guide, "Source data types for PostgreSQL", and "Limitations on using a PostgreSQL database".)
 */
import {
  ALL_BYTES,
  DATES,
  DOUBLES,
  FLOATS,
  INTEGERS,
  type LakeValue,
  type Logical,
  type MatrixType,
  type MatrixValue,
  TEXT_300,
  TEXT_LOB,
  TEXTS,
  TIMESTAMPS,
} from './values.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** Any text, whatever the session's settings make of quotes and backslashes. */
export const pgText = (text: string) => `convert_from(decode('${hex(Buffer.from(text))}', 'hex'), 'UTF8')`;

const texts = (type: string, ...values: string[]): MatrixValue[] =>
  values.map((value) => ({ sql: `${pgText(value)}::${type}`, lake: value }));
const quoted = (type: string, ...values: string[]): MatrixValue[] =>
  values.map((value) => ({ sql: `'${value}'::${type}`, lake: value }));
const integers = (type: string, values: readonly string[]): MatrixValue[] =>
  values.map((value) => ({ sql: `'${value}'::${type}`, lake: BigInt(value) }));
const floats = (type: string, values: readonly number[]): MatrixValue[] =>
  values.map((value) => ({ sql: `'${Object.is(value, -0) ? '-0' : value}'::${type}`, lake: value }));
const as = (sql: string, lake: LakeValue, more: Partial<MatrixValue> = {}): MatrixValue => ({ sql, lake, ...more });

function type(
  name: string,
  dms: string,
  logical: readonly Logical[],
  values: readonly MatrixValue[],
  more: Partial<MatrixType> = {},
): MatrixType {
  return { name, dms, logical, values: [...values, as('NULL', null)], ...more };
}

const lost = { loss: true } as const;
const excluded = { mayBeExcluded: true } as const;

const numbers: readonly MatrixType[] = [
  type('smallint', 'INT2', ['integer'], integers('smallint', INTEGERS[16])),
  type('integer', 'INT4', ['integer'], integers('integer', INTEGERS[32])),
  type('bigint', 'INT8', ['integer'], integers('bigint', INTEGERS[64])),
  type(
    'numeric(10,2)',
    'NUMERIC(10,2)',
    ['decimal'],
    quoted('numeric(10,2)', '1234.56', '0.00', '0.01', '-0.01', '99999999.99', '-99999999.99', '100.10'),
  ),
  type(
    'numeric(38,0)',
    'NUMERIC(38,0)',
    ['decimal'],
    quoted('numeric(38,0)', '7', '0', '9'.repeat(38), `-${'9'.repeat(38)}`),
  ),
  type(
    'numeric(38,10)',
    'NUMERIC(38,10)',
    ['decimal'],
    quoted(
      'numeric(38,10)',
      ...['1.5000000000', '0.0000000001', '-0.0000000001', '1234567890123456789012345678.0123456789'],
      `${'9'.repeat(28)}.${'9'.repeat(10)}`,
    ),
  ),
  type(
    'numeric(5,5)',
    'NUMERIC(5,5)',
    ['decimal'],
    quoted('numeric(5,5)', '0.50000', '0.00001', '-0.99999', '0.00000'),
  ),
  type(
    'numeric',
    'NUMERIC(28,6)',
    ['decimal'],
    [
      ...quoted('numeric', '1.500000', '0.000000', '-0.000001', '1234567890123456789012.345678'),
      as("'1.1234565'::numeric", '1.123457', lost),
      as("'-0.0000004'::numeric", '0.000000', lost),
    ],
  ),
  type(
    'numeric(50,10)',
    'STRING',
    ['text'],
    [
      ...quoted('numeric(50,10)', '1.5000000000', `${'9'.repeat(40)}.${'9'.repeat(10)}`, '-0.0000000001'),
      as("'NaN'::numeric(50,10)", 'NaN'),
    ],
    { comparedAsOther: true },
  ),
  type('real', 'REAL4', ['float'], floats('real', [...FLOATS, -0, Number.NaN, Infinity, -Infinity])),
  type(
    'double precision',
    'REAL8',
    ['float'],
    floats('double precision', [...DOUBLES, -0, Number.NaN, Infinity, -Infinity]),
  ),
  type(
    'money',
    'NUMERIC(38,4)',
    ['decimal'],
    [as("'1234.56'::numeric::money", '1234.5600'), as("'-0.01'::numeric::money", '-0.0100')],
    excluded,
  ),
];

const moments: readonly MatrixType[] = [
  type('date', 'DATE', ['date'], [...quoted('date', ...DATES), as("'infinity'::date", '9999-12-31', lost)]),
  type(
    'time',
    'TIME',
    ['time'],
    quoted(
      'time',
      '12:34:56.123000',
      '12:34:56.123456',
      '00:00:00.000000',
      '23:59:59.999999',
      '24:00:00.000000',
      '01:02:03.004000',
    ),
  ),
  type(
    'timestamp',
    'DATETIME',
    ['timestamp'],
    [...quoted('timestamp', ...TIMESTAMPS), as("'infinity'::timestamp", '9999-12-31 23:59:59.000000', lost)],
  ),
  type(
    'timestamp(0)',
    'DATETIME',
    ['timestamp'],
    [
      as("'2024-05-06 07:08:09'::timestamp(0)", '2024-05-06 07:08:09.000000'),
      as("'2024-03-31 02:30:00'::timestamp(0)", '2024-03-31 02:30:00.000000'),
    ],
  ),
  type(
    'timestamptz',
    'DATETIME',
    ['timestamp'],
    [
      ...TIMESTAMPS.map((value) => as(`'${value}+00'::timestamptz`, value)),
      as("'2024-03-31 03:30:00.25+02'::timestamptz", '2024-03-31 01:30:00.250000'),
      as("'2024-10-27 02:30:00+02'::timestamptz", '2024-10-27 00:30:00.000000'),
      as("'2024-10-27 02:30:00+01'::timestamptz", '2024-10-27 01:30:00.000000'),
      as("'2024-01-01 00:00:00+05:45'::timestamptz", '2023-12-31 18:15:00.000000'),
    ],
  ),
  type(
    'timetz',
    'TIME',
    ['time'],
    [
      as("'12:34:56.123+00'::timetz", '12:34:56.123000'),
      as("'01:02:03.456789+00'::timetz", '01:02:03.456789'),
      as("'12:34:56.123+02'::timetz", '10:34:56.123000', lost),
      as("'12:34:56.123456-05:30'::timetz", '18:04:56.123456', lost),
    ],
    excluded,
  ),
  type('interval', 'STRING', ['text'], [as("'1 year 2 months 3 days'::interval", '1 year 2 mons 3 days')], excluded),
];

const texty: readonly MatrixType[] = [
  type('text', 'NCLOB', ['text'], texts('text', ...TEXTS, TEXT_300, TEXT_LOB)),
  type('varchar(300)', 'WSTRING(300)', ['text'], texts('varchar(300)', ...TEXTS, TEXT_300)),
  type(
    'char(10)',
    'WSTRING(10)',
    ['text'],
    [
      as("'ab'::char(10)", 'ab'),
      as("' ab'::char(10)", ' ab'),
      as("''::char(10)", ''),
      as(`${pgText('\u{1f600}\u00e9')}::char(10)`, '\u{1f600}\u00e9'),
      as("'0123456789'::char(10)", '0123456789'),
    ],
  ),
  type('boolean as CHAR(5)', 'WSTRING(5)', ['text'], [as('true', 'true'), as('false', 'false')], {
    comparedAsOther: true,
  }),
  type('boolean as BOOLEAN', 'BOOLEAN', ['boolean'], [as('true', true), as('false', false)]),
  type('enum', 'STRING(64)', ['text'], quoted('mood', 'glad', 'so so', 'Sad')),
  type(
    'uuid',
    'STRING(36)',
    ['text', 'uuid'],
    quoted(
      'uuid',
      '6a2f41a3-c54c-fce8-32d2-0324e1c32e22',
      '00000000-0000-0000-0000-000000000000',
      'ffffffff-ffff-ffff-ffff-ffffffffffff',
    ),
  ),
  type(
    'json',
    'NCLOB',
    ['text', 'json'],
    texts('json', '{"b": 1.0,  "a":[1e2,null,"\u00e9\\u00e9\\\\"]}', '{"a":1,"a":2}', '1', '"x"', 'null', '[]'),
  ),
  type(
    'jsonb',
    'NCLOB',
    ['text', 'json'],
    texts('jsonb', '{"a": [100, null, "\u00e9"], "b": 1.0}', '1.10', '""', 'null'),
  ),
  type('xml', 'CLOB', ['text'], texts('xml', '<a b="1">\u00e9 </a>', '<a/>')),
  type('inet', 'STRING(50)', ['text'], quoted('inet', '10.0.0.1', '10.0.0.1/8', '::1', '2001:db8::/32')),
  type('cidr', 'STRING(50)', ['text'], quoted('cidr', '10.0.0.0/8', '::1/128')),
  type('macaddr', 'STRING(18)', ['text'], quoted('macaddr', '08:00:2b:01:02:03')),
  type('bit(8)', 'STRING(8)', ['text'], quoted('bit(8)', '01010101', '00000000')),
  type('bit varying', 'STRING', ['text'], quoted('bit varying', '1', '0001', '')),
  type('integer[]', 'NCLOB', ['text'], texts('integer[]', '{1,NULL,3}', '{}', '{{1,2},{3,4}}')),
  type('text[]', 'NCLOB', ['text'], texts('text[]', '{a,"b,c",NULL,"NULL",""}', '{"back\\\\slash","\u00e9 "}')),
  type('int4range', 'STRING(255)', ['text'], quoted('int4range', '[1,5)', 'empty', '(,5)')),
  type('tsvector', 'CLOB', ['text'], texts('tsvector', "'cat':2 'fat':1")),
  type('point', 'STRING(255)', ['text'], [as("'(1.5,-2)'::point", '(1.5,-2)')], excluded),
  type('box', 'STRING(255)', ['text'], [as("'(1,1),(0,0)'::box", '(1,1),(0,0)')], excluded),
  type('composite', 'NCLOB', ['text'], [as("ROW(1, 'a b')::pair", '(1,"a b")')], {
    ...excluded,
    mayHoldLineEnds: true,
  }),
  type(
    'tsrange',
    'STRING(255)',
    ['text'],
    [as("'[2024-01-01,2024-01-02)'::tsrange", '["2024-01-01 00:00:00","2024-01-02 00:00:00")')],
    excluded,
  ),
];

const bytes: readonly MatrixType[] = [
  type(
    'bytea',
    'BLOB',
    ['bytes'],
    [
      ...[
        Buffer.from('plain'),
        ALL_BYTES,
        new Uint8Array(0),
        Uint8Array.of(0),
        Buffer.from('trailing\0\0'),
        Buffer.from('caf\u00e9'),
      ].map((value) => as(`decode('${hex(value)}', 'hex')`, new Uint8Array(value))),
    ],
  ),
];

export const POSTGRES_TYPES: readonly MatrixType[] = [...numbers, ...moments, ...texty, ...bytes];

/** Types that a table needs, before it is made. */
export const POSTGRES_BEFORE = `create type mood as enum ('glad', 'so so', 'Sad'); create type pair as (a int, b text);`;

/** How a type is declared: its name, but for those whose name says more. */
export const pgDeclared = ({ name }: MatrixType): string =>
  ({ enum: 'mood', composite: 'pair' })[name] ?? name.replace(/ as .*$/, '');

/**
 * MySQL and MariaDB: each type of DMS's table of their source types, with extreme and ugly values and what DMS writes.
 * (AWS DMS User Guide, "Source data types for MySQL".) The session's sql_mode is empty, its zone UTC.
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
  UNSIGNED,
} from './values.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** Any text, whatever the session's settings make of quotes and backslashes. */
export const mysqlText = (text: string) => (text === '' ? "''" : `CONVERT(X'${hex(Buffer.from(text))}' USING utf8mb4)`);

const texts = (...values: string[]): MatrixValue[] => values.map((value) => ({ sql: mysqlText(value), lake: value }));
const quoted = (...values: string[]): MatrixValue[] => values.map((value) => ({ sql: `'${value}'`, lake: value }));
const integers = (values: readonly string[]): MatrixValue[] =>
  values.map((value) => ({ sql: value, lake: BigInt(value) }));
const floats = (values: readonly number[]): MatrixValue[] =>
  values.map((value) => ({
    sql: Object.is(value, -0) ? '-0e0' : `${value}${/e/.test(String(value)) ? '' : 'e0'}`,
    lake: value,
  }));
const as = (sql: string, lake: LakeValue, more: Partial<MatrixValue> = {}): MatrixValue => ({ sql, lake, ...more });
const blob = (...values: Uint8Array[]) => values.map((value) => as(`X'${hex(value)}'`, new Uint8Array(value)));

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

const numbers: readonly MatrixType[] = [
  type('tinyint', 'INT1', ['integer', 'tiny'], integers(INTEGERS[8])),
  type('tinyint(1)', 'INT1', ['integer', 'tiny'], integers(['1', '0', '2', '-1', '127'])),
  type('smallint', 'INT2', ['integer'], integers(INTEGERS[16])),
  type('mediumint', 'INT4', ['integer'], integers(INTEGERS[24])),
  type('int', 'INT4', ['integer'], integers(INTEGERS[32])),
  type('bigint', 'INT8', ['integer'], integers(INTEGERS[64])),
  type('tinyint unsigned', 'UINT1', ['unsigned'], integers(UNSIGNED[8])),
  type('smallint unsigned', 'UINT2', ['unsigned'], integers(UNSIGNED[16])),
  type('int unsigned', 'UINT4', ['unsigned'], integers(UNSIGNED[32])),
  type('bigint unsigned', 'UINT8', ['unsigned'], integers(UNSIGNED[64])),
  type('year', 'INT2', ['integer'], integers(['2024', '1901', '2155'])),
  type(
    'decimal(10,2)',
    'NUMERIC(10,2)',
    ['decimal'],
    ['1234.56', '0.00', '0.01', '-0.01', '99999999.99', '100.10'].map((v) => as(v, v)),
  ),
  type(
    'decimal(38,10)',
    'NUMERIC(38,10)',
    ['decimal'],
    ['1.5000000000', '0.0000000001', '1234567890123456789012345678.0123456789'].map((v) => as(v, v)),
  ),
  type(
    'decimal(65,30)',
    'STRING',
    ['text'],
    [
      as(`${'9'.repeat(35)}.${'9'.repeat(30)}`, `${'9'.repeat(35)}.${'9'.repeat(30)}`),
      as(`0.${'0'.repeat(29)}1`, `0.${'0'.repeat(29)}1`),
    ],
    { comparedAsOther: true },
  ),
  type('float', 'REAL8', ['float'], floats(FLOATS)),
  type('double', 'REAL8', ['float'], floats(DOUBLES)),
  type('bit(1)', 'BOOLEAN', ['boolean'], [as("b'1'", true), as("b'0'", false)]),
  type(
    'bit(64)',
    'BYTES(8)',
    ['bytes'],
    [as("X'ffffffffffffffff'", new Uint8Array(8).fill(255)), as('1', Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 1))],
  ),
];

const moments: readonly MatrixType[] = [
  type('date', 'DATE', ['date'], [...quoted(...DATES), as("'0000-00-00'", null, { ...lost, inCsv: '0000-00-00' })]),
  type(
    'time(6)',
    'STRING',
    ['text'],
    quoted('12:34:56.123456', '-838:59:59.000000', '838:59:59.000000', '-00:00:00.000001', '24:00:00.000000'),
  ),
  type(
    'datetime(6)',
    'DATETIME',
    ['timestamp'],
    [...quoted(...TIMESTAMPS), as("'0000-00-00 00:00:00'", null, { ...lost, inCsv: '0000-00-00 00:00:00.000000' })],
  ),
  type(
    'datetime',
    'DATETIME',
    ['timestamp'],
    [
      as("'2024-05-06 07:08:09'", '2024-05-06 07:08:09.000000'),
      as("'2024-03-31 02:30:00'", '2024-03-31 02:30:00.000000'),
    ],
  ),
  type(
    'timestamp(6)',
    'DATETIME',
    ['timestamp'],
    quoted(
      '2024-05-06 07:08:09.123456',
      '1970-01-01 00:00:01.000001',
      '2038-01-19 03:14:07.999999',
      '2024-03-31 01:30:00.250000',
      '2024-10-27 00:30:00.000000',
      '2024-10-27 01:30:00.000000',
    ),
  ),
];

const texty: readonly MatrixType[] = [
  type('varchar(300)', 'WSTRING(300)', ['text'], texts(...TEXTS, TEXT_300)),
  type('text', 'WSTRING', ['text'], texts(...TEXTS, TEXT_300)),
  type('tinytext', 'WSTRING(255)', ['text'], texts('plain text', '', ' ', TEXT_300.slice(0, 255))),
  type('longtext', 'NCLOB', ['text'], texts('plain text', '', 'caf\u00e9 ', TEXT_300, TEXT_LOB)),
  type(
    'char(10)',
    'WSTRING(10)',
    ['text'],
    [as("'ab'", 'ab'), as("' ab'", ' ab'), as("''", ''), as(mysqlText('\u{1f600}\u00e9'), '\u{1f600}\u00e9')],
  ),
  type('varchar(20) CHARACTER SET latin1', 'WSTRING(20)', ['text'], texts('caf\u00e9', '?', '\u20ac')),
  type(
    "enum('a','B''s','\u00e9,')",
    'WSTRING',
    ['text'],
    [...quoted('a'), as("'B''s'", "B's"), as(mysqlText('\u00e9,'), '\u00e9,')],
  ),
  type("set('a','b c')", 'WSTRING', ['text'], quoted('a', 'b c', 'a,b c', '')),
  type('json', 'CLOB', ['text', 'json'], texts('{"b": 1.0, "a": [100, null, "\u00e9"]}', '1.10', '""', 'null')),
];

const bytes: readonly MatrixType[] = [
  type(
    'binary(4)',
    'BYTES(4)',
    ['bytes'],
    [as("X'61'", Uint8Array.of(0x61, 0, 0, 0)), ...blob(Uint8Array.of(0, 1, 254, 255))],
  ),
  type(
    'varbinary(300)',
    'BYTES(300)',
    ['bytes'],
    blob(
      Buffer.from('plain'),
      ALL_BYTES,
      new Uint8Array(0),
      Uint8Array.of(0),
      Buffer.from('caf\u00e9'),
      Buffer.from('trailing\0'),
    ),
  ),
  type(
    'blob',
    'BYTES(65535)',
    ['bytes'],
    blob(Buffer.from('plain'), ALL_BYTES, new Uint8Array(0), Buffer.from('trailing\0\0')),
  ),
  type('longblob', 'BLOB', ['bytes'], blob(Buffer.from('plain'), ALL_BYTES)),
];

export const MYSQL_TYPES: readonly MatrixType[] = [...numbers, ...moments, ...texty, ...bytes];

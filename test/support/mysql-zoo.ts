import type { LakeType } from '../../core/compare/columns.ts';
import type { Form } from '../../core/compare/forms.ts';

/** A type, its values, and the text that each must have. */
export interface ZooCase {
  readonly type: string;
  /** SQL of a value, and its canonical text. */
  readonly values: readonly (readonly [sql: string, text: string])[];
  readonly form?: Form;
  readonly lake?: readonly LakeType[];
}

const same = (...values: string[]) => values.map((v) => [v, v] as const);
const quoted = (...values: string[]) => values.map((v) => [`'${v}'`, v] as const);
/** The canonical text of a double. */
export const bits = (value: number) => {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
};
const doubles = (...values: number[]) => values.map((v) => [`${v === 0 ? '0e0' : v}`, bits(v)] as const);

const bool: LakeType = { kind: 'boolean' };
const millis: LakeType = { kind: 'time', unit: 'millis', utc: true };

/** Every type of MySQL with its extreme values; session: ALLOW_INVALID_DATES, time zone UTC. */
export const MYSQL_ZOO: readonly ZooCase[] = [
  { type: 'tinyint(4)', values: same('-128', '0', '127') },
  { type: 'tinyint(1)', values: same('-1', '0', '1', '2') },
  {
    type: 'tinyint(1)',
    lake: [bool],
    form: { kind: 'boolean' },
    values: [
      ['0', 'false'],
      ['1', 'true'],
      ['2', '~2'],
      ['-1', '~-1'],
    ],
  },
  { type: 'tinyint(3) unsigned', values: same('0', '255') },
  { type: 'smallint(6)', values: same('-32768', '32767') },
  { type: 'mediumint(8) unsigned', values: same('16777215') },
  { type: 'int(11)', values: same('-2147483648', '2147483647') },
  {
    type: 'int(8) unsigned zerofill',
    values: [
      ['42', '42'],
      ['0', '0'],
      ['4294967295', '4294967295'],
    ],
  },
  { type: 'bigint(20)', values: same('-9223372036854775808', '9223372036854775807') },
  { type: 'bigint(20) unsigned', values: same('0', '9223372036854775808', '18446744073709551615') },
  {
    type: 'bigint(20)',
    form: { kind: 'decimal', scale: 2 },
    values: [['-9223372036854775808', '-9223372036854775808.00']],
  },
  {
    type: 'bit(1)',
    values: [
      ["b'0'", 'false'],
      ["b'1'", 'true'],
    ],
  },
  {
    type: 'bit(1)',
    lake: [{ kind: 'integer', bits: 8, signed: true }],
    form: { kind: 'integer' },
    values: [["b'1'", '1']],
  },
  {
    type: 'bit(9)',
    values: [
      ["b'100000001'", '0101'],
      ["b'0'", '0000'],
    ],
  },
  {
    type: 'bit(64)',
    values: [
      ['0xffffffffffffffff', 'ffffffffffffffff'],
      ['1', '0000000000000001'],
    ],
  },
  { type: 'decimal(65,30)', values: same(`-${'9'.repeat(35)}.${'9'.repeat(30)}`, `0.${'0'.repeat(29)}1`) },
  {
    type: 'decimal(5,5)',
    values: [
      ['0.5', '0.50000'],
      ['-0.00001', '-0.00001'],
      ['0', '0.00000'],
    ],
  },
  { type: 'decimal(10,0)', form: { kind: 'decimal', scale: 2 }, values: [['-7', '-7.00']] },
  { type: 'decimal(10,2) unsigned zerofill', values: [['1.5', '1.50']] },
  { type: 'decimal(12,2)', form: { kind: 'decimal', scale: 4 }, values: [['1.5', '1.5000']] },
  {
    type: 'float',
    values: doubles(123456496, 123456000, Math.fround(1.1), -Math.fround(3.4e38), 1.401298464324817e-45, 0),
  },
  { type: 'float(7,2)', values: doubles(Math.fround(99999.99), -0.5) },
  {
    type: 'double',
    values: doubles(
      0,
      1,
      -1,
      0.1,
      1 / 3,
      5e-324,
      2.2250738585072014e-308,
      2.225073858507201e-308,
      Number.MAX_VALUE,
      -Number.MAX_VALUE,
      2 ** 53 + 2,
      1 - 2 ** -53,
      1 + 2 ** -52,
    ),
  },
  { type: 'double(10,2)', values: doubles(1.25, -99999999.99) },
  {
    type: 'date',
    values: [
      ...quoted('0001-01-01', '1000-01-01', '9999-12-31', '2024-02-29', '2024-02-31'),
      ["'0000-00-00'", '~0000-00-00'],
      ["'2024-00-10'", '~2024-00-10'],
      ["'2024-10-00'", '~2024-10-00'],
    ],
  },
  {
    type: 'date',
    form: { kind: 'timestamp', digits: 6 },
    values: [
      ["'2024-02-29'", '2024-02-29 00:00:00.000000'],
      ["'0000-00-00'", '~0000-00-00 00:00:00.000000'],
    ],
  },
  {
    type: 'datetime',
    values: [
      ["'2024-03-31 02:30:00'", '2024-03-31 02:30:00.000000'],
      ["'0000-00-00 00:00:00'", '~0000-00-00 00:00:00.000000'],
    ],
  },
  { type: 'datetime(3)', values: [["'9999-12-31 23:59:59.999'", '9999-12-31 23:59:59.999000']] },
  {
    type: 'datetime(6)',
    values: [
      ...quoted('0001-01-01 00:00:00.000001', '9999-12-31 23:59:59.999999'),
      ["'2024-00-00 10:00:00'", '~2024-00-00 10:00:00.000000'],
    ],
  },
  {
    type: 'datetime(6)',
    form: { kind: 'timestamp', digits: 9 },
    values: [["'2024-01-01 00:00:00.000001'", '2024-01-01 00:00:00.000001000']],
  },
  {
    type: 'timestamp',
    values: [
      ["'1970-01-01 00:00:01'", '1970-01-01 00:00:01.000000'],
      ["'2038-01-19 03:14:07'", '2038-01-19 03:14:07.000000'],
      ["'0000-00-00 00:00:00'", '~0000-00-00 00:00:00.000000'],
    ],
  },
  {
    type: 'timestamp(3)',
    values: [
      ["'2024-10-27 00:30:00.125'", '2024-10-27 00:30:00.125000'],
      ["'2024-10-27 01:30:00.125'", '2024-10-27 01:30:00.125000'],
    ],
  },
  {
    type: 'timestamp(6)',
    values: quoted('1970-01-01 00:00:01.000001', '2038-01-19 03:14:07.999999', '2000-02-29 12:00:00.500000'),
  },
  { type: 'time', values: quoted('-838:59:59', '838:59:59', '00:00:00', '24:00:00', '-00:00:01') },
  { type: 'time(6)', values: quoted('-838:59:59.000000', '-00:00:00.000001', '23:59:59.999999') },
  {
    type: 'time(3)',
    lake: [millis],
    form: { kind: 'time', digits: 6 },
    values: [
      ["'10:00:00.125'", '10:00:00.125000'],
      ["'24:00:00'", '24:00:00.000000'],
      ["'24:00:00.001'", '~24:00:00.001000'],
      ["'-01:00:00'", '~-01:00:00.000000'],
      ["'100:00:00'", '~100:00:00.000000'],
    ],
  },
  {
    type: 'year(4)',
    values: [
      ['0', '0'],
      ['1901', '1901'],
      ['2155', '2155'],
    ],
  },
  {
    type: 'char(5)',
    values: [
      ["'a'", 'a'],
      ["''", ''],
      ["' a '", ' a'],
      ["'     '", ''],
      ["'é€😀'", 'é€😀'],
    ],
  },
  {
    type: 'varchar(20)',
    values: [
      ["' a '", ' a '],
      ["''", ''],
      ["CONCAT('t', CHAR(9), CHAR(10), CHAR(92), CHAR(13))", 't\t\n\\\r'],
      ["'\0N'", '\0N'],
      ["'é€😀'", 'é€😀'],
      ["'e\u0301'", 'e\u0301'],
      ["'?'", '?'],
    ],
  },
  {
    type: 'varchar(300) CHARACTER SET latin1',
    values: [
      ['CAST(0xe9 AS CHAR CHARACTER SET latin1)', 'é'],
      ['_latin1 0x80', '€'],
      ['_latin1 0x81', '\u0081'],
      ["'?'", '?'],
    ],
  },
  {
    type: 'varchar(20) CHARACTER SET utf8mb3',
    values: [
      ["'é€'", 'é€'],
      ["'?'", '?'],
    ],
  },
  {
    type: 'char(20) CHARACTER SET sjis',
    values: [
      ["'日本?'", '日本?'],
      ["'ｱ'", 'ｱ'],
      ['_sjis 0x5c', '\\'],
    ],
  },
  {
    type: 'varchar(20) CHARACTER SET ucs2',
    values: [
      ["'日?'", '日?'],
      ['_ucs2 0xd800', '~d800'],
    ],
  },
  { type: 'text CHARACTER SET latin2', values: [["'ř?'", 'ř?']] },
  { type: 'tinytext', values: quoted('', 'a') },
  { type: 'longtext', values: [["REPEAT('é', 100000)", 'é'.repeat(100000)]] },
  {
    type: 'binary(3)',
    values: [
      ["'a'", '610000'],
      ["''", '000000'],
    ],
  },
  {
    type: 'varbinary(10)',
    values: [
      ["X'00ff5c'", '00ff5c'],
      ["''", ''],
    ],
  },
  {
    type: 'longblob',
    values: [
      ["X'0a090d5c4e'", '0a090d5c4e'],
      ["''", ''],
    ],
  },
  {
    type: "enum('a','B''s','é,','')",
    values: [
      ["'a'", 'a'],
      ["'B''s'", "B's"],
      ["'é,'", 'é,'],
      ["''", ''],
    ],
  },
  {
    type: "set('a','b c','é')",
    values: [
      ["'a,é'", 'a,é'],
      ["''", ''],
      ["'b c'", 'b c'],
    ],
  },
  { type: 'json', values: [[`'{"b": 1, "a": [1.0, "é"]}'`, '{"b": 1, "a": [1.0, "é"]}']] },
  { type: 'point', values: [["ST_GeomFromText('POINT(1 -1)')", '000000000101000000000000000000f03f000000000000f0bf']] },
];

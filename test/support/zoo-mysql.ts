/**
 * Every type that the User Guide lists for MySQL and MariaDB as a source, with values at its bounds and in its corners.
 * The session that fills them: `sql_mode = 'ALLOW_INVALID_DATES,NO_BACKSLASH_ESCAPES'`, `time_zone = '+00:00'`, utf8mb4.
 */
import { column, quoted, type ZooTable } from './zoo-tables.ts';

const utf8 = (text: string) => (text === '' ? "''" : `_utf8mb4 0x${Buffer.from(text).toString('hex')}`);
const NINES = (count: number) => '9'.repeat(count);

const TEXTS = [
  ...[
    '',
    ' ',
    '  leading and trailing  ',
    'NULL',
    '<null>',
    '\\N',
    "it's",
    '"quoted"',
    'a,b',
    'a\tb',
    'two\nlines',
    'cr\rlf\r\n',
  ],
  ...[
    'back\\slash\\n',
    'e\u0301',
    '\u00e9',
    '😀 𝒳',
    '\u00a0',
    '\ufeffmark',
    '\u200b',
    'x'.repeat(255),
    'é'.repeat(256),
    '1e5',
    'true',
  ],
];
const texts = TEXTS.map(utf8);

export const MYSQL_ZOO_SESSION =
  "SET SESSION time_zone = '+00:00', sql_mode = 'ALLOW_INVALID_DATES,NO_BACKSLASH_ESCAPES', NAMES utf8mb4";

const numbers: ZooTable = {
  name: 'zoo_numbers',
  columns: [
    column('tiny', 'tinyint', '-128', '127', '0'),
    column('tiny_1', 'tinyint(1)', '0', '1', '2', '-1'),
    column('tiny_u', 'tinyint unsigned', '0', '255'),
    column('small', 'smallint', '-32768', '32767'),
    column('small_u', 'smallint unsigned', '65535'),
    column('medium', 'mediumint', '-8388608', '8388607'),
    column('medium_u', 'mediumint unsigned', '16777215'),
    column('whole', 'int', '-2147483648', '2147483647'),
    column('whole_u', 'int unsigned', '4294967295', '0'),
    column('filled', 'int(8) unsigned zerofill', '42', '0'),
    column('big', 'bigint', '-9223372036854775808', '9223372036854775807'),
    column('big_u', 'bigint unsigned', '18446744073709551615', '9223372036854775808', '0'),
    column('d_38_10', 'decimal(38,10)', `${NINES(28)}.${NINES(10)}`, '-0.0000000001', '0', '1.5'),
    column('d_12_2', 'decimal(12,2)', '24000', '-0.01', '9999999999.99'),
    column('d_65_30', 'decimal(65,30)', `${NINES(35)}.${NINES(30)}`, `-0.${'0'.repeat(29)}1`, '0'),
    column('single', 'float', '1.1', '-3.4e38', '1.401298464324817e-45', '0', '16777216', '123456496'),
    column('double', 'double', '0.1', '1.7976931348623157e308', '5e-324', '0', '0.30000000000000004', '-1e-7', '1e15'),
    column('bit_1', 'bit(1)', "b'0'", "b'1'"),
    column('bit_9', 'bit(9)', "b'100000001'", "b'0'"),
    column('bit_64', 'bit(64)', '0xffffffffffffffff', '1'),
    column('year', 'year', '0', '1901', '2155'),
  ],
};

const times: ZooTable = {
  name: 'zoo_times',
  columns: [
    column('day', 'date', ...quoted('0001-01-01', '9999-12-31', '2024-02-29', '1970-01-01')),
    column('zero_day', 'date', ...quoted('0000-00-00', '2024-01-01')),
    column('stamp', 'datetime', ...quoted('2024-03-31 02:30:00', '0001-01-01 00:00:00', '9999-12-31 23:59:59')),
    column('stamp_3', 'datetime(3)', ...quoted('9999-12-31 23:59:59.999', '2024-01-01 00:00:00')),
    column(
      'stamp_6',
      'datetime(6)',
      ...quoted('0001-01-01 00:00:00.000001', '9999-12-31 23:59:59.999999', '1969-12-31 23:59:59.999999'),
    ),
    column('zero_stamp', 'datetime(6)', ...quoted('0000-00-00 00:00:00', '2024-01-01 00:00:00')),
    column('moment', 'timestamp NULL', ...quoted('1970-01-01 00:00:01', '2038-01-19 03:14:07', '2024-10-27 00:30:00')),
    column('moment_6', 'timestamp(6) NULL', ...quoted('2024-10-27 01:30:00.000001', '2038-01-19 03:14:07.999999')),
    column('clock', 'time', ...quoted('-838:59:59', '838:59:59', '00:00:00', '24:00:00', '10:00:00')),
    column('clock_6', 'time(6)', ...quoted('-00:00:00.000001', '23:59:59.999999', '838:59:59.000000')),
  ],
};

const characters: ZooTable = {
  name: 'zoo_characters',
  columns: [
    column('fixed', 'char(10)', ...quoted('', 'a', ' a', '0123456789'), utf8('é😀')),
    column('limited', 'varchar(300)', ...texts),
    column('latin', 'varchar(20) CHARACTER SET latin1', utf8('é€?'), "''", utf8('ÿ')),
    column('tiny', 'tinytext', ...quoted('', 'a', ' b ')),
    column('plain', 'text', ...texts),
    column('medium', 'mediumtext', ...texts),
    column('long', 'longtext', ...texts),
    column('mood', "enum('a','B''s','é,','')", ...quoted('a', "B's", 'é,', '')),
    column('moods', "set('a','b c','é')", ...quoted('a,é', '', 'b c')),
    column('json', 'json', ...quoted('{"b": 1, "a": [1.0, "é", null]}', 'null', '[]')),
  ],
};

const bytes = [`0x${Buffer.from(Uint8Array.from({ length: 200 }, (_, i) => i)).toString('hex')}`, "''", '0x00ff5c'];

const binaries: ZooTable = {
  name: 'zoo_binaries',
  columns: [
    column('fixed', 'binary(4)', '0x61', '0x00000000', '0xffffffff'),
    column('limited', 'varbinary(300)', ...bytes),
    column('tiny', 'tinyblob', ...bytes),
    column('plain', 'blob', ...bytes),
    column('medium', 'mediumblob', ...bytes),
    column('long', 'longblob', ...bytes),
    column('point', 'point', "ST_GeomFromText('POINT(1 -1)')"),
    column('shape', 'geometry', "ST_GeomFromText('LINESTRING(0 0,1 1)')"),
  ],
};

const composite: ZooTable = {
  name: 'zoo_composite',
  key: ['a', 'b'],
  columns: [
    column(
      'a',
      'varchar(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin',
      ...quoted('a', 'A', 'á', 'b,c', 'b"c', 'NULL'),
    ),
    column('b', 'int', '1', '2', '3', '4', '5', '6'),
    column('value', 'decimal(10,2)', '1', '2', '3', '4', '5', '6'),
  ],
};

const keyless: ZooTable = {
  name: 'zoo_keyless',
  key: [],
  times: 3,
  columns: [column('a', 'int', '1', '1', '2'), column('b', 'varchar(10)', "'x'", "'x'", "''")],
};

export const MYSQL_ZOO_TABLES: readonly ZooTable[] = [numbers, times, characters, binaries, composite, keyless];

/** Every type of MySQL and MariaDB that DMS documents (User Guide, "Source data types for MySQL"), with its extreme values. */
import type { ZooColumn } from './type-zoo.ts';

const quoted = (...values: string[]) => values.map((value) => `'${value.replaceAll("'", "''")}'`);
/** `''` is NULL in CSV, where nothing tells the two apart. */
const empty = (count: number) => ({ csv: [count] });

const numbers: readonly ZooColumn[] = [
  { name: 'tiny', type: 'tinyint', values: ['127', '-128', '0'] },
  { name: 'flag', type: 'tinyint(1)', values: ['1', '0', '-1', '2'] },
  { name: 'utiny', type: 'tinyint unsigned', values: ['255', '0'] },
  { name: 'small', type: 'smallint', values: ['32767', '-32768'] },
  { name: 'usmall', type: 'smallint unsigned', values: ['65535'] },
  { name: 'medium', type: 'mediumint', values: ['8388607', '-8388608'] },
  { name: 'umedium', type: 'mediumint unsigned', values: ['16777215'] },
  { name: 'num', type: 'int', values: ['2147483647', '-2147483648', '0'] },
  { name: 'unum', type: 'int unsigned', values: ['4294967295'] },
  { name: 'filled', type: 'int(8) unsigned zerofill', values: ['42'] },
  { name: 'big', type: 'bigint', values: ['9223372036854775807', '-9223372036854775808'] },
  { name: 'ubig', type: 'bigint unsigned', values: ['18446744073709551615', '9223372036854775808', '0'] },
  { name: 'price', type: 'decimal(12,2)', values: ['9999999999.99', '-0.01', '0'] },
  { name: 'dec38', type: 'decimal(38,30)', values: [`-${'9'.repeat(8)}.${'9'.repeat(30)}`, `0.${'0'.repeat(29)}1`] },
  { name: 'dec65', type: 'decimal(65,30)', values: [`-${'9'.repeat(35)}.${'9'.repeat(30)}`, '0'] },
  { name: 'single_', type: 'float', values: ['1.1', '-3.4e38', '1.401298464324817e-45', '16777217', '0'] },
  { name: 'double_', type: 'double', values: ['0.1', '-1.7976931348623157e308', '5e-324', '1e15', '0'] },
  { name: 'bit1', type: 'bit(1)', values: ["b'1'", "b'0'"] },
  { name: 'bit9', type: 'bit(9)', values: ["b'100000001'", "b'0'"] },
  { name: 'bit64', type: 'bit(64)', values: ['0xffffffffffffffff', '1'] },
  { name: 'year_', type: 'year', values: ['2024', '1901', '2155', '0'] },
];

const times: readonly ZooColumn[] = [
  {
    name: 'day',
    type: 'date',
    values: quoted('2024-02-29', '0001-01-01', '9999-12-31', '0000-00-00'),
    losses: { parquet: [1], milliseconds: [1] },
  },
  {
    name: 'stamp',
    type: 'datetime',
    values: quoted('2024-03-31 02:30:00', '9999-12-31 23:59:59', '0000-00-00 00:00:00'),
    losses: { parquet: [1], milliseconds: [1] },
  },
  {
    name: 'stamp3',
    type: 'datetime(3)',
    values: quoted('2024-10-27 01:30:00.125', '0000-00-00 00:00:00'),
    losses: { parquet: [1], milliseconds: [1] },
  },
  {
    name: 'stamp6',
    type: 'datetime(6)',
    values: quoted('2024-10-27 01:30:00.123456', '0001-01-01 00:00:00.000001', '9999-12-31 23:59:59.999999'),
    losses: { milliseconds: [3] },
  },
  {
    name: 'moment',
    type: 'timestamp NULL',
    values: quoted('2024-10-27 00:30:00', '1970-01-01 00:00:01', '2038-01-19 03:14:07', '0000-00-00 00:00:00'),
    losses: { parquet: [1], milliseconds: [1] },
  },
  {
    name: 'moment6',
    type: 'timestamp(6) NULL',
    values: quoted('2024-10-27 01:30:00.123456'),
    losses: { milliseconds: [1] },
  },
  { name: 'span', type: 'time', values: quoted('12:34:56', '-838:59:59', '838:59:59', '00:00:00') },
  { name: 'span6', type: 'time(6)', values: quoted('12:34:56.789012', '-00:00:00.000001') },
];

const texts: readonly ZooColumn[] = [
  { name: 'fixed', type: 'char(5)', values: quoted('ab', '', 'é€😀', ' a'), losses: empty(1) },
  {
    name: 'varying',
    type: 'varchar(20)',
    values: [...quoted('a,"b"', '', ' a ', 'é€😀', 'NULL'), "X'090d0a5c'"],
    losses: empty(1),
    lineEnds: [5],
  },
  { name: 'latin', type: 'varchar(20) CHARACTER SET latin1', values: quoted('é€ÿ', '?') },
  { name: 'tinyt', type: 'tinytext', values: quoted('é') },
  { name: 'textt', type: 'text', values: ["REPEAT('é', 32767)", "''"], losses: empty(1) },
  {
    name: 'mediumt',
    type: 'mediumtext',
    values: ["REPEAT('a', 32768)", "REPEAT('😀', 8193)", "CONCAT(REPEAT('a', 32767), 'é')", "''"],
    losses: { parquet: [2], milliseconds: [2], csv: [2, 1] },
  },
  { name: 'longt', type: 'longtext', values: quoted('short') },
  { name: 'doc', type: 'json', values: quoted('{"b": 1, "a": [1.0, "é"]}', 'null') },
  { name: 'kind', type: "enum('a','B''s','é,')", values: ["'a'", "'B''s'", "'é,'"] },
  { name: 'kinds', type: "set('a','b c','é')", values: ["'a,é'", "''", "'b c'"], losses: empty(1) },
];

const bytes: readonly ZooColumn[] = [
  { name: 'bin', type: 'binary(3)', values: ["'a'", "''"] },
  { name: 'varbin', type: 'varbinary(10)', values: ["X'00ff5c'", "''"], losses: empty(1) },
  { name: 'tinyb', type: 'tinyblob', values: ["X'0a0d'"] },
  { name: 'blobb', type: 'blob', values: ["REPEAT(X'00ff', 20000)"] },
  {
    name: 'longb',
    type: 'longblob',
    values: ["REPEAT(X'00ff', 16384)", "REPEAT(X'00ff', 16385)", "''"],
    losses: { parquet: [1], milliseconds: [1], csv: [1, 1] },
  },
  { name: 'place', type: 'point', values: ["ST_GeomFromText('POINT(1 -1)')"] },
  { name: 'shape', type: 'geometry', values: ["ST_GeomFromText('LINESTRING(0 0, 1 0.1)', 4326)"] },
];

export const MYSQL_TYPE_ZOO: readonly ZooColumn[] = [...numbers, ...times, ...texts, ...bytes];

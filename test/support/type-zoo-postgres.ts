/** Every type of PostgreSQL that DMS documents (User Guide, "Source data types for PostgreSQL"), with its extreme values. */
import type { ZooColumn } from './type-zoo.ts';

/** Types of the zoo's own, to be made before its table. */
export const POSTGRES_ZOO_TYPES = [
  `CREATE TYPE mood AS ENUM ('sad', 'o''k', 'happy, really')`,
  'CREATE TYPE pair AS (a int, b text)',
  'CREATE TYPE floats AS RANGE (subtype = float8)',
  'CREATE DOMAIN price AS numeric(10,2)',
  'CREATE DOMAIN note AS text',
];

const quoted = (...values: string[]) => values.map((value) => `'${value.replaceAll("'", "''")}'`);
const all = (...counts: number[]) => ({ parquet: counts, milliseconds: counts, csv: counts });
/** `''` is NULL in CSV, where nothing tells the two apart. */
const empty = (count: number) => ({ csv: [count] });

const numbers: readonly ZooColumn[] = [
  { name: 'small', type: 'smallint', values: ['32767', '-32768', '0'] },
  { name: 'int', type: 'integer', values: ['2147483647', '-2147483648', '0'] },
  { name: 'big', type: 'bigint', values: ['9223372036854775807', '-9223372036854775808', '0'] },
  { name: 'dec', type: 'numeric(12,2)', values: ['9999999999.99', '-9999999999.99', '-0.01', `'NaN'`], losses: all(1) },
  { name: 'dec38', type: 'numeric(38,10)', values: [`-${'9'.repeat(28)}.${'9'.repeat(10)}`, '0.0000000001'] },
  { name: 'dec38i', type: 'numeric(38,0)', values: ['9'.repeat(38), '-1'] },
  { name: 'dec50', type: 'numeric(50,10)', values: [`${'9'.repeat(40)}.${'9'.repeat(10)}`, '0', `'NaN'`] },
  {
    name: 'unbounded',
    type: 'numeric',
    values: ['0.123456', '0.1234565', '-0.0000004', `${'9'.repeat(22)}.999999`, `'NaN'`, `'Infinity'`, `'-Infinity'`],
    losses: all(3, 2),
  },
  { name: 'price', type: 'price', values: ['12.34', '-0.01'] },
  { name: 'real', type: 'real', values: quoted('1.1', '-3.4028235e38', '1e-45', '-0', 'NaN', 'Infinity', '-Infinity') },
  {
    name: 'double',
    type: 'double precision',
    values: quoted('0.1', '-1.7976931348623157e308', '5e-324', '-0', 'NaN', 'Infinity', '-Infinity', '1e15'),
  },
  { name: 'money', type: 'money', values: ['12.34', '-92233720368547758.08', '92233720368547758.07', '0'] },
  { name: 'bool', type: 'boolean', values: ['true', 'false'] },
];

const times: readonly ZooColumn[] = [
  { name: 'date', type: 'date', values: quoted('2024-02-29', '0001-01-01', '9999-12-31', 'infinity'), losses: all(1) },
  {
    name: 'stamp',
    type: 'timestamp',
    values: quoted('2024-03-31 02:30:00.123456', '0001-01-01 00:00:00', '9999-12-31 23:59:59.999999', 'infinity'),
    losses: { parquet: [1], milliseconds: [2, 1], csv: [1] },
  },
  { name: 'stamp0', type: 'timestamp(0)', values: quoted('2024-10-27 01:30:00', '1969-12-31 23:59:59') },
  { name: 'stamp3', type: 'timestamp(3)', values: quoted('2024-10-27 01:30:00.125', '1600-02-29 00:00:00.001') },
  {
    name: 'stamptz',
    type: 'timestamptz',
    values: quoted('2024-03-31 02:30:00.000001+05:45', '0001-01-01 00:00:00+00', '9999-12-31 23:59:59+00', 'infinity'),
    losses: { parquet: [1], milliseconds: [1, 1], csv: [1] },
  },
  {
    name: 'time',
    type: 'time',
    values: quoted('12:34:56.789', '00:00:00', '23:59:59.999999', '24:00:00'),
    parquetTime: true,
    losses: { parquet: [1], milliseconds: [1] },
  },
  {
    name: 'timetz',
    type: 'timetz',
    values: quoted('12:34:56.789+00', '01:00:00.000001+05:45', '23:59:59-15:59'),
    parquetTime: true,
    losses: { parquet: [2, 1], milliseconds: [2, 1], csv: [2] },
  },
  { name: 'span', type: 'interval', values: quoted('1 year 2 mons 3 days 04:05:06.7', '-1 day'), excluded: /interval/ },
];

const texts: readonly ZooColumn[] = [
  { name: 'fixed', type: 'char(5)', values: quoted('ab', '', '     ', 'é€😀', ' a '), losses: empty(2) },
  { name: 'letter', type: '"char"', values: quoted('x', '~') },
  {
    name: 'varying',
    type: 'varchar(20)',
    values: [...quoted('a,"b"', '', ' a ', 'é€😀', 'NULL', '\\N'), `E'\\t\\r\\n'`],
    losses: empty(1),
    lineEnds: [6],
  },
  {
    name: 'unsized',
    type: 'varchar',
    values: [`repeat('a', 8000)`, `repeat('é', 4001)`, `repeat('a', 7999) || 'é'`],
    losses: all(2),
  },
  {
    name: 'text',
    type: 'text',
    values: [`repeat('a', 32768)`, `repeat('😀', 8193)`, `''`, `E'a\\r\\nb\\n'`],
    lineEnds: [3],
    losses: { parquet: [1], milliseconds: [1], csv: [1, 1] },
  },
  { name: 'note', type: 'note', values: quoted('a domain') },
  {
    name: 'bytes',
    type: 'bytea',
    values: [`decode(repeat('00ff', 16384), 'hex')`, `decode(repeat('00ff', 16385), 'hex')`, `''`, `'\\x5c4e'`],
    losses: { parquet: [1], milliseconds: [1], csv: [1, 1] },
  },
  { name: 'json', type: 'json', values: quoted('{"b" : 1.0,  "a":[null, "é"]}', '""', 'null') },
  { name: 'jsonb', type: 'jsonb', values: quoted('{"b" : 1.0,  "a":[null, "é"]}', '""', 'null') },
  {
    name: 'xml',
    type: 'xml',
    values: quoted('<?xml version="1.0" encoding="UTF-8"?><a>é</a>', '<a/>', 'text'),
  },
  { name: 'uuid', type: 'uuid', values: quoted('A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11') },
  { name: 'mood', type: 'mood', values: quoted('sad', "o'k", 'happy, really') },
  { name: 'bits', type: 'bit(5)', values: ["B'10101'", "B'00000'"] },
  { name: 'varbits', type: 'bit varying(70)', values: [`B'${'10'.repeat(35)}'`, "B''"], losses: empty(1) },
  { name: 'inet', type: 'inet', values: quoted('10.0.0.1', '10.0.0.1/8', '::1') },
  { name: 'cidr', type: 'cidr', values: quoted('10.0.0.0/8', '::/0') },
  { name: 'mac', type: 'macaddr', values: quoted('08-00-2b-01-02-03') },
  { name: 'tsv', type: 'tsvector', values: quoted("a:1 fat:2,4A 'o''clock'", ''), losses: empty(1) },
  { name: 'tsq', type: 'tsquery', values: quoted('fat & (rat | !cat:*AB)') },
];

const structures: readonly ZooColumn[] = [
  { name: 'r4', type: 'int4range', values: quoted('[1,10)', 'empty', '(,)') },
  { name: 'r8', type: 'int8range', values: quoted('[-9223372036854775808,9223372036854775806]') },
  { name: 'rn', type: 'numrange', values: quoted('(0.10,1e30]', '[1.0,)') },
  {
    name: 'rd',
    type: 'daterange',
    values: quoted('[2024-01-01,2024-02-29]', '[0044-03-15 BC,infinity)', '[12000-01-01,)', 'empty', '(,)'),
  },
  {
    name: 'rts',
    type: 'tsrange',
    values: quoted(
      '[2024-01-01 00:00:00.5,2024-01-01 00:00:01.100000]',
      '[0044-03-15 10:00:00.000001 BC,)',
      '[-infinity,infinity]',
    ),
  },
  { name: 'rtz', type: 'tstzrange', values: quoted('[2024-01-01 00:00:00+00,)'), excluded: /tstzrange.*TimeZone/ },
  { name: 'rf', type: 'floats', values: quoted('[0.1,0.2]'), excluded: /range of this type/, mayHoldLineEnds: true },
  { name: 'pair', type: 'pair', values: [`ROW(1, 'a,b')::pair`], excluded: /composite/, mayHoldLineEnds: true },
  { name: 'point', type: 'point', values: quoted('(0.1,-1e300)'), excluded: /extra_float_digits/ },
  { name: 'line', type: 'line', values: quoted('{1,-1,0.1}'), excluded: /extra_float_digits/ },
  { name: 'lseg', type: 'lseg', values: quoted('[(0,0),(1,0.1)]'), excluded: /extra_float_digits/ },
  { name: 'box', type: 'box', values: quoted('(1,1),(0,0)'), excluded: /extra_float_digits/ },
  { name: 'circle', type: 'circle', values: quoted('<(0,0),0.1>'), excluded: /extra_float_digits/ },
  { name: 'path', type: 'path', values: quoted('[(0,0),(1,0.1)]'), excluded: /extra_float_digits/ },
  { name: 'polygon', type: 'polygon', values: quoted('((0,0),(1,0.1),(1,1))'), excluded: /extra_float_digits/ },
  { name: 'ints', type: 'int[]', values: quoted('{1,NULL,-2147483648}', '{}', '{{1,2},{3,4}}', '[0:1]={5,6}') },
  { name: 'texts', type: 'text[]', values: [...quoted('{a,"b,c",NULL,"NULL","","\\"\\\\"}', '{}')] },
  { name: 'nums', type: 'numeric[]', values: quoted('{0.10,NaN,1e30}') },
  { name: 'doubles', type: 'float8[]', values: quoted('{0.1,NaN}'), excluded: /extra_float_digits|float8|double/ },
  { name: 'dates', type: 'date[]', values: quoted('{2024-01-01}'), excluded: /date/ },
];

/** Column names are unique, and no keywords need quoting. */
export const POSTGRES_ZOO: readonly ZooColumn[] = [...numbers, ...times, ...texts, ...structures];

/** What CSV has no documented text of: Parquet alone. */
export const POSTGRES_ANCIENT: readonly ZooColumn[] = [
  {
    name: 'day',
    type: 'date',
    values: quoted('0044-03-15 BC', '4713-01-01 BC', '-infinity', '12000-01-01'),
    losses: { parquet: [1], milliseconds: [1] },
  },
  {
    name: 'moment',
    type: 'timestamp',
    values: quoted('0044-03-15 10:00:00 BC', '4713-01-01 00:00:00 BC', '-infinity', '12000-01-01 00:00:00.123'),
    losses: { parquet: [1], milliseconds: [1] },
  },
];

/** Types of extensions, where the server has them. */
export const POSTGRES_EXTENSIONS: readonly (ZooColumn & { readonly extension: string })[] = [
  { extension: 'citext', name: 'ci', type: 'citext', values: quoted('Straße', 'A b') },
  { extension: 'hstore', name: 'hs', type: 'hstore', values: quoted('a=>1, "b c"=>NULL, d=>"x\\"y"') },
];

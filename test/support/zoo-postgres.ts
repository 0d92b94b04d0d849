/** Every type that the User Guide lists for PostgreSQL as a source, with values at its bounds and in its corners. */
import { column, quoted, type ZooTable } from './zoo-tables.ts';

const utf8 = (text: string) => `convert_from(decode('${Buffer.from(text).toString('hex')}', 'hex'), 'UTF8')`;
const NINES = (count: number) => '9'.repeat(count);

const TEXTS = [
  ...['', ' ', '  leading and trailing  ', 'NULL', '<null>', '\\N', 'null', "it's", '"quoted"', 'a,b', 'a|b', 'a\tb'],
  ...[
    'two\nlines',
    'cr\rlf\r\n',
    'back\\slash\\n',
    'e\u0301',
    '\u00e9',
    'ﬁ',
    '😀 𝒳',
    '\u00a0',
    '\u2003',
    '\ufeffmark',
    '\u200b',
  ],
  ...['x'.repeat(255), 'é'.repeat(256), 'I,1', '#', "';--", 'true', '1e5', '2024-01-01'],
];
const texts = TEXTS.map(utf8);

const numbers: ZooTable = {
  name: 'zoo_numbers',
  columns: [
    column('small', 'smallint', '-32768', '32767', '0', '-1'),
    column('whole', 'integer', '-2147483648', '2147483647', '0'),
    column('big', 'bigint', '-9223372036854775808', '9223372036854775807', '9007199254740993', '0'),
    column('n_38_0', 'numeric(38,0)', NINES(38), `-${NINES(38)}`, '0', '12345678901234567890123456789012345678'),
    column('n_38_38', 'numeric(38,38)', `0.${NINES(38)}`, `-0.${NINES(38)}`, `0.${'0'.repeat(37)}1`, '0'),
    column('n_15_2', 'numeric(15,2)', '24000', '-0.01', '9999999999999.99', '-9999999999999.99', '0.10', '100'),
    column('n_5_5', 'numeric(5,5)', '0.99999', '-0.00001', '0'),
    column('n_39_2', 'numeric(39,2)', `${NINES(37)}.99`, '-0.01', '0', "'NaN'"),
    column('n_nan', 'numeric(10,3)', "'NaN'", '1.500', '-1.5'),
    column(
      'free',
      'numeric',
      '1.2345675',
      '-1.2345675',
      '0.0000005',
      '-0.0000004',
      '1e10',
      '123456789.123456',
      '0',
      "'NaN'",
    ),
    column('free_edge', 'numeric', `${NINES(22)}.999999`, `-${NINES(22)}.999999`, '0.000001', '1.0000000'),
    column(
      'single',
      'real',
      '1.1',
      '-3.4028235e38',
      '1e-45',
      "'NaN'",
      "'Infinity'",
      "'-Infinity'",
      "'-0'",
      '0',
      '16777217',
    ),
    column(
      'double',
      'double precision',
      ...[
        '0.1',
        '1.7976931348623157e308',
        '5e-324',
        "'NaN'",
        "'Infinity'",
        "'-Infinity'",
        "'-0'",
        '0',
        '1e15',
        '123456789012345680',
      ],
      ...['2.2250738585072014e-308', '0.30000000000000004', '-1e-7'],
    ),
    column(
      'cash',
      'money',
      '12.34::numeric::money',
      "'-92233720368547758.08'::numeric::money",
      '92233720368547758.07::numeric::money',
      '0::money',
    ),
    column('flag', 'boolean', 'true', 'false'),
    column('serial_like', 'integer', '1', '2'),
  ],
};

const TIMES = ['00:00:00', '23:59:59.999999', '24:00:00', '12:34:56.789', '00:00:00.000001'];
const STAMPS = [
  ...['0001-01-01 00:00:00', '9999-12-31 23:59:59.999999', '1970-01-01 00:00:00', '1969-12-31 23:59:59.999999'],
  ...[
    '2024-02-29 23:59:59.5',
    '2024-03-31 02:30:00',
    '2024-10-27 02:30:00.123456',
    '1900-01-01 00:00:00',
    '1582-10-10 12:00:00',
  ],
  ...['infinity', '-infinity', '2000-01-01 00:00:00.000999'],
];

const times: ZooTable = {
  name: 'zoo_times',
  columns: [
    column(
      'day',
      'date',
      ...quoted('0001-01-01', '9999-12-31', '1970-01-01', '2024-02-29', '1900-02-28', 'infinity', '-infinity'),
    ),
    column('stamp', 'timestamp', ...quoted(...STAMPS)),
    column('stamp_0', 'timestamp(0)', ...quoted('2024-02-29 23:59:59', '0001-01-01 00:00:00', 'infinity')),
    column('stamp_3', 'timestamp(3)', ...quoted('2024-02-29 23:59:59.999', '2024-01-01 00:00:00')),
    column(
      'zoned',
      'timestamptz',
      ...quoted(
        ...STAMPS.map((stamp) => (stamp.endsWith('infinity') ? stamp : `${stamp}+00`)),
        '2024-06-01 12:00:00+05:45',
      ),
    ),
    column('zoned_0', 'timestamptz(0)', ...quoted('2024-02-29 23:59:59-11', '1883-11-18 12:03:58+00')),
    column('clock', 'time', ...quoted(...TIMES)),
    column('clock_0', 'time(0)', ...quoted('23:59:59', '00:00:00')),
    column('clock_zoned', 'timetz', ...quoted('10:00:00+00', '23:59:59.999999-08', '00:00:00+14', '12:00:00+05:30')),
    column(
      'span',
      'interval',
      ...quoted(
        '1 year 2 mons 3 days 04:05:06.789',
        '-1 mons +2 days -00:00:01',
        '0',
        '178000000 years',
        '-00:00:00.000001',
      ),
    ),
  ],
};

const characters: ZooTable = {
  name: 'zoo_characters',
  columns: [
    column('plain', 'text', ...texts),
    column('limited', 'varchar(300)', ...texts),
    column('free', 'varchar', ...texts),
    column('padded', 'char(10)', ...quoted('', 'a', ' a', '0123456789', 'a b'), utf8('é😀')),
    column('one', '"char"', ...quoted('a', ' ')),
    column('mood', '__SCHEMA__.zoo_mood', ...quoted('sad', 'so, so', "it's", '')),
    column(
      'id_text',
      'uuid',
      ...quoted('00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF'),
    ),
    column('cidr', 'cidr', ...quoted('10.0.0.0/8', '::/0', '2001:db8::/32')),
    column('inet', 'inet', ...quoted('10.1.2.3', '10.1.2.3/24', '::1')),
    column('mac', 'macaddr', ...quoted('08:00:2b:01:02:03', 'FF-FF-FF-FF-FF-FF')),
    column('bits', 'bit(8)', "B'10101010'", "B'00000000'"),
    column('some_bits', 'bit varying(10)', "B'1'", "B''", "B'0000000001'"),
    column('domain', '__SCHEMA__.zoo_domain', ...quoted('a', 'x y')),
  ],
};

const large: ZooTable = {
  name: 'zoo_large',
  columns: [
    column(
      'bytes',
      'bytea',
      "'\\x00ff5c'",
      "''",
      `decode('${Buffer.from(Uint8Array.from({ length: 256 }, (_, i) => i)).toString('hex')}', 'hex')`,
    ),
    column('json', 'json', ...quoted('{"b": 1,   "a": [1.0, "é", null]}', 'null', '"x"', '{"a":1,"a":2}', '1e400')),
    column(
      'jsonb',
      'jsonb',
      ...quoted(
        '{"b": 1,   "a": [1.0, "é", null]}',
        'null',
        '123456789012345678901234567890.10',
        '"\\u0000x"'.replace('\\u0000', ''),
      ),
    ),
    column('ints', 'int[]', ...quoted('{}', '{1,NULL,-2}', '{{1,2},{3,4}}', '[0:1]={1,2}')),
    column('words', 'text[]', ...quoted('{"a,b","c\\"d",NULL,"NULL",""}', '{}')),
    column('moments', 'timestamptz[]', ...quoted('{2024-06-01 12:00:00+02}', '{}')),
    column('pair', '__SCHEMA__.zoo_pair', "ROW(1, 'a,b')", "ROW(NULL, '')"),
    column('xml', 'xml', ...quoted('<a b="c">d</a>', '<?xml version="1.0"?><x/>', 'text')),
    column('vector', 'tsvector', ...quoted('a fat cat', '')),
    column('query', 'tsquery', ...quoted('fat & (rat | cat)', '!x')),
  ],
};

const shapes: ZooTable = {
  name: 'zoo_shapes',
  columns: [
    column('point', 'point', ...quoted('(1.5,-2)', '(1e300,-0)')),
    column('line', 'line', ...quoted('{1,-1,0}')),
    column('segment', 'lseg', ...quoted('[(0,0),(1,1)]')),
    column('box', 'box', ...quoted('(1,1),(0,0)')),
    column('circle', 'circle', ...quoted('<(0,0),1.25>')),
    column('path', 'path', ...quoted('((0,0),(1,1),(2,0))', '[(0,0),(1,1)]')),
    column('polygon', 'polygon', ...quoted('((0,0),(1,1),(2,0))')),
    column('ints', 'int4range', ...quoted('[1,5)', 'empty', '(,)', '[7,7]')),
    column('bigs', 'int8range', ...quoted('[-9223372036854775808,9223372036854775807)')),
    column('nums', 'numrange', ...quoted('[1.10,2.2]', '(,5)')),
    column('days', 'daterange', ...quoted('[2024-01-01,2024-02-29]', '(,infinity)')),
    column('stamps', 'tsrange', ...quoted('[2024-01-01 00:00:00.5,2024-02-29 12:00:00)', '(,)')),
    column('zoned', 'tstzrange', ...quoted('[2024-01-01 00:00:00+02,2024-02-29 12:00:00+00)', 'empty')),
  ],
};

const composite: ZooTable = {
  name: 'zoo_composite',
  key: ['text_key', 'day_key', 'uuid_key'],
  columns: [
    column('text_key', 'text', ...texts.slice(0, 12)),
    column('day_key', 'date', ...Array.from({ length: 12 }, (_, i) => `date '2024-02-27' + ${i}`)),
    column(
      'uuid_key',
      'uuid',
      ...Array.from({ length: 12 }, (_, i) => `'00000000-0000-0000-0000-${String(i).padStart(12, '0')}'`),
    ),
    column('value', 'numeric(10,2)', ...Array.from({ length: 12 }, (_, i) => String(i * 1.25))),
  ],
};

const keyless: ZooTable = {
  name: 'zoo_keyless',
  key: [],
  times: 3,
  columns: [
    column('a', 'int', '1', '1', '2'),
    column('b', 'text', "'x'", "'x'", "''"),
    column('c', 'double precision', "'-0'", '0', "'NaN'"),
  ],
};

const wide: ZooTable = {
  name: 'zoo_wide',
  columns: Array.from({ length: 400 }, (_, i) =>
    column(
      `c${i}`,
      ['int', 'text', 'numeric(8,3)', 'date'][i % 4] ?? 'int',
      [String(i), `'t${i}'`, `${i}.125`, `date '2024-01-01' + ${i}`][i % 4] ?? '0',
    ),
  ),
};

/** `__SCHEMA__` in a type or a statement stands for the quoted schema of the tables. */
export const POSTGRES_ZOO_TYPES: readonly string[] = [
  "CREATE TYPE __SCHEMA__.zoo_mood AS ENUM ('sad', 'so, so', 'it''s', '')",
  'CREATE TYPE __SCHEMA__.zoo_pair AS (a int, b text)',
  'CREATE DOMAIN __SCHEMA__.zoo_domain AS varchar(20)',
];

export const POSTGRES_ZOO_TABLES: readonly ZooTable[] = [
  numbers,
  times,
  characters,
  large,
  shapes,
  composite,
  keyless,
  wide,
];

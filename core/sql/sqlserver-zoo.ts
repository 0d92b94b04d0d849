import type { SourceColumn } from '../compare/columns.ts';
import type { ZooLiteral } from './dialect.ts';

/**
 * Literals of every type of SQL Server that is compared, with the canonical text that must come back: a run says that a
 * column of a type matched only where the user's own server rendered these byte for byte. Times and texts of the extremes
 * are those that a language, a collation or a driver would change.
 */

/** `decimal(12,2)`: as the catalog query describes it. */
function column(type: string): SourceColumn {
  const baseType = /^\w+/.exec(type)?.[0] ?? '';
  const [precision, scale] = /^decimal\((\d+),(\d+)\)$/.exec(type)?.slice(1).map(Number) ?? [];
  return { name: 'x', type, baseType, precision: precision ?? null, scale: scale ?? null, nullable: true };
}

const zoo = (type: string, values: readonly (readonly [literal: string, expected: string])[]): ZooLiteral[] =>
  values.map(([value, expected]) => ({
    name: `${type}: ${shown(value)}`,
    type: column(type),
    literal: value,
    expected,
  }));

const shown = (literal: string) => (literal.length > 60 ? `${literal.slice(0, 60)}…` : literal);

/** A value of a type, by a text that a style reads, or as it is. */
const as = (type: string, value: string, style?: number) =>
  `CONVERT(${type}, ${value}${style === undefined ? '' : `, ${style}`})`;
const same = (type: string, ...texts: string[]) =>
  zoo(
    type,
    texts.map((text) => [as(type, text), text] as const),
  );
const clock = (type: string, ...pairs: (readonly [text: string, expected: string])[]) =>
  zoo(
    type,
    pairs.map(([text, expected]) => [as(type, `'${text}'`, 121), expected] as const),
  );

const nines = '9'.repeat(38);

const NUMBERS: readonly ZooLiteral[] = [
  ...same('tinyint', '0', '255'),
  ...same('smallint', '-32768', '32767'),
  ...same('int', '-2147483648', '0'),
  ...same('bigint', '-9223372036854775808', '9223372036854775807'),
  ...same('decimal(38,0)', nines, `-${nines}`),
  ...same('decimal(12,2)', '0.00', '-0.50', '9999999999.99', '1.50'),
  ...same('decimal(38,38)', `0.${nines}`, `-0.${'0'.repeat(37)}1`),
  // In the catalog the same type under its other name.
  ...zoo('numeric', [[as('numeric(5,0)', '-7'), '-7']]),
  ...same('money', '-922337203685477.5808', '0.0001', '1.2500'),
  ...same('smallmoney', '214748.3647'),
  ...zoo('bit', [
    [as('bit', '1'), 'true'],
    [as('bit', '0'), 'false'],
  ]),
  ...zoo('float(53)', [
    [as('float(53)', '1'), '3ff0000000000000'],
    ['-1.0E-1', 'bfb999999999999a'],
    ['1.0E22', '4480f0cf064dd592'],
    [as('float(53)', '0'), '0000000000000000'],
  ]),
  ...zoo('real', [[as('real', '-0.1E0'), 'bfb99999a0000000']]),
];

const TIMES: readonly ZooLiteral[] = [
  ...clock('date', ['0001-01-01', '0001-01-01'], ['2024-02-29', '2024-02-29'], ['9999-12-31', '9999-12-31']),
  ...clock('time(7)', ['00:00:00', '00:00:00.000000000'], ['23:59:59.9999999', '23:59:59.999999900']),
  ...clock('time(0)', ['12:34:56', '12:34:56.000000']),
  ...clock(
    'datetime2(7)',
    ['0001-01-01 00:00:00', '0001-01-01 00:00:00.000000000'],
    ['2024-03-31 02:30:00.1234567', '2024-03-31 02:30:00.123456700'],
    ['9999-12-31 23:59:59.9999999', '9999-12-31 23:59:59.999999900'],
  ),
  ...clock('datetime2(6)', ['2024-02-29 23:59:59.123456', '2024-02-29 23:59:59.123456']),
  ...clock('datetime2(0)', ['2024-10-27 01:30:00', '2024-10-27 01:30:00.000000']),
  ...clock(
    'datetime',
    ['1753-01-01 00:00:00.000', '1753-01-01 00:00:00.000000'],
    ['2024-12-11 10:09:08.003', '2024-12-11 10:09:08.003000'],
    ['9999-12-31 23:59:59.997', '9999-12-31 23:59:59.997000'],
  ),
  ...clock('smalldatetime', ['2024-12-11 10:09:00', '2024-12-11 10:09:00.000000']),
];

/** What no code page has, above U+FFFF by its UTF-16 bytes: so no collation decides what NCHAR() makes of it. */
const WIDE = `N'caf' + NCHAR(233) + N' e' + NCHAR(769) + N' ' + NCHAR(20013) + ${as('nvarchar(2)', '0x3DD800DE')}`;

const TEXTS: readonly ZooLiteral[] = [
  ...zoo('nvarchar(4000)', [
    [as('nvarchar(4000)', WIDE), 'caf\u00e9 e\u0301 \u4e2d\u{1f600}'],
    [as('nvarchar(4000)', "N' a  '"), ' a  '],
    [as('nvarchar(4000)', "N''"), ''],
    [`N'tab' + NCHAR(9) + NCHAR(10) + NCHAR(13) + N'\\N "'`, 'tab\t\n\r\\N "'],
    ["REPLICATE(CONVERT(nvarchar(max), N'x'), 9000)", 'x'.repeat(9000)],
  ]),
  ...zoo('varchar(8000)', [
    [as('varchar(8000)', "' a  '"), ' a  '],
    // More characters than nvarchar(n) has room for.
    ["REPLICATE('x', 8000)", 'x'.repeat(8000)],
    ['CONVERT(varchar(10), NCHAR(233) COLLATE Latin1_General_CI_AS)', '\u00e9'],
  ]),
  ...zoo('nchar(5)', [
    [as('nchar(5)', "N' a'"), ' a'],
    [as('nchar(5)', "N' '"), ''],
  ]),
  ...zoo('char(5)', [[as('char(5)', "' a'"), ' a']]),
  ...zoo('text', [[as('text', "'a'"), 'a']]),
  ...zoo('ntext', [[as('ntext', "N'a' + NCHAR(20013)"), 'a\u4e2d']]),
  ...zoo('xml', [[as('xml', 'N\'<a b="1">x</a>\''), '<a b="1">x</a>']]),
  ...zoo('uniqueidentifier', [
    [as('uniqueidentifier', "'6F9619FF-8B86-D011-B42D-00C04FC964FF'"), '6F9619FF-8B86-D011-B42D-00C04FC964FF'],
  ]),
];

const BYTES: readonly ZooLiteral[] = [
  ...zoo('varbinary(8000)', [
    ['0x00FF10', '00ff10'],
    ['0x', ''],
    ["CONVERT(varbinary(max), REPLICATE(CONVERT(varchar(max), 'J'), 9000))", '4a'.repeat(9000)],
  ]),
  ...zoo('binary(4)', [[as('binary(4)', '0x01'), '01000000']]),
  ...zoo('image', [[as('image', '0x00FF'), '00ff']]),
  ...zoo('timestamp', [[as('binary(8)', '0x00000000000007D1'), '00000000000007d1']]),
];

export const SQLSERVER_ZOO: readonly ZooLiteral[] = [...NUMBERS, ...TIMES, ...TEXTS, ...BYTES];

import type { SourceColumn } from '../compare/columns.ts';
import type { ZooLiteral } from './dialect.ts';

/**
 * Literals of every type of Oracle that is compared, with the canonical text that must come back: a run says that a
 * column of a type matched only where the user's own server rendered these byte for byte. Times and texts of the extremes
 * are those that a wrong NLS setting, character set or driver would change.
 */

/** `NUMBER(12,2)`: as the catalog query describes it. */
function column(type: string): SourceColumn {
  const [precision, scale] = /^(?:NUMBER|FLOAT)\((\d+)(?:,(-?\d+))?\)$/.exec(type)?.slice(1).map(asNumber) ?? [];
  return {
    name: 'x',
    type,
    baseType: type.replace(/\(.*?\)/g, '').toLowerCase(),
    precision: precision ?? null,
    scale: type.startsWith('NUMBER(') ? (scale ?? 0) : null,
    nullable: true,
  };
}

const asNumber = (text: string | undefined) => (text === undefined ? null : Number(text));

const zoo = (type: string, values: readonly (readonly [literal: string, expected: string])[]): ZooLiteral[] =>
  values.map(([literal, expected]) => ({ name: `${type}: ${shown(literal)}`, type: column(type), literal, expected }));

const shown = (literal: string) => (literal.length > 60 ? `${literal.slice(0, 60)}…` : literal);

const nines = (digits: number) => '9'.repeat(digits);
const cast = (type: string, value: string) => `CAST(${value} AS ${type})`;
const number = (type: string, ...texts: string[]) =>
  zoo(
    type,
    texts.map((text) => [cast(type, text), text] as const),
  );

const NUMBERS: readonly ZooLiteral[] = [
  ...number('NUMBER(9,0)', '0', '-1', '999999999'),
  ...number('NUMBER(38,0)', nines(38), `-${nines(38)}`),
  ...number('NUMBER(12,2)', '0.00', '-0.50', '0.05', '-9999999999.99', '1.50'),
  ...number('NUMBER(38,38)', `0.${nines(38)}`, `-0.${'0'.repeat(37)}1`),
  ...number('NUMBER(3,5)', '0.00999', '-0.00001'),
  ...number('NUMBER', '0', '0.5', '-0.5', '-12.25', '0.000001', '123456789012345678901234567890.5', nines(38)),
];

/** Binary numbers by their bits. */
const FLOATS: readonly ZooLiteral[] = [
  ...zoo('BINARY_DOUBLE', [
    ['TO_BINARY_DOUBLE(0)', '0000000000000000'],
    ['TO_BINARY_DOUBLE(1)', '3ff0000000000000'],
    ['TO_BINARY_DOUBLE(-0.1)', 'bfb999999999999a'],
    ['TO_BINARY_DOUBLE(1E22)', '4480f0cf064dd592'],
    ['BINARY_DOUBLE_NAN', 'NaN'],
    ['BINARY_DOUBLE_INFINITY', '7ff0000000000000'],
    ['-BINARY_DOUBLE_INFINITY', 'fff0000000000000'],
  ]),
  ...zoo('BINARY_FLOAT', [
    ['TO_BINARY_FLOAT(1)', '3ff0000000000000'],
    ['TO_BINARY_FLOAT(-0.1)', 'bfb99999a0000000'],
    ['BINARY_FLOAT_NAN', 'NaN'],
    ['BINARY_FLOAT_INFINITY', '7ff0000000000000'],
  ]),
  ...zoo('FLOAT(126)', [
    [cast('FLOAT(126)', '0.1'), '3fb999999999999a'],
    [cast('FLOAT(126)', '-9007199254740991'), 'c33fffffffffffff'],
    [cast('FLOAT(126)', '0'), '0000000000000000'],
  ]),
  ...zoo('NUMBER(5,-2)', [['-1234500', 'c132d64400000000']]),
];

const TIMES: readonly ZooLiteral[] = [
  ...zoo('DATE', [
    ["DATE '2024-02-29'", '2024-02-29 00:00:00.000000'],
    [cast('DATE', "TIMESTAMP '9999-12-31 23:59:59'"), '9999-12-31 23:59:59.000000'],
    [cast('DATE', "TIMESTAMP '0001-01-01 00:00:00'"), '0001-01-01 00:00:00.000000'],
    [cast('DATE', "TIMESTAMP '1582-10-15 12:00:01'"), '1582-10-15 12:00:01.000000'],
  ]),
  ...zoo('TIMESTAMP(6)', [
    ["TIMESTAMP '2024-03-31 02:30:00.123456'", '2024-03-31 02:30:00.123456'],
    ["TIMESTAMP '0001-01-01 00:00:00.000001'", '0001-01-01 00:00:00.000001'],
    ["TIMESTAMP '9999-12-31 23:59:59.999999'", '9999-12-31 23:59:59.999999'],
  ]),
  ...zoo('TIMESTAMP(0)', [[cast('TIMESTAMP(0)', "TIMESTAMP '2024-01-01 00:00:00'"), '2024-01-01 00:00:00.000000']]),
  ...zoo('TIMESTAMP(9)', [
    [cast('TIMESTAMP(9)', "TIMESTAMP '2024-01-01 00:00:00.123456789'"), '2024-01-01 00:00:00.123456789'],
  ]),
  ...zoo('TIMESTAMP(6) WITH TIME ZONE', [
    ["TIMESTAMP '2024-03-31 02:30:00.123456 +05:45'", '2024-03-30 20:45:00.123456'],
    ["TIMESTAMP '2024-07-01 12:30:00 Europe/London'", '2024-07-01 11:30:00.000000'],
  ]),
  ...zoo('TIMESTAMP(6) WITH LOCAL TIME ZONE', [
    [
      cast('TIMESTAMP(6) WITH LOCAL TIME ZONE', "TIMESTAMP '2024-03-31 02:30:00.123456 +05:45'"),
      '2024-03-30 20:45:00.123456',
    ],
  ]),
];

/** What no single-byte character set has; by its UTF-16 units, as a statement's text may not carry it. */
const WIDE = [
  "UNISTR('caf\\00E9 e\\0301 \\4E2D\\6587 \\D83D\\DE00')",
  'caf\u00e9 e\u0301 \u4e2d\u6587 \u{1f600}',
] as const;

const TEXTS: readonly ZooLiteral[] = [
  ...zoo('VARCHAR2(4000 BYTE)', [
    [cast('VARCHAR2(4000)', "' a  '"), ' a  '],
    ["'tab' || CHR(9) || CHR(10) || CHR(13) || '\\N \\\\ \"'", 'tab\t\n\r\\N \\\\ "'],
    [cast('VARCHAR2(4000)', "RPAD('x', 4000, 'x')"), 'x'.repeat(4000)],
  ]),
  ...zoo('CHAR(5 BYTE)', [
    [cast('CHAR(5)', "'a'"), 'a'],
    [cast('CHAR(5)', "' '"), ''],
    [cast('CHAR(5)', "' a b'"), ' a b'],
  ]),
  ...zoo('NVARCHAR2(1300)', [
    [cast('NVARCHAR2(50)', WIDE[0]), WIDE[1]],
    // RPAD would count such a character twice.
    ["REPLACE(TO_NCHAR(RPAD('x', 1300, 'x')), TO_NCHAR('x'), UNISTR('\\4E2D'))", '\u4e2d'.repeat(1300)],
  ]),
  ...zoo('NCHAR(20)', [
    [cast('NCHAR(20)', "UNISTR('\\4E2D ')"), '\u4e2d'],
    [cast('NCHAR(20)', "' '"), ''],
  ]),
  ...zoo('CLOB', [
    ["TO_CLOB(RPAD('a', 4000, 'a')) || TO_CLOB(RPAD('b', 4000, 'b'))", 'a'.repeat(4000) + 'b'.repeat(4000)],
  ]),
  ...zoo('NCLOB', [[`TO_NCLOB(${WIDE[0]})`, WIDE[1]]]),
];

const BYTES: readonly ZooLiteral[] = [
  ...zoo('RAW(2000)', [
    ["HEXTORAW('00FF10')", '00ff10'],
    ["HEXTORAW(RPAD('AB', 4000, 'AB'))", 'ab'.repeat(2000)],
  ]),
];

export const ORACLE_ZOO: readonly ZooLiteral[] = [...NUMBERS, ...FLOATS, ...TIMES, ...TEXTS, ...BYTES];

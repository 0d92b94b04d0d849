/**
 * Expressions of SQL Server that give the canonical text of one value. Each is NULL only for NULL, and has a style where a
 * conversion knows several, so that neither SET LANGUAGE nor SET DATEFORMAT changes it.
 *
 * Under CONCAT_NULL_YIELDS_NULL OFF, NULL + 'x' = 'x': so nothing is joined to a value that may be NULL. A text that
 * CONVERT has no room for is cut without a word: each has room for the longest.
 * Manual: Microsoft Learn, Transact-SQL reference.
 */
import type { LossRule } from '../compare/columns.ts';
import type { FractionDigits } from '../compare/forms.ts';

/** Whatever is joined to a text, where there is a value. */
const unlessNull = (value: string, sql: string) => `CASE WHEN ${value} IS NOT NULL THEN ${sql} END`;

/** "CAST and CONVERT", truncating and rounding results: the longest bigint has 20 characters. */
export function integerText(value: string): string {
  return `CONVERT(varchar(20), ${value})`;
}

/** "decimal and numeric": every digit of the declared scale, with a zero before the point; zeros are added to `scale`. */
export function decimalText(value: string, own: number, scale: number): string {
  const text = `CONVERT(varchar(41), ${value})`;
  if (own === scale) return text;
  return unlessNull(value, `${text} + '${own === 0 ? '.' : ''}${'0'.repeat(scale - own)}'`);
}

/** "money and smallmoney": four digits behind the point, which its own text rounds to two. */
export function moneyAsDecimal(value: string): string {
  return `CONVERT(decimal(19, 4), ${value})`;
}

/**
 * The bits of a float: as binary(8), the most significant byte first; style 2 has no `0x` ("CAST and CONVERT", binary
 * styles). A real is widened, which is exact. SQL Server keeps no NaN and no infinity ("float and real").
 */
export function floatBits(value: string): string {
  return `LOWER(CONVERT(varchar(16), CONVERT(binary(8), CONVERT(float(53), ${value})), 2))`;
}

/** "bit": 1, 0 or NULL. */
export function booleanText(value: string): string {
  return `CASE ${value} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END`;
}

/** Hexadecimal digits of bytes of any length ("CAST and CONVERT", binary styles). */
export function hexText(value: string): string {
  return `LOWER(CONVERT(varchar(max), CONVERT(varbinary(max), ${value}), 2))`;
}

/** The eight bytes of a rowversion ("rowversion"). */
export function rowversionHex(value: string): string {
  return `LOWER(CONVERT(varchar(16), CONVERT(binary(8), ${value}), 2))`;
}

/** Style 23, `yyyy-mm-dd`; years are 0001 to 9999 ("date"). */
export function dateText(value: string): string {
  return `CONVERT(varchar(10), ${value}, 23)`;
}

export function midnightText(value: string, digits: FractionDigits): string {
  return unlessNull(value, `${dateText(value)} + ' 00:00:00.${'0'.repeat(digits)}'`);
}

type Cut = Extract<LossRule, { rule: 'milliseconds' | 'microseconds' }>;

/** Of the rules that cut a fraction the one that cuts most. */
export function cutOf(losses: readonly LossRule[]): Cut | undefined {
  const cuts = losses.filter((l) => l.rule === 'milliseconds' || l.rule === 'microseconds');
  return cuts.find((l) => l.rule === 'milliseconds') ?? cuts[0];
}

const kept = (cut: Cut) => (cut.rule === 'milliseconds' ? 3 : 6);

/** Style 121, which prints as many digits of a fraction as the type has: seven of datetime2(7) and time(7). */
const printed = (value: string, type: 'datetime2' | 'time') =>
  `CONVERT(varchar(27), CONVERT(${type}(7), ${value}), 121)`;

/** Characters before the fraction. */
const WHOLE = { datetime2: 20, time: 9 } as const;

/**
 * A datetime2 or a time, with `digits` of its fraction. "datetime2" and "time": a conversion to fewer digits rounds. The
 * last moment that there is would be rounded to one that there is not, and is cut.
 */
export function clockText(value: string, type: 'datetime2' | 'time', digits: FractionDigits, cut?: Cut): string {
  const rounds = cut?.mode === 'round';
  const last = type === 'time' ? `'23:59:59.999'` : `'9999-12-31 23:59:59.999'`;
  const rounded = rounds
    ? `CASE WHEN ${value} < CONVERT(${type}(7), ${last}, 121) THEN CONVERT(${type}(${kept(cut)}), ${value}) ELSE ${value} END`
    : value;
  const shown = Math.min(cut ? kept(cut) : 7, digits);
  const text = `LEFT(${printed(rounded, type)}, ${WHOLE[type] + shown})`;
  return shown === digits ? text : unlessNull(value, `${text} + '${'0'.repeat(digits - shown)}'`);
}

/** Condition: something is left behind what a cut keeps. */
export function beyondCut(value: string, type: 'datetime2' | 'time', cut: Cut): string {
  const rest = 7 - kept(cut);
  return `RIGHT(${printed(value, type)}, ${rest}) <> '${'0'.repeat(rest)}'`;
}

/**
 * A datetime or smalldatetime as whoever reads it sees it: milliseconds, in steps of 3 and a third ("datetime"). As a
 * datetime2 it would have a third of a millisecond, from compatibility level 130 on.
 */
export function datetimeText(value: string, digits: FractionDigits): string {
  return unlessNull(value, `CONVERT(varchar(23), ${value}, 121) + '${'0'.repeat(digits - 3)}'`);
}

/**
 * A text of any collation in UTF-16, and under a collation by code units, so that no two collations meet. nvarchar(max)
 * has room for what a varchar of 8,000 bytes holds ("nchar and nvarchar").
 */
export function unicodeText(value: string): string {
  return `CONVERT(nvarchar(max), ${value}) COLLATE Latin1_General_BIN2`;
}

/** Without the blanks that a char(n) is padded with ("RTRIM"). */
export function trimmedText(value: string): string {
  return `RTRIM(${unicodeText(value)})`;
}

/** "uniqueidentifier": 36 characters, letters in upper case. */
export function guidText(value: string): string {
  return `CONVERT(varchar(36), ${value})`;
}

/**
 * Expressions of MySQL and MariaDB that give the canonical text of one value. Each is NULL only for NULL, the same under
 * every sql_mode, time_zone and character set of a session, and fails rather than give another value.
 *
 * What a result has of its own accord must not matter: the functions that make text make it in
 * `character_set_connection`, and two texts of different collations cannot stand in one column of a UNION. So every
 * text is brought to utf8mb4 and one collation, the binary one.
 * Manuals: MySQL 8.4 Reference Manual, chapters 12 and 14; MariaDB Server Documentation, "Built-in Functions".
 */
import type { FractionDigits } from '../compare/forms.ts';

/** A text as utf8mb4 that compares by bytes. */
export function utf8(text: string): string {
  return `CONVERT(${text} USING utf8mb4) COLLATE utf8mb4_bin`;
}

/** The server's own text of a number, a date or a time. */
export function printed(value: string): string {
  return `CAST(${value} AS CHAR)`;
}

/** A plain ASCII literal of our own, whatever the character set of the connection is. */
const ascii = (text: string) => `_utf8mb4'${text}'`;

/** The value behind the tag of a typed value outside its form's range. */
function outOfRange(text: string): string {
  return `CONCAT(${ascii('~')}, ${text})`;
}

/**
 * Hexadecimal digits. A result longer than `max_allowed_packet` is NULL with a warning (MySQL manual, 14.8: "String
 * functions return NULL if the length of the result would be greater"), and a warning is not seen: such a value raises
 * `BIGINT UNSIGNED value is out of range` instead, which {@link OVERSIZED} recognizes.
 */
export function hexText(value: string): string {
  return `COALESCE(LOWER(CONVERT(HEX(${value}) USING utf8mb4)), CONVERT(CASE WHEN ${value} IS NOT NULL THEN 18446744073709551615 + (${value} IS NOT NULL) END USING utf8mb4)) COLLATE utf8mb4_bin`;
}

/** What the server's message about a value that is too large to be written out contains. */
export const OVERSIZED = '18446744073709551615';

/** Character sets whose every value has its own text in utf8mb4, byte for byte. */
const LOSSLESS = ['utf8mb4', 'utf8mb3', 'utf8', 'latin1'];

/**
 * The text of a column of a character set. What utf8mb4 cannot express becomes a question mark without a word; so where
 * there is one, the text must give the same bytes again, or else the bytes stand for it, behind the tag.
 */
export function textIn(charset: string, value: string): string {
  if (charset === 'utf8mb4') return `${value} COLLATE utf8mb4_bin`;
  const text = `CONVERT(${value} USING utf8mb4)`;
  if (LOSSLESS.includes(charset)) return `${text} COLLATE utf8mb4_bin`;
  const again = `CAST(CONVERT(${text} USING ${charset}) AS BINARY) = CAST(${value} AS BINARY)`;
  const good = charset === 'ucs2' ? `NOT (${hasSurrogate(value)})` : `LOCATE(${ascii('?')}, ${text}) = 0 OR ${again}`;
  return `CASE WHEN ${good} THEN ${text} ELSE ${outOfRange(hexText(value))} END COLLATE utf8mb4_bin`;
}

/** UCS-2 holds halves of surrogate pairs, which no UTF-8 has, and every other character is its own in utf8mb4. */
function hasSurrogate(value: string): string {
  return `CONVERT(HEX(${value}) USING utf8mb4) REGEXP ${ascii('^(....)*D[89A-F]')}`;
}

const TWO_TO_52 = '4503599627370496';

/**
 * The bits of a double, which neither server hands out, by arithmetic that is exact: to scale by a power of two changes
 * no bit of the fraction. `r`, the rounded logarithm, is the exponent or one more, whatever the last digit of LOG2() is;
 * `n` is the fraction with its leading bit, or half of it. Neither server keeps NaN or an infinity.
 */
export function doubleBits(value: string): string {
  // A declared scale, as of DOUBLE(10,2), would round what is computed; zero takes it away, and is exact.
  const a = `ABS(${value} + 0e0)`;
  const r = `ROUND(LOG2(${a}))`;
  const n = `(${a} * POW(2, -${r}) * ${TWO_TO_52}e0)`;
  const bits = (exponent: string, fraction: string) =>
    `CAST(${r} + ${exponent} AS UNSIGNED) * ${TWO_TO_52} + CAST(${fraction} AS UNSIGNED)`;
  const magnitude =
    // The smallest of all have no leading bit.
    `CASE WHEN ${a} < 2.2250738585072014e-308 THEN CAST(${a} * POW(2, 1022) * ${TWO_TO_52}e0 AS UNSIGNED)` +
    ` WHEN ${n} >= ${TWO_TO_52}e0 THEN ${bits('1022', n)} ELSE ${bits('1021', `2 * ${n}`)} END`;
  // The arc tangent alone tells -0 from 0.
  const sign = `CASE WHEN ATAN2(${value}, -1) < 0 THEN 9223372036854775808 ELSE 0 END`;
  const hex = `LOWER(CONVERT(HEX(CAST(${magnitude} + ${sign} AS UNSIGNED)) USING utf8mb4))`;
  const zero = `CASE WHEN ATAN2(${value}, -1) < 0 THEN ${ascii('8000000000000000')} ELSE ${ascii('0000000000000000')} END`;
  return `CASE WHEN ${value} = 0 THEN ${zero} WHEN ${value} IS NOT NULL THEN LPAD(${hex}, 16, ${ascii('0')}) END COLLATE utf8mb4_bin`;
}

/** Condition: a part of a DATE or DATETIME is zero, so that it is no date anywhere else. Each function gives 0 then. */
function hasZeroPart(value: string): string {
  return `YEAR(${value}) = 0 OR MONTH(${value}) = 0 OR DAYOFMONTH(${value}) = 0`;
}

/** The types that hold dates. */
export type DateKind = 'date' | 'datetime' | 'timestamp';

/** Condition: the zero date, `0000-00-00`. A TIMESTAMP has no other that is none. */
export function isZeroDate(value: string, kind: DateKind): string {
  if (kind === 'timestamp') return `UNIX_TIMESTAMP(${value}) = 0`;
  return `(YEAR(${value}) = 0 AND MONTH(${value}) = 0 AND DAYOFMONTH(${value}) = 0)`;
}

/** The zero date as CSV has it, the text that the server prints, behind the tag of a text that is none of its form. */
export function zeroDateText(value: string): string {
  return `CONCAT(${ascii('!')}, ${utf8(printed(value))})`;
}

/** The canonical text of a date, or of a date and time, of the text that it has. */
export function taggedDate(value: string, kind: DateKind, text: string): string {
  const none = kind === 'timestamp' ? isZeroDate(value, kind) : hasZeroPart(value);
  return `CASE WHEN ${none} THEN ${outOfRange(text)} ELSE ${text} END COLLATE utf8mb4_bin`;
}

/** The text of a DATE, which no setting changes. */
export function rawDate(value: string): string {
  return utf8(printed(value));
}

/** The text of a DATETIME or TIME, with six digits of its fraction, of which it has `scale`. */
export function rawClock(value: string, scale: number): string {
  const text = printed(value);
  return utf8(scale === 6 ? text : `CONCAT(${text}, ${ascii((scale === 0 ? '.' : '') + '0'.repeat(6 - scale))})`);
}

/**
 * The text of a TIMESTAMP as UTC, whatever `time_zone` is: UNIX_TIMESTAMP() of a TIMESTAMP column is its stored value
 * (MySQL manual, 14.7 "Date and Time Functions"), 0 where it is a zero date, and 1970-01-01 has no zone.
 */
export function rawInstant(value: string): string {
  const seconds = `UNIX_TIMESTAMP(${value})`;
  const wall = `DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL ${seconds} SECOND), ${ascii('%Y-%m-%d %H:%i:%s.%f')})`;
  return `CASE WHEN ${seconds} = 0 THEN ${ascii('0000-00-00 00:00:00.000000')} ELSE CONVERT(${wall} USING utf8mb4) END COLLATE utf8mb4_bin`;
}

/** Half a milli-second later; a value that has no such successor stays. */
export function rawRounded(value: string, kind: 'datetime' | 'timestamp'): string {
  const start = kind === 'datetime' ? value : `TIMESTAMP'1970-01-01 00:00:00'`;
  const later =
    kind === 'datetime' ? 'INTERVAL 500 MICROSECOND' : `INTERVAL UNIX_TIMESTAMP(${value}) + 0.000500 SECOND`;
  return utf8(`DATE_FORMAT(DATE_ADD(${start}, ${later}), ${ascii('%Y-%m-%d %H:%i:%s.%f')})`);
}

/** Six digits of a fraction, with its last three as zeros. */
export function cutToMilliseconds(text: string): string {
  return `CONCAT(LEFT(${text}, CHAR_LENGTH(${text}) - 3), ${ascii('000')})`;
}

/** Condition: something is left after the milli-seconds. */
export function beyondMilliseconds(text: string): string {
  return `RIGHT(${text}, 3) <> ${ascii('000')}`;
}

/** Three more digits of a fraction, where the form has nine. */
export function withDigits(text: string, digits: FractionDigits): string {
  return digits === 9 ? `CONCAT(${text}, ${ascii('000')})` : text;
}

/** The canonical text of a time of day, of its raw text with six digits; a longer or a negative time is none. */
export function timeText(raw: string, digits: FractionDigits): string {
  const text = withDigits(raw, digits);
  const inDay = `CHAR_LENGTH(${raw}) = 15 AND ${raw} <= ${ascii('24:00:00.000000')}`;
  return `CASE WHEN ${inDay} THEN ${text} ELSE ${outOfRange(text)} END COLLATE utf8mb4_bin`;
}

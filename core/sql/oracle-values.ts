/**
 * Expressions of Oracle that give the canonical text of one value. Each is NULL only for NULL, and names every NLS
 * parameter that it depends on, so that no ALTER SESSION and no locale of a driver changes it.
 *
 * Oracle has no empty text: `''` is NULL, and so is NULL || 'x' = 'x'. So nothing is joined to a value that may be NULL.
 * Texts are VARCHAR2 (a CASE of literals is a CHAR, which an engine pads), but those of the national character set and
 * of large objects, which are handed on as they are: whatever turns them into VARCHAR2 may replace or cut characters.
 * Manual: Oracle Database 19c, SQL Language Reference (SQL), PL/SQL Packages and Types Reference (PL/SQL).
 */
import type { LossRule } from '../compare/columns.ts';
import type { FractionDigits } from '../compare/forms.ts';

/** A plain ASCII literal of our own. Text literals know no escape but the doubled quote (SQL, "Text Literals"). */
const ascii = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** SQL, "TO_CHAR (number)": the third argument; a comma as group separator is never printed, and must be given. */
const NUMERIC = ascii("NLS_NUMERIC_CHARACTERS='.,'");

/** SQL, "TO_CHAR (datetime)"; Globalization Support Guide, "Locale-Dependent SQL Functions with Optional NLS Parameters". */
const CALENDAR = ascii('NLS_CALENDAR=GREGORIAN');

/** A number format has at most 63 characters (SQL, "Number Format Models"), and two of ours are `FM`. */
const LONGEST_FORMAT = 61;

/**
 * The format of numbers with so many digits before and behind the point, without padding. `0` prints zeros, `.` is a
 * period in every session, where `D` is not (SQL, "Number Format Elements"). Null where no format is so long.
 */
function fixedFormat(integerDigits: number, scale: number): string | null {
  const format = `${'9'.repeat(Math.max(integerDigits, 1) - 1)}0${scale > 0 ? `.${'0'.repeat(scale)}` : ''}`;
  return format.length <= LONGEST_FORMAT ? ascii(`FM${format}`) : null;
}

/** A number of so many digits, with exactly `scale` of them behind the point; null where there is no such expression. */
export function fixedNumber(value: string, integerDigits: number, scale: number): string | null {
  const format = fixedFormat(integerDigits, scale);
  return format && `TO_CHAR(${value}, ${format})`;
}

/**
 * A number rounded as NUMERIC(38,scale) holds it, with `shown` digits behind the point. A larger one has `#` in every place of the format (SQL, "Number Format
 * Models"), so it is written with an exponent, behind the tag: `TME` has every digit.
 */
export function boundedNumber(value: string, scale: number, shown: number): string | null {
  const rounded = `ROUND(${value}, ${scale})`;
  const text = fixedNumber(rounded, 38 - scale, shown);
  const scientific = `TO_CHAR(${value}, 'TME', ${NUMERIC})`;
  if (text === null || shown < scale) return null;
  return `CASE WHEN ABS(${rounded}) < 1E${38 - scale} THEN ${text} WHEN ${value} IS NOT NULL THEN '~' || ${scientific} END`;
}

/**
 * The shortest text of any NUMBER. `TM9` leaves out a zero before the point, and gives more than 64 characters with an
 * exponent (SQL, "Number Format Elements", TM): such a number, which no DECIMAL holds, is behind the tag.
 */
export function shortestNumber(value: string): string {
  const text = `TO_CHAR(${value}, 'TM9', ${NUMERIC})`;
  return (
    `CASE WHEN INSTR(${text}, 'E') > 0 THEN '~' || ${text}` +
    ` WHEN ${value} > 0 AND ${value} < 1 THEN '0' || ${text}` +
    ` WHEN ${value} < 0 AND ${value} > -1 THEN '-0' || SUBSTR(${text}, 2) ELSE ${text} END`
  );
}

/**
 * The bits of a BINARY_DOUBLE: PL/SQL, UTL_RAW.CAST_FROM_BINARY_DOUBLE, whose second argument 1 is UTL_RAW.BIG_ENDIAN.
 * Oracle keeps no negative zero, and one NaN (SQL, "Floating-Point Numbers").
 */
export function doubleBits(value: string): string {
  const bits = `LOWER(RAWTOHEX(UTL_RAW.CAST_FROM_BINARY_DOUBLE(${value}, 1)))`;
  return `CASE WHEN ${value} IS NAN THEN 'NaN' WHEN ${value} IS NOT NULL THEN ${bits} END`;
}

/** Hexadecimal digits of a RAW of up to 2,000 bytes (SQL, "RAWTOHEX"). */
export function rawHex(value: string): string {
  return `LOWER(RAWTOHEX(${value}))`;
}

type Cut = Extract<LossRule, { rule: 'milliseconds' | 'microseconds' }>;

/** Of the rules that cut a fraction the one that cuts most. */
export function cutOf(losses: readonly LossRule[]): Cut | undefined {
  const cuts = losses.filter((l) => l.rule === 'milliseconds' || l.rule === 'microseconds');
  return cuts.find((l) => l.rule === 'milliseconds') ?? cuts[0];
}

const kept = (cut: Cut) => (cut.rule === 'milliseconds' ? 3 : 6);

/** What `TO_CHAR (datetime)` prints of a TIMESTAMP: nine digits, whatever it has (SQL, "Datetime Format Elements", FF). */
const printed = (value: string, year: 'YYYY' | 'SYYYY') =>
  `TO_CHAR(${value}, '${year}-MM-DD HH24:MI:SS.FF9', ${CALENDAR})`;

/** `YYYY-MM-DD HH:MM:SS.` */
const WHOLE_SECONDS = 20;

/**
 * A TIMESTAMP, or with `zoned` one with a time zone, at UTC. Years before 1 are behind the tag; none is above 9999 (SQL,
 * "Overview of Datetime and Interval Data Types"). `cut` cuts or rounds its fraction.
 */
export function timestampText(value: string, zoned: boolean, digits: FractionDigits, cut?: Cut): string {
  const first = `TIMESTAMP '0001-01-01 00:00:00${zoned ? ' +00:00' : ''}'`;
  const rounded = cut?.mode === 'round' ? roundedUp(value, zoned, cut) : value;
  const shown = `SUBSTR(${printed(rounded, 'YYYY')}, 1, ${WHOLE_SECONDS + (cut ? kept(cut) : digits)})`;
  const text = cut === undefined || kept(cut) === digits ? shown : `RPAD(${shown}, ${WHOLE_SECONDS + digits}, '0')`;
  return `CASE WHEN ${value} >= ${first} THEN ${text} WHEN ${value} IS NOT NULL THEN '~' || ${printed(value, 'SYYYY')} END`;
}

/** Half a unit later, so that cutting it rounds; the last moment that there is stays. */
function roundedUp(value: string, zoned: boolean, cut: Cut): string {
  const half = cut.rule === 'milliseconds' ? '0.0005' : '0.0000005';
  const last = `TIMESTAMP '9999-12-31 23:59:59${zoned ? ' +00:00' : ''}'`;
  return `CASE WHEN ${value} < ${last} THEN ${value} + NUMTODSINTERVAL(${half}, 'SECOND') ELSE ${value} END`;
}

/** Condition: something is left behind what a cut keeps. */
export function beyondCut(value: string, cut: Cut): string {
  const zeros = '0'.repeat(9 - kept(cut));
  return `SUBSTR(${printed(value, 'YYYY')}, ${WHOLE_SECONDS + kept(cut) + 1}) <> ${ascii(zeros)}`;
}

/** A DATE, which has seconds and no fraction of them. Text in double quotes is printed as it is. */
export function dateText(value: string, digits: FractionDigits): string {
  const text = (year: string) => `TO_CHAR(${value}, '${year}-MM-DD HH24:MI:SS".${'0'.repeat(digits)}"', ${CALENDAR})`;
  return `CASE WHEN ${value} >= DATE '0001-01-01' THEN ${text('YYYY')} WHEN ${value} IS NOT NULL THEN '~' || ${text('SYYYY')} END`;
}

/** An instant at UTC: SQL, "Datetime Expressions". An offset needs no file of time zones. */
export function atUtc(value: string): string {
  return `(${value} AT TIME ZONE '+00:00')`;
}

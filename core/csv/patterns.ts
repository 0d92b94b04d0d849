/**
 * What DMS writes in CSV for each type, as regular expressions in the syntax that JavaScript, RE2 and joni share, for a
 * whole text. What does not match keeps its raw text, and equals only itself. (User Guide, S3 target; files of real tasks.)
 */

/**
 * A plain number with at most so many digits that count after its point; null for any. The point may stand first. No
 * leading zeros, no sign but a minus: nothing that another number has too.
 */
export function decimalPattern(scale: number | null): string {
  const whole = '(?:0|[1-9][0-9]*)';
  if (scale === 0) return `-?${whole}(?:\\.0+)?`;
  const fraction = scale === null ? '\\.[0-9]+' : `\\.[0-9]{1,${scale}}0*`;
  return `-?(?:${whole}(?:${fraction})?|${fraction})`;
}

/** `+2.1804858784530072e+04`. */
export const FLOAT = '[+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?';
export const NAN = '[+-]?[nN][aA][nN]';
export const INFINITY = '[+-]?[iI][nN][fF](?:[iI][nN][iI][tT][yY])?';

const YEAR = '(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])';
const DAY = `${YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])`;
const CLOCK = '(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]';

export const DATE = DAY;
/** With as many digits of the fraction as the column's scale, none for 0. */
export const TIMESTAMP = `${DAY} ${CLOCK}(?:\\.[0-9]{1,6})?`;
export const TIME = `(?:${CLOCK}(?:\\.[0-9]{1,6})?|24:00:00(?:\\.0{1,6})?)`;

export const TRUE = 'true|t|1';
export const FALSE = 'false|f|0';

export const HEX = '(?:[0-9a-fA-F]{2})*';
/** Padded, and without bits that are lost: its last character before the padding has none. */
export const BASE64 = '(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)?';

/** Whether a text could be a value's in some type but text and bytes. */
export function looksTyped(text: string): boolean {
  const patterns = [decimalPattern(null), FLOAT, NAN, INFINITY, DATE, TIMESTAMP, TIME, TRUE, FALSE];
  return text !== '' && patterns.some((pattern) => new RegExp(`^(?:${pattern})$`).test(text));
}

/**
 * Forms: the canonical types that a column pair is compared in.
 *
 * Both sides are rendered to the form's canonical text by SQL (the source by its own dialect, the lake by the engine's),
 * and are then compared as text, byte for byte. A rendering is injective over its domain: two different values never get
 * the same text. What lies outside the domain keeps its own raw text behind a tag and therefore equals only itself:
 *
 * - `!` + raw: a *text* on the side that stores text, where the form is not text and the text is not canonical;
 * - `~` + raw: a *typed* value outside the form's range (a timestamp before year 1, an infinite date).
 *
 * No canonical text begins with either tag, and the tags differ, so a stray text can never equal a stray value.
 */

/** `scale: null` is the canonical text without trailing zeros; a number is exactly that many fraction digits. */
export interface DecimalForm {
  readonly kind: 'decimal';
  readonly scale: number | null;
}

/** Fraction digits of a second in the canonical text: 6 (micro-seconds) or 9 (a lake column in nano-seconds). */
export type FractionDigits = 6 | 9;

export type Form =
  | { readonly kind: 'integer' }
  | DecimalForm
  /** IEEE 754 binary64: 16 lower-case hexadecimal digits of its bits, or `NaN`. A 32-bit float is widened, which is exact. */
  | { readonly kind: 'float' }
  | { readonly kind: 'boolean' }
  /** `YYYY-MM-DD`, years 0001 to 9999. */
  | { readonly kind: 'date' }
  | { readonly kind: 'time'; readonly digits: FractionDigits }
  /** Wall clock without a zone (an instant is rendered in UTC): `YYYY-MM-DD HH:MM:SS.ffffff`, years 0001 to 9999. */
  | { readonly kind: 'timestamp'; readonly digits: FractionDigits }
  | { readonly kind: 'text' }
  /** Lower-case hexadecimal digits of the bytes. */
  | { readonly kind: 'bytes' };

export type FormKind = Form['kind'];

/** Tag before a stored text that is not canonical in its form. */
export const RAW_TEXT_TAG = '!';

/** Tag before a typed value outside its form's range. */
export const OUT_OF_RANGE_TAG = '~';

/** A short name for reports: `decimal(2)`, `timestamp(6)`, `text`. */
export function formName(form: Form): string {
  switch (form.kind) {
    case 'decimal':
      return form.scale === null ? 'decimal' : `decimal(${form.scale})`;
    case 'time':
    case 'timestamp':
      return `${form.kind}(${form.digits})`;
    default:
      return form.kind;
  }
}

const YEAR = '(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])';
const DATE = `${YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])`;
const CLOCK = '(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]';

/**
 * The canonical texts of a form, as a regular expression in the syntax that JavaScript, RE2 (DuckDB) and joni (Trino)
 * share, to be matched against the whole text. Null where a stored text is never canonical: for `text` every text is,
 * and for `float` and `bytes` a text that looks like hexadecimal digits is still not a number and not bytes.
 */
export function canonicalPattern(form: Form): string | null {
  switch (form.kind) {
    case 'integer':
      return '0|-?[1-9][0-9]*';
    case 'decimal':
      return `${decimalPattern(form)}|NaN|-?Infinity`;
    case 'boolean':
      return 'true|false';
    case 'date':
      return DATE;
    case 'time':
      return `(?:${CLOCK}\\.[0-9]{${form.digits}})|24:00:00\\.0{${form.digits}}`;
    case 'timestamp':
      return `${DATE} ${CLOCK}\\.[0-9]{${form.digits}}`;
    case 'text':
    case 'float':
    case 'bytes':
      return null;
  }
}

function decimalPattern(form: DecimalForm): string {
  if (form.scale === 0) return '0|-?[1-9][0-9]*';
  if (form.scale !== null) return `-?(?:0|[1-9][0-9]*)\\.[0-9]{${form.scale}}`;
  return '0|-?[1-9][0-9]*|-?(?:0|[1-9][0-9]*)\\.[0-9]*[1-9]';
}

/** What a person reads for a canonical text: floats as decimal numbers, everything else as it is. */
export function displayValue(form: Form, canonical: string | null): string | null {
  if (canonical === null || form.kind !== 'float' || !/^[0-9a-f]{16}$/.test(canonical)) return canonical;
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${canonical}`));
  const value = view.getFloat64(0);
  return Object.is(value, -0) ? '-0' : String(value);
}

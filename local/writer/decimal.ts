/** Decimal numbers as exact text. */

/** The digits of a plain decimal as a whole number, so many of them after the point. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** Null for what is not a plain decimal: NaN, an infinity, an exponent. */
export function decimalOf(text: string): Decimal | null {
  const found = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
  if (!found || `${found[2]}${found[3] ?? ''}` === '') return null;
  const fraction = found[3] ?? '';
  const digits = BigInt(`${found[2]}${fraction}`);
  return { digits: found[1] === '-' ? -digits : digits, scale: fraction.length };
}

/** To so many digits after the point; half goes away from zero. */
export function rescaled({ digits, scale }: Decimal, to: number, how: 'round' | 'truncate'): bigint {
  if (to >= scale) return digits * 10n ** BigInt(to - scale);
  const unit = 10n ** BigInt(scale - to);
  const half = how === 'truncate' ? 0n : digits < 0n ? -unit / 2n : unit / 2n;
  return (digits + half) / unit;
}

/** Plain text with exactly `scale` digits after the point. */
export function decimalText(digits: bigint, scale: number): string {
  const sign = digits < 0n ? '-' : '';
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  return scale === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

/** Whether a number of so many digits can hold it. */
export const fits = (digits: bigint, precision: number): boolean =>
  (digits < 0n ? -digits : digits) < 10n ** BigInt(precision);

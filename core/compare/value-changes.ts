/** Single changes of a value, measured: null where the change is another one. All on canonical texts. */

export function codePoints(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

const utf8Length = (text: string): number => new TextEncoder().encode(text).length;

/** `255 characters`; of bytes, or of a text that ends in the middle of nothing else, `32,768 bytes`. */
export function cutAt(source: string, lake: string, form: string): string | null {
  if ((form !== 'text' && form !== 'bytes') || lake === '' || lake === source || !source.startsWith(lake)) return null;
  // Blanks that are gone are padding, and no cut.
  if (form === 'text' && source.slice(lake.length).trim() === '') return null;
  const bytes = form === 'bytes' ? lake.length / 2 : utf8Length(lake);
  // A limit in kilobytes is one in bytes: what ends there ends at no character before it.
  return form === 'bytes' || bytes % 1024 === 0 ? `${grouped(bytes)} bytes` : `${grouped(codePoints(lake))} characters`;
}

/** `2 fraction digits`: how many are left, where the source had more. */
export function cutScale(source: string, lake: string): string | null {
  const [a, b] = [trimmed(source), trimmed(lake)];
  const digits = fraction(b).length;
  if (!/^-?\d+(\.\d+)?$/.test(source) || fraction(a).length <= digits) return null;
  // What is no number there is no cut one, and as near as NaN to everything.
  if (!(Math.abs(Number(source) - Number(lake)) <= 10 ** -digits)) return null;
  return `${digits} fraction ${digits === 1 ? 'digit' : 'digits'}`;
}

const trimmed = (text: string): string => (text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text);
const fraction = (text: string): string => text.split('.')[1] ?? '';

const UNITS: readonly (readonly [digits: number, name: string])[] = [
  [0, 'seconds'],
  [3, 'milli-seconds'],
  [6, 'micro-seconds'],
];

/** From the coarsest. */
export const UNIT_NAMES: readonly string[] = UNITS.map(([, name]) => name);

/** The largest unit that the lake's value is cut to. */
export function cutFraction(source: string, lake: string): string | null {
  const dot = source.indexOf('.');
  if (dot < 0 || source === lake) return null;
  const unit = UNITS.find(([digits]) => source.slice(0, dot + 1 + digits).padEnd(source.length, '0') === lake);
  return unit?.[1] ?? null;
}

/** `+2 h`, `-5 h 30 min`: whole quarters of an hour, at most 14 hours, everything else the same. */
export function shiftedBy(source: string, lake: string): string | null {
  const millis = (text: string) => Date.parse(`${text.replace(' ', 'T').slice(0, 19)}Z`);
  const minutes = (millis(lake) - millis(source)) / 60_000;
  const isShift = source.slice(19) === lake.slice(19) && minutes !== 0 && minutes % 15 === 0;
  if (!isShift || Math.abs(minutes) > 14 * 60) return null;
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const parts = [...(hours === 0 ? [] : [`${hours} h`]), ...(rest === 0 ? [] : [`${rest} min`])];
  return `${minutes < 0 ? '-' : '+'}${parts.join(' ')}`;
}

/** `32 bits`: an unsigned integer that became negative by 2 to that power. */
export function wrappedAt(source: string, lake: string): string | null {
  if (!/^\d+$/.test(source) || !/^-\d+$/.test(lake)) return null;
  const difference = BigInt(source) - BigInt(lake);
  const bits = [8, 16, 24, 32, 64].find((each) => difference === 2n ** BigInt(each));
  return bits === undefined ? null : `${bits} bits`;
}

/** The bytes of a text in UTF-8, each taken for a character. */
export function mojibakeOf(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
}

const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

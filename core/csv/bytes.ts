/** Bytes of text, without the help of a platform: core runs anywhere. */

/** Whether `part` stands at `at`. */
export function startsAt(bytes: Uint8Array, at: number, part: Uint8Array): boolean {
  for (let i = 0; i < part.length; i++) if (bytes[at + i] !== part[i]) return false;
  return true;
}

export function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Whether the bytes from `from` to before `to` are well-formed UTF-8 (Unicode 15, table 3-7). */
export function isUtf8(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; ) {
    const first = bytes[i] as number;
    if (first < 0x80) {
      i++;
      continue;
    }
    const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (length === 0 || i + length > to) return false;
    const second = bytes[i + 1] as number;
    const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
    const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
    if (second < low || second > high) return false;
    for (let j = 2; j < length; j++) if (((bytes[i + j] as number) & 0xc0) !== 0x80) return false;
    i += length;
  }
  return true;
}

/** Bytes that COPY's text format escapes, with the letter after the backslash: `\b` to `\r`, and the backslash. */
export const COPY_ESCAPES: readonly (readonly [byte: number, letter: number])[] = [
  [8, 98],
  [9, 116],
  [10, 110],
  [11, 118],
  [12, 102],
  [13, 114],
  [92, 92],
];

/** Bytes of a text as a field of a line holds them. */
export function escapedBytes(text: Uint8Array): Uint8Array {
  const letters = new Map(COPY_ESCAPES);
  return Uint8Array.from([...text].flatMap((byte) => (letters.has(byte) ? [92, letters.get(byte) ?? byte] : [byte])));
}

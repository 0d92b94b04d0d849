/**
 * Names and values come from databases and files, and are hostile until shown otherwise: an escape sequence repaints a
 * terminal, a direction mark reorders a line, a newline starts a forged one. Here they become visible characters.
 */

/** Control, format, private-use and blank-looking characters, line separators, lone surrogates. A space is not one. */
const INVISIBLE =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u115f\u1160\u3164\uffa0\u2800]/u;

export interface Piece {
  readonly text: string;
  /** The name of the invisible character that this piece is; null for a run of ordinary text. */
  readonly invisible: string | null;
}

/** The text in runs of ordinary characters and single invisible ones, each of those with its name. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let run = '';
  for (const char of text) {
    if (!INVISIBLE.test(char)) {
      run += char;
      continue;
    }
    if (run !== '') found.push({ text: run, invisible: null });
    found.push({ text: char, invisible: codePointName(char) });
    run = '';
  }
  if (run !== '') found.push({ text: run, invisible: null });
  return found;
}

/** `U+00A0` */
export function codePointName(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

const C0 =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US';

const SHORT: ReadonlyMap<number, string> = new Map([
  ...C0.split(' ').map((name, code) => [code, name] as const),
  ...([
    [0x7f, 'DEL'],
    [0x85, 'NEL'],
    [0xa0, 'NBSP'],
    [0xad, 'SHY'],
    [0xfeff, 'BOM'],
  ] as const),
  ...([
    [0x200b, 'ZWSP'],
    [0x200c, 'ZWNJ'],
    [0x200d, 'ZWJ'],
    [0x200e, 'LRM'],
    [0x200f, 'RLM'],
  ] as const),
  ...([
    [0x2028, 'LSEP'],
    [0x2029, 'PSEP'],
    [0x202a, 'LRE'],
    [0x202b, 'RLE'],
    [0x202c, 'PDF'],
  ] as const),
  ...([
    [0x202d, 'LRO'],
    [0x202e, 'RLO'],
    [0x2060, 'WJ'],
    [0x2066, 'LRI'],
    [0x2067, 'RLI'],
  ] as const),
]);

/** `TAB`, `NBSP`, `RLO`; a code point where it has no short name. Unlike control pictures these need no rare font. */
export function shortName(char: string): string {
  return SHORT.get(char.codePointAt(0) ?? 0) ?? codePointName(char);
}

/** What stands for an invisible character: its control picture (␛, ␊), or its code point in brackets. */
export function glyph(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '␡' : `⟨${codePointName(char)}⟩`;
}

/** One line of harmless text: invisible characters shown as glyphs. */
export function visible(text: string): string {
  if (!INVISIBLE.test(text)) return text;
  return pieces(text)
    .map((p) => (p.invisible === null ? p.text : glyph(p.text)))
    .join('');
}

/** At most `max` characters of it, the middle left out; visible. */
export function clip(text: string, max: number): string {
  // Twice as many code units hold at least as many characters: a value of a megabyte is not taken apart.
  if (text.length <= max) return visible(text);
  const chars = [...(text.length > 4 * max ? text.slice(0, 2 * max) + text.slice(-2 * max) : text)];
  if (chars.length <= max) return visible(text);
  const head = Math.ceil((max - 1) / 2);
  return visible(`${chars.slice(0, head).join('')}…${chars.slice(chars.length - (max - 1 - head)).join('')}`);
}

const WIDE =
  /[\u1100-\u115e\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Columns that visible text takes in a terminal: combining marks none, East Asian wide characters and emoji two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += /\p{M}/u.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
  return width;
}

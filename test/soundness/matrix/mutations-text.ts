/** Texts. */
import { exactly, type Mutation, mutation, T, text } from './mutation.ts';

const SPACE_END = 'differs by spaces at the end';
const SPACE_START = 'differs by spaces at the start';
const WHITE = 'differs by white space alone';
const long = (length: number) =>
  text((value) => (value.length > length && !value.includes(' ') ? value.slice(0, length) : undefined));

export const spaces: readonly Mutation[] = [
  mutation(
    'a space at the end',
    T,
    text((value) => (/\S$/.test(value) ? `${value} ` : undefined)),
    SPACE_END,
  ),
  mutation(
    'spaces at the end trimmed',
    T,
    text((value) => (/\S +$/.test(value) ? value.trimEnd() : undefined)),
    SPACE_END,
  ),
  mutation(
    'a space at the start',
    T,
    text((value) => (/^\S/.test(value) ? ` ${value}` : undefined)),
    SPACE_START,
  ),
  mutation(
    'spaces at the start trimmed',
    T,
    text((value) => (/^ +\S/.test(value) ? value.trimStart() : undefined)),
    SPACE_START,
  ),
  mutation(
    'a no-break space for a space',
    T,
    text((value) => (/\S \S/.test(value) ? value.replace(' ', '\u00a0') : undefined)),
    WHITE,
  ),
  mutation(
    'a space for a no-break space',
    T,
    text((value) => value.replace('\u00a0', ' ')),
    WHITE,
  ),
  mutation(
    'two spaces become one',
    T,
    text((value) => value.replace(/(\S) {2}/, '$1 ')),
    WHITE,
  ),
  mutation(
    'a tab becomes a space',
    T,
    text((value) => (/[a-z]\t/.test(value) ? value.replace('\t', ' ') : undefined)),
    WHITE,
  ),
  mutation('only spaces become nothing', T, (value) => (value === '   ' ? '' : undefined)),
  mutation(
    'a zero-width space lost',
    T,
    text((value) => value.replace('\u200b', '')),
  ),
  mutation(
    'LF becomes CR LF',
    T,
    text((value) => (/[^\r]\n./.test(value) ? value.replace('\n', '\r\n') : undefined)),
    'differs by line ends (CR LF and LF)',
  ),
  mutation(
    'CR LF becomes LF',
    T,
    text((value) => value.replace('\r\n', '\n')),
    'differs by line ends (CR LF and LF)',
  ),
  mutation(
    'CR lost',
    T,
    text((value) => (/\r[^\n]/.test(value) ? value.replace('\r', '') : undefined)),
    WHITE,
  ),
  mutation(
    'LF at the end lost',
    T,
    text((value) => value.replace(/\n$/, '')),
    SPACE_END,
  ),
];

export const characters: readonly Mutation[] = [
  mutation(
    'one character changed',
    T,
    text((value) =>
      /[a-z0-9]/.test(value)
        ? value.replace(/[a-z0-9](?=[^a-z0-9]*$)/, (c) =>
            c === 'z' ? 'y' : c === '9' ? '8' : String.fromCharCode(c.charCodeAt(0) + 1),
          )
        : undefined,
    ),
  ),
  mutation(
    'upper case',
    T,
    text((value) => (/^[\x20-\x7e]+$/.test(value) && value !== 'null' ? value.toUpperCase() : undefined)),
    'differs by case alone',
  ),
  mutation(
    'the last character lost',
    T,
    text((value) => (/^[a-z].*[a-z0-9]$/i.test(value) ? value.slice(0, -1) : undefined)),
    'cut off at the end',
  ),
  mutation('cut at 30 characters', T, long(30), 'cut off at the end'),
  mutation('cut at 255 characters', T, long(255), 'cut off at the end'),
  mutation('cut at 256 characters', T, long(256), 'cut off at the end'),
  mutation('cut at 32 KB (a LOB)', T, long(32_768), 'cut off at the end'),
  mutation(
    'NFC becomes NFD',
    T,
    text((value) => (/caf\u00e9$/.test(value) ? value.normalize('NFD') : undefined)),
    'differs by Unicode normalisation alone',
  ),
  mutation(
    'NFD becomes NFC',
    T,
    text((value) => (/e\u0301$/.test(value) ? value.normalize('NFC') : undefined)),
    'differs by Unicode normalisation alone',
  ),
  mutation(
    'a compatibility form folded',
    T,
    text((value) => (value.includes('\ufb01') ? value.normalize('NFKC') : undefined)),
  ),
  mutation(
    'UTF-8 read as Latin-1',
    T,
    text((value) => (/caf\u00e9/.test(value) ? Buffer.from(value).toString('latin1') : undefined)),
    'UTF-8 read as Latin-1',
  ),
  mutation(
    "a letter becomes '?'",
    T,
    text((value) => value.replace(/[\u00a1-\u06ff]/, '?')),
  ),
  mutation(
    'an astral character becomes U+FFFD',
    T,
    text((value) => value.replace(/[\u{10000}-\u{10ffff}]/u, '\ufffd')),
  ),
  mutation(
    'a combining mark lost',
    T,
    text((value) => value.replace('\u0301', '')),
  ),
  mutation(
    'a joiner lost',
    T,
    text((value) => value.replace('\u200d', '')),
  ),
  mutation(
    'a byte order mark added',
    T,
    text((value) => (/^plain/.test(value) ? `\ufeff${value}` : undefined)),
    'begins with a byte order mark',
  ),
  mutation(
    'a byte order mark lost',
    T,
    text((value) => value.replace('\ufeff', '')),
  ),
  mutation(
    'a letter of another script',
    T,
    text((value) => (/^plain/.test(value) ? value.replace('a', '\u0430') : undefined)),
  ),
  mutation(
    'a backslash lost',
    T,
    text((value) => (/^back\\/.test(value) ? value.replace('\\', '') : undefined)),
    'lost its backslashes',
  ),
  mutation(
    'a backslash doubled',
    T,
    text((value) => (/^back\\[a-z]/.test(value) ? value.replace('\\', '\\\\') : undefined)),
  ),
  mutation(
    "'\\n' becomes a line feed",
    T,
    text((value) => (value === '\\n' ? '\n' : undefined)),
  ),
  mutation(
    'a quote lost',
    T,
    text((value) => (/^quote/.test(value) ? value.replace('"', '') : undefined)),
  ),
  mutation(
    'a quote doubled',
    T,
    text((value) => (/^quote/.test(value) ? value.replace('"', '""') : undefined)),
  ),
  mutation(
    'quotes around it lost',
    T,
    text((value) => (value === '"quoted"' ? 'quoted' : undefined)),
  ),
  mutation(
    'a control character lost',
    T,
    text((value) => value.replace('\u0001', '')),
  ),
  mutation("a text '1.0' becomes '1.00'", T, exactly('1.0', '1.00')),
  mutation("a text '0x1f' becomes '31'", T, exactly('0x1f', '31')),
];

/** What a changed value looks like: a hint for a person, said only of what is seen in the sample. */
import type { Form } from './forms.ts';

type Rule = readonly [(source: string, lake: string, form: Form) => boolean, string];

const blank = (s: string) => s.replace(/[\s\u00a0]+/g, '');

const RULES: readonly Rule[] = [
  [(s, l) => l === '' && s !== '', 'became an empty text'],
  [(s, l) => l === `\ufeff${s}`, 'begins with a byte order mark'],
  [(s, l) => s.replaceAll('\r\n', '\n') === l.replaceAll('\r\n', '\n'), 'differs by line ends (CR LF and LF)'],
  [(s, l) => l === s.trimEnd() || s === l.trimEnd(), 'differs by spaces at the end'],
  [(s, l) => l === s.trimStart() || s === l.trimStart(), 'differs by spaces at the start'],
  [(s, l) => blank(s) === blank(l), 'differs by white space alone'],
  [(s, l) => s.normalize('NFC') === l.normalize('NFC'), 'differs by Unicode normalisation alone'],
  [(s, l) => s.toLowerCase() === l.toLowerCase(), 'differs by case alone'],
  [(s, l, f) => f.kind === 'text' && l !== '' && s.startsWith(l), 'cut off at the end'],
  [(s, l) => s.replaceAll('\\', '') === l, 'lost its backslashes'],
  [(s, l, f) => f.kind === 'text' && mojibake(s) === l, 'UTF-8 read as Latin-1'],
  [(s, l, f) => fractional(f) && cutTo(s, 3) === l, 'cut to milliseconds'],
  [(s, l, f) => fractional(f) && cutTo(s, 0) === l, 'cut to seconds'],
  [
    (s, l, f) => f.kind === 'timestamp' && s.slice(0, 10) === l.slice(0, 10) && /^00:00:00\.0+$/.test(l.slice(11)),
    'lost its time of day',
  ],
  [(s, l, f) => f.kind === 'timestamp' && wholeQuarterHours(s, l), 'shifted by whole quarters of an hour: a time zone'],
  [(s, l, f) => f.kind === 'decimal' && roundsTo(s, l), 'lost digits after the point'],
  [(s, l, f) => f.kind === 'float' && ulps(s, l) === 1n, 'differs by the last bit'],
  [(s, l, f) => (f.kind === 'integer' || f.kind === 'decimal') && (`-${s}` === l || `-${l}` === s), 'changed its sign'],
];

/** Of a value that the lake holds as NULL. */
export const BECAME_NULL = 'a value became NULL';

/** One sentence fragment, or null where nothing is known of the change. `null` values are NULL. */
export function causeOfChange(source: string | null, lake: string | null, form: Form): string | null {
  if (source === null) return lake === '' ? "NULL became ''" : 'NULL became a value';
  if (lake === null) return source === '' ? "'' became NULL" : BECAME_NULL;
  return RULES.find(([matches]) => matches(source, lake, form))?.[1] ?? null;
}

function fractional(form: Form): boolean {
  return form.kind === 'timestamp' || form.kind === 'time';
}

/** A canonical time with its fraction cut to so many digits, and filled with zeros again. */
function cutTo(text: string, digits: number): string {
  const dot = text.indexOf('.');
  return dot < 0 ? text : text.slice(0, dot + 1 + digits).padEnd(text.length, '0');
}

function wholeQuarterHours(source: string, lake: string): boolean {
  const millis = (t: string) => Date.parse(`${t.replace(' ', 'T').slice(0, 23)}Z`);
  const difference = millis(source) - millis(lake);
  const sameFraction = source.slice(19) === lake.slice(19);
  return sameFraction && difference !== 0 && difference % 900_000 === 0 && Math.abs(difference) <= 14 * 3_600_000;
}

function roundsTo(source: string, lake: string): boolean {
  const trim = (t: string) => t.replace(/0+$/, '').replace(/\.$/, '');
  const [a, b] = [trim(source), trim(lake)];
  return b.length < a.length && Math.abs(Number(source) - Number(lake)) <= 10 ** -(b.split('.')[1] ?? '').length;
}

function ulps(source: string, lake: string): bigint | null {
  if (!/^[0-9a-f]{16}$/.test(source) || !/^[0-9a-f]{16}$/.test(lake)) return null;
  const difference = BigInt(`0x${source}`) - BigInt(`0x${lake}`);
  return difference < 0n ? -difference : difference;
}

function mojibake(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
}

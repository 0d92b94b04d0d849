import type { ReportValue } from './schema.ts';
import { clip, visible } from './visible.ts';
import { plural } from './words.ts';

/**
 * Escaping for GitHub's Markdown. Backslashes are not enough there: `\@name` still notifies, `\|` after a backslash
 * still ends a cell, and what looks like an address becomes a link. So what could mean something becomes a numeric
 * character reference, which means nothing to any of those.
 */

const reference = (char: string): string => `&#${char.codePointAt(0)};`;

/** Escapes one line of text. `separator` is put where a name after `@` or a number after `#` would still be linked. */
function escapeText(text: string, separator: string): string {
  return visible(text)
    .replace(/[&<>|`*[\]\\~$^]|:(?! )|(?<=www)\./gi, reference)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, reference)
    .replace(/(?<!&)#/g, (char) => reference(char) + separator)
    .replace(/@/g, (char) => reference(char) + separator)
    .replace(/(?<=\bgh)-(?=\d)/gi, (char) => reference(char) + separator);
}

/** Text for a sentence, a heading or a table cell; one line. */
export function md(text: string): string {
  return escapeText(text, '&#8203;');
}

/**
 * A name or a value, as code; at most `max` characters. Within code nothing is linked but e-mail addresses, which an
 * empty comment breaks without leaving a character that would be copied along.
 */
export function mdCode(text: string, max = 120): string {
  if (text === '') return '*empty*';
  const spaced = clip(text, max).replace(/^ +| +$| {2,}/g, (run) => '␠'.repeat(run.length));
  return `<code>${escapeText(spaced, '<!-- -->')}</code>`;
}

/** A value of a sample: NULL, the empty text and a mask never look like a value. */
export function mdValue(value: ReportValue, max = 60): string {
  if (value === null) return '*NULL*';
  if (typeof value === 'string') return mdCode(value, max);
  return `*masked* <code>${escapeText(clip(value.masked, 64), '')}</code> *(${plural(value.length, 'character')})*`;
}

/** A link, where the address is a plain https one; otherwise its text. */
export function mdLink(label: string, url: string): string {
  return /^https:\/\/[\w.~:/?#@!$&*+,;=%-]+$/.test(url) ? `[${md(label)}](<${url}>)` : `${md(label)}: ${mdCode(url)}`;
}

/** Bytes of the text in UTF-8, which is what GitHub's limits are at their strictest. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

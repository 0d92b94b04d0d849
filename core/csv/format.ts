/**
 * How DMS was told to write CSV (S3Settings CsvDelimiter, CsvRowDelimiter, Rfc4180, CsvNullValue), and which of it can be
 * read back. https://docs.aws.amazon.com/dms/latest/APIReference/API_S3Settings.html
 */
export interface CsvFormat {
  readonly delimiter: string;
  readonly rowDelimiter: string;
  /** Rfc4180: a value that holds a quote, a newline or a delimiter is in quotes, and its quotes are doubled. */
  readonly quoted: boolean;
  /** The text that stands for NULL. */
  readonly nullText: string;
}

export const QUOTE = '"';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '\\': '\\' };

/**
 * A delimiter as the endpoint's description spells it: a newline is told as a backslash and an `n`, or as itself. `\x1f`
 * and `\u001f` are characters by their number. Everything else is itself.
 */
export function delimiterText(spelled: string): string {
  return spelled.replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([nrtbfv\\]))/g, (_, hex, wide, letter) =>
    letter === undefined ? String.fromCharCode(Number.parseInt(hex ?? wide, 16)) : (ESCAPES[letter] ?? letter),
  );
}

/** A delimiter for a person to read: what cannot be seen is spelled. */
export function shownText(text: string): string {
  return JSON.stringify(text);
}

/** Characters that a number, a date, a boolean or hexadecimal digits may hold. */
const IN_VALUES = /[0-9A-Za-z+\-.:/= ]/;

/** Why files of this format cannot be split for certain, whatever they hold: a sentence. Null where they can. */
export function formatProblem(format: CsvFormat): string | null {
  const { delimiter, rowDelimiter, quoted, nullText } = format;
  const names = `CsvDelimiter is ${shownText(delimiter)} and CsvRowDelimiter ${shownText(rowDelimiter)}`;
  if (delimiter === '' || rowDelimiter === '') return `${names}: an empty delimiter ends nothing`;
  if (shareCharacters(delimiter, rowDelimiter)) return `${names}: they share a character`;
  if (/\0|\ufffd/.test(delimiter + rowDelimiter) || !isWellFormed(delimiter + rowDelimiter))
    return `${names}: one of them is no text of UTF-8`;
  if (quoted && (delimiter + rowDelimiter).includes(QUOTE)) return `${names}: one of them holds the quote itself`;
  if (!quoted && IN_VALUES.test(delimiter + rowDelimiter))
    return `${names}: without quotes (Rfc4180 off) numbers and dates hold such characters too`;
  if (nullText.includes(delimiter) || nullText.includes(rowDelimiter))
    return `CsvNullValue is ${shownText(nullText)}, which holds a delimiter`;
  if (quoted && nullText.includes(QUOTE)) return `CsvNullValue is ${shownText(nullText)}, which holds a quote`;
  return null;
}

/** Whether a text begins as it ends: after a value that ends so, it is found too early. */
export function overlapsItself(text: string): boolean {
  return Array.from({ length: text.length - 1 }, (_, i) => i + 1).some((n) => text.startsWith(text.slice(-n)));
}

/**
 * Whether a record that cannot be told apart may hide those after it: where a delimiter is found too early, a quote may be
 * taken for the beginning or the end of a value, and what follows is read as the inside of one.
 */
export function mayHideOthers({ quoted, delimiter, rowDelimiter }: CsvFormat): boolean {
  return quoted && (overlapsItself(delimiter) || overlapsItself(rowDelimiter));
}

function shareCharacters(a: string, b: string): boolean {
  return [...a].some((c) => b.includes(c));
}

/** Without half surrogate pairs. (String.prototype.isWellFormed is not in the language level of this code.) */
function isWellFormed(text: string): boolean {
  return !/[\ud800-\udfff]/u.test(text);
}

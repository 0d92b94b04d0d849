/**
 * The injective encoding of a row: its canonical texts, escaped, joined by tabs; NULL is `\N`.
 *
 * It is the text format of PostgreSQL's COPY (https://www.postgresql.org/docs/current/sql-copy.html, "Text Format"), so
 * that a row streamed from PostgreSQL is already encoded. Backslash, and the control characters 0x08 to 0x0D, are
 * escaped; so a tab always separates, `\N` is never a value, and different rows never have the same line.
 * Readers accept the control characters other than tab unescaped too, as the Trino dialect leaves them.
 */

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
};

const UNESCAPES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(ESCAPES).map(([raw, escaped]) => [escaped.slice(1), raw]),
);

/** The encoded NULL. */
export const NULL_FIELD = '\\N';

/** Between two fields of a line. */
export const FIELD_SEPARATOR = '\t';

/** First field of a line that holds a row, and of the line that ends a complete stream. */
export const ROW_MARK = 'r';
export const TRAILER_MARK = 't';

/** One field, encoded. */
export function encodeField(value: string | null): string {
  if (value === null) return NULL_FIELD;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that COPY escapes
  return value.replace(/[\\\x08-\x0d]/g, (c) => ESCAPES[c] ?? c);
}

/** One field, decoded. */
export function decodeField(field: string): string | null {
  if (field === NULL_FIELD) return null;
  return field.replace(/\\(.)/gs, (_, c: string) => UNESCAPES[c] ?? c);
}

/** A row's line, with its mark. */
export function encodeLine(values: readonly (string | null)[]): string {
  return [ROW_MARK, ...values.map(encodeField)].join(FIELD_SEPARATOR);
}

/** The values of a row's line, without its mark. */
export function decodeLine(line: string): (string | null)[] {
  return line.split(FIELD_SEPARATOR).slice(1).map(decodeField);
}

/**
 * Records of a CSV lake that are no rows, in words. Their lines are `core/csv/splitter.ts`'s: `x<tab>file<tab>line reason n`;
 * or, of an engine that reads lines, which does not number them: `x<tab>path<tab>? reason n digest`.
 */
import type { Malformed } from '../csv/broken.ts';
import { mayHideOthers } from '../csv/format.ts';
import type { Cause } from '../report/schema.ts';
import type { Prepared } from './prepare.ts';
import type { DigestResult, Findings, Trailer } from './records.ts';

export const isMalformed = (line: string): boolean => line.startsWith('x\t');

/** `line 17: 5 fields, and a record of this file has 4`. */
export function describeMalformed(line: string, prepared: Pick<Prepared, 'spec'>): string {
  const [, file, text = ''] = line.split('\t');
  const [place = '', reason = '', n = ''] = text.split(' ');
  const files = prepared.spec?.csv?.files ?? [];
  const named = files.find(({ path }) => path.replaceAll('\t', ' ') === file);
  const expected = (/^\d+$/.test(file ?? '') ? files[Number(file)] : (named ?? files[0]))?.places.length ?? '?';
  const words: Readonly<Record<Malformed, string>> = {
    fields: `${n} ${n === '1' ? 'field' : 'fields'}, and a record of this file has ${expected}`,
    quote: 'a quote stands where none can',
    open: 'a quote is never closed: the file ends in it',
    utf8: 'bytes that are no UTF-8',
  };
  const why = Object.entries(words).find(([name]) => name === reason)?.[1] ?? reason;
  // An engine that reads lines does not number them.
  return place === '?' ? `a line: ${why}` : `line ${place}: ${why}`;
}

/**
 * Rows of the source whose records cannot be told apart from others, as a cause; null where the trailer counts none.
 * `isWhole`: all other rows of the source are in the lake. Where they are not, the records of such rows may hide them, by
 * the format; where they may not, what is missing is lost, and this is null too.
 */
export function ambiguousRows(prepared: Prepared, trailer: Trailer | null, isWhole: boolean): Cause | null {
  const place = prepared.counted.findIndex(({ what }) => what === 'ambiguous');
  const counted = prepared.counted[place];
  const rows = trailer?.counts[place] ?? 0;
  if (counted?.what !== 'ambiguous' || rows === 0) return null;
  const format = prepared.spec?.csv?.format;
  if (!isWhole && !(format && mayHideOthers(format))) return null;
  const others = isWhole
    ? 'All other rows of the source are in the lake.'
    : 'Other rows are not found either: a record that is read wrongly may hide those after it.';
  return {
    code: 'AmbiguousRecords',
    message: `${rows} ${counted.because}. ${others}`,
    remedy: 'Load the table as Parquet, or as CSV with quotes (Rfc4180), and run it on the embedded engine.',
  };
}

/** Records of the lake that are no rows, as a cause; null where there are none, or where they may be pieces of others. */
export function malformedRecords(
  prepared: Prepared,
  trailer: Trailer | null,
  findings: Findings | undefined,
): Cause | null {
  const count = findings?.malformed ?? 0;
  if (count === 0 || ambiguousRows(prepared, trailer, true) !== null) return null;
  const first = findings?.sample.find(({ line }) => isMalformed(line));
  const example = first === undefined ? '' : ` ${first.file ?? 'a file'}, ${describeMalformed(first.line, prepared)}.`;
  const said = count === 1 ? 'One record of the lake is no row' : `${count} records of the lake are no rows`;
  return {
    code: 'MalformedRecords',
    message: `${said} of this table.${example}`,
    remedy: "Compare the file with the endpoint's settings of CSV, and load the table again.",
  };
}

/** Lines of a file whose bytes are not all of it: the engine took carriage returns for a part of their ends. */
export function shortenedLines(prepared: Prepared, digest: DigestResult): Cause | null {
  const end = prepared.spec?.csv?.format.rowDelimiter.length ?? 1;
  for (const { path, lineBytes } of prepared.files) {
    const read = digest.files.find((file) => file.path === path);
    if (lineBytes === undefined || lineBytes === null || read?.bytes === undefined || read.bytes === null) continue;
    const bytes = read.bytes + read.rows * end;
    if (bytes !== lineBytes)
      return {
        code: 'LineEndsChanged',
        message: `${path}: its records have ${lineBytes} bytes, and the engine's lines ${bytes}: it takes carriage returns for ends of lines.`,
        remedy: 'Run it on the embedded engine, which reads records, or load the table as Parquet.',
      };
  }
  return null;
}

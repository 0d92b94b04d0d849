/** The head of a CSV file: whether it has a header, and which columns its records have. */
import type { CsvHead, LakeColumn } from '../compare/columns.ts';
import type { CsvPlan } from '../plan/schema.ts';
import { type CsvFormat, shownText } from './format.ts';

/** Bytes of a file's beginning that are enough for every header. */
export const HEAD_BYTES = 1 << 20;

const BYTE_ORDER_MARK = '\ufeff';

/** What stands at the beginning of a file. */
export interface CsvBeginning {
  /** By its first two bytes. */
  readonly gzip: boolean;
  /** The text of the first {@link HEAD_BYTES}, uncompressed; what is no UTF-8 in it replaced. */
  readonly text: string;
  /** The last bytes, as Latin-1; null where they are compressed. */
  readonly end: string | null;
  /** Of the file. */
  readonly bytes: number;
}

export interface DescribedCsv {
  readonly csv: CsvHead;
  readonly columns: readonly LakeColumn[];
}

/** Throws an Error whose message says why the file cannot be read: `its first record is no header`. */
export function describeCsv(given: CsvPlan, { gzip, text, end, bytes }: CsvBeginning): DescribedCsv {
  const notes: string[] = [];
  if (given.gzip !== null && gzip !== given.gzip)
    notes.push(`it is ${gzip ? '' : 'not '}compressed with gzip, though CompressionType says otherwise`);
  const marked = text.startsWith(BYTE_ORDER_MARK);
  if (marked) notes.push('it begins with a byte order mark, which DMS does not write');
  const names = firstRecord(marked ? text.slice(1) : text, given.format);
  const plan = decided(given, names);
  const { owner } = plan;
  const header = owner === undefined ? hasHeader(plan, names, notes) : withoutHeader(plan);
  const fields = header && names ? names : plan.fields.map(({ name }) => name);
  const twice = fields.find((name, i) => fields.indexOf(name) !== i);
  if (twice !== undefined) throw new Error(`it has two columns named ${shownText(twice)}`);
  const real = new Set(plan.fields.filter((field) => field.real).map(({ name }) => name));
  return {
    csv: {
      ...{ gzip, skip: header ? 1 : 0, fields, notes },
      lineBytes: lineBytes(plan.format, { end, bytes, text }, header),
      ...(owner === undefined ? {} : { owner }),
    },
    columns: fields.map((name) => ({ name, type: { kind: 'csv', real: real.has(name), binary: plan.binary } })),
  };
}

/** Where the settings leave the operation open, it is a field of which there is one more; and a header tells by itself. */
function decided(plan: CsvPlan, names: readonly string[] | null): CsvPlan {
  const { mayLackFirst, ...sure } = plan;
  const lacks = names !== null && names.length === plan.fields.length - 1;
  return mayLackFirst && lacks ? { ...sure, fields: plan.fields.slice(1) } : sure;
}

/** The bytes that the lines of the file must have, each with its end, header and byte order mark apart; see CsvHead. */
function lineBytes(
  { rowDelimiter }: CsvFormat,
  { end, bytes, text }: Pick<CsvBeginning, 'end' | 'bytes' | 'text'>,
  header: boolean,
): number | null {
  if (end === null) return null;
  const encoder = new TextEncoder();
  const length = (part: string) => encoder.encode(part).length;
  const mark = text.startsWith(BYTE_ORDER_MARK) ? 3 : 0;
  const first = text.indexOf(rowDelimiter);
  const head = header ? length(first < 0 ? text : text.slice(0, first)) + length(rowDelimiter) - mark : 0;
  const ended =
    bytes === mark || end.endsWith(Array.from(encoder.encode(rowDelimiter), (b) => String.fromCharCode(b)).join(''));
  return bytes - mark - head + (ended ? 0 : length(rowDelimiter));
}

/** A header is a fact of the file. The setting says whether there must be one; what contradicts it is noted. */
function hasHeader(plan: CsvPlan, names: readonly string[] | null, notes: string[]): boolean {
  const expected = plan.fields.map(({ name }) => name);
  const found = names?.filter((name) => expected.includes(name)).length ?? 0;
  const whole = names !== null && names.length === expected.length && found === expected.length;
  if (plan.header === true) {
    if (found === 0)
      throw new Error('its first record is no header (AddColumnName is on): it names no column of the table');
    return true;
  }
  // Of a single column a value may well be the column's name.
  const seen = whole && new Set(names).size === names.length && (expected.length > 1 || plan.header === null);
  if (seen && plan.header === false)
    notes.push(
      'its first record holds the names of the columns, though AddColumnName is off; it was not read as a row',
    );
  return seen || withoutHeader(plan);
}

function withoutHeader({ doubt }: CsvPlan): false {
  if (doubt === null) return false;
  throw new Error(`it has no header, and the order of its fields is not known: ${doubt}`);
}

/** The fields of the first record; null where it cannot be read, or does not end in the text. */
function firstRecord(text: string, { delimiter, rowDelimiter, quoted }: CsvFormat): string[] | null {
  const fields: string[] = [];
  for (let at = 0; ; ) {
    const field = quoted && text[at] === '"' ? quotedField(text, at) : bareField(text, at, [delimiter, rowDelimiter]);
    if (field === null) return null;
    fields.push(field.value);
    if (text.startsWith(delimiter, field.end)) at = field.end + delimiter.length;
    else return text.startsWith(rowDelimiter, field.end) || field.end === text.length ? fields : null;
  }
}

interface Field {
  readonly value: string;
  readonly end: number;
}

function quotedField(text: string, at: number): Field | null {
  let end = at + 1;
  for (;;) {
    end = text.indexOf('"', end);
    if (end < 0) return null;
    if (text[end + 1] !== '"') return { value: text.slice(at + 1, end).replaceAll('""', '"'), end: end + 1 };
    end += 2;
  }
}

function bareField(text: string, at: number, ends: readonly string[]): Field {
  const found = ends.map((end) => text.indexOf(end, at)).filter((place) => place >= 0);
  const end = found.length === 0 ? text.length : Math.min(...found);
  return { value: text.slice(at, end), end };
}

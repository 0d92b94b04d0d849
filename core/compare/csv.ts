/** What is special of a lake of CSV when a comparison is prepared: NULL and its text, and records that hide others. */
import { formatProblem, overlapsItself, shownText } from '../csv/format.ts';
import { BASE64, HEX, looksTyped } from '../csv/patterns.ts';
import { isChangesFile } from '../dms/lake-layout.ts';
import { type CsvPlan, type PlannedPart, type Problem, tableName } from '../plan/schema.ts';
import {
  type ComparisonSpec,
  type CsvLake,
  type EngineDialect,
  isUnsupported,
  type SourceDialect,
} from '../sql/dialect.ts';
import type { LakeFile, LakeFileGroup, LossRule, SourceColumn } from './columns.ts';
import type { Form } from './forms.ts';
import { type Limit, limit } from './limits.ts';

/** A compared column, rendered by the source. */
export interface Rendered {
  readonly sql: string;
  readonly losses: readonly { readonly rule: LossRule; readonly changed: string }[];
  readonly prefix?: string;
  readonly uncut?: string;
}

export const isCsv = (groups: readonly LakeFileGroup[]): boolean =>
  groups.some(({ files }) => files.some((file) => file.csv !== undefined));

/** Why a part's CSV cannot be compared whatever it holds; null where it can. */
export function csvProblem(
  part: PlannedPart,
  groups: readonly LakeFileGroup[],
  dialects: { readonly source: SourceDialect; readonly engine: EngineDialect },
): Problem | null {
  if (!isCsv(groups) || part.csv === undefined) return null;
  const because = (code: string, message: string, remedy: string): Problem => ({
    verdict: 'INCONCLUSIVE',
    code,
    message: `${tableName(part.table)}: ${message}.`,
    remedy,
  });
  const format = formatProblem(part.csv.format);
  if (format !== null)
    return because(
      'UnusableDelimiters',
      format,
      'Give the target endpoint other delimiters, and load the table again.',
    );
  const { equalsText, containsText } = dialects.source;
  if (dialects.engine.csv === undefined || !equalsText || !containsText)
    return because(
      'UnreadableFormat',
      `this engine does not read CSV of a source of this kind (${dialects.source.name})`,
      'Run it on the embedded engine, or load the table as Parquet.',
    );
  const transactions = transactionsProblem(part.csv, groups, dialects.engine);
  if (transactions !== null)
    return because(
      'TransactionsNotRead',
      transactions,
      'Run it on the embedded engine; with another CsvDelimiter and CsvRowDelimiter, and Rfc4180, if it says so.',
    );
  const lines = dialects.engine.csv === 'lines' ? linesProblem(part.csv, groups) : null;
  if (lines !== null)
    return because('UnreadableFormat', lines, 'Run it on the embedded engine, or load the table as Parquet.');
  const unseen = unseenColumns(part, dialects.source, hidingTexts(part.csv, dialects.engine));
  if (unseen.length === 0) return null;
  return because(
    'AmbiguousRecords',
    `${unseen.join(', ')} cannot be looked into, and may hold a delimiter that makes its record two`,
    'Load the table as Parquet, or as CSV with quotes (Rfc4180), and run it on the embedded engine.',
  );
}

/** Why the files that hold the changes of all tables cannot be taken apart; null where they can, or there are none. */
function transactionsProblem(csv: CsvPlan, groups: readonly LakeFileGroup[], engine: EngineDialect): string | null {
  const first = groups.flatMap(({ files }) => files).find((file) => file.csv?.owner !== undefined);
  if (first === undefined) return null;
  if (engine.csv === 'lines') return `this engine does not read the changes of all tables in one file (${first.path})`;
  if (hidingTexts(csv, engine).length === 0) return null;
  // What other tables hold is not looked into.
  return `a value of another table may look like records of this one (${first.path}): quotes are off (Rfc4180), or a delimiter ends as it begins`;
}

/** Why an engine that reads lines cannot read the files; null where it can. */
function linesProblem({ format }: CsvPlan, groups: readonly LakeFileGroup[]): string | null {
  if (!['\n', '\r\n'].includes(format.rowDelimiter))
    return `this engine reads CSV by lines, and CsvRowDelimiter is ${shownText(format.rowDelimiter)}`;
  const files = groups.flatMap((group) => group.files);
  const skips = new Set(files.map(({ csv }) => csv?.skip));
  const differ = [true, false].some((changes) => {
    const some = files.filter(({ path }) => isChangesFile(path) === changes);
    return new Set(some.map(({ csv }) => JSON.stringify(csv?.fields))).size > 1;
  });
  if (skips.size > 1 || differ) return 'its files differ in their headers, and this engine reads them as one table';
  const misnamed = files.find(({ path, csv }) => csv?.gzip !== path.endsWith('.gz'));
  return misnamed
    ? `${misnamed.path} is ${misnamed.csv?.gzip ? '' : 'not '}compressed, and its name says otherwise`
    : null;
}

/** A limit of files whose bytes an engine that reads lines cannot be held against. */
function unweighed(files: readonly LakeFile[], engine: EngineDialect): Limit[] {
  const zipped = files.filter(({ csv }) => csv?.gzip).length;
  if (engine.csv !== 'lines' || zipped === 0) return [];
  const detail =
    'this engine drops a carriage return before a line end, and of compressed files nothing tells whether it did';
  return [limit('settingMismatch', detail, { count: zipped })];
}

/** Columns of the files that no expression renders, and that may hold one of these texts. */
function unseenColumns(part: PlannedPart, source: SourceDialect, hidden: readonly string[]): string[] {
  const isSafe = (column: SourceColumn) =>
    hidden.every((text) => /^[\r\n]+$/.test(text)) && source.isOneLine?.(column) === true;
  const columns = hidden.length === 0 ? [] : part.columns.map(({ source: column }) => column);
  return columns.filter((column) => isUnsupported(source.form(column)) && !isSafe(column)).map(({ name }) => name);
}

/**
 * The condition under which a row's record cannot be told apart from others; null where none can hide. It looks at every
 * column of the files, compared or not.
 */
export function ambiguousRow(
  part: PlannedPart,
  dialects: { source: SourceDialect; engine: EngineDialect },
): string | null {
  const { csv } = part;
  const { containsText } = dialects.source;
  if (csv === undefined || !containsText) return null;
  const hidden = hidingTexts(csv, dialects.engine);
  const conditions = part.columns.flatMap(({ source: column }) => {
    const form = dialects.source.form(column);
    if (isUnsupported(form) || form.kind !== 'text') return [];
    const rendered = dialects.source.render(column, form, []);
    return isUnsupported(rendered)
      ? []
      : hidden.map((text) => `CASE WHEN ${containsText(rendered.sql, text)} THEN 1 ELSE 0 END = 1`);
  });
  return conditions.length === 0 ? null : `(${conditions.join(' OR ')})`;
}

const LINE_ENDS: readonly string[] = ['\n', '\r'];

/** Texts that, in a value, make its record look like others. */
function hidingTexts({ format }: CsvPlan, engine: EngineDialect): string[] {
  const delimiters = [format.delimiter, format.rowDelimiter];
  // `||` after a value that ends with `|` is found a character too early, and such a value needs no quotes.
  const overlapping = delimiters.filter(overlapsItself).map((text) => [...text][0] ?? '');
  const bare = format.quoted ? [] : delimiters.filter((text) => !overlapsItself(text));
  // Such an engine ends a line at each of these, in quotes or not.
  const lineEnds = engine.csv === 'lines' ? LINE_ENDS : [];
  return [...new Set([...overlapping, ...bare, ...lineEnds])];
}

/** Why the null text makes a column's values unreadable; null where it does not. */
export function nullTextProblem(form: Form, { format, binary }: CsvPlan): string | null {
  const { nullText } = format;
  const clash =
    form.kind === 'bytes' ? binary === 'base64' && nullText !== '' && whole(BASE64, nullText) : looksTyped(nullText);
  if (form.kind === 'text' || !clash) return null;
  return `the text that stands for NULL, ${shownText(nullText)}, could be a value of it`;
}

const whole = (pattern: string, text: string) => new RegExp(`^(?:${pattern})$`).test(text);

/** The column as CSV encodes it: a value that is the null text is NULL there, and is counted. */
export function encodedNull(rendered: Rendered, form: Form, csv: CsvPlan, source: SourceDialect): Rendered {
  const text = nullTextIn(form, csv);
  if (text === null || !source.equalsText) return rendered;
  const changed = source.equalsText(beforeCut(rendered, text), `${rendered.prefix ?? ''}${text}`);
  const shown = shownText(csv.format.nullText);
  const rule: LossRule = {
    rule: 'nullText',
    text,
    because: `DMS writes NULL as ${shown} in CSV (CsvNullValue), and the value ${shown} alike.`,
  };
  return {
    ...rendered,
    sql: `CASE WHEN ${changed} THEN NULL ELSE ${rendered.sql} END`,
    losses: [...rendered.losses, { rule, changed }],
  };
}

/** The shorter of two expressions that are this text for the same values: no text is cut to one so much shorter. */
function beforeCut({ sql, losses, uncut }: Rendered, text: string): string {
  const cut = losses.flatMap(({ rule }) => (rule.rule === 'prefix' ? [rule.size] : []));
  // What is cut in bytes may lack three of a character's.
  return uncut !== undefined && 4 * text.length + 3 < Math.min(...cut) ? uncut : sql;
}

/** The canonical text of the value that is written as NULL is; null where no value is. */
function nullTextIn(form: Form, { format, binary }: CsvPlan): string | null {
  if (form.kind === 'text') return format.nullText;
  if (form.kind !== 'bytes') return null;
  if (format.nullText === '') return '';
  return binary === 'hex' && whole(HEX, format.nullText) ? format.nullText.toLowerCase() : null;
}

/**
 * All CSV files of the folder as one group, whose columns are those of any. An engine that reads lines has those of loads
 * and those of changes apart: their fields are not the same.
 */
export function csvGroups(groups: readonly LakeFileGroup[], engine: EngineDialect): LakeFileGroup[] {
  const changes = groups.filter((group) => group.changes);
  if (engine.csv !== 'lines' || changes.length === 0) return csvGroup(groups);
  const loads = groups.filter((group) => !group.changes);
  return [
    ...(loads.length === 0 ? [] : csvGroup(loads)),
    ...csvGroup(changes).map((group) => ({ ...group, changes: true as const })),
  ];
}

function csvGroup(groups: readonly LakeFileGroup[]): LakeFileGroup[] {
  const columns = new Map(groups.flatMap((group) => group.columns.map((column) => [column.name, column] as const)));
  return [{ files: groups.flatMap(({ files }) => files), columns: [...columns.values()] }];
}

/** What the engine needs to read the files into the compared columns. */
export function csvLakeOf(
  csv: CsvPlan,
  files: readonly LakeFile[],
  columns: ComparisonSpec['columns'],
  extras: readonly string[] | null = null,
): CsvLake {
  const names = [...columns.map(({ lakeName }) => lakeName), ...(extras ?? [])];
  const place = new Map(names.map((name, i) => [name, i]));
  return {
    format: csv.format,
    columns: names.length,
    ...(extras === null ? {} : { extras }),
    files: files.flatMap(({ path, bytes, csv: head }) => {
      if (head === undefined) return [];
      const fields = head.fields.map((name) => place.get(name) ?? -1);
      const [operation = -1, ...values] = fields;
      const changes = isChangesFile(path) ? { changes: true as const } : {};
      const { gzip, skip, owner } = head;
      const own = owner === undefined ? { places: fields } : { places: [operation, -1, -1, ...values], owner };
      return [{ path, bytes, gzip, skip, ...own, ...changes }];
    }),
  };
}

/** What in the files contradicts the settings, a limit per kind of contradiction. */
function settingLimits(files: readonly LakeFile[]): Limit[] {
  const notes = new Map<string, { first: string; count: number }>();
  for (const { path, csv } of files)
    for (const note of csv?.notes ?? []) {
      const { first, count } = notes.get(note) ?? { first: path, count: 0 };
      notes.set(note, { first, count: count + 1 });
    }
  return [...notes].map(([note, { first, count }]) =>
    limit('settingMismatch', `${first}: ${note}${count > 1 ? `; so ${count - 1} more` : ''}`, { count }),
  );
}

/** Why some rows cannot be told apart, after their number. */
export function ambiguousText(csv: CsvPlan, engine: EngineDialect): string {
  const hold = `hold ${hidingTexts(csv, engine).map(shownText).join(' or ')}`;
  if (!csv.format.quoted)
    return `rows ${hold}, and the files have no quotes (Rfc4180 off): where a value ends is not said`;
  return engine.csv === 'lines'
    ? `rows ${hold}, and this engine reads CSV line by line`
    : `rows ${hold}, with which a delimiter begins: where such a value ends is not said`;
}

/** What is known of the files before they are read. */
export const csvLimits = (files: readonly LakeFile[], engine: EngineDialect): Limit[] => [
  ...settingLimits(files),
  ...unweighed(files, engine),
];

/**
 * Table globs: `schema.table`, where `*` stands for any characters and `?` for one. A part in double quotes is taken as
 * it is (`"a.b".t`; a quote in it is doubled), so that every name can be written.
 */
import { anyOne, exactly, matchesTokens, type PatternToken } from './wildcards.ts';

export interface TableRef {
  readonly schema: string;
  readonly name: string;
}

export interface TableGlob {
  /** As it was written. */
  readonly text: string;
  readonly schema: readonly PatternToken[];
  readonly table: readonly PatternToken[];
  /** The one table that it names; null for a pattern with wildcards. */
  readonly exact: TableRef | null;
  /** Its two parts as they were written. */
  readonly written: TableRef;
}

interface Part {
  readonly tokens: PatternToken[];
  readonly literal: string | null;
  readonly end: number;
}

/** Reads a glob. Throws a RangeError that says what to write instead. */
export function parseTableGlob(text: string): TableGlob {
  const schema = readPart(text, 0);
  if (text[schema.end] !== '.') throw unreadable(text, 'has no schema');
  const table = readPart(text, schema.end + 1);
  if (table.end !== text.length) throw unreadable(text, 'has more than two parts');
  if (schema.tokens.length === 0 || table.tokens.length === 0) throw unreadable(text, 'has an empty part');
  const exact =
    schema.literal === null || table.literal === null ? null : { schema: schema.literal, name: table.literal };
  const written = { schema: text.slice(0, schema.end), name: text.slice(schema.end + 1) };
  return { text, schema: schema.tokens, table: table.tokens, exact, written };
}

/** Why a text is not a glob, with what to write instead; null where it is one. */
export function tableGlobProblem(text: string): string | null {
  try {
    parseTableGlob(text);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export function globMatches(glob: TableGlob, table: TableRef): boolean {
  return matchesTokens(glob.schema, table.schema) && matchesTokens(glob.table, table.name);
}

/** The tables, for looking up by schema and name. */
export class TableSet {
  readonly #keys: ReadonlySet<string>;

  constructor(tables: Iterable<TableRef>) {
    this.#keys = new Set([...tables].map(tableKey));
  }

  has(table: TableRef): boolean {
    return this.#keys.has(tableKey(table));
  }
}

/** A text that is the same for the same table only. */
export function tableKey(table: TableRef): string {
  return JSON.stringify([table.schema, table.name]);
}

/** The glob that matches exactly this table. */
export function tableGlobOf(table: TableRef): string {
  return `${quotePart(table.schema)}.${quotePart(table.name)}`;
}

/** Whether a pattern with `*` and `?` matches a whole column name. */
export function columnGlobMatches(pattern: string, column: string): boolean {
  return matchesTokens([...pattern].map(wildcard), column);
}

function wildcard(character: string): PatternToken {
  if (character === '*') return 'many';
  return character === '?' ? anyOne : exactly(character);
}

function readPart(text: string, start: number): Part {
  return text[start] === '"' ? readQuoted(text, start) : readPlain(text, start);
}

function readPlain(text: string, start: number): Part {
  const dot = text.indexOf('.', start);
  const end = dot === -1 ? text.length : dot;
  const part = text.slice(start, end);
  if (part.includes('"')) throw unreadable(text, 'has a quote inside of an unquoted part');
  return { tokens: [...part].map(wildcard), literal: /[*?]/.test(part) ? null : part, end };
}

function readQuoted(text: string, start: number): Part {
  const quoted = /"((?:[^"]|"")*)"/y;
  quoted.lastIndex = start;
  const match = quoted.exec(text);
  if (match === null) throw unreadable(text, 'has a quote that is not closed');
  const literal = (match[1] ?? '').replaceAll('""', '"');
  return { tokens: [...literal].map(exactly), literal, end: quoted.lastIndex };
}

function quotePart(name: string): string {
  return /^[^.*?"]+$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

function unreadable(text: string, what: string): RangeError {
  return new RangeError(
    `'${text}' ${what}. Write schema.table, with * and ? as wildcards; a name with a dot goes in double quotes: "a.b".t`,
  );
}

import { tablesOfDms } from './dms-tables.ts';
import { type Meaning, meaningsOf, type PathRule } from './paths.ts';
import { tablesOfSql } from './sql-tables.ts';
import { globsOf } from './table-globs.ts';
import type { ChangedFile } from './types.ts';

/** `tables: changed`: what a run is narrowed to. Where the change cannot be read to its end it is not narrowed at all. */

export type Scope =
  /** Every table. `why`: files that could not be read for their tables, with the reason. */
  | { readonly kind: 'all'; readonly why: readonly string[] }
  | { readonly kind: 'tables'; readonly globs: readonly string[]; readonly files: readonly string[] }
  /** No file of interest changed. */
  | { readonly kind: 'nothing'; readonly looked: number };

/** Reads a file of one side of the change; null where that side has no such file. Rejects where it cannot be read. */
export type ReadSide = (side: 'head' | 'base', path: string) => Promise<string | null>;

/** More files of interest than this are not read one by one: such a change is about everything. */
const MAX_FILES = 300;
const CONCURRENCY = 8;

interface Found {
  readonly file: string;
  /** Null where the file turned out to be of no interest. */
  readonly globs: readonly string[] | null;
  /** Why its tables are not all known. */
  readonly unread: string | null;
}

/** The tables that the changed files are about, by the rules. */
export async function scopeOfChange(
  files: readonly ChangedFile[],
  rules: readonly PathRule[],
  read: ReadSide,
): Promise<Scope> {
  const interesting = files.flatMap((file) => {
    const meanings = [file.path, file.previousPath ?? file.path].flatMap((path) => meaningsOf(rules, path));
    return meanings.length === 0 ? [] : [{ file, meanings }];
  });
  if (interesting.length > MAX_FILES)
    return { kind: 'all', why: [`The change has ${interesting.length} files of interest.`] };
  const found: Found[] = [];
  for (let at = 0; at < interesting.length; at += CONCURRENCY) {
    const some = interesting.slice(at, at + CONCURRENCY);
    found.push(...(await Promise.all(some.map(({ file, meanings }) => readFile(file, meanings, read)))));
  }
  const why = found.flatMap(({ unread }) => unread ?? []);
  if (why.length > 0) return { kind: 'all', why };
  const named = found.filter(({ globs }) => globs !== null);
  if (named.length === 0) return { kind: 'nothing', looked: files.length };
  const globs = [...new Set(named.flatMap((f) => f.globs ?? []))].sort();
  return { kind: 'tables', globs, files: named.map(({ file }) => file) };
}

async function readFile(file: ChangedFile, meanings: readonly Meaning[], read: ReadSide): Promise<Found> {
  const globs: string[] = [];
  let isOfInterest = false;
  const texts = await readSides(file, meanings, read);
  if (texts instanceof Error) return { file: file.path, globs: null, unread: `${file.path}: ${texts.message}` };
  for (const meaning of meanings) {
    const result = meaning.kind === 'tables' ? meaning.globs : tablesOf(meaning.kind, texts, file.path);
    if (result instanceof Error) return { file: file.path, globs: null, unread: `${file.path}: ${result.message}` };
    isOfInterest ||= result !== null;
    globs.push(...(result ?? []));
  }
  return { file: file.path, globs: isOfInterest ? globs : null, unread: null };
}

/** The texts before and after: a table that only the old one names was touched as well. */
async function readSides(
  file: ChangedFile,
  meanings: readonly Meaning[],
  read: ReadSide,
): Promise<readonly string[] | Error> {
  if (meanings.every(({ kind }) => kind === 'tables')) return [];
  try {
    const head = file.status === 'removed' ? null : await read('head', file.path);
    const base = file.status === 'added' ? null : await read('base', file.previousPath ?? file.path);
    const texts = [head, base].filter((text) => text !== null);
    return texts.length === 0 ? new Error('neither side of the change has it') : texts;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** The globs that the texts name; null where they are of no interest, an Error where they cannot be read to the end. */
function tablesOf(kind: 'sql' | 'dms' | 'none', texts: readonly string[], path: string): string[] | null | Error {
  if (kind === 'none') return null;
  if (kind === 'dms') {
    try {
      const all = texts.map((text) => tablesOfDms(text, path));
      return all.every((globs) => globs === null) ? null : all.flatMap((globs) => globs ?? []);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }
  const readings = texts.map(tablesOfSql);
  const [unread] = readings.flatMap((r) => r.unread);
  if (unread !== undefined) return new Error(`this statement is not understood: ${unread}`);
  const tables = readings.flatMap((r) => r.tables);
  return tables.length === 0 ? new Error('it names no table') : tables.flatMap(globsOf);
}

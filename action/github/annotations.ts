import { tableName } from '../../core/plan/schema.ts';
import { kindsText } from '../../core/report/advice.ts';
import type { PartResult, RunReport } from '../../core/report/schema.ts';
import { clip } from '../../core/report/visible.ts';
import { tableVerdict } from '../../core/report/words.ts';
import type { ChangedFile } from '../types.ts';

/** Notes on the lines of the change that name a table which is not proven right. */

export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: 'failure' | 'warning';
  readonly title: string;
  readonly message: string;
}

/** Files that tell what becomes of tables: SQL, and what lies among migrations or DMS settings. */
const OF_INTEREST = /\.sql$|migrat|(?:^|[/_.-])dms(?:$|[/_.-])|table-?mappings?|changelog.*\.(?:xml|ya?ml|json)$/i;

/** So many lines per file and table: the first says it, and the rest is in the comment. */
const LINES_PER_TABLE = 3;

/** The annotations, in the order of files and lines; tables that differ first where one line names several. */
export function annotationsOf(report: RunReport, files: readonly ChangedFile[]): Annotation[] {
  const failing = report.tables.filter((table) => table.verdict !== 'MATCHED');
  const byWord = new Map<string, PartResult[]>();
  for (const table of failing) {
    const word = firstWord(table.table.name);
    byWord.set(word, [...(byWord.get(word) ?? []), table]);
  }
  return files
    .filter((file) => file.patch !== null && file.status !== 'removed' && OF_INTEREST.test(file.path))
    .flatMap((file) => ofFile(file.path, patchLines(file.patch ?? ''), byWord));
}

function ofFile(path: string, lines: readonly PatchLine[], byWord: ReadonlyMap<string, PartResult[]>): Annotation[] {
  const named = new Map<PartResult, PatchLine[]>();
  for (const line of lines)
    for (const table of tablesNamed(line.text, byWord)) named.set(table, [...(named.get(table) ?? []), line]);
  return [...named].flatMap(([table, where]) => {
    const added = where.filter((line) => line.added);
    return (added.length > 0 ? added : where)
      .slice(0, LINES_PER_TABLE)
      .map((line) => annotation(path, line.number, table));
  });
}

function annotation(path: string, line: number, table: PartResult): Annotation {
  const name = clip(tableName(table.table), 200);
  const differs = table.verdict === 'MISMATCHED';
  const kinds = kindsText(table);
  return {
    path,
    start_line: line,
    end_line: line,
    annotation_level: table.verdict === 'INCONCLUSIVE' ? 'warning' : 'failure',
    title: clip(`${name}: ${tableVerdict(table)}`, 250),
    message: clip(
      differs
        ? `The lake does not hold what the source holds in ${name}${kinds === '' ? '' : `: ${kinds}`}.`
        : `${name} is not proven: ${table.cause?.message ?? 'the proof has a limit that nobody accepted'}`,
      1000,
    ),
  };
}

export interface PatchLine {
  /** In the file as the change leaves it, from 1. */
  readonly number: number;
  readonly added: boolean;
  readonly text: string;
}

/** The lines of a unified diff that the changed file still has, numbered by the headers of its hunks. */
export function patchLines(patch: string): PatchLine[] {
  const lines: PatchLine[] = [];
  let number = 0;
  for (const line of patch.split('\n')) {
    const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line);
    if (hunk !== null) number = Number(hunk[1]);
    else if (number > 0 && (line.startsWith('+') || line.startsWith(' ')))
      lines.push({ number: number++, added: line.startsWith('+'), text: line.slice(1) });
  }
  return lines;
}

const WORD = /[\p{L}\p{N}_$]+/gu;
const firstWord = (text: string): string => text.toLowerCase().match(WORD)?.[0] ?? '';

/** The tables that a line names: by whole words, whatever the case and the quotes. */
function tablesNamed(line: string, byWord: ReadonlyMap<string, PartResult[]>): PartResult[] {
  const text = line.slice(0, 2000).toLowerCase();
  const words = new Set(text.match(WORD));
  return [...words].flatMap((word) => (byWord.get(word) ?? []).filter(({ table }) => names(text, table)));
}

/** Whether the text holds the name alone, or behind its own schema; behind another one it is another table, or a column. */
function names(text: string, table: { readonly schema: string; readonly name: string }): boolean {
  const name = table.name.toLowerCase();
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const before = text.slice(0, at);
    const isWhole = !/[\p{L}\p{N}_$]$/u.test(before) && !/^[\p{L}\p{N}_$]/u.test(text.slice(at + name.length));
    const schema = /([^\s."`[\]]+)["`\]]?\.["`[]?$/.exec(before)?.[1];
    if (isWhole && (schema === undefined || schema === table.schema.toLowerCase())) return true;
  }
  return false;
}

/**
 * Rows of a lake with files of changes, brought to the current row of each key: the last change of a key holds, a delete
 * leaves no row, and a key without a change keeps its rows of the full load, however many there are.
 *
 * No raw row is dropped from what a statement reads: each is classed, so that every file still accounts for all of its
 * rows. Changes of one key that stand at one place in the order, and say different things, are a tie: which of them holds
 * is not guessed. Level 1 takes any one of them and counts the others; level 2 leaves out a key whose source row could be
 * one of them, and reports it where it could be none.
 */
import type { LakeFileGroup } from '../compare/columns.ts';
import type { ComparisonSpec } from './dialect.ts';
import type { EngineParts, LakeRelation } from './except-query.ts';

/** What a row of the lake is after the collapse. */
export const ROW_CLASS = {
  /** Current: it is compared. */
  current: 0,
  /** Replaced by a later change, deleted, or a delete. */
  past: 1,
  /** One of several last changes of its key, beside the one that level 1 takes. */
  tied: 2,
  /** A change whose operation is none of DMS's. */
  unknown: 3,
  /** The one of several last changes that level 1 takes: a row, or a delete. */
  chosen: 4,
  chosenDelete: 5,
} as const;

/** Stands for a delete in the place of a row's line, where it is one of several last changes. */
export const DELETED_LINE = 'd';

/** Operation of a row of a full load, and of a line of CSV that is no row. */
const LOADED = 'L';
const NO_ROW = 'x';

/** The bucket of level 1, negative for what is not compared: its class; -1 is the trailer's. */
export function classedBucket(bucket: string): string {
  const { past, tied, unknown, chosenDelete } = ROW_CLASS;
  return `CASE WHEN NOT is_row THEN -1 WHEN c IN (${past}, ${tied}, ${unknown}, ${chosenDelete}) THEN -1 - c ELSE ${bucket} END`;
}

/** Whether a row takes part in level 2; an expression on its class. */
export const takesPart = `c IN (${ROW_CLASS.current}, ${ROW_CLASS.tied}, ${ROW_CLASS.chosen}, ${ROW_CLASS.chosenDelete})`;
export const isTied = `c IN (${ROW_CLASS.tied}, ${ROW_CLASS.chosen}, ${ROW_CLASS.chosenDelete})`;

/** What a group's rows say beside their line: `op`, and `seq`, whose texts order changes; NULL where it has no place. */
export function changeColumns(
  spec: ComparisonSpec,
  group: LakeFileGroup,
  files: LakeRelation,
  parts: EngineParts,
): string {
  if (spec.csv) return csvColumns(spec, files, parts);
  if (group.changes !== true) return '';
  const value = (column: string) => {
    const found = group.columns.find((c) => c.name === column);
    const text = found && parts.render(parts.identifier(column), found.type, { kind: 'text' });
    if (typeof text === 'string') return text;
    const moment = found && parts.render(parts.identifier(column), found.type, { kind: 'timestamp', digits: 9 });
    return typeof moment === 'string' ? moment : null;
  };
  return `, ${operationOf(spec, value)} AS op, ${sequenceOf(spec, files, value, parts)} AS seq`;
}

/** In CSV a relation may hold files of both kinds. */
function csvColumns(spec: ComparisonSpec, files: LakeRelation, parts: EngineParts): string {
  const { isChange, extra, marks } = files;
  if (isChange === undefined || extra === undefined || marks === undefined)
    throw new RangeError('the engine reads no changes from CSV');
  const sequence = sequenceOf(spec, files, extra, parts);
  const operation = `CASE WHEN NOT ${marks.isRow} THEN '${NO_ROW}' WHEN ${isChange} THEN ${operationOf(spec, extra)} ELSE '${LOADED}' END`;
  return `, ${operation} AS op, CASE WHEN ${marks.isRow} AND ${isChange} THEN ${sequence} END AS seq`;
}

type Value = (column: string) => string | null;

function operationOf({ collapse }: ComparisonSpec, value: Value): string {
  const operation = collapse ? value(collapse.operation) : null;
  // Without the column only inserts, or only inserts and updates, arrive: each is the row as it then was.
  return operation === null ? "'U'" : `coalesce(${operation}, '')`;
}

const DIGITS = '[0-9]{35}';
const MOMENT = '[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.][0-9]{1,9})?';

/** A text that orders the changes of a key: by the column, then by the file's time, then by the place in the file. */
function sequenceOf({ collapse }: ComparisonSpec, files: LakeRelation, value: Value, parts: EngineParts): string {
  const order = collapse?.order ?? null;
  const column = order === null ? null : value(order.column);
  const items = [`rpad(${parts.changesTime(files.file)}, 19, '0')`];
  if (files.number !== undefined) items.push(`lpad(CAST(${files.number} AS ${parts.text}), 15, '0')`);
  if (order !== null)
    items.unshift(column === null ? `CAST(NULL AS ${parts.text})` : placed(column, order.kind, parts));
  return items.join(" || '|' || ");
}

function placed(value: string, kind: 'sequence' | 'moment', parts: EngineParts): string {
  if (kind === 'sequence') return `CASE WHEN ${parts.matches(value, DIGITS)} THEN ${value} END`;
  const pointed = `CASE WHEN length(${value}) = 19 THEN ${value} || '.' ELSE ${value} END`;
  return `CASE WHEN ${parts.matches(value, MOMENT)} THEN rpad(${pointed}, 29, '0') END`;
}

/** Selects of the lake's rows by group of files: with `op` and `seq` where they may be changes. */
export interface RawLines {
  readonly loads: readonly string[];
  readonly changes: readonly string[];
  /** One select that holds both, and can be read but once; then there are no others. */
  readonly both: string | null;
}

/** The lake's rows with their class, as selects over some named queries: `line`, `k`, `is_row`, `f`, `c`. */
export function collapsed(
  raw: RawLines,
  weighed: boolean,
  parts: EngineParts,
): { readonly named: readonly string[]; readonly lines: readonly string[] } {
  const w = weighed ? ', w' : '';
  const all = `line, k, is_row, f${w}`;
  const kept = parts.materialized;
  const named =
    raw.both === null
      ? [`lake_changes AS ${kept}(\n${raw.changes.join('\nUNION ALL\n')}\n)`]
      : [`lake_rows AS ${kept}(\n${raw.both}\n)`, `lake_changes AS (SELECT * FROM lake_rows WHERE op <> '${LOADED}')`];
  const loads = raw.both === null ? raw.loads : [`SELECT ${all} FROM lake_rows WHERE op = '${LOADED}'`];
  const judged = `SELECT CASE WHEN c = ${ROW_CLASS.unknown} THEN 'o' || ${parts.tab} || op WHEN c IN (${ROW_CLASS.tied}, ${ROW_CLASS.chosenDelete}) AND op = 'D' THEN '${DELETED_LINE}' ELSE line END AS line, k, is_row, f, c${w} FROM classed_changes`;
  return {
    named: [...named, ...classes(parts), 'changed_keys AS (SELECT DISTINCT k AS changed FROM lake_changes)'],
    lines: [
      judged,
      ...loads.map(
        (sql) =>
          `SELECT ${all}, CASE WHEN changed IS NULL THEN ${ROW_CLASS.current} ELSE ${ROW_CLASS.past} END AS c` +
          ` FROM (${sql}) AS loaded LEFT JOIN changed_keys ON changed = k`,
      ),
    ],
  };
}

/** Named queries that give each change its class. A key with a change that has no place has no last one. */
function classes(parts: EngineParts): string[] {
  const { current, past, tied, unknown, chosen, chosenDelete } = ROW_CLASS;
  return [
    `placed_changes AS (SELECT *, max(seq) OVER (PARTITION BY k) AS last,` +
      ` max(CASE WHEN seq IS NULL THEN 1 ELSE 0 END) OVER (PARTITION BY k) AS unplaced FROM lake_changes)`,
    `last_changes AS (SELECT *, unplaced = 1 OR seq = last AS is_last,` +
      ` ${parts.digest(`CASE WHEN op = 'D' THEN '${DELETED_LINE}' ELSE line END`)} AS content FROM placed_changes)`,
    `ranked_changes AS (SELECT *, min(CASE WHEN is_last THEN content END) OVER (PARTITION BY k) AS lowest,` +
      ` max(CASE WHEN is_last THEN content END) OVER (PARTITION BY k) AS highest,` +
      ` row_number() OVER (PARTITION BY k ORDER BY CASE WHEN is_last THEN 0 ELSE 1 END, content, seq DESC, f) AS nth` +
      ` FROM last_changes)`,
    `classed_changes AS (SELECT *, CASE WHEN NOT is_row OR op = '${NO_ROW}' THEN ${current}` +
      ` WHEN op NOT IN ('I', 'U', 'D') THEN ${unknown} WHEN NOT is_last THEN ${past}` +
      ` WHEN lowest = highest THEN CASE WHEN nth = 1 AND op <> 'D' THEN ${current} ELSE ${past} END` +
      ` WHEN nth > 1 THEN ${tied} WHEN op = 'D' THEN ${chosenDelete} ELSE ${chosen} END AS c FROM ranked_changes)`,
  ];
}

/**
 * Named queries between the distinct rows of level 2 and their keys: of a tie, those that the source's row could be are
 * left out with it; where it could be none of them, all are rows of the lake.
 */
export function settledTies(): string[] {
  return [
    `tied_rows AS (SELECT *, sum(src) OVER (PARTITION BY k) AS k_src, max(tied) OVER (PARTITION BY k) AS k_tied,` +
      ` max(CASE WHEN line = '${DELETED_LINE}' THEN 1 ELSE 0 END) OVER (PARTITION BY k) AS k_gone,` +
      ` max(CASE WHEN src > 0 AND tied > 0 THEN 1 ELSE 0 END) OVER (PARTITION BY k) AS k_seen FROM distinct_rows),`,
    `settled_rows AS (SELECT k, m, line, f, src, CASE WHEN tied > 0 THEN 1 ELSE lake END AS lake FROM tied_rows`,
    `  WHERE k_tied = 0 OR (line <> '${DELETED_LINE}' AND NOT (k_src = 1 AND k_seen = 1) AND NOT (k_src = 0 AND k_gone = 1))),`,
  ];
}

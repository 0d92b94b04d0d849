/**
 * The EXCEPT query, in two levels, for every query engine: source EXCEPT ALL lake and lake EXCEPT ALL source, reading
 * each side once.
 *
 * Level 1 compares bucket by bucket: how many rows each side has, and the sums of both halves of their 128-bit digests.
 * Equal counts and sums mean equal multisets of rows, up to the probability of a collision (docs/adr). The bucket is
 * the key's where there is one, so that both halves of a changed row are in one bucket. Level 2 reads the rows of the
 * differing buckets and returns each distinct row that one side holds more often than the other.
 */
import type { LakeFileGroup, LakeType } from '../compare/columns.ts';
import type { Form } from '../compare/forms.ts';
import { type RangeForm, rangeCondition } from '../compare/ranges.ts';
import { changeColumns, classedBucket, collapsed, isTied, ROW_CLASS, settledTies, takesPart } from './collapse.ts';
import type { Chosen, ComparisonSpec, Unsupported } from './dialect.ts';

/** What differs between engines in the two statements. All SQL expressions, except where said. */
export interface EngineParts {
  identifier(name: string): string;
  literal(text: string): string;
  render(value: string, type: LakeType, form: Form): string | Unsupported;
  /** Escapes a canonical text as `line.ts` does; `type` tells whether it can hold anything to escape. */
  encode(canonical: string, type: LakeType): string;
  /** Names of types. */
  readonly text: string;
  readonly bigint: string;
  /** The tab. */
  readonly tab: string;
  /** Whether the engine reads CSV as lines, whose ends it may take from their values. */
  readonly linesHaveEnds?: boolean;
  /** Texts, none of them NULL, joined by tabs. */
  joinTexts(items: readonly string[]): string;
  /** The fields of a wide row after its key, encoded and joined, as one expression; absent where no row is wide. */
  wideFields?(spec: ComparisonSpec, group: LakeFileGroup): string;
  /**
   * A query that returns the native query's rows: `line`, `k` (the key's fields, as in the line; NULL without a key), and
   * `is_row` (true for a row, false for the trailer).
   */
  sourceLines(spec: ComparisonSpec): string;
  /** A rendered key as what orders as the form does; NULL where it is none of the form's values. Absent: no ranges. */
  rangeKey?(rendered: string, form: RangeForm): string;
  bucketOfKey(key: string, buckets: number): string;
  digest(line: string): string;
  bucketOfDigest(digest: string, buckets: number): string;
  low(digest: string): string;
  high(digest: string): string;
  digestText(digest: string): string;
  /** A relation over files of one group; `first` is the place of its first file among all of them, from 0. */
  lakeFiles(group: LakeFileGroup, spec: ComparisonSpec, first: number): LakeRelation;
  /** Condition: a text matches a whole pattern, of those that `forms.ts` has. */
  matches(value: string, pattern: string): string;
  /** The time in the name of a file of changes (`lake-layout.ts`), from its path; an expression. */
  changesTime(file: string): string;
  /** Says that a named query is to be kept, and not run by each that reads it: `MATERIALIZED `; or nothing. */
  readonly materialized: string;
  /** The file's name, of a tag; an expression. */
  fileOfTag(tag: string, spec: ComparisonSpec): string;
}

export interface LakeRelation {
  readonly relation: string;
  /** Names a row's file. */
  readonly file: string;
  /** Tells files apart, in as few bytes as the engine can: level 2 keeps one per distinct row. */
  readonly tag: string;
  /** Set where the relation has more than rows (CSV): its lines that are none. */
  readonly marks?: LakeMarks;
  /** The value of a column, by its place among the compared ones; absent where it is called by its name. */
  readonly value?: (index: number) => string;
  /** The place of a row in its file; absent where the engine cannot tell. */
  readonly number?: string;
  /** Of CSV: the value of a column that the collapse of changes needs; null where no file has it. */
  readonly extra?: (column: string) => string | null;
  /** Of CSV: condition, the file holds changes. */
  readonly isChange?: string;
}

/** Expressions on a relation of records. */
export interface LakeMarks {
  /** A row. Else a record that cannot be read, or the end of a file. */
  readonly isRow: string;
  readonly isEnd: string;
  /** The whole line of what is no row: `x<tab>file<tab>line reason n`, or `f<tab>file<tab>count`. */
  readonly line: string;
  /** Bytes of a line without its end, where the engine may lose some of them; absent where it cannot. */
  readonly bytes?: string;
}

/** No key begins so: it is no escape of COPY's. */
const NO_KEY = '\\x';

/** The part of a statement that says which bucket a row is in. */
function bucketOf(spec: ComparisonSpec, parts: EngineParts): string {
  return spec.keyColumns > 0 ? parts.bucketOfKey('k', spec.buckets) : parts.bucketOfDigest('m', spec.buckets);
}

/** Whether a row's file is named, or tagged. */
type FileColumn = 'file' | 'tag';

/**
 * Rows of the lake as lines: `line`, `k` (the key's fields; NULL without a key), `f` (the file, or its tag), `is_row`; and
 * where changes are collapsed `op` and `seq`.
 */
function lakeLines(spec: ComparisonSpec, parts: EngineParts, f: FileColumn): string[] {
  let first = 0;
  return spec.lake.map((group) => {
    const sql = lakeGroupLines(spec, group, parts, parts.lakeFiles(group, spec, first), f);
    first += group.files.length;
    return sql;
  });
}

/** The same, each with its class `c`, over named queries. */
function collapsedLines(spec: ComparisonSpec, parts: EngineParts, f: FileColumn): ReturnType<typeof collapsed> {
  const lines = lakeLines(spec, parts, f);
  const of = (changes: boolean) => lines.filter((_, i) => (spec.lake[i]?.changes === true) === changes);
  const [only] = lines;
  const both = spec.csv && parts.linesHaveEnds !== true && only !== undefined ? only : null;
  return collapsed({ loads: of(false), changes: of(true), both }, isWeighed(spec, parts), parts);
}

function lakeGroupLines(
  spec: ComparisonSpec,
  group: LakeFileGroup,
  parts: EngineParts,
  files: LakeRelation,
  f: FileColumn,
): string {
  const wide = (spec.source.rest ?? null) !== null && parts.wideFields !== undefined;
  const alone = wide ? spec.columns.slice(0, spec.keyColumns) : spec.columns;
  const fields = alone.map((column, i) => lakeField(column, group, parts, files.value?.(i)));
  const key = spec.keyColumns > 0 ? parts.joinTexts(fields.slice(0, spec.keyColumns)) : `CAST(NULL AS ${parts.text})`;
  const rest = wide && parts.wideFields ? [parts.wideFields(spec, group)] : [];
  const line = parts.joinTexts(["'r'", ...fields, ...rest]);
  const { marks } = files;
  const change = spec.collapse ? changeColumns(spec, group, files, parts) : '';
  const inRange = rangeOf(spec, group, parts);
  if (!marks)
    return (
      `SELECT ${line} AS line, ${key} AS k, ${files[f]} AS f, true AS is_row${change} FROM ${files.relation}` +
      (inRange === null ? '' : ` WHERE ${inRange}`)
    );
  // Records of CSV are streamed in once, so that those outside of a range could not be counted.
  if (inRange !== null) throw new RangeError('a CSV table is one part');
  // A record that cannot be read is a row of the lake, with a key that no row has. The end of a file is none.
  const either = (row: string, other: string) => `CASE WHEN ${marks.isRow} THEN ${row} ELSE ${other} END`;
  const only = f === 'tag' ? ` WHERE NOT ${marks.isEnd}` : '';
  return (
    `SELECT ${either(line, marks.line)} AS line, ${either(key, `'${NO_KEY}' || ${marks.line}`)} AS k, ${files[f]} AS f,` +
    ` NOT ${marks.isEnd} AS is_row, ${marks.bytes ?? '0'} AS w${change} FROM ${files.relation}${only}`
  );
}

/** Condition: the row of the lake is of the part's range. Null where the part is the whole table. */
function rangeOf(spec: ComparisonSpec, group: LakeFileGroup, parts: EngineParts): string | null {
  const range = spec.range ?? null;
  const column = range === null ? undefined : spec.columns[range.index];
  if (range === null || column === undefined || parts.rangeKey === undefined) return null;
  const found = group.columns.find((c) => c.name === column.lakeName);
  // Files without the column hold NULLs.
  if (!found) return range.from === null ? '1 = 1' : '1 = 0';
  const own = parts.identifier(column.lakeName);
  const typed = range.form === 'integer' && found.type.kind === 'integer';
  // The column itself, where that is possible: engines skip row groups by it.
  const value = typed ? own : parts.rangeKey(rendered(own, found.type, column.form, parts), range.form);
  const literal = (boundary: string) => (range.form === 'integer' ? boundary : parts.literal(boundary));
  return rangeCondition(range, value, literal);
}

/**
 * Records of level 1 for rows of the lake's files that are of other parts: `outside`, by file. With those of the part
 * they make up what the footers promise.
 */
function outsideSql(spec: ComparisonSpec, parts: EngineParts): string[] {
  return spec.lake.flatMap((group) => {
    // By the file's name: its tag, which counts the files before it, is not asked for.
    const { relation, file } = parts.lakeFiles(group, spec, 0);
    const inRange = rangeOf(spec, group, parts);
    if (inRange === null) return [];
    return [
      `UNION ALL SELECT 'outside', NULL, ${file}, 0, CAST(count(*) AS ${parts.bigint}), NULL` +
        ` FROM ${relation} WHERE NOT ${inRange} GROUP BY ${file}`,
    ];
  });
}

function rendered(value: string, type: LakeType, form: Form, parts: EngineParts): string {
  const sql = parts.render(value, type, form);
  // Pairing asked the same question before it put the column into the comparison.
  if (typeof sql !== 'string') throw new RangeError(`${value}: ${sql.unsupported}`);
  return sql;
}

function lakeField(
  column: ComparisonSpec['columns'][number],
  group: LakeFileGroup,
  parts: EngineParts,
  value = parts.identifier(column.lakeName),
): string {
  const found = group.columns.find((c) => c.name === column.lakeName);
  if (!found) return "'\\N'";
  return `coalesce(${parts.encode(rendered(value, found.type, column.form, parts), found.type)}, '\\N')`;
}

/** Whether the bytes of lines are summed up, as `w`: the engine may take some of them for a line's end. */
function isWeighed({ csv = null }: ComparisonSpec, parts: EngineParts): boolean {
  return csv !== null && parts.linesHaveEnds === true;
}

/** Lines of both sides with key, file and side: `src` is 1 for the source's. Each side is named once. As named queries. */
function bothSides(spec: ComparisonSpec, parts: EngineParts, f: FileColumn): string {
  const weighed = isWeighed(spec, parts) ? { w: ', w', none: ', 0 AS w' } : { w: '', none: '' };
  const { named, lines } = spec.collapse
    ? collapsedLines(spec, parts, f)
    : { named: [], lines: lakeLines(spec, parts, f) };
  const classed = spec.collapse ? { c: ', c', none: `, ${ROW_CLASS.current} AS c` } : { c: '', none: '' };
  // Of the tag's type, whatever it is; without a lake there is none to take it from.
  const none = f === 'tag' && spec.lake.length > 0 ? 'NULL' : `CAST(NULL AS ${parts.text})`;
  const source =
    `SELECT line, k, is_row, ${none} AS f, 1 AS src, 0 AS lake${weighed.none}${classed.none}` +
    ` FROM (${parts.sourceLines(spec)}) AS source_lines`;
  const lake = lines.map(
    (sql) => `SELECT line, k, is_row, f, 0 AS src, 1 AS lake${weighed.w}${classed.c} FROM (${sql}) AS lake_lines`,
  );
  return [...named, `both_sides AS (\n${[source, ...lake].join('\nUNION ALL\n')}\n)`].join(',\n');
}

/**
 * Level 1. Columns: `record` ('bucket' or 'file'), `bucket`, `file`, `src`, `lake` (rows), `trailer`.
 * - `file`, NULL: rows of the source, with its trailer lines; any other: rows of that lake file, and as `trailer` the
 *   line of its end, where it has one;
 * - `bucket`: one that differs, or -1 for the trailer. Where changes are collapsed, -1 - c of a class that is not compared,
 *   with its rows in the lake; of unknown operations `trailer` is one of them, as `o<tab>operation`.
 */
export function digestSql(spec: ComparisonSpec, parts: EngineParts): string {
  const weighed = isWeighed(spec, parts);
  const compared = bucketOf(spec, parts);
  const bucket = spec.collapse ? classedBucket(compared) : `CASE WHEN is_row THEN ${compared} ELSE -1 END`;
  const hasNote = spec.collapse ? `NOT is_row OR c = ${ROW_CLASS.unknown}` : 'NOT is_row';
  return [
    `WITH ${bothSides(spec, parts, 'file')},`,
    `digests AS (SELECT *, ${parts.digest('line')} AS m FROM both_sides),`,
    `bucketed AS (SELECT ${bucket} AS b, f, src,`,
    `  count(*) AS n, sum(${parts.low('m')}) AS lo, sum(${parts.high('m')}) AS hi,${weighed ? ' sum(w) AS w,' : ''}`,
    `  max(CASE WHEN ${hasNote} THEN line END) AS trailer FROM digests GROUP BY 1, 2, 3)`,
    `SELECT CASE WHEN grouping(f) = 1 THEN 'bucket' ELSE 'file' END AS record, b, f,`,
    `  CAST(sum(n * src) AS ${parts.bigint}) AS src,`,
    `  CAST(sum(lake_rows) AS ${parts.bigint}) AS lake,`,
    weighed
      ? `  CASE WHEN max(f) IS NOT NULL AND grouping(f) = 0 THEN 'w' || ${parts.tab} || CAST(sum(w) AS ${parts.text}) ELSE max(trailer) END AS trailer`
      : `  max(trailer) AS trailer`,
    `FROM (SELECT *, CASE WHEN b = -1 THEN 0 ELSE n * (1 - src) END AS lake_rows FROM bucketed) AS counted`,
    `GROUP BY GROUPING SETS ((b), (f))`,
    `HAVING grouping(b) = 1 OR b < 0 OR sum(n * (2 * src - 1)) <> 0`,
    `  OR sum(lo * (2 * src - 1)) <> 0 OR sum(hi * (2 * src - 1)) <> 0`,
    ...outsideSql(spec, parts),
  ].join('\n');
}

type Some = Exclude<Chosen, 'all'>;

const isKeys = (chosen: Some): chosen is { readonly keys: readonly string[] } => !Array.isArray(chosen);

function chosenRow(spec: ComparisonSpec, rows: Some, parts: EngineParts): string {
  if (!isKeys(rows)) return `${bucketOf(spec, parts)} IN (${rows.map(Math.trunc).join(', ')})`;
  if (rows.keys.length === 0) throw new RangeError('no key to read');
  return `k IN (${rows.keys.map(parts.literal).join(', ')})`;
}

/**
 * Level 2. A row per distinct row that one side holds more often: `k`, `digest`, `line`, `src`, `lake` (how often each
 * side holds it), `key_src`, `key_lake` (rows of its key on each side), `file` (one that holds it). The trailer comes too.
 */
export function rowsSql(spec: ComparisonSpec, rows: Chosen, parts: EngineParts): string {
  const wanted = [rows === 'all' ? [] : [chosenRow(spec, rows, parts)], spec.collapse ? [takesPart] : []].flat();
  const chosen = wanted.length === 0 ? '' : ` WHERE NOT is_row OR (${wanted.join(' AND ')})`;
  // The trailer is no row: it must not count among the rows of the key that its first field happens to spell.
  const group = `CASE WHEN is_row THEN ${spec.keyColumns > 0 ? 'k' : parts.digestText('m')} END`;
  const { lake, tied, sumTied, last, settled } = spec.collapse ? COLLAPSED_ROWS : ALL_ROWS;
  return [
    `WITH ${bothSides(spec, parts, 'tag')},`,
    `digests AS (SELECT *, ${parts.digest('line')} AS m FROM both_sides),`,
    `chosen AS (SELECT ${group} AS k, m, line, f, src, ${lake}${tied} FROM digests${chosen}),`,
    // The line is a group's key and no aggregate: engines can spill keys, and rows of one digest have one line.
    `distinct_rows AS (SELECT k, m, line, min(f) AS f, sum(src) AS src, sum(lake) AS lake${sumTied}`,
    `  FROM chosen GROUP BY k, m, line),`,
    ...settled,
    `keyed AS (SELECT *, sum(src) OVER (PARTITION BY k) AS key_src, sum(lake) OVER (PARTITION BY k) AS key_lake`,
    `  FROM ${last})`,
    `SELECT k, ${parts.digestText('m')} AS digest, line, ${['src', 'lake', 'key_src', 'key_lake'].map((c) => `CAST(${c} AS ${parts.bigint}) AS ${c}`).join(', ')}, ${parts.fileOfTag('f', spec)} AS file`,
    `FROM keyed WHERE src <> lake`,
  ].join('\n');
}

const ALL_ROWS = { lake: 'lake', tied: '', sumTied: '', last: 'distinct_rows', settled: [] } as const;
const COLLAPSED_ROWS = {
  lake: `CASE WHEN c = ${ROW_CLASS.current} THEN lake ELSE 0 END AS lake`,
  tied: `, CASE WHEN ${isTied} THEN 1 ELSE 0 END AS tied`,
  sumTied: ', sum(tied) AS tied',
  last: 'settled_rows',
  settled: settledTies(),
} as const;

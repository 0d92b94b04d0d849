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
import type { ComparisonSpec, Unsupported } from './dialect.ts';

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
  /** Texts, none of them NULL, joined by tabs. */
  joinTexts(items: readonly string[]): string;
  /** A query that returns the native query's rows as one column `line`. */
  sourceLines(spec: ComparisonSpec): string;
  /** The first `keys` fields of `line`, after its mark. */
  keyOfLine(keys: number): string;
  startsWith(text: string, prefix: string): string;
  bucketOfKey(key: string, buckets: number): string;
  digest(line: string): string;
  bucketOfDigest(digest: string, buckets: number): string;
  low(digest: string): string;
  high(digest: string): string;
  digestText(digest: string): string;
  /** A relation over files of one group, and the expression that names a row's file. */
  lakeFiles(
    paths: readonly string[],
    columns: readonly string[],
    spec: ComparisonSpec,
  ): { relation: string; file: string };
}

/** The part of a statement that says which bucket a row is in. */
function bucketOf(spec: ComparisonSpec, parts: EngineParts): string {
  return spec.keyColumns > 0 ? parts.bucketOfKey('k', spec.buckets) : parts.bucketOfDigest('m', spec.buckets);
}

/** Rows of the lake as lines: `line`, `k` (the key's fields; NULL without a key), `f` (the file). */
function lakeLines(spec: ComparisonSpec, parts: EngineParts): string[] {
  return spec.lake.filter((group) => group.files.length > 0).map((group) => lakeGroupLines(spec, group, parts));
}

function lakeGroupLines(spec: ComparisonSpec, group: LakeFileGroup, parts: EngineParts): string {
  const names = group.columns.map((c) => c.name);
  const { relation, file } = parts.lakeFiles(
    group.files.map((f) => f.path),
    names,
    spec,
  );
  const fields = spec.columns.map((column) => lakeField(column, group, parts));
  const key = spec.keyColumns > 0 ? parts.joinTexts(fields.slice(0, spec.keyColumns)) : `CAST(NULL AS ${parts.text})`;
  const line = parts.joinTexts(["'r'", ...fields]);
  return `SELECT ${line} AS line, ${key} AS k, ${file} AS f FROM ${relation}`;
}

function lakeField(column: ComparisonSpec['columns'][number], group: LakeFileGroup, parts: EngineParts): string {
  const found = group.columns.find((c) => c.name === column.lakeName);
  if (!found) return "'\\N'";
  const rendered = parts.render(parts.identifier(column.lakeName), found.type, column.form);
  // Pairing asked the same question before it put the column into the comparison.
  if (typeof rendered !== 'string') throw new RangeError(`${column.lakeName}: ${rendered.unsupported}`);
  return `coalesce(${parts.encode(rendered, found.type)}, '\\N')`;
}

/** Lines of both sides with side, key and file: `src` is 1 for the source's. Each side is named once. */
function bothSides(spec: ComparisonSpec, parts: EngineParts): string {
  const key = spec.keyColumns > 0 ? parts.keyOfLine(spec.keyColumns) : `CAST(NULL AS ${parts.text})`;
  const source =
    `SELECT line, ${key} AS k, CAST(NULL AS ${parts.text}) AS f, 1 AS src, 0 AS lake` +
    ` FROM (${parts.sourceLines(spec)}) AS source_lines`;
  const lake = lakeLines(spec, parts).map(
    (sql) => `SELECT line, k, f, 0 AS src, 1 AS lake FROM (${sql}) AS lake_lines`,
  );
  return [source, ...lake].join('\nUNION ALL\n');
}

/**
 * Level 1. Columns: `record` ('bucket' or 'file'), `bucket`, `file`, `src`, `lake` (rows), `trailer`.
 * - `file`, NULL: rows of the source, with its trailer lines; any other: rows of that lake file;
 * - `bucket`: one that differs, or -1 for the trailer.
 */
export function digestSql(spec: ComparisonSpec, parts: EngineParts): string {
  const isRow = parts.startsWith('line', 'r');
  return [
    `WITH both_sides AS (\n${bothSides(spec, parts)}\n),`,
    `digests AS (SELECT *, ${parts.digest('line')} AS m FROM both_sides),`,
    `bucketed AS (SELECT CASE WHEN ${isRow} THEN ${bucketOf(spec, parts)} ELSE -1 END AS b, f, src,`,
    `  count(*) AS n, sum(${parts.low('m')}) AS lo, sum(${parts.high('m')}) AS hi,`,
    `  max(CASE WHEN ${isRow} THEN NULL ELSE line END) AS trailer FROM digests GROUP BY 1, 2, 3)`,
    `SELECT CASE WHEN grouping(f) = 1 THEN 'bucket' ELSE 'file' END AS record, b, f,`,
    `  CAST(sum(n * src) AS ${parts.bigint}) AS src, CAST(sum(n * (1 - src)) AS ${parts.bigint}) AS lake,`,
    `  max(trailer) AS trailer`,
    `FROM bucketed GROUP BY GROUPING SETS ((b), (f))`,
    `HAVING grouping(b) = 1 OR b = -1 OR sum(n * (2 * src - 1)) <> 0`,
    `  OR sum(lo * (2 * src - 1)) <> 0 OR sum(hi * (2 * src - 1)) <> 0`,
  ].join('\n');
}

/**
 * Level 2. A row per distinct row that one side holds more often: `k`, `digest`, `line`, `src`, `lake` (how often each
 * side holds it), `key_src`, `key_lake` (rows of its key on each side), `file` (one that holds it). The trailer comes too.
 */
export function rowsSql(spec: ComparisonSpec, buckets: readonly number[] | 'all', parts: EngineParts): string {
  const isRow = parts.startsWith('line', 'r');
  const chosen =
    buckets === 'all'
      ? ''
      : ` WHERE NOT ${isRow} OR ${bucketOf(spec, parts)} IN (${buckets.map(Math.trunc).join(', ')})`;
  // The trailer is no row: it must not count among the rows of the key that its first field happens to spell.
  const group = `CASE WHEN ${isRow} THEN ${spec.keyColumns > 0 ? 'k' : parts.digestText('m')} END`;
  return [
    `WITH both_sides AS (\n${bothSides(spec, parts)}\n),`,
    `digests AS (SELECT *, ${parts.digest('line')} AS m FROM both_sides),`,
    `chosen AS (SELECT ${group} AS k, m, line, f, src, lake FROM digests${chosen}),`,
    `distinct_rows AS (SELECT k, m, min(line) AS line, min(f) AS file, sum(src) AS src, sum(lake) AS lake`,
    `  FROM chosen GROUP BY k, m),`,
    `keyed AS (SELECT *, sum(src) OVER (PARTITION BY k) AS key_src, sum(lake) OVER (PARTITION BY k) AS key_lake`,
    `  FROM distinct_rows)`,
    `SELECT k, ${parts.digestText('m')} AS digest, line, ${['src', 'lake', 'key_src', 'key_lake'].map((c) => `CAST(${c} AS ${parts.bigint}) AS ${c}`).join(', ')}, file`,
    `FROM keyed WHERE src <> lake`,
  ].join('\n');
}

/**
 * What level 2 stored, summed up and sampled by one statement over the stored rows. Records, one column list for all:
 * `record`, `kind`, `text`, `file`, `n1` … `n5`, `digest`.
 *
 * - `count`: kind; n1 findings, n2 rows in excess in the source, n3 in the lake
 * - `column`: n1 index of the compared column from 0, n2 changed rows that differ in it
 * - `file`: file; n1 rows in excess that it is known to hold
 * - `key`: text and file the least and the greatest of the differing keys' numbers; n1 a twentieth of that range, n2 its
 *   findings
 * - `malformed`: n1 records of the lake that cannot be read; each is an `extra` row of its own
 * - `row`: kind, text = line, file; n1 rank of its key in the kind, n2 and n3 copies in source and lake, n4 and n5 rows
 *   of its key in source and lake; digest = that of the row. All rows of the sampled keys, up to three a side.
 * - `difference`: kind = the side that holds it in excess, digest = that of the row; n1 copies in excess. Every lasting
 *   row that no later change explains; of more than are kept, some
 * - `trailer`: text = the trailer line of the latest read
 * - `read`: n1 rows unmatched in the first read, n2 in the latest, n3 in the latest and an earlier one; n4 keys open in
 *   every read and not by a later change; n5 rows of n3 that a later change explains
 * - `open`: text = a key that is open in every read, later changes included; one more of them than a reread takes
 *
 * The kind `later` is that of a key which the source changed after the load: whatever differs in it is no loss.
 */
import { KEY_BINS } from '../compare/key-spread.ts';
import type { FindingsRequest } from './dialect.ts';

export interface FindingsParts {
  /** Field `index` (1 is the first after the mark) of a line. */
  field(line: string, index: string): string;
  /** A relation with one column `i`: the numbers 1 to n. */
  indexes(columns: number): string;
  startsWith(text: string, prefix: string): string;
}

/** Rows shown of a key on each side. */
const ROWS_PER_KEY = 3;

/** Of so many open keys, a reread takes the keys alone. */
export const REREAD_KEYS = 1000;

/** Differing rows of a part that are kept by their digests: of more, none is. */
export const DIFFERENCES_KEPT = 2000;

/** Lake files listed with the rows in excess that they hold. */
const FILES_LISTED = 50;

/**
 * The kind of a key's difference, from the rows it has on each side. Symmetric: with the sides swapped, missing and
 * extra change places and the others stay.
 */
const KIND = `CASE WHEN key_lake = 0 THEN 'missing' WHEN key_src = 0 THEN 'extra' WHEN key_src = key_lake THEN 'changed' ELSE 'duplicated' END`;

/** Rows of the latest read that an earlier one saw too, on the same side; all of them where there is one read. */
function lastingRows(latest: string, earlier: readonly string[], isRow: string): string {
  const seen = earlier.map((read) => `SELECT digest, src, lake FROM ${read}`).join(' UNION ALL ');
  const lasting =
    seen === ''
      ? ''
      : ` AND EXISTS (SELECT 1 FROM (${seen}) AS e WHERE e.digest = l.digest AND (e.src > e.lake) = (l.src > l.lake))`;
  return `SELECT l.*, ${KIND} AS difference FROM ${latest} AS l WHERE ${isRow}${lasting}`;
}

/** A key of the source that was changed after the load explains a row that is missing, or other, in the lake. */
function kindOf(later: string | null, isRow: string): string {
  if (later === null) return 'difference';
  return `CASE WHEN difference IN ('missing', 'changed') AND k IN (SELECT k FROM ${later} WHERE ${isRow}) THEN 'later' ELSE difference END`;
}

/** What of the query divides the range of the keys; the numbers are a picture of where, and decide nothing. */
function spreadSql(parts: FindingsParts): { readonly ctes: string[]; readonly records: string[] } {
  const value = `TRY_CAST(${parts.field('coalesce(src_line, lake_line)', '1')} AS DECIMAL(38, 0))`;
  const place = `CAST(n - low AS DOUBLE) * ${KEY_BINS} / (CAST(high - low AS DOUBLE) + 1)`;
  return {
    ctes: [
      `key_numbers AS (SELECT ${value} AS n FROM key_groups WHERE kind <> 'later'),`,
      `key_ends AS (SELECT min(n) AS low, max(n) AS high FROM key_numbers),`,
      `key_bins AS (SELECT low, high, CAST(least(floor(${place}), ${KEY_BINS - 1}) AS BIGINT) AS bin`,
      `  FROM key_numbers CROSS JOIN key_ends WHERE n IS NOT NULL),`,
    ],
    records: [
      `UNION ALL SELECT 'key', NULL, CAST(low AS VARCHAR), CAST(high AS VARCHAR), bin, count(*), NULL, NULL, NULL, NULL`,
      `  FROM key_bins GROUP BY low, high, bin`,
    ],
  };
}

export function findingsSql(request: FindingsRequest, parts: FindingsParts): string {
  const [latest, ...earlier] = request.reads;
  const first = request.reads.at(-1);
  if (latest === undefined || first === undefined) throw new RangeError('findings need at least one stored read');
  // Rows that equal none by their mark (`a`) are counted in the trailer, and are no findings.
  const isRow = `(${parts.startsWith('line', 'r')} OR ${parts.startsWith('line', 'x')})`;
  const spread = request.spread === true ? spreadSql(parts) : { ctes: [], records: [] };
  const openInAll = request.reads.map((read) => `SELECT k FROM ${read} WHERE ${isRow}`).join(' INTERSECT ');
  return [
    `WITH lasting AS (${lastingRows(latest, earlier, isRow)}),`,
    `open_rows AS (SELECT lasting.*, ${kindOf(request.later ?? null, isRow)} AS kind FROM lasting),`,
    `every_read AS (${openInAll}),`,
    `still_open AS (SELECT k FROM every_read EXCEPT SELECT k FROM open_rows WHERE kind = 'later'),`,
    `key_groups AS (SELECT k, kind, sum(CASE WHEN src > lake THEN src - lake ELSE 0 END) AS src_excess,`,
    `  sum(CASE WHEN lake > src THEN lake - src ELSE 0 END) AS lake_excess, count(*) AS rows_open,`,
    `  min(CASE WHEN src > lake THEN line END) AS src_line, min(CASE WHEN lake > src THEN line END) AS lake_line`,
    `  FROM open_rows GROUP BY k, kind),`,
    ...spread.ctes,
    `ranked AS (SELECT k, kind, row_number() OVER (PARTITION BY kind ORDER BY k) AS rank FROM key_groups),`,
    `sampled AS (SELECT o.*, r.rank, row_number() OVER (PARTITION BY o.k, o.src > o.lake ORDER BY o.line) AS nth`,
    `  FROM open_rows AS o JOIN ranked AS r ON r.k = o.k AND r.kind = o.kind WHERE r.rank <= ${Math.trunc(request.sample)}),`,
    `fields AS (SELECT i, src_line, lake_line FROM key_groups CROSS JOIN ${parts.indexes(request.columns)}`,
    `  WHERE kind = 'changed' AND rows_open = 2 AND src_line IS NOT NULL AND lake_line IS NOT NULL)`,
    `SELECT 'count' AS record, kind, NULL AS text, NULL AS file, count(*) AS n1, sum(src_excess) AS n2,`,
    `  sum(lake_excess) AS n3, NULL AS n4, NULL AS n5, NULL AS digest FROM key_groups GROUP BY kind`,
    `UNION ALL SELECT 'column', NULL, NULL, NULL, i - 1, count(*), NULL, NULL, NULL, NULL FROM fields`,
    `  WHERE ${parts.field('src_line', 'i')} <> ${parts.field('lake_line', 'i')} GROUP BY i`,
    `UNION ALL SELECT * FROM (SELECT 'file', NULL, NULL, file, sum(lake - src) AS n, NULL, NULL, NULL, NULL, NULL FROM open_rows`,
    `  WHERE lake > src AND kind <> 'later' GROUP BY file ORDER BY n DESC, file LIMIT ${FILES_LISTED}) AS files`,
    `UNION ALL SELECT 'row', kind, line, file, rank, src, lake, key_src, key_lake, digest FROM sampled WHERE nth <= ${ROWS_PER_KEY}`,
    `UNION ALL SELECT * FROM (SELECT 'difference', CASE WHEN src > lake THEN 'source' ELSE 'lake' END, NULL, NULL, abs(src - lake),`,
    `  NULL, NULL, NULL, NULL, digest FROM open_rows WHERE kind <> 'later' LIMIT ${DIFFERENCES_KEPT + 1}) AS differences`,
    ...spread.records,
    `UNION ALL SELECT 'malformed', NULL, NULL, NULL, coalesce(sum(lake), 0), NULL, NULL, NULL, NULL, NULL FROM open_rows WHERE ${parts.startsWith('line', 'x')}`,
    `UNION ALL SELECT 'trailer', NULL, line, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM ${latest} WHERE ${parts.startsWith('line', 't')}`,
    `UNION ALL SELECT * FROM (SELECT 'open', NULL, k, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM every_read ORDER BY k LIMIT ${REREAD_KEYS + 1}) AS keys`,
    `UNION ALL SELECT 'read', NULL, NULL, NULL, (SELECT count(*) FROM ${first} WHERE ${isRow}),`,
    `  (SELECT count(*) FROM ${latest} WHERE ${isRow}), (SELECT count(*) FROM open_rows),`,
    `  (SELECT count(*) FROM still_open), (SELECT count(*) FROM open_rows WHERE kind = 'later'), NULL`,
  ].join('\n');
}

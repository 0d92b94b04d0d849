/**
 * What level 2 stored, summed up and sampled by one statement over the stored rows. Records, one column list for all:
 * `record`, `kind`, `text`, `file`, `n1` … `n5`.
 *
 * - `count`: kind; n1 findings, n2 rows in excess in the source, n3 in the lake
 * - `column`: n1 index of the compared column from 0, n2 changed rows that differ in it
 * - `file`: file; n1 rows in excess that it is known to hold
 * - `row`: kind, text = line, file; n1 rank of its key in the kind, n2 and n3 copies in source and lake, n4 and n5 rows
 *   of its key in source and lake. All rows of the sampled keys, up to three a side.
 * - `trailer`: text = the trailer line of the latest read
 * - `read`: n1 rows unmatched in the first read, n2 in the latest, n3 in both
 */
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

/** Lake files listed with the rows in excess that they hold. */
const FILES_LISTED = 50;

/**
 * The kind of a key's difference, from the rows it has on each side. Symmetric: with the sides swapped, missing and
 * extra change places and the others stay.
 */
const KIND = `CASE WHEN key_lake = 0 THEN 'missing' WHEN key_src = 0 THEN 'extra' WHEN key_src = key_lake THEN 'changed' ELSE 'duplicated' END`;

export function findingsSql(request: FindingsRequest, parts: FindingsParts): string {
  const [latest, earlier] = request.reads;
  if (latest === undefined) throw new RangeError('findings need at least one stored read');
  const isRow = parts.startsWith('line', 'r');
  const lasting = earlier
    ? ` AND EXISTS (SELECT 1 FROM ${earlier} AS e WHERE e.digest = l.digest AND (e.src > e.lake) = (l.src > l.lake))`
    : '';
  return [
    `WITH open_rows AS (SELECT l.*, ${KIND} AS kind FROM ${latest} AS l WHERE ${isRow}${lasting}),`,
    `key_groups AS (SELECT k, kind, sum(CASE WHEN src > lake THEN src - lake ELSE 0 END) AS src_excess,`,
    `  sum(CASE WHEN lake > src THEN lake - src ELSE 0 END) AS lake_excess, count(*) AS rows_open,`,
    `  min(CASE WHEN src > lake THEN line END) AS src_line, min(CASE WHEN lake > src THEN line END) AS lake_line`,
    `  FROM open_rows GROUP BY k, kind),`,
    `ranked AS (SELECT k, kind, row_number() OVER (PARTITION BY kind ORDER BY k) AS rank FROM key_groups),`,
    `sampled AS (SELECT o.*, r.rank, row_number() OVER (PARTITION BY o.k, o.src > o.lake ORDER BY o.line) AS nth`,
    `  FROM open_rows AS o JOIN ranked AS r ON r.k = o.k AND r.kind = o.kind WHERE r.rank <= ${Math.trunc(request.sample)}),`,
    `fields AS (SELECT i, src_line, lake_line FROM key_groups CROSS JOIN ${parts.indexes(request.columns)}`,
    `  WHERE kind = 'changed' AND rows_open = 2 AND src_line IS NOT NULL AND lake_line IS NOT NULL)`,
    `SELECT 'count' AS record, kind, NULL AS text, NULL AS file, count(*) AS n1, sum(src_excess) AS n2,`,
    `  sum(lake_excess) AS n3, NULL AS n4, NULL AS n5 FROM key_groups GROUP BY kind`,
    `UNION ALL SELECT 'column', NULL, NULL, NULL, i - 1, count(*), NULL, NULL, NULL FROM fields`,
    `  WHERE ${parts.field('src_line', 'i')} <> ${parts.field('lake_line', 'i')} GROUP BY i`,
    `UNION ALL SELECT * FROM (SELECT 'file', NULL, NULL, file, sum(lake - src) AS n, NULL, NULL, NULL, NULL FROM open_rows`,
    `  WHERE lake > src GROUP BY file ORDER BY n DESC, file LIMIT ${FILES_LISTED}) AS files`,
    `UNION ALL SELECT 'row', kind, line, file, rank, src, lake, key_src, key_lake FROM sampled WHERE nth <= ${ROWS_PER_KEY}`,
    `UNION ALL SELECT 'trailer', NULL, line, NULL, NULL, NULL, NULL, NULL, NULL FROM ${latest} WHERE NOT ${isRow}`,
    `UNION ALL SELECT 'read', NULL, NULL, NULL, (SELECT count(*) FROM ${earlier ?? latest} WHERE ${isRow}),`,
    `  (SELECT count(*) FROM ${latest} WHERE ${isRow}), (SELECT count(*) FROM open_rows), NULL, NULL`,
  ].join('\n');
}

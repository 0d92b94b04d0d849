-- the native query
SELECT 'r' AS c0,
  "id"::text AS c1,
  "name"::text AS c2
  FROM "public"."t"
  UNION ALL SELECT 't',
  concat_ws(',', count(*)),
  NULL
  FROM "public"."t"

-- level 1
WITH both_sides AS (
SELECT line,
  k,
  is_row,
  CAST(NULL AS VARCHAR) AS f,
  1 AS src,
  0 AS lake
  FROM (SELECT line,
    split_part(line, chr(9), 2) AS k,
    NOT starts_with(line, 't') AS is_row
    FROM read_csv(getvariable('loadproof_source'),
      columns = {'line': 'VARCHAR'},
      auto_detect = false,
      header = false,
      delim = chr(8),
      quote = '',
      escape = '',
      comment = '',
      new_line = '\n',
      nullstr = '\N',
      max_line_size = coalesce(getvariable('loadproof_row_bytes'), 33554432),
      buffer_size = coalesce(getvariable('loadproof_row_bytes'), 33554432)))
    AS source_lines
UNION ALL
SELECT line,
  k,
  is_row,
  f,
  0 AS src,
  1 AS lake
  FROM (SELECT concat_ws(chr(9),
    'r',
    coalesce("id"::VARCHAR, '\N'),
    coalesce(CASE
      WHEN contains("name", chr(92))
        OR contains("name", chr(8))
        OR contains("name", chr(9))
        OR contains("name", chr(10))
        OR contains("name", chr(11))
        OR contains("name", chr(12))
        OR contains("name", chr(13))
        THEN replace(replace(replace(replace(replace(replace(replace("name", '\', '\\'), chr(8), '\b'), chr(9), '\t'), chr(10), '\n'),
          chr(11),
          '\v'),
          chr(12),
          '\f'),
          chr(13),
          '\r')
      ELSE "name"
      END,
      '\N'))
    AS line,
    concat_ws(chr(9), coalesce("id"::VARCHAR, '\N')) AS k,
    "loadproof_file" AS f,
    true AS is_row
    FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file'))
    AS lake_lines
),
digests AS (SELECT *, md5_number(line) AS m FROM both_sides),
bucketed AS (SELECT CASE WHEN is_row THEN (hash(k) & 65535)::INTEGER ELSE -1 END AS b, f, src,
  count(*) AS n, sum((m & 18446744073709551615)::UBIGINT) AS lo, sum((m >> 64)::UBIGINT) AS hi,
  max(CASE WHEN NOT is_row THEN line END) AS trailer FROM digests GROUP BY 1, 2, 3)
SELECT CASE WHEN grouping(f) = 1 THEN 'bucket' ELSE 'file' END AS record, b, f,
  CAST(sum(n * src) AS BIGINT) AS src,
  CAST(sum(lake_rows) AS BIGINT) AS lake,
  max(trailer) AS trailer
FROM (SELECT *, CASE WHEN b = -1 THEN 0 ELSE n * (1 - src) END AS lake_rows FROM bucketed) AS counted
GROUP BY GROUPING SETS ((b), (f))
HAVING grouping(b) = 1 OR b < 0 OR sum(n * (2 * src - 1)) <> 0
  OR sum(lo * (2 * src - 1)) <> 0 OR sum(hi * (2 * src - 1)) <> 0

-- level 2, of the rows of a bucket
WITH both_sides AS (
SELECT line,
  k,
  is_row,
  NULL AS f,
  1 AS src,
  0 AS lake
  FROM (SELECT line,
    split_part(line, chr(9), 2) AS k,
    NOT starts_with(line, 't') AS is_row
    FROM read_csv(getvariable('loadproof_source'),
      columns = {'line': 'VARCHAR'},
      auto_detect = false,
      header = false,
      delim = chr(8),
      quote = '',
      escape = '',
      comment = '',
      new_line = '\n',
      nullstr = '\N',
      max_line_size = coalesce(getvariable('loadproof_row_bytes'), 33554432),
      buffer_size = coalesce(getvariable('loadproof_row_bytes'), 33554432)))
    AS source_lines
UNION ALL
SELECT line,
  k,
  is_row,
  f,
  0 AS src,
  1 AS lake
  FROM (SELECT concat_ws(chr(9),
    'r',
    coalesce("id"::VARCHAR, '\N'),
    coalesce(CASE
      WHEN contains("name", chr(92))
        OR contains("name", chr(8))
        OR contains("name", chr(9))
        OR contains("name", chr(10))
        OR contains("name", chr(11))
        OR contains("name", chr(12))
        OR contains("name", chr(13))
        THEN replace(replace(replace(replace(replace(replace(replace("name", '\', '\\'), chr(8), '\b'), chr(9), '\t'), chr(10), '\n'),
          chr(11),
          '\v'),
          chr(12),
          '\f'),
          chr(13),
          '\r')
      ELSE "name"
      END,
      '\N'))
    AS line,
    concat_ws(chr(9), coalesce("id"::VARCHAR, '\N')) AS k,
    0 + file_index AS f,
    true AS is_row
    FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file'))
    AS lake_lines
),
digests AS (SELECT *, md5_number(line) AS m FROM both_sides),
chosen
  AS (SELECT CASE WHEN is_row THEN k END AS k, m, line, f, src, lake FROM digests WHERE NOT is_row OR ((hash(k) & 65535)::INTEGER IN (1))),
distinct_rows AS (SELECT k, m, line, min(f) AS f, sum(src) AS src, sum(lake) AS lake
  FROM chosen GROUP BY k, m, line),
keyed AS (SELECT *, sum(src) OVER (PARTITION BY k) AS key_src, sum(lake) OVER (PARTITION BY k) AS key_lake
  FROM distinct_rows)
SELECT k,
  printf('%016x%016x', (m >> 64)::UBIGINT, (m & 18446744073709551615)::UBIGINT) AS digest,
  line,
  CAST(src AS BIGINT) AS src,
  CAST(lake AS BIGINT) AS lake,
  CAST(key_src AS BIGINT) AS key_src,
  CAST(key_lake AS BIGINT) AS key_lake,
  ['s3://lake/shop/t/LOAD00000001.parquet'][(f + 1)::INTEGER] AS file
FROM keyed WHERE src <> lake

-- level 2 without a key
WITH both_sides AS (
SELECT line,
  k,
  is_row,
  NULL AS f,
  1 AS src,
  0 AS lake
  FROM (SELECT line,
    NULL::VARCHAR AS k,
    NOT starts_with(line, 't') AS is_row
    FROM read_csv(getvariable('loadproof_source'),
      columns = {'line': 'VARCHAR'},
      auto_detect = false,
      header = false,
      delim = chr(8),
      quote = '',
      escape = '',
      comment = '',
      new_line = '\n',
      nullstr = '\N',
      max_line_size = coalesce(getvariable('loadproof_row_bytes'), 33554432),
      buffer_size = coalesce(getvariable('loadproof_row_bytes'), 33554432)))
    AS source_lines
UNION ALL
SELECT line,
  k,
  is_row,
  f,
  0 AS src,
  1 AS lake
  FROM (SELECT concat_ws(chr(9),
    'r',
    coalesce("id"::VARCHAR, '\N'),
    coalesce(CASE
      WHEN contains("name", chr(92))
        OR contains("name", chr(8))
        OR contains("name", chr(9))
        OR contains("name", chr(10))
        OR contains("name", chr(11))
        OR contains("name", chr(12))
        OR contains("name", chr(13))
        THEN replace(replace(replace(replace(replace(replace(replace("name", '\', '\\'), chr(8), '\b'), chr(9), '\t'), chr(10), '\n'),
          chr(11),
          '\v'),
          chr(12),
          '\f'),
          chr(13),
          '\r')
      ELSE "name"
      END,
      '\N'))
    AS line,
    CAST(NULL AS VARCHAR) AS k,
    0 + file_index AS f,
    true AS is_row
    FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file'))
    AS lake_lines
),
digests AS (SELECT *, md5_number(line) AS m FROM both_sides),
chosen
  AS (SELECT CASE WHEN is_row THEN printf('%016x%016x', (m >> 64)::UBIGINT, (m & 18446744073709551615)::UBIGINT) END AS k,
    m,
    line,
    f,
    src,
    lake
    FROM digests
    WHERE NOT is_row OR ((m & 65535)::INTEGER IN (1))),
distinct_rows AS (SELECT k, m, line, min(f) AS f, sum(src) AS src, sum(lake) AS lake
  FROM chosen GROUP BY k, m, line),
keyed AS (SELECT *, sum(src) OVER (PARTITION BY k) AS key_src, sum(lake) OVER (PARTITION BY k) AS key_lake
  FROM distinct_rows)
SELECT k,
  printf('%016x%016x', (m >> 64)::UBIGINT, (m & 18446744073709551615)::UBIGINT) AS digest,
  line,
  CAST(src AS BIGINT) AS src,
  CAST(lake AS BIGINT) AS lake,
  CAST(key_src AS BIGINT) AS key_src,
  CAST(key_lake AS BIGINT) AS key_lake,
  ['s3://lake/shop/t/LOAD00000001.parquet'][(f + 1)::INTEGER] AS file
FROM keyed WHERE src <> lake

-- findings of one read
WITH lasting
  AS (SELECT l.*,
    CASE WHEN key_lake = 0 THEN 'missing' WHEN key_src = 0 THEN 'extra' WHEN key_src = key_lake THEN 'changed' ELSE 'duplicated' END
      AS difference
    FROM latest AS l
    WHERE (starts_with(line, 'r') OR starts_with(line, 'x'))),
open_rows AS (SELECT lasting.*, difference AS kind FROM lasting),
every_read AS (SELECT k FROM latest WHERE (starts_with(line, 'r') OR starts_with(line, 'x'))),
still_open AS (SELECT k FROM every_read EXCEPT SELECT k FROM open_rows WHERE kind = 'later'),
key_groups AS (SELECT k, kind, sum(CASE WHEN src > lake THEN src - lake ELSE 0 END) AS src_excess,
  sum(CASE WHEN lake > src THEN lake - src ELSE 0 END) AS lake_excess, count(*) AS rows_open,
  min(CASE WHEN src > lake THEN line END) AS src_line, min(CASE WHEN lake > src THEN line END) AS lake_line
  FROM open_rows GROUP BY k, kind),
ranked AS (SELECT k, kind, row_number() OVER (PARTITION BY kind ORDER BY k) AS rank FROM key_groups),
sampled AS (SELECT o.*, r.rank, row_number() OVER (PARTITION BY o.k, o.src > o.lake ORDER BY o.line) AS nth
  FROM open_rows AS o JOIN ranked AS r ON r.k = o.k AND r.kind = o.kind WHERE r.rank <= 5),
fields AS (SELECT i, src_line, lake_line FROM key_groups CROSS JOIN range(1, 3) AS numbers(i)
  WHERE kind = 'changed' AND rows_open = 2 AND src_line IS NOT NULL AND lake_line IS NOT NULL)
SELECT 'count' AS record, kind, NULL AS text, NULL AS file, count(*) AS n1, sum(src_excess) AS n2,
  sum(lake_excess) AS n3, NULL AS n4, NULL AS n5, NULL AS digest FROM key_groups GROUP BY kind
UNION ALL SELECT 'column', NULL, NULL, NULL, i - 1, count(*), NULL, NULL, NULL, NULL FROM fields
  WHERE string_split(src_line, chr(9))[i + 1] <> string_split(lake_line, chr(9))[i + 1] GROUP BY i
UNION ALL SELECT * FROM (SELECT 'file', NULL, NULL, file, sum(lake - src) AS n, NULL, NULL, NULL, NULL, NULL FROM open_rows
  WHERE lake > src AND kind <> 'later' GROUP BY file ORDER BY n DESC, file LIMIT 50) AS files
UNION ALL SELECT 'row', kind, line, file, rank, src, lake, key_src, key_lake, digest FROM sampled WHERE nth <= 3
UNION ALL SELECT * FROM (SELECT 'difference', CASE WHEN src > lake THEN 'source' ELSE 'lake' END, NULL, NULL, abs(src - lake),
  NULL, NULL, NULL, NULL, digest FROM open_rows WHERE kind <> 'later' LIMIT 2001) AS differences
UNION ALL SELECT 'malformed',
  NULL,
  NULL,
  NULL,
  coalesce(sum(lake), 0),
  NULL,
  NULL,
  NULL,
  NULL,
  NULL
  FROM open_rows
  WHERE starts_with(line, 'x')
UNION ALL SELECT 'trailer', NULL, line, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM latest WHERE starts_with(line, 't')
UNION ALL SELECT * FROM (SELECT 'open', NULL, k, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM every_read ORDER BY k LIMIT 1001) AS keys
UNION ALL SELECT 'read', NULL, NULL, NULL, (SELECT count(*) FROM latest WHERE (starts_with(line, 'r') OR starts_with(line, 'x'))),
  (SELECT count(*) FROM latest WHERE (starts_with(line, 'r') OR starts_with(line, 'x'))), (SELECT count(*) FROM open_rows),
  (SELECT count(*) FROM still_open), (SELECT count(*) FROM open_rows WHERE kind = 'later'), NULL

-- of two reads
+     WHERE (starts_with(line, 'r') OR starts_with(line, 'x'))
+       AND EXISTS (SELECT 1
+         FROM (SELECT digest, src, lake FROM middle) AS e
+         WHERE e.digest = l.digest AND (e.src > e.lake) = (l.src > l.lake))),
+ every_read
+   AS (SELECT k
+     FROM latest
+     WHERE (starts_with(line, 'r') OR starts_with(line, 'x')) INTERSECT SELECT k
+     FROM middle
+ UNION ALL SELECT 'read', NULL, NULL, NULL, (SELECT count(*) FROM middle WHERE (starts_with(line, 'r') OR starts_with(line, 'x'))),
- every_read AS (SELECT k FROM latest WHERE (starts_with(line, 'r') OR starts_with(line, 'x'))),
- UNION ALL SELECT 'read', NULL, NULL, NULL, (SELECT count(*) FROM latest WHERE (starts_with(line, 'r') OR starts_with(line, 'x'))),

-- of three reads
+     WHERE (starts_with(line, 'r') OR starts_with(line, 'x'))
+       AND EXISTS (SELECT 1
+         FROM (SELECT digest, src, lake FROM middle UNION ALL SELECT digest, src, lake FROM first) AS e
+         WHERE e.digest = l.digest AND (e.src > e.lake) = (l.src > l.lake))),
+ every_read
+   AS (SELECT k
+     FROM latest
+     WHERE (starts_with(line, 'r') OR starts_with(line, 'x')) INTERSECT SELECT k
+     FROM middle
+     WHERE (starts_with(line, 'r') OR starts_with(line, 'x')) INTERSECT SELECT k
+     FROM first
+ UNION ALL SELECT 'read', NULL, NULL, NULL, (SELECT count(*) FROM first WHERE (starts_with(line, 'r') OR starts_with(line, 'x'))),
- every_read AS (SELECT k FROM latest WHERE (starts_with(line, 'r') OR starts_with(line, 'x'))),
- UNION ALL SELECT 'read', NULL, NULL, NULL, (SELECT count(*) FROM latest WHERE (starts_with(line, 'r') OR starts_with(line, 'x'))),

-- with later changes
+ open_rows
+   AS (SELECT lasting.*,
+     CASE
+       WHEN difference IN ('missing', 'changed')
+         AND k IN (SELECT k FROM "later" WHERE (starts_with(line, 'r') OR starts_with(line, 'x')))
+         THEN 'later'
+       ELSE difference
+       END
+       AS kind
+     FROM lasting),
- open_rows AS (SELECT lasting.*, difference AS kind FROM lasting),

-- with the spread of the keys
+ key_numbers
+   AS (SELECT TRY_CAST(string_split(coalesce(src_line, lake_line), chr(9))[1 + 1] AS DECIMAL(38, 0)) AS n
+     FROM key_groups
+     WHERE kind <> 'later'),
+ key_ends AS (SELECT min(n) AS low, max(n) AS high FROM key_numbers),
+ key_bins AS (SELECT low, high, CAST(least(floor(CAST(n - low AS DOUBLE) * 20 / (CAST(high - low AS DOUBLE) + 1)), 19) AS BIGINT) AS bin
+   FROM key_numbers CROSS JOIN key_ends WHERE n IS NOT NULL),
+ UNION ALL SELECT 'key', NULL, CAST(low AS VARCHAR), CAST(high AS VARCHAR), bin, count(*), NULL, NULL, NULL, NULL
+   FROM key_bins GROUP BY low, high, bin

-- of more columns, with another sample
+   FROM open_rows AS o JOIN ranked AS r ON r.k = o.k AND r.kind = o.kind WHERE r.rank <= 7),
+ fields AS (SELECT i, src_line, lake_line FROM key_groups CROSS JOIN range(1, 71) AS numbers(i)
-   FROM open_rows AS o JOIN ranked AS r ON r.k = o.k AND r.kind = o.kind WHERE r.rank <= 5),
- fields AS (SELECT i, src_line, lake_line FROM key_groups CROSS JOIN range(1, 3) AS numbers(i)

-- of no read
throws RangeError: findings need at least one stored read

-- a column of each kind: level 1
+   FROM (SELECT concat_ws(chr(9),
+     'r',
+     coalesce("id"::VARCHAR, '\N'),
+     coalesce(‹"name" escaped›, '\N'),
+     coalesce("price"::VARCHAR, '\N'),
+     coalesce(CASE
+       WHEN epoch_us("at") BETWEEN -62135596800000000
+         AND 253402300799999999
+         THEN strftime(make_timestamp(epoch_us("at")), '%Y-%m-%d %H:%M:%S.%f')
+       ELSE '~' || coalesce(epoch_us("at")::VARCHAR, "at"::VARCHAR)
+       END,
+       '\N'),
+     coalesce(CASE
+       WHEN contains(lower(hex("data")), chr(92))
+         OR contains(lower(hex("data")), chr(8))
+         OR contains(lower(hex("data")), chr(9))
+         OR contains(lower(hex("data")), chr(10))
+         OR contains(lower(hex("data")), chr(11))
+         OR contains(lower(hex("data")), chr(12))
+         OR contains(lower(hex("data")), chr(13))
+         THEN replace(replace(replace(replace(replace(replace(replace(lower(hex("data")), '\', '\\'), chr(8), '\b'), chr(9), '\t'),
+           chr(10),
+           '\n'),
+           chr(11),
+           '\v'),
+           chr(12),
+           '\f'),
+           chr(13),
+           '\r')
+       ELSE lower(hex("data"))
+       END,
+       '\N'))
+     AS line,
+     FROM read_parquet(['s3://lake/shop/t/LOAD1.parquet'], filename = 'loadproof_file'))
-   FROM (SELECT concat_ws(chr(9), 'r', coalesce("id"::VARCHAR, '\N'), coalesce(‹"name" escaped›, '\N')) AS line,
-     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file'))

-- a column of each kind: level 2
+   FROM (SELECT concat_ws(chr(9),
+     'r',
+     coalesce("id"::VARCHAR, '\N'),
+     coalesce(‹"name" escaped›, '\N'),
+     coalesce("price"::VARCHAR, '\N'),
+     coalesce(CASE
+       WHEN epoch_us("at") BETWEEN -62135596800000000
+         AND 253402300799999999
+         THEN strftime(make_timestamp(epoch_us("at")), '%Y-%m-%d %H:%M:%S.%f')
+       ELSE '~' || coalesce(epoch_us("at")::VARCHAR, "at"::VARCHAR)
+       END,
+       '\N'),
+     coalesce(CASE
+       WHEN contains(lower(hex("data")), chr(92))
+         OR contains(lower(hex("data")), chr(8))
+         OR contains(lower(hex("data")), chr(9))
+         OR contains(lower(hex("data")), chr(10))
+         OR contains(lower(hex("data")), chr(11))
+         OR contains(lower(hex("data")), chr(12))
+         OR contains(lower(hex("data")), chr(13))
+         THEN replace(replace(replace(replace(replace(replace(replace(lower(hex("data")), '\', '\\'), chr(8), '\b'), chr(9), '\t'),
+           chr(10),
+           '\n'),
+           chr(11),
+           '\v'),
+           chr(12),
+           '\f'),
+           chr(13),
+           '\r')
+       ELSE lower(hex("data"))
+       END,
+       '\N'))
+     AS line,
+     FROM read_parquet(['s3://lake/shop/t/LOAD1.parquet'], filename = 'loadproof_file'))
+   ['s3://lake/shop/t/LOAD1.parquet'][(f + 1)::INTEGER] AS file
-   FROM (SELECT concat_ws(chr(9), 'r', coalesce("id"::VARCHAR, '\N'), coalesce(‹"name" escaped›, '\N')) AS line,
-     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file'))
-   ['s3://lake/shop/t/LOAD00000001.parquet'][(f + 1)::INTEGER] AS file

-- without a key: level 1
+     NULL::VARCHAR AS k,
+     CAST(NULL AS VARCHAR) AS k,
+ bucketed AS (SELECT CASE WHEN is_row THEN (m & 65535)::INTEGER ELSE -1 END AS b, f, src,
-     split_part(line, chr(9), 2) AS k,
-     concat_ws(chr(9), coalesce("id"::VARCHAR, '\N')) AS k,
- bucketed AS (SELECT CASE WHEN is_row THEN (hash(k) & 65535)::INTEGER ELSE -1 END AS b, f, src,

-- without a key: level 2
+     NULL::VARCHAR AS k,
+     CAST(NULL AS VARCHAR) AS k,
+   AS (SELECT CASE WHEN is_row THEN printf('%016x%016x', (m >> 64)::UBIGINT, (m & 18446744073709551615)::UBIGINT) END AS k,
+     m,
+     line,
+     f,
+     src,
+     lake
+     FROM digests
+     WHERE NOT is_row OR ((m & 65535)::INTEGER IN (1))),
-     split_part(line, chr(9), 2) AS k,
-     concat_ws(chr(9), coalesce("id"::VARCHAR, '\N')) AS k,
-   AS (SELECT CASE WHEN is_row THEN k END AS k, m, line, f, src, lake FROM digests WHERE NOT is_row OR ((hash(k) & 65535)::INTEGER IN (1))),

-- a key of two columns: level 1
+     array_to_string(string_split(line, chr(9))[2:3], chr(9)) AS k,
+   FROM (SELECT concat_ws(chr(9), 'r', coalesce(‹"name" escaped›, '\N'), coalesce("id"::VARCHAR, '\N')) AS line,
+     concat_ws(chr(9), coalesce(‹"name" escaped›, '\N'), coalesce("id"::VARCHAR, '\N')) AS k,
-     split_part(line, chr(9), 2) AS k,
-   FROM (SELECT concat_ws(chr(9), 'r', coalesce("id"::VARCHAR, '\N'), coalesce(‹"name" escaped›, '\N')) AS line,
-     concat_ws(chr(9), coalesce("id"::VARCHAR, '\N')) AS k,

-- a key of two columns: level 2
+     array_to_string(string_split(line, chr(9))[2:3], chr(9)) AS k,
+   FROM (SELECT concat_ws(chr(9), 'r', coalesce(‹"name" escaped›, '\N'), coalesce("id"::VARCHAR, '\N')) AS line,
+     concat_ws(chr(9), coalesce(‹"name" escaped›, '\N'), coalesce("id"::VARCHAR, '\N')) AS k,
-     split_part(line, chr(9), 2) AS k,
-   FROM (SELECT concat_ws(chr(9), 'r', coalesce("id"::VARCHAR, '\N'), coalesce(‹"name" escaped›, '\N')) AS line,
-     concat_ws(chr(9), coalesce("id"::VARCHAR, '\N')) AS k,

-- files without one of the columns: level 1
+   FROM (SELECT concat_ws(chr(9), 'r', coalesce("id"::VARCHAR, '\N'), '\N') AS line,
+     FROM read_parquet(['s3://lake/shop/t/LOAD2.parquet'], filename = 'loadproof_file'))

-- files without one of the columns: level 2
+   FROM (SELECT concat_ws(chr(9), 'r', coalesce("id"::VARCHAR, '\N'), '\N') AS line,
+     1 + file_index AS f,
+     FROM read_parquet(['s3://lake/shop/t/LOAD2.parquet'], filename = 'loadproof_file'))
+   ['s3://lake/shop/t/LOAD00000001.parquet', 's3://lake/shop/t/LOAD2.parquet'][(f + 1)::INTEGER] AS file
-   ['s3://lake/shop/t/LOAD00000001.parquet'][(f + 1)::INTEGER] AS file

-- files of another type, and of other columns: level 1
+     FROM read_parquet(['s3://lake/shop/t/LOAD2.parquet'], filename = 'loadproof_file'))

-- files of another type, and of other columns: level 2
+     1 + file_index AS f,
+     FROM read_parquet(['s3://lake/shop/t/LOAD2.parquet'], filename = 'loadproof_file'))
+   ['s3://lake/shop/t/LOAD00000001.parquet', 's3://lake/shop/t/LOAD2.parquet'][(f + 1)::INTEGER] AS file
-   ['s3://lake/shop/t/LOAD00000001.parquet'][(f + 1)::INTEGER] AS file

-- no file at all: level 1
- UNION ALL
-   f,
-   0 AS src,
-   1 AS lake
-   FROM (SELECT concat_ws(chr(9), 'r', coalesce("id"::VARCHAR, '\N'), coalesce(‹"name" escaped›, '\N')) AS line,
-     concat_ws(chr(9), coalesce("id"::VARCHAR, '\N')) AS k,
-     "loadproof_file" AS f,
-     true AS is_row
-     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file'))
-     AS lake_lines

-- no file at all: level 2
+   CAST(NULL AS VARCHAR) AS f,
+   NULL::VARCHAR AS file
-   NULL AS f,
- UNION ALL
-   f,
-   0 AS src,
-   1 AS lake
-   FROM (SELECT concat_ws(chr(9), 'r', coalesce("id"::VARCHAR, '\N'), coalesce(‹"name" escaped›, '\N')) AS line,
-     concat_ws(chr(9), coalesce("id"::VARCHAR, '\N')) AS k,
-     0 + file_index AS f,
-     true AS is_row
-     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file'))
-     AS lake_lines
-   ['s3://lake/shop/t/LOAD00000001.parquet'][(f + 1)::INTEGER] AS file

-- names and paths of any content: level 1
+   FROM (SELECT concat_ws(chr(9),
+     'r',
+     coalesce(‹"it's" escaped›, '\N'),
+     coalesce(‹"a""b" escaped›, '\N'),
+     coalesce(‹"loadproof_file" escaped›, '\N'),
+     coalesce(‹"LOADPROOF_FILE_" escaped›, '\N'),
+     coalesce(‹"file_index" escaped›, '\N'),
+     coalesce(‹"piece" escaped›, '\N'))
+     AS line,
+     concat_ws(chr(9), coalesce(‹"it's" escaped›, '\N')) AS k,
+     "loadproof_file__" AS f,
+     FROM read_parquet(['s3://lake/shop/t/d[[]a]y[*][?]/it''s.parquet', 's3://lake/shop/t/LOAD2.parquet'], filename = 'loadproof_file__'))
-   FROM (SELECT concat_ws(chr(9), 'r', coalesce("id"::VARCHAR, '\N'), coalesce(‹"name" escaped›, '\N')) AS line,
-     concat_ws(chr(9), coalesce("id"::VARCHAR, '\N')) AS k,
-     "loadproof_file" AS f,
-     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file'))

-- names and paths of any content: level 2
+   FROM (SELECT concat_ws(chr(9),
+     'r',
+     coalesce(‹"it's" escaped›, '\N'),
+     coalesce(‹"a""b" escaped›, '\N'),
+     coalesce(‹"loadproof_file" escaped›, '\N'),
+     coalesce(‹"LOADPROOF_FILE_" escaped›, '\N'),
+     coalesce(‹"file_index" escaped›, '\N'),
+     coalesce(‹"piece" escaped›, '\N'))
+     AS line,
+     concat_ws(chr(9), coalesce(‹"it's" escaped›, '\N')) AS k,
+     0 + list_position(['s3://lake/shop/t/d[a]y*?/it''s.parquet', 's3://lake/shop/t/LOAD2.parquet'], "loadproof_file__") - 1 AS f,
+     FROM read_parquet(['s3://lake/shop/t/d[[]a]y[*][?]/it''s.parquet', 's3://lake/shop/t/LOAD2.parquet'], filename = 'loadproof_file__'))
+   ['s3://lake/shop/t/d[a]y*?/it''s.parquet', 's3://lake/shop/t/LOAD2.parquet'][(f + 1)::INTEGER] AS file
-   FROM (SELECT concat_ws(chr(9), 'r', coalesce("id"::VARCHAR, '\N'), coalesce(‹"name" escaped›, '\N')) AS line,
-     concat_ws(chr(9), coalesce("id"::VARCHAR, '\N')) AS k,
-     0 + file_index AS f,
-     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file'))
-   ['s3://lake/shop/t/LOAD00000001.parquet'][(f + 1)::INTEGER] AS file

-- a table with filters: level 1


-- a table with filters: level 2


-- the first range: level 1
+     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file')
+     WHERE ("id" < 7 OR "id" IS NULL))
+ UNION ALL SELECT 'outside',
+   NULL,
+   "loadproof_file",
+   0,
+   CAST(count(*) AS BIGINT),
+   NULL
+   FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file')
+   WHERE NOT ("id" < 7 OR "id" IS NULL)
+   GROUP BY "loadproof_file"
-     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file'))

-- the first range: level 2
+     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file')
+     WHERE ("id" < 7 OR "id" IS NULL))
-     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file'))

-- a range between: level 1
+     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file')
+     WHERE ("id" IS NOT NULL AND "id" >= -5 AND "id" < 7))
+ UNION ALL SELECT 'outside',
+   NULL,
+   "loadproof_file",
+   0,
+   CAST(count(*) AS BIGINT),
+   NULL
+   FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file')
+   WHERE NOT ("id" IS NOT NULL AND "id" >= -5 AND "id" < 7)
+   GROUP BY "loadproof_file"
-     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file'))

-- a range between: level 2
+     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file')
+     WHERE ("id" IS NOT NULL AND "id" >= -5 AND "id" < 7))
-     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file'))

-- the last range: level 1
+     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file')
+     WHERE ("id" IS NOT NULL AND "id" >= 7))
+ UNION ALL SELECT 'outside',
+   NULL,
+   "loadproof_file",
+   0,
+   CAST(count(*) AS BIGINT),
+   NULL
+   FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file')
+   WHERE NOT ("id" IS NOT NULL AND "id" >= 7)
+   GROUP BY "loadproof_file"
-     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file'))

-- the last range: level 2
+     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file')
+     WHERE ("id" IS NOT NULL AND "id" >= 7))
-     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file'))

-- a range of texts: level 1
+   FROM (SELECT concat_ws(chr(9), 'r', coalesce(‹"name" escaped›, '\N'), coalesce("id"::VARCHAR, '\N')) AS line,
+     concat_ws(chr(9), coalesce(‹"name" escaped›, '\N')) AS k,
+     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file')
+     WHERE ("name" IS NOT NULL AND "name" >= 'it''s' AND "name" < 'é'))
+ UNION ALL SELECT 'outside',
+   NULL,
+   "loadproof_file",
+   0,
+   CAST(count(*) AS BIGINT),
+   NULL
+   FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file')
+   WHERE NOT ("name" IS NOT NULL AND "name" >= 'it''s' AND "name" < 'é')
+   GROUP BY "loadproof_file"
-   FROM (SELECT concat_ws(chr(9), 'r', coalesce("id"::VARCHAR, '\N'), coalesce(‹"name" escaped›, '\N')) AS line,
-     concat_ws(chr(9), coalesce("id"::VARCHAR, '\N')) AS k,
-     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file'))

-- a range of texts: level 2
+   FROM (SELECT concat_ws(chr(9), 'r', coalesce(‹"name" escaped›, '\N'), coalesce("id"::VARCHAR, '\N')) AS line,
+     concat_ws(chr(9), coalesce(‹"name" escaped›, '\N')) AS k,
+     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file')
+     WHERE ("name" IS NOT NULL AND "name" >= 'it''s' AND "name" < 'é'))
-   FROM (SELECT concat_ws(chr(9), 'r', coalesce("id"::VARCHAR, '\N'), coalesce(‹"name" escaped›, '\N')) AS line,
-     concat_ws(chr(9), coalesce("id"::VARCHAR, '\N')) AS k,
-     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file'))

-- a range of a lake column that is a decimal: level 1
+     FROM read_parquet(['s3://lake/shop/t/LOAD1.parquet'], filename = 'loadproof_file')
+     WHERE (TRY_CAST("id"::VARCHAR AS HUGEINT) IS NOT NULL
+       AND TRY_CAST("id"::VARCHAR AS HUGEINT) >= -5
+       AND TRY_CAST("id"::VARCHAR AS HUGEINT) < 7))
+ UNION ALL SELECT 'outside',
+   NULL,
+   "loadproof_file",
+   0,
+   CAST(count(*) AS BIGINT),
+   NULL
+   FROM read_parquet(['s3://lake/shop/t/LOAD1.parquet'], filename = 'loadproof_file')
+   WHERE NOT (TRY_CAST("id"::VARCHAR AS HUGEINT) IS NOT NULL
+     AND TRY_CAST("id"::VARCHAR AS HUGEINT) >= -5
+     AND TRY_CAST("id"::VARCHAR AS HUGEINT) < 7)
+   GROUP BY "loadproof_file"
-     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file'))

-- a range of a lake column that is a decimal: level 2
+     FROM read_parquet(['s3://lake/shop/t/LOAD1.parquet'], filename = 'loadproof_file')
+     WHERE (TRY_CAST("id"::VARCHAR AS HUGEINT) IS NOT NULL
+       AND TRY_CAST("id"::VARCHAR AS HUGEINT) >= -5
+       AND TRY_CAST("id"::VARCHAR AS HUGEINT) < 7))
+   ['s3://lake/shop/t/LOAD1.parquet'][(f + 1)::INTEGER] AS file
-     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file'))
-   ['s3://lake/shop/t/LOAD00000001.parquet'][(f + 1)::INTEGER] AS file

-- the first range where files lack its column: level 1
+     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file')
+     WHERE ("id" < 7 OR "id" IS NULL))
+   FROM (SELECT concat_ws(chr(9), 'r', '\N', coalesce(‹"name" escaped›, '\N')) AS line,
+     concat_ws(chr(9), '\N') AS k,
+     FROM read_parquet(['s3://lake/shop/t/LOAD2.parquet'], filename = 'loadproof_file')
+     WHERE 1 = 1)
+ UNION ALL SELECT 'outside',
+   NULL,
+   "loadproof_file",
+   0,
+   CAST(count(*) AS BIGINT),
+   NULL
+   FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file')
+   WHERE NOT ("id" < 7 OR "id" IS NULL)
+   GROUP BY "loadproof_file"
+ UNION ALL SELECT 'outside',
+   NULL,
+   "loadproof_file",
+   0,
+   CAST(count(*) AS BIGINT),
+   NULL
+   FROM read_parquet(['s3://lake/shop/t/LOAD2.parquet'], filename = 'loadproof_file')
+   WHERE NOT 1 = 1
+   GROUP BY "loadproof_file"
-     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file'))

-- the first range where files lack its column: level 2
+     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file')
+     WHERE ("id" < 7 OR "id" IS NULL))
+   FROM (SELECT concat_ws(chr(9), 'r', '\N', coalesce(‹"name" escaped›, '\N')) AS line,
+     concat_ws(chr(9), '\N') AS k,
+     1 + file_index AS f,
+     FROM read_parquet(['s3://lake/shop/t/LOAD2.parquet'], filename = 'loadproof_file')
+     WHERE 1 = 1)
+   ['s3://lake/shop/t/LOAD00000001.parquet', 's3://lake/shop/t/LOAD2.parquet'][(f + 1)::INTEGER] AS file
-     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file'))
-   ['s3://lake/shop/t/LOAD00000001.parquet'][(f + 1)::INTEGER] AS file

-- the last range where files lack its column: level 1
+     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file')
+     WHERE ("id" IS NOT NULL AND "id" >= 7))
+   FROM (SELECT concat_ws(chr(9), 'r', '\N', coalesce(‹"name" escaped›, '\N')) AS line,
+     concat_ws(chr(9), '\N') AS k,
+     FROM read_parquet(['s3://lake/shop/t/LOAD2.parquet'], filename = 'loadproof_file')
+     WHERE 1 = 0)
+ UNION ALL SELECT 'outside',
+   NULL,
+   "loadproof_file",
+   0,
+   CAST(count(*) AS BIGINT),
+   NULL
+   FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file')
+   WHERE NOT ("id" IS NOT NULL AND "id" >= 7)
+   GROUP BY "loadproof_file"
+ UNION ALL SELECT 'outside',
+   NULL,
+   "loadproof_file",
+   0,
+   CAST(count(*) AS BIGINT),
+   NULL
+   FROM read_parquet(['s3://lake/shop/t/LOAD2.parquet'], filename = 'loadproof_file')
+   WHERE NOT 1 = 0
+   GROUP BY "loadproof_file"
-     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file'))

-- the last range where files lack its column: level 2
+     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file')
+     WHERE ("id" IS NOT NULL AND "id" >= 7))
+   FROM (SELECT concat_ws(chr(9), 'r', '\N', coalesce(‹"name" escaped›, '\N')) AS line,
+     concat_ws(chr(9), '\N') AS k,
+     1 + file_index AS f,
+     FROM read_parquet(['s3://lake/shop/t/LOAD2.parquet'], filename = 'loadproof_file')
+     WHERE 1 = 0)
+   ['s3://lake/shop/t/LOAD00000001.parquet', 's3://lake/shop/t/LOAD2.parquet'][(f + 1)::INTEGER] AS file
-     FROM read_parquet(['s3://lake/shop/t/LOAD00000001.parquet'], filename = 'loadproof_file'))
-   ['s3://lake/shop/t/LOAD00000001.parquet'][(f + 1)::INTEGER] AS file

-- a second read of two keys: native
SELECT 'r' AS c0,
  "id"::text AS c1,
  "name"::text AS c2
  FROM "public"."t"
  WHERE (("id") IN ((7), (it's))) UNION ALL SELECT 't', concat_ws(',', count(*)), NULL FROM "public"."t" WHERE (("id") IN ((7), (it's)))

-- a second read of two keys
+ chosen AS (SELECT CASE WHEN is_row THEN k END AS k, m, line, f, src, lake FROM digests WHERE NOT is_row OR (k IN ('7', 'it''s'))),
- chosen
-   AS (SELECT CASE WHEN is_row THEN k END AS k, m, line, f, src, lake FROM digests WHERE NOT is_row OR ((hash(k) & 65535)::INTEGER IN (1))),

-- no key at all
throws RangeError: no key to read

-- every row
+ chosen AS (SELECT CASE WHEN is_row THEN k END AS k, m, line, f, src, lake FROM digests),
- chosen
-   AS (SELECT CASE WHEN is_row THEN k END AS k, m, line, f, src, lake FROM digests WHERE NOT is_row OR ((hash(k) & 65535)::INTEGER IN (1))),

-- buckets
+   AS (SELECT CASE WHEN is_row THEN k END AS k,
+     m,
+     line,
+     f,
+     src,
+     lake
+     FROM digests
+     WHERE NOT is_row OR ((hash(k) & 65535)::INTEGER IN (1, 2, 65535))),
-   AS (SELECT CASE WHEN is_row THEN k END AS k, m, line, f, src, lake FROM digests WHERE NOT is_row OR ((hash(k) & 65535)::INTEGER IN (1))),

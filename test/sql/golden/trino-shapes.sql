-- a column of each kind: level 1
+     coalesce(replace(replace(replace(c2, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(c3, '\N'),
+     coalesce(c4, '\N'),
+     coalesce(c5, '\N')],
+   FROM (SELECT array_join(ARRAY['r',
+     coalesce(CAST("id" AS varchar), '\N'),
+     coalesce(‹"name" escaped›, '\N'),
+     coalesce(CAST("price" AS varchar), '\N'),
+     coalesce(CASE
+       WHEN "at" BETWEEN -62135596800000000
+         AND 253402300799999999
+         THEN CAST(CAST(from_unixtime_nanos(CAST("at" AS decimal(38, 0)) * 1000) AT TIME ZONE 'UTC' AS timestamp(6)) AS varchar)
+       ELSE '~' || CAST(CAST(CAST("at" AS decimal(38, 0)) * 1000000 / 1000000 AS decimal(38, 0)) AS varchar)
+       END,
+       '\N'),
+     coalesce(replace(replace(replace(lower(to_hex("data")), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD1.parquet')))
-     coalesce(replace(replace(replace(c2, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
-   FROM (SELECT array_join(ARRAY['r', coalesce(CAST("id" AS varchar), '\N'), coalesce(‹"name" escaped›, '\N')], chr(9)) AS line,
-     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet')))

-- a column of each kind: level 2
+     coalesce(replace(replace(replace(c2, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(c3, '\N'),
+     coalesce(c4, '\N'),
+     coalesce(c5, '\N')],
+   FROM (SELECT array_join(ARRAY['r',
+     coalesce(CAST("id" AS varchar), '\N'),
+     coalesce(‹"name" escaped›, '\N'),
+     coalesce(CAST("price" AS varchar), '\N'),
+     coalesce(CASE
+       WHEN "at" BETWEEN -62135596800000000
+         AND 253402300799999999
+         THEN CAST(CAST(from_unixtime_nanos(CAST("at" AS decimal(38, 0)) * 1000) AT TIME ZONE 'UTC' AS timestamp(6)) AS varchar)
+       ELSE '~' || CAST(CAST(CAST("at" AS decimal(38, 0)) * 1000000 / 1000000 AS decimal(38, 0)) AS varchar)
+       END,
+       '\N'),
+     coalesce(replace(replace(replace(lower(to_hex("data")), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD1.parquet')))
-     coalesce(replace(replace(replace(c2, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
-   FROM (SELECT array_join(ARRAY['r', coalesce(CAST("id" AS varchar), '\N'), coalesce(‹"name" escaped›, '\N')], chr(9)) AS line,
-     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet')))

-- without a key: level 1
+     CAST(NULL AS varchar) AS k,
+     CAST(NULL AS varchar) AS k,
+   AS (SELECT CASE
+     WHEN is_row THEN CASE WHEN m IS NOT NULL THEN CAST(bitwise_and(from_big_endian_64(substr(m, 1, 8)), 65535) AS integer) END
+     ELSE -1
+     END
+     AS b,
+     f,
+     src,
-     array_join(ARRAY[coalesce(c1, '\N')], chr(9)) AS k,
-     array_join(ARRAY[coalesce(CAST("id" AS varchar), '\N')], chr(9)) AS k,
-   AS (SELECT CASE WHEN is_row THEN CAST(bitwise_and(from_big_endian_64(xxhash64(to_utf8(k))), 65535) AS integer) ELSE -1 END AS b, f, src,

-- without a key: level 2
+     CAST(NULL AS varchar) AS k,
+     CAST(NULL AS varchar) AS k,
+   AS (SELECT CASE WHEN is_row THEN to_hex(m) END AS k,
+     WHERE NOT is_row OR (CASE WHEN m IS NOT NULL THEN CAST(bitwise_and(from_big_endian_64(substr(m, 1, 8)), 65535) AS integer) END IN (1))),
-     array_join(ARRAY[coalesce(c1, '\N')], chr(9)) AS k,
-     array_join(ARRAY[coalesce(CAST("id" AS varchar), '\N')], chr(9)) AS k,
-   AS (SELECT CASE WHEN is_row THEN k END AS k,
-     WHERE NOT is_row OR (CAST(bitwise_and(from_big_endian_64(xxhash64(to_utf8(k))), 65535) AS integer) IN (1))),

-- a key of two columns: level 1
+     coalesce(replace(replace(replace(c1, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(c2, '\N')],
+     array_join(ARRAY[coalesce(replace(replace(replace(c1, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'), coalesce(c2, '\N')], chr(9))
+       AS k,
+   FROM (SELECT array_join(ARRAY['r', coalesce(‹"name" escaped›, '\N'), coalesce(CAST("id" AS varchar), '\N')], chr(9)) AS line,
+     array_join(ARRAY[coalesce(‹"name" escaped›, '\N'), coalesce(CAST("id" AS varchar), '\N')], chr(9)) AS k,
-     coalesce(c1, '\N'),
-     coalesce(replace(replace(replace(c2, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
-     array_join(ARRAY[coalesce(c1, '\N')], chr(9)) AS k,
-   FROM (SELECT array_join(ARRAY['r', coalesce(CAST("id" AS varchar), '\N'), coalesce(‹"name" escaped›, '\N')], chr(9)) AS line,
-     array_join(ARRAY[coalesce(CAST("id" AS varchar), '\N')], chr(9)) AS k,

-- a key of two columns: level 2
+     coalesce(replace(replace(replace(c1, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(c2, '\N')],
+     array_join(ARRAY[coalesce(replace(replace(replace(c1, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'), coalesce(c2, '\N')], chr(9))
+       AS k,
+   FROM (SELECT array_join(ARRAY['r', coalesce(‹"name" escaped›, '\N'), coalesce(CAST("id" AS varchar), '\N')], chr(9)) AS line,
+     array_join(ARRAY[coalesce(‹"name" escaped›, '\N'), coalesce(CAST("id" AS varchar), '\N')], chr(9)) AS k,
-     coalesce(c1, '\N'),
-     coalesce(replace(replace(replace(c2, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
-     array_join(ARRAY[coalesce(c1, '\N')], chr(9)) AS k,
-   FROM (SELECT array_join(ARRAY['r', coalesce(CAST("id" AS varchar), '\N'), coalesce(‹"name" escaped›, '\N')], chr(9)) AS line,
-     array_join(ARRAY[coalesce(CAST("id" AS varchar), '\N')], chr(9)) AS k,

-- files without one of the columns: level 1
+   FROM (SELECT array_join(ARRAY['r', coalesce(CAST("id" AS varchar), '\N'), '\N'], chr(9)) AS line,
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t__2" WHERE "$path" IN ('s3://lake/shop/t/LOAD2.parquet')))

-- files without one of the columns: level 2
+   FROM (SELECT array_join(ARRAY['r', coalesce(CAST("id" AS varchar), '\N'), '\N'], chr(9)) AS line,
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t__2" WHERE "$path" IN ('s3://lake/shop/t/LOAD2.parquet')))

-- files of another type, and of other columns: level 1
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t__2" WHERE "$path" IN ('s3://lake/shop/t/LOAD2.parquet')))

-- files of another type, and of other columns: level 2
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t__2" WHERE "$path" IN ('s3://lake/shop/t/LOAD2.parquet')))

-- no file at all: level 1
- UNION ALL
-   f,
-   0 AS src,
-   1 AS lake
-   FROM (SELECT array_join(ARRAY['r', coalesce(CAST("id" AS varchar), '\N'), coalesce(‹"name" escaped›, '\N')], chr(9)) AS line,
-     array_join(ARRAY[coalesce(CAST("id" AS varchar), '\N')], chr(9)) AS k,
-     "$path" AS f,
-     true AS is_row
-     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet')))
-     AS lake_lines

-- no file at all: level 2
+   CAST(NULL AS varchar) AS f,
-   NULL AS f,
- UNION ALL
-   f,
-   0 AS src,
-   1 AS lake
-   FROM (SELECT array_join(ARRAY['r', coalesce(CAST("id" AS varchar), '\N'), coalesce(‹"name" escaped›, '\N')], chr(9)) AS line,
-     array_join(ARRAY[coalesce(CAST("id" AS varchar), '\N')], chr(9)) AS k,
-     "$path" AS f,
-     true AS is_row
-     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet')))
-     AS lake_lines

-- names and paths of any content: level 1
+     coalesce(replace(replace(replace(c1, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(replace(replace(replace(c2, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(replace(replace(replace(c3, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(replace(replace(replace(c4, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(replace(replace(replace(c5, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(replace(replace(replace(c6, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
+     array_join(ARRAY[coalesce(replace(replace(replace(c1, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')], chr(9)) AS k,
+   FROM (SELECT array_join(ARRAY['r',
+     coalesce(‹"it's" escaped›, '\N'),
+     coalesce(‹"a""b" escaped›, '\N'),
+     coalesce(‹"loadproof_file" escaped›, '\N'),
+     coalesce(‹"LOADPROOF_FILE_" escaped›, '\N'),
+     coalesce(‹"file_index" escaped›, '\N'),
+     coalesce(‹"piece" escaped›, '\N')],
+     array_join(ARRAY[coalesce(‹"it's" escaped›, '\N')], chr(9)) AS k,
+     FROM (SELECT *,
+       "$path" AS "$path"
+       FROM "lake"."runs"."t"
+       WHERE "$path" IN ('s3://lake/shop/t/d[a]y*?/it''s.parquet', 's3://lake/shop/t/LOAD2.parquet')))
-     coalesce(c1, '\N'),
-     coalesce(replace(replace(replace(c2, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
-     array_join(ARRAY[coalesce(c1, '\N')], chr(9)) AS k,
-   FROM (SELECT array_join(ARRAY['r', coalesce(CAST("id" AS varchar), '\N'), coalesce(‹"name" escaped›, '\N')], chr(9)) AS line,
-     array_join(ARRAY[coalesce(CAST("id" AS varchar), '\N')], chr(9)) AS k,
-     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet')))

-- names and paths of any content: level 2
+     coalesce(replace(replace(replace(c1, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(replace(replace(replace(c2, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(replace(replace(replace(c3, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(replace(replace(replace(c4, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(replace(replace(replace(c5, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(replace(replace(replace(c6, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
+     array_join(ARRAY[coalesce(replace(replace(replace(c1, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')], chr(9)) AS k,
+   FROM (SELECT array_join(ARRAY['r',
+     coalesce(‹"it's" escaped›, '\N'),
+     coalesce(‹"a""b" escaped›, '\N'),
+     coalesce(‹"loadproof_file" escaped›, '\N'),
+     coalesce(‹"LOADPROOF_FILE_" escaped›, '\N'),
+     coalesce(‹"file_index" escaped›, '\N'),
+     coalesce(‹"piece" escaped›, '\N')],
+     array_join(ARRAY[coalesce(‹"it's" escaped›, '\N')], chr(9)) AS k,
+     FROM (SELECT *,
+       "$path" AS "$path"
+       FROM "lake"."runs"."t"
+       WHERE "$path" IN ('s3://lake/shop/t/d[a]y*?/it''s.parquet', 's3://lake/shop/t/LOAD2.parquet')))
-     coalesce(c1, '\N'),
-     coalesce(replace(replace(replace(c2, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
-     array_join(ARRAY[coalesce(c1, '\N')], chr(9)) AS k,
-   FROM (SELECT array_join(ARRAY['r', coalesce(CAST("id" AS varchar), '\N'), coalesce(‹"name" escaped›, '\N')], chr(9)) AS line,
-     array_join(ARRAY[coalesce(CAST("id" AS varchar), '\N')], chr(9)) AS k,
-     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet')))

-- a table with filters: level 1


-- a table with filters: level 2


-- the first range: level 1
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet'))
+     WHERE ("id" < 7 OR "id" IS NULL))
+ UNION ALL SELECT 'outside',
+   NULL,
+   "$path",
+   0,
+   CAST(count(*) AS bigint),
+   NULL
+   FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet'))
+   WHERE NOT ("id" < 7 OR "id" IS NULL)
+   GROUP BY "$path"
-     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet')))

-- the first range: level 2
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet'))
+     WHERE ("id" < 7 OR "id" IS NULL))
-     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet')))

-- a range between: level 1
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet'))
+     WHERE ("id" IS NOT NULL AND "id" >= -5 AND "id" < 7))
+ UNION ALL SELECT 'outside',
+   NULL,
+   "$path",
+   0,
+   CAST(count(*) AS bigint),
+   NULL
+   FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet'))
+   WHERE NOT ("id" IS NOT NULL AND "id" >= -5 AND "id" < 7)
+   GROUP BY "$path"
-     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet')))

-- a range between: level 2
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet'))
+     WHERE ("id" IS NOT NULL AND "id" >= -5 AND "id" < 7))
-     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet')))

-- the last range: level 1
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet'))
+     WHERE ("id" IS NOT NULL AND "id" >= 7))
+ UNION ALL SELECT 'outside',
+   NULL,
+   "$path",
+   0,
+   CAST(count(*) AS bigint),
+   NULL
+   FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet'))
+   WHERE NOT ("id" IS NOT NULL AND "id" >= 7)
+   GROUP BY "$path"
-     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet')))

-- the last range: level 2
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet'))
+     WHERE ("id" IS NOT NULL AND "id" >= 7))
-     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet')))

-- a range of texts: level 1
+     coalesce(replace(replace(replace(c1, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(c2, '\N')],
+     array_join(ARRAY[coalesce(replace(replace(replace(c1, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')], chr(9)) AS k,
+   FROM (SELECT array_join(ARRAY['r', coalesce(‹"name" escaped›, '\N'), coalesce(CAST("id" AS varchar), '\N')], chr(9)) AS line,
+     array_join(ARRAY[coalesce(‹"name" escaped›, '\N')], chr(9)) AS k,
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet'))
+     WHERE (CAST("name" AS varchar) IS NOT NULL AND CAST("name" AS varchar) >= 'it''s' AND CAST("name" AS varchar) < 'é'))
+ UNION ALL SELECT 'outside',
+   NULL,
+   "$path",
+   0,
+   CAST(count(*) AS bigint),
+   NULL
+   FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet'))
+   WHERE NOT (CAST("name" AS varchar) IS NOT NULL AND CAST("name" AS varchar) >= 'it''s' AND CAST("name" AS varchar) < 'é')
+   GROUP BY "$path"
-     coalesce(c1, '\N'),
-     coalesce(replace(replace(replace(c2, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
-     array_join(ARRAY[coalesce(c1, '\N')], chr(9)) AS k,
-   FROM (SELECT array_join(ARRAY['r', coalesce(CAST("id" AS varchar), '\N'), coalesce(‹"name" escaped›, '\N')], chr(9)) AS line,
-     array_join(ARRAY[coalesce(CAST("id" AS varchar), '\N')], chr(9)) AS k,
-     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet')))

-- a range of texts: level 2
+     coalesce(replace(replace(replace(c1, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(c2, '\N')],
+     array_join(ARRAY[coalesce(replace(replace(replace(c1, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')], chr(9)) AS k,
+   FROM (SELECT array_join(ARRAY['r', coalesce(‹"name" escaped›, '\N'), coalesce(CAST("id" AS varchar), '\N')], chr(9)) AS line,
+     array_join(ARRAY[coalesce(‹"name" escaped›, '\N')], chr(9)) AS k,
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet'))
+     WHERE (CAST("name" AS varchar) IS NOT NULL AND CAST("name" AS varchar) >= 'it''s' AND CAST("name" AS varchar) < 'é'))
-     coalesce(c1, '\N'),
-     coalesce(replace(replace(replace(c2, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
-     array_join(ARRAY[coalesce(c1, '\N')], chr(9)) AS k,
-   FROM (SELECT array_join(ARRAY['r', coalesce(CAST("id" AS varchar), '\N'), coalesce(‹"name" escaped›, '\N')], chr(9)) AS line,
-     array_join(ARRAY[coalesce(CAST("id" AS varchar), '\N')], chr(9)) AS k,
-     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet')))

-- a range of a lake column that is a decimal: level 1
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD1.parquet'))
+     WHERE (TRY_CAST(CAST("id" AS varchar) AS decimal(38, 0)) IS NOT NULL
+       AND TRY_CAST(CAST("id" AS varchar) AS decimal(38, 0)) >= -5
+       AND TRY_CAST(CAST("id" AS varchar) AS decimal(38, 0)) < 7))
+ UNION ALL SELECT 'outside',
+   NULL,
+   "$path",
+   0,
+   CAST(count(*) AS bigint),
+   NULL
+   FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD1.parquet'))
+   WHERE NOT (TRY_CAST(CAST("id" AS varchar) AS decimal(38, 0)) IS NOT NULL
+     AND TRY_CAST(CAST("id" AS varchar) AS decimal(38, 0)) >= -5
+     AND TRY_CAST(CAST("id" AS varchar) AS decimal(38, 0)) < 7)
+   GROUP BY "$path"
-     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet')))

-- a range of a lake column that is a decimal: level 2
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD1.parquet'))
+     WHERE (TRY_CAST(CAST("id" AS varchar) AS decimal(38, 0)) IS NOT NULL
+       AND TRY_CAST(CAST("id" AS varchar) AS decimal(38, 0)) >= -5
+       AND TRY_CAST(CAST("id" AS varchar) AS decimal(38, 0)) < 7))
-     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet')))

-- the first range where files lack its column: level 1
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet'))
+     WHERE ("id" < 7 OR "id" IS NULL))
+   FROM (SELECT array_join(ARRAY['r', '\N', coalesce(‹"name" escaped›, '\N')], chr(9)) AS line,
+     array_join(ARRAY['\N'], chr(9)) AS k,
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t__2" WHERE "$path" IN ('s3://lake/shop/t/LOAD2.parquet'))
+     WHERE 1 = 1)
+ UNION ALL SELECT 'outside',
+   NULL,
+   "$path",
+   0,
+   CAST(count(*) AS bigint),
+   NULL
+   FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet'))
+   WHERE NOT ("id" < 7 OR "id" IS NULL)
+   GROUP BY "$path"
+ UNION ALL SELECT 'outside',
+   NULL,
+   "$path",
+   0,
+   CAST(count(*) AS bigint),
+   NULL
+   FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t__2" WHERE "$path" IN ('s3://lake/shop/t/LOAD2.parquet'))
+   WHERE NOT 1 = 1
+   GROUP BY "$path"
-     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet')))

-- the first range where files lack its column: level 2
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet'))
+     WHERE ("id" < 7 OR "id" IS NULL))
+   FROM (SELECT array_join(ARRAY['r', '\N', coalesce(‹"name" escaped›, '\N')], chr(9)) AS line,
+     array_join(ARRAY['\N'], chr(9)) AS k,
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t__2" WHERE "$path" IN ('s3://lake/shop/t/LOAD2.parquet'))
+     WHERE 1 = 1)
-     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet')))

-- the last range where files lack its column: level 1
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet'))
+     WHERE ("id" IS NOT NULL AND "id" >= 7))
+   FROM (SELECT array_join(ARRAY['r', '\N', coalesce(‹"name" escaped›, '\N')], chr(9)) AS line,
+     array_join(ARRAY['\N'], chr(9)) AS k,
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t__2" WHERE "$path" IN ('s3://lake/shop/t/LOAD2.parquet'))
+     WHERE 1 = 0)
+ UNION ALL SELECT 'outside',
+   NULL,
+   "$path",
+   0,
+   CAST(count(*) AS bigint),
+   NULL
+   FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet'))
+   WHERE NOT ("id" IS NOT NULL AND "id" >= 7)
+   GROUP BY "$path"
+ UNION ALL SELECT 'outside',
+   NULL,
+   "$path",
+   0,
+   CAST(count(*) AS bigint),
+   NULL
+   FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t__2" WHERE "$path" IN ('s3://lake/shop/t/LOAD2.parquet'))
+   WHERE NOT 1 = 0
+   GROUP BY "$path"
-     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet')))

-- the last range where files lack its column: level 2
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet'))
+     WHERE ("id" IS NOT NULL AND "id" >= 7))
+   FROM (SELECT array_join(ARRAY['r', '\N', coalesce(‹"name" escaped›, '\N')], chr(9)) AS line,
+     array_join(ARRAY['\N'], chr(9)) AS k,
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t__2" WHERE "$path" IN ('s3://lake/shop/t/LOAD2.parquet'))
+     WHERE 1 = 0)
-     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet')))

-- a second read of two keys: native
SELECT 'r' AS c0,
  "id"::text AS c1,
  "name"::text AS c2
  FROM "public"."t"
  WHERE (("id") IN ((7), (it's))) UNION ALL SELECT 't', concat_ws(',', count(*)), NULL FROM "public"."t" WHERE (("id") IN ((7), (it's)))

-- a second read of two keys
+ chosen AS (SELECT CASE WHEN is_row THEN k END AS k, m, line, f, src, lake FROM digests WHERE NOT is_row OR (k IN ('7', 'it''s'))),
- chosen
-   AS (SELECT CASE WHEN is_row THEN k END AS k,
-     m,
-     line,
-     f,
-     src,
-     lake
-     FROM digests
-     WHERE NOT is_row OR (CAST(bitwise_and(from_big_endian_64(xxhash64(to_utf8(k))), 65535) AS integer) IN (1))),

-- no key at all
throws RangeError: no key to read

-- every row
+ chosen AS (SELECT CASE WHEN is_row THEN k END AS k, m, line, f, src, lake FROM digests),
- chosen
-   AS (SELECT CASE WHEN is_row THEN k END AS k,
-     m,
-     line,
-     f,
-     src,
-     lake
-     FROM digests
-     WHERE NOT is_row OR (CAST(bitwise_and(from_big_endian_64(xxhash64(to_utf8(k))), 65535) AS integer) IN (1))),

-- buckets
+     WHERE NOT is_row OR (CAST(bitwise_and(from_big_endian_64(xxhash64(to_utf8(k))), 65535) AS integer) IN (1, 2, 65535))),
-     WHERE NOT is_row OR (CAST(bitwise_and(from_big_endian_64(xxhash64(to_utf8(k))), 65535) AS integer) IN (1))),

-- the native query of postgres
SELECT 'r' AS c0,
  "id"::text AS c1,
  "name"::text AS c2
  FROM "public"."t"
  UNION ALL SELECT 't',
  concat_ws(',', count(*)),
  NULL
  FROM "public"."t"

-- its statement, postgres


-- the native query of mysql
SELECT 'r' AS c0,
  CONVERT(CAST(`id` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin AS c1,
  `t0` COLLATE utf8mb4_bin AS c2,
  COALESCE(TRIM(TRAILING _utf8mb4' ' FROM `t1` COLLATE utf8mb4_bin), LEFT(`t1` COLLATE utf8mb4_bin, 0)) COLLATE utf8mb4_bin AS c3
  FROM `public`.`t`
  UNION ALL SELECT 't',
  CONVERT(CASE
    WHEN COALESCE(@@character_set_results, 'binary') IN ('utf8mb4', 'binary')
      AND (SELECT COUNT(*) FROM (SELECT * FROM `public`.`t` LIMIT 0) AS whole) = 0
      THEN CONCAT_WS(_utf8mb4',', COUNT(*))
    END USING utf8mb4) COLLATE utf8mb4_bin,
  NULL,
  NULL
  FROM `public`.`t`

-- its statement, mysql
+     coalesce(replace(replace(replace(c2, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(replace(replace(replace(c3, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
+     coalesce(replace(replace(replace(CAST("t0" AS varchar), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(replace(replace(replace(CAST("t1" AS varchar), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD1.parquet')))
-     coalesce(replace(replace(replace(c2, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
-     coalesce(replace(replace(replace(CAST("name" AS varchar), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
-     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet')))

-- the native query of oracle
SELECT CAST('r' AS VARCHAR2(1)) AS c0,
  TO_CHAR("id", 'FM999999999999999990') AS c1,
  "t0" AS c2,
  CASE WHEN "t1" IS NOT NULL THEN '=' || RTRIM("t1") END AS c3,
  "t2" AS c4
  FROM "public"."t"
  UNION ALL SELECT CAST('t' AS VARCHAR2(1)),
  TO_CHAR(COUNT(*)),
  NULL,
  NULL,
  NULL
  FROM "public"."t"

-- its statement, oracle
+     coalesce(replace(replace(replace(c2, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(replace(replace(replace(substr(c3, 2), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(replace(replace(replace(c4, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
+     coalesce(replace(replace(replace(CAST("t0" AS varchar), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(replace(replace(replace(CAST("t1" AS varchar), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(replace(replace(replace(CAST("t2" AS varchar), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD1.parquet')))
-     coalesce(replace(replace(replace(c2, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
-     coalesce(replace(replace(replace(CAST("name" AS varchar), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
-     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet')))

-- the native query of oracle by a text
SELECT CAST('r' AS VARCHAR2(1)) AS c0,
  CASE WHEN "t1" IS NOT NULL THEN TO_NCHAR('=') || RTRIM("t1") END AS c1,
  TO_CHAR("id", 'FM999999999999999990') AS c2,
  CASE WHEN "t0" IS NOT NULL THEN '=' || RTRIM("t0") END AS c3
  FROM "public"."t"
  UNION ALL SELECT CAST('t' AS VARCHAR2(1)),
  TO_NCHAR('=' || TO_CHAR(COUNT(*))),
  NULL,
  NULL
  FROM "public"."t"

-- its statement, oracle by a text
+     coalesce(replace(replace(replace(substr(c1, 2), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(c2, '\N'),
+     coalesce(replace(replace(replace(substr(c3, 2), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
+     array_join(ARRAY[coalesce(replace(replace(replace(substr(c1, 2), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')], chr(9)) AS k,
+     coalesce(replace(replace(replace(CAST("t1" AS varchar), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(replace(replace(replace(CAST("t0" AS varchar), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
+     array_join(ARRAY[coalesce(replace(replace(replace(CAST("t1" AS varchar), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')], chr(9))
+       AS k,
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD1.parquet')))
-     coalesce(c1, '\N'),
-     coalesce(replace(replace(replace(c2, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
-     array_join(ARRAY[coalesce(c1, '\N')], chr(9)) AS k,
-     coalesce(replace(replace(replace(CAST("name" AS varchar), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
-     array_join(ARRAY[coalesce(CAST("id" AS varchar), '\N')], chr(9)) AS k,
-     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet')))

-- the native query of sqlserver
SELECT 'r' AS c0,
  CONVERT(varchar(20), [id]) AS c1,
  CONVERT(nvarchar(max), [t0]) COLLATE Latin1_General_BIN2 AS c2,
  RTRIM(CONVERT(nvarchar(max), [t1]) COLLATE Latin1_General_BIN2) AS c3
  FROM [public].[t]
  UNION ALL SELECT 't',
  CONVERT(varchar(20), COUNT_BIG(*)),
  NULL,
  NULL
  FROM [public].[t]

-- its statement, sqlserver
+     coalesce(replace(replace(replace(c2, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(replace(replace(replace(c3, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
+     coalesce(replace(replace(replace(CAST("t0" AS varchar), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(replace(replace(replace(CAST("t1" AS varchar), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
+     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD1.parquet')))
-     coalesce(replace(replace(replace(c2, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
-     coalesce(replace(replace(replace(CAST("name" AS varchar), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
-     FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD00000001.parquet')))

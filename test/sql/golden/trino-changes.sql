-- a load and changes: level 1
WITH lake_changes AS (
SELECT array_join(ARRAY['r', coalesce(CAST("id" AS varchar), '\N'), coalesce(‹"name" escaped›, '\N')], chr(9)) AS line,
  array_join(ARRAY[coalesce(CAST("id" AS varchar), '\N')], chr(9)) AS k,
  "$path" AS f,
  true AS is_row,
  coalesce(CAST("Op" AS varchar), '') AS op,
  rpad(regexp_extract("$path", '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), 19, '0') AS seq
  FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t__2" WHERE "$path" IN ('s3://lake/shop/t/20260304-021745123.parquet'))
),
placed_changes
  AS (SELECT *,
    max(seq) OVER (PARTITION BY k) AS last,
    max(CASE WHEN seq IS NULL THEN 1 ELSE 0 END) OVER (PARTITION BY k) AS unplaced
    FROM lake_changes),
last_changes
  AS (SELECT *,
    unplaced = 1 OR seq = last AS is_last,
    md5(to_utf8(CASE WHEN op = 'D' THEN 'd' ELSE line END)) AS content
    FROM placed_changes),
ranked_changes
  AS (SELECT *,
    min(CASE WHEN is_last THEN content END) OVER (PARTITION BY k) AS lowest,
    max(CASE WHEN is_last THEN content END) OVER (PARTITION BY k) AS highest,
    row_number() OVER (PARTITION BY k ORDER BY CASE WHEN is_last THEN 0 ELSE 1 END, content, seq DESC, f) AS nth
    FROM last_changes),
classed_changes
  AS (SELECT *,
    CASE
      WHEN NOT is_row OR op = 'x' THEN 0
      WHEN op NOT IN ('I', 'U', 'D') THEN 3
      WHEN NOT is_last THEN 1
      WHEN lowest = highest THEN CASE WHEN nth = 1 AND op <> 'D' THEN 0 ELSE 1 END
      WHEN nth > 1 THEN 2
      WHEN op = 'D' THEN 5
      ELSE 4
      END
      AS c
    FROM ranked_changes),
changed_keys AS (SELECT DISTINCT k AS changed FROM lake_changes),
both_sides AS (
SELECT line,
  k,
  is_row,
  CAST(NULL AS varchar) AS f,
  1 AS src,
  0 AS lake,
  0 AS c
  FROM (SELECT array_join(ARRAY[c0,
    coalesce(c1, '\N'),
    coalesce(replace(replace(replace(c2, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
    chr(9))
    AS line,
    array_join(ARRAY[coalesce(c1, '\N')], chr(9)) AS k,
    c0 <> 't' AS is_row
    FROM TABLE("shop".system.query(query => '‹native›')))
    AS source_lines
UNION ALL
SELECT line,
  k,
  is_row,
  f,
  0 AS src,
  1 AS lake,
  c
  FROM (SELECT CASE WHEN c = 3 THEN 'o' || chr(9) || op WHEN c IN (2, 5) AND op = 'D' THEN 'd' ELSE line END AS line,
    k,
    is_row,
    f,
    c
    FROM classed_changes)
    AS lake_lines
UNION ALL
SELECT line,
  k,
  is_row,
  f,
  0 AS src,
  1 AS lake,
  c
  FROM (SELECT line,
    k,
    is_row,
    f,
    CASE WHEN changed IS NULL THEN 0 ELSE 1 END AS c
    FROM (SELECT array_join(ARRAY['r', coalesce(CAST("id" AS varchar), '\N'), coalesce(‹"name" escaped›, '\N')], chr(9)) AS line,
      array_join(ARRAY[coalesce(CAST("id" AS varchar), '\N')], chr(9)) AS k,
      "$path" AS f,
      true AS is_row
      FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD1.parquet')))
      AS loaded
    LEFT
    JOIN changed_keys ON changed = k)
    AS lake_lines
),
digests AS (SELECT *, md5(to_utf8(line)) AS m FROM both_sides),
bucketed
  AS (SELECT CASE
    WHEN NOT is_row THEN -1
    WHEN c IN (1, 2, 3, 5) THEN -1 - c
    ELSE CAST(bitwise_and(from_big_endian_64(xxhash64(to_utf8(k))), 65535) AS integer)
    END
    AS b,
    f,
    src,
  count(*) AS n,
  sum(CAST(from_big_endian_64(substr(m, 9, 8)) AS decimal(38, 0))) AS lo,
  sum(CAST(from_big_endian_64(substr(m, 1, 8)) AS decimal(38, 0))) AS hi,
  max(CASE WHEN NOT is_row OR c = 3 THEN line END) AS trailer FROM digests GROUP BY 1, 2, 3)
SELECT CASE WHEN grouping(f) = 1 THEN 'bucket' ELSE 'file' END AS record, b, f,
  CAST(sum(n * src) AS bigint) AS src,
  CAST(sum(lake_rows) AS bigint) AS lake,
  max(trailer) AS trailer
FROM (SELECT *, CASE WHEN b = -1 THEN 0 ELSE n * (1 - src) END AS lake_rows FROM bucketed) AS counted
GROUP BY GROUPING SETS ((b), (f))
HAVING grouping(b) = 1 OR b < 0 OR sum(n * (2 * src - 1)) <> 0
  OR sum(lo * (2 * src - 1)) <> 0 OR sum(hi * (2 * src - 1)) <> 0

-- a load and changes: level 2
WITH lake_changes AS (
SELECT array_join(ARRAY['r', coalesce(CAST("id" AS varchar), '\N'), coalesce(‹"name" escaped›, '\N')], chr(9)) AS line,
  array_join(ARRAY[coalesce(CAST("id" AS varchar), '\N')], chr(9)) AS k,
  "$path" AS f,
  true AS is_row,
  coalesce(CAST("Op" AS varchar), '') AS op,
  rpad(regexp_extract("$path", '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), 19, '0') AS seq
  FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t__2" WHERE "$path" IN ('s3://lake/shop/t/20260304-021745123.parquet'))
),
placed_changes
  AS (SELECT *,
    max(seq) OVER (PARTITION BY k) AS last,
    max(CASE WHEN seq IS NULL THEN 1 ELSE 0 END) OVER (PARTITION BY k) AS unplaced
    FROM lake_changes),
last_changes
  AS (SELECT *,
    unplaced = 1 OR seq = last AS is_last,
    md5(to_utf8(CASE WHEN op = 'D' THEN 'd' ELSE line END)) AS content
    FROM placed_changes),
ranked_changes
  AS (SELECT *,
    min(CASE WHEN is_last THEN content END) OVER (PARTITION BY k) AS lowest,
    max(CASE WHEN is_last THEN content END) OVER (PARTITION BY k) AS highest,
    row_number() OVER (PARTITION BY k ORDER BY CASE WHEN is_last THEN 0 ELSE 1 END, content, seq DESC, f) AS nth
    FROM last_changes),
classed_changes
  AS (SELECT *,
    CASE
      WHEN NOT is_row OR op = 'x' THEN 0
      WHEN op NOT IN ('I', 'U', 'D') THEN 3
      WHEN NOT is_last THEN 1
      WHEN lowest = highest THEN CASE WHEN nth = 1 AND op <> 'D' THEN 0 ELSE 1 END
      WHEN nth > 1 THEN 2
      WHEN op = 'D' THEN 5
      ELSE 4
      END
      AS c
    FROM ranked_changes),
changed_keys AS (SELECT DISTINCT k AS changed FROM lake_changes),
both_sides AS (
SELECT line,
  k,
  is_row,
  NULL AS f,
  1 AS src,
  0 AS lake,
  0 AS c
  FROM (SELECT array_join(ARRAY[c0,
    coalesce(c1, '\N'),
    coalesce(replace(replace(replace(c2, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
    chr(9))
    AS line,
    array_join(ARRAY[coalesce(c1, '\N')], chr(9)) AS k,
    c0 <> 't' AS is_row
    FROM TABLE("shop".system.query(query => '‹native›')))
    AS source_lines
UNION ALL
SELECT line,
  k,
  is_row,
  f,
  0 AS src,
  1 AS lake,
  c
  FROM (SELECT CASE WHEN c = 3 THEN 'o' || chr(9) || op WHEN c IN (2, 5) AND op = 'D' THEN 'd' ELSE line END AS line,
    k,
    is_row,
    f,
    c
    FROM classed_changes)
    AS lake_lines
UNION ALL
SELECT line,
  k,
  is_row,
  f,
  0 AS src,
  1 AS lake,
  c
  FROM (SELECT line,
    k,
    is_row,
    f,
    CASE WHEN changed IS NULL THEN 0 ELSE 1 END AS c
    FROM (SELECT array_join(ARRAY['r', coalesce(CAST("id" AS varchar), '\N'), coalesce(‹"name" escaped›, '\N')], chr(9)) AS line,
      array_join(ARRAY[coalesce(CAST("id" AS varchar), '\N')], chr(9)) AS k,
      "$path" AS f,
      true AS is_row
      FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD1.parquet')))
      AS loaded
    LEFT
    JOIN changed_keys ON changed = k)
    AS lake_lines
),
digests AS (SELECT *, md5(to_utf8(line)) AS m FROM both_sides),
chosen
  AS (SELECT CASE WHEN is_row THEN k END AS k,
    m,
    line,
    f,
    src,
    CASE WHEN c = 0 THEN lake ELSE 0 END AS lake,
    CASE WHEN c IN (2, 4, 5) THEN 1 ELSE 0 END AS tied
    FROM digests
    WHERE NOT is_row OR (CAST(bitwise_and(from_big_endian_64(xxhash64(to_utf8(k))), 65535) AS integer) IN (1) AND c IN (0, 2, 4, 5))),
distinct_rows AS (SELECT k, m, line, min(f) AS f, sum(src) AS src, sum(lake) AS lake, sum(tied) AS tied
  FROM chosen GROUP BY k, m, line),
tied_rows
  AS (SELECT *,
    sum(src) OVER (PARTITION BY k) AS k_src,
    max(tied) OVER (PARTITION BY k) AS k_tied,
    max(CASE WHEN line = 'd' THEN 1 ELSE 0 END) OVER (PARTITION BY k) AS k_gone,
    max(CASE WHEN src > 0 AND tied > 0 THEN 1 ELSE 0 END) OVER (PARTITION BY k) AS k_seen
    FROM distinct_rows),
settled_rows AS (SELECT k, m, line, f, src, CASE WHEN tied > 0 THEN 1 ELSE lake END AS lake FROM tied_rows
  WHERE k_tied = 0 OR (line <> 'd' AND NOT (k_src = 1 AND k_seen = 1) AND NOT (k_src = 0 AND k_gone = 1))),
keyed AS (SELECT *, sum(src) OVER (PARTITION BY k) AS key_src, sum(lake) OVER (PARTITION BY k) AS key_lake
  FROM settled_rows)
SELECT k,
  to_hex(m) AS digest,
  line,
  CAST(src AS bigint) AS src,
  CAST(lake AS bigint) AS lake,
  CAST(key_src AS bigint) AS key_src,
  CAST(key_lake AS bigint) AS key_lake,
  f AS file
FROM keyed WHERE src <> lake

-- changes alone: level 1
+   FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/20260304-021745123.parquet'))
-   FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t__2" WHERE "$path" IN ('s3://lake/shop/t/20260304-021745123.parquet'))
-   FROM (SELECT line,
-     CASE WHEN changed IS NULL THEN 0 ELSE 1 END AS c
-     FROM (SELECT array_join(ARRAY['r', coalesce(CAST("id" AS varchar), '\N'), coalesce(‹"name" escaped›, '\N')], chr(9)) AS line,
-       array_join(ARRAY[coalesce(CAST("id" AS varchar), '\N')], chr(9)) AS k,
-       "$path" AS f,
-       true AS is_row
-       FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD1.parquet')))
-       AS loaded
-     LEFT
-     JOIN changed_keys ON changed = k)

-- changes alone: level 2


-- changes by a sequence: level 1
+   CASE WHEN regexp_like(CAST("seq" AS varchar), '\A(?:[0-9]{35})\z') THEN CAST("seq" AS varchar) END
+     || '|'
+     || rpad(regexp_extract("$path", '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), 19, '0')
+     AS seq
-   rpad(regexp_extract("$path", '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), 19, '0') AS seq

-- changes by a sequence: level 2


-- changes by a time as text: level 1
+   CASE
+     WHEN regexp_like(CAST("at" AS varchar), '\A(?:[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.][0-9]{1,9})?)\z')
+       THEN rpad(CASE WHEN length(CAST("at" AS varchar)) = 19 THEN CAST("at" AS varchar) || '.' ELSE CAST("at" AS varchar) END, 29, '0')
+     || '|'
+     || rpad(regexp_extract("$path", '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), 19, '0')
+     AS seq
-   rpad(regexp_extract("$path", '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), 19, '0') AS seq

-- changes by a time as text: level 2
+     END

-- changes by a time: level 1
+   CASE
+     WHEN regexp_like(CASE
+       WHEN "at" BETWEEN -62135596800000000
+         AND 253402300799999999
+         THEN CAST(CAST(from_unixtime_nanos(CAST("at" AS decimal(38, 0)) * 1000) AT TIME ZONE 'UTC' AS timestamp(9)) AS varchar)
+       ELSE '~' || CAST(CAST(CAST("at" AS decimal(38, 0)) * 1000000 / 1000000 AS decimal(38, 0)) AS varchar)
+       END,
+       '\A(?:[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.][0-9]{1,9})?)\z')
+       THEN rpad(CASE
+         WHEN length(CASE
+           WHEN "at" BETWEEN -62135596800000000
+             AND 253402300799999999
+             THEN CAST(CAST(from_unixtime_nanos(CAST("at" AS decimal(38, 0)) * 1000) AT TIME ZONE 'UTC' AS timestamp(9)) AS varchar)
+           ELSE '~' || CAST(CAST(CAST("at" AS decimal(38, 0)) * 1000000 / 1000000 AS decimal(38, 0)) AS varchar)
+           END) = 19
+           THEN CASE
+             WHEN "at" BETWEEN -62135596800000000
+               AND 253402300799999999
+               THEN CAST(CAST(from_unixtime_nanos(CAST("at" AS decimal(38, 0)) * 1000) AT TIME ZONE 'UTC' AS timestamp(9)) AS varchar)
+             ELSE '~' || CAST(CAST(CAST("at" AS decimal(38, 0)) * 1000000 / 1000000 AS decimal(38, 0)) AS varchar)
+             END
+           || '.'
+         ELSE CASE
+           WHEN "at" BETWEEN -62135596800000000
+             AND 253402300799999999
+             THEN CAST(CAST(from_unixtime_nanos(CAST("at" AS decimal(38, 0)) * 1000) AT TIME ZONE 'UTC' AS timestamp(9)) AS varchar)
+           ELSE '~' || CAST(CAST(CAST("at" AS decimal(38, 0)) * 1000000 / 1000000 AS decimal(38, 0)) AS varchar)
+           END
+         END,
+         29,
+         '0')
+     || '|'
+     || rpad(regexp_extract("$path", '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), 19, '0')
+     AS seq
-   rpad(regexp_extract("$path", '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), 19, '0') AS seq

-- changes by a time: level 2
+     END

-- changes by a column that some files have: level 1
+   FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t__3" WHERE "$path" IN ('s3://lake/shop/t/20260305-021745123.parquet'))

-- changes by a column that some files have: level 2


-- changes without their operation: level 1
+   'U' AS op,
-   coalesce(CAST("Op" AS varchar), '') AS op,

-- changes without their operation: level 2


-- changes that should have their operation
ChangesWithoutOperation: public.t: s3://lake/shop/t/20260304-021745123.parquet holds changes without the column Op, which the endpoint's settings say it has: an insert, an update and a delete look alike there. Give the task's endpoints in the configuration if it captures inserts alone (CdcInsertsOnly, CdcInsertsAndUpdates); else look for who wrote the file.

-- changes some of which have their operation
ChangesWithoutOperation: public.t: s3://lake/shop/t/20260305-021745123.parquet holds changes without the column Op, which other files have: an insert, an update and a delete look alike there. Give the task's endpoints in the configuration if it captures inserts alone (CdcInsertsOnly, CdcInsertsAndUpdates); else look for who wrote the file.

-- changes whose operation is a number
UnreadableOperation: public.t: the column Op is of the type decimal. See who wrote the files: DMS writes a text.

-- changes whose operation is bytes: level 1
+   coalesce(CASE WHEN to_utf8(from_utf8("Op")) = "Op" THEN from_utf8("Op") ELSE '~' || lower(to_hex("Op")) END, '') AS op,
-   coalesce(CAST("Op" AS varchar), '') AS op,

-- changes whose operation is bytes: level 2


-- changes beside files that are not read: level 1


-- changes beside files that are not read: level 2


-- changes of a table with a column file_row_number: level 1


-- changes of a table with a column file_row_number: level 2


-- changes of a table without a key
ChangesWithoutKey: public.t: 1 files hold changes (s3://lake/shop/t/20260304-021745123.parquet), and the table has no key that both sides have: which row a change is about is not known. Name a unique key of the table in compare.tables; or compare after a new full load, before changes are written.

-- changes of a table with a column Op
SharedLakeColumn: public.t: a column of the table has the name of DMS's column of the operation, Op. Rename it with a transformation rule of the task, and load again.

-- changes of CSV: native
SELECT CASE WHEN (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1) THEN 'a' ELSE 'r' END AS c0, "id"::text AS c1, CASE WHEN ("name"::text) COLLATE "C" = 'NULL' THEN NULL ELSE "name"::text END AS c2 FROM "public"."t" UNION ALL SELECT 't', concat_ws(',', count(*), count(*) FILTER (WHERE ("name"::text) COLLATE "C" = 'NULL'), count(*) FILTER (WHERE (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1))), NULL FROM "public"."t"

-- changes of CSV: level 1
WITH lake_changes AS (
SELECT CASE
  WHEN good
    THEN array_join(ARRAY['r',
      coalesce(replace(replace(replace(CASE
        WHEN regexp_like(element_at(fields, 2), '\A(?:0|-?[1-9][0-9]*)\z') THEN element_at(fields, 2)
        ELSE '!' || element_at(fields, 2)
        END,
        '\',
        '\\'),
        chr(9),
        '\t'),
        chr(10),
        '\n'),
        '\N'),
      coalesce(replace(replace(replace(element_at(fields, 3), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
      chr(9))
  ELSE 'x' || chr(9) || replace(path, chr(9), ' ') || chr(9) || '? ' || reason || ' ' || lower(to_hex(md5(to_utf8(line))))
  END
  AS line,
  CASE
    WHEN good
      THEN array_join(ARRAY[coalesce(replace(replace(replace(CASE
        WHEN regexp_like(element_at(fields, 2), '\A(?:0|-?[1-9][0-9]*)\z') THEN element_at(fields, 2)
        ELSE '!' || element_at(fields, 2)
        END,
        '\',
        '\\'),
        chr(9),
        '\t'),
        chr(10),
        '\n'),
        '\N')],
        chr(9))
    ELSE '\x' || 'x' || chr(9) || replace(path, chr(9), ' ') || chr(9) || '? ' || reason || ' ' || lower(to_hex(md5(to_utf8(line))))
    END
    AS k,
  path AS f,
  NOT false AS is_row,
  length(to_utf8(line)) AS w,
  CASE WHEN NOT good THEN 'x' WHEN true THEN coalesce(element_at(fields, 1), '') ELSE 'L' END AS op,
  CASE
    WHEN good
      AND true
      THEN CASE WHEN regexp_like(element_at(fields, 4), '\A(?:[0-9]{35})\z') THEN element_at(fields, 4) END
      || '|'
      || rpad(regexp_extract(path, '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), 19, '0')
    END
    AS seq
  FROM (SELECT path,
    line,
    array_join(pieces, '') = ',' || line AND cardinality(pieces) = 4 AS good,
    CASE
      WHEN cardinality(pieces) = 0 THEN 'utf8 0'
      WHEN NOT array_join(pieces, '') = ',' || line THEN 'quote 0'
      ELSE 'fields ' || CAST(cardinality(pieces) AS varchar)
      END
      AS reason,
    transform(pieces,
      p -> CASE
        WHEN substr(p, 2) = 'NULL' THEN NULL
        ELSE CASE
          WHEN starts_with(substr(p, 2), '"') THEN replace(substr(substr(p, 2), 2, length(substr(p, 2)) - 2), '""', '"')
          ELSE substr(p, 2)
          END
        END)
      AS fields
    FROM (SELECT "$path" AS path,
      line,
      CASE
        WHEN to_utf8(from_utf8(to_utf8(line))) = to_utf8(line)
          THEN regexp_extract_all(',' || line, '(?s),(?:"(?:[^"]++|"")*+"(?=,|\z)|(?:(?!,)[^"\n])*+)')
        ELSE ARRAY[]
        END
        AS pieces
      FROM "lake"."runs"."t"
      WHERE "$path" IN ('s3://lake/shop/t/20260304-021745123.csv'))
      AS split_lines)
    AS csv_lines
),
placed_changes
  AS (SELECT *,
    max(seq) OVER (PARTITION BY k) AS last,
    max(CASE WHEN seq IS NULL THEN 1 ELSE 0 END) OVER (PARTITION BY k) AS unplaced
    FROM lake_changes),
last_changes
  AS (SELECT *,
    unplaced = 1 OR seq = last AS is_last,
    md5(to_utf8(CASE WHEN op = 'D' THEN 'd' ELSE line END)) AS content
    FROM placed_changes),
ranked_changes
  AS (SELECT *,
    min(CASE WHEN is_last THEN content END) OVER (PARTITION BY k) AS lowest,
    max(CASE WHEN is_last THEN content END) OVER (PARTITION BY k) AS highest,
    row_number() OVER (PARTITION BY k ORDER BY CASE WHEN is_last THEN 0 ELSE 1 END, content, seq DESC, f) AS nth
    FROM last_changes),
classed_changes
  AS (SELECT *,
    CASE
      WHEN NOT is_row OR op = 'x' THEN 0
      WHEN op NOT IN ('I', 'U', 'D') THEN 3
      WHEN NOT is_last THEN 1
      WHEN lowest = highest THEN CASE WHEN nth = 1 AND op <> 'D' THEN 0 ELSE 1 END
      WHEN nth > 1 THEN 2
      WHEN op = 'D' THEN 5
      ELSE 4
      END
      AS c
    FROM ranked_changes),
changed_keys AS (SELECT DISTINCT k AS changed FROM lake_changes),
both_sides AS (
SELECT line,
  k,
  is_row,
  CAST(NULL AS varchar) AS f,
  1 AS src,
  0 AS lake,
  0 AS w,
  0 AS c
  FROM (SELECT array_join(ARRAY[c0,
    coalesce(c1, '\N'),
    coalesce(replace(replace(replace(c2, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
    chr(9))
    AS line,
    array_join(ARRAY[coalesce(c1, '\N')], chr(9)) AS k,
    c0 <> 't' AS is_row
    FROM TABLE("shop".system.query(query => '‹native›')))
    AS source_lines
UNION ALL
SELECT line,
  k,
  is_row,
  f,
  0 AS src,
  1 AS lake,
  w,
  c
  FROM (SELECT CASE WHEN c = 3 THEN 'o' || chr(9) || op WHEN c IN (2, 5) AND op = 'D' THEN 'd' ELSE line END AS line,
    k,
    is_row,
    f,
    c,
    w
    FROM classed_changes)
    AS lake_lines
UNION ALL
SELECT line,
  k,
  is_row,
  f,
  0 AS src,
  1 AS lake,
  w,
  c
  FROM (SELECT line,
    k,
    is_row,
    f,
    w,
    CASE WHEN changed IS NULL THEN 0 ELSE 1 END AS c
    FROM (SELECT CASE
      WHEN good
        THEN array_join(ARRAY['r',
          coalesce(replace(replace(replace(CASE
            WHEN regexp_like(element_at(fields, 1), '\A(?:0|-?[1-9][0-9]*)\z') THEN element_at(fields, 1)
            ELSE '!' || element_at(fields, 1)
            END,
            '\',
            '\\'),
            chr(9),
            '\t'),
            chr(10),
            '\n'),
            '\N'),
          coalesce(replace(replace(replace(element_at(fields, 2), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
          chr(9))
      ELSE 'x' || chr(9) || replace(path, chr(9), ' ') || chr(9) || '? ' || reason || ' ' || lower(to_hex(md5(to_utf8(line))))
      END
      AS line,
      CASE
        WHEN good
          THEN array_join(ARRAY[coalesce(replace(replace(replace(CASE
            WHEN regexp_like(element_at(fields, 1), '\A(?:0|-?[1-9][0-9]*)\z') THEN element_at(fields, 1)
            ELSE '!' || element_at(fields, 1)
            END,
            '\',
            '\\'),
            chr(9),
            '\t'),
            chr(10),
            '\n'),
            '\N')],
            chr(9))
        ELSE '\x' || 'x' || chr(9) || replace(path, chr(9), ' ') || chr(9) || '? ' || reason || ' ' || lower(to_hex(md5(to_utf8(line))))
        END
        AS k,
      path AS f,
      NOT false AS is_row,
      length(to_utf8(line)) AS w,
      CASE WHEN NOT good THEN 'x' WHEN false THEN 'U' ELSE 'L' END AS op,
      CASE
        WHEN good
          AND false
          THEN CAST(NULL AS varchar)
          || '|'
          || rpad(regexp_extract(path, '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), 19, '0')
        END
        AS seq
      FROM (SELECT path,
        line,
        array_join(pieces, '') = ',' || line AND cardinality(pieces) = 2 AS good,
        CASE
          WHEN cardinality(pieces) = 0 THEN 'utf8 0'
          WHEN NOT array_join(pieces, '') = ',' || line THEN 'quote 0'
          ELSE 'fields ' || CAST(cardinality(pieces) AS varchar)
          END
          AS reason,
        transform(pieces,
          p -> CASE
            WHEN substr(p, 2) = 'NULL' THEN NULL
            ELSE CASE
              WHEN starts_with(substr(p, 2), '"') THEN replace(substr(substr(p, 2), 2, length(substr(p, 2)) - 2), '""', '"')
              ELSE substr(p, 2)
              END
            END)
          AS fields
        FROM (SELECT "$path" AS path,
          line,
          CASE
            WHEN to_utf8(from_utf8(to_utf8(line))) = to_utf8(line)
              THEN regexp_extract_all(',' || line, '(?s),(?:"(?:[^"]++|"")*+"(?=,|\z)|(?:(?!,)[^"\n])*+)')
            ELSE ARRAY[]
            END
            AS pieces
          FROM "lake"."runs"."t"
          WHERE "$path" IN ('s3://lake/shop/t/LOAD1.csv'))
          AS split_lines)
        AS csv_lines)
      AS loaded
    LEFT
    JOIN changed_keys ON changed = k)
    AS lake_lines
),
digests AS (SELECT *, md5(to_utf8(line)) AS m FROM both_sides),
bucketed
  AS (SELECT CASE
    WHEN NOT is_row THEN -1
    WHEN c IN (1, 2, 3, 5) THEN -1 - c
    ELSE CAST(bitwise_and(from_big_endian_64(xxhash64(to_utf8(k))), 65535) AS integer)
    END
    AS b,
    f,
    src,
  count(*) AS n,
  sum(CAST(from_big_endian_64(substr(m, 9, 8)) AS decimal(38, 0))) AS lo,
  sum(CAST(from_big_endian_64(substr(m, 1, 8)) AS decimal(38, 0))) AS hi,
  sum(w) AS w,
  max(CASE WHEN NOT is_row OR c = 3 THEN line END) AS trailer FROM digests GROUP BY 1, 2, 3)
SELECT CASE WHEN grouping(f) = 1 THEN 'bucket' ELSE 'file' END AS record, b, f,
  CAST(sum(n * src) AS bigint) AS src,
  CAST(sum(lake_rows) AS bigint) AS lake,
  CASE WHEN max(f) IS NOT NULL AND grouping(f) = 0 THEN 'w' || chr(9) || CAST(sum(w) AS varchar) ELSE max(trailer) END AS trailer
FROM (SELECT *, CASE WHEN b = -1 THEN 0 ELSE n * (1 - src) END AS lake_rows FROM bucketed) AS counted
GROUP BY GROUPING SETS ((b), (f))
HAVING grouping(b) = 1 OR b < 0 OR sum(n * (2 * src - 1)) <> 0
  OR sum(lo * (2 * src - 1)) <> 0 OR sum(hi * (2 * src - 1)) <> 0

-- changes of CSV: level 2
WITH lake_changes AS (
SELECT CASE
  WHEN good
    THEN array_join(ARRAY['r',
      coalesce(replace(replace(replace(CASE
        WHEN regexp_like(element_at(fields, 2), '\A(?:0|-?[1-9][0-9]*)\z') THEN element_at(fields, 2)
        ELSE '!' || element_at(fields, 2)
        END,
        '\',
        '\\'),
        chr(9),
        '\t'),
        chr(10),
        '\n'),
        '\N'),
      coalesce(replace(replace(replace(element_at(fields, 3), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
      chr(9))
  ELSE 'x' || chr(9) || replace(path, chr(9), ' ') || chr(9) || '? ' || reason || ' ' || lower(to_hex(md5(to_utf8(line))))
  END
  AS line,
  CASE
    WHEN good
      THEN array_join(ARRAY[coalesce(replace(replace(replace(CASE
        WHEN regexp_like(element_at(fields, 2), '\A(?:0|-?[1-9][0-9]*)\z') THEN element_at(fields, 2)
        ELSE '!' || element_at(fields, 2)
        END,
        '\',
        '\\'),
        chr(9),
        '\t'),
        chr(10),
        '\n'),
        '\N')],
        chr(9))
    ELSE '\x' || 'x' || chr(9) || replace(path, chr(9), ' ') || chr(9) || '? ' || reason || ' ' || lower(to_hex(md5(to_utf8(line))))
    END
    AS k,
  path AS f,
  NOT false AS is_row,
  length(to_utf8(line)) AS w,
  CASE WHEN NOT good THEN 'x' WHEN true THEN coalesce(element_at(fields, 1), '') ELSE 'L' END AS op,
  CASE
    WHEN good
      AND true
      THEN CASE WHEN regexp_like(element_at(fields, 4), '\A(?:[0-9]{35})\z') THEN element_at(fields, 4) END
      || '|'
      || rpad(regexp_extract(path, '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), 19, '0')
    END
    AS seq
  FROM (SELECT path,
    line,
    array_join(pieces, '') = ',' || line AND cardinality(pieces) = 4 AS good,
    CASE
      WHEN cardinality(pieces) = 0 THEN 'utf8 0'
      WHEN NOT array_join(pieces, '') = ',' || line THEN 'quote 0'
      ELSE 'fields ' || CAST(cardinality(pieces) AS varchar)
      END
      AS reason,
    transform(pieces,
      p -> CASE
        WHEN substr(p, 2) = 'NULL' THEN NULL
        ELSE CASE
          WHEN starts_with(substr(p, 2), '"') THEN replace(substr(substr(p, 2), 2, length(substr(p, 2)) - 2), '""', '"')
          ELSE substr(p, 2)
          END
        END)
      AS fields
    FROM (SELECT "$path" AS path,
      line,
      CASE
        WHEN to_utf8(from_utf8(to_utf8(line))) = to_utf8(line)
          THEN regexp_extract_all(',' || line, '(?s),(?:"(?:[^"]++|"")*+"(?=,|\z)|(?:(?!,)[^"\n])*+)')
        ELSE ARRAY[]
        END
        AS pieces
      FROM "lake"."runs"."t"
      WHERE "$path" IN ('s3://lake/shop/t/20260304-021745123.csv'))
      AS split_lines)
    AS csv_lines
  WHERE NOT false
),
placed_changes
  AS (SELECT *,
    max(seq) OVER (PARTITION BY k) AS last,
    max(CASE WHEN seq IS NULL THEN 1 ELSE 0 END) OVER (PARTITION BY k) AS unplaced
    FROM lake_changes),
last_changes
  AS (SELECT *,
    unplaced = 1 OR seq = last AS is_last,
    md5(to_utf8(CASE WHEN op = 'D' THEN 'd' ELSE line END)) AS content
    FROM placed_changes),
ranked_changes
  AS (SELECT *,
    min(CASE WHEN is_last THEN content END) OVER (PARTITION BY k) AS lowest,
    max(CASE WHEN is_last THEN content END) OVER (PARTITION BY k) AS highest,
    row_number() OVER (PARTITION BY k ORDER BY CASE WHEN is_last THEN 0 ELSE 1 END, content, seq DESC, f) AS nth
    FROM last_changes),
classed_changes
  AS (SELECT *,
    CASE
      WHEN NOT is_row OR op = 'x' THEN 0
      WHEN op NOT IN ('I', 'U', 'D') THEN 3
      WHEN NOT is_last THEN 1
      WHEN lowest = highest THEN CASE WHEN nth = 1 AND op <> 'D' THEN 0 ELSE 1 END
      WHEN nth > 1 THEN 2
      WHEN op = 'D' THEN 5
      ELSE 4
      END
      AS c
    FROM ranked_changes),
changed_keys AS (SELECT DISTINCT k AS changed FROM lake_changes),
both_sides AS (
SELECT line,
  k,
  is_row,
  NULL AS f,
  1 AS src,
  0 AS lake,
  0 AS w,
  0 AS c
  FROM (SELECT array_join(ARRAY[c0,
    coalesce(c1, '\N'),
    coalesce(replace(replace(replace(c2, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
    chr(9))
    AS line,
    array_join(ARRAY[coalesce(c1, '\N')], chr(9)) AS k,
    c0 <> 't' AS is_row
    FROM TABLE("shop".system.query(query => '‹native›')))
    AS source_lines
UNION ALL
SELECT line,
  k,
  is_row,
  f,
  0 AS src,
  1 AS lake,
  w,
  c
  FROM (SELECT CASE WHEN c = 3 THEN 'o' || chr(9) || op WHEN c IN (2, 5) AND op = 'D' THEN 'd' ELSE line END AS line,
    k,
    is_row,
    f,
    c,
    w
    FROM classed_changes)
    AS lake_lines
UNION ALL
SELECT line,
  k,
  is_row,
  f,
  0 AS src,
  1 AS lake,
  w,
  c
  FROM (SELECT line,
    k,
    is_row,
    f,
    w,
    CASE WHEN changed IS NULL THEN 0 ELSE 1 END AS c
    FROM (SELECT CASE
      WHEN good
        THEN array_join(ARRAY['r',
          coalesce(replace(replace(replace(CASE
            WHEN regexp_like(element_at(fields, 1), '\A(?:0|-?[1-9][0-9]*)\z') THEN element_at(fields, 1)
            ELSE '!' || element_at(fields, 1)
            END,
            '\',
            '\\'),
            chr(9),
            '\t'),
            chr(10),
            '\n'),
            '\N'),
          coalesce(replace(replace(replace(element_at(fields, 2), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
          chr(9))
      ELSE 'x' || chr(9) || replace(path, chr(9), ' ') || chr(9) || '? ' || reason || ' ' || lower(to_hex(md5(to_utf8(line))))
      END
      AS line,
      CASE
        WHEN good
          THEN array_join(ARRAY[coalesce(replace(replace(replace(CASE
            WHEN regexp_like(element_at(fields, 1), '\A(?:0|-?[1-9][0-9]*)\z') THEN element_at(fields, 1)
            ELSE '!' || element_at(fields, 1)
            END,
            '\',
            '\\'),
            chr(9),
            '\t'),
            chr(10),
            '\n'),
            '\N')],
            chr(9))
        ELSE '\x' || 'x' || chr(9) || replace(path, chr(9), ' ') || chr(9) || '? ' || reason || ' ' || lower(to_hex(md5(to_utf8(line))))
        END
        AS k,
      path AS f,
      NOT false AS is_row,
      length(to_utf8(line)) AS w,
      CASE WHEN NOT good THEN 'x' WHEN false THEN 'U' ELSE 'L' END AS op,
      CASE
        WHEN good
          AND false
          THEN CAST(NULL AS varchar)
          || '|'
          || rpad(regexp_extract(path, '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), 19, '0')
        END
        AS seq
      FROM (SELECT path,
        line,
        array_join(pieces, '') = ',' || line AND cardinality(pieces) = 2 AS good,
        CASE
          WHEN cardinality(pieces) = 0 THEN 'utf8 0'
          WHEN NOT array_join(pieces, '') = ',' || line THEN 'quote 0'
          ELSE 'fields ' || CAST(cardinality(pieces) AS varchar)
          END
          AS reason,
        transform(pieces,
          p -> CASE
            WHEN substr(p, 2) = 'NULL' THEN NULL
            ELSE CASE
              WHEN starts_with(substr(p, 2), '"') THEN replace(substr(substr(p, 2), 2, length(substr(p, 2)) - 2), '""', '"')
              ELSE substr(p, 2)
              END
            END)
          AS fields
        FROM (SELECT "$path" AS path,
          line,
          CASE
            WHEN to_utf8(from_utf8(to_utf8(line))) = to_utf8(line)
              THEN regexp_extract_all(',' || line, '(?s),(?:"(?:[^"]++|"")*+"(?=,|\z)|(?:(?!,)[^"\n])*+)')
            ELSE ARRAY[]
            END
            AS pieces
          FROM "lake"."runs"."t"
          WHERE "$path" IN ('s3://lake/shop/t/LOAD1.csv'))
          AS split_lines)
        AS csv_lines
      WHERE NOT false)
      AS loaded
    LEFT
    JOIN changed_keys ON changed = k)
    AS lake_lines
),
digests AS (SELECT *, md5(to_utf8(line)) AS m FROM both_sides),
chosen
  AS (SELECT CASE WHEN is_row THEN k END AS k,
    m,
    line,
    f,
    src,
    CASE WHEN c = 0 THEN lake ELSE 0 END AS lake,
    CASE WHEN c IN (2, 4, 5) THEN 1 ELSE 0 END AS tied
    FROM digests
    WHERE NOT is_row OR (CAST(bitwise_and(from_big_endian_64(xxhash64(to_utf8(k))), 65535) AS integer) IN (1) AND c IN (0, 2, 4, 5))),
distinct_rows AS (SELECT k, m, line, min(f) AS f, sum(src) AS src, sum(lake) AS lake, sum(tied) AS tied
  FROM chosen GROUP BY k, m, line),
tied_rows
  AS (SELECT *,
    sum(src) OVER (PARTITION BY k) AS k_src,
    max(tied) OVER (PARTITION BY k) AS k_tied,
    max(CASE WHEN line = 'd' THEN 1 ELSE 0 END) OVER (PARTITION BY k) AS k_gone,
    max(CASE WHEN src > 0 AND tied > 0 THEN 1 ELSE 0 END) OVER (PARTITION BY k) AS k_seen
    FROM distinct_rows),
settled_rows AS (SELECT k, m, line, f, src, CASE WHEN tied > 0 THEN 1 ELSE lake END AS lake FROM tied_rows
  WHERE k_tied = 0 OR (line <> 'd' AND NOT (k_src = 1 AND k_seen = 1) AND NOT (k_src = 0 AND k_gone = 1))),
keyed AS (SELECT *, sum(src) OVER (PARTITION BY k) AS key_src, sum(lake) OVER (PARTITION BY k) AS key_lake
  FROM settled_rows)
SELECT k,
  to_hex(m) AS digest,
  line,
  CAST(src AS bigint) AS src,
  CAST(lake AS bigint) AS lake,
  CAST(key_src AS bigint) AS key_src,
  CAST(key_lake AS bigint) AS key_lake,
  f AS file
FROM keyed WHERE src <> lake

-- changes of CSV alone: native
SELECT CASE WHEN (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1) THEN 'a' ELSE 'r' END AS c0, "id"::text AS c1, CASE WHEN ("name"::text) COLLATE "C" = 'NULL' THEN NULL ELSE "name"::text END AS c2 FROM "public"."t" UNION ALL SELECT 't', concat_ws(',', count(*), count(*) FILTER (WHERE ("name"::text) COLLATE "C" = 'NULL'), count(*) FILTER (WHERE (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1))), NULL FROM "public"."t"

-- changes of CSV alone: level 1
-   FROM (SELECT line,
-     w,
-     CASE WHEN changed IS NULL THEN 0 ELSE 1 END AS c
-     FROM (SELECT CASE
-       WHEN good
-         THEN array_join(ARRAY['r',
-           coalesce(replace(replace(replace(CASE
-             WHEN regexp_like(element_at(fields, 1), '\A(?:0|-?[1-9][0-9]*)\z') THEN element_at(fields, 1)
-             ELSE '!' || element_at(fields, 1)
-             END,
-             '\',
-             '\\'),
-             chr(9),
-             '\t'),
-             chr(10),
-             '\n'),
-             '\N'),
-           coalesce(replace(replace(replace(element_at(fields, 2), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
-           chr(9))
-       ELSE 'x' || chr(9) || replace(path, chr(9), ' ') || chr(9) || '? ' || reason || ' ' || lower(to_hex(md5(to_utf8(line))))
-       AS line,
-         WHEN good
-           THEN array_join(ARRAY[coalesce(replace(replace(replace(CASE
-             WHEN regexp_like(element_at(fields, 1), '\A(?:0|-?[1-9][0-9]*)\z') THEN element_at(fields, 1)
-             ELSE '!' || element_at(fields, 1)
-             END,
-             '\',
-             '\\'),
-             chr(9),
-             '\t'),
-             chr(10),
-             '\n'),
-             '\N')],
-             chr(9))
-         ELSE '\x' || 'x' || chr(9) || replace(path, chr(9), ' ') || chr(9) || '? ' || reason || ' ' || lower(to_hex(md5(to_utf8(line))))
-         AS k,
-       path AS f,
-       NOT false AS is_row,
-       length(to_utf8(line)) AS w,
-       CASE WHEN NOT good THEN 'x' WHEN false THEN 'U' ELSE 'L' END AS op,
-         WHEN good
-           AND false
-           THEN CAST(NULL AS varchar)
-           || '|'
-           || rpad(regexp_extract(path, '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), 19, '0')
-         AS seq
-       FROM (SELECT path,
-         line,
-         array_join(pieces, '') = ',' || line AND cardinality(pieces) = 2 AS good,
-         CASE
-           WHEN cardinality(pieces) = 0 THEN 'utf8 0'
-           WHEN NOT array_join(pieces, '') = ',' || line THEN 'quote 0'
-           ELSE 'fields ' || CAST(cardinality(pieces) AS varchar)
-           AS reason,
-         transform(pieces,
-           p -> CASE
-             WHEN substr(p, 2) = 'NULL' THEN NULL
-             ELSE CASE
-               WHEN starts_with(substr(p, 2), '"') THEN replace(substr(substr(p, 2), 2, length(substr(p, 2)) - 2), '""', '"')
-               ELSE substr(p, 2)
-               END
-             END)
-           AS fields
-         FROM (SELECT "$path" AS path,
-           line,
-           CASE
-             WHEN to_utf8(from_utf8(to_utf8(line))) = to_utf8(line)
-               THEN regexp_extract_all(',' || line, '(?s),(?:"(?:[^"]++|"")*+"(?=,|\z)|(?:(?!,)[^"\n])*+)')
-             ELSE ARRAY[]
-             END
-             AS pieces
-           FROM "lake"."runs"."t"
-           WHERE "$path" IN ('s3://lake/shop/t/LOAD1.csv'))
-           AS split_lines)
-         AS csv_lines)
-       AS loaded
-     LEFT
-     JOIN changed_keys ON changed = k)

-- changes of CSV alone: level 2
-         AS csv_lines
-       WHERE NOT false)

-- changes of CSV without what orders them: native
SELECT CASE WHEN (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1) THEN 'a' ELSE 'r' END AS c0, "id"::text AS c1, CASE WHEN ("name"::text) COLLATE "C" = 'NULL' THEN NULL ELSE "name"::text END AS c2 FROM "public"."t" UNION ALL SELECT 't', concat_ws(',', count(*), count(*) FILTER (WHERE ("name"::text) COLLATE "C" = 'NULL'), count(*) FILTER (WHERE (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1))), NULL FROM "public"."t"

-- changes of CSV without what orders them: level 1
+   CASE WHEN good AND true THEN rpad(regexp_extract(path, '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), 19, '0') END AS seq
+     array_join(pieces, '') = ',' || line AND cardinality(pieces) = 3 AS good,
+       CASE WHEN good AND false THEN rpad(regexp_extract(path, '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), 19, '0') END AS seq
-       AND true
-       THEN CASE WHEN regexp_like(element_at(fields, 4), '\A(?:[0-9]{35})\z') THEN element_at(fields, 4) END
-       || '|'
-       || rpad(regexp_extract(path, '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), 19, '0')
-     AS seq
-     array_join(pieces, '') = ',' || line AND cardinality(pieces) = 4 AS good,
-           AND false
-           THEN CAST(NULL AS varchar)
-           || '|'
-           || rpad(regexp_extract(path, '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), 19, '0')
-         AS seq

-- changes of CSV without what orders them: level 2


-- changes of CSV of all tables
TransactionsNotRead: public.t: this engine does not read the changes of all tables in one file (s3://lake/shop/t/CDC_TXN-20260304021745123.csv). Run it on the embedded engine; with another CsvDelimiter and CsvRowDelimiter, and Rfc4180, if it says so.

-- changes of CSV, without a load: native
SELECT CASE WHEN (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1) THEN 'a' ELSE 'r' END AS c0, "id"::text AS c1, CASE WHEN ("name"::text) COLLATE "C" = 'NULL' THEN NULL ELSE "name"::text END AS c2 FROM "public"."t" UNION ALL SELECT 't', concat_ws(',', count(*), count(*) FILTER (WHERE ("name"::text) COLLATE "C" = 'NULL'), count(*) FILTER (WHERE (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1))), NULL FROM "public"."t"

-- changes of CSV, without a load: level 1
+   CASE WHEN good AND true THEN rpad(regexp_extract(path, '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), 19, '0') END AS seq
+     array_join(pieces, '') = ',' || line AND cardinality(pieces) = 3 AS good,
-       AND true
-       THEN CASE WHEN regexp_like(element_at(fields, 4), '\A(?:[0-9]{35})\z') THEN element_at(fields, 4) END
-       || '|'
-       || rpad(regexp_extract(path, '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), 19, '0')
-     AS seq
-     array_join(pieces, '') = ',' || line AND cardinality(pieces) = 4 AS good,
-   FROM (SELECT line,
-     w,
-     CASE WHEN changed IS NULL THEN 0 ELSE 1 END AS c
-     FROM (SELECT CASE
-       WHEN good
-         THEN array_join(ARRAY['r',
-           coalesce(replace(replace(replace(CASE
-             WHEN regexp_like(element_at(fields, 1), '\A(?:0|-?[1-9][0-9]*)\z') THEN element_at(fields, 1)
-             ELSE '!' || element_at(fields, 1)
-             END,
-             '\',
-             '\\'),
-             chr(9),
-             '\t'),
-             chr(10),
-             '\n'),
-             '\N'),
-           coalesce(replace(replace(replace(element_at(fields, 2), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
-           chr(9))
-       ELSE 'x' || chr(9) || replace(path, chr(9), ' ') || chr(9) || '? ' || reason || ' ' || lower(to_hex(md5(to_utf8(line))))
-       AS line,
-         WHEN good
-           THEN array_join(ARRAY[coalesce(replace(replace(replace(CASE
-             WHEN regexp_like(element_at(fields, 1), '\A(?:0|-?[1-9][0-9]*)\z') THEN element_at(fields, 1)
-             ELSE '!' || element_at(fields, 1)
-             END,
-             '\',
-             '\\'),
-             chr(9),
-             '\t'),
-             chr(10),
-             '\n'),
-             '\N')],
-             chr(9))
-         ELSE '\x' || 'x' || chr(9) || replace(path, chr(9), ' ') || chr(9) || '? ' || reason || ' ' || lower(to_hex(md5(to_utf8(line))))
-         AS k,
-       path AS f,
-       NOT false AS is_row,
-       length(to_utf8(line)) AS w,
-       CASE WHEN NOT good THEN 'x' WHEN false THEN 'U' ELSE 'L' END AS op,
-         WHEN good
-           AND false
-           THEN CAST(NULL AS varchar)
-           || '|'
-           || rpad(regexp_extract(path, '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), 19, '0')
-         AS seq
-       FROM (SELECT path,
-         line,
-         array_join(pieces, '') = ',' || line AND cardinality(pieces) = 2 AS good,
-         CASE
-           WHEN cardinality(pieces) = 0 THEN 'utf8 0'
-           WHEN NOT array_join(pieces, '') = ',' || line THEN 'quote 0'
-           ELSE 'fields ' || CAST(cardinality(pieces) AS varchar)
-           AS reason,
-         transform(pieces,
-           p -> CASE
-             WHEN substr(p, 2) = 'NULL' THEN NULL
-             ELSE CASE
-               WHEN starts_with(substr(p, 2), '"') THEN replace(substr(substr(p, 2), 2, length(substr(p, 2)) - 2), '""', '"')
-               ELSE substr(p, 2)
-               END
-             END)
-           AS fields
-         FROM (SELECT "$path" AS path,
-           line,
-           CASE
-             WHEN to_utf8(from_utf8(to_utf8(line))) = to_utf8(line)
-               THEN regexp_extract_all(',' || line, '(?s),(?:"(?:[^"]++|"")*+"(?=,|\z)|(?:(?!,)[^"\n])*+)')
-             ELSE ARRAY[]
-             END
-             AS pieces
-           FROM "lake"."runs"."t"
-           WHERE "$path" IN ('s3://lake/shop/t/LOAD1.csv'))
-           AS split_lines)
-         AS csv_lines)
-       AS loaded
-     LEFT
-     JOIN changed_keys ON changed = k)

-- changes of CSV, without a load: level 2
-         AS csv_lines
-       WHERE NOT false)

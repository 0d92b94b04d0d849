-- a load and changes: level 1
WITH lake_changes AS MATERIALIZED (
SELECT concat_ws(chr(9), 'r', coalesce("id"::VARCHAR, '\N'), coalesce(‹"name" escaped›, '\N')) AS line,
  concat_ws(chr(9), coalesce("id"::VARCHAR, '\N')) AS k,
  "loadproof_file" AS f,
  true AS is_row,
  coalesce("Op", '') AS op,
  rpad(nullif(regexp_extract("loadproof_file", '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), ''), 19, '0')
    || '|'
    || lpad(CAST(file_row_number AS VARCHAR), 15, '0')
    AS seq
  FROM read_parquet(['s3://lake/shop/t/20260304-021745123.parquet'], filename = 'loadproof_file', file_row_number = true)
),
placed_changes
  AS (SELECT *,
    max(seq) OVER (PARTITION BY k) AS last,
    max(CASE WHEN seq IS NULL THEN 1 ELSE 0 END) OVER (PARTITION BY k) AS unplaced
    FROM lake_changes),
last_changes
  AS (SELECT *,
    unplaced = 1 OR seq = last AS is_last,
    md5_number(CASE WHEN op = 'D' THEN 'd' ELSE line END) AS content
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
  CAST(NULL AS VARCHAR) AS f,
  1 AS src,
  0 AS lake,
  0 AS c
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
    FROM (SELECT concat_ws(chr(9), 'r', coalesce("id"::VARCHAR, '\N'), coalesce(‹"name" escaped›, '\N')) AS line,
      concat_ws(chr(9), coalesce("id"::VARCHAR, '\N')) AS k,
      "loadproof_file" AS f,
      true AS is_row
      FROM read_parquet(['s3://lake/shop/t/LOAD1.parquet'], filename = 'loadproof_file'))
      AS loaded
    LEFT
    JOIN changed_keys ON changed = k)
    AS lake_lines
),
digests AS (SELECT *, md5_number(line) AS m FROM both_sides),
bucketed AS (SELECT CASE WHEN NOT is_row THEN -1 WHEN c IN (1, 2, 3, 5) THEN -1 - c ELSE (hash(k) & 65535)::INTEGER END AS b, f, src,
  count(*) AS n, sum((m & 18446744073709551615)::UBIGINT) AS lo, sum((m >> 64)::UBIGINT) AS hi,
  max(CASE WHEN NOT is_row OR c = 3 THEN line END) AS trailer FROM digests GROUP BY 1, 2, 3)
SELECT CASE WHEN grouping(f) = 1 THEN 'bucket' ELSE 'file' END AS record, b, f,
  CAST(sum(n * src) AS BIGINT) AS src,
  CAST(sum(lake_rows) AS BIGINT) AS lake,
  max(trailer) AS trailer
FROM (SELECT *, CASE WHEN b = -1 THEN 0 ELSE n * (1 - src) END AS lake_rows FROM bucketed) AS counted
GROUP BY GROUPING SETS ((b), (f))
HAVING grouping(b) = 1 OR b < 0 OR sum(n * (2 * src - 1)) <> 0
  OR sum(lo * (2 * src - 1)) <> 0 OR sum(hi * (2 * src - 1)) <> 0

-- a load and changes: level 2
WITH lake_changes AS MATERIALIZED (
SELECT concat_ws(chr(9), 'r', coalesce("id"::VARCHAR, '\N'), coalesce(‹"name" escaped›, '\N')) AS line,
  concat_ws(chr(9), coalesce("id"::VARCHAR, '\N')) AS k,
  1 + file_index AS f,
  true AS is_row,
  coalesce("Op", '') AS op,
  rpad(nullif(regexp_extract("loadproof_file", '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), ''), 19, '0')
    || '|'
    || lpad(CAST(file_row_number AS VARCHAR), 15, '0')
    AS seq
  FROM read_parquet(['s3://lake/shop/t/20260304-021745123.parquet'], filename = 'loadproof_file', file_row_number = true)
),
placed_changes
  AS (SELECT *,
    max(seq) OVER (PARTITION BY k) AS last,
    max(CASE WHEN seq IS NULL THEN 1 ELSE 0 END) OVER (PARTITION BY k) AS unplaced
    FROM lake_changes),
last_changes
  AS (SELECT *,
    unplaced = 1 OR seq = last AS is_last,
    md5_number(CASE WHEN op = 'D' THEN 'd' ELSE line END) AS content
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
    FROM (SELECT concat_ws(chr(9), 'r', coalesce("id"::VARCHAR, '\N'), coalesce(‹"name" escaped›, '\N')) AS line,
      concat_ws(chr(9), coalesce("id"::VARCHAR, '\N')) AS k,
      0 + file_index AS f,
      true AS is_row
      FROM read_parquet(['s3://lake/shop/t/LOAD1.parquet'], filename = 'loadproof_file'))
      AS loaded
    LEFT
    JOIN changed_keys ON changed = k)
    AS lake_lines
),
digests AS (SELECT *, md5_number(line) AS m FROM both_sides),
chosen
  AS (SELECT CASE WHEN is_row THEN k END AS k,
    m,
    line,
    f,
    src,
    CASE WHEN c = 0 THEN lake ELSE 0 END AS lake,
    CASE WHEN c IN (2, 4, 5) THEN 1 ELSE 0 END AS tied
    FROM digests
    WHERE NOT is_row OR ((hash(k) & 65535)::INTEGER IN (1) AND c IN (0, 2, 4, 5))),
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
  printf('%016x%016x', (m >> 64)::UBIGINT, (m & 18446744073709551615)::UBIGINT) AS digest,
  line,
  CAST(src AS BIGINT) AS src,
  CAST(lake AS BIGINT) AS lake,
  CAST(key_src AS BIGINT) AS key_src,
  CAST(key_lake AS BIGINT) AS key_lake,
  ['s3://lake/shop/t/LOAD1.parquet', 's3://lake/shop/t/20260304-021745123.parquet'][(f + 1)::INTEGER] AS file
FROM keyed WHERE src <> lake

-- changes alone: level 1
-     CASE WHEN changed IS NULL THEN 0 ELSE 1 END AS c
-     FROM (SELECT concat_ws(chr(9), 'r', coalesce("id"::VARCHAR, '\N'), coalesce(‹"name" escaped›, '\N')) AS line,
-       concat_ws(chr(9), coalesce("id"::VARCHAR, '\N')) AS k,
-       "loadproof_file" AS f,
-       true AS is_row
-       FROM read_parquet(['s3://lake/shop/t/LOAD1.parquet'], filename = 'loadproof_file'))
-       AS loaded
-     LEFT
-     JOIN changed_keys ON changed = k)

-- changes alone: level 2
+   0 + file_index AS f,
+   ['s3://lake/shop/t/20260304-021745123.parquet'][(f + 1)::INTEGER] AS file
-   1 + file_index AS f,
-       0 + file_index AS f,
-   ['s3://lake/shop/t/LOAD1.parquet', 's3://lake/shop/t/20260304-021745123.parquet'][(f + 1)::INTEGER] AS file

-- changes by a sequence: level 1
+   CASE WHEN regexp_full_match("seq", '[0-9]{35}') THEN "seq" END
+     || rpad(nullif(regexp_extract("loadproof_file", '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), ''), 19, '0')
-   rpad(nullif(regexp_extract("loadproof_file", '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), ''), 19, '0')

-- changes by a sequence: level 2


-- changes by a time as text: level 1
+   CASE
+     WHEN regexp_full_match("at", '[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.][0-9]{1,9})?')
+       THEN rpad(CASE WHEN length("at") = 19 THEN "at" || '.' ELSE "at" END, 29, '0')
+     END
+     || rpad(nullif(regexp_extract("loadproof_file", '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), ''), 19, '0')
-   rpad(nullif(regexp_extract("loadproof_file", '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), ''), 19, '0')

-- changes by a time as text: level 2


-- changes by a time: level 1
+   CASE
+     WHEN regexp_full_match(CASE
+       WHEN epoch_us("at") BETWEEN -62135596800000000
+         AND 253402300799999999
+         THEN strftime(make_timestamp(epoch_us("at")), '%Y-%m-%d %H:%M:%S.%f')
+         || '000'
+       ELSE '~' || coalesce(epoch_us("at")::VARCHAR, "at"::VARCHAR)
+       END,
+       '[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.][0-9]{1,9})?')
+       THEN rpad(CASE
+         WHEN length(CASE
+           WHEN epoch_us("at") BETWEEN -62135596800000000
+             AND 253402300799999999
+             THEN strftime(make_timestamp(epoch_us("at")), '%Y-%m-%d %H:%M:%S.%f')
+             || '000'
+           ELSE '~' || coalesce(epoch_us("at")::VARCHAR, "at"::VARCHAR)
+           END) = 19
+           THEN CASE
+             WHEN epoch_us("at") BETWEEN -62135596800000000
+               AND 253402300799999999
+               THEN strftime(make_timestamp(epoch_us("at")), '%Y-%m-%d %H:%M:%S.%f')
+               || '000'
+             ELSE '~' || coalesce(epoch_us("at")::VARCHAR, "at"::VARCHAR)
+             END
+           || '.'
+         ELSE CASE
+           WHEN epoch_us("at") BETWEEN -62135596800000000
+             AND 253402300799999999
+             THEN strftime(make_timestamp(epoch_us("at")), '%Y-%m-%d %H:%M:%S.%f')
+             || '000'
+           ELSE '~' || coalesce(epoch_us("at")::VARCHAR, "at"::VARCHAR)
+           END
+         END,
+         29,
+         '0')
+     END
+     || rpad(nullif(regexp_extract("loadproof_file", '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), ''), 19, '0')
-   rpad(nullif(regexp_extract("loadproof_file", '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), ''), 19, '0')

-- changes by a time: level 2


-- changes by a column that some files have: level 1
+   FROM read_parquet(['s3://lake/shop/t/20260305-021745123.parquet'], filename = 'loadproof_file', file_row_number = true)

-- changes by a column that some files have: level 2
+   2 + file_index AS f,
+   ['s3://lake/shop/t/LOAD1.parquet',
+     's3://lake/shop/t/20260304-021745123.parquet',
+     's3://lake/shop/t/20260305-021745123.parquet'][(f + 1)::INTEGER]
+     AS file
-   ['s3://lake/shop/t/LOAD1.parquet', 's3://lake/shop/t/20260304-021745123.parquet'][(f + 1)::INTEGER] AS file

-- changes without their operation: level 1
+   'U' AS op,
-   coalesce("Op", '') AS op,

-- changes without their operation: level 2


-- changes that should have their operation
ChangesWithoutOperation: public.t: s3://lake/shop/t/20260304-021745123.parquet holds changes without the column Op, which the endpoint's settings say it has: an insert, an update and a delete look alike there. Give the task's endpoints in the configuration if it captures inserts alone (CdcInsertsOnly, CdcInsertsAndUpdates); else look for who wrote the file.

-- changes some of which have their operation
ChangesWithoutOperation: public.t: s3://lake/shop/t/20260305-021745123.parquet holds changes without the column Op, which other files have: an insert, an update and a delete look alike there. Give the task's endpoints in the configuration if it captures inserts alone (CdcInsertsOnly, CdcInsertsAndUpdates); else look for who wrote the file.

-- changes whose operation is a number
UnreadableOperation: public.t: the column Op is of the type decimal. See who wrote the files: DMS writes a text.

-- changes whose operation is bytes: level 1
+   coalesce(coalesce(try(decode("Op")), '~' || lower(hex("Op"))), '') AS op,
-   coalesce("Op", '') AS op,

-- changes whose operation is bytes: level 2


-- changes beside files that are not read: level 1


-- changes beside files that are not read: level 2


-- changes of a table with a column file_row_number: level 1
+   rpad(nullif(regexp_extract("loadproof_file", '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), ''), 19, '0') AS seq
+   FROM read_parquet(['s3://lake/shop/t/20260304-021745123.parquet'], filename = 'loadproof_file')
-   rpad(nullif(regexp_extract("loadproof_file", '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), ''), 19, '0')
-     || '|'
-     || lpad(CAST(file_row_number AS VARCHAR), 15, '0')
-     AS seq
-   FROM read_parquet(['s3://lake/shop/t/20260304-021745123.parquet'], filename = 'loadproof_file', file_row_number = true)

-- changes of a table with a column file_row_number: level 2


-- changes of a table without a key
ChangesWithoutKey: public.t: 1 files hold changes (s3://lake/shop/t/20260304-021745123.parquet), and the table has no key that both sides have: which row a change is about is not known. Name a unique key of the table in compare.tables; or compare after a new full load, before changes are written.

-- changes of a table with a column Op
SharedLakeColumn: public.t: a column of the table has the name of DMS's column of the operation, Op. Rename it with a transformation rule of the task, and load again.

-- changes of CSV: level 1
WITH lake_rows AS MATERIALIZED (
SELECT CASE
  WHEN mark = 'r'
    THEN concat_ws(chr(9),
      'r',
      coalesce(CASE WHEN regexp_full_match(c0, '0|-?[1-9][0-9]*') THEN c0 ELSE '!' || c0 END, '\N'),
      coalesce(c1, '\N'))
  ELSE concat_ws(chr(9), mark, file::VARCHAR, c0)
  END
  AS line,
  CASE
    WHEN mark = 'r' THEN concat_ws(chr(9), coalesce(CASE WHEN regexp_full_match(c0, '0|-?[1-9][0-9]*') THEN c0 ELSE '!' || c0 END, '\N'))
    ELSE '\x' || concat_ws(chr(9), mark, file::VARCHAR, c0)
    END
    AS k,
  ['s3://lake/shop/t/LOAD1.csv', 's3://lake/shop/t/20260304-021745123.csv'][file + 1] AS f,
  NOT mark = 'f' AS is_row,
  0 AS w,
  CASE WHEN NOT mark = 'r' THEN 'x' WHEN file IN (1) THEN coalesce(c2, '') ELSE 'L' END AS op,
  CASE
    WHEN mark = 'r'
      AND file IN (1)
      THEN CASE WHEN regexp_full_match(c3, '[0-9]{35}') THEN c3 END
      || '|'
      || rpad(nullif(regexp_extract(['s3://lake/shop/t/LOAD1.csv', 's3://lake/shop/t/20260304-021745123.csv'][file + 1],
        '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$',
        1),
        ''),
        19,
        '0')
      || '|'
      || lpad(CAST(n AS VARCHAR), 15, '0')
    END
    AS seq
  FROM read_csv(getvariable('loadproof_lake'),
    columns = {'mark': 'VARCHAR',
    'file': 'INTEGER',
    'n': 'BIGINT',
    'c0': 'VARCHAR',
    'c1': 'VARCHAR',
    'c2': 'VARCHAR',
    'c3': 'VARCHAR'},
    auto_detect = false,
    header = false,
    delim = chr(9),
    quote = '',
    escape = '',
    comment = '',
    new_line = '\n',
    nullstr = '\N',
    max_line_size = coalesce(getvariable('loadproof_row_bytes'), 33554432),
    buffer_size = coalesce(getvariable('loadproof_row_bytes'), 33554432))
),
lake_changes AS (SELECT * FROM lake_rows WHERE op <> 'L'),
placed_changes
  AS (SELECT *,
    max(seq) OVER (PARTITION BY k) AS last,
    max(CASE WHEN seq IS NULL THEN 1 ELSE 0 END) OVER (PARTITION BY k) AS unplaced
    FROM lake_changes),
last_changes
  AS (SELECT *,
    unplaced = 1 OR seq = last AS is_last,
    md5_number(CASE WHEN op = 'D' THEN 'd' ELSE line END) AS content
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
  CAST(NULL AS VARCHAR) AS f,
  1 AS src,
  0 AS lake,
  0 AS c
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
    FROM (SELECT line, k, is_row, f FROM lake_rows WHERE op = 'L') AS loaded
    LEFT
    JOIN changed_keys ON changed = k)
    AS lake_lines
),
digests AS (SELECT *, md5_number(line) AS m FROM both_sides),
bucketed AS (SELECT CASE WHEN NOT is_row THEN -1 WHEN c IN (1, 2, 3, 5) THEN -1 - c ELSE (hash(k) & 65535)::INTEGER END AS b, f, src,
  count(*) AS n, sum((m & 18446744073709551615)::UBIGINT) AS lo, sum((m >> 64)::UBIGINT) AS hi,
  max(CASE WHEN NOT is_row OR c = 3 THEN line END) AS trailer FROM digests GROUP BY 1, 2, 3)
SELECT CASE WHEN grouping(f) = 1 THEN 'bucket' ELSE 'file' END AS record, b, f,
  CAST(sum(n * src) AS BIGINT) AS src,
  CAST(sum(lake_rows) AS BIGINT) AS lake,
  max(trailer) AS trailer
FROM (SELECT *, CASE WHEN b = -1 THEN 0 ELSE n * (1 - src) END AS lake_rows FROM bucketed) AS counted
GROUP BY GROUPING SETS ((b), (f))
HAVING grouping(b) = 1 OR b < 0 OR sum(n * (2 * src - 1)) <> 0
  OR sum(lo * (2 * src - 1)) <> 0 OR sum(hi * (2 * src - 1)) <> 0
splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":4,"extras":["Op","seq"],"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]},{"path":"s3://lake/shop/t/20260304-021745123.csv","bytes":100,"gzip":false,"skip":0,"places":[2,0,1,3],"changes":true}]}

-- changes of CSV: level 2
WITH lake_rows AS MATERIALIZED (
SELECT CASE
  WHEN mark = 'r'
    THEN concat_ws(chr(9),
      'r',
      coalesce(CASE WHEN regexp_full_match(c0, '0|-?[1-9][0-9]*') THEN c0 ELSE '!' || c0 END, '\N'),
      coalesce(c1, '\N'))
  ELSE concat_ws(chr(9), mark, file::VARCHAR, c0)
  END
  AS line,
  CASE
    WHEN mark = 'r' THEN concat_ws(chr(9), coalesce(CASE WHEN regexp_full_match(c0, '0|-?[1-9][0-9]*') THEN c0 ELSE '!' || c0 END, '\N'))
    ELSE '\x' || concat_ws(chr(9), mark, file::VARCHAR, c0)
    END
    AS k,
  file AS f,
  NOT mark = 'f' AS is_row,
  0 AS w,
  CASE WHEN NOT mark = 'r' THEN 'x' WHEN file IN (1) THEN coalesce(c2, '') ELSE 'L' END AS op,
  CASE
    WHEN mark = 'r'
      AND file IN (1)
      THEN CASE WHEN regexp_full_match(c3, '[0-9]{35}') THEN c3 END
      || '|'
      || rpad(nullif(regexp_extract(['s3://lake/shop/t/LOAD1.csv', 's3://lake/shop/t/20260304-021745123.csv'][file + 1],
        '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$',
        1),
        ''),
        19,
        '0')
      || '|'
      || lpad(CAST(n AS VARCHAR), 15, '0')
    END
    AS seq
  FROM read_csv(getvariable('loadproof_lake'),
    columns = {'mark': 'VARCHAR',
    'file': 'INTEGER',
    'n': 'BIGINT',
    'c0': 'VARCHAR',
    'c1': 'VARCHAR',
    'c2': 'VARCHAR',
    'c3': 'VARCHAR'},
    auto_detect = false,
    header = false,
    delim = chr(9),
    quote = '',
    escape = '',
    comment = '',
    new_line = '\n',
    nullstr = '\N',
    max_line_size = coalesce(getvariable('loadproof_row_bytes'), 33554432),
    buffer_size = coalesce(getvariable('loadproof_row_bytes'), 33554432))
  WHERE NOT mark = 'f'
),
lake_changes AS (SELECT * FROM lake_rows WHERE op <> 'L'),
placed_changes
  AS (SELECT *,
    max(seq) OVER (PARTITION BY k) AS last,
    max(CASE WHEN seq IS NULL THEN 1 ELSE 0 END) OVER (PARTITION BY k) AS unplaced
    FROM lake_changes),
last_changes
  AS (SELECT *,
    unplaced = 1 OR seq = last AS is_last,
    md5_number(CASE WHEN op = 'D' THEN 'd' ELSE line END) AS content
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
    FROM (SELECT line, k, is_row, f FROM lake_rows WHERE op = 'L') AS loaded
    LEFT
    JOIN changed_keys ON changed = k)
    AS lake_lines
),
digests AS (SELECT *, md5_number(line) AS m FROM both_sides),
chosen
  AS (SELECT CASE WHEN is_row THEN k END AS k,
    m,
    line,
    f,
    src,
    CASE WHEN c = 0 THEN lake ELSE 0 END AS lake,
    CASE WHEN c IN (2, 4, 5) THEN 1 ELSE 0 END AS tied
    FROM digests
    WHERE NOT is_row OR ((hash(k) & 65535)::INTEGER IN (1) AND c IN (0, 2, 4, 5))),
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
  printf('%016x%016x', (m >> 64)::UBIGINT, (m & 18446744073709551615)::UBIGINT) AS digest,
  line,
  CAST(src AS BIGINT) AS src,
  CAST(lake AS BIGINT) AS lake,
  CAST(key_src AS BIGINT) AS key_src,
  CAST(key_lake AS BIGINT) AS key_lake,
  ['s3://lake/shop/t/LOAD1.csv', 's3://lake/shop/t/20260304-021745123.csv'][(f + 1)::INTEGER] AS file
FROM keyed WHERE src <> lake
splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":4,"extras":["Op","seq"],"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]},{"path":"s3://lake/shop/t/20260304-021745123.csv","bytes":100,"gzip":false,"skip":0,"places":[2,0,1,3],"changes":true}]}

-- changes of CSV alone: level 1
+   ['s3://lake/shop/t/20260304-021745123.csv'][file + 1] AS f,
+   CASE WHEN NOT mark = 'r' THEN 'x' WHEN file IN (0) THEN coalesce(c2, '') ELSE 'L' END AS op,
+       AND file IN (0)
+       || rpad(nullif(regexp_extract(['s3://lake/shop/t/20260304-021745123.csv'][file + 1],
+ splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":4,"extras":["Op","seq"],"files":[{"path":"s3://lake/shop/t/20260304-021745123.csv","bytes":100,"gzip":false,"skip":0,"places":[2,0,1,3],"changes":true}]}
-   ['s3://lake/shop/t/LOAD1.csv', 's3://lake/shop/t/20260304-021745123.csv'][file + 1] AS f,
-   CASE WHEN NOT mark = 'r' THEN 'x' WHEN file IN (1) THEN coalesce(c2, '') ELSE 'L' END AS op,
-       AND file IN (1)
-       || rpad(nullif(regexp_extract(['s3://lake/shop/t/LOAD1.csv', 's3://lake/shop/t/20260304-021745123.csv'][file + 1],
- splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":4,"extras":["Op","seq"],"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]},{"path":"s3://lake/shop/t/20260304-021745123.csv","bytes":100,"gzip":false,"skip":0,"places":[2,0,1,3],"changes":true}]}

-- changes of CSV alone: level 2
+   ['s3://lake/shop/t/20260304-021745123.csv'][(f + 1)::INTEGER] AS file
-   ['s3://lake/shop/t/LOAD1.csv', 's3://lake/shop/t/20260304-021745123.csv'][(f + 1)::INTEGER] AS file

-- changes of CSV without what orders them: level 1
+       THEN rpad(nullif(regexp_extract(['s3://lake/shop/t/LOAD1.csv', 's3://lake/shop/t/20260304-021745123.csv'][file + 1],
+     'c2': 'VARCHAR'},
+ splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":3,"extras":["Op"],"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]},{"path":"s3://lake/shop/t/20260304-021745123.csv","bytes":100,"gzip":false,"skip":0,"places":[2,0,1],"changes":true}]}
-       THEN CASE WHEN regexp_full_match(c3, '[0-9]{35}') THEN c3 END
-       || rpad(nullif(regexp_extract(['s3://lake/shop/t/LOAD1.csv', 's3://lake/shop/t/20260304-021745123.csv'][file + 1],
-     'c2': 'VARCHAR',
-     'c3': 'VARCHAR'},
- splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":4,"extras":["Op","seq"],"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]},{"path":"s3://lake/shop/t/20260304-021745123.csv","bytes":100,"gzip":false,"skip":0,"places":[2,0,1,3],"changes":true}]}

-- changes of CSV without what orders them: level 2


-- changes of CSV of all tables: level 1
+   ['s3://lake/shop/t/LOAD1.csv', 's3://lake/shop/t/CDC_TXN-20260304021745123.csv'][file + 1] AS f,
+       THEN rpad(nullif(regexp_extract(['s3://lake/shop/t/LOAD1.csv', 's3://lake/shop/t/CDC_TXN-20260304021745123.csv'][file + 1],
+     'c2': 'VARCHAR'},
+ splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":3,"extras":["Op"],"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]},{"path":"s3://lake/shop/t/CDC_TXN-20260304021745123.csv","bytes":100,"gzip":false,"skip":0,"places":[2,-1,-1,0,1],"owner":{"table":"t","schema":"s"},"changes":true}]}
-   ['s3://lake/shop/t/LOAD1.csv', 's3://lake/shop/t/20260304-021745123.csv'][file + 1] AS f,
-       THEN CASE WHEN regexp_full_match(c3, '[0-9]{35}') THEN c3 END
-       || rpad(nullif(regexp_extract(['s3://lake/shop/t/LOAD1.csv', 's3://lake/shop/t/20260304-021745123.csv'][file + 1],
-     'c2': 'VARCHAR',
-     'c3': 'VARCHAR'},
- splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":4,"extras":["Op","seq"],"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]},{"path":"s3://lake/shop/t/20260304-021745123.csv","bytes":100,"gzip":false,"skip":0,"places":[2,0,1,3],"changes":true}]}

-- changes of CSV of all tables: level 2
+   ['s3://lake/shop/t/LOAD1.csv', 's3://lake/shop/t/CDC_TXN-20260304021745123.csv'][(f + 1)::INTEGER] AS file
-   ['s3://lake/shop/t/LOAD1.csv', 's3://lake/shop/t/20260304-021745123.csv'][(f + 1)::INTEGER] AS file

-- changes of CSV, without a load: level 1
+   ['s3://lake/shop/t/20260304-021745123.csv'][file + 1] AS f,
+   CASE WHEN NOT mark = 'r' THEN 'x' WHEN file IN (0) THEN coalesce(c2, '') ELSE 'L' END AS op,
+       AND file IN (0)
+       THEN rpad(nullif(regexp_extract(['s3://lake/shop/t/20260304-021745123.csv'][file + 1],
+     'c2': 'VARCHAR'},
+ splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":3,"extras":["Op"],"files":[{"path":"s3://lake/shop/t/20260304-021745123.csv","bytes":100,"gzip":false,"skip":0,"places":[2,0,1],"changes":true}]}
-   ['s3://lake/shop/t/LOAD1.csv', 's3://lake/shop/t/20260304-021745123.csv'][file + 1] AS f,
-   CASE WHEN NOT mark = 'r' THEN 'x' WHEN file IN (1) THEN coalesce(c2, '') ELSE 'L' END AS op,
-       AND file IN (1)
-       THEN CASE WHEN regexp_full_match(c3, '[0-9]{35}') THEN c3 END
-       || rpad(nullif(regexp_extract(['s3://lake/shop/t/LOAD1.csv', 's3://lake/shop/t/20260304-021745123.csv'][file + 1],
-     'c2': 'VARCHAR',
-     'c3': 'VARCHAR'},
- splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":4,"extras":["Op","seq"],"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]},{"path":"s3://lake/shop/t/20260304-021745123.csv","bytes":100,"gzip":false,"skip":0,"places":[2,0,1,3],"changes":true}]}

-- changes of CSV, without a load: level 2
+   ['s3://lake/shop/t/20260304-021745123.csv'][(f + 1)::INTEGER] AS file
-   ['s3://lake/shop/t/LOAD1.csv', 's3://lake/shop/t/20260304-021745123.csv'][(f + 1)::INTEGER] AS file

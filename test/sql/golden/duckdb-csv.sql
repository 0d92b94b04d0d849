-- CSV with quotes: level 1
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
  FROM (SELECT CASE
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
    ['s3://lake/shop/t/LOAD1.csv'][file + 1] AS f,
    NOT mark = 'f' AS is_row,
    0 AS w
    FROM read_csv(getvariable('loadproof_lake'),
      columns = {'mark': 'VARCHAR',
      'file': 'INTEGER',
      'c0': 'VARCHAR',
      'c1': 'VARCHAR'},
      auto_detect = false,
      header = false,
      delim = chr(9),
      quote = '',
      escape = '',
      comment = '',
      new_line = '\n',
      nullstr = '\N',
      max_line_size = coalesce(getvariable('loadproof_row_bytes'), 33554432),
      buffer_size = coalesce(getvariable('loadproof_row_bytes'), 33554432)))
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
splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}

-- CSV with quotes: level 2
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
  FROM (SELECT CASE
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
    0 AS w
    FROM read_csv(getvariable('loadproof_lake'),
      columns = {'mark': 'VARCHAR',
      'file': 'INTEGER',
      'c0': 'VARCHAR',
      'c1': 'VARCHAR'},
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
    WHERE NOT mark = 'f')
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
  ['s3://lake/shop/t/LOAD1.csv'][(f + 1)::INTEGER] AS file
FROM keyed WHERE src <> lake
splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}

-- CSV without a key: level 1
+     NULL::VARCHAR AS k,
+     CASE WHEN mark = 'r' THEN CAST(NULL AS VARCHAR) ELSE '\x' || concat_ws(chr(9), mark, file::VARCHAR, c0) END AS k,
+ bucketed AS (SELECT CASE WHEN is_row THEN (m & 65535)::INTEGER ELSE -1 END AS b, f, src,
-     split_part(line, chr(9), 2) AS k,
-     CASE
-       WHEN mark = 'r' THEN concat_ws(chr(9), coalesce(CASE WHEN regexp_full_match(c0, '0|-?[1-9][0-9]*') THEN c0 ELSE '!' || c0 END, '\N'))
-       ELSE '\x' || concat_ws(chr(9), mark, file::VARCHAR, c0)
-       END
-       AS k,
- bucketed AS (SELECT CASE WHEN is_row THEN (hash(k) & 65535)::INTEGER ELSE -1 END AS b, f, src,

-- CSV without a key: level 2
+   AS (SELECT CASE WHEN is_row THEN printf('%016x%016x', (m >> 64)::UBIGINT, (m & 18446744073709551615)::UBIGINT) END AS k,
+     m,
+     line,
+     f,
+     src,
+     lake
+     FROM digests
+     WHERE NOT is_row OR ((m & 65535)::INTEGER IN (1))),
-   AS (SELECT CASE WHEN is_row THEN k END AS k, m, line, f, src, lake FROM digests WHERE NOT is_row OR ((hash(k) & 65535)::INTEGER IN (1))),

-- CSV without quotes: native
SELECT CASE
  WHEN (CASE WHEN strpos(("name"::text) COLLATE "C", ',') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1) THEN 'a' ELSE 'r' END AS c0, "id"::text AS c1, CASE WHEN ("name"::text) COLLATE "C" = 'NULL' THEN NULL ELSE "name"::text END AS c2 FROM "public"."t" UNION ALL SELECT 't', concat_ws(',', count(*), count(*) FILTER (WHERE ("name"::text) COLLATE "C" = 'NULL'), count(*) FILTER (WHERE (CASE WHEN strpos(("name"::text) COLLATE "C", ',') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1))), NULL FROM "public"."t"

-- CSV without quotes: level 1
+ splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":false,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}
- splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}

-- CSV without quotes: level 2


-- CSV with delimiters of several characters: native
SELECT CASE
  WHEN (CASE WHEN strpos(("name"::text) COLLATE "C", '|') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1) THEN 'a' ELSE 'r' END AS c0, "id"::text AS c1, CASE WHEN ("name"::text) COLLATE "C" = 'NULL' THEN NULL ELSE "name"::text END AS c2 FROM "public"."t" UNION ALL SELECT 't', concat_ws(',', count(*), count(*) FILTER (WHERE ("name"::text) COLLATE "C" = 'NULL'), count(*) FILTER (WHERE (CASE WHEN strpos(("name"::text) COLLATE "C", '|') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1))), NULL FROM "public"."t"

-- CSV with delimiters of several characters: level 1
+ splits: {"format":{"delimiter":"||","rowDelimiter":"\n","quoted":false,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}
- splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}

-- CSV with delimiters of several characters: level 2


-- CSV with a delimiter that a pattern knows: level 1
+ splits: {"format":{"delimiter":"^-","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}
- splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}

-- CSV with a delimiter that a pattern knows: level 2


-- CSV with a quote for NULL: level 1
+ splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"it's"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}
- splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}

-- CSV with a quote for NULL: level 2


-- CSV with an empty NULL: level 1
+ splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":""},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}
- splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}

-- CSV with an empty NULL: level 2


-- CSV with a NULL that is a number: level 1
+     NULL::VARCHAR AS k,
+   FROM (SELECT CASE WHEN mark = 'r' THEN concat_ws(chr(9), 'r', coalesce(c0, '\N')) ELSE concat_ws(chr(9), mark, file::VARCHAR, c0) END
+     CASE WHEN mark = 'r' THEN CAST(NULL AS VARCHAR) ELSE '\x' || concat_ws(chr(9), mark, file::VARCHAR, c0) END AS k,
+       'c0': 'VARCHAR'},
+ bucketed AS (SELECT CASE WHEN is_row THEN (m & 65535)::INTEGER ELSE -1 END AS b, f, src,
+ splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"0"},"columns":1,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[-1,0]}]}
-     split_part(line, chr(9), 2) AS k,
-   FROM (SELECT CASE
-     WHEN mark = 'r'
-       THEN concat_ws(chr(9),
-         'r',
-         coalesce(CASE WHEN regexp_full_match(c0, '0|-?[1-9][0-9]*') THEN c0 ELSE '!' || c0 END, '\N'),
-         coalesce(c1, '\N'))
-     ELSE concat_ws(chr(9), mark, file::VARCHAR, c0)
-     END
-     CASE
-       WHEN mark = 'r' THEN concat_ws(chr(9), coalesce(CASE WHEN regexp_full_match(c0, '0|-?[1-9][0-9]*') THEN c0 ELSE '!' || c0 END, '\N'))
-       ELSE '\x' || concat_ws(chr(9), mark, file::VARCHAR, c0)
-       END
-       AS k,
-       'c0': 'VARCHAR',
-       'c1': 'VARCHAR'},
- bucketed AS (SELECT CASE WHEN is_row THEN (hash(k) & 65535)::INTEGER ELSE -1 END AS b, f, src,
- splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}

-- CSV with a NULL that is a number: level 2
+   AS (SELECT CASE WHEN is_row THEN printf('%016x%016x', (m >> 64)::UBIGINT, (m & 18446744073709551615)::UBIGINT) END AS k,
+     m,
+     line,
+     f,
+     src,
+     lake
+     FROM digests
+     WHERE NOT is_row OR ((m & 65535)::INTEGER IN (1))),
-   AS (SELECT CASE WHEN is_row THEN k END AS k, m, line, f, src, lake FROM digests WHERE NOT is_row OR ((hash(k) & 65535)::INTEGER IN (1))),

-- CSV with lines that end as of old: level 1
+ splits: {"format":{"delimiter":",","rowDelimiter":"\r\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}
- splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}

-- CSV with lines that end as of old: level 2


-- CSV with another end of records: level 1
+ splits: {"format":{"delimiter":",","rowDelimiter":";","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}
- splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}

-- CSV with another end of records: level 2


-- CSV with a delimiter that is its end
UnusableDelimiters: public.t: CsvDelimiter is "," and CsvRowDelimiter ",": they share a character. Give the target endpoint other delimiters, and load the table again.

-- CSV of two files with a header each: level 1
+     ['s3://lake/shop/t/LOAD1.csv', 's3://lake/shop/t/it''s.csv'][file + 1] AS f,
+ splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":1,"places":[0,1]},{"path":"s3://lake/shop/t/it's.csv","bytes":100,"gzip":false,"skip":1,"places":[0,1]}]}
-     ['s3://lake/shop/t/LOAD1.csv'][file + 1] AS f,
- splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}

-- CSV of two files with a header each: level 2
+   ['s3://lake/shop/t/LOAD1.csv', 's3://lake/shop/t/it''s.csv'][(f + 1)::INTEGER] AS file
-   ['s3://lake/shop/t/LOAD1.csv'][(f + 1)::INTEGER] AS file

-- CSV of files with other headers: level 1
+     ['s3://lake/shop/t/LOAD1.csv', 's3://lake/shop/t/LOAD2.csv'][file + 1] AS f,
+ splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]},{"path":"s3://lake/shop/t/LOAD2.csv","bytes":100,"gzip":false,"skip":0,"places":[1,0]}]}
-     ['s3://lake/shop/t/LOAD1.csv'][file + 1] AS f,
- splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}

-- CSV of files with other headers: level 2
+   ['s3://lake/shop/t/LOAD1.csv', 's3://lake/shop/t/LOAD2.csv'][(f + 1)::INTEGER] AS file
-   ['s3://lake/shop/t/LOAD1.csv'][(f + 1)::INTEGER] AS file

-- CSV of files of which one has a header: level 1
+     ['s3://lake/shop/t/LOAD1.csv', 's3://lake/shop/t/LOAD2.csv'][file + 1] AS f,
+ splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]},{"path":"s3://lake/shop/t/LOAD2.csv","bytes":100,"gzip":false,"skip":1,"places":[0,1]}]}
-     ['s3://lake/shop/t/LOAD1.csv'][file + 1] AS f,
- splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}

-- CSV of files of which one has a header: level 2
+   ['s3://lake/shop/t/LOAD1.csv', 's3://lake/shop/t/LOAD2.csv'][(f + 1)::INTEGER] AS file
-   ['s3://lake/shop/t/LOAD1.csv'][(f + 1)::INTEGER] AS file

-- CSV with fields that are not compared: level 1
+ splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[-1,1,0]}]}
- splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}

-- CSV with fields that are not compared: level 2


-- CSV that is compressed: level 1
+     ['s3://lake/shop/t/LOAD1.csv.gz'][file + 1] AS f,
+ splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv.gz","bytes":100,"gzip":true,"skip":0,"places":[0,1]}]}
-     ['s3://lake/shop/t/LOAD1.csv'][file + 1] AS f,
- splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}

-- CSV that is compressed: level 2
+   ['s3://lake/shop/t/LOAD1.csv.gz'][(f + 1)::INTEGER] AS file
-   ['s3://lake/shop/t/LOAD1.csv'][(f + 1)::INTEGER] AS file

-- CSV that is compressed, against its name: level 1
+ splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":true,"skip":0,"places":[0,1]}]}
- splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}

-- CSV that is compressed, against its name: level 2


-- CSV that is not compressed, against its name: level 1
+     ['s3://lake/shop/t/LOAD1.csv.gz'][file + 1] AS f,
+ splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv.gz","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}
-     ['s3://lake/shop/t/LOAD1.csv'][file + 1] AS f,
- splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}

-- CSV that is not compressed, against its name: level 2
+   ['s3://lake/shop/t/LOAD1.csv.gz'][(f + 1)::INTEGER] AS file
-   ['s3://lake/shop/t/LOAD1.csv'][(f + 1)::INTEGER] AS file

-- CSV in parts
CsvInParts: public.t was to be compared in parts, and its lake holds CSV files, which are read as one. Raise compare.rowsPerPart above the rows of the table, so that it is one part.

-- CSV of all tables: level 1
+ splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,-1,-1,1],"owner":{"table":"t","schema":"shop"}}]}
- splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}

-- CSV of all tables: level 2


-- CSV with a column of each kind: level 1
+         coalesce(c1, '\N'),
+         coalesce(CASE
+           WHEN regexp_full_match(c2, '-?(?:0|[1-9][0-9]*)\.[0-9]{2}|NaN|-?Infinity') THEN c2
+           WHEN regexp_full_match(c2, '-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]{1,2}0*)?|\.[0-9]{1,2}0*)')
+             THEN (CASE WHEN split_part(c2, '.', 1) IN ('', '-') THEN split_part(c2, '.', 1) || '0' ELSE split_part(c2, '.', 1) END)
+             || '.'
+             || rpad(rtrim(split_part(c2, '.', 2), '0'), 2, '0')
+           ELSE '!' || c2
+           END,
+           '\N'),
+         coalesce(CASE
+           WHEN regexp_full_match(c3,
+             '(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]) (?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?')
+             THEN rpad(CASE WHEN length(c3) = 19 THEN c3 || '.' ELSE c3 END, 26, '0')
+           WHEN regexp_full_match(c3, '(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])')
+             THEN c3
+             || ' 00:00:00.000000'
+           ELSE '!' || c3
+           END,
+           '\N'))
+       'c1': 'VARCHAR',
+       'c2': 'VARCHAR',
+       'c3': 'VARCHAR'},
+ splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":4,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1,2,3,-1]}]}
-         coalesce(c1, '\N'))
-       'c1': 'VARCHAR'},
- splits: {"format":{"delimiter":",","rowDelimiter":"\n","quoted":true,"nullText":"NULL"},"columns":2,"files":[{"path":"s3://lake/shop/t/LOAD1.csv","bytes":100,"gzip":false,"skip":0,"places":[0,1]}]}

-- CSV with a column of each kind: level 2


-- CSV with quotes: native
SELECT CASE WHEN (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1) THEN 'a' ELSE 'r' END AS c0, "id"::text AS c1, CASE WHEN ("name"::text) COLLATE "C" = 'NULL' THEN NULL ELSE "name"::text END AS c2 FROM "public"."t" UNION ALL SELECT 't', concat_ws(',', count(*), count(*) FILTER (WHERE ("name"::text) COLLATE "C" = 'NULL'), count(*) FILTER (WHERE (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1))), NULL FROM "public"."t"

-- CSV with quotes: level 1
WITH both_sides AS (
SELECT line,
  k,
  is_row,
  CAST(NULL AS varchar) AS f,
  1 AS src,
  0 AS lake,
  0 AS w
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
  w
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
    length(to_utf8(line)) AS w
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
    AS lake_lines
),
digests AS (SELECT *, md5(to_utf8(line)) AS m FROM both_sides),
bucketed
  AS (SELECT CASE WHEN is_row THEN CAST(bitwise_and(from_big_endian_64(xxhash64(to_utf8(k))), 65535) AS integer) ELSE -1 END AS b, f, src,
  count(*) AS n,
  sum(CAST(from_big_endian_64(substr(m, 9, 8)) AS decimal(38, 0))) AS lo,
  sum(CAST(from_big_endian_64(substr(m, 1, 8)) AS decimal(38, 0))) AS hi,
  sum(w) AS w,
  max(CASE WHEN NOT is_row THEN line END) AS trailer FROM digests GROUP BY 1, 2, 3)
SELECT CASE WHEN grouping(f) = 1 THEN 'bucket' ELSE 'file' END AS record, b, f,
  CAST(sum(n * src) AS bigint) AS src,
  CAST(sum(lake_rows) AS bigint) AS lake,
  CASE WHEN max(f) IS NOT NULL AND grouping(f) = 0 THEN 'w' || chr(9) || CAST(sum(w) AS varchar) ELSE max(trailer) END AS trailer
FROM (SELECT *, CASE WHEN b = -1 THEN 0 ELSE n * (1 - src) END AS lake_rows FROM bucketed) AS counted
GROUP BY GROUPING SETS ((b), (f))
HAVING grouping(b) = 1 OR b < 0 OR sum(n * (2 * src - 1)) <> 0
  OR sum(lo * (2 * src - 1)) <> 0 OR sum(hi * (2 * src - 1)) <> 0

-- CSV with quotes: level 2
WITH both_sides AS (
SELECT line,
  k,
  is_row,
  NULL AS f,
  1 AS src,
  0 AS lake,
  0 AS w
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
  w
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
    length(to_utf8(line)) AS w
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
    AS lake_lines
),
digests AS (SELECT *, md5(to_utf8(line)) AS m FROM both_sides),
chosen
  AS (SELECT CASE WHEN is_row THEN k END AS k,
    m,
    line,
    f,
    src,
    lake
    FROM digests
    WHERE NOT is_row OR (CAST(bitwise_and(from_big_endian_64(xxhash64(to_utf8(k))), 65535) AS integer) IN (1))),
distinct_rows AS (SELECT k, m, line, min(f) AS f, sum(src) AS src, sum(lake) AS lake
  FROM chosen GROUP BY k, m, line),
keyed AS (SELECT *, sum(src) OVER (PARTITION BY k) AS key_src, sum(lake) OVER (PARTITION BY k) AS key_lake
  FROM distinct_rows)
SELECT k,
  to_hex(m) AS digest,
  line,
  CAST(src AS bigint) AS src,
  CAST(lake AS bigint) AS lake,
  CAST(key_src AS bigint) AS key_src,
  CAST(key_lake AS bigint) AS key_lake,
  f AS file
FROM keyed WHERE src <> lake

-- CSV without a key: native
SELECT CASE WHEN (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1) THEN 'a' ELSE 'r' END AS c0, "id"::text AS c1, CASE WHEN ("name"::text) COLLATE "C" = 'NULL' THEN NULL ELSE "name"::text END AS c2 FROM "public"."t" UNION ALL SELECT 't', concat_ws(',', count(*), count(*) FILTER (WHERE ("name"::text) COLLATE "C" = 'NULL'), count(*) FILTER (WHERE (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1))), NULL FROM "public"."t"

-- CSV without a key: level 1
+     CAST(NULL AS varchar) AS k,
+       WHEN good THEN CAST(NULL AS varchar)
+   AS (SELECT CASE
+     WHEN is_row THEN CASE WHEN m IS NOT NULL THEN CAST(bitwise_and(from_big_endian_64(substr(m, 1, 8)), 65535) AS integer) END
+     ELSE -1
+     AS b,
+     f,
+     src,
-     array_join(ARRAY[coalesce(c1, '\N')], chr(9)) AS k,
-       WHEN good
-         THEN array_join(ARRAY[coalesce(replace(replace(replace(CASE
-           '\N')],
-           chr(9))
-   AS (SELECT CASE WHEN is_row THEN CAST(bitwise_and(from_big_endian_64(xxhash64(to_utf8(k))), 65535) AS integer) ELSE -1 END AS b, f, src,

-- CSV without a key: level 2
+   AS (SELECT CASE WHEN is_row THEN to_hex(m) END AS k,
+     WHERE NOT is_row OR (CASE WHEN m IS NOT NULL THEN CAST(bitwise_and(from_big_endian_64(substr(m, 1, 8)), 65535) AS integer) END IN (1))),
-   AS (SELECT CASE WHEN is_row THEN k END AS k,
-     WHERE NOT is_row OR (CAST(bitwise_and(from_big_endian_64(xxhash64(to_utf8(k))), 65535) AS integer) IN (1))),

-- CSV without quotes: native
SELECT CASE
  WHEN (CASE WHEN strpos(("name"::text) COLLATE "C", ',') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1) THEN 'a' ELSE 'r' END AS c0, "id"::text AS c1, CASE WHEN ("name"::text) COLLATE "C" = 'NULL' THEN NULL ELSE "name"::text END AS c2 FROM "public"."t" UNION ALL SELECT 't', concat_ws(',', count(*), count(*) FILTER (WHERE ("name"::text) COLLATE "C" = 'NULL'), count(*) FILTER (WHERE (CASE WHEN strpos(("name"::text) COLLATE "C", ',') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1))), NULL FROM "public"."t"

-- CSV without quotes: level 1
+       transform(pieces, p -> CASE WHEN substr(p, 2) = 'NULL' THEN NULL ELSE substr(p, 2) END) AS fields
+           WHEN to_utf8(from_utf8(to_utf8(line))) = to_utf8(line) THEN regexp_extract_all(',' || line, '(?s),(?:(?!,)[^\n])*+')
-       transform(pieces,
-         p -> CASE
-           WHEN substr(p, 2) = 'NULL' THEN NULL
-           ELSE CASE
-             WHEN starts_with(substr(p, 2), '"') THEN replace(substr(substr(p, 2), 2, length(substr(p, 2)) - 2), '""', '"')
-             ELSE substr(p, 2)
-             END
-           END)
-         AS fields
-           WHEN to_utf8(from_utf8(to_utf8(line))) = to_utf8(line)
-             THEN regexp_extract_all(',' || line, '(?s),(?:"(?:[^"]++|"")*+"(?=,|\z)|(?:(?!,)[^"\n])*+)')

-- CSV without quotes: level 2


-- CSV with delimiters of several characters: native
SELECT CASE
  WHEN (CASE WHEN strpos(("name"::text) COLLATE "C", '|') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1) THEN 'a' ELSE 'r' END AS c0, "id"::text AS c1, CASE WHEN ("name"::text) COLLATE "C" = 'NULL' THEN NULL ELSE "name"::text END AS c2 FROM "public"."t" UNION ALL SELECT 't', concat_ws(',', count(*), count(*) FILTER (WHERE ("name"::text) COLLATE "C" = 'NULL'), count(*) FILTER (WHERE (CASE WHEN strpos(("name"::text) COLLATE "C", '|') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1))), NULL FROM "public"."t"

-- CSV with delimiters of several characters: level 1
+       array_join(pieces, '') = '||' || line AND cardinality(pieces) = 2 AS good,
+         WHEN NOT array_join(pieces, '') = '||' || line THEN 'quote 0'
+       transform(pieces, p -> CASE WHEN substr(p, 3) = 'NULL' THEN NULL ELSE substr(p, 3) END) AS fields
+           WHEN to_utf8(from_utf8(to_utf8(line))) = to_utf8(line) THEN regexp_extract_all('||' || line, '(?s)\|\|(?:(?!\|\|)[^\n])*+')
-       array_join(pieces, '') = ',' || line AND cardinality(pieces) = 2 AS good,
-         WHEN NOT array_join(pieces, '') = ',' || line THEN 'quote 0'
-       transform(pieces,
-         p -> CASE
-           WHEN substr(p, 2) = 'NULL' THEN NULL
-           ELSE CASE
-             WHEN starts_with(substr(p, 2), '"') THEN replace(substr(substr(p, 2), 2, length(substr(p, 2)) - 2), '""', '"')
-             ELSE substr(p, 2)
-             END
-           END)
-         AS fields
-           WHEN to_utf8(from_utf8(to_utf8(line))) = to_utf8(line)
-             THEN regexp_extract_all(',' || line, '(?s),(?:"(?:[^"]++|"")*+"(?=,|\z)|(?:(?!,)[^"\n])*+)')

-- CSV with delimiters of several characters: level 2


-- CSV with a delimiter that a pattern knows: native
SELECT CASE WHEN (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1) THEN 'a' ELSE 'r' END AS c0, "id"::text AS c1, CASE WHEN ("name"::text) COLLATE "C" = 'NULL' THEN NULL ELSE "name"::text END AS c2 FROM "public"."t" UNION ALL SELECT 't', concat_ws(',', count(*), count(*) FILTER (WHERE ("name"::text) COLLATE "C" = 'NULL'), count(*) FILTER (WHERE (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1))), NULL FROM "public"."t"

-- CSV with a delimiter that a pattern knows: level 1
+       array_join(pieces, '') = '^-' || line AND cardinality(pieces) = 2 AS good,
+         WHEN NOT array_join(pieces, '') = '^-' || line THEN 'quote 0'
+           WHEN substr(p, 3) = 'NULL' THEN NULL
+             WHEN starts_with(substr(p, 3), '"') THEN replace(substr(substr(p, 3), 2, length(substr(p, 3)) - 2), '""', '"')
+             ELSE substr(p, 3)
+             THEN regexp_extract_all('^-' || line, '(?s)\^\-(?:"(?:[^"]++|"")*+"(?=\^\-|\z)|(?:(?!\^\-)[^"\n])*+)')
-       array_join(pieces, '') = ',' || line AND cardinality(pieces) = 2 AS good,
-         WHEN NOT array_join(pieces, '') = ',' || line THEN 'quote 0'
-           WHEN substr(p, 2) = 'NULL' THEN NULL
-             WHEN starts_with(substr(p, 2), '"') THEN replace(substr(substr(p, 2), 2, length(substr(p, 2)) - 2), '""', '"')
-             ELSE substr(p, 2)
-             THEN regexp_extract_all(',' || line, '(?s),(?:"(?:[^"]++|"")*+"(?=,|\z)|(?:(?!,)[^"\n])*+)')

-- CSV with a delimiter that a pattern knows: level 2


-- CSV with a quote for NULL: native
SELECT CASE WHEN (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1) THEN 'a' ELSE 'r' END AS c0, "id"::text AS c1, CASE WHEN ("name"::text) COLLATE "C" = 'it''s' THEN NULL ELSE "name"::text END AS c2 FROM "public"."t" UNION ALL SELECT 't', concat_ws(',', count(*), count(*) FILTER (WHERE ("name"::text) COLLATE "C" = 'it''s'), count(*) FILTER (WHERE (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1))), NULL FROM "public"."t"

-- CSV with a quote for NULL: level 1
+           WHEN substr(p, 2) = 'it''s' THEN NULL
-           WHEN substr(p, 2) = 'NULL' THEN NULL

-- CSV with a quote for NULL: level 2


-- CSV with an empty NULL: native
SELECT CASE WHEN (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1) THEN 'a' ELSE 'r' END AS c0, "id"::text AS c1, CASE WHEN ("name"::text) COLLATE "C" = '' THEN NULL ELSE "name"::text END AS c2 FROM "public"."t" UNION ALL SELECT 't', concat_ws(',', count(*), count(*) FILTER (WHERE ("name"::text) COLLATE "C" = ''), count(*) FILTER (WHERE (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1))), NULL FROM "public"."t"

-- CSV with an empty NULL: level 1
+           WHEN substr(p, 2) = '' THEN NULL
-           WHEN substr(p, 2) = 'NULL' THEN NULL

-- CSV with an empty NULL: level 2


-- CSV with a NULL that is a number: native
SELECT CASE WHEN (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1) THEN 'a' ELSE 'r' END AS c0, CASE WHEN ("name"::text) COLLATE "C" = '0' THEN NULL ELSE "name"::text END AS c1 FROM "public"."t" UNION ALL SELECT 't', concat_ws(',', count(*), count(*) FILTER (WHERE ("name"::text) COLLATE "C" = '0'), count(*) FILTER (WHERE (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1))) FROM "public"."t"

-- CSV with a NULL that is a number: level 1
+   FROM (SELECT array_join(ARRAY[c0, coalesce(replace(replace(replace(c1, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')], chr(9)) AS line,
+     CAST(NULL AS varchar) AS k,
+       THEN array_join(ARRAY['r', coalesce(replace(replace(replace(element_at(fields, 2), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
+       WHEN good THEN CAST(NULL AS varchar)
+           WHEN substr(p, 2) = '0' THEN NULL
+   AS (SELECT CASE
+     WHEN is_row THEN CASE WHEN m IS NOT NULL THEN CAST(bitwise_and(from_big_endian_64(substr(m, 1, 8)), 65535) AS integer) END
+     ELSE -1
+     AS b,
+     f,
+     src,
-   FROM (SELECT array_join(ARRAY[c0,
-     coalesce(c1, '\N'),
-     coalesce(replace(replace(replace(c2, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
-     chr(9))
-     array_join(ARRAY[coalesce(c1, '\N')], chr(9)) AS k,
-       THEN array_join(ARRAY['r',
-         coalesce(replace(replace(replace(CASE
-           WHEN regexp_like(element_at(fields, 1), '\A(?:0|-?[1-9][0-9]*)\z') THEN element_at(fields, 1)
-           ELSE '!' || element_at(fields, 1)
-           END,
-           '\',
-           '\\'),
-           chr(9),
-           '\t'),
-           chr(10),
-           '\n'),
-           '\N'),
-         coalesce(replace(replace(replace(element_at(fields, 2), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
-       WHEN good
-         THEN array_join(ARRAY[coalesce(replace(replace(replace(CASE
-           WHEN regexp_like(element_at(fields, 1), '\A(?:0|-?[1-9][0-9]*)\z') THEN element_at(fields, 1)
-           ELSE '!' || element_at(fields, 1)
-           END,
-           '\',
-           '\\'),
-           chr(9),
-           '\t'),
-           chr(10),
-           '\n'),
-           '\N')],
-           chr(9))
-           WHEN substr(p, 2) = 'NULL' THEN NULL
-   AS (SELECT CASE WHEN is_row THEN CAST(bitwise_and(from_big_endian_64(xxhash64(to_utf8(k))), 65535) AS integer) ELSE -1 END AS b, f, src,

-- CSV with a NULL that is a number: level 2
+   AS (SELECT CASE WHEN is_row THEN to_hex(m) END AS k,
+     WHERE NOT is_row OR (CASE WHEN m IS NOT NULL THEN CAST(bitwise_and(from_big_endian_64(substr(m, 1, 8)), 65535) AS integer) END IN (1))),
-   AS (SELECT CASE WHEN is_row THEN k END AS k,
-     WHERE NOT is_row OR (CAST(bitwise_and(from_big_endian_64(xxhash64(to_utf8(k))), 65535) AS integer) IN (1))),

-- CSV with lines that end as of old: native
SELECT CASE WHEN (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1) THEN 'a' ELSE 'r' END AS c0, "id"::text AS c1, CASE WHEN ("name"::text) COLLATE "C" = 'NULL' THEN NULL ELSE "name"::text END AS c2 FROM "public"."t" UNION ALL SELECT 't', concat_ws(',', count(*), count(*) FILTER (WHERE ("name"::text) COLLATE "C" = 'NULL'), count(*) FILTER (WHERE (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1))), NULL FROM "public"."t"

-- CSV with lines that end as of old: level 1


-- CSV with lines that end as of old: level 2


-- CSV with another end of records
UnreadableFormat: public.t: this engine reads CSV by lines, and CsvRowDelimiter is ";". Run it on the embedded engine, or load the table as Parquet.

-- CSV with a delimiter that is its end
UnusableDelimiters: public.t: CsvDelimiter is "," and CsvRowDelimiter ",": they share a character. Give the target endpoint other delimiters, and load the table again.

-- CSV of two files with a header each: native
SELECT CASE WHEN (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1) THEN 'a' ELSE 'r' END AS c0, "id"::text AS c1, CASE WHEN ("name"::text) COLLATE "C" = 'NULL' THEN NULL ELSE "name"::text END AS c2 FROM "public"."t" UNION ALL SELECT 't', concat_ws(',', count(*), count(*) FILTER (WHERE ("name"::text) COLLATE "C" = 'NULL'), count(*) FILTER (WHERE (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1))), NULL FROM "public"."t"

-- CSV of two files with a header each: level 1
+         WHERE "$path" IN ('s3://lake/shop/t/LOAD1.csv', 's3://lake/shop/t/it''s.csv'))
-         WHERE "$path" IN ('s3://lake/shop/t/LOAD1.csv'))

-- CSV of two files with a header each: level 2


-- CSV of files with other headers
UnreadableFormat: public.t: its files differ in their headers, and this engine reads them as one table. Run it on the embedded engine, or load the table as Parquet.

-- CSV of files of which one has a header
UnreadableFormat: public.t: its files differ in their headers, and this engine reads them as one table. Run it on the embedded engine, or load the table as Parquet.

-- CSV with fields that are not compared: native
SELECT CASE WHEN (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1) THEN 'a' ELSE 'r' END AS c0, "id"::text AS c1, CASE WHEN ("name"::text) COLLATE "C" = 'NULL' THEN NULL ELSE "name"::text END AS c2 FROM "public"."t" UNION ALL SELECT 't', concat_ws(',', count(*), count(*) FILTER (WHERE ("name"::text) COLLATE "C" = 'NULL'), count(*) FILTER (WHERE (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1))), NULL FROM "public"."t"

-- CSV with fields that are not compared: level 1
+           WHEN regexp_like(element_at(fields, 3), '\A(?:0|-?[1-9][0-9]*)\z') THEN element_at(fields, 3)
+           ELSE '!' || element_at(fields, 3)
+           WHEN regexp_like(element_at(fields, 3), '\A(?:0|-?[1-9][0-9]*)\z') THEN element_at(fields, 3)
+           ELSE '!' || element_at(fields, 3)
+       array_join(pieces, '') = ',' || line AND cardinality(pieces) = 3 AS good,
-           WHEN regexp_like(element_at(fields, 1), '\A(?:0|-?[1-9][0-9]*)\z') THEN element_at(fields, 1)
-           ELSE '!' || element_at(fields, 1)
-           WHEN regexp_like(element_at(fields, 1), '\A(?:0|-?[1-9][0-9]*)\z') THEN element_at(fields, 1)
-           ELSE '!' || element_at(fields, 1)
-       array_join(pieces, '') = ',' || line AND cardinality(pieces) = 2 AS good,

-- CSV with fields that are not compared: level 2


-- CSV that is compressed: native
SELECT CASE WHEN (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1) THEN 'a' ELSE 'r' END AS c0, "id"::text AS c1, CASE WHEN ("name"::text) COLLATE "C" = 'NULL' THEN NULL ELSE "name"::text END AS c2 FROM "public"."t" UNION ALL SELECT 't', concat_ws(',', count(*), count(*) FILTER (WHERE ("name"::text) COLLATE "C" = 'NULL'), count(*) FILTER (WHERE (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1))), NULL FROM "public"."t"

-- CSV that is compressed: level 1
+         WHERE "$path" IN ('s3://lake/shop/t/LOAD1.csv.gz'))
-         WHERE "$path" IN ('s3://lake/shop/t/LOAD1.csv'))

-- CSV that is compressed: level 2


-- CSV that is compressed, against its name
UnreadableFormat: public.t: s3://lake/shop/t/LOAD1.csv is compressed, and its name says otherwise. Run it on the embedded engine, or load the table as Parquet.

-- CSV that is not compressed, against its name
UnreadableFormat: public.t: s3://lake/shop/t/LOAD1.csv.gz is not compressed, and its name says otherwise. Run it on the embedded engine, or load the table as Parquet.

-- CSV in parts
CsvInParts: public.t was to be compared in parts, and its lake holds CSV files, which are read as one. Raise compare.rowsPerPart above the rows of the table, so that it is one part.

-- CSV of all tables
TransactionsNotRead: public.t: this engine does not read the changes of all tables in one file (s3://lake/shop/t/LOAD1.csv). Run it on the embedded engine; with another CsvDelimiter and CsvRowDelimiter, and Rfc4180, if it says so.

-- CSV with a column of each kind: native
SELECT CASE WHEN (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1) THEN 'a' ELSE 'r' END AS c0, "id"::text AS c1, CASE WHEN ("name"::text) COLLATE "C" = 'NULL' THEN NULL ELSE "name"::text END AS c2, "price"::text AS c3, CASE WHEN ("at" AT TIME ZONE 'UTC') >= make_timestamp(1, 1, 1, 0, 0, 0) AND ("at" AT TIME ZONE 'UTC') < make_timestamp(10000, 1, 1, 0, 0, 0) THEN to_char(("at" AT TIME ZONE 'UTC'), 'YYYY-MM-DD HH24:MI:SS.US') WHEN isfinite(("at" AT TIME ZONE 'UTC')) THEN '~' || (((("at" AT TIME ZONE 'UTC'))::date - make_date(1970, 1, 1))::numeric * 86400000000 + round(extract(epoch from (("at" AT TIME ZONE 'UTC'))::time) * 1000000)::numeric)::text WHEN ("at" AT TIME ZONE 'UTC') > make_timestamp(1, 1, 1, 0, 0, 0) THEN '~infinity' WHEN ("at" AT TIME ZONE 'UTC') IS NOT NULL THEN '~-infinity' END AS c4 FROM "public"."t" UNION ALL SELECT 't', concat_ws(',', count(*), count(*) FILTER (WHERE ("name"::text) COLLATE "C" = 'NULL'), count(*) FILTER (WHERE (CASE WHEN strpos(("name"::text) COLLATE "C", '
') > 0 THEN 1 ELSE 0 END = 1 OR CASE WHEN strpos(("name"::text) COLLATE "C", '') > 0 THEN 1 ELSE 0 END = 1))),
  NULL,
  NULL,
  NULL
  FROM "public"."t"

-- CSV with a column of each kind: level 1
+     coalesce(replace(replace(replace(c2, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+     coalesce(c3, '\N'),
+     coalesce(c4, '\N')],
+         coalesce(replace(replace(replace(element_at(fields, 2), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N'),
+           WHEN regexp_like(element_at(fields, 3), '\A(?:-?(?:0|[1-9][0-9]*)\.[0-9]{2}|NaN|-?Infinity)\z') THEN element_at(fields, 3)
+           WHEN regexp_like(element_at(fields, 3), '\A(?:-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]{1,2}0*)?|\.[0-9]{1,2}0*))\z')
+             THEN (CASE
+               WHEN split_part(element_at(fields, 3), '.', 1) IN ('', '-') THEN split_part(element_at(fields, 3), '.', 1) || '0'
+               ELSE split_part(element_at(fields, 3), '.', 1)
+               END)
+             || '.'
+             || rpad(regexp_replace(coalesce(split_part(element_at(fields, 3), '.', 2), ''), '0+\z'), 2, '0')
+           ELSE '!' || element_at(fields, 3)
+           WHEN regexp_like(element_at(fields, 4),
+             '\A(?:(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]) (?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?)\z')
+             THEN rpad(CASE WHEN length(element_at(fields, 4)) = 19 THEN element_at(fields, 4) || '.' ELSE element_at(fields, 4) END,
+               26,
+               '0')
+           WHEN regexp_like(element_at(fields, 4),
+             '\A(?:(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))\z')
+             THEN element_at(fields, 4)
+             || ' 00:00:00.000000'
+           ELSE '!' || element_at(fields, 4)
+       array_join(pieces, '') = ',' || line AND cardinality(pieces) = 5 AS good,
-     coalesce(replace(replace(replace(c2, '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
-         coalesce(replace(replace(replace(element_at(fields, 2), '\', '\\'), chr(9), '\t'), chr(10), '\n'), '\N')],
-       array_join(pieces, '') = ',' || line AND cardinality(pieces) = 2 AS good,

-- CSV with a column of each kind: level 2


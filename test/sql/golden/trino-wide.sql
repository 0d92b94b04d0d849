-- wide: native
SELECT 'r' AS c0,
  "id"::text AS c1,
  array_to_string(ARRAY(SELECT "x"::text FROM unnest(ARRAY["id_2"]) AS u(x))
    || ARRAY(SELECT replace(replace(replace(("x"::text) COLLATE "C", E'\\', E'\\\\'), chr(9), E'\\t'), chr(10), E'\\n')
      FROM unnest(ARRAY["name","name_2"]) AS u(x))
    || ARRAY(SELECT "x"::text FROM unnest(ARRAY["price","price_2"]) AS u(x))
    || ARRAY(SELECT CASE
      WHEN ("x" AT TIME ZONE 'UTC') >= make_timestamp(1, 1, 1, 0, 0, 0)
        AND ("x" AT TIME ZONE 'UTC') < make_timestamp(10000, 1, 1, 0, 0, 0)
        THEN to_char(("x" AT TIME ZONE 'UTC'), 'YYYY-MM-DD HH24:MI:SS.US')
      WHEN isfinite(("x" AT TIME ZONE 'UTC'))
        THEN '~'
        || (((("x" AT TIME ZONE 'UTC'))::date - make_date(1970,
          1,
          1))::numeric * 86400000000 + round(extract(epoch from (("x" AT TIME ZONE 'UTC'))::time) * 1000000)::numeric)::text
      WHEN ("x" AT TIME ZONE 'UTC') > make_timestamp(1, 1, 1, 0, 0, 0) THEN '~infinity'
      WHEN ("x" AT TIME ZONE 'UTC') IS NOT NULL THEN '~-infinity'
      END
      FROM unnest(ARRAY["at","at_2"]) AS u(x))
    || ARRAY(SELECT encode("x", 'hex') FROM unnest(ARRAY["data","data_2"]) AS u(x))
    || ARRAY[replace(replace(replace(("tags"::text) COLLATE "C", E'\\', E'\\\\'), chr(9), E'\\t'), chr(10), E'\\n')],
    chr(9),
    E'\\N')
    AS c2
  FROM "public"."t"
  UNION ALL SELECT 't',
  concat_ws(',', count(*)),
  NULL
  FROM "public"."t"

-- wide
WITH both_sides AS (
SELECT line,
  k,
  is_row,
  CAST(NULL AS varchar) AS f,
  1 AS src,
  0 AS lake
  FROM (SELECT array_join(ARRAY[c0, coalesce(c1, '\N'), coalesce(c2, '\N')], chr(9)) AS line,
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
  1 AS lake
  FROM (SELECT array_join(ARRAY['r',
    coalesce(CAST("id" AS varchar), '\N'),
    array_join(concat(element_at(transform(ARRAY[0], piece -> transform(ARRAY["id_2"], x -> CAST(x AS varchar))), 1),
      element_at(transform(ARRAY[0],
        piece -> transform(ARRAY["name","name_2"],
          x -> replace(replace(replace(CAST(x AS varchar), '\', '\\'), chr(9), '\t'), chr(10), '\n'))),
        1),
      element_at(transform(ARRAY[0], piece -> transform(ARRAY["price","price_2"], x -> CAST(x AS varchar))), 1),
      element_at(transform(ARRAY[0],
        piece -> transform(ARRAY["at","at_2"],
          x -> CASE
            WHEN x BETWEEN -62135596800000000
              AND 253402300799999999
              THEN CAST(CAST(from_unixtime_nanos(CAST(x AS decimal(38, 0)) * 1000) AT TIME ZONE 'UTC' AS timestamp(6)) AS varchar)
            ELSE '~' || CAST(CAST(CAST(x AS decimal(38, 0)) * 1000000 / 1000000 AS decimal(38, 0)) AS varchar)
            END)),
        1),
      element_at(transform(ARRAY[0],
        piece -> transform(ARRAY["data","data_2"],
          x -> replace(replace(replace(lower(to_hex(x)), '\', '\\'), chr(9), '\t'), chr(10), '\n'))),
        1),
      element_at(transform(ARRAY[0],
        piece -> transform(ARRAY["tags"], x -> replace(replace(replace(CAST(x AS varchar), '\', '\\'), chr(9), '\t'), chr(10), '\n'))),
        1)),
      chr(9),
      '\N')],
    chr(9))
    AS line,
    array_join(ARRAY[coalesce(CAST("id" AS varchar), '\N')], chr(9)) AS k,
    "$path" AS f,
    true AS is_row
    FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD1.parquet')))
    AS lake_lines
UNION ALL
SELECT line,
  k,
  is_row,
  f,
  0 AS src,
  1 AS lake
  FROM (SELECT array_join(ARRAY['r',
    coalesce(CAST("id" AS varchar), '\N'),
    array_join(concat(element_at(transform(ARRAY[0], piece -> repeat(CAST(NULL AS varchar), 1)), 1),
      element_at(transform(ARRAY[0],
        piece -> transform(ARRAY["name"], x -> replace(replace(replace(CAST(x AS varchar), '\', '\\'), chr(9), '\t'), chr(10), '\n'))),
        1),
      element_at(transform(ARRAY[0], piece -> repeat(CAST(NULL AS varchar), 8)), 1)),
      chr(9),
      '\N')],
    chr(9))
    AS line,
    array_join(ARRAY[coalesce(CAST("id" AS varchar), '\N')], chr(9)) AS k,
    "$path" AS f,
    true AS is_row
    FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t__2" WHERE "$path" IN ('s3://lake/shop/t/LOAD2.parquet')))
    AS lake_lines
),
digests AS (SELECT *, md5(to_utf8(line)) AS m FROM both_sides),
bucketed
  AS (SELECT CASE WHEN is_row THEN CAST(bitwise_and(from_big_endian_64(xxhash64(to_utf8(k))), 65535) AS integer) ELSE -1 END AS b, f, src,
  count(*) AS n,
  sum(CAST(from_big_endian_64(substr(m, 9, 8)) AS decimal(38, 0))) AS lo,
  sum(CAST(from_big_endian_64(substr(m, 1, 8)) AS decimal(38, 0))) AS hi,
  max(CASE WHEN NOT is_row THEN line END) AS trailer FROM digests GROUP BY 1, 2, 3)
SELECT CASE WHEN grouping(f) = 1 THEN 'bucket' ELSE 'file' END AS record, b, f,
  CAST(sum(n * src) AS bigint) AS src,
  CAST(sum(lake_rows) AS bigint) AS lake,
  max(trailer) AS trailer
FROM (SELECT *, CASE WHEN b = -1 THEN 0 ELSE n * (1 - src) END AS lake_rows FROM bucketed) AS counted
GROUP BY GROUPING SETS ((b), (f))
HAVING grouping(b) = 1 OR b < 0 OR sum(n * (2 * src - 1)) <> 0
  OR sum(lo * (2 * src - 1)) <> 0 OR sum(hi * (2 * src - 1)) <> 0

-- 130 columns: native
SELECT 'r' AS c0,
  "c0"::text AS c1,
  array_to_string(ARRAY(SELECT "x"::text
    FROM unnest(ARRAY["c1","c2","c3","c4","c5","c6","c7","c8","c9","c10","c11","c12","c13","c14","c15","c16","c17","c18","c19","c20","c21","c22","c23","c24","c25","c26","c27","c28","c29","c30","c31","c32","c33","c34","c35","c36","c37","c38","c39","c40","c41","c42","c43","c44","c45","c46","c47","c48","c49","c50","c51","c52","c53","c54","c55","c56","c57","c58","c59","c60","c61","c62","c63","c64","c65","c66","c67","c68","c69","c70","c71","c72","c73","c74","c75","c76","c77","c78","c79","c80","c81","c82","c83","c84","c85","c86","c87","c88","c89","c90","c91","c92","c93","c94","c95","c96","c97","c98","c99","c100","c101","c102","c103","c104","c105","c106","c107","c108","c109","c110","c111","c112","c113","c114","c115","c116","c117","c118","c119","c120","c121","c122","c123","c124","c125","c126","c127","c128","c129"])
      AS u(x)),
    chr(9),
    E'\\N')
    AS c2
  FROM "public"."t"
  UNION ALL SELECT 't',
  concat_ws(',', count(*)),
  NULL
  FROM "public"."t"

-- 130 columns
WITH both_sides AS (
SELECT line,
  k,
  is_row,
  CAST(NULL AS varchar) AS f,
  1 AS src,
  0 AS lake
  FROM (SELECT array_join(ARRAY[c0, coalesce(c1, '\N'), coalesce(c2, '\N')], chr(9)) AS line,
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
  1 AS lake
  FROM (SELECT array_join(ARRAY['r',
    coalesce(CAST("c0" AS varchar), '\N'),
    array_join(concat(element_at(transform(ARRAY[0],
      piece -> transform(ARRAY["c1","c2","c3","c4","c5","c6","c7","c8","c9","c10","c11","c12","c13","c14","c15","c16","c17","c18","c19","c20","c21","c22","c23","c24","c25","c26","c27","c28","c29","c30","c31","c32","c33","c34","c35","c36","c37","c38","c39","c40","c41","c42","c43","c44","c45","c46","c47","c48","c49","c50"],
        x -> CAST(x AS varchar))),
      1),
      element_at(transform(ARRAY[0],
        piece -> transform(ARRAY["c51","c52","c53","c54","c55","c56","c57","c58","c59","c60","c61","c62","c63","c64","c65","c66","c67","c68","c69","c70","c71","c72","c73","c74","c75","c76","c77","c78","c79","c80","c81","c82","c83","c84","c85","c86","c87","c88","c89","c90","c91","c92","c93","c94","c95","c96","c97","c98","c99","c100"],
          x -> CAST(x AS varchar))),
        1),
      element_at(transform(ARRAY[0],
        piece -> transform(ARRAY["c101","c102","c103","c104","c105","c106","c107","c108","c109","c110","c111","c112","c113","c114","c115","c116","c117","c118","c119","c120","c121","c122","c123","c124","c125","c126","c127","c128","c129"],
          x -> CAST(x AS varchar))),
        1)),
      chr(9),
      '\N')],
    chr(9))
    AS line,
    array_join(ARRAY[coalesce(CAST("c0" AS varchar), '\N')], chr(9)) AS k,
    "$path" AS f,
    true AS is_row
    FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD1.parquet')))
    AS lake_lines
),
digests AS (SELECT *, md5(to_utf8(line)) AS m FROM both_sides),
bucketed
  AS (SELECT CASE WHEN is_row THEN CAST(bitwise_and(from_big_endian_64(xxhash64(to_utf8(k))), 65535) AS integer) ELSE -1 END AS b, f, src,
  count(*) AS n,
  sum(CAST(from_big_endian_64(substr(m, 9, 8)) AS decimal(38, 0))) AS lo,
  sum(CAST(from_big_endian_64(substr(m, 1, 8)) AS decimal(38, 0))) AS hi,
  max(CASE WHEN NOT is_row THEN line END) AS trailer FROM digests GROUP BY 1, 2, 3)
SELECT CASE WHEN grouping(f) = 1 THEN 'bucket' ELSE 'file' END AS record, b, f,
  CAST(sum(n * src) AS bigint) AS src,
  CAST(sum(lake_rows) AS bigint) AS lake,
  max(trailer) AS trailer
FROM (SELECT *, CASE WHEN b = -1 THEN 0 ELSE n * (1 - src) END AS lake_rows FROM bucketed) AS counted
GROUP BY GROUPING SETS ((b), (f))
HAVING grouping(b) = 1 OR b < 0 OR sum(n * (2 * src - 1)) <> 0
  OR sum(lo * (2 * src - 1)) <> 0 OR sum(hi * (2 * src - 1)) <> 0

-- 130 columns of a source without arrays
WITH both_sides AS (
SELECT line,
  k,
  is_row,
  CAST(NULL AS varchar) AS f,
  1 AS src,
  0 AS lake
  FROM (SELECT array_join(ARRAY[element_at(transform(ARRAY[0],
    piece -> array_join(ARRAY[c0,
      coalesce(c1, '\N'),
      coalesce(c2, '\N'),
… 45 more
      coalesce(c48, '\N'),
      coalesce(c49, '\N')],
      chr(9))),
    1),
    element_at(transform(ARRAY[0],
      piece -> array_join(ARRAY[coalesce(c50, '\N'),
        coalesce(c51, '\N'),
        coalesce(c52, '\N'),
… 45 more
        coalesce(c98, '\N'),
        coalesce(c99, '\N')],
        chr(9))),
      1),
    element_at(transform(ARRAY[0],
      piece -> array_join(ARRAY[coalesce(c100, '\N'),
        coalesce(c101, '\N'),
        coalesce(c102, '\N'),
… 26 more
        coalesce(c129, '\N'),
        coalesce(c130, '\N')],
        chr(9))),
      1)],
    chr(9))
    AS line,
    CAST(NULL AS varchar) AS k,
    c0 <> 't' AS is_row
    FROM TABLE("shop".system.query(query => '‹native›')))
    AS source_lines
UNION ALL
SELECT line,
  k,
  is_row,
  f,
  0 AS src,
  1 AS lake
  FROM (SELECT array_join(ARRAY[element_at(transform(ARRAY[0],
    piece -> array_join(ARRAY['r',
      coalesce(CAST("c0" AS varchar), '\N'),
      coalesce(CAST("c1" AS varchar), '\N'),
… 45 more
      coalesce(CAST("c47" AS varchar), '\N'),
      coalesce(CAST("c48" AS varchar), '\N')],
      chr(9))),
    1),
    element_at(transform(ARRAY[0],
      piece -> array_join(ARRAY[coalesce(CAST("c49" AS varchar), '\N'),
        coalesce(CAST("c50" AS varchar), '\N'),
        coalesce(CAST("c51" AS varchar), '\N'),
… 45 more
        coalesce(CAST("c97" AS varchar), '\N'),
        coalesce(CAST("c98" AS varchar), '\N')],
        chr(9))),
      1),
    element_at(transform(ARRAY[0],
      piece -> array_join(ARRAY[coalesce(CAST("c99" AS varchar), '\N'),
        coalesce(CAST("c100" AS varchar), '\N'),
        coalesce(CAST("c101" AS varchar), '\N'),
… 26 more
        coalesce(CAST("c128" AS varchar), '\N'),
        coalesce(CAST("c129" AS varchar), '\N')],
        chr(9))),
      1)],
    chr(9))
    AS line,
    CAST(NULL AS varchar) AS k,
    "$path" AS f,
    true AS is_row
    FROM (SELECT *, "$path" AS "$path" FROM "lake"."runs"."t" WHERE "$path" IN ('s3://lake/shop/t/LOAD1.parquet')))
    AS lake_lines
),
digests AS (SELECT *, md5(to_utf8(line)) AS m FROM both_sides),
bucketed
  AS (SELECT CASE
    WHEN is_row THEN CASE WHEN m IS NOT NULL THEN CAST(bitwise_and(from_big_endian_64(substr(m, 1, 8)), 65535) AS integer) END
    ELSE -1
    END
    AS b,
    f,
    src,
  count(*) AS n,
  sum(CAST(from_big_endian_64(substr(m, 9, 8)) AS decimal(38, 0))) AS lo,
  sum(CAST(from_big_endian_64(substr(m, 1, 8)) AS decimal(38, 0))) AS hi,
  max(CASE WHEN NOT is_row THEN line END) AS trailer FROM digests GROUP BY 1, 2, 3)
SELECT CASE WHEN grouping(f) = 1 THEN 'bucket' ELSE 'file' END AS record, b, f,
  CAST(sum(n * src) AS bigint) AS src,
  CAST(sum(lake_rows) AS bigint) AS lake,
  max(trailer) AS trailer
FROM (SELECT *, CASE WHEN b = -1 THEN 0 ELSE n * (1 - src) END AS lake_rows FROM bucketed) AS counted
GROUP BY GROUPING SETS ((b), (f))
HAVING grouping(b) = 1 OR b < 0 OR sum(n * (2 * src - 1)) <> 0
  OR sum(lo * (2 * src - 1)) <> 0 OR sum(hi * (2 * src - 1)) <> 0

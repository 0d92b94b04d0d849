-- int8
Trino: tinyint
Glue: int

-- uint8, int16
Trino: smallint
Glue: int

-- uint16, int32
Trino: integer
Glue: int

-- uint32
Trino: bigint
Glue: int

-- int64, uint64, time(micros), time(nanos), timestamp(millis, UTC), timestamp(micros, UTC), timestamp(nanos, UTC)
Trino: bigint
Glue: bigint

-- decimal(5,0)
Trino: decimal(5, 0)
Glue: decimal(5,0)

-- decimal(5,2)
Trino: decimal(5, 2)
Glue: decimal(5,2)

-- decimal(5,5)
Trino: decimal(5, 5)
Glue: decimal(5,5)

-- decimal(38,38)
Trino: decimal(38, 38)
Glue: decimal(38,38)

-- float
Trino: real
Glue: float

-- double
Trino: double
Glue: double

-- boolean
Trino: boolean
Glue: boolean

-- string
Trino: varchar
Glue: string

-- binary
Trino: varbinary
Glue: binary

-- date
Trino: date
Glue: date

-- time(millis), csv text, csv text, list
Trino: null
Glue: null

-- a decimal of 39 digits in Glue
none

-- names that no table has
a,b: a table of the engine can have no column whose name has a comma
 a: a table of the engine can have no column whose name begins or ends with a space
a : a table of the engine can have no column whose name begins or ends with a space
$path: a table of the engine can have no column whose name is $path
$PATH: a table of the engine can have no column whose name is $PATH
$partition: a table of the engine can have no column whose name is $partition
path: null
a"b: null
Same: null
same: null

-- a table of such names
DROP TABLE IF EXISTS "l"."s"."t"
CREATE TABLE "l"."s"."t" ("path" varchar, "a""b" varchar) WITH (external_location = 's3://lake/it''s/', format = 'PARQUET')

-- a table without a column
DROP TABLE IF EXISTS "l"."s"."t"
CREATE TABLE "l"."s"."t" ("loadproof_none" varchar) WITH (external_location = 's3://lake/t/', format = 'PARQUET')

-- tables of files that differ
DROP TABLE IF EXISTS "lake"."runs"."t"
CREATE TABLE "lake"."runs"."t" ("id" bigint, "name" varchar) WITH (external_location = 's3://lake/t/', format = 'PARQUET')
DROP TABLE IF EXISTS "lake"."runs"."t__2"
CREATE TABLE "lake"."runs"."t__2" ("id" varchar) WITH (external_location = 's3://lake/t/', format = 'PARQUET')

-- a table of lines
DROP TABLE IF EXISTS "lake"."runs"."t"
CREATE TABLE "lake"."runs"."t" (line varchar) WITH (external_location = 's3://lake/t/', format = 'TEXTFILE', null_format = U&'\000A', textfile_field_separator = U&'\000A', skip_header_line_count = 2)

-- a stored result
UNLOAD (SELECT k, digest, line, src, lake, key_src, key_lake, file FROM (
SELECT 1
)) TO 's3://runs/it''s/' WITH (format = 'PARQUET')

-- its columns
k string, digest string, line string, src bigint, lake bigint, key_src bigint, key_lake bigint, file string

-- a native query
SELECT * FROM TABLE("a""b".system.query(query => 'SELECT ''x'''))

-- 101 files of changes: level 1
+     WHERE (rpad(regexp_extract("$path", '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), 19, '0') BETWEEN '20261000-0000000000'
+       AND '20261100-0000000000'))
+     ELSE CAST(bitwise_and(from_big_endian_64(xxhash64(to_utf8(k))), 32767) AS integer)
-     WHERE "$path" IN ('s3://lake/shop/t/20261000-000000000.parquet',
-       's3://lake/shop/t/20261001-000000000.parquet',
-       's3://lake/shop/t/20261002-000000000.parquet'))
-     ELSE CAST(bitwise_and(from_big_endian_64(xxhash64(to_utf8(k))), 65535) AS integer)

-- 101 files of changes, in two ranges: level 1
+     WHERE (rpad(regexp_extract("$path", '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), 19, '0') BETWEEN '20261000-0000000000'
+       AND '20261059-0000000000'
+       OR rpad(regexp_extract("$path", '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$', 1), 19, '0') BETWEEN '20261062-0000000000'
+       AND '20261102-0000000000'))
+     FROM "lake"."runs"."t__2"
+     WHERE "$path" IN ('s3://lake/shop/t/20261060-000000000.parquet', 's3://lake/shop/t/20261061-000000000.parquet'))
+     ELSE CAST(bitwise_and(from_big_endian_64(xxhash64(to_utf8(k))), 32767) AS integer)
-     WHERE "$path" IN ('s3://lake/shop/t/20261000-000000000.parquet',
-       's3://lake/shop/t/20261001-000000000.parquet',
-       's3://lake/shop/t/20261002-000000000.parquet'))
-     ELSE CAST(bitwise_and(from_big_endian_64(xxhash64(to_utf8(k))), 65535) AS integer)

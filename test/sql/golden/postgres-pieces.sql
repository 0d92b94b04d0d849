-- a relation
"sho`p]"."it's"

-- a column holds a value
"name" IS NOT NULL

-- trailer, of rows alone
concat_ws(',', count(*))

-- trailer, with counts
concat_ws(',',
  count(*),
  count(*) FILTER (WHERE a = 1),
  count(*) FILTER (WHERE b = 2),
  (SELECT count(*) FROM "shop"."t" WHERE c = 3),
  (SELECT count(*) FROM "shop"."t" WHERE d = 4))

-- trailer, of 98 counts
concat_ws(',', count(*), n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n)

-- trailer, of 99 counts
concat_ws(',', concat_ws(',', count(*), n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n), concat_ws(',', n))

-- boundaries of integers
SELECT array_to_json(percentile_disc(ARRAY[0.333333, 0.666667]) WITHIN GROUP (ORDER BY "id"))::text
  FROM "shop"."t" TABLESAMPLE SYSTEM (20.000000)
  WHERE "id" IS NOT NULL

-- boundaries of texts of a small table
SELECT array_to_json(percentile_disc(ARRAY[0.500000]) WITHIN GROUP (ORDER BY "name"::text COLLATE "C"))::text
  FROM "shop"."t" TABLESAMPLE SYSTEM (100.000000)
  WHERE "name" IS NOT NULL

-- key of two columns
("id", "tenant") IN ((-1, 0), (0, 1), (1, 2))

-- key with a text
("id", "name") IN ((1, 'it''s'))

-- one row
by LIMIT

-- changed, by commit
pg_catalog.pg_xact_commit_timestamp(xmin) > '2026-01-31T23:59:59.1234567Z'::timestamptz

-- changed, by a column of timestamptz
"at" > '2026-01-31T23:59:59.1234567Z'::timestamptz

-- changed, by a column of timestamp
"at" > ('2026-01-31T23:59:59.1234567Z'::timestamptz AT TIME ZONE 'UTC')

-- changed, by a column of date
none

-- is a text
(x) COLLATE "C" = 'NULL'

-- is a text above U+FFFF
(x) COLLATE "C" = '😀'

-- is the empty text
(x) COLLATE "C" = ''

-- holds a text
strpos((x) COLLATE "C", '
') > 0

-- marks
"literals"

-- expression {"kind":"literal","text":"it's"}
'it''s'

-- expression {"kind":"column","column":"name"}
"name"::text

-- expression {"kind":"column","column":"id"}
"id"::text

-- expression {"kind":"column","column":"at"}
unsupported: it reads at, and the text that DMS gives a value of timestamptz there is not documented

-- expression {"kind":"column","column":"gone"}
unsupported: it reads a column that the table has not

-- expression {"kind":"concat","of":[{"kind":"column","column":"name"}]}
("name"::text)

-- expression {"kind":"concat","of":[{"kind":"column","column":"name"},{"kind":"literal","text":"-"},{"kind":"column","column":"id"}]}
("name"::text) || ('-') || ("id"::text)

-- expression {"kind":"coalesce","of":[{"kind":"column","column":"name"},{"kind":"literal","text":"none"}]}
coalesce("name"::text, 'none')

-- expression {"kind":"coalesce","of":[{"kind":"column","column":"name"},{"kind":"column","column":"at"}]}
unsupported: it reads at, and the text that DMS gives a value of timestamptz there is not documented

-- expression {"kind":"trim","of":{"kind":"column","column":"name"},"side":"both"}
btrim(("name"::text), ' ')

-- expression {"kind":"trim","of":{"kind":"column","column":"name"},"side":"start"}
ltrim(("name"::text), ' ')

-- expression {"kind":"trim","of":{"kind":"column","column":"name"},"side":"end"}
rtrim(("name"::text), ' ')

-- expression {"kind":"case","of":{"kind":"column","column":"name"},"to":"lower"}
translate(("name"::text), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')

-- expression {"kind":"case","of":{"kind":"column","column":"name"},"to":"upper"}
translate(("name"::text), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')

-- expression {"kind":"replace","of":{"kind":"column","column":"name"},"from":"'","to":""}
replace(("name"::text) COLLATE "C", '''', '')

-- expression {"kind":"substring","of":{"kind":"column","column":"name"},"from":2,"length":null}
substr(("name"::text), 2)

-- expression {"kind":"substring","of":{"kind":"column","column":"name"},"from":1,"length":3}
substr(("name"::text), 1, 3)

-- expression {"kind":"substring","of":{"kind":"column","column":"at"},"from":1,"length":3}
unsupported: it reads at, and the text that DMS gives a value of timestamptz there is not documented

-- longer than
char_length(x) > 9

-- hash
upper(encode(sha256(convert_to((x), 'UTF8')), 'hex'))

-- digits
translate((x), '0123456789', '''''''''''''''''''''')

-- wide fields
array_to_string(ARRAY(SELECT replace(replace(replace((x::text) COLLATE "C", E'\\', E'\\\\'), chr(9), E'\\t'), chr(10), E'\\n')
  FROM unnest(ARRAY[a,b]) AS u(x))
  || ARRAY[c::text]
  || ARRAY[replace(replace(replace((d::text) COLLATE "C", E'\\', E'\\\\'), chr(9), E'\\t'), chr(10), E'\\n')],
  chr(9),
  E'\\N')

-- a relation
"sho`p]"."it's"

-- a column holds a value
"name" IS NOT NULL

-- trailer, of rows alone
TO_CHAR(COUNT(*))

-- trailer, with counts
TO_CHAR(COUNT(*))
  || ','
  || TO_CHAR(COUNT(CASE WHEN a = 1 THEN 1 END))
  || ','
  || TO_CHAR(COUNT(CASE WHEN b = 2 THEN 1 END))
  || ','
  || TO_CHAR((SELECT COUNT(*) FROM "shop"."t" WHERE c = 3))
  || ','
  || TO_CHAR((SELECT COUNT(*) FROM "shop"."t" WHERE d = 4))

-- boundaries of integers
SELECT CASE
  WHEN lo IS NOT NULL THEN '[' || TO_CHAR(FLOOR(lo + (hi - lo) * 1 / 3)) || ',' || TO_CHAR(FLOOR(lo + (hi - lo) * 2 / 3)) || ']'
  END
  AS boundaries
  FROM (SELECT MIN("id") AS lo, MAX("id") AS hi FROM "shop"."t")

-- boundaries of texts of a small table
SELECT CASE WHEN lo IS NOT NULL THEN '[' || TO_CHAR(FLOOR(lo + (hi - lo) * 1 / 2)) || ']' END AS boundaries
  FROM (SELECT MIN("name") AS lo, MAX("name") AS hi FROM "shop"."t")

-- key of two columns
(("id", "tenant") IN ((-1, 0), (0, 1), (1, 2)))

-- key with a text
none

-- one row
(a, b) IN (SELECT a, b FROM (SELECT a, b FROM t WHERE (c = 1)) WHERE ROWNUM = 1)

-- changed, by commit
none

-- changed, by a column of date
"at" > TIMESTAMP '2026-01-31 23:59:59.123'

-- changed, by a column of timestamp
"at" > TIMESTAMP '2026-01-31 23:59:59.123'

-- changed, by a column of timestamp with time zone
"at" > TIMESTAMP '2026-01-31 23:59:59.123 +00:00'

-- changed, by a column of number
none

-- is a text
(LENGTH(x) IN (4) AND INSTR(x, 'NULL') = 1)

-- is a text above U+FFFF
(LENGTH(x) IN (1, 2) AND INSTR(x, (UNISTR('\D83D\DE00'))) = 1)

-- is the empty text
1 = 0

-- holds a text
INSTR(x, (UNISTR('\000A'))) > 0

-- marks
{"r":"CAST('r' AS VARCHAR2(1))","a":"CAST('a' AS VARCHAR2(1))","t":"CAST('t' AS VARCHAR2(1))"}

-- trailer in the place of number
n

-- trailer in the place of varchar2
n

-- trailer in the place of char
'=' || n

-- trailer in the place of nchar
TO_NCHAR('=' || n)

-- trailer in the place of nvarchar2
TO_NCHAR(n)

-- trailer in the place of clob
TO_CLOB(n)

-- trailer in the place of nclob
TO_NCLOB(n)

-- expression {"kind":"literal","text":"it's"}
unsupported: expressions are not known in the SQL of a source of this kind (oracle)

-- expression {"kind":"column","column":"name"}
unsupported: expressions are not known in the SQL of a source of this kind (oracle)

-- expression {"kind":"column","column":"id"}
unsupported: expressions are not known in the SQL of a source of this kind (oracle)

-- expression {"kind":"column","column":"at"}
unsupported: expressions are not known in the SQL of a source of this kind (oracle)

-- expression {"kind":"column","column":"gone"}
unsupported: expressions are not known in the SQL of a source of this kind (oracle)

-- expression {"kind":"concat","of":[{"kind":"column","column":"name"}]}
unsupported: expressions are not known in the SQL of a source of this kind (oracle)

-- expression {"kind":"concat","of":[{"kind":"column","column":"name"},{"kind":"literal","text":"-"},{"kind":"column","column":"id"}]}
unsupported: expressions are not known in the SQL of a source of this kind (oracle)

-- expression {"kind":"coalesce","of":[{"kind":"column","column":"name"},{"kind":"literal","text":"none"}]}
unsupported: expressions are not known in the SQL of a source of this kind (oracle)

-- expression {"kind":"coalesce","of":[{"kind":"column","column":"name"},{"kind":"column","column":"at"}]}
unsupported: expressions are not known in the SQL of a source of this kind (oracle)

-- expression {"kind":"trim","of":{"kind":"column","column":"name"},"side":"both"}
unsupported: expressions are not known in the SQL of a source of this kind (oracle)

-- expression {"kind":"trim","of":{"kind":"column","column":"name"},"side":"start"}
unsupported: expressions are not known in the SQL of a source of this kind (oracle)

-- expression {"kind":"trim","of":{"kind":"column","column":"name"},"side":"end"}
unsupported: expressions are not known in the SQL of a source of this kind (oracle)

-- expression {"kind":"case","of":{"kind":"column","column":"name"},"to":"lower"}
unsupported: expressions are not known in the SQL of a source of this kind (oracle)

-- expression {"kind":"case","of":{"kind":"column","column":"name"},"to":"upper"}
unsupported: expressions are not known in the SQL of a source of this kind (oracle)

-- expression {"kind":"replace","of":{"kind":"column","column":"name"},"from":"'","to":""}
unsupported: expressions are not known in the SQL of a source of this kind (oracle)

-- expression {"kind":"substring","of":{"kind":"column","column":"name"},"from":2,"length":null}
unsupported: expressions are not known in the SQL of a source of this kind (oracle)

-- expression {"kind":"substring","of":{"kind":"column","column":"name"},"from":1,"length":3}
unsupported: expressions are not known in the SQL of a source of this kind (oracle)

-- expression {"kind":"substring","of":{"kind":"column","column":"at"},"from":1,"length":3}
unsupported: expressions are not known in the SQL of a source of this kind (oracle)

-- longer than
none

-- hash
none

-- digits
none

-- wide fields
none

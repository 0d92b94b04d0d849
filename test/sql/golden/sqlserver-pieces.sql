-- a relation
[sho`p]]].[it's]

-- a column holds a value
[name] IS NOT NULL

-- trailer, of rows alone
CONVERT(varchar(20), COUNT_BIG(*))

-- trailer, with counts
CONVERT(varchar(20),
  COUNT_BIG(*)) + ',' + CONVERT(varchar(20),
  COUNT_BIG(CASE WHEN a = 1 THEN 1 END)) + ',' + CONVERT(varchar(20),
  COUNT_BIG(CASE WHEN b = 2 THEN 1 END)) + ',' + CONVERT(varchar(20),
  (SELECT COUNT_BIG(*) FROM [shop].[t] WHERE c = 3)) + ',' + CONVERT(varchar(20),
  (SELECT COUNT_BIG(*) FROM [shop].[t] WHERE d = 4))

-- boundaries of integers
SELECT CASE
  WHEN lo IS NOT NULL
    THEN '[' + CONVERT(varchar(40),
      CONVERT(decimal(28, 0), FLOOR(lo + (hi - lo) * 1 / 3))) + ',' + CONVERT(varchar(40),
      CONVERT(decimal(28, 0), FLOOR(lo + (hi - lo) * 2 / 3))) + ']'
  END
  AS boundaries
  FROM (SELECT CONVERT(decimal(28, 0), MIN([id])) AS lo, CONVERT(decimal(28, 0), MAX([id])) AS hi FROM [shop].[t]) AS ends

-- boundaries of texts of a small table
SELECT CASE WHEN lo IS NOT NULL THEN '[' + CONVERT(varchar(40), CONVERT(decimal(28, 0), FLOOR(lo + (hi - lo) * 1 / 2))) + ']' END
  AS boundaries
  FROM (SELECT CONVERT(decimal(28, 0), MIN([name])) AS lo, CONVERT(decimal(28, 0), MAX([name])) AS hi FROM [shop].[t]) AS ends

-- key of two columns
(([id] = -1 AND [tenant] = 0) OR ([id] = 0 AND [tenant] = 1) OR ([id] = 1 AND [tenant] = 2))

-- key with a text
none

-- one row
EXISTS (SELECT 1 FROM (SELECT TOP (1) a, b FROM t WHERE (c = 1)) AS one_row WHERE one_row.a = t.a AND one_row.b = t.b)

-- changed, by commit
none

-- changed, by a column of datetime2
CONVERT(datetime2(7), [at]) > CONVERT(datetime2(7), '2026-01-31 23:59:59.123', 121)

-- changed, by a column of smalldatetime
CONVERT(datetime2(7), [at]) > CONVERT(datetime2(7), '2026-01-31 23:59:59.123', 121)

-- changed, by a column of datetimeoffset
[at] > TODATETIMEOFFSET(CONVERT(datetime2(7), '2026-01-31 23:59:59.123', 121), '+00:00')

-- changed, by a column of date
none

-- is a text
(DATALENGTH(CONVERT(nvarchar(max), x) COLLATE Latin1_General_BIN2) = 8 AND CONVERT(nvarchar(max), x) COLLATE Latin1_General_BIN2 = N'NULL')

-- is a text above U+FFFF
(DATALENGTH(CONVERT(nvarchar(max), x) COLLATE Latin1_General_BIN2) = 4 AND CONVERT(nvarchar(max), x) COLLATE Latin1_General_BIN2 = N'😀')

-- is the empty text
(DATALENGTH(CONVERT(nvarchar(max), x) COLLATE Latin1_General_BIN2) = 0 AND CONVERT(nvarchar(max), x) COLLATE Latin1_General_BIN2 = N'')

-- holds a text
CHARINDEX(NCHAR(10), CONVERT(nvarchar(max), x) COLLATE Latin1_General_BIN2) > 0

-- marks
"literals"

-- expression {"kind":"literal","text":"it's"}
unsupported: expressions are not known in the SQL of a source of this kind (sqlserver)

-- expression {"kind":"column","column":"name"}
unsupported: expressions are not known in the SQL of a source of this kind (sqlserver)

-- expression {"kind":"column","column":"id"}
unsupported: expressions are not known in the SQL of a source of this kind (sqlserver)

-- expression {"kind":"column","column":"at"}
unsupported: expressions are not known in the SQL of a source of this kind (sqlserver)

-- expression {"kind":"column","column":"gone"}
unsupported: expressions are not known in the SQL of a source of this kind (sqlserver)

-- expression {"kind":"concat","of":[{"kind":"column","column":"name"}]}
unsupported: expressions are not known in the SQL of a source of this kind (sqlserver)

-- expression {"kind":"concat","of":[{"kind":"column","column":"name"},{"kind":"literal","text":"-"},{"kind":"column","column":"id"}]}
unsupported: expressions are not known in the SQL of a source of this kind (sqlserver)

-- expression {"kind":"coalesce","of":[{"kind":"column","column":"name"},{"kind":"literal","text":"none"}]}
unsupported: expressions are not known in the SQL of a source of this kind (sqlserver)

-- expression {"kind":"coalesce","of":[{"kind":"column","column":"name"},{"kind":"column","column":"at"}]}
unsupported: expressions are not known in the SQL of a source of this kind (sqlserver)

-- expression {"kind":"trim","of":{"kind":"column","column":"name"},"side":"both"}
unsupported: expressions are not known in the SQL of a source of this kind (sqlserver)

-- expression {"kind":"trim","of":{"kind":"column","column":"name"},"side":"start"}
unsupported: expressions are not known in the SQL of a source of this kind (sqlserver)

-- expression {"kind":"trim","of":{"kind":"column","column":"name"},"side":"end"}
unsupported: expressions are not known in the SQL of a source of this kind (sqlserver)

-- expression {"kind":"case","of":{"kind":"column","column":"name"},"to":"lower"}
unsupported: expressions are not known in the SQL of a source of this kind (sqlserver)

-- expression {"kind":"case","of":{"kind":"column","column":"name"},"to":"upper"}
unsupported: expressions are not known in the SQL of a source of this kind (sqlserver)

-- expression {"kind":"replace","of":{"kind":"column","column":"name"},"from":"'","to":""}
unsupported: expressions are not known in the SQL of a source of this kind (sqlserver)

-- expression {"kind":"substring","of":{"kind":"column","column":"name"},"from":2,"length":null}
unsupported: expressions are not known in the SQL of a source of this kind (sqlserver)

-- expression {"kind":"substring","of":{"kind":"column","column":"name"},"from":1,"length":3}
unsupported: expressions are not known in the SQL of a source of this kind (sqlserver)

-- expression {"kind":"substring","of":{"kind":"column","column":"at"},"from":1,"length":3}
unsupported: expressions are not known in the SQL of a source of this kind (sqlserver)

-- longer than
none

-- hash
none

-- digits
none

-- wide fields
none

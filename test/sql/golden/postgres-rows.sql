-- rows [{"kind":"filter","where":{"kind":"and","of":[{"kind":"compare","column":"id","operator":"=","value":"1"},{"kind":"or","of":[{"kind":"null","column":"name"},{"kind":"present","column":"id"}]}]}}], rows [{"kind":"filter","where":{"kind":"and","of":[{"kind":"compare","column":"id","operator":"=","value":"1"},{"kind":"or","of":[{"kind":"null","column":"name"},{"kind":"present","column":"id"}]}]}}], within others
where: ("id" = (1)) AND (("name" IS NULL) OR ("id" IS NOT NULL))

-- rows [{"kind":"filter","where":{"kind":"not","of":{"kind":"compare","column":"id","operator":"<","value":"5"}}}], rows [{"kind":"filter","where":{"kind":"not","of":{"kind":"compare","column":"id","operator":"<","value":"5"}}}], within others
where: CASE WHEN "id" < (5) THEN 1 ELSE 0 END = 0

-- rows [{"kind":"filter","where":{"kind":"differ","of":[{"kind":"compare","column":"id","operator":"=","value":"1"},{"kind":"never"}]}}], rows [{"kind":"filter","where":{"kind":"differ","of":[{"kind":"compare","column":"id","operator":"=","value":"1"},{"kind":"never"}]}}], within others
where: CASE WHEN "id" = (1) THEN 1 ELSE 0 END <> CASE WHEN 1 = 0 THEN 1 ELSE 0 END

-- rows [{"kind":"filter","where":{"kind":"compare","column":"name","operator":"=","value":"b"}}]
where: "name"::text COLLATE "C" = 'b'
doubt, rows that the filter of rule filter takes or leaves by how the database or DMS compares values (collation, trailing spaces, time zone):
  ((CASE WHEN "name"::text COLLATE "C" = 'b' THEN 1 ELSE 0 END <> CASE WHEN lower("name"::text COLLATE "C") = lower('b') THEN 1 ELSE 0 END))

-- rows [{"kind":"filter","where":{"kind":"compare","column":"name","operator":"=","value":"b"}}], within others
where: "name"::text COLLATE "C" = 'b'
doubt, rows that the filter of rule filter takes or leaves by how the database or DMS compares values (collation, trailing spaces, time zone):
  ((a = 1)
  AND (b = 2)
  AND (CASE
    WHEN "name"::text COLLATE "C" = 'b' THEN 1
    ELSE 0
    END <> CASE
    WHEN lower("name"::text COLLATE "C") = lower('b') THEN 1
    ELSE 0
    END))

-- rows [{"kind":"filter","where":{"kind":"or","of":[{"kind":"compare","column":"name","operator":"=","value":"b"},{"kind":"compare","column":"name","operator":"<>","value":"c"}]}}]
where: ("name"::text COLLATE "C" = 'b') OR ("name"::text COLLATE "C" <> 'c')
doubt, rows that the filter of rule filter takes or leaves by how the database or DMS compares values (collation, trailing spaces, time zone):
  ((CASE WHEN "name"::text COLLATE "C" = 'b' THEN 1 ELSE 0 END <> CASE WHEN lower("name"::text COLLATE "C") = lower('b') THEN 1 ELSE 0 END))
  OR ((CASE
    WHEN "name"::text COLLATE "C" <> 'c' THEN 1
    ELSE 0
    END <> CASE
    WHEN lower("name"::text COLLATE "C") <> lower('c') THEN 1
    ELSE 0
    END))

-- rows [{"kind":"filter","where":{"kind":"or","of":[{"kind":"compare","column":"name","operator":"=","value":"b"},{"kind":"compare","column":"name","operator":"<>","value":"c"}]}}], within others
where: ("name"::text COLLATE "C" = 'b') OR ("name"::text COLLATE "C" <> 'c')
doubt, rows that the filter of rule filter takes or leaves by how the database or DMS compares values (collation, trailing spaces, time zone):
  ((a = 1)
  AND (b = 2)
  AND (CASE
    WHEN "name"::text COLLATE "C" = 'b' THEN 1
    ELSE 0
    END <> CASE
    WHEN lower("name"::text COLLATE "C") = lower('b') THEN 1
    ELSE 0
    END))
  OR ((a = 1)
    AND (b = 2)
    AND (CASE
      WHEN "name"::text COLLATE "C" <> 'c' THEN 1
      ELSE 0
      END <> CASE
      WHEN lower("name"::text COLLATE "C") <> lower('c') THEN 1
      ELSE 0
      END))

-- rows [{"kind":"filter","where":{"kind":"compare","column":"gone","operator":"=","value":"1"}}], rows [{"kind":"filter","where":{"kind":"compare","column":"gone","operator":"=","value":"1"}}], within others, rows [{"kind":"filter","where":{"kind":"null","column":"gone"}}], rows [{"kind":"filter","where":{"kind":"null","column":"gone"}}], within others
the table has no column gone

-- rows [{"kind":"filter","where":{"kind":"compare","column":"id","operator":"=","value":"x"}}], rows [{"kind":"filter","where":{"kind":"compare","column":"id","operator":"=","value":"x"}}], within others
id is of type int8, and 'x' is not a number

-- rows [{"kind":"ranges","where":{"kind":"compare","column":"id","operator":"<","value":"5"}}]
where: "id" < (5)
notLoaded, DMS loads no row with NULL in a column that rule ranges divides the table by:
  (CASE WHEN "id" < (5) THEN 1 ELSE 0 END = 0)
doubt, a doubt:
  ("id" IS NULL)

-- rows [{"kind":"ranges","where":{"kind":"compare","column":"id","operator":"<","value":"5"}}], within others
where: "id" < (5)
notLoaded, DMS loads no row with NULL in a column that rule ranges divides the table by:
  (a = 1) AND (b = 2) AND (CASE WHEN "id" < (5) THEN 1 ELSE 0 END = 0)
doubt, a doubt:
  (a = 1) AND (b = 2) AND ("id" IS NULL)

-- rows [{"kind":"filter","where":null}]
doubt, a doubt:
  ("id" IS NULL)

-- rows [{"kind":"filter","where":null}], within others
doubt, a doubt:
  (a = 1) AND (b = 2) AND ("id" IS NULL)

-- rows [{"kind":"filter","where":{"kind":"compare","column":"id","operator":"=","value":"1"}},{"kind":"ranges","where":{"kind":"compare","column":"name","operator":"=","value":"b"}},{"kind":"filter","where":null}]
where: "id" = (1)
where: "name"::text COLLATE "C" = 'b'
notLoaded, DMS loads no row with NULL in a column that rule ranges divides the table by:
  ("id" = (1)) AND (CASE WHEN "name"::text COLLATE "C" = 'b' THEN 1 ELSE 0 END = 0)
doubt, rows that the filter of rule ranges takes or leaves by how the database or DMS compares values (collation, trailing spaces, time zone):
  ((CASE WHEN "name"::text COLLATE "C" = 'b' THEN 1 ELSE 0 END <> CASE WHEN lower("name"::text COLLATE "C") = lower('b') THEN 1 ELSE 0 END))
doubt, a doubt:
  ("id" IS NULL)

-- rows [{"kind":"filter","where":{"kind":"compare","column":"id","operator":"=","value":"1"}},{"kind":"ranges","where":{"kind":"compare","column":"name","operator":"=","value":"b"}},{"kind":"filter","where":null}], within others
where: "id" = (1)
where: "name"::text COLLATE "C" = 'b'
notLoaded, DMS loads no row with NULL in a column that rule ranges divides the table by:
  (a = 1) AND (b = 2) AND ("id" = (1)) AND (CASE WHEN "name"::text COLLATE "C" = 'b' THEN 1 ELSE 0 END = 0)
doubt, rows that the filter of rule ranges takes or leaves by how the database or DMS compares values (collation, trailing spaces, time zone):
  ((a = 1)
  AND (b = 2)
  AND (CASE
    WHEN "name"::text COLLATE "C" = 'b' THEN 1
    ELSE 0
    END <> CASE
    WHEN lower("name"::text COLLATE "C") = lower('b') THEN 1
    ELSE 0
    END))
doubt, a doubt:
  (a = 1) AND (b = 2) AND ("id" IS NULL)

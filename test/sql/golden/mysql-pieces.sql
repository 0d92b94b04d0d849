-- a relation
`sho``p]`.`it's`

-- a column holds a value
`name` IS NOT NULL

-- trailer, of rows alone
CONVERT(CASE WHEN COALESCE(@@character_set_results, 'binary') IN ('utf8mb4', 'binary') THEN CONCAT_WS(_utf8mb4',', COUNT(*)) END USING utf8mb4) COLLATE utf8mb4_bin

-- trailer, with counts
CONVERT(CASE
  WHEN COALESCE(@@character_set_results, 'binary') IN ('utf8mb4', 'binary')
    AND (SELECT COUNT(*) FROM (SELECT * FROM `shop`.`t` LIMIT 0) AS whole) = 0
    THEN CONCAT_WS(_utf8mb4',',
      COUNT(*),
      COUNT(CASE WHEN a = 1 THEN 1 END),
      COUNT(CASE WHEN b = 2 THEN 1 END),
      (SELECT COUNT(*) FROM `shop`.`t` WHERE c = 3),
      (SELECT COUNT(*) FROM `shop`.`t` WHERE d = 4))
  END USING utf8mb4) COLLATE utf8mb4_bin

-- boundaries of integers
SELECT CASE
  WHEN lo IS NOT NULL
    THEN CONCAT('[',
      CONCAT_WS(',',
        CAST(FLOOR(CAST(lo AS DECIMAL(30, 0)) + (CAST(hi AS DECIMAL(30, 0)) - CAST(lo AS DECIMAL(30, 0))) * 1 / 3) AS CHAR),
        CAST(FLOOR(CAST(lo AS DECIMAL(30, 0)) + (CAST(hi AS DECIMAL(30, 0)) - CAST(lo AS DECIMAL(30, 0))) * 2 / 3) AS CHAR)),
      ']')
  END
  FROM (SELECT MIN(`id`) AS lo, MAX(`id`) AS hi FROM `shop`.`t`) AS ends

-- boundaries of texts of a small table
SELECT CASE
  WHEN lo IS NOT NULL
    THEN CONCAT('[',
      CONCAT_WS(',', CAST(FLOOR(CAST(lo AS DECIMAL(30, 0)) + (CAST(hi AS DECIMAL(30, 0)) - CAST(lo AS DECIMAL(30, 0))) * 1 / 2) AS CHAR)),
      ']')
  END
  FROM (SELECT MIN(`name`) AS lo, MAX(`name`) AS hi FROM `shop`.`t`) AS ends

-- key of two columns
(`id`, `tenant`) IN ((-1, 0), (0, 1), (1, 2))

-- key with a text
none

-- one row
by LIMIT

-- changed, by commit
none

-- changed, by a column of timestamp
CASE
  WHEN UNIX_TIMESTAMP(`at`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
  ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`at`) SECOND),
    _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
  END COLLATE utf8mb4_bin > _utf8mb4'2026-01-31 23:59:59.123'

-- changed, by a column of datetime
CONVERT(CONCAT(CAST(`at` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin > _utf8mb4'2026-01-31 23:59:59.123'

-- changed, by a column of date
none

-- is a text
(OCTET_LENGTH(x) = 4 AND CONVERT(HEX(x) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'4E554C4C')

-- is a text above U+FFFF
(OCTET_LENGTH(x) = 4 AND CONVERT(HEX(x) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'F09F9880')

-- is the empty text
(OCTET_LENGTH(x) = 0 AND CONVERT(HEX(x) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4 X'')

-- holds a text
LOCATE(_utf8mb4 X'0a', x) > 0

-- marks
"literals"

-- expression {"kind":"literal","text":"it's"}
_utf8mb4 X'69742773'

-- expression {"kind":"column","column":"name"}
`name` COLLATE utf8mb4_bin

-- expression {"kind":"column","column":"id"}
CONVERT(CAST(`id` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin

-- expression {"kind":"column","column":"at"}
unsupported: it reads at, and the text that DMS gives a value of timestamp there is not documented

-- expression {"kind":"column","column":"gone"}
unsupported: it reads a column that the table has not

-- expression {"kind":"concat","of":[{"kind":"column","column":"name"}]}
`name` COLLATE utf8mb4_bin

-- expression {"kind":"concat","of":[{"kind":"column","column":"name"},{"kind":"literal","text":"-"},{"kind":"column","column":"id"}]}
CASE
  WHEN (`name` COLLATE utf8mb4_bin) IS NOT NULL
    AND (_utf8mb4'-') IS NOT NULL
    AND (CONVERT(CAST(`id` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin) IS NOT NULL
    THEN CONCAT(`name` COLLATE utf8mb4_bin, _utf8mb4'-', CONVERT(CAST(`id` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin) COLLATE utf8mb4_bin
  END

-- expression {"kind":"coalesce","of":[{"kind":"column","column":"name"},{"kind":"literal","text":"none"}]}
COALESCE(`name` COLLATE utf8mb4_bin, _utf8mb4'none') COLLATE utf8mb4_bin

-- expression {"kind":"coalesce","of":[{"kind":"column","column":"name"},{"kind":"column","column":"at"}]}
unsupported: it reads at, and the text that DMS gives a value of timestamp there is not documented

-- expression {"kind":"trim","of":{"kind":"column","column":"name"},"side":"both"}
COALESCE(TRIM(BOTH _utf8mb4' ' FROM `name` COLLATE utf8mb4_bin), LEFT(`name` COLLATE utf8mb4_bin, 0)) COLLATE utf8mb4_bin

-- expression {"kind":"trim","of":{"kind":"column","column":"name"},"side":"start"}
COALESCE(TRIM(LEADING _utf8mb4' ' FROM `name` COLLATE utf8mb4_bin), LEFT(`name` COLLATE utf8mb4_bin, 0)) COLLATE utf8mb4_bin

-- expression {"kind":"trim","of":{"kind":"column","column":"name"},"side":"end"}
COALESCE(TRIM(TRAILING _utf8mb4' ' FROM `name` COLLATE utf8mb4_bin), LEFT(`name` COLLATE utf8mb4_bin, 0)) COLLATE utf8mb4_bin

-- expression {"kind":"case","of":{"kind":"column","column":"name"},"to":"lower"}
unsupported: mysql cannot change the case of ASCII letters alone

-- expression {"kind":"case","of":{"kind":"column","column":"name"},"to":"upper"}
unsupported: mysql cannot change the case of ASCII letters alone

-- expression {"kind":"replace","of":{"kind":"column","column":"name"},"from":"'","to":""}
REPLACE(`name` COLLATE utf8mb4_bin, _utf8mb4 X'27', _utf8mb4 X'') COLLATE utf8mb4_bin

-- expression {"kind":"substring","of":{"kind":"column","column":"name"},"from":2,"length":null}
COALESCE(SUBSTRING(`name` COLLATE utf8mb4_bin, 2), LEFT(`name` COLLATE utf8mb4_bin, 0)) COLLATE utf8mb4_bin

-- expression {"kind":"substring","of":{"kind":"column","column":"name"},"from":1,"length":3}
COALESCE(SUBSTRING(`name` COLLATE utf8mb4_bin, 1, 3), LEFT(`name` COLLATE utf8mb4_bin, 0)) COLLATE utf8mb4_bin

-- expression {"kind":"substring","of":{"kind":"column","column":"at"},"from":1,"length":3}
unsupported: it reads at, and the text that DMS gives a value of timestamp there is not documented

-- longer than
CHAR_LENGTH(x) > 9

-- hash
UPPER(CONVERT(SHA2(x, 256) USING utf8mb4)) COLLATE utf8mb4_bin

-- digits
REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(x, _utf8mb4'0', _utf8mb4 X'27'),
  _utf8mb4'1',
  _utf8mb4 X'27'),
  _utf8mb4'2',
  _utf8mb4 X'27'),
  _utf8mb4'3',
  _utf8mb4 X'27'),
  _utf8mb4'4',
  _utf8mb4 X'27'),
  _utf8mb4'5',
  _utf8mb4 X'27'),
  _utf8mb4'6',
  _utf8mb4 X'27'),
  _utf8mb4'7',
  _utf8mb4 X'27'),
  _utf8mb4'8',
  _utf8mb4 X'27'),
  _utf8mb4'9',
  _utf8mb4 X'27') COLLATE utf8mb4_bin

-- wide fields
none

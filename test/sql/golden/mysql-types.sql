-- tinyint, tinyint(1)
by itself: integer
beside boolean: boolean
integer, decimal(0), decimal: CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin
decimal(2): CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CONCAT(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin, _utf8mb4'.00') USING utf8mb4) COLLATE utf8mb4_bin
  END
decimal(6): CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CONCAT(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin, _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin
  END
decimal(31): CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CONCAT(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin,
      _utf8mb4'.0000000000000000000000000000000') USING utf8mb4) COLLATE utf8mb4_bin
  END
boolean: CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CASE `c` + 0
      WHEN 0 THEN _utf8mb4'false'
      WHEN 1 THEN _utf8mb4'true'
      ELSE CONCAT(_utf8mb4 X'7e', CONVERT(CAST(`c` + 0 AS CHAR) USING utf8mb4))
      END USING utf8mb4) COLLATE utf8mb4_bin
  END
float, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- smallint, mediumint, int, int unsigned, bigint
by itself: integer
integer, decimal(0), decimal: CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin
decimal(2): CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CONCAT(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin, _utf8mb4'.00') USING utf8mb4) COLLATE utf8mb4_bin
  END
decimal(6): CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CONCAT(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin, _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin
  END
decimal(31): CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CONCAT(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin,
      _utf8mb4'.0000000000000000000000000000000') USING utf8mb4) COLLATE utf8mb4_bin
  END
float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: integer
  (`c` < 7 OR `c` IS NULL)
  (`c` IS NOT NULL AND `c` >= -5 AND `c` < 7)
  (`c` IS NOT NULL AND `c` >= -5)
key in: (`c`) IN ((-5), (7))

-- year
by itself: integer
integer, decimal(0), decimal: CONVERT(CAST(CAST(`c` AS UNSIGNED) AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin
decimal(2): CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CONCAT(CONVERT(CAST(CAST(`c` AS UNSIGNED) AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin,
      _utf8mb4'.00') USING utf8mb4) COLLATE utf8mb4_bin
  END
decimal(6): CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CONCAT(CONVERT(CAST(CAST(`c` AS UNSIGNED) AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin,
      _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin
  END
decimal(31): CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CONCAT(CONVERT(CAST(CAST(`c` AS UNSIGNED) AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin,
      _utf8mb4'.0000000000000000000000000000000') USING utf8mb4) COLLATE utf8mb4_bin
  END
float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- int(8) unsigned zerofill
by itself: integer
integer, decimal(0), decimal: CONVERT(CAST(CAST(`c` AS UNSIGNED) AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin
decimal(2): CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CONCAT(CONVERT(CAST(CAST(`c` AS UNSIGNED) AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin,
      _utf8mb4'.00') USING utf8mb4) COLLATE utf8mb4_bin
  END
decimal(6): CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CONCAT(CONVERT(CAST(CAST(`c` AS UNSIGNED) AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin,
      _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin
  END
decimal(31): CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CONCAT(CONVERT(CAST(CAST(`c` AS UNSIGNED) AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin,
      _utf8mb4'.0000000000000000000000000000000') USING utf8mb4) COLLATE utf8mb4_bin
  END
float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: integer
  (`c` < 7 OR `c` IS NULL)
  (`c` IS NOT NULL AND `c` >= -5 AND `c` < 7)
  (`c` IS NOT NULL AND `c` >= -5)
key in: (`c`) IN ((-5), (7))

-- bit(1)
by itself: boolean
beside int8, uint8, int16, uint16, int32, uint32, int64, uint64: integer
beside binary: bytes
integer, decimal(0), decimal: CONVERT(CAST(CAST(`c` AS UNSIGNED) AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin
decimal(2): CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CONCAT(CONVERT(CAST(CAST(`c` AS UNSIGNED) AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin,
      _utf8mb4'.00') USING utf8mb4) COLLATE utf8mb4_bin
  END
decimal(6): CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CONCAT(CONVERT(CAST(CAST(`c` AS UNSIGNED) AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin,
      _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin
  END
decimal(31): CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CONCAT(CONVERT(CAST(CAST(`c` AS UNSIGNED) AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin,
      _utf8mb4'.0000000000000000000000000000000') USING utf8mb4) COLLATE utf8mb4_bin
  END
boolean: CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CASE `c` + 0
      WHEN 0 THEN _utf8mb4'false'
      WHEN 1 THEN _utf8mb4'true'
      ELSE CONCAT(_utf8mb4 X'7e', CONVERT(CAST(`c` + 0 AS CHAR) USING utf8mb4))
      END USING utf8mb4) COLLATE utf8mb4_bin
  END
bytes: LPAD(LOWER(CONVERT(HEX(CAST(`c` AS UNSIGNED)) USING utf8mb4)), 2, _utf8mb4'0') COLLATE utf8mb4_bin
float, date, text, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- bit(9)
by itself: bytes
beside int8, uint8, int16, uint16, int32, uint32, int64, uint64: integer
integer, decimal(0), decimal: CONVERT(CAST(CAST(`c` AS UNSIGNED) AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin
decimal(2): CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CONCAT(CONVERT(CAST(CAST(`c` AS UNSIGNED) AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin,
      _utf8mb4'.00') USING utf8mb4) COLLATE utf8mb4_bin
  END
decimal(6): CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CONCAT(CONVERT(CAST(CAST(`c` AS UNSIGNED) AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin,
      _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin
  END
decimal(31): CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CONCAT(CONVERT(CAST(CAST(`c` AS UNSIGNED) AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin,
      _utf8mb4'.0000000000000000000000000000000') USING utf8mb4) COLLATE utf8mb4_bin
  END
boolean: CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CASE `c` + 0
      WHEN 0 THEN _utf8mb4'false'
      WHEN 1 THEN _utf8mb4'true'
      ELSE CONCAT(_utf8mb4 X'7e', CONVERT(CAST(`c` + 0 AS CHAR) USING utf8mb4))
      END USING utf8mb4) COLLATE utf8mb4_bin
  END
bytes: LPAD(LOWER(CONVERT(HEX(CAST(`c` AS UNSIGNED)) USING utf8mb4)), 4, _utf8mb4'0') COLLATE utf8mb4_bin
float, date, text, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- bit(64), bit()
by itself: bytes
beside int8, uint8, int16, uint16, int32, uint32, int64, uint64: integer
integer, decimal(0), decimal: CONVERT(CAST(CAST(`c` AS UNSIGNED) AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin
decimal(2): CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CONCAT(CONVERT(CAST(CAST(`c` AS UNSIGNED) AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin,
      _utf8mb4'.00') USING utf8mb4) COLLATE utf8mb4_bin
  END
decimal(6): CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CONCAT(CONVERT(CAST(CAST(`c` AS UNSIGNED) AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin,
      _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin
  END
decimal(31): CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CONCAT(CONVERT(CAST(CAST(`c` AS UNSIGNED) AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin,
      _utf8mb4'.0000000000000000000000000000000') USING utf8mb4) COLLATE utf8mb4_bin
  END
boolean: CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CASE `c` + 0
      WHEN 0 THEN _utf8mb4'false'
      WHEN 1 THEN _utf8mb4'true'
      ELSE CONCAT(_utf8mb4 X'7e', CONVERT(CAST(`c` + 0 AS CHAR) USING utf8mb4))
      END USING utf8mb4) COLLATE utf8mb4_bin
  END
bytes: LPAD(LOWER(CONVERT(HEX(CAST(`c` AS UNSIGNED)) USING utf8mb4)), 16, _utf8mb4'0') COLLATE utf8mb4_bin
float, date, text, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- decimal(12,2)
by itself: decimal(2)
decimal(2): CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin
decimal(6): CASE WHEN `c` IS NOT NULL THEN CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'0000') USING utf8mb4) COLLATE utf8mb4_bin END
decimal(31): CASE
  WHEN `c` IS NOT NULL THEN CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000000000000000000000000000') USING utf8mb4) COLLATE utf8mb4_bin
  END
integer, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
decimal(0), decimal: unsupported: …(12,2) cannot be compared as …
ranges: null

-- decimal(5,5)
by itself: decimal(5)
decimal(6): CASE WHEN `c` IS NOT NULL THEN CONVERT(CONCAT(CAST(CAST(`c` AS DECIMAL(6, 5)) AS CHAR), _utf8mb4'0') USING utf8mb4) COLLATE utf8mb4_bin END
decimal(31): CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CONCAT(CAST(CAST(`c` AS DECIMAL(6, 5)) AS CHAR), _utf8mb4'00000000000000000000000000') USING utf8mb4) COLLATE utf8mb4_bin
  END
integer, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
decimal(0), decimal(2), decimal: unsupported: …(5,5) cannot be compared as …
ranges: null

-- decimal(65,30)
by itself: decimal(30)
decimal(31): CASE WHEN `c` IS NOT NULL THEN CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'0') USING utf8mb4) COLLATE utf8mb4_bin END
integer, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
decimal(0), decimal(2), decimal(6), decimal: unsupported: …(65,30) cannot be compared as …
ranges: null

-- decimal(10,0)
by itself: decimal(0)
decimal(0): CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin
decimal(2): CASE WHEN `c` IS NOT NULL THEN CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.00') USING utf8mb4) COLLATE utf8mb4_bin END
decimal(6): CASE WHEN `c` IS NOT NULL THEN CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin END
decimal(31): CASE
  WHEN `c` IS NOT NULL THEN CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.0000000000000000000000000000000') USING utf8mb4) COLLATE utf8mb4_bin
  END
integer, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
decimal: unsupported: …(10,0) cannot be compared as …
ranges: null

-- decimal(9,3) unsigned zerofill
by itself: decimal(3)
decimal(6): CASE
  WHEN `c` IS NOT NULL THEN CONVERT(CONCAT(CAST(CAST(`c` AS DECIMAL(9, 3)) AS CHAR), _utf8mb4'000') USING utf8mb4) COLLATE utf8mb4_bin
  END
decimal(31): CASE
  WHEN `c` IS NOT NULL
    THEN CONVERT(CONCAT(CAST(CAST(`c` AS DECIMAL(9, 3)) AS CHAR), _utf8mb4'0000000000000000000000000000') USING utf8mb4) COLLATE utf8mb4_bin
  END
integer, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
decimal(0), decimal(2), decimal: unsupported: …(9,3) unsigned zerofill cannot be compared as …
ranges: null

-- decimal
by itself: decimal(3)
decimal(6): CASE WHEN `c` IS NOT NULL THEN CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'000') USING utf8mb4) COLLATE utf8mb4_bin END
decimal(31): CASE
  WHEN `c` IS NOT NULL THEN CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'0000000000000000000000000000') USING utf8mb4) COLLATE utf8mb4_bin
  END
integer, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
decimal(0), decimal(2), decimal: unsupported: … cannot be compared as …
ranges: null

-- float, float(7,3), double, double(7,3)
by itself: float
float: CASE
  WHEN `c` = 0 THEN CASE WHEN ATAN2(`c`, -1) < 0 THEN _utf8mb4'8000000000000000' ELSE _utf8mb4'0000000000000000' END
  WHEN `c` IS NOT NULL
    THEN LPAD(LOWER(CONVERT(HEX(CAST(CASE
      WHEN ABS(`c` + 0e0) < 2.2250738585072014e-308 THEN CAST(ABS(`c` + 0e0) * POW(2, 1022) * 4503599627370496e0 AS UNSIGNED)
      WHEN (ABS(`c` + 0e0) * POW(2, -ROUND(LOG2(ABS(`c` + 0e0)))) * 4503599627370496e0) >= 4503599627370496e0
        THEN CAST(ROUND(LOG2(ABS(`c` + 0e0))) + 1022
          AS UNSIGNED) * 4503599627370496 + CAST((ABS(`c` + 0e0) * POW(2, -ROUND(LOG2(ABS(`c` + 0e0)))) * 4503599627370496e0)
          AS UNSIGNED)
      ELSE CAST(ROUND(LOG2(ABS(`c` + 0e0))) + 1021
        AS UNSIGNED) * 4503599627370496 + CAST(2 * (ABS(`c` + 0e0) * POW(2, -ROUND(LOG2(ABS(`c` + 0e0)))) * 4503599627370496e0)
        AS UNSIGNED)
      END + CASE
      WHEN ATAN2(`c`, -1) < 0 THEN 9223372036854775808
      ELSE 0
      END
      AS UNSIGNED)) USING utf8mb4)),
      16,
      _utf8mb4'0')
  END COLLATE utf8mb4_bin
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- date
by itself: date
date: CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN YEAR(`c`) = 0
        OR MONTH(`c`) = 0
        OR DAYOFMONTH(`c`) = 0
        THEN CONCAT(_utf8mb4'~', CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin)
      ELSE CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin
      END COLLATE utf8mb4_bin
  END
timestamp(6): CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN YEAR(`c`) = 0
        OR MONTH(`c`) = 0
        OR DAYOFMONTH(`c`) = 0
        THEN CONCAT(_utf8mb4'~', CONCAT(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin, _utf8mb4' 00:00:00.000000'))
      ELSE CONCAT(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin, _utf8mb4' 00:00:00.000000')
      END COLLATE utf8mb4_bin
  END
timestamp(9): CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN YEAR(`c`) = 0
        OR MONTH(`c`) = 0
        OR DAYOFMONTH(`c`) = 0
        THEN CONCAT(_utf8mb4'~', CONCAT(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin, _utf8mb4' 00:00:00.000000000'))
      ELSE CONCAT(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin, _utf8mb4' 00:00:00.000000000')
      END COLLATE utf8mb4_bin
  END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, text, bytes, time(6), time(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- time
by itself: text
beside time(millis), time(micros), time(nanos): time(6)
text: CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin
time(6): CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN CHAR_LENGTH(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin) = 15
        AND CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin <= _utf8mb4'24:00:00.000000'
        THEN CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin
      ELSE CONCAT(_utf8mb4'~', CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin)
      END COLLATE utf8mb4_bin
  END
time(9): CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN CHAR_LENGTH(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin) = 15
        AND CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin <= _utf8mb4'24:00:00.000000'
        THEN CONCAT(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin, _utf8mb4'000')
      ELSE CONCAT(_utf8mb4'~',
        CONCAT(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin, _utf8mb4'000'))
      END COLLATE utf8mb4_bin
  END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- time(3)
by itself: text
beside time(millis), time(micros), time(nanos): time(6)
text: CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin
time(6): CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN CHAR_LENGTH(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'000') USING utf8mb4) COLLATE utf8mb4_bin) = 15
        AND CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'000') USING utf8mb4) COLLATE utf8mb4_bin <= _utf8mb4'24:00:00.000000'
        THEN CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'000') USING utf8mb4) COLLATE utf8mb4_bin
      ELSE CONCAT(_utf8mb4'~', CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'000') USING utf8mb4) COLLATE utf8mb4_bin)
      END COLLATE utf8mb4_bin
  END
time(9): CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN CHAR_LENGTH(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'000') USING utf8mb4) COLLATE utf8mb4_bin) = 15
        AND CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'000') USING utf8mb4) COLLATE utf8mb4_bin <= _utf8mb4'24:00:00.000000'
        THEN CONCAT(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'000') USING utf8mb4) COLLATE utf8mb4_bin, _utf8mb4'000')
      ELSE CONCAT(_utf8mb4'~', CONCAT(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'000') USING utf8mb4) COLLATE utf8mb4_bin, _utf8mb4'000'))
      END COLLATE utf8mb4_bin
  END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- time(6)
by itself: text
beside time(millis), time(micros), time(nanos): time(6)
text: CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin
time(6): CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN CHAR_LENGTH(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin) = 15
        AND CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin <= _utf8mb4'24:00:00.000000'
        THEN CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin
      ELSE CONCAT(_utf8mb4'~', CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin)
      END COLLATE utf8mb4_bin
  END
time(9): CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN CHAR_LENGTH(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin) = 15
        AND CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin <= _utf8mb4'24:00:00.000000'
        THEN CONCAT(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin, _utf8mb4'000')
      ELSE CONCAT(_utf8mb4'~', CONCAT(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin, _utf8mb4'000'))
      END COLLATE utf8mb4_bin
  END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- datetime
by itself: timestamp(6)
timestamp(6): CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN YEAR(`c`) = 0
        OR MONTH(`c`) = 0
        OR DAYOFMONTH(`c`) = 0
        THEN CONCAT(_utf8mb4'~', CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin)
      ELSE CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin
      END COLLATE utf8mb4_bin
  END
timestamp(9): CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN YEAR(`c`) = 0
        OR MONTH(`c`) = 0
        OR DAYOFMONTH(`c`) = 0
        THEN CONCAT(_utf8mb4'~',
          CONCAT(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin, _utf8mb4'000'))
      ELSE CONCAT(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin, _utf8mb4'000')
      END COLLATE utf8mb4_bin
  END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, text, bytes: unsupported: ‹type› cannot be compared as …
date: unsupported: …time cannot be compared as …
time(6), time(9): unsupported: date… cannot be compared as …
ranges: null

-- datetime(1)
by itself: timestamp(6)
timestamp(6): CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN YEAR(`c`) = 0
        OR MONTH(`c`) = 0
        OR DAYOFMONTH(`c`) = 0
        THEN CONCAT(_utf8mb4'~', CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin)
      ELSE CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin
      END COLLATE utf8mb4_bin
  END
timestamp(9): CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN YEAR(`c`) = 0
        OR MONTH(`c`) = 0
        OR DAYOFMONTH(`c`) = 0
        THEN CONCAT(_utf8mb4'~',
          CONCAT(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin, _utf8mb4'000'))
      ELSE CONCAT(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin, _utf8mb4'000')
      END COLLATE utf8mb4_bin
  END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, text, bytes: unsupported: ‹type› cannot be compared as …
date: unsupported: …time(1) cannot be compared as …
time(6), time(9): unsupported: date…(1) cannot be compared as …
ranges: null

-- datetime(6)
by itself: timestamp(6)
timestamp(6): CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN YEAR(`c`) = 0
        OR MONTH(`c`) = 0
        OR DAYOFMONTH(`c`) = 0
        THEN CONCAT(_utf8mb4'~', CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin)
      ELSE CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin
      END COLLATE utf8mb4_bin
  END
timestamp(9): CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN YEAR(`c`) = 0
        OR MONTH(`c`) = 0
        OR DAYOFMONTH(`c`) = 0
        THEN CONCAT(_utf8mb4'~', CONCAT(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin, _utf8mb4'000'))
      ELSE CONCAT(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin, _utf8mb4'000')
      END COLLATE utf8mb4_bin
  END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, text, bytes: unsupported: ‹type› cannot be compared as …
date: unsupported: …time(6) cannot be compared as …
time(6), time(9): unsupported: date…(6) cannot be compared as …
ranges: null

-- timestamp
by itself: timestamp(6)
timestamp(6): CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN UNIX_TIMESTAMP(`c`) = 0
        THEN CONCAT(_utf8mb4'~',
          CASE
            WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
            ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
              _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
            END COLLATE utf8mb4_bin)
      ELSE CASE
        WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
        ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
          _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
        END COLLATE utf8mb4_bin
      END COLLATE utf8mb4_bin
  END
timestamp(9): CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN UNIX_TIMESTAMP(`c`) = 0
        THEN CONCAT(_utf8mb4'~',
          CONCAT(CASE
            WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
            ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
              _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
            END COLLATE utf8mb4_bin,
            _utf8mb4'000'))
      ELSE CONCAT(CASE
        WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
        ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
          _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
        END COLLATE utf8mb4_bin,
        _utf8mb4'000')
      END COLLATE utf8mb4_bin
  END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes: unsupported: ‹type› cannot be compared as …
time(6), time(9): unsupported: …stamp cannot be compared as …
ranges: null

-- timestamp(6)
by itself: timestamp(6)
timestamp(6): CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN UNIX_TIMESTAMP(`c`) = 0
        THEN CONCAT(_utf8mb4'~',
          CASE
            WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
            ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
              _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
            END COLLATE utf8mb4_bin)
      ELSE CASE
        WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
        ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
          _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
        END COLLATE utf8mb4_bin
      END COLLATE utf8mb4_bin
  END
timestamp(9): CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN UNIX_TIMESTAMP(`c`) = 0
        THEN CONCAT(_utf8mb4'~',
          CONCAT(CASE
            WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
            ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
              _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
            END COLLATE utf8mb4_bin,
            _utf8mb4'000'))
      ELSE CONCAT(CASE
        WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
        ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
          _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
        END COLLATE utf8mb4_bin,
        _utf8mb4'000')
      END COLLATE utf8mb4_bin
  END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes: unsupported: ‹type› cannot be compared as …
time(6), time(9): unsupported: …stamp(6) cannot be compared as …
ranges: null

-- char(9)
by itself: text
text: COALESCE(TRIM(TRAILING _utf8mb4' ' FROM `c` COLLATE utf8mb4_bin), LEFT(`c` COLLATE utf8mb4_bin, 0)) COLLATE utf8mb4_bin
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- varchar(9), tinytext, text, mediumtext, longtext, enum, set
by itself: text
text: `c` COLLATE utf8mb4_bin
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- varchar(9) CHARACTER SET latin1
by itself: text
text: CONVERT(`c` USING utf8mb4) COLLATE utf8mb4_bin
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- char(9) CHARACTER SET utf8mb3
by itself: text
text: COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4) COLLATE utf8mb4_bin),
  LEFT(CONVERT(`c` USING utf8mb4) COLLATE utf8mb4_bin, 0)) COLLATE utf8mb4_bin
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- varchar(9) CHARACTER SET ascii
by itself: text
text: CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN LOCATE(_utf8mb4'?', CONVERT(`c` USING utf8mb4)) = 0
        OR CAST(CONVERT(CONVERT(`c` USING utf8mb4) USING ascii) AS BINARY) = CAST(`c` AS BINARY)
        THEN CONVERT(`c` USING utf8mb4)
      ELSE CONCAT(_utf8mb4'~',
        COALESCE(LOWER(CONVERT(HEX(`c`) USING utf8mb4)),
          CONVERT(CASE WHEN `c` IS NOT NULL THEN 18446744073709551615 + (`c` IS NOT NULL) END USING utf8mb4)) COLLATE utf8mb4_bin)
      END COLLATE utf8mb4_bin
  END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- varchar(9) CHARACTER SET ucs2
by itself: text
text: CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN NOT (CONVERT(HEX(`c`) USING utf8mb4) REGEXP _utf8mb4'^(....)*D[89A-F]') THEN CONVERT(`c` USING utf8mb4)
      ELSE CONCAT(_utf8mb4'~',
        COALESCE(LOWER(CONVERT(HEX(`c`) USING utf8mb4)),
          CONVERT(CASE WHEN `c` IS NOT NULL THEN 18446744073709551615 + (`c` IS NOT NULL) END USING utf8mb4)) COLLATE utf8mb4_bin)
      END COLLATE utf8mb4_bin
  END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- text CHARACTER SET utf16
by itself: text
text: CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN LOCATE(_utf8mb4'?', CONVERT(`c` USING utf8mb4)) = 0
        OR CAST(CONVERT(CONVERT(`c` USING utf8mb4) USING utf16) AS BINARY) = CAST(`c` AS BINARY)
        THEN CONVERT(`c` USING utf8mb4)
      ELSE CONCAT(_utf8mb4'~',
        COALESCE(LOWER(CONVERT(HEX(`c`) USING utf8mb4)),
          CONVERT(CASE WHEN `c` IS NOT NULL THEN 18446744073709551615 + (`c` IS NOT NULL) END USING utf8mb4)) COLLATE utf8mb4_bin)
      END COLLATE utf8mb4_bin
  END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- text CHARACTER SET sjis
by itself: text
text: CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN LOCATE(_utf8mb4'?', CONVERT(`c` USING utf8mb4)) = 0
        OR CAST(CONVERT(CONVERT(`c` USING utf8mb4) USING sjis) AS BINARY) = CAST(`c` AS BINARY)
        THEN CONVERT(`c` USING utf8mb4)
      ELSE CONCAT(_utf8mb4'~',
        COALESCE(LOWER(CONVERT(HEX(`c`) USING utf8mb4)),
          CONVERT(CASE WHEN `c` IS NOT NULL THEN 18446744073709551615 + (`c` IS NOT NULL) END USING utf8mb4)) COLLATE utf8mb4_bin)
      END COLLATE utf8mb4_bin
  END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- json, uuid, inet4, inet6
by itself: text
text: CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- binary(4), varbinary(9), tinyblob, blob, mediumblob, longblob, geometry, point, geometrycollection, geomcollection
by itself: bytes
bytes: COALESCE(LOWER(CONVERT(HEX(`c`) USING utf8mb4)),
  CONVERT(CASE WHEN `c` IS NOT NULL THEN 18446744073709551615 + (`c` IS NOT NULL) END USING utf8mb4)) COLLATE utf8mb4_bin
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- vector(3)
by itself: unsupported: no lossless text that is independent of the session is known for vector(3)
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- date
date, zeroDates, zeroDates, milliseconds "round": CASE WHEN `c` IS NOT NULL THEN CASE WHEN (YEAR(`c`) = 0 AND MONTH(`c`) = 0 AND DAYOFMONTH(`c`) = 0) THEN NULL ELSE ‹plain› END END
  counts zeroDates: (YEAR(`c`) = 0 AND MONTH(`c`) = 0 AND DAYOFMONTH(`c`) = 0)
date, zeroDates "text": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN (YEAR(`c`) = 0 AND MONTH(`c`) = 0 AND DAYOFMONTH(`c`) = 0)
        THEN CONCAT(_utf8mb4'!', CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin)
      ELSE ‹plain›
      END
  END

-- time, time(3), time(6), char(9), varchar(9), varchar(9) CHARACTER SET latin1, char(9) CHARACTER SET utf8mb3, tinytext, text, mediumtext, longtext, enum, set, json, uuid, inet4, inet6
text, prefix 2 "bytes": CASE
  WHEN OCTET_LENGTH(‹plain›) > 2
    THEN CONVERT(LEFT(CAST(‹plain› AS BINARY),
      2 - CASE
        WHEN ORD(SUBSTRING(CAST(‹plain› AS BINARY), 3, 1)) NOT BETWEEN 128 AND 191 THEN 0
        WHEN ORD(SUBSTRING(CAST(‹plain› AS BINARY), 2, 1)) NOT BETWEEN 128 AND 191 THEN 1
        ELSE 2
        END) USING utf8mb4)
  ELSE ‹plain›
  END COLLATE utf8mb4_bin
  counts prefix 2 "bytes": OCTET_LENGTH(‹plain›) > 2
  uncut: ‹plain›
text, prefix 1024 "bytes": CASE
  WHEN OCTET_LENGTH(‹plain›) > 1024
    THEN CONVERT(LEFT(CAST(‹plain› AS BINARY),
      1024 - CASE
        WHEN ORD(SUBSTRING(CAST(‹plain› AS BINARY), 1025, 1)) NOT BETWEEN 128 AND 191 THEN 0
        WHEN ORD(SUBSTRING(CAST(‹plain› AS BINARY), 1024, 1)) NOT BETWEEN 128 AND 191 THEN 1
        WHEN ORD(SUBSTRING(CAST(‹plain› AS BINARY), 1023, 1)) NOT BETWEEN 128 AND 191 THEN 2
        ELSE 3
        END) USING utf8mb4)
  ELSE ‹plain›
  END COLLATE utf8mb4_bin
  counts prefix 1024 "bytes": OCTET_LENGTH(‹plain›) > 1024
  uncut: ‹plain›
text, prefix 1024 "characters": LEFT(‹plain›, 1024) COLLATE utf8mb4_bin
  counts prefix 1024 "characters": CHAR_LENGTH(‹plain›) > 1024
  uncut: ‹plain›
text, replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}]: COALESCE(REPLACE(REPLACE(‹plain›, _utf8mb4 X'23', _utf8mb4 X'f09f9880'), _utf8mb4 X'27', _utf8mb4 X''),
  LEFT(‹plain›, 0)) COLLATE utf8mb4_bin
  counts replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}]: (LOCATE(_utf8mb4 X'23', ‹plain›) > 0
  OR LOCATE(_utf8mb4 X'27', ‹plain›) > 0)
text, replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": CASE
  WHEN OCTET_LENGTH(COALESCE(REPLACE(REPLACE(‹plain›, _utf8mb4 X'23', _utf8mb4 X'f09f9880'), _utf8mb4 X'27', _utf8mb4 X''),
    LEFT(‹plain›, 0)) COLLATE utf8mb4_bin) > 9
    THEN CONVERT(LEFT(CAST(COALESCE(REPLACE(REPLACE(‹plain›, _utf8mb4 X'23', _utf8mb4 X'f09f9880'), _utf8mb4 X'27', _utf8mb4 X''),
      LEFT(‹plain›, 0)) COLLATE utf8mb4_bin
      AS BINARY),
      9 - CASE
        WHEN ORD(SUBSTRING(CAST(COALESCE(REPLACE(REPLACE(‹plain›, _utf8mb4 X'23', _utf8mb4 X'f09f9880'), _utf8mb4 X'27', _utf8mb4 X''),
          LEFT(‹plain›, 0)) COLLATE utf8mb4_bin
          AS BINARY),
          10,
          1)) NOT BETWEEN 128
          AND 191
          THEN 0
        WHEN ORD(SUBSTRING(CAST(COALESCE(REPLACE(REPLACE(‹plain›, _utf8mb4 X'23', _utf8mb4 X'f09f9880'), _utf8mb4 X'27', _utf8mb4 X''),
          LEFT(‹plain›, 0)) COLLATE utf8mb4_bin
          AS BINARY),
          9,
          1)) NOT BETWEEN 128
          AND 191
          THEN 1
        WHEN ORD(SUBSTRING(CAST(COALESCE(REPLACE(REPLACE(‹plain›, _utf8mb4 X'23', _utf8mb4 X'f09f9880'), _utf8mb4 X'27', _utf8mb4 X''),
          LEFT(‹plain›, 0)) COLLATE utf8mb4_bin
          AS BINARY),
          8,
          1)) NOT BETWEEN 128
          AND 191
          THEN 2
        ELSE 3
        END) USING utf8mb4)
  ELSE COALESCE(REPLACE(REPLACE(‹plain›, _utf8mb4 X'23', _utf8mb4 X'f09f9880'), _utf8mb4 X'27', _utf8mb4 X''),
    LEFT(‹plain›, 0)) COLLATE utf8mb4_bin
  END COLLATE utf8mb4_bin
  counts replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}]: (LOCATE(_utf8mb4 X'23', ‹plain›) > 0
  OR LOCATE(_utf8mb4 X'27', ‹plain›) > 0)
  counts prefix 9 "bytes": OCTET_LENGTH(COALESCE(REPLACE(REPLACE(‹plain›, _utf8mb4 X'23', _utf8mb4 X'f09f9880'),
  _utf8mb4 X'27',
  _utf8mb4 X''),
  LEFT(‹plain›, 0)) COLLATE utf8mb4_bin) > 9
  uncut: COALESCE(REPLACE(REPLACE(‹plain›, _utf8mb4 X'23', _utf8mb4 X'f09f9880'), _utf8mb4 X'27', _utf8mb4 X''),
  LEFT(‹plain›, 0)) COLLATE utf8mb4_bin
text, emptyLob, prefix 9 "characters": LEFT(‹plain›, 9) COLLATE utf8mb4_bin
  counts prefix 9 "characters": CHAR_LENGTH(‹plain›) > 9
  uncut: ‹plain›

-- datetime
timestamp(6), milliseconds "truncate", infinityDates, milliseconds "truncate", zone "local", milliseconds "truncate": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN YEAR(`c`) = 0
        OR MONTH(`c`) = 0
        OR DAYOFMONTH(`c`) = 0
        THEN CONCAT(_utf8mb4'~',
          CONCAT(LEFT(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin,
            CHAR_LENGTH(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin) - 3),
            _utf8mb4'000'))
      ELSE CONCAT(LEFT(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin,
        CHAR_LENGTH(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin) - 3),
        _utf8mb4'000')
      END COLLATE utf8mb4_bin
  END
  counts milliseconds "truncate": RIGHT(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin,
  3) <> _utf8mb4'000'
timestamp(6), milliseconds "round", milliseconds "round", microseconds "truncate", microseconds "truncate", milliseconds "round": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN YEAR(`c`) = 0
        OR MONTH(`c`) = 0
        OR DAYOFMONTH(`c`) = 0
        THEN CONCAT(_utf8mb4'~',
          CONCAT(LEFT(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
            _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
            CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin),
            CHAR_LENGTH(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
              _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
              CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin)) - 3),
            _utf8mb4'000'))
      ELSE CONCAT(LEFT(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
        _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
        CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin),
        CHAR_LENGTH(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
          _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
          CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin)) - 3),
        _utf8mb4'000')
      END COLLATE utf8mb4_bin
  END
  counts milliseconds "round": RIGHT(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin,
  3) <> _utf8mb4'000'
timestamp(6), zeroDates: CASE WHEN `c` IS NOT NULL THEN CASE WHEN (YEAR(`c`) = 0 AND MONTH(`c`) = 0 AND DAYOFMONTH(`c`) = 0) THEN NULL ELSE ‹plain› END END
  counts zeroDates: (YEAR(`c`) = 0 AND MONTH(`c`) = 0 AND DAYOFMONTH(`c`) = 0)
timestamp(6), zeroDates "text": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN (YEAR(`c`) = 0 AND MONTH(`c`) = 0 AND DAYOFMONTH(`c`) = 0)
        THEN CONCAT(_utf8mb4'!', CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin)
      ELSE ‹plain›
      END
  END
timestamp(6), zeroDates, milliseconds "round": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN (YEAR(`c`) = 0 AND MONTH(`c`) = 0 AND DAYOFMONTH(`c`) = 0) THEN NULL
      ELSE CASE
        WHEN YEAR(`c`) = 0
          OR MONTH(`c`) = 0
          OR DAYOFMONTH(`c`) = 0
          THEN CONCAT(_utf8mb4'~',
            CONCAT(LEFT(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
              _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
              CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin),
              CHAR_LENGTH(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
                _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
                CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin)) - 3),
              _utf8mb4'000'))
        ELSE CONCAT(LEFT(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
          _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
          CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin),
          CHAR_LENGTH(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
            _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
            CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin)) - 3),
          _utf8mb4'000')
        END COLLATE utf8mb4_bin
      END
  END
  counts zeroDates: (YEAR(`c`) = 0 AND MONTH(`c`) = 0 AND DAYOFMONTH(`c`) = 0)
  counts milliseconds "round": RIGHT(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin,
  3) <> _utf8mb4'000'
timestamp(9), milliseconds "truncate": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN YEAR(`c`) = 0
        OR MONTH(`c`) = 0
        OR DAYOFMONTH(`c`) = 0
        THEN CONCAT(_utf8mb4'~',
          CONCAT(CONCAT(LEFT(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin,
            CHAR_LENGTH(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin) - 3),
            _utf8mb4'000'),
            _utf8mb4'000'))
      ELSE CONCAT(CONCAT(LEFT(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin,
        CHAR_LENGTH(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin) - 3),
        _utf8mb4'000'),
        _utf8mb4'000')
      END COLLATE utf8mb4_bin
  END
  counts milliseconds "truncate": RIGHT(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin,
  3) <> _utf8mb4'000'
timestamp(9), milliseconds "round": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN YEAR(`c`) = 0
        OR MONTH(`c`) = 0
        OR DAYOFMONTH(`c`) = 0
        THEN CONCAT(_utf8mb4'~',
          CONCAT(CONCAT(LEFT(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
            _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
            CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin),
            CHAR_LENGTH(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
              _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
              CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin)) - 3),
            _utf8mb4'000'),
            _utf8mb4'000'))
      ELSE CONCAT(CONCAT(LEFT(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
        _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
        CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin),
        CHAR_LENGTH(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
          _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
          CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin)) - 3),
        _utf8mb4'000'),
        _utf8mb4'000')
      END COLLATE utf8mb4_bin
  END
  counts milliseconds "round": RIGHT(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'.000000') USING utf8mb4) COLLATE utf8mb4_bin,
  3) <> _utf8mb4'000'

-- datetime(1)
timestamp(6), milliseconds "truncate", infinityDates, milliseconds "truncate", zone "local", milliseconds "truncate": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN YEAR(`c`) = 0
        OR MONTH(`c`) = 0
        OR DAYOFMONTH(`c`) = 0
        THEN CONCAT(_utf8mb4'~',
          CONCAT(LEFT(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin,
            CHAR_LENGTH(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin) - 3),
            _utf8mb4'000'))
      ELSE CONCAT(LEFT(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin,
        CHAR_LENGTH(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin) - 3),
        _utf8mb4'000')
      END COLLATE utf8mb4_bin
  END
  counts milliseconds "truncate": RIGHT(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin,
  3) <> _utf8mb4'000'
timestamp(6), milliseconds "round", milliseconds "round", microseconds "truncate", microseconds "truncate", milliseconds "round": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN YEAR(`c`) = 0
        OR MONTH(`c`) = 0
        OR DAYOFMONTH(`c`) = 0
        THEN CONCAT(_utf8mb4'~',
          CONCAT(LEFT(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
            _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
            CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin),
            CHAR_LENGTH(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
              _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
              CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin)) - 3),
            _utf8mb4'000'))
      ELSE CONCAT(LEFT(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
        _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
        CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin),
        CHAR_LENGTH(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
          _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
          CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin)) - 3),
        _utf8mb4'000')
      END COLLATE utf8mb4_bin
  END
  counts milliseconds "round": RIGHT(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin,
  3) <> _utf8mb4'000'
timestamp(6), zeroDates: CASE WHEN `c` IS NOT NULL THEN CASE WHEN (YEAR(`c`) = 0 AND MONTH(`c`) = 0 AND DAYOFMONTH(`c`) = 0) THEN NULL ELSE ‹plain› END END
  counts zeroDates: (YEAR(`c`) = 0 AND MONTH(`c`) = 0 AND DAYOFMONTH(`c`) = 0)
timestamp(6), zeroDates "text": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN (YEAR(`c`) = 0 AND MONTH(`c`) = 0 AND DAYOFMONTH(`c`) = 0)
        THEN CONCAT(_utf8mb4'!', CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin)
      ELSE ‹plain›
      END
  END
timestamp(6), zeroDates, milliseconds "round": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN (YEAR(`c`) = 0 AND MONTH(`c`) = 0 AND DAYOFMONTH(`c`) = 0) THEN NULL
      ELSE CASE
        WHEN YEAR(`c`) = 0
          OR MONTH(`c`) = 0
          OR DAYOFMONTH(`c`) = 0
          THEN CONCAT(_utf8mb4'~',
            CONCAT(LEFT(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
              _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
              CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin),
              CHAR_LENGTH(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
                _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
                CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin)) - 3),
              _utf8mb4'000'))
        ELSE CONCAT(LEFT(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
          _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
          CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin),
          CHAR_LENGTH(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
            _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
            CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin)) - 3),
          _utf8mb4'000')
        END COLLATE utf8mb4_bin
      END
  END
  counts zeroDates: (YEAR(`c`) = 0 AND MONTH(`c`) = 0 AND DAYOFMONTH(`c`) = 0)
  counts milliseconds "round": RIGHT(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin,
  3) <> _utf8mb4'000'
timestamp(9), milliseconds "truncate": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN YEAR(`c`) = 0
        OR MONTH(`c`) = 0
        OR DAYOFMONTH(`c`) = 0
        THEN CONCAT(_utf8mb4'~',
          CONCAT(CONCAT(LEFT(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin,
            CHAR_LENGTH(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin) - 3),
            _utf8mb4'000'),
            _utf8mb4'000'))
      ELSE CONCAT(CONCAT(LEFT(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin,
        CHAR_LENGTH(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin) - 3),
        _utf8mb4'000'),
        _utf8mb4'000')
      END COLLATE utf8mb4_bin
  END
  counts milliseconds "truncate": RIGHT(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin,
  3) <> _utf8mb4'000'
timestamp(9), milliseconds "round": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN YEAR(`c`) = 0
        OR MONTH(`c`) = 0
        OR DAYOFMONTH(`c`) = 0
        THEN CONCAT(_utf8mb4'~',
          CONCAT(CONCAT(LEFT(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
            _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
            CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin),
            CHAR_LENGTH(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
              _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
              CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin)) - 3),
            _utf8mb4'000'),
            _utf8mb4'000'))
      ELSE CONCAT(CONCAT(LEFT(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
        _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
        CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin),
        CHAR_LENGTH(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
          _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
          CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin)) - 3),
        _utf8mb4'000'),
        _utf8mb4'000')
      END COLLATE utf8mb4_bin
  END
  counts milliseconds "round": RIGHT(CONVERT(CONCAT(CAST(`c` AS CHAR), _utf8mb4'00000') USING utf8mb4) COLLATE utf8mb4_bin,
  3) <> _utf8mb4'000'

-- datetime(6)
timestamp(6), milliseconds "truncate", infinityDates, milliseconds "truncate", zone "local", milliseconds "truncate": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN YEAR(`c`) = 0
        OR MONTH(`c`) = 0
        OR DAYOFMONTH(`c`) = 0
        THEN CONCAT(_utf8mb4'~',
          CONCAT(LEFT(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin,
            CHAR_LENGTH(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin) - 3),
            _utf8mb4'000'))
      ELSE CONCAT(LEFT(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin,
        CHAR_LENGTH(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin) - 3),
        _utf8mb4'000')
      END COLLATE utf8mb4_bin
  END
  counts milliseconds "truncate": RIGHT(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin, 3) <> _utf8mb4'000'
timestamp(6), milliseconds "round", milliseconds "round", microseconds "truncate", microseconds "truncate", milliseconds "round": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN YEAR(`c`) = 0
        OR MONTH(`c`) = 0
        OR DAYOFMONTH(`c`) = 0
        THEN CONCAT(_utf8mb4'~',
          CONCAT(LEFT(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
            _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
            CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin),
            CHAR_LENGTH(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
              _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
              CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin)) - 3),
            _utf8mb4'000'))
      ELSE CONCAT(LEFT(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
        _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
        CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin),
        CHAR_LENGTH(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
          _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
          CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin)) - 3),
        _utf8mb4'000')
      END COLLATE utf8mb4_bin
  END
  counts milliseconds "round": RIGHT(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin, 3) <> _utf8mb4'000'
timestamp(6), zeroDates: CASE WHEN `c` IS NOT NULL THEN CASE WHEN (YEAR(`c`) = 0 AND MONTH(`c`) = 0 AND DAYOFMONTH(`c`) = 0) THEN NULL ELSE ‹plain› END END
  counts zeroDates: (YEAR(`c`) = 0 AND MONTH(`c`) = 0 AND DAYOFMONTH(`c`) = 0)
timestamp(6), zeroDates "text": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN (YEAR(`c`) = 0 AND MONTH(`c`) = 0 AND DAYOFMONTH(`c`) = 0)
        THEN CONCAT(_utf8mb4'!', CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin)
      ELSE ‹plain›
      END
  END
timestamp(6), zeroDates, milliseconds "round": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN (YEAR(`c`) = 0 AND MONTH(`c`) = 0 AND DAYOFMONTH(`c`) = 0) THEN NULL
      ELSE CASE
        WHEN YEAR(`c`) = 0
          OR MONTH(`c`) = 0
          OR DAYOFMONTH(`c`) = 0
          THEN CONCAT(_utf8mb4'~',
            CONCAT(LEFT(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
              _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
              CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin),
              CHAR_LENGTH(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
                _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
                CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin)) - 3),
              _utf8mb4'000'))
        ELSE CONCAT(LEFT(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
          _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
          CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin),
          CHAR_LENGTH(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
            _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
            CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin)) - 3),
          _utf8mb4'000')
        END COLLATE utf8mb4_bin
      END
  END
  counts zeroDates: (YEAR(`c`) = 0 AND MONTH(`c`) = 0 AND DAYOFMONTH(`c`) = 0)
  counts milliseconds "round": RIGHT(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin, 3) <> _utf8mb4'000'
timestamp(9), milliseconds "truncate": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN YEAR(`c`) = 0
        OR MONTH(`c`) = 0
        OR DAYOFMONTH(`c`) = 0
        THEN CONCAT(_utf8mb4'~',
          CONCAT(CONCAT(LEFT(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin,
            CHAR_LENGTH(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin) - 3),
            _utf8mb4'000'),
            _utf8mb4'000'))
      ELSE CONCAT(CONCAT(LEFT(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin,
        CHAR_LENGTH(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin) - 3),
        _utf8mb4'000'),
        _utf8mb4'000')
      END COLLATE utf8mb4_bin
  END
  counts milliseconds "truncate": RIGHT(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin, 3) <> _utf8mb4'000'
timestamp(9), milliseconds "round": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN YEAR(`c`) = 0
        OR MONTH(`c`) = 0
        OR DAYOFMONTH(`c`) = 0
        THEN CONCAT(_utf8mb4'~',
          CONCAT(CONCAT(LEFT(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
            _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
            CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin),
            CHAR_LENGTH(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
              _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
              CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin)) - 3),
            _utf8mb4'000'),
            _utf8mb4'000'))
      ELSE CONCAT(CONCAT(LEFT(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
        _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
        CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin),
        CHAR_LENGTH(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(`c`, INTERVAL 500 MICROSECOND),
          _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
          CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin)) - 3),
        _utf8mb4'000'),
        _utf8mb4'000')
      END COLLATE utf8mb4_bin
  END
  counts milliseconds "round": RIGHT(CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin, 3) <> _utf8mb4'000'

-- timestamp, timestamp(6)
timestamp(6), milliseconds "truncate", infinityDates, milliseconds "truncate", zone "local", milliseconds "truncate": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN UNIX_TIMESTAMP(`c`) = 0
        THEN CONCAT(_utf8mb4'~',
          CONCAT(LEFT(CASE
            WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
            ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
              _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
            END COLLATE utf8mb4_bin,
            CHAR_LENGTH(CASE
              WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
              ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
                _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
              END COLLATE utf8mb4_bin) - 3),
            _utf8mb4'000'))
      ELSE CONCAT(LEFT(CASE
        WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
        ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
          _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
        END COLLATE utf8mb4_bin,
        CHAR_LENGTH(CASE
          WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
          ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
            _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
          END COLLATE utf8mb4_bin) - 3),
        _utf8mb4'000')
      END COLLATE utf8mb4_bin
  END
  counts milliseconds "truncate": RIGHT(CASE
  WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
  ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
    _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
  END COLLATE utf8mb4_bin,
  3) <> _utf8mb4'000'
timestamp(6), milliseconds "round", milliseconds "round", microseconds "truncate", microseconds "truncate", milliseconds "round": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN UNIX_TIMESTAMP(`c`) = 0
        THEN CONCAT(_utf8mb4'~',
          CONCAT(LEFT(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) + 0.000500 SECOND),
            _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
            CASE
              WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
              ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
                _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
              END COLLATE utf8mb4_bin),
            CHAR_LENGTH(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00',
              INTERVAL UNIX_TIMESTAMP(`c`) + 0.000500 SECOND),
              _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
              CASE
                WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
                ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
                  _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
                END COLLATE utf8mb4_bin)) - 3),
            _utf8mb4'000'))
      ELSE CONCAT(LEFT(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00',
        INTERVAL UNIX_TIMESTAMP(`c`) + 0.000500 SECOND),
        _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
        CASE
          WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
          ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
            _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
          END COLLATE utf8mb4_bin),
        CHAR_LENGTH(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) + 0.000500 SECOND),
          _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
          CASE
            WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
            ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
              _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
            END COLLATE utf8mb4_bin)) - 3),
        _utf8mb4'000')
      END COLLATE utf8mb4_bin
  END
  counts milliseconds "round": RIGHT(CASE
  WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
  ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
    _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
  END COLLATE utf8mb4_bin,
  3) <> _utf8mb4'000'
timestamp(6), zeroDates: CASE WHEN `c` IS NOT NULL THEN CASE WHEN UNIX_TIMESTAMP(`c`) = 0 THEN NULL ELSE ‹plain› END END
  counts zeroDates: UNIX_TIMESTAMP(`c`) = 0
timestamp(6), zeroDates "text": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN UNIX_TIMESTAMP(`c`) = 0 THEN CONCAT(_utf8mb4'!', CONVERT(CAST(`c` AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin)
      ELSE ‹plain›
      END
  END
timestamp(6), zeroDates, milliseconds "round": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN UNIX_TIMESTAMP(`c`) = 0 THEN NULL
      ELSE CASE
        WHEN UNIX_TIMESTAMP(`c`) = 0
          THEN CONCAT(_utf8mb4'~',
            CONCAT(LEFT(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00',
              INTERVAL UNIX_TIMESTAMP(`c`) + 0.000500 SECOND),
              _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
              CASE
                WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
                ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
                  _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
                END COLLATE utf8mb4_bin),
              CHAR_LENGTH(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00',
                INTERVAL UNIX_TIMESTAMP(`c`) + 0.000500 SECOND),
                _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
                CASE
                  WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
                  ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
                    _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
                  END COLLATE utf8mb4_bin)) - 3),
              _utf8mb4'000'))
        ELSE CONCAT(LEFT(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00',
          INTERVAL UNIX_TIMESTAMP(`c`) + 0.000500 SECOND),
          _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
          CASE
            WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
            ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
              _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
            END COLLATE utf8mb4_bin),
          CHAR_LENGTH(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) + 0.000500 SECOND),
            _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
            CASE
              WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
              ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
                _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
              END COLLATE utf8mb4_bin)) - 3),
          _utf8mb4'000')
        END COLLATE utf8mb4_bin
      END
  END
  counts zeroDates: UNIX_TIMESTAMP(`c`) = 0
  counts milliseconds "round": RIGHT(CASE
  WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
  ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
    _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
  END COLLATE utf8mb4_bin,
  3) <> _utf8mb4'000'
timestamp(9), milliseconds "truncate": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN UNIX_TIMESTAMP(`c`) = 0
        THEN CONCAT(_utf8mb4'~',
          CONCAT(CONCAT(LEFT(CASE
            WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
            ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
              _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
            END COLLATE utf8mb4_bin,
            CHAR_LENGTH(CASE
              WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
              ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
                _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
              END COLLATE utf8mb4_bin) - 3),
            _utf8mb4'000'),
            _utf8mb4'000'))
      ELSE CONCAT(CONCAT(LEFT(CASE
        WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
        ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
          _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
        END COLLATE utf8mb4_bin,
        CHAR_LENGTH(CASE
          WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
          ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
            _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
          END COLLATE utf8mb4_bin) - 3),
        _utf8mb4'000'),
        _utf8mb4'000')
      END COLLATE utf8mb4_bin
  END
  counts milliseconds "truncate": RIGHT(CASE
  WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
  ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
    _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
  END COLLATE utf8mb4_bin,
  3) <> _utf8mb4'000'
timestamp(9), milliseconds "round": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN UNIX_TIMESTAMP(`c`) = 0
        THEN CONCAT(_utf8mb4'~',
          CONCAT(CONCAT(LEFT(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00',
            INTERVAL UNIX_TIMESTAMP(`c`) + 0.000500 SECOND),
            _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
            CASE
              WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
              ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
                _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
              END COLLATE utf8mb4_bin),
            CHAR_LENGTH(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00',
              INTERVAL UNIX_TIMESTAMP(`c`) + 0.000500 SECOND),
              _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
              CASE
                WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
                ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
                  _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
                END COLLATE utf8mb4_bin)) - 3),
            _utf8mb4'000'),
            _utf8mb4'000'))
      ELSE CONCAT(CONCAT(LEFT(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00',
        INTERVAL UNIX_TIMESTAMP(`c`) + 0.000500 SECOND),
        _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
        CASE
          WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
          ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
            _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
          END COLLATE utf8mb4_bin),
        CHAR_LENGTH(COALESCE(CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) + 0.000500 SECOND),
          _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4) COLLATE utf8mb4_bin,
          CASE
            WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
            ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
              _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
            END COLLATE utf8mb4_bin)) - 3),
        _utf8mb4'000'),
        _utf8mb4'000')
      END COLLATE utf8mb4_bin
  END
  counts milliseconds "round": RIGHT(CASE
  WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
  ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
    _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
  END COLLATE utf8mb4_bin,
  3) <> _utf8mb4'000'

-- varchar(9) CHARACTER SET ascii, varchar(9) CHARACTER SET ucs2, text CHARACTER SET utf16, text CHARACTER SET sjis
text, prefix 2 "bytes": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN OCTET_LENGTH(‹plain›) > 2
        THEN CONVERT(LEFT(CAST(‹plain› AS BINARY),
          2 - CASE
            WHEN ORD(SUBSTRING(CAST(‹plain› AS BINARY), 3, 1)) NOT BETWEEN 128 AND 191 THEN 0
            WHEN ORD(SUBSTRING(CAST(‹plain› AS BINARY), 2, 1)) NOT BETWEEN 128 AND 191 THEN 1
            ELSE 2
            END) USING utf8mb4)
      ELSE ‹plain›
      END COLLATE utf8mb4_bin
  END
  counts prefix 2 "bytes": OCTET_LENGTH(‹plain›) > 2
  uncut: ‹plain›
text, prefix 1024 "bytes": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN OCTET_LENGTH(‹plain›) > 1024
        THEN CONVERT(LEFT(CAST(‹plain› AS BINARY),
          1024 - CASE
            WHEN ORD(SUBSTRING(CAST(‹plain› AS BINARY), 1025, 1)) NOT BETWEEN 128 AND 191 THEN 0
            WHEN ORD(SUBSTRING(CAST(‹plain› AS BINARY), 1024, 1)) NOT BETWEEN 128 AND 191 THEN 1
            WHEN ORD(SUBSTRING(CAST(‹plain› AS BINARY), 1023, 1)) NOT BETWEEN 128 AND 191 THEN 2
            ELSE 3
            END) USING utf8mb4)
      ELSE ‹plain›
      END COLLATE utf8mb4_bin
  END
  counts prefix 1024 "bytes": OCTET_LENGTH(‹plain›) > 1024
  uncut: ‹plain›
text, prefix 1024 "characters": CASE WHEN `c` IS NOT NULL THEN LEFT(‹plain›, 1024) COLLATE utf8mb4_bin END
  counts prefix 1024 "characters": CHAR_LENGTH(‹plain›) > 1024
  uncut: ‹plain›
text, replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}]: CASE
  WHEN `c` IS NOT NULL
    THEN COALESCE(REPLACE(REPLACE(‹plain›, _utf8mb4 X'23', _utf8mb4 X'f09f9880'), _utf8mb4 X'27', _utf8mb4 X''),
      LEFT(‹plain›, 0)) COLLATE utf8mb4_bin
  END
  counts replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}]: (LOCATE(_utf8mb4 X'23', ‹plain›) > 0
  OR LOCATE(_utf8mb4 X'27', ‹plain›) > 0)
text, replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": CASE
  WHEN `c` IS NOT NULL
    THEN CASE
      WHEN OCTET_LENGTH(COALESCE(REPLACE(REPLACE(‹plain›, _utf8mb4 X'23', _utf8mb4 X'f09f9880'), _utf8mb4 X'27', _utf8mb4 X''),
        LEFT(‹plain›, 0)) COLLATE utf8mb4_bin) > 9
        THEN CONVERT(LEFT(CAST(COALESCE(REPLACE(REPLACE(‹plain›, _utf8mb4 X'23', _utf8mb4 X'f09f9880'), _utf8mb4 X'27', _utf8mb4 X''),
          LEFT(‹plain›, 0)) COLLATE utf8mb4_bin
          AS BINARY),
          9 - CASE
            WHEN ORD(SUBSTRING(CAST(COALESCE(REPLACE(REPLACE(‹plain›, _utf8mb4 X'23', _utf8mb4 X'f09f9880'), _utf8mb4 X'27', _utf8mb4 X''),
              LEFT(‹plain›, 0)) COLLATE utf8mb4_bin
              AS BINARY),
              10,
              1)) NOT BETWEEN 128
              AND 191
              THEN 0
            WHEN ORD(SUBSTRING(CAST(COALESCE(REPLACE(REPLACE(‹plain›, _utf8mb4 X'23', _utf8mb4 X'f09f9880'), _utf8mb4 X'27', _utf8mb4 X''),
              LEFT(‹plain›, 0)) COLLATE utf8mb4_bin
              AS BINARY),
              9,
              1)) NOT BETWEEN 128
              AND 191
              THEN 1
            WHEN ORD(SUBSTRING(CAST(COALESCE(REPLACE(REPLACE(‹plain›, _utf8mb4 X'23', _utf8mb4 X'f09f9880'), _utf8mb4 X'27', _utf8mb4 X''),
              LEFT(‹plain›, 0)) COLLATE utf8mb4_bin
              AS BINARY),
              8,
              1)) NOT BETWEEN 128
              AND 191
              THEN 2
            ELSE 3
            END) USING utf8mb4)
      ELSE COALESCE(REPLACE(REPLACE(‹plain›, _utf8mb4 X'23', _utf8mb4 X'f09f9880'), _utf8mb4 X'27', _utf8mb4 X''),
        LEFT(‹plain›, 0)) COLLATE utf8mb4_bin
      END COLLATE utf8mb4_bin
  END
  counts replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}]: (LOCATE(_utf8mb4 X'23', ‹plain›) > 0
  OR LOCATE(_utf8mb4 X'27', ‹plain›) > 0)
  counts prefix 9 "bytes": OCTET_LENGTH(COALESCE(REPLACE(REPLACE(‹plain›, _utf8mb4 X'23', _utf8mb4 X'f09f9880'),
  _utf8mb4 X'27',
  _utf8mb4 X''),
  LEFT(‹plain›, 0)) COLLATE utf8mb4_bin) > 9
  uncut: COALESCE(REPLACE(REPLACE(‹plain›, _utf8mb4 X'23', _utf8mb4 X'f09f9880'), _utf8mb4 X'27', _utf8mb4 X''),
  LEFT(‹plain›, 0)) COLLATE utf8mb4_bin
text, emptyLob, prefix 9 "characters": CASE WHEN `c` IS NOT NULL THEN LEFT(‹plain›, 9) COLLATE utf8mb4_bin END
  counts prefix 9 "characters": CHAR_LENGTH(‹plain›) > 9
  uncut: ‹plain›

-- binary(4), varbinary(9), tinyblob, blob, mediumblob, longblob, geometry, point, geometrycollection, geomcollection
bytes, prefix 2 "bytes": COALESCE(LOWER(CONVERT(HEX(LEFT(`c`, 2)) USING utf8mb4)),
  CONVERT(CASE WHEN LEFT(`c`, 2) IS NOT NULL THEN 18446744073709551615 + (LEFT(`c`, 2) IS NOT NULL) END USING utf8mb4)) COLLATE utf8mb4_bin
  counts prefix 2 "bytes": OCTET_LENGTH(`c`) > 2
bytes, prefix 1024 "bytes": COALESCE(LOWER(CONVERT(HEX(LEFT(`c`, 1024)) USING utf8mb4)),
  CONVERT(CASE
    WHEN
    LEFT(`c`, 1024) IS NOT NULL THEN 18446744073709551615 + (LEFT(`c`, 1024) IS NOT NULL)
    END USING utf8mb4)) COLLATE utf8mb4_bin
  counts prefix 1024 "bytes": OCTET_LENGTH(`c`) > 1024
bytes, prefix 1024 "characters": COALESCE(LOWER(CONVERT(HEX(LEFT(`c`, 1024)) USING utf8mb4)),
  CONVERT(CASE
    WHEN
    LEFT(`c`, 1024) IS NOT NULL THEN 18446744073709551615 + (LEFT(`c`, 1024) IS NOT NULL)
    END USING utf8mb4)) COLLATE utf8mb4_bin
  counts prefix 1024 "characters": OCTET_LENGTH(`c`) > 1024
bytes, replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": COALESCE(LOWER(CONVERT(HEX(LEFT(`c`, 9)) USING utf8mb4)),
  CONVERT(CASE WHEN LEFT(`c`, 9) IS NOT NULL THEN 18446744073709551615 + (LEFT(`c`, 9) IS NOT NULL) END USING utf8mb4)) COLLATE utf8mb4_bin
  counts prefix 9 "bytes": OCTET_LENGTH(`c`) > 9
bytes, emptyLob, prefix 9 "characters": COALESCE(LOWER(CONVERT(HEX(LEFT(`c`, 9)) USING utf8mb4)),
  CONVERT(CASE WHEN LEFT(`c`, 9) IS NOT NULL THEN 18446744073709551615 + (LEFT(`c`, 9) IS NOT NULL) END USING utf8mb4)) COLLATE utf8mb4_bin
  counts prefix 9 "characters": OCTET_LENGTH(`c`) > 9

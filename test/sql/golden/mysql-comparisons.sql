-- tinyint, tinyint(1), smallint, mediumint, int, bigint, year, int(8) unsigned zerofill, decimal(12,2), decimal
= "5": `c` = (5)
= "-0.5": `c` = (-0.5)
= "1e5": unsupported: c is of type ‹type›, and '1e5' is not a number
= "90000000000000000000000000000000000000000": `c` = (90000000000000000000000000000000000000000)
= "é": unsupported: c is of type ‹type›, and 'é' is not a number
= "a b": unsupported: c is of type ‹type›, and 'a b' is not a number
= "": unsupported: c is of type ‹type›, and '' is not a number
= "TRUE": unsupported: c is of type ‹type›, and 'TRUE' is not a number
= "f": unsupported: c is of type ‹type›, and 'f' is not a number
= "2": `c` = (2)
= "yes": unsupported: c is of type ‹type›, and 'yes' is not a number
= "1.25": `c` = (1.25)
= "1.2x": unsupported: c is of type ‹type›, and '1.2x' is not a number
= "untrue": unsupported: c is of type ‹type›, and 'untrue' is not a number
= "false2": unsupported: c is of type ‹type›, and 'false2' is not a number
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": unsupported: c is of type ‹type›, and 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' is not a number
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": unsupported: c is of type ‹type›, and 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…' is not a number
<> "5": `c` <> (5)
>= "5": `c` >= (5)
<> "true", >= "true": unsupported: c is of type ‹type›, and 'true' is not a number
<> "2026-02-28", >= "2026-02-28": unsupported: c is of type ‹type›, and '2026-02-28' is not a number

-- bit(1), set, json, inet4, inet6, binary(4), varbinary(9), tinyblob, blob, mediumblob, longblob, geometry, point, geometrycollection, geomcollection
= "5", = "-0.5", = "1e5", = "90000000000000000000000000000000000000000", = "é", = "a b", = "", = "TRUE", = "f", = "2", = "yes", = "1.25", = "1.2x", = "untrue", = "false2", = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", <> "5", >= "5", <> "true", >= "true", <> "2026-02-28", >= "2026-02-28": unsupported: how ‹type› (c) is compared with a text is not documented

-- float, float(7,3), double(7,3)
= "5": `c` + 0e0 = 5e0
  or ROUND(`c` + 0e0, 6) = ROUND(5e0, 6)
= "-0.5": `c` + 0e0 = -0.5e0
  or ROUND(`c` + 0e0, 6) = ROUND(-0.5e0, 6)
= "1e5": unsupported: c is of type ‹type›, and '1e5' is not a number
= "90000000000000000000000000000000000000000": `c` + 0e0 = 90000000000000000000000000000000000000000e0
  or ROUND(`c` + 0e0, 6) = ROUND(90000000000000000000000000000000000000000e0, 6)
= "é": unsupported: c is of type ‹type›, and 'é' is not a number
= "a b": unsupported: c is of type ‹type›, and 'a b' is not a number
= "": unsupported: c is of type ‹type›, and '' is not a number
= "TRUE": unsupported: c is of type ‹type›, and 'TRUE' is not a number
= "f": unsupported: c is of type ‹type›, and 'f' is not a number
= "2": `c` + 0e0 = 2e0
  or ROUND(`c` + 0e0, 6) = ROUND(2e0, 6)
= "yes": unsupported: c is of type ‹type›, and 'yes' is not a number
= "1.25": `c` + 0e0 = 1.25e0
  or ROUND(`c` + 0e0, 6) = ROUND(1.25e0, 6)
= "1.2x": unsupported: c is of type ‹type›, and '1.2x' is not a number
= "untrue": unsupported: c is of type ‹type›, and 'untrue' is not a number
= "false2": unsupported: c is of type ‹type›, and 'false2' is not a number
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": unsupported: c is of type ‹type›, and 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' is not a number
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": unsupported: c is of type ‹type›, and 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…' is not a number
<> "5": `c` + 0e0 <> 5e0
  or ROUND(`c` + 0e0, 6) <> ROUND(5e0, 6)
>= "5": `c` + 0e0 >= 5e0
  or ROUND(`c` + 0e0, 6) >= ROUND(5e0, 6)
<> "true", >= "true": unsupported: c is of type ‹type›, and 'true' is not a number
<> "2026-02-28", >= "2026-02-28": unsupported: c is of type ‹type›, and '2026-02-28' is not a number

-- double
= "5": `c` + 0e0 = 5e0
= "-0.5": `c` + 0e0 = -0.5e0
= "1e5": unsupported: c is of type ‹type›, and '1e5' is not a number
= "90000000000000000000000000000000000000000": `c` + 0e0 = 90000000000000000000000000000000000000000e0
= "é": unsupported: c is of type ‹type›, and 'é' is not a number
= "a b": unsupported: c is of type ‹type›, and 'a b' is not a number
= "": unsupported: c is of type ‹type›, and '' is not a number
= "TRUE": unsupported: c is of type ‹type›, and 'TRUE' is not a number
= "f": unsupported: c is of type ‹type›, and 'f' is not a number
= "2": `c` + 0e0 = 2e0
= "yes": unsupported: c is of type ‹type›, and 'yes' is not a number
= "1.25": `c` + 0e0 = 1.25e0
= "1.2x": unsupported: c is of type ‹type›, and '1.2x' is not a number
= "untrue": unsupported: c is of type ‹type›, and 'untrue' is not a number
= "false2": unsupported: c is of type ‹type›, and 'false2' is not a number
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": unsupported: c is of type ‹type›, and 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' is not a number
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": unsupported: c is of type ‹type›, and 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…' is not a number
<> "5": `c` + 0e0 <> 5e0
>= "5": `c` + 0e0 >= 5e0
<> "true", >= "true": unsupported: c is of type ‹type›, and 'true' is not a number
<> "2026-02-28", >= "2026-02-28": unsupported: c is of type ‹type›, and '2026-02-28' is not a number

-- date, datetime, datetime(1)
= "x2026-02-28": unsupported: c is of type ‹type›, and 'x2026-02-28' is not a date (YYYY-MM-DD) or a date and time
= "2026-02-28x": unsupported: c is of type ‹type›, and '2026-02-28x' is not a date (YYYY-MM-DD) or a date and time
= "x2026-01-01 10:00:00": unsupported: c is of type ‹type›, and 'x2026-01-01 10:00:00' is not a date (YYYY-MM-DD) or a date and time
= "2026-01-01 10:00:00.1234567": unsupported: c is of type ‹type›, and '2026-01-01 10:00:00.1234567' is not a date (YYYY-MM-DD) or a date and time
= "2026-01-01 10:00:00.123456x": unsupported: c is of type ‹type›, and '2026-01-01 10:00:00.123456x' is not a date (YYYY-MM-DD) or a date and time
= "2026-02-28": `c` = TIMESTAMP'2026-02-28 00:00:00'
= "2026-02-30": unsupported: c is of type ‹type›, and '2026-02-30' is not a date (YYYY-MM-DD) or a date and time
= "0000-01-01": unsupported: c is of type ‹type›, and '0000-01-01' is not a date (YYYY-MM-DD) or a date and time
= "2026-01-01 10:00:00.5": `c` = TIMESTAMP'2026-01-01 10:00:00.5'
= "2026-01-01T23:59:59": `c` = TIMESTAMP'2026-01-01 23:59:59'
= "2026-01-01 24:00:00": unsupported: c is of type ‹type›, and '2026-01-01 24:00:00' is not a date (YYYY-MM-DD) or a date and time
<> "5", >= "5": unsupported: c is of type ‹type›, and '5' is not a date (YYYY-MM-DD) or a date and time
<> "true", >= "true": unsupported: c is of type ‹type›, and 'true' is not a date (YYYY-MM-DD) or a date and time
<> "2026-02-28": `c` <> TIMESTAMP'2026-02-28 00:00:00'
>= "2026-02-28": `c` >= TIMESTAMP'2026-02-28 00:00:00'

-- time, time(3)
= "x2026-02-28", = "2026-02-28x", = "x2026-01-01 10:00:00", = "2026-01-01 10:00:00.1234567", = "2026-01-01 10:00:00.123456x", = "2026-02-28", = "2026-02-30", = "0000-01-01", = "2026-01-01 10:00:00.5", = "2026-01-01T23:59:59", = "2026-01-01 24:00:00", <> "5", >= "5", <> "true", >= "true", <> "2026-02-28", >= "2026-02-28": unsupported: how ‹type› (c) is compared with a text is not documented

-- timestamp, timestamp(6)
= "x2026-02-28": unsupported: c is of type ‹type›, and 'x2026-02-28' is not a date (YYYY-MM-DD) or a date and time
= "2026-02-28x": unsupported: c is of type ‹type›, and '2026-02-28x' is not a date (YYYY-MM-DD) or a date and time
= "x2026-01-01 10:00:00": unsupported: c is of type ‹type›, and 'x2026-01-01 10:00:00' is not a date (YYYY-MM-DD) or a date and time
= "2026-01-01 10:00:00.1234567": unsupported: c is of type ‹type›, and '2026-01-01 10:00:00.1234567' is not a date (YYYY-MM-DD) or a date and time
= "2026-01-01 10:00:00.123456x": unsupported: c is of type ‹type›, and '2026-01-01 10:00:00.123456x' is not a date (YYYY-MM-DD) or a date and time
= "2026-02-28": CASE
  WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
  ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
    _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
  END COLLATE utf8mb4_bin = _utf8mb4'2026-02-28 00:00:00.000000'
  or CASE
  WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
  ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
    _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
  END COLLATE utf8mb4_bin BETWEEN _utf8mb4'2026-02-27 10:00:00.000000'
  AND _utf8mb4'2026-02-28 14:00:00.000000'
= "2026-02-30": unsupported: c is of type ‹type›, and '2026-02-30' is not a date (YYYY-MM-DD) or a date and time
= "0000-01-01": unsupported: c is of type ‹type›, and '0000-01-01' is not a date (YYYY-MM-DD) or a date and time
= "2026-01-01 10:00:00.5": CASE
  WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
  ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
    _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
  END COLLATE utf8mb4_bin = _utf8mb4'2026-01-01 10:00:00.500000'
  or CASE
  WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
  ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
    _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
  END COLLATE utf8mb4_bin BETWEEN _utf8mb4'2025-12-31 20:00:00.000000'
  AND _utf8mb4'2026-01-02 00:00:00.000000'
= "2026-01-01T23:59:59": CASE
  WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
  ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
    _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
  END COLLATE utf8mb4_bin = _utf8mb4'2026-01-01 23:59:59.000000'
  or CASE
  WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
  ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
    _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
  END COLLATE utf8mb4_bin BETWEEN _utf8mb4'2026-01-01 09:59:59.000000'
  AND _utf8mb4'2026-01-02 13:59:59.000000'
= "2026-01-01 24:00:00": unsupported: c is of type ‹type›, and '2026-01-01 24:00:00' is not a date (YYYY-MM-DD) or a date and time
<> "5", >= "5": unsupported: c is of type ‹type›, and '5' is not a date (YYYY-MM-DD) or a date and time
<> "true", >= "true": unsupported: c is of type ‹type›, and 'true' is not a date (YYYY-MM-DD) or a date and time
<> "2026-02-28": CASE
  WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
  ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
    _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
  END COLLATE utf8mb4_bin <> _utf8mb4'2026-02-28 00:00:00.000000'
  or NOT (CASE
  WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
  ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
    _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
  END COLLATE utf8mb4_bin BETWEEN _utf8mb4'2026-02-27 10:00:00.000000'
  AND _utf8mb4'2026-02-28 14:00:00.000000')
>= "2026-02-28": CASE
  WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
  ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
    _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
  END COLLATE utf8mb4_bin >= _utf8mb4'2026-02-28 00:00:00.000000'
  or CASE
  WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
  ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
    _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
  END COLLATE utf8mb4_bin >= _utf8mb4'2026-02-27 10:00:00.000000'
  or CASE
  WHEN UNIX_TIMESTAMP(`c`) = 0 THEN _utf8mb4'0000-00-00 00:00:00.000000'
  ELSE CONVERT(DATE_FORMAT(DATE_ADD(TIMESTAMP'1970-01-01 00:00:00', INTERVAL UNIX_TIMESTAMP(`c`) SECOND),
    _utf8mb4'%Y-%m-%d %H:%i:%s.%f') USING utf8mb4)
  END COLLATE utf8mb4_bin >= _utf8mb4'2026-02-28 14:00:00.000000'

-- char(9)
= "5": `c` = _utf8mb4'5'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'35'
= "-0.5": `c` = _utf8mb4'-0.5'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'2D302E35'
= "1e5": `c` = _utf8mb4'1e5'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'316535'
= "90000000000000000000000000000000000000000": `c` = _utf8mb4'90000000000000000000000000000000000000000'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4),
    0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'3930303030303030303030303030303030303030303030303030303030303030303030303030303030'
= "é": `c` = _utf8mb4 X'c3a9'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'C3A9'
= "a b": `c` = _utf8mb4'a b'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'612062'
= "": `c` = _utf8mb4 X''
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4 X''
= "TRUE": `c` = _utf8mb4'TRUE'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'54525545'
= "f": `c` = _utf8mb4'f'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'66'
= "2": `c` = _utf8mb4'2'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'32'
= "yes": `c` = _utf8mb4'yes'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'796573'
= "1.25": `c` = _utf8mb4'1.25'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'312E3235'
= "1.2x": `c` = _utf8mb4'1.2x'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'312E3278'
= "untrue": `c` = _utf8mb4'untrue'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'756E74727565'
= "false2": `c` = _utf8mb4'false2'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'66616C736532'
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": `c` = _utf8mb4'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4),
    0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'78787878787878787878787878787878787878787878787878787878787878787878787878787878'
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": `c` = _utf8mb4'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4),
    0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'7878787878787878787878787878787878787878787878787878787878787878787878787878787878'
<> "5": `c` <> _utf8mb4'5'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin <> _utf8mb4'35'
>= "5": `c` >= _utf8mb4'5'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin >= _utf8mb4'35'
<> "true": `c` <> _utf8mb4'true'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin <> _utf8mb4'74727565'
>= "true": `c` >= _utf8mb4'true'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin >= _utf8mb4'74727565'
<> "2026-02-28": `c` <> _utf8mb4'2026-02-28'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin <> _utf8mb4'323032362D30322D3238'
>= "2026-02-28": `c` >= _utf8mb4'2026-02-28'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin >= _utf8mb4'323032362D30322D3238'

-- varchar(9), tinytext, text, mediumtext, longtext
= "5": `c` = _utf8mb4'5'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'35'
= "-0.5": `c` = _utf8mb4'-0.5'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'2D302E35'
= "1e5": `c` = _utf8mb4'1e5'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'316535'
= "90000000000000000000000000000000000000000": `c` = _utf8mb4'90000000000000000000000000000000000000000'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'3930303030303030303030303030303030303030303030303030303030303030303030303030303030'
= "é": `c` = _utf8mb4 X'c3a9'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'C3A9'
= "a b": `c` = _utf8mb4'a b'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'612062'
= "": `c` = _utf8mb4 X''
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4 X''
= "TRUE": `c` = _utf8mb4'TRUE'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'54525545'
= "f": `c` = _utf8mb4'f'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'66'
= "2": `c` = _utf8mb4'2'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'32'
= "yes": `c` = _utf8mb4'yes'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'796573'
= "1.25": `c` = _utf8mb4'1.25'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'312E3235'
= "1.2x": `c` = _utf8mb4'1.2x'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'312E3278'
= "untrue": `c` = _utf8mb4'untrue'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'756E74727565'
= "false2": `c` = _utf8mb4'false2'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'66616C736532'
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": `c` = _utf8mb4'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'78787878787878787878787878787878787878787878787878787878787878787878787878787878'
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": `c` = _utf8mb4'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'7878787878787878787878787878787878787878787878787878787878787878787878787878787878'
<> "5": `c` <> _utf8mb4'5'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin <> _utf8mb4'35'
>= "5": `c` >= _utf8mb4'5'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin >= _utf8mb4'35'
<> "true": `c` <> _utf8mb4'true'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin <> _utf8mb4'74727565'
>= "true": `c` >= _utf8mb4'true'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin >= _utf8mb4'74727565'
<> "2026-02-28": `c` <> _utf8mb4'2026-02-28'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin <> _utf8mb4'323032362D30322D3238'
>= "2026-02-28": `c` >= _utf8mb4'2026-02-28'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin >= _utf8mb4'323032362D30322D3238'

-- char(9) CHARACTER SET utf8mb3
= "5": `c` = _utf8mb4'5'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'35'
= "-0.5": `c` = _utf8mb4'-0.5'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'2D302E35'
= "1e5": `c` = _utf8mb4'1e5'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'316535'
= "90000000000000000000000000000000000000000": `c` = _utf8mb4'90000000000000000000000000000000000000000'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4),
    0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'3930303030303030303030303030303030303030303030303030303030303030303030303030303030'
= "é": unsupported: c has a character set of its own (char(9) CHARACTER SET utf8mb3), and 'é' another
= "a b": `c` = _utf8mb4'a b'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'612062'
= "": `c` = _utf8mb4 X''
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4 X''
= "TRUE": `c` = _utf8mb4'TRUE'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'54525545'
= "f": `c` = _utf8mb4'f'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'66'
= "2": `c` = _utf8mb4'2'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'32'
= "yes": `c` = _utf8mb4'yes'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'796573'
= "1.25": `c` = _utf8mb4'1.25'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'312E3235'
= "1.2x": `c` = _utf8mb4'1.2x'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'312E3278'
= "untrue": `c` = _utf8mb4'untrue'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'756E74727565'
= "false2": `c` = _utf8mb4'false2'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'66616C736532'
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": `c` = _utf8mb4'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4),
    0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'78787878787878787878787878787878787878787878787878787878787878787878787878787878'
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": `c` = _utf8mb4'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4),
    0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'7878787878787878787878787878787878787878787878787878787878787878787878787878787878'
<> "5": `c` <> _utf8mb4'5'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin <> _utf8mb4'35'
>= "5": `c` >= _utf8mb4'5'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin >= _utf8mb4'35'
<> "true": `c` <> _utf8mb4'true'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin <> _utf8mb4'74727565'
>= "true": `c` >= _utf8mb4'true'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin >= _utf8mb4'74727565'
<> "2026-02-28": `c` <> _utf8mb4'2026-02-28'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin <> _utf8mb4'323032362D30322D3238'
>= "2026-02-28": `c` >= _utf8mb4'2026-02-28'
  or CONVERT(HEX(COALESCE(TRIM(TRAILING _utf8mb4' ' FROM CONVERT(`c` USING utf8mb4)),
  LEFT(CONVERT(`c` USING utf8mb4), 0)) COLLATE utf8mb4_bin) USING utf8mb4) COLLATE utf8mb4_bin >= _utf8mb4'323032362D30322D3238'

-- varchar(9) CHARACTER SET latin1
= "5": `c` = _utf8mb4'5'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'35'
= "-0.5": `c` = _utf8mb4'-0.5'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'2D302E35'
= "1e5": `c` = _utf8mb4'1e5'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'316535'
= "90000000000000000000000000000000000000000": `c` = _utf8mb4'90000000000000000000000000000000000000000'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'3930303030303030303030303030303030303030303030303030303030303030303030303030303030'
= "é": unsupported: c has a character set of its own (varchar(9) CHARACTER SET latin1), and 'é' another
= "a b": `c` = _utf8mb4'a b'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'612062'
= "": `c` = _utf8mb4 X''
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4 X''
= "TRUE": `c` = _utf8mb4'TRUE'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'54525545'
= "f": `c` = _utf8mb4'f'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'66'
= "2": `c` = _utf8mb4'2'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'32'
= "yes": `c` = _utf8mb4'yes'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'796573'
= "1.25": `c` = _utf8mb4'1.25'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'312E3235'
= "1.2x": `c` = _utf8mb4'1.2x'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'312E3278'
= "untrue": `c` = _utf8mb4'untrue'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'756E74727565'
= "false2": `c` = _utf8mb4'false2'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'66616C736532'
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": `c` = _utf8mb4'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'78787878787878787878787878787878787878787878787878787878787878787878787878787878'
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": `c` = _utf8mb4'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'7878787878787878787878787878787878787878787878787878787878787878787878787878787878'
<> "5": `c` <> _utf8mb4'5'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin <> _utf8mb4'35'
>= "5": `c` >= _utf8mb4'5'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin >= _utf8mb4'35'
<> "true": `c` <> _utf8mb4'true'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin <> _utf8mb4'74727565'
>= "true": `c` >= _utf8mb4'true'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin >= _utf8mb4'74727565'
<> "2026-02-28": `c` <> _utf8mb4'2026-02-28'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin <> _utf8mb4'323032362D30322D3238'
>= "2026-02-28": `c` >= _utf8mb4'2026-02-28'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin >= _utf8mb4'323032362D30322D3238'

-- text CHARACTER SET utf16
= "5": `c` = _utf8mb4'5'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'35'
= "-0.5": `c` = _utf8mb4'-0.5'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'2D302E35'
= "1e5": `c` = _utf8mb4'1e5'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'316535'
= "90000000000000000000000000000000000000000": `c` = _utf8mb4'90000000000000000000000000000000000000000'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'3930303030303030303030303030303030303030303030303030303030303030303030303030303030'
= "é": unsupported: c has a character set of its own (text CHARACTER SET utf16), and 'é' another
= "a b": `c` = _utf8mb4'a b'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'612062'
= "": `c` = _utf8mb4 X''
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4 X''
= "TRUE": `c` = _utf8mb4'TRUE'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'54525545'
= "f": `c` = _utf8mb4'f'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'66'
= "2": `c` = _utf8mb4'2'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'32'
= "yes": `c` = _utf8mb4'yes'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'796573'
= "1.25": `c` = _utf8mb4'1.25'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'312E3235'
= "1.2x": `c` = _utf8mb4'1.2x'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'312E3278'
= "untrue": `c` = _utf8mb4'untrue'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'756E74727565'
= "false2": `c` = _utf8mb4'false2'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'66616C736532'
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": `c` = _utf8mb4'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'78787878787878787878787878787878787878787878787878787878787878787878787878787878'
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": `c` = _utf8mb4'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'7878787878787878787878787878787878787878787878787878787878787878787878787878787878'
<> "5": `c` <> _utf8mb4'5'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin <> _utf8mb4'35'
>= "5": `c` >= _utf8mb4'5'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin >= _utf8mb4'35'
<> "true": `c` <> _utf8mb4'true'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin <> _utf8mb4'74727565'
>= "true": `c` >= _utf8mb4'true'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin >= _utf8mb4'74727565'
<> "2026-02-28": `c` <> _utf8mb4'2026-02-28'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin <> _utf8mb4'323032362D30322D3238'
>= "2026-02-28": `c` >= _utf8mb4'2026-02-28'
  or CONVERT(HEX(CONVERT(`c` USING utf8mb4)) USING utf8mb4) COLLATE utf8mb4_bin >= _utf8mb4'323032362D30322D3238'

-- enum, uuid
= "5": CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'5'
  or LOWER(CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin) = LOWER(_utf8mb4'5')
= "-0.5": CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'-0.5'
  or LOWER(CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin) = LOWER(_utf8mb4'-0.5')
= "1e5": CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'1e5'
  or LOWER(CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin) = LOWER(_utf8mb4'1e5')
= "90000000000000000000000000000000000000000": CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'90000000000000000000000000000000000000000'
  or LOWER(CONVERT(CAST(`c`
  AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin) = LOWER(_utf8mb4'90000000000000000000000000000000000000000')
= "é": CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4 X'c3a9'
  or LOWER(CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin) = LOWER(_utf8mb4 X'c3a9')
= "a b": CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'a b'
  or LOWER(CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin) = LOWER(_utf8mb4'a b')
= "": CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4 X''
  or LOWER(CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin) = LOWER(_utf8mb4 X'')
= "TRUE": CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'TRUE'
  or LOWER(CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin) = LOWER(_utf8mb4'TRUE')
= "f": CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'f'
  or LOWER(CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin) = LOWER(_utf8mb4'f')
= "2": CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'2'
  or LOWER(CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin) = LOWER(_utf8mb4'2')
= "yes": CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'yes'
  or LOWER(CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin) = LOWER(_utf8mb4'yes')
= "1.25": CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'1.25'
  or LOWER(CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin) = LOWER(_utf8mb4'1.25')
= "1.2x": CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'1.2x'
  or LOWER(CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin) = LOWER(_utf8mb4'1.2x')
= "untrue": CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'untrue'
  or LOWER(CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin) = LOWER(_utf8mb4'untrue')
= "false2": CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'false2'
  or LOWER(CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin) = LOWER(_utf8mb4'false2')
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
  or LOWER(CONVERT(CAST(`c`
  AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin) = LOWER(_utf8mb4'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx')
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
  or LOWER(CONVERT(CAST(`c`
  AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin) = LOWER(_utf8mb4'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx')
<> "5": CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin <> _utf8mb4'5'
  or LOWER(CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin) <> LOWER(_utf8mb4'5')
>= "5", >= "true", >= "2026-02-28": unsupported: how ‹type› (c) is compared with a text is not documented
<> "true": CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin <> _utf8mb4'true'
  or LOWER(CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin) <> LOWER(_utf8mb4'true')
<> "2026-02-28": CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin <> _utf8mb4'2026-02-28'
  or LOWER(CONVERT(CAST(`c` AS CHAR CHARACTER SET utf8mb4) USING utf8mb4) COLLATE utf8mb4_bin) <> LOWER(_utf8mb4'2026-02-28')

-- int8, uint8, int16, uint16, int32, int64
integer, decimal(0), decimal, text: CAST(x AS varchar)
decimal(2): CAST(x AS varchar) || '.00'
decimal(6): CAST(x AS varchar) || '.000000'
decimal(31): CAST(x AS varchar) || '.0000000000000000000000000000000'
float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: a lake column of type integer cannot be compared as …

-- uint32
integer, decimal(0), decimal, text: CASE WHEN x < 0 THEN CAST(CAST(x AS decimal(20, 0)) + DECIMAL '4294967296' AS varchar) ELSE CAST(x AS varchar) END
decimal(2): CASE WHEN x < 0 THEN CAST(CAST(x AS decimal(20, 0)) + DECIMAL '4294967296' AS varchar) ELSE CAST(x AS varchar) END || '.00'
decimal(6): CASE WHEN x < 0 THEN CAST(CAST(x AS decimal(20, 0)) + DECIMAL '4294967296' AS varchar) ELSE CAST(x AS varchar) END || '.000000'
decimal(31): CASE WHEN x < 0 THEN CAST(CAST(x AS decimal(20, 0)) + DECIMAL '4294967296' AS varchar) ELSE CAST(x AS varchar) END
  || '.0000000000000000000000000000000'
float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: a lake column of type integer cannot be compared as …

-- uint64
integer, decimal(0), decimal, text: CASE WHEN x < 0 THEN CAST(CAST(x AS decimal(20, 0)) + DECIMAL '18446744073709551616' AS varchar) ELSE CAST(x AS varchar) END
decimal(2): CASE WHEN x < 0 THEN CAST(CAST(x AS decimal(20, 0)) + DECIMAL '18446744073709551616' AS varchar) ELSE CAST(x AS varchar) END || '.00'
decimal(6): CASE WHEN x < 0 THEN CAST(CAST(x AS decimal(20, 0)) + DECIMAL '18446744073709551616' AS varchar) ELSE CAST(x AS varchar) END || '.000000'
decimal(31): CASE WHEN x < 0 THEN CAST(CAST(x AS decimal(20, 0)) + DECIMAL '18446744073709551616' AS varchar) ELSE CAST(x AS varchar) END
  || '.0000000000000000000000000000000'
float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: a lake column of type integer cannot be compared as …

-- decimal(5,0)
integer, decimal(0), decimal: CAST(x AS varchar)
decimal(2): CAST(x AS varchar) || '.00'
decimal(6): CAST(x AS varchar) || '.000000'
decimal(31): CAST(x AS varchar) || '.0000000000000000000000000000000'
float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: a lake column of type decimal cannot be compared as …

-- decimal(5,2)
integer, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: a lake column of type decimal cannot be compared as …
decimal(0): unsupported: a lake column of type … cannot be compared as …
decimal(2): CAST(x AS varchar)
decimal(6): CAST(x AS varchar) || '0000'
decimal(31): CAST(x AS varchar) || '00000000000000000000000000000'
decimal: rtrim(rtrim(CAST(x AS varchar), '0'), '.')

-- decimal(5,5)
integer, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: a lake column of type decimal cannot be compared as …
decimal(0), decimal(2): unsupported: a lake column of type … cannot be compared as …
decimal(6): CAST(x AS varchar) || '0'
decimal(31): CAST(x AS varchar) || '00000000000000000000000000'
decimal: rtrim(rtrim(CAST(x AS varchar), '0'), '.')

-- decimal(38,38)
integer, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: a lake column of type decimal cannot be compared as …
decimal(0), decimal(2), decimal(6), decimal(31): unsupported: a lake column of type … cannot be compared as …
decimal: rtrim(rtrim(CAST(x AS varchar), '0'), '.')

-- float, double
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: a lake column of type float cannot be compared as …
float: CASE WHEN is_nan(CAST(x AS double)) THEN 'NaN' ELSE lower(to_hex(to_ieee754_64(CAST(x AS double)))) END

-- boolean
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: a lake column of type boolean cannot be compared as …
boolean: CASE WHEN x THEN 'true' WHEN NOT x THEN 'false' END

-- string
integer: CASE WHEN regexp_like(x, '\A(?:0|-?[1-9][0-9]*)\z') THEN x ELSE '!' || x END
decimal(0): CASE WHEN regexp_like(x, '\A(?:0|-?[1-9][0-9]*|NaN|-?Infinity)\z') THEN x ELSE '!' || x END
decimal(2): CASE WHEN regexp_like(x, '\A(?:-?(?:0|[1-9][0-9]*)\.[0-9]{2}|NaN|-?Infinity)\z') THEN x ELSE '!' || x END
decimal(6): CASE WHEN regexp_like(x, '\A(?:-?(?:0|[1-9][0-9]*)\.[0-9]{6}|NaN|-?Infinity)\z') THEN x ELSE '!' || x END
decimal(31): CASE WHEN regexp_like(x, '\A(?:-?(?:0|[1-9][0-9]*)\.[0-9]{31}|NaN|-?Infinity)\z') THEN x ELSE '!' || x END
decimal: CASE WHEN regexp_like(x, '\A(?:0|-?[1-9][0-9]*|-?(?:0|[1-9][0-9]*)\.[0-9]*[1-9]|NaN|-?Infinity)\z') THEN x ELSE '!' || x END
float, bytes: unsupported: a lake column of type string cannot be compared as …
boolean: CASE WHEN regexp_like(x, '\A(?:true|false)\z') THEN x ELSE '!' || x END
date: CASE
  WHEN regexp_like(x, '\A(?:(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))\z') THEN x
  ELSE '!' || x
  END
text: CAST(x AS varchar)
time(6): CASE WHEN regexp_like(x, '\A(?:(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{6})|24:00:00\.0{6})\z') THEN x ELSE '!' || x END
time(9): CASE WHEN regexp_like(x, '\A(?:(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{9})|24:00:00\.0{9})\z') THEN x ELSE '!' || x END
timestamp(6): CASE
  WHEN regexp_like(x,
    '\A(?:(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]) (?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{6})\z')
    THEN x
  ELSE '!' || x
  END
timestamp(9): CASE
  WHEN regexp_like(x,
    '\A(?:(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]) (?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{9})\z')
    THEN x
  ELSE '!' || x
  END

-- binary
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, time(6), time(9), timestamp(6), timestamp(9): unsupported: a lake column of type binary cannot be compared as …
text: CASE WHEN to_utf8(from_utf8(x)) = x THEN from_utf8(x) ELSE '~' || lower(to_hex(x)) END
bytes: lower(to_hex(x))

-- date
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, text, bytes, time(6), time(9): unsupported: a lake column of type date cannot be compared as …
date: CASE
  WHEN x BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN CAST(x AS varchar)
  ELSE '~' || CAST(date_diff('day', DATE '1970-01-01', x) AS varchar)
  END
timestamp(6): CASE
  WHEN x BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN CAST(x AS varchar) || ' 00:00:00.000000'
  ELSE '~' || CAST(date_diff('day', DATE '1970-01-01', x) * 86400000000 AS varchar)
  END
timestamp(9): CASE
  WHEN x BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN CAST(x AS varchar) || ' 00:00:00.000000000'
  ELSE '~' || CAST(date_diff('day', DATE '1970-01-01', x) * 86400000000 AS varchar)
  END

-- time(millis)
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes, timestamp(6), timestamp(9): unsupported: Trino cannot read the lake's times in milliseconds, in no type
time(6), time(9): unsupported: Trino cannot read the lake's …s in milliseconds, in no type

-- time(micros)
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes, timestamp(6), timestamp(9): unsupported: a lake column of type time cannot be compared as …
time(6): CASE
  WHEN x IS NOT NULL
    THEN format('%02d:%02d:%02d.%06d',
      CAST(x / 3600000000 AS bigint),
      CAST(x / 60000000 % 60 AS bigint),
      CAST(x / 1000000 % 60 AS bigint),
      CAST(x % 1000000 AS bigint))
    || ''
  END
time(9): CASE
  WHEN x IS NOT NULL
    THEN format('%02d:%02d:%02d.%06d',
      CAST(x / 3600000000 AS bigint),
      CAST(x / 60000000 % 60 AS bigint),
      CAST(x / 1000000 % 60 AS bigint),
      CAST(x % 1000000 AS bigint))
    || '000'
  END

-- time(nanos)
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes, timestamp(6), timestamp(9): unsupported: a lake column of type time cannot be compared as …
time(6): unsupported: a lake column of type … cannot be compared as …
time(9): CASE
  WHEN x IS NOT NULL
    THEN format('%02d:%02d:%02d.%09d',
      CAST(x / 3600000000000 AS bigint),
      CAST(x / 60000000000 % 60 AS bigint),
      CAST(x / 1000000000 % 60 AS bigint),
      CAST(x % 1000000000 AS bigint))
    || ''
  END

-- timestamp(millis, UTC)
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes: unsupported: a lake column of type timestamp cannot be compared as …
time(6), time(9): unsupported: a lake column of type …stamp cannot be compared as …
timestamp(6): CASE
  WHEN x BETWEEN -62135596800000
    AND 253402300799999
    THEN CAST(CAST(from_unixtime_nanos(CAST(x AS decimal(38, 0)) * 1000000) AT TIME ZONE 'UTC' AS timestamp(6)) AS varchar)
  ELSE '~' || CAST(CAST(CAST(x AS decimal(38, 0)) * 1000000 / 1000 AS decimal(38, 0)) AS varchar)
  END
timestamp(9): CASE
  WHEN x BETWEEN -62135596800000
    AND 253402300799999
    THEN CAST(CAST(from_unixtime_nanos(CAST(x AS decimal(38, 0)) * 1000000) AT TIME ZONE 'UTC' AS timestamp(9)) AS varchar)
  ELSE '~' || CAST(CAST(CAST(x AS decimal(38, 0)) * 1000000 / 1000 AS decimal(38, 0)) AS varchar)
  END

-- timestamp(micros, UTC)
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes: unsupported: a lake column of type timestamp cannot be compared as …
time(6), time(9): unsupported: a lake column of type …stamp cannot be compared as …
timestamp(6): CASE
  WHEN x BETWEEN -62135596800000000
    AND 253402300799999999
    THEN CAST(CAST(from_unixtime_nanos(CAST(x AS decimal(38, 0)) * 1000) AT TIME ZONE 'UTC' AS timestamp(6)) AS varchar)
  ELSE '~' || CAST(CAST(CAST(x AS decimal(38, 0)) * 1000000 / 1000000 AS decimal(38, 0)) AS varchar)
  END
timestamp(9): CASE
  WHEN x BETWEEN -62135596800000000
    AND 253402300799999999
    THEN CAST(CAST(from_unixtime_nanos(CAST(x AS decimal(38, 0)) * 1000) AT TIME ZONE 'UTC' AS timestamp(9)) AS varchar)
  ELSE '~' || CAST(CAST(CAST(x AS decimal(38, 0)) * 1000000 / 1000000 AS decimal(38, 0)) AS varchar)
  END

-- timestamp(nanos, UTC)
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes: unsupported: a lake column of type timestamp cannot be compared as …
time(6), time(9): unsupported: a lake column of type …stamp cannot be compared as …
timestamp(6): unsupported: a lake column of type … cannot be compared as …
timestamp(9): CASE
  WHEN x BETWEEN -62135596800000000000
    AND 253402300799999999999
    THEN CAST(CAST(from_unixtime_nanos(CAST(x AS decimal(38, 0)) * 1) AT TIME ZONE 'UTC' AS timestamp(9)) AS varchar)
  ELSE '~' || CAST(CAST(CAST(x AS decimal(38, 0)) * 1000000 / 1000000000 AS decimal(38, 0)) AS varchar)
  END

-- csv, hex
integer: CASE WHEN regexp_like(x, '\A(?:0|-?[1-9][0-9]*)\z') THEN x ELSE '!' || x END
decimal(0): CASE
  WHEN regexp_like(x, '\A(?:0|-?[1-9][0-9]*|NaN|-?Infinity)\z') THEN x
  WHEN regexp_like(x, '\A(?:-?(?:0|[1-9][0-9]*)(?:\.0+)?)\z')
    THEN (CASE WHEN split_part(x, '.', 1) IN ('', '-') THEN split_part(x, '.', 1) || '0' ELSE split_part(x, '.', 1) END)
    || ''
  ELSE '!' || x
  END
decimal(2): CASE
  WHEN regexp_like(x, '\A(?:-?(?:0|[1-9][0-9]*)\.[0-9]{2}|NaN|-?Infinity)\z') THEN x
  WHEN regexp_like(x, '\A(?:-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]{1,2}0*)?|\.[0-9]{1,2}0*))\z')
    THEN (CASE WHEN split_part(x, '.', 1) IN ('', '-') THEN split_part(x, '.', 1) || '0' ELSE split_part(x, '.', 1) END)
    || '.'
    || rpad(regexp_replace(coalesce(split_part(x, '.', 2), ''), '0+\z'), 2, '0')
  ELSE '!' || x
  END
decimal(6): CASE
  WHEN regexp_like(x, '\A(?:-?(?:0|[1-9][0-9]*)\.[0-9]{6}|NaN|-?Infinity)\z') THEN x
  WHEN regexp_like(x, '\A(?:-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]{1,6}0*)?|\.[0-9]{1,6}0*))\z')
    THEN (CASE WHEN split_part(x, '.', 1) IN ('', '-') THEN split_part(x, '.', 1) || '0' ELSE split_part(x, '.', 1) END)
    || '.'
    || rpad(regexp_replace(coalesce(split_part(x, '.', 2), ''), '0+\z'), 6, '0')
  ELSE '!' || x
  END
decimal(31): CASE
  WHEN regexp_like(x, '\A(?:-?(?:0|[1-9][0-9]*)\.[0-9]{31}|NaN|-?Infinity)\z') THEN x
  WHEN regexp_like(x, '\A(?:-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]{1,31}0*)?|\.[0-9]{1,31}0*))\z')
    THEN (CASE WHEN split_part(x, '.', 1) IN ('', '-') THEN split_part(x, '.', 1) || '0' ELSE split_part(x, '.', 1) END)
    || '.'
    || rpad(regexp_replace(coalesce(split_part(x, '.', 2), ''), '0+\z'), 31, '0')
  ELSE '!' || x
  END
decimal: CASE
  WHEN regexp_like(x, '\A(?:0|-?[1-9][0-9]*|-?(?:0|[1-9][0-9]*)\.[0-9]*[1-9]|NaN|-?Infinity)\z') THEN x
  WHEN regexp_like(x, '\A(?:-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]+)?|\.[0-9]+))\z')
    THEN (CASE WHEN split_part(x, '.', 1) IN ('', '-') THEN split_part(x, '.', 1) || '0' ELSE split_part(x, '.', 1) END)
    || CASE
      WHEN regexp_replace(coalesce(split_part(x, '.', 2), ''), '0+\z') = '' THEN ''
      ELSE '.' || regexp_replace(coalesce(split_part(x, '.', 2), ''), '0+\z')
      END
  ELSE '!' || x
  END
float: CASE
  WHEN regexp_like(x, '\A(?:[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)\z')
    AND is_finite(TRY_CAST(x AS double))
    THEN lower(to_hex(to_ieee754_64(TRY_CAST(x AS double))))
  WHEN regexp_like(x, '\A(?:[+-]?[nN][aA][nN])\z') THEN 'NaN'
  WHEN regexp_like(x, '\A(?:[+-]?[iI][nN][fF](?:[iI][nN][iI][tT][yY])?)\z')
    THEN CASE WHEN starts_with(x, '-') THEN 'fff0000000000000' ELSE '7ff0000000000000' END
  ELSE '!' || x
  END
boolean: CASE WHEN regexp_like(x, '\A(?:true|t|1)\z') THEN 'true' WHEN regexp_like(x, '\A(?:false|f|0)\z') THEN 'false' ELSE '!' || x END
date: CASE
  WHEN regexp_like(x, '\A(?:(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))\z') THEN x
  ELSE '!' || x
  END
text: x
bytes: CASE WHEN regexp_like(x, '\A(?:(?:[0-9a-fA-F]{2})*)\z') THEN lower(x) ELSE '!' || x END
time(6): CASE
  WHEN regexp_like(x, '\A(?:(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?|24:00:00(?:\.0{1,6})?))\z')
    THEN rpad(CASE WHEN length(x) = 8 THEN x || '.' ELSE x END, 15, '0')
  ELSE '!' || x
  END
time(9): CASE
  WHEN regexp_like(x, '\A(?:(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?|24:00:00(?:\.0{1,6})?))\z')
    THEN rpad(CASE WHEN length(x) = 8 THEN x || '.' ELSE x END, 18, '0')
  ELSE '!' || x
  END
timestamp(6): CASE
  WHEN regexp_like(x,
    '\A(?:(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]) (?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?)\z')
    THEN rpad(CASE WHEN length(x) = 19 THEN x || '.' ELSE x END, 26, '0')
  WHEN regexp_like(x, '\A(?:(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))\z')
    THEN x
    || ' 00:00:00.000000'
  ELSE '!' || x
  END
timestamp(9): CASE
  WHEN regexp_like(x,
    '\A(?:(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]) (?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?)\z')
    THEN rpad(CASE WHEN length(x) = 19 THEN x || '.' ELSE x END, 29, '0')
  WHEN regexp_like(x, '\A(?:(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))\z')
    THEN x
    || ' 00:00:00.000000000'
  ELSE '!' || x
  END

-- csv, base64, real
integer: CASE WHEN regexp_like(x, '\A(?:0|-?[1-9][0-9]*)\z') THEN x ELSE '!' || x END
decimal(0): CASE
  WHEN regexp_like(x, '\A(?:0|-?[1-9][0-9]*|NaN|-?Infinity)\z') THEN x
  WHEN regexp_like(x, '\A(?:-?(?:0|[1-9][0-9]*)(?:\.0+)?)\z')
    THEN (CASE WHEN split_part(x, '.', 1) IN ('', '-') THEN split_part(x, '.', 1) || '0' ELSE split_part(x, '.', 1) END)
    || ''
  ELSE '!' || x
  END
decimal(2): CASE
  WHEN regexp_like(x, '\A(?:-?(?:0|[1-9][0-9]*)\.[0-9]{2}|NaN|-?Infinity)\z') THEN x
  WHEN regexp_like(x, '\A(?:-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]{1,2}0*)?|\.[0-9]{1,2}0*))\z')
    THEN (CASE WHEN split_part(x, '.', 1) IN ('', '-') THEN split_part(x, '.', 1) || '0' ELSE split_part(x, '.', 1) END)
    || '.'
    || rpad(regexp_replace(coalesce(split_part(x, '.', 2), ''), '0+\z'), 2, '0')
  ELSE '!' || x
  END
decimal(6): CASE
  WHEN regexp_like(x, '\A(?:-?(?:0|[1-9][0-9]*)\.[0-9]{6}|NaN|-?Infinity)\z') THEN x
  WHEN regexp_like(x, '\A(?:-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]{1,6}0*)?|\.[0-9]{1,6}0*))\z')
    THEN (CASE WHEN split_part(x, '.', 1) IN ('', '-') THEN split_part(x, '.', 1) || '0' ELSE split_part(x, '.', 1) END)
    || '.'
    || rpad(regexp_replace(coalesce(split_part(x, '.', 2), ''), '0+\z'), 6, '0')
  ELSE '!' || x
  END
decimal(31): CASE
  WHEN regexp_like(x, '\A(?:-?(?:0|[1-9][0-9]*)\.[0-9]{31}|NaN|-?Infinity)\z') THEN x
  WHEN regexp_like(x, '\A(?:-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]{1,31}0*)?|\.[0-9]{1,31}0*))\z')
    THEN (CASE WHEN split_part(x, '.', 1) IN ('', '-') THEN split_part(x, '.', 1) || '0' ELSE split_part(x, '.', 1) END)
    || '.'
    || rpad(regexp_replace(coalesce(split_part(x, '.', 2), ''), '0+\z'), 31, '0')
  ELSE '!' || x
  END
decimal: CASE
  WHEN regexp_like(x, '\A(?:0|-?[1-9][0-9]*|-?(?:0|[1-9][0-9]*)\.[0-9]*[1-9]|NaN|-?Infinity)\z') THEN x
  WHEN regexp_like(x, '\A(?:-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]+)?|\.[0-9]+))\z')
    THEN (CASE WHEN split_part(x, '.', 1) IN ('', '-') THEN split_part(x, '.', 1) || '0' ELSE split_part(x, '.', 1) END)
    || CASE
      WHEN regexp_replace(coalesce(split_part(x, '.', 2), ''), '0+\z') = '' THEN ''
      ELSE '.' || regexp_replace(coalesce(split_part(x, '.', 2), ''), '0+\z')
      END
  ELSE '!' || x
  END
float: CASE
  WHEN regexp_like(x, '\A(?:[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)\z')
    AND is_finite(CAST(TRY_CAST(x AS real) AS double))
    THEN lower(to_hex(to_ieee754_64(CAST(TRY_CAST(x AS real) AS double))))
  WHEN regexp_like(x, '\A(?:[+-]?[nN][aA][nN])\z') THEN 'NaN'
  WHEN regexp_like(x, '\A(?:[+-]?[iI][nN][fF](?:[iI][nN][iI][tT][yY])?)\z')
    THEN CASE WHEN starts_with(x, '-') THEN 'fff0000000000000' ELSE '7ff0000000000000' END
  ELSE '!' || x
  END
boolean: CASE WHEN regexp_like(x, '\A(?:true|t|1)\z') THEN 'true' WHEN regexp_like(x, '\A(?:false|f|0)\z') THEN 'false' ELSE '!' || x END
date: CASE
  WHEN regexp_like(x, '\A(?:(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))\z') THEN x
  ELSE '!' || x
  END
text: x
bytes: CASE
  WHEN regexp_like(x, '\A(?:(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)?)\z')
    THEN lower(to_hex(from_base64(x)))
  ELSE '!' || x
  END
time(6): CASE
  WHEN regexp_like(x, '\A(?:(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?|24:00:00(?:\.0{1,6})?))\z')
    THEN rpad(CASE WHEN length(x) = 8 THEN x || '.' ELSE x END, 15, '0')
  ELSE '!' || x
  END
time(9): CASE
  WHEN regexp_like(x, '\A(?:(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?|24:00:00(?:\.0{1,6})?))\z')
    THEN rpad(CASE WHEN length(x) = 8 THEN x || '.' ELSE x END, 18, '0')
  ELSE '!' || x
  END
timestamp(6): CASE
  WHEN regexp_like(x,
    '\A(?:(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]) (?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?)\z')
    THEN rpad(CASE WHEN length(x) = 19 THEN x || '.' ELSE x END, 26, '0')
  WHEN regexp_like(x, '\A(?:(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))\z')
    THEN x
    || ' 00:00:00.000000'
  ELSE '!' || x
  END
timestamp(9): CASE
  WHEN regexp_like(x,
    '\A(?:(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]) (?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?)\z')
    THEN rpad(CASE WHEN length(x) = 19 THEN x || '.' ELSE x END, 29, '0')
  WHEN regexp_like(x, '\A(?:(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))\z')
    THEN x
    || ' 00:00:00.000000000'
  ELSE '!' || x
  END

-- list
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: a lake column of type other cannot be compared as …

-- quoted: "it's"
"it's"
'it''s'

-- quoted: "a\"b"
"a""b"
'a"b'

-- quoted: "two\nlines"
"two
lines"
'two
lines'

-- quoted: "a\u0000b"
throws RangeError: A NUL character cannot be part of an SQL statement
throws RangeError: A NUL character cannot be part of an SQL statement

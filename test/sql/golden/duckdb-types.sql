-- int8, uint8, int16, uint16, int32, uint32, int64, uint64
integer, decimal(0), decimal, text: x::VARCHAR
decimal(2): x::VARCHAR || '.00'
decimal(6): x::VARCHAR || '.000000'
decimal(31): x::VARCHAR || '.0000000000000000000000000000000'
float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: a lake column of type integer cannot be compared as …

-- decimal(5,0)
integer, decimal(0), decimal: x::VARCHAR
decimal(2): x::VARCHAR || '.00'
decimal(6): x::VARCHAR || '.000000'
decimal(31): x::VARCHAR || '.0000000000000000000000000000000'
float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: a lake column of type decimal cannot be compared as …

-- decimal(5,2)
integer, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: a lake column of type decimal cannot be compared as …
decimal(0): unsupported: a lake column of type … cannot be compared as …
decimal(2): x::VARCHAR
decimal(6): x::VARCHAR || '0000'
decimal(31): x::VARCHAR || '00000000000000000000000000000'
decimal: rtrim(rtrim(x::VARCHAR, '0'), '.')

-- decimal(5,5)
integer, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: a lake column of type decimal cannot be compared as …
decimal(0), decimal(2): unsupported: a lake column of type … cannot be compared as …
decimal(6): CASE
  WHEN starts_with(x::VARCHAR, '.') THEN '0' || x::VARCHAR
  WHEN starts_with(x::VARCHAR, '-.') THEN '-0' || substr(x::VARCHAR, 2)
  ELSE x::VARCHAR
  END
  || '0'
decimal(31): CASE
  WHEN starts_with(x::VARCHAR, '.') THEN '0' || x::VARCHAR
  WHEN starts_with(x::VARCHAR, '-.') THEN '-0' || substr(x::VARCHAR, 2)
  ELSE x::VARCHAR
  END
  || '00000000000000000000000000'
decimal: rtrim(rtrim(CASE
  WHEN starts_with(x::VARCHAR, '.') THEN '0' || x::VARCHAR
  WHEN starts_with(x::VARCHAR, '-.') THEN '-0' || substr(x::VARCHAR, 2)
  ELSE x::VARCHAR
  END,
  '0'),
  '.')

-- decimal(38,38)
integer, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: a lake column of type decimal cannot be compared as …
decimal(0), decimal(2), decimal(6), decimal(31): unsupported: a lake column of type … cannot be compared as …
decimal: rtrim(rtrim(CASE
  WHEN starts_with(x::VARCHAR, '.') THEN '0' || x::VARCHAR
  WHEN starts_with(x::VARCHAR, '-.') THEN '-0' || substr(x::VARCHAR, 2)
  ELSE x::VARCHAR
  END,
  '0'),
  '.')

-- float, double
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: a lake column of type float cannot be compared as …
float: CASE WHEN isnan(x) THEN 'NaN' ELSE printf('%016x', (x::DOUBLE)::BIT::UBIGINT) END

-- boolean
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: a lake column of type boolean cannot be compared as …
boolean: CASE WHEN x THEN 'true' WHEN NOT x THEN 'false' END

-- string
integer: CASE WHEN regexp_full_match(x, '0|-?[1-9][0-9]*') THEN x ELSE '!' || x END
decimal(0): CASE WHEN regexp_full_match(x, '0|-?[1-9][0-9]*|NaN|-?Infinity') THEN x ELSE '!' || x END
decimal(2): CASE WHEN regexp_full_match(x, '-?(?:0|[1-9][0-9]*)\.[0-9]{2}|NaN|-?Infinity') THEN x ELSE '!' || x END
decimal(6): CASE WHEN regexp_full_match(x, '-?(?:0|[1-9][0-9]*)\.[0-9]{6}|NaN|-?Infinity') THEN x ELSE '!' || x END
decimal(31): CASE WHEN regexp_full_match(x, '-?(?:0|[1-9][0-9]*)\.[0-9]{31}|NaN|-?Infinity') THEN x ELSE '!' || x END
decimal: CASE WHEN regexp_full_match(x, '0|-?[1-9][0-9]*|-?(?:0|[1-9][0-9]*)\.[0-9]*[1-9]|NaN|-?Infinity') THEN x ELSE '!' || x END
float, bytes: unsupported: a lake column of type string cannot be compared as …
boolean: CASE WHEN regexp_full_match(x, 'true|false') THEN x ELSE '!' || x END
date: CASE
  WHEN regexp_full_match(x, '(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])') THEN x
  ELSE '!' || x
  END
text: x
time(6): CASE WHEN regexp_full_match(x, '(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{6})|24:00:00\.0{6}') THEN x ELSE '!' || x END
time(9): CASE WHEN regexp_full_match(x, '(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{9})|24:00:00\.0{9}') THEN x ELSE '!' || x END
timestamp(6): CASE
  WHEN regexp_full_match(x,
    '(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]) (?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{6}')
    THEN x
  ELSE '!' || x
  END
timestamp(9): CASE
  WHEN regexp_full_match(x,
    '(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]) (?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{9}')
    THEN x
  ELSE '!' || x
  END

-- binary
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, time(6), time(9), timestamp(6), timestamp(9): unsupported: a lake column of type binary cannot be compared as …
text: coalesce(try(decode(x)), '~' || lower(hex(x)))
bytes: lower(hex(x))

-- date
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, text, bytes, time(6), time(9): unsupported: a lake column of type date cannot be compared as …
date: CASE
  WHEN x BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN strftime(x, '%Y-%m-%d')
  WHEN isfinite(x) THEN '~' || (x - DATE '1970-01-01')::VARCHAR
  ELSE '~' || x::VARCHAR
  END
timestamp(6): CASE
  WHEN epoch_us(x::TIMESTAMP) BETWEEN -62135596800000000
    AND 253402300799999999
    THEN strftime(make_timestamp(epoch_us(x::TIMESTAMP)), '%Y-%m-%d %H:%M:%S.%f')
  ELSE '~' || coalesce(epoch_us(x::TIMESTAMP)::VARCHAR, x::TIMESTAMP::VARCHAR)
  END
timestamp(9): CASE
  WHEN epoch_us(x::TIMESTAMP) BETWEEN -62135596800000000
    AND 253402300799999999
    THEN strftime(make_timestamp(epoch_us(x::TIMESTAMP)), '%Y-%m-%d %H:%M:%S.%f')
    || '000'
  ELSE '~' || coalesce(epoch_us(x::TIMESTAMP)::VARCHAR, x::TIMESTAMP::VARCHAR)
  END

-- time(millis), time(micros), time(nanos)
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes, timestamp(6), timestamp(9): unsupported: a lake column of type time cannot be compared as …
time(6): CASE WHEN x::TIME = TIME '24:00:00' THEN '24:00:00.000000' ELSE strftime(DATE '1970-01-01' + x::TIME, '%H:%M:%S.%f') END
time(9): CASE WHEN x::TIME = TIME '24:00:00' THEN '24:00:00.000000000' ELSE strftime(DATE '1970-01-01' + x::TIME, '%H:%M:%S.%f') || '000' END

-- timestamp(millis, UTC), timestamp(micros, UTC)
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes: unsupported: a lake column of type timestamp cannot be compared as …
time(6), time(9): unsupported: a lake column of type …stamp cannot be compared as …
timestamp(6): CASE
  WHEN epoch_us(x) BETWEEN -62135596800000000 AND 253402300799999999 THEN strftime(make_timestamp(epoch_us(x)), '%Y-%m-%d %H:%M:%S.%f')
  ELSE '~' || coalesce(epoch_us(x)::VARCHAR, x::VARCHAR)
  END
timestamp(9): CASE
  WHEN epoch_us(x) BETWEEN -62135596800000000
    AND 253402300799999999
    THEN strftime(make_timestamp(epoch_us(x)), '%Y-%m-%d %H:%M:%S.%f')
    || '000'
  ELSE '~' || coalesce(epoch_us(x)::VARCHAR, x::VARCHAR)
  END

-- timestamp(nanos, UTC)
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes: unsupported: a lake column of type timestamp cannot be compared as …
time(6), time(9): unsupported: a lake column of type …stamp cannot be compared as …
timestamp(6): unsupported: a lake column of type … cannot be compared as …
timestamp(9): strftime(make_timestamp_ns(epoch_ns(x)), '%Y-%m-%d %H:%M:%S.%n')

-- csv, hex
integer: CASE WHEN regexp_full_match(x, '0|-?[1-9][0-9]*') THEN x ELSE '!' || x END
decimal(0): CASE
  WHEN regexp_full_match(x, '0|-?[1-9][0-9]*|NaN|-?Infinity') THEN x
  WHEN regexp_full_match(x, '-?(?:0|[1-9][0-9]*)(?:\.0+)?')
    THEN (CASE WHEN split_part(x, '.', 1) IN ('', '-') THEN split_part(x, '.', 1) || '0' ELSE split_part(x, '.', 1) END)
    || ''
  ELSE '!' || x
  END
decimal(2): CASE
  WHEN regexp_full_match(x, '-?(?:0|[1-9][0-9]*)\.[0-9]{2}|NaN|-?Infinity') THEN x
  WHEN regexp_full_match(x, '-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]{1,2}0*)?|\.[0-9]{1,2}0*)')
    THEN (CASE WHEN split_part(x, '.', 1) IN ('', '-') THEN split_part(x, '.', 1) || '0' ELSE split_part(x, '.', 1) END)
    || '.'
    || rpad(rtrim(split_part(x, '.', 2), '0'), 2, '0')
  ELSE '!' || x
  END
decimal(6): CASE
  WHEN regexp_full_match(x, '-?(?:0|[1-9][0-9]*)\.[0-9]{6}|NaN|-?Infinity') THEN x
  WHEN regexp_full_match(x, '-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]{1,6}0*)?|\.[0-9]{1,6}0*)')
    THEN (CASE WHEN split_part(x, '.', 1) IN ('', '-') THEN split_part(x, '.', 1) || '0' ELSE split_part(x, '.', 1) END)
    || '.'
    || rpad(rtrim(split_part(x, '.', 2), '0'), 6, '0')
  ELSE '!' || x
  END
decimal(31): CASE
  WHEN regexp_full_match(x, '-?(?:0|[1-9][0-9]*)\.[0-9]{31}|NaN|-?Infinity') THEN x
  WHEN regexp_full_match(x, '-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]{1,31}0*)?|\.[0-9]{1,31}0*)')
    THEN (CASE WHEN split_part(x, '.', 1) IN ('', '-') THEN split_part(x, '.', 1) || '0' ELSE split_part(x, '.', 1) END)
    || '.'
    || rpad(rtrim(split_part(x, '.', 2), '0'), 31, '0')
  ELSE '!' || x
  END
decimal: CASE
  WHEN regexp_full_match(x, '0|-?[1-9][0-9]*|-?(?:0|[1-9][0-9]*)\.[0-9]*[1-9]|NaN|-?Infinity') THEN x
  WHEN regexp_full_match(x, '-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]+)?|\.[0-9]+)')
    THEN (CASE WHEN split_part(x, '.', 1) IN ('', '-') THEN split_part(x, '.', 1) || '0' ELSE split_part(x, '.', 1) END)
    || CASE WHEN rtrim(split_part(x, '.', 2), '0') = '' THEN '' ELSE '.' || rtrim(split_part(x, '.', 2), '0') END
  ELSE '!' || x
  END
float: CASE
  WHEN regexp_full_match(x, '[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?')
    AND TRY_CAST(x AS DOUBLE) IS NOT NULL
    AND isfinite(TRY_CAST(x AS DOUBLE))
    THEN printf('%016x', (TRY_CAST(x AS DOUBLE)::DOUBLE)::BIT::UBIGINT)
  WHEN regexp_full_match(x, '[+-]?[nN][aA][nN]') THEN 'NaN'
  WHEN regexp_full_match(x, '[+-]?[iI][nN][fF](?:[iI][nN][iI][tT][yY])?')
    THEN CASE WHEN starts_with(x, '-') THEN 'fff0000000000000' ELSE '7ff0000000000000' END
  ELSE '!' || x
  END
boolean: CASE WHEN regexp_full_match(x, 'true|t|1') THEN 'true' WHEN regexp_full_match(x, 'false|f|0') THEN 'false' ELSE '!' || x END
date: CASE
  WHEN regexp_full_match(x, '(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])') THEN x
  ELSE '!' || x
  END
text: x
bytes: CASE WHEN regexp_full_match(x, '(?:[0-9a-fA-F]{2})*') THEN lower(x) ELSE '!' || x END
time(6): CASE
  WHEN regexp_full_match(x, '(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?|24:00:00(?:\.0{1,6})?)')
    THEN rpad(CASE WHEN length(x) = 8 THEN x || '.' ELSE x END, 15, '0')
  ELSE '!' || x
  END
time(9): CASE
  WHEN regexp_full_match(x, '(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?|24:00:00(?:\.0{1,6})?)')
    THEN rpad(CASE WHEN length(x) = 8 THEN x || '.' ELSE x END, 18, '0')
  ELSE '!' || x
  END
timestamp(6): CASE
  WHEN regexp_full_match(x,
    '(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]) (?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?')
    THEN rpad(CASE WHEN length(x) = 19 THEN x || '.' ELSE x END, 26, '0')
  WHEN regexp_full_match(x, '(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])')
    THEN x
    || ' 00:00:00.000000'
  ELSE '!' || x
  END
timestamp(9): CASE
  WHEN regexp_full_match(x,
    '(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]) (?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?')
    THEN rpad(CASE WHEN length(x) = 19 THEN x || '.' ELSE x END, 29, '0')
  WHEN regexp_full_match(x, '(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])')
    THEN x
    || ' 00:00:00.000000000'
  ELSE '!' || x
  END

-- csv, base64, real
integer: CASE WHEN regexp_full_match(x, '0|-?[1-9][0-9]*') THEN x ELSE '!' || x END
decimal(0): CASE
  WHEN regexp_full_match(x, '0|-?[1-9][0-9]*|NaN|-?Infinity') THEN x
  WHEN regexp_full_match(x, '-?(?:0|[1-9][0-9]*)(?:\.0+)?')
    THEN (CASE WHEN split_part(x, '.', 1) IN ('', '-') THEN split_part(x, '.', 1) || '0' ELSE split_part(x, '.', 1) END)
    || ''
  ELSE '!' || x
  END
decimal(2): CASE
  WHEN regexp_full_match(x, '-?(?:0|[1-9][0-9]*)\.[0-9]{2}|NaN|-?Infinity') THEN x
  WHEN regexp_full_match(x, '-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]{1,2}0*)?|\.[0-9]{1,2}0*)')
    THEN (CASE WHEN split_part(x, '.', 1) IN ('', '-') THEN split_part(x, '.', 1) || '0' ELSE split_part(x, '.', 1) END)
    || '.'
    || rpad(rtrim(split_part(x, '.', 2), '0'), 2, '0')
  ELSE '!' || x
  END
decimal(6): CASE
  WHEN regexp_full_match(x, '-?(?:0|[1-9][0-9]*)\.[0-9]{6}|NaN|-?Infinity') THEN x
  WHEN regexp_full_match(x, '-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]{1,6}0*)?|\.[0-9]{1,6}0*)')
    THEN (CASE WHEN split_part(x, '.', 1) IN ('', '-') THEN split_part(x, '.', 1) || '0' ELSE split_part(x, '.', 1) END)
    || '.'
    || rpad(rtrim(split_part(x, '.', 2), '0'), 6, '0')
  ELSE '!' || x
  END
decimal(31): CASE
  WHEN regexp_full_match(x, '-?(?:0|[1-9][0-9]*)\.[0-9]{31}|NaN|-?Infinity') THEN x
  WHEN regexp_full_match(x, '-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]{1,31}0*)?|\.[0-9]{1,31}0*)')
    THEN (CASE WHEN split_part(x, '.', 1) IN ('', '-') THEN split_part(x, '.', 1) || '0' ELSE split_part(x, '.', 1) END)
    || '.'
    || rpad(rtrim(split_part(x, '.', 2), '0'), 31, '0')
  ELSE '!' || x
  END
decimal: CASE
  WHEN regexp_full_match(x, '0|-?[1-9][0-9]*|-?(?:0|[1-9][0-9]*)\.[0-9]*[1-9]|NaN|-?Infinity') THEN x
  WHEN regexp_full_match(x, '-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]+)?|\.[0-9]+)')
    THEN (CASE WHEN split_part(x, '.', 1) IN ('', '-') THEN split_part(x, '.', 1) || '0' ELSE split_part(x, '.', 1) END)
    || CASE WHEN rtrim(split_part(x, '.', 2), '0') = '' THEN '' ELSE '.' || rtrim(split_part(x, '.', 2), '0') END
  ELSE '!' || x
  END
float: CASE
  WHEN regexp_full_match(x, '[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?')
    AND TRY_CAST(x AS FLOAT) IS NOT NULL
    AND isfinite(TRY_CAST(x AS FLOAT))
    THEN printf('%016x', (TRY_CAST(x AS FLOAT)::DOUBLE)::BIT::UBIGINT)
  WHEN regexp_full_match(x, '[+-]?[nN][aA][nN]') THEN 'NaN'
  WHEN regexp_full_match(x, '[+-]?[iI][nN][fF](?:[iI][nN][iI][tT][yY])?')
    THEN CASE WHEN starts_with(x, '-') THEN 'fff0000000000000' ELSE '7ff0000000000000' END
  ELSE '!' || x
  END
boolean: CASE WHEN regexp_full_match(x, 'true|t|1') THEN 'true' WHEN regexp_full_match(x, 'false|f|0') THEN 'false' ELSE '!' || x END
date: CASE
  WHEN regexp_full_match(x, '(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])') THEN x
  ELSE '!' || x
  END
text: x
bytes: CASE
  WHEN regexp_full_match(x, '(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)?')
    THEN lower(hex(from_base64(x)))
  ELSE '!' || x
  END
time(6): CASE
  WHEN regexp_full_match(x, '(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?|24:00:00(?:\.0{1,6})?)')
    THEN rpad(CASE WHEN length(x) = 8 THEN x || '.' ELSE x END, 15, '0')
  ELSE '!' || x
  END
time(9): CASE
  WHEN regexp_full_match(x, '(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?|24:00:00(?:\.0{1,6})?)')
    THEN rpad(CASE WHEN length(x) = 8 THEN x || '.' ELSE x END, 18, '0')
  ELSE '!' || x
  END
timestamp(6): CASE
  WHEN regexp_full_match(x,
    '(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]) (?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?')
    THEN rpad(CASE WHEN length(x) = 19 THEN x || '.' ELSE x END, 26, '0')
  WHEN regexp_full_match(x, '(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])')
    THEN x
    || ' 00:00:00.000000'
  ELSE '!' || x
  END
timestamp(9): CASE
  WHEN regexp_full_match(x,
    '(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]) (?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?')
    THEN rpad(CASE WHEN length(x) = 19 THEN x || '.' ELSE x END, 29, '0')
  WHEN regexp_full_match(x, '(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])')
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

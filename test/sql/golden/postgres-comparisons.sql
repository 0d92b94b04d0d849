-- numeric, numeric(12,2), int2, int4, int8, oid
= "5": "c" = (5)
= "-0.5": "c" = '-0.5'::numeric
= "1e5": unsupported: c is of type ‹type›, and '1e5' is not a number
= "90000000000000000000000000000000000000000": "c" = (90000000000000000000000000000000000000000)
= "é": unsupported: c is of type ‹type›, and 'é' is not a number
= "a b": unsupported: c is of type ‹type›, and 'a b' is not a number
= "": unsupported: c is of type ‹type›, and '' is not a number
= "TRUE": unsupported: c is of type ‹type›, and 'TRUE' is not a number
= "f": unsupported: c is of type ‹type›, and 'f' is not a number
= "2": "c" = (2)
= "yes": unsupported: c is of type ‹type›, and 'yes' is not a number
= "1.25": "c" = '1.25'::numeric
= "1.2x": unsupported: c is of type ‹type›, and '1.2x' is not a number
= "untrue": unsupported: c is of type ‹type›, and 'untrue' is not a number
= "false2": unsupported: c is of type ‹type›, and 'false2' is not a number
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": unsupported: c is of type ‹type›, and 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' is not a number
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": unsupported: c is of type ‹type›, and 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…' is not a number
<> "5": "c" <> (5)
>= "5": "c" >= (5)
<> "true", >= "true": unsupported: c is of type ‹type›, and 'true' is not a number
<> "2026-02-28", >= "2026-02-28": unsupported: c is of type ‹type›, and '2026-02-28' is not a number

-- money, interval, json, jsonb, hstore, xml, tsvector, tsquery, bit, varbit, inet, cidr, ltree, pg_lsn, bytea, int4range, int8range, numrange, int4multirange, int8multirange, nummultirange, tsrange, tstzrange, tsmultirange, tstzmultirange, range, multirange, point, line, lseg, box, circle, path, polygon, composite, int2[], int4[], int8[], oid[], bool[], text[], varchar[], bpchar[], name[], char[], citext[], uuid[], json[], jsonb[], xml[], enum[], macaddr[], macaddr8[], bit[], varbit[], tsvector[], tsquery[], hstore[], inet[], cidr[], int4range[], int8range[], numrange[], float4[], float8[], interval[], money[], bytea[], composite[], mystery
= "5", = "-0.5", = "1e5", = "90000000000000000000000000000000000000000", = "é", = "a b", = "", = "TRUE", = "f", = "2", = "yes", = "1.25", = "1.2x", = "untrue", = "false2", = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", <> "5", >= "5", <> "true", >= "true", <> "2026-02-28", >= "2026-02-28": unsupported: how ‹type› (c) is compared with a text is not documented

-- float4
= "5": "c" = '5'::float8
  or "c" = '5'::float4
= "-0.5": "c" = '-0.5'::float8
  or "c" = '-0.5'::float4
= "1e5": unsupported: c is of type ‹type›, and '1e5' is not a number
= "90000000000000000000000000000000000000000": "c" = '90000000000000000000000000000000000000000'::float8
  or "c" = '90000000000000000000000000000000000000000'::float4
= "é": unsupported: c is of type ‹type›, and 'é' is not a number
= "a b": unsupported: c is of type ‹type›, and 'a b' is not a number
= "": unsupported: c is of type ‹type›, and '' is not a number
= "TRUE": unsupported: c is of type ‹type›, and 'TRUE' is not a number
= "f": unsupported: c is of type ‹type›, and 'f' is not a number
= "2": "c" = '2'::float8
  or "c" = '2'::float4
= "yes": unsupported: c is of type ‹type›, and 'yes' is not a number
= "1.25": "c" = '1.25'::float8
  or "c" = '1.25'::float4
= "1.2x": unsupported: c is of type ‹type›, and '1.2x' is not a number
= "untrue": unsupported: c is of type ‹type›, and 'untrue' is not a number
= "false2": unsupported: c is of type ‹type›, and 'false2' is not a number
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": unsupported: c is of type ‹type›, and 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' is not a number
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": unsupported: c is of type ‹type›, and 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…' is not a number
<> "5": "c" <> '5'::float8
  or "c" <> '5'::float4
>= "5": "c" >= '5'::float8
  or "c" >= '5'::float4
<> "true", >= "true": unsupported: c is of type ‹type›, and 'true' is not a number
<> "2026-02-28", >= "2026-02-28": unsupported: c is of type ‹type›, and '2026-02-28' is not a number

-- float8
= "5": "c" = '5'::float8
= "-0.5": "c" = '-0.5'::float8
= "1e5": unsupported: c is of type ‹type›, and '1e5' is not a number
= "90000000000000000000000000000000000000000": "c" = '90000000000000000000000000000000000000000'::float8
= "é": unsupported: c is of type ‹type›, and 'é' is not a number
= "a b": unsupported: c is of type ‹type›, and 'a b' is not a number
= "": unsupported: c is of type ‹type›, and '' is not a number
= "TRUE": unsupported: c is of type ‹type›, and 'TRUE' is not a number
= "f": unsupported: c is of type ‹type›, and 'f' is not a number
= "2": "c" = '2'::float8
= "yes": unsupported: c is of type ‹type›, and 'yes' is not a number
= "1.25": "c" = '1.25'::float8
= "1.2x": unsupported: c is of type ‹type›, and '1.2x' is not a number
= "untrue": unsupported: c is of type ‹type›, and 'untrue' is not a number
= "false2": unsupported: c is of type ‹type›, and 'false2' is not a number
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": unsupported: c is of type ‹type›, and 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' is not a number
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": unsupported: c is of type ‹type›, and 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…' is not a number
<> "5": "c" <> '5'::float8
>= "5": "c" >= '5'::float8
<> "true", >= "true": unsupported: c is of type ‹type›, and 'true' is not a number
<> "2026-02-28", >= "2026-02-28": unsupported: c is of type ‹type›, and '2026-02-28' is not a number

-- bool
= "5", <> "5", >= "5": unsupported: c is of type ‹type›, and '5' is not true or false
= "-0.5": unsupported: c is of type ‹type›, and '-0.5' is not true or false
= "1e5": unsupported: c is of type ‹type›, and '1e5' is not true or false
= "90000000000000000000000000000000000000000": unsupported: c is of type ‹type›, and '9000000000000000000000000000000000000000…' is not true or false
= "é": unsupported: c is of type ‹type›, and 'é' is not true or false
= "a b": unsupported: c is of type ‹type›, and 'a b' is not true or false
= "": unsupported: c is of type ‹type›, and '' is not true or false
= "TRUE": "c" = true
= "f": "c" = false
= "2": unsupported: c is of type ‹type›, and '2' is not true or false
= "yes": unsupported: c is of type ‹type›, and 'yes' is not true or false
= "1.25": unsupported: c is of type ‹type›, and '1.25' is not true or false
= "1.2x": unsupported: c is of type ‹type›, and '1.2x' is not true or false
= "untrue": unsupported: c is of type ‹type›, and 'untrue' is not true or false
= "false2": unsupported: c is of type ‹type›, and 'false2' is not true or false
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": unsupported: c is of type ‹type›, and 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' is not true or false
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": unsupported: c is of type ‹type›, and 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…' is not true or false
<> "true": "c" <> true
>= "true": unsupported: whether a boolean (c) is more or less than another is not documented
<> "2026-02-28", >= "2026-02-28": unsupported: c is of type ‹type›, and '2026-02-28' is not true or false

-- date
= "x2026-02-28": unsupported: c is of type ‹type›, and 'x2026-02-28' is not a date (YYYY-MM-DD) or a date and time
= "2026-02-28x": unsupported: c is of type ‹type›, and '2026-02-28x' is not a date (YYYY-MM-DD) or a date and time
= "x2026-01-01 10:00:00": unsupported: c is of type ‹type›, and 'x2026-01-01 10:00:00' is not a date (YYYY-MM-DD) or a date and time
= "2026-01-01 10:00:00.1234567": unsupported: c is of type ‹type›, and '2026-01-01 10:00:00.1234567' is not a date (YYYY-MM-DD) or a date and time
= "2026-01-01 10:00:00.123456x": unsupported: c is of type ‹type›, and '2026-01-01 10:00:00.123456x' is not a date (YYYY-MM-DD) or a date and time
= "2026-02-28": "c" = DATE '2026-02-28'
= "2026-02-30": unsupported: c is of type ‹type›, and '2026-02-30' is not a date (YYYY-MM-DD) or a date and time
= "0000-01-01": unsupported: c is of type ‹type›, and '0000-01-01' is not a date (YYYY-MM-DD) or a date and time
= "2026-01-01 10:00:00.5": "c" = DATE '2026-01-01'
  or "c" = TIMESTAMP '2026-01-01 10:00:00.5'
= "2026-01-01T23:59:59": "c" = DATE '2026-01-01'
  or "c" = TIMESTAMP '2026-01-01 23:59:59'
= "2026-01-01 24:00:00": unsupported: c is of type ‹type›, and '2026-01-01 24:00:00' is not a date (YYYY-MM-DD) or a date and time
<> "5", >= "5": unsupported: c is of type ‹type›, and '5' is not a date (YYYY-MM-DD) or a date and time
<> "true", >= "true": unsupported: c is of type ‹type›, and 'true' is not a date (YYYY-MM-DD) or a date and time
<> "2026-02-28": "c" <> DATE '2026-02-28'
>= "2026-02-28": "c" >= DATE '2026-02-28'

-- timestamp
= "x2026-02-28": unsupported: c is of type ‹type›, and 'x2026-02-28' is not a date (YYYY-MM-DD) or a date and time
= "2026-02-28x": unsupported: c is of type ‹type›, and '2026-02-28x' is not a date (YYYY-MM-DD) or a date and time
= "x2026-01-01 10:00:00": unsupported: c is of type ‹type›, and 'x2026-01-01 10:00:00' is not a date (YYYY-MM-DD) or a date and time
= "2026-01-01 10:00:00.1234567": unsupported: c is of type ‹type›, and '2026-01-01 10:00:00.1234567' is not a date (YYYY-MM-DD) or a date and time
= "2026-01-01 10:00:00.123456x": unsupported: c is of type ‹type›, and '2026-01-01 10:00:00.123456x' is not a date (YYYY-MM-DD) or a date and time
= "2026-02-28": "c" = TIMESTAMP '2026-02-28 00:00:00'
= "2026-02-30": unsupported: c is of type ‹type›, and '2026-02-30' is not a date (YYYY-MM-DD) or a date and time
= "0000-01-01": unsupported: c is of type ‹type›, and '0000-01-01' is not a date (YYYY-MM-DD) or a date and time
= "2026-01-01 10:00:00.5": "c" = TIMESTAMP '2026-01-01 10:00:00.5'
= "2026-01-01T23:59:59": "c" = TIMESTAMP '2026-01-01 23:59:59'
= "2026-01-01 24:00:00": unsupported: c is of type ‹type›, and '2026-01-01 24:00:00' is not a date (YYYY-MM-DD) or a date and time
<> "5", >= "5": unsupported: c is of type ‹type›, and '5' is not a date (YYYY-MM-DD) or a date and time
<> "true", >= "true": unsupported: c is of type ‹type›, and 'true' is not a date (YYYY-MM-DD) or a date and time
<> "2026-02-28": "c" <> TIMESTAMP '2026-02-28 00:00:00'
>= "2026-02-28": "c" >= TIMESTAMP '2026-02-28 00:00:00'

-- timestamptz
= "x2026-02-28": unsupported: c is of type ‹type›, and 'x2026-02-28' is not a date (YYYY-MM-DD) or a date and time
= "2026-02-28x": unsupported: c is of type ‹type›, and '2026-02-28x' is not a date (YYYY-MM-DD) or a date and time
= "x2026-01-01 10:00:00": unsupported: c is of type ‹type›, and 'x2026-01-01 10:00:00' is not a date (YYYY-MM-DD) or a date and time
= "2026-01-01 10:00:00.1234567": unsupported: c is of type ‹type›, and '2026-01-01 10:00:00.1234567' is not a date (YYYY-MM-DD) or a date and time
= "2026-01-01 10:00:00.123456x": unsupported: c is of type ‹type›, and '2026-01-01 10:00:00.123456x' is not a date (YYYY-MM-DD) or a date and time
= "2026-02-28": ("c" AT TIME ZONE 'UTC') = TIMESTAMP '2026-02-28 00:00:00'
  or ("c" AT TIME ZONE 'UTC') BETWEEN TIMESTAMP '2026-02-28 00:00:00' - INTERVAL '14:00' AND TIMESTAMP '2026-02-28 00:00:00' + INTERVAL '14:00'
= "2026-02-30": unsupported: c is of type ‹type›, and '2026-02-30' is not a date (YYYY-MM-DD) or a date and time
= "0000-01-01": unsupported: c is of type ‹type›, and '0000-01-01' is not a date (YYYY-MM-DD) or a date and time
= "2026-01-01 10:00:00.5": ("c" AT TIME ZONE 'UTC') = TIMESTAMP '2026-01-01 10:00:00.5'
  or ("c" AT TIME ZONE 'UTC') BETWEEN TIMESTAMP '2026-01-01 10:00:00.5' - INTERVAL '14:00'
  AND TIMESTAMP '2026-01-01 10:00:00.5' + INTERVAL '14:00'
= "2026-01-01T23:59:59": ("c" AT TIME ZONE 'UTC') = TIMESTAMP '2026-01-01 23:59:59'
  or ("c" AT TIME ZONE 'UTC') BETWEEN TIMESTAMP '2026-01-01 23:59:59' - INTERVAL '14:00' AND TIMESTAMP '2026-01-01 23:59:59' + INTERVAL '14:00'
= "2026-01-01 24:00:00": unsupported: c is of type ‹type›, and '2026-01-01 24:00:00' is not a date (YYYY-MM-DD) or a date and time
<> "5", >= "5": unsupported: c is of type ‹type›, and '5' is not a date (YYYY-MM-DD) or a date and time
<> "true", >= "true": unsupported: c is of type ‹type›, and 'true' is not a date (YYYY-MM-DD) or a date and time
<> "2026-02-28": ("c" AT TIME ZONE 'UTC') <> TIMESTAMP '2026-02-28 00:00:00'
  or NOT (("c" AT TIME ZONE 'UTC') BETWEEN TIMESTAMP '2026-02-28 00:00:00' - INTERVAL '14:00'
  AND TIMESTAMP '2026-02-28 00:00:00' + INTERVAL '14:00')
>= "2026-02-28": ("c" AT TIME ZONE 'UTC') >= TIMESTAMP '2026-02-28 00:00:00'
  or ("c" AT TIME ZONE 'UTC') >= TIMESTAMP '2026-02-28 00:00:00' - INTERVAL '14:00'
  or ("c" AT TIME ZONE 'UTC') >= TIMESTAMP '2026-02-28 00:00:00' + INTERVAL '14:00'

-- time, timetz, daterange, datemultirange, date[], time[], timetz[], timestamp[], timestamptz[]
= "x2026-02-28", = "2026-02-28x", = "x2026-01-01 10:00:00", = "2026-01-01 10:00:00.1234567", = "2026-01-01 10:00:00.123456x", = "2026-02-28", = "2026-02-30", = "0000-01-01", = "2026-01-01 10:00:00.5", = "2026-01-01T23:59:59", = "2026-01-01 24:00:00", <> "5", >= "5", <> "true", >= "true", <> "2026-02-28", >= "2026-02-28": unsupported: how ‹type› (c) is compared with a text is not documented

-- bpchar, varchar, text, citext
= "5": "c" = '5'
  or "c"::text COLLATE "C" = '5'
  or rtrim("c"::text, ' ') COLLATE "C" = rtrim('5', ' ')
= "-0.5": "c" = '-0.5'
  or "c"::text COLLATE "C" = '-0.5'
  or rtrim("c"::text, ' ') COLLATE "C" = rtrim('-0.5', ' ')
= "1e5": "c" = '1e5'
  or "c"::text COLLATE "C" = '1e5'
  or rtrim("c"::text, ' ') COLLATE "C" = rtrim('1e5', ' ')
= "90000000000000000000000000000000000000000": "c" = '90000000000000000000000000000000000000000'
  or "c"::text COLLATE "C" = '90000000000000000000000000000000000000000'
  or rtrim("c"::text, ' ') COLLATE "C" = rtrim('90000000000000000000000000000000000000000', ' ')
= "é": "c" = 'é'
  or "c"::text COLLATE "C" = 'é'
  or rtrim("c"::text, ' ') COLLATE "C" = rtrim('é', ' ')
= "a b": "c" = 'a b'
  or "c"::text COLLATE "C" = 'a b'
  or rtrim("c"::text, ' ') COLLATE "C" = rtrim('a b', ' ')
= "": "c" = ''
  or "c"::text COLLATE "C" = ''
  or rtrim("c"::text, ' ') COLLATE "C" = rtrim('', ' ')
= "TRUE": "c" = 'TRUE'
  or "c"::text COLLATE "C" = 'TRUE'
  or rtrim("c"::text, ' ') COLLATE "C" = rtrim('TRUE', ' ')
= "f": "c" = 'f'
  or "c"::text COLLATE "C" = 'f'
  or rtrim("c"::text, ' ') COLLATE "C" = rtrim('f', ' ')
= "2": "c" = '2'
  or "c"::text COLLATE "C" = '2'
  or rtrim("c"::text, ' ') COLLATE "C" = rtrim('2', ' ')
= "yes": "c" = 'yes'
  or "c"::text COLLATE "C" = 'yes'
  or rtrim("c"::text, ' ') COLLATE "C" = rtrim('yes', ' ')
= "1.25": "c" = '1.25'
  or "c"::text COLLATE "C" = '1.25'
  or rtrim("c"::text, ' ') COLLATE "C" = rtrim('1.25', ' ')
= "1.2x": "c" = '1.2x'
  or "c"::text COLLATE "C" = '1.2x'
  or rtrim("c"::text, ' ') COLLATE "C" = rtrim('1.2x', ' ')
= "untrue": "c" = 'untrue'
  or "c"::text COLLATE "C" = 'untrue'
  or rtrim("c"::text, ' ') COLLATE "C" = rtrim('untrue', ' ')
= "false2": "c" = 'false2'
  or "c"::text COLLATE "C" = 'false2'
  or rtrim("c"::text, ' ') COLLATE "C" = rtrim('false2', ' ')
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": "c" = 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
  or "c"::text COLLATE "C" = 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
  or rtrim("c"::text, ' ') COLLATE "C" = rtrim('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', ' ')
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": "c" = 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
  or "c"::text COLLATE "C" = 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
  or rtrim("c"::text, ' ') COLLATE "C" = rtrim('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', ' ')
<> "5": "c" <> '5'
  or "c"::text COLLATE "C" <> '5'
  or rtrim("c"::text, ' ') COLLATE "C" <> rtrim('5', ' ')
>= "5": "c" >= '5'
  or "c"::text COLLATE "C" >= '5'
  or rtrim("c"::text, ' ') COLLATE "C" >= rtrim('5', ' ')
<> "true": "c" <> 'true'
  or "c"::text COLLATE "C" <> 'true'
  or rtrim("c"::text, ' ') COLLATE "C" <> rtrim('true', ' ')
>= "true": "c" >= 'true'
  or "c"::text COLLATE "C" >= 'true'
  or rtrim("c"::text, ' ') COLLATE "C" >= rtrim('true', ' ')
<> "2026-02-28": "c" <> '2026-02-28'
  or "c"::text COLLATE "C" <> '2026-02-28'
  or rtrim("c"::text, ' ') COLLATE "C" <> rtrim('2026-02-28', ' ')
>= "2026-02-28": "c" >= '2026-02-28'
  or "c"::text COLLATE "C" >= '2026-02-28'
  or rtrim("c"::text, ' ') COLLATE "C" >= rtrim('2026-02-28', ' ')

-- char, uuid, enum, macaddr, macaddr8, name
= "5": "c"::text COLLATE "C" = '5'
  or lower("c"::text COLLATE "C") = lower('5')
= "-0.5": "c"::text COLLATE "C" = '-0.5'
  or lower("c"::text COLLATE "C") = lower('-0.5')
= "1e5": "c"::text COLLATE "C" = '1e5'
  or lower("c"::text COLLATE "C") = lower('1e5')
= "90000000000000000000000000000000000000000": "c"::text COLLATE "C" = '90000000000000000000000000000000000000000'
  or lower("c"::text COLLATE "C") = lower('90000000000000000000000000000000000000000')
= "é": "c"::text COLLATE "C" = 'é'
  or lower("c"::text COLLATE "C") = lower('é')
= "a b": "c"::text COLLATE "C" = 'a b'
  or lower("c"::text COLLATE "C") = lower('a b')
= "": "c"::text COLLATE "C" = ''
  or lower("c"::text COLLATE "C") = lower('')
= "TRUE": "c"::text COLLATE "C" = 'TRUE'
  or lower("c"::text COLLATE "C") = lower('TRUE')
= "f": "c"::text COLLATE "C" = 'f'
  or lower("c"::text COLLATE "C") = lower('f')
= "2": "c"::text COLLATE "C" = '2'
  or lower("c"::text COLLATE "C") = lower('2')
= "yes": "c"::text COLLATE "C" = 'yes'
  or lower("c"::text COLLATE "C") = lower('yes')
= "1.25": "c"::text COLLATE "C" = '1.25'
  or lower("c"::text COLLATE "C") = lower('1.25')
= "1.2x": "c"::text COLLATE "C" = '1.2x'
  or lower("c"::text COLLATE "C") = lower('1.2x')
= "untrue": "c"::text COLLATE "C" = 'untrue'
  or lower("c"::text COLLATE "C") = lower('untrue')
= "false2": "c"::text COLLATE "C" = 'false2'
  or lower("c"::text COLLATE "C") = lower('false2')
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": "c"::text COLLATE "C" = 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
  or lower("c"::text COLLATE "C") = lower('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx')
= "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": "c"::text COLLATE "C" = 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
  or lower("c"::text COLLATE "C") = lower('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx')
<> "5": "c"::text COLLATE "C" <> '5'
  or lower("c"::text COLLATE "C") <> lower('5')
>= "5", >= "true", >= "2026-02-28": unsupported: how ‹type› (c) is compared with a text is not documented
<> "true": "c"::text COLLATE "C" <> 'true'
  or lower("c"::text COLLATE "C") <> lower('true')
<> "2026-02-28": "c"::text COLLATE "C" <> '2026-02-28'
  or lower("c"::text COLLATE "C") <> lower('2026-02-28')

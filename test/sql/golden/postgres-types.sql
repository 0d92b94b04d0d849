-- numeric
by itself: decimal
decimal: CASE WHEN strpos(("c")::text, '.') > 0 THEN rtrim(rtrim(("c")::text, '0'), '.') ELSE ("c")::text END
integer, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
decimal(0): unsupported: ‹type› has more fraction digits than …(0) keeps
decimal(2): unsupported: ‹type› has more fraction digits than …(2) keeps
decimal(6): unsupported: ‹type› has more fraction digits than …(6) keeps
decimal(31): unsupported: ‹type› has more fraction digits than …(31) keeps
ranges: null

-- numeric(12,2)
by itself: decimal(2)
decimal(2): "c"::text
decimal(6): round("c", 6)::text
decimal(31): round("c", 31)::text
decimal: CASE WHEN strpos(("c")::text, '.') > 0 THEN rtrim(rtrim(("c")::text, '0'), '.') ELSE ("c")::text END
integer, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
decimal(0): unsupported: ‹type› has more fraction digits than …(0) keeps
ranges: null

-- numeric(5,0)
by itself: decimal(0)
decimal(0): "c"::text
decimal(2): round("c", 2)::text
decimal(6): round("c", 6)::text
decimal(31): round("c", 31)::text
decimal: CASE WHEN strpos(("c")::text, '.') > 0 THEN rtrim(rtrim(("c")::text, '0'), '.') ELSE ("c")::text END
integer, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- numeric(3,-2)
by itself: decimal(0)
decimal(0): round("c", 0)::text
decimal(2): round("c", 2)::text
decimal(6): round("c", 6)::text
decimal(31): round("c", 31)::text
decimal: CASE WHEN strpos(("c")::text, '.') > 0 THEN rtrim(rtrim(("c")::text, '0'), '.') ELSE ("c")::text END
integer, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- numeric(38,20)
by itself: decimal(20)
decimal(31): round("c", 31)::text
decimal: CASE WHEN strpos(("c")::text, '.') > 0 THEN rtrim(rtrim(("c")::text, '0'), '.') ELSE ("c")::text END
integer, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
decimal(0): unsupported: ‹type› has more fraction digits than …(0) keeps
decimal(2): unsupported: ‹type› has more fraction digits than …(2) keeps
decimal(6): unsupported: ‹type› has more fraction digits than …(6) keeps
ranges: null

-- int2, int4, int8
by itself: integer
integer, decimal(0), decimal: "c"::text
decimal(2): "c"::text || '.00'
decimal(6): "c"::text || '.000000'
decimal(31): "c"::text || '.0000000000000000000000000000000'
float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: integer
  ("c" < 7 OR "c" IS NULL)
  ("c" IS NOT NULL AND "c" >= -5 AND "c" < 7)
  ("c" IS NOT NULL AND "c" >= -5)
key in: ("c") IN ((-5), (7))

-- oid
by itself: integer
integer, decimal(0), decimal: "c"::text
decimal(2): "c"::text || '.00'
decimal(6): "c"::text || '.000000'
decimal(31): "c"::text || '.0000000000000000000000000000000'
float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- money
by itself: decimal(2)
decimal(2): (('x' || encode(cash_send("c"), 'hex'))::bit(64)::bigint * 0.01)::text
decimal(6): round((('x' || encode(cash_send("c"), 'hex'))::bit(64)::bigint * 0.01), 6)::text
decimal(31): round((('x' || encode(cash_send("c"), 'hex'))::bit(64)::bigint * 0.01), 31)::text
decimal: CASE
  WHEN strpos(((('x' || encode(cash_send("c"), 'hex'))::bit(64)::bigint * 0.01))::text, '.') > 0
    THEN rtrim(rtrim(((('x' || encode(cash_send("c"), 'hex'))::bit(64)::bigint * 0.01))::text, '0'), '.')
  ELSE ((('x' || encode(cash_send("c"), 'hex'))::bit(64)::bigint * 0.01))::text
  END
integer, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
decimal(0): unsupported: ‹type› has more fraction digits than …(0) keeps
ranges: null

-- float4, float8
by itself: float
float: CASE WHEN "c" = 'NaN' THEN 'NaN' ELSE encode(float8send("c"::float8), 'hex') END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- bool
by itself: boolean
boolean: "c"::text
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- date
by itself: date
date: CASE
  WHEN "c" BETWEEN make_date(1, 1, 1) AND make_date(9999, 12, 31) THEN to_char("c"::timestamp, 'YYYY-MM-DD')
  WHEN isfinite("c") THEN '~' || ("c" - make_date(1970, 1, 1))::text
  WHEN "c" > make_date(1970, 1, 1) THEN '~infinity'
  WHEN "c" IS NOT NULL THEN '~-infinity'
  END
timestamp(6): CASE
  WHEN ("c")::timestamp >= make_timestamp(1, 1, 1, 0, 0, 0)
    AND ("c")::timestamp < make_timestamp(10000, 1, 1, 0, 0, 0)
    THEN to_char(("c")::timestamp, 'YYYY-MM-DD HH24:MI:SS.US')
  WHEN isfinite(("c")::timestamp)
    THEN '~'
    || (((("c")::timestamp)::date - make_date(1970,
      1,
      1))::numeric * 86400000000 + round(extract(epoch from (("c")::timestamp)::time) * 1000000)::numeric)::text
  WHEN ("c")::timestamp > make_timestamp(1, 1, 1, 0, 0, 0) THEN '~infinity'
  WHEN ("c")::timestamp IS NOT NULL THEN '~-infinity'
  END
timestamp(9): CASE
  WHEN ("c")::timestamp >= make_timestamp(1, 1, 1, 0, 0, 0)
    AND ("c")::timestamp < make_timestamp(10000, 1, 1, 0, 0, 0)
    THEN to_char(("c")::timestamp, 'YYYY-MM-DD HH24:MI:SS.US')
    || '000'
  WHEN isfinite(("c")::timestamp)
    THEN '~'
    || (((("c")::timestamp)::date - make_date(1970,
      1,
      1))::numeric * 86400000000 + round(extract(epoch from (("c")::timestamp)::time) * 1000000)::numeric)::text
  WHEN ("c")::timestamp > make_timestamp(1, 1, 1, 0, 0, 0) THEN '~infinity'
  WHEN ("c")::timestamp IS NOT NULL THEN '~-infinity'
  END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, text, bytes, time(6), time(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- timestamp
by itself: timestamp(6)
timestamp(6): CASE
  WHEN "c" >= make_timestamp(1, 1, 1, 0, 0, 0) AND "c" < make_timestamp(10000, 1, 1, 0, 0, 0) THEN to_char("c", 'YYYY-MM-DD HH24:MI:SS.US')
  WHEN isfinite("c")
    THEN '~'
    || ((("c")::date - make_date(1970, 1, 1))::numeric * 86400000000 + round(extract(epoch from ("c")::time) * 1000000)::numeric)::text
  WHEN "c" > make_timestamp(1, 1, 1, 0, 0, 0) THEN '~infinity'
  WHEN "c" IS NOT NULL THEN '~-infinity'
  END
timestamp(9): CASE
  WHEN "c" >= make_timestamp(1, 1, 1, 0, 0, 0)
    AND "c" < make_timestamp(10000, 1, 1, 0, 0, 0)
    THEN to_char("c", 'YYYY-MM-DD HH24:MI:SS.US')
    || '000'
  WHEN isfinite("c")
    THEN '~'
    || ((("c")::date - make_date(1970, 1, 1))::numeric * 86400000000 + round(extract(epoch from ("c")::time) * 1000000)::numeric)::text
  WHEN "c" > make_timestamp(1, 1, 1, 0, 0, 0) THEN '~infinity'
  WHEN "c" IS NOT NULL THEN '~-infinity'
  END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes: unsupported: ‹type› cannot be compared as …
time(6), time(9): unsupported: …stamp cannot be compared as …
ranges: null

-- timestamptz
by itself: timestamp(6)
timestamp(6): CASE
  WHEN ("c" AT TIME ZONE 'UTC') >= make_timestamp(1, 1, 1, 0, 0, 0)
    AND ("c" AT TIME ZONE 'UTC') < make_timestamp(10000, 1, 1, 0, 0, 0)
    THEN to_char(("c" AT TIME ZONE 'UTC'), 'YYYY-MM-DD HH24:MI:SS.US')
  WHEN isfinite(("c" AT TIME ZONE 'UTC'))
    THEN '~'
    || (((("c" AT TIME ZONE 'UTC'))::date - make_date(1970,
      1,
      1))::numeric * 86400000000 + round(extract(epoch from (("c" AT TIME ZONE 'UTC'))::time) * 1000000)::numeric)::text
  WHEN ("c" AT TIME ZONE 'UTC') > make_timestamp(1, 1, 1, 0, 0, 0) THEN '~infinity'
  WHEN ("c" AT TIME ZONE 'UTC') IS NOT NULL THEN '~-infinity'
  END
timestamp(9): CASE
  WHEN ("c" AT TIME ZONE 'UTC') >= make_timestamp(1, 1, 1, 0, 0, 0)
    AND ("c" AT TIME ZONE 'UTC') < make_timestamp(10000, 1, 1, 0, 0, 0)
    THEN to_char(("c" AT TIME ZONE 'UTC'), 'YYYY-MM-DD HH24:MI:SS.US')
    || '000'
  WHEN isfinite(("c" AT TIME ZONE 'UTC'))
    THEN '~'
    || (((("c" AT TIME ZONE 'UTC'))::date - make_date(1970,
      1,
      1))::numeric * 86400000000 + round(extract(epoch from (("c" AT TIME ZONE 'UTC'))::time) * 1000000)::numeric)::text
  WHEN ("c" AT TIME ZONE 'UTC') > make_timestamp(1, 1, 1, 0, 0, 0) THEN '~infinity'
  WHEN ("c" AT TIME ZONE 'UTC') IS NOT NULL THEN '~-infinity'
  END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes: unsupported: ‹type› cannot be compared as …
time(6), time(9): unsupported: …stamptz cannot be compared as …
ranges: null

-- time
by itself: time(6)
time(6): to_char("c"::interval, 'HH24:MI:SS.US')
time(9): to_char("c"::interval, 'HH24:MI:SS.US') || '000'
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes, timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- timetz
by itself: time(6)
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes, timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
time(6), time(9): unsupported: nothing says what …tz is without its zone
ranges: null

-- interval
by itself: unsupported: no lossless text that is independent of the session is known for interval: DMS spells an interval in words (1 YEAR, 2 MONTHS, …) and documents neither zeros, nor signs, nor fractions in them
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for interval: DMS spells an interval in words (1 YEAR, 2 MONTHS, …) and documents neither zeros, nor signs, nor fractions in them
text: unsupported: no lossless … that is independent of the session is known for interval: DMS spells an interval in words (1 YEAR, 2 MONTHS, …) and documents neither zeros, nor signs, nor fractions in them
ranges: null

-- bpchar, char, citext, json, jsonb, hstore, tsvector, tsquery, enum, bit, varbit, macaddr, macaddr8, name, ltree, pg_lsn, int4range, int8range, numrange, int4multirange, int8multirange, nummultirange, int2[], int4[], int8[], oid[], bool[], text[], varchar[], bpchar[], name[], char[], citext[], uuid[], json[], jsonb[], xml[], enum[], macaddr[], macaddr8[], bit[], varbit[], tsvector[], tsquery[], hstore[], inet[], cidr[], int4range[], int8range[], numrange[]
by itself: text
text: "c"::text
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- varchar, text, uuid
by itself: text
text: "c"::text
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: text
  ("c"::text COLLATE "C" < 'é' OR "c"::text COLLATE "C" IS NULL)
  ("c"::text COLLATE "C" IS NOT NULL AND "c"::text COLLATE "C" >= 'it''s' AND "c"::text COLLATE "C" < 'é')
  ("c"::text COLLATE "C" IS NOT NULL AND "c"::text COLLATE "C" >= 'it''s')
key in: ("c") IN (('it''s'), ('é'))

-- xml, inet, cidr
by itself: text
text: CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- bytea
by itself: bytes
bytes: encode("c", 'hex')
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- daterange
by itself: text
text: CASE
  WHEN isempty("c") THEN 'empty'
  WHEN "c" IS NOT NULL
    THEN CASE WHEN lower_inc("c") THEN '[' ELSE '(' END
    || coalesce(CASE
      WHEN isfinite(lower("c"))
        THEN CASE
          WHEN lower("c") < make_date(1, 1, 1) THEN '"' || to_char(lower("c")::timestamp, 'YYYY-MM-DD') || ' BC"'
          ELSE to_char(lower("c")::timestamp, 'YYYY-MM-DD')
          END
      WHEN lower("c") > make_date(1, 1, 1) THEN 'infinity'
      WHEN lower("c") IS NOT NULL THEN '-infinity'
      END,
      '')
    || ','
    || coalesce(CASE
      WHEN isfinite(upper("c"))
        THEN CASE
          WHEN upper("c") < make_date(1, 1, 1) THEN '"' || to_char(upper("c")::timestamp, 'YYYY-MM-DD') || ' BC"'
          ELSE to_char(upper("c")::timestamp, 'YYYY-MM-DD')
          END
      WHEN upper("c") > make_date(1, 1, 1) THEN 'infinity'
      WHEN upper("c") IS NOT NULL THEN '-infinity'
      END,
      '')
    || CASE WHEN upper_inc("c") THEN ']' ELSE ')' END
  END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
date: unsupported: …range cannot be compared as …
ranges: null

-- tsrange
by itself: text
text: CASE
  WHEN isempty("c") THEN 'empty'
  WHEN "c" IS NOT NULL
    THEN CASE WHEN lower_inc("c") THEN '[' ELSE '(' END
    || coalesce(CASE
      WHEN isfinite(lower("c"))
        THEN '"'
        || to_char(lower("c"), 'YYYY-MM-DD HH24:MI:SS')
        || rtrim(rtrim(to_char(lower("c"), '.US'), '0'), '.')
        || CASE WHEN lower("c") < make_timestamp(1, 1, 1, 0, 0, 0) THEN ' BC' ELSE '' END
        || '"'
      WHEN lower("c") > make_timestamp(1, 1, 1, 0, 0, 0) THEN 'infinity'
      WHEN lower("c") IS NOT NULL THEN '-infinity'
      END,
      '')
    || ','
    || coalesce(CASE
      WHEN isfinite(upper("c"))
        THEN '"'
        || to_char(upper("c"), 'YYYY-MM-DD HH24:MI:SS')
        || rtrim(rtrim(to_char(upper("c"), '.US'), '0'), '.')
        || CASE WHEN upper("c") < make_timestamp(1, 1, 1, 0, 0, 0) THEN ' BC' ELSE '' END
        || '"'
      WHEN upper("c") > make_timestamp(1, 1, 1, 0, 0, 0) THEN 'infinity'
      WHEN upper("c") IS NOT NULL THEN '-infinity'
      END,
      '')
    || CASE WHEN upper_inc("c") THEN ']' ELSE ')' END
  END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- tstzrange
by itself: unsupported: no lossless text that is independent of the session is known for tstzrange: its text follows DateStyle and TimeZone of the session, and DMS does not say which it has
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for tstzrange: its text follows DateStyle and TimeZone of the session, and DMS does not say which it has
text: unsupported: no lossless … that is independent of the session is known for tstzrange: its … follows DateStyle and TimeZone of the session, and DMS does not say which it has
ranges: null

-- datemultirange
by itself: unsupported: no lossless text that is independent of the session is known for datemultirange: its text follows DateStyle and TimeZone of the session, and DMS does not say which it has
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for datemultirange: its text follows DateStyle and TimeZone of the session, and DMS does not say which it has
date: unsupported: no lossless text that is independent of the session is known for …multirange: its text follows DateStyle and TimeZone of the session, and DMS does not say which it has
text: unsupported: no lossless … that is independent of the session is known for datemultirange: its … follows DateStyle and TimeZone of the session, and DMS does not say which it has
ranges: null

-- tsmultirange
by itself: unsupported: no lossless text that is independent of the session is known for tsmultirange: its text follows DateStyle and TimeZone of the session, and DMS does not say which it has
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for tsmultirange: its text follows DateStyle and TimeZone of the session, and DMS does not say which it has
text: unsupported: no lossless … that is independent of the session is known for tsmultirange: its … follows DateStyle and TimeZone of the session, and DMS does not say which it has
ranges: null

-- tstzmultirange
by itself: unsupported: no lossless text that is independent of the session is known for tstzmultirange: its text follows DateStyle and TimeZone of the session, and DMS does not say which it has
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for tstzmultirange: its text follows DateStyle and TimeZone of the session, and DMS does not say which it has
text: unsupported: no lossless … that is independent of the session is known for tstzmultirange: its … follows DateStyle and TimeZone of the session, and DMS does not say which it has
ranges: null

-- range
by itself: unsupported: no lossless text that is independent of the session is known for range: the text of a range of this type follows settings of the session
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for range: the text of a range of this type follows settings of the session
text: unsupported: no lossless … that is independent of the session is known for range: the … of a range of this type follows settings of the session
ranges: null

-- multirange
by itself: unsupported: no lossless text that is independent of the session is known for multirange: the text of a multirange of this type follows settings of the session
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for multirange: the text of a multirange of this type follows settings of the session
text: unsupported: no lossless … that is independent of the session is known for multirange: the … of a multirange of this type follows settings of the session
ranges: null

-- point
by itself: unsupported: no lossless text that is independent of the session is known for point: its text has as many digits as extra_float_digits of the session says
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for point: its text has as many digits as extra_float_digits of the session says
float: unsupported: no lossless text that is independent of the session is known for point: its text has as many digits as extra_…_digits of the session says
text: unsupported: no lossless … that is independent of the session is known for point: its … has as many digits as extra_float_digits of the session says
ranges: null

-- line
by itself: unsupported: no lossless text that is independent of the session is known for line: its text has as many digits as extra_float_digits of the session says
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for line: its text has as many digits as extra_float_digits of the session says
float: unsupported: no lossless text that is independent of the session is known for line: its text has as many digits as extra_…_digits of the session says
text: unsupported: no lossless … that is independent of the session is known for line: its … has as many digits as extra_float_digits of the session says
ranges: null

-- lseg
by itself: unsupported: no lossless text that is independent of the session is known for lseg: its text has as many digits as extra_float_digits of the session says
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for lseg: its text has as many digits as extra_float_digits of the session says
float: unsupported: no lossless text that is independent of the session is known for lseg: its text has as many digits as extra_…_digits of the session says
text: unsupported: no lossless … that is independent of the session is known for lseg: its … has as many digits as extra_float_digits of the session says
ranges: null

-- box
by itself: unsupported: no lossless text that is independent of the session is known for box: its text has as many digits as extra_float_digits of the session says
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for box: its text has as many digits as extra_float_digits of the session says
float: unsupported: no lossless text that is independent of the session is known for box: its text has as many digits as extra_…_digits of the session says
text: unsupported: no lossless … that is independent of the session is known for box: its … has as many digits as extra_float_digits of the session says
ranges: null

-- circle
by itself: unsupported: no lossless text that is independent of the session is known for circle: its text has as many digits as extra_float_digits of the session says
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for circle: its text has as many digits as extra_float_digits of the session says
float: unsupported: no lossless text that is independent of the session is known for circle: its text has as many digits as extra_…_digits of the session says
text: unsupported: no lossless … that is independent of the session is known for circle: its … has as many digits as extra_float_digits of the session says
ranges: null

-- path
by itself: unsupported: no lossless text that is independent of the session is known for path: its text has as many digits as extra_float_digits of the session says
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for path: its text has as many digits as extra_float_digits of the session says
float: unsupported: no lossless text that is independent of the session is known for path: its text has as many digits as extra_…_digits of the session says
text: unsupported: no lossless … that is independent of the session is known for path: its … has as many digits as extra_float_digits of the session says
ranges: null

-- polygon
by itself: unsupported: no lossless text that is independent of the session is known for polygon: its text has as many digits as extra_float_digits of the session says
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for polygon: its text has as many digits as extra_float_digits of the session says
float: unsupported: no lossless text that is independent of the session is known for polygon: its text has as many digits as extra_…_digits of the session says
text: unsupported: no lossless … that is independent of the session is known for polygon: its … has as many digits as extra_float_digits of the session says
ranges: null

-- composite
by itself: unsupported: no lossless text that is independent of the session is known for composite: the text of a composite type is made of those of its fields, which may follow settings of the session
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for composite: the text of a composite type is made of those of its fields, which may follow settings of the session
text: unsupported: no lossless … that is independent of the session is known for composite: the … of a composite type is made of those of its fields, which may follow settings of the session
ranges: null

-- float4[]
by itself: unsupported: no lossless text that is independent of the session is known for float4[]: its text has as many digits as extra_float_digits of the session says
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for float4[]: its text has as many digits as extra_float_digits of the session says
float: unsupported: no lossless text that is independent of the session is known for …4[]: its text has as many digits as extra_…_digits of the session says
text: unsupported: no lossless … that is independent of the session is known for float4[]: its … has as many digits as extra_float_digits of the session says
ranges: null

-- float8[]
by itself: unsupported: no lossless text that is independent of the session is known for float8[]: its text has as many digits as extra_float_digits of the session says
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for float8[]: its text has as many digits as extra_float_digits of the session says
float: unsupported: no lossless text that is independent of the session is known for …8[]: its text has as many digits as extra_…_digits of the session says
text: unsupported: no lossless … that is independent of the session is known for float8[]: its … has as many digits as extra_float_digits of the session says
ranges: null

-- date[]
by itself: unsupported: no lossless text that is independent of the session is known for date[]
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for date[]
date: unsupported: no lossless text that is independent of the session is known for …[]
text: unsupported: no lossless … that is independent of the session is known for date[]
ranges: null

-- time[]
by itself: unsupported: no lossless text that is independent of the session is known for time[]
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for time[]
text: unsupported: no lossless … that is independent of the session is known for time[]
time(6), time(9): unsupported: no lossless text that is independent of the session is known for …[]
ranges: null

-- timetz[]
by itself: unsupported: no lossless text that is independent of the session is known for timetz[]
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for timetz[]
text: unsupported: no lossless … that is independent of the session is known for timetz[]
time(6), time(9): unsupported: no lossless text that is independent of the session is known for …tz[]
ranges: null

-- timestamp[]
by itself: unsupported: no lossless text that is independent of the session is known for timestamp[]
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes: unsupported: no lossless text that is independent of the session is known for timestamp[]
text: unsupported: no lossless … that is independent of the session is known for timestamp[]
time(6), time(9): unsupported: no lossless text that is independent of the session is known for …stamp[]
timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for …[]
ranges: null

-- timestamptz[]
by itself: unsupported: no lossless text that is independent of the session is known for timestamptz[]
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes: unsupported: no lossless text that is independent of the session is known for timestamptz[]
text: unsupported: no lossless … that is independent of the session is known for timestamptz[]
time(6), time(9): unsupported: no lossless text that is independent of the session is known for …stamptz[]
timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for …tz[]
ranges: null

-- interval[]
by itself: unsupported: no lossless text that is independent of the session is known for interval[]: DMS spells an interval in words (1 YEAR, 2 MONTHS, …) and documents neither zeros, nor signs, nor fractions in them
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for interval[]: DMS spells an interval in words (1 YEAR, 2 MONTHS, …) and documents neither zeros, nor signs, nor fractions in them
text: unsupported: no lossless … that is independent of the session is known for interval[]: DMS spells an interval in words (1 YEAR, 2 MONTHS, …) and documents neither zeros, nor signs, nor fractions in them
ranges: null

-- money[]
by itself: unsupported: no lossless text that is independent of the session is known for money[]
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for money[]
text: unsupported: no lossless … that is independent of the session is known for money[]
ranges: null

-- bytea[]
by itself: unsupported: no lossless text that is independent of the session is known for bytea[]
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for bytea[]
text: unsupported: no lossless … that is independent of the session is known for bytea[]
ranges: null

-- composite[]
by itself: unsupported: no lossless text that is independent of the session is known for composite[]: the text of a composite type is made of those of its fields, which may follow settings of the session
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for composite[]: the text of a composite type is made of those of its fields, which may follow settings of the session
text: unsupported: no lossless … that is independent of the session is known for composite[]: the … of a composite type is made of those of its fields, which may follow settings of the session
ranges: null

-- mystery
by itself: unsupported: no lossless text that is independent of the session is known for mystery
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: no lossless text that is independent of the session is known for mystery
text: unsupported: no lossless … that is independent of the session is known for mystery
ranges: null

-- NUMBER(9,0)
by itself: integer
integer, decimal(0): TO_CHAR("c", 'FM999999990')
decimal(2): TO_CHAR("c", 'FM999999990.00')
decimal(6): TO_CHAR("c", 'FM999999990.000000')
decimal(31): TO_CHAR("c", 'FM999999990.0000000000000000000000000000000')
decimal: CASE
  WHEN INSTR(TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,'''), 'E') > 0 THEN '~' || TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  WHEN "c" > 0 AND "c" < 1 THEN '0' || TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  WHEN "c" < 0 AND "c" > -1 THEN '-0' || SUBSTR(TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,'''), 2)
  ELSE TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  END
float: CASE
  WHEN TO_BINARY_DOUBLE("c") IS NAN THEN 'NaN'
  WHEN TO_BINARY_DOUBLE("c") IS NOT NULL THEN LOWER(RAWTOHEX(UTL_RAW.CAST_FROM_BINARY_DOUBLE(TO_BINARY_DOUBLE("c"), 1)))
  END
  counts nearestFloat 64: TO_NUMBER(TO_BINARY_DOUBLE("c")) <> "c"
boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: integer
  ("c" < 7 OR "c" IS NULL)
  ("c" IS NOT NULL AND "c" >= -5 AND "c" < 7)
  ("c" IS NOT NULL AND "c" >= -5)
key in: (("c") IN ((-5), (7)))

-- NUMBER(38,0), NUMBER(*,0)
by itself: integer
integer, decimal(0): TO_CHAR("c", 'FM99999999999999999999999999999999999990')
decimal(2): TO_CHAR("c", 'FM99999999999999999999999999999999999990.00')
decimal(6): TO_CHAR("c", 'FM99999999999999999999999999999999999990.000000')
decimal: CASE
  WHEN INSTR(TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,'''), 'E') > 0 THEN '~' || TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  WHEN "c" > 0 AND "c" < 1 THEN '0' || TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  WHEN "c" < 0 AND "c" > -1 THEN '-0' || SUBSTR(TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,'''), 2)
  ELSE TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  END
float: CASE
  WHEN TO_BINARY_DOUBLE("c") IS NAN THEN 'NaN'
  WHEN TO_BINARY_DOUBLE("c") IS NOT NULL THEN LOWER(RAWTOHEX(UTL_RAW.CAST_FROM_BINARY_DOUBLE(TO_BINARY_DOUBLE("c"), 1)))
  END
  counts nearestFloat 64: TO_NUMBER(TO_BINARY_DOUBLE("c")) <> "c"
decimal(31), boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: integer
  ("c" < 7 OR "c" IS NULL)
  ("c" IS NOT NULL AND "c" >= -5 AND "c" < 7)
  ("c" IS NOT NULL AND "c" >= -5)
key in: (("c") IN ((-5), (7)))

-- NUMBER(12,2)
by itself: decimal(2)
decimal(2): TO_CHAR("c", 'FM9999999990.00')
decimal(6): TO_CHAR("c", 'FM9999999990.000000')
decimal(31): TO_CHAR("c", 'FM9999999990.0000000000000000000000000000000')
decimal: CASE
  WHEN INSTR(TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,'''), 'E') > 0 THEN '~' || TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  WHEN "c" > 0 AND "c" < 1 THEN '0' || TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  WHEN "c" < 0 AND "c" > -1 THEN '-0' || SUBSTR(TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,'''), 2)
  ELSE TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  END
float: CASE
  WHEN TO_BINARY_DOUBLE("c") IS NAN THEN 'NaN'
  WHEN TO_BINARY_DOUBLE("c") IS NOT NULL THEN LOWER(RAWTOHEX(UTL_RAW.CAST_FROM_BINARY_DOUBLE(TO_BINARY_DOUBLE("c"), 1)))
  END
  counts nearestFloat 64: TO_NUMBER(TO_BINARY_DOUBLE("c")) <> "c"
integer, decimal(0), boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- NUMBER(38,38)
by itself: decimal(38)
decimal: CASE
  WHEN INSTR(TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,'''), 'E') > 0 THEN '~' || TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  WHEN "c" > 0 AND "c" < 1 THEN '0' || TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  WHEN "c" < 0 AND "c" > -1 THEN '-0' || SUBSTR(TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,'''), 2)
  ELSE TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  END
float: CASE
  WHEN TO_BINARY_DOUBLE("c") IS NAN THEN 'NaN'
  WHEN TO_BINARY_DOUBLE("c") IS NOT NULL THEN LOWER(RAWTOHEX(UTL_RAW.CAST_FROM_BINARY_DOUBLE(TO_BINARY_DOUBLE("c"), 1)))
  END
  counts nearestFloat 64: TO_NUMBER(TO_BINARY_DOUBLE("c")) <> "c"
integer, decimal(0), decimal(2), decimal(6), decimal(31), boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- NUMBER(3,5)
by itself: decimal(5)
decimal(6): TO_CHAR("c", 'FM0.000000')
decimal(31): TO_CHAR("c", 'FM0.0000000000000000000000000000000')
decimal: CASE
  WHEN INSTR(TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,'''), 'E') > 0 THEN '~' || TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  WHEN "c" > 0 AND "c" < 1 THEN '0' || TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  WHEN "c" < 0 AND "c" > -1 THEN '-0' || SUBSTR(TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,'''), 2)
  ELSE TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  END
float: CASE
  WHEN TO_BINARY_DOUBLE("c") IS NAN THEN 'NaN'
  WHEN TO_BINARY_DOUBLE("c") IS NOT NULL THEN LOWER(RAWTOHEX(UTL_RAW.CAST_FROM_BINARY_DOUBLE(TO_BINARY_DOUBLE("c"), 1)))
  END
  counts nearestFloat 64: TO_NUMBER(TO_BINARY_DOUBLE("c")) <> "c"
integer, decimal(0), decimal(2), boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- NUMBER
by itself: decimal
beside float, double: float
beside string: unsupported: ‹type› of Oracle is not compared: its lake column is text (NumberDataTypeScale -2), in a form that is not documented
decimal: CASE
  WHEN INSTR(TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,'''), 'E') > 0 THEN '~' || TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  WHEN "c" > 0 AND "c" < 1 THEN '0' || TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  WHEN "c" < 0 AND "c" > -1 THEN '-0' || SUBSTR(TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,'''), 2)
  ELSE TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  END
float: CASE
  WHEN TO_BINARY_DOUBLE("c") IS NAN THEN 'NaN'
  WHEN TO_BINARY_DOUBLE("c") IS NOT NULL THEN LOWER(RAWTOHEX(UTL_RAW.CAST_FROM_BINARY_DOUBLE(TO_BINARY_DOUBLE("c"), 1)))
  END
  counts nearestFloat 64: TO_NUMBER(TO_BINARY_DOUBLE("c")) <> "c"
integer, decimal(0), decimal(2), decimal(6), decimal(31), boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- BINARY_DOUBLE
by itself: float
float: CASE WHEN "c" IS NAN THEN 'NaN' WHEN "c" IS NOT NULL THEN LOWER(RAWTOHEX(UTL_RAW.CAST_FROM_BINARY_DOUBLE("c", 1))) END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- BINARY_FLOAT
by itself: float
float: CASE
  WHEN TO_BINARY_DOUBLE("c") IS NAN THEN 'NaN'
  WHEN TO_BINARY_DOUBLE("c") IS NOT NULL THEN LOWER(RAWTOHEX(UTL_RAW.CAST_FROM_BINARY_DOUBLE(TO_BINARY_DOUBLE("c"), 1)))
  END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- FLOAT(126), NUMBER(5,-2)
by itself: float
float: CASE
  WHEN TO_BINARY_DOUBLE("c") IS NAN THEN 'NaN'
  WHEN TO_BINARY_DOUBLE("c") IS NOT NULL THEN LOWER(RAWTOHEX(UTL_RAW.CAST_FROM_BINARY_DOUBLE(TO_BINARY_DOUBLE("c"), 1)))
  END
  counts nearestFloat 64: TO_NUMBER(TO_BINARY_DOUBLE("c")) <> "c"
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- DATE
by itself: timestamp(6)
timestamp(6): CASE
  WHEN "c" >= DATE '0001-01-01' THEN TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS".000000"', 'NLS_CALENDAR=GREGORIAN')
  WHEN "c" IS NOT NULL THEN '~' || TO_CHAR("c", 'SYYYY-MM-DD HH24:MI:SS".000000"', 'NLS_CALENDAR=GREGORIAN')
  END
timestamp(9): CASE
  WHEN "c" >= DATE '0001-01-01' THEN TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS".000000000"', 'NLS_CALENDAR=GREGORIAN')
  WHEN "c" IS NOT NULL THEN '~' || TO_CHAR("c", 'SYYYY-MM-DD HH24:MI:SS".000000000"', 'NLS_CALENDAR=GREGORIAN')
  END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes, time(6), time(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- TIMESTAMP(6), TIMESTAMP(0), TIMESTAMP
by itself: timestamp(6)
timestamp(6): CASE
  WHEN "c" >= TIMESTAMP '0001-01-01 00:00:00' THEN SUBSTR(TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 1, 26)
  WHEN "c" IS NOT NULL THEN '~' || TO_CHAR("c", 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
timestamp(9): CASE
  WHEN "c" >= TIMESTAMP '0001-01-01 00:00:00' THEN SUBSTR(TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 1, 29)
  WHEN "c" IS NOT NULL THEN '~' || TO_CHAR("c", 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes, time(6), time(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- TIMESTAMP(9), TIMESTAMP(7)
by itself: timestamp(9)
timestamp(9): CASE
  WHEN "c" >= TIMESTAMP '0001-01-01 00:00:00' THEN SUBSTR(TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 1, 29)
  WHEN "c" IS NOT NULL THEN '~' || TO_CHAR("c", 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes, time(6), time(9), timestamp(6): unsupported: ‹type› cannot be compared as …
ranges: null

-- TIMESTAMP(6) WITH TIME ZONE, TIMESTAMP(6) WITH LOCAL TIME ZONE, TIMESTAMP(3) WITH LOCAL TIME ZONE
by itself: timestamp(6)
beside int8, uint8, int16, uint16, int32, uint32, int64, uint64, decimal(5,0), decimal(5,2), decimal(5,5), decimal(38,38), float, double, boolean, string, binary, date, time(millis), time(micros), time(nanos), csv text, csv text, list, int8 and boolean: unsupported: ‹type› of Oracle is not compared: DMS writes it as text of its own, and as a timestamp with ConvertTimestampWithZoneToUTC in Parquet alone
timestamp(6): CASE
  WHEN ("c" AT TIME ZONE '+00:00') >= TIMESTAMP '0001-01-01 00:00:00 +00:00'
    THEN SUBSTR(TO_CHAR(("c" AT TIME ZONE '+00:00'), 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 1, 26)
  WHEN ("c" AT TIME ZONE '+00:00') IS NOT NULL
    THEN '~'
    || TO_CHAR(("c" AT TIME ZONE '+00:00'), 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
timestamp(9): CASE
  WHEN ("c" AT TIME ZONE '+00:00') >= TIMESTAMP '0001-01-01 00:00:00 +00:00'
    THEN SUBSTR(TO_CHAR(("c" AT TIME ZONE '+00:00'), 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 1, 29)
  WHEN ("c" AT TIME ZONE '+00:00') IS NOT NULL
    THEN '~'
    || TO_CHAR(("c" AT TIME ZONE '+00:00'), 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes, time(6), time(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- VARCHAR2(4000 BYTE), NVARCHAR2(1300), CLOB, NCLOB
by itself: text
text: "c"
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- CHAR(5 BYTE)
by itself: text
text: CASE WHEN "c" IS NOT NULL THEN '=' || RTRIM("c") END
  prefix: =
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- NCHAR(20)
by itself: text
text: CASE WHEN "c" IS NOT NULL THEN TO_NCHAR('=') || RTRIM("c") END
  prefix: =
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- RAW(2000)
by itself: bytes
bytes: LOWER(RAWTOHEX("c"))
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- NUMBER(*,2)
by itself: decimal
decimal: CASE
  WHEN INSTR(TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,'''), 'E') > 0 THEN '~' || TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  WHEN "c" > 0 AND "c" < 1 THEN '0' || TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  WHEN "c" < 0 AND "c" > -1 THEN '-0' || SUBSTR(TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,'''), 2)
  ELSE TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  END
float: CASE
  WHEN TO_BINARY_DOUBLE("c") IS NAN THEN 'NaN'
  WHEN TO_BINARY_DOUBLE("c") IS NOT NULL THEN LOWER(RAWTOHEX(UTL_RAW.CAST_FROM_BINARY_DOUBLE(TO_BINARY_DOUBLE("c"), 1)))
  END
  counts nearestFloat 64: TO_NUMBER(TO_BINARY_DOUBLE("c")) <> "c"
integer, decimal(0), decimal(2), decimal(6), decimal(31), boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- NUMBER(38,100)
by itself: decimal(100)
decimal: CASE
  WHEN INSTR(TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,'''), 'E') > 0 THEN '~' || TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  WHEN "c" > 0 AND "c" < 1 THEN '0' || TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  WHEN "c" < 0 AND "c" > -1 THEN '-0' || SUBSTR(TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,'''), 2)
  ELSE TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  END
float: CASE
  WHEN TO_BINARY_DOUBLE("c") IS NAN THEN 'NaN'
  WHEN TO_BINARY_DOUBLE("c") IS NOT NULL THEN LOWER(RAWTOHEX(UTL_RAW.CAST_FROM_BINARY_DOUBLE(TO_BINARY_DOUBLE("c"), 1)))
  END
  counts nearestFloat 64: TO_NUMBER(TO_BINARY_DOUBLE("c")) <> "c"
integer, decimal(0), decimal(2), decimal(6), decimal(31), boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- NUMBER(12,4)
by itself: decimal(4)
decimal(6): TO_CHAR("c", 'FM99999990.000000')
decimal(31): TO_CHAR("c", 'FM99999990.0000000000000000000000000000000')
decimal: CASE
  WHEN INSTR(TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,'''), 'E') > 0 THEN '~' || TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  WHEN "c" > 0 AND "c" < 1 THEN '0' || TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  WHEN "c" < 0 AND "c" > -1 THEN '-0' || SUBSTR(TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,'''), 2)
  ELSE TO_CHAR("c", 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')
  END
float: CASE
  WHEN TO_BINARY_DOUBLE("c") IS NAN THEN 'NaN'
  WHEN TO_BINARY_DOUBLE("c") IS NOT NULL THEN LOWER(RAWTOHEX(UTL_RAW.CAST_FROM_BINARY_DOUBLE(TO_BINARY_DOUBLE("c"), 1)))
  END
  counts nearestFloat 64: TO_NUMBER(TO_BINARY_DOUBLE("c")) <> "c"
integer, decimal(0), decimal(2), boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- TIMESTAMP(9) WITH TIME ZONE
by itself: timestamp(9)
beside int8, uint8, int16, uint16, int32, uint32, int64, uint64, decimal(5,0), decimal(5,2), decimal(5,5), decimal(38,38), float, double, boolean, string, binary, date, time(millis), time(micros), time(nanos), csv text, csv text, list, int8 and boolean: unsupported: ‹type› of Oracle is not compared: DMS writes it as text of its own, and as a timestamp with ConvertTimestampWithZoneToUTC in Parquet alone
timestamp(9): CASE
  WHEN ("c" AT TIME ZONE '+00:00') >= TIMESTAMP '0001-01-01 00:00:00 +00:00'
    THEN SUBSTR(TO_CHAR(("c" AT TIME ZONE '+00:00'), 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 1, 29)
  WHEN ("c" AT TIME ZONE '+00:00') IS NOT NULL
    THEN '~'
    || TO_CHAR(("c" AT TIME ZONE '+00:00'), 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes, time(6), time(9), timestamp(6): unsupported: ‹type› cannot be compared as …
ranges: null

-- RAW(2001)
by itself: unsupported: ‹type› of Oracle is not compared: it may hold more than 2,000 bytes
bytes: LOWER(RAWTOHEX("c"))
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- BLOB
by itself: unsupported: ‹type› of Oracle is not compared: a query can write out 2,000 bytes of it at most
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- LONG, LONG RAW
by itself: unsupported: ‹type› of Oracle is not compared: no expression can read it
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- BFILE
by itself: unsupported: ‹type› of Oracle is not compared: DMS writes NULL in its place
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- ROWID, UROWID(9)
by itself: unsupported: ‹type› of Oracle is not compared: DMS does not replicate it
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- INTERVAL DAY(2) TO SECOND(6), SYS.XMLTYPE
by itself: unsupported: ‹type› of Oracle is not compared: how DMS writes it is not documented
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- VARCHAR2(9) CHARACTER SET US7ASCII
by itself: unsupported: ‹type› of Oracle is not compared: what is not ASCII in a database of US7ASCII comes as question marks
text: "c"
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

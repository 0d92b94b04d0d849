-- NUMBER(9,0), NUMBER(38,0), NUMBER(*,0)
integer, notANumber "zero", notANumber "null", lowerCase, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": unsupported: ‹type› of Oracle is not compared: a reason. No expression of it is known

-- NUMBER(12,2)
decimal(2), notANumber "zero", notANumber "null", lowerCase, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": unsupported: ‹type› of Oracle is not compared: a reason. No expression of it is known
float, nearestFloat 32: CASE
  WHEN TO_BINARY_DOUBLE(TO_BINARY_FLOAT("c")) IS NAN THEN 'NaN'
  WHEN TO_BINARY_DOUBLE(TO_BINARY_FLOAT("c")) IS NOT NULL
    THEN LOWER(RAWTOHEX(UTL_RAW.CAST_FROM_BINARY_DOUBLE(TO_BINARY_DOUBLE(TO_BINARY_FLOAT("c")), 1)))
  END
  counts nearestFloat 32: TO_NUMBER(TO_BINARY_FLOAT("c")) <> "c"

-- NUMBER(38,38)
decimal(38), notANumber "zero", notANumber "null", lowerCase, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": unsupported: ‹type› of Oracle is not compared: a reason. No expression of it is known
float, nearestFloat 32: CASE
  WHEN TO_BINARY_DOUBLE(TO_BINARY_FLOAT("c")) IS NAN THEN 'NaN'
  WHEN TO_BINARY_DOUBLE(TO_BINARY_FLOAT("c")) IS NOT NULL
    THEN LOWER(RAWTOHEX(UTL_RAW.CAST_FROM_BINARY_DOUBLE(TO_BINARY_DOUBLE(TO_BINARY_FLOAT("c")), 1)))
  END
  counts nearestFloat 32: TO_NUMBER(TO_BINARY_FLOAT("c")) <> "c"

-- NUMBER(3,5)
decimal(5), notANumber "zero", notANumber "null", lowerCase, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": unsupported: ‹type› of Oracle is not compared: a reason. No expression of it is known
float, nearestFloat 32: CASE
  WHEN TO_BINARY_DOUBLE(TO_BINARY_FLOAT("c")) IS NAN THEN 'NaN'
  WHEN TO_BINARY_DOUBLE(TO_BINARY_FLOAT("c")) IS NOT NULL
    THEN LOWER(RAWTOHEX(UTL_RAW.CAST_FROM_BINARY_DOUBLE(TO_BINARY_DOUBLE(TO_BINARY_FLOAT("c")), 1)))
  END
  counts nearestFloat 32: TO_NUMBER(TO_BINARY_FLOAT("c")) <> "c"

-- NUMBER, NUMBER(*,2)
decimal, roundScale 2, roundScale 2, overflow 38 2: unsupported: ‹type› cannot be compared as decimal
decimal, notANumber "zero", notANumber "null", lowerCase, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": unsupported: ‹type› of Oracle is not compared: a reason. No expression of it is known
decimal(2), roundScale 2: CASE
  WHEN ABS(ROUND("c", 2)) < 1E36 THEN TO_CHAR(ROUND("c", 2), 'FM999999999999999999999999999999999990.00')
  WHEN "c" IS NOT NULL THEN '~' || TO_CHAR("c", 'TME', 'NLS_NUMERIC_CHARACTERS=''.,''')
  END
  counts roundScale 2: "c" <> ROUND("c", 2)
decimal(2), roundScale 2, overflow 38 2: CASE
  WHEN ABS(ROUND("c", 2)) < 1E36 THEN TO_CHAR(ROUND("c", 2), 'FM999999999999999999999999999999999990.00')
  WHEN "c" IS NOT NULL THEN '~' || TO_CHAR("c", 'TME', 'NLS_NUMERIC_CHARACTERS=''.,''')
  END
  counts roundScale 2: "c" <> ROUND("c", 2)
  counts overflow 38 2: ABS(ROUND("c", 2)) >= 1E36
decimal(4), roundScale 2: CASE
  WHEN ABS(ROUND("c", 2)) < 1E36 THEN TO_CHAR(ROUND("c", 2), 'FM999999999999999999999999999999999990.0000')
  WHEN "c" IS NOT NULL THEN '~' || TO_CHAR("c", 'TME', 'NLS_NUMERIC_CHARACTERS=''.,''')
  END
  counts roundScale 2: "c" <> ROUND("c", 2)
decimal(4), roundScale 2, overflow 38 2: CASE
  WHEN ABS(ROUND("c", 2)) < 1E36 THEN TO_CHAR(ROUND("c", 2), 'FM999999999999999999999999999999999990.0000')
  WHEN "c" IS NOT NULL THEN '~' || TO_CHAR("c", 'TME', 'NLS_NUMERIC_CHARACTERS=''.,''')
  END
  counts roundScale 2: "c" <> ROUND("c", 2)
  counts overflow 38 2: ABS(ROUND("c", 2)) >= 1E36
float, nearestFloat 32: CASE
  WHEN TO_BINARY_DOUBLE(TO_BINARY_FLOAT("c")) IS NAN THEN 'NaN'
  WHEN TO_BINARY_DOUBLE(TO_BINARY_FLOAT("c")) IS NOT NULL
    THEN LOWER(RAWTOHEX(UTL_RAW.CAST_FROM_BINARY_DOUBLE(TO_BINARY_DOUBLE(TO_BINARY_FLOAT("c")), 1)))
  END
  counts nearestFloat 32: TO_NUMBER(TO_BINARY_FLOAT("c")) <> "c"

-- BINARY_DOUBLE, BINARY_FLOAT
float, notANumber "zero", notANumber "null", lowerCase, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": unsupported: ‹type› of Oracle is not compared: a reason. No expression of it is known

-- FLOAT(126), NUMBER(5,-2)
float, notANumber "zero", notANumber "null", lowerCase, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": unsupported: ‹type› of Oracle is not compared: a reason. No expression of it is known
float, nearestFloat 32: CASE
  WHEN TO_BINARY_DOUBLE(TO_BINARY_FLOAT("c")) IS NAN THEN 'NaN'
  WHEN TO_BINARY_DOUBLE(TO_BINARY_FLOAT("c")) IS NOT NULL
    THEN LOWER(RAWTOHEX(UTL_RAW.CAST_FROM_BINARY_DOUBLE(TO_BINARY_DOUBLE(TO_BINARY_FLOAT("c")), 1)))
  END
  counts nearestFloat 32: TO_NUMBER(TO_BINARY_FLOAT("c")) <> "c"

-- DATE
timestamp(6), notANumber "zero", notANumber "null", lowerCase, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": unsupported: ‹type› of Oracle is not compared: a reason. No expression of it is known

-- TIMESTAMP(6), TIMESTAMP(0), TIMESTAMP
timestamp(6), milliseconds "truncate": CASE
  WHEN "c" >= TIMESTAMP '0001-01-01 00:00:00'
    THEN RPAD(SUBSTR(TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 1, 23), 26, '0')
  WHEN "c" IS NOT NULL THEN '~' || TO_CHAR("c", 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts milliseconds "truncate": SUBSTR(TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 24) <> '000000'
timestamp(6), microseconds "truncate": ‹plain›
  counts microseconds "truncate": SUBSTR(TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 27) <> '000'
timestamp(6), milliseconds "round", milliseconds "round", microseconds "truncate", microseconds "truncate", milliseconds "round": CASE
  WHEN "c" >= TIMESTAMP '0001-01-01 00:00:00'
    THEN RPAD(SUBSTR(TO_CHAR(CASE WHEN "c" < TIMESTAMP '9999-12-31 23:59:59' THEN "c" + NUMTODSINTERVAL(0.0005, 'SECOND') ELSE "c" END,
      'YYYY-MM-DD HH24:MI:SS.FF9',
      'NLS_CALENDAR=GREGORIAN'),
      1,
      23),
      26,
      '0')
  WHEN "c" IS NOT NULL THEN '~' || TO_CHAR("c", 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts milliseconds "round": SUBSTR(TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 24) <> '000000'
timestamp(6), microseconds "round": CASE
  WHEN "c" >= TIMESTAMP '0001-01-01 00:00:00'
    THEN SUBSTR(TO_CHAR(CASE WHEN "c" < TIMESTAMP '9999-12-31 23:59:59' THEN "c" + NUMTODSINTERVAL(0.0000005, 'SECOND') ELSE "c" END,
      'YYYY-MM-DD HH24:MI:SS.FF9',
      'NLS_CALENDAR=GREGORIAN'),
      1,
      26)
  WHEN "c" IS NOT NULL THEN '~' || TO_CHAR("c", 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts microseconds "round": SUBSTR(TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 27) <> '000'
timestamp(6), notANumber "zero", notANumber "null", lowerCase, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": unsupported: ‹type› of Oracle is not compared: a reason. No expression of it is known
timestamp(9), milliseconds "truncate": CASE
  WHEN "c" >= TIMESTAMP '0001-01-01 00:00:00'
    THEN RPAD(SUBSTR(TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 1, 23), 29, '0')
  WHEN "c" IS NOT NULL THEN '~' || TO_CHAR("c", 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts milliseconds "truncate": SUBSTR(TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 24) <> '000000'
timestamp(9), microseconds "truncate": CASE
  WHEN "c" >= TIMESTAMP '0001-01-01 00:00:00'
    THEN RPAD(SUBSTR(TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 1, 26), 29, '0')
  WHEN "c" IS NOT NULL THEN '~' || TO_CHAR("c", 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts microseconds "truncate": SUBSTR(TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 27) <> '000'
timestamp(9), milliseconds "round": CASE
  WHEN "c" >= TIMESTAMP '0001-01-01 00:00:00'
    THEN RPAD(SUBSTR(TO_CHAR(CASE WHEN "c" < TIMESTAMP '9999-12-31 23:59:59' THEN "c" + NUMTODSINTERVAL(0.0005, 'SECOND') ELSE "c" END,
      'YYYY-MM-DD HH24:MI:SS.FF9',
      'NLS_CALENDAR=GREGORIAN'),
      1,
      23),
      29,
      '0')
  WHEN "c" IS NOT NULL THEN '~' || TO_CHAR("c", 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts milliseconds "round": SUBSTR(TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 24) <> '000000'
timestamp(9), microseconds "round": CASE
  WHEN "c" >= TIMESTAMP '0001-01-01 00:00:00'
    THEN RPAD(SUBSTR(TO_CHAR(CASE WHEN "c" < TIMESTAMP '9999-12-31 23:59:59' THEN "c" + NUMTODSINTERVAL(0.0000005, 'SECOND') ELSE "c" END,
      'YYYY-MM-DD HH24:MI:SS.FF9',
      'NLS_CALENDAR=GREGORIAN'),
      1,
      26),
      29,
      '0')
  WHEN "c" IS NOT NULL THEN '~' || TO_CHAR("c", 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts microseconds "round": SUBSTR(TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 27) <> '000'

-- TIMESTAMP(9), TIMESTAMP(7)
timestamp(9), milliseconds "truncate": CASE
  WHEN "c" >= TIMESTAMP '0001-01-01 00:00:00'
    THEN RPAD(SUBSTR(TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 1, 23), 29, '0')
  WHEN "c" IS NOT NULL THEN '~' || TO_CHAR("c", 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts milliseconds "truncate": SUBSTR(TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 24) <> '000000'
timestamp(9), microseconds "truncate": CASE
  WHEN "c" >= TIMESTAMP '0001-01-01 00:00:00'
    THEN RPAD(SUBSTR(TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 1, 26), 29, '0')
  WHEN "c" IS NOT NULL THEN '~' || TO_CHAR("c", 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts microseconds "truncate": SUBSTR(TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 27) <> '000'
timestamp(9), milliseconds "round", milliseconds "round", microseconds "truncate", microseconds "truncate", milliseconds "round": CASE
  WHEN "c" >= TIMESTAMP '0001-01-01 00:00:00'
    THEN RPAD(SUBSTR(TO_CHAR(CASE WHEN "c" < TIMESTAMP '9999-12-31 23:59:59' THEN "c" + NUMTODSINTERVAL(0.0005, 'SECOND') ELSE "c" END,
      'YYYY-MM-DD HH24:MI:SS.FF9',
      'NLS_CALENDAR=GREGORIAN'),
      1,
      23),
      29,
      '0')
  WHEN "c" IS NOT NULL THEN '~' || TO_CHAR("c", 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts milliseconds "round": SUBSTR(TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 24) <> '000000'
timestamp(9), microseconds "round": CASE
  WHEN "c" >= TIMESTAMP '0001-01-01 00:00:00'
    THEN RPAD(SUBSTR(TO_CHAR(CASE WHEN "c" < TIMESTAMP '9999-12-31 23:59:59' THEN "c" + NUMTODSINTERVAL(0.0000005, 'SECOND') ELSE "c" END,
      'YYYY-MM-DD HH24:MI:SS.FF9',
      'NLS_CALENDAR=GREGORIAN'),
      1,
      26),
      29,
      '0')
  WHEN "c" IS NOT NULL THEN '~' || TO_CHAR("c", 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts microseconds "round": SUBSTR(TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 27) <> '000'
timestamp(9), notANumber "zero", notANumber "null", lowerCase, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": unsupported: ‹type› of Oracle is not compared: a reason. No expression of it is known
timestamp(9), milliseconds "truncate": CASE
  WHEN "c" >= TIMESTAMP '0001-01-01 00:00:00'
    THEN RPAD(SUBSTR(TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 1, 23), 29, '0')
  WHEN "c" IS NOT NULL THEN '~' || TO_CHAR("c", 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts milliseconds "truncate": SUBSTR(TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 24) <> '000000'
timestamp(9), microseconds "truncate": CASE
  WHEN "c" >= TIMESTAMP '0001-01-01 00:00:00'
    THEN RPAD(SUBSTR(TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 1, 26), 29, '0')
  WHEN "c" IS NOT NULL THEN '~' || TO_CHAR("c", 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts microseconds "truncate": SUBSTR(TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 27) <> '000'
timestamp(9), milliseconds "round": CASE
  WHEN "c" >= TIMESTAMP '0001-01-01 00:00:00'
    THEN RPAD(SUBSTR(TO_CHAR(CASE WHEN "c" < TIMESTAMP '9999-12-31 23:59:59' THEN "c" + NUMTODSINTERVAL(0.0005, 'SECOND') ELSE "c" END,
      'YYYY-MM-DD HH24:MI:SS.FF9',
      'NLS_CALENDAR=GREGORIAN'),
      1,
      23),
      29,
      '0')
  WHEN "c" IS NOT NULL THEN '~' || TO_CHAR("c", 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts milliseconds "round": SUBSTR(TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 24) <> '000000'
timestamp(9), microseconds "round": CASE
  WHEN "c" >= TIMESTAMP '0001-01-01 00:00:00'
    THEN RPAD(SUBSTR(TO_CHAR(CASE WHEN "c" < TIMESTAMP '9999-12-31 23:59:59' THEN "c" + NUMTODSINTERVAL(0.0000005, 'SECOND') ELSE "c" END,
      'YYYY-MM-DD HH24:MI:SS.FF9',
      'NLS_CALENDAR=GREGORIAN'),
      1,
      26),
      29,
      '0')
  WHEN "c" IS NOT NULL THEN '~' || TO_CHAR("c", 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts microseconds "round": SUBSTR(TO_CHAR("c", 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 27) <> '000'

-- TIMESTAMP(6) WITH TIME ZONE, TIMESTAMP(6) WITH LOCAL TIME ZONE, TIMESTAMP(3) WITH LOCAL TIME ZONE
timestamp(6), milliseconds "truncate": CASE
  WHEN ("c" AT TIME ZONE '+00:00') >= TIMESTAMP '0001-01-01 00:00:00 +00:00'
    THEN RPAD(SUBSTR(TO_CHAR(("c" AT TIME ZONE '+00:00'), 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 1, 23), 26, '0')
  WHEN ("c" AT TIME ZONE '+00:00') IS NOT NULL
    THEN '~'
    || TO_CHAR(("c" AT TIME ZONE '+00:00'), 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts milliseconds "truncate": SUBSTR(TO_CHAR(("c" AT TIME ZONE '+00:00'), 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'),
  24) <> '000000'
timestamp(6), microseconds "truncate": ‹plain›
  counts microseconds "truncate": SUBSTR(TO_CHAR(("c" AT TIME ZONE '+00:00'), 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'),
  27) <> '000'
timestamp(6), milliseconds "round", milliseconds "round", microseconds "truncate", microseconds "truncate", milliseconds "round": CASE
  WHEN ("c" AT TIME ZONE '+00:00') >= TIMESTAMP '0001-01-01 00:00:00 +00:00'
    THEN RPAD(SUBSTR(TO_CHAR(CASE
      WHEN ("c" AT TIME ZONE '+00:00') < TIMESTAMP '9999-12-31 23:59:59 +00:00'
        THEN ("c" AT TIME ZONE '+00:00') + NUMTODSINTERVAL(0.0005, 'SECOND')
      ELSE ("c" AT TIME ZONE '+00:00')
      END,
      'YYYY-MM-DD HH24:MI:SS.FF9',
      'NLS_CALENDAR=GREGORIAN'),
      1,
      23),
      26,
      '0')
  WHEN ("c" AT TIME ZONE '+00:00') IS NOT NULL
    THEN '~'
    || TO_CHAR(("c" AT TIME ZONE '+00:00'), 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts milliseconds "round": SUBSTR(TO_CHAR(("c" AT TIME ZONE '+00:00'), 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'),
  24) <> '000000'
timestamp(6), microseconds "round": CASE
  WHEN ("c" AT TIME ZONE '+00:00') >= TIMESTAMP '0001-01-01 00:00:00 +00:00'
    THEN SUBSTR(TO_CHAR(CASE
      WHEN ("c" AT TIME ZONE '+00:00') < TIMESTAMP '9999-12-31 23:59:59 +00:00'
        THEN ("c" AT TIME ZONE '+00:00') + NUMTODSINTERVAL(0.0000005, 'SECOND')
      ELSE ("c" AT TIME ZONE '+00:00')
      END,
      'YYYY-MM-DD HH24:MI:SS.FF9',
      'NLS_CALENDAR=GREGORIAN'),
      1,
      26)
  WHEN ("c" AT TIME ZONE '+00:00') IS NOT NULL
    THEN '~'
    || TO_CHAR(("c" AT TIME ZONE '+00:00'), 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts microseconds "round": SUBSTR(TO_CHAR(("c" AT TIME ZONE '+00:00'), 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'),
  27) <> '000'
timestamp(6), notANumber "zero", notANumber "null", lowerCase, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": unsupported: ‹type› of Oracle is not compared: a reason. No expression of it is known
timestamp(9), milliseconds "truncate": CASE
  WHEN ("c" AT TIME ZONE '+00:00') >= TIMESTAMP '0001-01-01 00:00:00 +00:00'
    THEN RPAD(SUBSTR(TO_CHAR(("c" AT TIME ZONE '+00:00'), 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 1, 23), 29, '0')
  WHEN ("c" AT TIME ZONE '+00:00') IS NOT NULL
    THEN '~'
    || TO_CHAR(("c" AT TIME ZONE '+00:00'), 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts milliseconds "truncate": SUBSTR(TO_CHAR(("c" AT TIME ZONE '+00:00'), 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'),
  24) <> '000000'
timestamp(9), microseconds "truncate": CASE
  WHEN ("c" AT TIME ZONE '+00:00') >= TIMESTAMP '0001-01-01 00:00:00 +00:00'
    THEN RPAD(SUBSTR(TO_CHAR(("c" AT TIME ZONE '+00:00'), 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 1, 26), 29, '0')
  WHEN ("c" AT TIME ZONE '+00:00') IS NOT NULL
    THEN '~'
    || TO_CHAR(("c" AT TIME ZONE '+00:00'), 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts microseconds "truncate": SUBSTR(TO_CHAR(("c" AT TIME ZONE '+00:00'), 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'),
  27) <> '000'
timestamp(9), milliseconds "round": CASE
  WHEN ("c" AT TIME ZONE '+00:00') >= TIMESTAMP '0001-01-01 00:00:00 +00:00'
    THEN RPAD(SUBSTR(TO_CHAR(CASE
      WHEN ("c" AT TIME ZONE '+00:00') < TIMESTAMP '9999-12-31 23:59:59 +00:00'
        THEN ("c" AT TIME ZONE '+00:00') + NUMTODSINTERVAL(0.0005, 'SECOND')
      ELSE ("c" AT TIME ZONE '+00:00')
      END,
      'YYYY-MM-DD HH24:MI:SS.FF9',
      'NLS_CALENDAR=GREGORIAN'),
      1,
      23),
      29,
      '0')
  WHEN ("c" AT TIME ZONE '+00:00') IS NOT NULL
    THEN '~'
    || TO_CHAR(("c" AT TIME ZONE '+00:00'), 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts milliseconds "round": SUBSTR(TO_CHAR(("c" AT TIME ZONE '+00:00'), 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'),
  24) <> '000000'
timestamp(9), microseconds "round": CASE
  WHEN ("c" AT TIME ZONE '+00:00') >= TIMESTAMP '0001-01-01 00:00:00 +00:00'
    THEN RPAD(SUBSTR(TO_CHAR(CASE
      WHEN ("c" AT TIME ZONE '+00:00') < TIMESTAMP '9999-12-31 23:59:59 +00:00'
        THEN ("c" AT TIME ZONE '+00:00') + NUMTODSINTERVAL(0.0000005, 'SECOND')
      ELSE ("c" AT TIME ZONE '+00:00')
      END,
      'YYYY-MM-DD HH24:MI:SS.FF9',
      'NLS_CALENDAR=GREGORIAN'),
      1,
      26),
      29,
      '0')
  WHEN ("c" AT TIME ZONE '+00:00') IS NOT NULL
    THEN '~'
    || TO_CHAR(("c" AT TIME ZONE '+00:00'), 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts microseconds "round": SUBSTR(TO_CHAR(("c" AT TIME ZONE '+00:00'), 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'),
  27) <> '000'

-- VARCHAR2(4000 BYTE), NVARCHAR2(1300)
text, notANumber "zero", notANumber "null", lowerCase, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": unsupported: ‹type› of Oracle is not compared: a reason. No expression of it is known
text, prefix 2 "bytes": SUBSTR("c", 1, 2)
  counts prefix 2 "bytes": LENGTH("c") > 0
text, prefix 1024 "bytes": SUBSTR("c", 1, 1024)
  counts prefix 1024 "bytes": LENGTH("c") > 341
text, prefix 1024 "characters": SUBSTR("c", 1, 1024)
  counts prefix 1024 "characters": LENGTH("c") > 1024
text, emptyLob, prefix 9 "characters": SUBSTR("c", 1, 9)
  counts prefix 9 "characters": LENGTH("c") > 9

-- CHAR(5 BYTE)
text, notANumber "zero", notANumber "null", lowerCase, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": unsupported: ‹type› of Oracle is not compared: a reason. No expression of it is known
text, padding: CAST("c" AS VARCHAR2(2000))

-- NCHAR(20)
text, notANumber "zero", notANumber "null", lowerCase, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": unsupported: ‹type› of Oracle is not compared: a reason. No expression of it is known
text, padding: CAST("c" AS NVARCHAR2(1000))

-- CLOB, NCLOB
text, notANumber "zero", notANumber "null", lowerCase, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": unsupported: ‹type› of Oracle is not compared: a reason. No expression of it is known
text, emptyLob: CASE WHEN LENGTH("c") > 0 THEN "c" END
  counts emptyLob: LENGTH("c") = 0
text, prefix 2 "bytes": SUBSTR("c", 1, 2)
  counts prefix 2 "bytes": LENGTH("c") > 0
text, prefix 1024 "bytes": SUBSTR("c", 1, 1024)
  counts prefix 1024 "bytes": LENGTH("c") > 341
text, prefix 1024 "characters": SUBSTR("c", 1, 1024)
  counts prefix 1024 "characters": LENGTH("c") > 1024
text, emptyLob, prefix 9 "characters": CASE WHEN LENGTH("c") > 0 THEN SUBSTR("c", 1, 9) END
  counts prefix 9 "characters": LENGTH("c") > 9
  counts emptyLob: LENGTH("c") = 0

-- RAW(2000)
bytes, notANumber "zero", notANumber "null", lowerCase, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": unsupported: ‹type› of Oracle is not compared: a reason. No expression of it is known

-- NUMBER(38,100)
decimal(100), notANumber "zero", notANumber "null", lowerCase, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": unsupported: ‹type› of Oracle is not compared: a reason. No expression of it is known
float, nearestFloat 32: CASE
  WHEN TO_BINARY_DOUBLE(TO_BINARY_FLOAT("c")) IS NAN THEN 'NaN'
  WHEN TO_BINARY_DOUBLE(TO_BINARY_FLOAT("c")) IS NOT NULL
    THEN LOWER(RAWTOHEX(UTL_RAW.CAST_FROM_BINARY_DOUBLE(TO_BINARY_DOUBLE(TO_BINARY_FLOAT("c")), 1)))
  END
  counts nearestFloat 32: TO_NUMBER(TO_BINARY_FLOAT("c")) <> "c"

-- NUMBER(12,4)
decimal(4), notANumber "zero", notANumber "null", lowerCase, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": unsupported: ‹type› of Oracle is not compared: a reason. No expression of it is known
float, nearestFloat 32: CASE
  WHEN TO_BINARY_DOUBLE(TO_BINARY_FLOAT("c")) IS NAN THEN 'NaN'
  WHEN TO_BINARY_DOUBLE(TO_BINARY_FLOAT("c")) IS NOT NULL
    THEN LOWER(RAWTOHEX(UTL_RAW.CAST_FROM_BINARY_DOUBLE(TO_BINARY_DOUBLE(TO_BINARY_FLOAT("c")), 1)))
  END
  counts nearestFloat 32: TO_NUMBER(TO_BINARY_FLOAT("c")) <> "c"

-- TIMESTAMP(9) WITH TIME ZONE
timestamp(9), milliseconds "truncate": CASE
  WHEN ("c" AT TIME ZONE '+00:00') >= TIMESTAMP '0001-01-01 00:00:00 +00:00'
    THEN RPAD(SUBSTR(TO_CHAR(("c" AT TIME ZONE '+00:00'), 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 1, 23), 29, '0')
  WHEN ("c" AT TIME ZONE '+00:00') IS NOT NULL
    THEN '~'
    || TO_CHAR(("c" AT TIME ZONE '+00:00'), 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts milliseconds "truncate": SUBSTR(TO_CHAR(("c" AT TIME ZONE '+00:00'), 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'),
  24) <> '000000'
timestamp(9), microseconds "truncate": CASE
  WHEN ("c" AT TIME ZONE '+00:00') >= TIMESTAMP '0001-01-01 00:00:00 +00:00'
    THEN RPAD(SUBSTR(TO_CHAR(("c" AT TIME ZONE '+00:00'), 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 1, 26), 29, '0')
  WHEN ("c" AT TIME ZONE '+00:00') IS NOT NULL
    THEN '~'
    || TO_CHAR(("c" AT TIME ZONE '+00:00'), 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts microseconds "truncate": SUBSTR(TO_CHAR(("c" AT TIME ZONE '+00:00'), 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'),
  27) <> '000'
timestamp(9), milliseconds "round", milliseconds "round", microseconds "truncate", microseconds "truncate", milliseconds "round": CASE
  WHEN ("c" AT TIME ZONE '+00:00') >= TIMESTAMP '0001-01-01 00:00:00 +00:00'
    THEN RPAD(SUBSTR(TO_CHAR(CASE
      WHEN ("c" AT TIME ZONE '+00:00') < TIMESTAMP '9999-12-31 23:59:59 +00:00'
        THEN ("c" AT TIME ZONE '+00:00') + NUMTODSINTERVAL(0.0005, 'SECOND')
      ELSE ("c" AT TIME ZONE '+00:00')
      END,
      'YYYY-MM-DD HH24:MI:SS.FF9',
      'NLS_CALENDAR=GREGORIAN'),
      1,
      23),
      29,
      '0')
  WHEN ("c" AT TIME ZONE '+00:00') IS NOT NULL
    THEN '~'
    || TO_CHAR(("c" AT TIME ZONE '+00:00'), 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts milliseconds "round": SUBSTR(TO_CHAR(("c" AT TIME ZONE '+00:00'), 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'),
  24) <> '000000'
timestamp(9), microseconds "round": CASE
  WHEN ("c" AT TIME ZONE '+00:00') >= TIMESTAMP '0001-01-01 00:00:00 +00:00'
    THEN RPAD(SUBSTR(TO_CHAR(CASE
      WHEN ("c" AT TIME ZONE '+00:00') < TIMESTAMP '9999-12-31 23:59:59 +00:00'
        THEN ("c" AT TIME ZONE '+00:00') + NUMTODSINTERVAL(0.0000005, 'SECOND')
      ELSE ("c" AT TIME ZONE '+00:00')
      END,
      'YYYY-MM-DD HH24:MI:SS.FF9',
      'NLS_CALENDAR=GREGORIAN'),
      1,
      26),
      29,
      '0')
  WHEN ("c" AT TIME ZONE '+00:00') IS NOT NULL
    THEN '~'
    || TO_CHAR(("c" AT TIME ZONE '+00:00'), 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts microseconds "round": SUBSTR(TO_CHAR(("c" AT TIME ZONE '+00:00'), 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'),
  27) <> '000'
timestamp(9), notANumber "zero", notANumber "null", lowerCase, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": unsupported: ‹type› of Oracle is not compared: a reason. No expression of it is known
timestamp(9), milliseconds "truncate": CASE
  WHEN ("c" AT TIME ZONE '+00:00') >= TIMESTAMP '0001-01-01 00:00:00 +00:00'
    THEN RPAD(SUBSTR(TO_CHAR(("c" AT TIME ZONE '+00:00'), 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 1, 23), 29, '0')
  WHEN ("c" AT TIME ZONE '+00:00') IS NOT NULL
    THEN '~'
    || TO_CHAR(("c" AT TIME ZONE '+00:00'), 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts milliseconds "truncate": SUBSTR(TO_CHAR(("c" AT TIME ZONE '+00:00'), 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'),
  24) <> '000000'
timestamp(9), microseconds "truncate": CASE
  WHEN ("c" AT TIME ZONE '+00:00') >= TIMESTAMP '0001-01-01 00:00:00 +00:00'
    THEN RPAD(SUBSTR(TO_CHAR(("c" AT TIME ZONE '+00:00'), 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'), 1, 26), 29, '0')
  WHEN ("c" AT TIME ZONE '+00:00') IS NOT NULL
    THEN '~'
    || TO_CHAR(("c" AT TIME ZONE '+00:00'), 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts microseconds "truncate": SUBSTR(TO_CHAR(("c" AT TIME ZONE '+00:00'), 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'),
  27) <> '000'
timestamp(9), milliseconds "round": CASE
  WHEN ("c" AT TIME ZONE '+00:00') >= TIMESTAMP '0001-01-01 00:00:00 +00:00'
    THEN RPAD(SUBSTR(TO_CHAR(CASE
      WHEN ("c" AT TIME ZONE '+00:00') < TIMESTAMP '9999-12-31 23:59:59 +00:00'
        THEN ("c" AT TIME ZONE '+00:00') + NUMTODSINTERVAL(0.0005, 'SECOND')
      ELSE ("c" AT TIME ZONE '+00:00')
      END,
      'YYYY-MM-DD HH24:MI:SS.FF9',
      'NLS_CALENDAR=GREGORIAN'),
      1,
      23),
      29,
      '0')
  WHEN ("c" AT TIME ZONE '+00:00') IS NOT NULL
    THEN '~'
    || TO_CHAR(("c" AT TIME ZONE '+00:00'), 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts milliseconds "round": SUBSTR(TO_CHAR(("c" AT TIME ZONE '+00:00'), 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'),
  24) <> '000000'
timestamp(9), microseconds "round": CASE
  WHEN ("c" AT TIME ZONE '+00:00') >= TIMESTAMP '0001-01-01 00:00:00 +00:00'
    THEN RPAD(SUBSTR(TO_CHAR(CASE
      WHEN ("c" AT TIME ZONE '+00:00') < TIMESTAMP '9999-12-31 23:59:59 +00:00'
        THEN ("c" AT TIME ZONE '+00:00') + NUMTODSINTERVAL(0.0000005, 'SECOND')
      ELSE ("c" AT TIME ZONE '+00:00')
      END,
      'YYYY-MM-DD HH24:MI:SS.FF9',
      'NLS_CALENDAR=GREGORIAN'),
      1,
      26),
      29,
      '0')
  WHEN ("c" AT TIME ZONE '+00:00') IS NOT NULL
    THEN '~'
    || TO_CHAR(("c" AT TIME ZONE '+00:00'), 'SYYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN')
  END
  counts microseconds "round": SUBSTR(TO_CHAR(("c" AT TIME ZONE '+00:00'), 'YYYY-MM-DD HH24:MI:SS.FF9', 'NLS_CALENDAR=GREGORIAN'),
  27) <> '000'

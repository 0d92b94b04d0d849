-- tinyint, smallint, int, bigint
integer, roundScale 2, notANumber "zero", notANumber "null", overflow 28 6, nearestFloat 32, nearestFloat 64, emptyLob, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, roundScale 2, overflow 38 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes", emptyLob, prefix 9 "characters": unsupported: ‹type› of SQL Server is not compared: a reason. No expression of it is known

-- decimal(38,0), numeric, numeric(9,0), decimal
decimal(0), roundScale 2, notANumber "zero", notANumber "null", overflow 28 6, nearestFloat 32, nearestFloat 64, emptyLob, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, roundScale 2, overflow 38 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes", emptyLob, prefix 9 "characters": unsupported: ‹type› of SQL Server is not compared: a reason. No expression of it is known

-- decimal(12,2)
decimal(2), roundScale 2, notANumber "zero", notANumber "null", overflow 28 6, nearestFloat 32, nearestFloat 64, emptyLob, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, roundScale 2, overflow 38 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes", emptyLob, prefix 9 "characters": unsupported: ‹type› of SQL Server is not compared: a reason. No expression of it is known

-- decimal(38,38)
decimal(38), roundScale 2, notANumber "zero", notANumber "null", overflow 28 6, nearestFloat 32, nearestFloat 64, emptyLob, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, roundScale 2, overflow 38 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes", emptyLob, prefix 9 "characters": unsupported: ‹type› of SQL Server is not compared: a reason. No expression of it is known

-- money, smallmoney
decimal(4), roundScale 2, notANumber "zero", notANumber "null", overflow 28 6, nearestFloat 32, nearestFloat 64, emptyLob, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, roundScale 2, overflow 38 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes", emptyLob, prefix 9 "characters": unsupported: ‹type› of SQL Server is not compared: a reason. No expression of it is known

-- bit
boolean, roundScale 2, notANumber "zero", notANumber "null", overflow 28 6, nearestFloat 32, nearestFloat 64, emptyLob, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, roundScale 2, overflow 38 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes", emptyLob, prefix 9 "characters": unsupported: ‹type› of SQL Server is not compared: a reason. No expression of it is known

-- float(53), real
float, roundScale 2, notANumber "zero", notANumber "null", overflow 28 6, nearestFloat 32, nearestFloat 64, emptyLob, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, roundScale 2, overflow 38 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes", emptyLob, prefix 9 "characters": unsupported: ‹type› of SQL Server is not compared: a reason. No expression of it is known

-- date
date, roundScale 2, notANumber "zero", notANumber "null", overflow 28 6, nearestFloat 32, nearestFloat 64, emptyLob, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, roundScale 2, overflow 38 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes", emptyLob, prefix 9 "characters": unsupported: ‹type› of SQL Server is not compared: a reason. No expression of it is known

-- time(7)
time(9), milliseconds "truncate": CASE WHEN [c] IS NOT NULL THEN LEFT(CONVERT(varchar(27), CONVERT(time(7), [c]), 121), 12) + '000000' END
  counts milliseconds "truncate": RIGHT(CONVERT(varchar(27), CONVERT(time(7), [c]), 121), 4) <> '0000'
time(9), microseconds "truncate": CASE WHEN [c] IS NOT NULL THEN LEFT(CONVERT(varchar(27), CONVERT(time(7), [c]), 121), 15) + '000' END
  counts microseconds "truncate": RIGHT(CONVERT(varchar(27), CONVERT(time(7), [c]), 121), 1) <> '0'
time(9), milliseconds "round", milliseconds "round", microseconds "truncate", microseconds "truncate", milliseconds "round": CASE
  WHEN [c] IS NOT NULL THEN
  LEFT(CONVERT(varchar(27),
    CONVERT(time(7), CASE WHEN [c] < CONVERT(time(7), '23:59:59.999', 121) THEN CONVERT(time(3), [c]) ELSE [c] END),
    121),
    12) + '000000'
  END
  counts milliseconds "round": RIGHT(CONVERT(varchar(27), CONVERT(time(7), [c]), 121), 4) <> '0000'
time(9), microseconds "round": CASE
  WHEN [c] IS NOT NULL THEN
  LEFT(CONVERT(varchar(27),
    CONVERT(time(7), CASE WHEN [c] < CONVERT(time(7), '23:59:59.999', 121) THEN CONVERT(time(6), [c]) ELSE [c] END),
    121),
    15) + '000'
  END
  counts microseconds "round": RIGHT(CONVERT(varchar(27), CONVERT(time(7), [c]), 121), 1) <> '0'
time(9), roundScale 2, notANumber "zero", notANumber "null", overflow 28 6, nearestFloat 32, nearestFloat 64, emptyLob, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, roundScale 2, overflow 38 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes", emptyLob, prefix 9 "characters": unsupported: ‹type› of SQL Server is not compared: a reason. No expression of it is known
time(9), milliseconds "truncate": CASE WHEN [c] IS NOT NULL THEN LEFT(CONVERT(varchar(27), CONVERT(time(7), [c]), 121), 12) + '000000' END
  counts milliseconds "truncate": RIGHT(CONVERT(varchar(27), CONVERT(time(7), [c]), 121), 4) <> '0000'
time(9), microseconds "truncate": CASE WHEN [c] IS NOT NULL THEN LEFT(CONVERT(varchar(27), CONVERT(time(7), [c]), 121), 15) + '000' END
  counts microseconds "truncate": RIGHT(CONVERT(varchar(27), CONVERT(time(7), [c]), 121), 1) <> '0'
time(9), milliseconds "round": CASE
  WHEN [c] IS NOT NULL THEN
  LEFT(CONVERT(varchar(27),
    CONVERT(time(7), CASE WHEN [c] < CONVERT(time(7), '23:59:59.999', 121) THEN CONVERT(time(3), [c]) ELSE [c] END),
    121),
    12) + '000000'
  END
  counts milliseconds "round": RIGHT(CONVERT(varchar(27), CONVERT(time(7), [c]), 121), 4) <> '0000'
time(9), microseconds "round": CASE
  WHEN [c] IS NOT NULL THEN
  LEFT(CONVERT(varchar(27),
    CONVERT(time(7), CASE WHEN [c] < CONVERT(time(7), '23:59:59.999', 121) THEN CONVERT(time(6), [c]) ELSE [c] END),
    121),
    15) + '000'
  END
  counts microseconds "round": RIGHT(CONVERT(varchar(27), CONVERT(time(7), [c]), 121), 1) <> '0'

-- time(0), time(3)
time(6), milliseconds "truncate": CASE WHEN [c] IS NOT NULL THEN LEFT(CONVERT(varchar(27), CONVERT(time(7), [c]), 121), 12) + '000' END
  counts milliseconds "truncate": RIGHT(CONVERT(varchar(27), CONVERT(time(7), [c]), 121), 4) <> '0000'
time(6), microseconds "truncate": ‹plain›
  counts microseconds "truncate": RIGHT(CONVERT(varchar(27), CONVERT(time(7), [c]), 121), 1) <> '0'
time(6), milliseconds "round", milliseconds "round", microseconds "truncate", microseconds "truncate", milliseconds "round": CASE
  WHEN [c] IS NOT NULL THEN
  LEFT(CONVERT(varchar(27),
    CONVERT(time(7), CASE WHEN [c] < CONVERT(time(7), '23:59:59.999', 121) THEN CONVERT(time(3), [c]) ELSE [c] END),
    121),
    12) + '000'
  END
  counts milliseconds "round": RIGHT(CONVERT(varchar(27), CONVERT(time(7), [c]), 121), 4) <> '0000'
time(6), microseconds "round": LEFT(CONVERT(varchar(27),
  CONVERT(time(7), CASE WHEN [c] < CONVERT(time(7), '23:59:59.999', 121) THEN CONVERT(time(6), [c]) ELSE [c] END),
  121),
  15)
  counts microseconds "round": RIGHT(CONVERT(varchar(27), CONVERT(time(7), [c]), 121), 1) <> '0'
time(6), roundScale 2, notANumber "zero", notANumber "null", overflow 28 6, nearestFloat 32, nearestFloat 64, emptyLob, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, roundScale 2, overflow 38 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes", emptyLob, prefix 9 "characters": unsupported: ‹type› of SQL Server is not compared: a reason. No expression of it is known
time(9), milliseconds "truncate": CASE WHEN [c] IS NOT NULL THEN LEFT(CONVERT(varchar(27), CONVERT(time(7), [c]), 121), 12) + '000000' END
  counts milliseconds "truncate": RIGHT(CONVERT(varchar(27), CONVERT(time(7), [c]), 121), 4) <> '0000'
time(9), microseconds "truncate": CASE WHEN [c] IS NOT NULL THEN LEFT(CONVERT(varchar(27), CONVERT(time(7), [c]), 121), 15) + '000' END
  counts microseconds "truncate": RIGHT(CONVERT(varchar(27), CONVERT(time(7), [c]), 121), 1) <> '0'
time(9), milliseconds "round": CASE
  WHEN [c] IS NOT NULL THEN
  LEFT(CONVERT(varchar(27),
    CONVERT(time(7), CASE WHEN [c] < CONVERT(time(7), '23:59:59.999', 121) THEN CONVERT(time(3), [c]) ELSE [c] END),
    121),
    12) + '000000'
  END
  counts milliseconds "round": RIGHT(CONVERT(varchar(27), CONVERT(time(7), [c]), 121), 4) <> '0000'
time(9), microseconds "round": CASE
  WHEN [c] IS NOT NULL THEN
  LEFT(CONVERT(varchar(27),
    CONVERT(time(7), CASE WHEN [c] < CONVERT(time(7), '23:59:59.999', 121) THEN CONVERT(time(6), [c]) ELSE [c] END),
    121),
    15) + '000'
  END
  counts microseconds "round": RIGHT(CONVERT(varchar(27), CONVERT(time(7), [c]), 121), 1) <> '0'

-- datetime2(7), datetime2
timestamp(9), milliseconds "truncate": CASE WHEN [c] IS NOT NULL THEN LEFT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 23) + '000000' END
  counts milliseconds "truncate": RIGHT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 4) <> '0000'
timestamp(9), microseconds "truncate": CASE WHEN [c] IS NOT NULL THEN LEFT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 26) + '000' END
  counts microseconds "truncate": RIGHT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 1) <> '0'
timestamp(9), milliseconds "round", milliseconds "round", microseconds "truncate", microseconds "truncate", milliseconds "round": CASE
  WHEN [c] IS NOT NULL THEN
  LEFT(CONVERT(varchar(27),
    CONVERT(datetime2(7),
      CASE WHEN [c] < CONVERT(datetime2(7), '9999-12-31 23:59:59.999', 121) THEN CONVERT(datetime2(3), [c]) ELSE [c] END),
    121),
    23) + '000000'
  END
  counts milliseconds "round": RIGHT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 4) <> '0000'
timestamp(9), microseconds "round": CASE
  WHEN [c] IS NOT NULL THEN
  LEFT(CONVERT(varchar(27),
    CONVERT(datetime2(7),
      CASE WHEN [c] < CONVERT(datetime2(7), '9999-12-31 23:59:59.999', 121) THEN CONVERT(datetime2(6), [c]) ELSE [c] END),
    121),
    26) + '000'
  END
  counts microseconds "round": RIGHT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 1) <> '0'
timestamp(9), roundScale 2, notANumber "zero", notANumber "null", overflow 28 6, nearestFloat 32, nearestFloat 64, emptyLob, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, roundScale 2, overflow 38 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes", emptyLob, prefix 9 "characters": unsupported: ‹type› of SQL Server is not compared: a reason. No expression of it is known
timestamp(9), milliseconds "truncate": CASE WHEN [c] IS NOT NULL THEN LEFT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 23) + '000000' END
  counts milliseconds "truncate": RIGHT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 4) <> '0000'
timestamp(9), microseconds "truncate": CASE WHEN [c] IS NOT NULL THEN LEFT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 26) + '000' END
  counts microseconds "truncate": RIGHT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 1) <> '0'
timestamp(9), milliseconds "round": CASE
  WHEN [c] IS NOT NULL THEN
  LEFT(CONVERT(varchar(27),
    CONVERT(datetime2(7),
      CASE WHEN [c] < CONVERT(datetime2(7), '9999-12-31 23:59:59.999', 121) THEN CONVERT(datetime2(3), [c]) ELSE [c] END),
    121),
    23) + '000000'
  END
  counts milliseconds "round": RIGHT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 4) <> '0000'
timestamp(9), microseconds "round": CASE
  WHEN [c] IS NOT NULL THEN
  LEFT(CONVERT(varchar(27),
    CONVERT(datetime2(7),
      CASE WHEN [c] < CONVERT(datetime2(7), '9999-12-31 23:59:59.999', 121) THEN CONVERT(datetime2(6), [c]) ELSE [c] END),
    121),
    26) + '000'
  END
  counts microseconds "round": RIGHT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 1) <> '0'

-- datetime2(6), datetime2(0)
timestamp(6), milliseconds "truncate": CASE WHEN [c] IS NOT NULL THEN LEFT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 23) + '000' END
  counts milliseconds "truncate": RIGHT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 4) <> '0000'
timestamp(6), microseconds "truncate": ‹plain›
  counts microseconds "truncate": RIGHT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 1) <> '0'
timestamp(6), milliseconds "round", milliseconds "round", microseconds "truncate", microseconds "truncate", milliseconds "round": CASE
  WHEN [c] IS NOT NULL THEN
  LEFT(CONVERT(varchar(27),
    CONVERT(datetime2(7),
      CASE WHEN [c] < CONVERT(datetime2(7), '9999-12-31 23:59:59.999', 121) THEN CONVERT(datetime2(3), [c]) ELSE [c] END),
    121),
    23) + '000'
  END
  counts milliseconds "round": RIGHT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 4) <> '0000'
timestamp(6), microseconds "round": LEFT(CONVERT(varchar(27),
  CONVERT(datetime2(7), CASE WHEN [c] < CONVERT(datetime2(7), '9999-12-31 23:59:59.999', 121) THEN CONVERT(datetime2(6), [c]) ELSE [c] END),
  121),
  26)
  counts microseconds "round": RIGHT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 1) <> '0'
timestamp(6), roundScale 2, notANumber "zero", notANumber "null", overflow 28 6, nearestFloat 32, nearestFloat 64, emptyLob, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, roundScale 2, overflow 38 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes", emptyLob, prefix 9 "characters": unsupported: ‹type› of SQL Server is not compared: a reason. No expression of it is known
timestamp(9), milliseconds "truncate": CASE WHEN [c] IS NOT NULL THEN LEFT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 23) + '000000' END
  counts milliseconds "truncate": RIGHT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 4) <> '0000'
timestamp(9), microseconds "truncate": CASE WHEN [c] IS NOT NULL THEN LEFT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 26) + '000' END
  counts microseconds "truncate": RIGHT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 1) <> '0'
timestamp(9), milliseconds "round": CASE
  WHEN [c] IS NOT NULL THEN
  LEFT(CONVERT(varchar(27),
    CONVERT(datetime2(7),
      CASE WHEN [c] < CONVERT(datetime2(7), '9999-12-31 23:59:59.999', 121) THEN CONVERT(datetime2(3), [c]) ELSE [c] END),
    121),
    23) + '000000'
  END
  counts milliseconds "round": RIGHT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 4) <> '0000'
timestamp(9), microseconds "round": CASE
  WHEN [c] IS NOT NULL THEN
  LEFT(CONVERT(varchar(27),
    CONVERT(datetime2(7),
      CASE WHEN [c] < CONVERT(datetime2(7), '9999-12-31 23:59:59.999', 121) THEN CONVERT(datetime2(6), [c]) ELSE [c] END),
    121),
    26) + '000'
  END
  counts microseconds "round": RIGHT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 1) <> '0'

-- datetime, smalldatetime
timestamp(6), roundScale 2, notANumber "zero", notANumber "null", overflow 28 6, nearestFloat 32, nearestFloat 64, emptyLob, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, roundScale 2, overflow 38 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes", emptyLob, prefix 9 "characters": unsupported: ‹type› of SQL Server is not compared: a reason. No expression of it is known

-- nvarchar(4000), varchar(8000), text, ntext, xml
text, roundScale 2, notANumber "zero", notANumber "null", overflow 28 6, nearestFloat 32, nearestFloat 64, emptyLob, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, roundScale 2, overflow 38 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes", emptyLob, prefix 9 "characters": unsupported: ‹type› of SQL Server is not compared: a reason. No expression of it is known
text, prefix 2 "bytes": LEFT(‹plain›, 2)
  counts prefix 2 "bytes": DATALENGTH(‹plain›) > 0
text, prefix 1024 "bytes": LEFT(‹plain›, 1024)
  counts prefix 1024 "bytes": DATALENGTH(‹plain›) > 682
text, prefix 1024 "characters": LEFT(‹plain›, 1024)
  counts prefix 1024 "characters": DATALENGTH(‹plain›) > 2048

-- nchar(5), char(5)
text, roundScale 2, notANumber "zero", notANumber "null", overflow 28 6, nearestFloat 32, nearestFloat 64, emptyLob, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, roundScale 2, overflow 38 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes", emptyLob, prefix 9 "characters": unsupported: ‹type› of SQL Server is not compared: a reason. No expression of it is known
text, padding: CONVERT(nvarchar(max), [c]) COLLATE Latin1_General_BIN2

-- uniqueidentifier
text, roundScale 2, notANumber "zero", notANumber "null", overflow 28 6, nearestFloat 32, nearestFloat 64, emptyLob, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, roundScale 2, overflow 38 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes", emptyLob, prefix 9 "characters": unsupported: ‹type› of SQL Server is not compared: a reason. No expression of it is known
text, lowerCase: LOWER(‹plain›)
  counts lowerCase: 1 = 0

-- varbinary(8000), binary(4), image, varbinary(max)
bytes, roundScale 2, notANumber "zero", notANumber "null", overflow 28 6, nearestFloat 32, nearestFloat 64, emptyLob, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, roundScale 2, overflow 38 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes", emptyLob, prefix 9 "characters": unsupported: ‹type› of SQL Server is not compared: a reason. No expression of it is known
bytes, prefix 2 "bytes": LOWER(CONVERT(varchar(max), CONVERT(varbinary(max), SUBSTRING(CONVERT(varbinary(max), [c]), 1, 2)), 2))
  counts prefix 2 "bytes": DATALENGTH(CONVERT(varbinary(max), [c])) > 2
bytes, prefix 1024 "bytes": LOWER(CONVERT(varchar(max), CONVERT(varbinary(max), SUBSTRING(CONVERT(varbinary(max), [c]), 1, 1024)), 2))
  counts prefix 1024 "bytes": DATALENGTH(CONVERT(varbinary(max), [c])) > 1024
bytes, prefix 1024 "characters": LOWER(CONVERT(varchar(max), CONVERT(varbinary(max), SUBSTRING(CONVERT(varbinary(max), [c]), 1, 1024)), 2))
  counts prefix 1024 "characters": DATALENGTH(CONVERT(varbinary(max), [c])) > 1024

-- timestamp
bytes, roundScale 2, notANumber "zero", notANumber "null", overflow 28 6, nearestFloat 32, nearestFloat 64, emptyLob, infinityDates, zeroDates, zeroDates "text", zone "utc", zone "local", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], notANumber "zero", roundScale 2, overflow 28 2, roundScale 2, overflow 38 2, infinityDates, milliseconds "truncate", zeroDates, milliseconds "round", zone "local", milliseconds "truncate", replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes", emptyLob, prefix 9 "characters": unsupported: ‹type› of SQL Server is not compared: a reason. No expression of it is known

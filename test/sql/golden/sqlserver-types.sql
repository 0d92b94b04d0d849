-- tinyint
by itself: integer
integer: CONVERT(varchar(20), [c])
decimal(0): CONVERT(varchar(41), [c])
decimal(2): CASE WHEN [c] IS NOT NULL THEN CONVERT(varchar(41), [c]) + '.00' END
decimal(6): CASE WHEN [c] IS NOT NULL THEN CONVERT(varchar(41), [c]) + '.000000' END
decimal(31): CASE WHEN [c] IS NOT NULL THEN CONVERT(varchar(41), [c]) + '.0000000000000000000000000000000' END
decimal, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- smallint, int, bigint
by itself: integer
integer: CONVERT(varchar(20), [c])
decimal(0): CONVERT(varchar(41), [c])
decimal(2): CASE WHEN [c] IS NOT NULL THEN CONVERT(varchar(41), [c]) + '.00' END
decimal(6): CASE WHEN [c] IS NOT NULL THEN CONVERT(varchar(41), [c]) + '.000000' END
decimal(31): CASE WHEN [c] IS NOT NULL THEN CONVERT(varchar(41), [c]) + '.0000000000000000000000000000000' END
decimal, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: integer
  ([c] < 7 OR [c] IS NULL)
  ([c] IS NOT NULL AND [c] >= -5 AND [c] < 7)
  ([c] IS NOT NULL AND [c] >= -5)
key in: [c] IN (-5, 7)

-- decimal(38,0)
by itself: decimal(0)
decimal(0): CONVERT(varchar(41), [c])
decimal(2): CASE WHEN [c] IS NOT NULL THEN CONVERT(varchar(41), [c]) + '.00' END
decimal(6): CASE WHEN [c] IS NOT NULL THEN CONVERT(varchar(41), [c]) + '.000000' END
decimal(31): CASE WHEN [c] IS NOT NULL THEN CONVERT(varchar(41), [c]) + '.0000000000000000000000000000000' END
integer, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
decimal: unsupported: …(38,0) cannot be compared as …
ranges: null

-- decimal(12,2)
by itself: decimal(2)
decimal(2): CONVERT(varchar(41), [c])
decimal(6): CASE WHEN [c] IS NOT NULL THEN CONVERT(varchar(41), [c]) + '0000' END
decimal(31): CASE WHEN [c] IS NOT NULL THEN CONVERT(varchar(41), [c]) + '00000000000000000000000000000' END
integer, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
decimal(0), decimal: unsupported: …(12,2) cannot be compared as …
ranges: null

-- decimal(38,38)
by itself: decimal(38)
integer, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
decimal(0), decimal(2), decimal(6), decimal(31), decimal: unsupported: …(38,38) cannot be compared as …
ranges: null

-- numeric, numeric(9,0)
by itself: decimal(0)
decimal(0): CONVERT(varchar(41), [c])
decimal(2): CASE WHEN [c] IS NOT NULL THEN CONVERT(varchar(41), [c]) + '.00' END
decimal(6): CASE WHEN [c] IS NOT NULL THEN CONVERT(varchar(41), [c]) + '.000000' END
decimal(31): CASE WHEN [c] IS NOT NULL THEN CONVERT(varchar(41), [c]) + '.0000000000000000000000000000000' END
integer, decimal, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- money, smallmoney
by itself: decimal(4)
decimal(6): CASE WHEN CONVERT(decimal(19, 4), [c]) IS NOT NULL THEN CONVERT(varchar(41), CONVERT(decimal(19, 4), [c])) + '00' END
decimal(31): CASE
  WHEN CONVERT(decimal(19, 4), [c]) IS NOT NULL THEN CONVERT(varchar(41), CONVERT(decimal(19, 4), [c])) + '000000000000000000000000000'
  END
integer, decimal(0), decimal(2), decimal, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- bit
by itself: boolean
boolean: CASE [c] WHEN 1 THEN 'true' WHEN 0 THEN 'false' END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- float(53), real
by itself: float
float: LOWER(CONVERT(varchar(16), CONVERT(binary(8), CONVERT(float(53), [c])), 2))
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- date
by itself: date
date: CONVERT(varchar(10), [c], 23)
timestamp(6): CASE WHEN [c] IS NOT NULL THEN CONVERT(varchar(10), [c], 23) + ' 00:00:00.000000' END
timestamp(9): CASE WHEN [c] IS NOT NULL THEN CONVERT(varchar(10), [c], 23) + ' 00:00:00.000000000' END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, text, bytes, time(6), time(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- time(7)
by itself: time(9)
time(9): CASE WHEN [c] IS NOT NULL THEN LEFT(CONVERT(varchar(27), CONVERT(time(7), [c]), 121), 16) + '00' END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes, timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
time(6): unsupported: …(7) cannot be compared as …
ranges: null

-- time(0), time(3)
by itself: time(6)
time(6): LEFT(CONVERT(varchar(27), CONVERT(time(7), [c]), 121), 15)
time(9): CASE WHEN [c] IS NOT NULL THEN LEFT(CONVERT(varchar(27), CONVERT(time(7), [c]), 121), 16) + '00' END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes, timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- datetime2(7)
by itself: timestamp(9)
timestamp(9): CASE WHEN [c] IS NOT NULL THEN LEFT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 27) + '00' END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, text, bytes, timestamp(6): unsupported: ‹type› cannot be compared as …
date: unsupported: …time2(7) cannot be compared as …
time(6), time(9): unsupported: date…2(7) cannot be compared as …
ranges: null

-- datetime2(6)
by itself: timestamp(6)
timestamp(6): LEFT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 26)
timestamp(9): CASE WHEN [c] IS NOT NULL THEN LEFT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 27) + '00' END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, text, bytes: unsupported: ‹type› cannot be compared as …
date: unsupported: …time2(6) cannot be compared as …
time(6), time(9): unsupported: date…2(6) cannot be compared as …
ranges: null

-- datetime2(0)
by itself: timestamp(6)
timestamp(6): LEFT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 26)
timestamp(9): CASE WHEN [c] IS NOT NULL THEN LEFT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 27) + '00' END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, text, bytes: unsupported: ‹type› cannot be compared as …
date: unsupported: …time2(0) cannot be compared as …
time(6), time(9): unsupported: date…2(0) cannot be compared as …
ranges: null

-- datetime
by itself: timestamp(6)
timestamp(6): CASE WHEN [c] IS NOT NULL THEN CONVERT(varchar(23), [c], 121) + '000' END
timestamp(9): CASE WHEN [c] IS NOT NULL THEN CONVERT(varchar(23), [c], 121) + '000000' END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, text, bytes: unsupported: ‹type› cannot be compared as …
date: unsupported: …time cannot be compared as …
time(6), time(9): unsupported: date… cannot be compared as …
ranges: null

-- smalldatetime
by itself: timestamp(6)
timestamp(6): CASE WHEN [c] IS NOT NULL THEN CONVERT(varchar(23), [c], 121) + '000' END
timestamp(9): CASE WHEN [c] IS NOT NULL THEN CONVERT(varchar(23), [c], 121) + '000000' END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, text, bytes: unsupported: ‹type› cannot be compared as …
date: unsupported: small…time cannot be compared as …
time(6), time(9): unsupported: smalldate… cannot be compared as …
ranges: null

-- nvarchar(4000), varchar(8000), text, ntext, xml
by itself: text
text: CONVERT(nvarchar(max), [c]) COLLATE Latin1_General_BIN2
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- nchar(5), char(5)
by itself: text
text: RTRIM(CONVERT(nvarchar(max), [c]) COLLATE Latin1_General_BIN2)
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- uniqueidentifier
by itself: text
text: CONVERT(varchar(36), [c])
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- varbinary(8000), binary(4), image, varbinary(max)
by itself: bytes
bytes: LOWER(CONVERT(varchar(max), CONVERT(varbinary(max), [c]), 2))
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- timestamp
by itself: bytes
bytes: LOWER(CONVERT(varchar(16), CONVERT(binary(8), [c]), 2))
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text: unsupported: ‹type› cannot be compared as …
time(6), time(9): unsupported: …stamp cannot be compared as …
timestamp(6), timestamp(9): unsupported: … cannot be compared as …
ranges: null

-- datetimeoffset(7)
by itself: unsupported: ‹type› of SQL Server is not compared: DMS writes it as text, in a form that is not documented
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, text, bytes, timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
date: unsupported: …timeoffset(7) cannot be compared as …
time(6), time(9): unsupported: date…offset(7) cannot be compared as …
ranges: null

-- hierarchyid
by itself: unsupported: ‹type› of SQL Server is not compared: DMS writes it as text, in a form that is not documented
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- geometry, geography
by itself: unsupported: ‹type› of SQL Server is not compared: DMS writes it as text, with another SRID
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- encrypted
by itself: unsupported: ‹type› of SQL Server is not compared: the server hands out what Always Encrypted made of it
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- sql_variant
by itself: unsupported: ‹type› of SQL Server is not compared: how DMS writes it is not documented
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
ranges: null

-- datetime2
by itself: timestamp(9)
timestamp(9): CASE WHEN [c] IS NOT NULL THEN LEFT(CONVERT(varchar(27), CONVERT(datetime2(7), [c]), 121), 27) + '00' END
integer, decimal(0), decimal(2), decimal(6), decimal(31), decimal, float, boolean, text, bytes, timestamp(6): unsupported: ‹type› cannot be compared as …
date: unsupported: …time2 cannot be compared as …
time(6), time(9): unsupported: date…2 cannot be compared as …
ranges: null

-- decimal
by itself: decimal(0)
decimal(0): CONVERT(varchar(41), [c])
decimal(2): CASE WHEN [c] IS NOT NULL THEN CONVERT(varchar(41), [c]) + '.00' END
decimal(6): CASE WHEN [c] IS NOT NULL THEN CONVERT(varchar(41), [c]) + '.000000' END
decimal(31): CASE WHEN [c] IS NOT NULL THEN CONVERT(varchar(41), [c]) + '.0000000000000000000000000000000' END
integer, float, boolean, date, text, bytes, time(6), time(9), timestamp(6), timestamp(9): unsupported: ‹type› cannot be compared as …
decimal: unsupported: … cannot be compared as …
ranges: null

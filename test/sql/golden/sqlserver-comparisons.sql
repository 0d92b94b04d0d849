-- tinyint, smallint, int, bigint, decimal(38,0), decimal(12,2), decimal(38,38), numeric, money, smallmoney, bit, float(53), real, nvarchar(4000), varchar(8000), nchar(5), char(5), text, ntext, xml, uniqueidentifier, varbinary(8000), binary(4), image, numeric(9,0), varbinary(max), decimal
= "5", = "-0.5", = "1e5", = "90000000000000000000000000000000000000000", = "é", = "a b", = "", = "TRUE", = "f", = "2", = "yes", <> "5", >= "5", <> "true", >= "true", <> "2026-02-28", >= "2026-02-28": unsupported: no condition is known

-- date, time(7), time(0), datetime2(7), datetime2(6), datetime2(0), datetime, smalldatetime, timestamp, datetime2, time(3)
= "2026-02-28", = "2026-02-30", = "0000-01-01", = "2026-01-01 10:00:00.5", = "2026-01-01T23:59:59", = "2026-01-01 24:00:00", <> "5", >= "5", <> "true", >= "true", <> "2026-02-28", >= "2026-02-28": unsupported: no condition is known

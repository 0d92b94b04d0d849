-- NUMBER, BINARY_DOUBLE, BINARY_FLOAT, FLOAT(126), VARCHAR2(4000 BYTE), CHAR(5 BYTE), NVARCHAR2(1300), NCHAR(20), CLOB, NCLOB, RAW(2000), NUMBER(9,0)
= "5", = "-0.5", = "1e5", = "90000000000000000000000000000000000000000", = "é", = "a b", = "", = "TRUE", = "f", = "2", = "yes", = "1.25", = "1.2x", = "untrue", = "false2", = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", <> "5", >= "5", <> "true", >= "true", <> "2026-02-28", >= "2026-02-28": unsupported: no condition is known

-- DATE, TIMESTAMP(6), TIMESTAMP(6) WITH TIME ZONE, TIMESTAMP, TIMESTAMP(6) WITH LOCAL TIME ZONE
= "x2026-02-28", = "2026-02-28x", = "x2026-01-01 10:00:00", = "2026-01-01 10:00:00.1234567", = "2026-01-01 10:00:00.123456x", = "2026-02-28", = "2026-02-30", = "0000-01-01", = "2026-01-01 10:00:00.5", = "2026-01-01T23:59:59", = "2026-01-01 24:00:00", <> "5", >= "5", <> "true", >= "true", <> "2026-02-28", >= "2026-02-28": unsupported: no condition is known

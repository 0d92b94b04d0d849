-- numeric
decimal, roundScale 2: CASE WHEN strpos((round("c", 2))::text, '.') > 0 THEN rtrim(rtrim((round("c", 2))::text, '0'), '.') ELSE (round("c", 2))::text END
  counts roundScale 2: "c" <> round("c", 2)
decimal, notANumber "zero": CASE
  WHEN strpos((CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END)::text, '.') > 0
    THEN rtrim(rtrim((CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END)::text, '0'), '.')
  ELSE (CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END)::text
  END
  counts notANumber "zero": "c" - "c" <> 0
decimal, notANumber "null": CASE
  WHEN strpos((CASE WHEN "c" - "c" <> 0 THEN NULL ELSE "c" END)::text, '.') > 0
    THEN rtrim(rtrim((CASE WHEN "c" - "c" <> 0 THEN NULL ELSE "c" END)::text, '0'), '.')
  ELSE (CASE WHEN "c" - "c" <> 0 THEN NULL ELSE "c" END)::text
  END
  counts notANumber "null": "c" - "c" <> 0
decimal, overflow 28 6: ‹plain›
  counts overflow 28 6: abs(round("c", 6)) >= 10000000000000000000000
decimal, notANumber "zero", roundScale 2, overflow 28 2: CASE
  WHEN strpos((round(CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END, 2))::text, '.') > 0
    THEN rtrim(rtrim((round(CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END, 2))::text, '0'), '.')
  ELSE (round(CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END, 2))::text
  END
  counts notANumber "zero": "c" - "c" <> 0
  counts roundScale 2: "c" <> round("c", 2)
  counts overflow 28 2: NOT ("c" - "c" <> 0) AND abs(round("c", 2)) >= 100000000000000000000000000
decimal, roundScale 2, overflow 38 2: CASE WHEN strpos((round("c", 2))::text, '.') > 0 THEN rtrim(rtrim((round("c", 2))::text, '0'), '.') ELSE (round("c", 2))::text END
  counts roundScale 2: "c" <> round("c", 2)
  counts overflow 38 2: abs(round("c", 2)) >= 1000000000000000000000000000000000000
decimal(2), roundScale 2: round("c", 2)::text
  counts roundScale 2: "c" <> round("c", 2)
decimal(2), notANumber "zero", roundScale 2, overflow 28 2: round(round(CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END, 2), 2)::text
  counts notANumber "zero": "c" - "c" <> 0
  counts roundScale 2: "c" <> round("c", 2)
  counts overflow 28 2: NOT ("c" - "c" <> 0) AND abs(round("c", 2)) >= 100000000000000000000000000
decimal(2), roundScale 2, overflow 38 2: round("c", 2)::text
  counts roundScale 2: "c" <> round("c", 2)
  counts overflow 38 2: abs(round("c", 2)) >= 1000000000000000000000000000000000000
decimal(4), roundScale 2: round(round("c", 2), 4)::text
  counts roundScale 2: "c" <> round("c", 2)
decimal(4), notANumber "zero", roundScale 2, overflow 28 2: round(round(CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END, 2), 4)::text
  counts notANumber "zero": "c" - "c" <> 0
  counts roundScale 2: "c" <> round("c", 2)
  counts overflow 28 2: NOT ("c" - "c" <> 0) AND abs(round("c", 2)) >= 100000000000000000000000000
decimal(4), roundScale 2, overflow 38 2: round(round("c", 2), 4)::text
  counts roundScale 2: "c" <> round("c", 2)
  counts overflow 38 2: abs(round("c", 2)) >= 1000000000000000000000000000000000000

-- numeric(12,2)
decimal(2), roundScale 2: round("c", 2)::text
  counts roundScale 2: "c" <> round("c", 2)
decimal(2), notANumber "zero": round(CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END, 2)::text
  counts notANumber "zero": "c" - "c" <> 0
decimal(2), notANumber "null": round(CASE WHEN "c" - "c" <> 0 THEN NULL ELSE "c" END, 2)::text
  counts notANumber "null": "c" - "c" <> 0
decimal(2), overflow 28 6: "c"::text
  counts overflow 28 6: abs(round("c", 6)) >= 10000000000000000000000
decimal(2), notANumber "zero", roundScale 2, overflow 28 2: round(round(CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END, 2), 2)::text
  counts notANumber "zero": "c" - "c" <> 0
  counts roundScale 2: "c" <> round("c", 2)
  counts overflow 28 2: NOT ("c" - "c" <> 0) AND abs(round("c", 2)) >= 100000000000000000000000000
decimal(2), roundScale 2, overflow 38 2: round("c", 2)::text
  counts roundScale 2: "c" <> round("c", 2)
  counts overflow 38 2: abs(round("c", 2)) >= 1000000000000000000000000000000000000
decimal(2), roundScale 2: round("c", 2)::text
  counts roundScale 2: "c" <> round("c", 2)
decimal(2), notANumber "zero": round(CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END, 2)::text
  counts notANumber "zero": "c" - "c" <> 0
decimal(2), notANumber "null": round(CASE WHEN "c" - "c" <> 0 THEN NULL ELSE "c" END, 2)::text
  counts notANumber "null": "c" - "c" <> 0
decimal(2), overflow 28 6: "c"::text
  counts overflow 28 6: abs(round("c", 6)) >= 10000000000000000000000
decimal(2), notANumber "zero", roundScale 2, overflow 28 2: round(round(CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END, 2), 2)::text
  counts notANumber "zero": "c" - "c" <> 0
  counts roundScale 2: "c" <> round("c", 2)
  counts overflow 28 2: NOT ("c" - "c" <> 0) AND abs(round("c", 2)) >= 100000000000000000000000000
decimal(2), roundScale 2, overflow 38 2: round("c", 2)::text
  counts roundScale 2: "c" <> round("c", 2)
  counts overflow 38 2: abs(round("c", 2)) >= 1000000000000000000000000000000000000
decimal(4), roundScale 2: round(round("c", 2), 4)::text
  counts roundScale 2: "c" <> round("c", 2)
decimal(4), notANumber "zero": round(CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END, 4)::text
  counts notANumber "zero": "c" - "c" <> 0
decimal(4), notANumber "null": round(CASE WHEN "c" - "c" <> 0 THEN NULL ELSE "c" END, 4)::text
  counts notANumber "null": "c" - "c" <> 0
decimal(4), overflow 28 6: round("c", 4)::text
  counts overflow 28 6: abs(round("c", 6)) >= 10000000000000000000000
decimal(4), notANumber "zero", roundScale 2, overflow 28 2: round(round(CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END, 2), 4)::text
  counts notANumber "zero": "c" - "c" <> 0
  counts roundScale 2: "c" <> round("c", 2)
  counts overflow 28 2: NOT ("c" - "c" <> 0) AND abs(round("c", 2)) >= 100000000000000000000000000
decimal(4), roundScale 2, overflow 38 2: round(round("c", 2), 4)::text
  counts roundScale 2: "c" <> round("c", 2)
  counts overflow 38 2: abs(round("c", 2)) >= 1000000000000000000000000000000000000

-- numeric(5,0)
decimal(0), roundScale 2, notANumber "zero", roundScale 2, overflow 28 2, roundScale 2, overflow 38 2: unsupported: ‹type› has more fraction digits than decimal(0) keeps
decimal(0), notANumber "zero": round(CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END, 0)::text
  counts notANumber "zero": "c" - "c" <> 0
decimal(0), notANumber "null": round(CASE WHEN "c" - "c" <> 0 THEN NULL ELSE "c" END, 0)::text
  counts notANumber "null": "c" - "c" <> 0
decimal(0), overflow 28 6: "c"::text
  counts overflow 28 6: abs(round("c", 6)) >= 10000000000000000000000
decimal(2), roundScale 2: round("c", 2)::text
  counts roundScale 2: "c" <> round("c", 2)
decimal(2), notANumber "zero": round(CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END, 2)::text
  counts notANumber "zero": "c" - "c" <> 0
decimal(2), notANumber "null": round(CASE WHEN "c" - "c" <> 0 THEN NULL ELSE "c" END, 2)::text
  counts notANumber "null": "c" - "c" <> 0
decimal(2), overflow 28 6: round("c", 2)::text
  counts overflow 28 6: abs(round("c", 6)) >= 10000000000000000000000
decimal(2), notANumber "zero", roundScale 2, overflow 28 2: round(round(CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END, 2), 2)::text
  counts notANumber "zero": "c" - "c" <> 0
  counts roundScale 2: "c" <> round("c", 2)
  counts overflow 28 2: NOT ("c" - "c" <> 0) AND abs(round("c", 2)) >= 100000000000000000000000000
decimal(2), roundScale 2, overflow 38 2: round("c", 2)::text
  counts roundScale 2: "c" <> round("c", 2)
  counts overflow 38 2: abs(round("c", 2)) >= 1000000000000000000000000000000000000
decimal(4), roundScale 2: round(round("c", 2), 4)::text
  counts roundScale 2: "c" <> round("c", 2)
decimal(4), notANumber "zero": round(CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END, 4)::text
  counts notANumber "zero": "c" - "c" <> 0
decimal(4), notANumber "null": round(CASE WHEN "c" - "c" <> 0 THEN NULL ELSE "c" END, 4)::text
  counts notANumber "null": "c" - "c" <> 0
decimal(4), overflow 28 6: round("c", 4)::text
  counts overflow 28 6: abs(round("c", 6)) >= 10000000000000000000000
decimal(4), notANumber "zero", roundScale 2, overflow 28 2: round(round(CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END, 2), 4)::text
  counts notANumber "zero": "c" - "c" <> 0
  counts roundScale 2: "c" <> round("c", 2)
  counts overflow 28 2: NOT ("c" - "c" <> 0) AND abs(round("c", 2)) >= 100000000000000000000000000
decimal(4), roundScale 2, overflow 38 2: round(round("c", 2), 4)::text
  counts roundScale 2: "c" <> round("c", 2)
  counts overflow 38 2: abs(round("c", 2)) >= 1000000000000000000000000000000000000

-- numeric(3,-2)
decimal(0), roundScale 2, notANumber "zero", roundScale 2, overflow 28 2, roundScale 2, overflow 38 2: unsupported: ‹type› has more fraction digits than decimal(0) keeps
decimal(0), notANumber "zero": round(CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END, 0)::text
  counts notANumber "zero": "c" - "c" <> 0
decimal(0), notANumber "null": round(CASE WHEN "c" - "c" <> 0 THEN NULL ELSE "c" END, 0)::text
  counts notANumber "null": "c" - "c" <> 0
decimal(0), overflow 28 6: round("c", 0)::text
  counts overflow 28 6: abs(round("c", 6)) >= 10000000000000000000000
decimal(2), roundScale 2: round("c", 2)::text
  counts roundScale 2: "c" <> round("c", 2)
decimal(2), notANumber "zero": round(CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END, 2)::text
  counts notANumber "zero": "c" - "c" <> 0
decimal(2), notANumber "null": round(CASE WHEN "c" - "c" <> 0 THEN NULL ELSE "c" END, 2)::text
  counts notANumber "null": "c" - "c" <> 0
decimal(2), overflow 28 6: round("c", 2)::text
  counts overflow 28 6: abs(round("c", 6)) >= 10000000000000000000000
decimal(2), notANumber "zero", roundScale 2, overflow 28 2: round(round(CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END, 2), 2)::text
  counts notANumber "zero": "c" - "c" <> 0
  counts roundScale 2: "c" <> round("c", 2)
  counts overflow 28 2: NOT ("c" - "c" <> 0) AND abs(round("c", 2)) >= 100000000000000000000000000
decimal(2), roundScale 2, overflow 38 2: round("c", 2)::text
  counts roundScale 2: "c" <> round("c", 2)
  counts overflow 38 2: abs(round("c", 2)) >= 1000000000000000000000000000000000000
decimal(4), roundScale 2: round(round("c", 2), 4)::text
  counts roundScale 2: "c" <> round("c", 2)
decimal(4), notANumber "zero": round(CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END, 4)::text
  counts notANumber "zero": "c" - "c" <> 0
decimal(4), notANumber "null": round(CASE WHEN "c" - "c" <> 0 THEN NULL ELSE "c" END, 4)::text
  counts notANumber "null": "c" - "c" <> 0
decimal(4), overflow 28 6: round("c", 4)::text
  counts overflow 28 6: abs(round("c", 6)) >= 10000000000000000000000
decimal(4), notANumber "zero", roundScale 2, overflow 28 2: round(round(CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END, 2), 4)::text
  counts notANumber "zero": "c" - "c" <> 0
  counts roundScale 2: "c" <> round("c", 2)
  counts overflow 28 2: NOT ("c" - "c" <> 0) AND abs(round("c", 2)) >= 100000000000000000000000000
decimal(4), roundScale 2, overflow 38 2: round(round("c", 2), 4)::text
  counts roundScale 2: "c" <> round("c", 2)
  counts overflow 38 2: abs(round("c", 2)) >= 1000000000000000000000000000000000000

-- numeric(38,20)
decimal(20), roundScale 2: round(round("c", 2), 20)::text
  counts roundScale 2: "c" <> round("c", 2)
decimal(20), notANumber "zero": round(CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END, 20)::text
  counts notANumber "zero": "c" - "c" <> 0
decimal(20), notANumber "null": round(CASE WHEN "c" - "c" <> 0 THEN NULL ELSE "c" END, 20)::text
  counts notANumber "null": "c" - "c" <> 0
decimal(20), overflow 28 6: "c"::text
  counts overflow 28 6: abs(round("c", 6)) >= 10000000000000000000000
decimal(20), notANumber "zero", roundScale 2, overflow 28 2: round(round(CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END, 2), 20)::text
  counts notANumber "zero": "c" - "c" <> 0
  counts roundScale 2: "c" <> round("c", 2)
  counts overflow 28 2: NOT ("c" - "c" <> 0) AND abs(round("c", 2)) >= 100000000000000000000000000
decimal(20), roundScale 2, overflow 38 2: round(round("c", 2), 20)::text
  counts roundScale 2: "c" <> round("c", 2)
  counts overflow 38 2: abs(round("c", 2)) >= 1000000000000000000000000000000000000
decimal(2), roundScale 2: round("c", 2)::text
  counts roundScale 2: "c" <> round("c", 2)
decimal(2), notANumber "zero", roundScale 2, overflow 28 2: round(round(CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END, 2), 2)::text
  counts notANumber "zero": "c" - "c" <> 0
  counts roundScale 2: "c" <> round("c", 2)
  counts overflow 28 2: NOT ("c" - "c" <> 0) AND abs(round("c", 2)) >= 100000000000000000000000000
decimal(2), roundScale 2, overflow 38 2: round("c", 2)::text
  counts roundScale 2: "c" <> round("c", 2)
  counts overflow 38 2: abs(round("c", 2)) >= 1000000000000000000000000000000000000
decimal(4), roundScale 2: round(round("c", 2), 4)::text
  counts roundScale 2: "c" <> round("c", 2)
decimal(4), notANumber "zero", roundScale 2, overflow 28 2: round(round(CASE WHEN "c" - "c" <> 0 THEN 0 ELSE "c" END, 2), 4)::text
  counts notANumber "zero": "c" - "c" <> 0
  counts roundScale 2: "c" <> round("c", 2)
  counts overflow 28 2: NOT ("c" - "c" <> 0) AND abs(round("c", 2)) >= 100000000000000000000000000
decimal(4), roundScale 2, overflow 38 2: round(round("c", 2), 4)::text
  counts roundScale 2: "c" <> round("c", 2)
  counts overflow 38 2: abs(round("c", 2)) >= 1000000000000000000000000000000000000

-- money
decimal(2), notANumber "zero", notANumber "null", notANumber "zero", roundScale 2, overflow 28 2: round((('x' || encode(cash_send("c"), 'hex'))::bit(64)::bigint * 0.01), 2)::text
decimal(2), notANumber "zero", notANumber "null", notANumber "zero", roundScale 2, overflow 28 2: round((('x' || encode(cash_send("c"), 'hex'))::bit(64)::bigint * 0.01), 2)::text

-- date
date, infinityDates, infinityDates, milliseconds "truncate": CASE
  WHEN CASE "c"
    WHEN 'infinity' THEN make_date(9999, 12, 31)
    WHEN '-infinity' THEN make_date(-4713, 1, 1)
    ELSE "c"
    END BETWEEN make_date(1,
    1,
    1)
    AND make_date(9999, 12, 31)
    THEN to_char(CASE "c"
      WHEN 'infinity' THEN make_date(9999, 12, 31)
      WHEN '-infinity' THEN make_date(-4713, 1, 1)
      ELSE "c" END::timestamp,
      'YYYY-MM-DD')
      WHEN isfinite(CASE "c" WHEN 'infinity' THEN make_date(9999, 12, 31) WHEN '-infinity' THEN make_date(-4713, 1, 1) ELSE "c" END)
        THEN '~'
        || (CASE "c"
          WHEN 'infinity' THEN make_date(9999, 12, 31)
          WHEN '-infinity' THEN make_date(-4713, 1, 1)
          ELSE "c"
          END - make_date(1970,
          1,
          1))::text
      WHEN CASE "c"
        WHEN 'infinity' THEN make_date(9999, 12, 31)
        WHEN '-infinity' THEN make_date(-4713, 1, 1)
        ELSE "c"
        END > make_date(1970,
        1,
        1)
        THEN '~infinity'
      WHEN CASE "c" WHEN 'infinity' THEN make_date(9999, 12, 31) WHEN '-infinity' THEN make_date(-4713, 1, 1) ELSE "c" END IS NOT NULL
        THEN '~-infinity'
      END
  counts infinityDates: NOT isfinite("c")

-- timestamp
timestamp(6), milliseconds "truncate", zone "local", milliseconds "truncate": CASE
  WHEN date_trunc('milliseconds', "c") >= make_timestamp(1, 1, 1, 0, 0, 0)
    AND date_trunc('milliseconds', "c") < make_timestamp(10000, 1, 1, 0, 0, 0)
    THEN to_char(date_trunc('milliseconds', "c"), 'YYYY-MM-DD HH24:MI:SS.US')
  WHEN isfinite(date_trunc('milliseconds', "c"))
    THEN '~'
    || (((date_trunc('milliseconds', "c"))::date - make_date(1970,
      1,
      1))::numeric * 86400000000 + round(extract(epoch from (date_trunc('milliseconds', "c"))::time) * 1000000)::numeric)::text
  WHEN date_trunc('milliseconds', "c") > make_timestamp(1, 1, 1, 0, 0, 0) THEN '~infinity'
  WHEN date_trunc('milliseconds', "c") IS NOT NULL THEN '~-infinity'
  END
  counts milliseconds "truncate": "c" <> date_trunc('milliseconds', "c")
timestamp(6), milliseconds "round", milliseconds "round", microseconds "truncate", microseconds "truncate", milliseconds "round", zeroDates, milliseconds "round": CASE
  WHEN "c"::timestamp(3) >= make_timestamp(1, 1, 1, 0, 0, 0)
    AND "c"::timestamp(3) < make_timestamp(10000, 1, 1, 0, 0, 0)
    THEN to_char("c"::timestamp(3), 'YYYY-MM-DD HH24:MI:SS.US')
  WHEN isfinite("c"::timestamp(3))
    THEN '~'
    || ((("c"::timestamp(3))::date - make_date(1970,
      1,
      1))::numeric * 86400000000 + round(extract(epoch from ("c"::timestamp(3))::time) * 1000000)::numeric)::text
  WHEN "c"::timestamp(3) > make_timestamp(1, 1, 1, 0, 0, 0) THEN '~infinity'
  WHEN "c"::timestamp(3) IS NOT NULL THEN '~-infinity'
  END
  counts milliseconds "round": "c" <> "c"::timestamp(3)
timestamp(6), infinityDates: CASE
  WHEN CASE "c"
    WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
    WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
    ELSE "c"
    END >= make_timestamp(1,
    1,
    1,
    0,
    0,
    0)
    AND CASE "c"
      WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
      WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
      ELSE "c"
      END < make_timestamp(10000,
      1,
      1,
      0,
      0,
      0)
    THEN to_char(CASE "c"
      WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
      WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
      ELSE "c"
      END,
      'YYYY-MM-DD HH24:MI:SS.US')
  WHEN isfinite(CASE "c"
    WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
    WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
    ELSE "c"
    END)
    THEN '~'
    || (((CASE "c"
      WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
      WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
      ELSE "c"
      END)::date - make_date(1970,
      1,
      1))::numeric * 86400000000 + round(extract(epoch from (CASE "c"
        WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
        WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
        ELSE "c"
        END)::time) * 1000000)::numeric)::text
  WHEN CASE "c"
    WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
    WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
    ELSE "c"
    END > make_timestamp(1,
    1,
    1,
    0,
    0,
    0)
    THEN '~infinity'
  WHEN CASE "c"
    WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
    WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
    ELSE "c"
    END IS NOT NULL
    THEN '~-infinity'
  END
  counts infinityDates: NOT isfinite("c")
timestamp(6), infinityDates, milliseconds "truncate": CASE
  WHEN CASE "c"
    WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
    WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
    ELSE date_trunc('milliseconds', "c")
    END >= make_timestamp(1,
    1,
    1,
    0,
    0,
    0)
    AND CASE "c"
      WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
      WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
      ELSE date_trunc('milliseconds', "c")
      END < make_timestamp(10000,
      1,
      1,
      0,
      0,
      0)
    THEN to_char(CASE "c"
      WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
      WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
      ELSE date_trunc('milliseconds', "c")
      END,
      'YYYY-MM-DD HH24:MI:SS.US')
  WHEN isfinite(CASE "c"
    WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
    WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
    ELSE date_trunc('milliseconds', "c")
    END)
    THEN '~'
    || (((CASE "c"
      WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
      WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
      ELSE date_trunc('milliseconds', "c")
      END)::date - make_date(1970,
      1,
      1))::numeric * 86400000000 + round(extract(epoch from (CASE "c"
        WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
        WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
        ELSE date_trunc('milliseconds', "c")
        END)::time) * 1000000)::numeric)::text
  WHEN CASE "c"
    WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
    WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
    ELSE date_trunc('milliseconds', "c")
    END > make_timestamp(1,
    1,
    1,
    0,
    0,
    0)
    THEN '~infinity'
  WHEN CASE "c"
    WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
    WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
    ELSE date_trunc('milliseconds', "c")
    END IS NOT NULL
    THEN '~-infinity'
  END
  counts milliseconds "truncate": "c" <> date_trunc('milliseconds', "c")
  counts infinityDates: NOT isfinite("c")
timestamp(9), milliseconds "truncate": CASE
  WHEN date_trunc('milliseconds', "c") >= make_timestamp(1, 1, 1, 0, 0, 0)
    AND date_trunc('milliseconds', "c") < make_timestamp(10000, 1, 1, 0, 0, 0)
    THEN to_char(date_trunc('milliseconds', "c"), 'YYYY-MM-DD HH24:MI:SS.US')
    || '000'
  WHEN isfinite(date_trunc('milliseconds', "c"))
    THEN '~'
    || (((date_trunc('milliseconds', "c"))::date - make_date(1970,
      1,
      1))::numeric * 86400000000 + round(extract(epoch from (date_trunc('milliseconds', "c"))::time) * 1000000)::numeric)::text
  WHEN date_trunc('milliseconds', "c") > make_timestamp(1, 1, 1, 0, 0, 0) THEN '~infinity'
  WHEN date_trunc('milliseconds', "c") IS NOT NULL THEN '~-infinity'
  END
  counts milliseconds "truncate": "c" <> date_trunc('milliseconds', "c")
timestamp(9), milliseconds "round": CASE
  WHEN "c"::timestamp(3) >= make_timestamp(1, 1, 1, 0, 0, 0)
    AND "c"::timestamp(3) < make_timestamp(10000, 1, 1, 0, 0, 0)
    THEN to_char("c"::timestamp(3), 'YYYY-MM-DD HH24:MI:SS.US')
    || '000'
  WHEN isfinite("c"::timestamp(3))
    THEN '~'
    || ((("c"::timestamp(3))::date - make_date(1970,
      1,
      1))::numeric * 86400000000 + round(extract(epoch from ("c"::timestamp(3))::time) * 1000000)::numeric)::text
  WHEN "c"::timestamp(3) > make_timestamp(1, 1, 1, 0, 0, 0) THEN '~infinity'
  WHEN "c"::timestamp(3) IS NOT NULL THEN '~-infinity'
  END
  counts milliseconds "round": "c" <> "c"::timestamp(3)

-- timestamptz
timestamp(6), milliseconds "truncate", zone "local", milliseconds "truncate": CASE
  WHEN date_trunc('milliseconds', ("c" AT TIME ZONE 'UTC')) >= make_timestamp(1, 1, 1, 0, 0, 0)
    AND date_trunc('milliseconds', ("c" AT TIME ZONE 'UTC')) < make_timestamp(10000, 1, 1, 0, 0, 0)
    THEN to_char(date_trunc('milliseconds', ("c" AT TIME ZONE 'UTC')), 'YYYY-MM-DD HH24:MI:SS.US')
  WHEN isfinite(date_trunc('milliseconds', ("c" AT TIME ZONE 'UTC')))
    THEN '~'
    || (((date_trunc('milliseconds', ("c" AT TIME ZONE 'UTC')))::date - make_date(1970,
      1,
      1))::numeric * 86400000000 + round(extract(epoch from (date_trunc('milliseconds',
        ("c" AT TIME ZONE 'UTC')))::time) * 1000000)::numeric)::text
  WHEN date_trunc('milliseconds', ("c" AT TIME ZONE 'UTC')) > make_timestamp(1, 1, 1, 0, 0, 0) THEN '~infinity'
  WHEN date_trunc('milliseconds', ("c" AT TIME ZONE 'UTC')) IS NOT NULL THEN '~-infinity'
  END
  counts milliseconds "truncate": ("c" AT TIME ZONE 'UTC') <> date_trunc('milliseconds', ("c" AT TIME ZONE 'UTC'))
timestamp(6), milliseconds "round", milliseconds "round", microseconds "truncate", microseconds "truncate", milliseconds "round", zeroDates, milliseconds "round": CASE
  WHEN ("c" AT TIME ZONE 'UTC')::timestamp(3) >= make_timestamp(1, 1, 1, 0, 0, 0)
    AND ("c" AT TIME ZONE 'UTC')::timestamp(3) < make_timestamp(10000, 1, 1, 0, 0, 0)
    THEN to_char(("c" AT TIME ZONE 'UTC')::timestamp(3), 'YYYY-MM-DD HH24:MI:SS.US')
  WHEN isfinite(("c" AT TIME ZONE 'UTC')::timestamp(3))
    THEN '~'
    || (((("c" AT TIME ZONE 'UTC')::timestamp(3))::date - make_date(1970,
      1,
      1))::numeric * 86400000000 + round(extract(epoch from (("c" AT TIME ZONE 'UTC')::timestamp(3))::time) * 1000000)::numeric)::text
  WHEN ("c" AT TIME ZONE 'UTC')::timestamp(3) > make_timestamp(1, 1, 1, 0, 0, 0) THEN '~infinity'
  WHEN ("c" AT TIME ZONE 'UTC')::timestamp(3) IS NOT NULL THEN '~-infinity'
  END
  counts milliseconds "round": ("c" AT TIME ZONE 'UTC') <> ("c" AT TIME ZONE 'UTC')::timestamp(3)
timestamp(6), infinityDates: CASE
  WHEN CASE ("c" AT TIME ZONE 'UTC')
    WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
    WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
    ELSE ("c" AT TIME ZONE 'UTC')
    END >= make_timestamp(1,
    1,
    1,
    0,
    0,
    0)
    AND CASE ("c" AT TIME ZONE 'UTC')
      WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
      WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
      ELSE ("c" AT TIME ZONE 'UTC')
      END < make_timestamp(10000,
      1,
      1,
      0,
      0,
      0)
    THEN to_char(CASE ("c" AT TIME ZONE 'UTC')
      WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
      WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
      ELSE ("c" AT TIME ZONE 'UTC')
      END,
      'YYYY-MM-DD HH24:MI:SS.US')
  WHEN isfinite(CASE ("c" AT TIME ZONE 'UTC')
    WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
    WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
    ELSE ("c" AT TIME ZONE 'UTC')
    END)
    THEN '~'
    || (((CASE ("c" AT TIME ZONE 'UTC')
      WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
      WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
      ELSE ("c" AT TIME ZONE 'UTC')
      END)::date - make_date(1970,
      1,
      1))::numeric * 86400000000 + round(extract(epoch from (CASE ("c" AT TIME ZONE 'UTC')
        WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
        WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
        ELSE ("c" AT TIME ZONE 'UTC')
        END)::time) * 1000000)::numeric)::text
  WHEN CASE ("c" AT TIME ZONE 'UTC')
    WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
    WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
    ELSE ("c" AT TIME ZONE 'UTC')
    END > make_timestamp(1,
    1,
    1,
    0,
    0,
    0)
    THEN '~infinity'
  WHEN CASE ("c" AT TIME ZONE 'UTC')
    WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
    WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
    ELSE ("c" AT TIME ZONE 'UTC')
    END IS NOT NULL
    THEN '~-infinity'
  END
  counts infinityDates: NOT isfinite(("c" AT TIME ZONE 'UTC'))
timestamp(6), infinityDates, milliseconds "truncate": CASE
  WHEN CASE ("c" AT TIME ZONE 'UTC')
    WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
    WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
    ELSE date_trunc('milliseconds', ("c" AT TIME ZONE 'UTC'))
    END >= make_timestamp(1,
    1,
    1,
    0,
    0,
    0)
    AND CASE ("c" AT TIME ZONE 'UTC')
      WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
      WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
      ELSE date_trunc('milliseconds', ("c" AT TIME ZONE 'UTC'))
      END < make_timestamp(10000,
      1,
      1,
      0,
      0,
      0)
    THEN to_char(CASE ("c" AT TIME ZONE 'UTC')
      WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
      WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
      ELSE date_trunc('milliseconds', ("c" AT TIME ZONE 'UTC'))
      END,
      'YYYY-MM-DD HH24:MI:SS.US')
  WHEN isfinite(CASE ("c" AT TIME ZONE 'UTC')
    WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
    WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
    ELSE date_trunc('milliseconds', ("c" AT TIME ZONE 'UTC'))
    END)
    THEN '~'
    || (((CASE ("c" AT TIME ZONE 'UTC')
      WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
      WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
      ELSE date_trunc('milliseconds', ("c" AT TIME ZONE 'UTC'))
      END)::date - make_date(1970,
      1,
      1))::numeric * 86400000000 + round(extract(epoch from (CASE ("c" AT TIME ZONE 'UTC')
        WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
        WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
        ELSE date_trunc('milliseconds', ("c" AT TIME ZONE 'UTC'))
        END)::time) * 1000000)::numeric)::text
  WHEN CASE ("c" AT TIME ZONE 'UTC')
    WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
    WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
    ELSE date_trunc('milliseconds', ("c" AT TIME ZONE 'UTC'))
    END > make_timestamp(1,
    1,
    1,
    0,
    0,
    0)
    THEN '~infinity'
  WHEN CASE ("c" AT TIME ZONE 'UTC')
    WHEN 'infinity' THEN make_timestamp(9999, 12, 31, 23, 59, 59)
    WHEN '-infinity' THEN make_date(-4713, 1, 1)::timestamp
    ELSE date_trunc('milliseconds', ("c" AT TIME ZONE 'UTC'))
    END IS NOT NULL
    THEN '~-infinity'
  END
  counts milliseconds "truncate": ("c" AT TIME ZONE 'UTC') <> date_trunc('milliseconds', ("c" AT TIME ZONE 'UTC'))
  counts infinityDates: NOT isfinite(("c" AT TIME ZONE 'UTC'))
timestamp(9), milliseconds "truncate": CASE
  WHEN date_trunc('milliseconds', ("c" AT TIME ZONE 'UTC')) >= make_timestamp(1, 1, 1, 0, 0, 0)
    AND date_trunc('milliseconds', ("c" AT TIME ZONE 'UTC')) < make_timestamp(10000, 1, 1, 0, 0, 0)
    THEN to_char(date_trunc('milliseconds', ("c" AT TIME ZONE 'UTC')), 'YYYY-MM-DD HH24:MI:SS.US')
    || '000'
  WHEN isfinite(date_trunc('milliseconds', ("c" AT TIME ZONE 'UTC')))
    THEN '~'
    || (((date_trunc('milliseconds', ("c" AT TIME ZONE 'UTC')))::date - make_date(1970,
      1,
      1))::numeric * 86400000000 + round(extract(epoch from (date_trunc('milliseconds',
        ("c" AT TIME ZONE 'UTC')))::time) * 1000000)::numeric)::text
  WHEN date_trunc('milliseconds', ("c" AT TIME ZONE 'UTC')) > make_timestamp(1, 1, 1, 0, 0, 0) THEN '~infinity'
  WHEN date_trunc('milliseconds', ("c" AT TIME ZONE 'UTC')) IS NOT NULL THEN '~-infinity'
  END
  counts milliseconds "truncate": ("c" AT TIME ZONE 'UTC') <> date_trunc('milliseconds', ("c" AT TIME ZONE 'UTC'))
timestamp(9), milliseconds "round": CASE
  WHEN ("c" AT TIME ZONE 'UTC')::timestamp(3) >= make_timestamp(1, 1, 1, 0, 0, 0)
    AND ("c" AT TIME ZONE 'UTC')::timestamp(3) < make_timestamp(10000, 1, 1, 0, 0, 0)
    THEN to_char(("c" AT TIME ZONE 'UTC')::timestamp(3), 'YYYY-MM-DD HH24:MI:SS.US')
    || '000'
  WHEN isfinite(("c" AT TIME ZONE 'UTC')::timestamp(3))
    THEN '~'
    || (((("c" AT TIME ZONE 'UTC')::timestamp(3))::date - make_date(1970,
      1,
      1))::numeric * 86400000000 + round(extract(epoch from (("c" AT TIME ZONE 'UTC')::timestamp(3))::time) * 1000000)::numeric)::text
  WHEN ("c" AT TIME ZONE 'UTC')::timestamp(3) > make_timestamp(1, 1, 1, 0, 0, 0) THEN '~infinity'
  WHEN ("c" AT TIME ZONE 'UTC')::timestamp(3) IS NOT NULL THEN '~-infinity'
  END
  counts milliseconds "round": ("c" AT TIME ZONE 'UTC') <> ("c" AT TIME ZONE 'UTC')::timestamp(3)

-- time
time(6), milliseconds "truncate", infinityDates, milliseconds "truncate", zone "local", milliseconds "truncate": to_char(date_trunc('milliseconds', "c"::interval), 'HH24:MI:SS.US')
  counts milliseconds "truncate": "c"::interval <> date_trunc('milliseconds', "c"::interval)
time(6), milliseconds "round", milliseconds "round", microseconds "truncate", microseconds "truncate", milliseconds "round", zeroDates, milliseconds "round": to_char("c"::time(3)::interval, 'HH24:MI:SS.US')
  counts milliseconds "round": "c"::interval <> "c"::time(3)::interval
time(9), milliseconds "truncate": to_char(date_trunc('milliseconds', "c"::interval), 'HH24:MI:SS.US') || '000'
  counts milliseconds "truncate": "c"::interval <> date_trunc('milliseconds', "c"::interval)
time(9), milliseconds "round": to_char("c"::time(3)::interval, 'HH24:MI:SS.US') || '000'
  counts milliseconds "round": "c"::interval <> "c"::time(3)::interval

-- timetz
time(6), zone "utc": to_char(("c" AT TIME ZONE 'UTC')::time::interval, 'HH24:MI:SS.US')
  counts zone "utc": extract(timezone from "c") <> 0
time(6), zone "local": to_char("c"::time::interval, 'HH24:MI:SS.US')
  counts zone "local": extract(timezone from "c") <> 0
time(6), zone "local", milliseconds "truncate": to_char(date_trunc('milliseconds', "c"::time::interval), 'HH24:MI:SS.US')
  counts zone "local": extract(timezone from "c") <> 0
  counts milliseconds "truncate": "c"::time::interval <> date_trunc('milliseconds', "c"::time::interval)

-- bpchar
text, padding: CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END
text, prefix 2 "bytes": CASE
  WHEN octet_length("c"::text) > 0
    AND octet_length(convert_to("c"::text, 'UTF8')) > 2
    THEN convert_from(substring(convert_to("c"::text,
      'UTF8') from 1 for 2 - CASE
      WHEN NOT get_byte(convert_to("c"::text, 'UTF8'), 2) & 192 = 128 THEN 0
      WHEN NOT get_byte(convert_to("c"::text, 'UTF8'), 1) & 192 = 128 THEN 1
      ELSE 2
      END),
      'UTF8')
  ELSE "c"::text
  END
  counts prefix 2 "bytes": octet_length("c"::text) > 0 AND octet_length(convert_to("c"::text, 'UTF8')) > 2
  uncut: "c"::text
text, prefix 1024 "bytes": CASE
  WHEN octet_length("c"::text) > 256
    AND octet_length(convert_to("c"::text, 'UTF8')) > 1024
    THEN convert_from(substring(convert_to("c"::text,
      'UTF8') from 1 for 1024 - CASE
      WHEN NOT get_byte(convert_to("c"::text, 'UTF8'), 1024) & 192 = 128 THEN 0
      WHEN NOT get_byte(convert_to("c"::text, 'UTF8'), 1023) & 192 = 128 THEN 1
      WHEN NOT get_byte(convert_to("c"::text, 'UTF8'), 1022) & 192 = 128 THEN 2
      ELSE 3
      END),
      'UTF8')
  ELSE "c"::text
  END
  counts prefix 1024 "bytes": octet_length("c"::text) > 256 AND octet_length(convert_to("c"::text, 'UTF8')) > 1024
  uncut: "c"::text
text, prefix 1024 "characters": left("c"::text, 1024)
  counts prefix 1024 "characters": char_length("c"::text) > 1024
  uncut: "c"::text
text, replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}]: translate("c"::text, '#''', '😀')
  counts replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}]: (translate("c"::text,
  '#''',
  '😀')) COLLATE "C" <> ("c"::text) COLLATE "C"
text, replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": CASE
  WHEN octet_length(translate("c"::text, '#''', '😀')) > 2
    AND octet_length(convert_to(translate("c"::text, '#''', '😀'), 'UTF8')) > 9
    THEN convert_from(substring(convert_to(translate("c"::text, '#''', '😀'),
      'UTF8') from 1 for 9 - CASE
      WHEN NOT get_byte(convert_to(translate("c"::text, '#''', '😀'), 'UTF8'), 9) & 192 = 128 THEN 0
      WHEN NOT get_byte(convert_to(translate("c"::text, '#''', '😀'), 'UTF8'), 8) & 192 = 128 THEN 1
      WHEN NOT get_byte(convert_to(translate("c"::text, '#''', '😀'), 'UTF8'), 7) & 192 = 128 THEN 2
      ELSE 3
      END),
      'UTF8')
  ELSE translate("c"::text, '#''', '😀')
  END
  counts replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}]: (translate("c"::text,
  '#''',
  '😀')) COLLATE "C" <> ("c"::text) COLLATE "C"
  counts prefix 9 "bytes": octet_length(translate("c"::text, '#''', '😀')) > 2
  AND octet_length(convert_to(translate("c"::text, '#''', '😀'), 'UTF8')) > 9
  uncut: translate("c"::text, '#''', '😀')
text, emptyLob, prefix 9 "characters": left("c"::text, 9)
  counts prefix 9 "characters": char_length("c"::text) > 9
  uncut: "c"::text

-- varchar, char, text, citext, json, jsonb, hstore, tsvector, tsquery, uuid, enum, bit, varbit, macaddr, macaddr8, name, ltree, pg_lsn, int4range, int8range, numrange, int4multirange, int8multirange, nummultirange, int2[], int4[], int8[], oid[], bool[], text[], varchar[], bpchar[], name[], char[], citext[], uuid[], json[], jsonb[], xml[], enum[], macaddr[], macaddr8[], bit[], varbit[], tsvector[], tsquery[], hstore[], inet[], cidr[], int4range[], int8range[], numrange[]
text, prefix 2 "bytes": CASE
  WHEN octet_length("c"::text) > 0
    AND octet_length(convert_to("c"::text, 'UTF8')) > 2
    THEN convert_from(substring(convert_to("c"::text,
      'UTF8') from 1 for 2 - CASE
      WHEN NOT get_byte(convert_to("c"::text, 'UTF8'), 2) & 192 = 128 THEN 0
      WHEN NOT get_byte(convert_to("c"::text, 'UTF8'), 1) & 192 = 128 THEN 1
      ELSE 2
      END),
      'UTF8')
  ELSE "c"::text
  END
  counts prefix 2 "bytes": octet_length("c"::text) > 0 AND octet_length(convert_to("c"::text, 'UTF8')) > 2
  uncut: "c"::text
text, prefix 1024 "bytes": CASE
  WHEN octet_length("c"::text) > 256
    AND octet_length(convert_to("c"::text, 'UTF8')) > 1024
    THEN convert_from(substring(convert_to("c"::text,
      'UTF8') from 1 for 1024 - CASE
      WHEN NOT get_byte(convert_to("c"::text, 'UTF8'), 1024) & 192 = 128 THEN 0
      WHEN NOT get_byte(convert_to("c"::text, 'UTF8'), 1023) & 192 = 128 THEN 1
      WHEN NOT get_byte(convert_to("c"::text, 'UTF8'), 1022) & 192 = 128 THEN 2
      ELSE 3
      END),
      'UTF8')
  ELSE "c"::text
  END
  counts prefix 1024 "bytes": octet_length("c"::text) > 256 AND octet_length(convert_to("c"::text, 'UTF8')) > 1024
  uncut: "c"::text
text, prefix 1024 "characters": left("c"::text, 1024)
  counts prefix 1024 "characters": char_length("c"::text) > 1024
  uncut: "c"::text
text, replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}]: translate("c"::text, '#''', '😀')
  counts replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}]: (translate("c"::text,
  '#''',
  '😀')) COLLATE "C" <> ("c"::text) COLLATE "C"
text, replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": CASE
  WHEN octet_length(translate("c"::text, '#''', '😀')) > 2
    AND octet_length(convert_to(translate("c"::text, '#''', '😀'), 'UTF8')) > 9
    THEN convert_from(substring(convert_to(translate("c"::text, '#''', '😀'),
      'UTF8') from 1 for 9 - CASE
      WHEN NOT get_byte(convert_to(translate("c"::text, '#''', '😀'), 'UTF8'), 9) & 192 = 128 THEN 0
      WHEN NOT get_byte(convert_to(translate("c"::text, '#''', '😀'), 'UTF8'), 8) & 192 = 128 THEN 1
      WHEN NOT get_byte(convert_to(translate("c"::text, '#''', '😀'), 'UTF8'), 7) & 192 = 128 THEN 2
      ELSE 3
      END),
      'UTF8')
  ELSE translate("c"::text, '#''', '😀')
  END
  counts replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}]: (translate("c"::text,
  '#''',
  '😀')) COLLATE "C" <> ("c"::text) COLLATE "C"
  counts prefix 9 "bytes": octet_length(translate("c"::text, '#''', '😀')) > 2
  AND octet_length(convert_to(translate("c"::text, '#''', '😀'), 'UTF8')) > 9
  uncut: translate("c"::text, '#''', '😀')
text, emptyLob, prefix 9 "characters": left("c"::text, 9)
  counts prefix 9 "characters": char_length("c"::text) > 9
  uncut: "c"::text

-- xml, inet, cidr
text, prefix 2 "bytes": CASE
  WHEN octet_length(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END) > 0
    AND octet_length(convert_to(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END, 'UTF8')) > 2
    THEN convert_from(substring(convert_to(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END,
      'UTF8') from 1 for 2 - CASE
      WHEN NOT get_byte(convert_to(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END, 'UTF8'), 2) & 192 = 128 THEN 0
      WHEN NOT get_byte(convert_to(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END, 'UTF8'), 1) & 192 = 128 THEN 1
      ELSE 2
      END),
      'UTF8')
  ELSE CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END
  END
  counts prefix 2 "bytes": octet_length(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END) > 0
  AND octet_length(convert_to(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END, 'UTF8')) > 2
  uncut: CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END
text, prefix 1024 "bytes": CASE
  WHEN octet_length(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END) > 256
    AND octet_length(convert_to(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END, 'UTF8')) > 1024
    THEN convert_from(substring(convert_to(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END,
      'UTF8') from 1 for 1024 - CASE
      WHEN NOT get_byte(convert_to(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END, 'UTF8'), 1024) & 192 = 128 THEN 0
      WHEN NOT get_byte(convert_to(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END, 'UTF8'), 1023) & 192 = 128 THEN 1
      WHEN NOT get_byte(convert_to(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END, 'UTF8'), 1022) & 192 = 128 THEN 2
      ELSE 3
      END),
      'UTF8')
  ELSE CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END
  END
  counts prefix 1024 "bytes": octet_length(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END) > 256
  AND octet_length(convert_to(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END, 'UTF8')) > 1024
  uncut: CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END
text, prefix 1024 "characters": left(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END, 1024)
  counts prefix 1024 "characters": char_length(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END) > 1024
  uncut: CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END
text, replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}]: translate(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END, '#''', '😀')
  counts replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}]: (translate(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END,
  '#''',
  '😀')) COLLATE "C" <> (CASE
  WHEN "c" IS NOT NULL THEN format('%s', "c")
  END) COLLATE "C"
text, replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": CASE
  WHEN octet_length(translate(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END, '#''', '😀')) > 2
    AND octet_length(convert_to(translate(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END, '#''', '😀'), 'UTF8')) > 9
    THEN convert_from(substring(convert_to(translate(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END, '#''', '😀'),
      'UTF8') from 1 for 9 - CASE
      WHEN NOT get_byte(convert_to(translate(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END, '#''', '😀'), 'UTF8'), 9) & 192 = 128
        THEN 0
      WHEN NOT get_byte(convert_to(translate(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END, '#''', '😀'), 'UTF8'), 8) & 192 = 128
        THEN 1
      WHEN NOT get_byte(convert_to(translate(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END, '#''', '😀'), 'UTF8'), 7) & 192 = 128
        THEN 2
      ELSE 3
      END),
      'UTF8')
  ELSE translate(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END, '#''', '😀')
  END
  counts replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}]: (translate(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END,
  '#''',
  '😀')) COLLATE "C" <> (CASE
  WHEN "c" IS NOT NULL THEN format('%s', "c")
  END) COLLATE "C"
  counts prefix 9 "bytes": octet_length(translate(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END, '#''', '😀')) > 2
  AND octet_length(convert_to(translate(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END, '#''', '😀'), 'UTF8')) > 9
  uncut: translate(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END, '#''', '😀')
text, emptyLob, prefix 9 "characters": left(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END, 9)
  counts prefix 9 "characters": char_length(CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END) > 9
  uncut: CASE WHEN "c" IS NOT NULL THEN format('%s', "c") END

-- bytea
bytes, prefix 2 "bytes": encode(substring("c" from 1 for 2), 'hex')
  counts prefix 2 "bytes": octet_length("c") > 2
bytes, prefix 1024 "bytes": encode(substring("c" from 1 for 1024), 'hex')
  counts prefix 1024 "bytes": octet_length("c") > 1024
bytes, prefix 1024 "characters": encode(substring("c" from 1 for 1024), 'hex')
  counts prefix 1024 "characters": octet_length("c") > 1024
bytes, replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": encode(substring("c" from 1 for 9), 'hex')
  counts prefix 9 "bytes": octet_length("c") > 9
bytes, emptyLob, prefix 9 "characters": encode(substring("c" from 1 for 9), 'hex')
  counts prefix 9 "characters": octet_length("c") > 9

-- daterange, tsrange
text, prefix 2 "bytes": CASE
  WHEN octet_length(‹plain›) > 0
    AND octet_length(convert_to(‹plain›, 'UTF8')) > 2
    THEN convert_from(substring(convert_to(‹plain›,
      'UTF8') from 1 for 2 - CASE
      WHEN NOT get_byte(convert_to(‹plain›, 'UTF8'), 2) & 192 = 128 THEN 0
      WHEN NOT get_byte(convert_to(‹plain›, 'UTF8'), 1) & 192 = 128 THEN 1
      ELSE 2
      END),
      'UTF8')
  ELSE ‹plain›
  END
  counts prefix 2 "bytes": octet_length(‹plain›) > 0 AND octet_length(convert_to(‹plain›, 'UTF8')) > 2
  uncut: ‹plain›
text, prefix 1024 "bytes": CASE
  WHEN octet_length(‹plain›) > 256
    AND octet_length(convert_to(‹plain›, 'UTF8')) > 1024
    THEN convert_from(substring(convert_to(‹plain›,
      'UTF8') from 1 for 1024 - CASE
      WHEN NOT get_byte(convert_to(‹plain›, 'UTF8'), 1024) & 192 = 128 THEN 0
      WHEN NOT get_byte(convert_to(‹plain›, 'UTF8'), 1023) & 192 = 128 THEN 1
      WHEN NOT get_byte(convert_to(‹plain›, 'UTF8'), 1022) & 192 = 128 THEN 2
      ELSE 3
      END),
      'UTF8')
  ELSE ‹plain›
  END
  counts prefix 1024 "bytes": octet_length(‹plain›) > 256 AND octet_length(convert_to(‹plain›, 'UTF8')) > 1024
  uncut: ‹plain›
text, prefix 1024 "characters": left(‹plain›, 1024)
  counts prefix 1024 "characters": char_length(‹plain›) > 1024
  uncut: ‹plain›
text, replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}]: translate(‹plain›, '#''', '😀')
  counts replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}]: (translate(‹plain›,
  '#''',
  '😀')) COLLATE "C" <> (‹plain›) COLLATE "C"
text, replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}], prefix 9 "bytes": CASE
  WHEN octet_length(translate(‹plain›, '#''', '😀')) > 2
    AND octet_length(convert_to(translate(‹plain›, '#''', '😀'), 'UTF8')) > 9
    THEN convert_from(substring(convert_to(translate(‹plain›, '#''', '😀'),
      'UTF8') from 1 for 9 - CASE
      WHEN NOT get_byte(convert_to(translate(‹plain›, '#''', '😀'), 'UTF8'), 9) & 192 = 128 THEN 0
      WHEN NOT get_byte(convert_to(translate(‹plain›, '#''', '😀'), 'UTF8'), 8) & 192 = 128 THEN 1
      WHEN NOT get_byte(convert_to(translate(‹plain›, '#''', '😀'), 'UTF8'), 7) & 192 = 128 THEN 2
      ELSE 3
      END),
      'UTF8')
  ELSE translate(‹plain›, '#''', '😀')
  END
  counts replaceCharacters [{"from":35,"to":128512},{"from":39,"to":null}]: (translate(‹plain›,
  '#''',
  '😀')) COLLATE "C" <> (‹plain›) COLLATE "C"
  counts prefix 9 "bytes": octet_length(translate(‹plain›, '#''', '😀')) > 2
  AND octet_length(convert_to(translate(‹plain›, '#''', '😀'), 'UTF8')) > 9
  uncut: translate(‹plain›, '#''', '😀')
text, emptyLob, prefix 9 "characters": left(‹plain›, 9)
  counts prefix 9 "characters": char_length(‹plain›) > 9
  uncut: ‹plain›

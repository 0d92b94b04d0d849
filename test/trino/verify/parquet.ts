/** What Trino's Parquet reader hands over. */
import type { Experiment } from './experiment.ts';

const MICROS = [
  '2024-02-29 12:34:56.123456',
  '2024-02-29 12:34:56.123499',
  '2024-02-29 12:34:56.123500',
  '2024-12-31 23:59:59.999500',
  '1969-12-31 23:59:59.999999',
  '0001-01-01 00:00:00.000001',
  '9999-12-31 23:59:59.999999',
];

const timestamps: Experiment = {
  title: 'Parquet timestamps in micro-seconds, declared `bigint` and read as `timestamp`',
  found:
    'Declared `bigint`, the integer of the file comes back exactly. Declared `timestamp`, it is rounded (not cut) to milliseconds, so that 999.5 ms become the next second, and the next year.',
  use: 'declares every time and timestamp `bigint`, and renders it from the epoch by SQL.',
  athena: {
    known: 'unknown',
    says: 'Declared `timestamp`, engine 3 is documented to round or to fail (`SERIALIZATION_ERROR … timestamp(3)`), by release. Declared `bigint` nothing is documented: see that the first column is the integer of the file, on any folder of Parquet that DMS wrote with micro-seconds.',
    check:
      "CREATE EXTERNAL TABLE check_micros (your_timestamp bigint) STORED AS PARQUET LOCATION 's3://bucket/folder/schema/table/';\nSELECT your_timestamp, from_unixtime_nanos(your_timestamp * 1000) FROM check_micros LIMIT 10;",
  },
  run: async (lab) => {
    const list = MICROS.map((t, i) => `(${i + 1}, TIMESTAMP '${t}')`).join(', ');
    await lab.parquet('micros/a.parquet', `SELECT i, t FROM (VALUES ${list}) AS v(i, t)`);
    await lab.declare('micros_bigint', 'i integer, t bigint', 'micros', "'PARQUET'");
    await lab.declare('micros_timestamp', 'i integer, t timestamp', 'micros', "'PARQUET'");
    await lab.show(
      ['declared `bigint`', 'its text', 'declared `timestamp`'],
      "SELECT CAST(b.t AS varchar),\n  CAST(CAST(from_unixtime_nanos(CAST(b.t AS decimal(38, 0)) * 1000) AT TIME ZONE 'UTC' AS timestamp(6)) AS varchar),\n  CAST(s.t AS varchar)\nFROM lake.public.micros_bigint AS b JOIN lake.public.micros_timestamp AS s ON b.i = s.i ORDER BY b.i",
    );
  },
};

const utc: Experiment = {
  title: 'Parquet timestamps with and without the flag `isAdjustedToUTC`',
  found:
    'Declared `bigint`, the flag makes no difference. Declared `timestamp`, it makes none either on a server whose zone is UTC.',
  use: 'reads the integer, and takes it for UTC whatever the flag says.',
  athena: {
    known: 'unknown',
    says: 'The zone of a session is UTC there. See that one row comes back for two files of the same instant, or the same integer as in the experiment above.',
    check: 'SELECT current_timezone();\nSELECT your_timestamp, "$path" FROM check_micros WHERE your_key = 1;',
  },
  run: async (lab) => {
    await lab.parquet('utc/adjusted.parquet', "SELECT TIMESTAMPTZ '2024-02-29 12:34:56.123567+00' AS t");
    await lab.parquet('utc/local.parquet', "SELECT TIMESTAMP '2024-02-29 12:34:56.123567' AS t");
    await lab.declare('utc_bigint', 't bigint', 'utc', "'PARQUET'");
    await lab.declare('utc_timestamp', 't timestamp', 'utc', "'PARQUET'");
    for (const table of ['utc_bigint', 'utc_timestamp']) {
      await lab.show(
        ['file', 'value'],
        `SELECT regexp_extract("$path", '[a-z]+\\.parquet$'), CAST(t AS varchar) FROM lake.public.${table} ORDER BY 1`,
      );
    }
  },
};

const times: Experiment = {
  title: 'Parquet times, in micro-seconds and in milliseconds',
  found: 'Micro-seconds declared `bigint` come back exactly. Milliseconds are refused whatever the column is declared.',
  use: 'declares times in micro-seconds `bigint`. A lake column in milliseconds is not compared: a limit with its name.',
  athena: {
    known: 'unknown',
    says: 'A table cannot declare `time` at all. See whether a column of milliseconds can be read as `int`; if so the limit could go.',
    check:
      "CREATE EXTERNAL TABLE check_time (your_time int) STORED AS PARQUET LOCATION 's3://bucket/folder/schema/table/';\nSELECT your_time FROM check_time LIMIT 10;",
  },
  run: async (lab) => {
    await lab.parquet('time/a.parquet', "SELECT TIME '23:59:59.999999' AS t, 1::INTEGER AS i");
    await lab.declare('time_bigint', 't bigint', 'time', "'PARQUET'");
    await lab.show(['declared `bigint`'], 'SELECT t FROM lake.public.time_bigint');
    await lab.parquet('millis/a.parquet', 'SELECT 36672123::INTEGER AS t');
    lab.patch('millis/a.parquet', asTimeMillis);
    for (const type of ['integer', 'bigint', 'varchar']) {
      await lab.declare(`millis_${type}`, `t ${type}`, 'millis', "'PARQUET'");
      await lab.show([`declared \`${type}\``], `SELECT t FROM lake.public.millis_${type}`);
    }
  },
};

/** An INT32 column whose converted type is made TIME_MILLIS (7) from INT_32 (17) in the footer, as zigzag numbers. */
function asTimeMillis(bytes: Buffer): void {
  const footer = bytes.length - 8 - bytes.readUInt32LE(bytes.length - 8);
  bytes[bytes.indexOf(Buffer.from([0x25, 2 * 17]), footer) + 1] = 2 * 7;
}

const decimals: Experiment = {
  title: 'Decimals of 38 digits',
  found:
    'Declared as the footer says, every digit comes back. Declared wider in scale they are exact too, where the digits fit; declared narrower the value is rounded without a word, or fails where it does not fit.',
  use: 'declares precision and scale of the footer.',
  athena: {
    known: 'same',
    says: '`decimal(38, s)` is documented. That a narrower declaration rounds is not documented: Loadproof never declares one, but a crawler or a hand may have.',
    check:
      "SELECT CAST(DECIMAL '99999999999999999999999999999999999999' AS varchar), CAST(DECIMAL '-9999999999999999999999999999.0123456789' AS varchar);",
  },
  run: async (lab) => {
    const whole = '9'.repeat(38);
    await lab.parquet(
      'decimals/a.parquet',
      `SELECT '${whole}'::DECIMAL(38,0) AS n, '-${'9'.repeat(28)}.0123456789'::DECIMAL(38,10) AS d, '12345.678'::DECIMAL(12,3) AS s`,
    );
    const declared = [
      ['as_written', 'n decimal(38, 0), d decimal(38, 10), s decimal(12, 3)'],
      ['wider', 'n decimal(38, 0), d decimal(38, 10), s decimal(20, 6)'],
      ['narrower', 'n decimal(38, 0), d decimal(38, 4), s decimal(12, 1)'],
      ['too_narrow', 'n decimal(18, 0), d decimal(38, 10), s decimal(12, 3)'],
    ] as const;
    for (const [name, columns] of declared) {
      await lab.declare(`decimals_${name}`, columns, 'decimals', "'PARQUET'");
      await lab.show(
        ['n', 'd', 's'],
        `SELECT CAST(n AS varchar), CAST(d AS varchar), CAST(s AS varchar) FROM lake.public.decimals_${name}`,
      );
    }
  },
};

const integers: Experiment = {
  title: 'Unsigned and small integers',
  found:
    'Small integers come back exactly. Unsigned ones of 8 and 16 bits do in the next wider type. Unsigned ones of 32 and 64 bits are read as signed of the same bits: the upper half becomes negative.',
  use: 'declares the next wider type, and adds 2³² or 2⁶⁴ to what is negative.',
  athena: {
    known: 'unknown',
    says: 'See the sign of a value above 2³¹ in a column of MySQL `int unsigned` that DMS wrote.',
    check:
      "CREATE EXTERNAL TABLE check_unsigned (your_unsigned bigint) STORED AS PARQUET LOCATION 's3://bucket/folder/schema/table/';\nSELECT min(your_unsigned), max(your_unsigned) FROM check_unsigned;",
  },
  run: async (lab) => {
    await lab.parquet(
      'integers/a.parquet',
      "SELECT (-128)::TINYINT AS i8, (-32768)::SMALLINT AS i16, 255::UTINYINT AS u8, 65535::USMALLINT AS u16, 4294967295::UINTEGER AS u32, '18446744073709551615'::UBIGINT AS u64",
    );
    await lab.declare(
      'integers',
      'i8 tinyint, i16 smallint, u8 smallint, u16 integer, u32 bigint, u64 bigint',
      'integers',
      "'PARQUET'",
    );
    await lab.show(['i8', 'i16', 'u8', 'u16', 'u32', 'u64'], 'SELECT * FROM lake.public.integers');
    await lab.declare('integers_narrow', 'u8 tinyint, u16 smallint, u32 integer', 'integers', "'PARQUET'");
    for (const column of ['u8', 'u16', 'u32']) {
      await lab.show([`${column}, declared as narrow`], `SELECT ${column} FROM lake.public.integers_narrow`);
    }
  },
};

export const parquet: readonly Experiment[] = [timestamps, utc, times, decimals, integers];

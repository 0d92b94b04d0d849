/** What Trino's own SQL does with values. */
import type { Experiment } from './experiment.ts';

const FLOATS =
  "SELECT CAST(x AS varchar), CAST(CAST(x AS real) AS varchar), lower(to_hex(to_ieee754_64(x)))\nFROM (VALUES DOUBLE '100', DOUBLE '0.1', DOUBLE '0.1' + DOUBLE '0.2', DOUBLE '16777216', DOUBLE '16777218', DOUBLE '1e-7', DOUBLE '5e-324', DOUBLE '0', DOUBLE '-0', nan(), -infinity()) AS v(x)";

const floats: Experiment = {
  title: "Floats' text",
  found:
    'A double prints in scientific form with as many digits as tell it apart; a real prints too few digits to tell some apart from their neighbours (16777216 and 16777218 are two reals). The bits are exact, and tell 0 from -0.',
  use: 'compares the bits of the double, as 16 hexadecimal digits; every NaN is the same.',
  athena: {
    known: 'same',
    says: 'The scientific form is documented for engine 3. Loadproof depends on the bits alone.',
    check: FLOATS.concat(';'),
  },
  run: async (lab) => {
    await lab.show(['double as varchar', 'real as varchar', 'bits'], FLOATS);
  },
};

const CHARS =
  "SELECT CAST('a' AS char(3)) = 'a', CAST('a' AS char(3)) = 'a  ', CAST(CAST('a' AS char(3)) AS varchar), length(CAST('a' AS char(3)))";

const padding: Experiment = {
  title: 'Padding of `char(n)`',
  found:
    "A `char(n)` compares equal whatever spaces end it, and its cast to varchar pads it: 'a', 'a ' and 'a  ' cannot be told apart. A column of Parquet that is declared `char(n)` is the same; declared `varchar` it is as written.",
  use: 'declares texts `varchar` (Glue: `string`), never `char`, and casts nothing to it.',
  athena: {
    known: 'differs',
    says: 'Engine 3 is documented to coerce a char and a varchar to `char(65535)` in set operations, which pads. See what it prints; Loadproof has no char there either.',
    check: CHARS.concat(';'),
  },
  run: async (lab) => {
    await lab.show(['= a', '= a with two spaces', 'as varchar', 'length'], CHARS);
    await lab.parquet('padding/a.parquet', "SELECT t FROM (VALUES ('a'), ('a '), ('a  ')) AS v(t)");
    await lab.declare('padding_char', 't char(3)', 'padding', "'PARQUET'");
    await lab.declare('padding_varchar', 't varchar', 'padding', "'PARQUET'");
    for (const table of ['padding_char', 'padding_varchar']) {
      await lab.show(
        ['value as varchar', 'rows'],
        `SELECT CAST(t AS varchar), count(*) FROM lake.public.${table} GROUP BY t ORDER BY 1`,
      );
    }
  },
};

const VALUES = "(VALUES (1, 'a'), (1, 'a'), (NULL, NULL), (2, 'b')) AS l(n, t)";
const OTHERS = "(VALUES (1, 'a'), (NULL, NULL), (3, 'c')) AS r(n, t)";
const EXCEPTS = ['', ' ALL'].map(
  (all) => `SELECT n, t FROM ${VALUES}\nEXCEPT${all}\nSELECT n, t FROM ${OTHERS}\nORDER BY n`,
);

const except: Experiment = {
  title: '`EXCEPT` and `EXCEPT ALL`',
  found:
    'Both take NULL for equal to NULL. Plain `EXCEPT` does not see that a row is there twice on one side and once on the other; `EXCEPT ALL` does. Both take 0 and -0 for one value, and NaN for equal to NaN. A common table expression that is named twice is read twice.',
  use: 'groups weighted digests instead: like `EXCEPT ALL` in both directions, and every side is read once (see the next experiment).',
  athena: {
    known: 'same',
    says: 'All set operations are documented for engine 3.',
    check: EXCEPTS.map((sql) => `${sql};`).join('\n'),
  },
  run: async (lab) => {
    for (const sql of EXCEPTS) await lab.show(['n', 't'], sql);
    await lab.show(
      ['rows of 0 that -0 does not remove', 'rows of NaN'],
      "SELECT\n  (SELECT count(*) FROM (SELECT DOUBLE '0' EXCEPT ALL SELECT DOUBLE '-0')),\n  (SELECT count(*) FROM (SELECT nan() EXCEPT ALL SELECT nan()))",
    );
  },
};

const reads: Experiment = {
  title: 'How often a statement reads its tables',
  found:
    "By Trino's own statistics, `EXCEPT ALL` in both directions reads every side twice, and may see two states of the source. The weighted union reads each once.",
  use: 'names each side once in every statement; a test asserts it from the statistics.',
  athena: {
    known: 'same',
    says: 'See "Data scanned" below each of the two results: the first is twice the second.',
    check:
      'WITH a AS (SELECT * FROM your_table), b AS (SELECT * FROM other_table)\n(SELECT * FROM a EXCEPT ALL SELECT * FROM b) UNION ALL (SELECT * FROM b EXCEPT ALL SELECT * FROM a);\nSELECT id, sum(w) FROM (SELECT id, 1 AS w FROM your_table UNION ALL SELECT id, -1 FROM other_table) GROUP BY id HAVING sum(w) <> 0;',
  },
  run: async (lab) => {
    await lab.postgres('CREATE TABLE verify.ten AS SELECT i::bigint AS id FROM generate_series(1, 10) AS r(i)');
    await lab.parquet('ten/a.parquet', 'SELECT i::BIGINT AS id FROM range(1, 11) AS r(i)');
    await lab.declare('ten', 'id bigint', 'ten', "'PARQUET'");
    const source = "SELECT id FROM TABLE(source.system.query(query => 'SELECT id FROM verify.ten'))";
    const twice = `WITH s AS (${source}),\n  l AS (SELECT id FROM lake.public.ten)\n(SELECT * FROM s EXCEPT ALL SELECT * FROM l) UNION ALL (SELECT * FROM l EXCEPT ALL SELECT * FROM s)`;
    const once = `SELECT id, sum(w) AS w FROM (\n  SELECT id, 1 AS w FROM (${source})\n  UNION ALL SELECT id, -1 FROM lake.public.ten)\nGROUP BY id HAVING sum(w) <> 0`;
    await lab.showReads('EXCEPT ALL, both ways', twice);
    await lab.showReads('weighted union', once);
  },
};

export const values: readonly Experiment[] = [floats, padding, except, reads];

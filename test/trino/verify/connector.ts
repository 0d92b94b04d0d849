/** What the JDBC connector for PostgreSQL makes of each type, with its own mapping and with a query passed through. */
import type { Experiment } from './experiment.ts';

/** Name of a column, its type, and a value of it. */
const TYPES: readonly (readonly [string, string, string])[] = [
  ['int2', 'smallint', '-32768'],
  ['int8', 'bigint', '9223372036854775807'],
  ['numeric_12_2', 'numeric(12,2)', '1234567890.12'],
  ['numeric_free', 'numeric', '1234.5678'],
  ['numeric_50_10', 'numeric(50,10)', '1234567890123456789012345678901234567890.0123456789'],
  ['numeric_nan', 'numeric', 'NaN'],
  ['float4', 'real', '16777217'],
  ['float8', 'double precision', '0.30000000000000004'],
  ['bool', 'boolean', 'true'],
  ['date', 'date', '2024-02-29'],
  ['date_bc', 'date', '0044-03-15 BC'],
  ['date_infinite', 'date', 'infinity'],
  ['time', 'time', '12:34:56.123456'],
  ['time_24', 'time', '24:00:00'],
  ['timetz', 'time with time zone', '12:34:56.123456+02'],
  ['timestamp', 'timestamp', '2024-02-29 12:34:56.123567'],
  ['timestamp_bc', 'timestamp', '0044-03-15 12:00:00 BC'],
  ['timestamp_infinite', 'timestamp', 'infinity'],
  ['timestamptz', 'timestamptz', '2024-02-29 12:34:56.123567+02'],
  ['interval', 'interval', '1 month 2 days'],
  ['char_5', 'char(5)', 'ab'],
  ['text', 'text', 'tab\there  '],
  ['uuid', 'uuid', '6A2F41A3-C54C-FCE8-32D2-0324E1C32E22'],
  ['json', 'json', '{"b":1,  "a":2}'],
  ['jsonb', 'jsonb', '{"b":1,  "a":2}'],
  ['xml', 'xml', '<a/>'],
  ['bytea', 'bytea', '\\x00ff'],
  ['bit_3', 'bit(3)', '101'],
  ['money', 'money', '1234.50'],
  ['inet', 'inet', '10.0.0.1/8'],
  ['enum', 'verify.mood', 'glad'],
  ['int_array', 'integer[]', '{1,NULL,3}'],
  ['text_array', 'text[]', '{a,"b,c"}'],
];

const own: Experiment = {
  title: 'What the PostgreSQL connector does to each type',
  found:
    'With its own mapping values are lost or changed without a word: a numeric without precision or of more than 38 digits, intervals, XML, addresses and arrays are not among the columns at all; 24:00:00 becomes 23:59:59.999999, an infinite timestamp the year -171979, a JSON text another text, a `char(5)` is padded. An infinite date, a time with a zone and bits fail the query.',
  use: 'never reads a source table through the mapping of a connector.',
  athena: {
    known: 'differs',
    says: "Athena's federated connectors are other programs, and lose more: timestamps are cut to milliseconds, an unbounded numeric is rounded to a whole number, a `char(n)` is trimmed in the source. See what a value becomes:",
    check:
      'SELECT your_timestamp, your_numeric FROM "your_catalog"."your_schema"."your_table" LIMIT 10;\nDESCRIBE "your_catalog"."your_schema"."your_table";',
  },
  run: async (lab) => {
    await createTables(lab.postgres.bind(lab));
    for (const [name, type, value] of TYPES) {
      const there = await lab.ask(
        `SELECT data_type FROM source.information_schema.columns WHERE table_schema = 'verify' AND table_name = 't_${name}' AND column_name = 'x'`,
      );
      const mapped = typeof there === 'string' ? there : String(there[0]?.[0] ?? 'no such column');
      const read = await lab.ask(`SELECT ${textOf(mapped)} FROM source.verify.t_${name}`);
      lab.note(
        'SELECT x FROM source.verify.t_<name>',
        ['PostgreSQL', 'value there', "connector's type", 'what is read'],
        [type, value, mapped, typeof read === 'string' ? `fails: ${read.slice(0, 120)}` : (read[0]?.[0] ?? null)],
      );
    }
  },
};

const passed: Experiment = {
  title: 'What a query passed through makes of each type',
  found:
    'The types of the result are mapped like those of a table, but a column that it would leave out of a table fails the query. A text made by the source itself comes back to the letter, for every type.',
  use: 'lets the source write every value as text, in its own SQL, and passes that through.',
  athena: {
    known: 'differs',
    says: 'There a numeric without precision is rounded to a whole number, also in a query passed through, and others become text. A text made by the source comes back as it is. `doctor` and the canary of a run check it on your own server; by hand:',
    check:
      "SELECT * FROM TABLE(your_catalog.system.query(query => 'SELECT 1234.5678::numeric AS n, (1234.5678::numeric)::text AS t, to_char(timestamp ''2024-02-29 12:34:56.123567'', ''YYYY-MM-DD HH24:MI:SS.US'') AS ts'));",
  },
  run: async (lab) => {
    await createTables(lab.postgres.bind(lab));
    const query = (sql: string) => `SELECT x FROM TABLE(source.system.query(query => '${sql.replaceAll("'", "''")}'))`;
    for (const [name, type] of TYPES) {
      const typed = await lab.ask(`SELECT typeof(x) FROM (${query(`SELECT x FROM verify.t_${name}`)})`);
      const text = await lab.ask(query(`SELECT x::text AS x FROM verify.t_${name}`));
      lab.note(
        "SELECT typeof(x) FROM TABLE(source.system.query(query => 'SELECT x FROM verify.t_<name>'));\nSELECT x FROM TABLE(source.system.query(query => 'SELECT x::text AS x FROM verify.t_<name>'))",
        ['PostgreSQL', 'type passed through', 'text passed through'],
        [
          type,
          typeof typed === 'string' ? `fails: ${typed.slice(0, 120)}` : (typed[0]?.[0] ?? null),
          typeof text === 'string' ? `fails: ${text.slice(0, 120)}` : (text[0]?.[0] ?? null),
        ],
      );
    }
  },
};

async function createTables(postgres: (sql: string) => Promise<void>): Promise<void> {
  await postgres("CREATE TYPE verify.mood AS ENUM ('glad')");
  for (const [name, type, value] of TYPES) {
    await postgres(`CREATE TABLE verify.t_${name} (i integer, x ${type})`);
    await postgres(`INSERT INTO verify.t_${name} VALUES (1, '${value.replaceAll("'", "''")}')`);
  }
}

function textOf(type: string): string {
  if (type === 'varbinary') return 'lower(to_hex(x))';
  return type.startsWith('array') || type === 'json' ? 'json_format(CAST(x AS json))' : 'CAST(x AS varchar)';
}

export const connector: readonly Experiment[] = [own, passed];

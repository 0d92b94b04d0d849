/**
 * The text of every type's extreme values, and what each rule of DMS makes of it, is byte for byte the same under each
 * default that a role can have: on a real server as the role's own, on PGlite as settings of the transaction.
 */
import pg from 'pg';
import type { LossRule, SourceColumn } from '../../core/compare/columns.ts';
import { dmsSchema } from '../../core/config/schema.ts';
import { expectedLosses } from '../../core/dms/expected.ts';
import { SOURCE_DEFAULTS } from '../../core/dms/source-settings.ts';
import { parseTaskSettings } from '../../core/dms/task-settings.ts';
import { isUnsupported } from '../../core/sql/dialect.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { PostgresCatalog } from '../../local/postgres/catalog.ts';
import { type Place, runOn, targets, withDatabase } from '../support/postgres.ts';
import { zooTable } from '../support/type-zoo.ts';
import { POSTGRES_ANCIENT, POSTGRES_ZOO, POSTGRES_ZOO_TYPES } from '../support/type-zoo-postgres.ts';

/** Each changes how PostgreSQL prints, reads or plans something. */
const HOSTILE: readonly (readonly [setting: string, value: string])[] = [
  ['DateStyle', 'German, DMY'],
  ['DateStyle', 'SQL, MDY'],
  ['DateStyle', 'Postgres, YMD'],
  ['TimeZone', 'Asia/Kathmandu'],
  ['TimeZone', 'America/New_York'],
  ['TimeZone', '-03:30'],
  ['timezone_abbreviations', 'Australia'],
  ['IntervalStyle', 'sql_standard'],
  ['IntervalStyle', 'iso_8601'],
  ['IntervalStyle', 'postgres_verbose'],
  ['extra_float_digits', '-15'],
  ['extra_float_digits', '0'],
  ['extra_float_digits', '3'],
  ['bytea_output', 'escape'],
  ['xmlbinary', 'hex'],
  ['xmloption', 'document'],
  ['standard_conforming_strings', 'off'],
  ['escape_string_warning', 'off'],
  ['backslash_quote', 'off'],
  ['array_nulls', 'off'],
  ['transform_null_equals', 'on'],
  ['quote_all_identifiers', 'on'],
  ['search_path', ''],
  ['lc_monetary', 'de_DE.UTF-8'],
  ['lc_monetary', 'ja_JP.UTF-8'],
  ['lc_numeric', 'de_DE.UTF-8'],
  ['lc_time', 'de_DE.UTF-8'],
  ['default_text_search_config', 'pg_catalog.german'],
  ['enable_seqscan', 'off'],
  ['jit', 'off'],
  ['row_security', 'off'],
];

const columns = [...POSTGRES_ZOO, ...POSTGRES_ANCIENT];
const dms = dmsSchema.parse({});
const task = parseTaskSettings(
  JSON.stringify({
    TargetMetadata: { LobMaxSize: 1 },
    CharacterSetSettings: {
      CharacterReplacements: [
        { SourceCharacterCodePoint: 97, TargetCharacterCodePoint: 233 },
        { SourceCharacterCodePoint: 92, TargetCharacterCodePoint: 0 },
      ],
    },
  }),
);

/** A column as it is, and as DMS makes it by all of its rules, of milliseconds in both ways. */
function rendered(column: SourceColumn): string[] {
  const form = postgres.form(column);
  if (isUnsupported(form)) return [];
  const losses = ([timestampMilliseconds]: readonly ['truncate' | 'round']): LossRule[] =>
    expectedLosses(
      column,
      {
        s3: { parquetTimestampInMillisecond: true },
        dms: { ...dms, timestampMilliseconds },
        task,
        endpoint: { ...SOURCE_DEFAULTS, trimSpaceInChar: false, unboundedVarcharMaxSize: 100 },
      },
      'postgres',
    );
  const zone: LossRule[] = column.baseType === 'timetz' ? losses(['truncate']) : [];
  return [zone, losses(['truncate']), losses(['round'])].flatMap((rules) => {
    const found = postgres.render(column, form, rules);
    if (isUnsupported(found)) throw new Error(found.unsupported);
    return [found.sql, ...found.losses.map(({ changed }) => `(${changed})::text`)];
  });
}

/** A connection under a setting; null where the server does not take it. */
type Session = (setting: readonly [string, string] | null) => Promise<pg.Client | null>;

async function withSessions<T>(place: Place, use: (open: Session) => Promise<T>): Promise<T> {
  const role = `${place.schema}_hostile`;
  const real = place.target.name === 'postgres';
  const literal = (value: string) => (value === '' ? "''" : postgres.literal(value));
  if (real)
    await place.run(
      `CREATE ROLE ${role} LOGIN PASSWORD 'hostile'; GRANT USAGE ON SCHEMA ${place.schema} TO ${role};
       GRANT SELECT ON ALL TABLES IN SCHEMA ${place.schema} TO ${role}`,
    );
  const url = new URL(place.url);
  if (real) [url.username, url.password] = [role, 'hostile'];
  const open: Session = async (setting) => {
    const [name, value] = setting ?? ['', ''];
    if (real) {
      await runOn(place.url, `ALTER ROLE ${role} RESET ALL`);
      const taken =
        setting === null || (await isTaken(runOn(place.url, `ALTER ROLE ${role} SET ${name} = ${literal(value)}`)));
      if (!taken) return null;
    }
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    await client.query('BEGIN');
    if (real || setting === null) return client;
    if (await isTaken(client.query(`SET LOCAL ${name} = ${literal(value)}`))) return client;
    await client.query('ROLLBACK');
    await client.end();
    return null;
  };
  try {
    return await use(open);
  } finally {
    if (real) await runOn(place.url, `DROP OWNED BY ${role}; DROP ROLE ${role}`);
  }
}

const isTaken = (statement: Promise<unknown>) =>
  statement.then(
    () => true,
    () => false,
  );

async function textsOf(client: pg.Client, sql: string): Promise<unknown[][]> {
  const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
  await client.query('ROLLBACK');
  await client.end();
  return rows;
}

describe.each(targets())('each default of a role on $name', (target) => {
  test('changes no byte of any text, and no count', async () => {
    await withDatabase(target, async (place) => {
      await place.run([...POSTGRES_ZOO_TYPES, ...zooTable(columns, postgres.identifier)].join(';\n'));
      const { tables } = await new PostgresCatalog({ url: place.url }).describe();
      const zoo = tables.find(({ schema, name }) => schema === place.schema && name === 'zoo');
      const expressions = (zoo?.columns ?? []).flatMap(rendered);
      expect(expressions.length).toBeGreaterThan(3 * columns.filter(({ excluded }) => !excluded).length);
      const sql = `SELECT ${expressions.join(', ')} FROM ${postgres.relation(place.schema, 'zoo')} ORDER BY id`;
      await withSessions(place, async (open) => {
        const plain = await open(null);
        if (plain === null) throw new Error('no session');
        const expected = await textsOf(plain, sql);
        const taken: string[] = [];
        for (const setting of HOSTILE) {
          const client = await open(setting);
          if (client === null) continue;
          taken.push(setting.join(' = '));
          const found = await textsOf(client, sql);
          const differing = expressions.filter((_, i) => found.some((row, j) => row[i] !== expected[j]?.[i]));
          expect({ setting, differing }).toEqual({ setting, differing: [] });
        }
        expect(taken.length).toBeGreaterThanOrEqual(20);
      });
    });
  });
});

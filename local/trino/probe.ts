import { configError } from '../../core/config/errors.ts';
import { didYouMean } from '../../core/config/nearest.ts';
import type { TrinoConfig } from '../../core/config/trino-schema.ts';
import { passthroughSql } from '../../core/sql/athena.ts';
import type { PassedSource } from '../../core/sql/sources.ts';
import { trino } from '../../core/sql/trino.ts';
import { LoadproofError } from '../../handlers/errors.ts';
import type { LakeCatalog } from '../../handlers/ports.ts';
import type { TrinoClient } from './client.ts';
import { TrinoFailure } from './errors.ts';
import type { Place, TrinoTables } from './tables.ts';

export interface ProbeSettings {
  readonly config: TrinoConfig;
  readonly results: Place;
  /** The source's kind: its product, for people, and the shortest query that it takes. */
  readonly kind: Pick<PassedSource, 'product' | 'smallestQuery'>;
}

/** Tables of the lake in which a file is looked for. */
const FOLDERS_LOOKED_INTO = 20;

/**
 * Tries once what every part of a run will need, so that a mistake in the configuration is told once, by its key, and
 * not by each table. Rejects with a ConfigError.
 */
export async function probe(
  client: TrinoClient,
  tables: TrinoTables,
  lake: LakeCatalog,
  { config, results, kind }: ProbeSettings,
): Promise<void> {
  await probeCatalogs(client, config, results);
  await probePassthrough(client, config, kind);
  await probeLake(client, tables, config, await anyFile(lake));
  await probeResults(client, tables, results, config);
}

async function probeCatalogs(client: TrinoClient, config: TrinoConfig, results: Place): Promise<void> {
  const names = (await client.run('SHOW CATALOGS')).map((row) => String(row[0]));
  const wanted = [
    ['trino.source.catalog', config.source.catalog],
    ['trino.lake.catalog', config.lake.catalog],
    ['trino.results.catalog', results.catalog],
  ] as const;
  for (const [path, name] of wanted) {
    // Trino makes the names of catalogs lower-case.
    if (names.includes(name.toLowerCase())) continue;
    const hint = didYouMean(name, names) || ` It has: ${names.join(', ')}`;
    throw configError(path, `Trino has no catalog ${JSON.stringify(name)} that ${config.user} may see.${hint}`);
  }
}

async function probePassthrough(
  client: TrinoClient,
  { source, user }: TrinoConfig,
  { product, smallestQuery }: ProbeSettings['kind'],
): Promise<void> {
  const path = 'trino.source.catalog';
  const catalog = JSON.stringify(source.catalog);
  await told(() => client.run(passthroughSql(source.catalog, smallestQuery)), {
    FUNCTION_NOT_FOUND: () =>
      configError(path, `${catalog} passes no native query through: name a catalog of the ${product} connector`),
    PERMISSION_DENIED: (said) => configError(path, `${user} may not use ${catalog}.system.query (${said})`),
  });
}

/** Declares a table over a folder of the lake, and looks whether Trino finds in it what we find in ours. */
async function probeLake(
  client: TrinoClient,
  tables: TrinoTables,
  config: TrinoConfig,
  found: { readonly folder: string; readonly file: string } | null,
): Promise<void> {
  const table = tables.lakeName('probe');
  const format = found === null || /\.parquet$/i.test(found.file) ? 'PARQUET' : 'TEXTFILE';
  const location = trino.literal(found?.folder ?? config.lake.location);
  const create = `CREATE TABLE ${table} (none varchar) WITH (external_location = ${location}, format = '${format}')`;
  await told(() => inSchema(client, config, create), lakeWords(config));
  if (found === null) return void (await client.run(`DROP TABLE IF EXISTS ${table}`));
  const missing = (why: string) =>
    configError(
      'trino.lake.location',
      `Trino does not read ${found.file}${why}: write lake.path as Trino names it, and see that its server may read it`,
    );
  const look = `SELECT "$path" FROM ${table} WHERE "$path" = ${trino.literal(found.file)} LIMIT 1`;
  const rows = await told(() => client.run(look), { otherwise: (said) => missing(` (${said})`) });
  await client.run(`DROP TABLE IF EXISTS ${table}`);
  if (rows.length === 0) throw missing('');
}

/** Runs a statement; where the schema is not there yet, makes it first. */
async function inSchema(client: TrinoClient, { lake }: TrinoConfig, sql: string): Promise<void> {
  try {
    await client.run(sql);
  } catch (error) {
    // The Hive connector has the second name for it.
    if (!(error instanceof TrinoFailure) || !/^(?:SCHEMA_)?NOT_FOUND$/.test(error.errorName)) throw error;
    const name = [lake.catalog, lake.schema].map(trino.identifier).join('.');
    await told(() => client.run(`CREATE SCHEMA IF NOT EXISTS ${name}`), {
      otherwise: (said) =>
        configError(
          'trino.lake.schema',
          `there is no such schema, and it cannot be made (${said}): CREATE SCHEMA ${name} WITH (location = '…')`,
        ),
    });
    await client.run(sql);
  }
}

function lakeWords({ user, lake: { catalog, schema, location } }: TrinoConfig): Telling {
  const path = 'trino.lake.catalog';
  const noTable = (said: string) =>
    configError('trino.lake.location', `Trino declares no table over ${location} (${said})`);
  const advice = 'set hive.non-managed-table-creates-enabled=true in it';
  return {
    INVALID_TABLE_PROPERTY: (said) =>
      /property '?external_location'? does not exist/i.test(said)
        ? configError(path, `${JSON.stringify(catalog)} is no catalog of the Hive connector`)
        : noTable(said),
    PERMISSION_DENIED: (said) =>
      configError('trino.lake.schema', `${user} may not create tables in ${catalog}.${schema} (${said})`),
    NOT_SUPPORTED: (said) => configError(path, `declares no tables over files (${said}): ${advice}`),
    otherwise: noTable,
  };
}

/** Keeps a row in a table, as the differing rows will be. */
async function probeResults(
  client: TrinoClient,
  tables: TrinoTables,
  { catalog, schema }: Place,
  config: TrinoConfig,
): Promise<void> {
  const path = config.results ? 'trino.results' : 'trino.lake.schema';
  const words = {
    otherwise: (said: string) => configError(path, `${config.user} cannot keep rows in ${catalog}.${schema} (${said})`),
  };
  await told(() => tables.store('probe', "SELECT 'probe' AS k", (sql) => client.run(sql)), words);
  await client.run(`DROP TABLE IF EXISTS ${tables.storedTable('probe')}`);
}

/** A data file with rows, and the folder that it is in; null where the first tables have none, or cannot be read. */
async function anyFile(lake: LakeCatalog): Promise<{ folder: string; file: string } | null> {
  for (const { schema, name } of (await lake.tables()).slice(0, FOLDERS_LOOKED_INTO)) {
    const location = lake.location(schema, name);
    try {
      for (const file of (await lake.list(location)).files.slice(0, 1)) {
        const { rows } = await lake.describe(file);
        const folder = file.path.slice(0, file.path.lastIndexOf('/'));
        if (rows !== 0 && file.bytes > 0) return { folder, file: file.path };
      }
    } catch (error) {
      // Of one table: its own part will tell.
      if (!(error instanceof LoadproofError)) throw error;
    }
  }
  return null;
}

type Telling = Readonly<Record<string, (said: string) => Error>>;

/** Does `work`; a failure of Trino's is told in the words for its name, or those of `otherwise`. */
async function told<T>(work: () => Promise<T>, words: Telling): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // What passes by itself, or is the source's, is no mistake in the configuration.
    if (!(error instanceof TrinoFailure) || !/^(?:QueryFailed|UnreadableLakeFile)$/.test(error.name)) throw error;
    const tell = words[error.errorName] ?? words.otherwise;
    throw tell ? tell(error.said) : error;
  }
}

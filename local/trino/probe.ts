import { configError } from '../../core/config/errors.ts';
import { didYouMean } from '../../core/config/nearest.ts';
import type { TrinoConfig } from '../../core/config/trino-schema.ts';
import { passthroughSql } from '../../core/sql/athena.ts';
import { declareTable, trino } from '../../core/sql/trino.ts';
import { LoadproofError } from '../../handlers/errors.ts';
import type { LakeCatalog } from '../../handlers/ports.ts';
import type { TrinoClient } from './client.ts';
import { TrinoFailure } from './errors.ts';
import type { Place, TrinoTables } from './tables.ts';

export interface ProbeSettings {
  readonly config: TrinoConfig;
  readonly results: Place;
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
  { config, results }: ProbeSettings,
): Promise<void> {
  await probeCatalogs(client, config, results);
  await probePassthrough(client, config);
  await probeSchema(client, config.lake, 'trino.lake.schema');
  await probeSchema(client, results, config.results ? 'trino.results.schema' : 'trino.lake.schema');
  await probeLake(client, tables, config);
  await probeResults(client, tables, results, config);
  await probeLocation(client, tables, lake);
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

async function probePassthrough(client: TrinoClient, { source, user }: TrinoConfig): Promise<void> {
  const path = 'trino.source.catalog';
  const catalog = JSON.stringify(source.catalog);
  await told(() => client.run(passthroughSql(source.catalog, 'SELECT 1 AS one')), {
    FUNCTION_NOT_FOUND: () =>
      configError(path, `${catalog} passes no native query through: name a catalog of the PostgreSQL connector`),
    PERMISSION_DENIED: (said) => configError(path, `${user} may not use ${catalog}.system.query (${said})`),
  });
}

async function probeSchema(client: TrinoClient, { catalog, schema }: Place, path: string): Promise<void> {
  const where = `schema_name = ${trino.literal(schema.toLowerCase())}`;
  const schemata = `${trino.identifier(catalog)}.information_schema.schemata`;
  const found = await client.run(`SELECT schema_name FROM ${schemata} WHERE ${where}`);
  if (found.length > 0) return;
  const name = [catalog, schema].map(trino.identifier).join('.');
  await told(() => client.run(`CREATE SCHEMA IF NOT EXISTS ${name}`), {
    otherwise: (said) =>
      configError(
        path,
        `there is no schema ${name}, and it cannot be made (${said}): CREATE SCHEMA ${name} WITH (location = '…')`,
      ),
  });
}

async function probeLake(client: TrinoClient, tables: TrinoTables, config: TrinoConfig): Promise<void> {
  const { catalog, schema, location } = config.lake;
  const table = tables.lakeName('probe');
  const [, create = ''] = declareTable(table, location, []);
  const place = `${catalog}.${schema}`;
  await told(() => client.run(create), {
    INVALID_TABLE_PROPERTY: () =>
      configError('trino.lake.catalog', `${JSON.stringify(catalog)} is no catalog of the Hive connector`),
    INVALID_CATALOG_PROPERTY: () =>
      configError('trino.lake.catalog', `${JSON.stringify(catalog)} is no catalog of the Hive connector`),
    PERMISSION_DENIED: (said) =>
      configError('trino.lake.schema', `${config.user} may not create tables in ${place} (${said})`),
    NOT_SUPPORTED: (said) =>
      configError(
        'trino.lake.catalog',
        `${JSON.stringify(catalog)} declares no tables over files (${said}): set hive.non-managed-table-creates-enabled=true in it`,
      ),
    otherwise: (said) => configError('trino.lake.location', `Trino cannot declare a table over ${location} (${said})`),
  });
  await client.run(`DROP TABLE IF EXISTS ${table}`);
}

async function probeResults(
  client: TrinoClient,
  tables: TrinoTables,
  { catalog, schema }: Place,
  config: TrinoConfig,
): Promise<void> {
  const path = config.results ? 'trino.results' : 'trino.lake.schema';
  await told(() => tables.store('probe', "SELECT 'probe' AS k", (sql) => client.run(sql)), {
    otherwise: (said) =>
      configError(path, `${config.user} cannot keep rows in a table of ${catalog}.${schema} (${said})`),
  });
  await client.run(`DROP TABLE IF EXISTS ${tables.storedTable('probe')}`);
}

/** Whether Trino finds at its location what we find in our folder. */
async function probeLocation(client: TrinoClient, tables: TrinoTables, lake: LakeCatalog): Promise<void> {
  const found = await anyFile(lake);
  if (found === null) return;
  const { folder, file } = found;
  const table = tables.lakeName('probe');
  const [, create = '', ...rest] = declareTable(table, folder, []);
  const missing = (said: string) =>
    configError(
      'trino.lake.location',
      `Trino does not read ${file}${said}: write lake.path as Trino names it, and see that its server may read it`,
    );
  const files = `SELECT "$path" FROM ${table} WHERE "$path" = ${trino.literal(file)} LIMIT 1`;
  const rows = await told(
    async () => {
      for (const sql of [create, ...rest]) await client.run(sql);
      return client.run(files);
    },
    { otherwise: (said) => missing(` (${said})`) },
  );
  await client.run(`DROP TABLE IF EXISTS ${table}`);
  if (rows.length === 0) throw missing('');
}

/** A data file with rows, and the folder that it is in; null where the first tables have none, or cannot be read. */
async function anyFile(lake: LakeCatalog): Promise<{ folder: string; file: string } | null> {
  for (const { schema, name } of (await lake.tables()).slice(0, FOLDERS_LOOKED_INTO)) {
    const location = lake.location(schema, name);
    try {
      for (const file of (await lake.list(location)).files.slice(0, 1)) {
        const { rows } = await lake.describe(file);
        const folder = file.path.slice(0, file.path.lastIndexOf('/'));
        if (rows !== 0) return { folder, file: file.path };
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

import { type TrinoAccess, TrinoClient } from '../../../local/trino/client.ts';

/** The names of the catalogs that the server has: PostgreSQL, Parquet files on the disk, and a store for results. */
export const SOURCE = 'source';
export const LAKE = 'lake';
export const STORE = 'store';

/** Where tables of tests are declared and results kept. */
export const PLACES = {
  lake: { catalog: LAKE, schema: 'public' },
  results: { catalog: STORE, schema: 'default' },
} as const;

/** How tests reach the server, which asks for no password. */
export const testAccess = (url: string): TrinoAccess => ({
  url,
  user: 'loadproof',
  verify: true,
  session: {},
  requestTimeoutSeconds: 60,
});

/** Makes the catalogs of a server that has none. */
export async function createCatalogs(server: string, postgresUrl: string, lakeFolder: string): Promise<void> {
  const client = new TrinoClient(testAccess(server));
  await client.run(catalogSql(SOURCE, 'postgresql', sourceProperties(postgresUrl)));
  await client.run(catalogSql(LAKE, 'hive', lakeProperties(lakeFolder)));
  await client.run(catalogSql(STORE, 'memory', {}));
  await client.run(`CREATE SCHEMA "${LAKE}"."public"`);
}

/** A catalog's properties for a PostgreSQL database. */
export function sourceProperties(url: string): Record<string, string> {
  const { hostname, port, pathname, username, password } = new URL(url);
  return {
    'connection-url': `jdbc:postgresql://${hostname}:${port || 5432}${pathname}`,
    'connection-user': decodeURIComponent(username),
    'connection-password': decodeURIComponent(password),
  };
}

function lakeProperties(folder: string): Record<string, string> {
  return {
    'hive.metastore': 'file',
    'hive.metastore.catalog.dir': 'local:///metastore',
    'hive.metastore.user': 'loadproof',
    // Changes lie in folders of dates, below a table's own.
    'hive.recursive-directories': 'true',
    'fs.native-local.enabled': 'true',
    'local.location': folder,
  };
}

/** The statement that makes a catalog. */
export function catalogSql(name: string, connector: string, properties: Record<string, string>): string {
  const quoted = Object.entries(properties).map(([key, value]) => `"${key}" = '${value.replaceAll("'", "''")}'`);
  const using = quoted.length > 0 ? ` WITH (${quoted.join(', ')})` : '';
  return `CREATE CATALOG "${name}" USING ${connector}${using}`;
}

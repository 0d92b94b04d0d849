import { trinoAt } from './athena-service.ts';
import { credentialsOf, type Emulated } from './aws-call.ts';

export interface CatalogPlaces {
  readonly emulator: Emulated;
  readonly postgresUrl: string;
  /** The source's name among Athena's data catalogs. */
  readonly catalog: string;
}

/** Trino's catalogs, named as Athena names them: the emulator's Glue tables over its S3, and the source. */
export async function createCatalogs(server: string, places: CatalogPlaces): Promise<void> {
  await run(server, createCatalog('awsdatacatalog', 'hive', glueProperties(places.emulator)));
  await run(server, createCatalog(places.catalog, 'postgresql', sourceProperties(places.postgresUrl)));
}

async function run(server: string, sql: string): Promise<void> {
  for await (const { error } of await trinoAt(server).query(sql)) if (error) throw new Error(error.message);
}

function glueProperties(emulator: Emulated): Record<string, string> {
  const { accessKeyId, secretAccessKey } = credentialsOf(emulator);
  return {
    'hive.metastore': 'glue',
    'hive.metastore.glue.region': emulator.region,
    'hive.metastore.glue.endpoint-url': emulator.endpoint,
    'hive.metastore.glue.aws-access-key': accessKeyId,
    'hive.metastore.glue.aws-secret-key': secretAccessKey,
    'hive.non-managed-table-writes-enabled': 'true',
    'fs.native-s3.enabled': 'true',
    's3.endpoint': emulator.endpoint,
    's3.region': emulator.region,
    's3.path-style-access': 'true',
    's3.aws-access-key': accessKeyId,
    's3.aws-secret-key': secretAccessKey,
  };
}

function sourceProperties(url: string): Record<string, string> {
  const { hostname, port, pathname, username, password } = new URL(url);
  return {
    'connection-url': `jdbc:postgresql://${hostname}:${port || 5432}${pathname}`,
    'connection-user': decodeURIComponent(username),
    'connection-password': decodeURIComponent(password),
  };
}

function createCatalog(name: string, connector: string, properties: Record<string, string>): string {
  const quoted = Object.entries(properties).map(([key, value]) => `"${key}" = '${value.replaceAll("'", "''")}'`);
  return `CREATE CATALOG "${name}" USING ${connector} WITH (${quoted.join(', ')})`;
}

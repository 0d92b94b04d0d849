import { randomBytes } from 'node:crypto';
import { relative } from 'node:path';
import { trino } from '../../../core/sql/trino.ts';
import { TrinoClient } from '../../../local/trino/client.ts';
import { catalogSql, LAKE, sourceProperties, testAccess } from './catalogs.ts';

/** What npm run test:trino has started. */
export function server(): { readonly url: string; readonly lake: string; readonly client: TrinoClient } {
  const { LOADPROOF_TEST_TRINO_URL: url, LOADPROOF_TEST_TRINO_LAKE: lake } = process.env;
  if (url === undefined || lake === undefined) throw new Error('these tests run by npm run test:trino');
  return { url, lake, client: new TrinoClient(testAccess(url)) };
}

/** Lends a catalog over a PostgreSQL database. */
export async function withCatalog<T>(postgresUrl: string, use: (catalog: string) => Promise<T>): Promise<T> {
  const { client } = server();
  const catalog = `t_${randomBytes(6).toString('hex')}`;
  await client.run(catalogSql(catalog, 'postgresql', sourceProperties(postgresUrl)));
  try {
    return await use(catalog);
  } finally {
    await client.run(`DROP CATALOG ${trino.identifier(catalog)}`);
  }
}

/** The section `trino` of a configuration whose lake is a folder below the server's. */
export function section(catalog: string, lakeFolder: string) {
  const { url, lake } = server();
  const location = `local:///${relative(lake, lakeFolder)}`;
  return { url, source: { catalog }, lake: { catalog: LAKE, schema: 'loadproof', location } };
}

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { trino } from '../../../core/sql/trino.ts';
import { mysqlServer } from '../../support/mysql.ts';
import { catalogSql } from './catalogs.ts';
import { cacheFolder, TRINO } from './install.ts';
import { server } from './on-trino.ts';

// Trino's connector for MariaDB refuses texts of utf8mb4 whose length has no bound: it takes them for varchar(0).
const CONNECTOR = 'mysql';

/** `describe`, or its skipping form with the reason told: these tests need a MySQL server and Trino's connector for it. */
export function describeOnMysql(): typeof describe | typeof describe.skip {
  const installed = existsSync(join(cacheFolder(), `trino-${TRINO.version}`, 'plugin', CONNECTOR));
  if (mysqlServer() === null)
    console.info('LOADPROOF_TEST_MYSQL_URL is not set: nothing of MySQL is passed through Trino.');
  else if (!installed)
    console.info(`The Trino in ${cacheFolder()} has no connector for MySQL: remove it, to have it fetched again.`);
  else return describe;
  return describe.skip;
}

/** Lends a catalog over the MySQL server of the tests. */
export async function withMysqlCatalog<T>(use: (catalog: string) => Promise<T>): Promise<T> {
  const { hostname, port, username, password } = new URL(mysqlServer() ?? '');
  const { client } = server();
  const catalog = `my_${randomBytes(6).toString('hex')}`;
  await client.run(
    catalogSql(catalog, CONNECTOR, {
      'connection-url': `jdbc:${CONNECTOR}://${hostname}:${port || 3306}`,
      'connection-user': decodeURIComponent(username),
      'connection-password': decodeURIComponent(password),
    }),
  );
  try {
    return await use(catalog);
  } finally {
    await client.run(`DROP CATALOG ${trino.identifier(catalog)}`);
  }
}

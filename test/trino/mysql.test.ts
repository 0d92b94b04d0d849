/**
 * MySQL through Trino's connector for it, which Athena's resembles: the native query of every type, passed through, gives the very texts that the driver
 * gives, and so does the catalog query. Needs LOADPROOF_TEST_MYSQL_URL besides; without it nothing of this is run.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { passthroughSql } from '../../core/sql/athena.ts';
import { isUnsupported } from '../../core/sql/dialect.ts';
import { mysql } from '../../core/sql/mysql.ts';
import { MYSQL_CATALOG_QUERY, readMysqlCatalog } from '../../core/sql/mysql-catalog.ts';
import { trino } from '../../core/sql/trino.ts';
import { mysqlColumn, mysqlServer, withMysqlDatabase } from '../support/mysql.ts';
import { MYSQL_ZOO } from '../support/mysql-zoo.ts';
import { catalogSql } from './support/catalogs.ts';
import { cacheFolder, TRINO } from './support/install.ts';
import { server } from './support/on-trino.ts';

const url = mysqlServer();
if (url === null) console.info('LOADPROOF_TEST_MYSQL_URL is not set: nothing of MySQL is passed through Trino.');

async function withCatalog<T>(connector: string, use: (catalog: string) => Promise<T>): Promise<T> {
  const { hostname, port, username, password } = new URL(url ?? '');
  const catalog = `my_${connector}_${process.pid}`;
  await server().client.run(
    catalogSql(catalog, connector, {
      'connection-url': `jdbc:${connector}://${hostname}:${port || 3306}`,
      'connection-user': decodeURIComponent(username),
      'connection-password': decodeURIComponent(password),
    }),
  );
  try {
    return await use(catalog);
  } finally {
    await server().client.run(`DROP CATALOG ${trino.identifier(catalog)}`);
  }
}

const columns = MYSQL_ZOO.map(({ type, form, lake }, i) => {
  const column = mysqlColumn(`c${i}`, type);
  const own = form ?? mysql.form(column, lake);
  if (isUnsupported(own)) throw new Error(own.unsupported);
  const rendered = mysql.render(column, own, []);
  if (isUnsupported(rendered)) throw new Error(rendered.unsupported);
  return { ...column, sql: rendered.sql };
});
const most = Math.max(...MYSQL_ZOO.map(({ values }) => values.length));

// Trino's connector for MariaDB refuses texts of utf8mb4 whose length has no bound: it takes them for varchar(0).
const connector = 'mysql';
const installed = existsSync(join(cacheFolder(), `trino-${TRINO.version}`, 'plugin', connector));
if (!installed)
  console.info(`The Trino in ${cacheFolder()} has no connector for MySQL: remove it, to have it fetched again.`);

(url === null || !installed ? describe.skip : describe)("through Trino's connector", () => {
  test('every type has the text that it has by the driver, and the catalog is the same', async () => {
    await withMysqlDatabase(async ({ run, name }) => {
      await run(`SET SESSION sql_mode = 'ALLOW_INVALID_DATES', time_zone = '+00:00'`);
      await run(`CREATE TABLE zoo (i int PRIMARY KEY, ${columns.map((c) => `${c.name} ${c.type} NULL`).join(', ')})`);
      for (let row = 0; row <= most; row++)
        await run(
          `INSERT INTO zoo VALUES (${row}, ${MYSQL_ZOO.map(({ values }) => values[row]?.[0] ?? 'NULL').join(', ')})`,
        );
      const from = `FROM ${mysql.relation(name, 'zoo')}`;
      const native =
        `SELECT 'r' AS c0, CAST(i AS CHAR) AS i, ${columns.map((c) => `${c.sql} AS ${c.name}_`).join(', ')} ${from}` +
        ` UNION ALL SELECT 't', ${mysql.trailer([], mysql.relation(name, 'zoo'))}${', NULL'.repeat(columns.length)} ${from}`;
      await withCatalog(connector, async (catalog) => {
        const rows = await server().client.run(passthroughSql(catalog, native));
        expect(rows.find(([mark]) => mark === 't')?.[1]).toBe(String(most + 1));
        const wrong = columns.flatMap((column, c) =>
          Array.from({ length: most + 1 }, (_, i) => {
            const right = MYSQL_ZOO[c]?.values[i]?.[1] ?? null;
            const found = rows.find(([mark, place]) => mark === 'r' && place === String(i))?.[c + 2] ?? null;
            return { type: column.type, right, found };
          }).filter(({ right, found }) => right !== found),
        );
        expect(wrong).toEqual([]);
        const described = await server().client.run(passthroughSql(catalog, MYSQL_CATALOG_QUERY));
        const texts = described.map((row) => row.map((cell) => (cell === null ? null : String(cell))));
        expect(readMysqlCatalog(texts)).toEqual(readMysqlCatalog(await run(MYSQL_CATALOG_QUERY)));
      });
    });
  });
});

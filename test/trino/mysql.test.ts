/**
 * MySQL through Trino's connector for it, which Athena's resembles: the native query of every type, passed through, gives the very texts that the driver
 * gives, and so does the catalog query. Needs LOADPROOF_TEST_MYSQL_URL besides; without it nothing of this is run.
 */
import { passthroughSql } from '../../core/sql/athena.ts';
import { isUnsupported } from '../../core/sql/dialect.ts';
import { mysql } from '../../core/sql/mysql.ts';
import { MYSQL_CATALOG_QUERY, readMysqlCatalog } from '../../core/sql/mysql-catalog.ts';
import { withMysqlDatabase } from '../support/mysql.ts';
import { MYSQL_ZOO } from '../support/mysql-zoo.ts';
import { mysqlColumn } from '../support/parts.ts';
import { describeOnMysql, withMysqlCatalog } from './support/mysql-catalog.ts';
import { server } from './support/on-trino.ts';

const columns = MYSQL_ZOO.map(({ type, form, lake }, i) => {
  const column = mysqlColumn(`c${i}`, type);
  const own = form ?? mysql.form(column, lake);
  if (isUnsupported(own)) throw new Error(own.unsupported);
  const rendered = mysql.render(column, own, []);
  if (isUnsupported(rendered)) throw new Error(rendered.unsupported);
  return { ...column, sql: rendered.sql };
});
const most = Math.max(...MYSQL_ZOO.map(({ values }) => values.length));

describeOnMysql()("through Trino's connector", () => {
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
      await withMysqlCatalog(async (catalog) => {
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

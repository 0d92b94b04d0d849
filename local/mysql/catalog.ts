import { MYSQL_CATALOG_QUERY, readMysqlCatalog } from '../../core/sql/mysql-catalog.ts';
import type { SourceCatalog, SourceDescription } from '../../handlers/ports.ts';
import { type MysqlSettings, openMysqlSession, queryTexts } from './connection.ts';

/** What MySQL and MariaDB say of their own tables, of every database that our user can see. */
export class MysqlCatalog implements SourceCatalog {
  readonly #settings: MysqlSettings;

  constructor(settings: MysqlSettings) {
    this.#settings = settings;
  }

  async describe(): Promise<SourceDescription> {
    const session = await openMysqlSession(this.#settings);
    try {
      return readMysqlCatalog(await queryTexts(session.connection, MYSQL_CATALOG_QUERY));
    } catch (error) {
      throw session.explain(error);
    } finally {
      await session.close();
    }
  }
}

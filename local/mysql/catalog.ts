import { MYSQL_CATALOG_QUERY, readMysqlCatalog } from '../../core/sql/mysql-catalog.ts';
import type { SourceCatalog, SourceDescription } from '../../handlers/ports.ts';
import { type MysqlSettings, openMysqlSession, queryTexts, type Texts } from './connection.ts';

/** What MySQL and MariaDB say of their own tables, of every database that our user can see. */
export class MysqlCatalog implements SourceCatalog {
  readonly #settings: MysqlSettings;

  constructor(settings: MysqlSettings) {
    this.#settings = settings;
  }

  async describe(): Promise<SourceDescription> {
    return readMysqlCatalog(await this.#texts(MYSQL_CATALOG_QUERY));
  }

  async ask(sql: string): Promise<string | null> {
    const [row] = await this.#texts(sql);
    return row?.[0] ?? null;
  }

  async #texts(sql: string): Promise<Texts> {
    const session = await openMysqlSession(this.#settings);
    try {
      return await queryTexts(session.connection, sql);
    } catch (error) {
      throw session.explain(error);
    } finally {
      await session.close();
    }
  }
}

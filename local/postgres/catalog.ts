import type pg from 'pg';
import { z } from 'zod';
import {
  ABOUT_QUERY,
  aboutRowSchema,
  CATALOG_QUERY,
  catalogRowSchema,
  serverName,
  toSourceTable,
} from '../../core/sql/postgres-catalog.ts';
import type { SourceCatalog, SourceDescription } from '../../handlers/ports.ts';
import { openReadSession, type PostgresSettings } from './connection.ts';

/** What PostgreSQL 12 and later says of its own tables. */
export class PostgresCatalog implements SourceCatalog {
  readonly #settings: PostgresSettings;

  constructor(settings: PostgresSettings) {
    this.#settings = settings;
  }

  describe(): Promise<SourceDescription> {
    return this.#asked(describeSource);
  }

  ask(sql: string): Promise<string | null> {
    return this.#asked(async (client) => {
      const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
      const text = rows[0]?.[0] ?? null;
      return text === null ? null : String(text);
    });
  }

  async #asked<T>(question: (client: pg.Client) => Promise<T>): Promise<T> {
    const session = await openReadSession(this.#settings);
    try {
      return await question(session.client);
    } catch (error) {
      throw session.explain(error);
    } finally {
      await session.close();
    }
  }
}

/** Describes what the current role of a connection sees. */
export async function describeSource(client: pg.Client): Promise<SourceDescription> {
  const about = await client.query(ABOUT_QUERY);
  const { version, role } = aboutRowSchema.parse(about.rows[0]);
  const { rows } = await client.query(CATALOG_QUERY);
  const tables = z.array(catalogRowSchema).parse(rows);
  return { server: serverName(version), tables: tables.map((row) => toSourceTable(row, role)) };
}

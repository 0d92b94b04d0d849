import pg from 'pg';
import { configError } from '../../core/config/errors.ts';
import { PostgresCatalog } from '../postgres/catalog.ts';
import { DEMO_TABLES } from './dataset-tables.ts';
import { identifier } from './sql-text.ts';

/** A database for the demo's data. */
export interface DemoDatabase {
  readonly url: string;
  /** See `DatasetTarget.copyIn`. */
  readonly copyIn?: ((sql: string, file: string) => Promise<void>) | undefined;
  /** Removes it, or what the demo loaded into it. */
  stop(): Promise<void>;
}

/**
 * A database of the user's, for the demo to load its data into: what it loaded is dropped when it ends. Rejects with a
 * ConfigError where the database has schemas of these names already, and with `SourceUnavailable` or `SourceRefused`.
 */
export async function useServer(url: string): Promise<DemoDatabase> {
  const schemas = [...new Set(DEMO_TABLES.map((table) => table.schema))];
  const { tables } = await new PostgresCatalog({ url }).describe();
  const taken = schemas.find((schema) => tables.some((table) => table.schema === schema));
  if (taken !== undefined)
    throw configError('--postgres', `the database has a schema "${taken}" with tables: give one of the demo's own`);
  const stop = async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      for (const schema of schemas) await client.query(`DROP SCHEMA IF EXISTS ${identifier(schema)} CASCADE`);
    } finally {
      await client.end();
    }
  };
  return { url, stop };
}

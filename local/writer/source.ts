import { readMysql } from './source-mysql.ts';
import { readPostgres, type SourceReader } from './source-postgres.ts';
import type { SourceRows } from './types.ts';

export type { SourceReader };

/** Opens a source by its URL: `postgres:`, `postgresql:`, `mysql:` or `mariadb:`. The caller closes it. */
export function openSource(url: string): Promise<SourceReader> {
  const engine = /^(postgres|postgresql|mysql|mariadb):/.exec(url)?.[1];
  if (engine === undefined) throw new Error('The URL of the source must begin with postgres:// or mysql://.');
  return engine.startsWith('postgres') ? readPostgres(url) : readMysql(url);
}

/** The rows of one table. */
export async function readSource(url: string, schema: string, table: string): Promise<SourceRows> {
  const reader = await openSource(url);
  try {
    return await reader.read(schema, table);
  } finally {
    await reader.close();
  }
}

import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DEMO_TABLES, type DemoTable } from './dataset-tables.ts';
import { isMysqlUrl, loadMysqlDataset } from './mysql.ts';
import { vegaDataFolder } from './packages.ts';
import { identifier, literal } from './sql-text.ts';

/** Where the demo's data goes: a database, and a way to COPY into it other than the protocol's own, if it needs one. */
export interface DatasetTarget {
  readonly url: string;
  /** PGlite's; without it the data is streamed by COPY FROM STDIN. */
  readonly copyIn?: ((sql: string, file: string) => Promise<void>) | undefined;
}

export interface LoadedTable {
  readonly schema: string;
  readonly name: string;
  readonly rows: number;
}

/** Creates the demo's schemas and tables and loads them. Whatever the database already has under these names stays in the way: it must be fresh. */
export async function loadDataset(target: DatasetTarget): Promise<LoadedTable[]> {
  const folder = await mkdtemp(join(tmpdir(), 'loadproof-dataset-'));
  const duckdb = await DuckDBInstance.create(':memory:');
  const files = await duckdb.connect();
  const client = new pg.Client({ connectionString: target.url });
  try {
    if (isMysqlUrl(target.url)) return await loadMysqlDataset(target.url, files);
    await client.connect();
    const loaded: LoadedTable[] = [];
    for (const table of DEMO_TABLES) loaded.push(await loadTable(table, { files, client, target, folder }));
    await client.query('ANALYZE');
    return loaded;
  } finally {
    await client.end().catch(() => undefined);
    files.closeSync();
    duckdb.closeSync();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Loading {
  readonly files: DuckDBConnection;
  readonly client: pg.Client;
  readonly target: DatasetTarget;
  readonly folder: string;
}

async function loadTable(table: DemoTable, { files, client, target, folder }: Loading): Promise<LoadedTable> {
  const name = `${identifier(table.schema)}.${identifier(table.name)}`;
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${identifier(table.schema)}`);
  await client.query(`CREATE TABLE ${name} (${table.columns})`);
  const csv = join(folder, `${table.schema}.${table.name}.csv`);
  const rows = table.rows.replaceAll('$/', `${vegaDataFolder().replaceAll("'", "''")}/`);
  await files.run(`COPY (${rows}) TO ${literal(csv)} (FORMAT csv, HEADER false, FORCE_QUOTE *)`);
  if (target.copyIn) await target.copyIn(`COPY ${name} FROM '/dev/blob' (FORMAT csv, ENCODING 'UTF8')`, csv);
  else
    await pipeline(
      createReadStream(csv),
      client.query(copyFrom(`COPY ${name} FROM STDIN (FORMAT csv, ENCODING 'UTF8')`)),
    );
  const counted = await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${name}`);
  return { schema: table.schema, name: table.name, rows: Number(counted.rows[0]?.n) };
}

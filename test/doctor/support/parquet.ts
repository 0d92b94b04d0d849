import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** Ten rows of an id and a name, as one Parquet file. */
export async function tenRows(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'lake-'));
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const rows = `select i::integer as id, 'row ' || i as name from range(10) r(i)`;
  await connection.run(`copy (${rows}) to '${join(folder, 'f')}' (format parquet)`);
  connection.closeSync();
  const body = await readFile(join(folder, 'f'));
  await rm(folder, { recursive: true });
  return body;
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';

/** DuckDB for a test's own look at files: nothing of Loadproof is in between. */
export async function withDuckdb<T>(use: (query: (sql: string) => Promise<DuckDBValue[][]>) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run(`SET TimeZone = 'UTC'`);
    return await use(async (sql) => (await connection.runAndReadAll(sql)).getRows());
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** All files of a table's folder as one relation; NFC and NFD, and case, are told apart. */
export function lakeRelation(lake: string, schema: string, table: string): string {
  const folder = join(lake, schema, table);
  if (!existsSync(folder)) throw new Error(`no folder ${folder}`);
  return `read_parquet('${folder}/*.parquet')`;
}

/** Kind of difference by `kind\tkey`, of two lakes' tables, by two full joins of row counts. */
export async function differences(
  query: (sql: string) => Promise<DuckDBValue[][]>,
  right: string,
  wrong: string,
  key: readonly string[],
): Promise<string[]> {
  // Rows as text of all columns with their bits: a float's last bit shows in its shortest text.
  const side = (relation: string) =>
    `(SELECT hash_row, any_value(key) AS key, count(*) AS n FROM (SELECT t::VARCHAR AS hash_row,
      ${key.length === 0 ? 't::VARCHAR' : `concat_ws('|', ${key.join(', ')})`} AS key FROM ${relation} t) GROUP BY hash_row)`;
  const rows = await query(`
    WITH r AS ${side(right)}, w AS ${side(wrong)},
    d AS (SELECT coalesce(r.key, w.key) AS key, coalesce(r.n, 0) AS rn, coalesce(w.n, 0) AS wn
      FROM r FULL JOIN w ON r.hash_row = w.hash_row),
    k AS (SELECT key, sum(rn) AS rn, sum(wn) AS wn, bool_or(rn <> wn) AS differs FROM d GROUP BY key)
    SELECT CASE WHEN wn = 0 THEN 'missing' WHEN rn = 0 THEN 'extra' WHEN rn <> wn THEN 'duplicated' ELSE 'changed' END AS kind,
      key FROM k WHERE differs ORDER BY ALL`);
  return rows.map(([kind, k]) => `${kind}\t${k}`);
}

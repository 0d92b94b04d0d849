import pg from 'pg';
import type { StagedTable } from '../local/demo/lake-writer.ts';

/** The benchmark's table, in a schema of its own. */
export const SCHEMA = 'loadproof_bench';
export const TABLE = 'rows';

/**
 * Creates the table with so many rows of ten mixed columns, the same ones at every call, and makes it as a table is that
 * has been there for a while: keyed, vacuumed and analysed.
 */
export async function createTable(client: pg.Client, rows: number): Promise<void> {
  await dropTable(client);
  await client.query(`CREATE SCHEMA ${SCHEMA}`);
  await client.query(`CREATE TABLE ${SCHEMA}.${TABLE} (
    id bigint NOT NULL, quantity integer, code varchar(12), amount numeric(12,2), ratio double precision,
    created timestamp(6), day date, active boolean, note text, reference uuid)`);
  await client.query(
    `INSERT INTO ${SCHEMA}.${TABLE}
     SELECT i, hashint8(i) % 100000, 'c-' || (i * 7919) % 100003, (hashint8(i + 1) % 1000000000) / 100.0,
       hashint8(i) / 7.0::double precision, timestamp '2020-01-01' + i * interval '31.000017 s',
       date '2020-01-01' + (i % 2000)::integer, i % 3 = 0,
       CASE WHEN i % 4 = 0 THEN NULL ELSE 'note number ' || i % 1000 END, md5(i::text)::uuid
     FROM generate_series(1::bigint, $1) AS i`,
    [rows],
  );
  await client.query(`ALTER TABLE ${SCHEMA}.${TABLE} ADD PRIMARY KEY (id)`);
  await client.query(`VACUUM ANALYZE ${SCHEMA}.${TABLE}`);
}

export async function dropTable(client: pg.Client): Promise<void> {
  await client.query(`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE`);
}

/** Changes so many percent of the rows, spread over the table, in one column. */
export function differ(percent: number): (table: StagedTable) => Promise<void> {
  return async (table) => {
    const share = Math.round(percent * 1000);
    await table.run(`UPDATE ${table.relation} SET amount = amount + 0.01 WHERE hash(id) % 100000 < ${share}`);
  };
}

/** Connects, uses and closes. */
export async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/**
 * The demo over MariaDB or MySQL. It has types of its own where PostgreSQL's are not there: `bit(1)` for boolean, which
 * DMS writes as one; `char(36)` for uuid; `json`; `decimal(28,6)` for an unbounded numeric; `varchar(255)` for text.
 * Like the rest of the demo's writer it is the oracle that Loadproof is held against, and shares no SQL with it.
 */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2';
import { configError } from '../../core/config/errors.ts';
import { MysqlCatalog } from '../mysql/catalog.ts';
import { isMysqlUrl, openMysqlSession } from '../mysql/connection.ts';
import type { LoadedTable } from './dataset.ts';
import { DEMO_TABLES, type DemoTable } from './dataset-tables.ts';
import type { TableId } from './lake-writer.ts';
import { vegaDataFolder } from './packages.ts';
import type { DemoDatabase } from './server.ts';

const quote = (name: string) => `\`${name.replaceAll('`', '``')}\``;
const schemas = [...new Set(DEMO_TABLES.map((table) => table.schema))];

/** Whether the demo's database is MariaDB or MySQL. */
export { isMysqlUrl };

async function connect(url: string): Promise<Connection> {
  const { hostname, port, username, password } = new URL(url);
  const connection = createConnection({
    host: hostname,
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    charset: 'utf8mb4',
    rowsAsArray: true,
    typeCast: (field) => field.buffer()?.toString('utf8') ?? null,
  });
  await connection.promise().query(`SET SESSION time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES'`);
  return connection;
}

async function rowsOf(connection: Connection, sql: string, values: readonly string[] = []): Promise<string[][]> {
  const [rows] = await connection.promise().query<RowDataPacket[]>(sql, [...values]);
  return rows as unknown as string[][];
}

/**
 * A server of the user's, for the demo to load its data into: databases of its own, which are dropped when it ends. Rejects
 * with a ConfigError where there are databases of these names already, and with `SourceUnavailable` or `SourceRefused`.
 */
export async function useMysqlServer(url: string): Promise<DemoDatabase> {
  // First by the product's own driver, whose errors say what to do.
  await (await openMysqlSession({ url })).close();
  const { tables } = await new MysqlCatalog({ url }).describe();
  const connection = await connect(url);
  try {
    const there = (await rowsOf(connection, 'SHOW DATABASES')).map(([name]) => name);
    const taken = schemas.find((schema) => there.includes(schema) || tables.some((table) => table.schema === schema));
    if (taken !== undefined)
      throw configError('--mysql', `the server has a database "${taken}" already: give a server of the demo's own`);
  } finally {
    await connection.promise().end();
  }
  const stop = async () => {
    const dropping = await connect(url);
    try {
      for (const schema of schemas) await dropping.promise().query(`DROP DATABASE IF EXISTS ${quote(schema)}`);
    } finally {
      await dropping.promise().end();
    }
  };
  return { url, stop };
}

/** Definitions of columns, of PostgreSQL's. Foreign keys are left out. */
function definitions(columns: string): string {
  return columns
    .replace(/"([^"]+)"/g, (_, name: string) => quote(name))
    .replace(/REFERENCES [a-z_.]+/g, '')
    .replace(/ timestamp(\(6\))? /g, ' datetime(6) ')
    .replace(/\btimestamptz\b/g, 'timestamp(6)')
    .replace(/\bdouble precision\b/g, 'double')
    .replace(/\bboolean\b/g, 'bit(1)')
    .replace(/\bbytea\b/g, 'varbinary(64)')
    .replace(/\buuid\b/g, 'char(36)')
    .replace(/\bjsonb\b/g, 'json')
    .replace(/\breal\b/g, 'float')
    .replace(/\bnumeric\(/g, 'decimal(')
    .replace(/\bnumeric\b/g, 'decimal(28,6)')
    .replace(/(?<=[a-z_`] )text\b/g, 'varchar(255)');
}

/** Creates the demo's databases and tables and loads them; see `loadDataset`. */
export async function loadMysqlDataset(url: string, files: DuckDBConnection): Promise<LoadedTable[]> {
  const connection = await connect(url);
  try {
    const loaded: LoadedTable[] = [];
    for (const table of DEMO_TABLES) loaded.push(await loadTable(table, connection, files));
    return loaded;
  } finally {
    await connection.promise().end();
  }
}

const ROWS_PER_INSERT = 1000;

async function loadTable(table: DemoTable, connection: Connection, files: DuckDBConnection): Promise<LoadedTable> {
  const name = `${quote(table.schema)}.${quote(table.name)}`;
  await connection
    .promise()
    .query(`CREATE DATABASE IF NOT EXISTS ${quote(table.schema)} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  await connection.promise().query(`CREATE TABLE ${name} (${definitions(table.columns)}) ENGINE = InnoDB`);
  const types = (await columnsOf(connection, table)).map((column) => column.type);
  const rows = table.rows.replaceAll('$/', `${vegaDataFolder().replaceAll("'", "''")}/`);
  const read = await files.runAndReadAll(`SELECT COLUMNS(*)::VARCHAR FROM (${rows})`);
  const values = read
    .getRows()
    .map((row) => row.map((cell, i) => cellToInsert(cell === null ? null : String(cell), types[i] ?? '')));
  for (let i = 0; i < values.length; i += ROWS_PER_INSERT)
    await connection.promise().query(`INSERT INTO ${name} VALUES ?`, [values.slice(i, i + ROWS_PER_INSERT)]);
  const [[counted] = []] = await rowsOf(connection, `SELECT COUNT(*) FROM ${name}`);
  return { schema: table.schema, name: table.name, rows: Number(counted) };
}

function cellToInsert(text: string | null, type: string): string | number | Buffer | null {
  if (text === null) return null;
  if (type.startsWith('bit')) return text === 'true' ? 1 : 0;
  if (type.startsWith('varbinary')) return Buffer.from(text.slice(2), 'hex');
  return type.startsWith('timestamp') ? text.replace(/\+00$/, '') : text;
}

interface MysqlColumn {
  readonly name: string;
  /** As the catalog prints it: `decimal(12,2)`. */
  readonly type: string;
}

async function columnsOf(connection: Connection, table: TableId): Promise<MysqlColumn[]> {
  const found = await rowsOf(
    connection,
    'SELECT COLUMN_NAME, COLUMN_TYPE FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION',
    [table.schema, table.name],
  );
  return found.map(([name = '', type = '']) => ({ name, type }));
}

const INTEGERS: Readonly<Record<string, string>> = {
  tinyint: 'TINYINT',
  smallint: 'SMALLINT',
  mediumint: 'INTEGER',
  int: 'INTEGER',
  bigint: 'BIGINT',
};

/** What DMS makes of a column in Parquet (User Guide, "Source data types for MySQL"); `written` is DuckDB's SQL over `raw`. */
function recipe({ name, type }: MysqlColumn, raw: string): { readonly staged: string; readonly written: string } {
  const column = quote(name);
  const base = /^[a-z]+/.exec(type)?.[0] ?? '';
  const printed = `CAST(${column} AS CHAR)`;
  const integer = INTEGERS[base];
  if (integer !== undefined)
    return { staged: printed, written: `${raw}::${type.includes('unsigned') ? 'U' : ''}${integer}` };
  switch (base) {
    case 'bit':
      return { staged: `CAST(${column} + 0 AS CHAR)`, written: `${raw}::INTEGER::BOOLEAN` };
    case 'decimal':
      return { staged: printed, written: `${raw}::${type.toUpperCase()}` };
    case 'float':
      // The text of a float has six digits; a sum with a double has them all.
      return { staged: `CAST(${column} + 0e0 AS CHAR)`, written: `${raw}::DOUBLE` };
    case 'double':
      return { staged: printed, written: `${raw}::DOUBLE` };
    case 'date':
      return { staged: printed, written: `${raw}::DATE` };
    case 'datetime':
    case 'timestamp':
      return { staged: printed, written: `(${raw} || '+00')::TIMESTAMPTZ` };
    case 'varbinary':
      return { staged: `HEX(${column})`, written: `unhex(${raw})` };
    default:
      return { staged: `HEX(CONVERT(${column} USING utf8mb4))`, written: `decode(unhex(${raw}))` };
  }
}

/** Brings a table over as lines of texts that need no quoting; see `lake-writer.ts`. */
export async function readMysqlTable(
  url: string,
  table: TableId,
  file: string,
): Promise<{
  readonly columns: readonly { readonly name: string; readonly written: string }[];
  readonly rows: number;
}> {
  const connection = await connect(url);
  try {
    const columns = await columnsOf(connection, table);
    const recipes = columns.map((column, i) => recipe(column, `c${i}`));
    const sql = `SELECT 'r', ${recipes.map((r) => r.staged).join(', ')} FROM ${quote(table.schema)}.${quote(table.name)}`;
    let rows = 0;
    async function* lines(found: AsyncIterable<unknown>): AsyncGenerator<string> {
      for await (const row of found) {
        rows++;
        yield `${(row as (string | null)[]).map((cell) => cell ?? '\\N').join('\t')}\n`;
      }
    }
    await pipeline(connection.query(sql).stream(), lines, createWriteStream(file));
    return { columns: columns.map(({ name }, i) => ({ name, written: recipes[i]?.written ?? '' })), rows };
  } finally {
    await connection.promise().end();
  }
}

import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { writeCsv } from './csv-writer.ts';
import { type PgColumn, recipe } from './lake-types.ts';
import { isMysqlUrl, readMysqlTable } from './mysql.ts';
import { identifier, literal } from './sql-text.ts';

/**
 * Writes a lake folder as DMS's full load to S3 does in Parquet or CSV, from the tables of a PostgreSQL database, or of MariaDB or MySQL:
 * `<out>/<schema>/<table>/LOAD00000001.parquet` and on, with a hexadecimal counter; row groups of 10,000 rows; every
 * column optional; timestamps in micro-seconds and flagged as UTC; no file at all for an empty table.
 *
 * It is the oracle of the demo, the tests and the benchmark, so it uses none of Loadproof's own rendering.
 *
 * It is for many rows: DuckDB writes them in a third of the time and of the memory that the faithful writer
 * (`local/writer`) takes, which makes records in JavaScript (257,538 rows: 1.2 and 3.4 seconds of processor time). That one
 * knows every setting of a task; this one its defaults. What the demo's table with changes captures is the faithful one's.
 */
export interface LakeRequest {
  readonly url: string;
  readonly tables: readonly TableId[];
  /** The lake's root; made if it is not there. */
  readonly out: string;
  /** Rows of a file; 50,000 unless given, for all tables or per `schema.table`. */
  readonly rowsPerFile?: number | Readonly<Record<string, number>>;
  /** Tables that are written as CSV, `schema.table`; the others are Parquet. */
  readonly csv?: Readonly<Record<string, 'plain' | 'gzip'>>;
  /** Called per table before its files are written, to change what they will hold. */
  readonly mutate?: (table: StagedTable) => Promise<void>;
  /** Changes a record of CSV before it is written; `number` is its place in the load from 1. */
  readonly mutateRecord?: (table: TableId, number: number, record: Buffer) => Buffer;
}

export interface TableId {
  readonly schema: string;
  readonly name: string;
}

/** A table's rows, typed as they will be written, in DuckDB. */
export interface StagedTable extends TableId {
  /**
   * The relation to change: the table's columns, and `__load_order`, the place of the row in the load from 1. The order
   * decides the file, so rows moved or doubled stay in their file, and a file whose rows are all gone is not written.
   */
  readonly relation: string;
  run(sql: string): Promise<DuckDBValue[][]>;
}

export interface LakeTable extends TableId {
  readonly rows: number;
  /** Names of the files written, in order. */
  readonly files: readonly string[];
}

const ROW_GROUP = 10_000;
const ROWS_PER_FILE = 50_000;
const ORDER = '__load_order';

/**
 * One snapshot for all tables, under settings that no default of the role, the database or the machine changes. They are
 * the transaction's own: PGlite serves all its connections from one session, where a plain SET would reach the others.
 */
const SESSION = `BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
  SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres';
  SET LOCAL standard_conforming_strings = on; SET LOCAL extra_float_digits = 3; SET LOCAL client_encoding = 'UTF8';
  SET LOCAL synchronize_seqscans = off; SET LOCAL search_path = pg_catalog`;

/** Writes the tables, in the order given. Whatever the folder of a table held before stays beside it. */
export async function writeLake(request: LakeRequest): Promise<LakeTable[]> {
  const folder = await mkdtemp(join(tmpdir(), 'loadproof-lake-'));
  const duckdb = await DuckDBInstance.create(join(folder, 'stage.duckdb'));
  const stage = await duckdb.connect();
  const reader = isMysqlUrl(request.url) ? mysqlReader(request.url) : await postgresReader(request.url);
  try {
    await stage.run(`SET TimeZone = 'UTC'`);
    const written: LakeTable[] = [];
    for (const table of request.tables) {
      await stageTable(table, { reader, stage, file: join(folder, 'rows.txt') });
      await request.mutate?.(stagedTable(table, stage));
      written.push(await writeFiles(table, request, stage));
    }
    return written;
  } finally {
    await reader.close();
    stage.closeSync();
    duckdb.closeSync();
    await rm(folder, { recursive: true, force: true });
  }
}

function stagedTable(table: TableId, stage: DuckDBConnection): StagedTable {
  return { ...table, relation: 'staged', run: async (sql) => (await stage.runAndReadAll(sql)).getRows() };
}

const COLUMNS = `
  WITH RECURSIVE resolved AS (
    SELECT a.attname, a.attnum, a.atttypid AS type, a.atttypmod AS modifier
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = $1 AND c.relname = $2 AND a.attnum > 0 AND NOT a.attisdropped
    UNION ALL
    SELECT r.attname, r.attnum, t.typbasetype, t.typtypmod
    FROM resolved r JOIN pg_type t ON t.oid = r.type WHERE t.typtype = 'd')
  SELECT r.attname AS name, t.typname AS base, r.modifier
  FROM resolved r JOIN pg_type t ON t.oid = r.type WHERE t.typtype <> 'd' ORDER BY r.attnum`;

/** Writes a table's rows into a file of lines, and tells how many, and what DuckDB makes of the fields `c0` and on. */
interface SourceReader {
  read(
    table: TableId,
    file: string,
  ): Promise<{
    readonly columns: readonly { readonly name: string; readonly written: string }[];
    readonly rows: number;
  }>;
  close(): Promise<void>;
}

const mysqlReader = (url: string): SourceReader => ({
  read: (table, file) => readMysqlTable(url, table, file),
  close: async () => undefined,
});

async function postgresReader(url: string): Promise<SourceReader> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(SESSION);
  return { read: (table, file) => readPostgresTable(client, table, file), close: () => client.end().catch(() => {}) };
}

async function readPostgresTable(client: pg.Client, table: TableId, file: string): ReturnType<SourceReader['read']> {
  const name = `${identifier(table.schema)}.${identifier(table.name)}`;
  const { rows: columns } = await client.query<PgColumn>(COLUMNS, [table.schema, table.name]);
  const recipes = columns.map((column, i) => recipe(column, identifier(column.name), `c${i}`));
  // A first field that is never empty: a reader drops a line that is.
  const staged = ["'r'", ...recipes.map((r) => r.staged)].join(', ');
  const copy = client.query(copyTo(`COPY (SELECT ${staged} FROM ${name}) TO STDOUT`));
  await pipeline(copy, createWriteStream(file));
  const written = columns.map((column, i) => ({ name: column.name, written: recipes[i]?.written ?? '' }));
  return { columns: written, rows: copy.rowCount };
}

/** To a text file, and from there into DuckDB. Fields are digits and the like, so that no quoting is needed. */
async function stageTable(
  table: TableId,
  to: { reader: SourceReader; stage: DuckDBConnection; file: string },
): Promise<void> {
  const name = `${identifier(table.schema)}.${identifier(table.name)}`;
  const { columns, rows } = await to.reader.read(table, to.file);
  if (columns.length === 0) throw new Error(`There is no table ${name}, or it has no columns.`);
  const raw = ['mark', ...columns.map((_, i) => `c${i}`)].map((c) => `'${c}': 'VARCHAR'`).join(', ');
  const typed = columns.map((column) => `${column.written} AS ${identifier(column.name)}`).join(', ');
  await to.stage.run(`CREATE OR REPLACE TABLE staged AS SELECT row_number() OVER () AS ${ORDER}, ${typed}
    FROM read_csv(${literal(to.file)}, columns = {${raw}}, auto_detect = false, header = false, delim = '\t', quote = '',
      escape = '', nullstr = '\\N', new_line = '\\n', max_line_size = 33554432)`);
  const loaded = await to.stage.runAndReadAll('SELECT count(*)::INTEGER FROM staged');
  if (loaded.getRows()[0]?.[0] !== rows)
    throw new Error(`${name}: the database sent ${rows} rows, and ${loaded.getRows()[0]?.[0]} arrived.`);
}

async function writeFiles(table: TableId, request: LakeRequest, stage: DuckDBConnection): Promise<LakeTable> {
  const { rowsPerFile } = request;
  const given = typeof rowsPerFile === 'object' ? rowsPerFile[`${table.schema}.${table.name}`] : rowsPerFile;
  const size = given ?? ROWS_PER_FILE;
  const number = `((${ORDER} - 1) // ${size} + 1)::INTEGER`;
  const found = await stage.runAndReadAll(`SELECT ${number}, count(*)::INTEGER FROM staged GROUP BY 1 ORDER BY 1`);
  const parts = found.getRows().map(([file, rows]) => ({ file: Number(file), rows: Number(rows) }));
  const folder = join(request.out, table.schema, table.name);
  const csv = request.csv?.[`${table.schema}.${table.name}`];
  const ending = { plain: 'csv', gzip: 'csv.gz', parquet: 'parquet' }[csv ?? 'parquet'];
  const names = parts.map(({ file }) => `LOAD${file.toString(16).toUpperCase().padStart(8, '0')}.${ending}`);
  if (names.length > 0) await mkdir(folder, { recursive: true });
  for (const [i, { file }] of parts.entries()) {
    const range = `${ORDER} BETWEEN ${(file - 1) * size + 1} AND ${file * size}`;
    if (csv !== undefined) {
      const change = (number: number, record: Buffer) => request.mutateRecord?.(table, number, record) ?? record;
      const query = `SELECT * FROM staged WHERE ${range} ORDER BY ${ORDER}`;
      await writeCsv(stage, { path: join(folder, names[i] ?? ''), query, gzip: csv === 'gzip', change });
      continue;
    }
    await stage.run(`COPY (SELECT * EXCLUDE (${ORDER}) FROM staged WHERE ${range} ORDER BY ${ORDER})
      TO ${literal(join(folder, names[i] ?? ''))} (FORMAT parquet, ROW_GROUP_SIZE ${ROW_GROUP}, COMPRESSION uncompressed)`);
  }
  return { ...table, rows: parts.reduce((sum, { rows }) => sum + rows, 0), files: names };
}

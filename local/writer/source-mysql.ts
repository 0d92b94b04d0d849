/**
 * Reads tables of MySQL and MariaDB with queries of the writer's own: numbers and dates as the text of `CAST(… AS CHAR)`,
 * text as the hexadecimal digits of its UTF-8, bytes as hexadecimal digits, under session settings that the reader sets.
 */
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import type { SourceReader } from './source-postgres.ts';
import type { SourceColumn, SourceValue } from './types.ts';

const SESSION = [
  "SET SESSION time_zone = '+00:00', sql_mode = 'ALLOW_INVALID_DATES,NO_ENGINE_SUBSTITUTION'",
  'SET NAMES utf8mb4',
  'SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ',
  'START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY',
];

const COLUMNS = `SELECT COLUMN_NAME, LOWER(DATA_TYPE), LOWER(COLUMN_TYPE), CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION,
  NUMERIC_SCALE, DATETIME_PRECISION, IS_NULLABLE, LOWER(EXTRA)
  FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION`;

const KEY = `SELECT COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE
  WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND CONSTRAINT_NAME = 'PRIMARY' ORDER BY ORDINAL_POSITION`;

const TABLES = `SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE <> 'BASE TABLE' FROM information_schema.TABLES
  WHERE TABLE_SCHEMA NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys') ORDER BY 1, 2`;

type Texts = readonly (string | null)[];

/** One snapshot for all that is read. */
export async function readMysql(url: string): Promise<SourceReader> {
  const connection = await connect(url);
  const rowsOf = async (sql: string, values: string[]): Promise<Texts[]> => {
    const [rows] = await connection.query<RowDataPacket[]>(sql, values);
    return rows as unknown as Texts[];
  };
  return {
    tables: async () => {
      const found = await rowsOf(TABLES, []);
      return found.map(([schema, name, view]) => ({ schema: schema ?? '', table: name ?? '', view: view === '1' }));
    },
    read: async (schema, table) => {
      const catalog = await rowsOf(COLUMNS, [schema, table]);
      // DMS skips invisible columns (User Guide, MySQL source: limitations).
      const columns = catalog.filter((row) => !row[8]?.includes('invisible')).map(columnOf);
      if (columns.length === 0) throw new Error(`There is no table ${schema}.${table}, or it has no columns.`);
      const key = (await rowsOf(KEY, [schema, table])).map(([name]) => name ?? '');
      const kinds = await rowsOf(TABLES, []);
      const view = kinds.some((row) => row[0] === schema && row[1] === table && row[2] === '1');
      const list = columns.map(expression).join(', ');
      const found = await rowsOf(`SELECT ${list} FROM ${quoted(schema)}.${quoted(table)}`, []);
      const rows = found.map((row) => row.map((value, i) => sourceValue(value, columns[i])));
      return { engine: 'mysql', schema, table, view, columns, key, rows };
    },
    close: () => connection.end().catch(() => undefined),
  };
}

async function connect(url: string): Promise<Connection> {
  const { hostname, port, username, password } = new URL(url);
  const connection = await createConnection({
    host: hostname,
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    charset: 'utf8mb4',
    rowsAsArray: true,
    typeCast: (field) => field.buffer()?.toString('utf8') ?? null,
  });
  for (const statement of SESSION) await connection.query(statement);
  return connection;
}

const quoted = (name: string) => `\`${name.replaceAll('`', '``')}\``;

const TEXT = /^(?:char|varchar|tinytext|text|mediumtext|longtext|enum|set|json|uuid|inet4|inet6)$/;
const BYTES =
  /^(?:binary|varbinary|tinyblob|blob|mediumblob|longblob|geometry|point|linestring|polygon|multi.*|geom.*)$/;

/** Whether the values of a type are bytes. */
export const isBinary = (type: string): boolean => BYTES.test(type);

function expression({ name, type }: SourceColumn): string {
  const column = quoted(name);
  if (TEXT.test(type)) return `HEX(CONVERT(${column} USING utf8mb4))`;
  if (isBinary(type)) return `HEX(${column})`;
  // A bit is no text: its number.
  if (type === 'bit') return `CAST(${column} + 0 AS CHAR)`;
  // The text of a float has six digits; a sum with a double has them all.
  if (type === 'float') return `CAST(${column} + 0e0 AS CHAR)`;
  return `CAST(${column} AS CHAR)`;
}

function sourceValue(value: string | null, column: SourceColumn | undefined): SourceValue {
  if (value === null || column === undefined) return null;
  if (isBinary(column.type)) return new Uint8Array(Buffer.from(value, 'hex'));
  return TEXT.test(column.type) ? Buffer.from(value, 'hex').toString('utf8') : value;
}

function columnOf(row: Texts): SourceColumn {
  const [name, type, declared, length, precision, scale, fraction, nullable] = row;
  const number = (text: string | null | undefined) => (text === null || text === undefined ? null : Number(text));
  return {
    name: name ?? '',
    type: type ?? '',
    kind: type === 'enum' ? 'enum' : 'base',
    unsigned: declared?.includes('unsigned') ?? false,
    length: type === 'bit' ? number(precision) : number(length),
    precision: number(precision),
    scale: number(fraction) ?? number(scale),
    nullable: nullable === 'YES',
  };
}

/**
 * Reads tables of PostgreSQL with queries of the writer's own: each column's text (`column::text`) under session settings
 * that the reader sets itself, so that no default of the role or the machine changes what is read.
 */
import pg from 'pg';
import type { SourceColumn, SourceRows, SourceValue } from './types.ts';

/** Of the transaction alone: PGlite serves all its connections from one session, where a plain SET would reach the others. */
const SESSION = `BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
  SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres';
  SET LOCAL extra_float_digits = 3; SET LOCAL bytea_output = 'hex'; SET LOCAL xmloption = 'content';
  SET LOCAL client_encoding = 'UTF8'; SET LOCAL standard_conforming_strings = on; SET LOCAL search_path = pg_catalog`;

const COLUMNS = `
  WITH RECURSIVE resolved AS (
    SELECT a.attname, a.attnum, a.atttypid AS type, a.atttypmod AS modifier, a.attnotnull
    FROM pg_catalog.pg_attribute a
    JOIN pg_catalog.pg_class c ON c.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = $1 AND c.relname = $2 AND a.attnum > 0 AND NOT a.attisdropped
    UNION ALL
    SELECT r.attname, r.attnum, t.typbasetype, t.typtypmod, r.attnotnull OR t.typnotnull
    FROM resolved r JOIN pg_catalog.pg_type t ON t.oid = r.type WHERE t.typtype = 'd')
  SELECT r.attname AS name, t.typname AS type, t.typtype AS sort, t.typcategory AS category, r.modifier,
    r.attnotnull AS not_null
  FROM resolved r JOIN pg_catalog.pg_type t ON t.oid = r.type WHERE t.typtype <> 'd' ORDER BY r.attnum`;

const KEY = `
  SELECT a.attname AS name
  FROM pg_catalog.pg_index i
  JOIN pg_catalog.pg_class c ON c.oid = i.indrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, place)
  JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
  WHERE n.nspname = $1 AND c.relname = $2 AND i.indisprimary ORDER BY k.place`;

const TABLES = `
  SELECT n.nspname AS schema, c.relname AS name, c.relkind IN ('v', 'm') AS view
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_' ORDER BY 1, 2`;

interface CatalogRow {
  readonly name: string;
  readonly type: string;
  readonly sort: string;
  readonly category: string;
  readonly modifier: number;
  readonly not_null: boolean;
}

export interface SourceReader {
  /** All tables and views outside the system's schemas. */
  tables(): Promise<{ readonly schema: string; readonly table: string; readonly view: boolean }[]>;
  read(schema: string, table: string): Promise<SourceRows>;
  close(): Promise<void>;
}

/** One snapshot for all that is read. */
export async function readPostgres(url: string): Promise<SourceReader> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(SESSION);
  const rowsOf = async <R extends pg.QueryResultRow>(sql: string, values: string[]) =>
    (await client.query<R>(sql, values)).rows;
  return {
    tables: async () => {
      const found = await rowsOf<{ schema: string; name: string; view: boolean }>(TABLES, []);
      return found.map(({ schema, name, view }) => ({ schema, table: name, view }));
    },
    read: async (schema, table) => {
      const columns = (await rowsOf<CatalogRow>(COLUMNS, [schema, table])).map(columnOf);
      if (columns.length === 0) throw new Error(`There is no table ${schema}.${table}, or it has no columns.`);
      const key = (await rowsOf<{ name: string }>(KEY, [schema, table])).map((row) => row.name);
      const kinds = await rowsOf<{ view: boolean }>(
        `SELECT EXISTS (SELECT FROM (${TABLES}) t WHERE t.schema = $1 AND t.name = $2 AND t.view) AS view`,
        [schema, table],
      );
      const list = columns.map((column) => expression(column)).join(', ');
      const found = await client.query<(string | null)[]>({
        text: `SELECT ${list} FROM ${quoted(schema)}.${quoted(table)}`,
        rowMode: 'array',
      });
      const rows = found.rows.map((row) => row.map((value, i) => sourceValue(value, columns[i])));
      return { engine: 'postgres', schema, table, view: kinds[0]?.view ?? false, columns, key, rows };
    },
    close: () => client.end().catch(() => undefined),
  };
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

function expression({ name, type }: SourceColumn): string {
  if (type === 'bytea') return `encode(${quoted(name)}, 'hex')`;
  // What a client is sent: the cast to text adds a mask to an address, and keeps a declaration that says nothing of XML.
  if (type === 'inet' || type === 'cidr' || type === 'xml') return quoted(name);
  // Money's own text has a currency and separators of the locale.
  return type === 'money' ? `${quoted(name)}::numeric::text` : `${quoted(name)}::text`;
}

function sourceValue(value: string | null, column: SourceColumn | undefined): SourceValue {
  return value !== null && column?.type === 'bytea' ? new Uint8Array(Buffer.from(value, 'hex')) : value;
}

const KINDS: Readonly<Record<string, SourceColumn['kind']>> = { e: 'enum', c: 'composite', r: 'range', m: 'range' };

function columnOf({ name, type, sort, category, modifier, not_null }: CatalogRow): SourceColumn {
  const kind = category === 'A' ? 'array' : (KINDS[sort] ?? 'base');
  const none = { length: null, precision: null, scale: null };
  const sizes = kind === 'base' ? sizesOf(type, modifier) : none;
  return { name, type, kind, unsigned: false, nullable: !not_null, ...none, ...sizes };
}

/** What a type modifier says. Four bytes of it are the header of a variable-length value, for text and for numbers. */
function sizesOf(type: string, modifier: number): Partial<Pick<SourceColumn, 'length' | 'precision' | 'scale'>> {
  switch (type) {
    case 'numeric':
      if (modifier < 0) return {};
      // The scale has eleven bits with a sign.
      return { precision: ((modifier - 4) >> 16) & 0xffff, scale: (((modifier - 4) & 0x7ff) ^ 0x400) - 0x400 };
    case 'bpchar':
    case 'varchar':
      return { length: modifier < 0 ? null : modifier - 4 };
    case 'bit':
    case 'varbit':
      return { length: modifier < 0 ? null : modifier };
    case 'time':
    case 'timetz':
    case 'timestamp':
    case 'timestamptz':
      return { scale: modifier < 0 ? 6 : modifier };
    default:
      return {};
  }
}

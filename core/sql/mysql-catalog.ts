import { z } from 'zod';
import type { SourceColumn, SourceTable } from '../compare/columns.ts';
import { byName, type CatalogRow, grouped, parseRecord, recordsOf, text, wholeNumber } from './catalog-records.ts';
import { mysql } from './mysql.ts';
import { utf8 } from './mysql-values.ts';

/**
 * The one query that describes every user table that our role can see: records of texts, joined here and not by the
 * server, whose information_schema has no index to join by. `record`, then:
 *
 * - `about`: version, current user
 * - `table`: schema, name, type, engine, estimated rows (of InnoDB a sample's)
 * - `column`: schema, table, name, position, type, data type, character set, precision, scale, nullable, extra, privileges
 * - `key`: schema, table, column, place in the primary key
 *
 * https://dev.mysql.com/doc/refman/8.4/en/information-schema.html; MariaDB's has the same columns.
 */
export const MYSQL_CATALOG_QUERY = [
  selectTexts('about', ['VERSION()', 'CURRENT_USER()'], ''),
  selectTexts(
    'table',
    ['TABLE_SCHEMA', 'TABLE_NAME', 'TABLE_TYPE', 'ENGINE', 'TABLE_ROWS'],
    `FROM information_schema.TABLES WHERE ${userSchemas()} AND TABLE_TYPE IN ('BASE TABLE', 'VIEW', 'SYSTEM VERSIONED')`,
  ),
  selectTexts(
    'column',
    [
      ...['TABLE_SCHEMA', 'TABLE_NAME', 'COLUMN_NAME', 'ORDINAL_POSITION', 'COLUMN_TYPE', 'DATA_TYPE'],
      ...['CHARACTER_SET_NAME', 'NUMERIC_PRECISION', 'NUMERIC_SCALE', 'IS_NULLABLE', 'EXTRA', 'PRIVILEGES'],
    ],
    `FROM information_schema.COLUMNS WHERE ${userSchemas()}`,
  ),
  selectTexts(
    'key',
    ['TABLE_SCHEMA', 'TABLE_NAME', 'COLUMN_NAME', 'SEQ_IN_INDEX'],
    `FROM information_schema.STATISTICS WHERE ${userSchemas()} AND INDEX_NAME = 'PRIMARY'`,
  ),
].join(' UNION ALL ');

function userSchemas(): string {
  return `TABLE_SCHEMA NOT IN ('mysql', 'information_schema', 'performance_schema', 'sys')`;
}

function selectTexts(record: string, columns: readonly string[], from: string): string {
  const cells = [mysql.literal(record), ...columns, ...Array.from({ length: 12 - columns.length }, () => 'NULL')];
  return `SELECT ${cells.map((cell, i) => `${utf8(`CAST(${cell} AS CHAR CHARACTER SET utf8mb4)`)} AS c${i}`).join(', ')} ${from}`.trim();
}

const aboutRecord = z.object({ version: text, role: text });
const tableRecord = z.object({
  schema: text,
  name: text,
  type: text,
  engine: text.nullable(),
  estimatedRows: wholeNumber.nullable(),
});
const columnRecord = z.object({
  schema: text,
  table: text,
  name: text,
  position: wholeNumber,
  type: text,
  dataType: text,
  charset: text.nullable(),
  precision: wholeNumber.nullable(),
  scale: wholeNumber.nullable(),
  nullable: z.enum(['YES', 'NO']),
  extra: text.nullable(),
  privileges: text.nullable(),
});
const keyRecord = z.object({ schema: text, table: text, name: text, place: wholeNumber });

interface CatalogColumn extends SourceColumn {
  readonly position: number;
  readonly readable: boolean;
}

/** Reads the rows of {@link MYSQL_CATALOG_QUERY}. Throws a ZodError for other rows. */
export function readMysqlCatalog(rows: readonly CatalogRow[]): {
  readonly server: string;
  readonly tables: SourceTable[];
} {
  const records = recordsOf(rows);
  const { version, role } = parseRecord(aboutRecord, records('about')[0]);
  const columns = grouped(records('column').map((row) => parseRecord(columnRecord, row)));
  const keys = grouped(records('key').map((row) => parseRecord(keyRecord, row)));
  const tables = records('table').map((row) => {
    const found = parseRecord(tableRecord, row);
    const at = { schema: found.schema, table: found.name };
    const key = keys.get(at).sort((a, b) => a.place - b.place);
    const own = columns.get(at).sort((a, b) => a.position - b.position);
    return toTable(found, own.map(toColumn), key, role);
  });
  return { server: serverName(version), tables: tables.sort(byName) };
}

function toColumn(column: z.infer<typeof columnRecord>): CatalogColumn {
  const { name, type, charset, precision, scale, extra, privileges, position } = column;
  const baseType = column.dataType.toLowerCase();
  const why = unreplicated(extra ?? '');
  return {
    name,
    // The character set is how the dialect knows what the text of a value is made from.
    type: charset === null || charset === 'utf8mb4' ? type : `${type} CHARACTER SET ${charset}`,
    baseType,
    precision: baseType === 'decimal' || baseType === 'bit' ? precision : null,
    scale: baseType === 'decimal' ? scale : null,
    nullable: column.nullable === 'YES',
    ...(why === null ? {} : { unreplicated: why }),
    position,
    readable: /(^|,)select(,|$)/i.test(privileges ?? ''),
  };
}

/** User Guide, "Using a MySQL-compatible database as a source": limitations. */
function unreplicated(extra: string): string | null {
  if (/\bINVISIBLE\b/i.test(extra)) return 'it is invisible in the source, and DMS leaves invisible columns out';
  return /\bGENERATED\b/i.test(extra) ? 'it is generated in the source, and the lake does not have it' : null;
}

/** Engines whose statements see one snapshot of the table, whatever is written meanwhile. */
const SNAPSHOT_ENGINES = ['innodb', 'ndbcluster', 'rocksdb', 'tokudb'];

type FoundTable = z.infer<typeof tableRecord>;

function toTable(
  found: FoundTable,
  columns: readonly CatalogColumn[],
  key: readonly { readonly name: string }[],
  role: string,
): SourceTable {
  const { schema, name, type, estimatedRows } = found;
  return {
    schema,
    name,
    kind: type === 'VIEW' ? 'view' : 'table',
    columns: columns.map(({ position: _, readable: __, ...column }) => column),
    primaryKey: key.map((column) => column.name),
    estimatedRows,
    hides: hides(found),
    unreadable: unreadable(found, columns, role),
  };
}

const qualified = ({ schema, name }: FoundTable) => mysql.relation(schema, name);

function hides(found: FoundTable): SourceTable['hides'] {
  if (found.type === 'VIEW')
    return [{ kind: 'view', detail: `${qualified(found)} is a view: rows that its query leaves out cannot be seen.` }];
  if (found.engine !== null && SNAPSHOT_ENGINES.includes(found.engine.toLowerCase())) return [];
  const engine = found.engine === null ? 'in an engine that is not known' : `a table of the engine ${found.engine}`;
  const detail = `${qualified(found)} is ${engine}, which has no snapshot: rows written while it is read may be missed.`;
  return [{ kind: 'engine', detail }];
}

/**
 * Null where our user may read every column; else what is missing. A column without any privilege is not even listed,
 * but leaves a gap where it stands; after the last column it is the statement itself that fails (`trailer`).
 */
function unreadable(found: FoundTable, columns: readonly CatalogColumn[], role: string): string | null {
  const unseen = columns.some(({ position }, i) => position !== i + 1);
  const hidden = columns.filter((column) => !column.readable).map((column) => mysql.identifier(column.name));
  if (columns.length > 0 && hidden.length === 0 && !unseen) return null;
  const partly = hidden.length < columns.length ? ` (the columns ${hidden.join(', ')})` : '';
  const what = unseen ? ' (columns that it may not even see)' : partly;
  return `The user ${role} lacks SELECT on ${qualified(found)}${what}. Run: GRANT SELECT ON ${qualified(found)} TO ${account(role)};`;
}

/** `'user'@'host'`, of what CURRENT_USER() gives. */
function account(role: string): string {
  const at = role.lastIndexOf('@');
  const quote = (name: string) => `'${name.replaceAll("'", "''")}'`;
  return at < 0 ? quote(role) : `${quote(role.slice(0, at))}@${quote(role.slice(at + 1))}`;
}

/** `MariaDB 10.11.6` or `MySQL 8.4.2`, of what VERSION() gives. */
function serverName(version: string): string {
  const number = /\d+\.\d+\.\d+/.exec(version.replace(/^5\.5\.5-/, ''))?.[0] ?? version;
  return `${/mariadb/i.test(version) ? 'MariaDB' : 'MySQL'} ${number}`;
}

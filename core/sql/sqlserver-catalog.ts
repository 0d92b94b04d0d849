import { z } from 'zod';
import type { SourceColumn, SourceTable } from '../compare/columns.ts';
import { byName, type CatalogRow, grouped, parseRecord, recordsOf, text, wholeNumber } from './catalog-records.ts';
import { sqlserver } from './sqlserver.ts';

/**
 * The one query that describes every table of the database that our user can see: records of texts. `record`, then:
 *
 * - `about`: version, user, may see definitions, may see what is masked, statements read a snapshot
 * - `table`: schema, name, kind, estimated rows, temporal, in memory, external, columnstore indexes
 * - `column`: schema, table, name, position, type, bytes, precision, scale, nullable, flags, may be read
 * - `key`: schema, table, column, place in the primary key
 * - `policy`: schema, table, name of a policy (row-level security) that filters queries
 *
 * An engine puts a query into brackets, where neither WITH nor ORDER BY may stand. Manual: "System catalog views",
 * "HAS_PERMS_BY_NAME", which is NULL for a permission that a version has not.
 */
export const SQLSERVER_CATALOG_QUERY = [
  select(
    'about',
    [
      "SERVERPROPERTY('ProductVersion')",
      'USER_NAME()',
      "HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'VIEW DEFINITION')",
      "HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'UNMASK')",
      '(SELECT d.is_read_committed_snapshot_on FROM sys.databases d WHERE d.database_id = DB_ID())',
    ],
    '',
  ),
  select(
    'table',
    [
      ...['s.name', 't.name', "'table'"],
      '(SELECT SUM(p.rows) FROM sys.partitions p WHERE p.object_id = t.object_id AND p.index_id IN (0, 1))',
      ...['t.temporal_type', 't.is_memory_optimized', 't.is_external'],
      '(SELECT COUNT(*) FROM sys.indexes i WHERE i.object_id = t.object_id AND i.type IN (5, 6))',
    ],
    'FROM sys.tables t JOIN sys.schemas s ON s.schema_id = t.schema_id WHERE t.is_ms_shipped = 0',
  ),
  select(
    'table',
    ['s.name', 'v.name', "'view'", 'NULL', '0', '0', '0', '0'],
    'FROM sys.views v JOIN sys.schemas s ON s.schema_id = v.schema_id WHERE v.is_ms_shipped = 0',
  ),
  select(
    'column',
    [
      ...['s.name', 'o.name', 'c.name', 'c.column_id'],
      // The types of the CLR share one number of a system type.
      'CASE WHEN c.system_type_id = 240 THEN TYPE_NAME(c.user_type_id) ELSE TYPE_NAME(c.system_type_id) END',
      ...['c.max_length', 'c.precision', 'c.scale', 'c.is_nullable', flags(), mayRead()],
    ],
    "FROM sys.columns c JOIN sys.objects o ON o.object_id = c.object_id AND o.type IN ('U', 'V') AND o.is_ms_shipped = 0" +
      ' JOIN sys.schemas s ON s.schema_id = o.schema_id',
  ),
  select(
    'key',
    ['s.name', 'o.name', 'COL_NAME(ic.object_id, ic.column_id)', 'ic.key_ordinal'],
    'FROM sys.indexes i JOIN sys.index_columns ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id' +
      ' JOIN sys.objects o ON o.object_id = i.object_id JOIN sys.schemas s ON s.schema_id = o.schema_id' +
      ' WHERE i.is_primary_key = 1 AND ic.key_ordinal > 0',
  ),
  select(
    'policy',
    ['s.name', 'o.name', 'p.name'],
    'FROM sys.security_predicates f JOIN sys.security_policies p ON p.object_id = f.object_id' +
      ' JOIN sys.objects o ON o.object_id = f.target_object_id JOIN sys.schemas s ON s.schema_id = o.schema_id' +
      ' WHERE p.is_enabled = 1 AND f.predicate_type = 0',
  ),
].join(' UNION ALL ');

/** Letters of what is special about a column. */
function flags(): string {
  const all: readonly [condition: string, letter: string][] = [
    ['c.is_computed = 1', 'C'],
    ['c.is_sparse = 1 OR c.is_column_set = 1', 'S'],
    ['c.is_masked = 1', 'M'],
    ['c.encryption_type IS NOT NULL', 'E'],
  ];
  return `CONCAT('.', ${all.map(([condition, letter]) => `CASE WHEN ${condition} THEN '${letter}' ELSE '' END`).join(', ')})`;
}

function mayRead(): string {
  return `HAS_PERMS_BY_NAME(QUOTENAME(s.name) + N'.' + QUOTENAME(o.name), 'OBJECT', 'SELECT', c.name, 'COLUMN')`;
}

/** Names have the catalog's collation and our literals the database's: in a UNION they need one ("Collation precedence"). */
function select(record: string, cells: readonly string[], from: string): string {
  const all = [`'${record}'`, ...cells, ...Array.from({ length: 11 - cells.length }, () => 'NULL')];
  const texts = all.map((cell, i) => `CONVERT(nvarchar(4000), ${cell}) COLLATE Latin1_General_BIN2 AS c${i}`);
  return `SELECT ${texts.join(', ')} ${from}`.trim();
}

const flag = z.enum(['0', '1']).transform((value) => value === '1');

const aboutRecord = z.object({
  version: text,
  user: text,
  definitions: flag.nullable(),
  unmask: flag.nullable(),
  snapshot: flag.nullable(),
});
const tableRecord = z.object({
  schema: text,
  name: text,
  kind: z.enum(['table', 'view']),
  estimatedRows: wholeNumber.nullable(),
  temporal: wholeNumber,
  inMemory: flag,
  external: flag,
  columnstores: wholeNumber,
});
const columnRecord = z.object({
  schema: text,
  table: text,
  name: text,
  position: wholeNumber,
  type: text.nullable(),
  bytes: z.coerce.number().int(),
  precision: wholeNumber,
  scale: wholeNumber,
  nullable: flag,
  flags: text,
  readable: flag.nullable(),
});
type FoundColumn = z.infer<typeof columnRecord>;
const keyRecord = z.object({ schema: text, table: text, name: text, place: wholeNumber });
const policyRecord = z.object({ schema: text, table: text, policy: text });
type About = z.infer<typeof aboutRecord>;

/** Reads the rows of {@link SQLSERVER_CATALOG_QUERY}. Throws a ZodError for other rows. */
export function readSqlserverCatalog(rows: readonly CatalogRow[]): {
  readonly server: string;
  readonly tables: SourceTable[];
} {
  const records = recordsOf(rows);
  const about = parseRecord(aboutRecord, records('about')[0]);
  const columns = grouped(records('column').map((row) => parseRecord(columnRecord, row)));
  const keys = grouped(records('key').map((row) => parseRecord(keyRecord, row)));
  const policies = grouped(records('policy').map((row) => parseRecord(policyRecord, row)));
  const tables = records('table').map((row) => {
    const found = parseRecord(tableRecord, row);
    const at = { schema: found.schema, table: found.name };
    const known = {
      columns: columns.get(at).sort((a, b) => a.position - b.position),
      key: keys
        .get(at)
        .sort((a, b) => a.place - b.place)
        .map(({ name }) => name),
      policies: [...new Set(policies.get(at).map(({ policy }) => policy))],
    };
    return toTable(found, known, about);
  });
  return { server: `SQL Server ${about.version}`, tables: tables.sort(byName) };
}

const has = ({ flags: letters }: FoundColumn, letter: string) => letters.includes(letter);

function toColumn(column: FoundColumn): SourceColumn {
  const { name, nullable, precision, scale } = column;
  const type = column.type ?? 'a type that is not visible';
  const decimal = type === 'decimal' || type === 'numeric';
  return {
    name,
    type: declared(column, type),
    baseType: has(column, 'E') ? 'encrypted' : type,
    precision: decimal ? precision : null,
    scale: decimal ? scale : null,
    nullable,
    ...(has(column, 'C') ? { unreplicated: 'it is computed in the source, and the lake does not have it' } : {}),
  };
}

/** `decimal(12,2)`, `nvarchar(50)`, `datetime2(7)`: as a DDL says it. */
function declared({ bytes, precision, scale }: FoundColumn, type: string): string {
  if (type === 'decimal' || type === 'numeric') return `${type}(${precision},${scale})`;
  if (['time', 'datetime2', 'datetimeoffset'].includes(type)) return `${type}(${scale})`;
  if (!['char', 'varchar', 'nchar', 'nvarchar', 'binary', 'varbinary'].includes(type)) return type;
  return `${type}(${bytes < 0 ? 'max' : type.startsWith('n') ? bytes / 2 : bytes})`;
}

type FoundTable = z.infer<typeof tableRecord>;

interface Known {
  readonly columns: readonly FoundColumn[];
  readonly key: readonly string[];
  readonly policies: readonly string[];
}

function toTable(found: FoundTable, known: Known, about: About): SourceTable {
  const { schema, name, kind, estimatedRows, external } = found;
  const why = unreplicated(found, known.columns);
  return {
    schema,
    name,
    kind: external ? 'foreign table' : kind,
    columns: known.columns.map(toColumn),
    primaryKey: known.key,
    estimatedRows,
    hides: hides(found, known.policies, about),
    unreadable: unreadable(found, known.columns, about),
    ...(why === null ? {} : { unreplicated: why }),
  };
}

/** DMS User Guide, "Limitations on using SQL Server as a source", "Source data types for SQL Server". */
function unreplicated(found: FoundTable, columns: readonly FoundColumn[]): string | null {
  const no = (what: string) => `DMS does not replicate tables ${what}`;
  if (columns.some(({ type }) => type === 'sql_variant')) return no('with a column of the type sql_variant');
  if (columns.some((column) => has(column, 'S'))) return no('with sparse columns');
  if (found.temporal > 0) return no('that are temporal, and their history');
  if (found.inMemory) return no('that are memory-optimized');
  if (found.columnstores > 0) return no('with a columnstore index');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the backspace is one of the characters that DMS names
  return /\\|--|[\n"\x08\r'\t;]/.test(`${found.schema} ${found.name}`)
    ? no('with such characters in their name')
    : null;
}

const qualified = ({ schema, name }: FoundTable) => sqlserver.relation(schema, name);

function hides(found: FoundTable, policies: readonly string[], about: About): SourceTable['hides'] {
  const at = qualified(found);
  const security = policies.map(
    (policy) => `The security policy ${policy} filters ${at}: rows that it hides cannot be seen.`,
  );
  const blind = `The user ${about.user} may not see whether a security policy filters ${at}: GRANT VIEW DEFINITION TO ${sqlserver.identifier(about.user)};`;
  const rowSecurity = security.length > 0 ? security : about.definitions === true ? [] : [blind];
  const snapshot =
    `Statements of this database see no snapshot: rows of ${at} that are written while it is read may be missed, or ` +
    'read twice. With ALTER DATABASE … SET READ_COMMITTED_SNAPSHOT ON they see one.';
  return [
    ...rowSecurity.map((detail) => ({ kind: 'rowSecurity' as const, detail })),
    ...(found.kind === 'view'
      ? [{ kind: 'view' as const, detail: `${at} is a view: rows that its query leaves out cannot be seen.` }]
      : []),
    ...(about.snapshot === true ? [] : [{ kind: 'engine' as const, detail: snapshot }]),
  ];
}

/** Null where our user may read every value; else what is missing. Masked values would be compared as they are masked. */
function unreadable(found: FoundTable, columns: readonly FoundColumn[], { user, unmask }: About): string | null {
  const at = qualified(found);
  const names = (some: readonly FoundColumn[]) => some.map(({ name }) => sqlserver.identifier(name)).join(', ');
  const hidden = columns.filter(({ readable }) => readable !== true);
  const to = sqlserver.identifier(user);
  if (columns.length === 0 || hidden.length > 0) {
    const partly = hidden.length < columns.length ? ` (the columns ${names(hidden)})` : '';
    return `The user ${user} lacks SELECT on ${at}${partly}. Run: GRANT SELECT ON ${at} TO ${to};`;
  }
  const masked = columns.filter((column) => has(column, 'M'));
  if (masked.length === 0 || unmask === true) return null;
  return `The user ${user} sees masks in place of the values of ${names(masked)} in ${at}. Run: GRANT UNMASK TO ${to};`;
}

import { z } from 'zod';
import type { SourceColumn, SourceTable } from '../compare/columns.ts';
import { byName, type CatalogRow, grouped, parseRecord, recordsOf, text, wholeNumber } from './catalog-records.ts';
import { oracle } from './oracle.ts';

/**
 * The one query that describes every table that our user can see, but Oracle's own: records of texts, joined here and not
 * by the server, whose dictionary is slow to join. `record`, then:
 *
 * - `about`: version, user, character set of the database, whether policies do not apply to the user
 * - `table`: schema, name, kind, estimated rows (by the last statistics), external, temporary
 * - `column`: schema, table, name, position, data type, its owner, length, precision, scale, nullable, virtual, hidden
 * - `key`: schema, table, column, place in the primary key
 * - `policy`: schema, table, name of a policy (VPD) that applies to queries
 *
 * Oracle Database 19c Reference, "Static Data Dictionary Views". A user sees what it holds a privilege on.
 */
export const ORACLE_CATALOG_QUERY = [
  select(
    'about',
    [
      "(SELECT MAX(version) FROM product_component_version WHERE product LIKE 'Oracle%')",
      'USER',
      "(SELECT value FROM nls_database_parameters WHERE parameter = 'NLS_CHARACTERSET')",
      "(SELECT TO_CHAR(COUNT(*)) FROM session_privs WHERE privilege = 'EXEMPT ACCESS POLICY')",
    ],
    'FROM dual',
  ),
  select(
    'table',
    ['t.owner', 't.table_name', "'table'", 'TO_CHAR(t.num_rows)', isExternal(), 't.temporary'],
    // Overflow segments, nested tables and what is in the recycle bin are parts of something else.
    `FROM all_tables t WHERE ${usersOwn('t.owner')} AND t.nested = 'NO' AND t.secondary = 'N'` +
      ` AND (t.iot_type IS NULL OR t.iot_type = 'IOT') AND t.table_name NOT LIKE 'BIN$%'`,
  ),
  select('table', ['v.owner', 'v.view_name', "'view'"], `FROM all_views v WHERE ${usersOwn('v.owner')}`),
  select('mview', ['m.owner', 'm.mview_name'], `FROM all_mviews m WHERE ${usersOwn('m.owner')}`),
  select(
    'column',
    [
      ...['c.owner', 'c.table_name', 'c.column_name', 'TO_CHAR(c.internal_column_id)', 'c.data_type'],
      ...['c.data_type_owner', lengthOf(), 'TO_CHAR(c.data_precision)', 'TO_CHAR(c.data_scale)'],
      ...['c.nullable', 'c.virtual_column', 'c.hidden_column'],
    ],
    `FROM all_tab_cols c WHERE ${usersOwn('c.owner')} AND c.user_generated = 'YES'`,
  ),
  select(
    'key',
    ['k.owner', 'k.table_name', 'cc.column_name', 'TO_CHAR(cc.position)'],
    `FROM all_constraints k JOIN all_cons_columns cc ON cc.owner = k.owner AND cc.constraint_name = k.constraint_name` +
      ` AND cc.table_name = k.table_name WHERE k.constraint_type = 'P' AND k.status = 'ENABLED' AND ${usersOwn('k.owner')}`,
  ),
  select(
    'policy',
    ['p.object_owner', 'p.object_name', 'p.policy_name'],
    `FROM all_policies p WHERE p.sel = 'YES' AND p.enable = 'YES' AND ${usersOwn('p.object_owner')}`,
  ),
].join(' UNION ALL ');

function isExternal(): string {
  const found = 'SELECT COUNT(*) FROM all_external_tables e WHERE e.owner = t.owner AND e.table_name = t.table_name';
  return `CASE WHEN (${found}) > 0 THEN 'YES' ELSE 'NO' END`;
}

function usersOwn(owner: string): string {
  return `${owner} IN (SELECT username FROM all_users WHERE oracle_maintained = 'N')`;
}

/** Of a text in the unit of its declaration, of anything else in bytes. */
function lengthOf(): string {
  return `CASE WHEN c.char_used = 'C' THEN TO_CHAR(c.char_length) || ' CHAR' ELSE TO_CHAR(c.data_length) END`;
}

function select(record: string, cells: readonly string[], from: string): string {
  const all = [`'${record}'`, ...cells, ...Array.from({ length: 12 - cells.length }, () => 'NULL')];
  return `SELECT ${all.map((cell, i) => `CAST(${cell} AS VARCHAR2(4000)) AS c${i}`).join(', ')} ${from}`;
}

const optional = text.nullable();
const yes = z.enum(['YES', 'NO', 'Y', 'N']).transform((value) => value.startsWith('Y'));

const aboutRecord = z.object({ version: optional, user: text, charset: optional, exempt: wholeNumber });
const tableRecord = z.object({
  schema: text,
  name: text,
  kind: z.enum(['table', 'view']),
  estimatedRows: wholeNumber.nullable(),
  external: yes.nullable(),
  temporary: yes.nullable(),
});
const columnRecord = z.object({
  schema: text,
  table: text,
  name: text,
  position: wholeNumber,
  dataType: text,
  owner: optional,
  length: optional,
  precision: z.coerce.number().int().nullable(),
  scale: z.coerce.number().int().nullable(),
  nullable: yes,
  virtual: yes,
  hidden: yes,
});
const keyRecord = z.object({ schema: text, table: text, name: text, place: wholeNumber });
const objectRecord = z.object({ schema: text, table: text });
const policyRecord = z.object({ schema: text, table: text, policy: text });

/** Reads the rows of {@link ORACLE_CATALOG_QUERY}. Throws a ZodError for other rows. */
export function readOracleCatalog(rows: readonly CatalogRow[]): {
  readonly server: string;
  readonly tables: SourceTable[];
} {
  const records = recordsOf(rows);
  const about = parseRecord(aboutRecord, records('about')[0]);
  const charset = about.charset ?? '';
  const columns = grouped(records('column').map((row) => parseRecord(columnRecord, row)));
  const keys = grouped(records('key').map((row) => parseRecord(keyRecord, row)));
  const mviews = grouped(records('mview').map((row) => parseRecord(objectRecord, row)));
  const policies = grouped(about.exempt > 0 ? [] : records('policy').map((row) => parseRecord(policyRecord, row)));
  const tables = records('table').map((row) => {
    const found = parseRecord(tableRecord, row);
    const at = { schema: found.schema, table: found.name };
    return toTable(found, {
      columns: columns
        .get(at)
        .sort((a, b) => a.position - b.position)
        .map((column) => toColumn(column, charset)),
      key: keys
        .get(at)
        .sort((a, b) => a.place - b.place)
        .map(({ name }) => name),
      isMaterialized: mviews.get(at).length > 0,
      policies: policies.get(at).map(({ policy }) => policy),
    });
  });
  return { server: about.version === null ? 'Oracle' : `Oracle ${about.version}`, tables: tables.sort(byName) };
}

const SIZED = ['VARCHAR2', 'NVARCHAR2', 'CHAR', 'NCHAR', 'RAW', 'UROWID'];
const IN_DATABASE_CHARSET = ['VARCHAR2', 'CHAR', 'CLOB', 'LONG'];

/** `NUMBER(12,2)`, `VARCHAR2(20 CHAR)`, `TIMESTAMP(6) WITH TIME ZONE`: as a DDL says it. */
function toColumn(column: z.infer<typeof columnRecord>, charset: string): SourceColumn {
  const { name, dataType, owner, precision, scale, nullable } = column;
  const numeric = dataType === 'NUMBER' || dataType === 'FLOAT';
  // In a database of ASCII whatever else a text holds has no meaning that anybody knows.
  const ascii = charset === 'US7ASCII' && IN_DATABASE_CHARSET.includes(dataType) ? ` CHARACTER SET ${charset}` : '';
  const why = unreplicated(column);
  return {
    name,
    type: `${owner === null ? '' : `${owner}.`}${declared(column)}${ascii}`,
    baseType: owner === null ? dataType.replace(/\(\d+\)/g, '').toLowerCase() : `${owner}.${dataType}`.toLowerCase(),
    precision: numeric ? precision : null,
    scale: dataType === 'NUMBER' ? scale : null,
    nullable,
    ...(why === null ? {} : { unreplicated: why }),
  };
}

function declared({ dataType, length, precision, scale }: z.infer<typeof columnRecord>): string {
  if (SIZED.includes(dataType)) return `${dataType}(${length ?? ''})`;
  if (dataType === 'FLOAT' && precision !== null) return `FLOAT(${precision})`;
  if (dataType !== 'NUMBER' || scale === null) return dataType;
  return `NUMBER(${precision ?? '*'},${scale})`;
}

/** DMS User Guide, "Limitations on using Oracle as a source". */
function unreplicated({ virtual, hidden }: z.infer<typeof columnRecord>): string | null {
  if (virtual) return 'it is virtual in the source, and DMS does not replicate virtual columns';
  return hidden ? 'it is invisible in the source, and DMS leaves invisible columns out' : null;
}

interface Known {
  readonly columns: readonly SourceColumn[];
  readonly key: readonly string[];
  readonly isMaterialized: boolean;
  readonly policies: readonly string[];
}

function toTable(found: z.infer<typeof tableRecord>, known: Known): SourceTable {
  const { schema, name, kind, estimatedRows, external, temporary } = found;
  const why = tableUnreplicated(name, temporary === true);
  return {
    schema,
    name,
    kind: known.isMaterialized ? 'materialized view' : external === true ? 'foreign table' : kind,
    columns: known.columns,
    primaryKey: known.key,
    estimatedRows,
    hides: hides(found, known),
    unreadable: known.columns.length > 0 ? null : `No column of ${qualified(found)} is visible to the user.`,
    ...(why === null ? {} : { unreplicated: why }),
  };
}

const qualified = ({ schema, name }: { readonly schema: string; readonly name: string }) =>
  oracle.relation(schema, name);

function tableUnreplicated(name: string, temporary: boolean): string | null {
  if (temporary) return 'DMS does not load global temporary tables, whose rows belong to a session';
  if (name.includes("'")) return 'DMS does not replicate tables with an apostrophe in their name';
  return /^DR\$/.test(name) ? 'DMS does not replicate tables whose name begins with DR$' : null;
}

function hides(found: z.infer<typeof tableRecord>, { isMaterialized, policies }: Known): SourceTable['hides'] {
  const at = qualified(found);
  return [
    ...policies.map((policy) => ({
      kind: 'rowSecurity' as const,
      detail:
        `The policy ${policy} applies to queries of ${at}: rows and values that it hides cannot be seen. To see all: ` +
        'GRANT EXEMPT ACCESS POLICY to the user.',
    })),
    ...(isMaterialized
      ? [{ kind: 'view' as const, detail: `${at} is a materialized view: it holds the rows of its last refresh.` }]
      : found.kind === 'view'
        ? [{ kind: 'view' as const, detail: `${at} is a view: rows that its query leaves out cannot be seen.` }]
        : []),
  ];
}

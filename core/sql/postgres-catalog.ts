import { z } from 'zod';
import type { SourceColumn, SourceTable } from '../compare/columns.ts';
import { postgres } from './postgres.ts';

/**
 * The one query that describes every user table that our role can see. It uses nothing newer than PostgreSQL 12, and
 * takes no lock on the tables. Partitions and inheritance children are rows of their own, besides their parents.
 *
 * - `relation`: the tables, in no schema of the system's own (`pg_toast` and the temporary schemas begin with `pg_`).
 * - `domain_step`, `base`: each type, domains looked through; a domain's modifier is that of its innermost domain.
 * - `named`: what the contract calls a type. A type that somebody else named like one of pg_catalog's gets its schema.
 */
export const CATALOG_QUERY = `
with recursive relation as (
  select c.oid, n.oid as schema_oid, n.nspname as schema, c.relname as name, c.relkind::text as kind,
         case when c.reltuples > 0 then c.reltuples::float8
              when c.reltuples = 0 and c.relpages > 0 then 0 end as estimated,
         coalesce(pg_catalog.has_schema_privilege(n.oid, 'USAGE'), false) as schema_usage,
         coalesce(pg_catalog.has_table_privilege(c.oid, 'SELECT'), false) as table_select
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
), domain_step as (
  select t.oid as origin, t.typbasetype as oid, t.typtypmod as typmod from pg_catalog.pg_type t where t.typtype = 'd'
  union all
  select s.origin, t.typbasetype, t.typtypmod
  from domain_step s join pg_catalog.pg_type t on t.oid = s.oid where t.typtype = 'd'
), base as (
  select t.oid as origin, t.oid, null::int as typmod from pg_catalog.pg_type t where t.typtype <> 'd'
  union all
  select s.origin, s.oid, s.typmod
  from domain_step s join pg_catalog.pg_type t on t.oid = s.oid where t.typtype <> 'd'
), named as (
  select t.oid, t.typelem, t.typarray,
         case when t.typtype = 'e' then 'enum' when t.typtype = 'c' then 'composite'
           when t.typtype = 'r' and n.nspname <> 'pg_catalog' then 'range'
           when t.typtype = 'm' and n.nspname <> 'pg_catalog' then 'multirange'
           else case when n.nspname <> 'pg_catalog' and exists (
             select from pg_catalog.pg_type x
             where x.typname = t.typname and x.typnamespace = 'pg_catalog'::pg_catalog.regnamespace)
           then n.nspname || '.' else '' end || t.typname end as name
  from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
), attribute as (
  select a.attrelid, pg_catalog.json_agg(pg_catalog.json_build_object(
    'name', a.attname,
    'type', pg_catalog.format_type(a.atttypid, a.atttypmod),
    'baseType', case when element.oid is null then own.name else element_named.name || '[]' end,
    'typmod', coalesce(b.typmod, a.atttypmod),
    'nullable', not a.attnotnull,
    'readable', r.table_select or coalesce(pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'SELECT'), false)
  ) order by a.attnum) as columns
  from relation r
  join pg_catalog.pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
  join base b on b.origin = a.atttypid
  join named own on own.oid = b.oid
  left join named element on element.oid = own.typelem and element.typarray = own.oid
  left join base element_base on element_base.origin = element.oid
  left join named element_named on element_named.oid = element_base.oid
  group by a.attrelid
)
select r.schema, r.name, r.kind, r.estimated, r.schema_usage, r.table_select,
       coalesce(pg_catalog.row_security_active(r.oid), false) as row_security,
       r.kind in ('r', 'p') and pg_catalog.current_setting('track_commit_timestamp') = 'on' as commit_times,
       coalesce(a.columns, '[]'::json) as columns,
       coalesce((select pg_catalog.json_agg(k.attname order by i.position)
         from pg_catalog.pg_index p
         cross join lateral pg_catalog.unnest(p.indkey::int2[]) with ordinality as i(attnum, position)
         join pg_catalog.pg_attribute k on k.attrelid = p.indrelid and k.attnum = i.attnum
         where p.indrelid = r.oid and p.indisprimary and p.indisvalid and i.position <= p.indnkeyatts
       ), '[]'::json) as primary_key
from relation r left join attribute a on a.attrelid = r.oid
order by r.schema, r.name`;

/** A row of {@link CATALOG_QUERY}. */
export const catalogRowSchema = z.object({
  schema: z.string(),
  name: z.string(),
  /** `pg_class.relkind` */
  kind: z.enum(['r', 'p', 'v', 'm', 'f']),
  estimated: z.number().nullable(),
  schema_usage: z.boolean(),
  table_select: z.boolean(),
  row_security: z.boolean(),
  commit_times: z.boolean(),
  columns: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      baseType: z.string(),
      /** `pg_attribute.atttypmod`, or the domain's; -1 without one. */
      typmod: z.number(),
      nullable: z.boolean(),
      readable: z.boolean(),
    }),
  ),
  primary_key: z.array(z.string()),
});
export type CatalogRow = z.infer<typeof catalogRowSchema>;

const KINDS: Readonly<Record<CatalogRow['kind'], SourceTable['kind']>> = {
  r: 'table',
  p: 'partitioned',
  v: 'view',
  m: 'materialized view',
  f: 'foreign table',
};

/** A table as the plan takes it; `role` is the role that asked, for the messages about what it lacks. */
export function toSourceTable(row: CatalogRow, role: string): SourceTable {
  return {
    schema: row.schema,
    name: row.name,
    kind: KINDS[row.kind],
    columns: row.columns.map(toColumn),
    primaryKey: row.primary_key,
    estimatedRows: row.estimated,
    hides: hides(row, role),
    unreadable: unreadable(row, role),
    commitTimes: row.commit_times,
  };
}

function toColumn(column: CatalogRow['columns'][number]): SourceColumn {
  const { name, type, baseType, nullable, typmod } = column;
  const characters = baseType === 'varchar' || baseType === 'bpchar';
  // The modifier is four more than the length.
  const length = characters ? { length: typmod < 4 ? null : typmod - 4 } : {};
  return { name, type, baseType, nullable, ...numericModifier(baseType, typmod), ...length };
}

/**
 * Precision and scale of a numeric's type modifier. The scale has 11 bits and a sign since PostgreSQL 15, which allows
 * numeric(3,-2); before, it is 0 to 1000 and reads the same. (numeric.c, `numeric_typmod_scale`)
 */
function numericModifier(baseType: string, typmod: number): { precision: number | null; scale: number | null } {
  if (baseType !== 'numeric' || typmod < 4) return { precision: null, scale: null };
  const packed = typmod - 4;
  return { precision: (packed >> 16) & 0xffff, scale: ((packed & 0x7ff) ^ 1024) - 1024 };
}

const quote = postgres.identifier;
const qualified = (row: CatalogRow) => `${quote(row.schema)}.${quote(row.name)}`;

function hides(row: CatalogRow, role: string): SourceTable['hides'] {
  const found: SourceTable['hides'][number][] = [];
  if (row.row_security) {
    found.push({
      kind: 'rowSecurity',
      detail:
        `Row security policies of ${qualified(row)} apply to the role ${quote(role)}: rows that they hide cannot be ` +
        `seen. To see all: ALTER ROLE ${quote(role)} BYPASSRLS;`,
    });
  }
  if (row.kind === 'v')
    found.push({ kind: 'view', detail: `${qualified(row)} is a view: rows that its query leaves out cannot be seen.` });
  if (row.kind === 'm')
    found.push({
      kind: 'view',
      detail: `${qualified(row)} is a materialized view: it holds the rows of its query at the last refresh.`,
    });
  return found;
}

/** Null where our role may read every column; else what is missing, and the statements that grant it. */
function unreadable(row: CatalogRow, role: string): string | null {
  const hidden = row.columns.filter((column) => !column.readable).map((column) => quote(column.name));
  const selects = row.columns.length === 0 ? row.table_select : hidden.length === 0;
  if (row.schema_usage && selects) return null;
  const missing: string[] = [];
  const grants: string[] = [];
  if (!row.schema_usage) {
    missing.push(`USAGE on the schema ${quote(row.schema)}`);
    grants.push(`GRANT USAGE ON SCHEMA ${quote(row.schema)} TO ${quote(role)};`);
  }
  if (!selects) {
    const partly = hidden.length < row.columns.length;
    missing.push(`SELECT on ${partly ? `the columns ${hidden.join(', ')} of ` : ''}${qualified(row)}`);
    grants.push(`GRANT SELECT ON TABLE ${qualified(row)} TO ${quote(role)};`);
  }
  return `The role ${quote(role)} lacks ${missing.join(' and ')}. Run: ${grants.join(' ')}`;
}

/** The version of the server, and who asks. One row. */
export const ABOUT_QUERY = `select pg_catalog.current_setting('server_version') as version, current_user::text as role`;

export const aboutRowSchema = z.object({ version: z.string(), role: z.string() });

/** `PostgreSQL 15.8`, from the setting `server_version`, which may name the distribution too. */
export const serverName = (version: string): string => `PostgreSQL ${version.split(' ')[0]}`;

const TEXTS = [
  ...['schema', 'name', 'kind', 'estimated', 'schema_usage', 'table_select', 'row_security', 'commit_times'],
  'columns',
];

/**
 * The same as one native query whose every column is text, for an engine that passes it through and prints what comes:
 * no connector has a type to map. At least one row, so that the server's version is there even where no table is.
 */
export const CATALOG_AS_TEXT_QUERY = [
  `select about.version::text as version, about.role::text as role,`,
  `${[...TEXTS, 'primary_key'].map((column) => `tables.${column}::text as ${column}`).join(', ')}`,
  `from (${ABOUT_QUERY}) as about left join (${CATALOG_QUERY}) as tables on true`,
].join(' ');

const text = z.string().nullable();
const booleanText = z.enum(['true', 'false']).transform((value) => value === 'true');
const jsonText = z.string().transform((value, context): unknown => {
  try {
    return JSON.parse(value);
  } catch {
    context.addIssue({ code: 'custom', message: 'is not JSON', input: value });
    return z.NEVER;
  }
});

const textRowSchema = z.object({
  schema: z.string(),
  name: z.string(),
  kind: z.string(),
  estimated: text.transform((value) => (value === null ? null : Number(value))),
  schema_usage: booleanText,
  table_select: booleanText,
  row_security: booleanText,
  commit_times: booleanText,
  columns: jsonText,
  primary_key: jsonText,
});

/** Reads the rows of {@link CATALOG_AS_TEXT_QUERY}, each in the order of its columns. Throws a ZodError for other rows. */
export function readCatalogTexts(rows: readonly (readonly (string | null)[])[]): {
  readonly server: string;
  readonly tables: SourceTable[];
} {
  const about = aboutRowSchema.parse({ version: rows[0]?.[0], role: rows[0]?.[1] });
  const tables = rows.flatMap((row) => {
    if ((row[2] ?? null) === null) return [];
    const cells = Object.fromEntries([...TEXTS, 'primary_key'].map((column, i) => [column, row[i + 2] ?? null]));
    return [toSourceTable(catalogRowSchema.parse(textRowSchema.parse(cells)), about.role)];
  });
  return { server: serverName(about.version), tables };
}

import pg from 'pg';
import { z } from 'zod';
import type { SourceColumn, SourceTable } from '../../core/compare/columns.ts';
import type { SourceCatalog, SourceDescription } from '../../handlers/ports.ts';
import { CATALOG_QUERY, type CatalogRow, catalogRowSchema } from './catalog-query.ts';
import { openReadSession, type PostgresSettings } from './connection.ts';

const KINDS: Readonly<Record<CatalogRow['kind'], SourceTable['kind']>> = {
  r: 'table',
  p: 'partitioned',
  v: 'view',
  m: 'materialized view',
  f: 'foreign table',
};

/** What PostgreSQL 12 and later says of its own tables. */
export class PostgresCatalog implements SourceCatalog {
  readonly #settings: PostgresSettings;

  constructor(settings: PostgresSettings) {
    this.#settings = settings;
  }

  async describe(): Promise<SourceDescription> {
    const session = await openReadSession(this.#settings);
    try {
      return await describeSource(session.client);
    } catch (error) {
      throw session.explain(error);
    } finally {
      await session.close();
    }
  }
}

/** Describes what the current role of a connection sees. */
export async function describeSource(client: pg.Client): Promise<SourceDescription> {
  const about = await client.query<{ version: string; role: string }>(
    `select current_setting('server_version') as version, current_user::text as role`,
  );
  const { version, role } = about.rows[0] ?? { version: '', role: '' };
  const { rows } = await client.query(CATALOG_QUERY);
  const tables = z.array(catalogRowSchema).parse(rows);
  return { server: `PostgreSQL ${version.split(' ')[0]}`, tables: tables.map((row) => toTable(row, role)) };
}

function toTable(row: CatalogRow, role: string): SourceTable {
  return {
    schema: row.schema,
    name: row.name,
    kind: KINDS[row.kind],
    columns: row.columns.map(toColumn),
    primaryKey: row.primary_key,
    estimatedRows: row.estimated,
    hides: hides(row, role),
    unreadable: unreadable(row, role),
  };
}

function toColumn(column: CatalogRow['columns'][number]): SourceColumn {
  const { name, type, baseType, nullable, typmod } = column;
  return { name, type, baseType, nullable, ...numericModifier(baseType, typmod) };
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

const quote = (name: string) => pg.escapeIdentifier(name);
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
    const partly = hidden.length > 0 && hidden.length < row.columns.length;
    missing.push(`SELECT on ${partly ? `the columns ${hidden.join(', ')} of ` : ''}${qualified(row)}`);
    grants.push(`GRANT SELECT ON TABLE ${qualified(row)} TO ${quote(role)};`);
  }
  return `The role ${quote(role)} lacks ${missing.join(' and ')}. Run: ${grants.join(' ')}`;
}

import { tableGlobOf } from '../core/config/globs.ts';
import type { NamedTable } from './sql-tables.ts';

/** Globs out of names that were read in a change. */

const SCHEMA = 'x';

/**
 * The table of this exact name, in any schema. A glob with a wildcard may match nothing: a migration may well name a
 * table that the task does not load, and that is no mistake of anybody.
 */
export function anyTable(name: string): string {
  return `*${tableGlobOf({ schema: SCHEMA, name }).slice(SCHEMA.length)}`;
}

/** The globs of a name in a migration: without quotes, a database takes it in lower case, in upper case, or as it is. */
export function globsOf(table: NamedTable): string[] {
  const names = table.quoted ? [table.name] : [table.name.toLowerCase(), table.name.toUpperCase(), table.name];
  return [...new Set(names)].map(anyTable);
}

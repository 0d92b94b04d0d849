/**
 * Quoting for the demo's own statements. The demo's writer is the oracle that Loadproof is held against, so it shares
 * no spelling with it.
 */

/** A quoted identifier, in PostgreSQL and in DuckDB. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A string literal in DuckDB, and in PostgreSQL where strings conform to the standard. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

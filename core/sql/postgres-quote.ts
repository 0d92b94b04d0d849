/** Names and texts of any content in PostgreSQL's SQL. */
/** A quoted name. Throws a RangeError for NUL, which PostgreSQL cannot hold. */
export function identifier(name: string): string {
  refuseNul(name);
  return `"${name.replaceAll('"', '""')}"`;
}

/** A string literal that no session setting changes. Throws a RangeError for NUL. */
export function literal(text: string): string {
  refuseNul(text);
  const quoted = text.replaceAll("'", "''");
  // An E-string reads backslashes alike whatever standard_conforming_strings says; a plain one does only without them.
  return quoted.includes('\\') ? `E'${quoted.replaceAll('\\', '\\\\')}'` : `'${quoted}'`;
}

function refuseNul(text: string): void {
  if (text.includes('\0')) throw new RangeError('PostgreSQL cannot hold a NUL character in a name or a text');
}

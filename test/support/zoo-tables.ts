/**
 * Tables with every documented type of a source and extreme values of each, as data: what creates and fills them. They
 * are read by the faithful writer and by Loadproof; the values are therefore SQL, not what either should make of them.
 */

/** A column and its values, SQL each; in the row after the last of them it is NULL. */
export interface ZooColumn {
  readonly name: string;
  readonly type: string;
  readonly values: readonly string[];
}

export interface ZooTable {
  readonly name: string;
  readonly columns: readonly ZooColumn[];
  /** Columns of the primary key; none: `id`, which is then made. Empty: no key at all, and no `id`. */
  readonly key?: readonly string[];
  /** How often each row is there. */
  readonly times?: number;
}

/** `quote` quotes a name of the engine's; `table` is qualified and quoted. */
export function zooStatements(table: ZooTable, name: string, quote: (name: string) => string): string[] {
  const id = table.key === undefined ? [`${quote('id')} int NOT NULL`] : [];
  const key = table.key ?? ['id'];
  const definitions = [
    ...id,
    ...table.columns.map((column) => `${quote(column.name)} ${column.type}`),
    ...(key.length > 0 ? [`PRIMARY KEY (${key.map(quote).join(', ')})`] : []),
  ];
  const rows = zooRows(table).map((row, i) => [...(id.length > 0 ? [String(i + 1)] : []), ...row].join(', '));
  const repeated = Array.from({ length: table.times ?? 1 }, () => rows).flat();
  return [
    `CREATE TABLE ${name} (${definitions.join(', ')})`,
    ...repeated.map((row) => `INSERT INTO ${name} VALUES (${row})`),
  ];
}

/** A row for each value of the column that has most, and one of NULLs; a column with fewer is NULL from there on. */
function zooRows({ columns, key }: ZooTable): string[][] {
  const most = Math.max(...columns.map((column) => column.values.length));
  const nulls = key === undefined || key.length === 0 ? 1 : 0;
  return Array.from({ length: most + nulls }, (_, i) => columns.map((column) => column.values[i] ?? 'NULL'));
}

export const column = (name: string, type: string, ...values: string[]): ZooColumn => ({ name, type, values });

/** Values in quotes. */
export const quoted = (...values: string[]): string[] => values.map((value) => `'${value.replaceAll("'", "''")}'`);

/** Records of a catalog query whose every column is a text: the first names the record, the others are its cells. */
import { z } from 'zod';

export type CatalogRow = readonly (string | null)[];

export const text = z.string();
export const wholeNumber = z.string().regex(/^\d+$/).transform(Number);

/** The cells of all records of a kind. */
export function recordsOf(rows: readonly CatalogRow[]): (kind: string) => CatalogRow[] {
  return (kind) => rows.filter((row) => row[0] === kind).map((row) => row.slice(1));
}

/** A record's cells by the names of its schema, in their order. Throws a ZodError for another record. */
export function parseRecord<T extends z.ZodRawShape>(schema: z.ZodObject<T>, cells: CatalogRow | undefined) {
  return schema.parse(Object.fromEntries(Object.keys(schema.shape).map((name, i) => [name, cells?.[i] ?? null])));
}

interface OfTable {
  readonly schema: string;
  readonly table: string;
}

const print = ({ schema, table }: OfTable) => JSON.stringify([schema, table]);

/** Records by their table; a new list for each call, empty for a table without any. */
export function grouped<T extends OfTable>(items: readonly T[]): { get(table: OfTable): T[] } {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(print(item));
    if (group) group.push(item);
    else groups.set(print(item), [item]);
  }
  return { get: (table) => [...(groups.get(print(table)) ?? [])] };
}

/** The order of tables in a description. */
export function byName(a: { schema: string; name: string }, b: { schema: string; name: string }): number {
  if (a.schema !== b.schema) return a.schema < b.schema ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}

/** What a source's own SQL needs of a comparison beyond its texts: marks, types of a compound query, empty texts. */
import type { PlannedColumn } from '../plan/schema.ts';
import type { ComparisonSpec, SourceDialect } from '../sql/dialect.ts';

/** Columns of a comparison, in the order of the line. */
type Compared = readonly { readonly column: PlannedColumn; readonly prefix?: string }[];

/** What is there only where the source's dialect needs it. */
export function spellingOf(
  compared: Compared,
  { marks }: SourceDialect,
): Pick<ComparisonSpec['source'], 'marks' | 'prefixed'> {
  const prefixed = compared.flatMap(({ prefix }, index) => (prefix === undefined ? [] : [index]));
  return { ...(marks === undefined ? {} : { marks }), ...(prefixed.length === 0 ? {} : { prefixed }) };
}

/** The trailer, which is returned in the place of the first compared column. */
export function trailerAt(compared: Compared, { trailerIn }: SourceDialect, trailer: string): string {
  const first = compared[0]?.column.source;
  return first === undefined ? trailer : (trailerIn?.(first, trailer) ?? trailer);
}

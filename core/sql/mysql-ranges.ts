/** Ranges and lists of keys in MySQL's SQL: integers only. Its texts have an order by collation that nobody else has. */
import type { SourceColumn } from '../compare/columns.ts';
import { type KeyRange, type RangeForm, rangeCondition } from '../compare/ranges.ts';
import type { SourceRanges } from './dialect.ts';

const form = (column: SourceColumn): RangeForm | null =>
  ['smallint', 'mediumint', 'int', 'bigint'].includes(column.baseType) ? 'integer' : null;

/** The source's ranges; `identifier` quotes a name. */
export function mysqlRanges(identifier: (name: string) => string): SourceRanges {
  return {
    form,
    condition: (column: SourceColumn, range: KeyRange) =>
      rangeCondition(range, identifier(column.name), (edge) => edge),
    // Of equal width: the smallest and the largest key are found in the index, a sample would read the table.
    boundaries: (relation, column, parts) => {
      const name = identifier(column.name);
      const width = 'CAST(hi AS DECIMAL(30, 0)) - CAST(lo AS DECIMAL(30, 0))';
      const edges = Array.from(
        { length: parts - 1 },
        (_, i) => `CAST(FLOOR(CAST(lo AS DECIMAL(30, 0)) + (${width}) * ${i + 1} / ${parts}) AS CHAR)`,
      );
      const list = `CONCAT('[', CONCAT_WS(',', ${edges.join(', ')}), ']')`;
      return (
        `SELECT CASE WHEN lo IS NOT NULL THEN ${list} END` +
        ` FROM (SELECT MIN(${name}) AS lo, MAX(${name}) AS hi FROM ${relation}) AS ends`
      );
    },
  };
}

/** See `SourceDialect.keyIn`. */
export function mysqlKeyIn(
  identifier: (name: string) => string,
  columns: readonly SourceColumn[],
  keys: readonly (readonly string[])[],
): string | null {
  if (columns.some((column) => form(column) === null)) return null;
  const names = columns.map(({ name }) => identifier(name)).join(', ');
  return `(${names}) IN (${keys.map((key) => `(${key.join(', ')})`).join(', ')})`;
}

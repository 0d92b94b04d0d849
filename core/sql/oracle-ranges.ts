/** Ranges and lists of keys in Oracle's SQL: integers only. Its texts have an order by NLS settings that nobody else has. */
import type { SourceColumn } from '../compare/columns.ts';
import { type KeyRange, type RangeForm, rangeCondition } from '../compare/ranges.ts';
import type { SourceRanges } from './dialect.ts';
import { chunks } from './wide.ts';

/** NUMBER without a scale is no integer, though its values may be. */
const form = ({ baseType, scale }: SourceColumn): RangeForm | null =>
  baseType === 'number' && scale === 0 ? 'integer' : null;

/** The source's ranges; `identifier` quotes a name. */
export function oracleRanges(identifier: (name: string) => string): SourceRanges {
  return {
    form,
    condition: (column: SourceColumn, range: KeyRange) =>
      rangeCondition(range, identifier(column.name), (edge) => edge),
    // Of equal width: the smallest and the largest key are found in the index, a sample would read the table.
    boundaries: (relation, column, parts) => {
      const name = identifier(column.name);
      const edges = Array.from({ length: parts - 1 }, (_, i) => `TO_CHAR(FLOOR(lo + (hi - lo) * ${i + 1} / ${parts}))`);
      return (
        `SELECT CASE WHEN lo IS NOT NULL THEN '[' || ${edges.join(` || ',' || `)} || ']' END AS boundaries` +
        ` FROM (SELECT MIN(${name}) AS lo, MAX(${name}) AS hi FROM ${relation})`
      );
    },
  };
}

/** See `SourceDialect.keyIn`. A list has at most 1,000 expressions (SQL Language Reference, "Expression Lists"). */
export function oracleKeyIn(
  identifier: (name: string) => string,
  columns: readonly SourceColumn[],
  keys: readonly (readonly string[])[],
): string | null {
  if (columns.some((column) => form(column) === null)) return null;
  const names = columns.map(({ name }) => identifier(name)).join(', ');
  const lists = chunks(keys, 1_000).map(
    (some) => `(${names}) IN (${some.map((key) => `(${key.join(', ')})`).join(', ')})`,
  );
  return `(${lists.join(' OR ')})`;
}

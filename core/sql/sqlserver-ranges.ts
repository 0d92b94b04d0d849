/** Ranges and lists of keys in SQL Server's SQL: integers only. Its texts have an order by collation that nobody else has. */
import type { SourceColumn } from '../compare/columns.ts';
import { type KeyRange, type RangeForm, rangeCondition } from '../compare/ranges.ts';
import type { SourceRanges } from './dialect.ts';

const form = ({ baseType }: SourceColumn): RangeForm | null =>
  ['smallint', 'int', 'bigint'].includes(baseType) ? 'integer' : null;

const wide = (value: string) => `CONVERT(decimal(28, 0), ${value})`;

/** The source's ranges; `identifier` quotes a name. */
export function sqlserverRanges(identifier: (name: string) => string): SourceRanges {
  return {
    form,
    condition: (column: SourceColumn, range: KeyRange) =>
      rangeCondition(range, identifier(column.name), (edge) => edge),
    // Of equal width: the smallest and the largest key are found in the index, a sample would read the table.
    boundaries: (relation, column, parts) => {
      const name = identifier(column.name);
      const edge = (i: number) => `FLOOR(lo + (hi - lo) * ${i} / ${parts})`;
      const edges = Array.from({ length: parts - 1 }, (_, i) => `CONVERT(varchar(40), ${wide(edge(i + 1))})`);
      return (
        `SELECT CASE WHEN lo IS NOT NULL THEN '[' + ${edges.join(` + ',' + `)} + ']' END AS boundaries` +
        ` FROM (SELECT ${wide(`MIN(${name})`)} AS lo, ${wide(`MAX(${name})`)} AS hi FROM ${relation}) AS ends`
      );
    },
  };
}

/** See `SourceDialect.keyIn`. SQL Server has no IN for several columns at once. */
export function sqlserverKeyIn(
  identifier: (name: string) => string,
  columns: readonly SourceColumn[],
  keys: readonly (readonly string[])[],
): string | null {
  if (columns.some((column) => form(column) === null)) return null;
  const [only, ...others] = columns.map(({ name }) => identifier(name));
  if (only !== undefined && others.length === 0) return `${only} IN (${keys.map(([text]) => text).join(', ')})`;
  const names = columns.map(({ name }) => identifier(name));
  const one = (key: readonly string[]) => `(${names.map((name, i) => `${name} = ${key[i]}`).join(' AND ')})`;
  return `(${keys.map(one).join(' OR ')})`;
}

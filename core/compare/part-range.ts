/** A part's range of keys: as a condition of the source, as a column of the lake, and why it cannot be compared. */
import { type CsvPlan, type PlannedColumn, type PlannedPart, type Problem, tableName } from '../plan/schema.ts';
import type { ComparisonSpec, SourceDialect } from '../sql/dialect.ts';

/** The part's range as a condition of the source; none where the part is the whole table. */
export function rangeWhere({ range, columns }: PlannedPart, dialect: SourceDialect): string[] {
  const column = range && columns.find((c) => c.source.name === range.column);
  if (!range) return [];
  if (!column || !dialect.ranges) throw new RangeError(`no range of ${range.column} can be read`);
  return [dialect.ranges.condition(column.source, range)];
}

type SpecRange = NonNullable<ComparisonSpec['range']>;

export function rangeIn({ range }: PlannedPart, compared: readonly { column: PlannedColumn }[]): SpecRange | null {
  if (range === null) return null;
  const index = compared.findIndex((p) => p.column.source.name === range.column);
  return { ...range, index };
}

/** A part cannot be told from the others where the column of its range is not compared. */
export function rangeProblem(part: PlannedPart, { range }: ComparisonSpec, csv: CsvPlan | null): Problem | null {
  if (range && csv !== null) return csvInParts(part);
  if (!range || range.index >= 0) return null;
  return {
    verdict: 'INCONCLUSIVE',
    code: 'RangeNotCompared',
    message: `${tableName(part.table)} is compared in parts by ${range.column}, which the lake does not have in a comparable type.`,
    remedy: 'Give the table another key in compare.tables, or raise compare.rowsPerPart so that it is one part.',
  };
}

/** Records of CSV arrive in one stream, of which no part can be read alone. */
function csvInParts(part: PlannedPart): Problem {
  return {
    verdict: 'INCONCLUSIVE',
    code: 'CsvInParts',
    message: `${tableName(part.table)} was to be compared in parts, and its lake holds CSV files, which are read as one.`,
    remedy: 'Raise compare.rowsPerPart above the rows of the table, so that it is one part.',
  };
}

/** Dividing the large tables of a plan into parts. */
import { type KeyRange, partsOf, rangesBetween, readBoundaries } from '../compare/ranges.ts';
import type { SourceDialect } from '../sql/dialect.ts';
import { type Plan, type PlannedPart, type Problem, tableName } from './schema.ts';

/** What divides a large table: asked of the source, once per table. */
export interface Division {
  readonly ordinal: number;
  readonly column: string;
  readonly form: KeyRange['form'];
  /** A query in the source's SQL: see `SourceRanges.boundaries`. */
  readonly sql: string;
}

export interface SplitSettings {
  /** Null: every table is one part. */
  readonly rowsPerPart: number | null;
  /** Whether a table that is too large for one part, and cannot be divided, may not be read at all. */
  readonly refuseLarger: boolean;
}

/** The divisions that a plan needs. */
export function divisionsOf(plan: Plan, dialect: SourceDialect, { rowsPerPart }: SplitSettings): Division[] {
  return plan.parts.flatMap((part) => {
    const parts = partsOf(part.source?.estimatedRows ?? null, rowsPerPart);
    if (part.problem !== null || part.source === null || parts < 2) return [];
    const column = rangeColumn(part, dialect);
    if (column === null || dialect.ranges === undefined) return [];
    const relation = dialect.relation(part.table.schema, part.table.name);
    const sql = dialect.ranges.boundaries(relation, column.source, parts, part.source.estimatedRows ?? 0);
    return [{ ordinal: part.ordinal, column: column.source.name, form: column.form, sql }];
  });
}

/** The first column of the key whose order both sides share; a part of a view, or of CSV, cannot be read alone. */
function rangeColumn(part: PlannedPart, dialect: SourceDialect) {
  if (part.csv?.declared === true || (part.source?.kind !== 'table' && part.source?.kind !== 'partitioned'))
    return null;
  for (const name of part.key) {
    const column = part.columns.find((c) => c.source.name === name);
    // What DMS makes of a value (a mask, a cut text) may be in another range than the value.
    const source = column?.losses.every(cutsNoKey) ? column.source : undefined;
    const form = source === undefined ? null : (dialect.ranges?.form(source) ?? null);
    if (source !== undefined && form !== null) return { source, form };
  }
  return null;
}

/** More than an index takes of a value (PostgreSQL 2704 bytes, InnoDB 3072): what is cut after so many is not cut. */
const LONGER_THAN_KEYS = 4096;

const cutsNoKey = (loss: PlannedPart['columns'][number]['losses'][number]): boolean =>
  loss.rule === 'prefix' && loss.size >= LONGER_THAN_KEYS;

/** The plan with its large tables in parts; `boundaries` by ordinal, as the source answered (JSON, or null). */
export function splitPlan(
  plan: Plan,
  divisions: readonly Division[],
  boundaries: ReadonlyMap<number, string | null>,
  settings: SplitSettings,
): Plan {
  const parts = plan.parts.flatMap((part) => {
    const division = divisions.find(({ ordinal }) => ordinal === part.ordinal);
    const ranges = division && rangesOf(division, boundaries.get(part.ordinal) ?? null);
    if (ranges) return ranges.map((range, i) => ({ ...part, range, part: i + 1, parts: ranges.length }));
    return [{ ...part, problem: part.problem ?? tooLarge(part, settings) }];
  });
  return { ...plan, parts: parts.map((part, ordinal) => ({ ...part, ordinal })) };
}

function rangesOf({ column, form }: Division, json: string | null): KeyRange[] | null {
  const ranges = rangesBetween(column, form, readBoundaries(json, form));
  return ranges && [...ranges];
}

function tooLarge(part: PlannedPart, { rowsPerPart, refuseLarger }: SplitSettings): Problem | null {
  const rows = part.source?.estimatedRows ?? null;
  if (!refuseLarger || rowsPerPart === null || rows === null || rows <= rowsPerPart) return null;
  return {
    verdict: 'INCONCLUSIVE',
    code: 'TooLargeForOneStatement',
    message: `${tableName(part.table)} has about ${Math.round(rows)} rows; one statement is given at most ${rowsPerPart}, and nothing divides the table.`,
    remedy:
      'Give it a key with an integer or text column in compare.tables, or raise compare.rowsPerPart if one statement can carry it.',
  };
}

/** The rows of a part: which of the source's it compares, and which are counted beside them. */
import { type PlannedPart, type Problem, tableName } from '../plan/schema.ts';
import type { SourceDialect } from '../sql/dialect.ts';
import { longAdditions } from './mapped-dialect.ts';
import { rangeWhere } from './part-range.ts';
import { renderRowRules, rowRulesProblem } from './row-conditions.ts';

/** Rows of the part's table, compared or not, that are counted in the same statement. */
export type Outside =
  /** Lost as configured. */
  | { readonly what: 'notLoaded'; readonly column: null; readonly because: string }
  /** Whether, or as what, the lake holds them is not documented. */
  | { readonly what: 'doubt'; readonly column: null; readonly because: string };

/** `sql` is a condition on any row of the relation. */
export type OutsideSql = Outside & { readonly sql: string };

export interface PartRows {
  readonly where: readonly string[];
  readonly outside: readonly OutsideSql[];
  readonly problem: Problem | null;
}

export function rowsOf(part: PlannedPart, dialect: SourceDialect): PartRows {
  const within = [...part.filters.map((f) => f.where), ...rangeWhere(part, dialect)];
  const rules = part.rows ?? [];
  const rendered = renderRowRules(rules, part.source?.columns ?? [], dialect, within);
  if (typeof rendered === 'string') {
    const problem = rowRulesProblem(tableName(part.table), rules, rendered);
    return { where: within, outside: [], problem };
  }
  const where = [...within, ...rendered.where];
  const long = longAdditions(part, dialect).map(({ because, sql }) => ({
    what: 'doubt' as const,
    because,
    sql: [...where, sql].map((condition) => `(${condition})`).join(' AND '),
  }));
  const outside: OutsideSql[] = [...rendered.outside, ...long].map(({ what, because, sql }) => ({
    what,
    column: null,
    because,
    sql,
  }));
  return { where, outside, problem: null };
}

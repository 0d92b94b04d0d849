/** How long a statement may be; a longer one is refused before it is sent, by the name of its table. */

export interface StatementLimit {
  readonly engine: string;
  readonly most: number;
  readonly unit: 'bytes' | 'characters';
}

/** https://docs.aws.amazon.com/athena/latest/ug/service-limits.html */
export const ATHENA_STATEMENT: StatementLimit = { engine: 'Athena', most: 262_144, unit: 'bytes' };

/** The default of `query.max-length`. https://trino.io/docs/current/admin/properties-query-management.html */
export const TRINO_STATEMENT: StatementLimit = { engine: 'Trino', most: 1_000_000, unit: 'characters' };

/** A statement's length, in the unit of a limit. */
export function statementLength(sql: string, { unit }: StatementLimit): number {
  return unit === 'bytes' ? new TextEncoder().encode(sql).length : sql.length;
}

/** What is wrong with a statement of the table that `label` names, and what to do; null where it is short enough. */
export function statementTooLong(
  sql: string,
  limit: StatementLimit,
  label: string,
): { readonly message: string; readonly remedy: string } | null {
  const length = statementLength(sql, limit);
  if (length <= limit.most) return null;
  return {
    message: `The statement of ${label} has ${length} ${limit.unit}; ${limit.engine} takes ${limit.most}.`,
    remedy:
      'Most of it are the columns and the paths of the files: leave columns out, or load the table into fewer, larger files (MaxFileSize of the endpoint).',
  };
}

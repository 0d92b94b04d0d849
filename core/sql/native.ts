import type { ComparisonSpec } from './dialect.ts';

/**
 * The native query of a comparison: a row per source row, `c0` = 'r' and then the canonical texts, and one last row,
 * `c0` = 't' and the trailer: how many rows the *same statement* holds, and how many values of it DMS is known to
 * change. Both halves read the table under one snapshot, so a stream that was cut, or a connector that dropped rows,
 * cannot look complete.
 */
export function nativeQuery(spec: ComparisonSpec): string {
  const { relation, where, columns, trailer } = spec.source;
  const from = `FROM ${relation}${where.length > 0 ? ` WHERE ${where.map((w) => `(${w})`).join(' AND ')}` : ''}`;
  const row = ["'r' AS c0", ...columns.map((sql, i) => `${sql} AS c${i + 1}`)];
  const last = ["'t'", trailer, ...columns.slice(1).map(() => 'NULL')];
  return `SELECT ${row.join(', ')} ${from} UNION ALL SELECT ${last.join(', ')} ${from}`;
}

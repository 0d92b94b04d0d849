import type { ComparisonSpec, RowMarks } from './dialect.ts';

/**
 * The native query of a comparison: a row per source row, `c0` = 'r' (or 'a', see {@link ComparisonSpec}) and then the canonical texts, and one last row,
 * `c0` = 't' and the trailer: how many rows the *same statement* holds, and how many values of it DMS is known to
 * change. Both halves read the table under one snapshot, so a stream that was cut, or a connector that dropped rows,
 * cannot look complete.
 */
export function nativeQuery(spec: ComparisonSpec): string {
  const { relation, where, trailer } = spec.source;
  const columns = nativeFields(spec);
  const from = `FROM ${relation}${where.length > 0 ? ` WHERE ${where.map((w) => `(${w})`).join(' AND ')}` : ''}`;
  const { r, a, t } = spec.source.marks ?? LITERALS;
  const mark = spec.source.ambiguous ? `CASE WHEN ${spec.source.ambiguous} THEN ${a} ELSE ${r} END` : r;
  const row = [`${mark} AS c0`, ...columns.map((sql, i) => `${sql} AS c${i + 1}`)];
  const last = [t, trailer, ...columns.slice(1).map(() => 'NULL')];
  return `SELECT ${row.join(', ')} ${from} UNION ALL SELECT ${last.join(', ')} ${from}`;
}

const LITERALS: RowMarks = { r: "'r'", a: "'a'", t: "'t'" };

/** The texts that the query returns beside its mark: the key's, and the other fields, as one text where the row is wide. */
export function nativeFields({ source, keyColumns }: ComparisonSpec): readonly string[] {
  const { columns, rest = null } = source;
  return rest === null ? columns : [...columns.slice(0, keyColumns), rest];
}

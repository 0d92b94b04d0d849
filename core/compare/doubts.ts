/** Rows of which the documents do not say whether, or as what, the task writes them. */
import { type PlannedPart, tableName } from '../plan/schema.ts';
import type { Cause } from '../report/schema.ts';
import type { Prepared } from './prepare.ts';
import type { Findings, Trailer } from './records.ts';

/**
 * Why the differences found are no mismatch: there are no more of them than rows in doubt, each of which may be one. Null
 * where there are more, or no row is in doubt.
 */
export function doubtfulRows(
  part: PlannedPart,
  { counted }: Prepared,
  trailer: Trailer | null,
  { counts }: Findings,
): Cause | null {
  const doubts = counted.flatMap((one, i) =>
    one.what === 'doubt' ? [{ because: one.because, rows: trailer?.counts[i] ?? 0 }] : [],
  );
  const inDoubt = doubts.reduce((sum, { rows }) => sum + rows, 0);
  const sides = Object.values(counts);
  const missing = sides.reduce((sum, { sourceRows }) => sum + sourceRows, 0);
  const extra = sides.reduce((sum, { lakeRows }) => sum + lakeRows, 0);
  const [first] = doubts.filter(({ rows }) => rows > 0);
  if (first === undefined || Math.max(missing, extra) > inDoubt) return null;
  return {
    code: 'DoubtfulRows',
    message: `${tableName(part.table)}: ${missing} rows of the source and ${extra} of the lake have no match, and of ${inDoubt} rows it is not known what the task writes: ${first.because}.`,
    remedy: "Look at the differing rows, and write the rule of the task's mappings so that its meaning is documented.",
  };
}

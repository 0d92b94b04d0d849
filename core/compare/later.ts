/**
 * Changes of the source after the load: rows of it that the lake cannot hold, and that are no loss. They are found by
 * what the source itself keeps of when a row was written, never by what would make the sides agree.
 */
import type { PlannedPart } from '../plan/schema.ts';
import type { ChangeEvidence, ComparisonSpec, SourceDialect } from '../sql/dialect.ts';
import type { LakeFile } from './columns.ts';
import { trailerAt } from './source-spelling.ts';

/**
 * When the lake was complete: the task's stop, or else when its newest file was written. A change of the source after
 * that is in none of its files. Null where neither is known. ISO 8601, UTC.
 */
export function loadEnd(stoppedAt: string | null, files: readonly LakeFile[]): string | null {
  if (stoppedAt !== null) return stoppedAt;
  // No number where a file has no time, and no finite one without a file. One at a time: they may be too many for a call.
  const newest = files.reduce((latest, file) => Math.max(latest, Date.parse(file.modified ?? '')), -Infinity);
  return Number.isFinite(newest) ? new Date(newest).toISOString() : null;
}

/**
 * The comparison that reads the keys which the source changed after a moment, and nothing of the lake: level 2 of it
 * returns them all. Null where there is no key, or nothing that dates the rows.
 */
export function laterSpec(
  part: PlannedPart,
  spec: ComparisonSpec,
  dialect: SourceDialect,
  moment: string | null,
): ComparisonSpec | null {
  const evidence = evidenceOf(part);
  if (evidence === null || moment === null || spec.keyColumns === 0) return null;
  const condition = dialect.changedAfter(evidence, moment);
  if (condition === null) return null;
  return {
    ...spec,
    source: {
      ...spec.source,
      where: [...spec.source.where, condition],
      columns: spec.source.columns.slice(0, spec.keyColumns),
      trailer: trailerAt(keyColumn(part), dialect, dialect.trailer([])),
    },
    columns: spec.columns.slice(0, spec.keyColumns),
    lake: [],
    collapse: null,
  };
}

/** The column that stands first in the line of a comparison with a key. */
function keyColumn({ key, columns }: PlannedPart) {
  return columns.filter(({ source }) => source.name === key[0]).map((column) => ({ column }));
}

function evidenceOf({ changes, source }: PlannedPart): ChangeEvidence | null {
  if (changes === null || changes.by === 'commit') return changes;
  const column = source?.columns.find(({ name }) => name === changes.column);
  return column === undefined ? null : { by: 'column', column };
}

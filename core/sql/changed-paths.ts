/**
 * Which files of a table's folder a statement reads, for engines that read a folder. A statement has a length, and a task
 * that captures changes writes a file a minute: many are told by the times in their names. What such a condition takes
 * beside the files that were listed, the statement reports, and it is then not taken for read in full.
 */
import type { LakeFileGroup } from '../compare/columns.ts';
import { changesTime } from '../dms/lake-layout.ts';

/** So many files, or ranges, are named one by one. */
const NAMED = 100;

/**
 * Condition on `path`; `time` is the time in the name of a file of changes, as text of 19 characters, or null where the
 * folder holds files that are not read.
 */
export function ofGroup(
  group: LakeFileGroup,
  groups: readonly LakeFileGroup[],
  sql: { readonly path: string; readonly time: string | null; literal(text: string): string },
): string {
  const ranges = sql.time !== null && group.files.length > NAMED ? rangesOf(group, groups) : null;
  if (ranges === null || ranges.length > NAMED)
    return `${sql.path} IN (${group.files.map(({ path }) => sql.literal(path)).join(', ')})`;
  const between = ranges.map(([from, to]) => `${sql.time} BETWEEN ${sql.literal(from)} AND ${sql.literal(to)}`);
  return `(${between.join(' OR ')})`;
}

/** First and last times of the group's files, where no file of another group lies between; null where none tell them. */
function rangesOf(group: LakeFileGroup, groups: readonly LakeFileGroup[]): (readonly [string, string])[] | null {
  const times = groups.flatMap((other) =>
    other.changes === true
      ? other.files.map(({ path }) => ({ time: changesTime(path) ?? '', own: other === group }))
      : [],
  );
  times.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : Number(a.own) - Number(b.own)));
  if (
    group.changes !== true ||
    times.some(({ time, own }, i) => time === times[i - 1]?.time && own !== times[i - 1]?.own)
  )
    return null;
  const ranges: [string, string][] = [];
  for (const [i, { time, own }] of times.entries()) {
    if (!own) continue;
    const last = ranges.at(-1);
    if (last !== undefined && times[i - 1]?.own === true) last[1] = time;
    else ranges.push([time, time]);
  }
  return ranges;
}

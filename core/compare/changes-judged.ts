/** What is said of the changes of a lake once they are read. */

import { isChangesFile } from '../dms/lake-layout.ts';
import { type PlannedPart, tableName } from '../plan/schema.ts';
import { type Cause, FINDING_KINDS, type FindingKind, type PartResult } from '../report/schema.ts';
import { BECAME_NULL } from './causes.ts';
import { type Limit, limit } from './limits.ts';
import type { Prepared } from './prepare.ts';
import type { DigestResult, Findings, SampledRow } from './records.ts';

/** Operations that nobody knows: such a file is read by no rule of ours. Null where there are none. */
export function unknownOperation(part: PlannedPart, { past }: DigestResult): Cause | null {
  if (past === undefined || past.unknown === 0) return null;
  const example = JSON.stringify(past.operation);
  return {
    code: 'UnknownOperation',
    message: `${tableName(part.table)}: ${past.unknown} changes of the lake have an operation that is none of I, U and D: ${example}.`,
    remedy: 'See which program wrote the files of changes; DMS writes no other operation.',
  };
}

/** Changes whose order nobody knows. */
export function changeOrder({ past }: DigestResult): Limit[] {
  if (past === undefined || past.tied === 0) return [];
  const detail =
    'changes of the same key stand at one place in the order and say different things, so that it is not known which is the last; ' +
    "give the endpoint a TimestampColumnName, add a column with $AR_H_CHANGE_SEQ by a rule of the task's mappings, or run it on the embedded engine, which orders the rows of a file";
  return [limit('changeOrder', detail, { count: past.tied })];
}

/**
 * Differences that the task makes as it is configured: rows that only one side can have. `isAll`: there are no others.
 * What is changed or doubled, or no row at all, is never one of them.
 */
export function explainedByTask(
  { changes }: Prepared,
  { counts, malformed = 0 }: Findings,
): { readonly limits: readonly Limit[]; readonly isAll: boolean } {
  if (!changes) return { limits: [], isAll: false };
  const limits: Limit[] = [];
  if (changes.extra !== null && counts.extra.findings > 0)
    limits.push(limit('noDeletes', changes.extra, { count: counts.extra.findings }));
  if (changes.missing !== null && counts.missing.findings > 0)
    limits.push(limit('noBaseline', changes.missing, { count: counts.missing.findings }));
  const other = FINDING_KINDS.filter(
    (kind) => !(kind === 'extra' && changes.extra !== null) && !(kind === 'missing' && changes.missing !== null),
  ).reduce((sum, kind) => sum + counts[kind].findings, 0);
  return { limits, isAll: other === 0 && malformed === 0 && limits.length > 0 };
}

/**
 * A key of which the source has several rows, in a lake of changes: a change of one of them is taken for a change of all.
 * Null where none is seen.
 */
export function keyNotUnique(prepared: Prepared, part: PlannedPart, { sample }: Findings): Cause | null {
  if (!prepared.changes || prepared.changes.uniqueKey) return null;
  const several = sample.find((row) => row.keySourceRows > 1);
  if (several === undefined) return null;
  return {
    code: 'KeyNotUnique',
    message: `${tableName(part.table)}: the source has ${several.keySourceRows} rows of one key (${prepared.key.join(', ')}), and a change of one of them is told by that key alone.`,
    remedy: 'Give the table a unique key in compare.tables.',
  };
}

/** What a difference looks like in a lake of changes, for a person. */
export function causesInChanges(
  { changes }: Prepared,
  kind: FindingKind,
  rows: readonly SampledRow[],
  changed: readonly { readonly column: string; readonly cause: string | null }[],
): string[] {
  if (!changes) return [];
  if (kind === 'extra' && changes.extra === null)
    return [
      'the source has no such row, and no delete of it came: it was deleted without being captured, or left behind by a change of its key',
    ];
  if (kind !== 'changed') return [];
  const lake = rows.find((row) => row.inLake > row.inSource);
  const emptied = changed.filter(({ cause }) => cause === BECAME_NULL).map(({ column }) => column);
  const inChange = lake !== undefined && lake.file !== null && isChangesFile(lake.file);
  return [
    ...(changes.updates
      ? []
      : ['updates are not written (CdcInsertsOnly): the row as it was inserted is what the lake has']),
    ...(inChange && emptied.length > 0
      ? [
          `${emptied.join(', ')}: NULL in a change: PostgreSQL does not log a large value that an update leaves as it is (TOAST); other sources log some columns only (supplemental logging, binlog_row_image)`,
        ]
      : []),
  ];
}

/** How the rows became current ones, for the report; nothing where no file holds changes. */
export function changesRead({ changes }: Prepared, { past }: DigestResult): Pick<PartResult, 'changes'> {
  if (!changes || changes.files === 0) return {};
  return { changes: { files: changes.files, past: past?.rows ?? 0, order: changes.order } };
}

/** What a task writes of changes, by its settings: which operations arrive, how they are told, and what orders them. */
import { type Limit, limit } from '../compare/limits.ts';
import type { CdcPlan } from '../plan/schema.ts';
import type { S3Settings } from './s3-settings.ts';
import { stopMeaning } from './stop-reasons.ts';
import type { DmsTask } from './task.ts';

/** The column of the operation, wherever a header or a footer names it. (User Guide, S3 target.) */
export const OPERATION = 'Op';

/** Headers of changes that order them, by the name of the variable that a mapping rule writes into a column; best first. */
const HEADERS: readonly { readonly header: string; readonly kind: CdcPlan['order'][number]['kind'] }[] = [
  { header: 'AR_H_CHANGE_SEQ', kind: 'sequence' },
  { header: 'AR_H_COMMIT_TIMESTAMP', kind: 'moment' },
];

/**
 * The plan of a table's changes. `headers` are the columns that mapping rules fill with headers of changes; a task that
 * is not known is taken for one that loads and then captures everything.
 */
export function cdcPlanOf(
  task: Pick<DmsTask, 'migrationType' | 'settings' | 'loadStartedAt'> | null,
  s3: S3Settings,
  headers: readonly { readonly header: string; readonly lakeName: string }[] = [],
): CdcPlan {
  const ordered = HEADERS.flatMap(({ header, kind }) =>
    headers.filter((h) => h.header === header).map(({ lakeName }) => ({ column: lakeName, kind })),
  );
  const zone = s3.datePartitionTimezone;
  const transactions = { path: transactionsFolder(s3), loadStart: task?.loadStartedAt ?? null };
  const overOldFiles = task?.settings.targetTablePrepMode === 'DO_NOTHING';
  return {
    operation: operationOf(s3),
    deletes: !s3.cdcInsertsOnly && !s3.cdcInsertsAndUpdates,
    updates: !s3.cdcInsertsOnly,
    hasLoad: task?.migrationType !== 'cdc',
    order: [
      ...ordered,
      ...(s3.timestampColumnName === '' ? [] : [{ column: s3.timestampColumnName, kind: 'moment' as const }]),
    ],
    timezone: zone === '' || /^(?:etc\/)?(?:utc|gmt|uct|zulu)$/i.test(zone) ? null : zone,
    loadStart: overOldFiles && task.migrationType !== 'cdc' ? task.loadStartedAt : null,
    ...(s3.preserveTransactions && task?.migrationType !== 'full-load' ? { transactions } : {}),
  };
}

/**
 * Whether files of changes have the column. (User Guide, S3 target, "Indicating source DB operations"; of inserts and
 * updates without IncludeOpForFullLoad its table and its text say different things.)
 */
function operationOf(s3: S3Settings): CdcPlan['operation'] {
  // What is documented of inserts alone is said of CSV.
  if (s3.cdcInsertsOnly) return s3.dataFormat === 'parquet' ? 'either' : s3.includeOpForFullLoad ? 'always' : 'never';
  return s3.cdcInsertsAndUpdates && !s3.includeOpForFullLoad ? 'either' : 'always';
}

/** The folder of CdcPath below the lake, without slashes at its ends. */
export const transactionsFolder = ({ cdcPath }: Pick<S3Settings, 'cdcPath'>): string =>
  cdcPath.replace(/^\/+|\/+$/g, '');

/** What is known to limit a comparison with changes before any file is seen. */
export function cdcLimits(task: Pick<DmsTask, 'migrationType' | 'stopReason'> | null, s3: S3Settings): Limit[] {
  const limits: Limit[] = [];
  const captures = task !== null && task.migrationType !== 'full-load';
  if (captures && s3.useCsvNoSupValue && s3.dataFormat === 'csv')
    limits.push(
      limit(
        'unmodelledRule',
        `The endpoint's UseCsvNoSupValue is true: where a change holds ${JSON.stringify(s3.csvNoSupValue)}, the source's log did not hold the column, and its value is not known; it is compared as that text.`,
      ),
    );
  const stop = stopMeaning(task?.stopReason ?? null);
  if (stop?.kind === 'behind')
    limits.push(
      limit(
        'behindSource',
        `${task?.stopReason}: ${stop.meaning} Start the task again, and compare when it has stopped after its changes.`,
      ),
    );
  return limits;
}

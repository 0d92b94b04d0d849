/**
 * Why DMS says that a task stopped, and what a lake is after it. (API model of DMS, 2016-01-01: ReplicationTask.StopReason,
 * Replication.StopReason; what a comparison can rest on is our own reasoning.)
 */

/**
 * - `complete`: the lake holds all that the source held at the stop: a safe cut.
 * - `behind`: changes that DMS knows of are not in the lake yet, as the task is configured.
 * - `broken`: the task did not do its work.
 * - `passing`: DMS stops and starts the task again by itself.
 */
export type StopKind = 'complete' | 'behind' | 'broken' | 'passing';

export interface StopReason {
  readonly kind: StopKind;
  /** A sentence about the lake. */
  readonly meaning: string;
}

export const STOP_REASONS = {
  FULL_LOAD_ONLY_FINISHED: { kind: 'complete', meaning: 'The full load has ended.' },
  STOPPED_AFTER_CACHED_EVENTS: {
    kind: 'complete',
    meaning: 'The full load has ended, and what changed meanwhile is applied.',
  },
  STOPPED_AT_COMMIT_TIME: {
    kind: 'complete',
    meaning: 'Changes are applied up to the commit time that was asked for.',
  },
  STOPPED_AT_SERVER_TIME: {
    kind: 'complete',
    meaning: 'Changes are applied up to the server time that was asked for.',
  },
  NORMAL: {
    kind: 'complete',
    meaning:
      'Somebody stopped the task: changes are applied up to its recovery checkpoint, and a load may be unfinished.',
  },
  STOPPED_AFTER_FULL_LOAD: {
    kind: 'behind',
    meaning: 'The full load has ended, and what changed meanwhile is not applied (StopTaskCachedChangesNotApplied).',
  },
  STOPPED_AFTER_DDL_APPLY: {
    kind: 'behind',
    meaning: 'A change of structure was applied, and the task stopped before the changes after it.',
  },
  RECOVERABLE_ERROR: { kind: 'broken', meaning: 'An error stopped the task.' },
  FATAL_ERROR: { kind: 'broken', meaning: 'An error stopped the task for good.' },
  EXPRESS_LICENSE_LIMITS_REACHED: { kind: 'broken', meaning: 'The license of DMS allows no more.' },
  STOPPED_DUE_TO_LOW_MEMORY: { kind: 'broken', meaning: 'The replication instance has too little memory.' },
  STOPPED_DUE_TO_LOW_DISK: { kind: 'broken', meaning: 'The replication instance has too little disk.' },
  RECONFIGURATION_RESTART: { kind: 'passing', meaning: 'DMS restarts the task, whose configuration changed.' },
  RECYCLE_TASK: { kind: 'passing', meaning: 'DMS restarts the task.' },
} as const satisfies Readonly<Record<string, StopReason>>;

/**
 * `Stop Reason X`, the last of them: a failed task's text is an error message, which ends in these words, and may quote
 * others. Null where there is none.
 */
export function stopReasonOf(text: string | null): string | null {
  return [...(text ?? '').matchAll(/Stop Reason ([A-Z_]+)/g)].at(-1)?.[1] ?? null;
}

/** What is known of a reason; null for none, and for one that these pages do not know. */
export function stopMeaning(reason: string | null): StopReason | null {
  return reason !== null && Object.hasOwn(STOP_REASONS, reason)
    ? STOP_REASONS[reason as keyof typeof STOP_REASONS]
    : null;
}

/**
 * Whether a status says that a task is over. A serverless replication gives its capacity back some time after it stopped.
 * (User Guide, "Working with Amazon EventBridge events", messages of replications.)
 */
export function isStopped(status: string | null | undefined): boolean {
  return status === 'stopped' || status === 'deprovisioning' || status === 'deprovisioned';
}

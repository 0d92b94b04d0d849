/** What the end of a load calls for: a run, an alert without a run, or nothing. */
import { isStopped, stopMeaning, stopReasonOf } from './stop-reasons.ts';

export { stopReasonOf };

/** A task or serverless replication, as its description says it is now. */
export interface LoadState {
  readonly arn: string;
  readonly id: string;
  readonly migrationType: string;
  readonly status: string;
  /** As DMS writes it: `Stop Reason FULL_LOAD_ONLY_FINISHED`, or a failed task's whole error text; null without one. */
  readonly stopReason: string | null;
  readonly failure: string | null;
  /** When it stopped last, ISO 8601; null where it never did, or the description does not say. */
  readonly stoppedAt: string | null;
}

export type LoadDecision =
  | { readonly action: 'run'; readonly stoppedAt: string; readonly why: string }
  | { readonly action: 'alert'; readonly stoppedAt: string; readonly why: string }
  | { readonly action: 'ignore'; readonly why: string };

/**
 * Decides from the description alone, whatever the event said: events come twice, late and out of order. `eventTime`
 * stands for the time of the stop where the description has none.
 */
export function decideLoad(load: LoadState, eventTime: string): LoadDecision {
  const reason = stopReasonOf(load.stopReason) ?? stopReasonOf(load.failure);
  const stoppedAt = load.stoppedAt ?? eventTime;
  const kind = stopMeaning(reason)?.kind;
  if (load.status === 'failed' || kind === 'broken') {
    const text = load.failure ?? load.stopReason ?? 'DMS gives no reason.';
    return { action: 'alert', stoppedAt, why: text };
  }
  if (kind === 'passing') return { action: 'ignore', why: `${load.id} stopped for ${reason}, and goes on by itself.` };
  if (!isStopped(load.status)) return { action: 'ignore', why: `${load.id} is ${load.status}: it has gone on since.` };
  if (stoppedAt === '') return { action: 'ignore', why: `${load.id} has stopped, and nothing says when.` };
  return { action: 'run', stoppedAt, why: reason ?? 'stopped' };
}

/** A run is tried so often. */
export const MAX_RUN_ATTEMPTS = 3;

/**
 * The name of the execution for a stop of a task: the same for the same stop, so that an event delivered twice runs
 * once. At most 80 characters, of those that Step Functions allows in a name.
 */
export function runName(load: Pick<LoadState, 'arn' | 'id'>, stoppedAt: string, attempt: number): string {
  return `${taskMark(load)}-${stamp(stoppedAt)}-${attempt}`;
}

/** The name of a scheduled execution: the same for the same firing of the schedule, whose time is part of its event. */
export function scheduledRunName(load: Pick<LoadState, 'arn' | 'id'>, firedAt: string): string {
  return `${taskMark(load)}-at-${stamp(firedAt)}-1`;
}

/** The name of the execution for a load that ended while its task runs on: the same for the same end. */
export function loadedRunName(load: Pick<LoadState, 'arn' | 'id'>, endedAt: string, attempt: number): string {
  return `${taskMark(load)}-loaded-${stamp(endedAt)}-${attempt}`;
}

/** The task's identifier, cut, for people; and the end of its ARN, which no other task has. */
function taskMark({ arn, id }: Pick<LoadState, 'arn' | 'id'>): string {
  const readable = id
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 32)
    .replace(/-$/, '');
  const unique = arn.replace(/[^A-Za-z0-9]/g, '').slice(-12);
  return readable === '' ? `task-${unique}` : `${readable}-${unique}`;
}

/** `2026-03-04T02:17:45.123Z` as `20260304T021745123Z`. */
const stamp = (iso: string): string => iso.replace(/[^0-9TZ]/g, '').slice(0, 20);

import type { DescribeExecutionOutput } from '@aws-sdk/client-sfn';
import type { Executions } from './executions.ts';
import type { Clock } from './ports.ts';

/** Waiting for an execution's end: rarely at first quick, then every quarter of a minute, with a line now and then. */

const FIRST_POLL = 1_000;
const LONGEST_POLL = 15_000;
const GROWTH = 1.5;
/** A line is told after so much time, and then each time that twice as much has passed, at most this much later. */
const FIRST_LINE = 30_000;
const LONGEST_LINE = 300_000;

export type Ended =
  | { readonly end: 'ended'; readonly execution: DescribeExecutionOutput }
  | { readonly end: 'timeout' | 'cancelled' };

export interface WaitOptions {
  readonly clock: Clock;
  readonly timeoutMs: number;
  /** Aborted when the job is cancelled. */
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
}

/** Asks until the execution has ended, the time is up, or the job is cancelled. Stops nothing itself. */
export async function waitForEnd(executions: Executions, arn: string, options: WaitOptions): Promise<Ended> {
  const { clock, signal } = options;
  const started = clock.now();
  let poll = FIRST_POLL;
  let [nextLine, gap] = [FIRST_LINE, FIRST_LINE];
  for (;;) {
    if (signal.aborted) return { end: 'cancelled' };
    const execution = await described(executions, arn, signal);
    if (execution === null) return { end: 'cancelled' };
    const elapsed = clock.now() - started;
    if (execution.status !== 'RUNNING' && execution.status !== 'PENDING_REDRIVE') return { end: 'ended', execution };
    if (elapsed >= options.timeoutMs) return { end: 'timeout' };
    if (elapsed >= nextLine) {
      options.tell(`Still running after ${timeText(elapsed)}, of ${timeText(options.timeoutMs)} at most.`);
      gap = Math.min(gap * 2, LONGEST_LINE);
      nextLine = elapsed + gap;
    }
    await clock.sleep(Math.min(poll, options.timeoutMs - elapsed), signal);
    poll = Math.min(poll * GROWTH, LONGEST_POLL);
  }
}

/** Null where the job was cancelled meanwhile: the request that was given up is no failure. */
async function described(
  executions: Executions,
  arn: string,
  signal: AbortSignal,
): Promise<DescribeExecutionOutput | null> {
  try {
    return await executions.describe(arn, signal);
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
}

/** `40 s`, `3 min 5 s` */
export function timeText(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

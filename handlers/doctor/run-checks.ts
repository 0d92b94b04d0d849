import { setTimeout as sleep } from 'node:timers/promises';
import { type CheckResult, type Finding, failed, skipped, worstOf } from '../../core/doctor/report.ts';
import { causeOf } from '../errors.ts';

/** One thing to look at. */
export interface DoctorCheck {
  readonly id: string;
  readonly title: string;
  /** Ids of checks that must not have failed, or there is nothing to look at. */
  readonly needs?: readonly string[];
  /** Several findings become one: the worst of them. What it throws is a failure with the error's own mend. */
  readonly look: () => Promise<Finding | readonly Finding[]>;
}

/** Seconds that one check may take. */
export const CHECK_SECONDS = 90;

/**
 * Looks at everything, as much at the same time as the needs allow. Never rejects; the results are in the order of the
 * checks. A check of which another needs the outcome must come before it.
 */
export async function runChecks(checks: readonly DoctorCheck[], seconds = CHECK_SECONDS): Promise<CheckResult[]> {
  const looked = new Map<string, Promise<CheckResult>>();
  for (const check of checks) looked.set(check.id, lookAfter(check, looked, seconds));
  return Promise.all(looked.values());
}

async function lookAfter(
  check: DoctorCheck,
  looked: ReadonlyMap<string, Promise<CheckResult>>,
  seconds: number,
): Promise<CheckResult> {
  const { id, title, needs = [] } = check;
  const needed = await Promise.all(needs.map((need) => looked.get(need)));
  const missing = needed.find((result) => result?.status === 'failed' || result?.status === 'skipped');
  if (missing !== undefined) return { id, title, ...skipped(`not looked at, because of: ${missing.title}`) };
  return { id, title, ...(await lookInTime(check, seconds)) };
}

async function lookInTime({ look }: DoctorCheck, seconds: number): Promise<Finding> {
  const ended = new AbortController();
  try {
    const late = sleep(seconds * 1000, null, { signal: ended.signal });
    const found = await Promise.race([look(), late]);
    if (found === null)
      return failed(
        `There was no answer in ${seconds} seconds.`,
        'Most often a route is missing: security groups, VPC endpoints, NAT, or a firewall that drops what it refuses.',
      );
    return 'status' in found ? found : worstOf(found);
  } catch (error) {
    return failureOf(error);
  } finally {
    ended.abort();
  }
}

/** An error as a finding, with its own mend. */
export function failureOf(error: unknown): Finding {
  const { code, message, remedy } = causeOf(error);
  return failed(code === 'Internal' ? message : `${code}: ${message}`, remedy);
}

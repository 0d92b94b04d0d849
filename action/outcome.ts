import type { Conclusion } from '../core/report/conclusion.ts';
import type { RunReport } from '../core/report/schema.ts';
import { headline, plural } from '../core/report/words.ts';
import { EXIT_CODES, EXIT_INTERRUPTED, type Verdict, worstVerdict } from '../core/verdict.ts';
import type { ActionError } from './errors.ts';
import type { FailOn, Outcome } from './types.ts';

/** What the job says and ends with: "the data differ", "not proven" and "the check broke" are never taken for another. */

/**
 * The verdict that a report's own numbers allow: the worse of what it says and what its tables and totals say. A report
 * comes from a file or another account, and a pass is believed only where nothing in it contradicts.
 */
export function believedVerdict(report: RunReport): Verdict {
  const { verdicts, sourceRows, lakeRows, tables } = report.totals;
  const claimed: Verdict[] = [report.verdict, ...report.tables.map((t) => t.verdict)];
  for (const verdict of ['MISMATCHED', 'ERRORED', 'INCONCLUSIVE'] as const)
    if ((verdicts[verdict] ?? 0) > 0) claimed.push(verdict);
  if (report.cause !== null) claimed.push('ERRORED');
  if (tables === 0 || sourceRows + lakeRows === 0 || (verdicts.MATCHED ?? 0) !== tables) claimed.push('INCONCLUSIVE');
  return worstVerdict(claimed);
}

/** The outcome of a run with a report. `doubt` is why a pass is not one, whatever the report says. */
export function outcomeOfReport(report: RunReport, failOn: FailOn, doubt: Outcome['problem'] = null): Outcome {
  const verdict = worstVerdict([believedVerdict(report), ...(doubt === null ? [] : ['INCONCLUSIVE' as const])]);
  const scope = headline(report);
  return outcome(
    verdict,
    doubt !== null && verdict === 'INCONCLUSIVE' ? `${doubt.message} ${scope}` : scope,
    failOn,
    doubt,
  );
}

/** The outcome where the execution's output holds the numbers only. */
export function outcomeOfConclusion(conclusion: Conclusion, failOn: FailOn): Outcome {
  const { counts, mismatched, notVerified } = conclusion;
  const scope = `${plural(mismatched.total, 'table')} differ · ${notVerified.total} not verified · ${counts.MATCHED} match`;
  const message = 'The report is too large for the output of the execution.';
  return outcome(conclusion.verdict, scope, failOn, { message, remedy: `Read it at ${conclusion.reportLocation}` });
}

const TITLES: Readonly<Record<Verdict, string>> = {
  MATCHED: 'Proven',
  MISMATCHED: 'The data differ',
  INCONCLUSIVE: 'Not proven',
  ERRORED: 'The check broke',
};

const KINDS: Readonly<Record<Verdict, Outcome['kind']>> = {
  MATCHED: 'matched',
  MISMATCHED: 'differ',
  INCONCLUSIVE: 'unproven',
  ERRORED: 'broken',
};

function outcome(verdict: Verdict, scope: string, failOn: FailOn, problem: Outcome['problem']): Outcome {
  const lowered = verdict === 'INCONCLUSIVE' && failOn === 'mismatch';
  return {
    kind: KINDS[verdict],
    conclusion: verdict === 'MATCHED' ? 'success' : lowered ? 'neutral' : 'failure',
    title: `${TITLES[verdict]}: ${scope}`,
    problem,
    exitCode: lowered ? 0 : EXIT_CODES[verdict],
  };
}

/** The check broke before there was a report. */
export function outcomeOfError({ message, remedy, exitCode }: ActionError): Outcome {
  const [first = message] = message.split('\n');
  const title = `The check broke: ${first.length > 200 ? `${first.slice(0, 200)}…` : first}`;
  return { kind: 'broken', conclusion: 'failure', title, problem: { message, remedy }, exitCode };
}

/** The run was stopped: cancelled with the job, or because its time was up. */
export function outcomeOfStop(why: 'timeout' | 'cancelled', what: string, remedy: string): Outcome {
  const cancelled = why === 'cancelled';
  return {
    kind: 'stopped',
    conclusion: cancelled ? 'cancelled' : 'failure',
    title: `Stopped, nothing is verified: ${cancelled ? 'the job was cancelled' : 'the time was up'}`,
    problem: { message: what, remedy },
    exitCode: cancelled ? EXIT_INTERRUPTED : EXIT_CODES.ERRORED,
  };
}

/** No file of the change is about a table: nothing was verified, and nothing is proven. */
export function outcomeOfSkip(): Outcome {
  const title = 'Nothing was verified: no changed file is about a table';
  return { kind: 'skipped', conclusion: 'skipped', title, problem: null, exitCode: 0 };
}

/** `wait: false`: the run goes on without us. */
export function outcomeOfStart(runId: string): Outcome {
  return {
    kind: 'started',
    conclusion: 'neutral',
    title: 'Started, not waited for: nothing is verified yet',
    problem: {
      message: `The run ${runId} goes on after this step, which gates nothing.`,
      remedy: 'Leave `wait` out to have the job wait for the verdict.',
    },
    exitCode: 0,
  };
}

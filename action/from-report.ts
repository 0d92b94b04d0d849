import { createHash } from 'node:crypto';
import { readReport } from '../core/report/read.ts';
import type { RunReport } from '../core/report/schema.ts';
import { outcomeWithBaseline } from './baseline.ts';
import { type ConsentChange, consentDoubt } from './consent.ts';
import { ActionError } from './errors.ts';
import { EMPTY, type Gate, type World } from './gate.ts';
import type { Inputs } from './inputs.ts';

/** A gate over a report that an earlier step of the job made with `loadproof run`. No AWS. */

/** The configuration on both sides of the change, and what differs; nulls where the event has no pull request. */
export interface Consent {
  readonly change: ConsentChange;
  readonly base: string | null;
  readonly head: string | null;
  /** Whether there are two sides at all. */
  readonly compared: boolean;
}

export function gateByReport(world: World, inputs: Inputs, path: string, consent: Consent): Gate {
  const report = reportAt(world, path);
  checkTask(report, inputs.task);
  const { settings, source, totals } = report;
  const uses = { configDigest: settings.configDigest, usesConsent: source.quiesced || totals.acceptedLimits > 0 };
  const digests = { base: digestOf(consent.base), head: digestOf(consent.head) };
  const doubt = consent.compared ? consentDoubt(consent.change, uses, digests) : null;
  const outcome = outcomeWithBaseline(world, report, { failOn: inputs['fail-on'], baseline: inputs.baseline }, doubt);
  return { ...EMPTY, outcome, report, runId: report.runId, reportPath: path };
}

const digestOf = (text: string | null): string | null =>
  text === null ? null : createHash('sha256').update(text).digest('hex');

function reportAt(world: World, path: string): RunReport {
  const { report, problem } = readReport(parsed(path, textOf(world, path)));
  if (report !== null) return report;
  throw new ActionError(`report: '${path}' cannot be read as a report: ${problem.message}.`, problem.remedy, {
    exitCode: 64,
  });
}

function textOf(world: World, path: string): string {
  try {
    return world.readFile(path);
  } catch (error) {
    throw new ActionError(
      `report: '${path}' cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
      'Let the step that makes it run before this one, and this one whatever its result: `if: always()`.',
      { exitCode: 64 },
    );
  }
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const remedy = 'Name the report.json that `loadproof run` wrote.';
    throw new ActionError(`report: '${path}' is not JSON.`, remedy, { exitCode: 64 });
  }
}

/** A report about another task proves nothing of the one that was asked for. */
export function checkTask(report: RunReport, task: string | undefined): void {
  if (task === undefined || report.task?.arn === task || report.task?.id === task) return;
  const about = report.task === null ? 'no task' : `the task ${report.task.id}`;
  throw new ActionError(
    `The report is about ${about}, and the input task is '${task}'.`,
    'Correct the input `task`, or start the run of the right stack.',
  );
}

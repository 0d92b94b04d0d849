import { createHmac, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { underCanary } from '../core/canary/apply.ts';
import type { Plan } from '../core/plan/schema.ts';
import { buildReport, reviseReport } from '../core/report/build.ts';
import { type Conclusion, listTables, MAX_DIGEST } from '../core/report/conclusion.ts';
import { withDiagnoses } from '../core/report/diagnosed.ts';
import { digestReport } from '../core/report/digest.ts';
import { renderHtml } from '../core/report/html.ts';
import { withLoaded } from '../core/report/loaded.ts';
import { renderMarkdown } from '../core/report/markdown.ts';
import { maskReport } from '../core/report/mask.ts';
import type { RunReport } from '../core/report/schema.ts';
import { causeOf, LoadproofError } from './errors.ts';
import { getPlan, getResults, runKey } from './evidence.ts';
import { causeOfFailure, failureSchema } from './failure.ts';
import { withHistory } from './history.ts';
import { getLoaded } from './loaded.ts';
import { runIdSchema } from './part-state.ts';
import type { Announcer, Clock, Metrics, RunStore } from './ports.ts';
import { taskHandler } from './task.ts';

export interface ConcludePorts {
  readonly store: RunStore;
  readonly metrics: Metrics;
  readonly announcer: Announcer;
  readonly clock: Clock;
}

export const concludeInputSchema = z.object({
  runId: runIdSchema,
  /** Set where the run did not end by itself. */
  failure: failureSchema.optional(),
});

/**
 * Conclude: makes the run's one report out of the stored plan and whatever results there are, stores it, and tells of it.
 * It may run again at any time, with any subset of the results. The past is looked up, and telling is tried, after the report is safe; where it
 * fails, the report says so, and the run's verdict stays.
 */
export function makeConcludeHandler(ports: ConcludePorts) {
  return taskHandler('Conclude', concludeInputSchema, async ({ runId, failure }): Promise<Conclusion> => {
    const plan = await getPlan(ports.store, runId);
    if (plan === null) throw noPlan(runId);
    const parts = await getResults(ports.store, plan);
    const compared = buildReport({
      plan,
      parts,
      canary: await getResults(ports.store, plan, plan.canary?.parts ?? []),
      startedAt: plan.createdAt,
      finishedAt: ports.clock.now().toISOString(),
      cause: failure === undefined ? null : causeOfFailure(failure),
    });
    const full = withDiagnoses(withLoaded(compared, await getLoaded(ports.store, runId)));
    const hmac = plan.settings.values === 'masked' ? await keyedDigest(ports.store, runId) : null;
    const masked = (whole: RunReport) => (hmac === null ? whole : maskReport(whole, hmac));
    await putReport(ports.store, masked(full));
    const report = masked(provenAgain(await withHistory(ports.store, plan, full, parts), plan));
    await putReport(ports.store, report);
    const notes = await tell(ports, report);
    const told = { ...report, notes: [...report.notes, ...notes] };
    if (notes.length > 0) await putReport(ports.store, told);
    return conclusionOf(told, ports.store);
  });
}

/** A consent to differences makes a table match that differed: by what the canary says, that match is no better. */
function provenAgain(report: RunReport, plan: Plan): RunReport {
  return reviseReport(
    report,
    report.tables.map((table) => underCanary(table, report.canary ?? null, plan)),
  );
}

/** What the execution returns: small, whatever the run. */
function conclusionOf(report: RunReport, store: RunStore): Conclusion {
  const { runId, verdict } = report;
  const reportLocation = store.location(runKey(runId, 'report.html'));
  const short = digestReport(report, (r) => packed(r).length <= MAX_DIGEST, reportLocation);
  return {
    runId,
    verdict,
    counts: report.totals.verdicts,
    reportKey: runKey(runId, 'report.json'),
    reportLocation,
    mismatched: listTables(report, ['MISMATCHED']),
    notVerified: listTables(report, ['ERRORED', 'INCONCLUSIVE']),
    digest: short && packed(short),
  };
}

const packed = (report: RunReport): string => gzipSync(JSON.stringify(report)).toString('base64');

/** What may leave the store: masked where the settings say so. The results of the parts stay as they are. */
async function putReport(store: RunStore, report: RunReport): Promise<void> {
  await store.putText(runKey(report.runId, 'report.md'), renderMarkdown(report));
  await store.putText(runKey(report.runId, 'report.html'), renderHtml(report));
  // Last: whoever finds the document finds the others too.
  await store.putText(runKey(report.runId, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
}

/** Puts the metrics and announces, once per verdict of the run; returns what failed, in sentences. */
async function tell(ports: ConcludePorts, report: RunReport): Promise<string[]> {
  const told = runKey(report.runId, 'told.json');
  const now = JSON.stringify({ verdict: report.verdict, cause: report.cause?.code ?? null });
  if ((await ports.store.getText(told)) === now) return [];
  const notes = [
    ...(await attempt('The metrics were not put', () => ports.metrics.put(report))),
    ...(await attempt('The announcement was not sent', () => ports.announcer.announce(report))),
  ];
  if (notes.length === 0) await ports.store.putText(told, now);
  return notes;
}

async function attempt(failed: string, work: () => Promise<void>): Promise<string[]> {
  try {
    await work();
    return [];
  } catch (error) {
    const { code, message } = causeOf(error);
    return [`${failed}: ${code}: ${message}`];
  }
}

/** The key of the run is made once and never leaves the store, so that equal values look equal in one run only. */
async function keyedDigest(store: RunStore, runId: string): Promise<(text: string) => string> {
  const name = runKey(runId, 'mask.key');
  const known = await store.getText(name);
  const key = known ?? randomBytes(32).toString('hex');
  if (known === null) await store.putText(name, key);
  return (text) => createHmac('sha256', key).update(text).digest('hex');
}

function noPlan(runId: string): LoadproofError {
  return new LoadproofError(
    'InvalidConfiguration',
    `The run ${runId} has no stored plan, so there is nothing to report on.`,
    'See the error of the step Plan: it failed before it could store one.',
  );
}

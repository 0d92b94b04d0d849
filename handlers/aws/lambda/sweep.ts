import type { z } from 'zod';
import { decideLoad, type LoadState, loadedRunName, MAX_RUN_ATTEMPTS, runName } from '../../../core/dms/load-end.ts';
import { loadedSince } from '../../../core/dms/load-progress.ts';
import { causeOf } from '../../errors.ts';
import { datum, putData } from '../cloudwatch-metrics.ts';
import { DmsApi, isServerless } from '../dms.ts';
import { Executions } from '../executions.ts';
import { GlueTables } from '../glue-lake.ts';
import { silentSince } from '../last-verdict.ts';
import { S3Store } from '../s3-store.ts';
import { systemClock } from '../wiring.ts';
import { alerting, alertingSchema } from './alerting.ts';
import { clients, lambda, logger } from './base.ts';
import { environmentSchema, readEnvironment } from './environment.ts';

const schema = environmentSchema
  .pick({
    LOADPROOF_STACK_NAME: true,
    LOADPROOF_DATABASE: true,
    LOADPROOF_SOURCES: true,
    LOADPROOF_TASKS: true,
    LOADPROOF_METRICS_NAMESPACE: true,
  })
  .extend(alertingSchema.shape);
type SweepEnvironment = z.output<typeof schema>;

/** A stop that is younger may still have its event under way. */
const PATIENCE = 5 * 60_000;

/** Executions are remembered for 90 days; an older stop would be run again and again. */
const OLDEST = 30 * 86_400_000;

/** Tables that no run can still be reading. */
const LEFT_OVER = 2 * 86_400_000;

export interface Swept {
  readonly started: readonly string[];
  readonly alerted: readonly string[];
  /** What could not be looked at, and why: the rest of the sweep went on. */
  readonly problems: readonly string[];
}

/** DMS's events are best effort: the sweep finds the loads that have no verdict, and starts their runs. */
export const handler = lambda('Sweep', async (): Promise<Swept> => {
  const env = readEnvironment(schema);
  const swept = { started: [] as string[], alerted: [] as string[], problems: [] as string[] };
  const step = async (what: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      const { code, message } = causeOf(error);
      swept.problems.push(`${what}: ${code}: ${message}`);
    }
  };
  for (const { arn } of env.LOADPROOF_TASKS) await step(arn, () => sweepTask(env, arn, swept));
  await step('verdict ages', () => putAges(env));
  const before = new Date(systemClock.now().getTime() - LEFT_OVER);
  await step('tables', () => new GlueTables(clients().glue, env.LOADPROOF_DATABASE).dropOlderThan(before));
  logger.info('sweep', { ...swept });
  // All was tried; a sweep that saw nothing must not look well.
  if (swept.problems.length > env.LOADPROOF_TASKS.length) throw new Error(swept.problems.join('; '));
  return swept;
});

async function sweepTask(env: SweepEnvironment, arn: string, swept: { started: string[]; alerted: string[] }) {
  const load = await new DmsApi(clients().dms).load({ kind: isServerless(arn) ? 'replication' : 'task', arn });
  if (load?.status === 'running' && load.migrationType === 'full-load-and-cdc') return sweepRunning(env, load, swept);
  if (load === null || load.stoppedAt === null) return;
  const age = systemClock.now().getTime() - Date.parse(load.stoppedAt);
  if (age < PATIENCE || age > OLDEST) return;
  const decision = decideLoad(load, load.stoppedAt);
  if (decision.action === 'alert') {
    await alerting(env, clients()).once.loadFailed(load, load.stoppedAt, decision.why);
    swept.alerted.push(load.id);
  } else if (decision.action === 'run') {
    const found = `${load.id} stopped at ${load.stoppedAt}`;
    const stoppedAt = load.stoppedAt;
    const runId = await startNext(env, load, (attempt) => runName(load, stoppedAt, attempt), found);
    if (runId !== null) swept.started.push(runId);
  }
}

/** A task that goes on with changes says nothing when its full load ends: its table statistics do. */
async function sweepRunning(env: SweepEnvironment, load: LoadState, swept: { started: string[] }): Promise<void> {
  const endedAt = loadedSince(await new DmsApi(clients().dms).progress(load.arn));
  if (endedAt === null) return;
  const age = systemClock.now().getTime() - Date.parse(endedAt);
  if (age < PATIENCE || age > OLDEST) return;
  const found = `the full load of ${load.id}, which goes on with changes, ended at ${endedAt}`;
  const runId = await startNext(env, load, (attempt) => loadedRunName(load, endedAt, attempt), found);
  if (runId !== null) swept.started.push(runId);
}

/** Starts the first attempt, or the next one after a run that broke; null where there is nothing to start. */
async function startNext(
  env: SweepEnvironment,
  load: LoadState,
  nameOf: (attempt: number) => string,
  found: string,
): Promise<string | null> {
  const executions = new Executions(clients().sfn, env.LOADPROOF_STATE_MACHINE_ARN);
  for (let attempt = 1; attempt <= MAX_RUN_ATTEMPTS; attempt++) {
    const runId = nameOf(attempt);
    const status = await executions.status(runId);
    // An abort is somebody's will; a success has its verdict, whatever it is.
    if (status !== null && status !== 'FAILED' && status !== 'TIMED_OUT') return null;
    if (status !== null) continue;
    const detail = `${found}, found by the sweep, attempt ${attempt}`;
    const isNew = await executions.start({ runId, trigger: { kind: 'event', detail }, task: load.arn });
    return isNew ? runId : null;
  }
  return null;
}

/** Hours since the last verdict, by source; of a source that never had one, since it was first looked for. */
async function putAges(env: SweepEnvironment): Promise<void> {
  const store = new S3Store(clients().s3, env.LOADPROOF_RUNS_BUCKET);
  const now = systemClock.now();
  const stack = { Name: 'Stack', Value: env.LOADPROOF_STACK_NAME };
  const ages: { source: string; hours: number }[] = [];
  for (const { name } of env.LOADPROOF_SOURCES) {
    const since = await silentSince(store, name, now);
    ages.push({ source: name, hours: Math.max(0, now.getTime() - since.getTime()) / 3_600_000 });
  }
  const data = ages.map(({ source, hours }) =>
    datum('VerdictAgeHours', hours, 'None', [stack, { Name: 'Source', Value: source }], now),
  );
  const oldest = Math.max(...ages.map(({ hours }) => hours));
  await putData(clients().cloudwatch, env.LOADPROOF_METRICS_NAMESPACE, [
    ...data,
    datum('VerdictAgeHours', oldest, 'None', [stack], now),
  ]);
}

import { z } from 'zod';
import { type concludeInputSchema, makeConcludeHandler } from '../../conclude.ts';
import { getPlan, getReport } from '../../evidence.ts';
import { causeOfFailure, runFailure } from '../../failure.ts';
import { CloudWatchMetrics } from '../cloudwatch-metrics.ts';
import { putLastVerdict } from '../last-verdict.ts';
import { runServices, sourceOf, systemClock } from '../wiring.ts';
import { alerting, alertingSchema } from './alerting.ts';
import { clients, lambda, logger } from './base.ts';
import { environmentSchema, readEnvironment } from './environment.ts';

const schema = environmentSchema
  .pick({
    LOADPROOF_STACK_NAME: true,
    LOADPROOF_WORKGROUP: true,
    LOADPROOF_DATABASE: true,
    LOADPROOF_LAKE: true,
    LOADPROOF_SOURCES: true,
    LOADPROOF_METRICS_NAMESPACE: true,
  })
  .extend(alertingSchema.shape);

/** "Step Functions Execution Status Change": an end that no state of the machine could catch. */
const endedSchema = z.object({
  source: z.literal('aws.states'),
  time: z.string(),
  detail: z.object({
    name: z.string(),
    status: z.enum(['FAILED', 'TIMED_OUT', 'ABORTED']),
    error: z.string().nullish(),
    cause: z.string().nullish(),
  }),
});
type Ended = z.infer<typeof endedSchema>;

const ENDS = { FAILED: 'RunFailed', TIMED_OUT: 'RunTimedOut', ABORTED: 'Interrupted' } as const;

export const handler = lambda('Conclude', async (event) => {
  const ended = endedSchema.safeParse(event);
  return ended.success ? concludeEnded(ended.data) : conclude(event);
});

type Input = z.input<typeof concludeInputSchema>;

/** Concludes from the stored plan; a run that has none broke before it, and is told of without a report. */
async function concludeEnded({ time, detail }: Ended) {
  const env = readEnvironment(schema);
  const { store, queries } = runServices(env, clients(), detail.name);
  for (const problem of await queries.stopAll()) logger.warn(problem);
  const machine = { Error: detail.error ?? '', Cause: detail.cause ?? '' };
  if ((await getPlan(store, detail.name)) === null) {
    const cause =
      detail.status === 'FAILED' ? causeOfFailure(machine) : causeOfFailure(runFailure(ENDS[detail.status], null));
    await alerting(env, clients()).once.runBroken(detail.name, time, cause);
    return null;
  }
  const { code, message } = causeOfFailure(machine);
  const detailText = detail.status === 'FAILED' ? `${code}: ${message}` : null;
  return conclude({ runId: detail.name, failure: runFailure(ENDS[detail.status], detailText) } satisfies Input);
}

async function conclude(event: unknown) {
  const env = readEnvironment(schema);
  const runId = z.object({ runId: z.string() }).safeParse(event).data?.runId ?? '';
  const { store, queries, tables } = runServices(env, clients(), runId);
  const plan = await getPlan(store, runId).catch(() => null);
  const source = plan === null ? '' : sourceOf(plan, env.LOADPROOF_SOURCES).name;
  const metrics = new CloudWatchMetrics(clients().cloudwatch, {
    namespace: env.LOADPROOF_METRICS_NAMESPACE,
    stack: env.LOADPROOF_STACK_NAME,
    source,
    bytesScanned: () => queries.bytesScanned(),
  });
  const { announcer } = alerting(env, clients());
  const conclusion = await makeConcludeHandler({ store, metrics, announcer, clock: systemClock })(event);
  const at = (await getReport(store, runId))?.finishedAt ?? systemClock.now().toISOString();
  await putLastVerdict(store, source, { runId, verdict: conclusion.verdict, at });
  // What is left over is dropped by the sweep: a verdict does not fail over it.
  await tables.dropRun(runId).catch((error: unknown) => logger.warn(`Tables are left over: ${String(error)}`));
  return conclusion;
}

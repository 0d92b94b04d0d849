import { z } from 'zod';
import { parseDmsEvent } from '../../../core/dms/events.ts';
import { decideLoad, type LoadState, runName, scheduledRunName } from '../../../core/dms/load-end.ts';
import { DmsApi } from '../dms.ts';
import { Executions } from '../executions.ts';
import { alerting, alertingSchema } from './alerting.ts';
import { clients, lambda, logger } from './base.ts';
import { environmentSchema, readEnvironment } from './environment.ts';

const schema = environmentSchema.pick({ LOADPROOF_TASKS: true }).extend(alertingSchema.shape);
type TriggerEnvironment = z.output<typeof schema>;

const scheduleSchema = z.object({ schedule: z.object({ task: z.string() }), time: z.iso.datetime().optional() });

/** What was done about an event, for the log and the tests. */
export type Triggered =
  | { readonly did: 'started' | 'known'; readonly runId: string }
  | { readonly did: 'alerted' | 'ignored'; readonly why: string };

export const handler = lambda('Trigger', async (event): Promise<Triggered> => {
  const env = readEnvironment(schema);
  const schedule = scheduleSchema.safeParse(event);
  const done = schedule.success ? await onSchedule(env, schedule.data) : await onEvent(env, event);
  logger.info('trigger', { ...done });
  return done;
});

async function onEvent(env: TriggerEnvironment, event: unknown): Promise<Triggered> {
  const parsed = parseDmsEvent(event);
  if (parsed.type === 'ignored') return { did: 'ignored', why: parsed.why };
  const load = await new DmsApi(clients().dms).load(parsed.resource);
  if (load === null) return { did: 'ignored', why: 'The task is not there any more: it was deleted since.' };
  if (!env.LOADPROOF_TASKS.some(({ arn }) => arn === load.arn))
    return { did: 'ignored', why: `${load.arn} is none of this stack's tasks.` };
  const decision = decideLoad(load, parsed.time);
  if (decision.action === 'ignore') return { did: 'ignored', why: decision.why };
  if (decision.action === 'alert') {
    await alerting(env, clients()).once.loadFailed(load, decision.stoppedAt, decision.why);
    return { did: 'alerted', why: `${load.id} failed.` };
  }
  const runId = runName(load, decision.stoppedAt, 1);
  return start(env, runId, load, 'event', `${load.id} stopped at ${decision.stoppedAt}: ${decision.why}`);
}

/** A running CDC task is compared by the clock: its load's end is no event. */
async function onSchedule(env: TriggerEnvironment, event: z.output<typeof scheduleSchema>): Promise<Triggered> {
  const { task: arn } = event.schedule;
  const load = await new DmsApi(clients().dms).load({ kind: kindOf(arn), arn });
  if (load === null) return { did: 'ignored', why: `${arn} is not there any more.` };
  if (load.status !== 'running')
    return { did: 'ignored', why: `${load.id} is ${load.status}: its stop has a run of its own.` };
  const firedAt = event.time ?? new Date().toISOString();
  const detail = `${load.id} replicates changes; compared by its schedule at ${firedAt}`;
  return start(env, scheduledRunName(load, firedAt), load, 'schedule', detail);
}

const kindOf = (arn: string) => (arn.includes(':replication-config:') ? ('replication' as const) : ('task' as const));

async function start(
  env: TriggerEnvironment,
  runId: string,
  load: LoadState,
  kind: 'event' | 'schedule',
  detail: string,
): Promise<Triggered> {
  const executions = new Executions(clients().sfn, env.LOADPROOF_STATE_MACHINE_ARN);
  const isNew = await executions.start({ runId, trigger: { kind, detail }, task: load.arn });
  return { did: isNew ? 'started' : 'known', runId };
}

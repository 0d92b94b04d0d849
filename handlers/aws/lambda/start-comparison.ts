import { getPartPlan } from '../../evidence.ts';
import { partStateSchema } from '../../part-state.ts';
import { makeStartComparisonHandler } from '../../start-comparison.ts';
import { taskHandler } from '../../task.ts';
import { athenaSpelling, runServices, sourceOf, systemClock } from '../wiring.ts';
import { clients, lambda, logged } from './base.ts';
import { environmentSchema, readEnvironment } from './environment.ts';

const schema = environmentSchema.pick({
  LOADPROOF_RUNS_BUCKET: true,
  LOADPROOF_WORKGROUP: true,
  LOADPROOF_DATABASE: true,
  LOADPROOF_LAKE: true,
  LOADPROOF_SOURCES: true,
});

/** The part's plan says which source it is of. */
const start = taskHandler('StartComparison', partStateSchema, async (state) => {
  const env = readEnvironment(schema);
  const { store, engine, lake, tables } = runServices(env, clients(), state.runId);
  const { plan } = await getPartPlan(store, state);
  const spelling = athenaSpelling(sourceOf(plan, env.LOADPROOF_SOURCES), tables, state.runId);
  return { ports: { lake, engine, spelling, store, clock: systemClock, progress: logged } };
});

export const handler = lambda('StartComparison', async (event) => {
  const { ports } = await start(event);
  return makeStartComparisonHandler(ports)(event);
});

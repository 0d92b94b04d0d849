import { getPartPlan } from '../../evidence.ts';
import { partStateSchema } from '../../part-state.ts';
import { makeStartComparisonHandler } from '../../start-comparison.ts';
import { taskHandler } from '../../task.ts';
import { ExistingTables } from '../existing-tables.ts';
import { athenaSpelling, runServices, sourceOf, systemClock } from '../wiring.ts';
import { clients, lambda, logged } from './base.ts';
import { environmentSchema, readEnvironment } from './environment.ts';

const schema = environmentSchema.pick({
  LOADPROOF_RUNS_BUCKET: true,
  LOADPROOF_WORKGROUP: true,
  LOADPROOF_DATABASE: true,
  LOADPROOF_LAKE: true,
  LOADPROOF_TABLES: true,
  LOADPROOF_SOURCES: true,
});

/** Listed once per instance and some minutes: not again for each of thousands of parts. */
let listed: { readonly at: number; readonly tables: Promise<ExistingTables> } | undefined;
const LISTED_FOR = 5 * 60_000;

async function existing(database: string): Promise<ExistingTables> {
  const now = systemClock.now().getTime();
  if (listed === undefined || now - listed.at > LISTED_FOR)
    listed = { at: now, tables: ExistingTables.of(clients().glue, database) };
  try {
    return await listed.tables;
  } catch (error) {
    listed = undefined;
    throw error;
  }
}

/** The part's plan says which source it is of. */
const start = taskHandler('StartComparison', partStateSchema, async (state) => {
  const env = readEnvironment(schema);
  const { store, engine, lake, canary, tables } = runServices(env, clients(), state.runId);
  const { plan, part } = await getPartPlan(store, state);
  const own = athenaSpelling(sourceOf(plan, env.LOADPROOF_SOURCES), tables, state.runId);
  const spelling =
    env.LOADPROOF_TABLES === undefined ? own : (await existing(env.LOADPROOF_TABLES)).spelling(own, part);
  return { ports: { lake, canary, engine, spelling, store, clock: systemClock, progress: logged } };
});

export const handler = lambda('StartComparison', async (event) => {
  const { ports } = await start(event);
  return makeStartComparisonHandler(ports)(event);
});

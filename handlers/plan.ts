import { z } from 'zod';
import { CANARY_FILE_NAME, canaryFile } from '../core/canary/lake.ts';
import { planCanary } from '../core/canary/plan.ts';
import { parseEndpoints } from '../core/dms/endpoints.ts';
import { parseTask } from '../core/dms/task.ts';
import { buildPlan } from '../core/plan/build.ts';
import { type Plan, planSchema, tableName } from '../core/plan/schema.ts';
import { divisionsOf, splitPlan } from '../core/plan/split.ts';
import { LoadproofError } from './errors.ts';
import { hasResults, putPlan } from './evidence.ts';
import { checkAccepted } from './history.ts';
import { keepLoaded, type LoadedSource } from './loaded.ts';
import { runIdSchema } from './part-state.ts';
import type { Ports, Spelling } from './ports.ts';
import { taskHandler } from './task.ts';

export type PlanPorts = Pick<
  Ports,
  'facts' | 'config' | 'dms' | 'source' | 'lake' | 'canary' | 'bounds' | 'store' | 'clock' | 'progress'
> & { readonly spelling: Pick<Spelling, 'source'> } & LoadedSource;

/** The input of the state machine: the same from every trigger. */
export const planInputSchema = z.strictObject({
  /** The name of the run; the same run is never started twice. */
  runId: runIdSchema,
  trigger: planSchema.shape.trigger,
  /** Globs that narrow the run to some of the tables. */
  tables: z.array(z.string()).optional(),
  /** In AWS: the ARN of the DMS task, or serverless replication, whose load is compared. Without it, the first source's. */
  task: z.string().optional(),
});
export type RunInput = z.input<typeof planInputSchema>;

/** What the state machine runs by. Its list is the only thing in it that grows with the run. */
export interface PlanOutput {
  readonly runId: string;
  readonly ordinals: readonly number[];
  readonly concurrency: number;
  readonly pollSeconds: number;
  readonly maxChecks: number;
  readonly settleSeconds: number;
}

/** As JSON, so many ordinals are 49 KB of the 256 KiB that a state may have. */
const MAX_PARTS = 10_000;

/** Plan: asks the task, the source and the lake what there is, and stores the plan of the run. */
export function makePlanHandler(ports: PlanPorts) {
  return taskHandler('Plan', planInputSchema, async (input): Promise<PlanOutput> => {
    if (await hasResults(ports.store, input.runId)) throw usedRunId(input.runId);
    const { config, digest } = await ports.config.load();
    const plan = await divided(ports, await makePlan(ports, input, config, digest), config);
    if (plan.parts.length > MAX_PARTS) throw tooMany(plan.parts.length);
    await checkAccepted(ports.store, plan);
    await keepLoaded(ports, ports.store, plan.runId);
    const whole = await withCanary(ports, plan);
    await putPlan(ports.store, whole);
    ports.progress({ type: 'planned', tables: plan.parts.map((part) => tableName(part.table)) });
    return {
      runId: plan.runId,
      // The canary first: it is small, and what it says is of all the others.
      ordinals: [...(whole.canary?.parts ?? []), ...plan.parts].map((part) => part.ordinal),
      concurrency: config.compare.concurrency,
      pollSeconds: ports.bounds.pollSeconds,
      maxChecks: ports.bounds.maxChecks,
      settleSeconds: plan.settings.settleSeconds,
    };
  });
}

/** The plan with its canary, whose lake file is then where the engine reads it. */
async function withCanary(ports: PlanPorts, plan: Plan): Promise<Plan> {
  if (ports.canary === null) return plan;
  const location = await ports.canary.put(plan.runId, CANARY_FILE_NAME, canaryFile());
  const ordinal = plan.parts.length;
  return { ...plan, canary: planCanary(ports.spelling.source, { ordinal, location }, plan.parts) };
}

/** In Athena a statement lives in one Lambda function, 15 minutes at most: so many rows are read in half of that. */
const ATHENA_ROWS = 20_000_000;

/** The plan with its large tables in parts. Boundaries are asked for one after another: a sample each. */
async function divided(ports: PlanPorts, plan: Plan, { compare }: Loaded['config']): Promise<Plan> {
  const inAthena = plan.engine === 'athena';
  const settings = {
    rowsPerPart: compare.rowsPerPart ?? (inAthena ? ATHENA_ROWS : null),
    refuseLarger: inAthena,
  };
  const divisions = ports.source.ask ? divisionsOf(plan, ports.spelling.source, settings) : [];
  const boundaries = new Map<number, string | null>();
  for (const { ordinal, sql } of divisions) boundaries.set(ordinal, (await ports.source.ask?.(sql)) ?? null);
  return splitPlan(plan, divisions, boundaries, settings);
}

type Loaded = Awaited<ReturnType<Ports['config']['load']>>;

/** The plan of a run, not stored yet: what a run would compare. */
export async function makePlan(
  ports: Pick<Ports, 'facts' | 'dms' | 'source' | 'lake' | 'clock'>,
  input: z.output<typeof planInputSchema>,
  config: Loaded['config'],
  configDigest: string,
): Promise<Plan> {
  const described = await ports.dms.describe();
  const files = described?.files ?? { task: null, endpoints: null };
  const hasEndpoints = described !== null && described.endpoints !== null && described.endpoints !== undefined;
  return buildPlan({
    runId: input.runId,
    now: ports.clock.now().toISOString(),
    toolVersion: ports.facts.toolVersion,
    trigger: input.trigger,
    engine: ports.facts.engine,
    config,
    configDigest,
    // The descriptions first: a mistake in them is found before anything is asked over the network.
    task: described === null ? null : parseTask(described.task, files.task),
    endpoints: hasEndpoints ? parseEndpoints(described.endpoints, files.endpoints) : null,
    source: await ports.source.describe(),
    sourceIdentity: ports.facts.sourceIdentity,
    lakeTables: await ports.lake.tables(),
    locationOf: (schema, name) => ports.lake.location(schema, name),
    tablesFilter: input.tables,
  });
}

/** A result of an earlier run under the same name would stand for a part of this one that broke. */
function usedRunId(runId: string): LoadproofError {
  return new LoadproofError(
    'InvalidConfiguration',
    `A run of the name ${runId} has results already.`,
    'Give the run another name, or leave the name out.',
  );
}

function tooMany(parts: number): LoadproofError {
  return new LoadproofError(
    'InvalidConfiguration',
    `The run would compare ${parts} tables; at most ${MAX_PARTS} go into one run.`,
    'Make several runs, each narrowed to some of the tables.',
  );
}

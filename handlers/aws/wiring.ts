import type { Plan } from '../../core/plan/schema.ts';
import { trino } from '../../core/sql/trino.ts';
import { LoadproofError } from '../errors.ts';
import { checksIn } from '../polling.ts';
import type { PollBounds, Ports, Spelling } from '../ports.ts';
import { AthenaEngine } from './athena-engine.ts';
import type { Clients } from './clients.ts';
import { GlueTables } from './glue-lake.ts';
import type { DeployedSource, DeployedTask, Environment } from './lambda/environment.ts';
import { RunQueries } from './queries.ts';
import { S3Canary } from './s3-canary.ts';
import { S3Lake } from './s3-lake.ts';
import { S3Store } from './s3-store.ts';
import { sourceKindOf } from './sources.ts';

/** What every function of a run has. */
export interface RunServices {
  readonly store: S3Store;
  readonly tables: GlueTables;
  readonly engine: AthenaEngine;
  readonly queries: RunQueries;
  readonly lake: S3Lake;
  readonly canary: S3Canary;
}

export type RunEnvironment = Pick<
  Environment,
  'LOADPROOF_RUNS_BUCKET' | 'LOADPROOF_WORKGROUP' | 'LOADPROOF_DATABASE' | 'LOADPROOF_LAKE'
>;

export function runServices(env: RunEnvironment, clients: Clients, runId: string): RunServices {
  const store = new S3Store(clients.s3, env.LOADPROOF_RUNS_BUCKET);
  const tables = new GlueTables(clients.glue, env.LOADPROOF_DATABASE);
  const queries = new RunQueries(clients.athena, store, runId);
  const settings = { workgroup: env.LOADPROOF_WORKGROUP, database: env.LOADPROOF_DATABASE };
  const engine = new AthenaEngine(clients.athena, tables, settings, (queryId) => queries.mark(queryId));
  const canary = new S3Canary(clients.s3, env.LOADPROOF_RUNS_BUCKET);
  return { store, tables, engine, queries, lake: new S3Lake(clients.s3, env.LOADPROOF_LAKE), canary };
}

/** SQL as Athena runs it, over the tables of this run. */
export function athenaSpelling(source: DeployedSource, tables: GlueTables, runId: string): Spelling {
  return {
    source: sourceKindOf(source).dialect,
    engine: trino,
    catalog: source.catalog,
    lakeTable: (part) => tables.lakeTable(runId, part.ordinal),
    declareLake: (part, spec) => tables.declareLake(runId, part, spec),
  };
}

/** How a plan names its source, and how the source is found again from a plan. */
export const identityOf = (source: DeployedSource): string => `athena://${source.catalog}/${source.name}`;

export function sourceOf(plan: Plan, sources: readonly DeployedSource[]): DeployedSource {
  const found = sources.find((source) => identityOf(source) === plan.source.identity);
  if (found !== undefined) return found;
  throw new LoadproofError(
    'InvalidConfiguration',
    `The run was planned over ${plan.source.identity}, which is not a source of this stack any more.`,
    'Run again: the sources of the stack were changed while the run was going on.',
  );
}

/** The task that a run is about, and its source. Without a name it is the only one. */
export function targetOf(
  asked: string | undefined,
  env: Pick<Environment, 'LOADPROOF_SOURCES' | 'LOADPROOF_TASKS'>,
): { readonly task: DeployedTask | null; readonly source: DeployedSource } {
  const { LOADPROOF_SOURCES: sources, LOADPROOF_TASKS: tasks } = env;
  const known = tasks.map(({ arn }) => arn).join(', ');
  const task = asked === undefined ? (tasks.length === 1 ? tasks[0] : undefined) : tasks.find((t) => t.arn === asked);
  if (task === undefined && asked !== undefined)
    throw unknownTask(`The task ${asked} is none of this stack's.`, `Add it to stack.tasks, or name one of: ${known}`);
  if (task === undefined && tasks.length > 1)
    throw unknownTask('The run names no task, and the stack has several.', `Start it with "task", one of: ${known}`);
  const source = task === undefined ? sources[0] : sources.find(({ name }) => name === task.source);
  if (source === undefined)
    throw unknownTask(`The task ${asked} has no source in this stack.`, 'Deploy the stack again.');
  return { task: task ?? null, source };
}

const unknownTask = (message: string, remedy: string) => new LoadproofError('InvalidConfiguration', message, remedy);

/** Bounds of the loop that waits for a query. */
export function pollBounds(env: Pick<Environment, 'LOADPROOF_POLL_SECONDS' | 'LOADPROOF_QUERY_SECONDS'>): PollBounds {
  const pollSeconds = env.LOADPROOF_POLL_SECONDS;
  return { pollSeconds, maxChecks: checksIn(env.LOADPROOF_QUERY_SECONDS, pollSeconds) };
}

/** The clock of the machine. */
export const systemClock: Ports['clock'] = { now: () => new Date() };

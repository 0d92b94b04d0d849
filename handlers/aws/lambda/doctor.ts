import { randomUUID } from 'node:crypto';
import { type DoctorReport, doctorReport } from '../../../core/doctor/report.ts';
import { type ComparedPorts, comparisonChecks } from '../../doctor/comparison.ts';
import { type DoctorCheck, runChecks } from '../../doctor/run-checks.ts';
import { AthenaEngine } from '../athena-engine.ts';
import { AthenaSource } from '../athena-source.ts';
import { DmsApi } from '../dms.ts';
import { type DoctorClients, makeDoctorClients } from '../doctor/clients.ts';
import { sourceChecks } from '../doctor/source-checks.ts';
import { stackChecks } from '../doctor/stack-checks.ts';
import { taskChecks, taskName } from '../doctor/task-checks.ts';
import { Executions } from '../executions.ts';
import { StoredSettings } from '../settings.ts';
import { sourceKindOf } from '../sources.ts';
import { VERSION } from '../version.ts';
import { athenaSpelling, identityOf, runServices, systemClock } from '../wiring.ts';
import { clients, lambda, logger } from './base.ts';
import {
  type DeployedSource,
  type DeployedTask,
  type Environment,
  environmentSchema,
  readEnvironment,
} from './environment.ts';

const schema = environmentSchema.pick({
  AWS_REGION: true,
  LOADPROOF_STACK_NAME: true,
  LOADPROOF_RUNS_BUCKET: true,
  LOADPROOF_SETTINGS_KEY: true,
  LOADPROOF_RESULTS: true,
  LOADPROOF_WORKGROUP: true,
  LOADPROOF_DATABASE: true,
  LOADPROOF_LAKE: true,
  LOADPROOF_SOURCES: true,
  LOADPROOF_TASKS: true,
  LOADPROOF_CONNECTORS: true,
  LOADPROOF_CONCURRENCY: true,
  LOADPROOF_TOPIC_ARN: true,
  LOADPROOF_STATE_MACHINE_ARN: true,
  LOADPROOF_METRICS_NAMESPACE: true,
});
type DoctorEnvironment = Pick<Environment, keyof typeof schema.shape>;

/** Milliseconds between two questions after a query of a few rows. */
const POLL = 500;

/** `loadproof doctor --stack`: looks at everything that runs need, from where they run and with what they may. */
export const handler = lambda('Doctor', async (): Promise<DoctorReport> => {
  const env = readEnvironment(schema);
  const runId = `doctor-${randomUUID()}`;
  const { tables, checks } = allChecks(env, makeDoctorClients(clients()), runId);
  try {
    const about = `${env.LOADPROOF_STACK_NAME} in ${env.AWS_REGION}`;
    const report = doctorReport(about, VERSION, await runChecks(checks));
    logger.info('doctor', {
      healthy: report.healthy,
      failed: report.checks.filter((c) => c.status === 'failed').map(({ id }) => id),
    });
    return report;
  } finally {
    for (const { name } of env.LOADPROOF_SOURCES)
      await tables.dropRun(runOf(runId, name)).catch((error) => logger.warn(`Tables are left over: ${String(error)}`));
  }
});

/** Tables of several sources have the same ordinals. */
const runOf = (runId: string, source: string): string => `${runId}-${source}`;

function allChecks(env: DoctorEnvironment, all: DoctorClients, runId: string) {
  const services = runServices(env, all, runId);
  const settings = { workgroup: env.LOADPROOF_WORKGROUP, database: env.LOADPROOF_DATABASE };
  // Its queries are no run's: nobody has to find and stop them.
  const engine = new AthenaEngine(all.athena, services.tables, settings);
  const context = { clients: all, engine, region: env.AWS_REGION, pollMilliseconds: POLL };
  const ofSources = env.LOADPROOF_SOURCES.flatMap((source) => [
    ...sourceChecks(
      source,
      env.LOADPROOF_CONNECTORS.find((connector) => connector.source === source.name),
      context,
    ),
    ...tasksOf(env, source).flatMap((task, index) =>
      ofTask(env, all, { ...services, engine }, { source, task, index, runId }),
    ),
  ]);
  const checks: DoctorCheck[] = [...stackChecks(env, all), ...ofSources];
  return { tables: services.tables, checks };
}

/** A source without a task is compared by itself. */
function tasksOf({ LOADPROOF_TASKS: tasks }: DoctorEnvironment, { name }: DeployedSource): (DeployedTask | null)[] {
  const own = tasks.filter(({ source }) => source === name);
  return own.length === 0 ? [null] : own;
}

interface Compared {
  readonly source: DeployedSource;
  readonly task: DeployedTask | null;
  readonly index: number;
  readonly runId: string;
}

function ofTask(
  env: DoctorEnvironment,
  all: DoctorClients,
  { store, lake, tables, engine }: Omit<ReturnType<typeof runServices>, 'engine'> & { engine: AthenaEngine },
  { source, task, index, runId }: Compared,
): DoctorCheck[] {
  const dms = new DmsApi(all.dms);
  const executions = new Executions(all.sfn, env.LOADPROOF_STATE_MACHINE_ARN);
  const describer = task === null ? { describe: async () => null } : dms.describer(task.arn);
  const ports: ComparedPorts = {
    facts: { toolVersion: VERSION, engine: 'athena', sourceIdentity: identityOf(source) },
    config: new StoredSettings(store, {
      kind: source.kind,
      key: env.LOADPROOF_SETTINGS_KEY,
      lake: env.LOADPROOF_LAKE,
      task: task?.arn ?? null,
      concurrency: env.LOADPROOF_CONCURRENCY,
    }),
    dms: describer,
    source: { describe: () => describe(all, engine, source) },
    lake,
    engine,
    clock: systemClock,
    spelling: () => athenaSpelling(source, tables, runOf(runId, source.name)),
  };
  const own =
    task === null
      ? []
      : taskChecks(task, { dms, describer, executions, lake: env.LOADPROOF_LAKE, now: systemClock.now() });
  // A load that nobody compared is no reason not to look.
  const needs = [
    `${source.name}.kind`,
    `${source.name}.passthrough`,
    ...own.map(({ id }) => id).filter((id) => !id.endsWith('.run')),
  ];
  // One row of each source: a way is a way, whatever the task.
  const prefix = index === 0 || task === null ? source.name : `${source.name}/${taskName(task.arn)}`;
  return [...own, ...comparisonChecks(ports, { prefix, needs, row: index === 0, pollMilliseconds: POLL })];
}

async function describe({ athena }: DoctorClients, engine: AthenaEngine, source: DeployedSource) {
  const options = { catalog: source.catalog, kind: sourceKindOf(source), pollMilliseconds: POLL, patience: 80_000 };
  return new AthenaSource(athena, engine, options).describe();
}

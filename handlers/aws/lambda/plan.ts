import { makePlanHandler, planInputSchema } from '../../plan.ts';
import type { DmsDescriber } from '../../ports.ts';
import { taskHandler } from '../../task.ts';
import { AthenaSource } from '../athena-source.ts';
import { crawl } from '../crawler.ts';
import { DmsApi } from '../dms.ts';
import { checkLakeOfTask } from '../lake-of-task.ts';
import { StoredSettings } from '../settings.ts';
import { sourceKindOf } from '../sources.ts';
import { VERSION } from '../version.ts';
import { identityOf, pollBounds, runServices, systemClock, targetOf } from '../wiring.ts';
import { clients, lambda, logged } from './base.ts';
import { environmentSchema, readEnvironment } from './environment.ts';

const schema = environmentSchema.pick({
  LOADPROOF_RUNS_BUCKET: true,
  LOADPROOF_SETTINGS_KEY: true,
  LOADPROOF_WORKGROUP: true,
  LOADPROOF_DATABASE: true,
  LOADPROOF_LAKE: true,
  LOADPROOF_CRAWLER: true,
  LOADPROOF_SOURCES: true,
  LOADPROOF_TASKS: true,
  LOADPROOF_CONCURRENCY: true,
  LOADPROOF_POLL_SECONDS: true,
  LOADPROOF_QUERY_SECONDS: true,
});

const plan = taskHandler('Plan', planInputSchema, async (input) => {
  const env = readEnvironment(schema);
  const { task, source } = targetOf(input.task, env);
  const { athena, dms, glue } = clients();
  const { store, engine, lake, canary } = runServices(env, clients(), input.runId);
  // A source that cannot be compared is refused before anything is asked.
  const kind = sourceKindOf(source);
  const context = {
    kind: source.kind,
    key: env.LOADPROOF_SETTINGS_KEY,
    lake: env.LOADPROOF_LAKE,
    task: task?.arn ?? null,
    concurrency: env.LOADPROOF_CONCURRENCY,
  };
  const describer: DmsDescriber = task === null ? { describe: async () => null } : new DmsApi(dms).describer(task.arn);
  await checkLakeOfTask(describer, env.LOADPROOF_LAKE);
  if (env.LOADPROOF_CRAWLER !== undefined) await crawl(glue, env.LOADPROOF_CRAWLER);
  return {
    ports: {
      facts: { toolVersion: VERSION, engine: 'athena' as const, sourceIdentity: identityOf(source) },
      config: new StoredSettings(store, context),
      dms: describer,
      source: new AthenaSource(athena, engine, { catalog: source.catalog, kind }),
      spelling: { source: kind.dialect },
      lake,
      canary,
      bounds: pollBounds(env),
      store,
      clock: systemClock,
      progress: logged,
      ...(task === null ? {} : { statistics: () => new DmsApi(dms).statistics(task.arn) }),
    },
  };
});

export const handler = lambda('Plan', async (event) => {
  const { ports } = await plan(event);
  return makePlanHandler(ports)(event);
});

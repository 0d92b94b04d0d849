import type { Stack } from 'aws-cdk-lib';
import { configError } from '../core/config/errors.ts';
import type { StackConfig } from '../core/config/stack-schema.ts';
import { NAMESPACE } from './metrics.ts';
import { defaultConcurrency } from './quotas.ts';
import type { Parts } from './roles.ts';
import { SETTINGS_KEY } from './run-store.ts';
import { machineArns } from './state-machine.ts';

/** Lambda takes 4 KB for all variables of a function; the rest of ours is well below 1,500 bytes. */
const MAX_LISTS = 2_500;
/** `doctor` has a few variables less. */
const MAX_DOCTOR_LISTS = 3_000;

/** What the functions are told, all of them the same: names and ARNs, no secret. */
export function environmentOf(stack: Stack, config: StackConfig, parts: Parts): Record<string, string> {
  const { store, workgroup, lake, alerts } = parts;
  return {
    LOADPROOF_STACK_NAME: stack.stackName,
    LOADPROOF_RUNS_BUCKET: store.bucket.bucketName,
    LOADPROOF_SETTINGS_KEY: SETTINGS_KEY,
    LOADPROOF_RESULTS: workgroup.results,
    LOADPROOF_WORKGROUP: workgroup.name,
    LOADPROOF_DATABASE: lake.database,
    LOADPROOF_LAKE: lake.location,
    ...(config.lake.database === undefined ? {} : { LOADPROOF_TABLES: config.lake.database }),
    ...(lake.crawler === null ? {} : { LOADPROOF_CRAWLER: lake.crawler }),
    ...lists(config, parts),
    LOADPROOF_CONCURRENCY: String(defaultConcurrency(config)),
    LOADPROOF_TOPIC_ARN: alerts.topic.topicArn,
    LOADPROOF_ALERT_POLICY: config.alerts.policy,
    LOADPROOF_LINKS: config.alerts.links,
    LOADPROOF_STATE_MACHINE_ARN: machineArns(stack, config.name).machine,
    LOADPROOF_METRICS_NAMESPACE: NAMESPACE,
    POWERTOOLS_SERVICE_NAME: stack.stackName,
    POWERTOOLS_METRICS_NAMESPACE: NAMESPACE,
  };
}

/** What `doctor` is told: what the others are, where it uses it, and what stands behind each source. */
export function doctorEnvironmentOf(stack: Stack, config: StackConfig, parts: Parts): Record<string, string> {
  const { LOADPROOF_LINKS: _, LOADPROOF_ALERT_POLICY: __, ...rest } = environmentOf(stack, config, parts);
  const LOADPROOF_CONNECTORS = stack.toJsonString(parts.sources.map(({ connector }) => connector));
  const { LOADPROOF_TASKS = '', LOADPROOF_SOURCES = '' } = rest;
  const characters = JSON.stringify(parts.sources.map(({ connector }) => connector)).length;
  if (LOADPROOF_TASKS.length + LOADPROOF_SOURCES.length + characters > MAX_DOCTOR_LISTS) throw tooLong(config);
  return { ...rest, LOADPROOF_CONNECTORS };
}

function lists(config: StackConfig, { sources }: Parts): Record<string, string> {
  const [only] = config.sources;
  const LOADPROOF_SOURCES = JSON.stringify(
    config.sources.map(({ name, kind }, index) => ({ name, kind, catalog: sources[index]?.catalog })),
  );
  const LOADPROOF_TASKS = JSON.stringify(
    config.tasks.map(({ arn, source, everyHours }) => ({
      arn,
      source: source ?? only?.name,
      everySeconds: everyHours === 0 ? null : everyHours * 3600,
    })),
  );
  if (LOADPROOF_SOURCES.length + LOADPROOF_TASKS.length > MAX_LISTS) throw tooLong(config);
  return { LOADPROOF_SOURCES, LOADPROOF_TASKS };
}

const tooLong = ({ tasks, sources }: StackConfig): Error =>
  configError(
    'stack.tasks',
    `is too long for the environment of a function (${tasks.length} tasks, ${sources.length} sources): divide them into several stacks, each with its own stack.name`,
  );

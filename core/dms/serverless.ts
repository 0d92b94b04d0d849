import { z } from 'zod';
import { configError } from '../config/errors.ts';
import { timeSchema } from './times.ts';

/**
 * A serverless replication, in the shape of a task. DMS describes it in two places: its configuration
 * (`aws dms describe-replication-configs`), and what became of it (`aws dms describe-replications`).
 * (API model of DMS, 2016-01-01: ReplicationConfig, Replication.)
 */
const configsSchema = z.object({
  ReplicationConfigs: z.array(
    z.object({
      ReplicationConfigIdentifier: z.string().nullish(),
      ReplicationConfigArn: z.string().nullish(),
      ReplicationType: z.string().nullish(),
      TableMappings: z.unknown().optional(),
      ReplicationSettings: z.unknown().optional(),
      SourceEndpointArn: z.string().nullish(),
      TargetEndpointArn: z.string().nullish(),
    }),
  ),
});

const replicationsSchema = z.object({
  Replications: z.array(
    z.object({
      ReplicationConfigArn: z.string().nullish(),
      Status: z.string().nullish(),
      StopReason: z.string().nullish(),
      CdcStartPosition: z.string().nullish(),
      CdcStopPosition: z.string().nullish(),
      RecoveryCheckpoint: z.string().nullish(),
      ReplicationLastStopTime: timeSchema,
      ReplicationStats: z
        .object({ StopDate: timeSchema, FullLoadStartDate: timeSchema, FullLoadFinishDate: timeSchema })
        .nullish(),
    }),
  ),
});
type Config = z.infer<typeof configsSchema>['ReplicationConfigs'][number];
type Replication = z.infer<typeof replicationsSchema>['Replications'][number];

/** A configuration and what became of it, as one description of a task: `null` for what is not described. */
export function asTask(config: Config, replication: Replication | undefined): Record<string, unknown> {
  const stats = replication?.ReplicationStats;
  return {
    ReplicationTaskIdentifier: config.ReplicationConfigIdentifier,
    ReplicationTaskArn: config.ReplicationConfigArn,
    MigrationType: config.ReplicationType,
    TableMappings: config.TableMappings,
    ReplicationTaskSettings: config.ReplicationSettings ?? '',
    SourceEndpointArn: config.SourceEndpointArn ?? undefined,
    TargetEndpointArn: config.TargetEndpointArn ?? undefined,
    Status: replication?.Status ?? undefined,
    StopReason: replication?.StopReason ?? undefined,
    CdcStartPosition: replication?.CdcStartPosition,
    CdcStopPosition: replication?.CdcStopPosition,
    RecoveryCheckpoint: replication?.RecoveryCheckpoint,
    ReplicationTaskStats: { ...stats, StopDate: stats?.StopDate ?? replication?.ReplicationLastStopTime },
  };
}

/**
 * The serverless replication of a description, as a task; null where it describes none. The two descriptions may stand
 * in one object (`jq -s add configs.json replications.json`), or in a list (`jq -s .`).
 */
export function serverlessTask(data: unknown, file: string | null): Record<string, unknown> | null {
  const parts = Array.isArray(data) ? data : [data];
  const configs = parts.flatMap((part) => configsSchema.safeParse(part).data?.ReplicationConfigs ?? []);
  const replications = parts.flatMap((part) => replicationsSchema.safeParse(part).data?.Replications ?? []);
  const [config] = configs;
  if (config !== undefined && configs.length === 1)
    return asTask(
      config,
      replications.find((each) => each.ReplicationConfigArn === config.ReplicationConfigArn),
    );
  if (configs.length > 1)
    throw configError(
      'ReplicationConfigs',
      `has ${configs.length} replications; describe one: aws dms describe-replication-configs --filters Name=replication-config-id,Values=<id>`,
      file,
    );
  if (replications.length === 0) return null;
  throw configError(
    'Replications',
    'says what became of a serverless replication, and not what it does: describe that too, with aws dms describe-replication-configs, and join both: jq -s add configs.json replications.json',
    file,
  );
}

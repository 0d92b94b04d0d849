import { z } from 'zod';
import { configError } from '../config/errors.ts';
import { checked } from './checked.ts';
import { parseTableMappings, type TableMappings } from './mapping-rules.ts';
import { serverlessTask } from './serverless.ts';
import { isStopped, stopReasonOf } from './stop-reasons.ts';
import { parseTaskSettings, type TaskSettings } from './task-settings.ts';
import { isoTime, timeSchema } from './times.ts';

/**
 * A replication task, as `aws dms describe-replication-tasks` prints it. Fields that are not read here are let through;
 * what is read must be right. (API model of DMS, 2016-01-01: DescribeReplicationTasks.)
 */
const taskSchema = z.object({
  ReplicationTaskIdentifier: z.string().min(1),
  ReplicationTaskArn: z.string().min(1),
  MigrationType: z.enum(['full-load', 'cdc', 'full-load-and-cdc']),
  /** JSON in a string. */
  TableMappings: z.string(),
  /** JSON in a string; absent when the task was described without its settings. */
  ReplicationTaskSettings: z.string().optional(),
  SourceEndpointArn: z.string().optional(),
  TargetEndpointArn: z.string().optional(),
  Status: z.string().optional(),
  StopReason: z.string().optional(),
  CdcStartPosition: z.string().nullish(),
  CdcStopPosition: z.string().nullish(),
  RecoveryCheckpoint: z.string().nullish(),
  ReplicationTaskStats: z
    .object({ StopDate: timeSchema, FullLoadStartDate: timeSchema, FullLoadFinishDate: timeSchema })
    .nullish(),
});

export interface DmsTask {
  readonly arn: string;
  readonly id: string;
  readonly migrationType: 'full-load' | 'cdc' | 'full-load-and-cdc';
  /** `FULL_LOAD_ONLY_FINISHED`, …; null while it runs, or where the text names none. */
  readonly stopReason: string | null;
  readonly status: string | null;
  /** When it stopped, ISO 8601 in UTC; null while it runs, and where the description does not say. */
  readonly stoppedAt: string | null;
  /** When its last full load began and ended, ISO 8601 in UTC; null where the description does not say. */
  readonly loadStartedAt: string | null;
  readonly loadFinishedAt: string | null;
  /** Where in the source's log of changes it began, was to stop, and would go on; as DMS writes them, null without. */
  readonly positions: {
    readonly start: string | null;
    readonly stop: string | null;
    readonly checkpoint: string | null;
  };
  readonly sourceEndpointArn: string | null;
  readonly targetEndpointArn: string | null;
  readonly mappings: TableMappings;
  /** The schema that all tables are written under, whatever theirs is; null where each keeps its own. */
  readonly targetSchema: string | null;
  readonly settings: TaskSettings;
}

/**
 * Reads the output of `aws dms describe-replication-tasks`, or one task of it; or of a serverless replication, what
 * {@link serverlessTask} takes. Throws a ConfigError that names the field, and inside of JSON strings the position.
 */
export function parseTask(data: unknown, file: string | null = null): DmsTask {
  const task = checked(taskSchema, serverlessTask(data, file) ?? theOne(data, file), 'ReplicationTasks[0]', file);
  const settings = parseTaskSettings(task.ReplicationTaskSettings, file);
  return {
    arn: task.ReplicationTaskArn,
    id: task.ReplicationTaskIdentifier,
    migrationType: task.MigrationType,
    stopReason: stopReasonOf(task.StopReason ?? null),
    status: task.Status ?? null,
    stoppedAt: isStopped(task.Status) ? isoTime(task.ReplicationTaskStats?.StopDate) : null,
    loadStartedAt: isoTime(task.ReplicationTaskStats?.FullLoadStartDate),
    loadFinishedAt: isoTime(task.ReplicationTaskStats?.FullLoadFinishDate),
    positions: {
      start: task.CdcStartPosition ?? null,
      stop: task.CdcStopPosition ?? null,
      checkpoint: task.RecoveryCheckpoint ?? null,
    },
    sourceEndpointArn: task.SourceEndpointArn ?? null,
    targetEndpointArn: task.TargetEndpointArn ?? null,
    mappings: parseTableMappings(task.TableMappings, file),
    targetSchema: settings.targetSchema,
    settings,
  };
}

function theOne(data: unknown, file: string | null): unknown {
  if (typeof data !== 'object' || data === null || !('ReplicationTasks' in data)) return data;
  const tasks = data.ReplicationTasks;
  if (Array.isArray(tasks) && tasks.length === 1) return tasks[0];
  const found = Array.isArray(tasks) ? `has ${tasks.length} tasks` : 'is not a list';
  const remedy = 'describe one: aws dms describe-replication-tasks --filters Name=replication-task-id,Values=<id>';
  throw configError('ReplicationTasks', `${found}; ${remedy}`, file);
}

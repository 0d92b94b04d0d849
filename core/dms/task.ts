import { z } from 'zod';
import { configError } from '../config/errors.ts';
import { checked } from './checked.ts';
import { parseTableMappings, type TableMappings } from './mapping-rules.ts';
import { parseTaskSettings, type TaskSettings } from './task-settings.ts';

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
  /** The AWS CLI prints times as ISO 8601, or as seconds from 1970 by its configuration; the SDK gives dates. */
  ReplicationTaskStats: z.object({ StopDate: z.union([z.string(), z.number(), z.date()]).nullish() }).nullish(),
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
  readonly sourceEndpointArn: string | null;
  readonly targetEndpointArn: string | null;
  readonly mappings: TableMappings;
  /** The schema that all tables are written under, whatever theirs is; null where each keeps its own. */
  readonly targetSchema: string | null;
  readonly settings: TaskSettings;
}

/**
 * Reads the output of `aws dms describe-replication-tasks`, or one task of it. Throws a ConfigError that names the
 * field, and inside of JSON strings the position.
 */
export function parseTask(data: unknown, file: string | null = null): DmsTask {
  const task = checked(taskSchema, theOne(data, file), 'ReplicationTasks[0]', file);
  const settings = parseTaskSettings(task.ReplicationTaskSettings, file);
  return {
    arn: task.ReplicationTaskArn,
    id: task.ReplicationTaskIdentifier,
    migrationType: task.MigrationType,
    // A failed task's StopReason is the whole error text, which only ends in these words.
    stopReason: /Stop Reason ([A-Z_]+)/.exec(task.StopReason ?? '')?.[1] ?? null,
    status: task.Status ?? null,
    stoppedAt: task.Status === 'stopped' ? instant(task.ReplicationTaskStats?.StopDate ?? null) : null,
    sourceEndpointArn: task.SourceEndpointArn ?? null,
    targetEndpointArn: task.TargetEndpointArn ?? null,
    mappings: parseTableMappings(task.TableMappings, file),
    targetSchema: settings.targetSchema,
    settings,
  };
}

function instant(time: string | number | Date | null): string | null {
  if (time === null) return null;
  const date = typeof time === 'number' ? new Date(time * 1000) : new Date(time);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

function theOne(data: unknown, file: string | null): unknown {
  if (typeof data !== 'object' || data === null || !('ReplicationTasks' in data)) return data;
  const tasks = data.ReplicationTasks;
  if (Array.isArray(tasks) && tasks.length === 1) return tasks[0];
  const found = Array.isArray(tasks) ? `has ${tasks.length} tasks` : 'is not a list';
  const remedy = 'describe one: aws dms describe-replication-tasks --filters Name=replication-task-id,Values=<id>';
  throw configError('ReplicationTasks', `${found}; ${remedy}`, file);
}

import {
  type DatabaseMigrationServiceClient,
  DescribeEndpointsCommand,
  DescribeReplicationConfigsCommand,
  DescribeReplicationsCommand,
  DescribeReplicationTasksCommand,
  paginateDescribeReplicationTableStatistics,
  paginateDescribeTableStatistics,
} from '@aws-sdk/client-database-migration-service';
import type { DmsResource } from '../../core/dms/events.ts';
import type { LoadState } from '../../core/dms/load-end.ts';
import { type LoadProgress, parseLoadProgress } from '../../core/dms/load-progress.ts';
import { asTask } from '../../core/dms/serverless.ts';
import { type LoadedTables, parseTableStatistics } from '../../core/dms/statistics.ts';
import { LoadproofError } from '../errors.ts';
import type { DmsDescriber } from '../ports.ts';
import { awsError, faultOf } from './errors.ts';

const OTHERWISE = {
  name: 'InvalidConfiguration',
  remedy: 'Compare the ARN with: aws dms describe-replication-tasks, in the region of the stack.',
} as const;

/** A task, or a serverless replication in the shape of one, with its state. */
interface Described {
  /** As DescribeReplicationTasks returns it; `core/dms` checks it. */
  readonly task: Readonly<Record<string, unknown>>;
  readonly load: LoadState;
  readonly endpoints: readonly string[];
}

/** Tables on one page: as many as the service gives. */
const STATISTICS_PAGE = 500;

export const isServerless = (arn: string): boolean => arn.includes(':replication-config:');

/** What DMS says of tasks, serverless replications and their endpoints. */
export class DmsApi {
  readonly #dms: DatabaseMigrationServiceClient;

  constructor(dms: DatabaseMigrationServiceClient) {
    this.#dms = dms;
  }

  /** The state of a task; null for one that is not there (deleted, or never of this account and region). */
  async load(resource: DmsResource): Promise<LoadState | null> {
    return (await this.#find(resource))?.load ?? null;
  }

  /** The describer of one run. It asks once. */
  describer(arn: string): DmsDescriber {
    let asked: ReturnType<DmsDescriber['describe']> | undefined;
    return {
      describe: () => {
        asked ??= this.#describe(arn);
        return asked;
      },
    };
  }

  /** What DMS counts of the load of each table. */
  async statistics(arn: string): Promise<LoadedTables> {
    return parseTableStatistics(await this.#tables(arn));
  }

  /** How far the loads of a task's tables are. */
  async progress(arn: string): Promise<LoadProgress> {
    return parseLoadProgress(await this.#tables(arn));
  }

  async #tables(arn: string): Promise<readonly unknown[]> {
    const found: unknown[] = [];
    const page = { client: this.#dms, pageSize: STATISTICS_PAGE };
    await this.#asked(`Asking for the table statistics of ${arn}`, async () => {
      if (isServerless(arn))
        for await (const each of paginateDescribeReplicationTableStatistics(page, { ReplicationConfigArn: arn }))
          found.push(...(each.ReplicationTableStatistics ?? []));
      else
        for await (const each of paginateDescribeTableStatistics(page, { ReplicationTaskArn: arn }))
          found.push(...(each.TableStatistics ?? []));
    });
    return found;
  }

  async #describe(arn: string) {
    const found = await this.#find({ kind: isServerless(arn) ? 'replication' : 'task', arn });
    if (found === null) throw noTask(arn);
    const Endpoints = await this.#asked(`Describing the endpoints of ${arn}`, async () => {
      const Filters = [{ Name: 'endpoint-arn', Values: [...found.endpoints] }];
      return (await this.#dms.send(new DescribeEndpointsCommand({ Filters }))).Endpoints ?? [];
    });
    const files = { task: `the description of ${arn}`, endpoints: `the endpoints of ${arn}` };
    return { task: { ReplicationTasks: [found.task] }, endpoints: { Endpoints }, files };
  }

  async #find(resource: DmsResource): Promise<Described | null> {
    const name = 'arn' in resource ? resource.arn : resource.id;
    return this.#asked(`Describing ${name}`, () =>
      resource.kind === 'replication' ? this.#serverless(resource.arn) : this.#task(resource),
    );
  }

  async #task(resource: DmsResource): Promise<Described | null> {
    const filter =
      'arn' in resource
        ? { Name: 'replication-task-arn', Values: [resource.arn] }
        : { Name: 'replication-task-id', Values: [resource.id] };
    const task = await absentIsNull(async () => {
      const found = await this.#dms.send(new DescribeReplicationTasksCommand({ Filters: [filter] }));
      return found.ReplicationTasks?.[0] ?? null;
    });
    if (task === null) return null;
    const { ReplicationTaskArn: arn = '', ReplicationTaskIdentifier: id = '', ReplicationTaskStats: stats } = task;
    const load: LoadState = {
      arn,
      id,
      migrationType: task.MigrationType ?? '',
      status: task.Status ?? '',
      stopReason: task.StopReason ?? null,
      failure: task.LastFailureMessage ?? null,
      stoppedAt: stats?.StopDate?.toISOString() ?? null,
    };
    return { task: { ...task }, load, endpoints: present([task.SourceEndpointArn, task.TargetEndpointArn]) };
  }

  /** A serverless replication is described in two places: its configuration, and what became of it. */
  async #serverless(arn: string): Promise<Described | null> {
    const Filters = [{ Name: 'replication-config-arn', Values: [arn] }];
    const config = await absentIsNull(async () => {
      const found = await this.#dms.send(new DescribeReplicationConfigsCommand({ Filters }));
      return found.ReplicationConfigs?.[0] ?? null;
    });
    if (config === null) return null;
    const found = await this.#dms.send(new DescribeReplicationsCommand({ Filters }));
    const replication = found.Replications?.[0];
    const stoppedAt = replication?.ReplicationStats?.StopDate ?? replication?.ReplicationLastStopTime;
    const load: LoadState = {
      arn,
      id: config.ReplicationConfigIdentifier ?? '',
      migrationType: config.ReplicationType ?? '',
      status: replication?.Status ?? '',
      stopReason: replication?.StopReason ?? null,
      failure: replication?.FailureMessages?.join(' ') || null,
      stoppedAt: stoppedAt?.toISOString() ?? null,
    };
    const task = asTask(config, replication);
    return { task, load, endpoints: present([config.SourceEndpointArn, config.TargetEndpointArn]) };
  }

  async #asked<T>(doing: string, ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      throw awsError(error, doing, OTHERWISE);
    }
  }
}

const present = (arns: readonly (string | undefined)[]): string[] => arns.filter((arn) => arn !== undefined);

/** DMS answers a filter that fits nothing with an error, not with an empty list. */
async function absentIsNull<T>(ask: () => Promise<T | null>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (faultOf(error).name === 'ResourceNotFoundFault') return null;
    throw error;
  }
}

function noTask(arn: string): LoadproofError {
  return new LoadproofError(
    'InvalidConfiguration',
    `There is no DMS task ${arn} in this account and region.`,
    'It was deleted, or the ARN is of another region or account: compare it with aws dms describe-replication-tasks.',
  );
}

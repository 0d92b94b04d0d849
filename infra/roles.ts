import type { Stack } from 'aws-cdk-lib';
import type { Alerts } from './alerts.ts';
import type { EntryPoint } from './bundle.ts';
import type { LakeCatalog } from './lake-catalog.ts';
import { NAMESPACE } from './metrics.ts';
import type { Permission } from './permissions.ts';
import type { RunStore } from './run-store.ts';
import type { SourceCatalog } from './source-catalog.ts';
import { startRuns } from './state-machine.ts';
import type { Workgroup } from './workgroup.ts';

/** What the functions work with. */
export interface Parts {
  readonly store: RunStore;
  readonly workgroup: Workgroup;
  readonly lake: LakeCatalog;
  readonly sources: readonly SourceCatalog[];
  readonly alerts: Alerts;
  /** ARNs of the tasks. */
  readonly tasks: readonly string[];
}

/** Who may do what: each function only what it calls. `docs/iam.md` is the list that comes of it. */
export function permissionsOf(stack: Stack, parts: Parts): Readonly<Record<EntryPoint, readonly Permission[]>> {
  const { store, workgroup, lake, alerts } = parts;
  const runs = store.readAndWrite();
  const readSources = merged(parts.sources.flatMap((source) => source.read()));
  const queries = [...workgroup.run(), ...readSources, ...lake.readFiles(), ...lake.readTables()];
  const tell = [...alerts.publish(), PUT_METRICS];
  const { start, follow } = startRuns(stack, stack.stackName);
  const decide = [describeTasks(), start, ...alerts.publish()];
  return {
    plan: [
      ...runs,
      describeTasks('dms:DescribeEndpoints'),
      ...countLoads(parts.tasks),
      ...queries,
      workgroup.follow(...ASK),
      ...lake.runCrawler(),
    ],
    'start-comparison': [...runs, ...queries, ...lake.declareTables()],
    'check-query': [workgroup.follow('GetQueryExecution', 'StopQueryExecution')],
    'judge-part': [...runs, workgroup.follow('GetQueryResults', 'StopQueryExecution'), ...workgroup.readResults()],
    conclude: [
      ...runs,
      workgroup.follow('BatchGetQueryExecution', 'StopQueryExecution'),
      ...lake.dropTables(),
      ...tell,
    ],
    trigger: [...runs, ...decide],
    sweep: [...runs, ...decide, ...countLoads(parts.tasks), follow, ...lake.dropTables(), PUT_METRICS],
    // What the functions of a run may do together, but for writing evidence; and looks at what they depend on.
    doctor: [
      ...store.readSettings(),
      describeTasks('dms:DescribeEndpoints'),
      ...queries,
      workgroup.follow(...ASK),
      ...lake.declareTables(),
      ...lake.dropTables(),
      ...merged(parts.sources.flatMap((source) => source.examineSecret())),
      alerts.listSubscriptions(),
      follow,
      LOOK,
    ],
  };
}

/** What DMS counts of its loads: a hint for reports. */
function countLoads(tasks: readonly string[]): Permission[] {
  if (tasks.length === 0) return [];
  const actions = ['dms:DescribeTableStatistics', 'dms:DescribeReplicationTableStatistics'];
  return [{ sid: 'CountLoads', actions, resources: tasks }];
}

/** A query of one's own, from its start to its rows. */
const ASK = ['GetQueryExecution', 'GetQueryResults', 'StopQueryExecution'] as const;

function describeTasks(...more: readonly string[]): Permission {
  return {
    sid: 'DescribeTasks',
    actions: ['dms:DescribeReplicationTasks', 'dms:DescribeReplicationConfigs', 'dms:DescribeReplications', ...more],
    resources: ['*'],
  };
}

/** The connectors' networks, the alarms, and when the sweep put its metric. */
const LOOK: Permission = {
  sid: 'Look',
  actions: [
    'ec2:DescribeSubnets',
    'ec2:DescribeRouteTables',
    'ec2:DescribeVpcEndpoints',
    'ec2:DescribeSecurityGroups',
    'cloudwatch:DescribeAlarms',
    'cloudwatch:GetMetricStatistics',
  ],
  resources: ['*'],
};

const PUT_METRICS: Permission = {
  sid: 'PutMetrics',
  actions: ['cloudwatch:PutMetricData'],
  resources: ['*'],
  conditions: { StringEquals: { 'cloudwatch:namespace': NAMESPACE } },
};

/** The same permission for several sources as one. */
function merged(permissions: readonly Permission[]): Permission[] {
  const bySid = new Map<string, Permission>();
  for (const each of permissions) {
    const resources = new Set([...(bySid.get(each.sid)?.resources ?? []), ...each.resources]);
    bySid.set(each.sid, { ...each, resources: [...resources] });
  }
  return [...bySid.values()];
}

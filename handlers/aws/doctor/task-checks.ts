import { decideLoad, type LoadState, MAX_RUN_ATTEMPTS, runName, stopReasonOf } from '../../../core/dms/load-end.ts';
import { type Finding, failed, ok, warning } from '../../../core/doctor/report.ts';
import type { DoctorCheck } from '../../doctor/run-checks.ts';
import type { DmsDescriber } from '../../ports.ts';
import { type DmsApi, isServerless } from '../dms.ts';
import type { Executions } from '../executions.ts';
import { checkLakeOfTask } from '../lake-of-task.ts';
import type { DeployedTask } from '../lambda/environment.ts';

/** The last part of an ARN, by which people know a task that they did not name. */
export const taskName = (arn: string): string => arn.split(':').at(-1) ?? arn;

export interface TaskContext {
  readonly dms: DmsApi;
  readonly describer: DmsDescriber;
  readonly executions: Pick<Executions, 'describe'>;
  /** `s3://bucket/prefix/` */
  readonly lake: string;
  readonly now: Date;
}

/** That DMS knows the task, and that it writes where the stack reads. */
export function taskChecks(task: DeployedTask, { dms, describer, executions, lake, now }: TaskContext): DoctorCheck[] {
  const name = taskName(task.arn);
  return [
    { id: `task.${name}`, title: `task ${name}`, look: () => described(task, dms) },
    {
      id: `task.${name}.lake`,
      title: `task ${name}: lake`,
      needs: [`task.${name}`],
      look: async () => {
        await checkLakeOfTask(describer, lake);
        return ok(`It writes to ${lake}, which the stack reads.`);
      },
    },
    {
      id: `task.${name}.run`,
      title: `task ${name}: last load`,
      needs: [`task.${name}`],
      look: () => lastLoad(task, dms, executions, now),
    },
  ];
}

async function described({ arn }: DeployedTask, dms: DmsApi): Promise<Finding> {
  const load = await dms.load({ kind: isServerless(arn) ? 'replication' : 'task', arn });
  if (load === null)
    return failed(
      `DMS knows no task ${arn} in this account and region.`,
      'It was deleted, or belongs elsewhere: correct stack.tasks, and deploy. aws dms describe-replication-tasks lists them.',
    );
  const decision = decideLoad(load, '');
  if (decision.action === 'alert')
    return warning(
      // Its own words may quote a row.
      `${load.id} is ${load.status}: ${stopReasonOf(decision.why) ?? 'its log in CloudWatch says why'}`,
      'Mend the task in DMS: a failed load is told of, and not compared.',
    );
  const stopped = load.stoppedAt === null ? '' : `, stopped last at ${load.stoppedAt}`;
  return ok(`${load.id} is ${load.status} (${load.migrationType})${stopped}.`);
}

const HOUR = 3_600_000;

/**
 * That the end of the last load was followed by a run, and what started it: the rule on DMS's events, or the sweep, which
 * looks for what the rule missed. So it is seen that the rule works, not only that it is there.
 */
async function lastLoad(
  { arn }: DeployedTask,
  dms: DmsApi,
  executions: Pick<Executions, 'describe'>,
  now: Date,
): Promise<Finding> {
  const load = await dms.load({ kind: isServerless(arn) ? 'replication' : 'task', arn });
  if (load === null || load.stoppedAt === null || decideLoad(load, '').action !== 'run')
    return ok('No load has ended that calls for a run.');
  const hours = (now.getTime() - Date.parse(load.stoppedAt)) / HOUR;
  if (hours > 30 * 24) return ok(`The last load ended at ${load.stoppedAt}: too long ago to be looked for.`);
  const found = await runOf(load, load.stoppedAt, executions);
  if (found !== null) return judgeRun(found, load.stoppedAt);
  if (hours < 1) return ok(`The last load ended at ${load.stoppedAt}: its run may not have started yet.`);
  return failed(
    `Nobody compared the load that ended at ${load.stoppedAt}: neither DMS's event nor the sweep started a run.`,
    'See that the rules of the stack are enabled (EventBridge, Rules), and the logs of the functions trigger and sweep.',
  );
}

interface Run {
  readonly runId: string;
  readonly status: string;
  readonly bySweep: boolean;
}

/** The latest attempt. */
async function runOf(
  load: LoadState,
  stoppedAt: string,
  executions: Pick<Executions, 'describe'>,
): Promise<Run | null> {
  for (let attempt = MAX_RUN_ATTEMPTS; attempt > 0; attempt--) {
    const runId = runName(load, stoppedAt, attempt);
    const found = await executions.describe(runId);
    if (found !== null)
      return {
        runId,
        status: found.status ?? '',
        bySweep: attempt === 1 && found.input.includes('found by the sweep'),
      };
  }
  return null;
}

function judgeRun({ runId, status, bySweep }: Run, stoppedAt: string): Finding {
  if (status !== 'SUCCEEDED' && status !== 'RUNNING')
    return warning(
      `The run ${runId} of the load that ended at ${stoppedAt} is ${status}.`,
      'docs/runbooks.md#run-failed',
    );
  if (bySweep)
    return warning(
      `The sweep started the run ${runId}: DMS's event about the end of the load (${stoppedAt}) did not arrive, or its rule is off.`,
      'A task of full load and changes gives no such event. Else see that the rules of the stack are enabled (EventBridge, Rules).',
    );
  return ok(`The load that ended at ${stoppedAt} has its run: ${runId}, ${status}.`);
}

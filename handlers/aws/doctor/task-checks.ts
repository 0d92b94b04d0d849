import { decideLoad } from '../../../core/dms/load-end.ts';
import { type Finding, failed, ok, warning } from '../../../core/doctor/report.ts';
import type { DoctorCheck } from '../../doctor/run-checks.ts';
import type { DmsDescriber } from '../../ports.ts';
import { type DmsApi, isServerless } from '../dms.ts';
import { checkLakeOfTask } from '../lake-of-task.ts';
import type { DeployedTask } from '../lambda/environment.ts';

/** The last part of an ARN, by which people know a task that they did not name. */
export const taskName = (arn: string): string => arn.split(':').at(-1) ?? arn;

/** That DMS knows the task, and that it writes where the stack reads. */
export function taskChecks(task: DeployedTask, dms: DmsApi, describer: DmsDescriber, lake: string): DoctorCheck[] {
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
      `${load.id} is ${load.status}: ${decision.why}`,
      'Mend the task in DMS: a failed load is told of, and not compared.',
    );
  const stopped = load.stoppedAt === null ? '' : `, stopped last at ${load.stoppedAt}`;
  return ok(`${load.id} is ${load.status} (${load.migrationType})${stopped}.`);
}

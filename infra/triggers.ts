import { Duration } from 'aws-cdk-lib';
import { EventField, Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { StackConfig } from '../core/config/stack-schema.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { Functions } from './functions.ts';

export interface TriggersProps {
  readonly tasks: StackConfig['tasks'];
  readonly sweepMinutes: number;
  readonly functions: Functions;
  readonly deadLetters: DeadLetters;
}

/** Ends of tasks and of serverless replications, by `eventType`: the category of a failure may be StateChange. */
const ENDS = [
  'REPLICATION_TASK_STOPPED',
  'REPLICATION_TASK_FAILED',
  'REPLICATION_STOPPED',
  'REPLICATION_FAILED',
] as const;

/** ARNs in one rule: a pattern may have 4,096 characters. */
const TASKS_PER_RULE = 20;

/** What starts runs: ends of loads, the sweep for what DMS gave no event of, and schedules for tasks that never end. */
export class Triggers extends Construct {
  constructor(scope: Construct, id: string, props: TriggersProps) {
    super(scope, id);
    const { functions, deadLetters } = props;
    deadLetters.watch(functions.get('trigger'));
    deadLetters.watch(functions.get('sweep'));
    // Called by the rule on bad ends; as a Task of the machine it is retried by the machine.
    deadLetters.watch(functions.get('conclude'));
    this.onEnds(props);
    this.onSchedules(props);
    new Rule(this, 'Sweep', {
      description: 'Loadproof: looks for loads that have no verdict',
      schedule: Schedule.rate(Duration.minutes(props.sweepMinutes)),
      targets: [deadLetters.target(functions.get('sweep'))],
    });
  }

  /** Only of the configured tasks: a serverless replication also sends events of a hidden task that nobody can describe. */
  private onEnds({ tasks, functions, deadLetters }: TriggersProps): void {
    for (let i = 0; i < tasks.length; i += TASKS_PER_RULE)
      new Rule(this, `Ends${i / TASKS_PER_RULE}`, {
        description: 'Loadproof: a DMS task has ended',
        eventPattern: {
          source: ['aws.dms'],
          detailType: ['DMS Replication Task State Change', 'DMS Replication State Change'],
          resources: tasks.slice(i, i + TASKS_PER_RULE).map(({ arn }) => arn),
          detail: { eventType: [...ENDS] },
        },
        targets: [deadLetters.target(functions.get('trigger'))],
      });
  }

  private onSchedules({ tasks, functions, deadLetters }: TriggersProps): void {
    tasks.forEach(({ arn, everyHours }, index) => {
      if (everyHours === 0) return;
      new Rule(this, `Schedule${index}`, {
        description: 'Loadproof: compares a task while it replicates changes',
        schedule: Schedule.rate(Duration.hours(everyHours)),
        // The time makes the name of the run: an event that is delivered twice runs once.
        targets: [
          deadLetters.target(functions.get('trigger'), {
            schedule: { task: arn },
            time: EventField.fromPath('$.time'),
          }),
        ],
      });
    });
  }
}

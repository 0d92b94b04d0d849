import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { StateMachine as Machine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { DeadLetters } from './dead-letters.ts';
import type { Functions } from './functions.ts';

/** Namespace of what a run and the sweep put; `Stack` is the dimension of the totals. */
export const NAMESPACE = 'Loadproof';

/** What Conclude puts at the end of a run, and the sweep between runs: docs/operate.md lists them with their units. */
export type RunMetric =
  | 'Matched'
  | 'Mismatched'
  | 'Inconclusive'
  | 'Errored'
  | 'RowsSource'
  | 'RowsLake'
  | 'DifferingRows'
  | 'Limits'
  | 'DurationSeconds'
  | 'BytesScanned'
  | 'EstimatedCostUsd'
  | 'VerdictAgeHours';

/** A total of the stack. */
export function runMetric(stack: Stack, name: RunMetric, statistic = 'Sum', period = Duration.minutes(5)): Metric {
  return new Metric({
    namespace: NAMESPACE,
    metricName: name,
    dimensionsMap: { Stack: stack.stackName },
    statistic,
    period,
  });
}

export interface AlarmsProps {
  readonly topic: Topic;
  readonly machine: Machine;
  readonly functions: Functions;
  readonly deadLetters: DeadLetters;
  readonly verdictMaxAgeHours: number;
}

interface Watch {
  readonly id: string;
  /** What is wrong when it rings. */
  readonly says: string;
  readonly metric: IMetric;
  /** Rings above it. */
  readonly above: number;
  /** No data at all: what the alarm takes it for. */
  readonly silence?: TreatMissingData;
}

/** Alarms on what nobody would notice otherwise; each has a section of the same name in docs/runbooks.md. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    for (const watch of [...verdictWatches(Stack.of(this), props), ...machineryWatches(props)])
      this.alarm(watch, props);
  }

  private alarm({ id, says, metric, above, silence }: Watch, { topic }: AlarmsProps): void {
    const alarm = new Alarm(this, id, {
      alarmName: `${Stack.of(this).stackName}-${kebab(id)}`,
      alarmDescription: `${says} Runbook: docs/runbooks.md#${kebab(id)}`,
      metric,
      threshold: above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: silence ?? TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(topic));
    alarm.addOkAction(new SnsAction(topic));
  }
}

function verdictWatches(stack: Stack, { verdictMaxAgeHours }: AlarmsProps): Watch[] {
  return [
    {
      id: 'Mismatched',
      says: 'Tables of the lake differ from their source.',
      metric: runMetric(stack, 'Mismatched'),
      above: 0,
    },
    {
      id: 'Errored',
      says: 'Tables could not be compared: the check itself broke.',
      metric: runMetric(stack, 'Errored'),
      above: 0,
    },
    {
      id: 'VerdictTooOld',
      says: `No verdict for more than ${verdictMaxAgeHours} hours, or nobody looks any more.`,
      metric: runMetric(stack, 'VerdictAgeHours', 'Maximum', Duration.hours(6)),
      above: verdictMaxAgeHours,
      // The sweep puts it all day long: silence is what this alarm is for.
      silence: TreatMissingData.BREACHING,
    },
  ];
}

function machineryWatches({ machine, functions, deadLetters }: AlarmsProps): Watch[] {
  return [
    {
      id: 'RunFailed',
      says: 'A run did not end by itself: it failed, ran out of time, or was stopped.',
      metric: sum([machine.metricFailed(), machine.metricTimedOut(), machine.metricAborted()]),
      above: 0,
    },
    {
      id: 'DeadLetters',
      says: 'An event was given up on: a load may have no verdict.',
      metric: deadLetters.queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }),
      above: 0,
    },
    {
      id: 'FunctionErrors',
      says: 'Functions fail; the state machine tries some of them again.',
      metric: sum(functions.all().map((each) => each.metricErrors())),
      above: 0,
    },
    {
      id: 'Throttles',
      says: 'Functions are throttled: runs take longer, or fail.',
      metric: sum(functions.all().map((each) => each.metricThrottles())),
      above: 0,
    },
  ];
}

function sum(metrics: readonly IMetric[]): MathExpression {
  const names = metrics.map((_, index) => `m${index}`);
  return new MathExpression({
    expression: `SUM([${names.join(', ')}])`,
    usingMetrics: Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric])),
    period: Duration.minutes(5),
  });
}

/** `VerdictTooOld` as `verdict-too-old`. */
function kebab(id: string): string {
  return id.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

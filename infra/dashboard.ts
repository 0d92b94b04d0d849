import { Duration, Stack } from 'aws-cdk-lib';
import {
  Dashboard as CloudWatchDashboard,
  GraphWidget,
  type IMetric,
  PeriodOverride,
  SingleValueWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { StateMachine as Machine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { type RunMetric, runMetric } from './metrics.ts';

export interface DashboardProps {
  readonly machine: Machine;
}

/** Is my lake right, since when, and what does it cost: one row each. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, { machine }: DashboardProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const per =
      (period: Duration) =>
      (name: RunMetric, statistic?: string, label?: string): IMetric =>
        runMetric(stack, name, statistic, period).with({ label: label ?? name });
    const daily = per(Duration.days(1));
    const hourly = per(Duration.hours(1));
    new CloudWatchDashboard(this, 'Dashboard', {
      dashboardName: stack.stackName,
      defaultInterval: Duration.days(14),
      periodOverride: PeriodOverride.INHERIT,
      widgets: [
        [title('Is the lake right?')],
        [
          values(
            'Tables in the last day',
            VERDICTS.map((name) => daily(name)),
          ),
          graph(
            'Tables by verdict',
            VERDICTS.map((name) => hourly(name)),
          ),
          graph('Rows that differ', [hourly('DifferingRows'), hourly('Limits')]),
        ],
        [title('Since when?')],
        [
          values('Age of the last verdict, hours', [hourly('VerdictAgeHours', 'Maximum', 'oldest source')]),
          graph('Age of the last verdict, hours', [hourly('VerdictAgeHours', 'Maximum', 'oldest source')]),
          graph('Runs', [machine.metricSucceeded(), machine.metricFailed(), machine.metricTimedOut()]),
        ],
        [title('What does it cost?')],
        [
          values('Estimated cost in the last day, USD', [daily('EstimatedCostUsd')]),
          graph('Bytes scanned', [hourly('BytesScanned')]),
          graph('Duration of a run, seconds', [hourly('DurationSeconds', 'Maximum')]),
        ],
        [title('How much was read?')],
        [graph('Rows read', [hourly('RowsSource'), hourly('RowsLake')], 24)],
      ],
    });
  }
}

const VERDICTS = ['Matched', 'Mismatched', 'Inconclusive', 'Errored'] as const;

const title = (question: string): TextWidget => new TextWidget({ markdown: `## ${question}`, width: 24, height: 1 });

const values = (label: string, metrics: IMetric[]): SingleValueWidget =>
  new SingleValueWidget({ title: label, metrics, width: 6, height: 6 });

const graph = (label: string, left: IMetric[], width = 9): GraphWidget =>
  new GraphWidget({ title: label, left, width, height: 6 });

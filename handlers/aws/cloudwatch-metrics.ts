import {
  type CloudWatchClient,
  type Dimension,
  type MetricDatum,
  PutMetricDataCommand,
  type StandardUnit,
} from '@aws-sdk/client-cloudwatch';
import { FINDING_KINDS, type PartResult, type RunReport } from '../../core/report/schema.ts';
import type { Metrics } from '../ports.ts';
import { awsError } from './errors.ts';

/** Tables that get a metric of their own in one run: the worst. Each is a custom metric that is billed. */
const MAX_TABLES = 20;

/** PutMetricData takes so many at once. */
const BATCH = 500;

/** List price of Athena, US dollars for 10¹² bytes scanned; other regions differ by a little. */
const USD_PER_TERABYTE = 5;

export interface MetricsSettings {
  readonly namespace: string;
  readonly stack: string;
  readonly source: string;
  /** Bytes that the queries of the run scanned; null where that could not be asked. */
  readonly bytesScanned: () => Promise<number | null>;
}

/** What a run found, as metrics: for the stack, for the source, and for the tables that differ most. */
export class CloudWatchMetrics implements Metrics {
  readonly #cloudwatch: CloudWatchClient;
  readonly #settings: MetricsSettings;

  constructor(cloudwatch: CloudWatchClient, settings: MetricsSettings) {
    this.#cloudwatch = cloudwatch;
    this.#settings = settings;
  }

  async put(report: RunReport): Promise<void> {
    const { namespace, stack, source, bytesScanned } = this.#settings;
    const bytes = await bytesScanned();
    const at = new Date(report.finishedAt);
    const ofStack = [{ Name: 'Stack', Value: stack }];
    const ofSource = [...ofStack, { Name: 'Source', Value: source }];
    const totals = [...totalsOf(report), ...costOf(bytes)];
    const data = [ofStack, ofSource].flatMap((dimensions) =>
      totals.map(([name, value, unit]) => datum(name, value, unit, dimensions, at)),
    );
    const tables = worst(report).map((table) => {
      const dimensions = [...ofSource, { Name: 'Table', Value: dimensionValue(table) }];
      return datum('DifferingRows', differing(table), 'Count', dimensions, at);
    });
    await putData(this.#cloudwatch, namespace, [...data, ...tables]);
  }
}

type Total = readonly [name: string, value: number, unit: StandardUnit];

function totalsOf(report: RunReport): Total[] {
  const { verdicts, sourceRows, lakeRows, limits } = report.totals;
  const seconds = (Date.parse(report.finishedAt) - Date.parse(report.startedAt)) / 1000;
  // A run that did not end by itself, or has no tables, is one thing that broke or was not proven.
  const own = report.tables.some((t) => t.verdict === report.verdict) ? null : report.verdict;
  const count = (verdict: RunReport['verdict']) => (verdicts[verdict] ?? 0) + (own === verdict ? 1 : 0);
  return [
    ['Matched', count('MATCHED'), 'Count'],
    ['Mismatched', count('MISMATCHED'), 'Count'],
    ['Inconclusive', count('INCONCLUSIVE'), 'Count'],
    ['Errored', count('ERRORED'), 'Count'],
    ['RowsSource', sourceRows, 'Count'],
    ['RowsLake', lakeRows, 'Count'],
    ['DifferingRows', report.tables.reduce((sum, table) => sum + differing(table), 0), 'Count'],
    ['Limits', limits, 'Count'],
    ['DurationSeconds', Math.max(0, seconds), 'Seconds'],
  ];
}

function costOf(bytes: number | null): Total[] {
  if (bytes === null) return [];
  return [
    ['BytesScanned', bytes, 'Bytes'],
    ['EstimatedCostUsd', (bytes / 1e12) * USD_PER_TERABYTE, 'None'],
  ];
}

function differing(table: PartResult): number {
  return FINDING_KINDS.reduce((sum, kind) => sum + table.counts[kind].sourceRows + table.counts[kind].lakeRows, 0);
}

function worst(report: RunReport): PartResult[] {
  const bad = report.tables.filter((table) => differing(table) > 0);
  return bad.sort((a, b) => differing(b) - differing(a)).slice(0, MAX_TABLES);
}

/** ASCII of 1 to 250 characters, no control characters, no colon at the start. */
function dimensionValue({ table }: PartResult): string {
  return `${table.schema}.${table.name}`
    .replace(/[^\x20-\x7e]/g, '?')
    .replace(/^:/, '?')
    .slice(0, 250);
}

export function datum(name: string, value: number, unit: StandardUnit, dimensions: Dimension[], at: Date): MetricDatum {
  return { MetricName: name, Value: value, Unit: unit, Dimensions: dimensions, Timestamp: at };
}

export async function putData(client: CloudWatchClient, namespace: string, data: MetricDatum[]): Promise<void> {
  try {
    for (let i = 0; i < data.length; i += BATCH)
      await client.send(new PutMetricDataCommand({ Namespace: namespace, MetricData: data.slice(i, i + BATCH) }));
  } catch (error) {
    throw awsError(error, `Putting metrics in ${namespace}`, {
      name: 'QueryFailed',
      remedy: "Allow cloudwatch:PutMetricData for the namespace to the function's role.",
    });
  }
}

import type { StackConfig } from '../core/config/stack-schema.ts';

/**
 * Queries that may run or wait at the same time in a region, before Athena refuses more (active DML queries, default
 * quota): https://docs.aws.amazon.com/general/latest/gr/athena.html
 */
const ACTIVE_QUERIES: Readonly<Record<string, number>> = {
  'us-east-1': 200,
  ...of(150, ['us-east-2', 'us-west-2', 'ap-northeast-1', 'eu-central-1', 'eu-west-1']),
  ...of(100, ['ap-northeast-2', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2', 'eu-west-2']),
};
const ELSEWHERE = 20;

/** The schema's bound on `compare.concurrency`. */
const MOST = 64;

/**
 * Tables compared at the same time. Half of Athena's quota, since others in the account use it too; and half of the
 * instances of a connector, since Athena calls it for the metadata of one query while it reads for another.
 */
export function defaultConcurrency({ region, sources, concurrency }: StackConfig): number {
  if (concurrency !== undefined) return concurrency;
  const quota = ACTIVE_QUERIES[region] ?? ELSEWHERE;
  const connectors = sources
    .filter(({ existing }) => existing === undefined)
    .map(({ connector }) => connector.concurrency);
  return Math.max(1, Math.floor(Math.min(quota, 2 * MOST, ...connectors) / 2));
}

function of(quota: number, regions: readonly string[]): Record<string, number> {
  return Object.fromEntries(regions.map((region) => [region, quota]));
}

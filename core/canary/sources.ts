import type { Plan } from '../plan/schema.ts';
import { mysqlCanary } from './mysql.ts';
import { oracleCanary } from './oracle.ts';
import { postgresCanary } from './postgres.ts';
import type { CanarySource } from './source.ts';
import { sqlserverCanary } from './sqlserver.ts';

const SOURCES: Readonly<Record<string, CanarySource>> = {
  postgres: postgresCanary,
  mysql: mysqlCanary,
  oracle: oracleCanary,
  sqlserver: sqlserverCanary,
};

/** How a dialect writes the canary. Throws a RangeError for one that has no canary: then it must not be run. */
export function canarySource({ name }: { readonly name: string }): CanarySource {
  const source = SOURCES[name];
  if (source !== undefined) return source;
  throw new RangeError(`the source dialect ${name} has no canary`);
}

/** The same by the kind of a plan's source. */
export function canarySourceOf(plan: Pick<Plan, 'source'>): CanarySource {
  const { kind } = plan.source;
  return canarySource({ name: kind === 'mariadb' ? 'mysql' : kind });
}

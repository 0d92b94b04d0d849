import type { SourceKind } from '../../core/config/stack-schema.ts';
import { PASSED_SOURCES, type PassedSource } from '../../core/sql/sources.ts';
import { LoadproofError } from '../errors.ts';
import type { DeployedSource } from './lambda/environment.ts';

/** What a run in AWS needs of a kind of source. */
export type AthenaSourceKind = PassedSource;

/** The kinds that are compared. A connector can be deployed for more: its catalog is there before its dialect is. */
const KINDS: Readonly<Partial<Record<SourceKind, AthenaSourceKind>>> = {
  postgres: PASSED_SOURCES.postgres,
  mysql: PASSED_SOURCES.mysql,
};

/** The shortest native query that a kind of source answers: whether anything is passed through to it at all. */
export function smallestQuery(kind: SourceKind): string {
  return kind === 'oracle' ? 'SELECT 1 AS one FROM dual' : 'SELECT 1 AS one';
}

const NAMES: Readonly<Record<SourceKind, string>> = {
  postgres: 'PostgreSQL',
  mysql: 'MySQL',
  oracle: 'Oracle',
  sqlserver: 'SQL Server',
};

/** Throws `InvalidConfiguration` for a kind whose SQL is not written yet: before anything is asked of the source. */
export function sourceKindOf({ name, kind }: Pick<DeployedSource, 'name' | 'kind'>): AthenaSourceKind {
  const known = KINDS[kind];
  if (known !== undefined) return known;
  const compared = (Object.keys(KINDS) as SourceKind[]).map((each) => NAMES[each]).join(' and ');
  throw new LoadproofError(
    'InvalidConfiguration',
    `The source ${name} is ${NAMES[kind]}: this version compares ${compared}, and says nothing of other databases.`,
    'Leave its tasks out of stack.tasks until a version that compares it; its connector may stay.',
  );
}

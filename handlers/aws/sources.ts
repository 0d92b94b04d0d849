import type { SourceKind } from '../../core/config/stack-schema.ts';
import { PASSED_SOURCES, type PassedSource } from '../../core/sql/sources.ts';
import type { DeployedSource } from './lambda/environment.ts';

/** What a run in AWS needs of a kind of source. */
export type AthenaSourceKind = PassedSource;

/** The shortest native query that a kind of source answers: whether anything is passed through to it at all. */
export const smallestQuery = (kind: SourceKind): string => PASSED_SOURCES[kind].smallestQuery;

/** The SQL of a source's kind, and how its own catalog is asked. */
export const sourceKindOf = ({ kind }: Pick<DeployedSource, 'kind'>): AthenaSourceKind => PASSED_SOURCES[kind];

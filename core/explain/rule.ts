import { below } from './places.ts';
import type { Place, Subject } from './subject.ts';

/**
 * - `high`: rows, columns or values are lost, or can no longer be told apart, in the ordinary course; or DMS documents that
 *   the settings do not work together.
 * - `medium`: lost or blurred where the data hold certain values, or where something goes wrong meanwhile.
 * - `low`: nothing is lost, and whoever reads or compares the lake must know it.
 */
export const SEVERITIES = ['high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a rule says of one place. Sentences; names of the files are in them as they are, and are escaped where shown. */
export interface Draft {
  readonly at: Place;
  /** What DMS does, and what is lost by it. */
  readonly why: string;
  /** What to do. */
  readonly mend: string;
  /** The JSON to write there; null where no JSON mends it. */
  readonly write: unknown;
  /** Where it is worse, or less bad, than the rule says. */
  readonly severity?: Severity;
}

export interface Rule {
  /** Stays the same: it is what a suppression and a search name. */
  readonly id: string;
  readonly severity: Severity;
  /** A sentence without its full stop. */
  readonly title: string;
  readonly about: 'task settings' | 'table mappings' | 'target endpoint' | 'source endpoint' | 'description';
  /** The page of DMS's documents that says so, by its title. */
  readonly source: string;
  /** `assumed`: inferred, or said by one source that DMS's own documents do not confirm. */
  readonly confidence: 'confirmed' | 'assumed';
  readonly applies: (subject: Subject) => readonly Draft[];
}

/** Pages of the DMS User Guide (`UG`) and of the API reference, as rules name them. */
export const PAGES = {
  fullLoad: 'User Guide, Full-load task settings',
  targetMetadata: 'User Guide, Target metadata task settings',
  lobs: 'User Guide, Setting LOB support for source databases',
  errors: 'User Guide, Error handling task settings',
  ddl: 'User Guide, Task settings for change processing DDL handling',
  characters: 'User Guide, Character substitution task settings',
  beforeImage: 'User Guide, Before image task settings',
  controlTables: 'User Guide, Control table task settings',
  logging: 'User Guide, Logging task settings',
  s3: 'User Guide, Using Amazon S3 as a target',
  s3Limits: 'User Guide, Using Amazon S3 as a target, limitations',
  s3Api: 'API reference, S3Settings',
  s3Validation: 'User Guide, Amazon S3 target data validation',
  selection: 'User Guide, Selection rules and actions',
  wildcards: 'User Guide, Wildcards in table mapping',
  transformations: 'User Guide, Transformation rules and actions',
  masking: 'User Guide, Using data masking',
  expressions: 'User Guide, Using transformation rule expressions',
  filters: 'User Guide, Using source filters',
  tableSettings: 'User Guide, Table and collection settings rules',
  events: 'User Guide, Working with Amazon EventBridge events',
  postgres: 'User Guide, Using a PostgreSQL database as a source',
  mysql: 'User Guide, Using a MySQL-compatible database as a source',
  oracle: 'User Guide, Using an Oracle database as a source',
  sqlserver: 'User Guide, Using a Microsoft SQL Server database as a source',
  tasks: 'API reference, ReplicationTask',
} as const;

/** The place below another. */
export const at = (place: Place, ...path: readonly (string | number)[]): Place => ({
  file: place.file,
  pointer: below(place.pointer, ...path),
});

/** A setting of the task, in its section, with the values of the settings. */
export function inSettings(
  subject: Subject,
  section: string,
  name: string,
  draft: (
    values: NonNullable<Subject['settings']>['values'],
  ) => (Omit<Draft, 'at' | 'write'> & { readonly write?: unknown }) | null,
): Draft[] {
  if (subject.settings === null) return [];
  const found = draft(subject.settings.values);
  if (found === null) return [];
  const { write = null, ...rest } = found;
  const json = write === null ? null : { [section]: { [name]: write } };
  return [{ ...rest, at: at(subject.settings.place, section, name), write: json }];
}

/** A setting of the S3 target. */
export function inTarget(
  subject: Subject,
  name: string,
  draft: (
    values: NonNullable<Subject['target']>['values'],
  ) => (Omit<Draft, 'at' | 'write'> & { readonly write?: unknown }) | null,
): Draft[] {
  if (subject.target === null) return [];
  const found = draft(subject.target.values);
  if (found === null) return [];
  const { write = null, ...rest } = found;
  return [{ ...rest, at: targetPlace(subject.target, name), write: write === null ? null : { [name]: write } }];
}

/** Where a setting of the target stands, or would stand. */
export function targetPlace(target: NonNullable<Subject['target']>, name: string): Place {
  return target.inSettings ? at(target.place, name) : target.place;
}

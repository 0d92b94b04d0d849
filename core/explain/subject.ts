import type { S3Settings } from '../dms/s3-settings.ts';
import type { SourceSettings } from '../dms/source-settings.ts';
import type { TaskSettings } from '../dms/task-settings.ts';

/** A place in a file: `TableMappings` and other strings that hold JSON are gone through. */
export interface Place {
  readonly file: string;
  /** RFC 6901. */
  readonly pointer: string;
}

/** A rule of table mappings, as it is written; what is not there is empty. */
export interface MappingRule {
  readonly place: Place;
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly action: string;
  readonly target: string;
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  /** Of the locator: the rule is about columns of this type alone. */
  readonly dataType: string;
  readonly tableType: 'table' | 'view' | 'all';
  readonly value: string;
  readonly oldValue: string;
  readonly expression: string;
  readonly filters: readonly MappingFilter[];
  readonly parallelLoad: { readonly type: string; readonly columns: readonly string[]; readonly both: boolean } | null;
  readonly lob: { readonly mode: string; readonly bulkMaxSizeKb: number | null } | null;
}

export interface MappingFilter {
  readonly place: Place;
  readonly column: string;
  readonly operators: readonly string[];
}

/** What of a task is known, of however many files. What no file says is null, and no rule guesses at it. */
export interface Subject {
  /** The task's identifier, or the file. */
  readonly name: string;
  readonly serverless: boolean;
  readonly place: Place;
  readonly files: readonly string[];
  readonly migrationType: 'full-load' | 'cdc' | 'full-load-and-cdc' | null;
  readonly mappings: { readonly place: Place; readonly rules: readonly MappingRule[] } | null;
  readonly settings: { readonly place: Place; readonly values: TaskSettings } | null;
  /** The endpoint that is read. */
  readonly source: { readonly place: Place; readonly values: SourceSettings } | null;
  /** The engine of the endpoint that is written: `s3`, or one that is not explained; null where no file describes it. */
  readonly targetEngine: string | null;
  /** The endpoint that is written: an S3 target. */
  readonly target: {
    readonly place: Place;
    readonly values: S3Settings;
    /** Whether the settings stand in an object `S3Settings`, or in extra connection attributes alone. */
    readonly inSettings: boolean;
  } | null;
}

/** Whether changes are captured, for certain. */
export const captures = (subject: Subject): boolean =>
  subject.migrationType === 'cdc' || subject.migrationType === 'full-load-and-cdc';

/** Whether there is a full load, for certain. */
export const loads = (subject: Subject): boolean =>
  subject.migrationType === 'full-load' || subject.migrationType === 'full-load-and-cdc';

/** Families of source engines, by what an endpoint calls itself. */
export function familyOf(engine: string | null | undefined): 'postgres' | 'mysql' | 'oracle' | 'sqlserver' | null {
  const name = (engine ?? '').toLowerCase();
  if (/postgres|babelfish/.test(name)) return 'postgres';
  if (/mysql|mariadb|^aurora(?:-serverless)?$/.test(name)) return 'mysql';
  if (name === 'oracle') return 'oracle';
  return /sql-?server/.test(name) ? 'sqlserver' : null;
}

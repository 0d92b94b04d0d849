/**
 * Ports: what the functions of the state machine need from the world. `handlers/aws/` implements them with AWS
 * services, `local/` on one machine. Every method rejects with an Error whose `name` is one of `ERROR_NAMES` (errors.ts).
 */
import type { LakeFile, SourceTable } from '../core/compare/columns.ts';
import type { Config } from '../core/config/schema.ts';
import type { CsvPlan, Plan, PlannedPart } from '../core/plan/schema.ts';
import type { RunReport } from '../core/report/schema.ts';
import type { ComparisonSpec, EngineDialect, SourceDialect, Statement } from '../core/sql/dialect.ts';

export interface SourceDescription {
  /** Product and version: `PostgreSQL 15.8`. */
  readonly server: string;
  readonly tables: readonly SourceTable[];
}

/** The source's own catalog: one query per source. */
export interface SourceCatalog {
  /** Every user table and view that our role can see, except in the database's own schemas. */
  describe(): Promise<SourceDescription>;
  /**
   * The one text that a query in the source's SQL returns; null where it is NULL. Absent where the source cannot be
   * asked: its tables are then one part each.
   */
  ask?(sql: string): Promise<string | null>;
}

export interface LakeListing {
  /** Objects that are data files (`LOAD00000001.parquet`, `20260304-021745123.csv`), in the order of their paths. */
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly modified: string | null }[];
  /** Anything else in the folder, which will not be read: name and why. */
  readonly others: readonly { readonly path: string; readonly why: string }[];
}

export interface LakeCatalog {
  /** Tables that the lake has folders for: `schema/table`. */
  tables(): Promise<readonly { readonly schema: string; readonly name: string }[]>;
  /** The folder of a table, as a location for `list`. */
  location(schema: string, table: string): string;
  /** An absent folder is an empty listing: DMS writes nothing for an empty table. */
  list(location: string): Promise<LakeListing>;
  /**
   * The files that hold the changes of all tables (PreserveTransactions), in a folder below the lake (CdcPath); of one
   * that is not there, or cannot be listed, why. Absent where the lake's engine does not read them.
   */
  listTransactions?(folder: string): Promise<LakeListing | { readonly unlisted: string }>;
  /**
   * Reads the footer; of a CSV file, by its name, the head: `csv` says how it was to be written. Without that its columns
   * are not known. Rejects with `UnreadableLakeFile`, naming the file, where it is truncated or is not what its name says.
   */
  describe(file: LakeListing['files'][number], csv?: CsvPlan): Promise<LakeFile>;
}

/** Where the canary's lake lies: a file of Loadproof's own, where the engine of this run reads the user's. */
export interface CanaryLake extends Pick<LakeCatalog, 'list' | 'describe'> {
  /** Puts the Parquet file there, as `name` in a folder of the run's own; returns the folder as a location for `list`. */
  put(runId: string, name: string, file: Uint8Array): Promise<string>;
}

export type QueryState = 'running' | 'succeeded' | 'failed';

export interface QueryStatus {
  readonly state: QueryState;
  /** Name and message of the failure; null unless failed. */
  readonly error: { readonly name: string; readonly message: string; readonly remedy?: string } | null;
  readonly startedAt: string;
  readonly seconds: number;
  /** Rows of the source seen so far, where the engine knows (of both sides, where it counts them as one); for progress. */
  readonly sourceRows: number | null;
  /** What else the engine says of how far it is: bytes read, and of 100 how much is done. */
  readonly progress?: { readonly bytes: number; readonly percent: number | null };
  /** What a person looks the query up by, where the engine keeps queries. */
  readonly lookUp?: string;
}

/** A cell of a result, as the record readers of `core/compare` take it. */
export type Cell = string | number | bigint | boolean | null;

export interface QueryEngine {
  /** Starts a statement and returns its id. The same token never starts a second query. */
  start(request: {
    readonly statement: Statement;
    readonly token: string;
    /** Where to store the result completely instead of returning it; null to keep it for `results`. */
    readonly storeAt: string | null;
    readonly label: string;
  }): Promise<string>;
  /** The state of a query. May wait a little for its end, where waiting costs nothing. */
  check(queryId: string): Promise<QueryStatus>;
  /** The rows of a succeeded query that was not stored. Few: they are held in memory. */
  results(queryId: string): Promise<readonly (readonly Cell[])[]>;
  stop(queryId: string): Promise<void>;
  /** An SQL relation that reads what `storeAt` stored. */
  stored(location: string): string;
}

/** Descriptions as the AWS CLI prints them; `core/dms` parses them. */
export interface DmsDescriber {
  /** Null where the run has no task; `endpoints` is null where only the task is described. */
  describe(): Promise<{
    readonly task: unknown;
    readonly endpoints: unknown;
    /** Where the descriptions are from, for messages: file names. */
    readonly files?: { readonly task: string | null; readonly endpoints: string | null };
  } | null>;
}

/** Evidence of runs: JSON documents and files under one prefix per run. */
export interface RunStore {
  putText(key: string, text: string): Promise<void>;
  /** Null where there is no such key. */
  getText(key: string): Promise<string | null>;
  /**
   * Stores the text where what is stored is still `known` (null: nothing); false where another wrote meanwhile. Absent
   * where the store cannot tell.
   */
  swapText?(key: string, text: string, known: string | null): Promise<boolean>;
  /** A location for `QueryEngine.start`'s `storeAt`. */
  location(key: string): string;
  /** Keys below a prefix. */
  list(prefix: string): Promise<readonly string[]>;
}

export interface Announcer {
  announce(report: RunReport): Promise<void>;
}

export interface Metrics {
  put(report: RunReport): Promise<void>;
}

export interface Clock {
  now(): Date;
}

export type ProgressEvent =
  | { readonly type: 'planned'; readonly tables: readonly string[] }
  | { readonly type: 'phase'; readonly table: string; readonly ordinal: number; readonly phase: string }
  | {
      readonly type: 'rows';
      readonly table: string;
      readonly ordinal: number;
      readonly rows: number;
      readonly progress?: NonNullable<QueryStatus['progress']>;
    }
  | { readonly type: 'judged'; readonly table: string; readonly ordinal: number; readonly verdict: string };

/** Told what happens, for people who watch. Never fails a run. */
export type Progress = (event: ProgressEvent) => void;

/** How SQL is spelled for this run, and where the engine finds both sides. */
export interface Spelling {
  readonly source: SourceDialect;
  readonly engine: EngineDialect;
  /** The catalog through which the engine passes a native query; null where the engine streams the source itself. */
  readonly catalog: string | null;
  /** The engine's table over the part's lake files; null where the engine opens the files by path. */
  lakeTable(part: PlannedPart): string | null;
  /** Makes that table hold the files of the comparison, before its statement starts; absent where there is none. */
  readonly declareLake?: (part: PlannedPart, spec: ComparisonSpec) => Promise<void>;
}

/** The configuration of the run, read when it is planned. Rejects with `InvalidConfiguration`. */
export interface ConfigSource {
  /** `digest`: SHA-256 of the configuration's text, hexadecimal. */
  load(): Promise<{ readonly config: Config; readonly digest: string }>;
}

/** What bounds the loop that waits for a query. The numbers reach the state machine through Plan's output. */
export interface PollBounds {
  /** Seconds between the first checks of a query; 0 where `QueryEngine.check` itself waits. */
  readonly pollSeconds: number;
  /** Checks of one query, after which it is stopped. */
  readonly maxChecks: number;
}

/** What a plan says of where it was made. */
export interface RunFacts {
  readonly toolVersion: string;
  readonly engine: Plan['engine'];
  /** Where the source is, without a secret: `postgres://host:5432/database`. */
  readonly sourceIdentity: string;
}

/** Everything that the functions of one run need; each takes only what it uses. */
export interface Ports {
  readonly facts: RunFacts;
  readonly config: ConfigSource;
  readonly dms: DmsDescriber;
  readonly source: SourceCatalog;
  readonly lake: LakeCatalog;
  /** Null in tests alone: a run without it has no canary, and its report says so. */
  readonly canary: CanaryLake | null;
  readonly engine: QueryEngine;
  readonly spelling: Spelling;
  readonly bounds: PollBounds;
  readonly store: RunStore;
  readonly metrics: Metrics;
  readonly announcer: Announcer;
  readonly clock: Clock;
  readonly progress: Progress;
}

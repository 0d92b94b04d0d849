import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { LoadproofError } from '../../handlers/errors.ts';

/** What DuckDB may use. */
export interface DatabaseSettings {
  /** Default: a quarter of the machine's memory, at least 512 MiB and at most 2 GiB. Beyond it, DuckDB spills to disk. */
  readonly memoryBytes?: number | undefined;
  /** Default: as many as the machine has cores. */
  readonly threads?: number | undefined;
  /** Bytes that may be spilled; default: DuckDB's own, nine tenths of what is free on the disk. */
  readonly spillBytes?: number | undefined;
  /** Folders that statements may read and write, besides the private one. Default: every folder. */
  readonly folders?: readonly string[] | undefined;
}

/** A connection with a statement of its own at a time, and the variables of its own. */
export interface Lease {
  readonly connection: DuckDBConnection;
  /** Aborted when the database under it was lost through somebody else's statement. */
  readonly lost: AbortSignal;
  /** Says what a statement's error means, and replaces the database where it broke. */
  explain(error: unknown): LoadproofError;
  release(): void;
}

/** A database in memory that is opened anew when an internal error has made it unusable. */
export class Database {
  readonly #settings: DatabaseSettings;
  readonly #scratch: string;
  #current: Promise<Life> | null = null;

  constructor(settings: DatabaseSettings, scratch: string) {
    this.#settings = settings;
    this.#scratch = scratch;
  }

  async lease(): Promise<Lease> {
    this.#current ??= Life.begin(this.#settings, this.#scratch);
    const current = this.#current;
    const life = await current.catch((error) => {
      this.#current = null;
      throw error;
    });
    const connection = await life.connect();
    const explain = (error: unknown) => this.#explain(error, current, life);
    return { connection, lost: life.lost.signal, explain, release: () => life.release(connection) };
  }

  async close(): Promise<void> {
    const life = await this.#current?.catch(() => null);
    this.#current = null;
    life?.end();
  }

  #explain(error: unknown, current: Promise<Life>, life: Life): LoadproofError {
    if (error instanceof LoadproofError) return error;
    const message = messageOf(error);
    if (!isFatal(message)) return queryFailed(message);
    // A statement that finds the database broken is not the one that broke it.
    const found = life.lost.signal.aborted || /has been invalidated/.test(message);
    if (this.#current === current) this.#current = null;
    life.end();
    return found ? restarted() : queryFailed(message);
  }
}

class Life {
  readonly instance: DuckDBInstance;
  readonly lost = new AbortController();
  private leases = 0;

  constructor(instance: DuckDBInstance) {
    this.instance = instance;
  }

  static async begin(settings: DatabaseSettings, scratch: string): Promise<Life> {
    const instance = await DuckDBInstance.create(':memory:', options(settings, scratch));
    const connection = await instance.connect();
    for (const statement of lockdown(settings, scratch)) await connection.run(statement);
    connection.closeSync();
    return new Life(instance);
  }

  async connect(): Promise<DuckDBConnection> {
    // Counted before, so that nobody closes the instance meanwhile.
    this.leases++;
    return this.instance.connect();
  }

  release(connection: DuckDBConnection): void {
    connection.closeSync();
    this.leases--;
    if (this.lost.signal.aborted && this.leases === 0) this.instance.closeSync();
  }

  /** Takes no more statements; those under way lose it, and the last closes it. */
  end(): void {
    if (this.lost.signal.aborted) return;
    this.lost.abort(restarted());
    if (this.leases === 0) this.instance.closeSync();
  }
}

const MiB = 1 << 20;

function defaultMemory(): number {
  // A container's limit, where there is one: the machine's memory is not ours then.
  const constrained = process.constrainedMemory?.() ?? 0;
  const memory = constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
  return Math.min(Math.max(memory / 4, 512 * MiB), 2048 * MiB);
}

function options(settings: DatabaseSettings, scratch: string): Record<string, string> {
  return {
    memory_limit: `${Math.floor((settings.memoryBytes ?? defaultMemory()) / MiB)}MiB`,
    threads: String(settings.threads ?? availableParallelism()),
    temp_directory: join(scratch, 'spill'),
    preserve_insertion_order: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  };
}

/** GLOBAL, so that every connection has it; then nothing can be set any more but variables. */
function lockdown(settings: DatabaseSettings, scratch: string): string[] {
  const spill = settings.spillBytes;
  const folders = settings.folders && [scratch, ...settings.folders].map((f) => `'${f.replaceAll("'", "''")}'`);
  return [
    // DMS's timestamps are UTC-adjusted; their wall clock must not follow the machine's zone.
    `set global TimeZone = 'UTC'`,
    // Given with the other options when the database is opened, 1.5.6 shows this one and does not heed it.
    ...(spill === undefined ? [] : [`set global max_temp_directory_size = '${Math.floor(spill / MiB)}MiB'`]),
    ...(folders ? [`set global allowed_directories = [${folders.join(', ')}]`] : []),
    ...(folders ? ['set global enable_external_access = false'] : []),
    'set global lock_configuration = true',
  ];
}

/** An error of a native module may be of another realm's Error. */
function messageOf(error: unknown): string {
  const message = (error as { message?: unknown } | null)?.message;
  return typeof message === 'string' ? message : String(error);
}

function isFatal(message: string): boolean {
  return /^(INTERNAL|FATAL) Error/.test(message) || /database has been invalidated/.test(message);
}

function queryFailed(message: string): LoadproofError {
  return new LoadproofError('QueryFailed', `DuckDB: ${firstLine(message)}`, remedyFor(message));
}

/** The lines after the first show the statement, and of a CSV error the row with its values, which are not for reports. */
function firstLine(message: string): string {
  const [line = ''] = message.split('\n');
  return line.length > 500 ? `${line.slice(0, 500)}…` : line;
}

function remedyFor(message: string): string {
  if (/^Out of Memory Error/.test(message))
    return 'Free space for temporary files (TMPDIR chooses the disk), or raise the memory limit of the engine.';
  if (/^(IO Error|Invalid Input Error: (?:File|No magic bytes)|Permission Error)/.test(message))
    return 'Look at the file that the message names: is it there, complete, and readable? Then run again.';
  return 'The statement is in the report. Please report this as a defect if it is not a filter of your own.';
}

function restarted(): LoadproofError {
  return new LoadproofError(
    'EngineRestarted',
    'The query engine was restarted after an internal error in another query.',
    'Run again: the query itself may be fine.',
  );
}

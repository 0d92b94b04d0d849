import { chmod, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { LoadproofError } from '../../handlers/errors.ts';
import type { Cell, QueryEngine, QueryStatus } from '../../handlers/ports.ts';
import { readRows } from './cells.ts';
import { withCsvFeed } from './csv-feed.ts';
import { Database, type DatabaseSettings, type Lease } from './database.ts';
import { Query } from './query.ts';
import { openScratch, type Scratch } from './scratch.ts';
import { Slots } from './slots.ts';
import type { SourceSettings } from './source-session.ts';
import { runStreamed } from './streamed.ts';

export interface EmbeddedEngineSettings extends DatabaseSettings {
  /** The source that native queries go to; null for an engine that reads the lake only. */
  readonly source: SourceSettings | null;
  /** Statements that may read the source at the same time. Default 2. */
  readonly sourceConnections?: number | undefined;
  /** How long `check` waits for a query's end. Default 1000. */
  readonly checkMilliseconds?: number | undefined;
  /** How source rows get to DuckDB. Default `best`: through a named pipe, or a file where the system has none. */
  readonly conduit?: 'pipe' | 'file' | 'best' | undefined;
  /** Parent of the private folder. Default: the system's folder for temporary files. */
  readonly temporary?: string | undefined;
}

/** The longest line of a CSV file, in bytes: what the statement reads by default. */
const ROW_BYTES = 32 * 1024 * 1024;

type StartRequest = Parameters<QueryEngine['start']>[0];

/** DuckDB in this process, with the rows of a source streamed in as it reads. */
export class EmbeddedEngine implements QueryEngine {
  readonly #settings: EmbeddedEngineSettings;
  readonly #scratch: Scratch;
  readonly #database: Database;
  readonly #slots: Slots;
  readonly #queries = new Map<string, Query>();
  readonly #tokens = new Map<string, string>();
  #closed = false;

  private constructor(settings: EmbeddedEngineSettings, scratch: Scratch) {
    this.#settings = settings;
    this.#scratch = scratch;
    this.#database = new Database(settings, scratch.folder);
    this.#slots = new Slots(settings.sourceConnections ?? 2);
  }

  /** Makes the private folder, and removes what crashed engines left. `close` must be called at the end. */
  static async open(settings: EmbeddedEngineSettings): Promise<EmbeddedEngine> {
    return new EmbeddedEngine(settings, await openScratch(settings.temporary));
  }

  async start(request: StartRequest): Promise<string> {
    const known = this.#tokens.get(request.token);
    if (known !== undefined) return known;
    if (this.#closed) throw closedEngine();
    const query = new Query(request.label, (self, signal) => this.#work(self, signal, request));
    this.#tokens.set(request.token, query.id);
    this.#queries.set(query.id, query);
    return query.id;
  }

  async check(queryId: string): Promise<QueryStatus> {
    const query = this.#get(queryId);
    const waited = new AbortController();
    const timer = delay(this.#settings.checkMilliseconds ?? 1000, undefined, { signal: waited.signal }).catch(() => {});
    await Promise.race([query.done, timer]);
    waited.abort();
    return query.status();
  }

  async results(queryId: string): Promise<readonly (readonly Cell[])[]> {
    return this.#get(queryId).rows();
  }

  /** Ends a query, on the source's side too. Resolves when everything of it is down; of an ended query, at once. */
  async stop(queryId: string): Promise<void> {
    const query = this.#get(queryId);
    query.abort(new LoadproofError('Interrupted', `The query "${query.label}" was stopped.`, 'Run again.'));
    await query.done;
  }

  stored(location: string): string {
    return `read_parquet(${literal(globSafe(location))})`;
  }

  /** Ends every query and removes the private folder. Nothing can be started afterwards. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#queries.keys()].map((id) => this.stop(id)));
    await this.#database.close();
    await this.#scratch.remove();
  }

  #get(queryId: string): Query {
    const query = this.#queries.get(queryId);
    if (query) return query;
    throw new LoadproofError(
      'EngineRestarted',
      `This engine has no query ${JSON.stringify(queryId)}: it was started by another one.`,
      'Run again.',
    );
  }

  async #work(query: Query, signal: AbortSignal, request: StartRequest): Promise<Cell[][] | null> {
    const native = request.statement.native;
    if (native === null) return this.#withLease(signal, (lease) => this.#execute(lease, query, request));
    const source = this.#settings.source;
    if (!source) throw noSource();
    await this.#slots.take(signal);
    try {
      query.begin();
      return await this.#withLease(signal, (lease, ends) =>
        runStreamed({
          source,
          places: this.#settings.sourceConnections ?? 2,
          native,
          path: join(this.#scratch.folder, `${query.id}.rows`),
          conduit: this.#settings.conduit ?? 'best',
          read: async (path) => {
            await lease.connection.run(`set variable loadproof_source = ${literal(path)}`);
            return this.#withLake(lease, query, request, ends);
          },
          interrupt: () => lease.connection.interrupt(),
          signal: ends,
          onRows: (rows) => {
            query.sourceRows = rows;
          },
        }),
      );
    } finally {
      this.#slots.give();
    }
  }

  /** Runs the statement with the CSV files of the lake, if it reads any, split into a pipe as it reads them. */
  async #withLake(lease: Lease, query: Query, request: StartRequest, ends: AbortSignal): Promise<Cell[][] | null> {
    const { csv = null } = request.statement;
    if (csv === null) return this.#execute(lease, query, request);
    return withCsvFeed({
      csv,
      path: join(this.#scratch.folder, `${query.id}.lake`),
      conduit: this.#settings.conduit ?? 'best',
      maxBytes: ROW_BYTES,
      read: async (path) => {
        await lease.connection.run(`set variable loadproof_lake = ${literal(path)}`);
        return this.#execute(lease, query, request);
      },
      interrupt: () => lease.connection.interrupt(),
      signal: ends,
    });
  }

  /** Lends a connection to `use`, and a signal that also tells of the database's loss. */
  async #withLease<T>(signal: AbortSignal, use: (lease: Lease, ends: AbortSignal) => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    const lease = await this.#database.lease();
    const ends = AbortSignal.any([signal, lease.lost]);
    let again: NodeJS.Timeout | undefined;
    const interrupt = () => {
      lease.connection.interrupt();
      // An interrupt that comes before a statement has begun is lost: say it again until the work has ended.
      again ??= setInterval(interrupt, 50);
    };
    ends.addEventListener('abort', interrupt);
    try {
      // The signal may have come while the connection was made; a listener does not hear of it then.
      ends.throwIfAborted();
      return await use(lease, ends);
    } catch (error) {
      throw ends.aborted ? ends.reason : lease.explain(error);
    } finally {
      ends.removeEventListener('abort', interrupt);
      clearInterval(again);
      lease.release();
    }
  }

  async #execute(lease: Lease, query: Query, request: StartRequest): Promise<Cell[][] | null> {
    const { statement, storeAt } = request;
    if (storeAt === null) return readRows(lease.connection, statement.sql);
    const partial = `${storeAt}.${query.id}.partial`;
    try {
      await mkdir(dirname(storeAt), { recursive: true, mode: 0o700 });
      await lease.connection.run(`copy (${statement.sql}\n) to ${literal(partial)} (format parquet)`);
      await chmod(partial, 0o600);
      await rename(partial, storeAt);
      return null;
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** DuckDB takes a path with these characters for a pattern, and would read another file that matches it. */
function globSafe(path: string): string {
  return path.replace(/[[*?]/g, '[$&]');
}

function noSource(): LoadproofError {
  return new LoadproofError(
    'InvalidConfiguration',
    'This engine has no source, and was given a statement that reads one.',
    'Give the source in the configuration.',
  );
}

function closedEngine(): LoadproofError {
  return new LoadproofError('Interrupted', 'The engine is closed.', 'Run again.');
}

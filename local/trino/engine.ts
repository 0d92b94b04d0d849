import { setTimeout as delay } from 'node:timers/promises';
import { LoadproofError } from '../../handlers/errors.ts';
import type { Cell, QueryEngine, QueryStatus } from '../../handlers/ports.ts';
import { Query } from '../engine/query.ts';
import { Slots } from '../engine/slots.ts';
import type { QueryProgress, TrinoClient } from './client.ts';
import type { TrinoTables } from './tables.ts';

type StartRequest = Parameters<QueryEngine['start']>[0];

export interface TrinoEngineSettings {
  /** Statements that run at the same time: each reads the source by one connection. */
  readonly connections: number;
  /** How long `check` waits for a query's end. Default 1000. */
  readonly checkMilliseconds?: number | undefined;
}

/** A Trino cluster as the query engine. A query lives as long as this process follows it; `stop` and `close` end it. */
export class TrinoEngine implements QueryEngine {
  readonly #client: TrinoClient;
  readonly #tables: TrinoTables;
  readonly #settings: TrinoEngineSettings;
  readonly #slots: Slots;
  readonly #queries = new Map<string, Query>();
  readonly #tokens = new Map<string, string>();
  #closed = false;

  constructor(client: TrinoClient, tables: TrinoTables, settings: TrinoEngineSettings) {
    this.#client = client;
    this.#tables = tables;
    this.#settings = settings;
    this.#slots = new Slots(settings.connections);
  }

  async start(request: StartRequest): Promise<string> {
    const known = this.#tokens.get(request.token);
    if (known !== undefined) return known;
    if (this.#closed) throw new LoadproofError('Interrupted', 'The engine is closed.', 'Run again.');
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

  /** Ends a query on the cluster too. Resolves when the cluster was told; of an ended query, at once. */
  async stop(queryId: string): Promise<void> {
    const query = this.#get(queryId);
    query.abort(new LoadproofError('Interrupted', `The query "${query.label}" was stopped.`, 'Run again.'));
    await query.done;
  }

  stored(location: string): string {
    return this.#tables.storedTable(location);
  }

  /** Ends every query, and drops every table that was declared. Nothing can be started afterwards. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#queries.keys()].map((id) => this.stop(id)));
    await this.#tables.dropOwn();
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
    await this.#slots.take(signal);
    try {
      query.begin();
      const { statement, storeAt } = request;
      const onProgress = ({ rows, bytes, percent }: QueryProgress) => {
        query.sourceRows = rows;
        query.progress = { bytes, percent };
      };
      const run = (sql: string) => this.#client.run(sql, { signal, onProgress });
      if (storeAt === null) return await run(statement.sql);
      await this.#tables.store(storeAt, statement.sql, run);
      return null;
    } finally {
      this.#slots.give();
    }
  }
}

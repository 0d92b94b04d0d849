import {
  type AthenaClient,
  BatchGetQueryExecutionCommand,
  type QueryExecution,
  StopQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { runKey } from '../evidence.ts';
import type { RunStore } from '../ports.ts';
import { faultOf } from './errors.ts';

/** BatchGetQueryExecution takes so many ids. */
const BATCH = 50;

/** The queries of a run: each leaves a mark in the store when it is started. */
export class RunQueries {
  readonly #athena: AthenaClient;
  readonly #store: RunStore;
  readonly #runId: string;

  constructor(athena: AthenaClient, store: RunStore, runId: string) {
    this.#athena = athena;
    this.#store = store;
    this.#runId = runId;
  }

  async mark(queryId: string): Promise<void> {
    await this.#store.putText(runKey(this.#runId, `queries/${queryId}`), '');
  }

  /** Bytes that all of them scanned; null where that cannot be asked: it is no evidence, and must not end a run. */
  async bytesScanned(): Promise<number | null> {
    try {
      const { found, unknown } = await this.#ask(await this.#ids());
      if (unknown.length > 0) return null;
      return found.reduce((sum, query) => sum + (query.Statistics?.DataScannedInBytes ?? 0), 0);
    } catch {
      return null;
    }
  }

  /**
   * Stops those that may still run: nobody waits for them any more. One that cannot be asked after is stopped unseen,
   * which does nothing to a query that has ended. Returns sentences about those that could not be stopped.
   */
  async stopAll(): Promise<string[]> {
    const problems: string[] = [];
    for (const id of await this.#open()) {
      try {
        await this.#athena.send(new StopQueryExecutionCommand({ QueryExecutionId: id }));
      } catch (error) {
        problems.push(`The query ${id} could not be stopped: ${faultOf(error).name}`);
      }
    }
    return problems;
  }

  /** Ids of the queries that are not known to have ended. */
  async #open(): Promise<string[]> {
    const ids = await this.#ids();
    const { found, unknown } = await this.#ask(ids).catch(() => ({ found: [], unknown: ids }));
    const running = found.filter(({ Status }) => ['QUEUED', 'RUNNING'].includes(Status?.State ?? ''));
    return [...running.flatMap(({ QueryExecutionId: id }) => id ?? []), ...unknown];
  }

  async #ids(): Promise<string[]> {
    const prefix = runKey(this.#runId, 'queries/');
    return (await this.#store.list(prefix)).map((key) => key.slice(prefix.length));
  }

  /** `unknown`: ids that the service did not answer for. */
  async #ask(ids: readonly string[]): Promise<{ found: QueryExecution[]; unknown: string[] }> {
    const found: QueryExecution[] = [];
    for (let i = 0; i < ids.length; i += BATCH) {
      const request = { QueryExecutionIds: ids.slice(i, i + BATCH) };
      found.push(...((await this.#athena.send(new BatchGetQueryExecutionCommand(request))).QueryExecutions ?? []));
    }
    const known = new Set(found.map(({ QueryExecutionId }) => QueryExecutionId));
    return { found, unknown: ids.filter((id) => !known.has(id)) };
  }
}

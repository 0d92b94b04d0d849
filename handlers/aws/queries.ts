import { type AthenaClient, BatchGetQueryExecutionCommand, StopQueryExecutionCommand } from '@aws-sdk/client-athena';
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
      const found = await this.#all();
      return found.reduce((sum, query) => sum + (query.Statistics?.DataScannedInBytes ?? 0), 0);
    } catch {
      return null;
    }
  }

  /** Stops those that still run: nobody waits for them any more. Returns sentences about those that could not be. */
  async stopAll(): Promise<string[]> {
    const problems: string[] = [];
    for (const { QueryExecutionId: id, Status } of await this.#all()) {
      if (id === undefined || !['QUEUED', 'RUNNING'].includes(Status?.State ?? '')) continue;
      try {
        await this.#athena.send(new StopQueryExecutionCommand({ QueryExecutionId: id }));
      } catch (error) {
        problems.push(`The query ${id} could not be stopped: ${faultOf(error).name}`);
      }
    }
    return problems;
  }

  async #all() {
    const prefix = runKey(this.#runId, 'queries/');
    const ids = (await this.#store.list(prefix)).map((key) => key.slice(prefix.length));
    const found = [];
    for (let i = 0; i < ids.length; i += BATCH) {
      const request = { QueryExecutionIds: ids.slice(i, i + BATCH) };
      found.push(...((await this.#athena.send(new BatchGetQueryExecutionCommand(request))).QueryExecutions ?? []));
    }
    return found;
  }
}

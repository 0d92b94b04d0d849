import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type AthenaClient, GetDataCatalogCommand } from '@aws-sdk/client-athena';
import { passthroughSql } from '../../core/sql/athena.ts';
import { ERROR_NAMES, type ErrorName, LoadproofError } from '../errors.ts';
import type { Cell, QueryEngine, SourceCatalog, SourceDescription } from '../ports.ts';
import { awsError } from './errors.ts';
import { type AthenaSourceKind, sourceKindOf } from './sources.ts';

export interface AthenaSourceOptions {
  /** The data catalog that the source is registered as in Athena. */
  readonly catalog: string;
  /** How its own catalog is asked; that of PostgreSQL without it. */
  readonly kind?: Pick<AthenaSourceKind, 'catalogQuery' | 'readCatalog'>;
  /** Milliseconds between two checks of the query. */
  readonly pollMilliseconds?: number;
  /** Milliseconds that the description may take in all. */
  readonly patience?: number;
}

/** What the source says of its own tables, asked through the connector in its own dialect. */
export class AthenaSource implements SourceCatalog {
  readonly #athena: AthenaClient;
  readonly #engine: QueryEngine;
  readonly #options: Required<AthenaSourceOptions>;

  constructor(athena: AthenaClient, engine: QueryEngine, options: AthenaSourceOptions) {
    this.#athena = athena;
    this.#engine = engine;
    const kind = sourceKindOf({ kind: 'postgres' });
    this.#options = { kind, pollMilliseconds: 1_000, patience: 600_000, ...options };
  }

  async describe(): Promise<SourceDescription> {
    await this.probe();
    const rows = await this.#rows(this.#options.kind.catalogQuery);
    return this.#options.kind.readCatalog(rows.map((row) => row.map((cell) => (cell === null ? null : String(cell)))));
  }

  async ask(sql: string): Promise<string | null> {
    const [row] = await this.#rows(sql);
    const text = row?.[0] ?? null;
    return text === null ? null : String(text);
  }

  async #rows(native: string): Promise<readonly (readonly Cell[])[]> {
    const sql = passthroughSql(this.#options.catalog, native);
    // Not a token of the run: a catalog that failed must be asked anew when Plan is tried again.
    const queryId = await this.#engine.start({
      statement: { engine: 'trino', sql, native: null },
      token: `catalog.${randomUUID()}`,
      storeAt: null,
      label: 'the catalog of the source',
    });
    await this.#end(queryId);
    return this.#engine.results(queryId);
  }

  /** Rejects with `InvalidConfiguration` for a catalog that Athena does not pass native queries through to. */
  async probe(): Promise<void> {
    const { catalog } = this.#options;
    // A function named in the query is a catalog without a registration.
    if (catalog.startsWith('lambda:')) return;
    const type = await this.#typeOf(catalog);
    if (type !== 'GLUE') return;
    throw new LoadproofError(
      'InvalidConfiguration',
      `The data catalog ${JSON.stringify(catalog)} is registered in the Glue Data Catalog: Athena passes no native query through it.`,
      'Register the connector as a data catalog of type LAMBDA (the stack does so), and name that one.',
    );
  }

  async #typeOf(catalog: string): Promise<string> {
    try {
      const found = await this.#athena.send(new GetDataCatalogCommand({ Name: catalog }));
      return found.DataCatalog?.Type ?? '';
    } catch (error) {
      throw awsError(error, `Looking for the data catalog ${JSON.stringify(catalog)}`, {
        name: 'InvalidConfiguration',
        remedy: 'Name a data catalog of this account and region: aws athena list-data-catalogs',
      });
    }
  }

  async #end(queryId: string): Promise<void> {
    const { pollMilliseconds, patience } = this.#options;
    for (let waited = 0; waited <= patience; waited += pollMilliseconds) {
      const { state, error } = await this.#engine.check(queryId);
      if (state === 'succeeded') return;
      if (state === 'failed') throw catalogFailure(error);
      await sleep(pollMilliseconds);
    }
    await this.#engine.stop(queryId).catch(() => undefined);
    throw new LoadproofError(
      'QueryTimedOut',
      `The source did not describe its tables in ${Math.round(patience / 1000)} seconds; the query was stopped.`,
      'See why the source is slow, and whether the connector reaches it.',
    );
  }
}

function catalogFailure(error: { name: string; message: string; remedy?: string } | null): LoadproofError {
  const name: ErrorName = ERROR_NAMES.find((known) => known === error?.name) ?? 'QueryFailed';
  return new LoadproofError(
    name,
    `The source could not be asked for its tables. ${error?.message ?? ''}`.trim(),
    error?.remedy ?? "See the log of the connector's function.",
  );
}

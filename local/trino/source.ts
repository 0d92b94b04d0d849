import { configError } from '../../core/config/errors.ts';
import { passthroughSql } from '../../core/sql/athena.ts';
import type { PassedSource } from '../../core/sql/sources.ts';
import type { SourceCatalog, SourceDescription } from '../../handlers/ports.ts';
import type { TrinoClient } from './client.ts';
import { TrinoFailure } from './errors.ts';

/** What the source says of its own tables, asked through Trino's catalog in the source's own dialect. */
export class TrinoSource implements SourceCatalog {
  readonly #client: TrinoClient;
  readonly #catalog: string;
  readonly #kind: PassedSource;

  constructor(client: TrinoClient, catalog: string, kind: PassedSource) {
    this.#client = client;
    this.#catalog = catalog;
    this.#kind = kind;
  }

  async describe(): Promise<SourceDescription> {
    try {
      const rows = await this.#client.run(passthroughSql(this.#catalog, this.#kind.catalogQuery));
      return this.#kind.readCatalog(rows.map((row) => row.map((cell) => (cell === null ? null : String(cell)))));
    } catch (error) {
      throw this.#notThatKind(error);
    }
  }

  async ask(sql: string): Promise<string | null> {
    const [row] = await this.#client.run(passthroughSql(this.#catalog, sql));
    const text = row?.[0] ?? null;
    return text === null ? null : String(text);
  }

  #notThatKind(error: unknown): unknown {
    if (!(error instanceof TrinoFailure) || error.name !== 'QueryFailed') return error;
    const message = `the database behind ${JSON.stringify(this.#catalog)} does not describe its tables as ${this.#kind.product} does (${error.said})`;
    return configError('trino.source.catalog', message);
  }
}

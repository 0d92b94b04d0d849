import { BasicAuth, Trino } from 'trino-client';
import type { Cell } from '../../../core/compare/records.ts';

/** Runs statements on a Trino server, one after another. */
export class TrinoClient {
  readonly #client: Trino;
  /** Rows that the last statement read from its tables, by Trino's own statistics. */
  processedRows = 0;

  constructor(url: string) {
    this.#client = Trino.create({ server: url, auth: new BasicAuth('loadproof'), source: 'loadproof-test' });
  }

  /** All rows. Numbers beyond 2^53 are not exact: cast what can be as large to varchar. */
  async rows(sql: string): Promise<readonly (readonly Cell[])[]> {
    const rows: Cell[][] = [];
    for await (const page of await this.#client.query(sql)) {
      if (page.error) throw new Error(`${page.error.errorName}: ${page.error.message}`);
      this.processedRows = page.stats?.processedRows ?? 0;
      rows.push(...((page.data ?? []) as Cell[][]));
    }
    return rows;
  }
}

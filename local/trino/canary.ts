import { CANARY_LAKE_COLUMNS } from '../../core/canary/lake.ts';
import { canaryLakeSql } from '../../core/canary/trino.ts';
import type { LakeFile } from '../../core/compare/columns.ts';
import type { CanaryLake, LakeListing } from '../../handlers/ports.ts';
import type { MadeTable, TrinoTables } from './tables.ts';

/**
 * The canary's lake on a cluster: nothing of ours is put into the user's folders, so Trino writes the rows to a table of
 * its own catalog, as it keeps results, and says which files it made.
 */
export class TrinoCanary implements CanaryLake {
  readonly #tables: TrinoTables;
  #location = '';
  #made: MadeTable | null = null;

  constructor(tables: TrinoTables) {
    this.#tables = tables;
  }

  async put(runId: string): Promise<string> {
    this.#location = `canary:${runId}/`;
    this.#made = await this.#tables.make('canary', canaryLakeSql());
    return this.#location;
  }

  /** The quoted table that holds it; null before it was put. */
  get table(): string | null {
    return this.#made?.table ?? null;
  }

  async list(location: string): Promise<LakeListing> {
    const files = location === this.#location ? (this.#made?.files ?? []) : [];
    return { files: files.map(({ path }) => ({ path, bytes: 0, modified: null })), others: [] };
  }

  async describe({ path }: LakeListing['files'][number]): Promise<LakeFile> {
    const rows = this.#made?.files.find((file) => file.path === path)?.rows ?? 0;
    return { path, bytes: 0, modified: null, rows, columns: CANARY_LAKE_COLUMNS };
  }
}

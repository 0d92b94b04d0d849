import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { LakeColumn, LakeFile, LakeType } from '../../../core/compare/columns.ts';
import type { Cell } from '../../../core/compare/records.ts';
import type { ComparisonSpec, Statement } from '../../../core/sql/dialect.ts';
import { declareTable, trino } from '../../../core/sql/trino.ts';
import { TrinoClient } from '../../../local/trino/client.ts';
import { TrinoEngine } from '../../../local/trino/engine.ts';
import { TrinoTables } from '../../../local/trino/tables.ts';
import type { DuckDBUnderTest } from '../../support/duckdb-under-test.ts';
import type { EngineUnderTest } from '../../support/engine-under-test.ts';
import { LAKE, PLACES, SOURCE, testAccess } from './catalogs.ts';

/**
 * The engine that users of a Trino cluster run, with the source passed through the PostgreSQL connector and the lake
 * declared in the Hive connector.
 */
export class TrinoUnderTest implements EngineUnderTest {
  readonly dialect = trino;
  readonly client: TrinoClient;
  readonly options: EngineUnderTest['options'];
  readonly #engine: TrinoEngine;
  readonly #tables: TrinoTables;
  readonly #folder: string;
  #started = 0;

  /** DuckDB only writes the files. */
  constructor(
    url: string,
    private readonly writer: DuckDBUnderTest,
  ) {
    this.client = new TrinoClient(testAccess(url));
    this.#tables = new TrinoTables((sql) => this.client.run(sql), { ...PLACES, now: new Date() });
    this.#engine = new TrinoEngine(this.client, this.#tables, { connections: 1 });
    this.options = { catalog: SOURCE, lakeTable: this.#tables.lakeTable({ ordinal: 0 }) };
    const lake = process.env.LOADPROOF_TEST_TRINO_LAKE;
    if (lake === undefined) throw new Error('LOADPROOF_TEST_TRINO_LAKE is not set');
    this.#folder = join(lake, 'files', String(process.pid));
    mkdirSync(this.#folder, { recursive: true });
  }

  async writeFile(query: string, columns: readonly LakeColumn[], name?: string): Promise<LakeFile> {
    const file = await this.writer.writeFile(query, columns, name, this.#folder);
    return { ...file, path: this.#location(file.path.slice(this.#folder.length)) };
  }

  folderOf(): { disk: string; location: string } {
    const disk = mkdtempSync(join(this.#folder, 'files-'));
    return { disk, location: this.#location(disk.slice(this.#folder.length)) };
  }

  declare(spec: ComparisonSpec, location = this.#location('')): Promise<void> {
    return this.#tables.declareLake(location, spec);
  }

  async run(statement: Statement): Promise<readonly (readonly Cell[])[]> {
    return this.#engine.results(await this.#ended(statement, null));
  }

  async store(statement: Statement): Promise<string> {
    await this.#ended(statement, 'open differences');
    return this.#engine.stored('open differences');
  }

  async select(expression: string, query: string, type: LakeType): Promise<readonly Cell[]> {
    const columns: LakeColumn[] = [
      { name: 'i', type: { kind: 'integer', bits: 32, signed: true } },
      { name: 'x', type },
    ];
    const file = await this.writeFile(query, columns);
    const table = `"${LAKE}"."public"."values"`;
    for (const sql of declareTable(table, this.#location(''), columns)) await this.client.run(sql);
    const rows = await this.client.run(
      `SELECT ${expression} FROM ${table} WHERE "$path" = ${trino.literal(file.path)} ORDER BY i`,
    );
    return rows.map((row) => row[0] ?? null);
  }

  /** Where a file that {@link writeFile} returned is on the disk. */
  onDisk(path: string): string {
    return join(this.#folder, path.slice(this.#location('').length));
  }

  async close(): Promise<void> {
    await this.#engine.close();
    await this.writer.close();
  }

  /** Runs a statement as the state machine does: started, and checked until it has ended. */
  async #ended(statement: Statement, storeAt: string | null): Promise<string> {
    this.#started += 1;
    const id = await this.#engine.start({ statement, token: String(this.#started), storeAt, label: 'a test' });
    for (;;) {
      const { state, error } = await this.#engine.check(id);
      if (state === 'succeeded') return id;
      if (state === 'failed') throw new Error(`${error?.name}: ${error?.message}`);
    }
  }

  #location(path: string): string {
    return `local:///files/${process.pid}${path}`;
  }
}

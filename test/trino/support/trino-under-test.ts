import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LakeColumn, LakeFile, LakeType } from '../../../core/compare/columns.ts';
import type { Cell } from '../../../core/compare/records.ts';
import type { ComparisonSpec, Statement } from '../../../core/sql/dialect.ts';
import { declareLake, declareTable, trino } from '../../../core/sql/trino.ts';
import type { DuckDBUnderTest } from '../../support/duckdb-under-test.ts';
import type { EngineUnderTest } from '../../support/engine-under-test.ts';
import { LAKE, SOURCE, STORE } from './catalogs.ts';
import { TrinoClient } from './client.ts';

/** Trino, with the source passed through its PostgreSQL connector and the lake declared in its Hive connector. */
export class TrinoUnderTest implements EngineUnderTest {
  readonly dialect = trino;
  readonly options = { catalog: SOURCE, lakeTable: `"${LAKE}"."public"."t"` };
  readonly client: TrinoClient;
  /** Rows that the last stored statement read. */
  rowsProcessed = 0;
  readonly #folder: string;

  /** DuckDB only writes the files. */
  constructor(
    url: string,
    private readonly writer: DuckDBUnderTest,
  ) {
    this.client = new TrinoClient(url);
    const lake = process.env.LOADPROOF_TEST_TRINO_LAKE;
    if (lake === undefined) throw new Error('LOADPROOF_TEST_TRINO_LAKE is not set');
    this.#folder = join(lake, 'files', String(process.pid));
    mkdirSync(this.#folder, { recursive: true });
  }

  async writeFile(query: string, columns: readonly LakeColumn[]): Promise<LakeFile> {
    const file = await this.writer.writeFile(query, columns, this.#folder);
    return { ...file, path: this.#location(file.path.slice(this.#folder.length)) };
  }

  async declare(spec: ComparisonSpec): Promise<void> {
    for (const sql of declareLake(spec, this.#location(''))) await this.client.rows(sql);
  }

  run(statement: Statement): Promise<readonly (readonly Cell[])[]> {
    return this.client.rows(statement.sql);
  }

  async store(statement: Statement): Promise<string> {
    const table = `"${STORE}"."default"."open_differences"`;
    await this.client.rows(`DROP TABLE IF EXISTS ${table}`);
    await this.client.rows(`CREATE TABLE ${table} AS ${statement.sql}`);
    this.rowsProcessed = this.client.processedRows;
    return table;
  }

  async select(expression: string, query: string, type: LakeType): Promise<readonly Cell[]> {
    const columns: LakeColumn[] = [
      { name: 'i', type: { kind: 'integer', bits: 32, signed: true } },
      { name: 'x', type },
    ];
    const file = await this.writeFile(query, columns);
    const table = `"${LAKE}"."public"."values"`;
    for (const sql of declareTable(table, this.#location(''), columns)) await this.client.rows(sql);
    const rows = await this.client.rows(
      `SELECT ${expression} FROM ${table} WHERE "$path" = ${trino.literal(file.path)} ORDER BY i`,
    );
    return rows.map((row) => row[0] ?? null);
  }

  /** Where a file that {@link writeFile} returned is on the disk. */
  onDisk(path: string): string {
    return join(this.#folder, path.slice(this.#location('').length));
  }

  async close(): Promise<void> {
    await this.writer.close();
  }

  #location(path: string): string {
    return `local:///files/${process.pid}${path}`;
  }
}

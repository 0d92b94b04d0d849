import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { DuckDBConnection } from '@duckdb/node-api';
import type pg from 'pg';
import { to } from 'pg-copy-streams';
import type { LakeColumn, LakeFile } from '../../core/compare/columns.ts';
import type { Cell } from '../../core/compare/records.ts';
import { Splitter } from '../../core/csv/splitter.ts';
import type { CsvLake, Statement } from '../../core/sql/dialect.ts';
import { duckdb } from '../../core/sql/duckdb.ts';
import type { EngineUnderTest } from './engine-under-test.ts';

/** What the engine's feed writes into its pipe. */
function splitFiles({ format, columns, files, extras }: CsvLake): Buffer {
  const numbered = extras !== undefined;
  const lines = files.map(({ path, gzip, places, skip }, i) => {
    const splitter = new Splitter({ format, columns, places, skip, tag: String(i), maxBytes: 32 << 20, numbered });
    const bytes = readFileSync(path);
    const rows = Buffer.from(splitter.push(gzip ? gunzipSync(bytes) : bytes));
    return Buffer.concat([rows, splitter.finish()]);
  });
  return Buffer.concat(lines);
}

/** The embedded engine, but for its named pipe, which is a file here. */
export class DuckDBUnderTest implements EngineUnderTest {
  readonly dialect = duckdb;
  readonly options = { catalog: null, lakeTable: null };
  readonly folder = mkdtempSync(join(tmpdir(), 'loadproof-test-'));
  #files = 0;

  constructor(
    private readonly source: pg.Client,
    private readonly connection: DuckDBConnection,
  ) {}

  async writeFile(
    query: string,
    columns: readonly LakeColumn[],
    name?: string,
    folder = this.folder,
  ): Promise<LakeFile> {
    this.#files += 1;
    const path = join(folder, name ?? `LOAD${String(this.#files).padStart(8, '0')}.parquet`);
    // DuckDB's dictionary holds 0 and -0 as one value, so files with floats go without.
    const plain = columns.some((c) => c.type.kind === 'float') ? ', DICTIONARY_SIZE_LIMIT 0' : '';
    await this.connection.run(`COPY (${query}) TO '${path}' (FORMAT parquet${plain})`);
    const rows = Number((await this.rows(`SELECT count(*) FROM read_parquet('${path}')`))[0]?.[0] ?? -1);
    return { path, bytes: 1, modified: null, rows, columns };
  }

  folderOf(): { disk: string; location: string } {
    const disk = mkdtempSync(join(this.folder, 'files-'));
    return { disk, location: disk };
  }

  async declare(): Promise<void> {}

  async run(statement: Statement): Promise<readonly (readonly Cell[])[]> {
    if (statement.native !== null) {
      const chunks: Buffer[] = [];
      for await (const chunk of this.source.query(to(`COPY (${statement.native}) TO STDOUT`))) chunks.push(chunk);
      const path = join(this.folder, 'source.copy');
      writeFileSync(path, Buffer.concat(chunks));
      await this.connection.run(`SET VARIABLE loadproof_source = '${path}'`);
    }
    if (statement.csv) {
      const path = join(this.folder, 'lake.lines');
      writeFileSync(path, splitFiles(statement.csv));
      await this.connection.run(`SET VARIABLE loadproof_lake = '${path}'`);
    }
    return this.rows(statement.sql);
  }

  async store(statement: Statement): Promise<string> {
    await this.run({ ...statement, sql: `CREATE OR REPLACE TEMP TABLE open_differences AS ${statement.sql}` });
    return 'open_differences';
  }

  async select(expression: string, query: string): Promise<readonly Cell[]> {
    return (await this.rows(`SELECT ${expression} FROM (${query}) ORDER BY i`)).map((row) => row[0] ?? null);
  }

  async close(): Promise<void> {
    this.connection.closeSync();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async rows(sql: string): Promise<readonly (readonly Cell[])[]> {
    const reader = await this.connection.runAndReadAll(sql);
    return reader.getRows() as Cell[][];
  }
}

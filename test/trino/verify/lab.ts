/** What an experiment works with: a real Trino, files on its disk, and the PostgreSQL server behind its connector. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import pg from 'pg';
import type { Cell } from '../../../core/compare/records.ts';
import { TrinoClient } from '../../../local/trino/client.ts';
import { testAccess } from '../support/catalogs.ts';

/** A statement that was run, and what came back. */
export interface Outcome {
  readonly sql: string;
  readonly columns: readonly string[];
  /** A sentence in place of rows, where the statement failed. */
  readonly result: readonly (readonly Cell[])[] | string;
}

/** Folder of the lake that experiments write to, on the disk and as Trino names it. */
const FOLDER = 'verify';

export class Lab {
  readonly outcomes: Outcome[] = [];
  readonly #client: TrinoClient;
  readonly #folder: string;

  private constructor(
    url: string,
    lake: string,
    private readonly source: pg.Client,
    private readonly writer: DuckDBInstance,
  ) {
    this.#client = new TrinoClient(testAccess(url));
    this.#folder = join(lake, FOLDER);
  }

  static async open(): Promise<Lab> {
    const { LOADPROOF_TEST_TRINO_URL, LOADPROOF_TEST_TRINO_LAKE, LOADPROOF_TEST_POSTGRES_URL } = process.env;
    if (!LOADPROOF_TEST_TRINO_URL || !LOADPROOF_TEST_TRINO_LAKE) throw new Error('run by npm run test:trino');
    const source = new pg.Client({ connectionString: LOADPROOF_TEST_POSTGRES_URL });
    await source.connect();
    await source.query('DROP SCHEMA IF EXISTS verify CASCADE; CREATE SCHEMA verify');
    const writer = await DuckDBInstance.create(':memory:', { threads: '1' });
    return new Lab(LOADPROOF_TEST_TRINO_URL, LOADPROOF_TEST_TRINO_LAKE, source, writer);
  }

  async close(): Promise<void> {
    await this.source.query('DROP SCHEMA IF EXISTS verify CASCADE');
    await this.source.end();
    this.writer.closeSync();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Writes a file below the experiments' folder. */
  file(path: string, content: string | Buffer): void {
    writeFileSync(this.#onDisk(path), content);
  }

  /** Changes a file's bytes. */
  patch(path: string, change: (bytes: Buffer) => void): void {
    const bytes = readFileSync(this.#onDisk(path));
    change(bytes);
    writeFileSync(this.#onDisk(path), bytes);
  }

  /** Writes a Parquet file from a query of DuckDB. */
  async parquet(path: string, query: string): Promise<void> {
    const connection = await this.writer.connect();
    try {
      await connection.run("SET TimeZone = 'UTC'");
      await connection.run(`COPY (${query}) TO '${this.#onDisk(path)}' (FORMAT parquet)`);
    } finally {
      connection.disconnectSync();
    }
  }

  /** Runs a statement on the source itself. */
  async postgres(sql: string): Promise<void> {
    await this.source.query(sql);
  }

  /** Declares a table over a folder of the experiments', and shows how. */
  async declare(name: string, columns: string, folder: string, format: string): Promise<void> {
    await this.#client.run(`DROP TABLE IF EXISTS lake.public.${name}`);
    const sql = `CREATE TABLE lake.public.${name} (${columns})\nWITH (external_location = 'local:///${FOLDER}/${folder}', format = ${format})`;
    await this.#client.run(sql);
    this.outcomes.push({ sql, columns: [], result: [] });
  }

  /** Runs a statement, shows it, and shows what came back under these headings. */
  async show(columns: readonly string[], sql: string, onRows?: (rows: number) => void): Promise<Outcome['result']> {
    const result = await this.ask(sql, onRows);
    this.outcomes.push({ sql, columns, result });
    return result;
  }

  /** Adds a row to the table of the last outcome, where that is of the same statement; else begins one. */
  note(sql: string, columns: readonly string[], row: readonly Cell[]): void {
    const last = this.outcomes.at(-1);
    const rows = last?.sql === sql && typeof last.result !== 'string' ? last.result : null;
    if (rows) this.outcomes.pop();
    this.outcomes.push({ sql, columns, result: [...(rows ?? []), row] });
  }

  /** Runs a statement, and shows how many rows it read from its tables. */
  async showReads(name: string, sql: string): Promise<void> {
    let read = 0;
    const result = await this.ask(sql, (rows) => {
      read = rows;
    });
    this.outcomes.push({
      sql,
      columns: [name, 'rows read'],
      result: typeof result === 'string' ? result : [[`${result.length} rows`, read]],
    });
  }

  /** Runs a statement without showing it. */
  async ask(sql: string, onRows?: (rows: number) => void): Promise<Outcome['result']> {
    try {
      return await this.#client.run(sql, { onProgress: ({ rows }) => onRows?.(rows) });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return failure(error.message);
    }
  }

  #onDisk(path: string): string {
    const target = join(this.#folder, path);
    mkdirSync(dirname(target), { recursive: true });
    return target;
  }
}

/** What Trino says of a failed statement: its name for the error, and the message, without places and numbers of runs. */
function failure(message: string): string {
  const found = /\(([A-Z_]+)\): (.*)$/s.exec(message);
  const text = (found?.[2] ?? message).split(/\n| Run the statement/)[0] ?? '';
  return `${found?.[1] ?? 'fails'}: ${text.replaceAll(/\(offset=\d+, length=\d+\)/g, '').trim()}`;
}

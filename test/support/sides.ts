/**
 * Both sides of a comparison for tests of `core`: a real PostgreSQL (or PGlite) that speaks COPY, and a real DuckDB that
 * reads real Parquet. The statements are those that the product runs; only the named pipe is a file here.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import type { LakeColumn, LakeFile, LossRule, SourceColumn } from '../../core/compare/columns.ts';
import { judgeDigest, judgeFindings } from '../../core/compare/judge.ts';
import { type Listing, type Prepared, prepareComparison } from '../../core/compare/prepare.ts';
import { type Cell, readDigest, readFindings } from '../../core/compare/records.ts';
import type { Plan, PlannedPart } from '../../core/plan/schema.ts';
import type { PartResult } from '../../core/report/schema.ts';
import type { Statement } from '../../core/sql/dialect.ts';
import { duckdb } from '../../core/sql/duckdb.ts';
import { postgres } from '../../core/sql/postgres.ts';

export interface SideColumn {
  readonly source: SourceColumn;
  readonly lake: LakeColumn | null;
  readonly losses?: readonly LossRule[];
}

/** A source column from its declaration: `numeric(12,2)`. */
export function sourceColumn(name: string, type: string, baseType: string): SourceColumn {
  const modifiers = /\((\d+)(?:,(-?\d+))?\)/.exec(type);
  const numeric = baseType === 'numeric' && modifiers !== null;
  return {
    name,
    type,
    baseType,
    precision: numeric ? Number(modifiers[1]) : null,
    scale: numeric ? Number(modifiers[2] ?? 0) : null,
    nullable: true,
  };
}

export class Sides {
  readonly folder = mkdtempSync(join(tmpdir(), 'loadproof-test-'));
  #files = 0;

  private constructor(
    readonly source: pg.Client,
    readonly lake: DuckDBConnection,
    private readonly instance: DuckDBInstance,
  ) {}

  static async open(): Promise<Sides> {
    const url = process.env.LOADPROOF_TEST_POSTGRES_URL ?? process.env.LOADPROOF_TEST_PGLITE_URL;
    if (!url) throw new Error('neither LOADPROOF_TEST_POSTGRES_URL nor LOADPROOF_TEST_PGLITE_URL is set');
    const source = new pg.Client({ connectionString: url });
    await source.connect();
    const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
    const lake = await instance.connect();
    await lake.run("SET TimeZone = 'UTC'");
    return new Sides(source, lake, instance);
  }

  async close(): Promise<void> {
    await this.source.end();
    this.lake.closeSync();
    this.instance.closeSync();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Writes one Parquet file from a DuckDB query and returns what its footer would say. */
  async file(query: string, columns: readonly LakeColumn[]): Promise<LakeFile> {
    this.#files += 1;
    const path = join(this.folder, `LOAD${String(this.#files).padStart(8, '0')}.parquet`);
    await this.lake.run(`COPY (${query}) TO '${path}' (FORMAT parquet)`);
    const rows = Number((await this.rows(`SELECT count(*) FROM read_parquet('${path}')`))[0]?.[0] ?? -1);
    return { path, bytes: 1, modified: null, rows, columns };
  }

  async rows(sql: string): Promise<readonly (readonly Cell[])[]> {
    const reader = await this.lake.runAndReadAll(sql);
    return reader.getRows() as Cell[][];
  }

  /** Runs a statement as the embedded engine does. */
  async run(statement: Statement): Promise<readonly (readonly Cell[])[]> {
    if (statement.native !== null) {
      const chunks: Buffer[] = [];
      for await (const chunk of this.source.query(to(`COPY (${statement.native}) TO STDOUT`))) chunks.push(chunk);
      const path = join(this.folder, 'source.copy');
      writeFileSync(path, Buffer.concat(chunks));
      await this.lake.run(`SET VARIABLE loadproof_source = '${path}'`);
    }
    return this.rows(statement.sql);
  }

  /** Compares a relation of the source (any SQL that can follow FROM) with lake files, through both levels. */
  async compare(request: {
    readonly relation: string;
    readonly columns: readonly SideColumn[];
    readonly key: readonly string[];
    readonly listing: Listing;
    readonly quiesced?: boolean;
    readonly sample?: number;
  }): Promise<{ prepared: Prepared; result: PartResult }> {
    const part = plannedPart(request.columns, request.key);
    const prepared = prepareComparison(part, request.listing, { source: postgres, engine: duckdb });
    if (!prepared.spec) throw new Error(prepared.problem?.message ?? 'nothing to compare');
    const spec = { ...prepared.spec, source: { ...prepared.spec.source, relation: request.relation } };
    const context = { plan: plan(), part, prepared, today: '2026-01-01', reads: [], statements: [] };
    const digest = readDigest(await this.run(duckdb.digestStatement(spec)));
    const first = judgeDigest(context, digest);
    if (first.next === 'done') return { prepared, result: first.result };
    const rows = duckdb.rowsStatement(spec, first.buckets);
    await this.run({ ...rows, sql: `CREATE OR REPLACE TEMP TABLE open_differences AS ${rows.sql}` });
    const findings = duckdb.findingsStatement({
      reads: ['open_differences'],
      sample: request.sample ?? 100,
      columns: prepared.compared.length,
    });
    const last = judgeFindings(context, digest, readFindings(await this.run(findings)), { attempt: 0 });
    if (last.next !== 'done') throw new Error(`unexpected ${last.next}`);
    return { prepared, result: last.result };
  }
}

export function plannedPart(columns: readonly SideColumn[], key: readonly string[]): PlannedPart {
  return {
    ordinal: 0,
    table: { schema: 'public', name: 't' },
    part: 1,
    parts: 1,
    lake: { schema: 'public', name: 't', location: 'public/t' },
    source: null,
    columns: columns.map((c) => ({
      source: c.source,
      lakeName: c.lake?.name ?? c.source.name,
      losses: [...(c.losses ?? [])],
      excluded: null,
    })),
    lakeOnlyColumns: [],
    key: [...key],
    filters: [],
    limits: [],
    problem: null,
  };
}

export function plan(overrides: Partial<Plan> = {}): Plan {
  return {
    version: 1,
    runId: 'test',
    toolVersion: '0.0.0',
    createdAt: '2026-01-01T00:00:00.000Z',
    trigger: { kind: 'manual', detail: 'test' },
    engine: 'embedded',
    task: null,
    source: {
      kind: 'postgres',
      identity: 'postgres://localhost/test',
      server: 'PostgreSQL',
      quiesced: { reason: 'test', owner: 'test', expires: '2099-12-31' },
    },
    lake: { location: 'lake' },
    settings: { settleSeconds: 0, sample: 100, values: 'plain', accept: [], configDigest: '' },
    parts: [],
    ...overrides,
  };
}

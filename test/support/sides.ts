/**
 * Both sides of a comparison for tests of `core`: a real PostgreSQL (or PGlite), real Parquet files that DuckDB wrote, and
 * the query engine under test: DuckDB, or a real Trino where `npm run test:trino` started one. The statements are those
 * that the product runs.
 */
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import pg from 'pg';
import type { LakeColumn, LakeFile, LakeType } from '../../core/compare/columns.ts';
import type { Form } from '../../core/compare/forms.ts';
import { judgeDigest, judgeFindings } from '../../core/compare/judge.ts';
import { hasKeySpread } from '../../core/compare/key-spread.ts';
import { type Listing, type Prepared, prepareComparison } from '../../core/compare/prepare.ts';
import type { KeyRange } from '../../core/compare/ranges.ts';
import { readDigest, readFindings } from '../../core/compare/records.ts';
import type { CdcPlan, CsvPlan } from '../../core/plan/schema.ts';
import type { PartResult } from '../../core/report/schema.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { DuckDBUnderTest } from './duckdb-under-test.ts';
import type { EngineUnderTest } from './engine-under-test.ts';
import { plan, plannedPart, type SideColumn } from './parts.ts';

export { plan, plannedPart, type SideColumn, sourceColumn } from './parts.ts';

export class Sides {
  private constructor(
    readonly source: pg.Client,
    readonly engine: EngineUnderTest,
    private readonly instance: DuckDBInstance,
  ) {}

  static async open(): Promise<Sides> {
    const url = process.env.LOADPROOF_TEST_POSTGRES_URL ?? process.env.LOADPROOF_TEST_PGLITE_URL;
    if (!url) throw new Error('neither LOADPROOF_TEST_POSTGRES_URL nor LOADPROOF_TEST_PGLITE_URL is set');
    const source = new pg.Client({ connectionString: url });
    await source.connect();
    const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
    const connection = await instance.connect();
    await connection.run("SET TimeZone = 'UTC'");
    return new Sides(source, await engineUnderTest(source, connection), instance);
  }

  async close(): Promise<void> {
    await this.source.end();
    await this.engine.close();
    this.instance.closeSync();
  }

  /** Writes one Parquet file from a DuckDB query and returns what its footer would say. */
  file(query: string, columns: readonly LakeColumn[], name?: string): Promise<LakeFile> {
    return this.engine.writeFile(query, columns, name);
  }

  /** The engine's canonical texts of values that DuckDB literals of a type spell. */
  async lakeTexts(
    type: LakeType,
    duckType: string,
    form: Form,
    literals: readonly string[],
  ): Promise<(string | null)[]> {
    const rendered = this.engine.dialect.render('x', type, form);
    if (typeof rendered !== 'string') throw new Error(rendered.unsupported);
    const values = literals.map((l, i) => `(${i}, (${l})::${duckType})`).join(', ');
    const found = await this.engine.select(rendered, `SELECT i, x FROM (VALUES ${values}) AS v(i, x)`, type);
    return found.map((cell) => (cell === null ? null : String(cell)));
  }

  /** Compares a relation of the source (any SQL that can follow FROM) with lake files, through both levels. */
  async compare(request: {
    readonly relation: string;
    readonly columns: readonly SideColumn[];
    readonly key: readonly string[];
    readonly listing: Listing;
    readonly quiesced?: boolean;
    readonly sample?: number;
    readonly range?: KeyRange | null;
    /** Compares as a table of very many columns is compared, where the engine does that another way. */
    readonly wide?: boolean;
    /** How the listed files were to be written, where they are CSV. */
    readonly csv?: CsvPlan;
    /** What the settings say of files of changes. */
    readonly cdc?: CdcPlan;
    /** The folder of the listed files, as the engine calls it, where it is not that of {@link file}. */
    readonly location?: string;
  }): Promise<{ prepared: Prepared; result: PartResult }> {
    const range = request.range ? { ...request.range } : null;
    const { csv, cdc } = request;
    const told = { ...(csv === undefined ? {} : { csv }), ...(cdc === undefined ? {} : { cdc }) };
    const part = { ...plannedPart(request.columns, request.key), range, ...told };
    const { options } = this.engine;
    const wide = request.wide && this.engine.dialect.wideFrom !== null ? { wideFrom: 1 } : {};
    const dialect = { ...this.engine.dialect, ...wide };
    const prepared = prepareComparison(part, request.listing, { source: postgres, engine: dialect }, options);
    if (!prepared.spec) throw new Error(prepared.problem?.message ?? 'nothing to compare');
    const spec = { ...prepared.spec, source: { ...prepared.spec.source, relation: request.relation } };
    const context = { plan: plan(), part, prepared, today: '2026-01-01', reads: [], statements: [] };
    await this.engine.declare(spec, request.location);
    const digest = readDigest(await this.engine.run(dialect.digestStatement(spec)));
    const first = judgeDigest(context, digest);
    if (first.next === 'done') return { prepared, result: first.result };
    if (first.next === 'again') throw new Error('the lake changed');
    const stored = await this.engine.store(dialect.rowsStatement(spec, first.buckets));
    const findings = dialect.findingsStatement({
      reads: [stored],
      sample: request.sample ?? 100,
      columns: prepared.compared.length,
      spread: hasKeySpread(prepared.key, prepared.compared),
    });
    const last = judgeFindings(context, digest, readFindings(await this.engine.run(findings)), {
      reads: 1,
      mayReread: true,
      mayRestart: false,
    });
    if (last.next !== 'done') throw new Error(`unexpected ${last.next}`);
    return { prepared, result: last.result };
  }
}

async function engineUnderTest(source: pg.Client, connection: DuckDBConnection): Promise<EngineUnderTest> {
  const duckdb = new DuckDBUnderTest(source, connection);
  const url = process.env.LOADPROOF_TEST_TRINO_URL;
  if (url === undefined) return duckdb;
  const { TrinoUnderTest } = await import('../trino/support/trino-under-test.ts');
  return new TrinoUnderTest(url, duckdb);
}

import { createHash, randomBytes } from 'node:crypto';
import type { PlannedPart } from '../../core/plan/schema.ts';
import type { ComparisonSpec } from '../../core/sql/dialect.ts';
import { declareLake, trino } from '../../core/sql/trino.ts';
import type { Cell } from '../../handlers/ports.ts';

/** A schema of a catalog. */
export interface Place {
  readonly catalog: string;
  readonly schema: string;
}

export interface TrinoTablesSettings {
  /** Where tables over the lake's files are declared: a Hive catalog. */
  readonly lake: Place;
  /** Where the differing rows are kept while the run needs them. */
  readonly results: Place;
  readonly now: Date;
}

export interface MadeTable {
  readonly table: string;
  readonly files: readonly { readonly path: string; readonly rows: number }[];
}

type Run = (sql: string) => Promise<readonly (readonly Cell[])[]>;

/** `lp_<moment of the run>_<random>`: nothing else is ever changed or dropped. */
const OURS = /^lp_(\d{14})_[0-9a-f]{12}_/;

/** What a run of so long ago left behind is nobody's any more. */
const ABANDONED_MS = 7 * 24 * 3600 * 1000;

/**
 * The tables of one run: one over the lake folder of each part, with the columns as the files hold them, and one for
 * each kept result. Their names are the run's own, so that two runs never share one; they are dropped when it ends.
 */
export class TrinoTables {
  readonly #run: Run;
  readonly #settings: TrinoTablesSettings;
  readonly #mark: string;
  /** Whether something was declared that must be dropped. */
  #used = false;

  constructor(run: Run, settings: TrinoTablesSettings) {
    this.#run = run;
    this.#settings = settings;
    const moment = settings.now.toISOString().replace(/\D/g, '').slice(0, 14);
    this.#mark = `lp_${moment}_${randomBytes(6).toString('hex')}_`;
  }

  /** The quoted table over a part's lake files. */
  lakeTable(part: Pick<PlannedPart, 'ordinal'>): string {
    return this.lakeName(String(part.ordinal));
  }

  /** A quoted name of this run's for a table of the lake's. */
  lakeName(name: string): string {
    this.#used = true;
    return qualified(this.#settings.lake, `${this.#mark}${name}`);
  }

  /** Declares the tables over a part's lake files, in place of those of an earlier read. */
  async declareLake(location: string, spec: ComparisonSpec): Promise<void> {
    this.#used = true;
    for (const sql of declareLake(spec, location)) await this.#run(sql);
  }

  /** The quoted table that holds a kept result. */
  storedTable(location: string): string {
    const name = createHash('sha256').update(location).digest('hex').slice(0, 24);
    return qualified(this.#settings.results, `${this.#mark}rows_${name}`);
  }

  /** Keeps the whole result of a statement, in place of an older one; `run` runs the statement that does. */
  async store(location: string, sql: string, run: Run): Promise<void> {
    this.#used = true;
    const table = this.storedTable(location);
    await this.#run(`DROP TABLE IF EXISTS ${table}`);
    await run(`CREATE TABLE ${table} AS\n${sql}`);
  }

  /**
   * Makes a table of a query's rows, which is read as the lake's are: in the lake's catalog, or where results are kept if
   * that one takes no table. Returns its quoted name, and its files as a statement will name them.
   */
  async make(name: string, sql: string): Promise<MadeTable> {
    this.#used = true;
    const { lake, results } = this.#settings;
    return this.#makeIn(lake, name, sql).catch((error: unknown) => {
      if (qualified(lake, '') === qualified(results, '')) throw error;
      return this.#makeIn(results, name, sql);
    });
  }

  async #makeIn(place: Place, name: string, sql: string): Promise<MadeTable> {
    const table = qualified(place, `${this.#mark}${name}`);
    await this.#run(`DROP TABLE IF EXISTS ${table}`);
    await this.#run(`CREATE TABLE ${table} AS\n${sql}`);
    const files = await this.#run(`SELECT "$path", count(*) FROM ${table} GROUP BY "$path"`);
    return { table, files: files.map(([path, rows]) => ({ path: String(path), rows: Number(rows) })) };
  }

  /** Drops the tables of this run, and what runs of long ago left behind. Never rejects: the run has its verdict. */
  async dropOwn(): Promise<void> {
    if (!this.#used) return;
    const { lake, results } = this.#settings;
    const places = qualified(lake, '') === qualified(results, '') ? [lake] : [lake, results];
    for (const place of places) await this.#drop(place).catch(() => undefined);
  }

  async #drop(place: Place): Promise<void> {
    const names = await this.#run(
      `SELECT table_name FROM ${trino.identifier(place.catalog)}.information_schema.tables` +
        // Trino makes the names of schemas lower-case.
        ` WHERE table_schema = ${trino.literal(place.schema.toLowerCase())}`,
    );
    for (const [name] of names) {
      if (typeof name !== 'string' || !this.#isOver(name)) continue;
      await this.#run(`DROP TABLE IF EXISTS ${qualified(place, name)}`).catch(() => undefined);
    }
  }

  #isOver(name: string): boolean {
    if (name.startsWith(this.#mark)) return true;
    const moment = OURS.exec(name)?.[1]?.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6Z');
    return moment !== undefined && this.#settings.now.getTime() - Date.parse(moment) > ABANDONED_MS;
  }
}

const qualified = ({ catalog, schema }: Place, table: string): string =>
  [catalog, schema, table].map(trino.identifier).join('.');

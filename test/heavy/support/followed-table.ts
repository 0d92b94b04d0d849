import { mkdir, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import pg from 'pg';

/** Rows that the writer changes; below this, only planted events do. */
const FIRST = 1_000;
const ROWS = 20_000;

export type Event = 'update' | 'insert' | 'delete';

export interface Pace {
  readonly changesPerSecond: number;
  /** How far the lake is behind, at least. */
  readonly delayMs: number;
  /** The last change is always held back, however old it is. */
  readonly oneBehind?: boolean;
}

/**
 * A table `public.accounts` of a database of its own, which is written to all the time, and its lake, which follows: every
 * change is logged by a trigger, applied to a copy in the order of the log, and the copy written as a new Parquet file
 * that a link is then turned to.
 */
export class FollowedTable {
  changes = 0;
  #stopping = false;
  #writing = true;
  #version = 0;
  #next = ROWS + 1;
  #applied = 0n;
  readonly #lost = new Set<number>();
  readonly #loops: Promise<void>[] = [];

  private constructor(
    readonly url: string,
    private readonly server: string,
    private readonly writer: pg.Client,
    private readonly reader: pg.Client,
    private readonly instance: DuckDBInstance,
    private readonly copy: DuckDBConnection,
    private readonly folder: string,
    private readonly pace: Pace,
  ) {}

  static async start(server: string, folder: string, pace: Pace): Promise<FollowedTable> {
    const url = await freshDatabase(server);
    const [writer, reader] = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: url })];
    await Promise.all([writer.connect(), reader.connect()]);
    await writer.query(SETUP);
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    const copy = await instance.connect();
    await copy.run(
      `CREATE TABLE accounts AS SELECT i::INTEGER AS id, 0 AS version, 'account ' || i AS note FROM range(1, ${ROWS + 1}) AS t(i)`,
    );
    const table = new FollowedTable(url, server, writer, reader, instance, copy, folder, pace);
    await table.#publish();
    table.#loops.push(table.#write(), table.#follow());
    return table;
  }

  /** Makes one change that the lake never hears of, to a row that nothing else touches. */
  async lose(event: Event): Promise<number> {
    const id = event === 'insert' ? FIRST - 1 : 1 + Math.floor(Math.random() * (FIRST - 2));
    this.#lost.add(id);
    const statements: Record<Event, string> = {
      update: `UPDATE accounts SET version = version + 1 WHERE id = ${id}`,
      insert: `INSERT INTO accounts VALUES (${id}, 0, 'planted')`,
      delete: `DELETE FROM accounts WHERE id = ${id}`,
    };
    if (event === 'insert') {
      // The row must be absent on both sides first.
      this.#lost.delete(id);
      await this.reader.query(`DELETE FROM accounts WHERE id = ${id}`);
      await this.#caughtUp();
      this.#lost.add(id);
    }
    await this.reader.query(statements[event]);
    await this.#caughtUp();
    return id;
  }

  /** The lake learns what it lost. */
  async mend(): Promise<void> {
    for (const id of this.#lost) {
      const { rows } = await this.reader.query('SELECT id, version, note FROM accounts WHERE id = $1', [id]);
      await this.copy.run(`DELETE FROM accounts WHERE id = ${id}`);
      const [row] = rows;
      if (row) await this.copy.run(`INSERT INTO accounts VALUES (${row.id}, ${row.version}, '${row.note}')`);
    }
    this.#lost.clear();
    await this.#publish();
  }

  /** Ends the writing, and returns when the lake has all of it. */
  async rest(): Promise<void> {
    this.#writing = false;
    await this.#caughtUp();
  }

  async close(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#loops);
    await Promise.all([this.writer.end(), this.reader.end()]);
    this.copy.closeSync();
    this.instance.closeSync();
    await dropDatabase(this.server, this.url);
  }

  /** Writes in small transactions, on time whatever a transaction takes. */
  async #write(): Promise<void> {
    const started = Date.now();
    while (!this.#stopping) {
      const due = Math.floor(((Date.now() - started) / 1000) * this.pace.changesPerSecond) - this.changes;
      if (this.#writing && due > 0) await this.#change(Math.min(due, 50));
      await pause(20);
    }
  }

  async #change(n: number): Promise<void> {
    const inserts = Math.floor(n / 5);
    const updates = n - 2 * inserts;
    const any = (many: number) =>
      Array.from({ length: many }, () => FIRST + Math.floor(Math.random() * (this.#next - FIRST)));
    const statements = [
      `UPDATE accounts SET version = version + 1, note = 'changed ' || clock_timestamp() WHERE id IN (${any(updates)})`,
    ];
    if (inserts > 0) {
      statements.push(
        `INSERT INTO accounts SELECT i, 0, 'new' FROM generate_series(${this.#next}, ${this.#next + inserts - 1}) AS t(i)`,
        `DELETE FROM accounts WHERE id IN (${any(inserts)})`,
      );
    }
    await this.writer.query(`BEGIN; ${statements.join('; ')}; COMMIT`);
    this.#next += inserts;
    this.changes += n;
  }

  async #follow(): Promise<void> {
    while (!this.#stopping) {
      await this.#apply();
      await pause(100);
    }
  }

  async #apply(): Promise<void> {
    const { rows } = await this.reader.query(
      `SELECT seq, op, id, version, note FROM log WHERE seq > $1 AND at <= clock_timestamp() - make_interval(secs => $2)
         ORDER BY seq`,
      [String(this.#applied), this.pace.delayMs / 1000],
    );
    if (this.pace.oneBehind) rows.pop();
    if (rows.length === 0) return;
    // The last event of a row is what it is now.
    const last = new Map(rows.filter(({ id }) => !this.#lost.has(id)).map((row) => [row.id, row]));
    const values = [...last.values()]
      .filter(({ op }) => op !== 'D')
      .map(({ id, version, note }) => `(${id}, ${version}, '${note}')`);
    if (last.size > 0) await this.copy.run(`DELETE FROM accounts WHERE id IN (${[...last.keys()]})`);
    if (values.length > 0) await this.copy.run(`INSERT INTO accounts VALUES ${values}`);
    this.#applied = BigInt(rows.at(-1).seq);
    await this.#publish();
  }

  /** A folder of its own for each version; the one before the last is removed, which no run reads any more. */
  async #publish(): Promise<void> {
    this.#version += 1;
    const versions = join(this.folder, 'versions');
    const at = join(versions, String(this.#version));
    await mkdir(at, { recursive: true });
    await mkdir(join(this.folder, 'lake', 'public'), { recursive: true });
    await this.copy.run(`COPY accounts TO '${join(at, 'LOAD00000001.parquet')}' (FORMAT parquet)`);
    const link = join(this.folder, 'lake', 'public', 'accounts');
    await symlink(at, `${link}.new`);
    await rename(`${link}.new`, link);
    await rm(join(versions, String(this.#version - 100)), { recursive: true, force: true });
  }

  async #caughtUp(): Promise<void> {
    const { rows } = await this.reader.query('SELECT coalesce(max(seq), 0) AS seq FROM log');
    const wanted = BigInt(rows[0].seq);
    while (this.#applied < wanted) await pause(50);
    // The version that holds it is published after it is applied.
    await pause(300);
  }
}

/** The log is in the order of the commits: the writers take turns for it. */
const SETUP = `
  CREATE TABLE accounts AS SELECT i AS id, 0 AS version, 'account ' || i AS note FROM generate_series(1, ${ROWS}) AS t(i);
  ALTER TABLE accounts ADD PRIMARY KEY (id);
  CREATE TABLE log (seq bigserial PRIMARY KEY, at timestamptz, op text, id int, version int, note text);
  CREATE FUNCTION logged() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM pg_advisory_xact_lock(1);
      IF TG_OP = 'DELETE' THEN
        INSERT INTO log (at, op, id) VALUES (clock_timestamp(), 'D', OLD.id);
      ELSE
        INSERT INTO log (at, op, id, version, note) VALUES (clock_timestamp(), 'U', NEW.id, NEW.version, NEW.note);
      END IF;
      RETURN NULL;
    END $$;
  CREATE TRIGGER logged AFTER INSERT OR UPDATE OR DELETE ON accounts FOR EACH ROW EXECUTE FUNCTION logged();
`;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function freshDatabase(server: string): Promise<string> {
  const name = `loadproof_moving_${process.pid}_${Date.now()}`;
  await onServer(server, `CREATE DATABASE "${name}"`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function dropDatabase(server: string, url: string): Promise<void> {
  await onServer(server, `DROP DATABASE "${new URL(url).pathname.slice(1)}" WITH (FORCE)`);
}

async function onServer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { LoadproofError } from '../../handlers/errors.ts';
import { type Endpoint, sourceError, withoutSecret } from './errors.ts';

/** How to reach a PostgreSQL source. */
export interface PostgresSettings {
  /** `postgres://user@host:port/database`; TLS as the driver names it: `sslmode`, `sslrootcert`, … in the query. */
  readonly url: string;
  /** Beats the URL's and `PGPASSWORD`. */
  readonly password?: string | undefined;
  /** For the connection to come about. Default 15. */
  readonly connectTimeoutSeconds?: number | undefined;
  /** For one statement, whatever the role's default is. Default 0: none. */
  readonly statementTimeoutSeconds?: number | undefined;
  /** For a lock, whatever the role's default is. Default 30; 0 is none. */
  readonly lockTimeoutSeconds?: number | undefined;
  /** Who queues waits as long as more statements of others than so many run. Absent: whatever the load is. */
  readonly pauseAbove?: number | undefined;
}

/** The name under which the source's administrator sees us in `pg_stat_activity`. */
export const APPLICATION_NAME = 'loadproof';

/** A session that reads one snapshot and can write nothing. */
export interface ReadSession {
  readonly client: pg.Client;
  /** The server's process, for `pg_cancel_backend`. */
  readonly pid: number;
  readonly endpoint: Endpoint;
  /** An error of this session, as one that a person can act on. */
  explain(error: unknown): LoadproofError;
  /** Ends the transaction and the connection. Never rejects. */
  close(): Promise<void>;
  /** Drops the connection now, whatever is under way. */
  destroy(): void;
}

/** `postgres://host:port/database`: says which source it is, and no secret. */
export function identity(url: string): string {
  const { host, port, database } = endpointOf(newClient({ url }));
  const name = host.startsWith('/') ? encodeURIComponent(host) : host.includes(':') ? `[${host}]` : host;
  return `postgres://${name}:${port}/${encodeURIComponent(database)}`;
}

function endpointOf(client: pg.Client): Endpoint {
  const user = client.user ?? '';
  return { host: client.host || 'localhost', port: client.port, database: client.database ?? user, user };
}

function newClient(settings: PostgresSettings): pg.Client {
  const { url } = settings;
  if (!/^(postgres|postgresql):\/\//.test(url)) {
    throw invalidUrl('it does not begin with postgres://', '');
  }
  try {
    const client = new pg.Client({
      connectionString: url,
      application_name: APPLICATION_NAME,
      fallback_application_name: APPLICATION_NAME,
      connectionTimeoutMillis: (settings.connectTimeoutSeconds ?? 15) * 1000,
      keepAlive: true,
    });
    if (settings.password !== undefined) client.password = settings.password;
    // A connection that dies between two statements tells so here; the next statement fails for it.
    client.on('error', () => {});
    return client;
  } catch (error) {
    throw invalidUrl(error instanceof Error ? error.message : String(error), passwordIn(url));
  }
}

function passwordIn(url: string): string {
  return /^[^/]*\/\/[^/@]*?:([^/]*)@/.exec(url)?.[1] ?? '';
}

function invalidUrl(why: string, secret: string): LoadproofError {
  return new LoadproofError(
    'InvalidConfiguration',
    `The source URL cannot be used: ${withoutSecret(why, secret)}.`,
    'Write postgres://user@host:5432/database?sslmode=verify-full&sslrootcert=<file>, special characters of user ' +
      'and password percent-encoded; the password may be given apart from it.',
  );
}

/** Connects. Rejects with `SourceUnavailable`, `SourceRefused` or `InvalidConfiguration`. */
export async function connect(settings: PostgresSettings): Promise<pg.Client> {
  const client = newClient(settings);
  try {
    await client.connect();
    return client;
  } catch (error) {
    client.connection.stream.destroy();
    throw sourceError(error, endpointOf(client), client.password);
  }
}

/** A queue for one of the places that all runs on a source share, whoever started them. */
export interface Queue {
  readonly places: number;
  readonly signal: AbortSignal;
}

/**
 * Opens a session whose statements all see one snapshot, of the moment when it has its place. Rejects as {@link connect}
 * does, and with the reason of the queue's signal.
 */
export async function openReadSession(settings: PostgresSettings, queue?: Queue): Promise<ReadSession> {
  const client = await connect(settings);
  const endpoint = endpointOf(client);
  const explain = (error: unknown) => sourceError(error, endpoint, client.password);
  const destroy = () => void client.connection.stream.destroy();
  try {
    const pid = await beginInTurn(client, settings, queue);
    return { client, pid, endpoint, explain, destroy, close: () => closeQuietly(client) };
  } catch (error) {
    destroy();
    queue?.signal.throwIfAborted();
    throw explain(error);
  }
}

/** First key of the advisory locks that are the places; the second is the place. */
const PLACES = 0x4c6f6164;

/**
 * A place is an advisory lock of the transaction, so that it ends with it whatever happens, behind a pooler too. Whoever
 * finds none asks again in a new transaction: a snapshot must not be as old as the wait.
 */
async function beginInTurn(client: pg.Client, settings: PostgresSettings, queue: Queue | undefined): Promise<number> {
  for (;;) {
    const pid = await begin(client, settings);
    if (queue === undefined) return pid;
    const busy = await isBusy(client, settings.pauseAbove);
    if (!busy && (await takesPlace(client, queue.places))) return pid;
    await client.query('rollback');
    await delay(busy ? 2000 : 500, undefined, { signal: queue.signal });
  }
}

/** What others run is hidden from a role without the privilege: it must not look like a source at rest. */
async function isBusy(client: pg.Client, pauseAbove: number | undefined): Promise<boolean> {
  if (pauseAbove === undefined) return false;
  const { rows } = await client.query<{ active: number; hidden: number }>(
    `select count(*) filter (where state = 'active')::int as active, count(*) filter (where state is null)::int as hidden
       from pg_catalog.pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_catalog.pg_backend_pid() and application_name <> $1`,
    [APPLICATION_NAME],
  );
  const { active = 0, hidden = 0 } = rows[0] ?? {};
  if (hidden === 0) return active > pauseAbove;
  throw new LoadproofError(
    'InvalidConfiguration',
    `source.pauseAbove is set, and the role ${client.user ?? ''} may not see what ${hidden} other sessions do.`,
    'GRANT pg_read_all_stats to the role, or leave source.pauseAbove out.',
  );
}

async function takesPlace(client: pg.Client, places: number): Promise<boolean> {
  for (let place = 0; place < places; place++) {
    const sql = 'select pg_catalog.pg_try_advisory_xact_lock($1::int, $2::int) as taken';
    const { rows } = await client.query<{ taken: boolean }>(sql, [PLACES, place]);
    if (rows[0]?.taken === true) return true;
  }
  return false;
}

async function begin(client: pg.Client, settings: PostgresSettings): Promise<number> {
  const milliseconds = (seconds: number) => Math.round(seconds * 1000);
  // SET LOCAL: nothing outlives the transaction, where a pooler lends the session to somebody else afterwards.
  await client.query(`
    begin transaction isolation level repeatable read, read only;
    set local client_encoding to 'UTF8';
    set local statement_timeout = ${milliseconds(settings.statementTimeoutSeconds ?? 0)};
    set local lock_timeout = ${milliseconds(settings.lockTimeoutSeconds ?? 30)};
    set local idle_in_transaction_session_timeout = 0`);
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid ?? 0;
}

async function closeQuietly(client: pg.Client): Promise<void> {
  try {
    await client.query('rollback');
    await client.end();
  } catch {
    client.connection.stream.destroy();
  }
}

/**
 * Cancels what a session runs, from a second connection: a server that sorts does not look at its socket. Never rejects;
 * does nothing where the session is gone.
 */
export async function cancelSession(settings: PostgresSettings, pid: number): Promise<void> {
  try {
    const client = await connect({ ...settings, connectTimeoutSeconds: 3 });
    // The name is checked so that a process id that was given to somebody else meanwhile is left alone.
    await client.query(
      'select pg_catalog.pg_cancel_backend(pid) from pg_catalog.pg_stat_activity where pid = $1 and application_name = $2',
      [pid, APPLICATION_NAME],
    );
    await client.end();
  } catch {
    // The dropped connection ends the session too, later.
  }
}

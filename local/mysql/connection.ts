import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { type Connection, type ConnectionOptions, createConnection, type RowDataPacket, type SslOptions } from 'mysql2';
import { LoadproofError } from '../../handlers/errors.ts';
import type { Queue } from '../postgres/connection.ts';
import { withoutSecret } from '../postgres/errors.ts';
import { type MysqlEndpoint, mysqlError } from './errors.ts';

/** How to reach a MySQL or MariaDB source. */
export interface MysqlSettings {
  /**
   * `mysql://user@host:port/database`, or `mariadb://`. In the query: `ssl-mode` (`DISABLED`, which is the default,
   * `REQUIRED`, `VERIFY_CA`, `VERIFY_IDENTITY`), `ssl-ca` (a file), `socket` (a path).
   */
  readonly url: string;
  /** Beats the URL's. */
  readonly password?: string | undefined;
  /** For the connection to come about. Default 15. */
  readonly connectTimeoutSeconds?: number | undefined;
  /** For one statement, whatever the server's default is. Default 0: none. */
  readonly statementTimeoutSeconds?: number | undefined;
  /** For a lock on a table's definition, whatever the server's default is. Default 30. */
  readonly lockTimeoutSeconds?: number | undefined;
  /** Who queues waits as long as more statements of others than so many run. Absent: whatever the load is. */
  readonly pauseAbove?: number | undefined;
}

/** A session that reads one snapshot and can write nothing. */
export interface MysqlSession {
  readonly connection: Connection;
  readonly endpoint: MysqlEndpoint;
  /** An error of this session, as one that a person can act on. */
  explain(error: unknown): LoadproofError;
  /** Ends the transaction and the connection. Never rejects. */
  close(): Promise<void>;
  /** Drops the connection now, whatever is under way. */
  destroy(): void;
  /** Ends what the server runs for this session, from a second connection. Never rejects. */
  cancel(): Promise<void>;
}

/** Cells as the server's texts; null for NULL. */
export type Texts = (string | null)[][];

/** Whether a URL is for this driver. */
export const isMysqlUrl = (url: string): boolean => /^(?:mysql|mariadb):\/\//.test(url);

/** `mysql://host:port/database`: says which source it is, and no secret. */
export function mysqlIdentity(url: string): string {
  const { host, port, database } = endpointOf(parseUrl({ url }));
  const name = host.startsWith('/') ? encodeURIComponent(host) : host.includes(':') ? `[${host}]` : host;
  return `mysql://${name}:${port}${database === '' ? '' : `/${encodeURIComponent(database)}`}`;
}

function parseUrl(settings: Pick<MysqlSettings, 'url'>): URL {
  if (isMysqlUrl(settings.url) && URL.canParse(settings.url)) return new URL(settings.url);
  throw invalidUrl('it is not one', '');
}

function endpointOf(url: URL): MysqlEndpoint {
  const socket = url.searchParams.get('socket');
  return {
    host: socket ?? (url.hostname.replace(/^\[(.*)\]$/, '$1') || 'localhost'),
    port: Number(url.port || 3306),
    database: decodeURIComponent(url.pathname.slice(1)),
    user: decodeURIComponent(url.username),
  };
}

function invalidUrl(why: string, secret: string): LoadproofError {
  return new LoadproofError(
    'InvalidConfiguration',
    `The source URL cannot be used: ${withoutSecret(why, secret)}.`,
    'Write mysql://user@host:3306/database?ssl-mode=VERIFY_IDENTITY&ssl-ca=<file>, special characters of user and ' +
      'password percent-encoded; the password may be given apart from it.',
  );
}

interface Target {
  readonly options: ConnectionOptions;
  readonly endpoint: MysqlEndpoint;
  readonly password: string;
}

function targetOf(settings: MysqlSettings): Target {
  const url = parseUrl(settings);
  const password = settings.password ?? decodeURIComponent(url.password);
  try {
    const endpoint = endpointOf(url);
    const known = ['ssl-mode', 'ssl-ca', 'socket'];
    const unknown = [...url.searchParams.keys()].find((key) => !known.includes(key));
    if (unknown !== undefined) throw new Error(`it has the option ${unknown}; known are ${known.join(', ')}`);
    const ssl = tlsOf(url.searchParams);
    const socket = url.searchParams.get('socket');
    const where = socket === null ? { host: endpoint.host, port: endpoint.port } : { socketPath: socket };
    const options: ConnectionOptions = {
      ...where,
      user: endpoint.user,
      password,
      ...(endpoint.database === '' ? {} : { database: endpoint.database }),
      ...(ssl === null ? {} : { ssl }),
      charset: 'UTF8MB4_BIN',
      connectTimeout: (settings.connectTimeoutSeconds ?? 15) * 1000,
      enableKeepAlive: true,
      // A server that asks for files of ours gets none.
      flags: ['-LOCAL_FILES'],
      connectAttributes: { program_name: 'loadproof' },
      rowsAsArray: true,
      typeCast: (field) => field.buffer()?.toString('utf8') ?? null,
    };
    return { options, endpoint, password };
  } catch (error) {
    throw invalidUrl(error instanceof Error ? error.message : String(error), password);
  }
}

/** As the command-line clients name it (MySQL manual, 6.2.3 "Command Options for Connecting"). */
function tlsOf(query: URLSearchParams): SslOptions | null {
  const mode = query.get('ssl-mode') ?? (query.has('ssl-ca') ? 'VERIFY_CA' : 'DISABLED');
  const file = query.get('ssl-ca');
  const ca = file === null ? {} : { ca: readFileSync(file, 'utf8') };
  switch (mode.toUpperCase()) {
    case 'DISABLED':
      return null;
    case 'REQUIRED':
      return { rejectUnauthorized: false };
    case 'VERIFY_CA':
      return { ...ca, rejectUnauthorized: true, verifyIdentity: false };
    case 'VERIFY_IDENTITY':
      return { ...ca, rejectUnauthorized: true, verifyIdentity: true };
    default:
      throw new Error(`ssl-mode is ${mode}; it can be DISABLED, REQUIRED, VERIFY_CA or VERIFY_IDENTITY`);
  }
}

/** Connects. Rejects with `SourceUnavailable`, `SourceRefused` or `InvalidConfiguration`. */
async function connect(target: Target): Promise<Connection> {
  const connection = createConnection(target.options);
  try {
    await new Promise<void>((resolve, reject) => connection.connect((error) => (error ? reject(error) : resolve())));
    // A connection that dies between two statements tells so here; the next statement fails for it.
    connection.on('error', () => {});
    return connection;
  } catch (error) {
    connection.destroy();
    throw mysqlError(error, target.endpoint, target.password);
  }
}

/** Opens a session whose statements all see one snapshot. Rejects with what {@link mysqlError} makes of the failure. */
export async function openMysqlSession(settings: MysqlSettings, queue?: Queue): Promise<MysqlSession> {
  const target = targetOf(settings);
  const connection = await connect(target);
  const explain = (error: unknown) => mysqlError(error, target.endpoint, target.password);
  const destroy = () => connection.destroy();
  try {
    if (queue !== undefined) await waitForPlace(connection, queue, settings.pauseAbove);
    await begin(connection, settings);
  } catch (error) {
    destroy();
    queue?.signal.throwIfAborted();
    throw explain(error);
  }
  const cancel = () => cancelQuery(target, connection.threadId);
  return { connection, endpoint: target.endpoint, explain, destroy, cancel, close: () => closeQuietly(connection) };
}

/** Rows of a statement, as texts. Rejects with the driver's error. */
export function queryTexts(connection: Connection, sql: string): Promise<Texts> {
  return new Promise((resolve, reject) => {
    connection.query<RowDataPacket[]>(sql, (error, rows) =>
      error ? reject(error) : resolve(rows as unknown as Texts),
    );
  });
}

/** A place is a lock of the session, by name (MySQL manual, 14.14 "Locking Functions"): it ends with the session. */
async function waitForPlace(
  connection: Connection,
  { places, signal }: Queue,
  pauseAbove = Number.POSITIVE_INFINITY,
): Promise<void> {
  for (;;) {
    const [[, running] = []] = await queryTexts(connection, "SHOW GLOBAL STATUS LIKE 'Threads_running'");
    // This very statement is one of them.
    if (Number(running) - 1 > pauseAbove) {
      await delay(2000, undefined, { signal });
      continue;
    }
    for (let place = 0; place < places; place++) {
      const [[taken] = []] = await queryTexts(connection, `SELECT GET_LOCK('loadproof.${place}', 0)`);
      if (taken === '1') return;
    }
    await delay(500, undefined, { signal });
  }
}

async function begin(connection: Connection, settings: MysqlSettings): Promise<void> {
  const [[version] = []] = await queryTexts(connection, 'SELECT VERSION()');
  const seconds = settings.statementTimeoutSeconds ?? 0;
  // Each has its own name and unit for the time that a statement may take.
  const timeout = /mariadb/i.test(version ?? '')
    ? `max_statement_time = ${seconds}`
    : `max_execution_time = ${seconds * 1000}`;
  const statements = [
    'SET NAMES utf8mb4',
    // The expressions depend on none of these; row filters do, and limits that would cut the result short.
    `SET SESSION time_zone = '+00:00', sql_select_limit = 18446744073709551615, ${timeout},` +
      ` lock_wait_timeout = ${Math.max(1, settings.lockTimeoutSeconds ?? 30)}, net_write_timeout = 3600`,
    'SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ',
    'START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY',
  ];
  for (const sql of statements) await queryTexts(connection, sql);
}

async function closeQuietly(connection: Connection): Promise<void> {
  try {
    await queryTexts(connection, 'ROLLBACK');
    await new Promise<void>((resolve) => connection.end(() => resolve()));
  } catch {
    connection.destroy();
  }
}

async function cancelQuery(target: Target, threadId: number | null): Promise<void> {
  let second: Connection | undefined;
  try {
    second = await connect({ ...target, options: { ...target.options, connectTimeout: 3000 } });
    // The whole session: what it ran is over, and its number is never given to another while the server runs.
    await queryTexts(second, `KILL CONNECTION ${threadId}`);
  } catch {
    // The dropped connection ends the session too, now or later.
  } finally {
    second?.destroy();
  }
}

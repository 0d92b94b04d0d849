import { OVERSIZED } from '../../core/sql/mysql-values.ts';
import { LoadproofError } from '../../handlers/errors.ts';
import { withoutSecret } from '../postgres/errors.ts';

/** Where a source is and who we are there: what every message about it names. Never the password. */
export interface MysqlEndpoint {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
}

type Translation = (at: MysqlEndpoint, message: string) => LoadproofError;

const place = (at: MysqlEndpoint) =>
  `MySQL at ${at.host}:${at.port}${at.database === '' ? '' : `, database "${at.database}"`}, as "${at.user}"`;

const unavailable =
  (what: string, remedy: string): Translation =>
  (at) =>
    new LoadproofError('SourceUnavailable', `${place(at)}: ${what}.`, remedy);

const refused =
  (what: string, remedy: string): Translation =>
  (at, message) =>
    new LoadproofError('SourceRefused', `${place(at)}: ${what} (${message}).`, remedy);

const timedOut =
  (what: string, remedy: string): Translation =>
  (at, message) =>
    new LoadproofError('QueryTimedOut', `${place(at)}: ${what} (${message}).`, remedy);

const RUN_AGAIN = 'Check the server and the network, then run again.';
const NO_ANSWER = 'Check routes, security groups and firewalls between here and the host.';

/** Errors of the network and of the driver, by their code. https://nodejs.org/api/errors.html#common-system-errors */
const NETWORK: Readonly<Record<string, Translation>> = {
  ECONNREFUSED: unavailable('nothing listens there', 'Start the server, or correct host and port in the source URL.'),
  ENOTFOUND: unavailable('the host name does not resolve', 'Correct the host in the source URL, or the DNS.'),
  EAI_AGAIN: unavailable('the host name does not resolve just now', 'Check the network and the DNS, then run again.'),
  ETIMEDOUT: unavailable('no answer', NO_ANSWER),
  EHOSTUNREACH: unavailable('no route to the host', 'Check the network between here and the host (VPN, routes).'),
  ENETUNREACH: unavailable('no route to the network', 'Check the network between here and the host (VPN, routes).'),
  ECONNRESET: unavailable('the connection was cut', 'Check that this is MySQL, and its log; then run again.'),
  EPIPE: unavailable('the connection was cut', RUN_AGAIN),
  ENOENT: unavailable('there is no such socket', 'Start the server, or correct the socket in the source URL.'),
  PROTOCOL_CONNECTION_LOST: unavailable('the server closed the connection', `Look into its log for why. ${RUN_AGAIN}`),
  HANDSHAKE_NO_SSL_SUPPORT: refused(
    'the server has no TLS',
    'Give it a certificate, or leave ssl-mode out of the URL.',
  ),
};

const GRANT = 'Grant it: GRANT SELECT ON <database>.* TO the user.';

/** Errors of the server, by number. https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html */
const SERVER: Readonly<Record<number, Translation>> = {
  1040: unavailable('the server has no connection left', 'Raise max_connections, or run when fewer are in use.'),
  1053: unavailable('the server is shutting down', 'Wait until it takes connections; run again.'),
  1044: refused('a privilege is missing', GRANT),
  1045: refused(
    'the user or the password is wrong',
    'Set the right user and password; the source URL may leave it out.',
  ),
  1049: refused('there is no such database', 'Correct the database in the source URL, or leave it out.'),
  1130: refused('the user may not log in from here', "Check the host part of the user's account on the server."),
  1142: refused('a privilege is missing', GRANT),
  1143: refused('a privilege is missing', GRANT),
  1698: refused('the user may not log in so', 'Use an account that logs in with a password.'),
  3159: refused('the server wants TLS', 'Add ?ssl-mode=VERIFY_IDENTITY (and ssl-ca=<file>) to the source URL.'),
  1203: unavailable(
    'the user has no connection left',
    'Raise its max_user_connections, or lower source.maxConnections.',
  ),
  1226: unavailable('the user has used up what it may', 'Raise the limit of the account, or wait until it is reset.'),
  1205: timedOut('a lock was not granted in time', 'Wait for what holds the table, or raise the lock timeout.'),
  1317: timedOut('the statement was cancelled', 'If that was a person, run again.'),
  1969: timedOut('the statement took too long', 'Raise source.statementTimeoutSeconds in the configuration.'),
  3024: timedOut('the statement took too long', 'Raise source.statementTimeoutSeconds in the configuration.'),
  1927: unavailable('the server ended our session', 'Look into its log for why, then run again.'),
};

/**
 * Whatever the driver threw, as an error that a person can act on: `SourceUnavailable`, `SourceRefused`,
 * `QueryTimedOut`, or `QueryFailed` for a statement that the server did not like.
 */
export function mysqlError(error: unknown, at: MysqlEndpoint, password?: string): LoadproofError {
  if (error instanceof LoadproofError) return error;
  const { code, errno, message } = factsOf(error, password);
  if (errno === 1690 && message.includes(OVERSIZED)) return oversized(at);
  const known = NETWORK[code] ?? SERVER[errno];
  if (known) return known(at, message);
  if (
    /^(ERR_TLS_|ERR_SSL_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|CERT_|HOSTNAME_MISMATCH|EPROTO)|SSL|TLS|certificate/i.test(
      `${code} ${message}`,
    )
  )
    return refused('TLS failed', TLS_REMEDY)(at, message);
  // Numbers below 2000 and from 3000 are the server's own.
  if ((errno >= 1000 && errno < 2000) || errno >= 3000) return failed(at, `${message}, error ${errno}`);
  return unavailable(`the connection failed: ${message}`, RUN_AGAIN)(at, message);
}

const TLS_REMEDY =
  'Add ssl-ca=<file> with the CA of the server to the source URL (for RDS, the bundle from ' +
  'https://truststore.pki.rds.amazonaws.com), or ssl-mode=REQUIRED to encrypt without knowing the server.';

function factsOf(error: unknown, password: string | undefined): { code: string; errno: number; message: string } {
  const { code, errno } = (error ?? {}) as { code?: unknown; errno?: unknown };
  const message = withoutSecret(error instanceof Error ? error.message : String(error), password);
  // Of a host with several addresses, each of which failed, the message is empty.
  return { code: String(code ?? ''), errno: typeof errno === 'number' ? errno : 0, message: message || String(code) };
}

function oversized(at: MysqlEndpoint): LoadproofError {
  return new LoadproofError(
    'QueryFailed',
    `${place(at)}: a value of bytes is too large to be written out: more than half of max_allowed_packet.`,
    'Raise max_allowed_packet of the server (SET GLOBAL, up to 1 GB), or exclude the column.',
  );
}

function failed(at: MysqlEndpoint, message: string): LoadproofError {
  return new LoadproofError(
    'QueryFailed',
    `${place(at)}: the server refused the statement: ${message}.`,
    'The statement is in the report: run it by hand. If your row filters are right, please report it as a defect.',
  );
}

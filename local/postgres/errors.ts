import { LoadproofError } from '../../handlers/errors.ts';

/** Where a source is and who we are there: what every message about it names. Never the password. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
}

type Translation = (at: Endpoint, message: string) => LoadproofError;

const place = (at: Endpoint) => `PostgreSQL at ${at.host}:${at.port}, database "${at.database}", as "${at.user}"`;

const unavailable =
  (what: string, remedy: string): Translation =>
  (at) =>
    new LoadproofError('SourceUnavailable', `${place(at)}: ${what}.`, remedy);

const refused =
  (what: string, remedy: string): Translation =>
  (at, message) =>
    new LoadproofError('SourceRefused', `${place(at)}: ${what} (${message}).`, remedy);

/** Errors of the network, by Node's code. https://nodejs.org/api/errors.html#common-system-errors */
const NETWORK: Readonly<Record<string, Translation>> = {
  ECONNREFUSED: unavailable('nothing listens there', 'Start the server, or correct host and port in the source URL.'),
  ENOTFOUND: unavailable('the host name does not resolve', 'Correct the host in the source URL, or the DNS.'),
  EAI_AGAIN: unavailable('the host name does not resolve just now', 'Check the network and the DNS, then run again.'),
  ETIMEDOUT: unavailable('no answer', 'Check routes, security groups and firewalls between here and the host.'),
  EHOSTUNREACH: unavailable('no route to the host', 'Check the network between here and the host (VPN, routes).'),
  ENETUNREACH: unavailable('no route to the network', 'Check the network between here and the host (VPN, routes).'),
  ECONNRESET: unavailable('the connection was cut', 'Check that this is PostgreSQL, and its log; then run again.'),
  ENOENT: unavailable('there is no such socket', 'Start the server, or correct the socket folder in the source URL.'),
};

/** Errors of the server, by SQLSTATE. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const SERVER: Readonly<Record<string, Translation>> = {
  '28P01': refused('the password is wrong', 'Set the right password; the source URL may leave it out.'),
  '28000': (at, message) =>
    refused(
      'the role may not log in from here',
      /no encryption|SSL off/i.test(message)
        ? 'The server wants TLS: add ?sslmode=verify-full (and sslrootcert=<file>) to the source URL.'
        : 'Check the role and the pg_hba.conf of the server.',
    )(at, message),
  '3D000': refused('there is no such database', 'Correct the database in the source URL.'),
  '42501': refused('a privilege is missing', 'Grant it: USAGE on the schema and SELECT on the table.'),
  '53300': unavailable('the server has no connection left', 'Raise max_connections, or run when fewer are in use.'),
  '57P03': unavailable('the server is starting up or shutting down', 'Wait until it takes connections; run again.'),
  '57P01': unavailable('the server ended our session', 'Look into its log for why, then run again.'),
  '57014': (at, message) =>
    new LoadproofError(
      'QueryTimedOut',
      `${place(at)}: the statement was cancelled (${message}).`,
      'If that was statement_timeout, raise it in the configuration; if it was a person, run again.',
    ),
  '22021': (at, message) =>
    new LoadproofError(
      'QueryFailed',
      `${place(at)}: a value is not text of its encoding (${message}).`,
      'A database with the encoding SQL_ASCII does not check its text: find and correct the value, or exclude its column.',
    ),
  '55P03': (at, message) =>
    new LoadproofError(
      'QueryTimedOut',
      `${place(at)}: a lock was not granted in time (${message}).`,
      'Something holds an exclusive lock on the table: wait for it to end, or raise the lock timeout.',
    ),
};

/** TLS certificates that Node refuses. https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const TLS_CODES =
  /^(ERR_TLS_|ERR_SSL_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_|CERT_|HOSTNAME_MISMATCH|EPROTO)/;

/** A message without the password, in whatever spelling the driver echoes it. */
export function withoutSecret(message: string, password: string | undefined): string {
  if (!password) return message;
  return [password, encodeURIComponent(password)].reduce((text, secret) => text.replaceAll(secret, '***'), message);
}

/**
 * Whatever the driver threw, as an error that a person can act on: `SourceUnavailable`, `SourceRefused`,
 * `QueryTimedOut`, or `QueryFailed` for a statement that the server did not like.
 */
export function sourceError(error: unknown, at: Endpoint, password?: string): LoadproofError {
  if (error instanceof LoadproofError) return error;
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  const message = withoutSecret(error instanceof Error ? error.message : String(error), password);
  const known = NETWORK[code] ?? SERVER[code];
  if (known) return known(at, message);
  if (/timeout expired/i.test(message)) return unavailable('no answer', NO_ANSWER)(at, message);
  if (TLS_CODES.test(code) || /SSL|TLS|certificate/.test(message))
    return refused('TLS failed', TLS_REMEDY)(at, message);
  if (/password must be a(?: non-empty)? string/i.test(message))
    return refused('the server wants a password', NO_PASSWORD)(at, message);
  if (/^[0-9A-Z]{5}$/.test(code) && !code.startsWith('08')) return failed(at, `${message}, SQLSTATE ${code}`);
  return unavailable(`the connection failed: ${message}`, 'Check the server and the network, then run again.')(
    at,
    message,
  );
}

const NO_ANSWER = 'Check routes, security groups and firewalls between here and the host.';
const NO_PASSWORD = 'Give a password, in the configuration or as PGPASSWORD.';
const TLS_REMEDY =
  'Add sslrootcert=<file> with the CA of the server to the source URL (for RDS, the bundle from ' +
  'https://truststore.pki.rds.amazonaws.com), or sslmode=disable where the server has no TLS.';

function failed(at: Endpoint, message: string): LoadproofError {
  return new LoadproofError(
    'QueryFailed',
    `${place(at)}: the server refused the statement: ${message}.`,
    'The statement is in the report: run it by hand. If your row filters are right, please report it as a defect.',
  );
}

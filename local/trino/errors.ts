import { configError } from '../../core/config/errors.ts';
import { type ErrorName, LoadproofError } from '../../handlers/errors.ts';
import { withoutSecret } from '../postgres/errors.ts';

/** What trino-client rejects with where a request is not answered as it should be: an error of axios. */
export interface RequestFailure {
  readonly message?: string;
  readonly code?: string;
  readonly response?: { readonly status: number; readonly data?: unknown; readonly headers?: unknown };
}

/** A statement that Trino gave up, in the words that Trino has for it. */
export class TrinoFailure extends LoadproofError {
  /** `CATALOG_NOT_FOUND`, … (https://trino.io/docs/current/develop/client-protocol.html, `StandardErrorCode`) */
  readonly errorName: string;
  /** Trino's own message, secrets apart. */
  readonly said: string;

  constructor(name: ErrorName, errorName: string, said: string, remedy: string) {
    super(name, `Trino failed the statement (${errorName}): ${said}`, remedy);
    this.errorName = errorName;
    this.said = said;
  }
}

/** What messages about a server name, and what they never do. */
export interface Addressee {
  readonly url: string;
  /** The key of the configuration that says who we are. */
  readonly credential: 'trino.password' | 'trino.token' | 'trino.user';
  readonly secrets: readonly string[];
}

/** A failed request, as an error that a person can act on. Where it is the configuration's, it names the key. */
export function requestError(failure: RequestFailure, at: Addressee): Error {
  const { url, secrets } = at;
  const { response, code = '' } = failure;
  if (response) return statusError(response.status, textOf(response.data, secrets), at);
  const known = NETWORK[code];
  if (known) return new LoadproofError('SourceUnavailable', `trino.url: Trino at ${url}: ${known[0]}.`, known[1]);
  if (NOT_TRUSTED.test(code)) return configError('trino.tls.ca', notTrusted(url, code));
  if (/^(?:EPROTO|ERR_SSL_|HPE_)/.test(code))
    return configError('trino.url', `${url} does not speak ${url.split(':')[0]} (${code}): correct the scheme or port`);
  const said = withoutSecrets(failure.message ?? String(failure), secrets);
  return new LoadproofError(
    'SourceUnavailable',
    `trino.url: Trino at ${url} did not answer: ${said}.`,
    'Check the server and the network between here and there, then run again.',
  );
}

/** Errors of the network, by Node's code. https://nodejs.org/api/errors.html#common-system-errors */
const NETWORK: Readonly<Record<string, readonly [string, string]>> = {
  ECONNREFUSED: ['nothing listens there', 'Start the server, or correct host and port in trino.url.'],
  ENOTFOUND: ['the host name does not resolve', 'Correct the host in trino.url, or the DNS.'],
  EAI_AGAIN: ['the host name does not resolve just now', 'Check the network and the DNS, then run again.'],
  ETIMEDOUT: ['no answer', 'Check routes, security groups and firewalls between here and the host.'],
  ECONNABORTED: ['no answer in time', 'Check that it is Trino, and not busy; or raise trino.requestTimeoutSeconds.'],
  EHOSTUNREACH: ['no route to the host', 'Check the network between here and the host (VPN, routes).'],
  ENETUNREACH: ['no route to the network', 'Check the network between here and the host (VPN, routes).'],
  ECONNRESET: ['the connection was cut', 'Check that it is Trino, and its log; https servers cut http requests.'],
};

/** https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const NOT_TRUSTED = /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT|UNABLE_TO_|CERT_|HOSTNAME_MISMATCH|ERR_TLS_CERT)/;

const notTrusted = (url: string, code: string) =>
  `the certificate of ${url} is not trusted (${code}): write the PEM file of the authority that signed it, or correct the host in trino.url`;

function statusError(status: number, said: string, { url, credential }: Addressee): Error {
  if (status === 401)
    return configError(credential, `Trino at ${url} does not let us in${reason(said)}: ${CREDENTIALS[credential]}`);
  if (status === 403) return configError('trino.user', `Trino at ${url} lets this user do nothing${reason(said)}`);
  if (status >= 300 && status < 400)
    return configError('trino.url', `${url} sends us elsewhere (HTTP ${status}): write the address of Trino itself`);
  if (status === 404 || status === 405) return notTrino(url);
  const remedy = 'Look into the log of Trino, and of what stands before it; then run again.';
  return new LoadproofError('SourceUnavailable', `trino.url: Trino at ${url}: HTTP ${status}${reason(said)}.`, remedy);
}

const CREDENTIALS: Readonly<Record<Addressee['credential'], string>> = {
  'trino.user': `it may want a password or a token, in trino.password or trino.token`,
  'trino.password': 'set the right user and password',
  'trino.token': 'set a token that is in force, and the user that it is for',
};

const reason = (said: string) => (said === '' ? '' : ` (${said})`);

/** What answers is no Trino. */
export function notTrino(url: string): Error {
  return configError('trino.url', `what answers at ${url} is not Trino: write the address of the coordinator`);
}

/** The plain text of an answer; a page of HTML says nothing that helps. */
function textOf(data: unknown, secrets: readonly string[]): string {
  if (typeof data !== 'string' || /^\s*</.test(data)) return '';
  return withoutSecrets(data.trim().replace(/\s+/g, ' ').slice(0, 300), secrets);
}

const withoutSecrets = (text: string, secrets: readonly string[]) =>
  secrets.reduce((cleaned, secret) => withoutSecret(cleaned, secret), text);

/** Why a query ended without a result, as an error of ours. */
export function queryFailure(
  error: { readonly errorName: string; readonly errorType: string; readonly message: string },
  { secrets }: Pick<Addressee, 'secrets'>,
): TrinoFailure {
  const said = withoutSecrets(error.message, secrets).slice(0, 4_000);
  const known = KNOWN.find(({ names, says }) => names.test(error.errorName) && (says === undefined || says.test(said)));
  return new TrinoFailure(known?.name ?? 'QueryFailed', error.errorName, said, known?.remedy ?? BY_HAND);
}

const BY_HAND = 'Run the statement in the report by hand on Trino: it shows the failure by itself.';

interface Known {
  readonly names: RegExp;
  readonly says?: RegExp;
  readonly name: ErrorName;
  readonly remedy: string;
}

const KNOWN: readonly Known[] = [
  {
    names: /^EXCEEDED_TIME_LIMIT$/,
    name: 'QueryTimedOut',
    remedy:
      'Raise source.statementTimeoutSeconds or query_max_run_time in trino.session, or compare fewer rows at once.',
  },
  {
    names: /^(?:USER_CANCELED|ADMINISTRATIVELY_(?:KILLED|PREEMPTED)|ABANDONED_QUERY)$/,
    name: 'Interrupted',
    remedy: 'Run again, and see who or what ends queries on this cluster.',
  },
  {
    names: /^(?:QUERY_QUEUE_FULL|QUERY_REJECTED)$/,
    name: 'Throttled',
    remedy: 'Compare fewer tables at once (compare.concurrency), or ask for a larger resource group; then run again.',
  },
  {
    names: /^(?:SERVER_|NO_NODES_AVAILABLE|REMOTE_|PAGE_TRANSPORT_|TOO_MANY_REQUESTS_FAILED|CLUSTER_OUT_OF_MEMORY)/,
    name: 'EngineRestarted',
    remedy: 'See why the cluster lost the query; give it more memory, or compare fewer tables at once; then run again.',
  },
  {
    names: /^EXCEEDED_(?:LOCAL|GLOBAL)_MEMORY_LIMIT$/,
    name: 'QueryFailed',
    remedy: 'Raise query_max_memory in trino.session, or compare fewer rows at once (a row filter).',
  },
  {
    names: /^QUERY_TEXT_TOO_(?:LARGE|LONG)$/,
    name: 'QueryFailed',
    remedy:
      'Most of the statement are columns and file names: leave columns out, raise query.max-length on the server.',
  },
  {
    names: /^JDBC_/,
    says: /password authentication failed|no pg_hba\.conf entry|permission denied|role .* does not exist/i,
    name: 'SourceRefused',
    remedy: "See user and password of Trino's catalog, and what that role may read in the database.",
  },
  {
    names: /^JDBC_/,
    says: /Connection(?: to \S+)? (?:refused|reset|timed out)|connect timed out|UnknownHost|I\/O error|connection attempt failed|remaining connection slots|too many (?:clients|connections)|the database system is (?:starting up|shutting down)|terminating connection/i,
    name: 'SourceUnavailable',
    remedy: 'See that Trino reaches the database, and that it accepts connections for as long as a run takes.',
  },
  {
    names: /^JDBC_/,
    says: /canceling statement due to (?:statement|lock) timeout/i,
    name: 'QueryTimedOut',
    remedy: "Raise the time limit of the role that Trino's catalog connects as, or run when the database is less busy.",
  },
  {
    names: /^HIVE_(?:CURSOR_ERROR|BAD_DATA|CANNOT_OPEN_SPLIT|FILESYSTEM_ERROR|FILE_NOT_FOUND|UNKNOWN_ERROR)$/,
    name: 'UnreadableLakeFile',
    remedy: 'See the file that the message names: still being written, damaged, or not to be read by the Trino server.',
  },
  {
    names: /^PERMISSION_DENIED$/,
    name: 'QueryFailed',
    remedy: 'Let the user of trino.user do what the message names; docs/trino.md lists what a run needs.',
  },
];

/** A result that is larger than any statement of ours can have. */
export function tooManyRows(): LoadproofError {
  return new LoadproofError(
    'QueryFailed',
    'A query returned more than a million rows.',
    'This is a defect of Loadproof: please report it with the statement in the report.',
  );
}

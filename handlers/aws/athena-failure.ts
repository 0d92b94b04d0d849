import type { QueryExecution } from '@aws-sdk/client-athena';
import type { QueryStatus } from '../ports.ts';

/**
 * Why a query of Athena ended without a result, as an error of ours. Categories of AthenaError: 1 system, 2 user, 3 other
 * (https://docs.aws.amazon.com/athena/latest/APIReference/API_AthenaError.html); what a connector says is in its message.
 */
export function queryFailure(query: QueryExecution): NonNullable<QueryStatus['error']> {
  const { AthenaError: error, State, StateChangeReason } = query.Status ?? {};
  const message = (error?.ErrorMessage ?? StateChangeReason ?? 'it said nothing').slice(0, 4_000);
  const known = KNOWN.find(({ says }) => says.test(message));
  if (known !== undefined) return { name: known.name, message: `The query failed: ${message}`, remedy: known.remedy };
  if (State === 'CANCELLED')
    return {
      name: 'Interrupted',
      message: `The query was cancelled: ${message}`,
      remedy: 'Run again, and see who stops queries in the workgroup.',
    };
  const transient = error?.ErrorCategory === 1 || error?.Retryable === true;
  return { name: transient ? 'EngineRestarted' : 'QueryFailed', message: `The query failed: ${message}` };
}

interface Known {
  readonly says: RegExp;
  readonly name: string;
  readonly remedy: string;
}

const KNOWN: readonly Known[] = [
  {
    says: /TooManyRequests|Rate exceeded|Throttl|CONCURRENT_QUERY_LIMIT|ReservedFunctionConcurrent/i,
    name: 'Throttled',
    remedy: 'Compare fewer tables at once, or ask for a higher quota; then run again.',
  },
  {
    says: /Bytes scanned limit/i,
    name: 'QueryFailed',
    remedy: 'Raise the scan cut-off of the workgroup, or compare fewer rows at once (a row filter).',
  },
  {
    says: /exhausted resources|EXCEEDED_(?:LOCAL|GLOBAL)_MEMORY/i,
    name: 'QueryFailed',
    remedy: 'The table is too large for one statement: compare it in parts by a row filter.',
  },
  {
    says: /Failed To Get Query Passthrough|Table function .* not registered|passthrough is not (?:supported|enabled)/i,
    name: 'QueryFailed',
    remedy:
      'The catalog passes no native query through: register it as a LAMBDA data catalog whose connector has enable_query_passthrough on.',
  },
  {
    says: /Task timed out after|Sandbox\.Timedout/i,
    name: 'QueryFailed',
    remedy: "The connector's function ended before the source had answered: compare fewer rows at once (a row filter).",
  },
  {
    says: /can't find the specified secret|secret that was scheduled for deletion|secretsmanager:GetSecretValue/i,
    name: 'SourceRefused',
    remedy:
      'The connector finds no secret, or may not read it: create it under the name in stack.sources[].secret, with the keys username and password, and its key in secretKey where that is a customer managed one.',
  },
  {
    // What the connector says of a secret without `username` or `password`.
    says: /(?:User|Password) must not be blank/,
    name: 'SourceRefused',
    remedy:
      'The secret that the connector reads has no username or no password: write both into it, under these names.',
  },
  {
    says: /password authentication failed|no pg_hba\.conf entry|permission denied|Access denied for user/i,
    name: 'SourceRefused',
    remedy: "See the secret that the connector reads, and the role's privileges in the database.",
  },
  {
    says: /Connection(?: to \S+)? (?:refused|reset|timed out)|connect timed out|UnknownHostException|remaining connection slots|the database system is (?:starting up|shutting down)|terminating connection/i,
    name: 'SourceUnavailable',
    remedy: "See that the connector's subnets and security group reach the database, and that it accepts connections.",
  },
  {
    says: /HIVE_CURSOR_ERROR|HIVE_BAD_DATA|HIVE_CANNOT_OPEN_SPLIT|HIVE_FILESYSTEM_ERROR/,
    name: 'UnreadableLakeFile',
    remedy: 'See the file that the message names: still being written, damaged, or not to be read by this role.',
  },
];

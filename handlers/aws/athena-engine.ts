import { createHash } from 'node:crypto';
import {
  type AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  type QueryExecution,
  type ResultSet,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { unloadSql } from '../../core/sql/athena.ts';
import { ATHENA_STATEMENT, statementTooLong } from '../../core/sql/statement-size.ts';
import { LoadproofError } from '../errors.ts';
import type { QueryEngine, QueryStatus } from '../ports.ts';
import { queryFailure } from './athena-failure.ts';
import { awsError } from './errors.ts';
import { folderOf, type GlueTables } from './glue-lake.ts';

export interface AthenaSettings {
  readonly workgroup: string;
  /** Loadproof's own Glue database: the context of a query. */
  readonly database: string;
}

const OTHERWISE = {
  name: 'QueryFailed',
  remedy: 'Run the statement in the report by hand, in the same workgroup: it shows the failure by itself.',
} as const;

/** What `results` holds in memory at most. Level 1 returns a row per differing bucket (65,536) and per file. */
const MAX_ROWS = 1_000_000;

/**
 * Athena as the query engine. A result that is to be stored is unloaded: CREATE TABLE AS cannot say where to write in a
 * workgroup that enforces its settings, and an unloaded folder can be declared before, and without, a catalog's help.
 */
export class AthenaEngine implements QueryEngine {
  readonly #athena: AthenaClient;
  readonly #tables: GlueTables;
  readonly #settings: AthenaSettings;
  readonly #onStarted: (queryId: string) => Promise<void>;

  /** `onStarted` is told of every query before `start` returns, so that an aborted run knows what to stop. */
  constructor(
    athena: AthenaClient,
    tables: GlueTables,
    settings: AthenaSettings,
    onStarted: (queryId: string) => Promise<void> = async () => {},
  ) {
    this.#athena = athena;
    this.#tables = tables;
    this.#settings = settings;
    this.#onStarted = onStarted;
  }

  async start({ statement, token, storeAt, label }: Parameters<QueryEngine['start']>[0]): Promise<string> {
    const sql = storeAt === null ? statement.sql : unloadSql(statement.sql, folderOf(storeAt));
    checkSize(sql, label);
    if (storeAt !== null) await this.#tables.declareStored(storeAt);
    const started = await this.#asked(`Starting the query ${label}`, () =>
      this.#athena.send(
        new StartQueryExecutionCommand({
          QueryString: sql,
          ClientRequestToken: requestToken(token),
          WorkGroup: this.#settings.workgroup,
          QueryExecutionContext: { Database: this.#settings.database },
        }),
      ),
    );
    const queryId = started.QueryExecutionId ?? '';
    await this.#onStarted(queryId);
    return queryId;
  }

  async check(queryId: string): Promise<QueryStatus> {
    const { QueryExecution: query } = await this.#asked(`Asking for the query ${queryId}`, () =>
      this.#athena.send(new GetQueryExecutionCommand({ QueryExecutionId: queryId })),
    );
    return statusOf(query ?? {});
  }

  async results(queryId: string): Promise<readonly (readonly (string | null)[])[]> {
    const rows: (string | null)[][] = [];
    let next: string | undefined;
    do {
      const request = { QueryExecutionId: queryId, ...(next === undefined ? {} : { NextToken: next }) };
      const page = await this.#asked(`Reading the result of the query ${queryId}`, () =>
        this.#athena.send(new GetQueryResultsCommand(request)),
      );
      const found = rowsOf(page.ResultSet ?? {});
      for (const row of next === undefined ? withoutHeader(found, page.ResultSet ?? {}) : found) rows.push(row);
      if (rows.length > MAX_ROWS) throw tooManyRows(queryId);
      next = page.NextToken;
    } while (next !== undefined);
    return rows;
  }

  async stop(queryId: string): Promise<void> {
    await this.#asked(`Stopping the query ${queryId}`, () =>
      this.#athena.send(new StopQueryExecutionCommand({ QueryExecutionId: queryId })),
    );
  }

  stored(location: string): string {
    return this.#tables.storedTable(location);
  }

  async #asked<T>(doing: string, ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      throw awsError(error, doing, OTHERWISE);
    }
  }
}

/** 64 characters, of the 32 to 128 that the service takes, whatever our own token is. */
export const requestToken = (token: string): string => createHash('sha256').update(token).digest('hex');

function checkSize(sql: string, label: string): void {
  const problem = statementTooLong(sql, ATHENA_STATEMENT, label);
  if (problem) throw new LoadproofError('QueryFailed', problem.message, problem.remedy);
}

function statusOf(query: QueryExecution): QueryStatus {
  const { State = 'QUEUED', SubmissionDateTime } = query.Status ?? {};
  const known = {
    startedAt: SubmissionDateTime?.toISOString() ?? '',
    seconds: (query.Statistics?.TotalExecutionTimeInMillis ?? 0) / 1000,
    sourceRows: null,
    ...bytesOf(query),
    ...(query.QueryExecutionId === undefined ? {} : { lookUp: query.QueryExecutionId }),
  };
  // A query that runs may be queued again.
  if (State === 'QUEUED' || State === 'RUNNING') return { ...known, state: 'running', error: null };
  if (State === 'SUCCEEDED') return { ...known, state: 'succeeded', error: null };
  return { ...known, state: 'failed', error: queryFailure(query) };
}

/** What Athena says it scanned, which is what it bills by. */
function bytesOf({ Statistics }: QueryExecution): Pick<QueryStatus, 'progress'> {
  const bytes = Statistics?.DataScannedInBytes;
  return bytes === undefined ? {} : { progress: { bytes, percent: null } };
}

/** An absent cell is NULL; an empty text is there, and empty. */
function rowsOf(set: ResultSet): (string | null)[][] {
  const width = set.ResultSetMetadata?.ColumnInfo?.length ?? 0;
  return (set.Rows ?? []).map(({ Data = [] }) =>
    Array.from({ length: Math.max(width, Data.length) }, (_, i) => Data[i]?.VarCharValue ?? null),
  );
}

/** The first page of a SELECT begins with the names of its columns. */
function withoutHeader(rows: (string | null)[][], set: ResultSet): (string | null)[][] {
  const names = (set.ResultSetMetadata?.ColumnInfo ?? []).map(({ Name }) => Name);
  const [first] = rows;
  const isHeader = first !== undefined && names.length > 0 && names.every((name, i) => name === first[i]);
  return isHeader ? rows.slice(1) : rows;
}

function tooManyRows(queryId: string): LoadproofError {
  return new LoadproofError(
    'QueryFailed',
    `The query ${queryId} returned more than ${MAX_ROWS} rows.`,
    'This is a defect of Loadproof: please report it with the statement in the report.',
  );
}

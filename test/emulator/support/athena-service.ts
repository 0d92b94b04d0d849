import { randomUUID } from 'node:crypto';
import { GetTablesCommand, type GlueClient } from '@aws-sdk/client-glue';
import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { BasicAuth, Trino } from 'trino-client';
import { type Call, Fault } from '../../aws/support/fake-aws.ts';

export interface AthenaPlaces {
  readonly trinoUrl: string;
  readonly glue: GlueClient;
  readonly s3: S3Client;
  /** The source's data catalog. */
  readonly catalog: string;
}

export const trinoAt = (server: string): Trino => Trino.create({ server, auth: new BasicAuth('athena') });

type State = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';
type Row = readonly (string | null)[];

class Query {
  readonly id = randomUUID();
  readonly submitted = Date.now() / 1000;
  state: State = 'RUNNING';
  reason = '';
  columns: readonly string[] = [];
  rows: Row[] = [];
  bytes = 0;
  constructor(readonly sql: string) {}
}

/**
 * Athena's API over a Trino that reads the emulator's Glue tables and S3 objects: every statement is executed as it was
 * sent, but for UNLOAD, which Trino does not know and which becomes an INSERT into the table that is declared there.
 */
export class AthenaService {
  readonly #places: AthenaPlaces;
  readonly #queries = new Map<string, Query>();
  readonly #tokens = new Map<string, Query>();
  /** What a query is refused with, where it is not to be executed. */
  refuse: (sql: string) => string | null = () => null;
  /** The workgroup as it was deployed. */
  workgroup: unknown;
  /** Comparisons are taken and do not end. */
  hold = false;

  constructor(places: AthenaPlaces) {
    this.#places = places;
  }

  answer({ operation, input }: Call): unknown {
    const id = String(input.QueryExecutionId);
    switch (operation) {
      case 'StartQueryExecution':
        return { QueryExecutionId: this.#start(String(input.QueryString), String(input.ClientRequestToken)).id };
      case 'StopQueryExecution':
        return this.#of(id, (query) => end(query, 'CANCELLED', 'Query cancelled by user'));
      case 'GetQueryExecution':
        return this.#of(id, (query) => ({ QueryExecution: described(query) }));
      case 'BatchGetQueryExecution':
        return {
          QueryExecutions: (input.QueryExecutionIds as string[]).flatMap((known) => {
            const query = this.#queries.get(known);
            return query === undefined ? [] : [described(query)];
          }),
        };
      case 'GetQueryResults':
        return this.#of(id, (query) => page(query, Number(input.NextToken ?? 0), Number(input.MaxResults ?? 1000)));
      case 'GetWorkGroup':
        return { WorkGroup: this.workgroup };
      case 'GetDataCatalog':
        return input.Name === this.#places.catalog
          ? { DataCatalog: { Name: input.Name, Type: 'LAMBDA' } }
          : new Fault('InvalidRequestException', `The data catalog ${input.Name} does not exist`);
      default:
        return new Fault('InvalidRequestException', `not served: ${operation}`);
    }
  }

  /** The statements that were started. */
  statements(): string[] {
    return [...this.#queries.values()].map(({ sql }) => sql);
  }

  /** Ids of queries that have not ended. */
  running(): string[] {
    return [...this.#queries.values()].flatMap(({ id, state }) => (state === 'RUNNING' ? [id] : []));
  }

  #start(sql: string, token: string): Query {
    const known = this.#tokens.get(token);
    if (known !== undefined) return known;
    const query = new Query(sql);
    this.#queries.set(query.id, query);
    this.#tokens.set(token, query);
    this.#execute(query).catch((error: unknown) => end(query, 'FAILED', String(error)));
    return query;
  }

  #of(id: string, use: (query: Query) => unknown): unknown {
    const query = this.#queries.get(id);
    return query === undefined
      ? new Fault('InvalidRequestException', `QueryExecution ${id} was not found`)
      : use(query);
  }

  async #execute(query: Query): Promise<void> {
    const refused = this.refuse(query.sql);
    if (refused !== null) return end(query, 'FAILED', refused);
    if (this.hold && query.sql.startsWith('WITH')) return;
    const trino = trinoAt(this.#places.trinoUrl);
    for await (const part of await trino.query(await this.#spoken(query.sql))) {
      if (part.error) return end(query, 'FAILED', `${part.error.errorName}: ${part.error.message}`);
      query.columns = (part.columns ?? []).map(({ name }) => name);
      query.bytes = part.stats?.processedBytes ?? query.bytes;
      for (const row of part.data ?? []) query.rows.push(row.map(text));
    }
    end(query, 'SUCCEEDED', '');
  }

  async #spoken(sql: string): Promise<string> {
    const unload = /^UNLOAD \(([\s\S]*)\) TO '([^']*)' WITH \(format = 'PARQUET'\)$/.exec(sql);
    if (unload === null) return sql;
    const [, select = '', location = ''] = unload;
    const { hostname: Bucket, pathname } = new URL(location);
    const there = await this.#places.s3.send(new ListObjectsV2Command({ Bucket, Prefix: pathname.slice(1) }));
    if ((there.KeyCount ?? 0) > 0)
      throw new Error(`HIVE_PATH_ALREADY_EXISTS: Target directory ${location} is not empty`);
    const { TableList = [] } = await this.#places.glue.send(new GetTablesCommand({ DatabaseName: 'loadproof' }));
    const table = TableList.find(({ StorageDescriptor }) => StorageDescriptor?.Location === location);
    return `INSERT INTO "awsdatacatalog"."loadproof"."${table?.Name}" ${select}`;
  }
}

/** A query that was stopped stays so, whatever comes of it. */
function end(query: Query, state: State, reason: string): void {
  if (query.state !== 'RUNNING') return;
  query.state = state;
  query.reason = reason;
}

function described({ id, state, reason, submitted, bytes }: Query): object {
  const failed =
    state === 'FAILED' ? { AthenaError: { ErrorCategory: 2, Retryable: false, ErrorMessage: reason } } : {};
  return {
    QueryExecutionId: id,
    Status: { State: state, StateChangeReason: reason, SubmissionDateTime: submitted, ...failed },
    Statistics: { DataScannedInBytes: bytes, TotalExecutionTimeInMillis: 1 },
  };
}

/** As Athena pages: the first begins with the names of the columns. */
function page({ columns, rows }: Query, from: number, size: number): object {
  const all = [columns, ...rows];
  const Rows = all.slice(from, from + size).map((row) => ({
    Data: row.map((value) => (value === null ? {} : { VarCharValue: value })),
  }));
  return {
    ResultSet: { Rows, ResultSetMetadata: { ColumnInfo: columns.map((Name) => ({ Name, Type: 'varchar' })) } },
    ...(from + size < all.length ? { NextToken: String(from + size) } : {}),
  };
}

const text = (value: unknown): string | null => (value === null ? null : String(value));

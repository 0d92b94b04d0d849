import { type Answer, type Call, Fault } from './fake-aws.ts';
import { MACHINE, TASK } from './functions.ts';
import { canaryDigest, canaryFindings, isCanary, storedAt } from './recorded-canary.ts';

/** Answers of the services for a run over two tables, `public.same` and `public.changed`. Nothing is executed. */

const COLUMNS = JSON.stringify([
  { name: 'id', type: 'integer', baseType: 'int4', typmod: -1, nullable: false, readable: true },
  { name: 'name', type: 'character varying(40)', baseType: 'varchar', typmod: 44, nullable: true, readable: true },
]);
const table = (name: string) => [
  '15.8',
  'reader',
  'public',
  name,
  'r',
  '10',
  'true',
  'true',
  'false',
  'false',
  COLUMNS,
  '["id"]',
];

const MAPPINGS = JSON.stringify({
  rules: [
    {
      'rule-type': 'selection',
      'rule-id': '1',
      'rule-name': '1',
      'object-locator': { 'schema-name': 'public', 'table-name': '%' },
      'rule-action': 'include',
      filters: [],
    },
  ],
});

export const STOPPED = 1_772_590_665;

export const recordedTask = {
  ReplicationTaskIdentifier: 'orders-to-lake',
  ReplicationTaskArn: TASK,
  SourceEndpointArn: 'arn:aws:dms:eu-west-1:111122223333:endpoint:SOURCE',
  TargetEndpointArn: 'arn:aws:dms:eu-west-1:111122223333:endpoint:TARGET',
  MigrationType: 'full-load',
  TableMappings: MAPPINGS,
  ReplicationTaskSettings: '{}',
  Status: 'stopped',
  StopReason: 'Stop Reason FULL_LOAD_ONLY_FINISHED',
  ReplicationTaskStats: { FullLoadProgressPercent: 100, StopDate: STOPPED },
};

const ENDPOINTS = [
  { EndpointArn: recordedTask.SourceEndpointArn, EndpointType: 'SOURCE', EngineName: 'postgres' },
  {
    EndpointArn: recordedTask.TargetEndpointArn,
    EndpointIdentifier: 'lake',
    EndpointType: 'TARGET',
    EngineName: 's3',
    S3Settings: { BucketName: 'lake', BucketFolder: 'dms', DataFormat: 'parquet' },
  },
];

type Row = (string | null)[];
const path = (name: string) => `s3://lake/dms/public/${name}/LOAD00000001.parquet`;

const DIGEST_COLUMNS = ['record', 'b', 'f', 'src', 'lake', 'trailer'];
const FINDING_COLUMNS = ['record', 'kind', 'text', 'file', 'n1', 'n2', 'n3', 'n4', 'n5'];

function digest(name: string): Row[] {
  return [
    DIGEST_COLUMNS,
    ['file', null, null, '11', '0', 't\t10'],
    ['file', null, path(name), '0', '10', null],
    ['bucket', '-1', null, '1', '0', 't\t10'],
    ...(name === 'changed' ? [['bucket', '7', null, '1', '1', null]] : []),
  ];
}

const FINDINGS: Row[] = [
  FINDING_COLUMNS,
  ['count', 'changed', null, null, '1', '1', '1', null, null],
  ['column', null, null, null, '1', '1', null, null, null],
  ['row', 'changed', 'r\t7\tgeheim', null, '1', '1', '0', '1', '1'],
  ['row', 'changed', 'r\t7\tanders', path('changed'), '1', '0', '1', '1', '1'],
  ['trailer', null, 't\t10', null, null, null, null, null, null],
  ['read', null, null, null, '2', '2', '2', '2', '0'],
];

/** Rows on a page: less than any result has, so that every result has pages. */
const PAGE = 3;

export class RecordedServices {
  readonly #queries = new Map<string, { readonly sql: string; checks: number }>();
  readonly #tokens = new Map<string, string>();
  readonly #tables = new Map<string, string>();
  readonly executions = new Map<string, string>();
  /** Tables of the source, all in the schema public. */
  tables = ['changed', 'same'];
  task: object | null = recordedTask;
  /** What DMS counts of the loads of its tables. */
  tableStatistics: readonly object[] = [];
  /** Statements that are refused with TooManyRequestsException before the first is taken. */
  throttled = 0;
  /** The status that the first query of a kind ends with, where it is another than SUCCEEDED. */
  ends: ((sql: string, nth: number) => object | null) | null = null;

  readonly answer: Answer = (call) => {
    switch (call.service) {
      case 'athena':
        return this.#athena(call);
      case 'dms':
        return this.#dms(call);
      case 'stepfunctions':
        return this.#stepFunctions(call);
      case 'glue':
        return this.#glue(call);
      default:
        return {};
    }
  };

  /** The statements that were started. */
  statements(): string[] {
    return [...this.#queries.values()].map(({ sql }) => sql);
  }

  #dms({ operation }: Call): unknown {
    if (operation === 'DescribeEndpoints') return { Endpoints: ENDPOINTS };
    if (operation === 'DescribeTableStatistics') return { TableStatistics: this.tableStatistics };
    return this.task === null ? new Fault('ResourceNotFoundFault') : { ReplicationTasks: [this.task] };
  }

  #stepFunctions({ operation, input }: Call): unknown {
    const name = String(input.name ?? String(input.executionArn).split(':').at(-1));
    const status = this.executions.get(name);
    const executionArn = `${MACHINE.replace('stateMachine', 'execution')}:${name}`;
    if (operation === 'StartExecution') {
      if (status !== undefined) return new Fault('ExecutionAlreadyExists');
      this.executions.set(name, 'RUNNING');
      return { executionArn, startDate: 1 };
    }
    if (status === undefined) return new Fault('ExecutionDoesNotExist');
    return { executionArn, stateMachineArn: MACHINE, name, status, startDate: 1 };
  }

  #glue({ operation, input }: Call): unknown {
    const given = input.TableInput as { Name: string; StorageDescriptor: { Location: string } } | undefined;
    if (given) this.#tables.set(given.Name, given.StorageDescriptor.Location);
    if (operation !== 'GetTables') return {};
    return { TableList: [...this.#tables.keys()].map((Name) => ({ Name, CreateTime: 1 })) };
  }

  #athena({ operation, input }: Call): unknown {
    const id = String(input.QueryExecutionId);
    switch (operation) {
      case 'GetDataCatalog':
        return { DataCatalog: { Name: input.Name, Type: 'LAMBDA' } };
      case 'StartQueryExecution':
        return this.#start(String(input.ClientRequestToken), String(input.QueryString));
      case 'GetQueryExecution':
        return { QueryExecution: this.#execution(id) };
      case 'BatchGetQueryExecution':
        return { QueryExecutions: (input.QueryExecutionIds as string[]).map((known) => this.#execution(known)) };
      case 'GetQueryResults':
        return this.#results(id, Number(input.NextToken ?? 0));
      default:
        return {};
    }
  }

  #start(token: string, sql: string): unknown {
    if (this.throttled-- > 0)
      return new Fault('TooManyRequestsException', 'slow down', 400, { Reason: 'CONCURRENT_QUERY_LIMIT_EXCEEDED' });
    const known = this.#tokens.get(token) ?? `query-${this.#queries.size}`;
    this.#tokens.set(token, known);
    if (!this.#queries.has(known)) this.#queries.set(known, { sql, checks: 0 });
    return { QueryExecutionId: known };
  }

  #execution(id: string): object {
    const query = this.#queries.get(id);
    const nth = [...this.#queries.keys()].indexOf(id);
    const ended = this.ends?.(query?.sql ?? '', nth) ?? { State: 'SUCCEEDED' };
    const Status = (query?.checks ?? 0) === 0 ? { State: 'QUEUED' } : ended;
    if (query) query.checks++;
    return {
      QueryExecutionId: id,
      Status: { SubmissionDateTime: STOPPED, ...Status },
      Statistics: { DataScannedInBytes: 1e9 },
    };
  }

  #results(id: string, from: number): object {
    const rows = this.#rowsOf(this.#queries.get(id)?.sql ?? '');
    const Rows = rows
      .slice(from, from + PAGE)
      .map((row) => ({ Data: row.map((v) => (v === null ? {} : { VarCharValue: v })) }));
    const ColumnInfo = (rows[0] ?? []).map((Name) => ({ Name, Type: 'varchar' }));
    return {
      ResultSet: { Rows, ResultSetMetadata: { ColumnInfo } },
      ...(from + PAGE < rows.length ? { NextToken: String(from + PAGE) } : {}),
    };
  }

  #rowsOf(sql: string): Row[] {
    if (sql.includes('pg_class')) return [['version', 'role'], ...this.tables.map(table)];
    if (sql.includes("'bucket'") && isCanary(sql)) return [DIGEST_COLUMNS, ...canaryDigest(sql)];
    if (sql.includes("'bucket'")) return digest(/"public"\."([^"]+)"/.exec(sql)?.[1] ?? '');
    if (!sql.includes('open_rows')) return [];
    return this.#isOfCanary(sql) ? [FINDING_COLUMNS, ...canaryFindings()] : FINDINGS;
  }

  /** Whether a statement sums up rows that were stored of the canary. */
  #isOfCanary(sql: string): boolean {
    const stored = [...this.#queries.values()].filter((q) => isCanary(q.sql)).map((q) => storedAt(q.sql));
    return [...this.#tables].some(([name, location]) => sql.includes(name) && stored.includes(location));
  }
}

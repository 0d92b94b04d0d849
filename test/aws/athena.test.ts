import type { Statement } from '../../core/sql/dialect.ts';
import { AthenaEngine, requestToken } from '../../handlers/aws/athena-engine.ts';
import { AthenaSource } from '../../handlers/aws/athena-source.ts';
import { GlueTables } from '../../handlers/aws/glue-lake.ts';
import { type Answer, Fault } from './support/fake-aws.ts';
import { hasModels } from './support/models.ts';
import { awsWorld } from './support/world.ts';

const world = awsWorld();
const ID = '3f1c2b6a-0d4e-4b5f-9a77-000000000001';
const LOCATION = 's3://evidence/runs/r-1/parts/0/rows-0.parquet';

function engine(): AthenaEngine {
  const tables = new GlueTables(world.clients.glue, 'loadproof');
  return new AthenaEngine(world.clients.athena, tables, { workgroup: 'loadproof', database: 'loadproof' });
}

const statement = (sql: string): Statement => ({ engine: 'trino', sql, native: null });
const request = { statement: statement('SELECT 1'), token: 'r-1.0.digest.0', storeAt: null, label: 'public.t digest' };
const started: Answer = ({ operation }) => (operation === 'StartQueryExecution' ? { QueryExecutionId: ID } : {});

/** A query in a state, as GetQueryExecution describes it. */
const query =
  (Status: object): Answer =>
  () => ({
    QueryExecution: {
      QueryExecutionId: ID,
      Status: { SubmissionDateTime: 1772590665.5, ...Status },
      Statistics: { TotalExecutionTimeInMillis: 2500, DataScannedInBytes: 123 },
    },
  });

it('checks requests against the published models wherever they are said to be', () => {
  expect(process.env.LOADPROOF_BOTOCORE === undefined || hasModels()).toBe(true);
});

describe('starting', () => {
  it('sends the statement with a token that is the same for the same part, phase and try', async () => {
    world.aws.answer = started;
    expect(await engine().start(request)).toBe(ID);
    expect(world.aws.inputs('StartQueryExecution')).toEqual([
      {
        QueryString: 'SELECT 1',
        ClientRequestToken: requestToken('r-1.0.digest.0'),
        WorkGroup: 'loadproof',
        QueryExecutionContext: { Database: 'loadproof' },
      },
    ]);
    expect(requestToken('a')).toMatch(/^[0-9a-f]{64}$/);
    expect(requestToken('a')).not.toBe(requestToken('b'));
  });

  it('declares the table of a stored result first, and unloads into its folder', async () => {
    world.aws.answer = started;
    await engine().start({
      ...request,
      statement: statement('WITH a AS (SELECT 1) SELECT * FROM a'),
      storeAt: LOCATION,
    });
    expect(world.aws.calls.map(({ operation }) => operation)).toEqual(['CreateTable', 'StartQueryExecution']);
    const [table] = world.aws.inputs('CreateTable') as { TableInput: { Name: string; StorageDescriptor: object } }[];
    expect(table?.TableInput.StorageDescriptor).toMatchObject({ Location: `${LOCATION}/` });
    const [{ QueryString } = { QueryString: '' }] = world.aws.inputs('StartQueryExecution');
    expect(QueryString).toBe(
      `UNLOAD (SELECT k, digest, line, src, lake, key_src, key_lake, file FROM (\nWITH a AS (SELECT 1) SELECT * FROM a\n)) TO '${LOCATION}/' WITH (format = 'PARQUET')`,
    );
    expect(engine().stored(LOCATION)).toBe(`"awsdatacatalog"."loadproof"."${table?.TableInput.Name}"`);
    expect(engine().stored(LOCATION.replace('rows-0', 'rows-1'))).not.toBe(engine().stored(LOCATION));
  });

  it('refuses a statement that Athena would not take, in bytes of UTF-8, before it is sent', async () => {
    const sql = `SELECT '${'é'.repeat(131_068)}'`;
    await expect(engine().start({ ...request, statement: statement(sql) })).rejects.toMatchObject({
      name: 'QueryFailed',
      message: 'The statement of public.t digest has 262145 bytes; Athena takes 262144.',
    });
    expect(world.aws.calls).toEqual([]);
    world.aws.answer = started;
    await expect(engine().start({ ...request, statement: statement(sql.slice(0, -2).concat("e'")) })).resolves.toBe(ID);
  });

  it.each([
    [new Fault('TooManyRequestsException', 'slow', 400, { Reason: 'CONCURRENT_QUERY_LIMIT_EXCEEDED' }), 'Throttled'],
    [new Fault('ThrottlingException'), 'Throttled'],
    [new Fault('InternalServerException', 'down', 500), 'SourceUnavailable'],
    [new Fault('AccessDeniedException', 'not you'), 'SourceRefused'],
    [new Fault('InvalidRequestException', 'line 1:1: mismatched input', 400), 'QueryFailed'],
  ])('takes %p for %s', async (fault, name) => {
    world.aws.answer = () => fault;
    await expect(engine().start(request)).rejects.toMatchObject({ name, message: expect.stringContaining(fault.name) });
  });
});

describe('checking', () => {
  it.each(['QUEUED', 'RUNNING'])('waits for a query that is %s', async (State) => {
    world.aws.answer = query({ State });
    expect(await engine().check(ID)).toEqual({
      state: 'running',
      error: null,
      startedAt: '2026-03-04T02:17:45.500Z',
      seconds: 2.5,
      sourceRows: null,
      progress: { bytes: 123, percent: null },
      lookUp: ID,
    });
    expect(world.aws.inputs('GetQueryExecution')).toEqual([{ QueryExecutionId: ID }]);
  });

  it.each([
    [
      { State: 'FAILED', AthenaError: { ErrorCategory: 1, ErrorType: 1, Retryable: false, ErrorMessage: 'oops' } },
      'EngineRestarted',
    ],
    [
      {
        State: 'FAILED',
        AthenaError: { ErrorCategory: 2, ErrorType: 1006, Retryable: false, ErrorMessage: 'TYPE_MISMATCH' },
      },
      'QueryFailed',
    ],
    [{ State: 'FAILED', AthenaError: { ErrorCategory: 3, Retryable: true, ErrorMessage: 'again' } }, 'EngineRestarted'],
    [
      {
        State: 'FAILED',
        AthenaError: { ErrorCategory: 1, ErrorMessage: 'Query exhausted resources at this scale factor' },
      },
      'QueryFailed',
    ],
    [
      {
        State: 'FAILED',
        StateChangeReason:
          'GENERIC_USER_ERROR: Encountered an exception: FATAL: password authentication failed for user "x"',
      },
      'SourceRefused',
    ],
    [
      { State: 'FAILED', StateChangeReason: 'Connection to shop.example:5432 refused. Check that the hostname' },
      'SourceUnavailable',
    ],
    [{ State: 'FAILED', StateChangeReason: 'Lambda: Rate exceeded' }, 'Throttled'],
    [{ State: 'FAILED', StateChangeReason: 'Failed To Get Query Passthrough Schema' }, 'QueryFailed'],
    [{ State: 'FAILED', StateChangeReason: 'HIVE_BAD_DATA: Malformed Parquet file s3://lake/x' }, 'UnreadableLakeFile'],
    [{ State: 'CANCELLED', StateChangeReason: 'Bytes scanned limit was exceeded' }, 'QueryFailed'],
    [{ State: 'CANCELLED' }, 'Interrupted'],
    [{ State: 'FAILED' }, 'QueryFailed'],
  ])('takes %j for %s', async (status, name) => {
    world.aws.answer = query(status);
    expect(await engine().check(ID)).toMatchObject({ state: 'failed', error: { name } });
  });
});

describe('results', () => {
  const cell = (value: string | null) => (value === null ? {} : { VarCharValue: value });
  const page = (rows: (string | null)[][], NextToken?: string) => ({
    ResultSet: {
      Rows: rows.map((row) => ({ Data: row.map(cell) })),
      ResultSetMetadata: { ColumnInfo: ['record', 'b'].map((Name) => ({ Name, Type: 'varchar' })) },
    },
    ...(NextToken === undefined ? {} : { NextToken }),
  });

  it('reads every page, drops the first header only, and keeps NULL apart from an empty text', async () => {
    world.aws.answer = ({ input }) =>
      input.NextToken === undefined
        ? page(
            [
              ['record', 'b'],
              ['file', null],
            ],
            'next',
          )
        : page([
            ['record', 'b'],
            ['', '0'],
          ]);
    expect(await engine().results(ID)).toEqual([
      ['file', null],
      ['record', 'b'],
      ['', '0'],
    ]);
    expect(world.aws.inputs('GetQueryResults')).toEqual([
      { QueryExecutionId: ID },
      { QueryExecutionId: ID, NextToken: 'next' },
    ]);
  });

  it('keeps a first row that is no header, and fills up what the end of a row leaves out', async () => {
    world.aws.answer = () => page([['file']]);
    expect(await engine().results(ID)).toEqual([['file', null]]);
  });

  it('stops a query by its id', async () => {
    world.aws.answer = () => ({});
    await engine().stop(ID);
    expect(world.aws.inputs('StopQueryExecution')).toEqual([{ QueryExecutionId: ID }]);
  });
});

describe('the catalog of the source', () => {
  const source = (catalog = 'shop') =>
    new AthenaSource(world.clients.athena, engine(), { catalog, pollMilliseconds: 1, patience: 5 });
  const COLUMNS = JSON.stringify([
    { name: 'id', type: 'integer', baseType: 'int4', typmod: -1, nullable: false, readable: true },
  ]);
  const ROW = [
    '15.8 (Debian)',
    'reader',
    'public',
    'orders',
    'r',
    '120',
    'true',
    'true',
    'false',
    'false',
    COLUMNS,
    '["id"]',
  ];
  const answers = (rows: (string | null)[][], type = 'LAMBDA'): Answer => {
    let checks = 0;
    return (call) => {
      if (call.operation === 'GetDataCatalog') return { DataCatalog: { Name: 'shop', Type: type } };
      if (call.operation === 'StartQueryExecution') return { QueryExecutionId: ID };
      if (call.operation === 'GetQueryExecution')
        return query({ State: checks++ === 0 ? 'QUEUED' : 'SUCCEEDED' })(call);
      return {
        ResultSet: { Rows: rows.map((r) => ({ Data: r.map((v) => (v === null ? {} : { VarCharValue: v })) })) },
      };
    };
  };

  it('is one query, passed through in the source’s own SQL', async () => {
    world.aws.answer = answers([ROW]);
    expect(await source().describe()).toEqual({
      server: 'PostgreSQL 15.8',
      tables: [
        {
          schema: 'public',
          name: 'orders',
          kind: 'table',
          columns: [{ name: 'id', type: 'integer', baseType: 'int4', nullable: false, precision: null, scale: null }],
          primaryKey: ['id'],
          estimatedRows: 120,
          commitTimes: false,
          hides: [],
          unreadable: null,
        },
      ],
    });
    const [{ QueryString } = {}] = world.aws.inputs('StartQueryExecution');
    expect(QueryString).toMatch(/^SELECT \* FROM TABLE\("shop"\.system\.query\(query => 'select .*pg_class/s);
  });

  it('tells a source without tables from an answer without rows', async () => {
    world.aws.answer = answers([['15.8', 'reader', ...Array(10).fill(null)]]);
    expect(await source().describe()).toEqual({ server: 'PostgreSQL 15.8', tables: [] });
    world.aws.answer = answers([]);
    await expect(source().describe()).rejects.toThrow();
  });

  it('refuses a catalog that is registered in Glue, before anything is asked', async () => {
    world.aws.answer = answers([ROW], 'GLUE');
    await expect(source().describe()).rejects.toMatchObject({
      name: 'InvalidConfiguration',
      remedy: expect.stringContaining('type LAMBDA'),
    });
    expect(world.aws.calls.map(({ operation }) => operation)).toEqual(['GetDataCatalog']);
  });

  it('names a catalog that is not there', async () => {
    world.aws.answer = () => new Fault('InvalidRequestException', 'DataCatalog shop was not found');
    await expect(source().describe()).rejects.toMatchObject({
      name: 'InvalidConfiguration',
      message: expect.stringContaining('"shop"'),
    });
  });

  it('stops a query that does not end', async () => {
    world.aws.answer = (call) =>
      call.operation === 'GetQueryExecution' ? query({ State: 'RUNNING' })(call) : answers([])(call);
    await expect(source().describe()).rejects.toMatchObject({ name: 'QueryTimedOut' });
    expect(world.aws.inputs('StopQueryExecution')).toHaveLength(1);
  });
});

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { S3Store } from '../../handlers/aws/s3-store.ts';
import { runStateMachine } from '../../local/runner/runner.ts';
import { fakeWorld } from '../runner/fakes.ts';
import { clientsOf, closeClients } from './support/clients.ts';
import { FakeAws, Fault } from './support/fake-aws.ts';
import { BundledFunctions, TASK } from './support/functions.ts';
import { RecordedServices, recordedTask } from './support/recorded.ts';

/**
 * The functions as they are bundled for Lambda, in the state machine that is deployed, over the services' protocols.
 * Athena replays recorded rows: that its SQL is right is shown by the conformance tests on Trino, not here, and neither
 * are permissions, quotas and the network of an account.
 */

let functions: BundledFunctions;
const aws = new FakeAws();
let services: RecordedServices;
let endpoint: string;
let parquet: Buffer;

beforeAll(async () => {
  functions = new BundledFunctions();
  const folder = await mkdtemp(join(tmpdir(), 'lake-'));
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(
    `copy (select i::integer as id, 'row ' || i as name from range(10) r(i)) to '${folder}/f' (format parquet)`,
  );
  connection.closeSync();
  parquet = await readFile(join(folder, 'f'));
  await rm(folder, { recursive: true });
  aws.pageSize = 2;
  endpoint = await aws.start();
  functions.start(endpoint);
});
afterAll(async () => {
  functions.remove();
  await aws.stop();
});

beforeEach(() => {
  services = new RecordedServices();
  aws.reset(services.answer);
  aws.buckets.set('evidence', new Map());
  const files = ['changed', 'same'].map(
    (table) => [`dms/public/${table}/LOAD00000001.parquet`, { body: parquet }] as const,
  );
  aws.buckets.set('lake', new Map(files));
});
afterEach(() => expect(aws.problems).toEqual([]));

const text = (key: string) => aws.buckets.get('evidence')?.get(key)?.body.toString('utf8') ?? '';
const settings = (yaml: string) =>
  aws.buckets.get('evidence')?.set('settings/loadproof.yaml', { body: Buffer.from(yaml) });

async function run(tables?: string[]) {
  const clients = clientsOf(endpoint);
  try {
    const ports = { ...fakeWorld({ tables: [] }).ports, store: new S3Store(clients.s3, 'evidence') };
    const input = {
      runId: 'orders-1',
      trigger: { kind: 'event', detail: 'test' },
      task: TASK,
      ...(tables ? { tables } : {}),
    } as const;
    return await runStateMachine(ports, input, { functions: functions.forRunner(), timing: { wait: 0, retry: 1 } });
  } finally {
    closeClients(clients);
  }
}

interface Published {
  readonly Subject: string;
  readonly Message: string;
}
const published = () => aws.inputs('Publish') as unknown as Published[];

it('says MATCHED of tables that match, tells nobody by default, and puts metrics', async () => {
  const report = await run(['public.same']);
  expect(report).toMatchObject({ verdict: 'MATCHED', engine: 'athena', task: { id: 'orders-to-lake' } });
  expect(report.tables).toMatchObject([{ rows: { source: 10, lake: 10 }, files: [{ rows: 10 }] }]);
  expect(published()).toEqual([]);
  const [{ MetricData } = {}] = aws.inputs('PutMetricData');
  expect(MetricData).toContainEqual(
    expect.objectContaining({ MetricName: 'Matched', Value: 1, Dimensions: [{ Name: 'Stack', Value: 'loadproof' }] }),
  );
  // Two statements of the table, three of the canary.
  expect(MetricData).toContainEqual(expect.objectContaining({ MetricName: 'BytesScanned', Value: 5e9 }));
  expect(aws.inputs('BatchDeleteTable')).toHaveLength(1);
  expect(JSON.parse(text('runs/.last/shop.json'))).toMatchObject({ runId: 'orders-1', verdict: 'MATCHED' });
});

it('says MISMATCHED after two reads, and tells it without a value', async () => {
  settings('compare: { settleSeconds: 0 }\nstack: { account: "111122223333" }');
  const report = await run();
  expect(report).toMatchObject({ verdict: 'MISMATCHED', totals: { verdicts: { MATCHED: 1, MISMATCHED: 1 } } });
  expect(report.tables[0]).toMatchObject({ table: { name: 'changed' }, counts: { changed: { findings: 1 } } });
  const phases = report.tables[0]?.statements.map(({ phase }) => phase);
  expect(phases).toEqual(['digest', 'rows', 'findings', 'rows-1', 'findings-1']);
  // The canary, a part of its own, has some too.
  const unloads = services.statements().filter((sql) => sql.startsWith('UNLOAD') && sql.includes('/parts/0/'));
  expect(unloads.map((sql) => /TO '([^']*)'/.exec(sql)?.[1])).toEqual([
    's3://evidence/runs/orders-1/parts/0/rows-0.parquet/',
    's3://evidence/runs/orders-1/parts/0/rows-1.parquet/',
  ]);
  expect(published()).toHaveLength(1);
  const { Subject = '', Message = '' } = published()[0] ?? {};
  expect(Subject).toMatch(/^\[Loadproof\] MISMATCHED \| orders-to-lake \| .* \| 1 of 2 tables differs/);
  const { email, https } = JSON.parse(Message);
  expect(email).toContain('- public.changed: 1 changed (counted by key)');
  expect(JSON.parse(https)).toMatchObject({ version: '1.0', source: 'custom' });
  expect(`${Message}${text('runs/orders-1/report.html')}${functions.output}`).not.toMatch(/geheim|anders/);
});

it('is patient with throttling, and starts a query again that the service lost', async () => {
  services.throttled = 6;
  services.ends = (sql, nth) =>
    nth === 1 && sql.includes("'bucket'")
      ? { State: 'FAILED', AthenaError: { ErrorCategory: 1, Retryable: true, ErrorMessage: 'internal' } }
      : null;
  const report = await run(['public.same']);
  expect(report.verdict).toBe('MATCHED');
  const tokens = aws.inputs('StartQueryExecution').map(({ ClientRequestToken }) => ClientRequestToken);
  expect(new Set(tokens).size).toBeLessThan(tokens.length);
});

it.each([
  [{ State: 'FAILED', AthenaError: { ErrorCategory: 2, ErrorMessage: 'TYPE_MISMATCH: line 3' } }, 'QueryFailed'],
  [{ State: 'CANCELLED', StateChangeReason: 'by a person' }, 'Interrupted'],
])('gives a table its verdict whose query ends as %j, and the other its own', async (status, code) => {
  services.ends = (sql) => (sql.includes("'bucket'") && sql.includes('"changed"') ? status : null);
  const report = await run();
  expect(report.tables).toMatchObject([
    { table: { name: 'changed' }, verdict: 'ERRORED', cause: { code } },
    { table: { name: 'same' }, verdict: 'MATCHED' },
  ]);
  expect(published()[0]?.Subject).toContain('ERRORED');
});

it.each([
  ['a task that was deleted', () => (services.task = null), 'There is no DMS task'],
  [
    'a task that writes elsewhere than the stack reads',
    () => (aws.answer = (call) => (call.operation === 'DescribeEndpoints' ? elsewhere : services.answer(call))),
    'The task writes to s3://other/, and the stack reads s3://lake/dms/',
  ],
  ['settings that are wrong', () => settings('compare: { settelSeconds: 3 }'), 'settleSeconds'],
  ['settings that are not YAML', () => settings('a: ['), 'not YAML'],
])('refuses %s, by name', async (_, spoil, message) => {
  spoil();
  await expect(run()).rejects.toMatchObject({ message: expect.stringContaining(message) });
});

const elsewhere = {
  Endpoints: [
    { EndpointArn: recordedTask.SourceEndpointArn, EndpointType: 'SOURCE', EngineName: 'postgres' },
    {
      EndpointArn: recordedTask.TargetEndpointArn,
      EndpointType: 'TARGET',
      EngineName: 's3',
      S3Settings: { BucketName: 'other', DataFormat: 'parquet' },
    },
  ],
};

describe('Conclude, called for a machine that could not end by itself', () => {
  const ended = (status: string, more: object = {}) => ({
    source: 'aws.states',
    'detail-type': 'Step Functions Execution Status Change',
    time: '2026-03-04T03:00:00Z',
    detail: { name: 'orders-1', status, ...more },
  });

  it('tells of a run that broke before it had a plan, once', async () => {
    const Cause = JSON.stringify({
      errorType: 'SourceRefused',
      errorMessage: JSON.stringify({ code: 'SourceRefused', message: 'geheim', remedy: 'See the secret.' }),
    });
    const event = ended('FAILED', { error: 'SourceRefused', cause: Cause });
    expect(await functions.call('conclude', event)).toBeNull();
    expect(await functions.call('conclude', event)).toBeNull();
    expect(published()).toHaveLength(1);
    expect(published()[0]?.Subject).toContain('ERRORED | orders-1');
    expect(published()[0]?.Message).toContain('See the secret.');
    expect(published()[0]?.Message).not.toContain('geheim');
  });

  it('stops what still runs, and reports the verdicts that there are', async () => {
    await run(['public.same']);
    aws.buckets.get('evidence')?.delete('runs/orders-1/parts/0/result.json');
    aws.buckets.get('evidence')?.delete('runs/orders-1/told.json');
    services.ends = () => ({ State: 'RUNNING' });
    const conclusion = await functions.call('conclude', ended('ABORTED'));
    expect(conclusion).toMatchObject({ verdict: 'ERRORED' });
    expect(JSON.parse(text('runs/orders-1/report.json'))).toMatchObject({ cause: { code: 'Interrupted' } });
    expect(aws.inputs('StopQueryExecution').length).toBeGreaterThan(0);
  });
});

describe('Trigger', () => {
  const event = (eventType: string, arn = TASK) => ({
    source: 'aws.dms',
    'detail-type': 'DMS Replication Task State Change',
    time: '2026-03-04T02:17:47Z',
    resources: [arn],
    detail: { type: 'REPLICATION_TASK', category: 'StateChange', eventType, detailMessage: 'Replication task stopped' },
  });

  it('starts one run for one stop, however often and in whatever order the events come', async () => {
    const first = await functions.call('trigger', event('REPLICATION_TASK_STOPPED'));
    expect(first).toEqual({
      did: 'started',
      runId: 'orders-to-lake-CDEFGH234567-20260304T021745000Z-1',
    });
    expect(
      await functions.call('trigger', { ...event('REPLICATION_TASK_STOPPED'), time: '2026-03-04T02:19:00Z' }),
    ).toMatchObject({ did: 'known' });
    expect(await functions.call('trigger', event('REPLICATION_TASK_STARTED'))).toMatchObject({ did: 'ignored' });
    const [start] = aws.inputs('StartExecution');
    expect(JSON.parse(String(start?.input))).toMatchObject({
      task: TASK,
      trigger: { kind: 'event', detail: expect.stringContaining('FULL_LOAD_ONLY_FINISHED') },
    });
    expect(services.executions.size).toBe(1);
  });

  it.each([
    ['has gone on since', () => (services.task = { ...recordedTask, Status: 'running' })],
    ['deleted since', () => (services.task = null)],
    ['goes on by itself', () => (services.task = { ...recordedTask, StopReason: 'Stop Reason RECYCLE_TASK' })],
    ["none of this stack's tasks", () => (services.task = { ...recordedTask, ReplicationTaskArn: `${TASK}X` })],
  ])('starts nothing for a task that is %s', async (why, change) => {
    change();
    expect(await functions.call('trigger', event('REPLICATION_TASK_STOPPED'))).toMatchObject({
      did: 'ignored',
      why: expect.stringContaining(why),
    });
    expect(services.executions.size).toBe(0);
  });

  it('alerts of a failed task once, without a run and without the words of the error', async () => {
    const failure = 'Last Error duplicate key (geheim). Stop Reason FATAL_ERROR Error Level FATAL';
    services.task = { ...recordedTask, Status: 'failed', StopReason: failure, LastFailureMessage: failure };
    expect(await functions.call('trigger', event('REPLICATION_TASK_FAILED'))).toMatchObject({ did: 'alerted' });
    await functions.call('trigger', event('REPLICATION_TASK_FAILED'));
    expect(published()).toHaveLength(1);
    expect(published()[0]?.Subject).toMatch(/^\[Loadproof\] LOAD FAILED \| orders-to-lake \| .*FATAL_ERROR/);
    expect(published()[0]?.Message).not.toContain('geheim');
    expect(services.executions.size).toBe(0);
  });

  it('compares a running task by the clock, once for each firing of its schedule', async () => {
    services.task = { ...recordedTask, MigrationType: 'full-load-and-cdc', Status: 'running' };
    const at = (time: string) => functions.call('trigger', { schedule: { task: TASK }, time });
    expect(await at('2026-03-04T06:00:05Z')).toMatchObject({
      did: 'started',
      runId: expect.stringContaining('-at-20260304T060005Z-1'),
    });
    expect(await at('2026-03-04T06:00:05Z')).toMatchObject({ did: 'known' });
    expect(await at('2026-03-04T12:00:01Z')).toMatchObject({ did: 'started' });
  });
});

describe('Sweep', () => {
  const days = (n: number) => ({ ReplicationTaskStats: { StopDate: Math.floor(Date.now() / 1000) - n * 86_400 } });

  it('starts a load without a verdict, tries a run that failed again, and no more than three times', async () => {
    services.task = { ...recordedTask, ...days(1) };
    for (let n = 1; n <= 5; n++) {
      const { started } = (await functions.call('sweep', {})) as { started: string[] };
      expect(started).toHaveLength(n <= 3 ? 1 : 0);
      for (const name of started) {
        expect(name).toMatch(new RegExp(`-${n}$`));
        services.executions.set(name, n % 2 === 0 ? 'TIMED_OUT' : 'FAILED');
      }
    }
  });

  it.each(['RUNNING', 'SUCCEEDED', 'ABORTED'])('leaves a run alone that is %s', async (status) => {
    services.task = { ...recordedTask, ...days(1) };
    const { started } = (await functions.call('sweep', {})) as { started: string[] };
    services.executions.set(started[0] ?? '', status);
    expect(await functions.call('sweep', {})).toMatchObject({ started: [] });
  });

  it('leaves fresh stops to their event, and stops of long ago alone', async () => {
    for (const n of [0.001, 60]) {
      services.task = { ...recordedTask, ...days(n) };
      expect(await functions.call('sweep', {})).toMatchObject({ started: [], problems: [] });
    }
  });

  it('finds the load that ended while its task goes on with changes, in the table statistics', async () => {
    services.task = { ...recordedTask, MigrationType: 'full-load-and-cdc', Status: 'running' };
    const ended = Math.floor(Date.now() / 1000) - 3600;
    const done = {
      TableName: 'same',
      TableState: 'Table completed',
      FullLoadStartTime: ended - 60,
      FullLoadEndTime: ended,
    };
    services.tableStatistics = [done, { TableName: 'changed', TableState: 'Full load' }];
    expect(await functions.call('sweep', {})).toMatchObject({ started: [], problems: [] });
    services.tableStatistics = [done];
    const { started } = (await functions.call('sweep', {})) as { started: string[] };
    expect(started).toEqual([expect.stringMatching(/-loaded-\d{8}T\d{6}000Z-1$/)]);
    expect(await functions.call('sweep', {})).toMatchObject({ started: [] });
  });

  it('puts the age of the last verdict, and goes on where one thing cannot be looked at', async () => {
    const at = new Date(Date.now() - 7_200_000).toISOString();
    aws.buckets
      .get('evidence')
      ?.set('runs/.last/shop.json', { body: Buffer.from(JSON.stringify({ runId: 'r', verdict: 'MATCHED', at })) });
    aws.answer = (call) => (call.service === 'dms' ? new Fault('AccessDeniedFault', 'no', 403) : services.answer(call));
    expect(await functions.call('sweep', {})).toMatchObject({ problems: [expect.stringContaining('SourceRefused')] });
    const [{ MetricData } = {}] = aws.inputs('PutMetricData') as {
      MetricData: { MetricName: string; Value: number }[];
    }[];
    expect(MetricData).toMatchObject([{ MetricName: 'VerdictAgeHours' }, { MetricName: 'VerdictAgeHours' }]);
    expect(MetricData?.[0]?.Value).toBeCloseTo(2, 2);
  });
});

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { type ExecutionListItem, ListExecutionsCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';
import pg from 'pg';
import { type RunReport, runReportSchema } from '../../core/report/schema.ts';
import { writeLake } from '../../local/demo/lake-writer.ts';
import { type Account, startAccount, uploadLake } from './support/account.ts';
import { invoke, jsonCall } from './support/aws-call.ts';
import type { Told } from './support/inbox.ts';

/**
 * The stack as it is deployed, from the event of DMS to the message: EventBridge, functions on Node 24, Step Functions,
 * S3, Glue, SNS, CloudWatch and CloudFormation are MiniStack's; Athena's API is served by Trino, over a real PostgreSQL
 * and the files in MiniStack's S3. What that cannot show: docs/verification.md.
 */

const server = process.env.LOADPROOF_TEST_POSTGRES_URL ?? '';
const database = `loadproof_emulator_${process.pid}`;
/** Longer than anything takes where nothing else runs. */
const WAIT_MILLISECONDS = 480_000;

const TABLES = ['customers', 'orders'].map((name) => ({ schema: 'public', name }));

/** What no message, no log and no masked report may hold. */
const SECRET = 'geheim';

let admin: pg.Client;
let source: pg.Client;
let account: Account;
let lake: string;

beforeAll(async () => {
  if (server === '') throw new Error('LOADPROOF_TEST_POSTGRES_URL is not set: the source is a PostgreSQL server.');
  admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${database}`);
  const url = new URL(server);
  url.pathname = `/${database}`;
  source = new pg.Client({ connectionString: url.href });
  await source.connect();
  await source.query(`
    CREATE TABLE customers (id int PRIMARY KEY, name text, balance numeric(12,2), seen timestamp);
    INSERT INTO customers
      SELECT i, '${SECRET} ' || i, i * 1.25, timestamp '2026-01-01' + i * interval '1.000001 s' FROM generate_series(1, 1000) i;
    CREATE TABLE orders (id bigint PRIMARY KEY, customer int, placed date);
    INSERT INTO orders SELECT i, i % 1000, date '2026-01-01' + i % 300 FROM generate_series(1, 5000) i;`);
  account = await startAccount(url.href);
  lake = await mkdtemp(join(tmpdir(), 'emulator-lake-'));
  await writeLake({ url: url.href, tables: TABLES, out: lake });
  await uploadLake(account.s3, lake);
  await settings('compare: { settleSeconds: 20 }');
});

afterAll(async () => {
  await account?.stop();
  await source?.end();
  await admin?.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  await admin?.end();
  if (lake) await rm(lake, { recursive: true, force: true });
});

afterEach(() => expect(account?.problems).toEqual([]));

const bucket = () => account.outputs.RunsBucket ?? '';

async function settings(yaml: string): Promise<void> {
  await account.s3.send(new PutObjectCommand({ Bucket: bucket(), Key: 'settings/loadproof.yaml', Body: yaml }));
}

/** What DMS puts on the bus when the task ends. */
async function taskEnded(eventType = 'REPLICATION_TASK_STOPPED'): Promise<void> {
  const Detail = JSON.stringify({ type: 'REPLICATION_TASK', category: 'StateChange', eventType });
  const entry = { Source: 'aws.dms', DetailType: 'DMS Replication Task State Change', Resources: [account.dms.arn] };
  const put = await jsonCall(account.emulator, 'events', 'AWSEvents.PutEvents', { Entries: [{ ...entry, Detail }] });
  expect(put).toMatchObject({ FailedEntryCount: 0 });
}

async function executions(): Promise<ExecutionListItem[]> {
  const stateMachineArn = account.outputs.StateMachineArn ?? '';
  return (await account.sfn.send(new ListExecutionsCommand({ stateMachineArn }))).executions ?? [];
}

/** Waits for the end of the execution that began after `before` were there. */
async function newExecution(before: readonly ExecutionListItem[]): Promise<ExecutionListItem> {
  const known = new Set(before.map(({ name }) => name));
  return until('an execution that has ended', async () =>
    (await executions()).find(({ name, status }) => !known.has(name) && status !== 'RUNNING'),
  );
}

/** The next message about a run or a load; those of alarms, which tell the same topic, are passed over. */
async function told(): Promise<Told> {
  return until('a message', async () => {
    const { told: all } = account.inbox;
    const at = all.findIndex(({ Subject }) => Subject.startsWith('[Loadproof]'));
    return at < 0 ? undefined : all.splice(0, at + 1).at(-1);
  });
}

async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + WAIT_MILLISECONDS; Date.now() < end; await sleep(250)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`There was never ${what}. ${account.emulator.log().split('\n').slice(-40).join('\n')}`);
}

async function keysOf(runId: string): Promise<string[]> {
  const Prefix = `runs/${runId}/`;
  const { Contents = [] } = await account.s3.send(new ListObjectsV2Command({ Bucket: bucket(), Prefix }));
  return Contents.map(({ Key = '' }) => Key.slice(Prefix.length));
}

async function textOf(runId: string, name: string): Promise<string> {
  const got = await account.s3.send(new GetObjectCommand({ Bucket: bucket(), Key: `runs/${runId}/${name}` }));
  return (await got.Body?.transformToString()) ?? '';
}

const reportOf = async (runId: string): Promise<RunReport> =>
  runReportSchema.parse(JSON.parse(await textOf(runId, 'report.json')));

/** One message, of the chat's schema, without a value of a row; the functions logged none either. */
function expectMessage({ Subject, Message }: Told, verdict: string, ...texts: string[]) {
  expect(Subject).toMatch(new RegExp(`^\\[Loadproof\\] ${verdict} \\|`));
  const { version, source, content } = JSON.parse(Message);
  expect({ version, source }).toEqual({ version: '1.0', source: 'custom' });
  const said = JSON.stringify(content);
  for (const text of texts) expect(said).toContain(text);
  expect(`${Subject}${Message}${account.emulator.log()}`).not.toContain(SECRET);
}

const minutesAgo = (n: number) => new Date(Date.now() - n * 60_000);

it('a load that matches: event, execution, report and message; the same event twice is one execution', async () => {
  account.dms.stopped(minutesAgo(1));
  await Promise.all([taskEnded(), taskEnded()]);
  const run = await newExecution([]);
  expect(run).toMatchObject({ status: 'SUCCEEDED', name: expect.stringMatching(/^shop-to-lake-CDEFGH234567-.*-1$/) });
  const report = await reportOf(run.name ?? '');
  expect(report).toMatchObject({
    verdict: 'MATCHED',
    engine: 'athena',
    task: { id: 'shop-to-lake' },
    totals: { sourceRows: 6000, lakeRows: 6000, verdicts: { MATCHED: 2 } },
  });
  expect(report.tables.every(({ limits }) => limits.length === 0)).toBe(true);
  expect(await keysOf(run.name ?? '')).toEqual(expect.arrayContaining(['plan.json', ...REPORTS]));
  expectMessage(await told(), 'MATCHED', 'shop-to-lake');
  await taskEnded();
  // The trigger function has seen it when its log says so.
  await until('a second look', async () => (account.emulator.log().split('dispatched').length > 3 ? true : undefined));
  await sleep(1_000);
  expect(await executions()).toHaveLength(1);
  expect(account.inbox.told.filter(({ Subject }) => Subject.startsWith('[Loadproof]'))).toEqual([]);
});

const REPORTS = ['report.html', 'report.json', 'report.md'];

it('a load that lost a row, changed one and doubled one: found in two reads, and told without a value', async () => {
  const before = await executions();
  await source.query(`
    DELETE FROM customers WHERE id = 17;
    UPDATE customers SET name = '${SECRET} anders', seen = seen + interval '1 microsecond' WHERE id = 500;
    INSERT INTO orders VALUES (5001, 1, '2026-05-05')`);
  // Times of a stop are whole seconds here: a server that keeps commit times must not date the changes after it.
  await sleep(1_100);
  account.dms.stopped(minutesAgo(0));
  await taskEnded();
  const run = await newExecution(before);
  expect(run.status).toBe('SUCCEEDED');
  const report = await reportOf(run.name ?? '');
  expect(report.verdict).toBe('MISMATCHED');
  const [customers, orders] = report.tables;
  expect(customers).toMatchObject({
    table: { schema: 'public', name: 'customers' },
    rows: { source: 999, lake: 1000 },
    counts: { extra: { findings: 1 }, changed: { findings: 1 }, missing: { findings: 0 } },
  });
  expect(orders).toMatchObject({ rows: { source: 5001, lake: 5000 }, counts: { missing: { findings: 1 } } });
  const phases = customers?.statements.map(({ phase }) => phase).filter((phase) => phase !== 'later');
  expect(phases).toEqual(['digest', 'rows', 'findings', 'rows-1', 'findings-1']);
  for (const name of REPORTS) expect(await textOf(run.name ?? '', name)).not.toContain(SECRET);
  expectMessage(await told(), 'MISMATCHED', 'public.customers', 'public.orders');
});

it('a run that broke is told of, and tried again by the sweep, as a second attempt', async () => {
  const before = await executions();
  account.athena.refuse = () => 'Connection to shop.example.internal:5432 refused';
  account.dms.stopped(minutesAgo(10));
  await taskEnded();
  const broken = await newExecution(before);
  expect(broken).toMatchObject({ status: 'FAILED', name: expect.stringMatching(/-1$/) });
  expectMessage(await told(), 'ERRORED', 'broke before it had a plan');
  account.athena.refuse = () => null;
  const swept = await sweep();
  expect(swept).toMatchObject({ started: [broken.name?.replace(/-1$/, '-2')], problems: [] });
  const again = await newExecution([...before, broken]);
  expect(again.status).toBe('SUCCEEDED');
  expect((await reportOf(again.name ?? '')).verdict).toBe('MISMATCHED');
  expectMessage(await told(), 'MISMATCHED');
  expect(await sweep()).toMatchObject({ started: [] });
});

/** Calls the function that the rule of the sweep has as its target: half an hour is not waited for. */
async function sweep(): Promise<unknown> {
  const events = (operation: string, input: object) =>
    jsonCall(account.emulator, 'events', `AWSEvents.${operation}`, input);
  const { Rules } = (await events('ListRules', {})) as { Rules: { Name: string; ScheduleExpression?: string }[] };
  const rule = Rules.find(({ ScheduleExpression }) => ScheduleExpression === 'rate(30 minutes)');
  const found = (await events('ListTargetsByRule', { Rule: rule?.Name })) as { Targets: { Arn: string }[] };
  return invoke(account.emulator, found.Targets[0]?.Arn.split(':').at(-1) ?? '', {});
}

it('a run that a person stops: its queries are stopped, and its parts have their verdicts', async () => {
  const before = await executions();
  account.athena.hold = true;
  account.dms.stopped(minutesAgo(0));
  await taskEnded();
  const known = new Set(before.map(({ name }) => name));
  const run = await until('a query of each part', async () => {
    const found = (await executions()).find(({ name }) => !known.has(name));
    const marked = found && (await keysOf(found.name ?? '')).filter((key) => key.startsWith('queries/'));
    // That of the catalog, one of each part, and the canary's: all of them are marked, so that Conclude knows them.
    return marked?.length === 4 ? found : undefined;
  });
  await account.sfn.send(new StopExecutionCommand({ executionArn: run.executionArn, error: 'Test', cause: SECRET }));
  expectMessage(await told(), 'ERRORED', 'shop-to-lake');
  const report = await reportOf(run.name ?? '');
  expect(report).toMatchObject({ verdict: 'ERRORED', cause: { code: 'Interrupted' } });
  expect(report.tables).toHaveLength(2);
  expect(account.athena.running()).toEqual([]);
  account.athena.hold = false;
});

it('a load that DMS says failed is told of, without a run', async () => {
  const before = await executions();
  account.dms.task = {
    ...account.dms.task,
    Status: 'failed',
    StopReason: 'Stop Reason FATAL_ERROR Error Level FATAL',
    LastFailureMessage: `Last Error ${SECRET}. Stop Reason FATAL_ERROR Error Level FATAL`,
  };
  await taskEnded('REPLICATION_TASK_FAILED');
  expectMessage(await told(), 'LOAD FAILED', 'FATAL_ERROR');
  expect(await executions()).toHaveLength(before.length);
});

it('doctor, deployed: says what is there, and of what is not, how to mend it', async () => {
  const examined = async () => {
    const report = (await invoke(account.emulator, 'loadproof-doctor', {})) as Examined;
    return new Map(report.checks.map((check) => [check.id, check]));
  };
  const before = await examined();
  for (const id of ['workgroup', 'buckets', 'database', 'topic', 'shop.catalog', 'shop.spill'])
    expect(before.get(id)).toMatchObject({ id, status: 'ok' });
  expect(before.get('shop.secret')).toMatchObject({
    status: 'failed',
    detail: expect.stringContaining("can't find the specified secret"),
    remedy: expect.stringContaining('aws secretsmanager create-secret --name loadproof/shop'),
  });
  const secret = JSON.stringify({ username: 'reader', password: 'not-to-be-shown' });
  await jsonCall(account.emulator, 'secretsmanager', 'secretsmanager.CreateSecret', {
    Name: 'loadproof/shop',
    SecretString: secret,
    ClientRequestToken: randomUUID(),
  });
  const after = await examined();
  expect(after.get('shop.secret')).toMatchObject({ status: 'ok' });
  // The subnets of the configuration are in no emulator.
  expect(after.get('shop.routes')).toMatchObject({
    status: 'failed',
    remedy: expect.stringContaining('stack.sources'),
  });
  expect(JSON.stringify([...after]) + account.emulator.log()).not.toContain('not-to-be-shown');
});

interface Examined {
  readonly checks: readonly { readonly id: string; readonly status: string; readonly detail: string }[];
}

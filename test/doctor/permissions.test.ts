import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainText } from '../../infra/acknowledge.ts';
import { type IamTemplate, rolesOf } from '../../infra/iam-listing.ts';
import { type Call, FakeAws, Fault } from '../aws/support/fake-aws.ts';
import { recordedTask } from '../aws/support/recorded.ts';
import { EVENTS } from '../infra/events.ts';
import { templateOf } from '../infra/support.ts';
import { Account } from './support/account.ts';
import { Entries, environmentOf } from './support/entries.ts';
import { tenRows } from './support/parquet.ts';

/**
 * Whether the role of each function allows what the function calls. The functions run as they are bundled, each signing
 * with a key of its own; what they called is held against the policies of the template.
 */

const TASK = recordedTask.ReplicationTaskArn;
const SERVERLESS = 'arn:aws:dms:eu-west-1:111122223333:replication-config:EXAMPLECONFIGABCDEFGHIJK';

const aws = new FakeAws();
const account = new Account();
let entries: Entries;

beforeAll(async () => {
  const parquet = await tenRows();
  entries = new Entries({
    ...environmentOf(await aws.start()),
    LOADPROOF_CRAWLER: 'loadproof-lake',
    LOADPROOF_TASKS: JSON.stringify([TASK, SERVERLESS].map((arn) => ({ arn, source: 'shop', everySeconds: null }))),
  });
  aws.reset(account.answer);
  for (const bucket of ['evidence', 'results', 'spill']) aws.buckets.set(bucket, new Map());
  const files = ['changed', 'same'].map((t) => [`dms/public/${t}/LOAD00000001.parquet`, { body: parquet }] as const);
  aws.buckets.set('lake', new Map(files));
  aws.buckets.get('evidence')?.set('settings/loadproof.yaml', { body: Buffer.from('compare: { settleSeconds: 0 }') });
  aws.buckets.get('evidence')?.set('runs/stopped/queries/q-1', { body: Buffer.from('') });
  await everyFunction();
});
afterAll(async () => {
  entries.remove();
  await aws.stop();
});

type State = Record<string, unknown>;

const serverless = {
  ReplicationConfigArn: SERVERLESS,
  ReplicationConfigIdentifier: 'sls',
  ReplicationType: 'full-load',
  TableMappings: recordedTask.TableMappings,
  ReplicationSettings: '{}',
  SourceEndpointArn: recordedTask.SourceEndpointArn,
  TargetEndpointArn: recordedTask.TargetEndpointArn,
};

/** A whole run, and every other way in which a function is called. */
async function everyFunction(): Promise<void> {
  let crawls = 0;
  account.instead.GetCrawler = () => ({
    Crawler: { State: 'READY', LastCrawl: { Status: 'SUCCEEDED', StartTime: crawls } },
  });
  account.instead.StartCrawler = () => ({ started: ++crawls });
  account.instead.DescribeReplicationConfigs = () => ({ ReplicationConfigs: [serverless] });
  account.instead.DescribeReplications = () => ({ Replications: [{ Status: 'running' }] });
  // A function that is tried again finds the table that it declared before.
  account.instead.CreateTable = () => {
    delete account.instead.CreateTable;
    return new Fault('AlreadyExistsException');
  };
  const run = { runId: 'orders-1', trigger: { kind: 'event', detail: 'test' }, task: TASK };
  const { ordinals, ...rest } = (await entries.call('plan', run)) as { ordinals: number[] } & State;
  for (const ordinal of ordinals) await compare({ ...rest, ordinal });
  await entries.call('conclude', { runId: 'orders-1' });
  await entries.call('plan', { ...run, runId: 'orders-2', task: SERVERLESS });
  await entries.call('conclude', {
    source: 'aws.states',
    time: '2026-03-04T02:17:45Z',
    detail: { name: 'stopped', status: 'ABORTED' },
  });
  await triggers();
}

const NEXT: Readonly<Record<string, string>> = { start: 'start-comparison', poll: 'check-query', judge: 'judge-part' };

async function compare(first: State): Promise<void> {
  let state: State = { ...first, next: 'start' };
  let polled: State = state;
  while (state.next !== 'done') {
    if (state.next === 'poll') polled = state;
    const entry = NEXT[state.next === 'pause' ? 'start' : String(state.next)] ?? '';
    state = (await entries.call(entry, state)) as State;
  }
  // A query that takes too long is stopped, by whoever looks last.
  account.instead.GetQueryExecution = () => ({ QueryExecution: { Status: { State: 'RUNNING' } } });
  await expect(entries.call('check-query', { ...polled, checksLeft: 1 })).rejects.toMatchObject({
    name: 'QueryTimedOut',
  });
  delete account.instead.GetQueryExecution;
  await entries.call('judge-part', { ...polled, error: { Error: 'States.Timeout' } });
}

async function triggers(): Promise<void> {
  const [, stopped] = EVENTS[0] ?? [];
  const [, serverless] = EVENTS[2] ?? [];
  await entries.call('trigger', stopped);
  await entries.call('trigger', serverless);
  const StopDate = Date.now() / 1000 - 600;
  account.services.task = { ...recordedTask, ReplicationTaskStats: { StopDate } };
  await entries.call('doctor', {});
  await entries.call('sweep', {});
  account.services.task = { ...recordedTask, Status: 'running', MigrationType: 'full-load-and-cdc' };
  await entries.call('sweep', {});
  account.services.task = { ...recordedTask, Status: 'failed', ReplicationTaskStats: { StopDate } };
  await entries.call('trigger', stopped);
  account.services.executions.clear();
  await entries.call('sweep', {});
  account.instead.DescribeReplicationTasks = () => new Fault('ResourceNotFoundFault');
  await entries.call('sweep', {});
}

const ACTIONS: Readonly<Record<string, string>> = { 's3:ListObjectsV2': 's3:ListBucket' };
const PREFIXES: Readonly<Record<string, string>> = { stepfunctions: 'states' };

function actionOf({ service, operation }: Pick<Call, 'service' | 'operation'>): string {
  const action = `${PREFIXES[service] ?? service}:${operation}`;
  return ACTIONS[action] ?? action;
}

/** What stands for a bucket of the test in the resources of the template. */
const BUCKETS: Readonly<Record<string, RegExp>> = {
  evidence: /^<RunStoreBucket/,
  results: /^<WorkgroupResults/,
  spill: /^<Spill|:::example-athena-spill/,
  lake: /:::example-data-lake/,
};

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

function isAllowed(statements: readonly Statement[], call: Call): boolean {
  return statements.some(({ Action, Resource }) => {
    if (![Action].flat().includes(actionOf(call))) return false;
    if (call.service !== 's3') return true;
    return [Resource]
      .flat()
      .map(plainText)
      .some((resource) => isObject(resource, call.input));
  });
}

/** Whether an ARN, which may end in a wildcard, is that of the object, or of its bucket. */
function isObject(resource: string, { Bucket, Key }: Readonly<Record<string, unknown>>): boolean {
  const [bucket = '', ...path] = resource.split('/');
  if (!BUCKETS[String(Bucket)]?.test(bucket)) return false;
  const pattern = path.join('/').replace(/[.*+?^${}()|[\]\\]/g, (c) => (c === '*' ? '.*' : `\\${c}`));
  return Key === undefined ? path.length === 0 : new RegExp(`^${pattern}$`).test(String(Key));
}

const roles = rolesOf(templateOf().toJSON() as IamTemplate);
const functionRole = (entry: string) =>
  roles.find(({ id }) => id.startsWith(`Functions${entry.replaceAll('-', '')}Role`));
const FUNCTIONS = ['plan', 'start-comparison', 'check-query', 'judge-part', 'conclude', 'trigger', 'sweep', 'doctor'];

test.each(FUNCTIONS)('%s is allowed what it calls, on what it calls it', (entry) => {
  const calls = aws.calls.filter(({ principal }) => principal === entry);
  const statements = functionRole(entry)?.statements ?? [];
  expect(calls.length).toBeGreaterThan(1);
  const refused = calls.filter((call) => !isAllowed(statements, call));
  expect([
    ...new Set(refused.map((call) => `${actionOf(call)} ${call.input.Bucket ?? ''}/${call.input.Key ?? ''}`)),
  ]).toEqual([]);
});

test('a role that lacks a permission is seen: that of another function does not do', () => {
  const calls = aws.calls.filter(({ principal }) => principal === 'conclude');
  const others = functionRole('trigger')?.statements ?? [];
  const refused = calls.filter((call) => !isAllowed(others, call)).map(actionOf);
  expect(refused).toEqual(expect.arrayContaining(['athena:BatchGetQueryExecution', 'glue:BatchDeleteTable']));
});

/** Calls that the adapters make somewhere, by the commands and paginators of the SDK that they import. */
function callsInCode(): string[] {
  const folder = 'handlers/aws';
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const found = files.flatMap((name) => {
    const imports = readFileSync(join(folder, name), 'utf8').matchAll(
      /import \{([^}]*)\} from '@aws-sdk\/client-([\w-]+)'/g,
    );
    return [...imports].flatMap(([, names = '', client = '']) => {
      const operations = names.matchAll(/\b(?:(\w+)Command|paginate(\w+))\b/g);
      return [...operations].map(([, command, pages]) =>
        actionOf({ service: CLIENTS[client] ?? client, operation: command ?? pages ?? '' }),
      );
    });
  });
  return [...new Set(found)].sort();
}

const CLIENTS: Readonly<Record<string, string>> = {
  'database-migration-service': 'dms',
  'secrets-manager': 'secretsmanager',
  sfn: 'states',
};

test('every call of the adapters was made here, so that none is allowed by hope', () => {
  const made = new Set(aws.calls.map(actionOf));
  const inCode = callsInCode();
  expect(inCode.length).toBeGreaterThan(25);
  expect(inCode.filter((action) => !made.has(action))).toEqual([]);
});

/** What is allowed and was not called here, each with its reason; nothing else is allowed in vain. */
const NOT_CALLED: Readonly<Record<string, string>> = {
  'plan athena:StopQueryExecution': 'a source that does not describe itself in time',
  'doctor athena:StopQueryExecution': 'a source that does not answer in time',
  'sweep sns:Publish': 'a failed load that had no event',
  'sweep s3:PutObject': 'the mark of that alert',
  'sweep dms:DescribeReplicationTableStatistics': 'a serverless replication that goes on with changes',
  'doctor s3:PutObject': 'Athena writes results as whoever started the query',
  'doctor glue:UpdateTable': 'a table that is there already',
};

test('no function has a permission that it does not use', () => {
  // Athena asks for these as whoever started the query; Lambda, X-Ray and SQS for theirs; S3 for a 404 instead of a 403.
  const indirect =
    /^(lambda|xray|logs|sqs|kms):|^s3:(GetBucketLocation|ListBucket|Abort|List\w*Multipart)|^glue:Get(Partition|Tables?|Database)|^athena:Get(WorkGroup|DataCatalog)/;
  const unused = FUNCTIONS.flatMap((entry) => {
    const made = new Set(aws.calls.filter(({ principal }) => principal === entry).map(actionOf));
    const allowed = new Set((functionRole(entry)?.statements ?? []).flatMap(({ Action }) => [Action].flat()));
    return [...allowed]
      .filter((action) => !made.has(action) && !indirect.test(action))
      .map((action) => `${entry} ${action}`);
  });
  expect(unused.filter((each) => NOT_CALLED[each] === undefined)).toEqual([]);
});

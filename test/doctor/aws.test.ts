import { type CheckResult, doctorReportSchema } from '../../core/doctor/report.ts';
import { FakeAws, Fault } from '../aws/support/fake-aws.ts';
import { Account, workGroup } from './support/account.ts';
import { Entries, environmentOf } from './support/entries.ts';
import { tenRows } from './support/parquet.ts';

/** `doctor` as it is bundled for Lambda, over the services' protocols: in an account where all is well, and with one thing wrong. */

const aws = new FakeAws();
let entries: Entries;
let account: Account;
let parquet: Buffer;

beforeAll(async () => {
  parquet = await tenRows();
  entries = new Entries(environmentOf(await aws.start()));
});
afterAll(async () => {
  entries.remove();
  await aws.stop();
});
beforeEach(() => {
  account = new Account();
  aws.reset(account.answer);
  for (const bucket of ['evidence', 'results', 'spill']) aws.buckets.set(bucket, new Map());
  const files = ['changed', 'same'].map(
    (table) => [`dms/public/${table}/LOAD00000001.parquet`, { body: parquet }] as const,
  );
  aws.buckets.set('lake', new Map(files));
});
afterEach(() => {
  expect(aws.problems).toEqual([]);
  expect(entries.output).not.toContain('geheim');
});

async function examine(): Promise<{
  healthy: boolean;
  checks: CheckResult[];
  of: (id: string) => CheckResult | undefined;
}> {
  const { healthy, checks } = doctorReportSchema.parse(await entries.call('doctor', {}));
  expect(JSON.stringify(checks)).not.toContain('geheim');
  return { healthy, checks, of: (id) => checks.find((check) => check.id === id) };
}

test('all is well: every check, and one row went through the comparison', async () => {
  const { healthy, checks, of } = await examine();
  expect(checks.filter(({ status }) => status !== 'ok')).toEqual([]);
  expect(healthy).toBe(true);
  expect(checks.map(({ id }) => id)).toEqual([
    ...['workgroup', 'buckets', 'database', 'topic', 'alarms', 'sweep'],
    ...['kind', 'secret', 'routes', 'catalog', 'spill', 'passthrough'].map((id) => `shop.${id}`),
    ...['', '.lake', '.run'].map((what) => `task.Q7EXAMPLETASKABCDEFGH234567${what}`),
    ...['network', 'credentials', 'server', 'tables', 'lake', 'footer', 'row'].map((id) => `shop.${id}`),
  ]);
  expect(of('shop.row')?.detail).toMatch(/^public\.changed: 10 rows of the source and 10 rows of s3:\/\/lake/);
  // The row is read alone, of one file, and what was declared for it is dropped.
  const [statement] = aws
    .inputs('StartQueryExecution')
    .map(({ QueryString }) => String(QueryString))
    .filter((sql) => sql.includes("'bucket'"));
  expect(statement).toContain('("id") IN (SELECT "id" FROM (SELECT "id" FROM "public"."changed" LIMIT 1) AS one_row)');
  expect(aws.inputs('CreateTable')).toHaveLength(1);
  expect(aws.inputs('BatchDeleteTable')).toHaveLength(1);
});

interface Wrong {
  readonly what: string;
  readonly spoil: () => void;
  readonly check: string;
  readonly says: string;
  readonly mend: string;
}

const wrong: readonly Wrong[] = [
  {
    what: 'a secret without username',
    spoil: () => (account.secret = { user: 'reader', password: 'geheim' }),
    check: 'shop.secret',
    says: 'The secret loadproof/shop has no username (it has user, password).',
    mend: 'aws secretsmanager put-secret-value',
  },
  {
    what: 'a missing secret',
    spoil: () =>
      (account.instead.GetSecretValue = () => new Fault('ResourceNotFoundException', "Secrets Manager can't find it")),
    check: 'shop.secret',
    says: 'Reading the secret loadproof/shop failed',
    mend: 'aws secretsmanager create-secret --name loadproof/shop',
  },
  {
    what: 'a VPC without endpoints',
    spoil: () => (account.endpoints = []),
    check: 'shop.routes',
    says: 'subnet-1 has no way to com.amazonaws.eu-west-1.s3: no endpoint, and no default route.',
    mend: 'aws ec2 create-vpc-endpoint --vpc-id vpc-1',
  },
  {
    what: 'a VPC with an internet gateway only',
    spoil: () => {
      account.endpoints = ['s3'];
      account.defaultRoute = '<gatewayId>igw-1</gatewayId>';
    },
    check: 'shop.routes',
    says: 'it has no public address',
    mend: 'secretsmanager --vpc-endpoint-type Interface',
  },
  {
    what: 'a catalog that is registered in Glue',
    spoil: () => (account.instead.GetDataCatalog = () => ({ DataCatalog: { Name: 'loadproof_shop', Type: 'GLUE' } })),
    check: 'shop.catalog',
    says: 'is GLUE, not LAMBDA',
    mend: 'aws athena create-data-catalog',
  },
  {
    what: 'a catalog whose connector passes nothing through',
    spoil: () =>
      (account.instead.GetQueryExecution = () => ({
        QueryExecution: {
          Status: {
            State: 'FAILED',
            AthenaError: { ErrorCategory: 2, ErrorMessage: 'Failed To Get Query Passthrough Schema' },
          },
        },
      })),
    check: 'shop.passthrough',
    says: 'Failed To Get Query Passthrough Schema',
    mend: 'enable_query_passthrough',
  },
  {
    what: 'a task that is not there',
    spoil: () => (account.services.task = null),
    check: 'task.Q7EXAMPLETASKABCDEFGH234567',
    says: 'DMS knows no task',
    mend: 'correct stack.tasks',
  },
  {
    what: 'a task that writes elsewhere',
    spoil: () =>
      (account.services.task = {
        ...account.services.task,
        TargetEndpointArn: 'arn:aws:dms:eu-west-1:111122223333:endpoint:OTHER',
      }),
    check: 'task.Q7EXAMPLETASKABCDEFGH234567.lake',
    says: 'which the task writes to',
    mend: 'Correct what is named above',
  },
  {
    what: 'a lake that we may not list',
    spoil: () => aws.buckets.delete('lake'),
    check: 'shop.lake',
    says: 'NoSuchBucket',
    mend: 'BucketName and BucketFolder',
  },
  {
    what: 'a lake without a load',
    spoil: () => aws.buckets.set('lake', new Map()),
    check: 'shop.lake',
    says: 'has no folder of any table',
    mend: 'target endpoint',
  },
  {
    what: 'a truncated file',
    spoil: () =>
      aws.buckets.set(
        'lake',
        new Map(
          ['changed', 'same'].map((t) => [`dms/public/${t}/LOAD00000001.parquet`, { body: parquet.subarray(0, 40) }]),
        ),
      ),
    check: 'shop.footer',
    says: 'UnreadableLakeFile',
    mend: 'reload the table with DMS',
  },
  {
    what: 'a workgroup that enforces nothing',
    spoil: () =>
      (account.instead.GetWorkGroup = () => ({ WorkGroup: workGroup({ EnforceWorkGroupConfiguration: false }) })),
    check: 'workgroup',
    says: 'does not enforce its settings',
    mend: 'deploy the stack again',
  },
  {
    what: 'results that go elsewhere',
    spoil: () =>
      (account.instead.GetWorkGroup = () => ({
        WorkGroup: workGroup({ ResultConfiguration: { OutputLocation: 's3://elsewhere/' } }),
      })),
    check: 'workgroup',
    says: 'its results go to s3://elsewhere/',
    mend: 'deploy the stack again',
  },
  {
    what: 'a Glue database that is gone',
    spoil: () =>
      (account.instead.GetDatabase = () => new Fault('EntityNotFoundException', 'Database loadproof not found.')),
    check: 'database',
    says: 'Database loadproof not found',
    mend: 'deploy the stack again',
  },
  {
    what: 'a topic that tells nobody',
    spoil: () => (account.subscriptions = []),
    check: 'topic',
    says: 'the topic has no subscription',
    mend: 'deploy the stack again',
  },
  {
    what: 'subscriptions that nobody confirmed',
    spoil: () => (account.subscriptions = ['PendingConfirmation']),
    check: 'topic',
    says: 'not confirmed: data@example.com',
    mend: 'Follow the link',
  },
  {
    what: 'an alarm that tells nobody',
    spoil: () => (account.alarms = [{ AlarmName: 'loadproof-mismatched', StateValue: 'OK', ActionsEnabled: false }]),
    check: 'alarms',
    says: 'These alarms tell nobody: loadproof-mismatched',
    mend: 'deploy the stack again',
  },
  {
    what: 'a missing permission',
    spoil: () =>
      (account.instead.DescribeAlarms = () =>
        new Fault('AccessDenied', 'not authorized to perform: cloudwatch:DescribeAlarms', 403)),
    check: 'alarms',
    says: 'cloudwatch:DescribeAlarms',
    mend: "Allow the action to the function's role",
  },
];

test.each(wrong)('$what: fails with what to do, and the rest is looked at', async ({ spoil, check, says, mend }) => {
  spoil();
  const { healthy, checks, of } = await examine();
  expect(of(check)).toMatchObject({
    status: 'failed',
    detail: expect.stringContaining(says),
    remedy: expect.stringContaining(mend),
  });
  expect(healthy).toBe(false);
  // One thing is wrong: it is said once, and what stands on it is not looked at.
  expect(checks.filter(({ status }) => status === 'failed').map(({ id }) => id)).toEqual([check]);
  expect(checks).toHaveLength(22);
});

test.each([
  [
    'an event was given up on',
    () => account.alarms.push({ AlarmName: 'loadproof-dead-letters', StateValue: 'ALARM' }),
    'alarms',
    'runbooks.md#dead-letters',
  ],
  [
    'a sweep that has not run',
    () => (account.instead.GetMetricStatistics = () => ({ Datapoints: [] })),
    'sweep',
    'rule is enabled',
  ],
  ['one subscription of two', () => account.subscriptions.push('PendingConfirmation'), 'topic', 'Follow the link'],
  [
    'Lake Formation',
    () =>
      (account.instead.GetDatabase = () => ({ Database: { Name: 'loadproof', CreateTableDefaultPermissions: [] } })),
    'database',
    'docs/security.md',
  ],
  [
    'a failed load',
    () => (account.services.task = { ...account.services.task, Status: 'failed', LastFailureMessage: 'disk full' }),
    'task.Q7EXAMPLETASKABCDEFGH234567',
    'Mend the task in DMS',
  ],
])('%s is a warning: a run goes', async (_, spoil, check, mend) => {
  spoil();
  const { healthy, of } = await examine();
  expect(of(check)).toMatchObject({ status: 'warning', remedy: expect.stringContaining(mend) });
  expect(healthy).toBe(true);
});

test('what DMS quotes of a row in its failure is not told', async () => {
  const LastFailureMessage = 'Key (email)=(ada@example.com) already exists. Stop Reason FATAL_ERROR Error Level FATAL';
  account.services.task = { ...account.services.task, Status: 'failed', LastFailureMessage };
  const { of } = await examine();
  const told = of('task.Q7EXAMPLETASKABCDEFGH234567');
  expect(told).toMatchObject({ status: 'warning', detail: expect.stringContaining('FATAL_ERROR') });
  expect(JSON.stringify(told)).not.toContain('ada@example.com');
});

describe('the last load', () => {
  const STOPPED = new Date(Math.floor(Date.now() / 1000) * 1000 - 5 * 3_600_000);
  const RUN = 'task.Q7EXAMPLETASKABCDEFGH234567.run';
  const stopped = (at: Date) => {
    const ReplicationTaskStats = { StopDate: at.getTime() / 1000 };
    account.services.task = { ...account.services.task, ReplicationTaskStats };
  };
  /** The execution of an attempt, as the trigger and the sweep start it. */
  const ran = (attempt: number, status: string, detail: string) => {
    account.instead.DescribeExecution = ({ input }) =>
      String(input.executionArn).endsWith(`-${attempt}`)
        ? {
            executionArn: input.executionArn,
            stateMachineArn: 'arn',
            status,
            startDate: 1,
            input: JSON.stringify({ detail }),
          }
        : new Fault('ExecutionDoesNotExist');
  };

  test.each([
    ['its event started a run', () => ran(1, 'SUCCEEDED', 'stopped at'), 'ok', 'has its run: orders-to-lake-'],
    [
      'the sweep had to find it',
      () => ran(1, 'SUCCEEDED', 'found by the sweep, attempt 1'),
      'warning',
      'or its rule is off',
    ],
    ['its run was tried again', () => ran(2, 'SUCCEEDED', 'found by the sweep, attempt 2'), 'ok', '-2, SUCCEEDED'],
    ['its run failed', () => ran(3, 'TIMED_OUT', ''), 'warning', 'is TIMED_OUT'],
    ['nobody compared it', () => undefined, 'failed', 'neither DMS'],
  ])('%s', async (_, happened, status, says) => {
    stopped(STOPPED);
    happened();
    const { of } = await examine();
    // Whatever it is: the rest is looked at.
    expect(of('shop.row')?.status).toBe('ok');
    expect(of(RUN)).toMatchObject({ status, detail: expect.stringContaining(says) });
  });

  test('is given some time', async () => {
    stopped(new Date(Date.now() - 600_000));
    expect((await examine()).of(RUN)).toMatchObject({ status: 'ok' });
  });
});

import { CloudWatchMetrics, putData } from '../../handlers/aws/cloudwatch-metrics.ts';
import { crawl } from '../../handlers/aws/crawler.ts';
import { DmsApi } from '../../handlers/aws/dms.ts';
import { Executions } from '../../handlers/aws/executions.ts';
import { GlueTables } from '../../handlers/aws/glue-lake.ts';
import { RunQueries } from '../../handlers/aws/queries.ts';
import { S3Lake } from '../../handlers/aws/s3-lake.ts';
import { S3Store } from '../../handlers/aws/s3-store.ts';
import { SnsAnnouncer } from '../../handlers/aws/sns-announcer.ts';
import { EXAMPLE } from '../report/example.ts';
import { MemoryStore } from '../runner/fakes.ts';
import { type Answer, type Call, Fault } from './support/fake-aws.ts';
import { EVERY_LIST, EVERY_PUT, type FakeObject } from './support/fake-s3.ts';
import { MACHINE, TASK } from './support/functions.ts';
import { awsWorld } from './support/world.ts';

/** Answers of the services that are an answer in part: throttling, later pages that fail, batches of which some failed. */

const world = awsWorld();

describe('every adapter says Throttled of a service that asks for patience, and SourceUnavailable of one that is down', () => {
  const clients = () => world.clients;
  const calls: readonly [string, string, () => Promise<unknown>][] = [
    ['DMS', 'ThrottlingException', () => new DmsApi(clients().dms).load({ kind: 'task', arn: TASK })],
    ['Step Functions, starting', 'ThrottlingException', () => new Executions(clients().sfn, MACHINE).start(RUN)],
    ['Step Functions, starting', 'ExecutionLimitExceeded', () => new Executions(clients().sfn, MACHINE).start(RUN)],
    ['Step Functions, asking', 'ThrottlingException', () => new Executions(clients().sfn, MACHINE).status('r-1')],
    ['Glue, dropping', 'ThrottlingException', () => new GlueTables(clients().glue, 'loadproof').dropRun('r-1')],
    ['Glue, crawling', 'ThrottlingException', () => crawl(clients().glue, 'c')],
    ['CloudWatch', 'Throttling', () => putData(clients().cloudwatch, 'Loadproof', [{ MetricName: 'Matched' }])],
    ['SNS', 'Throttled', () => announcer().announce(EXAMPLE)],
  ];
  const announcer = () =>
    new SnsAnnouncer(clients().sns, {
      topicArn: 'arn:aws:sns:eu-west-1:111122223333:loadproof',
      policy: 'always',
      links: async () => ({ report: 'https://example.com/r', execution: null }),
    });

  it.each(calls)('%s: %s', async (_, fault, call) => {
    world.aws.answer = () => new Fault(fault, 'slow down');
    await expect(call()).rejects.toMatchObject({ name: 'Throttled' });
    world.aws.answer = () => new Fault('InternalServerError', 'down', 500);
    await expect(call()).rejects.toMatchObject({ name: 'SourceUnavailable' });
  });

  const store = () => new S3Store(clients().s3, 'lake-bucket');
  const slow = (code: string, status: number): FakeObject => ({ body: Buffer.from(''), fault: { code, status } });
  it.each([
    ['writing', EVERY_PUT, () => store().putText('k', 'text')],
    ['reading', 'k', () => store().getText('k')],
    ['listing', EVERY_LIST, () => store().list('runs/')],
    [
      'listing the lake',
      EVERY_LIST,
      () => new S3Lake(clients().s3, 's3://lake-bucket/dms/').list('s3://lake-bucket/dms/s/t/'),
    ],
    ['listing the folders', EVERY_LIST, () => new S3Lake(clients().s3, 's3://lake-bucket/dms/').tables()],
  ])('S3, %s', async (_, key, call) => {
    world.aws.buckets.set('lake-bucket', new Map([[key, slow('SlowDown', 503)]]));
    await expect(call()).rejects.toMatchObject({ name: 'Throttled' });
    world.aws.buckets.set('lake-bucket', new Map([[key, slow('InternalError', 500)]]));
    await expect(call()).rejects.toMatchObject({ name: 'SourceUnavailable' });
  });
});

const RUN = { runId: 'r-1', trigger: { kind: 'manual', detail: 'test' } } as const;

describe('queries of a run', () => {
  const ids = Array.from({ length: 120 }, (_, i) => `q-${String(i).padStart(3, '0')}`);
  const queries = async () => {
    const store = new MemoryStore();
    const marked = new RunQueries(world.clients.athena, store, 'r-1');
    for (const id of ids) await marked.mark(id);
    return marked;
  };
  /** Two queries run; of the others, `unprocessed` says which the service does not answer for. */
  const answers =
    (unprocessed: (id: string) => boolean): Answer =>
    ({ operation, input }: Call) => {
      if (operation !== 'BatchGetQueryExecution') return {};
      const asked = input.QueryExecutionIds as string[];
      return {
        QueryExecutions: asked
          .filter((id) => !unprocessed(id))
          .map((id) => ({
            QueryExecutionId: id,
            Status: { State: id === 'q-003' || id === 'q-119' ? 'RUNNING' : 'SUCCEEDED' },
            Statistics: { DataScannedInBytes: 10 },
          })),
        UnprocessedQueryExecutionIds: asked
          .filter(unprocessed)
          .map((id) => ({ QueryExecutionId: id, ErrorCode: 'INTERNAL_ERROR' })),
      };
    };
  const stopped = () => world.aws.inputs('StopQueryExecution').map(({ QueryExecutionId }) => QueryExecutionId);

  it('are asked after by fifty; those that run are stopped', async () => {
    world.aws.answer = answers(() => false);
    expect(await (await queries()).bytesScanned()).toBe(1200);
    expect(world.aws.inputs('BatchGetQueryExecution').map((i) => (i.QueryExecutionIds as string[]).length)).toEqual([
      50, 50, 20,
    ]);
    expect(await (await queries()).stopAll()).toEqual([]);
    expect(stopped()).toEqual(['q-003', 'q-119']);
  });

  it('that the service does not answer for are stopped unseen, and their bytes are not known', async () => {
    world.aws.answer = answers((id) => id === 'q-050');
    expect(await (await queries()).bytesScanned()).toBeNull();
    await (await queries()).stopAll();
    expect(stopped()).toEqual(['q-003', 'q-119', 'q-050']);
  });

  it('are all stopped where none can be asked after, and those that cannot be are named', async () => {
    world.aws.answer = ({ operation, input }) =>
      operation === 'BatchGetQueryExecution' || input.QueryExecutionId === 'q-007'
        ? new Fault('TooManyRequestsException')
        : {};
    expect(await (await queries()).bytesScanned()).toBeNull();
    expect(await (await queries()).stopAll()).toEqual([
      'The query q-007 could not be stopped: TooManyRequestsException',
    ]);
    expect(stopped()).toHaveLength(120);
  });
});

describe('tables of which some cannot be dropped', () => {
  const tables = () => new GlueTables(world.clients.glue, 'loadproof');
  const dropped =
    (code: string): Answer =>
    ({ operation }) => {
      if (operation === 'GetTables') return { TableList: [{ Name: 'lp_a', CreateTime: 1 }] };
      return { Errors: [{ TableName: 'lp_a', ErrorDetail: { ErrorCode: code, ErrorMessage: 'no' } }] };
    };

  it('are told of', async () => {
    world.aws.answer = dropped('AccessDeniedException');
    await expect(tables().dropOlderThan(new Date())).rejects.toMatchObject({
      message: '1 tables of loadproof could not be dropped, among them lp_a: AccessDeniedException',
    });
  });

  it('because they are gone already, are what was wanted', async () => {
    world.aws.answer = dropped('EntityNotFoundException');
    await expect(tables().dropOlderThan(new Date())).resolves.toBeUndefined();
  });

  it('since a later page of their list fails: nothing is dropped by half a list', async () => {
    world.aws.answer = ({ operation, input }) => {
      if (operation !== 'GetTables') return {};
      return input.NextToken === undefined
        ? { TableList: [{ Name: 'lp_a', CreateTime: 1 }], NextToken: 'more' }
        : new Fault('ThrottlingException');
    };
    await expect(tables().dropOlderThan(new Date())).rejects.toMatchObject({ name: 'Throttled' });
    expect(world.aws.inputs('BatchDeleteTable')).toEqual([]);
  });
});

it('an endpoint that was deleted is missing among the described ones', async () => {
  world.aws.answer = ({ operation }) =>
    operation === 'DescribeEndpoints'
      ? new Fault('ResourceNotFoundFault', 'No Endpoints found matching provided filters')
      : { ReplicationTasks: [{ ReplicationTaskArn: TASK, SourceEndpointArn: 'arn:s', TargetEndpointArn: 'arn:t' }] };
  await expect(new DmsApi(world.clients.dms).describer(TASK).describe()).rejects.toMatchObject({
    name: 'InvalidConfiguration',
    message: expect.stringContaining('ResourceNotFoundFault'),
  });
});

it('metrics are put even where the bytes of the queries are not known', async () => {
  world.aws.answer = () => ({});
  const settings = { namespace: 'Loadproof', stack: 's', source: 'shop', bytesScanned: async () => null };
  await new CloudWatchMetrics(world.clients.cloudwatch, settings).put(EXAMPLE);
  expect(world.aws.inputs('PutMetricData')).toHaveLength(1);
});

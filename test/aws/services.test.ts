import { CloudWatchMetrics } from '../../handlers/aws/cloudwatch-metrics.ts';
import { crawl } from '../../handlers/aws/crawler.ts';
import { DmsApi } from '../../handlers/aws/dms.ts';
import { environmentSchema, readEnvironment } from '../../handlers/aws/lambda/environment.ts';
import { linksOf } from '../../handlers/aws/links.ts';
import { SnsAnnouncer } from '../../handlers/aws/sns-announcer.ts';
import { VERSION } from '../../handlers/aws/version.ts';
import manifest from '../../package.json' with { type: 'json' };
import { EXAMPLE } from '../report/example.ts';
import { counts, reportOf, result } from '../report/fixtures.ts';
import { type Answer, Fault } from './support/fake-aws.ts';
import { awsWorld } from './support/world.ts';

const world = awsWorld();
const TASK = 'arn:aws:dms:eu-west-1:111122223333:task:Q7EXAMPLETASKABCDEFGH234567';
const CONFIG = 'arn:aws:dms:eu-west-1:111122223333:replication-config:EXAMPLECONFIGABCDEFGHIJK';

it('says the version of the package', () => expect(VERSION).toBe(manifest.version));

describe('metrics', () => {
  const metrics = (bytes: number | null) =>
    new CloudWatchMetrics(world.clients.cloudwatch, {
      namespace: 'Loadproof',
      stack: 'loadproof',
      source: 'shop',
      bytesScanned: async () => bytes,
    });
  interface Datum {
    readonly MetricName: string;
    readonly Value: number;
    readonly Dimensions: { readonly Name: string; readonly Value: string }[];
  }
  const sent = () => world.aws.inputs('PutMetricData').flatMap(({ MetricData }) => MetricData as Datum[]);

  it('are of the stack, of the source, and of a bounded number of tables: the worst', async () => {
    world.aws.answer = () => ({});
    const tables = Array.from({ length: 60 }, (_, i) =>
      result({
        ordinal: i,
        table: { schema: 'public', name: `t${i} é` },
        verdict: 'MISMATCHED',
        counts: counts({ missing: i }),
      }),
    );
    await metrics(3e12).put(reportOf(tables));
    const ofTables = sent().filter(({ Dimensions }) => Dimensions.some(({ Name }) => Name === 'Table'));
    expect(ofTables).toHaveLength(20);
    expect(ofTables[0]).toMatchObject({
      MetricName: 'DifferingRows',
      Value: 59,
      Dimensions: [{}, {}, { Value: 'public.t59 ?' }],
    });
    const ofStack = Object.fromEntries(
      sent()
        .filter((d) => d.Dimensions.length === 1)
        .map((d) => [d.MetricName, d.Value]),
    );
    expect(ofStack).toMatchObject({
      Mismatched: 60,
      Matched: 0,
      DifferingRows: 1770,
      BytesScanned: 3e12,
      EstimatedCostUsd: 15,
    });
    expect(
      sent()
        .filter((d) => d.Dimensions.length === 2)
        .map((d) => d.Dimensions[1]?.Value),
    ).toContain('shop');
  });

  it('say nothing of what is not known, and never show a run without a table as well', async () => {
    world.aws.answer = () => ({});
    await metrics(null).put(reportOf([]));
    const names = sent().map(({ MetricName }) => MetricName);
    expect(names).not.toContain('BytesScanned');
    expect(sent().find((d) => d.MetricName === 'Inconclusive')?.Value).toBe(1);
  });

  it('fail by name', async () => {
    world.aws.answer = () => new Fault('AccessDenied', 'no', 403);
    await expect(metrics(0).put(EXAMPLE)).rejects.toMatchObject({ name: 'SourceRefused' });
  });
});

describe('announcing', () => {
  const announcer = (policy: 'mismatch' | 'always') =>
    new SnsAnnouncer(world.clients.sns, {
      topicArn: 'arn:aws:sns:eu-west-1:111122223333:loadproof',
      policy,
      links: async () => ({ report: 'https://example.com/r', execution: null }),
    });

  it('sends each protocol its own message', async () => {
    world.aws.answer = () => ({});
    await announcer('mismatch').announce(EXAMPLE);
    const [request] = world.aws.inputs('Publish');
    expect(request).toMatchObject({
      MessageStructure: 'json',
      TopicArn: 'arn:aws:sns:eu-west-1:111122223333:loadproof',
    });
    const message = JSON.parse(String(request?.Message));
    expect(Object.keys(message).sort()).toEqual(['default', 'email', 'https']);
    expect(JSON.parse(message.https).source).toBe('custom');
  });

  it('says nothing where the policy says so, and fails by name', async () => {
    await announcer('mismatch').announce(reportOf([result()]));
    expect(world.aws.calls).toEqual([]);
    world.aws.answer = () => new Fault('Throttled', 'slow', 400);
    await expect(announcer('always').announce(EXAMPLE)).rejects.toMatchObject({ name: 'Throttled' });
  });
});

describe('what DMS says', () => {
  const dms = () => new DmsApi(world.clients.dms);
  const described: Answer = ({ operation }) => {
    switch (operation) {
      case 'DescribeReplicationConfigs':
        return {
          ReplicationConfigs: [
            {
              ReplicationConfigArn: CONFIG,
              ReplicationConfigIdentifier: 'orders-sls',
              ReplicationType: 'full-load',
              TableMappings: '{"rules":[]}',
              ReplicationSettings: '{}',
              SourceEndpointArn: 'arn:s',
              TargetEndpointArn: 'arn:t',
            },
          ],
        };
      case 'DescribeReplications':
        return {
          Replications: [{ Status: 'failed', FailureMessages: ['one', 'two'], ReplicationLastStopTime: 1_772_590_665 }],
        };
      default:
        return { Endpoints: [{ EndpointArn: 'arn:t' }] };
    }
  };

  it('of a serverless replication is put into the shape of a task', async () => {
    world.aws.answer = described;
    expect(await dms().load({ kind: 'replication', arn: CONFIG })).toEqual({
      arn: CONFIG,
      id: 'orders-sls',
      migrationType: 'full-load',
      status: 'failed',
      stopReason: null,
      failure: 'one two',
      stoppedAt: '2026-03-04T02:17:45.000Z',
    });
    const describer = dms().describer(CONFIG);
    expect(await describer.describe()).toMatchObject({
      task: {
        ReplicationTasks: [
          { ReplicationTaskIdentifier: 'orders-sls', MigrationType: 'full-load', TableMappings: '{"rules":[]}' },
        ],
      },
      endpoints: { Endpoints: [{ EndpointArn: 'arn:t' }] },
    });
    const asked = world.aws.calls.length;
    await describer.describe();
    expect(world.aws.calls).toHaveLength(asked);
    expect(world.aws.inputs('DescribeEndpoints')).toEqual([
      { Filters: [{ Name: 'endpoint-arn', Values: ['arn:s', 'arn:t'] }] },
    ]);
  });

  it('of a task that is not there is null, by ARN and by identifier', async () => {
    world.aws.answer = () => new Fault('ResourceNotFoundFault', 'No Tasks found matching provided filters');
    expect(await dms().load({ kind: 'task', arn: TASK })).toBeNull();
    expect(await dms().load({ kind: 'task', id: 'orders-to-lake' })).toBeNull();
    await expect(dms().describer(TASK).describe()).rejects.toMatchObject({ name: 'InvalidConfiguration' });
    expect(world.aws.inputs('DescribeReplicationTasks')[1]).toEqual({
      Filters: [{ Name: 'replication-task-id', Values: ['orders-to-lake'] }],
    });
  });

  it('fails by name', async () => {
    world.aws.answer = () => new Fault('AccessDeniedFault', 'no', 400);
    await expect(dms().load({ kind: 'task', arn: TASK })).rejects.toMatchObject({ name: 'SourceRefused' });
  });
});

describe('a crawler', () => {
  const limits = { pollMilliseconds: 1, patience: 50 };
  /** A crawler that goes through these states, one per question; `busy` starts are refused. */
  const crawler = (busy: number, ends: string): Answer => {
    let refusals = busy;
    let ours = 0;
    return ({ operation }) => {
      if (operation === 'StartCrawler') {
        if (refusals-- > 0) return new Fault('CrawlerRunningException');
        ours = 1;
        return {};
      }
      const LastCrawl =
        ours > 2 ? { Status: ends, StartTime: 2000, ErrorMessage: 'why' } : { Status: 'SUCCEEDED', StartTime: 1000 };
      // At first it still shows the crawl before: a start is not seen at once.
      const State = ours < 2 || ours > 2 ? 'READY' : 'RUNNING';
      if (ours > 0) ours++;
      return { Crawler: { Name: 'c', State, LastCrawl } };
    };
  };

  it('is waited for until a crawl of our own has ended, after one that is under way', async () => {
    world.aws.answer = crawler(2, 'SUCCEEDED');
    await crawl(world.clients.glue, 'c', limits);
    expect(world.aws.inputs('StartCrawler')).toHaveLength(3);
  });

  it.each(['FAILED', 'CANCELLED'])('that ended as %s is an error', async (status) => {
    world.aws.answer = crawler(0, status);
    await expect(crawl(world.clients.glue, 'c', limits)).rejects.toMatchObject({
      name: 'QueryFailed',
      message: expect.stringContaining(status),
    });
  });

  it('that does not end is given up', async () => {
    world.aws.answer = crawler(1000, 'SUCCEEDED');
    await expect(crawl(world.clients.glue, 'c', limits)).rejects.toMatchObject({ name: 'QueryTimedOut' });
  });
});

describe('links', () => {
  const settings = {
    region: 'eu-west-1',
    bucket: 'evidence',
    stateMachineArn: 'arn:aws:states:eu-west-1:111122223333:stateMachine:lp',
  };

  it('lead to the console', async () => {
    expect(await linksOf(world.clients.s3, { ...settings, kind: 'console' }, 'r-1')).toEqual({
      report:
        'https://eu-west-1.console.aws.amazon.com/s3/object/evidence?region=eu-west-1&prefix=runs%2Fr-1%2Freport.html',
      execution:
        'https://eu-west-1.console.aws.amazon.com/states/home?region=eu-west-1#/v2/executions/details/arn:aws:states:eu-west-1:111122223333:execution:lp:r-1',
    });
  });

  it('or are presigned, and expire', async () => {
    const { report } = await linksOf(world.clients.s3, { ...settings, kind: 'presigned' }, 'r-1');
    expect(new URL(report).pathname).toBe('/evidence/runs/r-1/report.html');
    expect(new URL(report).searchParams.get('X-Amz-Expires')).toBe('43200');
  });
});

it('names every variable that is missing or wrong, without its value', () => {
  const read = () =>
    readEnvironment(environmentSchema, { AWS_REGION: 'eu-west-1', LOADPROOF_SOURCES: 'geheim', LOADPROOF_LAKE: '/x' });
  expect(read).toThrow(/LOADPROOF_RUNS_BUCKET.*LOADPROOF_LAKE.*LOADPROOF_SOURCES: is not JSON/s);
  expect(read).not.toThrow(/geheim/);
});

import { planSchema } from '../../core/plan/schema.ts';
import { type Called, Deployed } from '../aws/support/deployed.ts';
import { type Call, Fault } from '../aws/support/fake-aws.ts';
import { recordedTask } from '../aws/support/recorded.ts';

/**
 * The bundled functions in the state machine over recorded services, as test/aws does, where it takes longer than a test
 * of every day may: many tables, and patience that is used up.
 */

const deployed = new Deployed();

beforeAll(() => deployed.start({ LOADPROOF_CONCURRENCY: '32' }));
afterAll(() => deployed.stop());
afterEach(() => expect(deployed.aws.problems).toEqual([]));

const named = (count: number) => Array.from({ length: count }, (_, i) => `t${String(i).padStart(5, '0')}`);
const isDigest = (sql: string, table: string) => sql.includes("'bucket'") && sql.includes(`"${table}"`);
const email = () => JSON.parse(deployed.published()[0]?.Message ?? '{}').email;

/** A quarter of what Step Functions lets a state be. (https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html) */
const STATE_BYTES = 65_536;

it('plans 10,000 tables, each named by a rule of its own: their state is far below what Step Functions keeps, and the time grows with their number', async () => {
  const seconds: number[] = [];
  for (const count of [1_000, 10_000]) {
    deployed.reset(named(count));
    deployed.services.task = { ...recordedTask, TableMappings: ruleForEach(named(count)) };
    const began = Date.now();
    const output = await deployed.plan();
    seconds.push((Date.now() - began) / 1000);
    // The tables, and the canary.
    expect((output as { ordinals: number[] }).ordinals).toHaveLength(count + 1);
    expect(Buffer.byteLength(JSON.stringify(output))).toBeLessThan(STATE_BYTES);
    expect(planSchema.parse(JSON.parse(deployed.text('runs/orders-1/plan.json'))).parts).toHaveLength(count);
  }
  const [small = 0, large = 0] = seconds;
  console.info(`planned: 1,000 tables in ${small} s, 10,000 in ${large} s`);
  // Ten times as many take ten times as long, not a hundred times.
  expect(large).toBeLessThan(30 * Math.max(1, small));
}, 1_800_000);

function ruleForEach(tables: readonly string[]): string {
  const rules = tables.map((table, i) => ({
    'rule-type': 'selection',
    'rule-id': String(i + 1),
    'rule-name': table,
    'object-locator': { 'schema-name': 'public', 'table-name': table },
    'rule-action': 'include',
    filters: [],
  }));
  return JSON.stringify({ rules });
}

it('runs 1,000 tables: no state above 64 KB, and an execution of a part has as many events as one of ten has', async () => {
  const events: number[] = [];
  for (const count of [10, 1_000]) {
    deployed.reset(named(count));
    const report = await deployed.run();
    expect(report).toMatchObject({ verdict: 'MATCHED', totals: { verdicts: { MATCHED: count } } });
    expect(Math.max(...deployed.called.map(({ bytes }) => bytes))).toBeLessThan(STATE_BYTES);
    const parts = new Map<number, Called[]>();
    for (const call of deployed.called)
      if (call.ordinal !== null) parts.set(call.ordinal, [...(parts.get(call.ordinal) ?? []), call]);
    // The last part is the canary's, in which rows differ.
    expect(parts.size).toBe(count + 1);
    parts.delete(count);
    events.push(...new Set([...parts.values()].map(eventsOf)));
  }
  console.info(`events of a part's execution: ${events}`);
  expect(new Set(events).size).toBe(1);
  expect(events[0]).toBeLessThan(60);
}, 1_800_000);

/**
 * Events in the history of a part's execution, of which there may be 25,000: its start and end, five for a Task, two for
 * every other state. (https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html)
 */
function eventsOf(calls: readonly Called[]): number {
  // Before every CheckQuery is a Wait; after every function a Choice; at the end a Succeed.
  return 2 + 2 + calls.reduce((sum, { entry }) => sum + 5 + 2 + (entry === 'check-query' ? 2 : 0), 0);
}

it('one poisoned table among 200: the other 199 keep their verdicts', async () => {
  deployed.reset(named(200));
  deployed.aws.buckets.get('lake')?.set('dms/public/t00117/LOAD00000001.parquet', { body: Buffer.from('PAR1 poison') });
  const report = await deployed.run();
  expect(report.totals.verdicts).toMatchObject({ MATCHED: 199, ERRORED: 1 });
  const poisoned = report.tables.find(({ table }) => table.name === 't00117');
  expect(poisoned).toMatchObject({ verdict: 'ERRORED', cause: { code: 'UnreadableLakeFile' } });
  expect(email()).toContain('- public.t00117: check failed (UnreadableLakeFile)');
  // Of the poisoned table nothing was declared; the canary's has rows that differ, which are kept in one of their own.
  const dropped = deployed.aws.inputs('BatchDeleteTable').flatMap(({ TablesToDelete }) => TablesToDelete as string[]);
  expect(dropped).toHaveLength(199 + 2);
  expect(dropped.filter((name) => name.endsWith('_117'))).toEqual([]);
});

it('a start that is throttled for ever, of one table among others', async () => {
  deployed.reset();
  deployed.aws.answer = (call) => (isStart(call) ? SLOW_DOWN : deployed.services.answer(call));
  await deployed.run();
  expect(deployed.report().tables.map(({ verdict }) => verdict)).toEqual(['ERRORED', 'MATCHED']);
  expect(email()).toContain('- public.changed: check failed (Throttled)');
  const tries = deployed.aws.calls.filter(isStart);
  // The function's own client tries four times, and the machine fifteen times more than once.
  expect(tries).toHaveLength(4 * 16);
  expect(new Set(tries.map(({ input }) => input.ClientRequestToken)).size).toBe(1);
});

const SLOW_DOWN = new Fault('TooManyRequestsException', 'slow down', 400, {
  Reason: 'CONCURRENT_QUERY_LIMIT_EXCEEDED',
});
const isStart = ({ operation, input }: Call) =>
  operation === 'StartQueryExecution' && isDigest(String(input.QueryString), 'changed');

describe('a stack with a crawler', () => {
  const crawled = new Deployed();
  beforeAll(() => crawled.start({ LOADPROOF_CRAWLER: 'loadproof-lake' }));
  afterAll(() => crawled.stop());

  /** Somebody's crawl is under way when the run asks for its own; ours ends as `status`. */
  function crawler(status: string): void {
    let started = 0;
    crawled.reset();
    crawled.aws.answer = (call) => {
      if (call.operation === 'StartCrawler') return started++ === 0 ? new Fault('CrawlerRunningException') : {};
      if (call.operation !== 'GetCrawler') return crawled.services.answer(call);
      const LastCrawl = started > 1 ? { Status: status, StartTime: 2000 } : { Status: 'SUCCEEDED', StartTime: 1000 };
      return { Crawler: { Name: 'loadproof-lake', State: started === 1 ? 'RUNNING' : 'READY', LastCrawl } };
    };
  }

  it('that runs already: its end is waited for, then a crawl of our own, then the tables are compared', async () => {
    crawler('SUCCEEDED');
    const report = await crawled.run();
    expect(report.totals.verdicts).toMatchObject({ MATCHED: 1, MISMATCHED: 1 });
    const operations = crawled.aws.calls.map(({ operation }) => operation);
    expect(crawled.aws.inputs('StartCrawler')).toHaveLength(2);
    expect(operations.lastIndexOf('GetCrawler')).toBeLessThan(operations.indexOf('StartQueryExecution'));
  });

  it('that fails: no table is compared with what it did not see, and the message names it', async () => {
    crawler('FAILED');
    await expect(crawled.run()).rejects.toMatchObject({ name: 'QueryFailed' });
    expect(crawled.published()[0]?.Message).toContain('crawler');
    expect(crawled.services.statements()).toEqual([]);
  });
});

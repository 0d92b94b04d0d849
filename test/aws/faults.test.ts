import type { Plan } from '../../core/plan/schema.ts';
import { Deployed } from './support/deployed.ts';
import { type Call, Fault } from './support/fake-aws.ts';

/**
 * What goes wrong in AWS, one thing at a time: whatever it is, every planned table has a verdict, the message says what
 * happened and what to do, and the run ends.
 */

const deployed = new Deployed();

beforeAll(() => deployed.start());
afterAll(() => deployed.stop());
beforeEach(() => deployed.reset());
afterEach(() => expect(deployed.aws.problems).toEqual([]));

const isDigest = (sql: string, table: string) => sql.includes("'bucket'") && sql.includes(`"${table}"`);

/** The only message: its subject, and its text for e-mail. */
function message(): { readonly subject: string; readonly email: string } {
  const published = deployed.published();
  expect(published).toHaveLength(1);
  const { Subject = '', Message = '{}' } = published[0] ?? {};
  return { subject: Subject, email: JSON.parse(Message).email };
}

const verdicts = () => deployed.report().tables.map(({ table, verdict }) => `${table.name}: ${verdict}`);

/** Answers one operation otherwise, and everything else as recorded. */
function instead(operation: string, answer: (call: Call) => unknown): void {
  deployed.aws.answer = (call) => (call.operation === operation ? answer(call) : undefined) ?? recorded(call);
}
const recorded = (call: Call) => deployed.services.answer(call);

const ENDED: readonly [string, object, string, string][] = [
  [
    'failed by its own fault',
    { State: 'FAILED', AthenaError: { ErrorCategory: 2, ErrorMessage: 'TYPE_MISMATCH: line 3:1' } },
    'QueryFailed',
    'TYPE_MISMATCH',
  ],
  [
    'failed by the service, each time',
    { State: 'FAILED', AthenaError: { ErrorCategory: 1, Retryable: true, ErrorMessage: 'internal error' } },
    'EngineRestarted',
    'internal error',
  ],
  ['been cancelled', { State: 'CANCELLED', StateChangeReason: 'by somebody' }, 'Interrupted', 'by somebody'],
  [
    'reached the scan cut-off',
    { State: 'CANCELLED', StateChangeReason: 'Bytes scanned limit was exceeded' },
    'QueryFailed',
    'Bytes scanned limit',
  ],
];

it.each(ENDED)('a query that has %s', async (_, status, code, says) => {
  deployed.services.ends = (sql) => (isDigest(sql, 'changed') ? status : null);
  const report = await deployed.run();
  expect(verdicts()).toEqual(['changed: ERRORED', 'same: MATCHED']);
  expect(report.tables[0]?.cause).toMatchObject({ code, message: expect.stringContaining(says) });
  expect(message().subject).toMatch(/^\[Loadproof\] ERRORED \| orders-to-lake \| .* \| 1 of 2 tables/);
  expect(message().email).toContain(`- public.changed: check failed (${code})`);
});

it('a secret that the connector does not find: no plan, and the message says where to look', async () => {
  const said =
    "GENERIC_USER_ERROR: Encountered an exception[software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException] from your LambdaFunction[arn:aws:lambda:eu-west-1:111122223333:function:loadproof-shop] executed in context[retrieving meta-data] with message[Secrets Manager can't find the specified secret. (Service: SecretsManager, Status Code: 400)]";
  deployed.services.ends = () => ({ State: 'FAILED', StateChangeReason: said });
  await expect(deployed.run()).rejects.toMatchObject({ name: 'SourceRefused' });
  expect(message().subject).toContain('ERRORED | orders-1');
  expect(message().email).toContain('SourceRefused');
  expect(message().email).toContain('the keys username and password');
  // Not once more: a secret does not come by waiting.
  expect(deployed.services.statements()).toHaveLength(1);
});

it('a task that was deleted between its event and its run', async () => {
  deployed.services.task = null;
  await expect(deployed.run()).rejects.toMatchObject({ name: 'InvalidConfiguration' });
  expect(message().email).toContain('InvalidConfiguration');
  expect(deployed.services.statements()).toEqual([]);
});

it('DMS that throttles while the run is planned is asked again', async () => {
  let throttled = 0;
  instead('DescribeReplicationTasks', () => (throttled++ < 9 ? new Fault('ThrottlingException') : undefined));
  await deployed.run();
  expect(verdicts()).toEqual(['changed: MISMATCHED', 'same: MATCHED']);
});

it('an execution past its time limit: what still runs is stopped, and every table has its verdict', async () => {
  deployed.services.ends = (sql) => (isDigest(sql, 'changed') ? { State: 'RUNNING' } : null);
  const report = await deployed.run({ timing: { run: 20, wait: 20, grace: 500 } });
  expect(report).toMatchObject({ verdict: 'ERRORED', cause: { code: 'RunTimedOut' } });
  expect(verdicts()).toEqual(['changed: ERRORED', 'same: MATCHED']);
  expect(deployed.aws.inputs('StopQueryExecution')).toHaveLength(1);
  expect(message().email).toContain('the run did not end by itself');
});

it('an execution that a person stops: the same', async () => {
  deployed.services.ends = (sql) => (isDigest(sql, 'changed') ? { State: 'RUNNING' } : null);
  const stopping = new AbortController();
  instead('GetQueryExecution', ({ input }) => {
    const sql = deployed.services.statements()[Number(String(input.QueryExecutionId).slice('query-'.length))] ?? '';
    // After the other table and both parts of the canary have their verdicts: without those nothing is said to be equal.
    const plan = JSON.parse(deployed.text('runs/orders-1/plan.json') || '{"parts":[]}') as Plan;
    const judged = [...plan.parts.slice(1), ...(plan.canary?.parts ?? [])].every(
      ({ ordinal }) => deployed.text(`runs/orders-1/parts/${ordinal}/result.json`) !== '',
    );
    if (isDigest(sql, 'changed') && judged) setTimeout(() => stopping.abort(), 1_000);
    return undefined;
  });
  const report = await deployed.run({ signal: stopping.signal, timing: { wait: 20, grace: 500 } });
  expect(report).toMatchObject({ verdict: 'ERRORED', cause: { code: 'Interrupted' } });
  expect(verdicts()).toEqual(['changed: ERRORED', 'same: MATCHED']);
  expect(deployed.aws.inputs('StopQueryExecution')).toHaveLength(1);
  expect(message().subject).toContain('ERRORED');
});

it('metrics, the topic or Glue that refuse at the end: the verdict is there all the same', async () => {
  const refused = new Fault('AccessDeniedException', 'not you', 403);
  for (const operation of ['PutMetricData', 'BatchDeleteTable']) {
    deployed.reset();
    instead(operation, () => refused);
    await deployed.run();
    expect(verdicts()).toEqual(['changed: MISMATCHED', 'same: MATCHED']);
    expect(message().subject).toContain('MISMATCHED');
  }
});

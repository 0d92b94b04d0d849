import { readFileSync } from 'node:fs';
import { runReportSchema } from '../../core/report/schema.ts';
import { ActionProcess, type Finished, HEAD_SHA } from './support/action-process.ts';
import { localMachine } from './support/local-machine.ts';
import { type Fault, MACHINE, SfnServer } from './support/sfn-server.ts';
import { HOSTILE_NAME, openShop, type Shop } from './support/shop.ts';

/**
 * The bundle as the runner runs it, against Step Functions served over HTTP, behind which are real runs: the state
 * machine's own file, over PostgreSQL (PGlite), Parquet and DuckDB. The SDK's own client talks to it.
 */

let action: ActionProcess;
let server: SfnServer;
let shop: Shop;

beforeAll(async () => {
  action = new ActionProcess();
  server = await SfnServer.listen();
  shop = await openShop();
});
beforeEach(() => {
  server.work = localMachine(shop.config);
});
afterEach(() => server.reset());
afterAll(async () => {
  await server?.close();
  await shop?.close();
  action?.remove();
});

// Each test is a workflow run of its own: the runs' evidence outlives them.
let workflowRun = 9000;
beforeEach(() => {
  workflowRun++;
});

const env = () => ({ AWS_ENDPOINT_URL_SFN: server.url, GITHUB_RUN_ID: String(workflowRun) });
const run = (inputs: Record<string, string>, more: Record<string, string> = {}): Promise<Finished> =>
  action.run({ 'state-machine-arn': MACHINE, ...inputs }, { ...env(), ...more });
const table = (name: string) => `${shop.place.schema}.${name}`;
const operations = () => server.requests.map((r) => r.operation);
const fault = (type: string, message: string, status = 400): Fault => ({ status, type, message });

/** Lines of the log that the runner would execute. */
const commands = (stdout: string) => stdout.split('\n').filter((line) => /^\s*::|##\[/.test(line));

describe('a run', () => {
  test('that matches passes', async () => {
    const done = await run({ tables: table('same') });
    expect(done.exitCode).toBe(0);
    expect(done.stdout).toMatch(/^Proven: 1 of 1 table matches$/m);
    const name = /^Started the run: (.*)$/m.exec(done.stdout)?.[1] ?? '';
    expect(name).toMatch(new RegExp(`^shop-${workflowRun}-1-loadproof-[0-9a-f]{12}$`));
    expect(done.outputs).toMatchObject({
      outcome: 'matched',
      verdict: 'MATCHED',
      'run-id': name,
      'execution-arn': `${MACHINE.replace(':stateMachine:', ':execution:')}:${name}`,
      'mismatched-tables': '[]',
      'not-verified-tables': '[]',
      'report-url': '',
    });
    const report = runReportSchema.parse(JSON.parse(readFileSync(done.outputs['report-path'] ?? '', 'utf8')));
    expect(report).toMatchObject({ runId: name, verdict: 'MATCHED', totals: { sourceRows: 9, lakeRows: 9 } });
    expect(done.summary).toContain('1 of 1 table matches');
    const [start] = server.requests;
    expect(start?.authorization).toMatch(/Credential=AKIDEXAMPLE\/\d{8}\/eu-central-1\/states\//);
    expect(JSON.parse(start?.body.input ?? '')).toEqual({
      runId: name,
      trigger: {
        kind: 'action',
        detail: `workflow_dispatch of octo/shop at ${HEAD_SHA.slice(0, 12)}, workflow run ${workflowRun}, attempt 1, loadproof`,
      },
      tables: [table('same')],
    });
  });

  test('that differs fails with 1, names the table, and keeps its values out', async () => {
    const done = await run({ tables: `${table('same')}\n${table('wrong')}` });
    expect(done.exitCode).toBe(1);
    expect(done.stdout).toMatch(/^::error::The data differ: 1 of 2 tables differs · 1 match$/m);
    expect(done.stdout).toContain(`Differ: ${table('wrong')}\n`);
    expect(done.outputs).toMatchObject({
      outcome: 'differ',
      verdict: 'MISMATCHED',
      'mismatched-tables': JSON.stringify([table('wrong')]),
    });
    expect(done.summary).toContain('1 of 2 tables differs');
    expect(done.stdout + done.summary).not.toContain('owned');
  });

  test('that is not proven fails with 2; with fail-on: mismatch it is a warning, and no pass', async () => {
    const failed = await run({ tables: table('wide') });
    expect(failed.exitCode).toBe(2);
    expect(failed.stdout).toMatch(/^::error::Not proven: 1 of 1 table not verified$/m);
    const warned = await run({ tables: table('wide'), 'fail-on': 'mismatch' }, { GITHUB_RUN_ATTEMPT: '2' });
    expect(warned.exitCode).toBe(0);
    expect(warned.stdout).toMatch(/^::warning::Not proven: /m);
    for (const { outputs } of [failed, warned])
      expect(outputs).toMatchObject({
        outcome: 'unproven',
        verdict: 'INCONCLUSIVE',
        'not-verified-tables': JSON.stringify([table('wide')]),
      });
  });

  test('that broke fails with 3, whatever fail-on says', async () => {
    const done = await run({ tables: table('broken'), 'fail-on': 'mismatch' });
    expect(done.exitCode).toBe(3);
    expect(done.stdout).toMatch(/^::error::The check broke: 1 of 1 table could not be checked$/m);
    expect(done.outputs).toMatchObject({ outcome: 'broken', verdict: 'ERRORED' });
  });

  test('whose plan fails says what the plan said', async () => {
    const done = await run({ tables: table('smae') });
    expect(done.exitCode).toBe(3);
    expect(done.stdout).toContain(`no table of this comparison is called ${table('smae')}. Did you mean`);
  });

  test('of a task is started with it, and a report about another breaks the check', async () => {
    const task = 'arn:aws:dms:eu-central-1:123456789012:task:ABC';
    const done = await run({ tables: table('same'), task });
    expect(JSON.parse(server.requests[0]?.body.input ?? '')).toMatchObject({ task });
    expect(done).toMatchObject({ exitCode: 3, outputs: { verdict: 'ERRORED' } });
    expect(done.stdout).toContain(`The report is about no task, and the input task is '${task}'.`);
  });

  test('over a table with a hostile name and hostile values runs no command and forges no output', async () => {
    const done = await run({});
    expect(done.exitCode).toBe(1);
    expect(commands(done.stdout)).toEqual([expect.stringMatching(/^::error::The data differ: /)]);
    expect(done.outputs.verdict).toBe('MISMATCHED');
    const listed = JSON.parse(done.outputs['mismatched-tables'] ?? '') as string[];
    expect(listed).toContain(table(HOSTILE_NAME));
    expect(done.summary).not.toMatch(/^::/m);
    expect(done.summary).not.toContain('<b>');
  });

  test('is not waited for with wait: false, which gates nothing and says so', async () => {
    const done = await run({ tables: table('wrong'), wait: 'false' });
    expect(done.exitCode).toBe(0);
    expect(done.stdout).toMatch(/^::warning::Started, not waited for: nothing is verified yet/m);
    expect(done.outputs).toMatchObject({ outcome: 'started', verdict: 'INCONCLUSIVE' });
    expect(operations()).toEqual(['StartExecution']);
  });
});

describe('a step that is tried again', () => {
  test('finds the run that ended, and does not start another', async () => {
    await run({ tables: table('same') });
    const again = await run({ tables: table('same') });
    expect(again.exitCode).toBe(0);
    expect(again.stdout).toContain('Found the run of an earlier try: ');
    expect(server.executions.size).toBe(1);
  });

  test('with other inputs under the same name is told to take a label', async () => {
    await run({ tables: table('same') });
    const other = await run({ tables: table('wrong') });
    expect(other.exitCode).toBe(64);
    expect(other.stdout).toMatch(/was started with another input\. .*label of its own/);
    const labelled = await run({ tables: table('wrong'), label: 'orders' });
    expect(labelled.exitCode).toBe(1);
  });
});

describe('a run that takes long', () => {
  beforeEach(() => {
    server.work = localMachine(shop.slow);
  });
  const started = () => action.start({ 'state-machine-arn': MACHINE, tables: table('wrong') }, env());

  test('is stopped when its time is up', async () => {
    const done = await run({ tables: table('wrong'), 'timeout-minutes': '0.05' });
    expect(done.exitCode).toBe(3);
    expect(done.stdout).toMatch(
      /^::error::Stopped, nothing is verified: the time was up .*so its execution was stopped/m,
    );
    expect(done.outputs).toMatchObject({ outcome: 'stopped', verdict: 'ERRORED' });
    expect([...server.executions.values()].map((e) => [e.status, e.error])).toEqual([['ABORTED', 'Interrupted']]);
    expect(server.requests.at(-1)?.body.cause).toContain('did not end within 3 s: GitHub Action, workflow_dispatch');
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('is stopped when the job is cancelled (%s)', async (signal) => {
    const { child, printed, end } = started();
    await printed('Started the run');
    child.kill(signal);
    const done = await end;
    expect(done.exitCode).toBe(130);
    expect(done.stdout).toContain(`Cancelled (${signal}): stopping the run.`);
    expect(done.stdout).toMatch(
      /^::error::Stopped, nothing is verified: the job was cancelled .*execution was stopped/m,
    );
    expect(done.summary).toContain('the job was cancelled');
    expect([...server.executions.values()].map((e) => e.status)).toEqual(['ABORTED']);
  });

  test('is stopped by its name where the answer to the start never came', async () => {
    let held = 0;
    server.faults = (operation) => {
      if (operation === 'StartExecution') held++;
      return operation === 'StartExecution' ? fault('ThrottlingException', 'Rate exceeded') : null;
    };
    const { child, end } = started();
    while (held === 0) await new Promise((done) => setTimeout(done, 20));
    child.kill('SIGINT');
    const done = await end;
    expect(done.exitCode).toBe(130);
    expect(done.stdout).toContain('and no execution had been started');
    expect(operations().at(-1)).toBe('StopExecution');
  });

  test('says so where it cannot be stopped', async () => {
    server.faults = (operation) => (operation === 'StopExecution' ? fault('AccessDeniedException', 'no') : null);
    const done = await run({ tables: table('wrong'), 'timeout-minutes': '0.03' });
    expect(done.stdout).toMatch(/could not be stopped: it goes on\. The role may not states:StopExecution on arn:/);
  });
});

describe('AWS refuses', () => {
  test('for want of capacity: it is asked again', async () => {
    server.faults = (_, nth) => (nth === 1 ? fault('ThrottlingException', 'Rate exceeded') : null);
    const done = await run({ tables: table('same') });
    expect(done.exitCode).toBe(0);
    expect(operations().filter((o) => o === 'StartExecution')).toHaveLength(2);
    expect(server.executions.size).toBe(1);
  });

  const denied =
    'User: arn:aws:sts::123456789012:assumed-role/ci/x is not authorized to perform: states:StartExecution on resource: arn:aws:states:eu-central-1:123456789012:stateMachine:loadproof because no identity-based policy allows it';
  test.each([
    [
      'ExpiredTokenException',
      'The security token included in the request is expired',
      /The AWS credentials have expired\. .*role-duration-seconds/,
    ],
    [
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
      /AWS does not accept the credentials\. .*configure-aws-credentials/,
    ],
    [
      'AccessDeniedException',
      denied,
      /The role may not states:StartExecution on arn:aws:states:eu-central-1:123456789012:stateMachine:loadproof\. /,
    ],
  ])('%s', async (type, message, said) => {
    server.faults = () => fault(type, message);
    const done = await run({ tables: table('same') });
    expect(done.exitCode).toBe(3);
    expect(done.stdout).toMatch(said);
    expect(done.outputs).toMatchObject({ outcome: 'broken', verdict: 'ERRORED' });
    expect(server.executions.size).toBe(0);
  });

  test('meanwhile: it says that the run goes on', async () => {
    server.faults = (operation) => (operation === 'DescribeExecution' ? fault('ExpiredTokenException', 'x') : null);
    const done = await run({ tables: table('same') });
    expect(done.stdout).toMatch(/have expired\. The run itself goes on/);
    expect(done.outputs['execution-arn']).toContain(':execution:loadproof:');
  });

  test('an unknown ARN', async () => {
    const done = await run({ 'state-machine-arn': `${MACHINE}x` });
    expect(done.exitCode).toBe(3);
    expect(done.stdout).toContain(`There is no state machine of this ARN: ${MACHINE}x.`);
  });

  test('no credentials, no network', async () => {
    const none = await run({}, { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' });
    expect(none.stdout).toMatch(/There are no AWS credentials in the environment\. .*id-token: write/);
    const deaf = await run({}, { AWS_ENDPOINT_URL_SFN: 'http://127.0.0.1:1' });
    expect(deaf.stdout).toContain('Step Functions could not be reached.');
  });

  test("a state machine that is not Loadproof's", async () => {
    server.work = async () => ({ status: 'SUCCEEDED', output: '{"hello":"world"}' });
    const done = await run({});
    expect(done.exitCode).toBe(64);
    expect(done.stdout).toMatch(/ended with an output that is not a conclusion of Loadproof/);
  });
});

test('wrong inputs are 64, all of them at once, and nothing is started', async () => {
  const done = await run({
    'state-machine-arn': 'loadproof',
    'fail-on': 'mismach',
    'timeout-minutes': '0',
    wait: 'yes',
  });
  expect(done.exitCode).toBe(64);
  for (const name of ['state-machine-arn', 'fail-on', 'timeout-minutes', 'wait'])
    expect(done.stdout).toContain(`${name}: is '`);
  expect(done.stdout).toContain('Did you mean mismatch');
  expect(server.requests).toEqual([]);
});

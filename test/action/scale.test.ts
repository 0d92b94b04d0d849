import { gzipSync } from 'node:zlib';
import { type Conclusion, listTables, MAX_DIGEST } from '../../core/report/conclusion.ts';
import { digestReport } from '../../core/report/digest.ts';
import type { RunReport } from '../../core/report/schema.ts';
import { reportOf } from '../report/fixtures.ts';
import { ActionProcess, BASE_SHA, type Finished, HEAD_SHA, pullRequest } from './support/action-process.ts';
import { differing, table } from './support/github-inputs.ts';
import { type GitHubStub, type StubFile, startGitHub } from './support/github-server.ts';
import { MACHINE, SfnServer } from './support/sfn-server.ts';
import { HOSTILE_NAME, HOSTILE_VALUE } from './support/shop.ts';

/**
 * The bundle where there is much, or little leave: large changes, long conversations, reports beyond GitHub's limits,
 * refusals. Executions here end with the conclusion of a report that the test makes.
 */

let action: ActionProcess;
let server: SfnServer;
let github: GitHubStub;

beforeAll(async () => {
  action = new ActionProcess();
  server = await SfnServer.listen();
});
beforeEach(async () => {
  github = await startGitHub();
  github.pulls.set(7, { head: HEAD_SHA, files: [] });
});
afterEach(async () => {
  await server.reset();
  await github.close();
  expect(github.problems).toEqual([]);
});
afterAll(async () => {
  await server?.close();
  action?.remove();
});

/** Executions end with what Conclude returns for this report; `digest: false` is a report too large for an output. */
function conclude(report: RunReport, digest = true): void {
  const pack = (one: RunReport) => gzipSync(JSON.stringify(one)).toString('base64');
  server.work = async (input) => {
    const { runId } = JSON.parse(input) as { runId: string };
    const whole = { ...report, runId };
    const short = digest ? digestReport(whole, (one) => pack(one).length <= MAX_DIGEST, 'there') : null;
    const conclusion: Conclusion = {
      runId,
      verdict: report.verdict,
      counts: report.totals.verdicts,
      reportKey: 'k',
      reportLocation: 's3://evidence/runs/r/report.html',
      mismatched: listTables(whole, ['MISMATCHED']),
      notVerified: listTables(whole, ['ERRORED', 'INCONCLUSIVE']),
      digest: short && pack(short),
    };
    return { status: 'SUCCEEDED', output: JSON.stringify(conclusion) };
  };
}

const run = (inputs: Record<string, string> = {}): Promise<Finished> =>
  action.run(
    { 'state-machine-arn': MACHINE, 'github-token': 'token', ...inputs },
    { AWS_ENDPOINT_URL_SFN: server.url, GITHUB_API_URL: github.url, GITHUB_EVENT_NAME: 'pull_request' },
    pullRequest(),
  );

const asked = (operation: string) => github.requests.filter((r) => r.operation === operation).length;
const ours = () => github.comments.filter((c) => c.body.includes('<!-- loadproof '));
const ORDERS = reportOf([differing('orders'), table('customers')]);
const DIFFERS = { outcome: 'differ', verdict: 'MISMATCHED', 'mismatched-tables': '["public.orders"]' };

test('a token that may not comment: the missing permission by name; verdict, outputs and check run as ever', async () => {
  conclude(ORDERS);
  const denied = { status: 403, message: 'Resource not accessible by integration', times: 9 };
  github.faults = [{ operation: 'issues/create-comment', ...denied }];
  const done = await run();
  expect(done).toMatchObject({ exitCode: 1, outputs: DIFFERS });
  const said =
    "the token has no permission for it (403: Resource not accessible by integration). Give the job the permission 'pull-requests: write'.";
  expect(done.stdout).toContain(`::warning::Could not write the comment: ${said}`);
  expect(done.summary).toContain('> Note: Could not write the comment');
  expect([asked('issues/create-comment'), github.comments.length]).toEqual([1, 0]);
  expect(github.checkRuns).toMatchObject([{ conclusion: 'failure' }]);
});

test('GitHub and AWS throttle: both are asked again, and nothing is done twice', async () => {
  conclude(ORDERS);
  server.faults = (_, nth) =>
    nth === 1 ? { status: 400, type: 'ThrottlingException', message: 'Rate exceeded' } : null;
  const slow = { status: 429, message: 'Too many requests', headers: { 'retry-after': '1' } };
  github.faults = ['issues/create-comment', 'checks/create'].map((operation) => ({ operation, ...slow }));
  const done = await run();
  expect(done).toMatchObject({ exitCode: 1, outputs: DIFFERS });
  expect(done.stdout).not.toContain('::warning::');
  expect(server.requests.map((r) => r.operation)).toEqual([
    ...['StartExecution', 'StartExecution', 'DescribeExecution', 'DescribeExecution'],
  ]);
  expect([server.executions.size, github.comments.length, github.checkRuns.length]).toEqual([1, 1, 1]);
});

test('300 files changed, of which the last is about a table: it alone is compared, and annotated', async () => {
  conclude(reportOf([differing('orders')]));
  const files = Array.from(
    { length: 299 },
    (_, i): StubFile => ({ filename: `src/${i}.ts`, patch: '@@ -1 +1 @@\n+orders' }),
  );
  const sql = 'UPDATE orders SET x = 1';
  files.push({ filename: 'db/last.sql', status: 'added', patch: `@@ -0,0 +1,2 @@\n+-- why\n+${sql}` });
  github.pulls.set(7, { head: HEAD_SHA, files });
  github.contents.set(`${HEAD_SHA}:db/last.sql`, Buffer.from(sql));
  const done = await run({ tables: 'changed' });
  expect(done).toMatchObject({ exitCode: 1, outputs: DIFFERS });
  expect(done.stdout).toContain('Tables: *.ORDERS, *.orders\n');
  expect(JSON.parse(server.requests[0]?.body.input ?? '')).toMatchObject({ tables: ['*.ORDERS', '*.orders'] });
  // Three pages, for the tables and for the annotations.
  expect(asked('pulls/list-files')).toBe(6);
  expect(github.checkRuns[0]?.annotations).toMatchObject([{ path: 'db/last.sql', start_line: 2 }]);
});

test('100 comments before ours, and 50 behind it: ours is found and updated, and no other touched', async () => {
  const chatter = (from: number, n: number) =>
    Array.from({ length: n }, (_, i) => ({
      id: from + i,
      issue: 7,
      body: 'me too',
      login: 'anna',
      type: 'User' as const,
    }));
  github.comments.push(...chatter(1, 100));
  conclude(ORDERS);
  await run({ label: 'first' });
  github.comments.push(...chatter(500, 50));
  conclude(reportOf([table('orders')]));
  // Step Functions forgets the first execution.
  await server.reset();
  const done = await run({ label: 'first' });
  expect(done).toMatchObject({ exitCode: 0, outputs: { outcome: 'matched' } });
  expect(done.stdout).toMatch(/^Comment: .*#issuecomment-101$/m);
  expect(ours()).toMatchObject([{ id: 101, body: expect.stringMatching(/^## ✅ 1 of 1 table matches\n/) }]);
  expect([asked('issues/create-comment'), asked('issues/update-comment')]).toEqual([1, 1]);
  expect(github.comments.filter((c) => c.body === 'me too')).toHaveLength(150);
});

describe('a report of 400 tables', () => {
  const long = 'x'.repeat(100);
  const failing = Array.from({ length: 300 }, (_, i) => differing(`t${i}_${long}`));
  const report = reportOf([...failing, ...Array.from({ length: 100 }, (_, i) => table(`p${i}_${long}`))]);
  const names = (text: string) => failing.filter((t) => text.includes(`.<wbr>${t.table.name}<`)).length;

  test('is cut to the size of a comment: every failing table is in it, or counted as cut', async () => {
    conclude(report);
    const done = await run();
    expect(done.exitCode).toBe(1);
    expect(done.stdout).toContain('::error::The data differ: 300 of 400 tables differ · 100 match');
    expect(done.stdout).toMatch(/^Differ: .* and 280 more$/m);
    expect(JSON.parse(done.outputs['mismatched-tables'] ?? '')).toHaveLength(300);
    const [comment = ''] = ours().map((c) => c.body);
    expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(65_536);
    expect(comment.split('\n')[0]).toBe('## ❌ 300 of 400 tables differ · 100 match');
    const cut = Number(/(\d+) failing tables? not even listed/.exec(comment)?.[1] ?? 0);
    expect(names(comment) + cut).toBe(300);
    expect(comment).toContain('100 matched tables not listed');
    expect(github.checkRuns[0]?.output.summary.length).toBeLessThanOrEqual(65_535);
    // The step's summary has the room.
    expect(names(done.summary)).toBe(300);
    expect(Buffer.byteLength(done.summary)).toBeLessThan(1_048_576);
  });

  test('that does not fit the output of its execution is known by its numbers, and no less a failure', async () => {
    conclude(report, false);
    const done = await run();
    expect(done).toMatchObject({ exitCode: 1, outputs: { outcome: 'differ', 'report-path': '' } });
    expect(done.stdout).toContain('::error::The data differ: 300 tables differ · 0 not verified · 100 match');
    expect(JSON.parse(done.outputs['mismatched-tables'] ?? '').length).toBeGreaterThan(20);
    expect(ours()[0]?.body).toContain('The report is too large for the output of the execution.');
    expect(github.checkRuns).toMatchObject([{ conclusion: 'failure' }]);
  });
});

test('hostile names and values in comment, check run, summary and log are text', async () => {
  const about = { sample: differing('x').sample, cause: { code: 'X', message: HOSTILE_VALUE, remedy: HOSTILE_VALUE } };
  conclude(reportOf([differing(HOSTILE_NAME, about)]));
  const sql = `ALTER TABLE "${HOSTILE_NAME}" ADD x int`;
  github.contents.set(`${BASE_SHA}:loadproof.yaml`, Buffer.from('tables: { include: ["a.b"] }\n'));
  github.pulls.set(7, { head: HEAD_SHA, files: [{ filename: 'db/x.sql', patch: `@@ -0,0 +1,1 @@\n+${sql}` }] });
  const done = await run();
  expect(done).toMatchObject({ exitCode: 1, outputs: { verdict: 'MISMATCHED' } });
  expect(JSON.parse(done.outputs['mismatched-tables'] ?? '')).toEqual([`public.${HOSTILE_NAME}`]);
  const commands = done.stdout.split('\n').filter((line) => /^\s*::|##\[/.test(line));
  expect(commands).toEqual([expect.stringMatching(/^::error::The data differ: 1 of 1 table differs$/)]);
  for (const text of [ours()[0]?.body ?? '', github.checkRuns[0]?.output.summary ?? '', done.summary]) {
    expect(text).toContain('set-output name=verdict');
    expect(text).not.toMatch(/^::|@octo|<b>|\r/m);
  }
});

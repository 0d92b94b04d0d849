import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { counts, limitOf, reportOf, result } from '../report/fixtures.ts';
import { ActionProcess, BASE_SHA, type Finished, HEAD_SHA, pullRequest } from './support/action-process.ts';
import { type GitHubStub, type StubFile, startGitHub } from './support/github-server.ts';
import { localMachine } from './support/local-machine.ts';
import { MACHINE, SfnServer } from './support/sfn-server.ts';
import { openShop, type Shop } from './support/shop.ts';

/**
 * The bundle on a pull request: GitHub's API is a stub that keeps state and checks each request against GitHub's own
 * description; Step Functions runs real executions.
 */

let action: ActionProcess;
let server: SfnServer;
let shop: Shop;
let github: GitHubStub;

beforeAll(async () => {
  action = new ActionProcess();
  server = await SfnServer.listen();
  shop = await openShop();
});
let workflowRun = 7000;
beforeEach(async () => {
  workflowRun++;
  server.work = localMachine(shop.config);
  github = await startGitHub();
});
afterEach(async () => {
  await server.reset();
  await github.close();
  expect(github.problems).toEqual([]);
});
afterAll(async () => {
  await server?.close();
  await shop?.close();
  action?.remove();
});

const CONFIG = 'tables: { include: ["shop.*"] }\n';

/** The pull request's files, and what both sides hold of them. */
function change(
  files: Record<string, { base?: string; head?: string }>,
  config: { base?: string; head?: string } = {},
) {
  const listed = Object.entries(files).map(([filename, { base, head }]): StubFile => {
    const status = base === undefined ? 'added' : head === undefined ? 'removed' : 'modified';
    return { filename, status, ...(head === undefined ? {} : { patch: `@@ -0,0 +1,1 @@\n+${head}` }) };
  });
  github.pulls.set(7, { head: HEAD_SHA, files: listed });
  const all = { ...files, 'loadproof.yaml': { base: CONFIG, head: CONFIG, ...config } };
  for (const [path, sides] of Object.entries(all)) {
    if (sides.base !== undefined) github.contents.set(`${BASE_SHA}:${path}`, Buffer.from(sides.base));
    if (sides.head !== undefined) github.contents.set(`${HEAD_SHA}:${path}`, Buffer.from(sides.head));
  }
}

function run(inputs: Record<string, string>, event: unknown = pullRequest(), more: Record<string, string> = {}) {
  const env = {
    AWS_ENDPOINT_URL_SFN: server.url,
    GITHUB_API_URL: github.url,
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_RUN_ID: String(workflowRun),
    ...more,
  };
  return action.run({ 'state-machine-arn': MACHINE, 'github-token': 'token', ...inputs }, env, event);
}

const changed = (inputs: Record<string, string> = {}) => run({ tables: 'changed', ...inputs });
/** The globs that the run was narrowed to; null where no run was started. */
function globs(): string[] | undefined | null {
  const [start] = server.requests.filter((r) => r.operation === 'StartExecution');
  return start === undefined ? null : (JSON.parse(start.body.input ?? '{}') as { tables?: string[] }).tables;
}
const body = () => github.comments[0]?.body ?? '';

describe('tables: changed', () => {
  test('compares what a migration names, comments, and annotates the line', async () => {
    change({ 'db/1.sql': { head: 'ALTER TABLE wrong ADD COLUMN x int;' }, 'README.md': { head: 'hello' } });
    const done = await changed();
    expect(done.exitCode).toBe(1);
    expect(globs()).toEqual(['*.WRONG', '*.wrong']);
    expect(done.stdout).toMatch(/^::error::The data differ: 1 of 1 table differs$/m);
    expect(body()).toMatch(/^## ❌ 1 of 1 table differs\n/);
    expect(body()).not.toContain('owned');
    expect(github.checkRuns).toMatchObject([{ head_sha: HEAD_SHA, conclusion: 'failure' }]);
    expect(github.checkRuns[0]?.annotations).toMatchObject([{ path: 'db/1.sql', start_line: 1 }]);
    expect(done.stdout).toContain('Comment: https://github.example/octo/shop/pull/7#issuecomment-1');
  });

  test('a second run updates the comment', async () => {
    change({ 'db/1.sql': { head: 'DELETE FROM same' } });
    await changed();
    await run({ tables: 'changed' }, pullRequest(), { GITHUB_RUN_ATTEMPT: '2' });
    expect(github.comments).toHaveLength(1);
    expect(body()).toMatch(/^## ✅ 1 of 1 table matches\n/);
  });

  test('reads both sides, removed files, and the tables of a DMS task', async () => {
    const mappings = (table: string) =>
      JSON.stringify({
        rules: [
          {
            'rule-type': 'selection',
            'rule-id': '1',
            'rule-name': '1',
            'object-locator': { 'schema-name': 'shop', 'table-name': table },
            'rule-action': 'include',
          },
        ],
      });
    change({
      'db/1.sql': { base: 'UPDATE gone SET x = 1', head: 'UPDATE same SET x = 1' },
      'db/2.sql': { base: 'DROP TABLE removed' },
      'dms/mappings.json': { base: mappings('old_%'), head: mappings('new') },
    });
    const done = await changed({ 'changed-files': 'db/** => sql\n**/*.json => dms\ndb/1.sql => crm.*' });
    expect(globs()).toEqual([
      '*.GONE',
      '*.REMOVED',
      '*.SAME',
      '*.gone',
      '*.new',
      '*.removed',
      '*.same',
      'crm.*',
      'shop.old?*',
    ]);
    expect(done.exitCode).toBe(0);
    expect(body()).toContain('The change names what the run did not compare');
  });

  test('no file of interest: nothing is verified, nothing is started, and the first line says so', async () => {
    change({ 'src/a.ts': { head: 'x' }, 'package.json': { head: '{}' }, 'conf.json': { head: '{"a":1}' } });
    const done = await changed();
    expect(done.exitCode).toBe(0);
    expect(done.stdout).toMatch(/^::warning::Nothing was verified: no changed file is about a table/);
    expect(done.outputs).toMatchObject({ outcome: 'skipped', verdict: 'INCONCLUSIVE', 'execution-arn': '' });
    expect(server.requests).toEqual([]);
    expect(body()).toMatch(/^## ⏭️ Nothing was verified\n/);
    expect(github.checkRuns).toMatchObject([{ conclusion: 'skipped' }]);
  });

  test.each<[why: string, files: Record<string, { base?: string; head?: string }>]>([
    ['this statement is not understood: CALL purge', { 'a.sql': { head: 'DELETE FROM same; CALL purge(1)' } }],
    ['it names no table', { 'a.sql': { head: '-- nothing' } }],
    ['JSON', { 'a.json': { head: '{"rule-type": ' } }],
  ])('a file whose tables cannot be read (%s): all tables, or a failure', async (why, files) => {
    change(files);
    const failed = await changed({ 'unreadable-change': 'fail' });
    expect(failed.exitCode).toBe(3);
    expect(failed.stdout).toMatch(/^::error::The check broke: The tables of the change cannot be told: a\./m);
    expect(globs()).toBeNull();
    const done = await changed();
    expect(globs()).toBeUndefined();
    expect(done.stdout).toContain('::warning::Every table is compared, because a.');
    expect(done.stdout).toContain(why);
  });

  test('without a token, without a change, or where GitHub refuses: all tables', async () => {
    change({ 'src/a.ts': { head: 'x' } });
    for (const [inputs, event, env, said] of [
      [{ 'github-token': '' }, pullRequest(), {}, 'no github-token'],
      [{}, {}, { GITHUB_EVENT_NAME: 'schedule' }, "The event 'schedule' has no change"],
    ] as const) {
      const done = await run({ tables: 'changed', label: said.slice(0, 5).trim(), ...inputs }, event, env);
      expect(done.stdout).toContain(said);
      expect(done.exitCode).toBe(1);
    }
    github.faults = [{ operation: 'pulls/list-files', status: 403, message: 'Resource not accessible', times: 9 }];
    const refused = await run({ tables: 'changed', label: 'refused' });
    expect(refused.stdout).toContain('pull-requests: read');
    const inputs = server.requests.filter((r) => r.operation === 'StartExecution').map((r) => r.body.input ?? '');
    expect(inputs).toHaveLength(3);
    for (const input of inputs) expect(input).not.toContain('"tables"');
  });

  test('of 301 files of interest: all tables', async () => {
    change(Object.fromEntries(Array.from({ length: 301 }, (_, i) => [`db/${i}.sql`, { head: 'DELETE FROM same' }])));
    const done = await changed();
    expect(globs()).toBeUndefined();
    expect(done.stdout).toContain('The change has 301 files of interest.');
  });
});

test('a fork: the same verdict, and it says what it could not do', async () => {
  change({ 'db/1.sql': { head: 'DELETE FROM same' } });
  const denied = { status: 403, message: 'Resource not accessible by integration', times: 9 };
  github.faults = ['issues/create-comment', 'checks/create'].map((operation) => ({ operation, ...denied }));
  const done = await run({ tables: 'changed' }, pullRequest(7, 'stranger/shop'));
  expect(done.exitCode).toBe(0);
  expect(done.stdout).toMatch(/^::warning::Could not write the comment: the pull request comes from a fork/m);
  expect(done.summary).toContain('comes from a fork');
});

test('consent that the pull request changes is the comment’s first line', async () => {
  const accept = 'accept: [{ limit: expectedLoss, table: "shop.*", reason: r, owner: "@octo", expires: 2027-01-01 }]\n';
  change({}, { head: CONFIG + accept });
  const done = await run({ tables: `${shop.place.schema}.same` });
  // In AWS the consent is the deployed configuration's: the verdict is not the pull request's to change.
  expect(done.exitCode).toBe(0);
  expect(body()).toMatch(/^\*\*⚠️ This pull request changes what the proof may leave out:\*\* Adds an accepted limit: /);
  expect(body()).not.toContain('@octo');
});

describe('a report that an earlier step made', () => {
  const digest = (text: string) => createHash('sha256').update(text).digest('hex');
  const accepted = limitOf({ accepted: { reason: 'r', owner: 'o', expires: '2027-01-01' } });
  const matched = (configuration: string, limits = [accepted]) =>
    reportOf([result({ limits })], { configDigest: digest(configuration) });

  function publish(report: unknown, more: Record<string, string> = {}): Promise<Finished> {
    const folder = join(action.folder, `reports-${workflowRun}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'report.json'), typeof report === 'string' ? report : JSON.stringify(report));
    return run({ 'state-machine-arn': '', report: join(folder, 'report.json'), ...more }, pullRequest(), {
      AWS_ACCESS_KEY_ID: '',
    });
  }

  test('is published, without AWS', async () => {
    change({});
    const differs = { ...result({ verdict: 'MISMATCHED', counts: counts({ missing: 3 }) }) };
    const report = reportOf([differs, result({ table: { schema: 'public', name: 'items' } })]);
    const done = await publish(report);
    expect(done.exitCode).toBe(1);
    expect(done.outputs).toMatchObject({
      verdict: 'MISMATCHED',
      'run-id': report.runId,
      'mismatched-tables': '["public.orders"]',
      'report-path': expect.stringMatching(/report\.json$/),
    });
    expect(body()).toMatch(/^## ❌ 1 of 2 tables differs/);
    expect(server.requests).toEqual([]);
  });

  test('rests on the base’s consent: a pass; on the pull request’s own: not proven', async () => {
    const head = `${CONFIG}accept: [{ limit: rowFilter, table: "a.*", reason: r, owner: o, expires: 2027-01-01 }]\n`;
    change({}, { head });
    expect(await publish(matched(CONFIG))).toMatchObject({ exitCode: 0, outputs: { verdict: 'MATCHED' } });
    const own = await publish(matched(head));
    expect(own).toMatchObject({ exitCode: 2, outputs: { verdict: 'INCONCLUSIVE', outcome: 'unproven' } });
    expect(own.stdout).toContain('rests on consent that is not on the base branch');
    expect(body()).not.toContain('✅ 1 of 1 table matches\n');
    expect(await publish(matched('other: 1'))).toMatchObject({ exitCode: 2 });
    expect(await publish(matched('other: 1', []))).toMatchObject({ exitCode: 0 });
  });

  test('with a configuration that differs in nothing that is consent: a pass', async () => {
    const head = `# a comment\n${CONFIG}`;
    change({}, { head });
    expect(await publish(matched(head))).toMatchObject({ exitCode: 0 });
  });

  test('that contradicts itself is no pass', async () => {
    change({});
    const report = reportOf([result({ verdict: 'MISMATCHED', counts: counts({ missing: 3 }) })]);
    expect(await publish({ ...report, verdict: 'MATCHED' })).toMatchObject({ exitCode: 1 });
    const empty = { ...reportOf([]), verdict: 'MATCHED' };
    expect(await publish(empty)).toMatchObject({ exitCode: 2 });
  });

  test.each<[what: string, report: unknown, said: RegExp]>([
    ['not JSON', 'no', /report: '.*' is not JSON\./],
    [
      'another document',
      { hello: 'world' },
      /cannot be read as a report: it is not a report of Loadproof\. Name the report\.json/,
    ],
    [
      'a newer one',
      { ...reportOf([]), schemaVersion: 2 },
      /it is of version 2 of the report's schema.*Use the release of Loadproof that made it/,
    ],
  ])('that is %s is a wrong input', async (_what, report, said) => {
    change({});
    const done = await publish(report);
    expect(done.exitCode).toBe(64);
    expect(done.stdout).toMatch(said);
  });

  test('that is not there, or about another task', async () => {
    change({});
    const none = await run({ 'state-machine-arn': '', report: 'nowhere.json' });
    expect(none.stdout).toMatch(/report: 'nowhere\.json' cannot be read: ENOENT.*if: always\(\)/);
    const other = await publish(matched(CONFIG, []), { task: 'crm' });
    expect(other).toMatchObject({ exitCode: 3 });
    expect(other.stdout).toContain("The report is about the task shop, and the input task is 'crm'.");
  });
});

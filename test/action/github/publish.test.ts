import { announce, publish } from '../../../action/github/publish.ts';
import { HOSTILE, reportOf } from '../../report/fixtures.ts';
import {
  clientOf,
  contextOf,
  differing,
  HEAD,
  inputOf,
  MATCHED,
  MISMATCHED,
  NEWER,
  table,
  UNPROVEN,
} from '../support/github-inputs.ts';
import { type GitHubStub, startGitHub } from '../support/github-server.ts';

let stub: GitHubStub;
beforeEach(async () => {
  stub = await startGitHub();
  stub.pulls.set(7, { head: HEAD, files: [] });
});
afterEach(async () => {
  await stub.close();
  // Whatever a test is about: each request and each answer was as GitHub describes it.
  expect(stub.problems).toEqual([]);
});

const done = (operation: string) => stub.requests.filter((r) => r.operation === operation).length;
const comments = () => stub.comments.filter((c) => c.body.includes('<!-- loadproof '));
const only = () => {
  expect(comments()).toHaveLength(1);
  return comments()[0]?.body ?? '';
};
const chatter = (n: number, from = stub.comments.length) =>
  Array.from({ length: n }, (_, i) => ({
    id: from + i + 1,
    issue: 7,
    body: `me too ${i}`,
    login: 'anna',
    type: 'User' as const,
  }));

describe('the comment', () => {
  test('begins with verdict and scope, and is followed by the failing table, the passes folded', async () => {
    const { commentUrl, notes } = await publish(clientOf(stub), inputOf());
    const body = only();
    expect(body.split('\n')[0]).toBe('## ❌ 1 of 2 tables differs · 1 match');
    expect(body).toContain(
      'commit <code>a1a1a1a</code> · [workflow run](<https://github.com/octo/shop/actions/runs/1000>)',
    );
    expect(body.indexOf('public.orders')).toBeLessThan(body.indexOf('<details>'));
    expect(body.indexOf('public.customers')).toBeGreaterThan(body.indexOf('<details>'));
    expect(commentUrl).toBe('https://github.example/octo/shop/pull/7#issuecomment-1');
    expect(notes).toEqual([]);
  });

  test('is found behind 250 others and updated, never stacked', async () => {
    stub.comments.push(...chatter(150));
    await publish(clientOf(stub), inputOf());
    stub.comments.push(...chatter(100));
    const second = await publish(clientOf(stub), inputOf({ report: MATCHED, context: contextOf({ runId: '1001' }) }));
    expect(only().split('\n')[0]).toBe('## ✅ 2 of 2 tables match');
    expect(second.commentUrl).toContain('#issuecomment-151');
    expect([done('issues/create-comment'), done('issues/update-comment')]).toEqual([1, 1]);
  });

  test('is one per label', async () => {
    for (const label of ['orders', 'billing', 'orders', '*/ --> `@team`'])
      await publish(clientOf(stub), inputOf({ settings: { label } }));
    expect(comments()).toHaveLength(3);
    expect(comments()[0]?.body).toContain('Gate <code>orders</code>');
    expect(new Set(comments().map((c) => c.body.slice(-200))).size).toBe(3);
  });

  test("is not taken for ours where a person quotes it, and is where the token is that person's", async () => {
    await publish(clientOf(stub), inputOf());
    const quoted = stub.comments.splice(0)[0]?.body ?? '';
    stub.comments.push({ id: 5, issue: 7, body: quoted, login: 'mallory', type: 'User' });
    await publish(clientOf(stub), inputOf());
    expect(stub.comments.map((c) => c.login)).toEqual(['mallory', 'github-actions[bot]']);

    stub.comments.splice(0, 2, { id: 5, issue: 7, body: quoted, login: 'anna', type: 'User' });
    stub.user = 'anna';
    await publish(clientOf(stub), inputOf({ report: MATCHED }));
    expect(stub.comments).toHaveLength(1);
    expect(only()).toContain('✅');
  });

  test('on-failure makes none for a pass, and updates the one that is there', async () => {
    const settings = { comment: 'on-failure' as const };
    const pass = inputOf({ report: MATCHED, settings });
    expect((await publish(clientOf(stub), pass)).commentUrl).toBeNull();
    expect(comments()).toHaveLength(0);
    await publish(clientOf(stub), inputOf({ settings }));
    expect(only()).toContain('❌');
    await publish(clientOf(stub), pass);
    expect(only().split('\n')[0]).toContain('✅');
  });

  test('never makes none and asks nothing', async () => {
    const { commentUrl, notes } = await publish(
      clientOf(stub),
      inputOf({ settings: { comment: 'never', checkRun: false } }),
    );
    expect([commentUrl, notes, stub.requests]).toEqual([null, [], []]);
  });

  test('begins with the consent that the pull request changes', async () => {
    const consentChanges = [
      'loadproof.yaml excludes public.users.email | @octo/team.',
      'And filters rows of public.orders.',
    ];
    const { summary } = await publish(clientOf(stub), inputOf({ consentChanges }));
    for (const text of [only(), summary]) {
      expect(text.split('\n')[0]).toMatch(
        /^\*\*⚠️ This pull request changes what the proof may leave out:\*\* loadproof\.yaml excludes /,
      );
      expect(text.split('\n')[0]).toContain('filters rows of public.orders');
      expect(text.split('\n')[0]).not.toMatch(/\||@octo/);
      expect(text.split('\n')[2]).toBe('## ❌ 1 of 2 tables differs · 1 match');
    }
  });

  test('nothing to do says that nothing was verified', async () => {
    const outcome = { kind: 'skipped', conclusion: 'skipped', title: 'Nothing was verified', exitCode: 0 } as const;
    const input = inputOf({ report: null, outcome, skipped: 'No file of interest changed.' });
    const { summary } = await publish(clientOf(stub), input);
    for (const text of [only(), summary, stub.checkRuns[0]?.output.summary ?? '']) {
      expect(text.split('\n')[0]).toBe('## ⏭️ Nothing was verified');
      expect(text).toContain('No file of interest changed. This is not a pass: no table was looked at.');
    }
    expect(stub.checkRuns[0]).toMatchObject({ conclusion: 'skipped', output: { title: 'Nothing was verified' } });
  });

  test('a check that broke before there was a report says what happened and what to do', async () => {
    const problem = { message: 'The role may not states:StartExecution.', remedy: 'Add it | to <the> role.' };
    await publish(
      clientOf(stub),
      inputOf({ report: null, outcome: { title: 'The check broke: no permission', problem } }),
    );
    expect(only().split('\n')[0]).toBe('## 🛑 The check broke: no permission');
    expect(only()).toContain(
      '**What happened:** The role may not states&#58;StartExecution. **What to do:** Add it &#124; to &#60;the&#62; role.',
    );
  });

  test('a check that broke after a report that matched does not look like a pass', async () => {
    const outcome = { kind: 'broken', conclusion: 'failure', title: 'The check broke: cut off' } as const;
    await publish(clientOf(stub), inputOf({ report: MATCHED, outcome }));
    expect(only().split('\n')[0]).toBe('## 🛑 The check broke: cut off');
  });

  test('values are masked, whatever the report holds', async () => {
    const { summary } = await publish(clientOf(stub), inputOf());
    const said = [summary, ...stub.requests.map((r) => JSON.stringify(r.body ?? ''))].join('\n');
    expect(said).toContain('*masked*');
    expect(said).not.toMatch(/4711|anna@|SECRET-VALUE/);
  });

  test('hostile names, cells and texts mean nothing in it', async () => {
    const tables = HOSTILE.map((text, i) =>
      differing(`${i}${text}`, { cause: { code: 'X', message: text, remedy: text } }),
    );
    const input = inputOf({
      report: reportOf(tables),
      consentChanges: [...HOSTILE],
      settings: { label: HOSTILE.join(' '), links: HOSTILE.map((text) => ({ label: text, url: text })) },
      outcome: { problem: { message: HOSTILE.join(' '), remedy: HOSTILE.join(' ') } },
    });
    const { summary } = await publish(clientOf(stub), input);
    for (const text of [only(), summary, stub.checkRuns[0]?.output.summary ?? '']) {
      expect(text).not.toMatch(/<(?!\/?(?:code|details|summary|sub|wbr)>|!-- -->|!-- loadproof |https:\/\/)/);
      expect(text).not.toMatch(/@(?:everyone|octo)|\]\(javascript|(?<!&)#1|\p{Cf}/u);
      expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    }
    expect(readableTitle(stub.checkRuns[0]?.name ?? '')).toBe(true);
  });

  test('400 tables stay within the limit, and every failing one is in it or counted as cut', async () => {
    const long = 'x'.repeat(100);
    const failing = Array.from({ length: 300 }, (_, i) => differing(`t${i}_${long}`));
    const passing = Array.from({ length: 100 }, (_, i) => table(`p${i}_${long}`));
    const { summary } = await publish(clientOf(stub), inputOf({ report: reportOf([...failing, ...passing]) }));
    const body = only();
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(65_536);
    expect(body.split('\n')[0]).toBe('## ❌ 300 of 400 tables differ · 100 match');
    expect(body).toMatch(/\*\*Cut to fit:\*\* .*100 matched tables not listed/);
    expect(stub.checkRuns[0]?.output.summary.length).toBeLessThanOrEqual(65_535);
    expect(Buffer.byteLength(summary)).toBeLessThan(1_048_576);
    // The summary has room for what the comment has not.
    expect(failing.every((t) => summary.includes(`${t.table.name.split('_')[0]}_`))).toBe(true);
  });

  test('8,000 tables stay within the limit of the summary', async () => {
    const report = reportOf(Array.from({ length: 8000 }, (_, i) => differing(`table_with_a_name_${i}`)));
    const { summary } = await publish(null, inputOf({ report }));
    expect(Buffer.byteLength(summary)).toBeLessThan(1_048_576);
    expect(summary).toContain('Cut to fit');
  });
});

const readableTitle = (text: string): boolean => [...text].length <= 100 && !/\p{Cc}/u.test(text);

describe('the head moves', () => {
  test('while the run goes on: the comment says that it is stale, and so does a note', async () => {
    stub.pulls.set(7, { head: NEWER, files: [] });
    const { notes } = await publish(clientOf(stub), inputOf());
    expect(only()).toMatch(
      /^> \*\*Stale:\*\* this is about <code>a1a1a1a<\/code>; the head .* is now <code>c3c3c3c<\/code>/,
    );
    expect(notes.join()).toContain('moved to c3c3c3c');
  });

  test('and the comment about the newer commit is there already: it stays', async () => {
    stub.pulls.set(7, { head: NEWER, files: [] });
    await publish(clientOf(stub), inputOf({ context: contextOf({ headSha: NEWER, runId: '1001' }), report: MATCHED }));
    const before = only();
    const { notes, commentUrl } = await publish(clientOf(stub), inputOf());
    expect(only()).toBe(before);
    expect(commentUrl).not.toBeNull();
    expect(notes.join()).toContain('left as it is');
  });

  test('whatever the numbers of the runs: what is about the current head stands', async () => {
    const ofNewer = contextOf({ headSha: NEWER, runId: '1001' });
    stub.pulls.set(7, { head: NEWER, files: [] });
    await publish(clientOf(stub), inputOf({ context: ofNewer, report: MATCHED }));
    await publish(clientOf(stub), inputOf({ context: contextOf({ runAttempt: 2 }) }));
    expect(only()).toMatch(/^## ✅/);
    // The branch was pushed back to the earlier commit.
    stub.pulls.set(7, { head: HEAD, files: [] });
    await publish(clientOf(stub), inputOf());
    expect(only()).toMatch(/^## ❌/);
  });

  test('an older run of the same commit does not overwrite a later one, and a re-run of it does', async () => {
    await publish(clientOf(stub), inputOf({ context: contextOf({ runId: '1001' }), report: MATCHED }));
    await publish(clientOf(stub), inputOf({ context: contextOf({ runId: '1000' }) }));
    expect(only()).toContain('✅');
    await publish(clientOf(stub), inputOf({ context: contextOf({ runId: '1000', runAttempt: 2 }) }));
    expect(only()).toContain('❌');
  });

  test('an announced run marks the earlier comment, once, and then replaces it', async () => {
    await publish(clientOf(stub), inputOf());
    const next = contextOf({ headSha: NEWER, runId: '1001' });
    stub.pulls.set(7, { head: NEWER, files: [] });
    const settings = { comment: 'always', label: '' } as const;
    expect(await announce(clientOf(stub), contextOf(), settings)).toBeNull();
    expect(only()).not.toContain('Stale');
    expect(await announce(clientOf(stub), next, settings)).toBeNull();
    expect(await announce(clientOf(stub), next, settings)).toBeNull();
    expect(only().match(/Stale/g)).toHaveLength(1);
    expect(done('issues/update-comment')).toBe(1);
    await publish(clientOf(stub), inputOf({ context: next, report: MATCHED }));
    expect(only()).toMatch(/^## ✅/);
  });
});

describe('the check run', () => {
  test.each([
    [MATCHED, 'success', 'Proven: 2 of 2 tables match'],
    [MISMATCHED, 'failure', 'The data differ: 1 of 2 tables differs'],
    [UNPROVEN, 'failure', 'Not proven: 1 of 2 tables not verified'],
    [reportOf([table('a', { verdict: 'ERRORED' })]), 'failure', 'The check broke: 1 of 2 tables could not be checked'],
  ])('%#: conclusion and title tell the verdicts apart', async (report, conclusion, title) => {
    const { checkRunUrl } = await publish(clientOf(stub), inputOf({ report, settings: { label: 'orders' } }));
    expect(stub.checkRuns).toMatchObject([
      { name: 'Loadproof (orders)', head_sha: HEAD, conclusion, output: { title } },
    ]);
    expect(checkRunUrl).toBe('https://github.example/octo/shop/runs/1');
  });

  test('what is not proven is neutral at best, and says that it is no pass', async () => {
    const lowered = { conclusion: 'neutral' } as const;
    await publish(clientOf(stub), inputOf({ report: UNPROVEN, outcome: lowered, settings: { failOn: 'mismatch' } }));
    expect(stub.checkRuns[0]?.conclusion).toBe('neutral');
    expect(only()).toContain('It is not a pass either.');
  });

  test('a success without a proof is a defect, and fails', async () => {
    const outcomes = [{ report: UNPROVEN }, { report: null }, { report: UNPROVEN, kind: 'matched' as const }];
    for (const { report, ...outcome } of outcomes)
      await publish(clientOf(stub), inputOf({ report, outcome: { ...outcome, conclusion: 'success' } }));
    expect(stub.checkRuns.map((c) => c.conclusion)).toEqual(['failure', 'failure', 'failure']);
    expect(only()).not.toContain('## ✅');
  });

  test('a run whose report was too large for its output may have matched', async () => {
    const outcome = { kind: 'matched', conclusion: 'success', title: 'Proven: 9,000 match' } as const;
    await publish(clientOf(stub), inputOf({ report: null, outcome }));
    expect(stub.checkRuns).toMatchObject([{ conclusion: 'success', output: { title: 'Proven: 9,000 match' } }]);
    expect(only()).toMatch(/^## ✅ Proven: 9,000 match\n/);
  });

  test('annotates the migration lines that name a failing table, 50 to a request', async () => {
    const files = Array.from({ length: 320 }, (_, i) => ({
      filename: i < 60 ? `db/migrations/${i}.sql` : `src/file${i}.ts`,
      patch:
        '@@ -1,2 +10,3 @@\n -- before\n+ALTER TABLE "public"."orders" ADD x int;\n+ALTER TABLE customers ADD y int;',
    }));
    stub.pulls.set(7, { head: HEAD, files });
    const { notes } = await publish(clientOf(stub), inputOf());
    expect(notes).toEqual([]);
    expect(stub.checkRuns[0]?.annotations).toHaveLength(60);
    expect(stub.checkRuns[0]?.annotations[59]).toMatchObject({
      path: 'db/migrations/59.sql',
      start_line: 11,
      end_line: 11,
      annotation_level: 'failure',
      title: 'public.orders: differs',
    });
    expect([done('checks/create'), done('checks/update'), done('pulls/list-files')]).toEqual([1, 1, 4]);
  });

  test('is made even where the changed files cannot be listed', async () => {
    stub.faults.push({
      operation: 'pulls/list-files',
      status: 422,
      message: 'Sorry, this diff is temporarily unavailable',
    });
    const { notes } = await publish(clientOf(stub), inputOf());
    expect(stub.checkRuns).toHaveLength(1);
    expect(notes).toEqual([expect.stringContaining('Could not list the changed files')]);
  });
});

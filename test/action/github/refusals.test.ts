import { createClient } from '../../../action/github/client.ts';
import { publish } from '../../../action/github/publish.ts';
import { clientOf, contextOf, HEAD, inputOf, MISMATCHED } from '../support/github-inputs.ts';
import { type Fault, type GitHubStub, startGitHub } from '../support/github-server.ts';

/** GitHub refuses, is slow, or is not there: the verdict stands, and a note says what is missing. */

let stub: GitHubStub;
beforeEach(async () => {
  stub = await startGitHub();
  stub.pulls.set(7, { head: HEAD, files: [] });
});
afterEach(async () => {
  await stub.close();
  expect(stub.problems).toEqual([]);
});

const FORBIDDEN = { status: 403, message: 'Resource not accessible by integration' };
const refuse = (operation: string, about: Partial<Fault> = FORBIDDEN) =>
  stub.faults.push({ operation, times: 99, ...about });

test('403 names the permission that is missing, for the comment and for the check run', async () => {
  refuse('issues/create-comment');
  refuse('checks/create');
  const { notes, commentUrl, checkRunUrl, summary } = await publish(clientOf(stub), inputOf());
  expect(notes).toEqual([
    "Could not write the comment: the token has no permission for it (403: Resource not accessible by integration). Give the job the permission 'pull-requests: write'.",
    "Could not create the check run: the token has no permission for it (403: Resource not accessible by integration). Give the job the permission 'checks: write'.",
  ]);
  expect([commentUrl, checkRunUrl]).toEqual([null, null]);
  expect(summary).toContain('## ❌ 1 of 2 tables differs');
  expect(summary).toContain('> Note: Could not write the comment');
});

test('a fork: the note says that its token can only read', async () => {
  refuse('issues/create-comment');
  refuse('checks/create');
  const { notes } = await publish(clientOf(stub), inputOf({ context: contextOf({ isFork: true }) }));
  expect(notes).toHaveLength(2);
  for (const note of notes) expect(note).toContain('the pull request comes from a fork, so its token can only read');
});

test('no token: the summary is all, and says so', async () => {
  const { notes, summary } = await publish(null, inputOf());
  expect(notes).toEqual(['No comment: there is no github-token.', 'No check run: there is no github-token.']);
  expect(summary).toContain('> Note: No check run: there');
});

test.each(['schedule', 'workflow_dispatch', 'merge_group', 'push'])(
  '%s: a check run, and no comment',
  async (eventName) => {
    const context = contextOf({ eventName, pullRequest: null, headSha: 'e5'.repeat(20) });
    const { notes, commentUrl } = await publish(clientOf(stub), inputOf({ context }));
    expect(stub.checkRuns).toMatchObject([{ head_sha: 'e5'.repeat(20), conclusion: 'failure' }]);
    expect(notes).toEqual([`No comment: the event '${eventName}' has no pull request.`]);
    expect(commentUrl).toBeNull();
  },
);

test.each([
  [{ status: 401, message: 'Bad credentials' }, 'does not accept the token (401). Check github-token'],
  [{ status: 404, message: 'Not Found' }, "may not see it (404). Give the job the permission 'pull-requests: write'"],
  [{ status: 403, message: 'Unable to create comment because issue is locked' }, 'the conversation is locked'],
  [{ status: 410, message: 'Issues are disabled' }, 'GitHub answered 410 (Issues are disabled)'],
  [{ status: 422, message: 'Validation \u001b[31mFailed' }, '422: Validation ␛[31mFailed'],
])('%j is said in words', async (fault, words) => {
  refuse('issues/create-comment', fault);
  const { notes } = await publish(clientOf(stub), inputOf({ settings: { checkRun: false } }));
  expect(notes).toEqual([expect.stringContaining(words)]);
});

describe('patience', () => {
  const waits: number[] = [];
  beforeEach(() => waits.splice(0));

  test('429 and 403 with retry-after are tried again after that time', async () => {
    stub.faults.push({
      operation: 'issues/create-comment',
      status: 429,
      message: 'Too many',
      headers: { 'retry-after': '7' },
    });
    stub.faults.push({
      operation: 'checks/create',
      status: 403,
      message: 'You have exceeded a secondary rate limit',
      headers: { 'retry-after': '3' },
    });
    const { notes } = await publish(clientOf(stub, waits), inputOf());
    expect(waits).toEqual([7000, 3000]);
    expect([notes, stub.comments.length, stub.checkRuns.length]).toEqual([[], 1, 1]);
  });

  test('a limit that is reset in an hour is not waited for: the note says when', async () => {
    const headers = {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Date.parse('2026-11-22T16:00:00Z') / 1000),
    };
    refuse('pulls/get', { status: 403, message: 'API rate limit exceeded', headers });
    const { notes } = await publish(clientOf(stub, waits), inputOf({ settings: { checkRun: false } }));
    expect(notes).toEqual([expect.stringContaining('rate limit is used up (403), until 16:00 UTC')]);
    expect(waits).toEqual([]);
  });

  test('a limit that never ends is given up after four tries', async () => {
    refuse('pulls/get', { status: 429, message: 'Too many', headers: { 'retry-after': '5' } });
    await publish(clientOf(stub, waits), inputOf({ settings: { checkRun: false } }));
    expect(waits).toEqual([5000, 5000, 5000]);
    expect(stub.requests).toHaveLength(4);
  });

  test('an answer that got lost is asked for again, with a pause that grows', async () => {
    stub.faults.push({ operation: 'pulls/get', drop: 'before' }, { operation: 'pulls/get', status: 503 });
    const { notes } = await publish(clientOf(stub, waits), inputOf({ settings: { checkRun: false } }));
    expect([notes, stub.comments.length]).toEqual([[], 1]);
    expect(waits[0]).toBeGreaterThanOrEqual(1000);
    expect(waits[1]).toBeGreaterThanOrEqual(2000);
  });

  test.each(['before', 'after'] as const)('a comment whose answer got lost (%s) is there once', async (drop) => {
    stub.faults.push({ operation: 'issues/create-comment', drop });
    const { commentUrl } = await publish(clientOf(stub, waits), inputOf({ settings: { checkRun: false } }));
    expect(stub.comments).toHaveLength(1);
    expect(commentUrl).toContain('#issuecomment-1');
  });

  test('a comment that was deleted meanwhile is made anew', async () => {
    await publish(clientOf(stub), inputOf());
    refuse('issues/update-comment', { status: 404, message: 'Not Found', times: 1 });
    await publish(clientOf(stub), inputOf());
    expect(stub.requests.filter((r) => r.operation === 'issues/create-comment')).toHaveLength(2);
  });

  test('GitHub is not there: a note, and no exception', async () => {
    const gone = createClient({ token: 'ghs_test', apiUrl: 'http://127.0.0.1:9/', wait: async () => undefined });
    const { notes } = await publish(gone, inputOf({ report: MISMATCHED }));
    expect(notes.slice(0, 1)).toEqual([
      expect.stringMatching(/^Could not write the comment: GitHub could not be reached \(/),
    ]);
    expect(notes.join()).not.toContain('ghs_test');
  });

  test('the token is sent, and to nobody else', async () => {
    await publish(clientOf(stub), inputOf());
    expect(new Set(stub.requests.map((r) => r.authorization))).toEqual(new Set(['token ghs_test']));
  });
});

import { readEventContext } from '../../../action/github/context.ts';
import { BASE, HEAD } from '../support/github-inputs.ts';

const SHA = 'd4'.repeat(20);
const ENV = {
  GITHUB_EVENT_NAME: 'pull_request',
  GITHUB_SHA: SHA,
  GITHUB_REPOSITORY: 'octo/shop',
  GITHUB_RUN_ID: '19700000001',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_EVENT_PATH: '/event.json',
};
const read = (payload: unknown, env: Record<string, string | undefined> = {}) =>
  readEventContext({ ...ENV, ...env }, (path) => {
    expect(path).toBe('/event.json');
    return typeof payload === 'string' ? payload : JSON.stringify(payload);
  });
const pull = (headRepo: unknown = { full_name: 'octo/shop' }) => ({
  action: 'synchronize',
  pull_request: {
    number: 7,
    head: { sha: HEAD, ref: 'change', repo: headRepo },
    base: { sha: BASE, ref: 'main', repo: { full_name: 'octo/shop' } },
  },
});

test.each(['pull_request', 'pull_request_target', 'pull_request_review'])('%s: head, base and number', (eventName) => {
  expect(read(pull(), { GITHUB_EVENT_NAME: eventName, GITHUB_SERVER_URL: 'https://git.example/' })).toEqual({
    eventName,
    repository: { owner: 'octo', repo: 'shop' },
    sha: SHA,
    headSha: HEAD,
    baseSha: BASE,
    baseRef: 'main',
    pullRequest: 7,
    isFork: false,
    runId: '19700000001',
    runAttempt: 2,
    serverUrl: 'https://git.example',
  });
});

test('a head of another repository, or of one that is gone, is a fork', () => {
  expect(read(pull({ full_name: 'mallory/shop' })).isFork).toBe(true);
  expect(read(pull(null)).isFork).toBe(true);
});

test('merge_group: its own head, and the branch that it goes to', () => {
  const merge_group = { head_sha: HEAD, base_sha: BASE, base_ref: 'refs/heads/main' };
  const context = read({ merge_group }, { GITHUB_EVENT_NAME: 'merge_group' });
  expect(context).toMatchObject({ headSha: HEAD, baseSha: BASE, baseRef: 'main', pullRequest: null, isFork: false });
});

test('push: from the commit before; a new branch comes from nowhere, and a tag is no branch', () => {
  const push = { GITHUB_EVENT_NAME: 'push' };
  expect(read({ before: BASE, ref: 'refs/heads/main' }, push)).toMatchObject({
    headSha: SHA,
    baseSha: BASE,
    baseRef: 'main',
  });
  expect(read({ before: '0'.repeat(40), ref: 'refs/tags/v1' }, push)).toMatchObject({ baseSha: null, baseRef: null });
});

test.each(['schedule', 'workflow_dispatch', 'workflow_run'])('%s has nothing to compare with', (eventName) => {
  const env = { GITHUB_EVENT_NAME: eventName, GITHUB_EVENT_PATH: undefined, GITHUB_RUN_ATTEMPT: undefined };
  expect(read('', env)).toMatchObject({ headSha: SHA, baseSha: null, baseRef: null, pullRequest: null, runAttempt: 1 });
});

test.each([
  [{ GITHUB_SHA: 'main' }, pull(), /^GITHUB_SHA: is not the name of a commit/],
  [{ GITHUB_REPOSITORY: 'shop' }, pull(), /^GITHUB_REPOSITORY: is not owner\/name: 'shop'/],
  [{ GITHUB_RUN_ID: undefined }, pull(), /^GITHUB_RUN_ID: is not set\. The runner/],
  [{ GITHUB_RUN_ATTEMPT: 'two' }, pull(), /^GITHUB_RUN_ATTEMPT/],
  [{}, '{', /^GITHUB_EVENT_PATH: cannot be read/],
  [{}, {}, /does not hold the payload of the event 'pull_request'/],
  [{ GITHUB_EVENT_NAME: 'merge_group' }, {}, /does not hold the payload/],
  [{}, { pull_request: { number: '7' } }, /pull_request\.number/],
])('what the runner would not set is refused by name: %j', (env, payload, message) => {
  expect(() => read(payload, env)).toThrow(message);
});

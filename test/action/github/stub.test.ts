import { HEAD } from '../support/github-inputs.ts';
import { type GitHubStub, startGitHub } from '../support/github-server.ts';

/** The stub is only worth what it refuses: requests that GitHub's description does not know are told as problems. */

let stub: GitHubStub;
beforeEach(async () => {
  stub = await startGitHub();
  stub.pulls.set(7, { head: HEAD, files: [] });
});
afterEach(() => stub.close());

const send = async (method: string, path: string, body?: unknown) => {
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  return (await fetch(`${stub.url}/repos/octo/shop/${path}`, { method, ...init })).status;
};
const check = (about: object) => ({ name: 'x', head_sha: HEAD, output: { title: 't', summary: 's' }, ...about });
const annotation = { path: 'a.sql', start_line: 1, end_line: 1, annotation_level: 'failure', message: 'm' };

test.each([
  ['a right request', 'POST', 'check-runs', check({ conclusion: 'success' }), []],
  [
    'an unknown address',
    'GET',
    'issues/7/reactions',
    undefined,
    ['unknown operation: GET /repos/octo/shop/issues/7/reactions'],
  ],
  ['an unknown parameter', 'GET', 'pulls/7/files?pages=2', undefined, ['pulls/list-files: unknown query pages']],
  ['a parameter of the wrong type', 'GET', 'pulls/seven', undefined, ['pulls/get: pull_number must be integer']],
  [
    'a field too many',
    'POST',
    'issues/7/comments',
    { body: 'x', label: 'y' },
    ['issues/create-comment: unknown body field label'],
  ],
  ['no body', 'POST', 'issues/7/comments', undefined, ['issues/create-comment: no body']],
  [
    'an unknown conclusion',
    'POST',
    'check-runs',
    check({ conclusion: 'passed' }),
    [expect.stringContaining('/conclusion must be equal to one of')],
  ],
  [
    '51 annotations',
    'POST',
    'check-runs',
    check({ output: { title: 't', summary: 's', annotations: Array(51).fill(annotation) } }),
    ['checks/create: /output/annotations must NOT have more than 50 items'],
  ],
  [
    'a summary that is too long',
    'POST',
    'check-runs',
    check({ output: { title: 't', summary: 'x'.repeat(65_536) } }),
    ['checks/create: /output/summary must NOT have more than 65535 characters'],
  ],
])('%s', async (_what, method, path, body, problems) => {
  const status = await send(method, path, body);
  expect(stub.problems).toEqual(problems);
  expect(status >= 400).toBe(problems.length > 0);
});

test('an answer that GitHub would not give is a problem, too', async () => {
  stub.faults.push({ operation: 'pulls/get', status: 302 });
  await send('GET', 'pulls/7');
  expect(stub.problems).toEqual(['answer of pulls/get: status 302 is not described']);
});

test('a comment of more than 65,536 characters is refused, as GitHub does', async () => {
  expect(await send('POST', 'issues/7/comments', { body: 'x'.repeat(65_537) })).toBe(422);
  expect(await send('POST', 'issues/7/comments', { body: 'x'.repeat(65_536) })).toBe(201);
});

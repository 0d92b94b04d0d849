import { changedFiles, readBaseFile } from '../../../action/github/changes.ts';
import { BASE, clientOf, contextOf, HEAD } from '../support/github-inputs.ts';
import { type GitHubStub, startGitHub } from '../support/github-server.ts';

let stub: GitHubStub;
beforeEach(async () => {
  stub = await startGitHub();
});
afterEach(async () => {
  await stub.close();
  expect(stub.problems).toEqual([]);
});

const files = (n: number) =>
  Array.from({ length: n }, (_, i) => ({ filename: `db/${i}.sql`, patch: `@@ -1 +1 @@\n+${i}` }));
const pull = (list: Parameters<typeof stub.pulls.set>[1]['files']) => stub.pulls.set(7, { head: HEAD, files: list });

describe('changedFiles', () => {
  test('lists all of 345 files, page by page', async () => {
    pull(files(345));
    const { files: listed, cut } = await changedFiles(clientOf(stub), contextOf());
    expect(listed.map((f) => f.path)).toEqual(files(345).map((f) => f.filename));
    expect([cut, stub.requests.length]).toEqual([null, 4]);
  });

  test("says that the list may be cut at GitHub's limit", async () => {
    pull(files(3100));
    const { files: listed, cut } = await changedFiles(clientOf(stub), contextOf());
    expect([listed.length, cut]).toEqual([
      3000,
      'GitHub lists at most 3000 files of a pull request: this change may hold more.',
    ]);
  });

  test('a renamed file has its former path, and a binary one no patch', async () => {
    pull([
      { filename: 'b.sql', previous_filename: 'a.sql', status: 'renamed', patch: '@@ -1 +1 @@\n+x' },
      { filename: 'c.bin', status: 'added' },
    ]);
    expect((await changedFiles(clientOf(stub), contextOf())).files).toEqual([
      { path: 'b.sql', status: 'renamed', patch: '@@ -1 +1 @@\n+x', previousPath: 'a.sql' },
      { path: 'c.bin', status: 'added', patch: null, previousPath: null },
    ]);
  });

  test('a merge group and a push are compared by their commits', async () => {
    stub.comparisons.set(`${BASE}...${HEAD}`, files(310));
    const context = contextOf({ eventName: 'merge_group', pullRequest: null });
    const { files: listed, cut } = await changedFiles(clientOf(stub), context);
    expect([listed.length, cut]).toEqual([
      300,
      'GitHub lists at most 300 files of a comparison: this change may hold more.',
    ]);
  });

  test('a schedule has no change: said, not guessed', async () => {
    const context = contextOf({ eventName: 'schedule', pullRequest: null, baseSha: null });
    await expect(changedFiles(clientOf(stub), context)).rejects.toThrow("The event 'schedule' has no change");
    expect(stub.requests).toEqual([]);
  });

  test('a refusal names the permission', async () => {
    stub.faults.push({ operation: 'pulls/list-files', status: 403, message: 'Resource not accessible by integration' });
    const refused = changedFiles(clientOf(stub), contextOf());
    await expect(refused).rejects.toMatchObject({
      message: expect.stringContaining('Could not list the changed files'),
      remedy: "Give the job the permission 'pull-requests: read'.",
    });
  });
});

describe('readBaseFile', () => {
  const readOf = (path: string) => readBaseFile(clientOf(stub), contextOf(), path);
  const put = (path: string, content: Buffer | 'directory' | 'large') => stub.contents.set(`${BASE}:${path}`, content);

  test("gives the base's text, whatever is in its name, and null where there is none", async () => {
    put('ops/load proof?#é.yaml', Buffer.from('tables: ["größe"]\n'.repeat(20)));
    expect(await readOf('ops/load proof?#é.yaml')).toBe('tables: ["größe"]\n'.repeat(20));
    expect(await readOf('loadproof.yaml')).toBeNull();
  });

  test('what is no text of less than 1 MB is an error, never an empty file', async () => {
    put('folder', 'directory');
    put('large', 'large');
    put('binary', Buffer.from([0xff, 0xfe, 0x00]));
    await expect(readOf('folder')).rejects.toThrow("'folder' of the base branch cannot be read: it is not a file.");
    await expect(readOf('large')).rejects.toThrow('it is larger than 1 MB');
    await expect(readOf('binary')).rejects.toThrow('it is not UTF-8 text');
  });

  test('a refusal is an error, and so is an event without a base', async () => {
    stub.faults.push({
      operation: 'repos/get-content',
      status: 403,
      message: 'Resource not accessible by integration',
    });
    await expect(readOf('x')).rejects.toMatchObject({ remedy: "Give the job the permission 'contents: read'." });
    const context = contextOf({ eventName: 'schedule', baseSha: null });
    await expect(readBaseFile(clientOf(stub), context, 'x')).rejects.toThrow("The event 'schedule' has no base branch");
  });
});

import { isUtf8 } from 'node:buffer';
import type { Octokit } from '@octokit/rest';
import type { ChangedFile, EventContext } from '../types.ts';
import { type Attempt, explain, GitHubError, refusalOf } from './problem.ts';

/** What a change touches, and what its base says: asked of GitHub, since a checkout may be shallow, or the head's. */

export interface Changes {
  readonly files: readonly ChangedFile[];
  /** Why files may be missing in the list, a sentence; null where the list is whole. */
  readonly cut: string | null;
}

/** GitHub lists at most so many files of a pull request, and of a comparison. */
const PULL_LIMIT = 3000;
const COMPARE_LIMIT = 300;

interface Listed {
  readonly filename: string;
  readonly status: string;
  readonly patch?: string;
  readonly previous_filename?: string;
}

/**
 * The files that the event's change touches: of a pull request, of a merge group, or of a push. Throws a GitHubError
 * where there is nothing to compare with (`schedule`, `workflow_dispatch`, a branch's first push), or GitHub refuses.
 */
export async function changedFiles(octokit: Octokit, context: EventContext): Promise<Changes> {
  const attempt: Attempt = {
    what: 'list the changed files',
    permission: permissionFor(context),
    isFork: context.isFork,
  };
  try {
    return context.pullRequest === null
      ? await compared(octokit, context)
      : await ofPull(octokit, context, context.pullRequest);
  } catch (error) {
    throw error instanceof GitHubError ? error : explain(error, attempt);
  }
}

const permissionFor = (context: EventContext): string =>
  context.pullRequest === null ? 'contents: read' : 'pull-requests: read';

async function ofPull(octokit: Octokit, context: EventContext, pull_number: number): Promise<Changes> {
  const asked = { ...context.repository, pull_number, per_page: 100 };
  const files: ChangedFile[] = [];
  for await (const page of octokit.paginate.iterator(octokit.rest.pulls.listFiles, asked)) {
    files.push(...page.data.map(changedFile));
    if (files.length >= PULL_LIMIT) break;
  }
  return { files, cut: files.length < PULL_LIMIT ? null : cutAt(PULL_LIMIT, 'a pull request') };
}

async function compared(octokit: Octokit, context: EventContext): Promise<Changes> {
  const { baseSha, headSha, eventName } = context;
  if (baseSha === null)
    throw new GitHubError(
      `The event '${eventName}' has no change whose files could be listed.`,
      "Name the tables, or run it on 'pull_request', 'merge_group' or 'push'.",
    );
  const basehead = `${baseSha}...${headSha}`;
  // Pages are pages of commits: the files are all on the first.
  const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
    ...context.repository,
    basehead,
    per_page: 1,
  });
  const files = (data.files ?? []).map(changedFile);
  return { files, cut: files.length < COMPARE_LIMIT ? null : cutAt(COMPARE_LIMIT, 'a comparison') };
}

const cutAt = (limit: number, what: string): string =>
  `GitHub lists at most ${limit} files of ${what}: this change may hold more.`;

function changedFile(file: Listed): ChangedFile {
  const { filename: path, status, patch = null, previous_filename: previousPath = null } = file;
  return { path, status, patch, previousPath };
}

/**
 * A file's text as the base of the change has it; null where the base has no such file. Throws a GitHubError where the
 * event has no base, the path is not a file, or the file is not UTF-8 text of less than 1 MB.
 */
export async function readBaseFile(octokit: Octokit, context: EventContext, path: string): Promise<string | null> {
  const attempt: Attempt = {
    what: `read '${path}' of the base branch`,
    permission: 'contents: read',
    isFork: context.isFork,
  };
  if (context.baseSha === null)
    throw new GitHubError(
      `The event '${context.eventName}' has no base branch to read '${path}' from.`,
      'Read the file of the checkout.',
    );
  try {
    const { data } = await octokit.rest.repos.getContent({ ...context.repository, path, ref: context.baseSha });
    if (Array.isArray(data) || data.type !== 'file' || !('content' in data)) throw unreadable(path, 'it is not a file');
    if (data.encoding !== 'base64') throw unreadable(path, 'it is larger than 1 MB');
    const bytes = Buffer.from(data.content, 'base64');
    if (!isUtf8(bytes)) throw unreadable(path, 'it is not UTF-8 text');
    return bytes.toString('utf8');
  } catch (error) {
    if (error instanceof GitHubError) throw error;
    if (refusalOf(error)?.status === 404) return null;
    throw explain(error, attempt);
  }
}

const unreadable = (path: string, why: string): GitHubError =>
  new GitHubError(`'${path}' of the base branch cannot be read: ${why}.`, 'Name a text file.');

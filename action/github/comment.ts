import type { Octokit } from '@octokit/rest';
import type { EventContext, PublishInput } from '../types.ts';
import { type Marker, markerOf, mustStay, readMarker } from './marker.ts';
import { refusalOf } from './problem.ts';
import { markedStale, renderComment } from './render.ts';

/** The one comment per label: found again, updated, never stacked; and never overwritten by what is older. */

export interface Commented {
  readonly url: string | null;
  /** Why the comment is not what this run has to say; null where it is. */
  readonly note: string | null;
}

interface Found {
  readonly id: number;
  readonly url: string;
  readonly body: string;
  readonly marker: Marker;
}

/** Writes the comment, if the settings ask for one. Throws Octokit's errors. */
export async function putComment(octokit: Octokit, input: PublishInput, pull: number): Promise<Commented> {
  const { context, settings } = input;
  const { data } = await octokit.rest.pulls.get({ ...context.repository, pull_number: pull });
  const head = data.head.sha;
  const ours = markerOf(context, settings.label);
  const found = await findComment(octokit, context, pull, ours.label);
  if (found === null && !isWanted(input)) return { url: null, note: null };
  if (found !== null && mustStay(found.marker, ours, head))
    return { url: found.url, note: 'The comment was left as it is: a later run, or one of a newer commit, wrote it.' };
  const body = renderComment(input, ours, head === ours.head ? null : head);
  const url =
    found === null ? await create(octokit, context, pull, body) : await update(octokit, context, pull, found.id, body);
  return {
    url,
    note: head === ours.head ? null : `The head of the pull request moved to ${head.slice(0, 7)} meanwhile.`,
  };
}

/** `on-failure` makes no comment for a pass or where nothing was to be done; one that is there is updated all the same. */
function isWanted({ settings, outcome }: PublishInput): boolean {
  if (settings.comment === 'never') return false;
  return settings.comment === 'always' || !['success', 'skipped'].includes(outcome.conclusion);
}

/** Says of a comment about an earlier commit that it is stale, before this run has a verdict. Throws Octokit's errors. */
export async function markEarlierComment(octokit: Octokit, context: EventContext, label: string): Promise<void> {
  if (context.pullRequest === null) return;
  const ours = markerOf(context, label);
  const found = await findComment(octokit, context, context.pullRequest, ours.label);
  if (found === null || found.marker.head === ours.head || found.marker.run > ours.run) return;
  const body = markedStale(found.body, found.marker.head, ours.head);
  if (body !== null) await octokit.rest.issues.updateComment({ ...context.repository, comment_id: found.id, body });
}

/** Ours is a comment that ends with our marker and that a bot wrote, or the token's own user: a quotation is neither. */
async function findComment(
  octokit: Octokit,
  context: EventContext,
  pull: number,
  label: string,
): Promise<Found | null> {
  const asked = { ...context.repository, issue_number: pull, per_page: 100 };
  let self: string | null | undefined;
  for await (const page of octokit.paginate.iterator(octokit.rest.issues.listComments, asked)) {
    for (const { id, html_url: url, body = '', user } of page.data) {
      const marker = readMarker(body);
      if (marker?.label !== label) continue;
      if (user?.type !== 'Bot') self ??= await ownLogin(octokit);
      if (user?.type === 'Bot' || (user !== null && user?.login === self)) return { id, url, body, marker };
    }
  }
  return null;
}

/** The login of the token's user; null for a token of an app or a workflow, which has none. */
async function ownLogin(octokit: Octokit): Promise<string | null> {
  try {
    return (await octokit.rest.users.getAuthenticated()).data.login;
  } catch {
    return null;
  }
}

async function create(octokit: Octokit, context: EventContext, pull: number, body: string): Promise<string> {
  const made = () => octokit.rest.issues.createComment({ ...context.repository, issue_number: pull, body });
  try {
    return (await made()).data.html_url;
  } catch (error) {
    const status = refusalOf(error)?.status;
    if (status === undefined || (status !== 0 && status < 500)) throw error;
    // No clear answer: it may be there. Looked for, so that there is never a second one.
    const marker = readMarker(body);
    const found = marker && (await findComment(octokit, context, pull, marker.label));
    return found ? found.url : (await made()).data.html_url;
  }
}

/** Where somebody deleted the comment meanwhile, it is made anew. */
async function update(
  octokit: Octokit,
  context: EventContext,
  pull: number,
  id: number,
  body: string,
): Promise<string> {
  try {
    return (await octokit.rest.issues.updateComment({ ...context.repository, comment_id: id, body })).data.html_url;
  } catch (error) {
    if (refusalOf(error)?.status !== 404) throw error;
    return create(octokit, context, pull, body);
  }
}

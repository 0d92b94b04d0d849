import { createHmac, randomBytes } from 'node:crypto';
import type { Octokit } from '@octokit/rest';
import { maskReport } from '../../core/report/mask.ts';
import type { EventContext, PublishInput, PublishResult } from '../types.ts';
import { putCheckRun } from './check-run.ts';
import { markEarlierComment, putComment } from './comment.ts';
import { type Attempt, noteOf } from './problem.ts';
import { renderSummary } from './render.ts';

/** What the run found, said on GitHub. The verdict is the job's: nothing that fails here changes it. */

/**
 * Writes the comment and the check run as the settings ask, and makes the step's summary. Values of the report are
 * masked first. Never throws for what GitHub refuses: that becomes a note. `octokit` is null without a token.
 */
export async function publish(octokit: Octokit | null, input: PublishInput): Promise<PublishResult> {
  const masked = { ...input, report: input.report && maskReport(input.report, keyedDigest()) };
  const notes: string[] = [];
  const commentUrl = await comment(octokit, masked, notes);
  const checkRunUrl = await checkRun(octokit, masked, notes);
  return { commentUrl, checkRunUrl, notes, summary: renderSummary(masked, notes) };
}

/** A key of this process alone: nobody can look a value up, and equal values look equal in all that is published. */
function keyedDigest(): (text: string) => string {
  const key = randomBytes(32);
  return (text) => createHmac('sha256', key).update(text).digest('hex');
}

/**
 * To be called when a run starts: says of the comment about an earlier commit that it is stale. Returns a note where
 * GitHub refuses, and null where all went well or there was nothing to do.
 */
export async function announce(
  octokit: Octokit | null,
  context: EventContext,
  settings: Pick<PublishInput['settings'], 'comment' | 'label'>,
): Promise<string | null> {
  if (octokit === null || context.pullRequest === null || settings.comment === 'never') return null;
  try {
    await markEarlierComment(octokit, context, settings.label);
    return null;
  } catch (error) {
    return noteOf(error, commentAttempt(context));
  }
}

const commentAttempt = ({ isFork }: EventContext): Attempt => ({
  what: 'write the comment',
  permission: 'pull-requests: write',
  isFork,
});

async function comment(octokit: Octokit | null, input: PublishInput, notes: string[]): Promise<string | null> {
  const { context, settings } = input;
  if (settings.comment === 'never') return null;
  if (context.pullRequest === null) {
    notes.push(`No comment: the event '${context.eventName}' has no pull request.`);
    return null;
  }
  if (octokit === null) {
    notes.push('No comment: there is no github-token.');
    return null;
  }
  try {
    const { url, note } = await putComment(octokit, input, context.pullRequest);
    if (note !== null) notes.push(note);
    return url;
  } catch (error) {
    notes.push(noteOf(error, commentAttempt(context)));
    return null;
  }
}

async function checkRun(octokit: Octokit | null, input: PublishInput, notes: string[]): Promise<string | null> {
  const { context, settings } = input;
  if (!settings.checkRun) return null;
  if (octokit === null) {
    notes.push('No check run: there is no github-token.');
    return null;
  }
  try {
    const checked = await putCheckRun(octokit, input);
    notes.push(...checked.notes);
    return checked.url;
  } catch (error) {
    notes.push(noteOf(error, { what: 'create the check run', permission: 'checks: write', isFork: context.isFork }));
    return null;
  }
}

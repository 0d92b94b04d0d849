import { createHash } from 'node:crypto';
import { ActionError } from './errors.ts';
import type { Executions } from './executions.ts';
import type { EventContext } from './types.ts';

/** Starting a run: what it is called, what it is given, and finding the one that a step before this one started. */

/** Step Functions takes names of up to 80 characters, and so does Loadproof for its runs. */
const MAX_NAME = 80;
const HASH = 12;

/**
 * The name of the execution: the same for the same repository, workflow run, attempt and label, so that a step that is
 * tried again does not start a second run; another for anything else. Letters, digits, hyphens and underscores.
 */
export function executionName(
  context: Pick<EventContext, 'repository' | 'runId' | 'runAttempt'>,
  label: string,
): string {
  const { owner, repo } = context.repository;
  const exact = JSON.stringify([owner, repo, context.runId, context.runAttempt, label]);
  // The readable part loses characters; the digest of the exact parts keeps two names apart all the same.
  const hash = createHash('sha256').update(exact).digest('hex').slice(0, HASH);
  const run = [slug(context.runId, 20), context.runAttempt].filter((part) => part !== '').join('-');
  const room = MAX_NAME - run.length - HASH - 3;
  const name = [slug(repo, Math.ceil(room / 2)), run, slug(label, Math.floor(room / 2)), hash];
  return name.filter((part) => part !== '').join('-');
}

function slug(text: string, max: number): string {
  return text
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, max)
    .replace(/-+$/, '');
}

/** The state machine's input: the same schema from every trigger. */
export interface RunRequest {
  readonly runId: string;
  readonly trigger: { readonly kind: 'action'; readonly detail: string };
  readonly tables?: readonly string[];
  /** ARN of the DMS task, where the stack has several. */
  readonly task?: string;
}

/** The input that Step Functions takes is 256 KiB; the globs get most of it. */
const MAX_INPUT = 200_000;

/**
 * The request of a run. It holds nothing that changes between two tries of a step. Globs that are too many for an input
 * are left out, and `all` says so: a run over every table includes theirs.
 */
export function runRequest(
  context: EventContext,
  label: string,
  runId: string,
  globs: readonly string[],
  task?: string,
): { request: RunRequest; all: boolean } {
  const { owner, repo } = context.repository;
  const what = context.pullRequest === null ? context.eventName : `pull request #${context.pullRequest}`;
  const detail = `${what} of ${owner}/${repo} at ${context.headSha.slice(0, 12)}, workflow run ${context.runId}, attempt ${context.runAttempt}, ${label}`;
  const trigger = { kind: 'action' as const, detail };
  const request = { runId, trigger, ...(task === undefined ? {} : { task }) };
  const tables = [...new Set(globs)].sort();
  if (tables.length === 0) return { request, all: true };
  const narrowed = { ...request, tables };
  return JSON.stringify(narrowed).length > MAX_INPUT ? { request, all: true } : { request: narrowed, all: false };
}

/** Starts the run, or takes the one that an earlier try of the same step started. */
export async function startRun(
  executions: Executions,
  request: RunRequest,
  signal: AbortSignal,
): Promise<{ readonly arn: string; readonly found: boolean }> {
  const input = JSON.stringify(request);
  const { arn, found } = await executions.start(request.runId, input, signal);
  if (found !== null && found !== input)
    throw new ActionError(
      `An execution of the name ${request.runId} is there already, and was started with another input.`,
      'Give each gate of a workflow run (each job of a matrix, too) a label of its own.',
      { exitCode: 64 },
    );
  return { arn, found: found !== null };
}

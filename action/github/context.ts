import { z } from 'zod';
import { configError } from '../../core/config/errors.ts';
import type { EventContext } from '../types.ts';

/** What started the workflow: the runner's environment, and the event's payload in the file that it names. */

const commit = z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/, 'is not the name of a commit');
const repository = z.looseObject({ full_name: z.string() });

/** Only what is read here; a payload holds much more. */
const payloadSchema = z.looseObject({
  pull_request: z
    .looseObject({
      number: z.number().int().positive(),
      // The repository of a fork may be gone.
      head: z.looseObject({ sha: commit, repo: repository.nullish() }),
      base: z.looseObject({ sha: commit, ref: z.string(), repo: repository }),
    })
    .optional(),
  merge_group: z.looseObject({ head_sha: commit, base_sha: commit, base_ref: z.string() }).optional(),
  before: commit.optional(),
  ref: z.string().nullish(),
});
type Payload = z.infer<typeof payloadSchema>;

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The event, from GITHUB_* variables and the payload that GITHUB_EVENT_PATH names. An event without a pull request or a
 * merge group is fine: it has less to compare with. Throws a ConfigError that names the variable that is not as the
 * runner sets it.
 */
export function readEventContext(env: Env, readFile: (path: string) => string): EventContext {
  const eventName = required(env, 'GITHUB_EVENT_NAME');
  const sha = required(env, 'GITHUB_SHA');
  if (!commit.safeParse(sha).success) throw notAsSet('GITHUB_SHA', 'is not the name of a commit');
  const common = {
    eventName,
    sha,
    repository: repositoryOf(required(env, 'GITHUB_REPOSITORY')),
    runId: required(env, 'GITHUB_RUN_ID'),
    runAttempt: attempt(env.GITHUB_RUN_ATTEMPT),
    serverUrl: (env.GITHUB_SERVER_URL || 'https://github.com').replace(/\/+$/, ''),
  };
  return { ...common, ...changeOf(eventName, readPayload(env.GITHUB_EVENT_PATH, readFile), sha) };
}

type Change = Pick<EventContext, 'headSha' | 'baseSha' | 'baseRef' | 'pullRequest' | 'isFork'>;

function changeOf(eventName: string, payload: Payload, sha: string): Change {
  const { pull_request: pull, merge_group: group } = payload;
  if (pull !== undefined)
    return {
      headSha: pull.head.sha,
      baseSha: pull.base.sha,
      baseRef: pull.base.ref,
      pullRequest: pull.number,
      isFork: pull.head.repo?.full_name !== pull.base.repo.full_name,
    };
  const alone = { pullRequest: null, isFork: false };
  if (group !== undefined)
    return { ...alone, headSha: group.head_sha, baseSha: group.base_sha, baseRef: branchOf(group.base_ref) };
  if (/^(?:pull_request|merge_group)/.test(eventName))
    throw notAsSet('GITHUB_EVENT_PATH', `does not hold the payload of the event '${eventName}'`);
  if (eventName !== 'push') return { ...alone, headSha: sha, baseSha: null, baseRef: null };
  // The first push of a branch comes from nowhere: GitHub writes zeros.
  const before = payload.before === undefined || /^0+$/.test(payload.before) ? null : payload.before;
  return { ...alone, headSha: sha, baseSha: before, baseRef: branchOf(payload.ref ?? '') };
}

/** The branch of a full reference; null for a tag. */
const branchOf = (ref: string): string | null =>
  ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : null;

function readPayload(path: string | undefined, readFile: (path: string) => string): Payload {
  if (path === undefined || path === '') return {};
  let payload: unknown;
  try {
    payload = JSON.parse(readFile(path));
  } catch (error) {
    throw notAsSet(
      'GITHUB_EVENT_PATH',
      `cannot be read: ${error instanceof Error ? error.message : 'no reason given'}`,
    );
  }
  const parsed = payloadSchema.safeParse(payload);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw notAsSet(
    'GITHUB_EVENT_PATH',
    `holds an unknown payload: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
  );
}

function repositoryOf(fullName: string): EventContext['repository'] {
  const [owner, repo, more] = fullName.split('/');
  if (!owner || !repo || more !== undefined) throw notAsSet('GITHUB_REPOSITORY', `is not owner/name: '${fullName}'`);
  return { owner, repo };
}

function attempt(text: string | undefined): number {
  if (text === undefined || text === '') return 1;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw notAsSet('GITHUB_RUN_ATTEMPT', `is not a number: '${text}'`);
  return Number(text);
}

function required(env: Env, name: string): string {
  const value = env[name];
  if (value === undefined || value === '') throw notAsSet(name, 'is not set');
  return value;
}

const notAsSet = (name: string, problem: string): Error =>
  configError(name, `${problem}. The runner of GitHub Actions sets it: run the Action there.`);

import { visible } from '../../core/report/visible.ts';

/** What went wrong with a request to GitHub, in words that say what to do. */

/** GitHub refused, or was not there. `message` says what could not be done, and why; `remedy` what to do. */
export class GitHubError extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'GitHubError';
    this.remedy = remedy;
  }
}

/** What was tried, for its errors. */
export interface Attempt {
  /** After "could not": `write the comment`. */
  readonly what: string;
  /** What the job's token needs for it: `pull-requests: write`. */
  readonly permission: string;
  /** The pull request comes from a fork, whose token can only read. */
  readonly isFork: boolean;
}

/** What an answer of GitHub that is an error holds; the parts of Octokit's RequestError that are read here. */
export interface Refusal {
  /** 0 where there was no answer at all. */
  readonly status: number;
  readonly message: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The refusal that an error is; null for an error that is none of GitHub's. */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  const response = 'response' in error && isObject(error.response) ? error.response : null;
  // Octokit gives 500 to an error of the network, and no response.
  if (response === null) return { status: 0, message: error.message, headers: {} };
  const headers = isObject(response.headers) ? response.headers : {};
  const texts = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return { status: error.status, message: error.message, headers: Object.fromEntries(texts) };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Whether GitHub asks for patience: the primary limit is used up, or a secondary one was met. */
export function isRateLimit({ status, message, headers }: Refusal): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return headers['x-ratelimit-remaining'] === '0' || 'retry-after' in headers || /rate limit/i.test(message);
}

/** The error that says of a failed attempt what to do. What is not GitHub's is said as it is. */
export function explain(error: unknown, attempt: Attempt): GitHubError {
  const refusal = refusalOf(error);
  const could = `Could not ${attempt.what}`;
  if (refusal === null) {
    const text = error instanceof Error ? error.message : String(error);
    return new GitHubError(`${could}: ${said(text)}.`, 'Run the job again.', { cause: error });
  }
  const [why, remedy] = reason(refusal, attempt);
  return new GitHubError(`${could}: ${why}.`, remedy, { cause: error });
}

/** One sentence or two, for a list of notes. */
export const noteOf = (error: unknown, attempt: Attempt): string => {
  const { message, remedy } = error instanceof GitHubError ? error : explain(error, attempt);
  return `${message} ${remedy}`;
};

function reason(refusal: Refusal, { permission, isFork }: Attempt): readonly [why: string, remedy: string] {
  const { status, message } = refusal;
  const grant = `Give the job the permission '${permission}'`;
  if (isRateLimit(refusal))
    return [`GitHub's rate limit is used up (${status})${until(refusal)}`, 'Run the job again later.'];
  if (status === 0) return [`GitHub could not be reached (${said(message)})`, 'Run the job again.'];
  if (status === 401)
    return ['GitHub does not accept the token (401)', 'Check github-token: it is wrong, or has expired.'];
  if (status === 403 && /locked/i.test(message))
    return ['the conversation is locked (403)', 'Unlock it, or give a token that may write to locked ones.'];
  if (status === 403 && isFork)
    return [
      `the pull request comes from a fork, so its token can only read (403)`,
      `The step's summary says the same. ${grant} where forks get a token that may write.`,
    ];
  if (status === 403) return [`the token has no permission for it (403: ${said(message)})`, `${grant}.`];
  if (status === 404) return ['GitHub does not find it, or the token may not see it (404)', `${grant}.`];
  if (status === 422)
    return [
      `GitHub does not accept the request (422: ${said(message)})`,
      'Please report this as a defect of Loadproof.',
    ];
  return [`GitHub answered ${status} (${said(message)})`, 'Run the job again.'];
}

/** GitHub's own words, without the address that Octokit puts behind them. */
const said = (message: string): string =>
  visible(message.replace(/ - https?:\/\/\S*$/, '').slice(0, 300)).replace(/\.$/, '');

function until({ headers }: Refusal): string {
  const reset = Number(headers['x-ratelimit-reset']);
  if (!Number.isFinite(reset) || reset <= 0 || reset > 8.64e12) return '';
  return `, until ${new Date(reset * 1000).toISOString().slice(11, 16)} UTC`;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { Octokit } from '@octokit/rest';
import { isRateLimit, type Refusal, refusalOf } from './problem.ts';

/** The one client for GitHub's API: patient with throttling and the network, within bounds. */

export interface ClientOptions {
  readonly token: string;
  /** GITHUB_API_URL; on GitHub Enterprise Server it is the server's own. Default `https://api.github.com`. */
  readonly apiUrl?: string | undefined;
  /** Version of Loadproof, for the user agent. */
  readonly version?: string;
  /** How to wait, in milliseconds; the tests do not. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  /** The time, in milliseconds since 1970. */
  readonly now?: () => number;
}

/** A request is tried this often, and waits at most so long in all: a gate that hangs is worse than a missing comment. */
const TRIES = 4;
const PATIENCE = 90_000;
/** Milliseconds for one answer. */
const TIMEOUT = 30_000;

/** A client that retries what is worth it; then its errors are Octokit's. */
export function createClient(options: ClientOptions): Octokit {
  const { token, apiUrl, version = '0', wait = (ms) => sleep(ms), now = Date.now } = options;
  const silent = () => undefined;
  const octokit = new Octokit({
    auth: token,
    userAgent: `loadproof-action/${version}`,
    // Request addresses are nobody's business in a public log, and errors are ours to tell.
    log: { debug: silent, info: silent, warn: silent, error: silent },
    ...(apiUrl ? { baseUrl: apiUrl.replace(/\/+$/, '') } : {}),
  });
  octokit.hook.wrap('request', async (request, requested) => {
    const once = () =>
      request({ ...requested, request: { ...requested.request, signal: AbortSignal.timeout(TIMEOUT) } });
    let patience = PATIENCE;
    for (let tried = 1; ; tried++) {
      try {
        return await once();
      } catch (error) {
        const refusal = refusalOf(error);
        const pause = refusal === null ? null : pauseBefore(refusal, requested.method, tried, now());
        if (pause === null || tried >= TRIES || pause > patience) throw error;
        patience -= pause;
        await wait(pause);
      }
    }
  });
  return octokit;
}

/**
 * Milliseconds to wait before the next try; null where trying again is of no use. What GitHub asks for is obeyed. A POST
 * that got no clear answer may have been done, and is not repeated: a second comment would stand beside the first.
 */
export function pauseBefore(refusal: Refusal, method: string, tried: number, now: number): number | null {
  const backOff = 1000 * 2 ** (tried - 1) * (1 + Math.random() / 4);
  if (isRateLimit(refusal)) return asked(refusal, now) ?? backOff;
  const passing = refusal.status === 0 || refusal.status >= 500;
  return passing && method !== 'POST' ? backOff : null;
}

/** What GitHub asks for, in `retry-after` (seconds) or as the time at which the limit is reset (seconds since 1970). */
function asked({ headers }: Refusal, now: number): number | null {
  const after = headers['retry-after'];
  if (after !== undefined && /^\d+$/.test(after)) return Number(after) * 1000;
  const reset = headers['x-ratelimit-reset'];
  if (headers['x-ratelimit-remaining'] !== '0' || reset === undefined || !/^\d+$/.test(reset)) return null;
  return Math.max(1000, Number(reset) * 1000 - now);
}

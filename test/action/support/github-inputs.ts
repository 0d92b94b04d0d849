import type { Octokit } from '@octokit/rest';
import { createClient } from '../../../action/github/client.ts';
import type { EventContext, PublishInput } from '../../../action/types.ts';
import type { PartResult, RunReport } from '../../../core/report/schema.ts';
import { changed, counts, reportOf, result } from '../../report/fixtures.ts';
import type { GitHubStub } from './github-server.ts';

/** What the tests of GitHub's side publish. */

export const HEAD = 'a1'.repeat(20);
export const BASE = 'b2'.repeat(20);
export const NEWER = 'c3'.repeat(20);

export function contextOf(about: Partial<EventContext> = {}): EventContext {
  return {
    eventName: 'pull_request',
    repository: { owner: 'octo', repo: 'shop' },
    sha: 'd4'.repeat(20),
    headSha: HEAD,
    baseSha: BASE,
    baseRef: 'main',
    pullRequest: 7,
    isFork: false,
    runId: '1000',
    runAttempt: 1,
    serverUrl: 'https://github.com',
    ...about,
  };
}

export const table = (name: string, about: Partial<PartResult> = {}): PartResult =>
  result({ table: { schema: 'public', name }, ...about });

/** Three missing rows, and a changed one whose values the sample holds. */
export const differing = (name: string, about: Partial<PartResult> = {}): PartResult =>
  table(name, {
    verdict: 'MISMATCHED',
    counts: counts({ missing: 3, changed: 1 }),
    changedColumns: [{ column: 'note', rows: 1 }],
    sample: [changed('4711', 'anna@example.com', 'SECRET-VALUE')],
    ...about,
  });

export const MATCHED = reportOf([table('orders'), table('customers')]);
export const MISMATCHED = reportOf([differing('orders'), table('customers')]);
export const UNPROVEN = reportOf([table('orders', { verdict: 'INCONCLUSIVE' }), table('customers')]);

const OUTCOMES = {
  MATCHED: { kind: 'matched', conclusion: 'success', title: 'Proven: 2 of 2 tables match' },
  MISMATCHED: { kind: 'differ', conclusion: 'failure', title: 'The data differ: 1 of 2 tables differs' },
  INCONCLUSIVE: { kind: 'unproven', conclusion: 'failure', title: 'Not proven: 1 of 2 tables not verified' },
  ERRORED: { kind: 'broken', conclusion: 'failure', title: 'The check broke: 1 of 2 tables could not be checked' },
} as const;

type About = Partial<Omit<PublishInput, 'settings' | 'outcome'>> & {
  readonly settings?: Partial<PublishInput['settings']>;
  readonly outcome?: Partial<PublishInput['outcome']>;
};

/** What is published of a report; of the one that differs, where none is given. */
export function inputOf({ settings, outcome, ...about }: About = {}): PublishInput {
  const report: RunReport | null = about.report === undefined ? MISMATCHED : about.report;
  return {
    context: contextOf(),
    consentChanges: [],
    skipped: null,
    ...about,
    report,
    outcome: { ...OUTCOMES[report?.verdict ?? 'ERRORED'], problem: null, exitCode: 1, ...outcome },
    settings: { comment: 'always', label: '', checkRun: true, failOn: 'unproven', links: [], ...settings },
  };
}

/** A client of the stub that does not really wait; how long it would have is in `waits`. */
export function clientOf(stub: GitHubStub, waits: number[] = []): Octokit {
  const wait = async (ms: number) => void waits.push(Math.round(ms));
  return createClient({ token: 'ghs_test', apiUrl: stub.url, wait, now: () => Date.parse('2026-11-22T15:00:00Z') });
}

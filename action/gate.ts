import type { Octokit } from '@octokit/rest';
import type { RunReport } from '../core/report/schema.ts';
import type { Executions } from './executions.ts';
import type { Clock, Runner } from './ports.ts';
import type { Outcome } from './types.ts';

/** Everything outside of the Action, for `run.ts` and what it calls. */
export interface World {
  readonly runner: Runner;
  readonly clock: Clock;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Throws where there is no such file. */
  readonly readFile: (path: string) => string;
  /** Plain files of the workspace, with `/` between their folders; `.git` and `node_modules` are left out. */
  readonly listFiles: () => readonly { readonly path: string; readonly bytes: number }[];
  readonly writeFile: (path: string, text: string) => void;
  readonly octokit: (token: string) => Octokit;
  readonly executions: (machine: string) => Executions;
  /** Aborted when the job is cancelled. */
  readonly cancelled: AbortSignal;
}

/** What came of it: the same whether a run was started, or a report was there already. */
export interface Gate {
  readonly outcome: Outcome;
  readonly report: RunReport | null;
  /** Why nothing was verified; null where something was. */
  readonly skipped: string | null;
  readonly executionArn: string | null;
  readonly runId: string | null;
  readonly reportUrl: string | null;
  readonly reportPath: string | null;
  /** Tables by verdict where there is no report that lists them. */
  readonly mismatched?: readonly string[];
  readonly notVerified?: readonly string[];
}

export const EMPTY = {
  report: null,
  skipped: null,
  executionArn: null,
  runId: null,
  reportUrl: null,
  reportPath: null,
} as const;

import type { RunReport } from '../core/report/schema.ts';

/**
 * What fails the job. A difference and a broken check always do.
 * - `unproven`: whatever is not proven, too;
 * - `mismatch`: `INCONCLUSIVE` is a warning, and its conclusion neutral; never a pass.
 */
export const FAIL_ON = ['unproven', 'mismatch'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** When the pull request gets a comment. `on-failure` still updates a comment that is there. */
export const COMMENT_MODES = ['always', 'on-failure', 'never'] as const;
export type CommentMode = (typeof COMMENT_MODES)[number];

/** What started the workflow, out of the runner's environment and the event's payload. */
export interface EventContext {
  readonly eventName: string;
  readonly repository: { readonly owner: string; readonly repo: string };
  /** GITHUB_SHA: of a pull request, the merge commit. */
  readonly sha: string;
  /** The commit that a check run belongs to: the pull request's or the merge group's head; elsewhere `sha`. */
  readonly headSha: string;
  /** The commit that changes are told from; null where the event has none (`schedule`, `workflow_dispatch`). */
  readonly baseSha: string | null;
  /** Name of the branch that the change is meant for; null where there is none. */
  readonly baseRef: string | null;
  readonly pullRequest: number | null;
  /** The head is another repository's: the token cannot write. */
  readonly isFork: boolean;
  readonly runId: string;
  readonly runAttempt: number;
  /** `https://github.com`, without a slash at its end. */
  readonly serverUrl: string;
}

/** A file of the change, as GitHub lists it. */
export interface ChangedFile {
  readonly path: string;
  /** `added`, `modified`, `removed`, `renamed`, … */
  readonly status: string;
  /** The unified diff; null where GitHub gives none (binary, or too large). */
  readonly patch: string | null;
  readonly previousPath: string | null;
}

/** What the job says: the data differ, the data are not proven right, or the check itself broke. */
export const OUTCOME_KINDS = [
  'matched',
  'differ',
  'known',
  'unproven',
  'broken',
  'stopped',
  'skipped',
  'started',
] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

export interface Outcome {
  readonly kind: OutcomeKind;
  /** Of the check run. `started` (the Action did not wait) is neutral. */
  readonly conclusion: 'success' | 'failure' | 'neutral' | 'cancelled' | 'skipped';
  /** One line of plain text, not escaped for Markdown: verdict and scope. */
  readonly title: string;
  /** What broke and what to do, in sentences; null where the report says it all. Plain text, not escaped. */
  readonly problem: { readonly message: string; readonly remedy: string } | null;
  readonly exitCode: number;
}

export interface PublishInput {
  /** Null where there is none: nothing was verified, or the check broke before it had one. */
  readonly report: RunReport | null;
  readonly outcome: Outcome;
  readonly context: EventContext;
  readonly settings: {
    readonly comment: CommentMode;
    /** Tells several gates on one pull request apart. */
    readonly label: string;
    readonly checkRun: boolean;
    readonly failOn: FailOn;
    readonly links: readonly { readonly label: string; readonly url: string }[];
  };
  /** Consent that the pull request changes, in sentences of plain text; the comment starts with them. */
  readonly consentChanges: readonly string[];
  /** Why nothing was verified, a sentence of plain text; null where something was. */
  readonly skipped: string | null;
}

export interface PublishResult {
  readonly commentUrl: string | null;
  readonly checkRunUrl: string | null;
  /** What could not be done, and why: a fork, no token, a refusal with the permission that is missing. */
  readonly notes: readonly string[];
  /** Markdown, at most 1 MB: the step's summary. */
  readonly summary: string;
}

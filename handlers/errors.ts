/**
 * Errors with names that the state machine's `Retry` and `Catch` match, and with what a person should do.
 * A test checks that every name used in `infra/state-machine.asl.json` is one of these (or one of Step Functions' own).
 */

export const ERROR_NAMES = [
  /** The configuration or a task description is wrong: never retried. */
  'InvalidConfiguration',
  /** The source cannot be reached, or refuses us. */
  'SourceUnavailable',
  'SourceRefused',
  /** A lake file that cannot be read: truncated, not Parquet, no permission. */
  'UnreadableLakeFile',
  /** The query failed for a reason of its own. */
  'QueryFailed',
  /** The query did not end in its time. */
  'QueryTimedOut',
  /** A stream ended early: the rows seen are not the table. */
  'IncompleteRead',
  /** The engine went down under a query of its own or another's; the query may be tried again. */
  'EngineRestarted',
  /** The service asks for patience; tried again, for long. */
  'Throttled',
  /** Stopped by a person. */
  'Interrupted',
] as const;

export type ErrorName = (typeof ERROR_NAMES)[number];

/** An error that a person can act on: `message` says what is wrong and names the input, `remedy` what to do. */
export class LoadproofError extends Error {
  readonly remedy: string;

  constructor(name: ErrorName, message: string, remedy: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = name;
    this.remedy = remedy;
  }
}

/** What a report says of any error: the words of one that has a remedy, or a bare message without a stack. */
export function causeOf(error: unknown): { code: string; message: string; remedy: string } {
  // Not by class: the core's errors (which cannot know this file) have a remedy too.
  if (error instanceof Error && 'remedy' in error && typeof error.remedy === 'string')
    return { code: error.name, message: error.message, remedy: error.remedy };
  const e = error instanceof Error ? error : new Error(String(error));
  return {
    code: e.name === 'Error' ? 'Internal' : e.name,
    message: e.message,
    remedy:
      'This is a defect of Loadproof or of a library that it uses: please report it with the statement in the report.',
  };
}

import { z } from 'zod';
import type { Cause } from '../core/report/schema.ts';
import { parseJson, unpackCause } from './task.ts';

/** What a `Catch` of the state machine knows of an error: its name, and one string. */
export const failureSchema = z.object({ Error: z.string(), Cause: z.string().optional() });
export type Failure = z.infer<typeof failureSchema>;

/**
 * The `Cause` of a failed Lambda function: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html.
 * The stack (`trace`) is for the log, not for a report.
 */
const lambdaCauseSchema = z.object({ errorType: z.string().optional(), errorMessage: z.string() });

/** What Step Functions and Lambda say themselves, where no function of ours could say anything. */
const PLAIN: readonly { readonly error: RegExp; readonly message: string; readonly remedy: string }[] = [
  {
    error: /^(States\.Timeout|Sandbox\.Timedout)$/,
    message: 'A step of the check did not end in its time.',
    remedy: 'Run it again. If it happens again, read fewer rows per part, or ask why the source or the engine is slow.',
  },
  {
    error: /^(Runtime\.(ExitError|OutOfMemory)|Lambda\.Unknown)$/,
    message: 'The function ended without an answer; most often it had too little memory.',
    remedy: 'Give the function more memory, then run it again.',
  },
];

/** The cause for the report, from whatever a `Catch` handed over. */
export function causeOfFailure(failure: Failure): Cause {
  const text = failure.Cause ?? '';
  const lambda = lambdaCauseSchema.safeParse(parseJson(text));
  const message = lambda.success ? lambda.data.errorMessage : text;
  return unpackCause(message) ?? plainCause(failure.Error, message);
}

function plainCause(error: string, message: string): Cause {
  const known = PLAIN.find((p) => p.error.test(error));
  if (known !== undefined) return { code: error, message: known.message, remedy: known.remedy };
  return {
    code: error === '' ? 'Internal' : error,
    message: message.trim() === '' ? 'The check broke without a message.' : message.slice(0, 4_000),
    remedy:
      'Look at the log of the run. If it is no fault of the surroundings, please report it as a defect of Loadproof.',
  };
}

/** How a run can end other than by itself; a state machine cannot catch any of them. */
export type RunEnd = 'RunFailed' | 'RunTimedOut' | 'Interrupted';

const RUN_ENDS: Readonly<Record<RunEnd, { readonly message: string; readonly remedy: string }>> = {
  RunFailed: {
    message: 'The run itself failed',
    remedy: 'The tables that have a verdict keep it. Correct what the message names, then run again.',
  },
  RunTimedOut: {
    message: 'The run did not end in its time',
    remedy: 'The tables that have a verdict keep it. Compare more tables at once, or fewer in one run.',
  },
  Interrupted: {
    message: 'The run was stopped before it ended',
    remedy: 'The tables that have a verdict keep it. Run again for the others.',
  },
};

/** The failure that Conclude gets where the machine failed, timed out or was aborted. */
export function runFailure(end: RunEnd, detail: string | null): Failure {
  const { message, remedy } = RUN_ENDS[end];
  const whole = detail === null || detail === '' ? `${message}.` : `${message}: ${detail.slice(0, 4_000)}`;
  return { Error: end, Cause: JSON.stringify({ code: end, message: whole, remedy }) };
}

import { gunzipSync } from 'node:zlib';
import type { DescribeExecutionOutput } from '@aws-sdk/client-sfn';
import { type Conclusion, conclusionSchema } from '../core/report/conclusion.ts';
import { type RunReport, runReportSchema } from '../core/report/schema.ts';
import { ActionError } from './errors.ts';

/** What an execution that has ended says: the conclusion of a run, and its report in short. */

/** More than the largest digest can hold unpacked by any means but an attack. */
const MAX_REPORT = 64 * 1024 * 1024;

export interface RunResult {
  readonly conclusion: Conclusion;
  /** In short; null where the output does not hold it. */
  readonly report: RunReport | null;
}

/** Reads the end of an execution. Throws an ActionError where the check broke, or where it was no run of Loadproof. */
export function readResult(execution: DescribeExecutionOutput, runId: string): RunResult {
  if (execution.status !== 'SUCCEEDED') throw failure(execution);
  if (execution.output === undefined) throw noOutput();
  const parsed = conclusionSchema.safeParse(parseJson(execution.output));
  if (!parsed.success) throw notLoadproof(execution.stateMachineArn);
  const conclusion = parsed.data;
  if (conclusion.runId !== runId) throw contradiction(`is of the run ${conclusion.runId}`);
  const report = conclusion.digest === null ? null : unpack(conclusion.digest);
  if (report !== null && report.runId !== runId) throw contradiction(`holds a report of the run ${report.runId}`);
  if (report !== null && report.verdict !== conclusion.verdict)
    throw contradiction(`says ${conclusion.verdict}, and its report ${report.verdict}`);
  return { conclusion, report };
}

function unpack(digest: string): RunReport {
  try {
    const text = gunzipSync(Buffer.from(digest, 'base64'), { maxOutputLength: MAX_REPORT }).toString('utf8');
    return runReportSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new ActionError(
      'The report in the output of the execution is not one that this version of the Action reads.',
      'Use the version of the Action that the stack was deployed from.',
      { cause: error },
    );
  }
}

const ENDS: Readonly<Record<string, string>> = {
  FAILED: 'The execution failed',
  TIMED_OUT: 'The execution did not end in the time that the state machine gives it',
  ABORTED: 'The execution was stopped by somebody',
};

/** What the error of an execution says, out of Lambda's wrapping and the function's own. */
function failure(execution: DescribeExecutionOutput): ActionError {
  const end = ENDS[execution.status ?? ''] ?? `The execution ended as ${execution.status}`;
  const own = ownCause(execution.cause ?? '');
  if (own !== null) return new ActionError(`${end}: ${own.code}: ${own.message}`, own.remedy);
  const detail = [execution.error, execution.cause?.slice(0, 1_000)].filter(Boolean).join(': ');
  return new ActionError(
    detail === '' ? `${end}.` : `${end}: ${detail}`,
    'See the execution in the console of Step Functions: its history names the step that failed.',
  );
}

/** A function's error travels as JSON (code, message, remedy) in the message of Lambda's JSON. */
function ownCause(cause: string): { code: string; message: string; remedy: string } | null {
  const lambda = parseJson(cause);
  const inner = isObject(lambda) && typeof lambda.errorMessage === 'string' ? parseJson(lambda.errorMessage) : lambda;
  if (!isObject(inner)) return null;
  const { code, message, remedy } = inner;
  return typeof code === 'string' && typeof message === 'string' && typeof remedy === 'string'
    ? { code, message, remedy }
    : null;
}

function notLoadproof(machine: string | undefined): ActionError {
  return new ActionError(
    `The state machine ${machine ?? ''} ended with an output that is not a conclusion of Loadproof: it is another state machine, or another version.`,
    "Take state-machine-arn from the outputs of Loadproof's stack, and the version of the Action that the stack was deployed from.",
    { exitCode: 64 },
  );
}

function noOutput(): ActionError {
  return new ActionError(
    'The execution succeeded, and its output cannot be read.',
    'If the state machine encrypts its data with a key of your own, allow the role kms:Decrypt on that key.',
  );
}

function contradiction(what: string): ActionError {
  return new ActionError(
    `The output of the execution contradicts itself: it ${what}.`,
    'This is a defect of Loadproof: please report it with the output of the execution.',
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

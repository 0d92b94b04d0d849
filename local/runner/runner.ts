import type { RunReport } from '../../core/report/schema.ts';
import { causeOf, LoadproofError } from '../../handlers/errors.ts';
import { getReport } from '../../handlers/evidence.ts';
import { type Failure, runFailure } from '../../handlers/failure.ts';
import type { RunInput } from '../../handlers/plan.ts';
import type { Ports, Progress, ProgressEvent } from '../../handlers/ports.ts';
import definition from '../../infra/state-machine.asl.json' with { type: 'json' };
import { Caller, type Functions } from './call.ts';
import { Interpreter, type Timing } from './interpreter.ts';

export interface RunnerOptions {
  /** Ends the run: queries are stopped, and the report is made of the verdicts that there are. */
  readonly signal?: AbortSignal;
  /** Told what happens. What it throws is dropped. */
  readonly onEvent?: Progress;
  /** For tests. */
  readonly timing?: Timing;
  /** For tests: other functions than those of `handlers/`. */
  readonly functions?: Functions;
}

/** How long the last Conclude may take, in seconds, when the machine itself could not run it. */
const CONCLUDE_SECONDS = 900;

/**
 * A run on this machine: executes `infra/state-machine.asl.json`, the very file that is deployed. Where the machine
 * itself fails, times out or is aborted, it concludes from the stored plan, as a rule on the execution's status does in
 * AWS. Rejects where there is no plan to conclude from, with the error that says why: usually a mistake of the user's.
 */
export async function runStateMachine(
  ports: Omit<Ports, 'progress'>,
  input: RunInput,
  options: RunnerOptions = {},
): Promise<RunReport> {
  // A plan that was there before this run is not a plan of this run.
  let planned = false;
  const progress: Progress = (event) => {
    planned ||= event.type === 'planned';
    tellQuietly(options.onEvent, event);
  };
  const whole: Ports = { ...ports, progress };
  const thrown = await executeMachine(whole, input, options);
  if (thrown !== null && !planned) throw original(thrown);
  const report = thrown === null ? await getReport(ports.store, input.runId) : null;
  if (report !== null) return report;
  return concludeAnyway(whole, input.runId, thrown ?? new Error('Conclude left no report.'), options);
}

/** Runs the machine to its end, and gives up what is left of it. Returns what it failed with; null where it succeeded. */
async function executeMachine(ports: Ports, input: RunInput, options: RunnerOptions): Promise<unknown> {
  const caller = new Caller(ports, options.functions);
  const interpreter = await Interpreter.load(JSON.stringify(definition), caller, options.timing);
  const interruption = interruptionBy(options.signal);
  try {
    await Promise.race([interruption.promise, interpreter.run(input)]);
    return null;
  } catch (error) {
    return error ?? new Error('The run failed without an error.');
  } finally {
    interruption.forget();
    // The leases first: what an aborted execution leaves behind must not write any more.
    const closed = caller.close(options.timing?.grace);
    interpreter.abort();
    await closed;
  }
}

/** A promise that rejects when the signal is aborted, or is so already. */
function interruptionBy(signal: AbortSignal | undefined) {
  let listener: () => void = () => undefined;
  const promise = new Promise<never>((_, reject) => {
    listener = () => reject(new LoadproofError('Interrupted', 'The run was stopped.', 'Run it again.'));
    if (signal?.aborted) listener();
    signal?.addEventListener('abort', listener, { once: true });
  });
  return { promise, forget: () => signal?.removeEventListener('abort', listener) };
}

async function concludeAnyway(
  ports: Ports,
  runId: string,
  thrown: unknown,
  options: RunnerOptions,
): Promise<RunReport> {
  const caller = new Caller(ports, options.functions);
  const seconds = options.timing?.task ?? CONCLUDE_SECONDS;
  try {
    await limited(caller.call('Conclude', { runId, failure: failureOf(thrown) }, seconds), seconds);
  } catch (error) {
    throw original(error);
  } finally {
    await caller.close(options.timing?.grace);
  }
  const report = await getReport(ports.store, runId);
  if (report !== null) return report;
  throw new LoadproofError('QueryFailed', `The run ${runId} left no report.`, 'See the log of the run.');
}

function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Error && thrown.name === 'ExecutionTimeoutError') return runFailure('RunTimedOut', null);
  const { code, message } = causeOf(original(thrown));
  return code === 'Interrupted' ? runFailure('Interrupted', null) : runFailure('RunFailed', `${code}: ${message}`);
}

/** The error that a function threw, out of the wrappings it came through: the interpreter's, Lambda's, the function's. */
function original(thrown: unknown): unknown {
  let error = thrown;
  while (error instanceof Error && error.cause !== undefined && !(error instanceof LoadproofError)) error = error.cause;
  return error;
}

function limited<T>(work: Promise<T>, seconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const tell = () =>
      reject(new LoadproofError('QueryTimedOut', 'Conclude did not end in its time.', 'See the log of the run.'));
    timer = setTimeout(tell, seconds * 1000);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Whoever watches must not be able to fail a run. */
function tellQuietly(onEvent: Progress | undefined, event: ProgressEvent): void {
  try {
    onEvent?.(event);
  } catch {
    // Dropped: the next event is told all the same.
  }
}

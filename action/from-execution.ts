import type { RunReport } from '../core/report/schema.ts';
import { outcomeWithBaseline } from './baseline.ts';
import type { Scope } from './changed.ts';
import { readResult } from './conclusion.ts';
import { ActionError } from './errors.ts';
import type { Executions } from './executions.ts';
import { checkTask } from './from-report.ts';
import { EMPTY, type Gate, type World } from './gate.ts';
import type { Inputs } from './inputs.ts';
import { executionUrl, reportUrl } from './links.ts';
import { outcomeOfConclusion, outcomeOfError, outcomeOfSkip, outcomeOfStart, outcomeOfStop } from './outcome.ts';
import { notCompared } from './scope.ts';
import { executionName, type RunRequest, runRequest, startRun } from './start.ts';
import type { EventContext, Outcome } from './types.ts';
import { type Ended, timeText, waitForEnd } from './wait.ts';

/** A gate over a run in AWS: start it, wait for it, read its conclusion; and stop it where nobody waits any more. */
export async function gateByExecution(
  world: World,
  inputs: Inputs,
  machine: string,
  context: EventContext,
  scope: Scope,
): Promise<Gate> {
  if (scope.kind === 'nothing')
    return {
      ...EMPTY,
      outcome: outcomeOfSkip(),
      skipped: `No file of interest is among the changed files (${scope.looked}).`,
    };
  const name = executionName(context, inputs.label);
  const globs = scope.kind === 'tables' ? scope.globs : [];
  const { request, all } = runRequest(context, inputs.label, name, globs, inputs.task);
  tellScope(world, scope, all);
  const run = new Run(world, world.executions(machine), inputs, request);
  try {
    return await run.gate(scope);
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    return { ...EMPTY, executionArn: run.arn, runId: name, outcome: outcomeOfError(error) };
  }
}

function tellScope(world: World, scope: Scope, all: boolean): void {
  const { runner } = world;
  if (scope.kind === 'tables' && !all) runner.info(`Tables: ${scope.globs.join(', ')}`);
  else runner.info('Tables: all of the configuration.');
  if (scope.kind === 'all') for (const why of scope.why) runner.warning(`Every table is compared, because ${why}`);
}

class Run {
  readonly #world: World;
  readonly #executions: Executions;
  readonly #inputs: Inputs;
  readonly #request: RunRequest;
  /** Null until it is known to be started. */
  arn: string | null = null;

  constructor(world: World, executions: Executions, inputs: Inputs, request: RunRequest) {
    this.#world = world;
    this.#executions = executions;
    this.#inputs = inputs;
    this.#request = request;
  }

  async gate(scope: Scope): Promise<Gate> {
    const { runId } = this.#request;
    const started = await this.#start();
    if (started === null) return this.#stopped('cancelled');
    this.arn = started;
    if (!this.#inputs.wait) return { ...EMPTY, outcome: outcomeOfStart(runId), executionArn: started, runId };
    const ended = await this.#wait(started);
    return ended.end === 'ended' ? this.#ended(ended.execution, scope) : this.#stopped(ended.end);
  }

  /** The ARN of the execution; null where the job was cancelled meanwhile. */
  async #start(): Promise<string | null> {
    const { runner, cancelled } = this.#world;
    try {
      const { arn, found } = await startRun(this.#executions, this.#request, cancelled);
      const url = executionUrl(arn);
      runner.info(`${found ? 'Found the run of an earlier try' : 'Started the run'}: ${this.#request.runId}`);
      if (url !== null) runner.info(`Execution: ${url}`);
      return arn;
    } catch (error) {
      if (cancelled.aborted) return null;
      throw error;
    }
  }

  async #wait(arn: string): Promise<Ended> {
    const { clock, cancelled, runner } = this.#world;
    try {
      return await waitForEnd(this.#executions, arn, {
        clock,
        timeoutMs: this.#inputs['timeout-minutes'] * 60_000,
        signal: cancelled,
        tell: (line) => runner.info(line),
      });
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      throw new ActionError(`${error.message} The run itself goes on, and nobody waits for it.`, error.remedy, {
        cause: error,
      });
    }
  }

  /** Stops the execution, also where it is not known whether it was started: its ARN is known by its name. */
  async #stopped(why: 'timeout' | 'cancelled'): Promise<Gate> {
    const { runId } = this.#request;
    const arn = this.#executions.arnOf(runId);
    const limit = timeText(this.#inputs['timeout-minutes'] * 60_000);
    const reason = why === 'timeout' ? `The run did not end within ${limit}` : 'The job was cancelled';
    const outcome = await this.#stop(arn, why, reason);
    const known = { executionArn: arn, runId };
    return { ...EMPTY, ...known, outcome };
  }

  async #stop(arn: string, why: 'timeout' | 'cancelled', reason: string): Promise<Outcome> {
    const again =
      why === 'timeout'
        ? 'Raise timeout-minutes, or narrow the run to fewer tables.'
        : 'Run the job again for a verdict.';
    try {
      const was = await this.#executions.stop(arn, `${reason}: GitHub Action, ${this.#request.trigger.detail}`);
      const what = was ? 'so its execution was stopped' : 'and no execution had been started';
      return outcomeOfStop(why, `${reason}, ${what}.`, again);
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      return outcomeOfStop(
        why,
        `${reason}, and its execution could not be stopped: it goes on. ${problem}`,
        `Stop it in the console. ${error instanceof ActionError ? error.remedy : ''}`.trim(),
      );
    }
  }

  #ended(execution: Parameters<typeof readResult>[0], scope: Scope): Gate {
    const { runId } = this.#request;
    const { conclusion, report } = readResult(execution, runId);
    const arn = this.arn ?? this.#executions.arnOf(runId);
    const found = { ...EMPTY, executionArn: arn, runId, reportUrl: reportUrl(conclusion.reportLocation, arn) };
    const failOn = this.#inputs['fail-on'];
    if (report === null) {
      const lists = { mismatched: conclusion.mismatched.tables, notVerified: conclusion.notVerified.tables };
      return { ...found, ...lists, outcome: outcomeOfConclusion(conclusion, failOn) };
    }
    checkTask(report, this.#inputs.task);
    const left = notCompared(scope, report);
    const note = `The change names what the run did not compare: ${left.slice(0, 20).join(', ')}${left.length > 20 ? ' …' : ''}. If these tables are not loaded into the lake, that is as it should be.`;
    const noted = left.length === 0 ? report : { ...report, notes: [note, ...report.notes] };
    const reportPath = this.#write(noted);
    return {
      ...found,
      outcome: outcomeWithBaseline(this.#world, noted, { failOn, baseline: this.#inputs.baseline }),
      report: noted,
      reportPath,
    };
  }

  /** The report as a file, for later steps; null where it cannot be written, which changes no verdict. */
  #write(report: RunReport): string | null {
    const { env, runner, writeFile } = this.#world;
    const path = `${env.RUNNER_TEMP ?? '.'}/${report.runId}.json`;
    try {
      writeFile(path, `${JSON.stringify(report, null, 2)}\n`);
      return path;
    } catch (error) {
      runner.warning(`The report could not be written: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
  }
}

import { DescribeExecutionCommand, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { RunInput } from '../plan.ts';
import { awsError, faultOf } from './errors.ts';
import { executionArn } from './links.ts';

const OTHERWISE = {
  name: 'InvalidConfiguration',
  remedy: "See the state machine of the stack, and the function's permission to start it.",
} as const;

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED' | 'PENDING_REDRIVE';

/** Executions of the one state machine; each is named after its run. */
export class Executions {
  readonly #sfn: SFNClient;
  readonly #machine: string;

  constructor(sfn: SFNClient, stateMachineArn: string) {
    this.#sfn = sfn;
    this.#machine = stateMachineArn;
  }

  /** Starts a run. False where one of its name was started before: that is the same run. */
  async start(input: RunInput): Promise<boolean> {
    try {
      const request = { stateMachineArn: this.#machine, name: input.runId, input: JSON.stringify(input) };
      await this.#sfn.send(new StartExecutionCommand(request));
      return true;
    } catch (error) {
      if (faultOf(error).name === 'ExecutionAlreadyExists') return false;
      throw awsError(error, `Starting the run ${input.runId}`, OTHERWISE);
    }
  }

  /** Null where there is no execution of that name. */
  async status(runId: string): Promise<ExecutionStatus | null> {
    return (await this.describe(runId))?.status ?? null;
  }

  /** What became of a run, and what it was started with; null where there is no execution of that name. */
  async describe(runId: string): Promise<{ readonly status: ExecutionStatus | null; readonly input: string } | null> {
    try {
      const request = { executionArn: executionArn(this.#machine, runId) };
      const { status = null, input = '' } = await this.#sfn.send(new DescribeExecutionCommand(request));
      return { status, input };
    } catch (error) {
      if (faultOf(error).name === 'ExecutionDoesNotExist') return null;
      throw awsError(error, `Asking for the run ${runId}`, OTHERWISE);
    }
  }
}

import {
  DescribeExecutionCommand,
  type DescribeExecutionOutput,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { awsError } from './errors.ts';

/** Executions of one state machine. Every method rejects with an ActionError. */
export class Executions {
  readonly #client: SFNClient;
  readonly machine: string;

  constructor(client: SFNClient, machine: string) {
    this.#client = client;
    this.machine = machine;
  }

  /** The ARN of the execution of a name: known before it is started, so that it can be stopped whatever happens. */
  arnOf(name: string): string {
    return `${this.machine.replace(':stateMachine:', ':execution:')}:${name}`;
  }

  /**
   * Starts the execution of this name, or finds the one that there is: `found` is its input then. Step Functions itself
   * answers a second start with the same input, while the first runs, as if it had started it.
   */
  async start(name: string, input: string, signal: AbortSignal): Promise<{ arn: string; found: string | null }> {
    const command = new StartExecutionCommand({ stateMachineArn: this.machine, name, input });
    try {
      const { executionArn } = await this.#client.send(command, { abortSignal: signal });
      return { arn: executionArn ?? this.arnOf(name), found: null };
    } catch (error) {
      if (!isNamed(error, 'ExecutionAlreadyExists')) throw awsError(error, 'StartExecution', this.machine);
      const arn = this.arnOf(name);
      return { arn, found: (await this.describe(arn, signal)).input ?? '' };
    }
  }

  async describe(arn: string, signal: AbortSignal): Promise<DescribeExecutionOutput> {
    try {
      return await this.#client.send(new DescribeExecutionCommand({ executionArn: arn }), { abortSignal: signal });
    } catch (error) {
      throw awsError(error, 'DescribeExecution', arn);
    }
  }

  /** Stops it; false where there is none. */
  async stop(arn: string, cause: string): Promise<boolean> {
    try {
      await this.#client.send(new StopExecutionCommand({ executionArn: arn, error: 'Interrupted', cause }));
      return true;
    } catch (error) {
      if (isNamed(error, 'ExecutionDoesNotExist')) return false;
      throw awsError(error, 'StopExecution', arn);
    }
  }
}

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Step Functions over HTTP, as far as the Action needs it: StartExecution, DescribeExecution and StopExecution in the
 * AWS JSON 1.0 protocol, with the service's rules for names (API reference of Step Functions, StartExecution). What an
 * execution does is the test's.
 */

export const MACHINE = 'arn:aws:states:eu-central-1:123456789012:stateMachine:loadproof';

export type End =
  | { readonly status: 'SUCCEEDED'; readonly output: string }
  | { readonly status: 'FAILED'; readonly error: string; readonly cause: string };

/** What an execution does with its input, until it is stopped. */
export type Work = (input: string, stopped: AbortSignal) => Promise<End>;

/** An answer instead of the service's own, for the nth request of an operation (from 1). */
export interface Fault {
  readonly status: number;
  readonly type: string;
  readonly message: string;
}
export type Faults = (operation: string, nth: number) => Fault | null;

interface Execution {
  readonly arn: string;
  readonly name: string;
  readonly input: string;
  readonly startDate: number;
  readonly stopped: AbortController;
  status: string;
  output?: string;
  error?: string;
  cause?: string;
}

export interface Request {
  readonly operation: string;
  readonly body: Readonly<Record<string, string>>;
  readonly authorization: string;
}

export class SfnServer {
  readonly requests: Request[] = [];
  readonly executions = new Map<string, Execution>();
  work: Work = async () => ({ status: 'SUCCEEDED', output: '{}' });
  faults: Faults = () => null;
  readonly #server: Server;
  readonly #running = new Set<Promise<void>>();

  private constructor() {
    this.#server = createServer((request, response) => {
      void this.#answer(request).then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
      });
    });
  }

  static async listen(): Promise<SfnServer> {
    const server = new SfnServer();
    await new Promise<void>((done) => server.#server.listen(0, '127.0.0.1', done));
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Forgets everything, for the next test. */
  async reset(): Promise<void> {
    for (const execution of this.executions.values()) execution.stopped.abort();
    await Promise.all(this.#running);
    this.executions.clear();
    this.requests.length = 0;
    this.faults = () => null;
  }

  async close(): Promise<void> {
    await this.reset();
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const [service, operation = ''] = String(request.headers['x-amz-target']).split('.');
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, string>;
    this.requests.push({ operation, body, authorization: String(request.headers.authorization) });
    const fault = this.faults(operation, this.requests.filter((r) => r.operation === operation).length);
    try {
      if (fault !== null) throw fault;
      if (service !== 'AWSStepFunctions') throw refusal('UnknownOperationException', `no service ${service}`);
      if (operation === 'StartExecution') return { status: 200, body: this.#start(body) };
      if (operation === 'DescribeExecution') return { status: 200, body: this.#describe(body.executionArn ?? '') };
      if (operation === 'StopExecution') return { status: 200, body: this.#stop(body) };
      throw refusal('UnknownOperationException', `no operation ${operation}`);
    } catch (error) {
      const { status, type, message } = error as Fault;
      return { status: status ?? 500, body: { __type: `com.amazonaws.swf.service.v2.model#${type}`, message } };
    }
  }

  #start({ stateMachineArn, name = '', input = '{}' }: Record<string, string>) {
    if (stateMachineArn !== MACHINE)
      throw refusal('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
    if (!/^[A-Za-z0-9_-]{1,80}$/.test(name)) throw refusal('InvalidName', `Invalid Name: '${name}'`);
    const arn = `${MACHINE.replace(':stateMachine:', ':execution:')}:${name}`;
    const known = this.executions.get(arn);
    if (known !== undefined && (known.status !== 'RUNNING' || known.input !== input))
      throw refusal('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    const execution = known ?? this.#begin(arn, name, input);
    return { executionArn: arn, startDate: execution.startDate };
  }

  #begin(arn: string, name: string, input: string): Execution {
    const execution: Execution = {
      arn,
      name,
      input,
      startDate: Date.now() / 1000,
      stopped: new AbortController(),
      status: 'RUNNING',
    };
    this.executions.set(arn, execution);
    const running = this.work(input, execution.stopped.signal).then(
      (end) => void (execution.status === 'RUNNING' && Object.assign(execution, end)),
      (error: Error) =>
        void (
          execution.status === 'RUNNING' &&
          Object.assign(execution, { status: 'FAILED', error: error.name, cause: error.message })
        ),
    );
    this.#running.add(running);
    void running.finally(() => this.#running.delete(running));
    return execution;
  }

  #describe(arn: string) {
    const execution = this.executions.get(arn);
    if (execution === undefined) throw refusal('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    const { stopped: _, arn: executionArn, ...rest } = execution;
    return { ...rest, executionArn, stateMachineArn: MACHINE };
  }

  #stop({ executionArn = '', error, cause }: Record<string, string>) {
    const execution = this.executions.get(executionArn);
    if (execution === undefined) throw refusal('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
    Object.assign(execution, { status: 'ABORTED', error, cause });
    execution.stopped.abort();
    return { stopDate: Date.now() / 1000 };
  }
}

const refusal = (type: string, message: string): Fault => ({ status: 400, type, message });

import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Functions } from '../../../local/runner/call.ts';

/** The functions as `npm run build:lambda` bundles them, in a process of their own. */
export class BundledFunctions {
  readonly #folder = mkdtempSync(join(tmpdir(), 'lambda-'));
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #child: ChildProcess | undefined;
  #next = 0;
  output = '';

  constructor() {
    execFileSync(process.execPath, ['scripts/build-lambda.mjs', this.#folder], { stdio: 'pipe' });
  }

  /** Starts them, with an environment that names the services at `endpoint`. */
  start(endpoint: string, more: Readonly<Record<string, string>> = {}): void {
    const child = fork('test/aws/support/functions-child.cjs', [this.#folder], {
      env: { PATH: process.env.PATH, AWS_ENDPOINT_URL: endpoint, ...ENVIRONMENT, ...more },
      execArgv: ['--no-warnings'],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (this.output += String(text)));
    child.on('message', (answer: Answer) => this.#waiting.get(answer.id)?.(answer));
    this.#child = child;
  }

  /** Ends them, and removes the bundles. */
  remove(): void {
    this.#child?.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Rejects as the function's error: its name, and its message. */
  async call(entry: string, event: unknown): Promise<unknown> {
    const id = this.#next++;
    const answer = await new Promise<Answer>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#child?.send({ id, entry, event: event as object });
    });
    this.#waiting.delete(id);
    if (answer.errorType === undefined) return answer.result;
    throw Object.assign(new Error(answer.errorMessage), { name: answer.errorType });
  }

  /** As the local runner calls functions. */
  forRunner(): Functions {
    const of = (entry: string) => () => (event: unknown) => this.call(entry, event);
    return {
      Plan: of('plan'),
      StartComparison: of('start-comparison'),
      CheckQuery: of('check-query'),
      JudgePart: of('judge-part'),
      Conclude: of('conclude'),
    };
  }
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly errorType?: string;
  readonly errorMessage?: string;
}

export const TASK = 'arn:aws:dms:eu-west-1:111122223333:task:Q7EXAMPLETASKABCDEFGH234567';
export const MACHINE = 'arn:aws:states:eu-west-1:111122223333:stateMachine:loadproof';

/** What the stack gives its functions. */
const ENVIRONMENT: Readonly<Record<string, string>> = {
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  POWERTOOLS_TRACE_ENABLED: 'false',
  LOADPROOF_STACK_NAME: 'loadproof',
  LOADPROOF_RUNS_BUCKET: 'evidence',
  LOADPROOF_WORKGROUP: 'loadproof',
  LOADPROOF_DATABASE: 'loadproof',
  LOADPROOF_LAKE: 's3://lake/dms/',
  LOADPROOF_SOURCES: JSON.stringify([
    { name: 'shop', kind: 'postgres', catalog: 'loadproof_shop', connector: 'loadproof-shop' },
  ]),
  LOADPROOF_TASKS: JSON.stringify([{ arn: TASK, source: 'shop', everySeconds: 21_600 }]),
  LOADPROOF_CONCURRENCY: '4',
  LOADPROOF_TOPIC_ARN: 'arn:aws:sns:eu-west-1:111122223333:loadproof',
  LOADPROOF_STATE_MACHINE_ARN: MACHINE,
  LOADPROOF_POLL_SECONDS: '0',
};

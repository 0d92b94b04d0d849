import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly errorType?: string;
  readonly errorMessage?: string;
}

/** The functions as bundled for Lambda, each in a process of its own, whose access key is the function's name. */
export class Entries {
  readonly #folder = mkdtempSync(join(tmpdir(), 'lambda-'));
  readonly #children = new Map<string, ChildProcess>();
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly #env: Readonly<Record<string, string>>;
  #next = 0;
  output = '';

  constructor(env: Readonly<Record<string, string>>) {
    execFileSync(process.execPath, ['scripts/build-lambda.mjs', this.#folder], { stdio: 'pipe' });
    this.#env = env;
  }

  /** Rejects as the function's error: its name, and its message. */
  async call(entry: string, event: unknown): Promise<unknown> {
    const id = this.#next++;
    const answer = await new Promise<Answer>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#child(entry).send({ id, entry, event: event as object });
    });
    this.#waiting.delete(id);
    if (answer.errorType === undefined) return answer.result;
    throw Object.assign(new Error(answer.errorMessage), { name: answer.errorType });
  }

  remove(): void {
    for (const child of this.#children.values()) child.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #child(entry: string): ChildProcess {
    const known = this.#children.get(entry);
    if (known !== undefined) return known;
    const child = fork('test/aws/support/functions-child.cjs', [this.#folder], {
      env: { PATH: process.env.PATH, AWS_ACCESS_KEY_ID: entry, AWS_SECRET_ACCESS_KEY: 'test', ...this.#env },
      execArgv: ['--no-warnings'],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (this.output += String(text)));
    child.on('message', (answer: Answer) => this.#waiting.get(answer.id)?.(answer));
    this.#children.set(entry, child);
    return child;
  }
}

const TASK = 'arn:aws:dms:eu-west-1:111122223333:task:Q7EXAMPLETASKABCDEFGH234567';

/** What the stack tells its functions, all of it. */
export const environmentOf = (endpoint: string): Readonly<Record<string, string>> => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_REGION: 'eu-west-1',
  POWERTOOLS_TRACE_ENABLED: 'false',
  LOADPROOF_STACK_NAME: 'loadproof',
  LOADPROOF_RUNS_BUCKET: 'evidence',
  LOADPROOF_RESULTS: 's3://results/athena/',
  LOADPROOF_WORKGROUP: 'loadproof',
  LOADPROOF_DATABASE: 'loadproof',
  LOADPROOF_LAKE: 's3://lake/dms/',
  LOADPROOF_SOURCES: JSON.stringify([{ name: 'shop', kind: 'postgres', catalog: 'loadproof_shop' }]),
  LOADPROOF_TASKS: JSON.stringify([{ arn: TASK, source: 'shop', everySeconds: 21_600 }]),
  LOADPROOF_CONNECTORS: JSON.stringify([
    {
      ...{ source: 'shop', spill: 'spill', secret: 'loadproof/shop', host: 'db.example.com', port: 5432 },
      ...{ vpc: 'vpc-1', subnets: ['subnet-1'], group: 'sg-connector' },
    },
  ]),
  LOADPROOF_CONCURRENCY: '4',
  LOADPROOF_TOPIC_ARN: 'arn:aws:sns:eu-west-1:111122223333:loadproof',
  LOADPROOF_STATE_MACHINE_ARN: 'arn:aws:states:eu-west-1:111122223333:stateMachine:loadproof',
  LOADPROOF_POLL_SECONDS: '0',
});

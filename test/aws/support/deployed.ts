import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { RunReport } from '../../../core/report/schema.ts';
import { S3Store } from '../../../handlers/aws/s3-store.ts';
import type { Functions } from '../../../local/runner/call.ts';
import { type RunnerOptions, runStateMachine } from '../../../local/runner/runner.ts';
import { fakeWorld } from '../../runner/fakes.ts';
import { clientsOf, closeClients } from './clients.ts';
import { FakeAws } from './fake-aws.ts';
import { BundledFunctions, MACHINE, TASK } from './functions.ts';
import { RecordedServices } from './recorded.ts';

export interface Published {
  readonly Subject: string;
  readonly Message: string;
}

const RUN_ID = 'orders-1';
const INPUT = { runId: RUN_ID, trigger: { kind: 'event', detail: 'test' }, task: TASK } as const;

/** A call that the state machine made of a function. */
export interface Called {
  readonly entry: string;
  /** The part that it was about; null for the whole run. */
  readonly ordinal: number | null;
  /** The larger of its input and its output, as JSON in UTF-8. */
  readonly bytes: number;
}

/** Ten rows of an id and a name, as one Parquet file. */
export async function tenRows(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'lake-'));
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const rows = `select i::integer as id, 'row ' || i as name from range(10) r(i)`;
  await connection.run(`copy (${rows}) to '${join(folder, 'f')}' (format parquet)`);
  connection.closeSync();
  const body = await readFile(join(folder, 'f'));
  await rm(folder, { recursive: true });
  return body;
}

/**
 * The functions as bundled for Lambda in the state machine that is deployed, over recorded services; and the rule that
 * calls Conclude where the machine does not end by itself.
 */
export class Deployed {
  readonly aws = new FakeAws();
  readonly functions = new BundledFunctions();
  services = new RecordedServices();
  /** Calls of functions since the last `reset`. */
  readonly called: Called[] = [];
  #endpoint = '';
  #parquet: Buffer = Buffer.alloc(0);

  async start(environment: Readonly<Record<string, string>> = {}): Promise<void> {
    this.#parquet = await tenRows();
    this.#endpoint = await this.aws.start();
    this.functions.start(this.#endpoint, environment);
  }

  async stop(): Promise<void> {
    this.functions.remove();
    await this.aws.stop();
  }

  /** Services that have seen nothing yet, with a file of ten rows for each table. */
  reset(tables: readonly string[] = ['changed', 'same']): void {
    this.called.length = 0;
    this.services = new RecordedServices();
    this.services.tables = [...tables];
    this.aws.reset(this.services.answer);
    this.aws.buckets.set('evidence', new Map());
    const file = (table: string) => [`dms/public/${table}/LOAD00000001.parquet`, { body: this.#parquet }] as const;
    this.aws.buckets.set('lake', new Map(tables.map(file)));
  }

  /** A text of the evidence; '' where there is none. */
  text(key: string): string {
    return this.aws.buckets.get('evidence')?.get(key)?.body.toString('utf8') ?? '';
  }

  settings(yaml: string): void {
    this.aws.buckets.get('evidence')?.set('settings/loadproof.yaml', { body: Buffer.from(yaml) });
  }

  report(): RunReport {
    return JSON.parse(this.text(`runs/${RUN_ID}/report.json`)) as RunReport;
  }

  published(): Published[] {
    return this.aws.inputs('Publish') as unknown as Published[];
  }

  /**
   * Runs the machine to its end, and where that is none of its own, has the rule call Conclude with its event. Resolves
   * to the report; rejects with what the machine ended with where there is none, since it broke before there was a plan.
   */
  async run({ signal, timing = {} }: Pick<RunnerOptions, 'signal' | 'timing'> = {}): Promise<RunReport> {
    const clients = clientsOf(this.#endpoint);
    const ports = { ...fakeWorld({ tables: [] }).ports, store: new S3Store(clients.s3, 'evidence') };
    const options = { functions: this.#measured(), timing: { wait: 0, retry: 1, ...timing } };
    try {
      return await runStateMachine(ports, INPUT, { ...options, ...(signal === undefined ? {} : { signal }) });
    } catch (thrown) {
      const { name, message } = thrown as Error;
      const cause = JSON.stringify({ errorType: name, errorMessage: message });
      const event = ended(ENDS[name] ?? 'FAILED', name in ENDS ? {} : { error: name, cause });
      if ((await this.functions.call('conclude', event)) === null) throw thrown;
      return this.report();
    } finally {
      closeClients(clients);
    }
  }

  /** Plan alone, as the state machine calls it. */
  plan(): Promise<unknown> {
    return this.functions.call('plan', INPUT);
  }

  #measured(): Functions {
    const measured = (entry: string) => () => async (event: unknown) => {
      const output = await this.functions.call(entry, event);
      const { ordinal } = event as { readonly ordinal?: number };
      const bytes = Math.max(...[event, output].map((json) => Buffer.byteLength(JSON.stringify(json))));
      this.called.push({ entry, ordinal: ordinal ?? null, bytes });
      return output;
    };
    return {
      Plan: measured('plan'),
      StartComparison: measured('start-comparison'),
      CheckQuery: measured('check-query'),
      JudgePart: measured('judge-part'),
      Conclude: measured('conclude'),
    };
  }
}

/** Ends of an execution that are not its failure. */
const ENDS: Readonly<Record<string, string>> = { ExecutionTimeoutError: 'TIMED_OUT', Interrupted: 'ABORTED' };

/** "Step Functions Execution Status Change", as EventBridge delivers it. */
function ended(status: string, more: object = {}): object {
  return {
    version: '0',
    source: 'aws.states',
    'detail-type': 'Step Functions Execution Status Change',
    time: '2026-03-04T03:00:00Z',
    resources: [`${MACHINE.replace('stateMachine', 'execution')}:${RUN_ID}`],
    detail: { name: RUN_ID, stateMachineArn: MACHINE, status, ...more },
  };
}

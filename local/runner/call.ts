import { setTimeout as sleep } from 'node:timers/promises';
import { LoadproofError } from '../../handlers/errors.ts';
import { FUNCTIONS, type FunctionName } from '../../handlers/functions.ts';
import type { Ports } from '../../handlers/ports.ts';
import type { TaskHandler } from '../../handlers/task.ts';
import { Lease, leasedPorts } from './lease.ts';

/** Calling the functions as Lambda would: JSON in, JSON out, errors as their name and a JSON text, and a time limit. */

export type Functions = Readonly<Record<FunctionName, (ports: Ports) => TaskHandler<unknown>>>;

/** How long functions and queries that were given up may take to notice it, in milliseconds. */
const GRACE = 10_000;

export class Caller {
  readonly #ports: Ports;
  readonly #functions: Functions;
  readonly #leases = new Set<Lease>();
  readonly #running = new Set<Promise<unknown>>();
  /** Queries that were started, and of which nobody has seen the end. */
  readonly #open = new Set<string>();
  #closed = false;

  constructor(ports: Ports, functions: Functions = FUNCTIONS) {
    this.#ports = ports;
    this.#functions = functions;
  }

  /**
   * Calls a function with a payload. After the time limit its lease is revoked; that the Task then fails with
   * States.Timeout is the interpreter's own work.
   */
  async call(name: FunctionName, payload: unknown, seconds: number): Promise<unknown> {
    const lease = new Lease();
    this.#leases.add(lease);
    const timer = setTimeout(() => lease.revoke(), seconds * 1000);
    const work = this.#invoke(name, payload, lease);
    this.#running.add(work);
    try {
      return await work;
    } catch (error) {
      throw lambdaError(error);
    } finally {
      clearTimeout(timer);
      this.#leases.delete(lease);
      this.#running.delete(work);
    }
  }

  async #invoke(name: FunctionName, payload: unknown, lease: Lease): Promise<unknown> {
    if (this.#closed) lease.revoke();
    lease.check();
    const handler = this.#functions[name](leasedPorts(this.#ports, lease, this.#open));
    return throughJson(await handler(throughJson(payload)));
  }

  /** Gives up whatever still runs: revokes every lease, stops every query, and waits a little for both. */
  async close(graceMilliseconds = GRACE): Promise<void> {
    this.#closed = true;
    for (const lease of this.#leases) lease.revoke();
    const stops = [...this.#open].map((id) => this.#ports.engine.stop(id));
    this.#open.clear();
    const grace = new AbortController();
    const all = Promise.allSettled([...stops, ...this.#running]);
    await Promise.race([all, sleep(graceMilliseconds, undefined, { signal: grace.signal, ref: false })]);
    grace.abort();
  }
}

/** What a payload is on the other side of a call; nothing at all becomes null. */
function throughJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

/**
 * An error as Step Functions has it from a Lambda function: the type is the name that Retry and Catch match, and the
 * Cause is a JSON text. (https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html)
 */
function lambdaError(error: unknown): Error {
  const thrown = error instanceof Error ? error : new LoadproofError('QueryFailed', String(error), 'Please report it.');
  const failed = new Error(JSON.stringify({ errorType: thrown.name, errorMessage: thrown.message }), { cause: thrown });
  failed.name = thrown.name;
  return failed;
}

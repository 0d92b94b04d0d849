import { setTimeout as delay } from 'node:timers/promises';
import { LoadproofError } from '../../handlers/errors.ts';
import { type Conduit, createConduit, type Sink } from './conduit.ts';
import { openSourceSession, type SourceSession, type SourceSettings } from './source-session.ts';

/** A statement that reads a source while the source sends. */
export interface StreamedRun<T> {
  readonly source: SourceSettings;
  /** Statements that may read the source at the same time, those of other runs among them. */
  readonly places: number;
  /** The source's query. */
  readonly native: string;
  /** A new path for the conduit, in a private folder. */
  readonly path: string;
  readonly conduit: 'pipe' | 'file' | 'best';
  /** Runs the statement, which reads the source at the path. */
  readonly read: (path: string) => Promise<T>;
  /** Interrupts `read`, where it runs. May be called often. */
  readonly interrupt: () => void;
  /** Ends everything; its reason is then the error. */
  readonly signal: AbortSignal;
  readonly onRows: (rows: number) => void;
}

/**
 * Joins the two ends: the source's rows and the statement that reads it. Resolves only where the source said that it
 * sent everything, everything was passed on, and the statement succeeded.
 *
 * When one end fails the other fails for it, a moment later or a moment earlier: the error is the first that is not an
 * echo. A closed pipe is never a cause: it waits for what the reader says. Resolves or rejects when both ends are down.
 */
export async function runStreamed<T>(run: StreamedRun<T>): Promise<T> {
  const session = await openSourceSession(run.source, { places: run.places, signal: run.signal });
  const joint = new Joint(run, session);
  try {
    run.signal.throwIfAborted();
    return await joint.run(await createConduit(run.path, run.conduit));
  } finally {
    await joint.close();
  }
}

class Joint<T> {
  readonly #run: StreamedRun<T>;
  readonly #session: SourceSession;
  /** Aborted with the cause, once. */
  readonly #failed = new AbortController();
  readonly #readerEnded = new AbortController();
  #conduit: Conduit | undefined;
  #sink: Sink | null = null;
  #dropped = false;

  constructor(run: StreamedRun<T>, session: SourceSession) {
    this.#run = run;
    this.#session = session;
    run.signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  async run(conduit: Conduit): Promise<T> {
    this.#conduit = conduit;
    this.#failed.signal.throwIfAborted();
    if (!conduit.streams) {
      await this.#send(conduit);
      this.#failed.signal.throwIfAborted();
    }
    const reading = this.#read(conduit);
    if (conduit.streams) await this.#send(conduit);
    const result = await reading;
    this.#failed.signal.throwIfAborted();
    return result as T;
  }

  async close(): Promise<void> {
    this.#run.signal.removeEventListener('abort', this.#onAbort);
    process.off('exit', this.#letGo);
    if (!this.#dropped) await this.#session.close();
    await this.#conduit?.remove();
  }

  /** The statement; resolves always. */
  async #read(conduit: Conduit): Promise<T | undefined> {
    process.on('exit', this.#letGo);
    void this.#pressOn();
    try {
      return await this.#run.read(conduit.path);
    } catch (error) {
      this.#fail(error);
      return undefined;
    } finally {
      this.#readerEnded.abort();
    }
  }

  /** The source; resolves always. */
  async #send(conduit: Conduit): Promise<void> {
    try {
      this.#sink = await conduit.open(this.#readerEnded.signal);
      if (this.#failed.signal.aborted) return this.#sink?.destroy();
      if (!this.#sink) return await this.#readerGone();
      await this.#copy(this.#sink);
      // A reader of the whole ends after it has found the end.
      if (this.#readerEnded.signal.aborted) return await this.#readerGone();
      await this.#sink.end();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EPIPE') await this.#readerGone();
      else this.#fail(this.#session.explain(error));
    }
  }

  async #copy(sink: Sink): Promise<void> {
    const sending = this.#session.send(this.#run.native, sink);
    const ticker = setInterval(() => this.#run.onRows(sending.rows), 200);
    try {
      // A failure elsewhere drops the session, which ends this too.
      await sending.finished;
    } catch (error) {
      throw cutShort(error, sending.rows, this.#session);
    } finally {
      clearInterval(ticker);
      this.#run.onRows(sending.rows);
    }
  }

  /** The reader closed the pipe before the end: it says why, or it took a part for the whole. */
  async #readerGone(): Promise<void> {
    this.#dropSource();
    await aborted(this.#readerEnded.signal);
    this.#fail(
      new LoadproofError(
        'IncompleteRead',
        'The statement ended before it had read all rows of the source.',
        'This is a defect of Loadproof: please report it with the statement in the report.',
      ),
    );
  }

  readonly #onAbort = () => this.#fail(this.#run.signal.reason);

  #fail(error: unknown): void {
    if (this.#failed.signal.aborted) return;
    this.#failed.abort(error);
    this.#letGo();
    this.#dropSource();
  }

  #dropSource(): void {
    if (this.#dropped) return;
    this.#dropped = true;
    this.#session.destroy();
    void this.#session.cancel();
  }

  /** Frees the reader, whatever it waits for. Synchronous: at the exit of the process a thread that waits would hold it. */
  readonly #letGo = () => {
    this.#run.interrupt();
    this.#sink?.destroy();
    this.#conduit?.unblock();
  };

  /** An interrupt that comes before the statement has begun is lost: say it again until the reader has ended. */
  async #pressOn(): Promise<void> {
    await Promise.race([aborted(this.#failed.signal), aborted(this.#readerEnded.signal)]);
    while (!this.#readerEnded.signal.aborted) {
      this.#letGo();
      await delay(50);
    }
  }
}

/** The source's error; where the stream was cut in its middle, said as that. */
function cutShort(error: unknown, rows: number, session: SourceSession): unknown {
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') return error;
  const cause = session.explain(error);
  if (cause.name !== 'SourceUnavailable') return cause;
  return new LoadproofError('IncompleteRead', `The stream ended after ${rows} rows. ${cause.message}`, cause.remedy, {
    cause: error,
  });
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

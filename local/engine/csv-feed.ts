import { createReadStream } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { LongRecord } from '../../core/csv/broken.ts';
import { Splitter } from '../../core/csv/splitter.ts';
import type { CsvLake } from '../../core/sql/dialect.ts';
import { LoadproofError } from '../../handlers/errors.ts';
import { type Conduit, createConduit, type Sink } from './conduit.ts';

/** A statement that reads CSV files while they are split. */
export interface CsvFeed<T> {
  readonly csv: CsvLake;
  /** A new path for the conduit, in a private folder. */
  readonly path: string;
  readonly conduit: 'pipe' | 'file' | 'best';
  /** The longest line that the statement reads, in bytes. */
  readonly maxBytes: number;
  /** Runs the statement, which reads the lines at the path. */
  readonly read: (path: string) => Promise<T>;
  /** Interrupts `read`, where it runs. May be called often. */
  readonly interrupt: () => void;
  readonly signal: AbortSignal;
}

/** Bytes of a file at a time. */
const CHUNK = 256 * 1024;

/**
 * Splits the files into a pipe while a statement reads it. Resolves only where every file was read to its end, all of its
 * lines were taken, and the statement succeeded. The error is the first that is no echo of another.
 */
export async function withCsvFeed<T>(feed: CsvFeed<T>): Promise<T> {
  const conduit = await createConduit(feed.path, feed.conduit);
  const run = new Feeding(feed, conduit);
  try {
    return await run.run();
  } finally {
    await run.close();
  }
}

class Feeding<T> {
  readonly #feed: CsvFeed<T>;
  readonly #conduit: Conduit;
  readonly #readerEnded = new AbortController();
  #sink: Sink | null = null;
  #failure: { readonly error: unknown } | null = null;

  constructor(feed: CsvFeed<T>, conduit: Conduit) {
    this.#feed = feed;
    this.#conduit = conduit;
    process.on('exit', this.#letGo);
    feed.signal.addEventListener('abort', this.#letGo);
  }

  async run(): Promise<T> {
    const { streams, path } = this.#conduit;
    if (!streams) await this.#send();
    this.#throwFailure();
    const sending = streams ? this.#send() : Promise.resolve();
    try {
      const result = await this.#feed.read(path);
      this.#readerEnded.abort();
      await sending;
      this.#throwFailure();
      return result;
    } catch (error) {
      const first = this.#failure;
      this.#readerEnded.abort();
      await sending;
      throw first ? first.error : error;
    }
  }

  async close(): Promise<void> {
    process.off('exit', this.#letGo);
    this.#feed.signal.removeEventListener('abort', this.#letGo);
    await this.#conduit.remove();
  }

  #throwFailure(): void {
    if (this.#failure) throw this.#failure.error;
  }

  /** All files; resolves always. */
  async #send(): Promise<void> {
    try {
      this.#sink = await this.#conduit.open(this.#readerEnded.signal);
      if (!this.#sink) return this.#readerGone();
      for (const [i, file] of this.#feed.csv.files.entries()) await this.#sendFile(file, i, this.#sink);
      await this.#sink.end();
    } catch (error) {
      this.#sink?.destroy();
      if ((error as NodeJS.ErrnoException).code === 'EPIPE') this.#readerGone();
      else await this.#fail(error);
    }
  }

  async #sendFile(file: CsvLake['files'][number], index: number, sink: Sink): Promise<void> {
    const { csv, maxBytes, signal } = this.#feed;
    const { format, columns } = csv;
    const numbered = csv.extras !== undefined;
    const { places, skip, owner } = file;
    const whose = owner === undefined ? {} : { owner };
    const splitter = new Splitter({ format, columns, maxBytes, places, tag: String(index), skip, numbered, ...whose });
    try {
      for await (const chunk of bytesOf(file)) {
        signal.throwIfAborted();
        if (this.#readerEnded.signal.aborted) return;
        await sink.write(splitter.push(chunk));
      }
      await sink.write(splitter.finish());
    } catch (error) {
      throw explained(error, file.path);
    }
  }

  /** Nobody reads on. Where the statement failed, it says why; one that succeeded took a part for the whole. */
  #readerGone(): void {
    this.#failure ??= this.#feed.signal.aborted ? null : { error: cutShort() };
  }

  async #fail(error: unknown): Promise<void> {
    this.#failure ??= { error };
    // An interrupt that comes before the statement has begun is lost: say it again until the reader has ended.
    while (this.#conduit.streams && !this.#readerEnded.signal.aborted) {
      this.#letGo();
      this.#feed.interrupt();
      await delay(50);
    }
  }

  /** Frees the reader, whatever it waits for. Synchronous. */
  readonly #letGo = () => {
    this.#sink?.destroy();
    this.#conduit.unblock();
  };
}

/** The bytes of a file as its writer wrote them, uncompressed. Throws where it is not the file that was described. */
async function* bytesOf({ path, bytes, gzip }: CsvLake['files'][number]): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: CHUNK });
  if (!gzip) {
    yield* file;
  } else {
    const gunzip = createGunzip({ chunkSize: CHUNK });
    file.on('error', (error) => gunzip.destroy(error));
    yield* file.pipe(gunzip);
    // What follows the compressed data is passed over in silence.
    if (gunzip.bytesWritten !== bytes)
      throw new Error(`it has ${bytes} bytes, of which ${gunzip.bytesWritten} are gzip`);
  }
  if (file.bytesRead !== bytes) throw new Error(`it had ${bytes} bytes when it was listed, and ${file.bytesRead} now`);
}

function explained(error: unknown, path: string): unknown {
  if (error instanceof LoadproofError || (error as NodeJS.ErrnoException).code === 'EPIPE') return error;
  if (error instanceof DOMException) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  const why = code?.startsWith('Z_') ? `its gzip is damaged (${message})` : message;
  return new LoadproofError(
    'UnreadableLakeFile',
    `The lake file ${path} cannot be read: ${why}.`,
    error instanceof LongRecord
      ? 'Look for a quote that is never closed near that line; such a record is longer than can be compared.'
      : 'If the load is still running, wait for its end. Else copy the file again, or load the table again.',
    { cause: error },
  );
}

function cutShort(): LoadproofError {
  return new LoadproofError(
    'IncompleteRead',
    'The statement ended before it had read all lines of the CSV files.',
    'This is a defect of Loadproof: please report it with the statement in the report.',
  );
}

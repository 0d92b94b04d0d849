import { execFile } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

/** Where the bytes of a source go. */
export interface Sink {
  /** Resolves when the bytes are taken: until then the buffer is the sink's. Rejects with EPIPE where nobody reads on. */
  write(bytes: Uint8Array): Promise<void>;
  /** After the last write: the reader finds the end. */
  end(): Promise<void>;
  /** Lets go of it now, synchronously. */
  destroy(): void;
}

/** A path through which DuckDB reads what a source writes. */
export interface Conduit {
  readonly path: string;
  /** Whether the reader takes the bytes as they come; else it may open the path only after the last. */
  readonly streams: boolean;
  /** The writing end; null where the reader ended without having opened the path. */
  open(readerEnded: AbortSignal): Promise<Sink | null>;
  /** Frees a reader that waits for a writer that will not come. */
  unblock(): void;
  remove(): Promise<void>;
}

/** A named pipe; where the system has none (Windows), a file. */
export async function createConduit(path: string, kind: 'pipe' | 'file' | 'best'): Promise<Conduit> {
  if (kind === 'file') return fileConduit(path);
  try {
    await promisify(execFile)('mkfifo', ['-m', '600', path]);
    return pipeConduit(path);
  } catch (error) {
    if (kind === 'pipe' || (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return fileConduit(path);
  }
}

function pipeConduit(path: string): Conduit {
  return {
    path,
    streams: true,
    open: async (readerEnded) => {
      for (let wait = 1; !readerEnded.aborted; wait = Math.min(wait * 2, 20)) {
        const fd = openForWriting(path);
        if (fd !== null) return new PipeSink(fd);
        await delay(wait);
      }
      return null;
    },
    unblock: () => {
      const fd = openForWriting(path);
      if (fd !== null) closeSync(fd);
    },
    remove: () => rm(path, { force: true }),
  };
}

/** Null while nobody has the pipe open for reading. Never blocks: a blocked open would hold a thread for ever. */
function openForWriting(path: string): number | null {
  try {
    return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch (error) {
    if (['ENXIO', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

/** Node's own event loop writes to the pipe: no thread of the pool waits for the reader, who has one of them. */
class PipeSink implements Sink {
  readonly #socket: Socket;
  #error: Error | null = null;

  constructor(fd: number) {
    this.#socket = new Socket({ fd, readable: false, writable: true });
    this.#socket.on('error', (error) => {
      this.#error = error;
    });
  }

  write(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.write(bytes, (error) => (error ? reject(this.#error ?? error) : resolve()));
    });
  }

  async end(): Promise<void> {
    if (this.#error) throw this.#error;
    const closed = new Promise<void>((resolve) => this.#socket.once('close', () => resolve()));
    this.#socket.destroy();
    await closed;
  }

  destroy(): void {
    this.#socket.destroy();
  }
}

function fileConduit(path: string): Conduit {
  return {
    path,
    streams: false,
    open: async () => new FileSink(await open(path, 'wx', 0o600)),
    unblock: () => {},
    remove: () => rm(path, { force: true }),
  };
}

class FileSink implements Sink {
  readonly #file: FileHandle;
  #last: Promise<void> = Promise.resolve();

  constructor(file: FileHandle) {
    this.#file = file;
  }

  write(bytes: Uint8Array): Promise<void> {
    // One after the other: parallel writes at the file's position may change places.
    this.#last = this.#last.then(() => this.#file.writeFile(bytes));
    return this.#last;
  }

  async end(): Promise<void> {
    await this.#last;
    await this.#file.close();
  }

  destroy(): void {
    void this.#last.catch(() => {}).then(() => this.#file.close().catch(() => {}));
  }
}

import { isUtf8 } from 'node:buffer';
import type pg from 'pg';
import { LoadproofError } from '../../handlers/errors.ts';
import type { Sink } from './conduit.ts';

/**
 * Rows come in messages of a hundred bytes, and a write for each would cost more than all the rest: measured, 256 KB at
 * a time takes a third off the processor time of passing each socket chunk on.
 */
const BUFFER_BYTES = 256 * 1024;
/** Writes under way before the source is made to wait. */
const WRITES_AHEAD = 2;
const NEWLINE = 10;

/**
 * One `COPY (…) TO STDOUT` as text, written into a sink: submitted to the driver as a query of our own, which the
 * driver hands the messages of.
 *
 * In the text format a newline ends a row and is nowhere else, so that rows can be counted where they pass.
 */
export class CopyOut implements pg.Submittable {
  /** Rows that have come so far. */
  rows = 0;
  /**
   * Resolves to the number of rows when the server has said that the command is complete, that number is the number of
   * rows seen, and the sink has taken them all. Rejects with the driver's or the sink's error, or `IncompleteRead`.
   */
  readonly finished: Promise<number>;

  readonly #text: string;
  readonly #sink: Sink;
  #stream: pg.Connection['stream'] | undefined;
  #buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  #filled = 0;
  readonly #spare: Buffer<ArrayBuffer>[] = [];
  #underWay = 0;
  #lastWrite: Promise<void> = Promise.resolve();
  #announced: number | null = null;
  #settled = false;
  #resolve: (rows: number) => void = () => {};
  #reject: (error: unknown) => void = () => {};

  constructor(native: string, sink: Sink) {
    // On a line of its own, the bracket cannot end up in a comment.
    this.#text = `copy (${native}\n) to stdout (format text, encoding 'UTF8')`;
    this.#sink = sink;
    this.finished = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  submit(connection: pg.Connection): void {
    this.#stream = connection.stream;
    connection.query(this.#text);
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (this.#settled) return;
    if (chunk[chunk.length - 1] === NEWLINE) this.rows++;
    for (let from = 0; from < chunk.length; ) {
      const copied = chunk.copy(this.#buffer, this.#filled, from);
      this.#filled += copied;
      from += copied;
      if (this.#filled === BUFFER_BYTES) this.#handOver(incompleteTail(this.#buffer));
    }
  }

  handleCommandComplete({ text }: { text: string }): void {
    const rows = /^COPY (\d+)$/.exec(text)?.[1];
    this.#announced = rows === undefined ? null : Number(rows);
  }

  handleReadyForQuery(): void {
    if (this.#settled) return;
    this.#handOver(0);
    if (this.#announced !== this.rows) this.#fail(incomplete(this.rows, this.#announced));
    this.#lastWrite.then(
      () => {
        this.#settled = true;
        this.#resolve(this.rows);
      },
      (error) => this.#fail(error),
    );
  }

  handleError(error: unknown): void {
    this.#fail(error);
  }

  /** Gives the buffer to the sink but for its last bytes, with which the next buffer begins. */
  #handOver(keep: number): void {
    const full = this.#buffer.subarray(0, this.#filled - keep);
    if (!isUtf8(full)) {
      this.#fail(notUtf8(this.rows));
      return;
    }
    const next = this.#spare.pop() ?? Buffer.allocUnsafe(BUFFER_BYTES);
    this.#buffer.copy(next, 0, this.#filled - keep, this.#filled);
    const given = this.#buffer;
    this.#buffer = next;
    this.#filled = keep;
    if (full.length > 0) this.#write(full, given);
  }

  #write(bytes: Buffer, buffer: Buffer<ArrayBuffer>): void {
    if (++this.#underWay >= WRITES_AHEAD) this.#stream?.pause();
    this.#lastWrite = this.#sink.write(bytes).then(() => {
      if (this.#spare.length < WRITES_AHEAD) this.#spare.push(buffer);
      if (--this.#underWay < WRITES_AHEAD) this.#stream?.resume();
    });
    this.#lastWrite.catch((error) => this.#fail(error));
  }

  #fail(error: unknown): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#reject(error);
  }
}

/** How many bytes at the end begin a character that the next bytes end. */
function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= 3; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

function incomplete(seen: number, announced: number | null): LoadproofError {
  return new LoadproofError(
    'IncompleteRead',
    `The source said that it sent ${announced ?? 'an unknown number of'} rows, and ${seen} came.`,
    'Run again. If it happens again, look for a proxy between here and the source, and connect without it.',
  );
}

function notUtf8(row: number): LoadproofError {
  return new LoadproofError(
    'QueryFailed',
    `The source sent text that is not UTF-8, near row ${row} of the stream.`,
    'A database with the encoding SQL_ASCII does not check its text: find and correct the value, or exclude its column.',
  );
}

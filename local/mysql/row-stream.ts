import { isUtf8 } from 'node:buffer';
import type { Connection, Query } from 'mysql2';
import { LoadproofError } from '../../handlers/errors.ts';
import type { Sink } from '../engine/conduit.ts';

/** As the source's rows are passed on from PostgreSQL: a write for each would cost more than all the rest. */
const BUFFER_BYTES = 256 * 1024;
/** Writes under way before the source is made to wait. */
const WRITES_AHEAD = 2;

const TAB = 9;
const NEWLINE = 10;
const BACKSLASH = 92;
/** The second byte of what a byte is escaped as in a line (`core/compare/line.ts`); 0 for those that stand for themselves. */
const ESCAPES = new Uint8Array(256);
for (const [byte, c] of [...'btnvfr'].entries()) ESCAPES[byte + 8] = c.charCodeAt(0);
ESCAPES[BACKSLASH] = BACKSLASH;

/** What the driver hands to a command for each message, as of mysql2 3.24 (`lib/packets/packet.js`). */
interface Packet {
  readonly buffer: Buffer;
  /** Where the content begins and ends in the buffer. */
  readonly offset: number;
  readonly end: number;
  isEOF(): boolean;
}

type PacketHandler = (packet: Packet, connection: unknown) => PacketHandler | null;

/** The driver's command for a query: a handler per message, of which `row` is for the messages after the columns. */
interface QueryCommand extends Query {
  row: PacketHandler;
}

/**
 * The rows of one query, written into a sink as lines: the bytes of the messages as they come, escaped, with no value
 * of JavaScript made for a row or a cell. That takes less of the processor than the driver's own reading of the rows.
 */
export class RowStream {
  /** Rows that have come so far. */
  rows = 0;
  /**
   * Resolves to the number of rows when the server has ended the result and the sink has taken them all. Rejects with
   * the driver's or the sink's error. (Whether the rows are all that there are is what the trailer tells.)
   */
  readonly finished: Promise<number>;

  readonly #connection: Connection;
  readonly #sink: Sink;
  #buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  #filled = 0;
  readonly #spare: Buffer<ArrayBuffer>[] = [];
  #underWay = 0;
  #lastWrite: Promise<void> = Promise.resolve();
  #settled = false;
  #resolve: (rows: number) => void = () => {};
  #reject: (error: unknown) => void = () => {};

  constructor(connection: Connection, native: string, sink: Sink) {
    this.#connection = connection;
    this.#sink = sink;
    this.finished = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#start(native);
  }

  /** After the connection was dropped on our side, of which the driver tells its commands nothing. */
  abandon(): void {
    this.#fail(new LoadproofError('Interrupted', 'The connection to the source was dropped.', 'Run again.'));
  }

  #start(native: string): void {
    const query = this.#connection.query(native) as QueryCommand;
    const ofDriver = query.row;
    const row: PacketHandler = (packet, connection) => {
      if (packet.isEOF()) return ofDriver.call(query, packet, connection);
      this.#take(packet);
      return row;
    };
    query.row = row;
    query.on('error', (error) => this.#fail(error));
    query.on('end', () => this.#finish());
  }

  #take(packet: Packet): void {
    if (this.#settled) return;
    // Every byte escaped, or a row of NULLs only.
    const most = (packet.end - packet.offset) * 3 + 2;
    if (this.#filled + most > this.#buffer.length) this.#handOver(most);
    this.#filled = encodeRow(packet, this.#buffer, this.#filled);
    this.rows++;
  }

  /** Gives the buffer to the sink, and goes on in another that has room for so many bytes. */
  #handOver(room: number): void {
    const full = this.#buffer.subarray(0, this.#filled);
    const given = this.#buffer;
    this.#buffer =
      room > BUFFER_BYTES ? Buffer.allocUnsafe(room) : (this.#spare.pop() ?? Buffer.allocUnsafe(BUFFER_BYTES));
    this.#filled = 0;
    if (!isUtf8(full)) this.#fail(notUtf8(this.rows));
    else if (full.length > 0) this.#write(full, given);
  }

  #write(bytes: Buffer, buffer: Buffer<ArrayBuffer>): void {
    if (++this.#underWay >= WRITES_AHEAD) this.#connection.pause();
    this.#lastWrite = this.#sink.write(bytes).then(() => {
      if (this.#spare.length < WRITES_AHEAD && buffer.length === BUFFER_BYTES) this.#spare.push(buffer);
      if (--this.#underWay < WRITES_AHEAD) this.#connection.resume();
    });
    this.#lastWrite.catch((error) => this.#fail(error));
  }

  #finish(): void {
    if (this.#settled) return;
    this.#handOver(0);
    this.#lastWrite.then(
      () => {
        if (this.#settled) return;
        this.#settled = true;
        this.#resolve(this.rows);
      },
      (error) => this.#fail(error),
    );
  }

  #fail(error: unknown): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#reject(error);
  }
}

/**
 * One row of the text protocol as a line, from `to` on; returns where it ends. A cell is its length and its bytes, NULL
 * is a byte of its own. https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query_response_text_resultset_row.html
 */
function encodeRow(packet: Packet, out: Buffer, start: number): number {
  const { buffer, end } = packet;
  let to = start;
  for (let at = packet.offset; at < end; ) {
    if (at > packet.offset) out[to++] = TAB;
    let length = buffer[at++] ?? 0;
    if (length === 0xfb) {
      out[to++] = BACKSLASH;
      out[to++] = 0x4e;
      continue;
    }
    if (length > 0xfb) {
      const bytes = length === 0xfc ? 2 : length === 0xfd ? 3 : 8;
      // A cell has less than 2^32 bytes: the upper half of the eight is zero.
      length = buffer.readUIntLE(at, Math.min(bytes, 4));
      at += bytes;
    }
    for (const stop = at + length; at < stop; at++) {
      const byte = buffer[at] as number;
      const second = ESCAPES[byte] as number;
      if (second !== 0) out[to++] = BACKSLASH;
      out[to++] = second === 0 ? byte : second;
    }
  }
  out[to++] = NEWLINE;
  return to;
}

function notUtf8(row: number): LoadproofError {
  return new LoadproofError(
    'QueryFailed',
    `The source sent text that is not UTF-8, near row ${row} of the stream.`,
    'Find and correct the value in the source, or exclude its column.',
  );
}

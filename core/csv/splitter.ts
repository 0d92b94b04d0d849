/**
 * Splits the bytes of a CSV file into records, and says them again as lines of COPY text (`core/compare/line.ts`): fields
 * unquoted and escaped, joined by tabs, NULL as `\N`. It reads exactly what DMS writes, and never guesses: a record that
 * is anything else becomes a line of its own kind, with its place and the reason. The records after it are not shifted.
 * A line is a mark, the file's tag, and the columns: `r` for a row; `x` for a record that cannot be read, whose first
 * column is `<line> <reason> <fields>`; `f` for the end of the file, whose first column is the number of lines before it.
 * Of a file of all tables' records, those that are another's are read and counted, and no line is made of them.
 * Pure: bytes in, bytes out. Memory is a chunk and a record.
 */
import { LongRecord, type Malformed } from './broken.ts';
import { COPY_ESCAPES, escapedBytes, isUtf8, joined, startsAt } from './bytes.ts';
import type { SplitOptions } from './options.ts';
import { OWNED_FROM, OwnerNames } from './owner.ts';

const TAB = 9;
const LF = 10;
const QUOTE = 34;
const BACKSLASH = 92;
const CAPITAL_N = 78;

// Classes of bytes. An ordinary one is handed on as it is.
const ORDINARY = 0;
/** The first byte of a delimiter of either kind. */
const DELIMITER = 1;
const QUOTES = 2;
const ESCAPED = 3;

// Where in a record the splitter is. The first two are outside of quotes.
const START = 0;
const PLAIN = 1;
const QUOTED = 2;
/** After a quote inside of quotes: the end of the field, or the first of two. */
const CLOSING = 3;
/** In a record that cannot be read: its end is looked for. */
const LOST = 4;

/** Bytes read before room is made again. A byte of input becomes at most three of a line. */
const RUN = 1 << 16;

export class Splitter {
  /** Lines of rows and of malformed records so far. */
  records = 0;
  /** Records so far that are another table's. */
  others = 0;
  readonly #options: SplitOptions;
  readonly #classes = new Uint8Array(256);
  readonly #escapes = new Uint8Array(256);
  readonly #delimiter: Uint8Array;
  readonly #rowDelimiter: Uint8Array;
  readonly #nullText: Uint8Array;
  #head: Uint8Array;
  readonly #straight: boolean;
  readonly #owner: OwnerNames | null;
  /** Whether the record is another table's, as far as it has been read. */
  #isOther = false;
  #out = new Uint8Array(4 * RUN);
  #at = 0;
  /** Where in `#out` the line of the record begins, and its field. */
  #lineStart = 0;
  #fieldStart = 0;
  /** Per column where its field begins in the line; kept where fields are not in the order of the columns. */
  #places: (number | undefined)[] = [];
  #fields = 0;
  #state = START;
  #wasQuoted = false;
  /** All bytes of the record or'ed: whether one of them is not ASCII. */
  #seen = 0;
  #lost: Malformed | null = null;
  /** Whether the record has a byte. */
  #begun = false;
  #skipped = 0;
  #newlines = 0;
  #line = 1;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(options: SplitOptions) {
    this.#options = options;
    const encoder = new TextEncoder();
    const { delimiter, rowDelimiter, quoted, nullText } = options.format;
    this.#delimiter = encoder.encode(delimiter);
    this.#rowDelimiter = encoder.encode(rowDelimiter);
    this.#nullText = escapedBytes(encoder.encode(nullText));
    this.#head = encoder.encode(`r\t${options.tag}`);
    this.#owner = options.owner === undefined ? null : new OwnerNames(options.owner);
    const wanted = options.places.filter((place) => place >= 0);
    this.#straight = wanted.length === options.columns && wanted.every((place, i) => place === i);
    for (const [byte, letter] of COPY_ESCAPES) {
      this.#classes[byte] = ESCAPED;
      this.#escapes[byte] = letter;
    }
    if (quoted) this.#classes[QUOTE] = QUOTES;
    for (const text of [this.#delimiter, this.#rowDelimiter]) this.#classes[text[0] ?? 0] = DELIMITER;
    this.#beginRecord();
  }

  /** Takes the next bytes and returns whole lines, which are valid until the next call. Throws a {@link LongRecord}. */
  push(chunk: Uint8Array): Uint8Array {
    this.#dropTaken();
    const input = this.#rest.length === 0 ? chunk : joined(this.#rest, chunk);
    // A delimiter of several bytes may be cut by the end of the chunk.
    const longest = Math.max(this.#delimiter.length, this.#rowDelimiter.length);
    const read = this.#split(input, input.length - longest + 1);
    this.#rest = input.slice(read);
    return this.#out.subarray(0, this.#lineStart);
  }

  /** The end of the file: what is left, and the line that says how many there were. */
  finish(): Uint8Array {
    this.#dropTaken();
    const rest = this.#rest;
    this.#rest = new Uint8Array(0);
    this.#split(rest, rest.length);
    if (this.#state === QUOTED) this.#lose('open');
    // A file that ends with a row delimiter has no record after it.
    if (this.#begun) this.#endRecord();
    this.#writeLine('f', String(this.records));
    this.#lineStart = this.#at;
    return this.#out.subarray(0, this.#lineStart);
  }

  #split(input: Uint8Array, end: number): number {
    let i = 0;
    while (i < end) {
      const stop = Math.min(end, i + RUN);
      this.#reserve(3 * (stop - i));
      while (i < stop) i = this.#step(input, i, stop);
    }
    return i;
  }

  #step(input: Uint8Array, i: number, stop: number): number {
    if (this.#state <= PLAIN) return this.#plain(input, i, stop);
    if (this.#state === QUOTED) return this.#quoted(input, i, stop);
    if (this.#state === CLOSING) return this.#closing(input, i);
    return this.#skipLost(input, i, stop);
  }

  /** Outside of quotes, up to what changes that. */
  #plain(input: Uint8Array, from: number, stop: number): number {
    const out = this.#out;
    const classes = this.#classes;
    let at = this.#at;
    let seen = 0;
    let i = from;
    this.#begun = true;
    while (i < stop) {
      const byte = input[i] as number;
      const kind = classes[byte] as number;
      if (kind === ORDINARY) {
        out[at++] = byte;
        seen |= byte;
        i++;
        continue;
      }
      this.#seen |= seen;
      if (at > this.#fieldStart) this.#state = PLAIN;
      this.#at = at;
      i = this.#special(input, i, byte, kind);
      if (this.#state > PLAIN || !this.#begun) return i;
      at = this.#at;
    }
    this.#seen |= seen;
    if (at > this.#fieldStart) this.#state = PLAIN;
    this.#at = at;
    return i;
  }

  /** A byte outside of quotes that is not ordinary; returns the place after what it begins. */
  #special(input: Uint8Array, i: number, byte: number, kind: number): number {
    if (kind === DELIMITER) {
      if (startsAt(input, i, this.#delimiter)) return this.#endFieldAt(i);
      if (startsAt(input, i, this.#rowDelimiter)) return this.#endRowAt(input, i);
      this.#write(byte);
    } else if (kind === ESCAPED) this.#write(byte);
    else if (this.#state === START) {
      this.#state = QUOTED;
      this.#wasQuoted = true;
    } else this.#lose('quote');
    return i + 1;
  }

  #quoted(input: Uint8Array, from: number, stop: number): number {
    const out = this.#out;
    const classes = this.#classes;
    let at = this.#at;
    let seen = 0;
    let i = from;
    while (i < stop) {
      const byte = input[i++] as number;
      const kind = classes[byte] as number;
      if (kind === ORDINARY) {
        out[at++] = byte;
        seen |= byte;
        continue;
      }
      this.#at = at;
      if (kind === QUOTES) this.#state = CLOSING;
      else this.#write(byte);
      if (this.#state !== QUOTED) break;
      at = this.#at;
    }
    this.#seen |= seen;
    this.#at = this.#state === QUOTED ? at : this.#at;
    return i;
  }

  #closing(input: Uint8Array, i: number): number {
    if (input[i] === QUOTE) {
      this.#out[this.#at++] = QUOTE;
      this.#state = QUOTED;
      return i + 1;
    }
    if (startsAt(input, i, this.#delimiter)) return this.#endFieldAt(i);
    if (startsAt(input, i, this.#rowDelimiter)) return this.#endRowAt(input, i);
    this.#lose('quote');
    return i;
  }

  #skipLost(input: Uint8Array, from: number, stop: number): number {
    const first = this.#rowDelimiter[0];
    for (let i = from; i < stop; i++) {
      if (input[i] === first && startsAt(input, i, this.#rowDelimiter)) return this.#endRowAt(input, i);
      if (input[i] === LF) this.#newlines++;
    }
    return stop;
  }

  /** A byte of a value, escaped where COPY escapes it. */
  #write(byte: number): void {
    if (byte === LF) this.#newlines++;
    const letter = this.#escapes[byte] as number;
    if (letter !== 0) this.#out[this.#at++] = BACKSLASH;
    this.#out[this.#at++] = letter === 0 ? byte : letter;
    this.#seen |= byte;
    if (this.#state === START) this.#state = PLAIN;
  }

  #endFieldAt(i: number): number {
    this.#endField();
    this.#beginField();
    return i + this.#delimiter.length;
  }

  #endField(): void {
    if (this.#owner !== null) this.#claim(this.#owner);
    const place = this.#options.places[this.#fields++] ?? -1;
    if (place < 0 || this.#isOther) {
      this.#at = this.#fieldStart - 1;
      return;
    }
    if (!this.#wasQuoted && this.#isNull()) {
      this.#at = this.#fieldStart;
      this.#out[this.#at++] = BACKSLASH;
      this.#out[this.#at++] = CAPITAL_N;
    }
    if (!this.#straight) this.#places[place] = this.#fieldStart - this.#lineStart;
  }

  /** A name that cannot be read may be the table's own. */
  #claim(owner: OwnerNames): void {
    const claim = owner.claim(this.#fields, this.#out, this.#fieldStart, this.#at);
    if (claim === 'other') this.#isOther = true;
    else if (claim === 'unreadable') this.#lost ??= 'utf8';
  }

  #beginField(): void {
    this.#out[this.#at++] = TAB;
    this.#fieldStart = this.#at;
    this.#wasQuoted = false;
    this.#state = START;
  }

  #isNull(): boolean {
    return (
      this.#at - this.#fieldStart === this.#nullText.length && startsAt(this.#out, this.#fieldStart, this.#nullText)
    );
  }

  #endRowAt(input: Uint8Array, i: number): number {
    const next = i + this.#rowDelimiter.length;
    for (let j = i; j < next; j++) if (input[j] === LF) this.#newlines++;
    this.#endRecord();
    return next;
  }

  #beginRecord(): void {
    this.#lineStart = this.#at;
    if (this.#options.numbered === true)
      this.#head = new TextEncoder().encode(`r\t${this.#options.tag}\t${this.records + this.others + 1}`);
    // Room for the rest of the run too: a record of no byte makes a line of several.
    this.#reserve(this.#head.length + 1 + 3 * RUN);
    this.#out.set(this.#head, this.#at);
    this.#at += this.#head.length;
    this.#fields = 0;
    if (!this.#straight) this.#places = [];
    this.#seen = 0;
    this.#lost = null;
    this.#isOther = false;
    this.#begun = false;
    this.#line = this.#newlines + 1;
    this.#beginField();
  }

  #endRecord(): void {
    if (this.#skipped < this.#options.skip) {
      this.#skipped++;
      this.#at = this.#lineStart;
      this.#beginRecord();
      return;
    }
    this.#reserve(16);
    if (this.#lost === null) this.#endField();
    if (this.#lost === null && this.#isOther && this.#fields >= OWNED_FROM) {
      this.others++;
      this.#at = this.#lineStart;
      this.#beginRecord();
      return;
    }
    this.records++;
    if (this.#lost === null) {
      if (this.#fields !== this.#options.places.length) this.#lost = 'fields';
      // A byte of a field that is not handed on tells nothing of this line.
      else if (this.#seen > 127 && !isUtf8(this.#out, this.#lineStart, this.#at)) this.#lost = 'utf8';
    }
    if (this.#lost === null) this.#endRow();
    else this.#writeLost(this.#lost);
    this.#beginRecord();
  }

  #endRow(): void {
    if (!this.#straight) this.#reorder();
    this.#out[this.#at++] = LF;
    if (this.#at - this.#lineStart > this.#options.maxBytes) throw this.#tooLong();
  }

  #lose(reason: Malformed): void {
    this.#lost ??= reason;
    this.#state = LOST;
  }

  /** In the place of a row: where it stands, and why it cannot be read. */
  #writeLost(reason: Malformed): void {
    this.#at = this.#lineStart;
    this.#writeLine('x', `${this.#line} ${reason} ${reason === 'fields' ? this.#fields : 0}`);
  }

  /** A line that is no row. */
  #writeLine(mark: 'x' | 'f', text: string): void {
    this.#at = this.#lineStart;
    const padding = '\t'.repeat(this.#options.columns - 1);
    const number = this.#options.numbered === true ? '0\t' : '';
    const bytes = new TextEncoder().encode(`${mark}\t${this.#options.tag}\t${number}${text}${padding}\n`);
    this.#reserve(bytes.length);
    this.#out.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  /** Brings the fields of a row into the order in which they are handed on. */
  #reorder(): void {
    const { columns } = this.#options;
    const line = this.#out.slice(this.#lineStart, this.#at);
    this.#at = this.#lineStart + this.#head.length;
    this.#reserve(line.length + columns * 3 + 1);
    for (let place = 0; place < columns; place++) {
      this.#out[this.#at++] = TAB;
      const start = this.#places[place];
      if (start === undefined) {
        this.#out[this.#at++] = BACKSLASH;
        this.#out[this.#at++] = CAPITAL_N;
      } else for (let i = start; i < line.length && line[i] !== TAB; i++) this.#out[this.#at++] = line[i] as number;
    }
  }

  #reserve(bytes: number): void {
    const needed = this.#at + bytes;
    if (needed <= this.#out.length) return;
    if (this.#at - this.#lineStart > this.#options.maxBytes) throw this.#tooLong();
    const larger = new Uint8Array(Math.max(needed, 2 * this.#out.length));
    larger.set(this.#out.subarray(0, this.#at));
    this.#out = larger;
  }

  #tooLong(): LongRecord {
    return new LongRecord(this.#line, this.#options.maxBytes);
  }

  /** The lines that were returned are gone; the record that was begun moves to the front. */
  #dropTaken(): void {
    const taken = this.#lineStart;
    if (taken === 0) return;
    this.#out.copyWithin(0, taken, this.#at);
    this.#at -= taken;
    this.#fieldStart -= taken;
    this.#lineStart = 0;
  }
}

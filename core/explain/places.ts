import type { Position } from '../config/errors.ts';

/**
 * Where each value of a JSON file stands. DMS keeps JSON in strings of JSON (`TableMappings`): a pointer goes through such
 * a string as if it were not there, and the line is that of the field inside of it.
 */

/** Offsets in the file, by JSON pointer (RFC 6901), and where its lines begin. */
export interface Places {
  readonly offsets: ReadonlyMap<string, number>;
  readonly lines: readonly number[];
}

/** Finds the places of a text that is known to be JSON. */
export function placesOf(text: string): Places {
  const offsets = new Map<string, number>();
  new Scanner(text, (offset) => offset, offsets).value('');
  const lines = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines.push(at + 1);
  return { offsets, lines };
}

/** The line and column of what a pointer names, or of the nearest thing around it that is there. */
export function positionAt({ offsets, lines }: Places, pointer: string): Position {
  let named = pointer;
  while (named !== '' && !offsets.has(named)) named = named.slice(0, named.lastIndexOf('/'));
  const offset = offsets.get(named) ?? 0;
  // The last line that begins there or before.
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lines[low] ?? 0) + 1 };
}

/** A pointer to what lies below another. */
export function below(pointer: string, ...path: readonly (string | number)[]): string {
  return path.reduce<string>((at, key) => `${at}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`, pointer);
}

/** `a.b[0].c`, as errors of ours spell a path, as a pointer. */
export function pointerOfPath(path: string): string {
  const keys = path.match(/[^.[\]]+/g) ?? [];
  return below('', ...keys);
}

/** Strings deeper in strings than this are left as they are. */
const DEEPEST = 4;

class Scanner {
  #at = 0;

  constructor(
    readonly text: string,
    /** From an offset of this text to one of the file. */
    readonly inFile: (offset: number) => number,
    readonly places: Map<string, number>,
    readonly depth = 0,
  ) {}

  value(pointer: string): void {
    this.space();
    // A key has the place of its own name, which is what a person looks for.
    if (!this.places.has(pointer)) this.places.set(pointer, this.inFile(this.#at));
    const first = this.text[this.#at];
    if (first === '{') this.object(pointer);
    else if (first === '[') this.array(pointer);
    else if (first === '"') this.nested(pointer, this.string());
    else this.#at += /^[^\s,}\]]*/.exec(this.text.slice(this.#at, this.#at + 64))?.[0].length ?? 0;
  }

  private object(pointer: string): void {
    this.#at++;
    for (this.space(); this.text[this.#at] === '"'; this.space()) {
      const start = this.#at;
      const child = below(pointer, this.string().text);
      // Of a key given twice the last counts.
      if (this.places.has(child)) this.forget(child);
      this.places.set(child, this.inFile(start));
      this.space();
      this.#at++;
      this.value(child);
      this.space();
      if (this.text[this.#at] === ',') this.#at++;
    }
    this.#at++;
  }

  private forget(pointer: string): void {
    for (const known of [...this.places.keys()])
      if (known === pointer || known.startsWith(`${pointer}/`)) this.places.delete(known);
  }

  private array(pointer: string): void {
    this.#at++;
    this.space();
    for (let i = 0; this.#at < this.text.length && this.text[this.#at] !== ']'; i++) {
      this.value(below(pointer, i));
      this.space();
      if (this.text[this.#at] === ',') this.#at++;
      this.space();
    }
    this.#at++;
  }

  /** The string at this place, decoded, with the offset that each of its characters has in this text. */
  private string(): Decoded {
    const offsets: number[] = [];
    let text = '';
    this.#at++;
    while (this.#at < this.text.length && this.text[this.#at] !== '"') {
      const length = this.text[this.#at] !== '\\' ? 1 : this.text[this.#at + 1] === 'u' ? 6 : 2;
      const raw = this.text.slice(this.#at, this.#at + length);
      offsets.push(this.#at);
      text += length === 1 ? raw : (JSON.parse(`"${raw}"`) as string);
      this.#at += length;
    }
    this.#at++;
    return { text, offsets };
  }

  private nested(pointer: string, { text, offsets }: Decoded): void {
    if (this.depth >= DEEPEST || !/^\s*[{[]/.test(text)) return;
    try {
      JSON.parse(text);
    } catch {
      return;
    }
    const inFile = (offset: number) => this.inFile(offsets[offset] ?? this.#at);
    new Scanner(text, inFile, this.places, this.depth + 1).value(pointer);
  }

  private space(): void {
    while (' \t\n\r'.includes(this.text[this.#at] ?? 'x')) this.#at++;
  }
}

interface Decoded {
  readonly text: string;
  readonly offsets: readonly number[];
}

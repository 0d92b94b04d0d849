import { clip, displayWidth, visible } from '../../core/report/visible.ts';
import { number } from '../../core/report/words.ts';
import type { ProgressEvent } from '../../handlers/ports.ts';

/** Shows what a run is at. */
export interface ProgressView {
  readonly onEvent: (event: ProgressEvent) => void;
  /** Takes down what is redrawn. Must be called at the end. */
  close(): void;
}

export interface ProgressOptions {
  /** Lines that are redrawn; else one plain line per event. */
  readonly live: boolean;
  readonly width: number;
  readonly write: (text: string) => void;
  /** Milliseconds, from any beginning. */
  readonly now: () => number;
}

/** The live lines are redrawn at most so often. */
const redrawMilliseconds = 100;

/** A plain line about the rows of a table comes at most so often. */
const plainRowsMilliseconds = 10_000;

/** Tables that have a line of their own at the same time. */
const mostLines = 8;

export function progressView(options: ProgressOptions): ProgressView {
  return options.live ? new LiveProgress(options) : new PlainProgress(options);
}

interface Running {
  readonly table: string;
  readonly since: number;
  phase: string;
  rows: RowsEvent | null;
}

type RowsEvent = Extract<ProgressEvent, { type: 'rows' }>;

/** What is known of the run, from its events. */
class Tables {
  planned = 0;
  readonly verdicts = new Map<number, string>();
  readonly running = new Map<number, Running>();

  take(event: ProgressEvent, now: number): void {
    if (event.type === 'planned') this.planned = event.tables.length;
    else if (event.type === 'judged') {
      this.running.delete(event.ordinal);
      this.verdicts.set(event.ordinal, event.verdict);
    } else if (!this.verdicts.has(event.ordinal)) this.#update(event, now);
  }

  #update(event: Extract<ProgressEvent, { type: 'phase' | 'rows' }>, now: number): void {
    const known = this.running.get(event.ordinal) ?? { table: event.table, since: now, phase: 'start', rows: null };
    if (event.type === 'phase') Object.assign(known, { phase: event.phase, rows: null });
    else known.rows = event;
    this.running.set(event.ordinal, known);
  }
}

class PlainProgress implements ProgressView {
  readonly #options: ProgressOptions;
  readonly #told = new Map<number, number>();

  constructor(options: ProgressOptions) {
    this.#options = options;
  }

  readonly onEvent = (event: ProgressEvent): void => {
    const line = this.#line(event);
    if (line !== null) this.#options.write(`${line}\n`);
  };

  close(): void {}

  #line(event: ProgressEvent): string | null {
    switch (event.type) {
      case 'planned':
        return `planned ${number(event.tables.length)} ${event.tables.length === 1 ? 'table' : 'tables'}`;
      case 'phase':
        return `${visible(event.table)}: ${visible(event.phase)}`;
      case 'judged':
        return `${visible(event.table)}: ${visible(event.verdict)}`;
      case 'rows':
        return this.#isDue(event.ordinal) ? `${visible(event.table)}: ${rowsText(event)}` : null;
    }
  }

  #isDue(ordinal: number): boolean {
    const now = this.#options.now();
    const last = this.#told.get(ordinal);
    if (last !== undefined && now - last < plainRowsMilliseconds) return false;
    this.#told.set(ordinal, now);
    return last !== undefined;
  }
}

class LiveProgress implements ProgressView {
  readonly #options: ProgressOptions;
  readonly #tables = new Tables();
  readonly #timer: NodeJS.Timeout;
  #lines = 0;
  #drawnAt = Number.NEGATIVE_INFINITY;

  constructor(options: ProgressOptions) {
    this.#options = options;
    // Elapsed times go on where nothing else does.
    this.#timer = setInterval(() => this.#draw(), 1000);
    this.#timer.unref();
  }

  readonly onEvent = (event: ProgressEvent): void => {
    this.#tables.take(event, this.#options.now());
    if (this.#options.now() - this.#drawnAt >= redrawMilliseconds) this.#draw();
  };

  close(): void {
    clearInterval(this.#timer);
    this.#options.write(this.#erase());
    this.#lines = 0;
  }

  #draw(): void {
    const now = this.#options.now();
    const lines = liveLines(this.#tables, now).map((line) => shortened(line, this.#options.width - 1));
    this.#options.write(`${this.#erase()}${lines.map((line) => `${line}\n`).join('')}`);
    this.#lines = lines.length;
    this.#drawnAt = now;
  }

  /** Up over the lines drawn last, and clear from there to the end. */
  #erase(): string {
    return this.#lines === 0 ? '' : `\u001b[${this.#lines}A\u001b[0J`;
  }
}

function liveLines(tables: Tables, now: number): string[] {
  const counts = new Map<string, number>();
  for (const verdict of tables.verdicts.values()) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const verdicts = [...counts].map(([verdict, count]) => `${number(count)} ${verdict.toLowerCase()}`);
  const done = `${number(tables.verdicts.size)} of ${number(tables.planned)} tables`;
  const running = [...tables.running.values()];
  const more = running.length - mostLines;
  return [
    [done, ...verdicts].join(' · '),
    ...running.slice(0, mostLines).map((one) => {
      const rows = one.rows === null ? '' : ` · ${rowsText(one.rows)}`;
      return `  ${clip(one.table, 60)} · ${visible(one.phase)}${rows} · ${elapsed(now - one.since)}`;
    }),
    ...(more > 0 ? [`  … and ${number(more)} more`] : []),
  ];
}

/** `1,234 rows · 56.7 MB · 89 %`, of which the engine may know the first only. */
function rowsText({ rows, progress }: RowsEvent): string {
  const { bytes = 0, percent = null } = progress ?? {};
  const megabytes = Math.round(bytes / 1e5) / 10;
  return [
    `${number(rows)} rows`,
    ...(megabytes === 0 ? [] : [`${number(megabytes)} MB`]),
    ...(percent === null ? [] : [`${Math.floor(percent)} %`]),
  ].join(' · ');
}

/** A line that is cut rather than wrapped: a wrapped one would not be erased. */
function shortened(line: string, width: number): string {
  let shown = line;
  for (let max = width; displayWidth(shown) > width && max > 0; max--) shown = clip(line, max);
  return shown;
}

function elapsed(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}

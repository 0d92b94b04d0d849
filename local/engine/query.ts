import { randomUUID } from 'node:crypto';
import { causeOf, LoadproofError } from '../../handlers/errors.ts';
import type { Cell, QueryStatus } from '../../handlers/ports.ts';

type Outcome = { readonly rows: readonly (readonly Cell[])[] | null } | { readonly error: unknown };

/** One query of the engine: its state, and the means to end it. */
export class Query {
  readonly id = randomUUID();
  readonly label: string;
  /** Resolves when the query has ended and everything of it is down. Never rejects. */
  readonly done: Promise<void>;
  sourceRows: number | null = null;
  progress: QueryStatus['progress'];
  readonly #end = new AbortController();
  #startedAt = new Date();
  #endedAt: Date | null = null;
  #outcome: Outcome | null = null;

  /** Starts `work`, which gets this query and its signal, and resolves to its rows; null where they were stored. */
  constructor(label: string, work: (query: Query, signal: AbortSignal) => Promise<(readonly Cell[])[] | null>) {
    this.label = label;
    this.done = Promise.resolve()
      .then(() => work(this, this.#end.signal))
      .then(
        (rows) => this.#settle({ rows }),
        (error: unknown) => this.#settle({ error }),
      );
  }

  /** The work begins now: it has waited for its turn until here. */
  begin(): void {
    this.#startedAt = new Date();
  }

  /** Ends the query with this error, unless it has ended. */
  abort(error: LoadproofError): void {
    if (this.#outcome) return;
    this.#settle({ error });
    this.#end.abort(error);
  }

  status(): QueryStatus {
    const outcome = this.#outcome;
    const seconds = ((this.#endedAt ?? new Date()).getTime() - this.#startedAt.getTime()) / 1000;
    const { sourceRows, progress } = this;
    const base = { startedAt: this.#startedAt.toISOString(), seconds, sourceRows, ...(progress ? { progress } : {}) };
    if (!outcome) return { ...base, state: 'running', error: null };
    if (!('error' in outcome)) return { ...base, state: 'succeeded', error: null };
    const { code, message, remedy } = causeOf(outcome.error);
    return { ...base, state: 'failed', error: { name: code, message: `${message} ${remedy}` } };
  }

  /** The rows of a succeeded query that was not stored; anything else is a mistake of the caller's. */
  rows(): readonly (readonly Cell[])[] {
    if (this.#outcome && 'rows' in this.#outcome && this.#outcome.rows) return this.#outcome.rows;
    if (this.#outcome && 'error' in this.#outcome) throw this.#outcome.error;
    throw new LoadproofError(
      'QueryFailed',
      `The query "${this.label}" has no rows to give: it ${this.#outcome ? 'was stored' : 'is still running'}.`,
      'This is a defect of Loadproof: please report it.',
    );
  }

  #settle(outcome: Outcome): void {
    if (this.#outcome) return;
    this.#outcome = outcome;
    this.#endedAt = new Date();
  }
}

import { z } from 'zod';
import { readSchema } from '../core/report/schema.ts';
import { LoadproofError } from './errors.ts';
import { failureSchema } from './failure.ts';

/**
 * The state of one part, as the state machine carries it from function to function: small (under 1 KB), and with every
 * count that bounds a loop. What is large lies in the store.
 */

const count = z.number().int().nonnegative();

/** Safe as a key's part, as an execution's name (80 characters) and as a folder. */
export const runIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/, 'must be 1 to 80 letters, digits, hyphens and underscores');

/**
 * `digest`: level 1. `rows`: level 2, stored completely. `later`: the keys that the source changed after the load, stored
 * likewise. `findings`: what was stored, summed up and sampled.
 */
export const PHASES = ['digest', 'rows', 'later', 'findings'] as const;
export type Phase = (typeof PHASES)[number];

export const partStateSchema = z.object({
  runId: runIdSchema,
  ordinal: count,
  /** Seconds between the first checks of a query. */
  pollSeconds: count,
  /** Seconds before the next check: `polling.ts` says how they grow. */
  waitSeconds: count.default(0),
  /** Checks that one query gets. */
  maxChecks: z.number().int().positive(),
  settleSeconds: count,
  phase: z.enum(PHASES).default('digest'),
  /** Comparisons from the start before this one: of a table that changed while it was compared. */
  round: count.default(0),
  /** Reads of the rows in this round before this one: 0, and more after each settle time. */
  attempt: count.default(0),
  /** How often a query of this part was started again because the engine or the source went away under it. */
  restarts: count.default(0),
  /** For people who look at the execution. */
  table: z.string().default(''),
  /** Whether it is a part of Loadproof's own, of which nobody is told how far it is. */
  quiet: z.boolean().default(false),
  queryId: z.string().nullable().default(null),
  checksLeft: count.default(0),
  pauseSeconds: count.default(0),
  /** Rows that were open in earlier rounds, and of which none lasted. */
  opened: count.default(0),
  /** Keys of the level-2 results stored so far, the first read first. */
  stored: z.array(z.string()).default([]),
  /** Key of the stored keys that the source changed after the load; null where the source cannot tell. */
  later: z.string().nullable().default(null),
  reads: z.array(readSchema).default([]),
  /** Where the Choice after the function goes. */
  next: z.enum(['poll', 'judge', 'start', 'pause', 'done']).default('start'),
  /** Set by a Catch: what RecordFailure records. */
  error: failureSchema.optional(),
});
export type PartState = z.output<typeof partStateSchema>;

/** In one round the rows are read again so often, each time after the settle time. */
export const MAX_ATTEMPTS = 2;

/** A table that changed while it was compared is compared from the start so often again. */
export const MAX_ROUNDS = 2;

/** A part's queries are started again so often, all phases together. */
export const MAX_RESTARTS = 3;

/** Failures of a query that say nothing about the query itself. */
const TRANSIENT: readonly string[] = ['EngineRestarted', 'SourceUnavailable', 'IncompleteRead', 'Throttled'];

export const isTransient = (errorName: string): boolean => TRANSIENT.includes(errorName);

/** Starts the phase again after a pause that doubles; null where the part has used up its restarts. */
export function restarted(state: PartState): PartState | null {
  if (state.restarts >= MAX_RESTARTS) return null;
  const restarts = state.restarts + 1;
  return { ...state, restarts, queryId: null, pauseSeconds: 2 ** restarts, next: 'pause' };
}

/**
 * The phase for people, and in the report's list of reads: `rows` is the first read, `rows-1` the second, `rows.1` the
 * first one after the table was compared from the start again.
 */
export function phaseLabel({ phase, attempt, round }: Pick<PartState, 'phase' | 'attempt' | 'round'>): string {
  return `${phase}${attempt === 0 ? '' : `-${attempt}`}${round === 0 ? '' : `.${round}`}`;
}

/** Compares the table from the start again, after the settle time; null where it was done often enough. */
export function nextRound(state: PartState): PartState | null {
  if (state.round >= MAX_ROUNDS) return null;
  const fresh = { phase: 'digest' as const, attempt: 0, stored: [], later: null, queryId: null };
  return { ...state, ...fresh, round: state.round + 1, pauseSeconds: state.settleSeconds, next: 'pause' };
}

/** Never twice the same for two queries that may differ, always the same for a function that is retried. */
export function queryToken(state: PartState): string {
  return `${state.runId}.${state.ordinal}.${phaseLabel(state)}.${state.restarts}`;
}

/** The query that the state must have here. */
export function queryOf(state: PartState): string {
  if (state.queryId !== null) return state.queryId;
  throw new LoadproofError(
    'QueryFailed',
    `Part ${state.ordinal} has no query in its phase ${state.phase}.`,
    'This is a defect of Loadproof: please report it with the history of the execution.',
  );
}

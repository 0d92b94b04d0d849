import { z } from 'zod';
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

/** `digest`: level 1. `rows`: level 2, stored completely. `findings`: what level 2 stored, summed up and sampled. */
export const PHASES = ['digest', 'rows', 'findings'] as const;
export type Phase = (typeof PHASES)[number];

export const partStateSchema = z.object({
  runId: runIdSchema,
  ordinal: count,
  /** Seconds between two checks. */
  pollSeconds: count,
  /** Checks that one query gets. */
  maxChecks: z.number().int().positive(),
  settleSeconds: count,
  phase: z.enum(PHASES).default('digest'),
  /** Reads of the rows before this one: 0, and 1 after the settle time. */
  attempt: count.default(0),
  /** How often a query of this part was started again because the engine or the source went away under it. */
  restarts: count.default(0),
  /** For people who look at the execution. */
  table: z.string().default(''),
  queryId: z.string().nullable().default(null),
  checksLeft: count.default(0),
  pauseSeconds: count.default(0),
  /** Keys of the level-2 results stored so far, the first read first. */
  stored: z.array(z.string()).default([]),
  reads: z.array(z.object({ phase: z.string(), startedAt: z.string(), seconds: z.number() })).default([]),
  /** Where the Choice after the function goes. */
  next: z.enum(['poll', 'judge', 'start', 'pause', 'done']).default('start'),
  /** Set by a Catch: what RecordFailure records. */
  error: failureSchema.optional(),
});
export type PartState = z.output<typeof partStateSchema>;

/** The rows are read again once, after the settle time. */
export const MAX_ATTEMPTS = 1;

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

/** The phase for people, and in the report's list of reads: `rows` is the first read, `rows-1` the second. */
export function phaseLabel(state: Pick<PartState, 'phase' | 'attempt'>): string {
  return state.attempt === 0 ? state.phase : `${state.phase}-${state.attempt}`;
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

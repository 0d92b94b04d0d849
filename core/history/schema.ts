import { z } from 'zod';
import { consentSchema } from '../compare/limits.ts';
import { VERDICTS } from '../verdict.ts';
import { identitiesSchema } from './identities.ts';

/** What is kept of a table from run to run. */

/** Past verdicts that are kept of a table. */
export const MAX_VERDICTS = 100;

/**
 * What a table's mismatch is in a run:
 * - `new`: none was open before;
 * - `stillOpen`: it was open before, and no run has proven it gone;
 * - `resolved`: this run proved the whole table equal;
 * - `accepted`: consent that is in force covers every difference of today;
 * - `expired`: it is open, and the consent that covered it is void.
 */
export const HISTORY_STATES = ['new', 'stillOpen', 'resolved', 'accepted', 'expired'] as const;
export type HistoryState = (typeof HISTORY_STATES)[number];
const stateSchema = z.enum(HISTORY_STATES);
const verdictSchema = z.enum(VERDICTS);

/** A run, and when it ended (ISO 8601, UTC). */
const runSchema = z.strictObject({ runId: z.string(), at: z.string() });

const pastVerdictSchema = z.strictObject({
  ...runSchema.shape,
  verdict: verdictSchema,
  /** Null where there was no mismatch to speak of. */
  state: stateSchema.nullable(),
  /** Findings of the run. */
  findings: z.number().int().nonnegative(),
});
export type PastVerdict = z.infer<typeof pastVerdictSchema>;

const openMismatchSchema = z.strictObject({
  /** Stays the same for as long as the mismatch is open. */
  thread: z.string(),
  since: runSchema,
  /** The run that saw it last. */
  last: runSchema,
  /** Names the set of differences that was seen last, for a consent to it; null where not all of them are known. */
  mismatch: z.string().nullable(),
  /** Limits that the proof had when it was seen last. */
  limits: z.array(z.string()),
  /** Until when it is accepted (a date); null where nobody accepts it. */
  acceptedUntil: z.iso.date().nullable(),
});
export type OpenMismatch = z.infer<typeof openMismatchSchema>;

/** `runs/.history/<scope>/<table>.json`. */
export const historySchema = z.strictObject({
  version: z.literal(1),
  table: z.strictObject({ schema: z.string(), name: z.string() }),
  source: z.string(),
  lake: z.string(),
  /** Oldest first. */
  verdicts: z.array(pastVerdictSchema),
  /** As the last run left it, and as it found it: a run that is concluded again starts from that. */
  open: openMismatchSchema.nullable(),
  before: openMismatchSchema.nullable(),
});
export type TableHistory = z.infer<typeof historySchema>;

/** `runs/.history/mismatches/<id>.json`: a complete set of differences that a consent can name. Never changed. */
export const mismatchSchema = z.strictObject({
  version: z.literal(1),
  mismatch: z.string(),
  table: z.strictObject({ schema: z.string(), name: z.string() }),
  source: z.string(),
  lake: z.string(),
  identities: identitiesSchema,
});
export type StoredMismatch = z.infer<typeof mismatchSchema>;

/** How a mismatch is called: never a number in YAML. */
export const MISMATCH_ID = /^m-[0-9a-f]{10}$/;

/** `acceptDifferences` of the configuration: consent to the differences that a stored mismatch had. */
export const acceptDifferencesSchema = z.strictObject({
  table: z.string(),
  mismatch: z.string().regex(MISMATCH_ID, 'is no mismatch: copy its m-… from the report or from loadproof history'),
  ...consentSchema.shape,
});
export type AcceptDifferences = z.infer<typeof acceptDifferencesSchema>;

const count = z.number().int().nonnegative();

/** What the report says of a table's past. */
export const shownHistorySchema = z.strictObject({
  state: stateSchema.nullable(),
  /** To be named in a consent; null where there is none, or its differences are not known completely. */
  mismatch: z.string().nullable(),
  /** The same in every run of one open mismatch; null without one. */
  thread: z.string().nullable(),
  /** The run that saw it first. */
  since: runSchema.nullable(),
  /** A date; null where nobody accepts it. */
  acceptedUntil: z.iso.date().nullable(),
  /** Differing rows of today that were known before, that were not, and that are gone; null where it cannot be said. */
  rows: z.strictObject({ known: count, new: count, gone: count }).nullable(),
  /** The last verdicts, this run's included; oldest first. */
  verdicts: z.array(z.strictObject({ ...runSchema.shape, verdict: verdictSchema })),
});
export type ShownHistory = z.infer<typeof shownHistorySchema>;

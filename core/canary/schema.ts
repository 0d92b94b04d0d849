import { z } from 'zod';

const count = z.number().int().nonnegative();

/** What a run says of the faults that it planted for itself: whether it would have caught them. */
export const canarySchema = z.strictObject({
  /** Every planted fault was found, by its key, kind and columns, and nothing beside them. */
  caught: z.boolean(),
  engine: z.string(),
  /** What was planted; two keys of one name are one fault. */
  faults: z.array(z.strictObject({ name: z.string(), found: z.boolean() })),
  /** Rows that are the same on both sides, and of which nothing may be said. */
  equalRows: count,
  /** What was found that nobody planted, and what else was not as it must be: a sentence each. */
  problems: z.array(z.string()),
  /**
   * Types whose literals came back from the source byte for byte in this run, and those whose did not. Empty where
   * Loadproof's own tests execute the source's dialect.
   */
  types: z.array(
    z.strictObject({ type: z.string(), literals: count, proven: z.boolean(), why: z.string().nullable() }),
  ),
  /** Of its statements together. */
  seconds: z.number().nonnegative(),
  /** That the engine says it read for it; absent where it says none. */
  bytes: count.exactOptional(),
});
export type CanaryReport = z.infer<typeof canarySchema>;

import { z } from 'zod';
import { SEVERITIES } from './rule.ts';

/**
 * What `loadproof explain --format json` prints, and the Action's `explain` writes: published as
 * `docs/explain.schema.json`. Fields are added, and never change their meaning, within a version.
 */
const severity = z.enum(SEVERITIES);

const place = {
  file: z.string(),
  /** RFC 6901; JSON in strings (`TableMappings`) is gone through. */
  pointer: z.string(),
  /** From 1. */
  line: z.number().int().positive(),
  column: z.number().int().positive(),
};

export const explainFindingSchema = z.strictObject({
  /** Identifier of the rule: it stays the same. */
  rule: z.string(),
  severity,
  title: z.string(),
  ...place,
  why: z.string(),
  mend: z.string(),
  /** JSON to write there; null where none mends it. */
  write: z.json(),
  /** The page that says so. */
  source: z.string(),
  confidence: z.enum(['confirmed', 'assumed']),
});
export type ExplainFinding = z.infer<typeof explainFindingSchema>;

export const explanationSchema = z.strictObject({
  version: z.literal(1),
  toolVersion: z.string(),
  /** The worst severity there is; null without a finding. */
  worst: severity.nullable(),
  counts: z.strictObject({
    high: z.number().int().nonnegative(),
    medium: z.number().int().nonnegative(),
    low: z.number().int().nonnegative(),
  }),
  tasks: z.array(
    z.strictObject({
      /** The task's identifier; the file, where there is no task around its mappings or settings. */
      name: z.string(),
      files: z.array(z.string()),
      serverless: z.boolean(),
      migrationType: z.enum(['full-load', 'cdc', 'full-load-and-cdc']).nullable(),
      engine: z.string().nullable(),
      writes: z.strictObject({
        facts: z.array(z.strictObject({ about: z.string(), text: z.string() })),
        tables: z.array(
          z.strictObject({
            selection: z.string(),
            words: z.string(),
            /** Names in braces stand for many. */
            location: z.string(),
            remarks: z.array(z.string()),
          }),
        ),
      }),
      /** Worst first. */
      findings: z.array(explainFindingSchema),
    }),
  ),
  /** What a run, or DMS, would refuse to read: each counts as high. */
  problems: z.array(z.strictObject({ ...place, message: z.string() })),
  /** Files that say nothing of DMS. */
  others: z.array(z.string()),
});
export type Explanation = z.infer<typeof explanationSchema>;
export type ExplainedTask = Explanation['tasks'][number];

import { z } from 'zod';

export const SURE = ['established', 'very likely', 'likely', 'possible'] as const;

/**
 * A likely cause of a table's differences, with what was counted of it. Sentences of ours: names of columns and files, and
 * numbers; never a value of a row. It changes no verdict.
 */
export const diagnosisSchema = z.strictObject({
  /** Stable name for machines: `cut`, `missingFile`, … */
  code: z.string(),
  column: z.string().nullable(),
  /** `note is cut at 255 characters` */
  title: z.string(),
  /** `20 of 20 sampled values (412 rows changed in note) end at 255 characters` */
  evidence: z.string(),
  /**
   * `established` is a fact that was counted, as such; `very likely` is seen in each of at least three values, `likely` in
   * both of two or in four fifths, `possible` in the only one, or is what fits.
   */
  sure: z.enum(SURE),
  /** The setting of DMS that does so; null where none does. */
  setting: z.string().nullable(),
  /** What to do about it. */
  mend: z.string(),
  /** Findings or rows that it rests on. */
  findings: z.number().int().nonnegative(),
});
export type Diagnosis = z.infer<typeof diagnosisSchema>;

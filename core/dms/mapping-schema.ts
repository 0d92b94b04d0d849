/** The JSON of table mappings, as DMS documents it. What its rules mean is in `mapping-rules.ts`. */
import { z } from 'zod';

const ruleId = z.union([z.number(), z.string().regex(/^[0-9]+$/, 'must be a number')], {
  error: ({ input }) => (input === undefined ? 'is missing: write a number' : 'must be a number'),
});

/** DMS takes numbers as JSON numbers and as texts, and an empty text for none. */
const numberText = z.union([z.number(), z.string()], { error: 'must be a number' }).nullish();

const locatorSchema = z.object({
  'schema-name': z.string().nullish(),
  'table-name': z.string().nullish(),
  'column-name': z.string().nullish(),
  'data-type': z.string().nullish(),
  'table-type': z.string().nullish(),
});

const ruleSchema = z.object({
  'rule-type': z.string(),
  'rule-id': ruleId,
  'rule-name': z.union([z.string(), z.number()], { error: 'must be a text' }).nullish(),
  'rule-action': z.string().nullish(),
  'rule-target': z.string().nullish(),
  'object-locator': locatorSchema.nullish(),
  'load-order': numberText,
  filters: z.array(z.unknown()).nullish(),
  value: z.string().nullish(),
  'old-value': z.string().nullish(),
  expression: z.string().nullish(),
  'data-type': z
    .object({ type: z.string().nullish(), precision: numberText, scale: numberText, length: numberText })
    .nullish(),
  'primary-key-def': z
    .object({ name: z.string().nullish(), origin: z.string().nullish(), columns: z.array(z.string()).nullish() })
    .nullish(),
  'before-image-def': z
    .object({
      'column-prefix': z.string().nullish(),
      'column-suffix': z.string().nullish(),
      'column-filter': z.string().nullish(),
    })
    .nullish(),
  'parallel-load': z.object({ type: z.string().nullish(), columns: z.array(z.string()).nullish() }).nullish(),
  'lob-settings': z.object({ mode: z.string().nullish(), 'bulk-max-size': numberText }).nullish(),
});
export type RawRule = z.infer<typeof ruleSchema>;

export const mappingsSchema = z.object({ rules: z.array(ruleSchema) });

/** A whole number that a description spells as a number or a text; null where it says none. */
export function wholeNumber(value: string | number | null | undefined): number | null {
  if (value === null || value === undefined || value === '') return null;
  const number = Number(value);
  return Number.isInteger(number) && number >= 0 ? number : null;
}

import { z } from 'zod';

/** The AWS CLI prints times as ISO 8601, or as seconds from 1970 by its configuration; the SDK gives dates. */
export const timeSchema = z.union([z.string(), z.number(), z.date()], { error: 'must be a time' }).nullish();

/** A time of a description as ISO 8601 in UTC; null where there is none, or none that can be read. */
export function isoTime(time: z.infer<typeof timeSchema>): string | null {
  if (time === null || time === undefined) return null;
  const date = typeof time === 'number' ? new Date(time * 1000) : new Date(time);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

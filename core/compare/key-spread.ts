import { z } from 'zod';
import type { Form } from './forms.ts';

/** Where in the range of a key the differences lie: a bar per twentieth, to see whether they are in one place. */

export const KEY_BINS = 20;

const integer = z.string().regex(/^-?\d+$/);

export const keySpreadSchema = z.strictObject({
  /** The first column of the key. */
  column: z.string(),
  /** Its least and greatest value among the differing keys; null where values are masked. */
  from: integer.nullable(),
  to: integer.nullable(),
  /** Findings per twentieth of that range, in its order. */
  bins: z.array(z.number().int().nonnegative()).length(KEY_BINS),
});
export type KeySpread = z.infer<typeof keySpreadSchema>;

/** A spread as the findings statement has it: only the twentieths that hold something. */
export interface StoredSpread {
  readonly from: string;
  readonly to: string;
  readonly bins: readonly { readonly bin: number; readonly findings: number }[];
}

/** Keys that are numbers have a range that can be divided. */
export function hasKeySpread(key: readonly string[], compared: readonly { readonly form: Form }[]): boolean {
  return key.length > 0 && compared[0]?.form.kind === 'integer';
}

/** The spread of one part; null without a range: no number, or one alone. */
export function keySpread(column: string, stored: StoredSpread | null): KeySpread | null {
  if (stored === null || stored.from === stored.to) return null;
  const bins = Array.from({ length: KEY_BINS }, () => 0);
  for (const { bin, findings } of stored.bins) if (bin in bins) bins[bin] = findings;
  return { column, from: stored.from, to: stored.to, bins };
}

/** The first and the last number of a twentieth, about. */
export function binRange(from: string, to: string, bin: number): readonly [bigint, bigint] {
  const low = BigInt(from);
  const span = BigInt(to) - low + 1n;
  const bins = BigInt(KEY_BINS);
  const start = (i: number) => low + (BigInt(i) * span + bins - 1n) / bins;
  return [start(bin), start(bin + 1) - 1n];
}

/** The spreads of the parts of a table as one, each twentieth counted where its middle lies. */
export function joinSpreads(spreads: readonly KeySpread[]): KeySpread | null {
  const [first, ...more] = spreads;
  if (first === undefined || more.length === 0) return first ?? null;
  const ends = spreads.flatMap(({ from, to }) => (from === null || to === null ? [] : [BigInt(from), BigInt(to)]));
  if (ends.length < 2 * spreads.length) return null;
  ends.sort((a, b) => (a < b ? -1 : 1));
  const [low = 0n, high = 0n] = [ends[0], ends.at(-1)];
  const bins = Array.from({ length: KEY_BINS }, () => 0);
  for (const { from, to, bins: counts } of spreads)
    for (const [bin, findings] of counts.entries()) {
      if (findings === 0) continue;
      const [start, end] = binRange(from ?? '0', to ?? '0', bin);
      const at = Number((((start + end) / 2n - low) * BigInt(KEY_BINS)) / (high - low + 1n));
      bins[at] = (bins[at] ?? 0) + findings;
    }
  return { column: first.column, from: String(low), to: String(high), bins };
}

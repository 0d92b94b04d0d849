/**
 * Identities of differences: a keyed digest of each differing row with the side that holds it in excess, and of how many
 * copies. Two reads of the same difference give the same identity, whatever table part or sample it came in.
 */
import { z } from 'zod';

/** Copies in excess by identity. */
export const identitiesSchema = z.record(z.string(), z.number().int().positive());
export type Identities = z.infer<typeof identitiesSchema>;

/** The differences of a table or a part, as they are stored; null where they are not known completely. */
export interface Differences {
  readonly identities: Identities | null;
}

/** How differing rows relate to those of before, copies counted. */
export interface RowCounts {
  readonly known: number;
  readonly new: number;
  readonly gone: number;
}

export function compareIdentities(today: Identities, before: Identities): RowCounts {
  const counts = { known: 0, new: 0, gone: 0 };
  for (const [id, copies] of Object.entries(today)) {
    const known = Math.min(copies, copiesOf(before, id));
    counts.known += known;
    counts.new += copies - known;
  }
  for (const [id, copies] of Object.entries(before)) counts.gone += Math.max(0, copies - copiesOf(today, id));
  return counts;
}

/** Identities of both, with the greater number of copies: what one consent or another covers. */
export function unionOf(sets: readonly Identities[]): Identities {
  const union = new Map<string, number>();
  for (const set of sets)
    for (const [id, copies] of Object.entries(set)) union.set(id, Math.max(copies, union.get(id) ?? 0));
  return Object.fromEntries(union);
}

/** The identities of a table out of those of its parts: each row is in one part. Null where one is not known. */
export function joinIdentities(parts: readonly (Identities | null)[]): Identities | null {
  const joined = new Map<string, number>();
  for (const part of parts) {
    if (part === null) return null;
    for (const [id, copies] of Object.entries(part)) joined.set(id, copies + (joined.get(id) ?? 0));
  }
  return Object.fromEntries(joined);
}

export function copiesOf(set: Identities, id: string): number {
  return Object.hasOwn(set, id) ? (set[id] ?? 0) : 0;
}

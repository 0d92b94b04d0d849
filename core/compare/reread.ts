/** A second read of the rows that takes the open keys alone, where the source can find them by their key. */
import type { PlannedPart } from '../plan/schema.ts';
import type { Chosen, ComparisonSpec, SourceDialect } from '../sql/dialect.ts';
import { decodeField, FIELD_SEPARATOR } from './line.ts';

/** What to read, and the comparison that reads it. */
export interface Reread {
  readonly spec: ComparisonSpec;
  readonly chosen: Chosen;
}

/** Bytes that a list of keys may add to each side's statement: Athena's take 262,144 in all. */
const KEYS_BYTES = 60_000;

/** Columns from which a statement is long by itself. */
const WIDE = 100;

/**
 * Narrows a comparison to keys, as lines spell them. Null where there is none, a key has NULL, they are too long for a
 * statement, or the source has no condition for them: then the chosen buckets are read again.
 */
export function rereadOf(
  spec: ComparisonSpec,
  part: PlannedPart,
  key: readonly string[],
  keys: readonly string[] | null,
  dialect: SourceDialect,
): Reread | null {
  if (keys === null || keys.length === 0 || spec.keyColumns === 0) return null;
  // A statement for another engine holds the source's query as well, and a wide one has no room for keys.
  if (spec.source.catalog !== null && spec.columns.length > WIDE) return null;
  if (keys.reduce((bytes, text) => bytes + 4 * text.length + 16, 0) > KEYS_BYTES) return null;
  const planned = key.flatMap((name) => part.columns.find((c) => c.source.name === name) ?? []);
  // The lines spell what DMS makes of such a key (masked, cut), and the source has no such value.
  if (planned.some(({ losses, added }) => added !== undefined || losses.length > 0)) return null;
  const columns = planned.map(({ source }) => source);
  const values = keys.map((text) => text.split(FIELD_SEPARATOR).map(decodeField));
  if (columns.length !== spec.keyColumns || values.some((v) => v.length !== columns.length)) return null;
  const whole = values.filter((v): v is string[] => v.every((field) => field !== null));
  if (whole.length < values.length) return null;
  const condition = dialect.keyIn?.(columns, whole) ?? null;
  if (condition === null) return null;
  return { spec: { ...spec, source: { ...spec.source, where: [...spec.source.where, condition] } }, chosen: { keys } };
}

/**
 * Ranges of a key: how a large table is compared in parts. A range takes keys from one boundary up to another, and the
 * first one NULL as well, so that any ascending boundaries leave neither a gap nor an overlap: a row is of the range
 * whose lower boundary is the highest that is not above it.
 */
import type { Form } from './forms.ts';

/** Forms whose order is the same in every source and every engine: numbers, and text by its UTF-8 bytes. */
export type RangeForm = Extract<Form['kind'], 'integer' | 'text'>;

export interface KeyRange {
  /** Source name of the key's column. */
  readonly column: string;
  readonly form: RangeForm;
  /** Canonical texts of the form. From: included; null: from the lowest, and NULL. To: not included; null: to the highest. */
  readonly from: string | null;
  readonly to: string | null;
}

/** The ranges between boundaries in any order, some of them perhaps equal. Without any: null, the table is one part. */
export function rangesBetween(
  column: string,
  form: RangeForm,
  boundaries: readonly string[],
): readonly KeyRange[] | null {
  const sorted = [...new Set(boundaries)].sort(form === 'integer' ? byNumber : byBytes);
  if (sorted.length === 0) return null;
  const froms = [null, ...sorted];
  const tos = [...sorted, null];
  return froms.map((from, i) => ({ column, form, from, to: tos[i] ?? null }));
}

function byNumber(a: string, b: string): number {
  const [x, y] = [BigInt(a), BigInt(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** As UTF-8 is ordered, which is by code points; UTF-16, which JavaScript orders by, is not. */
function byBytes(a: string, b: string): number {
  const [x, y] = [new TextEncoder().encode(a), new TextEncoder().encode(b)];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const difference = (x[i] ?? 0) - (y[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return x.length - y.length;
}

/** Into how many parts a table goes, none with many more rows than `rowsPerPart`. At most 1,000: a boundary costs a sample. */
export function partsOf(estimatedRows: number | null, rowsPerPart: number | null): number {
  if (estimatedRows === null || rowsPerPart === null) return 1;
  return Math.min(Math.max(1, Math.ceil(estimatedRows / rowsPerPart)), 1_000);
}

/**
 * An SQL condition for a range, never NULL: `value` is the key as something that orders as the form does, or NULL;
 * `literal` spells a boundary of its type.
 */
export function rangeCondition(range: KeyRange, value: string, literal: (boundary: string) => string): string {
  const { from, to } = range;
  if (from === null) return to === null ? '1 = 1' : `(${value} < ${literal(to)} OR ${value} IS NULL)`;
  const above = `${value} >= ${literal(from)}`;
  return `(${value} IS NOT NULL AND ${to === null ? above : `${above} AND ${value} < ${literal(to)}`})`;
}

/** Boundaries as a sample gave them: a JSON list of integers or texts, of which those of the form are taken. */
export function readBoundaries(json: string | null, form: RangeForm): string[] {
  if (json === null) return [];
  const list: unknown = JSON.parse(json);
  if (!Array.isArray(list)) throw new RangeError('boundaries are a list');
  const texts = list.filter((item) => item !== null).map(String);
  // Beyond 64 bits a literal is no integer to every engine; a part then is larger, and nothing else.
  return form === 'integer' ? texts.filter((text) => /^-?\d{1,18}$/.test(text)) : texts;
}

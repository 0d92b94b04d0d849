/**
 * Wide rows: one expression for many columns. A statement has a largest size (Athena: 262,144 bytes), and an expression
 * written out for each of a thousand columns exceeds it several times. So columns of one type stand in an array, and
 * their expression is written once for its elements, on both sides.
 */

/** The name that an element of a run has in the run's expression. */
export const ELEMENT = 'x';

/** Columns beside each other in a line that are rendered alike. */
export interface FieldRun {
  /** Quoted. */
  readonly columns: readonly string[];
  /** The canonical text of a column named {@link ELEMENT}. */
  readonly text: string;
  /** Whether the text can hold characters that a line needs escaped. */
  readonly escaped: boolean;
  /** Whether the columns can be elements of one array; else the run has one column, and `text` is of its own name. */
  readonly array: boolean;
}

/** Cuts a list into runs of neighbours with the same print. */
export function runsOf<T>(items: readonly T[], print: (item: T) => string): T[][] {
  const runs: { print: string; items: T[] }[] = [];
  for (const item of items) {
    const own = print(item);
    const last = runs.at(-1);
    if (last?.print === own) last.items.push(item);
    else runs.push({ print: own, items: [item] });
  }
  return runs.map((run) => run.items);
}

/** The same items, those of one print beside each other, in the order of their first. */
export function gather<T>(items: readonly T[], print: (item: T) => string): T[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(print(item));
    if (group) group.push(item);
    else groups.set(print(item), [item]);
  }
  return [...groups.values()].flat();
}

/** Pieces of at most `size`. */
export function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}

/** Finds what a person probably meant: the nearest of the names that exist. */

/** Number of single-character insertions, deletions, substitutions and swaps of neighbours between two words. */
export function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) row.push(step(rows, row, a, b, i, j));
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}

function step(rows: readonly number[][], row: readonly number[], a: string, b: string, i: number, j: number): number {
  const at = (y: number, x: number) => (y === i ? row[x] : rows[y]?.[x]) ?? Number.POSITIVE_INFINITY;
  const same = a[i - 1] === b[j - 1];
  const best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (same ? 0 : 1));
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return swapped ? Math.min(best, at(i - 2, j - 2) + 1) : best;
}

/** Words longer than this are not compared letter by letter: hostile names must not cost quadratic time. */
const longestWord = 128;

/** The known names nearest to a word, best first: those within a third of its length, case ignored. */
export function nearest(word: string, known: Iterable<string>, atMost = 3): string[] {
  if (word.length > longestWord) return [];
  const wanted = word.toLowerCase();
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  return [...known]
    .filter((name) => Math.abs(name.length - word.length) <= limit)
    .map((name) => ({ name, distance: editDistance(wanted, name.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((x, y) => x.distance - y.distance || (x.name < y.name ? -1 : 1))
    .slice(0, atMost)
    .map(({ name }) => name);
}

/** ` Did you mean a, b?`, or nothing. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const names = nearest(word, known);
  return names.length === 0 ? '' : ` Did you mean ${names.join(', ')}?`;
}

/** How one text became another, character by character, for a reader: few runs, and none that is an accident. */

export interface Run {
  /** What each side has of it; the same where it is equal. */
  readonly source: string;
  readonly lake: string;
  readonly equal: boolean;
}

/** Pairs of characters that are looked at: a page has thousands of values. */
const MAX_PAIRS = 10_000;

/**
 * The runs of two texts that are equal and that are not. Null where the texts are long, or have so little in common that
 * what is equal is so by accident: then they differ as a whole.
 */
export function editsOf(source: string, lake: string): Run[] | null {
  if (source.length * lake.length > MAX_PAIRS) return null;
  const [a, b] = [[...source], [...lake]];
  const common = commonLengths(a, b);
  const all = common[0] ?? 0;
  if (2 * all < Math.min(a.length, b.length) || all === 0) return null;
  return smoothed(runsOf(a, b, common));
}

/** Row by row, the length of the longest common subsequence of what is left of both from there on. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  return lengths;
}

function runsOf(a: readonly string[], b: readonly string[], common: Uint16Array): Run[] {
  const width = b.length + 1;
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  const runs: Run[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push(runs, { source: a[i] ?? '', lake: b[j] ?? '', equal: true });
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1)))
      push(runs, { source: a[i++] ?? '', lake: '', equal: false });
    else push(runs, { source: '', lake: b[j++] ?? '', equal: false });
  }
  return runs;
}

/** Adds to the last run where it is of the same kind. */
function push(runs: Run[], run: Run): void {
  const last = runs.at(-1);
  if (last?.equal !== run.equal) runs.push(run);
  else runs[runs.length - 1] = { ...run, source: last.source + run.source, lake: last.lake + run.lake };
}

/** One equal character between two runs that differ is an accident. */
function smoothed(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  for (const [i, run] of runs.entries()) {
    const accident = run.equal && [...run.source].length === 1 && i > 0 && i < runs.length - 1;
    push(kept, accident ? { ...run, equal: false } : run);
  }
  return kept;
}

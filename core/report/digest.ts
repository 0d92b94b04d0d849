import type { Finding, PartResult, RunReport } from './schema.ts';
import { number, plural } from './words.ts';

/**
 * A report in short, for where the whole one does not fit: a report by its schema, that says less and never another
 * thing. Verdicts, totals, counts and the columns of every table that is in it stay; the worst tables stay longest.
 */

/** Findings of a table: one of each kind. */
const MAX_FINDINGS = 4;
/** Values of a row without a key: as many as are shown of it, and one that says that there are more. */
const MAX_VALUES = 5;
const MAX_NOTES = 5;
const MAX_LISTED = 10;

/**
 * The longest short form that fits. Cut without a word, since no short form shows them: statements, files that were read,
 * values of rows that have a key, all but a few findings. Cut next, and said in the first note: findings altogether, then
 * matched tables, then the last of the others. Null where not even the report without tables fits.
 * Identities of differing rows and past verdicts are there altogether, or not at all: without identities no row is known.
 * @param fits never false for a report where it was true for a longer one.
 * @param whole where the whole report is, for the note.
 */
export function digestReport(report: RunReport, fits: (short: RunReport) => boolean, whole: string): RunReport | null {
  if (report.tables.some((t) => t !== withoutPast(t))) {
    const short = withTables(report, report.tables.map(shortTable), []);
    return fits(short) ? short : digestReport({ ...report, tables: report.tables.map(withoutPast) }, fits, whole);
  }
  const failing = report.tables.filter((t) => t.verdict !== 'MATCHED').map(shortTable);
  const matched = report.tables.filter((t) => t.verdict === 'MATCHED').map(shortTable);
  const make = (sampled: number, failures: number, matches: number): RunReport => {
    const kept = failing.slice(0, failures).map((t, i) => (i < sampled ? t : { ...t, sample: [] }));
    const cut = {
      samples: failing.slice(sampled, failures).filter((t) => t.sample.length > 0).length,
      failures: failing.length - failures,
      matches: matched.length - matches,
    };
    return withTables(report, [...kept, ...matched.slice(0, matches)], cutNotes(cut, whole));
  };
  const all = failing.length;
  const samples = largest(all, (n) => fits(make(n, all, matched.length)));
  if (samples !== null) return make(samples, all, matched.length);
  const matches = largest(matched.length, (n) => fits(make(0, all, n)));
  if (matches !== null) return make(0, all, matches);
  const failures = largest(all, (n) => fits(make(0, n, 0)));
  return failures === null ? null : make(0, failures, 0);
}

/** The very same table where there is nothing to leave out. */
function withoutPast(table: PartResult): PartResult {
  const { differences, ...rest } = table;
  const { history } = table;
  if (differences === undefined && (history === undefined || history.verdicts.length === 0)) return table;
  return { ...rest, ...(history === undefined ? {} : { history: { ...history, verdicts: [] } }) };
}

function withTables(report: RunReport, tables: PartResult[], cut: readonly string[]): RunReport {
  const notes = report.notes.slice(0, MAX_NOTES);
  const more = report.notes.length - notes.length;
  const last = more === 0 ? [] : [`… and ${plural(more, 'more note')} in the whole report.`];
  return { ...report, tables, notes: [...cut, ...notes, ...last] };
}

function cutNotes(cut: { samples: number; failures: number; matches: number }, whole: string): string[] {
  const parts = [
    ...(cut.failures > 0 ? [`${plural(cut.failures, 'table')} that differ or are not verified`] : []),
    ...(cut.matches > 0 ? [plural(cut.matches, 'matched table')] : []),
    ...(cut.samples > 0 ? [`the samples of ${number(cut.samples)} tables`] : []),
  ];
  return parts.length === 0 ? [] : [`Left out here, for their size: ${parts.join(', ')}. The whole report: ${whole}`];
}

function shortTable(table: PartResult): PartResult {
  return {
    ...table,
    files: [],
    statements: [],
    later: { ...table.later, sample: [] },
    differingFiles: table.differingFiles.slice(0, MAX_LISTED),
    sample: spread(table.sample).slice(0, MAX_FINDINGS).map(shortFinding),
  };
}

function shortFinding(finding: Finding): Finding {
  if (finding.key !== null) return { ...finding, rows: [] };
  return { ...finding, rows: finding.rows.slice(0, 1).map((r) => ({ ...r, values: r.values.slice(0, MAX_VALUES) })) };
}

/** One finding of each kind before a second of any. */
function spread(sample: readonly Finding[]): Finding[] {
  const firsts = sample.filter((f, i) => sample.findIndex((g) => g.kind === f.kind) === i);
  return [...firsts, ...sample.filter((f) => !firsts.includes(f))];
}

/** The largest n of 0…max that is good, where smaller is never worse; null if none is. */
function largest(max: number, good: (n: number) => boolean): number | null {
  if (good(max)) return max;
  if (!good(0)) return null;
  let [low, high] = [0, max];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (good(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * The verdict algebra: what a run may say, which verdict wins, and what each means to the shell and to a gate.
 *
 * The order is fail-closed: a run is never better than its worst table, and a run that looked at nothing proves nothing.
 */

/** Verdicts from best to worst. */
export const VERDICTS = ['MATCHED', 'INCONCLUSIVE', 'ERRORED', 'MISMATCHED'] as const;

/**
 * - `MATCHED`: every row of both sides was read and every compared column agrees; every limit is an accepted one.
 * - `MISMATCHED`: the EXCEPT query returned rows, and they lasted.
 * - `INCONCLUSIVE`: no lasting difference in what was compared, but something was not compared, or did not hold still.
 * - `ERRORED`: the check itself broke.
 */
export type Verdict = (typeof VERDICTS)[number];

/** Exit code of the CLI for a verdict. 64 (wrong usage or configuration) and 130 (interrupted) are not verdicts. */
export const EXIT_CODES: Readonly<Record<Verdict, number>> = {
  MATCHED: 0,
  MISMATCHED: 1,
  INCONCLUSIVE: 2,
  ERRORED: 3,
};

/** Exit code for wrong usage or configuration (`EX_USAGE` of sysexits.h). */
export const EXIT_USAGE = 64;

/** Exit code after Ctrl-C (128 + SIGINT). */
export const EXIT_INTERRUPTED = 130;

/** The worst of the verdicts given: MISMATCHED over ERRORED over INCONCLUSIVE over MATCHED. Of none: INCONCLUSIVE. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.length === 0) return 'INCONCLUSIVE';
  return verdicts.reduce((worst, v) => (VERDICTS.indexOf(v) > VERDICTS.indexOf(worst) ? v : worst));
}

/** What the run's verdict is made from, per table. */
export interface TableOutcome {
  readonly verdict: Verdict;
  /** Rows read on both sides together. */
  readonly rowsRead: number;
}

/**
 * The verdict of a whole run. A run over no tables, or in which no row was read on either side, is INCONCLUSIVE unless
 * something is worse: a vacuous pass is the failure that nobody notices.
 */
export function runVerdict(tables: readonly TableOutcome[]): Verdict {
  const worst = worstVerdict(tables.map((t) => t.verdict));
  const readNothing = tables.every((t) => t.rowsRead === 0);
  return worst === 'MATCHED' && readNothing ? 'INCONCLUSIVE' : worst;
}

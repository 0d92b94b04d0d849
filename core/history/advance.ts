import type { Verdict } from '../verdict.ts';
import { compareIdentities, type Identities, type RowCounts } from './identities.ts';
import {
  type HistoryState,
  MAX_VERDICTS,
  type OpenMismatch,
  type PastVerdict,
  type ShownHistory,
  type TableHistory,
} from './schema.ts';

/** Verdicts that a report shows of a table's past. */
const SHOWN = 10;

/** What one run saw of a table, consent applied. */
export interface Observation {
  readonly runId: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly verdict: Verdict;
  readonly findings: number;
  /** The limits of its proof, as texts that are equal for equal limits. */
  readonly limits: readonly string[];
  /** Until when new limits of a matched table are accepted; null where there are none. */
  readonly limitsUntil: (fresh: readonly string[]) => string | null;
  /** All of today's differences, and their name; null where not all are known. */
  readonly identities: Identities | null;
  readonly mismatch: string | null;
  /** Differences that are not new: those seen last, and those that a consent names; null where not all are known. */
  readonly knownBefore: Identities | null;
  /** Set where a consent in force covers all of today's differences. */
  readonly acceptedUntil: string | null;
  /** Whether a consent that is void would have. */
  readonly expired: boolean;
  /** A name for a mismatch that this run opens. */
  readonly thread: string;
}

interface Step {
  readonly state: HistoryState | null;
  readonly open: OpenMismatch | null;
  /** The mismatch that is spoken of, also where it is resolved. */
  readonly about: OpenMismatch | null;
  readonly rows: RowCounts | null;
}

/**
 * A table's history after a run, and what the run's report says of it. The same run again changes nothing; a run that is
 * concluded again after later ones is shown as it was, and changes nothing.
 */
export function advance(known: TableHistory, seen: Observation): { history: TableHistory; shown: ShownHistory } {
  const last = known.verdicts.at(-1);
  const isAgain = last?.runId === seen.runId;
  if (!isAgain && known.verdicts.some((v) => v.runId === seen.runId))
    return { history: known, shown: asItWas(known, seen) };
  const before = isAgain ? known.before : known.open;
  const step = stepOf(before, seen);
  const verdict: PastVerdict = {
    runId: seen.runId,
    at: seen.at,
    verdict: seen.verdict,
    state: step.state,
    findings: seen.findings,
  };
  const verdicts = [...(isAgain ? known.verdicts.slice(0, -1) : known.verdicts), verdict].slice(-MAX_VERDICTS);
  return { history: { ...known, verdicts, before, open: step.open }, shown: shownOf(step, verdicts) };
}

function stepOf(before: OpenMismatch | null, seen: Observation): Step {
  const run = { runId: seen.runId, at: seen.at };
  const opened = { thread: seen.thread, since: run };
  const { thread, since } = before ?? opened;
  const open = { thread, since, last: run, mismatch: seen.mismatch, limits: [...seen.limits] };
  if (seen.acceptedUntil !== null) {
    const accepted = { ...open, acceptedUntil: seen.acceptedUntil };
    return { state: 'accepted', open: accepted, about: accepted, rows: rowsOf(before, seen) };
  }
  if (seen.verdict === 'MISMATCHED') {
    const differs = { ...open, acceptedUntil: null };
    const state = seen.expired ? 'expired' : before === null ? 'new' : 'stillOpen';
    return { state, open: differs, about: differs, rows: rowsOf(before, seen) };
  }
  if (before === null) return { state: null, open: null, about: null, rows: null };
  // Nothing is proven of it: it stays as it was.
  if (seen.verdict !== 'MATCHED') return { state: 'stillOpen', open: before, about: before, rows: null };
  return matched(before, seen);
}

/** A match closes what was open, unless it looked at less: then the consent to its new limits is what the match rests on. */
function matched(before: OpenMismatch, seen: Observation): Step {
  const fresh = seen.limits.filter((limit) => !before.limits.includes(limit));
  const until = seen.limitsUntil(fresh);
  if (until === null) return { state: 'resolved', open: null, about: before, rows: null };
  const kept = { ...before, acceptedUntil: until };
  return { state: 'accepted', open: kept, about: kept, rows: null };
}

function rowsOf(before: OpenMismatch | null, seen: Observation): RowCounts | null {
  if (seen.identities === null) return null;
  if (seen.knownBefore !== null) return compareIdentities(seen.identities, seen.knownBefore);
  return before === null ? compareIdentities(seen.identities, {}) : null;
}

function shownOf({ state, about, rows }: Step, verdicts: readonly PastVerdict[]): ShownHistory {
  return {
    state,
    mismatch: about?.mismatch ?? null,
    thread: about?.thread ?? null,
    since: about?.since ?? null,
    acceptedUntil: about?.acceptedUntil ?? null,
    rows,
    verdicts: verdicts.slice(-SHOWN).map(({ runId, at, verdict }) => ({ runId, at, verdict })),
  };
}

/** Of a run that is no longer the last one only its place among the others is known. */
function asItWas(known: TableHistory, seen: Observation): ShownHistory {
  const place = known.verdicts.findIndex((v) => v.runId === seen.runId);
  const upTo = known.verdicts.slice(0, place + 1);
  return shownOf({ state: upTo.at(-1)?.state ?? null, open: null, about: null, rows: null }, upTo);
}

/** A table of which nothing is known yet. */
export function emptyHistory(about: Pick<TableHistory, 'table' | 'source' | 'lake'>): TableHistory {
  return { version: 1, ...about, verdicts: [], open: null, before: null };
}

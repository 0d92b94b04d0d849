/**
 * Judging: from what the statements returned to a part's verdict. Everything here fails closed: what was not read in
 * full is never MATCHED.
 */
import type { Plan, PlannedPart, Problem } from '../plan/schema.ts';
import type { Cause, PartResult } from '../report/schema.ts';
import type { Verdict } from '../verdict.ts';
import { acceptLimits, isInForce } from './accept.ts';
import { changeOrder, changesRead, explainedByTask, keyNotUnique, unknownOperation } from './changes-judged.ts';
import { doubtfulRows } from './doubts.ts';
import { describeSample } from './findings.ts';
import { keySpread } from './key-spread.ts';
import { type Limit, limit } from './limits.ts';
import { ambiguousRows, malformedRecords, shortenedLines } from './malformed.ts';
import type { Listing, Prepared } from './prepare.ts';
import { type DigestResult, type Findings, noCounts, type Trailer } from './records.ts';

export interface JudgeContext {
  readonly plan: Plan;
  readonly part: PlannedPart;
  readonly prepared: Prepared;
  /** The day in UTC, `YYYY-MM-DD`, on which consents are looked at. */
  readonly today: string;
  readonly reads: PartResult['reads'];
  readonly statements: PartResult['statements'];
  /** Rows that were open in earlier comparisons of the table in this run, and did not last. */
  readonly openedBefore?: number;
}

export type DigestDecision =
  | { readonly next: 'done'; readonly result: PartResult }
  /** The lake changed while it was read: list it again and read both sides again, after the settle time. */
  | { readonly next: 'again' }
  /** Look closer: level 2 over these buckets. */
  | { readonly next: 'rows'; readonly buckets: readonly number[] | 'all' };

export type FindingsDecision =
  | { readonly next: 'done'; readonly result: PartResult }
  /** Read the open rows again after the settle time. */
  | { readonly next: 'settle' }
  /** Nothing is open, and nothing says which rows closed: compare the table from the start, after the settle time. */
  | { readonly next: 'again'; readonly opened: number };

/** How far a part's reads have come. */
export interface ReadProgress {
  /** Reads of the rows that the findings rest on, from 1. */
  readonly reads: number;
  /** Whether the rows may be read again. */
  readonly mayReread: boolean;
  /** Whether the table may be compared from the start again. */
  readonly mayRestart: boolean;
}

/** A result before anything was compared: all counts zero. */
function blankResult(part: PlannedPart): PartResult {
  return {
    ordinal: part.ordinal,
    table: part.table,
    part: part.part,
    parts: part.parts,
    verdict: 'ERRORED',
    cause: null,
    rows: { source: null, lake: null },
    files: [],
    columns: [],
    key: [],
    limits: [],
    counts: noCounts(),
    absentColumns: [],
    changedColumns: [],
    differingFiles: [],
    compared: [],
    sample: [],
    later: { keys: 0, sample: [] },
    opened: 0,
    closed: 0,
    reads: [],
    statements: [],
  };
}

/** The result of a part that the plan already knows cannot be compared. */
export function problemResult(part: PlannedPart, problem: Problem): PartResult {
  const { verdict, ...cause } = problem;
  return { ...blankResult(part), verdict, cause, limits: part.limits };
}

/** The result of a part whose check broke. */
export function erroredResult(part: PlannedPart, cause: Cause): PartResult {
  return { ...blankResult(part), cause, limits: part.limits };
}

/** A table that only the lake has: whatever it holds is extra. Judged from the footers; nothing is queried. */
export function lakeOnlyResult(part: PlannedPart, listing: Listing): PartResult {
  const rows = listing.files.reduce((sum, f) => sum + (f.rows ?? 0), 0);
  const verdict: Verdict = rows > 0 ? 'MISMATCHED' : 'INCONCLUSIVE';
  // A file of CSV is counted only as it is read.
  const uncounted = listing.files.filter((f) => f.rows === null).length;
  const size = uncounted > 0 ? `${uncounted} CSV files` : `${rows} rows`;
  const message = `The lake has a table ${part.lake.schema}.${part.lake.name} of ${size} that the source has not.`;
  return {
    ...blankResult(part),
    verdict,
    rows: { source: 0, lake: uncounted > 0 ? null : rows },
    files: listing.files.map(({ path, rows, modified }) => ({ path, rows: rows ?? 0, modified })),
    counts: { ...noCounts(), extra: { findings: rows, sourceRows: 0, lakeRows: rows } },
    limits: part.limits,
    cause: {
      code: 'LakeOnlyTable',
      message,
      remedy:
        'If the table was dropped or renamed in the source, remove its folder from the lake or exclude it from the tables compared.',
    },
  };
}

/** Judges level 1; `mayRestart` as in {@link ReadProgress}. */
export function judgeDigest(context: JudgeContext, digest: DigestResult, mayRestart = false): DigestDecision {
  const broken = incompleteSource(digest.trailer, digest.sourceRows);
  if (broken) return done(context, digest, { verdict: 'ERRORED', cause: broken });
  const unknown = unknownOperation(context.part, digest);
  if (unknown) return done(context, digest, { verdict: 'ERRORED', cause: unknown });
  const unread = incompleteLake(context, digest) ?? shortenedLines(context.prepared, digest);
  if (unread && mayRestart) return { next: 'again' };
  if (unread) return done(context, digest, { verdict: 'INCONCLUSIVE', cause: unread });
  if (digest.buckets.length === 0) return done(context, digest, {});
  return { next: 'rows', buckets: digest.buckets.length > context.prepared.namedBuckets ? 'all' : digest.buckets };
}

/** Whether somebody answers for it that nothing writes to the source while the run reads it. */
export function isQuiesced(context: Pick<JudgeContext, 'plan' | 'today'>): boolean {
  const { quiesced } = context.plan.source;
  return quiesced !== null && isInForce(quiesced, context.today);
}

/**
 * Judges what the reads of level 2 stored. A row that two reads saw unmatched is lost, unless the source dates a change
 * of its key after the load. A key that one read saw equal is closed; but the table is equal only when one comparison of
 * the whole of it says so: a lake that is always one change behind never is.
 */
export function judgeFindings(
  context: JudgeContext,
  digest: DigestResult,
  findings: Findings,
  progress: ReadProgress,
): FindingsDecision {
  if (findings.trailer === null)
    return done(context, digest, { verdict: 'ERRORED', cause: incompleteRead('the row level') });
  const end = (outcome: Outcome) => done(context, digest, { ...outcome, findings });
  const lost = Object.values(findings.counts).some(({ sourceRows }) => sourceRows > 0);
  // What the lake holds beside the source's rows may be pieces of records that cannot be told apart.
  const hidden = ambiguousRows(context.prepared, digest.trailer, !lost);
  if (hidden !== null) return end({ verdict: 'INCONCLUSIVE', cause: hidden });
  const { first, latest, both, later, keys } = findings.open;
  const oneReadWillDo = isQuiesced(context);
  const { limits: explained, isAll } = explainedByTask(context.prepared, findings);
  if (both > later && !isAll && (oneReadWillDo || progress.reads > 1)) {
    const open =
      keyNotUnique(context.prepared, context.part, findings) ??
      doubtfulRows(context.part, context.prepared, digest.trailer, findings);
    return end(
      open === null ? { verdict: 'MISMATCHED', extraLimits: explained } : { verdict: 'INCONCLUSIVE', cause: open },
    );
  }
  // All that is open the task explains, or a later change of the source: in the whole table at once, or else, as a second
  // read is made of what nothing explains, the rest has closed since, and the table is compared from the start.
  if (latest === both && (both > later ? isAll : later > 0)) {
    if (progress.reads === 1) return end({ extraLimits: explained });
    if (progress.mayRestart) return { next: 'again', opened: first };
    return end({ extraLimits: [...explained, seenEqualByKey(first)] });
  }
  // What is tied is known already, and no second read unties it.
  if (first === 0 && latest === 0 && (digest.past?.tied ?? 0) > 0) return end({});
  if (oneReadWillDo) return end({ extraLimits: [doesNotHoldStill(first, latest)] });
  const keyed = context.prepared.key.length > 0;
  const mayClose = keyed ? keys > 0 : progress.reads === 1;
  if (latest > 0 && mayClose && progress.mayReread) return { next: 'settle' };
  if (keyed && keys > 0) return end({ extraLimits: [doesNotHoldStill(first, latest)] });
  if (progress.mayRestart) return { next: 'again', opened: first };
  return end({ extraLimits: [keyed ? seenEqualByKey(first) : doesNotHoldStill(first, latest)] });
}

/** Of a lake that follows its source and is always a little behind. */
function seenEqualByKey(first: number): Limit {
  const detail =
    'every row was seen equal, but not all of them at one moment: the source and the lake changed all the time; ' +
    'compare while nothing is written, or accept that for a lake that follows its source';
  return limit('seenEqualByKey', detail, { count: first });
}

function doesNotHoldStill(first: number, latest: number): Limit {
  const detail =
    `the sides differed when they were first read, but not lastingly (${first} rows unmatched, then ${latest} others); ` +
    'compare while nothing is written, or give the table a key';
  return limit('doesNotHoldStill', detail, { count: Math.max(first, latest) });
}

/** Rows that the source changed after the load are no loss; and what the load wrote of them, nobody can say any more. */
function laterChange(findings: Findings | undefined): Limit[] {
  const keys = findings?.later.findings ?? 0;
  if (keys === 0) return [];
  const detail =
    'the source moved on: it changed keys after the load ended, and the lake does not hold what they are now';
  return [limit('laterChange', detail, { count: keys })];
}

function incompleteRead(where: string): Cause {
  return {
    code: 'IncompleteRead',
    message: `The source's rows did not arrive in full in ${where}: the stream has no trailer.`,
    remedy: 'Run again. If it happens again, look for time-outs or restarts in the database log.',
  };
}

function incompleteSource(trailer: Trailer | null, rows: number): Cause | null {
  if (trailer === null) return incompleteRead('the digest level');
  if (trailer.rows === rows) return null;
  return {
    code: 'IncompleteRead',
    message: `The source's own count is ${trailer.rows} rows, but ${rows} arrived.`,
    remedy: 'Run again. If it happens again, the connection or the connector loses rows: please report it.',
  };
}

/** Every file listed must be reported by the statement, with the rows its footer promised. */
function incompleteLake({ prepared }: JudgeContext, digest: DigestResult): Cause | null {
  const read = new Map(digest.files.map((f) => [f.path, f.rows + (f.outside ?? 0)]));
  const counted = new Map(digest.files.map((f) => [f.path, f.counted ?? null]));
  // A file without a footer must be reported, with all rows that its reader handed on; an empty one has nothing to report.
  const promised = (f: Prepared['files'][number]) =>
    f.rows ?? counted.get(f.path) ?? read.get(f.path) ?? (f.lineBytes === 0 ? 0 : -1);
  const wrong = prepared.files.filter((f) => (read.get(f.path) ?? 0) !== promised(f));
  const listed = new Set(prepared.files.map((f) => f.path));
  const unlisted = digest.files.filter((f) => !listed.has(f.path));
  const named = [...wrong, ...unlisted][0];
  if (!named) return null;
  const listing = wrong[0] ? (wrong[0].rows ?? counted.get(named.path) ?? 'an unknown number of') : 0;
  return {
    code: 'LakeChangedWhileRead',
    message: `${named.path}: listed with ${listing} rows, read with ${read.get(named.path) ?? 0} (${wrong.length + unlisted.length} files differ so).`,
    remedy: 'The lake changed while it was read: run again when the load has ended.',
  };
}

interface Outcome {
  /** Nobody says MATCHED here: it is what is left where nothing speaks against it. */
  readonly verdict?: Exclude<Verdict, 'MATCHED'>;
  readonly cause?: Cause;
  readonly findings?: Findings;
  readonly extraLimits?: readonly Limit[];
}

function done(context: JudgeContext, digest: DigestResult, outcome: Outcome): { next: 'done'; result: PartResult } {
  const { part, prepared, plan } = context;
  const counted = readCounted(prepared, digest.trailer);
  const limits = acceptLimits(
    [
      ...prepared.limits,
      ...counted.limits,
      ...changeOrder(digest),
      ...laterChange(outcome.findings),
      ...(outcome.extraLimits ?? []),
    ],
    plan.settings.accept,
    part.table,
    context.today,
  );
  const f = outcome.findings;
  const spread = keySpread(prepared.key[0] ?? '', f?.spread ?? null);
  const sample = f ? describeSample(prepared, f.sample) : { lasting: [], later: [] };
  const modified = new Map(prepared.files.map((file) => [file.path, file.modified]));
  const result: PartResult = {
    ...blankResult(part),
    verdict: verdictOf(outcome, counted.absentColumns.length > 0, limits),
    cause: outcome.cause ?? malformedRecords(prepared, digest.trailer, f),
    rows: { source: digest.sourceRows, lake: digest.lakeRows },
    files: digest.files.map(({ path, rows }) => ({ path, rows, modified: modified.get(path) ?? null })),
    ...changesRead(prepared, digest),
    columns: counted.columns,
    key: [...prepared.key],
    limits,
    counts: f ? { ...f.counts } : noCounts(),
    absentColumns: counted.absentColumns,
    changedColumns: (f?.changedColumns ?? []).map((c) => ({
      column: prepared.compared[c.index]?.name ?? '?',
      rows: c.rows,
    })),
    differingFiles: f ? f.files.map((file) => ({ ...file })) : [],
    ...(spread === null ? {} : { keySpread: spread }),
    compared: prepared.compared.map((c) => c.name),
    sample: sample.lasting,
    later: { keys: f ? f.later.findings : 0, sample: sample.later },
    opened: (context.openedBefore ?? 0) + (f ? f.open.first : 0),
    closed: (context.openedBefore ?? 0) + (f ? f.open.first - f.open.both : 0),
    reads: context.reads,
    statements: context.statements,
  };
  return { next: 'done', result };
}

function verdictOf(outcome: Outcome, columnsLost: boolean, limits: readonly Limit[]): Verdict {
  if (outcome.verdict !== undefined) return outcome.verdict;
  if (columnsLost) return 'MISMATCHED';
  return limits.some((l) => l.accepted === null) ? 'INCONCLUSIVE' : 'MATCHED';
}

/** What the trailer counted: limits where something was lost, exactness where nothing was. */
function readCounted(prepared: Prepared, trailer: Trailer | null) {
  const limits: Limit[] = [];
  const absentColumns: PartResult['absentColumns'] = [];
  const lossy = new Set<string>();
  prepared.counted.forEach((counted, i) => {
    const values = trailer?.counts[i];
    if (counted.what === 'notLoaded' || counted.what === 'doubt') {
      const kind = counted.what === 'doubt' ? 'unmodelledRule' : 'expectedLoss';
      if (values !== 0) limits.push(limit(kind, counted.because, { count: values ?? 0 }));
      return;
    }
    if (counted.what === 'ambiguous') {
      if (values !== 0) limits.push(limit('ambiguousRecords', counted.because, { count: values ?? 0 }));
      return;
    }
    const { column } = counted;
    if (counted.what === 'absent') {
      if (values !== undefined && values > 0) absentColumns.push({ column, values });
      else
        limits.push(
          limit('absentColumn', `the lake has no column ${column}; the source holds no value in it`, { column }),
        );
    } else if (values === undefined || values > 0) {
      lossy.add(column);
      limits.push(limit('expectedLoss', `${column}: ${counted.rule.because}`, { column, count: values ?? 0 }));
    }
  });
  const columns = prepared.coverage.map((c) =>
    c.fidelity === 'asEncoded' && !lossy.has(c.name) ? { ...c, fidelity: 'exact' as const, reason: null } : { ...c },
  );
  return { limits, absentColumns, columns };
}

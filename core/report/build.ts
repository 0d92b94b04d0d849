import { canaryCause, underCanary } from '../canary/apply.ts';
import { judgeCanary } from '../canary/judge.ts';
import { noCounts } from '../compare/records.ts';
import type { Plan, PlannedPart } from '../plan/schema.ts';
import { tableName } from '../plan/schema.ts';
import { runVerdict, VERDICTS, type Verdict, worstVerdict } from '../verdict.ts';
import { joinParts } from './join.ts';
import { type Cause, FINDING_KINDS, type PartResult, type RunReport } from './schema.ts';

/** Making the run's one report out of the stored plan and the results that were found. Fail-closed at every step. */

export interface ReportInput {
  readonly plan: Plan;
  /** The stored results, in any order. */
  readonly parts: readonly PartResult[];
  /** The stored results of the plan's canary. */
  readonly canary?: readonly PartResult[];
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  /** Set where the run did not end by itself: it failed, timed out or was stopped. */
  readonly cause: Cause | null;
}

/**
 * The report of a run. A planned part without a result is ERRORED; a result that the plan does not know is left out and
 * noted; a run that did not end by itself is ERRORED at best; a part is never better than its own evidence.
 */
export function buildReport(input: ReportInput): RunReport {
  const { plan, cause } = input;
  const { found, notes } = matchResults(plan, input.parts);
  const canary = judgeCanary(plan, input.canary ?? []);
  const tables = groupByTable(plan.parts)
    .map((planned) => tableResult(planned, found, cause, plan.settings.sample))
    .map((table) => underCanary(table, canary, plan, cause))
    .sort(failuresFirst);
  const ended = cause ?? canaryCause(canary);
  const { settings, source } = plan;
  return {
    schemaVersion: 1,
    tool: { name: 'loadproof', version: plan.toolVersion },
    runId: plan.runId,
    verdict: verdictOf(tables, ended),
    startedAt: input.startedAt,
    finishedAt: input.finishedAt,
    trigger: plan.trigger,
    engine: plan.engine,
    task: plan.task,
    source: { kind: source.kind, identity: source.identity, server: source.server, quiesced: source.quiesced !== null },
    lake: plan.lake,
    settings: {
      settleSeconds: settings.settleSeconds,
      sample: settings.sample,
      values: settings.values,
      configDigest: settings.configDigest,
      ...(settings.pricePerTb === undefined ? {} : { pricePerTb: settings.pricePerTb }),
    },
    cause: ended,
    notes,
    totals: totalsOf(tables),
    tables,
    ...(canary === null ? {} : { canary }),
  };
}

/** The report with other results of its tables: its verdict, its totals and its order follow them. */
export function reviseReport(report: RunReport, tables: readonly PartResult[]): RunReport {
  const sorted = [...tables].sort(failuresFirst);
  return { ...report, verdict: verdictOf(sorted, report.cause), totals: totalsOf(sorted), tables: sorted };
}

function verdictOf(tables: readonly PartResult[], cause: Cause | null): Verdict {
  const outcomes = tables.map((t) => ({ verdict: t.verdict, rowsRead: (t.rows.source ?? 0) + (t.rows.lake ?? 0) }));
  const verdict = runVerdict(outcomes);
  return cause === null ? verdict : worstVerdict([verdict, 'ERRORED']);
}

/** The order of a report: MISMATCHED, ERRORED, INCONCLUSIVE, MATCHED; then by name, in code point order. */
export function failuresFirst(a: PartResult, b: PartResult): number {
  const byVerdict = VERDICTS.indexOf(b.verdict) - VERDICTS.indexOf(a.verdict);
  if (byVerdict !== 0) return byVerdict;
  const [x, y] = [tableName(a.table), tableName(b.table)];
  if (x !== y) return x < y ? -1 : 1;
  return a.ordinal - b.ordinal;
}

function matchResults(plan: Plan, results: readonly PartResult[]) {
  const planned = new Map(plan.parts.map((p) => [p.ordinal, p]));
  const found = new Map<number, PartResult>();
  const notes: string[] = [];
  // Sorted, so that the order in which the store lists the results never shows.
  const sorted = [...results].sort(
    (a, b) => a.ordinal - b.ordinal || compareText(JSON.stringify(a), JSON.stringify(b)),
  );
  for (const result of sorted) {
    const part = planned.get(result.ordinal);
    const known = found.get(result.ordinal);
    const name = `the result ${result.ordinal} (${tableName(result.table)})`;
    if (part === undefined || !isOf(part, result)) notes.push(`Left out: ${name} is not a part of this run's plan.`);
    else if (known === undefined) found.set(result.ordinal, result);
    else {
      notes.push(
        `There was more than one result for part ${result.ordinal} (${tableName(result.table)}): the worse counts.`,
      );
      if (VERDICTS.indexOf(result.verdict) > VERDICTS.indexOf(known.verdict)) found.set(result.ordinal, result);
    }
  }
  return { found, notes };
}

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** A result stands for a planned part only where it is about the same part of the same table. */
function isOf(part: PlannedPart, result: PartResult): boolean {
  return tableKey(part.table) === tableKey(result.table) && part.part === result.part && part.parts === result.parts;
}

const tableKey = (table: { schema: string; name: string }): string => JSON.stringify([table.schema, table.name]);

/** The parts of each table. A table that only the lake has is another one than a source table of the same name. */
function groupByTable(parts: readonly PlannedPart[]): PlannedPart[][] {
  const groups = new Map<string, PlannedPart[]>();
  for (const part of parts) {
    const key = JSON.stringify([tableKey(part.table), part.lake.location, part.source === null]);
    groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  return [...groups.values()];
}

function tableResult(
  planned: readonly PlannedPart[],
  found: ReadonlyMap<number, PartResult>,
  cause: Cause | null,
  sample: number,
): PartResult {
  const results = planned.map((part) => {
    const result = found.get(part.ordinal);
    return result === undefined ? withoutVerdict(part, cause) : byItsEvidence(result);
  });
  return complete(planned) ? joinParts(results, sample) : failed(joinParts(results, sample), MISSING_PART);
}

const MISSING_PART: Cause = {
  code: 'MissingPart',
  message: 'The plan does not hold every part of this table.',
  remedy: 'This is a defect of Loadproof: please report it with the plan of the run.',
};

/** Whether the planned parts are 1…n, each once. */
function complete(planned: readonly PlannedPart[]): boolean {
  const numbers = new Set(planned.map((p) => p.part));
  return planned.every((p) => p.parts === planned.length && p.part <= p.parts) && numbers.size === planned.length;
}

const NO_VERDICT: Cause = {
  code: 'NoVerdict',
  message: 'The run ended before this part had a verdict.',
  remedy: 'Run it again; if it happens again, look for the part in the log of the run.',
};

/** What stands for a planned part that nobody judged. A mismatch known from the plan is not hidden by it. */
export function withoutVerdict(part: PlannedPart, cause: Cause | null): PartResult {
  const { problem } = part;
  const known = problem && { code: problem.code, message: problem.message, remedy: problem.remedy };
  return {
    ordinal: part.ordinal,
    table: part.table,
    part: part.part,
    parts: part.parts,
    verdict: worstVerdict(['ERRORED', problem?.verdict ?? 'ERRORED']),
    cause: known ?? cause ?? NO_VERDICT,
    rows: { source: null, lake: null },
    files: [],
    columns: part.columns.map((c) => ({
      name: c.source.name,
      lakeName: c.lakeName,
      sourceType: c.added ? null : c.source.type,
      lakeType: null,
      form: null,
      fidelity: 'excluded' as const,
      reason: 'not compared: the table has no verdict',
    })),
    key: part.key,
    limits: part.limits,
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

/** A part that says MATCHED while its own numbers say otherwise is a defect, and never a pass. */
function byItsEvidence(result: PartResult): PartResult {
  if (result.verdict !== 'MATCHED') return result;
  const differs =
    FINDING_KINDS.some((kind) => Object.values(result.counts[kind]).some((n) => n > 0)) ||
    result.absentColumns.some((c) => c.values > 0);
  if (differs) return failed(result, CONTRADICTION);
  if (result.rows.source === null || result.rows.lake === null) return failed(result, CONTRADICTION);
  const open = result.limits.some((l) => l.accepted === null);
  return open ? { ...result, verdict: 'INCONCLUSIVE' } : result;
}

const CONTRADICTION: Cause = {
  code: 'ContradictoryResult',
  message: 'The result says that the table matched, and its own numbers say that it differs or was not read.',
  remedy: 'This is a defect of Loadproof: please report it with the report of the run.',
};

function failed(result: PartResult, cause: Cause): PartResult {
  const verdict = worstVerdict([result.verdict, 'ERRORED']);
  return { ...result, verdict, cause: result.cause ?? cause };
}

function totalsOf(tables: readonly PartResult[]): RunReport['totals'] {
  const of = (verdict: Verdict) => tables.filter((t) => t.verdict === verdict).length;
  const sum = (value: (t: PartResult) => number) => tables.reduce((total, t) => total + value(t), 0);
  return {
    tables: tables.length,
    verdicts: {
      MATCHED: of('MATCHED'),
      INCONCLUSIVE: of('INCONCLUSIVE'),
      ERRORED: of('ERRORED'),
      MISMATCHED: of('MISMATCHED'),
    },
    sourceRows: sum((t) => t.rows.source ?? 0),
    lakeRows: sum((t) => t.rows.lake ?? 0),
    limits: sum((t) => t.limits.length),
    acceptedLimits: sum((t) => t.limits.filter((l) => l.accepted !== null).length),
  };
}

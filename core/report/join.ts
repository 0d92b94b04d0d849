import type { ColumnCoverage } from '../compare/columns.ts';
import { joinSpreads } from '../compare/key-spread.ts';
import type { Limit } from '../compare/limits.ts';
import { worstVerdict } from '../verdict.ts';
import { FINDING_KINDS, type Finding, type FindingKind, type PartResult } from './schema.ts';

/** Joining the results of a table's parts: counts and rows are added, and nothing gets better by being joined. */

type Counts = PartResult['counts'];

/**
 * One result for a table out of the results of its parts. The verdict is the worst; rows and counts are sums; samples
 * are bounded by `sample` keys, every kind kept as long as there is room. The parts' order does not matter.
 */
export function joinParts(results: readonly PartResult[], sample: number): PartResult {
  const parts = [...results].sort((a, b) => a.part - b.part || a.ordinal - b.ordinal);
  const [first] = parts;
  if (first === undefined) throw new RangeError('joinParts: a table has at least one part');
  if (parts.length === 1) return first;
  const verdict = worstVerdict(parts.map((p) => p.verdict));
  return {
    ...first,
    ordinal: Math.min(...parts.map((p) => p.ordinal)),
    part: 1,
    parts: 1,
    verdict,
    cause: parts.find((p) => p.verdict === verdict && p.cause !== null)?.cause ?? null,
    rows: { source: sumKnown(parts.map((p) => p.rows.source)), lake: sumKnown(parts.map((p) => p.rows.lake)) },
    files: joinFiles(parts),
    ...joinedChanges(parts),
    columns: joinColumns(parts),
    limits: joinLimits(parts),
    counts: joinCounts(parts.map((p) => p.counts)),
    absentColumns: merge(
      parts.flatMap((p) => p.absentColumns),
      (c) => c.column,
      (a, b) => ({ ...a, values: a.values + b.values }),
    ),
    changedColumns: merge(
      parts.flatMap((p) => p.changedColumns),
      (c) => c.column,
      addRows,
    ),
    differingFiles: merge(
      parts.flatMap((p) => p.differingFiles),
      (f) => f.path,
      addRows,
    ),
    ...joinedSpread(parts),
    sample: joinSamples(parts, first.compared, sample),
    later: {
      keys: sum(parts.map((p) => p.later.keys)),
      sample: alike(parts, first.compared)
        .flatMap((p) => p.later.sample)
        .slice(0, sample),
    },
    opened: sum(parts.map((p) => p.opened)),
    closed: sum(parts.map((p) => p.closed)),
    reads: parts.flatMap((p) => p.reads.map((r) => ({ ...r, phase: phaseOf(p, r.phase) }))),
    statements: parts.flatMap((p) => p.statements.map((s) => ({ ...s, phase: phaseOf(p, s.phase) }))),
  };
}

/** Every part reads all files. */
function joinedChanges(parts: readonly PartResult[]): Pick<PartResult, 'changes'> {
  const all = parts.flatMap((part) => part.changes ?? []);
  const [first] = all;
  if (first === undefined) return {};
  return { changes: { ...first, files: Math.max(...all.map((c) => c.files)), past: sum(all.map((c) => c.past)) } };
}

function joinedSpread(parts: readonly PartResult[]): Pick<PartResult, 'keySpread'> {
  const keySpread = joinSpreads(parts.flatMap((part) => part.keySpread ?? []));
  return keySpread === null ? {} : { keySpread };
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Rows read are the sum of what was read; null where no part was read at all. */
function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((v) => v !== null);
  return known.length === 0 ? null : sum(known);
}

const phaseOf = (p: PartResult, phase: string): string => `part ${p.part} of ${p.parts}: ${phase}`;

const addRows = <T extends { rows: number }>(a: T, b: T): T => ({ ...a, rows: a.rows + b.rows });

function merge<T>(items: readonly T[], keyOf: (item: T) => string, join: (a: T, b: T) => T): T[] {
  const merged = new Map<string, T>();
  for (const item of items) {
    const known = merged.get(keyOf(item));
    merged.set(keyOf(item), known === undefined ? item : join(known, item));
  }
  return [...merged.values()];
}

function joinFiles(parts: readonly PartResult[]): PartResult['files'] {
  return merge(
    parts.flatMap((p) => p.files),
    (f) => f.path,
    (a, b) => ({ ...addRows(a, b), modified: a.modified ?? b.modified }),
  );
}

const FIDELITY = ['exact', 'asEncoded', 'excluded'] as const;

/** A column is only as faithful as in the part where it is the least. */
function joinColumns(parts: readonly PartResult[]): PartResult['columns'] {
  const worse = (a: ColumnCoverage, b: ColumnCoverage) =>
    FIDELITY.indexOf(b.fidelity) > FIDELITY.indexOf(a.fidelity) ? b : a;
  const keyOf = (c: ColumnCoverage) => JSON.stringify([c.name, c.sourceType === null]);
  return merge<ColumnCoverage>(
    parts.flatMap((p) => p.columns),
    keyOf,
    worse,
  );
}

/** The same limit of two parts is one limit, its counts added; an unaccepted one is never joined to an accepted one. */
function joinLimits(parts: readonly PartResult[]): PartResult['limits'] {
  return merge<Limit>(
    parts.flatMap((p) => p.limits),
    (l) => JSON.stringify([l.kind, l.column, l.detail, l.accepted]),
    (a, b) => ({ ...a, count: sumKnown([a.count, b.count]) }),
  );
}

function joinCounts(all: readonly Counts[]): Counts {
  const of = (kind: FindingKind) => ({
    findings: sum(all.map((c) => c[kind].findings)),
    sourceRows: sum(all.map((c) => c[kind].sourceRows)),
    lakeRows: sum(all.map((c) => c[kind].lakeRows)),
  });
  return { missing: of('missing'), extra: of('extra'), changed: of('changed'), duplicated: of('duplicated') };
}

/** A finding's values are in the order of its part's columns: those of another order cannot stand in this table. */
function alike(parts: readonly PartResult[], compared: readonly string[]): PartResult[] {
  return parts.filter((p) => JSON.stringify(p.compared) === JSON.stringify(compared));
}

/** Takes findings of every kind in turn, so that a bound never hides a whole kind. */
function joinSamples(parts: readonly PartResult[], compared: readonly string[], bound: number): Finding[] {
  const all = alike(parts, compared).flatMap((p) => p.sample);
  const ranked = FINDING_KINDS.flatMap((kind, k) =>
    all.filter((f) => f.kind === kind).map((finding, rank) => ({ finding, rank, k })),
  );
  const kept = ranked.sort((a, b) => a.rank - b.rank || a.k - b.k).slice(0, bound);
  return kept.sort((a, b) => a.k - b.k || a.rank - b.rank).map((r) => r.finding);
}

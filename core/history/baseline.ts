import { FINDING_KINDS, type PartResult, type RunReport } from '../report/schema.ts';
import { VERDICTS, worstVerdict } from '../verdict.ts';
import { compareIdentities } from './identities.ts';

/** Differences that another report has too: a change is not to be blamed for what was so before it. */

/**
 * The report as a gate takes it that forgives what the baseline knows: a table whose every differing row is there counts
 * as matched, or as not verified where its proof has open limits. Its own document stays as it is. Fail-closed: a table
 * stays MISMATCHED where not all of its rows are known, where more than rows differs, and where the two reports' identities
 * are not of one key.
 */
export function withoutKnown(report: RunReport, baseline: RunReport): { gate: RunReport; known: PartResult[] } {
  const alike = report.tables.filter((table) => isKnown(table, baseline));
  // A report that contradicts itself is forgiven nothing.
  const isSound = report.verdict === 'MISMATCHED' && alike.length <= (report.totals.verdicts.MISMATCHED ?? 0);
  const known = isSound ? alike : [];
  const tables = report.tables.map((table) => (known.includes(table) ? forgiven(table) : table));
  const verdicts = { ...report.totals.verdicts };
  for (const table of known) {
    verdicts.MISMATCHED = (verdicts.MISMATCHED ?? 0) - 1;
    const { verdict } = forgiven(table);
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  }
  // By the totals, too: a report in short does not list every table.
  const counted = VERDICTS.filter((verdict) => (verdicts[verdict] ?? 0) > 0);
  const own = [...tables.map((t) => t.verdict), ...counted, ...(report.cause === null ? [] : ['ERRORED' as const])];
  const verdict = known.length > 0 ? worstVerdict(own) : report.verdict;
  return { gate: { ...report, verdict, tables, totals: { ...report.totals, verdicts } }, known };
}

function forgiven(table: PartResult): PartResult {
  return { ...table, verdict: table.limits.some((l) => l.accepted === null) ? 'INCONCLUSIVE' : 'MATCHED' };
}

function isKnown(table: PartResult, baseline: RunReport): boolean {
  const today = table.differences;
  if (table.verdict !== 'MISMATCHED' || table.cause !== null || table.absentColumns.length > 0) return false;
  if (today === undefined || compareIdentities(today.rows, {}).new !== rowsOf(table)) return false;
  const same = baseline.tables.filter(
    (b) => b.table.schema === table.table.schema && b.table.name === table.table.name,
  );
  const before = same.length === 1 ? same[0]?.differences : undefined;
  if (before === undefined || before.key !== today.key) return false;
  return compareIdentities(today.rows, before.rows).new === 0;
}

/** Of no row there is nothing to know. */
function rowsOf(table: PartResult): number {
  const rows = FINDING_KINDS.reduce((n, kind) => n + table.counts[kind].sourceRows + table.counts[kind].lakeRows, 0);
  return rows > 0 ? rows : -1;
}

import { FINDING_KINDS, type Finding, type PartResult, type RunReport } from '../../core/report/schema.ts';
import type { PlantedFault, PlantedFinding } from './faults.ts';

/** What was planted, and whether the run found exactly that. */
export interface Tally {
  readonly faults: readonly TalliedFault[];
  /** What the run says that nobody planted, or says otherwise than planted: a sentence each. */
  readonly unexpected: readonly string[];
  /** Everything planted was found, and nothing else. */
  readonly exact: boolean;
}

export interface TalliedFault {
  readonly fault: PlantedFault;
  readonly found: boolean;
}

/**
 * Holds a report against the planted faults: counts per table and kind exactly; the keys, and of changed rows the columns,
 * as far as the report's sample shows them, which is all of them but for a fault larger than `sample`.
 */
export function tally(planted: readonly PlantedFault[], report: RunReport, sample: number): Tally {
  const faults = planted.map((fault) => ({ fault, found: isFound(fault, tableOf(report, fault), planted, sample) }));
  const unexpected = [...report.tables.flatMap((table) => unexpectedOf(table, planted)), ...runProblems(report)];
  return { faults, unexpected, exact: unexpected.length === 0 && faults.every(({ found }) => found) };
}

const nameOf = ({ schema, name }: { schema: string; name: string }) => `${schema}.${name}`;

const tableOf = (report: RunReport, fault: PlantedFault) =>
  report.tables.find((table) => nameOf(table.table) === nameOf(fault.table));

const plantedIn = (table: PartResult['table'], planted: readonly PlantedFault[]): PlantedFinding[] =>
  planted.filter((fault) => nameOf(fault.table) === nameOf(table)).flatMap((fault) => fault.findings);

function countOf(findings: readonly PlantedFinding[], kind: PlantedFinding['kind']): number {
  return findings.filter((f) => f.kind === kind).reduce((sum, f) => sum + f.count, 0);
}

function isFound(
  fault: PlantedFault,
  table: PartResult | undefined,
  planted: readonly PlantedFault[],
  sample: number,
): boolean {
  if (table?.verdict !== 'MISMATCHED') return false;
  const all = plantedIn(table.table, planted);
  return fault.findings.every((finding) => {
    if (finding.keys.length === 0 || finding.count > sample)
      return table.counts[finding.kind].findings >= countOf(all, finding.kind);
    return finding.keys.every((key) => table.sample.some((found) => isSame(found, finding, key)));
  });
}

const keyText = (found: Finding): string[] | null =>
  found.key?.map(({ value }) => (typeof value === 'string' ? value : JSON.stringify(value))) ?? null;

function isSame(found: Finding, finding: PlantedFinding, key: readonly string[]): boolean {
  const sameColumns = () => [...found.columns].sort().join('\n') === [...finding.columns].sort().join('\n');
  return (
    found.kind === finding.kind &&
    JSON.stringify(keyText(found)) === JSON.stringify(key) &&
    (finding.kind !== 'changed' || sameColumns())
  );
}

function unexpectedOf(table: PartResult, planted: readonly PlantedFault[]): string[] {
  const name = nameOf(table.table);
  const here = plantedIn(table.table, planted);
  const verdict = here.length > 0 ? 'MISMATCHED' : 'MATCHED';
  const said: string[] = [];
  if (table.verdict !== verdict) {
    const why = table.cause?.message ?? table.limits.map((limit) => limit.detail).join(' ');
    said.push(`${name}: ${table.verdict}, and must be ${verdict}. ${why}`.trim());
    // Nothing was compared, so there is nothing to count.
    if (table.verdict === 'ERRORED') return said;
  }
  for (const kind of FINDING_KINDS) {
    const [found, expected] = [table.counts[kind].findings, countOf(here, kind)];
    if (found !== expected) said.push(`${name}: ${found} ${kind}, and ${expected} planted`);
  }
  const keys = here.flatMap((finding) => finding.keys.map((key) => ({ finding, key })));
  // A record that cannot be read has no key; how many there are was counted above.
  const unreadable = (found: Finding) =>
    found.key === null && here.some((f) => f.kind === found.kind && f.keys.length === 0);
  for (const found of table.key.length === 0 ? [] : table.sample.filter((f) => !unreadable(f))) {
    if (!keys.some(({ finding, key }) => isSame(found, finding, key)))
      said.push(
        `${name}: ${found.kind} ${(keyText(found) ?? []).join(', ')} (${found.columns.join(', ')}), not planted so`,
      );
  }
  return said;
}

function runProblems(report: RunReport): string[] {
  const problems = [...report.notes, ...(report.cause ? [report.cause.message] : [])];
  return problems.map((message) => `the run: ${message}`);
}

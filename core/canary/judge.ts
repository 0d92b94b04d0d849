import { displayValue } from '../compare/forms.ts';
import type { Plan } from '../plan/schema.ts';
import { FINDING_KINDS, type PartResult } from '../report/schema.ts';
import { type CanaryReach, type PlantedFault, plantedFaults } from './expected.ts';
import { CANARY_KEYS } from './rows.ts';
import type { CanaryReport } from './schema.ts';
import { canarySourceOf } from './sources.ts';

/** What the canary's results say; null where the plan has none. A part without a result was not compared. */
export function judgeCanary(plan: Plan, results: readonly PartResult[]): CanaryReport | null {
  if (plan.canary === undefined) return null;
  const of = (place: number) => results.find((r) => r.ordinal === plan.canary?.parts[place]?.ordinal) ?? null;
  const [known, zoo] = [of(0), of(1)];
  const reach = canarySourceOf(plan);
  const planted = plantedFaults(reach);
  const faults = faultsOf(planted, known);
  const problems = known === null ? ['It was not compared.'] : problemsOf(planted, known, reach);
  const reads = results.flatMap((r) => r.reads);
  const bytes = reads.flatMap((r) => r.bytes ?? []);
  return {
    caught: problems.length === 0 && faults.every((fault) => fault.found),
    engine: plan.engine,
    faults,
    equalRows: CANARY_KEYS.filter((key) => key.fault === null).length,
    problems,
    types: typesOf(plan.canary.zoo ?? [], zoo),
    seconds: Math.round(reads.reduce((sum, r) => sum + r.seconds, 0) * 1000) / 1000,
    ...(bytes.length === 0 ? {} : { bytes: bytes.reduce((sum, n) => sum + n, 0) }),
  };
}

type Finding = PartResult['sample'][number];

const idOf = (finding: Finding): string => String(finding.key?.[0]?.value ?? '');

function faultsOf(planted: readonly PlantedFault[], result: PartResult | null): CanaryReport['faults'] {
  const found = new Map<string, boolean>();
  for (const fault of planted) {
    const findings = (result?.sample ?? []).filter((f) => idOf(f) === String(fault.id));
    const isFound = findings.length === 1 && findings.every((finding) => isOf(finding, fault));
    found.set(fault.name, isFound && (found.get(fault.name) ?? true));
  }
  return [...found].map(([name, isFound]) => ({ name, found: isFound }));
}

function isOf(finding: Finding, { kind, sourceRows, lakeRows, columns }: PlantedFault): boolean {
  const rows = finding.sourceRows === sourceRows && finding.lakeRows === lakeRows;
  return finding.kind === kind && rows && JSON.stringify(finding.columns) === JSON.stringify(columns);
}

function problemsOf(planted: readonly PlantedFault[], result: PartResult, reach: CanaryReach): string[] {
  // Whatever broke says so by itself; what it did not find follows from it.
  if (result.cause !== null) return [`It could not be compared: ${result.cause.message}`];
  const problems: string[] = [];
  const ids = new Set(planted.map(({ id }) => String(id)));
  const others = result.sample.filter((f) => !ids.has(idOf(f))).map((f) => `${idOf(f)} (${f.kind})`);
  if (others.length > 0) problems.push(`Rows that are equal were found to differ: ${others.join(', ')}.`);
  for (const kind of FINDING_KINDS) {
    const [count, expected] = [result.counts[kind].findings, planted.filter((f) => f.kind === kind).length];
    if (count !== expected)
      problems.push(`It counted ${count} findings of the kind ${kind}; ${expected} were planted.`);
  }
  const rows = { source: rowsOf('source'), lake: rowsOf('lake') };
  for (const side of ['source', 'lake'] as const)
    if (result.rows[side] !== rows[side])
      problems.push(`It read ${result.rows[side] ?? 'no'} rows of the ${side}; there are ${rows[side]}.`);
  const left = reach.columns.filter((column) => !result.compared.includes(column));
  if (left.length > 0) problems.push(`Columns were not compared: ${left.join(', ')}.`);
  if (result.verdict !== 'MISMATCHED') problems.push(`Its verdict was ${result.verdict}.`);
  return problems;
}

const rowsOf = (side: 'source' | 'lake'): number => CANARY_KEYS.reduce((sum, key) => sum + key[side].length, 0);

type Zoo = NonNullable<NonNullable<Plan['canary']>['zoo']>;

/** Literals of one type are proven together: one that came back otherwise says that the rendering is wrong. */
function typesOf(zoo: Zoo, result: PartResult | null): CanaryReport['types'] {
  return [...new Set(zoo.map(({ baseType }) => baseType))].map((type) => {
    const literals = zoo.filter(({ baseType }) => baseType === type);
    const wrong = literals.flatMap((literal) => whyWrong(literal, result) ?? []);
    return { type, literals: literals.length, proven: wrong.length === 0, why: wrong[0] ?? null };
  });
}

function whyWrong({ column, name, expected }: Zoo[number], result: PartResult | null): string | null {
  if (result === null) return 'its literals were not asked for';
  const index = result.compared.indexOf(column);
  const row = result.sample[0]?.rows[0];
  if (result.sample.length !== 1 || row === undefined)
    return result.cause?.message ?? 'its literals did not come back as one row';
  const coverage = result.columns.find((c) => c.name === column);
  if (index < 0) return `${name}: ${coverage?.reason ?? 'not rendered'}`;
  const shown = coverage?.form === 'float' ? displayValue({ kind: 'float' }, expected) : expected;
  const value = row.values[index] ?? null;
  return value === shown ? null : `${name}: ${shown} came back as ${JSON.stringify(value)}`;
}

import type { Plan } from '../plan/schema.ts';
import type { Cause, PartResult } from '../report/schema.ts';
import type { CanaryReport } from './schema.ts';

/** What a canary means for the verdicts of a run. It only ever makes them worse. */

/** Why a run that did not see its own faults proves nothing; null where it saw them all. */
export function canaryCause(canary: CanaryReport | null): Cause | null {
  if (canary === null || canary.caught) return null;
  const missed = canary.faults.filter((fault) => !fault.found).map((fault) => fault.name);
  const shown = missed.slice(0, 3).join(', ');
  const more = missed.length > 3 ? ` and ${missed.length - 3} more` : '';
  const of = `${missed.length} of the ${canary.faults.length} faults that it plants for itself`;
  const broke = missed.length === canary.faults.length && canary.problems.length > 0;
  const what = broke
    ? 'The faults that the run plants for itself, its canary, could not be compared.'
    : missed.length === 0
      ? 'The run found more than the faults that it plants for itself.'
      : `The run did not find ${of} (${shown}${more}).`;
  return {
    code: 'CanaryMissed',
    message: [what, ...canary.problems].join(' '),
    remedy:
      'Do not rely on this run. See whether the versions of the engine, its connector and the database are ones that Loadproof supports, and run again; if it stays, report it with report.json.',
  };
}

/**
 * A table's result under the run's canary: nothing is said to be equal by a run that would not have seen a fault.
 * `ended` is why the run itself ended early, which then is why its canary has no result.
 */
export function underCanary(
  table: PartResult,
  canary: CanaryReport | null,
  plan: Plan,
  ended: Cause | null = null,
): PartResult {
  const missed = canaryCause(canary);
  const cause = missed && (ended ?? missed);
  if (cause !== null && (table.verdict === 'MATCHED' || table.verdict === 'INCONCLUSIVE'))
    return { ...table, verdict: 'ERRORED', cause };
  return table.verdict === 'MATCHED' ? underZoo(table, canary, plan) : table;
}

function underZoo(table: PartResult, canary: CanaryReport | null, plan: Plan): PartResult {
  const zoo = plan.canary?.zoo ?? null;
  if (zoo === null || canary === null) return table;
  const proven = new Set(canary.types.filter((type) => type.proven).map(({ type }) => type));
  const open = typesOf(table, plan).filter(({ type }) => !proven.has(type));
  const [first] = open;
  if (first === undefined) return table;
  const why = canary.types.find(({ type }) => type === first.type)?.why ?? 'no literal of it is known';
  const columns = open.map(({ column, type }) => `${column} (${type})`).join(', ');
  return {
    ...table,
    verdict: 'INCONCLUSIVE',
    cause: {
      code: 'TypeNotProven',
      message: `The source's rendering of these columns was not proven in this run: ${columns}. ${first.type}: ${why}.`,
      remedy:
        'Leave the columns out in compare.tables, with a reason; and report it, with the version of the database.',
    },
  };
}

/** The compared columns of a table, with the source's own names of their types. */
function typesOf(table: PartResult, plan: Plan): { column: string; type: string }[] {
  const compared = new Set(table.columns.filter((c) => c.fidelity !== 'excluded').map((c) => c.name));
  const planned = plan.parts.find((p) => p.ordinal === table.ordinal)?.columns ?? [];
  return planned
    .filter(({ source }) => compared.has(source.name))
    .map(({ source }) => ({ column: source.name, type: source.baseType }));
}

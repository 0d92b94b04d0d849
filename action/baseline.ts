import { withoutKnown } from '../core/history/baseline.ts';
import { tableName } from '../core/plan/schema.ts';
import { readReport } from '../core/report/read.ts';
import type { RunReport } from '../core/report/schema.ts';
import { headline, plural } from '../core/report/words.ts';
import type { World } from './gate.ts';
import { outcomeOfReport } from './outcome.ts';
import type { FailOn, Outcome } from './types.ts';

/** The gate that forgives what a report of the base branch knows. */

export interface GateSettings {
  readonly failOn: FailOn;
  /** Path of the baseline; undefined without one. */
  readonly baseline: string | undefined;
}

/**
 * The outcome of a report, next to a baseline where there is one. Rows that differ there too do not fail the job: the
 * verdict stays MISMATCHED, and the outcome is `known`. A baseline that cannot be read forgives nothing.
 */
export function outcomeWithBaseline(
  world: World,
  report: RunReport,
  { failOn, baseline: path }: GateSettings,
  doubt: Outcome['problem'] = null,
): Outcome {
  const own = outcomeOfReport(report, failOn, doubt);
  if (path === undefined || own.kind !== 'differ') return own;
  const baseline = readBaseline(world, path);
  if (baseline === null) return own;
  const { gate, known } = withoutKnown(report, baseline);
  if (known.length === 0) {
    world.runner.info(`baseline: no table differs in the rows of the run ${baseline.runId} alone.`);
    return own;
  }
  const names = known.map((t) => tableName(t.table)).join(', ');
  world.runner.info(`baseline: known from the run ${baseline.runId}: ${names}`);
  const left = outcomeOfReport(gate, failOn, doubt);
  const said = `${headline(report)} · ${plural(known.length, 'table')} as in the baseline`;
  if (left.kind !== 'matched') return { ...left, title: `${left.title.split(':')[0] ?? ''}: ${said}` };
  return {
    kind: 'known',
    conclusion: 'neutral',
    title: `Known differences: ${said}`,
    problem: {
      message: `Every differing row differs in the run ${baseline.runId}, too.`,
      remedy: 'It is no pass: mend the lake, and take the baseline away.',
    },
    exitCode: 0,
  };
}

/** Null where there is none: a first run has nothing before it. */
function readBaseline(world: World, path: string): RunReport | null {
  const forgives = (why: string) => {
    world.runner.warning(`baseline: '${path}' ${why}: no difference is known by it.`);
    return null;
  };
  try {
    const { report, problem } = readReport(JSON.parse(world.readFile(path)));
    return report ?? forgives(`cannot be read as a report: ${problem?.message ?? ''}`);
  } catch {
    return forgives('is not there, or is not JSON');
  }
}

/** The results of the matrix over its sources, and what is said of them. */
import type { CellResult, TableResult } from './judge.ts';

export interface SourceRun {
  readonly source: string;
  readonly engine: string;
  readonly results: readonly TableResult[];
  readonly seconds: number;
}

/** What another way of comparing makes of the same cells. */
export interface BaselineResult {
  readonly name: string;
  readonly says: string;
  /** Why it was not run; null where it was. */
  readonly absent: string | null;
  readonly formats: readonly BaselineFormat[];
}

export interface BaselineFormat {
  readonly source: string;
  readonly format: string;
  readonly faults: number;
  readonly found: number;
  /** Rows of the faithful lake that it reports. */
  readonly falseAlarms: number;
  /** Names of the mutations that it did not find, each with the number of types. */
  readonly missed: readonly (readonly [string, number])[];
}

export interface SoundnessRun {
  readonly date: string;
  readonly node: string;
  readonly runs: readonly SourceRun[];
  readonly baselines: readonly BaselineResult[] | null;
}

export interface Tally {
  readonly comparisons: number;
  readonly cells: number;
  readonly found: number;
  /** Not to be seen by a setting, and counted as a limit. */
  readonly limit: number;
  /** No fault, by a setting. */
  readonly equal: number;
  /** Of a column that is left out by name. */
  readonly named: number;
  readonly wrong: number;
  readonly alarms: number;
}

export function tally(results: readonly TableResult[]): Tally {
  const cells = results.flatMap((r) => r.cells);
  const of = (outcome: CellResult['outcome']) => cells.filter((c) => c.outcome === outcome).length;
  return {
    comparisons: results.length,
    cells: cells.length,
    found: of('found'),
    limit: of('limit'),
    equal: of('equal'),
    named: of('named'),
    wrong: of('wrong'),
    alarms: results.reduce((sum, r) => sum + r.alarms.length, 0),
  };
}

/** Everything that is not as it must be, a line each. */
export function failures({ runs }: SoundnessRun): string[] {
  return runs.flatMap(({ source, engine, results }) =>
    results.flatMap(({ format, table, cells, alarms }) => {
      const at = `${source}, ${engine}, ${format}, ${table}`;
      const wrong = cells
        .filter((c) => c.outcome === 'wrong')
        .map((c) => `MISSED ${at}: ${c.row} / ${c.mutation}: ${c.why}`);
      return [...wrong, ...alarms.map((a) => `FALSE ALARM ${at}: ${a.slice(0, 300)}`)];
    }),
  );
}

export function summary(run: SoundnessRun): string {
  const lines = run.runs.map(({ source, engine, results, seconds }) => {
    const t = tally(results);
    const seen = t.found + t.wrong;
    return (
      `${source}, ${engine}: ${t.found} of ${seen} faults found, ${t.alarms} false alarms; ${t.limit} counted as limits and ` +
      `${t.equal} no fault by a setting, ${t.named} in columns left out by name; ${t.comparisons} comparisons in ${seconds.toFixed(0)} s`
    );
  });
  const others = (run.baselines ?? []).map((b) => {
    if (b.absent !== null) return `${b.name}: not run (${b.absent})`;
    const sum = (of: (f: BaselineFormat) => number) => b.formats.reduce((n, f) => n + of(f), 0);
    return `${b.name}: ${sum((f) => f.found)} of ${sum((f) => f.faults)} faults found, ${sum((f) => f.falseAlarms)} false alarms`;
  });
  return [...lines, ...others].join('\n');
}

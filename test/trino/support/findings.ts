import type { RunReport } from '../../../core/report/schema.ts';

/** What was found, without where: the engines name files differently, and a row's id is keyed by the run's place. */
export function findingsOf({ tables }: RunReport) {
  return tables.map(({ table, verdict, rows, counts, changedColumns, key, sample }) => ({
    ...{ table, verdict, rows, counts, key },
    changedColumns: [...changedColumns].sort((a, b) => (a.column < b.column ? -1 : 1)),
    sample: sample
      .map(({ kind, key: found, columns, rows: seen }) =>
        JSON.stringify([kind, found, [...columns].sort(), seen.map(({ file: _, id: __, ...row }) => row)]),
      )
      .sort(),
  }));
}

/** The per-table settings of the configuration, checked against the tables that the run is about. */
import type { SourceTable } from '../compare/columns.ts';
import { ConfigError, type ConfigIssue } from '../config/errors.ts';
import { parseTableGlob } from '../config/globs.ts';
import { didYouMean } from '../config/nearest.ts';
import type { TableSettings } from '../config/schema.ts';
import type { AddedColumn } from '../dms/mapped.ts';
import { tableName } from './schema.ts';
import type { Candidate } from './select.ts';

/** Settings by `schema.table`. Throws a ConfigError for a table or column that is not there. */
export function overridesFor(
  settings: readonly TableSettings[],
  candidates: readonly Candidate[],
): ReadonlyMap<string, TableSettings> {
  const known = new Map(candidates.map((candidate) => [tableName(candidate.ref), candidate]));
  const byTable = new Map<string, TableSettings>();
  const issues = settings.flatMap((entry, index) => {
    const { exact } = parseTableGlob(entry.table);
    const name = exact ? tableName(exact) : entry.table;
    byTable.set(name, entry);
    const candidate = known.get(name);
    const path = `compare.tables[${index}]`;
    if (candidate?.source) return columnIssues(entry, candidate.source, path, candidate.mapped.added);
    // What is wrong with a table that has a problem of its own is said there.
    if (candidate) return [];
    const message = `no table of this comparison is called ${name}.${didYouMean(name, known.keys())}`;
    return [{ path: `${path}.table`, line: null, message }];
  });
  if (issues.length > 0) throw new ConfigError(issues);
  return byTable;
}

function columnIssues(
  settings: TableSettings,
  table: SourceTable,
  path: string,
  added: readonly AddedColumn[],
): ConfigIssue[] {
  const names = table.columns.map((column) => column.name);
  // What a rule of the task adds can be left out too, by its name in the lake.
  const lakeNames = added.flatMap((one) => (one.kind === 'lakeOnly' ? [] : [one.lakeName]));
  const unknown = (column: string, at: string, more: readonly string[] = []) =>
    [...names, ...more].includes(column)
      ? []
      : [{ path: at, line: null, message: `${tableName(table)} has no column ${column}.${didYouMean(column, names)}` }];
  const changedAt = settings.changedAt === undefined ? [] : unknown(settings.changedAt, `${path}.changedAt`);
  const excluded = settings.exclude.map(({ column }) => column);
  return [
    ...changedAt,
    ...settings.exclude.flatMap(({ column }, i) => unknown(column, `${path}.exclude[${i}].column`, lakeNames)),
    ...(settings.key ?? []).flatMap((column, i) => {
      const at = `${path}.key[${i}]`;
      if (!excluded.includes(column)) return unknown(column, at);
      return [
        { path: at, line: null, message: `${column} is excluded from the comparison: it cannot be a key column` },
      ];
    }),
  ];
}

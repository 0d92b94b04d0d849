/** Which tables a run compares, and what each is called in the lake. */
import type { SourceTable } from '../compare/columns.ts';
import { globMatches, parseTableGlob, type TableGlob, type TableRef, TableSet, tableKey } from '../config/globs.ts';
import { didYouMean } from '../config/nearest.ts';
import type { Config } from '../config/schema.ts';
import { asItIs } from '../dms/mapped.ts';
import {
  applyMappings,
  isSelected,
  lakeTableName,
  leftOutByBrackets,
  type MappedSource,
  type MappedTable,
} from '../dms/mappings.ts';
import { lakeOnlyTables } from '../dms/reverse.ts';
import type { DmsTask } from '../dms/task.ts';
import { isExact } from '../dms/wildcards.ts';
import { type Problem, tableName } from './schema.ts';

/** A table that the run is about. */
export interface Candidate {
  /** Its name in the source. */
  readonly ref: TableRef;
  /** Null where the source has no such table. */
  readonly source: SourceTable | null;
  readonly mapped: MappedTable;
  readonly problem: Problem | null;
}

export interface SelectInput {
  readonly config: Config;
  readonly task: DmsTask | null;
  readonly tables: readonly SourceTable[];
  readonly lakeTables: readonly TableRef[];
}

/** The tables of the configuration, in the order of their names. */
export function selectTables(input: SelectInput): Candidate[] {
  const include = input.config.tables.include.map(parseTableGlob);
  const exclude = input.config.tables.exclude.map(parseTableGlob);
  const lake = input.lakeTables.filter((folder) => !isDmsOwn(folder));
  const { task } = input;
  const all = task ? selectByTask({ ...input, task, lakeTables: lake }) : selectByGlobs(input.tables, lake, include);
  const taken = shareProblems(all).filter(
    ({ ref }) => (include.length === 0 || matchesAny(include, ref)) && !matchesAny(exclude, ref),
  );
  const names = [...input.tables.map(withSchema), ...lake];
  const missing = include.flatMap((glob) => missingTable(glob, taken, exclude, names) ?? []);
  return [...taken, ...missing].sort(
    (a, b) => compareText(a.ref.schema, b.ref.schema) || compareText(a.ref.name, b.ref.name),
  );
}

/** Control tables of DMS itself (`awsdms_status`, …), which it writes beside the data. */
function isDmsOwn(folder: TableRef): boolean {
  return folder.name.startsWith('awsdms_') || folder.schema.startsWith('awsdms_');
}

function matchesAny(globs: readonly TableGlob[], ref: TableRef): boolean {
  return globs.some((glob) => globMatches(glob, ref));
}

function withSchema(table: SourceTable): TableRef {
  return { schema: table.schema, name: table.name };
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * Without a task every table matches by its name. Views and foreign tables, which DMS leaves alone by default, are taken
 * where they are named exactly or have a folder in the lake.
 */
function selectByGlobs(
  tables: readonly SourceTable[],
  lake: readonly TableRef[],
  include: readonly TableGlob[],
): Candidate[] {
  const named = new TableSet(include.flatMap(({ exact }) => exact ?? []));
  const inLake = new TableSet(lake);
  const inSource = new TableSet(tables);
  const sources = tables
    .filter((t) => t.kind === 'table' || t.kind === 'partitioned' || named.has(t) || inLake.has(t))
    .map((source) => candidate(withSchema(source), source, unmapped(withSchema(source), source)));
  const lakeOnly = lake
    .filter((folder) => !inSource.has(folder))
    .map((folder) => candidate(folder, null, unmapped(folder, null)));
  return [...sources, ...lakeOnly];
}

function selectByTask(input: SelectInput & { task: DmsTask }): Candidate[] {
  const { mappings, targetSchema } = input.task;
  const sources = input.tables
    .filter((table) => isSelected(mappings, asMapped(table)))
    .map((source) => {
      const mapped = applyMappings(mappings, targetSchema, asMapped(source), input.config.source.kind);
      return candidate(
        withSchema(source),
        source,
        mapped,
        mapped.problem && { verdict: 'INCONCLUSIVE', ...mapped.problem },
      );
    });
  const claimed = new TableSet(sources.map(({ mapped }) => mapped));
  const unclaimed = input.lakeTables.filter((folder) => !claimed.has(folder));
  const lakeOnly = lakeOnlyTables(input.task, input.tables.map(withSchema), unclaimed).map(({ ref, folder }) =>
    candidate(ref, null, unmapped(folder, null)),
  );
  const known = [...input.tables.map(withSchema), ...lakeOnly.map(({ ref }) => ref)];
  const isKnown = new TableSet(known);
  const missing = namedByTask(input.task).filter((ref) => !isKnown.has(ref));
  return [
    ...sources,
    ...lakeOnly,
    ...input.tables.flatMap((table) => doubtful(table, input)),
    ...missing.map((ref) => {
      const folder = lakeTableName(mappings, targetSchema, ref);
      return candidate(ref, null, unmapped(folder, null), unknownTable(ref, 'The task selects it', known));
    }),
  ];
}

/** A table that the task does not take, as far as is known, and that must not be passed over in silence. */
function doubtful(source: SourceTable, { task, lakeTables }: SelectInput & { task: DmsTask }): Candidate[] {
  const { mappings, targetSchema } = task;
  const ref = withSchema(source);
  const folder = lakeTableName(mappings, targetSchema, ref);
  const inconclusive = (code: string, message: string, remedy: string) => [
    candidate(ref, source, unmapped(folder, source), { verdict: 'INCONCLUSIVE', code, message, remedy }),
  ];
  const isNamed = mappings.selections.some(
    ({ action, locator }) => action !== 'exclude' && locator.schema === ref.schema && locator.table === ref.name,
  );
  if (source.kind === 'materialized view' && isNamed)
    return inconclusive(
      'MaterializedView',
      `The task selects ${tableName(ref)}, which is a materialised view: DMS migrates none.`,
      'Take it out of the selection rules, or load what it is made of.',
    );
  const rules = leftOutByBrackets(mappings, asMapped(source));
  if (rules === null || !new TableSet(lakeTables).has(folder)) return [];
  return inconclusive(
    'BracketPattern',
    `The task's ${rules} leaves ${tableName(ref)} out by a set in brackets, and the lake has its folder: whether DMS loads it is not known.`,
    'Write the rule without brackets: one rule for each table.',
  );
}

/** Tables that the task's selection rules name without wildcards. */
function namedByTask(task: DmsTask): TableRef[] {
  const named = task.mappings.selections.flatMap(({ action, locator: { schema, table } }) => {
    if (action === 'exclude' || schema === null || table === null) return [];
    return action === 'explicit' || (isExact(schema) && isExact(table)) ? [{ schema, name: table }] : [];
  });
  const unique = new Map(named.map((ref) => [tableKey(ref), ref]));
  return [...unique.values()].filter((ref) => isSelected(task.mappings, { ...ref, kind: 'table' }));
}

function asMapped(table: SourceTable): MappedSource {
  const kind = table.kind === 'view' || table.kind === 'materialized view' ? table.kind : 'table';
  return { schema: table.schema, name: table.name, kind, columns: table.columns, primaryKey: table.primaryKey };
}

function unmapped(folder: TableRef, source: SourceTable | null): MappedTable {
  return asItIs(folder, source?.columns ?? []);
}

function candidate(
  ref: TableRef,
  source: SourceTable | null,
  mapped: MappedTable,
  problem: Problem | null = null,
): Candidate {
  return { ref, source, mapped, problem };
}

/** Tables that end up in one folder cannot be told apart there: none of them is compared. */
function shareProblems(all: readonly Candidate[]): Candidate[] {
  const byFolder = new Map<string, Candidate[]>();
  for (const one of all.filter(({ source }) => source !== null)) {
    const key = tableKey(one.mapped);
    byFolder.set(key, [...(byFolder.get(key) ?? []), one]);
  }
  return all.map((one) => {
    const others = (byFolder.get(tableKey(one.mapped)) ?? []).filter((other) => other !== one);
    if (others.length === 0 || one.source === null) return one;
    const names = others.map(({ ref }) => tableName(ref)).join(', ');
    const message = `${tableName(one.ref)} is written to the same folder as ${names}: ${tableName(one.mapped)}.`;
    const remedy = 'Give each table its own folder: change the transformation rules of the task, and load again.';
    return { ...one, problem: one.problem ?? { verdict: 'ERRORED', code: 'SharedLakeFolder', message, remedy } };
  });
}

function unknownTable(ref: TableRef, who: string, known: readonly TableRef[]): Problem {
  return {
    verdict: 'ERRORED',
    code: 'UnknownTable',
    message: `${who}, but the source has no table ${tableName(ref)}.${didYouMean(tableName(ref), known.map(tableName))}`,
    remedy: 'Correct the name (it is case-sensitive), or let the role see the table.',
  };
}

/** A part for an `include` that takes nothing, so that a misspelt name is never passed over in silence. */
function missingTable(
  glob: TableGlob,
  taken: readonly Candidate[],
  exclude: readonly TableGlob[],
  known: readonly TableRef[],
): Candidate | null {
  if (taken.some(({ ref }) => globMatches(glob, ref))) return null;
  const ref = glob.exact ?? glob.written;
  if (glob.exact) {
    if (matchesAny(exclude, ref)) return null;
    const there = new TableSet(known).has(ref);
    const problem = there ? notSelected(ref) : unknownTable(ref, 'The configuration names it', known);
    return candidate(ref, null, unmapped(ref, null), problem);
  }
  // Nothing at all is a run over no tables, which has its own verdict.
  return taken.length === 0 ? null : candidate(ref, null, unmapped(ref, null), nothingMatches(glob));
}

function notSelected(ref: TableRef): Problem {
  return {
    verdict: 'ERRORED',
    code: 'NotSelected',
    message: `The configuration names ${tableName(ref)}, which the task does not select.`,
    remedy: "Take it out of tables.include, or add it to the task's selection rules.",
  };
}

function nothingMatches(glob: TableGlob): Problem {
  return {
    verdict: 'INCONCLUSIVE',
    code: 'NothingSelected',
    message: `tables.include has ${glob.text}, which matches no table.`,
    remedy: 'Correct the pattern (it is case-sensitive), or take it out.',
  };
}

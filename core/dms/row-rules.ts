/** Which rows of a table a task loads, by the filters of its selection rules and by its table settings. */
import type { RowCondition, RowRule } from '../compare/row-conditions.ts';
import { didYouMean } from '../config/nearest.ts';
import { filterRows, filterText } from './filters.ts';
import type { MappedSource, MappedTable, Unmodelled } from './mapped.ts';
import { ruleText, type SelectionRule, type TableSettingsRule } from './mapping-rules.ts';
import { dmsTypeOf, isLob } from './source-types.ts';

export interface TableRows {
  readonly rules: RowRule[];
  readonly filters: string[];
  readonly unmodelled: Unmodelled[];
  readonly problem: MappedTable['problem'];
}

/** `selections` take the table, `settings` name it. */
export function tableRows(
  selections: readonly SelectionRule[],
  settings: readonly TableSettingsRule[],
  table: MappedSource,
  engine: string,
): TableRows {
  const filtered = selections.filter((rule) => rule.filters.length > 0);
  const unknown = filtered.map((rule) => unknownColumn(rule, table)).find((problem) => problem !== null);
  const loads = settings.map((rule) => parallelLoad(rule, table, engine));
  return {
    rules: [
      ...filtered.map((rule) => filterRule(rule, selections.length > 1, table, engine)),
      ...loads.flatMap(({ rules }) => rules),
    ],
    filters: filtered.map(({ filters, ...rule }) => `${ruleText(rule)} loads only rows where ${filterText(filters)}`),
    unmodelled: loads.flatMap(({ unmodelled }) => unmodelled),
    problem: unknown ?? loads.map(({ problem }) => problem).find((problem) => problem !== null) ?? null,
  };
}

function unknownColumn(rule: SelectionRule, table: MappedSource): MappedTable['problem'] {
  const names = table.columns.map(({ name }) => name);
  const wrong = rule.filters.find(({ column }) => !names.includes(column));
  if (!wrong) return null;
  return {
    code: 'FilterUnknownColumn',
    message: `The task's ${ruleText(rule)} filters ${table.schema}.${table.name} by ${wrong.column}, which is no column of it: which rows it loads is not known.${didYouMean(wrong.column, names)}`,
    remedy: "Correct the filter's column-name (it is case-sensitive) in the task's table mappings, and load again.",
  };
}

function filterRule(rule: SelectionRule, amongOthers: boolean, table: MappedSource, engine: string): RowRule {
  const { where, doubt } = filterRows(rule.filters);
  const notTaken: RowCondition = { kind: 'not', of: where };
  const doubts: RowRule['doubts'] = unsupportedUses(rule, amongOthers, table, engine).map((why) => ({
    because: `rows that the filter of ${ruleText(rule)} leaves out: ${why}`,
    where: notTaken,
  }));
  if (doubt !== null)
    doubts.push({
      because: `rows that the filter of ${ruleText(rule)} takes or leaves by how its negative conditions join the others, which is documented in two ways`,
      where: doubt,
    });
  return { kind: 'filter', rule: ruleText(rule), where, doubts };
}

/** Why the guide does not promise that the filter is applied. */
function unsupportedUses(rule: SelectionRule, amongOthers: boolean, table: MappedSource, engine: string): string[] {
  const byPattern = rule.locator.table !== table.name || rule.locator.schema !== table.schema;
  const lobs = rule.filters.filter(({ column }) => {
    const found = table.columns.find(({ name }) => name === column);
    return found !== undefined && isLob(dmsTypeOf(found, engine)) === true;
  });
  return [
    ...(rule.action === 'explicit' ? ['filters are applied to include rules only'] : []),
    ...(byPattern ? ['filters are not supported where names have wildcards'] : []),
    ...(amongOthers ? ['another rule selects the table as well, and how they combine is not documented'] : []),
    ...lobs.map(({ column }) => `${column} is a large object to DMS, by which filters are not supported`),
  ];
}

type Load = Pick<TableRows, 'rules' | 'unmodelled' | 'problem'>;

function parallelLoad(rule: TableSettingsRule, table: MappedSource, engine: string): Load {
  const { type, columns } = rule.parallelLoad;
  const nothing: Load = { rules: [], unmodelled: [], problem: null };
  const unmodelled = (detail: string): Load => ({
    ...nothing,
    unmodelled: [{ detail: `The task's ${ruleText(rule)} ${detail}`, column: null }],
  });
  switch (type) {
    case 'ranges': {
      const names = table.columns.map(({ name }) => name);
      const wrong = columns.find((name) => !names.includes(name));
      if (wrong !== undefined)
        return unmodelled(`divides the table by ${wrong}, which is no column of it.${didYouMean(wrong, names)}`);
      return { ...nothing, rules: rangesRule(rule, table) };
    }
    case 'partitions-list':
      return { ...nothing, problem: chosenPartitions(rule, table) };
    case 'partitions-auto':
    case 'subpartitions-auto':
      return engine === 'postgres'
        ? unmodelled(`is of the type ${type}, which PostgreSQL sources do not support.`)
        : nothing;
    default:
      return nothing;
  }
}

/** "Records with null values aren't replicated", by the guide; by the queries that it shows, some of them are. */
function rangesRule(rule: TableSettingsRule, table: MappedSource): RowRule[] {
  const nullable = rule.parallelLoad.columns.filter(
    (name) => table.columns.find((column) => column.name === name)?.nullable !== false,
  );
  const [first] = rule.parallelLoad.columns;
  const others = nullable.filter((name) => name !== first);
  if (nullable.length === 0 || first === undefined) return [];
  const open: RowCondition = {
    kind: 'and',
    of: [
      { kind: 'present', column: first },
      { kind: 'or', of: others.map((column) => ({ kind: 'null', column })) },
    ],
  };
  const because = `rows with NULL in ${others.join(', ')}, which ${ruleText(rule)} divides the table by: the documents leave out every NULL, and their queries only some`;
  return [
    {
      kind: 'ranges',
      rule: ruleText(rule),
      where: { kind: 'and', of: nullable.map((column) => ({ kind: 'present', column })) },
      doubts: others.length === 0 ? [] : [{ because, where: open }],
    },
  ];
}

function chosenPartitions(rule: TableSettingsRule, table: MappedSource): MappedTable['problem'] {
  return {
    code: 'ChosenPartitions',
    message: `The task's ${ruleText(rule)} loads chosen partitions of ${table.schema}.${table.name}: which rows those hold is not read here.`,
    remedy: 'Use partitions-auto or ranges in the table-settings rule, or exclude the table from the comparison.',
  };
}

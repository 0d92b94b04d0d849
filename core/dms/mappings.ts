/**
 * What a task's table mappings do to a table: whether it is selected, what its folder and columns are called in the
 * lake, and which rules hit it whose effect is not modelled. A lower rule id wins over a higher one for one object;
 * schema, table and column are separate objects. (User Guide, "Transformation rules and actions".)
 */
import type { Locator, SelectionRule, TableMappings, TransformationRule, UnmodelledRule } from './mapping-rules.ts';
import { rulesFor } from './rule-index.ts';
import { mappingMatches } from './wildcards.ts';

/** A table as the mappings see it. */
export interface MappedSource {
  readonly schema: string;
  readonly name: string;
  /** Materialised views are never migrated. */
  readonly kind: 'table' | 'view' | 'materialized view';
  readonly columns: readonly string[];
}

/** A rule that hits a table and is not modelled, as a sentence of a limit. */
export interface Unmodelled {
  readonly detail: string;
  readonly column: string | null;
}

export interface MappedTable {
  readonly schema: string;
  readonly name: string;
  /** In the order of the source. `lakeName` is null for a column that the task leaves out; `rule` says which rule does. */
  readonly columns: readonly {
    readonly source: string;
    readonly lakeName: string | null;
    readonly rule: string | null;
  }[];
  readonly unmodelled: readonly Unmodelled[];
}

/** Whether the selection rules take a table: an exclusion wins over any inclusion but an explicit one. */
export function isSelected(mappings: TableMappings, table: Omit<MappedSource, 'columns'>): boolean {
  const hits = selectionsOf(mappings, table);
  if (hits.some((rule) => rule.action === 'explicit')) return true;
  return hits.some((rule) => rule.action === 'include') && !hits.some((rule) => rule.action === 'exclude');
}

function selectionsOf(mappings: TableMappings, table: Omit<MappedSource, 'columns'>): SelectionRule[] {
  if (table.kind === 'materialized view') return [];
  return rulesFor(mappings.selections, table).filter((rule) => {
    if (rule.tableType !== 'all' && rule.tableType !== table.kind) return false;
    if (rule.action === 'explicit') return rule.locator.schema === table.schema && rule.locator.table === table.name;
    return hitsTable(rule.locator, table);
  });
}

function hitsTable(locator: Locator, table: { schema: string; name: string }): boolean {
  return mappingMatches(locator.schema, table.schema) && mappingMatches(locator.table, table.name);
}

/** Names after the transformations, for a table that is selected. */
export function applyMappings(mappings: TableMappings, targetSchema: string | null, table: MappedSource): MappedTable {
  const names = lakeTableName(mappings, targetSchema, table);
  const transformations = rulesFor(mappings.transformations, table);
  const rules = transformations.filter((rule) => rule.target === 'column' && hitsTable(rule.locator, table));
  const columns = table.columns.map((column) => mapColumn(rules, column));
  return {
    ...names,
    columns,
    unmodelled: [
      ...rulesFor(mappings.unmodelled, table)
        .filter((rule) => hits(rule, table))
        .map((rule) => unmodelledText(rule, table.columns)),
      ...selectionDoubts(mappings, table),
      ...columnDoubts(rules, table.columns),
      ...schemaDoubts(mappings, targetSchema, table),
    ],
  };
}

/** The folder of a table, by the schema and table rules alone. */
export function lakeTableName(
  mappings: TableMappings,
  targetSchema: string | null,
  table: { readonly schema: string; readonly name: string },
): { schema: string; name: string } {
  const rules = rulesFor(mappings.transformations, table);
  const first = (target: 'schema' | 'table') =>
    rules.find((rule) => rule.target === target && hitsTable(rule.locator, table));
  return { schema: targetSchema ?? renamed(first('schema'), table.schema), name: renamed(first('table'), table.name) };
}

/** A name after a rule; a prefix or suffix that is not there leaves it as it is. */
export function renamed(rule: TransformationRule | undefined, name: string): string {
  switch (rule?.action) {
    case 'rename':
      return rule.value;
    case 'convert-lowercase':
      return name.toLowerCase();
    case 'convert-uppercase':
      return name.toUpperCase();
    case 'add-prefix':
      return rule.value + name;
    case 'add-suffix':
      return name + rule.value;
    case 'remove-prefix':
      return replacePrefix(name, rule.value, '');
    case 'remove-suffix':
      return replaceSuffix(name, rule.value, '');
    case 'replace-prefix':
      return replacePrefix(name, rule.oldValue, rule.value);
    case 'replace-suffix':
      return replaceSuffix(name, rule.oldValue, rule.value);
    default:
      return name;
  }
}

function replacePrefix(name: string, from: string, to: string): string {
  return name.startsWith(from) ? to + name.slice(from.length) : name;
}

function replaceSuffix(name: string, from: string, to: string): string {
  return name.endsWith(from) ? name.slice(0, name.length - from.length) + to : name;
}

function mapColumn(rules: readonly TransformationRule[], column: string): MappedTable['columns'][number] {
  const includes = rules.filter((rule) => rule.action === 'include-column');
  const keeper = includes.find((rule) => mappingMatches(rule.locator.column, column));
  const [only] = includes;
  if (only && !keeper) return { source: column, lakeName: null, rule: `${ruleText(only)} keeps other columns only` };
  const rule = rules.find((r) => r.action !== 'include-column' && mappingMatches(r.locator.column, column));
  if (rule?.action === 'remove-column') return { source: column, lakeName: null, rule: `${ruleText(rule)} removes it` };
  return { source: column, lakeName: renamed(rule, column), rule: null };
}

/** `rule 7 'drop-ssn'`. */
function ruleText(rule: { readonly id: number; readonly name: string }): string {
  return `rule ${rule.id} '${rule.name}'`;
}

function hits(rule: UnmodelledRule, table: MappedSource): boolean {
  if (!rule.exact) return hitsTable(rule.locator, table);
  return rule.locator.schema === table.schema && rule.locator.table === table.name;
}

function unmodelledText(rule: UnmodelledRule, columns: readonly string[]): Unmodelled {
  const column = columns.find((name) => name === rule.locator.column) ?? null;
  return { detail: `The task's ${ruleText(rule)} (${rule.what}) has an effect that is not modelled.`, column };
}

function selectionDoubts(mappings: TableMappings, table: MappedSource): Unmodelled[] {
  const found = selectionsOf(mappings, table);
  const filters = found
    .filter((rule) => rule.filtered && rule.action !== 'exclude')
    .map((rule) => `The task's ${ruleText(rule)} filters the rows of the source; its filter is not modelled.`);
  const explicit = found.find((rule) => rule.action === 'explicit');
  const excluded = found.find((rule) => rule.action === 'exclude');
  const both =
    explicit && excluded
      ? [
          `The task's ${ruleText(explicit)} selects the table and ${ruleText(excluded)} excludes it; which of them wins is not documented.`,
        ]
      : [];
  return [...filters, ...both].map((detail) => ({ detail, column: null }));
}

/** Columns that are both kept by an inclusion and hit by another rule: which of them wins is not documented. */
function columnDoubts(rules: readonly TransformationRule[], columns: readonly string[]): Unmodelled[] {
  const includes = rules.filter((rule) => rule.action === 'include-column');
  return columns.flatMap((column) => {
    const keeper = includes.find((rule) => mappingMatches(rule.locator.column, column));
    if (!keeper) return [];
    const other = rules.find((rule) => rule.action !== 'include-column' && mappingMatches(rule.locator.column, column));
    if (!other) return [];
    const detail = `The task's ${ruleText(keeper)} and ${ruleText(other)} both hit the column; how they combine is not documented.`;
    return [{ detail, column }];
  });
}

function schemaDoubts(mappings: TableMappings, targetSchema: string | null, table: MappedSource): Unmodelled[] {
  const rules = rulesFor(mappings.transformations, table);
  const rule = rules.find((r) => r.target === 'schema' && hitsTable(r.locator, table));
  if (targetSchema === null || rule === undefined) return [];
  const detail = `The task's TargetSchema and ${ruleText(rule)} both set the schema; which of them wins is not documented.`;
  return [{ detail, column: null }];
}

/**
 * What a task's table mappings do to a table: whether it is selected, what its folder and columns are called in the
 * lake, which rows it holds and what they hold, and which rules hit it whose effect is not known. A lower rule id wins
 * over a higher one for one object; schema, table and column are separate objects.
 * (User Guide, "Using table mapping to specify task settings")
 */
import { addedColumns } from './added-columns.ts';
import { constantText, type Metadata } from './expressions.ts';
import type { MappedSource, MappedTable, Unmodelled } from './mapped.ts';
import {
  type Locator,
  ruleText,
  type SelectionRule,
  type TableMappings,
  type TableSettingsRule,
  type TransformationRule,
  type UnmodelledRule,
} from './mapping-rules.ts';
import { renamed } from './renamed.ts';
import { tableRows } from './row-rules.ts';
import { rulesFor } from './rule-index.ts';
import { mapColumns } from './transform-columns.ts';
import { mappingMatches } from './wildcards.ts';

export type { MappedSource, MappedTable } from './mapped.ts';

/** A table by its name and kind. */
type TableOf = Pick<MappedSource, 'schema' | 'name' | 'kind'>;

/** Whether the selection rules take a table: an exclusion wins over any inclusion but an explicit one. */
export function isSelected(mappings: TableMappings, table: TableOf): boolean {
  const hits = selectionsOf(mappings, table);
  if (hits.some((rule) => rule.action === 'explicit')) return true;
  return hits.some((rule) => rule.action === 'include') && !hits.some((rule) => rule.action === 'exclude');
}

/**
 * The rules that leave a table out which others take, where only sets in brackets match it: a source whose endpoint does
 * not honour those loads the table. Null for every other table.
 */
export function leftOutByBrackets(mappings: TableMappings, table: TableOf): string | null {
  const hits = selectionsOf(mappings, table);
  const excludes = hits.filter((rule) => rule.action === 'exclude');
  const isOpen = excludes.length > 0 && excludes.every((rule) => rule.brackets);
  if (!isOpen || !hits.some((rule) => rule.action === 'include') || isSelected(mappings, table)) return null;
  return excludes.map(ruleText).join(', ');
}

function selectionsOf(mappings: TableMappings, table: TableOf): SelectionRule[] {
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

/** What becomes of a table that is selected; `engine` is the kind of its database: `postgres`, `mysql`, … */
export function applyMappings(
  mappings: TableMappings,
  targetSchema: string | null,
  table: MappedSource,
  engine: string,
): MappedTable {
  const { unknown, ...names } = lakeNames(mappings, targetSchema, table);
  const transformations = rulesFor(mappings.transformations, table).filter((rule) => hitsTable(rule.locator, table));
  const rules = transformations.filter((rule) => rule.target === 'column');
  const metadata = metadataOf(table, names);
  const { columns, doubts, fieldDoubts } = mapColumns({ rules, table, engine, metadata });
  const { added, headers, doubts: addedTwice } = addedColumns({ rules, table, columns, engine, metadata });
  const settings = rulesFor(mappings.tableSettings, table).filter(
    ({ locator }) => locator.schema === table.schema && locator.table === table.name,
  );
  const taking = selectionsOf(mappings, table).filter((rule) => rule.action !== 'exclude');
  const rows = tableRows(taking, settings, table, engine);
  const others = rulesFor(mappings.unmodelled, table).filter((rule) => hitsTable(rule.locator, table));
  return {
    ...names,
    columns,
    added,
    headers,
    key: keyOf(transformations, columns),
    lob: lobOf(settings),
    rows: rows.rules,
    filters: rows.filters,
    problem: unknown === null ? rows.problem : unknownFolder(table, unknown),
    fieldDoubts: [
      ...others.filter(({ detail }) => detail === null).map((rule) => unmodelledText(rule, table).detail),
      ...fieldDoubts,
    ].map((detail) => detail.replace(/\.$/, '')),
    unmodelled: [
      ...others.map((rule) => unmodelledText(rule, table)),
      ...selectionDoubts(mappings, table),
      ...doubts,
      ...addedTwice,
      ...rows.unmodelled,
      ...keyDoubts(transformations, columns),
      ...schemaDoubts(transformations, targetSchema),
    ],
  };
}

type Names = { readonly schema: string; readonly name: string };

/** The folder of a table, by the schema and table rules alone. */
export function lakeTableName(mappings: TableMappings, targetSchema: string | null, table: Names): Names {
  const { schema, name } = lakeNames(mappings, targetSchema, table);
  return { schema, name };
}

function lakeNames(
  mappings: TableMappings,
  targetSchema: string | null,
  table: Names,
): Names & { readonly unknown: string | null } {
  const rules = rulesFor(mappings.transformations, table);
  const first = (target: 'schema' | 'table') =>
    rules.find(
      (rule) => rule.target === target && rule.action !== 'define-primary-key' && hitsTable(rule.locator, table),
    );
  const [ofSchema, ofTable] = [targetSchema === null ? first('schema') : undefined, first('table')];
  const metadata = metadataOf(table, null);
  const schema = newName(ofSchema, table.schema, metadata);
  const name = newName(ofTable, table.name, metadata);
  const unknown = [schema === null ? ofSchema : undefined, name === null ? ofTable : undefined].find((r) => r);
  return {
    schema: targetSchema ?? schema ?? table.schema,
    name: name ?? table.name,
    unknown: unknown ? `${ruleText(unknown)} computes its name (${unknown.expression})` : null,
  };
}

/** A name after a rule; null where an expression computes it that is not evaluated here. */
function newName(rule: TransformationRule | undefined, name: string, metadata: Metadata): string | null {
  return rule?.expression ? constantText(rule.expression, metadata) : renamed(rule, name);
}

/** Metadata that expressions may ask for. (User Guide, "Adding metadata to a target table using expressions") */
function metadataOf(table: Names, lake: Names | null): Metadata {
  return {
    AR_M_SOURCE_SCHEMA: table.schema,
    AR_M_SOURCE_TABLE_NAME: table.name,
    AR_M_MODIFIED_SCHEMA: lake?.schema,
    AR_M_MODIFIED_TABLE_NAME: lake?.name,
  };
}

function unknownFolder(table: Names, why: string): MappedTable['problem'] {
  return {
    code: 'UnknownLakeName',
    message: `What ${table.schema}.${table.name} is called in the lake is not known: ${why}, which is not evaluated here.`,
    remedy: 'Write the name as a value, or as an expression of texts and $AR_M_ names joined by ||.',
  };
}

/** The columns of `define-primary-key`, which may be called as in the source or as in the lake. */
function keyOf(transformations: readonly TransformationRule[], columns: MappedTable['columns']): MappedTable['key'] {
  const rule = transformations.find(({ action }) => action === 'define-primary-key');
  if (!rule) return null;
  const names = rule.key.flatMap((name) => sourceName(name, columns) ?? []);
  return names.length === rule.key.length ? { rule: ruleText(rule), columns: names } : null;
}

function sourceName(name: string, columns: MappedTable['columns']): string | null {
  const found = columns.find(({ source }) => source === name) ?? columns.find(({ lakeName }) => lakeName === name);
  return found?.source ?? null;
}

function keyDoubts(transformations: readonly TransformationRule[], columns: MappedTable['columns']): Unmodelled[] {
  const rule = transformations.find(({ action }) => action === 'define-primary-key');
  const wrong = rule?.key.find((name) => sourceName(name, columns) === null);
  if (!rule || wrong === undefined) return [];
  return [
    {
      detail: `The task's ${ruleText(rule)} defines a key with ${wrong}, which is no column of the table.`,
      column: null,
    },
  ];
}

function lobOf(settings: readonly TableSettingsRule[]): MappedTable['lob'] {
  const rule = settings.find(({ lob }) => lob !== null && lob.mode !== 'none');
  return rule?.lob ? { rule: ruleText(rule), ...rule.lob } : null;
}

function unmodelledText(rule: UnmodelledRule, table: MappedSource): Unmodelled {
  const column = table.columns.find(({ name }) => name === rule.locator.column)?.name ?? null;
  const detail = rule.detail ?? `The task's ${ruleText(rule)} (${rule.what}) has an effect that is not modelled.`;
  return { detail, column };
}

function selectionDoubts(mappings: TableMappings, table: MappedSource): Unmodelled[] {
  const found = selectionsOf(mappings, table);
  const explicit = found.find((rule) => rule.action === 'explicit');
  const excluded = found.find((rule) => rule.action === 'exclude');
  const both =
    explicit && excluded
      ? [
          `The task's ${ruleText(explicit)} selects the table and ${ruleText(excluded)} excludes it; which of them wins is not documented.`,
        ]
      : [];
  const takers = found.filter((rule) => rule.action !== 'exclude');
  const brackets =
    takers.length > 0 && takers.every((rule) => rule.brackets)
      ? [
          `The task's ${takers.map(ruleText).join(', ')} selects the table by a set in brackets; that the source's endpoint honours it is an assumption.`,
        ]
      : [];
  return [...both, ...brackets].map((detail) => ({ detail, column: null }));
}

function schemaDoubts(transformations: readonly TransformationRule[], targetSchema: string | null): Unmodelled[] {
  const rule = transformations.find(({ target }) => target === 'schema');
  if (targetSchema === null || rule === undefined) return [];
  const detail = `The task's TargetSchema and ${ruleText(rule)} both set the schema; which of them wins is not documented.`;
  return [{ detail, column: null }];
}

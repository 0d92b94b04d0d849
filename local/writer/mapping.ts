/** Reads the rules of table mappings; which of them apply to what. */
import { arrayOf, type Json, numberOf, objectOf, textOf } from './json.ts';

export interface Mapping {
  readonly selections: readonly Selection[];
  /** By rising rule id: of several that hit one object the lower id wins. */
  readonly transformations: readonly Transformation[];
  readonly tables: readonly TableSettings[];
}

export interface Selection {
  readonly action: 'include' | 'exclude' | 'explicit';
  readonly schema: string;
  readonly table: string;
  readonly tableType: 'table' | 'view' | 'all';
  readonly filters: readonly Filter[];
}

/** Conditions of a filter are alternatives; the filters of a rule all hold. */
export interface Filter {
  readonly column: string;
  readonly conditions: readonly Condition[];
}

export interface Condition {
  readonly operator: string;
  readonly value: string;
  readonly start: string;
  readonly end: string;
}

export interface Transformation {
  readonly id: number;
  readonly target: string;
  readonly action: string;
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  /** Of `object-locator`; empty without. */
  readonly dataType: string;
  readonly value: string;
  readonly oldValue: string;
  readonly expression: string;
  readonly rule: { readonly [name: string]: Json };
}

export interface TableSettings {
  readonly schema: string;
  readonly table: string;
  readonly ranges: Ranges | null;
  readonly lobMode: 'limited' | 'unlimited' | 'none' | null;
  readonly lobMaxKb: number | null;
}

export interface Ranges {
  readonly columns: readonly string[];
  readonly boundaries: readonly (readonly string[])[];
  readonly names: readonly string[];
}

const EVERYTHING = {
  rules: [
    {
      'rule-type': 'selection',
      'rule-id': '1',
      'rule-name': 'all',
      'object-locator': { 'schema-name': '%', 'table-name': '%' },
      'rule-action': 'include',
    },
  ],
};

export function readMapping(given: unknown): Mapping {
  const all = objectOf(given, 'TableMappings');
  const rules = arrayOf(all.rules ?? EVERYTHING.rules).map((rule) => objectOf(rule, 'A rule'));
  const ofType = (type: string) => rules.filter((rule) => rule['rule-type'] === type);
  return {
    selections: ofType('selection').map(selectionOf),
    transformations: ofType('transformation')
      .map(transformationOf)
      .sort((a, b) => a.id - b.id),
    tables: ofType('table-settings').map(tableSettingsOf),
  };
}

type Rule = { readonly [name: string]: Json };

const locatorOf = (rule: Rule) => objectOf(rule['object-locator'], 'object-locator');

function selectionOf(rule: Rule): Selection {
  const locator = locatorOf(rule);
  const action = textOf(rule['rule-action']);
  if (action !== 'include' && action !== 'exclude' && action !== 'explicit')
    throw new Error(`The selection action "${action}" is not one of DMS.`);
  const type = textOf(locator['table-type']);
  return {
    action,
    schema: textOf(locator['schema-name']) ?? '%',
    table: textOf(locator['table-name']) ?? '%',
    tableType: type === 'view' || type === 'all' ? type : 'table',
    filters: arrayOf(rule.filters).map(filterOf),
  };
}

function filterOf(given: Json): Filter {
  const filter = objectOf(given, 'A filter');
  return {
    column: textOf(filter['column-name']) ?? '',
    conditions: arrayOf(filter['filter-conditions']).map((entry) => {
      const condition = objectOf(entry, 'A filter condition');
      const text = (name: string) => textOf(condition[name]) ?? '';
      const operator = text('filter-operator');
      return { operator, value: text('value'), start: text('start-value'), end: text('end-value') };
    }),
  };
}

function transformationOf(rule: Rule): Transformation {
  const locator = locatorOf(rule);
  const text = (value: Json | undefined) => textOf(value) ?? '';
  return {
    id: numberOf(rule['rule-id'], 0),
    target: text(rule['rule-target']),
    action: text(rule['rule-action']),
    schema: textOf(locator['schema-name']) ?? '%',
    table: textOf(locator['table-name']) ?? '%',
    column: textOf(locator['column-name']) ?? '%',
    dataType: text(locator['data-type']),
    value: text(rule.value),
    oldValue: text(rule['old-value']),
    expression: text(rule.expression),
    rule,
  };
}

function tableSettingsOf(rule: Rule): TableSettings {
  const locator = locatorOf(rule);
  const parallel = objectOf(rule['parallel-load'], 'parallel-load');
  const lob = objectOf(rule['lob-settings'], 'lob-settings');
  const mode = textOf(lob.mode);
  const texts = (list: Json | undefined) => arrayOf(list).map((value) => textOf(value) ?? '');
  return {
    schema: textOf(locator['schema-name']) ?? '',
    table: textOf(locator['table-name']) ?? '',
    ranges:
      parallel.type === 'ranges'
        ? {
            columns: texts(parallel.columns),
            boundaries: arrayOf(parallel.boundaries).map((boundary) => texts(boundary)),
            names: texts(parallel['segment-names']),
          }
        : null,
    lobMode: mode === 'limited' || mode === 'unlimited' || mode === 'none' ? mode : null,
    lobMaxKb: lob['bulk-max-size'] === undefined ? null : numberOf(lob['bulk-max-size'], 32),
  };
}

/** Whether a name is one of a pattern's: `%` any characters, `_` one, `[ab]` and `[a-d]` one of these. Case matters. */
export function matches(pattern: string, name: string): boolean {
  const source = pattern.replace(/\[([^\]]+)\]|[\s\S]/gu, (part, set?: string) => {
    if (set !== undefined) return `[${set.replace(/[\\\]^]/g, '\\$&')}]`;
    if (part === '%') return '[\\s\\S]*';
    return part === '_' ? '[\\s\\S]' : part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  });
  return new RegExp(`^${source}$`, 'u').test(name);
}

/**
 * The rule that selects a table; null where none does or one excludes it. An `explicit` rule wins over an exclusion, and
 * its filters count (assumed: the documents are silent).
 */
export function selectionFor(
  mapping: Mapping,
  table: { readonly schema: string; readonly table: string; readonly view: boolean },
): Selection | null {
  const hits = mapping.selections.filter(
    (rule) =>
      (rule.tableType === 'all' || (rule.tableType === 'view') === table.view) &&
      (rule.action === 'explicit'
        ? rule.schema === table.schema && rule.table === table.table
        : matches(rule.schema, table.schema) && matches(rule.table, table.table)),
  );
  const explicit = hits.find((rule) => rule.action === 'explicit');
  if (explicit) return explicit;
  if (hits.some((rule) => rule.action === 'exclude')) return null;
  return hits.find((rule) => rule.action === 'include') ?? null;
}

/** Rules of a task's table mappings, as DMS documents them; what a rule does to a table is in `mappings.ts`. */
import { ConfigError } from '../config/errors.ts';
import { checked } from './checked.ts';
import { parseFilters, type SourceFilter } from './filters.ts';
import { parseJson } from './json.ts';
import {
  actionOf,
  type COLUMN_ACTIONS,
  type DATA_TYPES,
  mappingIssues,
  type RENAMING_ACTIONS,
} from './mapping-checks.ts';
import { mappingsSchema, type RawRule, wholeNumber } from './mapping-schema.ts';
import { hasBrackets, withoutEscapes } from './wildcards.ts';

/** Source names that a rule is about. Wildcards `%`, `_` and `[…]`, case-sensitive; null where the rule gives none. */
export interface Locator {
  readonly schema: string | null;
  readonly table: string | null;
  readonly column: string | null;
  /** A type of DMS: the rule is about the columns of that type alone. */
  readonly dataType: string | null;
}

export interface RuleBase {
  readonly id: number;
  readonly name: string;
  readonly locator: Locator;
  /** Whether a name has a set in brackets, of which the guide now says that not every source honours it. */
  readonly brackets: boolean;
}

export interface SelectionRule extends RuleBase {
  readonly action: 'include' | 'exclude' | 'explicit';
  readonly tableType: 'table' | 'view' | 'all';
  readonly filters: readonly SourceFilter[];
  /** Tables of a higher order are loaded first: nothing that one could see afterwards. */
  readonly loadOrder: number | null;
}

export type RenamingAction = (typeof RENAMING_ACTIONS)[number];
export type ColumnAction = (typeof COLUMN_ACTIONS)[number];

/** The type that a rule gives a column. */
export interface DataType {
  readonly type: (typeof DATA_TYPES)[number];
  readonly precision: number | null;
  readonly scale: number | null;
  readonly length: number | null;
}

export interface TransformationRule extends RuleBase {
  readonly target: 'schema' | 'table' | 'column';
  readonly action: RenamingAction | ColumnAction | 'define-primary-key';
  readonly value: string;
  readonly oldValue: string;
  /** In SQLite's words; null without one. */
  readonly expression: string | null;
  readonly dataType: DataType | null;
  /** Columns of `define-primary-key`. */
  readonly key: readonly string[];
  readonly beforeImage: {
    readonly prefix: string;
    readonly suffix: string;
    readonly filter: 'pk-only' | 'non-lob' | 'all';
  } | null;
}

export interface TableSettingsRule extends RuleBase {
  readonly parallelLoad: {
    readonly type: 'partitions-auto' | 'subpartitions-auto' | 'partitions-list' | 'ranges' | 'none';
    readonly columns: readonly string[];
  };
  /** Null where the rule says nothing of large objects. */
  readonly lob: { readonly mode: 'limited' | 'unlimited' | 'none'; readonly bulkMaxSizeKb: number | null } | null;
}

/** A rule whose effect is not modelled, or that is not as it should be: where it hits a table, the table has a limit. */
export interface UnmodelledRule extends RuleBase {
  /** What the rule is: `object-mapping map-record-to-record`. */
  readonly what: string;
  /** A whole sentence in place of the usual one. */
  readonly detail: string | null;
}

export interface TableMappings {
  readonly selections: readonly SelectionRule[];
  /** By rule id, lowest first: it wins. */
  readonly transformations: readonly TransformationRule[];
  readonly tableSettings: readonly TableSettingsRule[];
  readonly unmodelled: readonly UnmodelledRule[];
}

/** `rule 7 'drop-ssn'`. */
export function ruleText(rule: { readonly id: number; readonly name: string }): string {
  return `rule ${rule.id} '${rule.name}'`;
}

/**
 * Reads the JSON of table mappings. Throws a ConfigError that names every rule and field that DMS would refuse, or the
 * position of what is no JSON.
 */
export function parseTableMappings(text: string, file: string | null = null): TableMappings {
  const { rules } = checked(mappingsSchema, parseJson(text, 'TableMappings', file), 'TableMappings', file);
  const issues = mappingIssues(rules);
  if (issues.length > 0) throw new ConfigError(issues, file);
  return {
    selections: rules.flatMap((rule) => (rule['rule-type'] === 'selection' ? [selection(rule)] : [])),
    transformations: rules.flatMap((rule) => transformation(rule) ?? []).sort((a, b) => a.id - b.id),
    tableSettings: rules.flatMap((rule) => (rule['rule-type'] === 'table-settings' ? [tableSettings(rule)] : [])),
    unmodelled: [...rules.flatMap((rule) => unmodelledRule(rule) ?? []), ...nameless(rules)],
  };
}

/** The mappings with an escape character (of Oracle's endpoints) taken out of their names. */
export function withEscape(mappings: TableMappings, mark: string | null): TableMappings {
  if (mark === null || mark === '') return mappings;
  const name = (pattern: string | null) => pattern && withoutEscapes(pattern, mark);
  const escaped = <R extends RuleBase>(rules: readonly R[]): R[] =>
    rules.map((rule) => {
      const { schema, table, column, dataType } = rule.locator;
      return { ...rule, locator: { schema: name(schema), table: name(table), column: name(column), dataType } };
    });
  return {
    selections: escaped(mappings.selections),
    transformations: escaped(mappings.transformations),
    tableSettings: escaped(mappings.tableSettings),
    unmodelled: escaped(mappings.unmodelled),
  };
}

function base(rule: RawRule): RuleBase {
  const locator = rule['object-locator'];
  const names = [locator?.['schema-name'], locator?.['table-name'], locator?.['column-name']];
  return {
    id: Number(rule['rule-id']),
    name: String(rule['rule-name'] ?? ''),
    locator: {
      schema: locator?.['schema-name'] ?? null,
      table: locator?.['table-name'] ?? null,
      column: locator?.['column-name'] ?? null,
      dataType: locator?.['data-type'] || null,
    },
    brackets: names.some((name) => hasBrackets(name ?? '')),
  };
}

function selection(rule: RawRule): SelectionRule {
  return {
    ...base(rule),
    action: rule['rule-action'] as SelectionRule['action'],
    tableType: (rule['object-locator']?.['table-type'] ?? 'table') as SelectionRule['tableType'],
    filters: parseFilters(rule.filters ?? [], '', []),
    loadOrder: wholeNumber(rule['load-order']),
  };
}

/** The rule as one that is modelled; null for every other. */
function transformation(rule: RawRule): TransformationRule | null {
  const { action, target } = actionOf(rule);
  if (rule['rule-type'] !== 'transformation' || target.endsWith('-tablespace') || isOddExpression(rule)) return null;
  const image = rule['before-image-def'];
  return {
    ...base(rule),
    target: target as TransformationRule['target'],
    action: action as TransformationRule['action'],
    value: rule.value ?? '',
    oldValue: rule['old-value'] ?? '',
    expression: rule.expression || null,
    dataType: dataType(rule['data-type']),
    key: rule['primary-key-def']?.columns ?? [],
    beforeImage:
      action === 'add-before-image-columns'
        ? {
            prefix: image?.['column-prefix'] ?? 'BI_',
            suffix: image?.['column-suffix'] ?? '',
            filter: (image?.['column-filter'] ?? 'pk-only') as 'pk-only' | 'non-lob' | 'all',
          }
        : null,
  };
}

function dataType(raw: RawRule['data-type']): DataType | null {
  if (!raw?.type) return null;
  return {
    type: raw.type as DataType['type'],
    precision: wholeNumber(raw.precision),
    scale: wholeNumber(raw.scale),
    length: wholeNumber(raw.length),
  };
}

/** Expressions are documented for new names and new columns alone. */
function isOddExpression(rule: RawRule): boolean {
  const { action } = actionOf(rule);
  return Boolean(rule.expression) && action !== 'rename' && action !== 'add-column';
}

function tableSettings(rule: RawRule): TableSettingsRule {
  const load = rule['parallel-load'];
  const lob = rule['lob-settings'];
  return {
    ...base(rule),
    parallelLoad: {
      type: (load?.type ?? 'none') as TableSettingsRule['parallelLoad']['type'],
      columns: load?.columns ?? [],
    },
    lob: lob
      ? {
          mode: (lob.mode ?? 'limited') as 'limited' | 'unlimited' | 'none',
          bulkMaxSizeKb: wholeNumber(lob['bulk-max-size']),
        }
      : null,
  };
}

function unmodelledRule(rule: RawRule): UnmodelledRule | null {
  const type = rule['rule-type'];
  const odd = type === 'transformation' && isOddExpression(rule);
  if (type !== 'object-mapping' && !odd) return null;
  const what = `${type} ${rule['rule-action'] ?? ''}${odd ? ' with an expression' : ''}`.trim();
  return { ...base(rule), what, detail: null };
}

/** Rules without a name, or with that of another. The guide wants each unique; nothing says what DMS makes of others. */
function nameless(rules: readonly RawRule[]): UnmodelledRule[] {
  const seen = new Map<string, number>();
  return rules.flatMap((rule) => {
    const one = base(rule);
    const before = seen.get(one.name);
    seen.set(one.name, before ?? one.id);
    const has = one.name === '' ? 'has no rule-name' : `has the rule-name of rule ${before}`;
    if (one.name !== '' && before === undefined) return [];
    return [{ ...one, what: rule['rule-type'], detail: `The task's ${ruleText(one)} ${has}: give it one of its own.` }];
  });
}

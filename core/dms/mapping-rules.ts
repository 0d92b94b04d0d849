import { z } from 'zod';
import { configError } from '../config/errors.ts';
import { checked } from './checked.ts';
import { parseJson } from './json.ts';

/** Rules of a task's table mappings, as DMS documents them; what a rule does is in `mappings.ts`. */

const ruleId = z.union([z.number(), z.string().regex(/^[0-9]+$/, 'must be a number')]);

const locatorSchema = z.object({
  'schema-name': z.string().nullish(),
  'table-name': z.string().nullish(),
  'column-name': z.string().nullish(),
  'data-type': z.string().nullish(),
  'table-type': z.string().nullish(),
});

const ruleSchema = z.object({
  'rule-type': z.string(),
  'rule-id': ruleId,
  'rule-name': z.union([z.string(), z.number()]).nullish(),
  'rule-action': z.string().nullish(),
  'rule-target': z.string().nullish(),
  'object-locator': locatorSchema.nullish(),
  filters: z.array(z.unknown()).nullish(),
  value: z.string().nullish(),
  'old-value': z.string().nullish(),
  expression: z.string().nullish(),
  'parallel-load': z.object({ type: z.string().nullish() }).nullish(),
  'lob-settings': z.object({ mode: z.string().nullish() }).nullish(),
});
type RawRule = z.infer<typeof ruleSchema>;

const mappingsSchema = z.object({ rules: z.array(ruleSchema) });

/** Source names that a rule is about. Wildcards `%`, `_` and `[…]`, case-sensitive; null where the rule gives none. */
export interface Locator {
  readonly schema: string | null;
  readonly table: string | null;
  readonly column: string | null;
  readonly dataType: string | null;
}

interface RuleBase {
  readonly id: number;
  readonly name: string;
  readonly locator: Locator;
}

export interface SelectionRule extends RuleBase {
  readonly action: 'include' | 'exclude' | 'explicit';
  readonly tableType: 'table' | 'view' | 'all';
  /** Row filters, whose effect is not modelled. */
  readonly filtered: boolean;
}

export const RENAMING_ACTIONS = [
  ...(['rename', 'convert-lowercase', 'convert-uppercase'] as const),
  ...(['add-prefix', 'remove-prefix', 'replace-prefix'] as const),
  ...(['add-suffix', 'remove-suffix', 'replace-suffix'] as const),
] as const;
export type RenamingAction = (typeof RENAMING_ACTIONS)[number];

export interface TransformationRule extends RuleBase {
  readonly target: 'schema' | 'table' | 'column';
  readonly action: RenamingAction | 'remove-column' | 'include-column';
  readonly value: string;
  readonly oldValue: string;
}

/** A rule whose effect is not modelled: where it hits a table, the table has a limit. */
export interface UnmodelledRule extends RuleBase {
  /** What the rule is: `transformation add-column`, `table-settings`. */
  readonly what: string;
  /** Table settings name one table exactly; other rules have wildcards. */
  readonly exact: boolean;
}

export interface TableMappings {
  readonly selections: readonly SelectionRule[];
  /** By rule id, lowest first: it wins. */
  readonly transformations: readonly TransformationRule[];
  readonly unmodelled: readonly UnmodelledRule[];
}

/** Reads the JSON of table mappings. Throws a ConfigError that names the rule and field, or the position. */
export function parseTableMappings(text: string, file: string | null = null): TableMappings {
  const { rules } = checked(mappingsSchema, parseJson(text, 'TableMappings', file), 'TableMappings', file);
  const fail = (index: number, key: string, message: string) =>
    configError(`TableMappings.rules[${index}].${key}`, message, file);
  const selections = rules.flatMap((rule, i) => (rule['rule-type'] === 'selection' ? [selection(rule, i, fail)] : []));
  if (!selections.some((rule) => rule.action !== 'exclude'))
    throw configError('TableMappings.rules', 'has no selection rule that includes a table', file);
  const transformations = rules.flatMap((rule) => transformation(rule) ?? []);
  const unmodelled = rules.flatMap((rule) => unmodelledRule(rule) ?? []);
  return { selections, transformations: transformations.sort((a, b) => a.id - b.id), unmodelled };
}

type Fail = (index: number, key: string, message: string) => Error;

function selection(rule: RawRule, index: number, fail: Fail): SelectionRule {
  const action = rule['rule-action'];
  const tableType = rule['object-locator']?.['table-type'] ?? 'table';
  if (action !== 'include' && action !== 'exclude' && action !== 'explicit')
    throw fail(index, 'rule-action', `must be include, exclude or explicit for a selection, and is '${action}'`);
  if (tableType !== 'table' && tableType !== 'view' && tableType !== 'all')
    throw fail(index, 'object-locator.table-type', `must be table, view or all, and is '${tableType}'`);
  for (const key of ['schema-name', 'table-name'] as const)
    if (!rule['object-locator']?.[key]) throw fail(index, `object-locator.${key}`, 'is missing');
  return { ...base(rule), action, tableType, filtered: (rule.filters ?? []).length > 0 };
}

function base(rule: RawRule): RuleBase {
  const locator = rule['object-locator'];
  return {
    id: Number(rule['rule-id']),
    name: String(rule['rule-name'] ?? ''),
    locator: {
      schema: locator?.['schema-name'] ?? null,
      table: locator?.['table-name'] ?? null,
      column: locator?.['column-name'] ?? null,
      dataType: locator?.['data-type'] ?? null,
    },
  };
}

const MODELLED_ACTIONS = [...RENAMING_ACTIONS, 'remove-column', 'include-column'] as const;

/** The rule as one that is modelled; null for every other. */
function transformation(rule: RawRule): TransformationRule | null {
  const target = rule['rule-target'];
  const action = MODELLED_ACTIONS.find((known) => known === rule['rule-action']);
  if (rule['rule-type'] !== 'transformation' || action === undefined) return null;
  if (target !== 'schema' && target !== 'table' && target !== 'column') return null;
  const { locator, ...named } = base(rule);
  const located = { schema: locator.schema, table: locator.schema && locator.table, column: locator.column }[target];
  if (!located || locator.dataType || rule.expression) return null;
  const isRenaming = action !== 'remove-column' && action !== 'include-column';
  if (!isRenaming && target !== 'column') return null;
  if (isRenaming && !action.startsWith('convert-') && !rule.value) return null;
  if (action.startsWith('replace-') && !rule['old-value']) return null;
  return { ...named, locator, target, action, value: rule.value ?? '', oldValue: rule['old-value'] ?? '' };
}

/** Rules without an effect on the rows and columns of a full load. */
function isHarmless(rule: RawRule): boolean {
  const target = rule['rule-target'] ?? '';
  switch (rule['rule-type']) {
    case 'selection':
    case 'post-processing':
    case 'validation':
      return true;
    case 'transformation':
      return target.endsWith('-tablespace');
    case 'table-settings':
      return (rule['parallel-load']?.type ?? 'none') === 'none' && !rule['lob-settings'];
    default:
      return false;
  }
}

function unmodelledRule(rule: RawRule): UnmodelledRule | null {
  if (isHarmless(rule) || transformation(rule) !== null) return null;
  const type = rule['rule-type'];
  const detail = rule['rule-action'] ?? rule['parallel-load']?.type ?? '';
  return { ...base(rule), what: `${type} ${detail}`.trim(), exact: type === 'table-settings' };
}

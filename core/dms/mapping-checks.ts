/**
 * What is wrong in table mappings so that DMS would not take them: each mistake with its rule, its field, and what to
 * write instead. The lists are those of the User Guide ("Table mapping"); that an unknown value, a rule without its
 * object locator, and table settings with wildcards are refused when a task is made is told there, and by its errors.
 */
import type { ConfigIssue } from '../config/errors.ts';
import { didYouMean } from '../config/nearest.ts';
import { parseFilters } from './filters.ts';
import { type RawRule, wholeNumber } from './mapping-schema.ts';

export const RULE_TYPES = [
  'selection',
  'transformation',
  'table-settings',
  'post-processing',
  'validation',
  'object-mapping',
] as const;

export const RENAMING_ACTIONS = [
  ...(['rename', 'convert-lowercase', 'convert-uppercase'] as const),
  ...(['add-prefix', 'remove-prefix', 'replace-prefix'] as const),
  ...(['add-suffix', 'remove-suffix', 'replace-suffix'] as const),
] as const;

export const MASKING_ACTIONS = [
  'data-masking-digits-mask',
  'data-masking-digits-randomize',
  'data-masking-hash-mask',
] as const;

export const COLUMN_ACTIONS = [
  ...(['remove-column', 'include-column', 'add-column', 'change-data-type', 'add-before-image-columns'] as const),
  ...MASKING_ACTIONS,
] as const;

const ACTIONS_OF = {
  schema: RENAMING_ACTIONS,
  table: [...RENAMING_ACTIONS, 'define-primary-key'],
  column: [...RENAMING_ACTIONS, ...COLUMN_ACTIONS],
} as const;

/** `rename-schema` is `rename` with the target schema: both are documented. */
export function actionOf(rule: RawRule): { action: string; target: string } {
  const written = rule['rule-action'] ?? '';
  const aliased = /^rename-(schema|table|column)$/.exec(written)?.[1];
  return { action: aliased === undefined ? written : 'rename', target: rule['rule-target'] ?? aliased ?? '' };
}

/** Types of DMS that a rule may give a column. (User Guide, "Transformation rules and actions", data-type) */
export const DATA_TYPES = [
  ...(['bytes', 'date', 'time', 'datetime', 'int1', 'int2', 'int4', 'int8', 'numeric', 'real4', 'real8'] as const),
  ...(['string', 'uint1', 'uint2', 'uint4', 'uint8', 'wstring', 'blob', 'nclob', 'clob', 'boolean'] as const),
  ...(['set', 'list', 'map', 'tuple'] as const),
] as const;

type Say = (key: string, message: string) => void;

/** Everything in the rules that DMS would refuse. */
export function mappingIssues(rules: readonly RawRule[]): ConfigIssue[] {
  const issues: ConfigIssue[] = [];
  const seen = new Map<number, number>();
  rules.forEach((rule, i) => {
    const path = `TableMappings.rules[${i}]`;
    const say: Say = (key, message) => issues.push({ path: `${path}.${key}`, line: null, message });
    const id = Number(rule['rule-id']);
    const before = seen.get(id);
    if (before !== undefined) say('rule-id', `is ${id}, as rules[${before}] has it: give each rule an id of its own`);
    else seen.set(id, i);
    checkRule(rule, say);
    if (rule['rule-type'] === 'selection') parseFilters(rule.filters ?? [], `${path}.filters`, issues);
  });
  const takes = rules.some((rule) => rule['rule-type'] === 'selection' && rule['rule-action'] !== 'exclude');
  if (!takes)
    issues.push({ path: 'TableMappings.rules', line: null, message: 'has no selection rule that includes a table' });
  return issues;
}

function checkRule(rule: RawRule, say: Say): void {
  switch (rule['rule-type']) {
    case 'selection':
      checkSelection(rule, say);
      return;
    case 'transformation':
      checkTransformation(rule, say);
      return;
    case 'table-settings':
      checkTableSettings(rule, say);
      return;
    default:
      oneOf('rule-type', rule['rule-type'], RULE_TYPES, say);
  }
}

function oneOf(key: string, value: string | null | undefined, known: readonly string[], say: Say): boolean {
  const given = value ?? '';
  if (known.includes(given)) return true;
  const found = given === '' ? 'is missing' : `is '${given}'`;
  say(key, `${found}: write one of ${known.join(', ')}.${didYouMean(given, known)}`);
  return false;
}

function checkLocator(rule: RawRule, keys: readonly ('schema-name' | 'table-name' | 'column-name')[], say: Say): void {
  for (const key of keys)
    if (!rule['object-locator']?.[key]) say(`object-locator.${key}`, `is missing: write a name, or % for all`);
}

const MAX_LOAD_ORDER = 2_147_483_647;

function checkSelection(rule: RawRule, say: Say): void {
  oneOf('rule-action', rule['rule-action'], ['include', 'exclude', 'explicit'], say);
  oneOf('object-locator.table-type', rule['object-locator']?.['table-type'] ?? 'table', ['table', 'view', 'all'], say);
  checkLocator(rule, ['schema-name', 'table-name'], say);
  for (const key of ['schema-name', 'table-name'] as const)
    if (rule['rule-action'] === 'explicit' && rule['object-locator']?.[key]?.includes('%'))
      say(
        `object-locator.${key}`,
        'has a wildcard, and explicit takes one table by its name: write it, or use include',
      );
  const order = rule['load-order'];
  const wrong = (wholeNumber(order) ?? 0) > MAX_LOAD_ORDER || (wholeNumber(order) === null && (order ?? '') !== '');
  if (wrong) say('load-order', `is '${order}': write a whole number from 1 to ${MAX_LOAD_ORDER}`);
}

function checkTransformation(rule: RawRule, say: Say): void {
  const { action, target } = actionOf(rule);
  const targets = ['schema', 'table', 'column', 'table-tablespace', 'index-tablespace'];
  if (!oneOf('rule-target', target, targets, say) || target.endsWith('-tablespace')) return;
  const known = ACTIONS_OF[target as keyof typeof ACTIONS_OF];
  const every = [...ACTIONS_OF.table, ...COLUMN_ACTIONS];
  if (!(every as readonly string[]).includes(action)) {
    oneOf('rule-action', action, known, say);
    return;
  }
  if (!(known as readonly string[]).includes(action)) {
    say('rule-action', `is '${action}', which is none for a ${target}: write one of ${known.join(', ')}`);
    return;
  }
  const withoutColumn = target !== 'column' || action === 'add-column' || action === 'add-before-image-columns';
  checkLocator(rule, target === 'schema' ? ['schema-name'] : ['schema-name', 'table-name'], say);
  if (!withoutColumn) checkLocator(rule, ['column-name'], say);
  checkParameters(rule, action, say);
}

const WITH_VALUE = ['add-prefix', 'add-suffix', 'remove-prefix', 'remove-suffix', 'replace-prefix', 'replace-suffix'];

function checkParameters(rule: RawRule, action: string, say: Say): void {
  if (action === 'rename' && !rule.value && !rule.expression) say('value', 'is missing: write the new name');
  if (action === 'add-column' && !rule.value) say('value', "is missing: write the new column's name");
  // To replace by nothing is to remove.
  if (WITH_VALUE.includes(action) && !rule.value && !(action.startsWith('replace-') && rule.value === ''))
    say('value', `is missing: ${action} needs the text`);
  if (action.startsWith('replace-') && !rule['old-value'])
    say('old-value', `is missing: ${action} needs the text to replace`);
  if (action === 'data-masking-digits-mask' && !/^[\x21-\x7e]$/.test(rule.value ?? ''))
    say('value', 'must be one printable ASCII character: the one to write in place of each digit');
  if (action === 'change-data-type') oneOf('data-type.type', rule['data-type']?.type, DATA_TYPES, say);
  if (action === 'define-primary-key') checkPrimaryKey(rule, say);
  if (action === 'add-before-image-columns') checkBeforeImage(rule, say);
}

function checkPrimaryKey(rule: RawRule, say: Say): void {
  if ((rule['primary-key-def']?.columns ?? []).length === 0)
    say('primary-key-def.columns', "is missing: write the key's columns, in their order");
  oneOf(
    'primary-key-def.origin',
    rule['primary-key-def']?.origin ?? 'primary-key',
    ['primary-key', 'unique-index'],
    say,
  );
  for (const key of ['schema-name', 'table-name'] as const)
    if (rule['object-locator']?.[key]?.includes('%'))
      say(`object-locator.${key}`, 'has a wildcard, which define-primary-key may not have: write the name');
}

function checkBeforeImage(rule: RawRule, say: Say): void {
  const def = rule['before-image-def'];
  oneOf('before-image-def.column-filter', def?.['column-filter'] ?? 'pk-only', ['pk-only', 'non-lob', 'all'], say);
  if (def?.['column-prefix'] === '' && (def['column-suffix'] ?? '') === '')
    say('before-image-def.column-prefix', 'is empty, and so is column-suffix: write one of them');
}

const PARALLEL_TYPES = ['partitions-auto', 'subpartitions-auto', 'partitions-list', 'ranges', 'none'];

function checkTableSettings(rule: RawRule, say: Say): void {
  checkLocator(rule, ['schema-name', 'table-name'], say);
  for (const key of ['schema-name', 'table-name'] as const)
    if (rule['object-locator']?.[key]?.includes('%'))
      say(`object-locator.${key}`, 'has a wildcard: table-settings take the exact names of a schema and a table');
  const load = rule['parallel-load'];
  if (load) oneOf('parallel-load.type', load.type ?? 'none', PARALLEL_TYPES, say);
  if (load?.type === 'ranges' && (load.columns ?? []).length === 0)
    say('parallel-load.columns', 'is missing: write the columns that the boundaries are of');
  const lob = rule['lob-settings'];
  if (!lob) return;
  oneOf('lob-settings.mode', lob.mode ?? 'limited', ['limited', 'unlimited', 'none'], say);
  const size = wholeNumber(lob['bulk-max-size']);
  if ((lob.mode ?? 'limited') === 'limited' && (size === null || size === 0))
    say('lob-settings.bulk-max-size', 'is missing or 0, which limited may not be: write a number of kilobytes');
}

/** Columns of the lake that rules add to a table: verified where the source can say what they must hold. */
import { textOf } from '../compare/text-expressions.ts';
import { type Metadata, readExpression } from './expressions.ts';
import type { AddedColumn, HeaderColumn, MappedColumn, MappedSource, Unmodelled } from './mapped.ts';
import { ruleText, type TransformationRule } from './mapping-rules.ts';
import { dmsTypeOf, isLob } from './source-types.ts';
import { isMask, maskOfText } from './transform-columns.ts';
import { mappingMatches } from './wildcards.ts';

interface Context {
  /** Rules with the target column that hit the table, lowest id first. */
  readonly rules: readonly TransformationRule[];
  readonly table: MappedSource;
  readonly columns: readonly MappedColumn[];
  readonly engine: string;
  readonly metadata: Metadata;
}

/** Of rules that add a column of one name, the one with the lowest id counts; where they differ, the column has a doubt. */
export function addedColumns(context: Context): {
  added: AddedColumn[];
  headers: HeaderColumn[];
  doubts: Unmodelled[];
} {
  const rules = new Map<string, TransformationRule>();
  const doubts = new Map<string, Unmodelled>();
  for (const rule of context.rules) {
    if (rule.action !== 'add-column') continue;
    const first = rules.get(rule.value);
    if (first === undefined) rules.set(rule.value, rule);
    else if (!doubts.has(rule.value) && !addsTheSame(first, rule)) doubts.set(rule.value, bothAdd(first, rule));
  }
  const masks = context.rules.filter(isMask);
  const found = [...rules.values()].map((rule) => maskedBy(rule, masks, addedBy(rule, context.metadata)));
  return {
    added: [...found.map(({ column }) => column), ...beforeImages(context)],
    headers: found.flatMap(({ column, header }) => (header === null ? [] : [{ header, lakeName: column.lakeName }])),
    doubts: [...doubts.values()],
  };
}

function addsTheSame(one: TransformationRule, other: TransformationRule): boolean {
  return one.expression === other.expression && JSON.stringify(one.dataType) === JSON.stringify(other.dataType);
}

function bothAdd(first: TransformationRule, second: TransformationRule): Unmodelled {
  const name = first.value;
  const detail = `The task's ${ruleText(first)} and ${ruleText(second)} both add the column ${name}, each otherwise: DMS applies one rule to an object, that with the lower id (${ruleText(first)}).`;
  return { detail, column: name };
}

function addedBy(rule: TransformationRule, metadata: Metadata): { column: AddedColumn; header: string | null } {
  const only = (reason: string, header: string | null = null) => ({
    column: {
      kind: 'lakeOnly' as const,
      lakeName: rule.value,
      reason: `The task's ${ruleText(rule)} adds it: ${reason}.`,
    },
    header,
  });
  if (rule.expression === null) return only('without an expression, and what DMS writes then is not documented');
  const read = readExpression(rule.expression, metadata);
  if (read.kind === 'header') return only(`${read.header} is of the change, and in no source table`, read.header);
  if (read.kind === 'unknown') return only(`the expression cannot be verified (${read.why})`);
  const type = rule.dataType?.type;
  const base = { lakeName: rule.value, rule: ruleText(rule), expression: read.text, losses: [] };
  if (type === 'string' || type === 'wstring')
    return { column: { kind: 'text', ...base, length: rule.dataType?.length ?? null }, header: null };
  const isWhole = /^(?:0|-?[1-9]\d{0,17})$/.test(textOf(read.text) ?? '');
  if (type !== undefined && /^u?int[1248]$/.test(type) && isWhole)
    return { column: { kind: 'integer', ...base, length: null }, header: null };
  return only(`what DMS writes of the expression as ${type ?? 'a column without a data-type'} is not documented`);
}

/** A mask may be of a column that a rule adds, and then comes after that rule. */
function maskedBy(rule: TransformationRule, masks: readonly TransformationRule[], found: ReturnType<typeof addedBy>) {
  const { column } = found;
  const mask = masks.find(({ locator }) => mappingMatches(locator.column, rule.value));
  if (mask === undefined || column.kind === 'lakeOnly') return found;
  const isItsOwn = mask.locator.column === rule.value && mask.locator.dataType === null && mask.id > rule.id;
  const masked = isItsOwn && column.kind === 'text' ? maskOfText(mask) : null;
  if (masked !== null && typeof masked !== 'string') return { ...found, column: { ...column, losses: [masked] } };
  const why = masked ?? `whether ${ruleText(mask)} masks what a rule adds so is not documented`;
  const reason = `The task's ${ruleText(rule)} adds it: ${why}.`;
  return { ...found, column: { kind: 'lakeOnly' as const, lakeName: column.lakeName, reason } };
}

/** Columns of values before a change, where DMS writes them. Without changes they hold nothing. */
function beforeImages({ rules, table, columns, engine }: Context): AddedColumn[] {
  const found = rules.flatMap((rule) => {
    const { beforeImage: image } = rule;
    if (image === null) return [];
    const wanted = table.columns.filter((column) => {
      if (image.filter === 'pk-only') return table.primaryKey.includes(column.name);
      return image.filter === 'all' || isLob(dmsTypeOf(column, engine)) !== true;
    });
    const names = wanted.flatMap(({ name }) => {
      const lakeName = columns.find(({ source }) => source === name)?.lakeName ?? name;
      return [...new Set([lakeName, name])].map((one) => `${image.prefix}${one}${image.suffix}`);
    });
    const reason = `The task's ${ruleText(rule)} adds it: a value before a change, which is in no source table.`;
    return names.map((lakeName) => ({ kind: 'lakeOnly' as const, lakeName, reason, beforeImage: true as const }));
  });
  return [...new Map(found.map((one) => [one.lakeName, one])).values()];
}

/**
 * What transformation rules make of the columns of a table. For one object the rule with the lowest id is applied, and
 * no other, masks apart, which go together with a change of type that has a lower id.
 * (User Guide, "Transformation rules and actions", and "Using data masking")
 */
import type { LossRule, SourceColumn } from '../compare/columns.ts';
import { constantText, type Metadata } from './expressions.ts';
import type { MappedColumn, MappedSource, Unmodelled } from './mapped.ts';
import { MASKING_ACTIONS } from './mapping-checks.ts';
import { ruleText, type TransformationRule } from './mapping-rules.ts';
import { renamed } from './renamed.ts';
import { changeProblem, dmsTypeOf } from './source-types.ts';
import { mappingMatches } from './wildcards.ts';

interface Context {
  /** Rules with the target column that hit the table, lowest id first. */
  readonly rules: readonly TransformationRule[];
  readonly table: MappedSource;
  /** `postgres`, `mysql`, … */
  readonly engine: string;
  /** Of the table; that of a column comes with it. */
  readonly metadata: Metadata;
}

/** A doubt of a column, and whether it is if the column is in the lake at all. */
type Doubt = Unmodelled & { readonly isThere: boolean };

/** `fieldDoubts`: those by which a column may be absent, so that the fields of a record cannot be counted. */
export function mapColumns(context: Context): {
  columns: MappedColumn[];
  doubts: Unmodelled[];
  fieldDoubts: string[];
} {
  const found = context.table.columns.map((column) => mapColumn(column, context));
  const doubts = found.flatMap((one) => one.doubts);
  return {
    columns: found.map(({ column }) => column),
    doubts: doubts.map(({ detail, column }) => ({ detail, column })),
    fieldDoubts: doubts.filter(({ isThere }) => !isThere).map(({ detail }) => detail),
  };
}

const leavesOut = ({ action }: TransformationRule) => action === 'remove-column' || action === 'include-column';

export const isMask = ({ action }: TransformationRule) => (MASKING_ACTIONS as readonly string[]).includes(action);
const ADDING = ['add-column', 'add-before-image-columns'];

function mapColumn(column: SourceColumn, context: Context): { column: MappedColumn; doubts: Doubt[] } {
  const own = context.rules.filter((rule) => !ADDING.includes(rule.action));
  const includes = own.filter((rule) => rule.action === 'include-column');
  const hits = own.filter((rule) => hitsColumn(rule, column, context.engine) === true);
  const doubts = [
    ...own.flatMap((rule) => typeDoubt(rule, column, context.engine)),
    ...combined(hits, column.name),
    ...hits.flatMap((rule) => bracketDoubt(rule, column.name)),
  ];
  const [only] = includes;
  const left = (rule: string) => ({ column: { ...asItIs(column), lakeName: null, rule }, doubts });
  if (only && !hits.some((rule) => rule.action === 'include-column'))
    return left(`${ruleText(only)} keeps other columns only`);
  const winner = hits.find((rule) => rule.action !== 'include-column' && !isMask(rule));
  if (winner?.action === 'remove-column') return left(`${ruleText(winner)} removes it`);
  const kept = hits.find((rule) => rule.action === 'include-column');
  return { column: valued(column, { winner, mask: hits.find(isMask), kept }, context), doubts };
}

function asItIs({ name }: SourceColumn): MappedColumn {
  return { source: name, lakeName: name, rule: null, losses: [], unverifiable: null };
}

/** Whether a rule is about a column; null where a data type of it leaves that open. */
function hitsColumn({ locator }: TransformationRule, column: SourceColumn, engine: string): boolean | null {
  if (!mappingMatches(locator.column, column.name)) return false;
  if (locator.dataType === null) return true;
  const wanted = locator.dataType.toLowerCase();
  const type = dmsTypeOf(column, engine);
  if (type === wanted) return true;
  return type === null || wanted === column.baseType.toLowerCase() ? null : false;
}

/** A rule's data type may be of DMS, as everywhere else, or of the source: the guide does not say. */
function typeDoubt(rule: TransformationRule, column: SourceColumn, engine: string): Doubt[] {
  if (hitsColumn(rule, column, engine) !== null) return [];
  const detail = `The task's ${ruleText(rule)} is about columns of the type ${rule.locator.dataType}; whether ${column.name} (${column.type}) is one is not documented.`;
  return [{ detail, column: column.name, isThere: !leavesOut(rule) }];
}

function bracketDoubt(rule: TransformationRule, column: string): Doubt[] {
  if (!rule.brackets) return [];
  const detail = `The task's ${ruleText(rule)} has a set in brackets; that the source's endpoint honours it is an assumption.`;
  return [{ detail, column, isThere: !leavesOut(rule) }];
}

/** Rules of different kinds on one column: that only one of them is applied is documented, and often not expected. */
function combined(hits: readonly TransformationRule[], column: string): Doubt[] {
  const kept = hits.find((rule) => rule.action === 'include-column');
  const others = hits.filter((rule) => rule.action !== 'include-column' && !isMask(rule));
  const [first] = others;
  const second = first && others.find((rule) => kindOf(rule) !== kindOf(first));
  if (kept && first)
    return [
      {
        detail: `The task's ${ruleText(kept)} and ${ruleText(first)} both hit the column; how they combine is not documented.`,
        column,
        isThere: false,
      },
    ];
  if (!first || !second) return [];
  const detail = `The task's ${ruleText(first)} and ${ruleText(second)} both hit the column: DMS applies one rule to an object, that with the lower id (${ruleText(first)}).`;
  return [{ detail, column, isThere: !others.some(leavesOut) }];
}

function kindOf({ action }: TransformationRule): string {
  return action === 'change-data-type' || action === 'remove-column' ? action : 'name';
}

interface Applied {
  readonly winner: TransformationRule | undefined;
  readonly mask: TransformationRule | undefined;
  readonly kept: TransformationRule | undefined;
}

/** Masks are documented to go together with a change of type, and with no other rule of the column. */
function togetherWith(
  mask: TransformationRule,
  winner: TransformationRule | undefined,
  kept: TransformationRule | undefined,
): string | null {
  const other = winner?.action === 'change-data-type' ? kept : (winner ?? kept);
  if (other === undefined) return null;
  return `${ruleText(mask)} masks it and ${ruleText(other)} hits it too: whether DMS applies both is not documented`;
}

function valued(column: SourceColumn, { winner, mask, kept }: Applied, context: Context): MappedColumn {
  const lakeName = newName(winner, column.name, context.metadata);
  const changed = winner?.action === 'change-data-type' ? winner : undefined;
  const unknownName =
    winner && lakeName === null ? `${ruleText(winner)} computes its name (${winner.expression})` : null;
  const why = changed ? changeWhy(changed, column, context.engine) : null;
  const masked = mask ? (togetherWith(mask, winner, kept) ?? masking(mask, column, changed, context.engine)) : null;
  const unmaskable = typeof masked === 'string' ? masked : null;
  return {
    ...asItIs(column),
    lakeName: lakeName ?? column.name,
    losses: masked === null || typeof masked === 'string' ? [] : [masked],
    unverifiable: unknownName ?? why ?? unmaskable,
  };
}

/** A column's name after a rule; null where an expression computes it that is not evaluated here. */
function newName(rule: TransformationRule | undefined, name: string, metadata: Metadata): string | null {
  if (rule?.expression) return constantText(rule.expression, { ...metadata, AR_M_SOURCE_COLUMN_NAME: name });
  return renamed(rule, name);
}

function changeWhy(rule: TransformationRule, column: SourceColumn, engine: string): string | null {
  if (rule.dataType === null) return `${ruleText(rule)} changes its type without a data-type`;
  const problem = changeProblem(column, dmsTypeOf(column, engine), rule.dataType);
  return problem === null ? null : `${ruleText(rule)}: ${problem}`;
}

/** The mask as a rule of what the lake must hold; a sentence where that cannot be known. */
function masking(
  mask: TransformationRule,
  column: SourceColumn,
  changed: TransformationRule | undefined,
  engine: string,
): LossRule | string {
  const changedBefore = changed !== undefined && changed.id < mask.id ? changed.dataType?.type : undefined;
  const type = changedBefore ?? dmsTypeOf(column, engine);
  if (mask.action !== 'data-masking-digits-randomize' && type !== 'string' && type !== 'wstring')
    return `${ruleText(mask)} masks it, and DMS masks texts (STRING, WSTRING) alone: of ${column.type} it makes an error, or leaves the value as it is`;
  return maskOfText(mask);
}

/** What a mask makes of a text; a sentence where that cannot be known. */
export function maskOfText(mask: TransformationRule): LossRule | string {
  const who = ruleText(mask);
  if (mask.action === 'data-masking-digits-randomize') return `${who} replaces its digits by random ones`;
  if (mask.action === 'data-masking-hash-mask')
    return { rule: 'hashMask', because: `The task's ${who} writes the SHA-256 of the text in its place.` };
  return {
    rule: 'digitsMask',
    by: mask.value,
    because: `The task's ${who} writes ${mask.value} in place of every digit.`,
  };
}

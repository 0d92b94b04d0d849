/**
 * Source filters of selection rules: their JSON, and which rows they take. The filters of a rule are joined by AND, the
 * conditions of a filter by OR. (User Guide, "Using source filters")
 *
 * The guide's notes on NULL say more: inclusive, negative and `null` conditions in one filter take no row with NULL, and
 * negative ones with `null` and nothing inclusive take no row at all. That is what one gets where negative conditions
 * are joined by AND with the others. So where a filter has a negative condition beside others, all readings are kept,
 * and the rows are counted of which they say different things.
 */
import { z } from 'zod';
import type { RowCondition } from '../compare/row-conditions.ts';
import type { ConfigIssue } from '../config/errors.ts';
import { didYouMean } from '../config/nearest.ts';

export const FILTER_OPERATORS = {
  lte: { values: 1, negative: false, words: '≤' },
  ste: { values: 1, negative: false, words: '≤' },
  gte: { values: 1, negative: false, words: '≥' },
  eq: { values: 1, negative: false, words: '=' },
  noteq: { values: 1, negative: true, words: '≠' },
  between: { values: 2, negative: false, words: 'between' },
  notbetween: { values: 2, negative: true, words: 'not between' },
  null: { values: 0, negative: false, words: 'is NULL' },
  notnull: { values: 0, negative: true, words: 'is not NULL' },
} as const;
export type FilterOperator = keyof typeof FILTER_OPERATORS;

export interface FilterTerm {
  readonly operator: FilterOperator;
  /** None, one, or the start and the end. */
  readonly values: readonly string[];
}

export interface SourceFilter {
  readonly column: string;
  readonly terms: readonly FilterTerm[];
}

const valueSchema = z.union([z.string(), z.number(), z.boolean()]).nullish();
const filterSchema = z.object({
  'filter-type': z.string().nullish(),
  'column-name': z.string().nullish(),
  'filter-conditions': z
    .array(
      z.object({
        'filter-operator': z.string().nullish(),
        value: valueSchema,
        'start-value': valueSchema,
        'end-value': valueSchema,
      }),
    )
    .nullish(),
});
type RawTerm = NonNullable<z.infer<typeof filterSchema>['filter-conditions']>[number];

/** Reads a rule's filters. What DMS would refuse is put on the list of `issues`, below `path`. */
export function parseFilters(raw: readonly unknown[], path: string, issues: ConfigIssue[]): SourceFilter[] {
  return raw.flatMap((one, i) => {
    const at = `${path}[${i}]`;
    const say = (key: string, message: string) => issues.push({ path: `${at}${key}`, line: null, message });
    const parsed = filterSchema.safeParse(one);
    if (!parsed.success) {
      say('', 'is not a filter: write filter-type, column-name and a list filter-conditions');
      return [];
    }
    const { 'filter-type': type, 'column-name': column, 'filter-conditions': terms } = parsed.data;
    if ((type ?? 'source') !== 'source') say('.filter-type', `must be source, and is '${type}'`);
    if (!column) say('.column-name', "is missing: write the source column's name");
    if (!terms || terms.length === 0) say('.filter-conditions', 'is empty: write at least one condition');
    const found = (terms ?? []).flatMap((term, k) => parseTerm(term, `.filter-conditions[${k}]`, say) ?? []);
    return [{ column: column ?? '', terms: found }];
  });
}

function parseTerm(raw: RawTerm, at: string, say: (key: string, message: string) => void): FilterTerm | null {
  const named = raw['filter-operator'] ?? '';
  if (!(named in FILTER_OPERATORS)) {
    const known = Object.keys(FILTER_OPERATORS);
    say(`${at}.filter-operator`, `is '${named}': write one of ${known.join(', ')}.${didYouMean(named, known)}`);
    return null;
  }
  const operator = named as FilterOperator;
  const [one, start, end] = [raw.value, raw['start-value'], raw['end-value']].map((v) =>
    v === null || v === undefined ? null : String(v),
  );
  const wanted = FILTER_OPERATORS[operator].values;
  const wrong =
    (wanted === 1) !== (one !== null) || (wanted === 2) !== (start !== null) || (wanted === 2) !== (end !== null);
  if (wrong) {
    const words = ['no value', 'one value: write value', 'two values: write start-value and end-value'][wanted];
    say(at, `${operator} takes ${words}`);
    return null;
  }
  return { operator, values: [one, start, end].filter((v) => v !== null && v !== undefined) };
}

/** Which rows a rule's filters take; and those of which its readings say different things, null where there is one. */
export function filterRows(filters: readonly SourceFilter[]): { where: RowCondition; doubt: RowCondition | null } {
  const sides = filters.map(readingsOf);
  const where: RowCondition = { kind: 'and', of: sides.map(([first]) => first) };
  const differ = sides.flatMap(([first, ...others]) =>
    others.map((other): RowCondition => ({ kind: 'differ', of: [first, other] })),
  );
  return { where, doubt: differ.length === 0 ? null : { kind: 'or', of: differ } };
}

/** The readings of one filter, first that of the guide's words: OR, with its notes on NULL. */
function readingsOf({ column, terms }: SourceFilter): [RowCondition, ...RowCondition[]] {
  // The guide once called notnull a negative operator, and now calls none by its name.
  const isNegative = ({ operator }: FilterTerm) => FILTER_OPERATORS[operator].negative;
  const without = (term: FilterTerm) => isNegative(term) && term.operator !== 'notnull';
  const first = reading(column, terms, isNegative, 'or');
  const all = [
    ...(['or', 'and'] as const).map((join) => reading(column, terms, isNegative, join)),
    ...(['or', 'and'] as const).map((join) => reading(column, terms, without, join)),
  ];
  const texts = new Map(all.map((one) => [JSON.stringify(one), one]));
  texts.delete(JSON.stringify(first));
  return [first, ...texts.values()];
}

function reading(
  column: string,
  terms: readonly FilterTerm[],
  isNegative: (term: FilterTerm) => boolean,
  join: 'or' | 'and',
): RowCondition {
  const any = (some: readonly FilterTerm[]): RowCondition => ({
    kind: 'or',
    of: some.map((term) => termRows(column, term)),
  });
  const negative = terms.filter(isNegative);
  const others = terms.filter((term) => !isNegative(term));
  const inclusive = others.filter(({ operator }) => operator !== 'null');
  if (negative.length === 0) return any(terms);
  if (others.length > 0 && inclusive.length === 0) return { kind: 'never' };
  if (join === 'or' || (negative.length === 1 && others.length === 0)) return any([...inclusive, ...negative]);
  const every = negative.map((term) => termRows(column, term));
  return { kind: 'and', of: [...(others.length > 0 ? [any(others)] : []), ...every] };
}

function termRows(column: string, { operator, values }: FilterTerm): RowCondition {
  const [one = '', two = ''] = values;
  const compare = (sign: '=' | '<>' | '<=' | '>=' | '<' | '>', value: string): RowCondition => ({
    kind: 'compare',
    column,
    operator: sign,
    value,
  });
  switch (operator) {
    case 'lte':
    case 'ste':
      return compare('<=', one);
    case 'gte':
      return compare('>=', one);
    case 'eq':
      return compare('=', one);
    case 'noteq':
      return compare('<>', one);
    case 'between':
      return { kind: 'and', of: [compare('>=', one), compare('<=', two)] };
    case 'notbetween':
      return { kind: 'or', of: [compare('<', one), compare('>', two)] };
    case 'null':
      return { kind: 'null', column };
    case 'notnull':
      return { kind: 'present', column };
  }
}

/** The filters for a person: `empid ≤ '100' and (dept = 'tech' or dept is NULL)`. */
export function filterText(filters: readonly SourceFilter[]): string {
  return filters
    .map(({ column, terms }) => {
      const texts = terms.map((term) => termText(column, term));
      return texts.length > 1 && filters.length > 1 ? `(${texts.join(' or ')})` : texts.join(' or ');
    })
    .join(' and ');
}

function termText(column: string, { operator, values }: FilterTerm): string {
  const shown = values.map((value) => `'${value.length > 60 ? `${value.slice(0, 60)}…` : value}'`);
  return [column, FILTER_OPERATORS[operator].words, shown.join(' and ')].filter((word) => word !== '').join(' ');
}

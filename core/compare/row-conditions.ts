/**
 * Conditions on the rows of a source table that come from a task's mappings, whatever the source's SQL is: they are
 * stored in the plan as they are here, and rendered by the source's dialect.
 */
import { z } from 'zod';
import type { Problem } from '../plan/schema.ts';
import { isUnsupported, type SourceDialect } from '../sql/dialect.ts';
import type { SourceColumn } from './columns.ts';

export const OPERATORS = ['=', '<>', '<=', '>=', '<', '>'] as const;
export type Operator = (typeof OPERATORS)[number];

export type RowCondition =
  | { readonly kind: 'and' | 'or'; readonly of: readonly RowCondition[] }
  /** True where the other is not true: false, or not known because of NULL. */
  | { readonly kind: 'not'; readonly of: RowCondition }
  /** True where one of them is true, and the other is not. */
  | { readonly kind: 'differ'; readonly of: readonly [RowCondition, RowCondition] }
  | { readonly kind: 'null' | 'present'; readonly column: string }
  /** The value is a text of the column's type, as a task's description spells it. Not true of NULL. */
  | { readonly kind: 'compare'; readonly column: string; readonly operator: Operator; readonly value: string }
  | { readonly kind: 'never' };

export const rowConditionSchema: z.ZodType<RowCondition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['and', 'or']), of: z.array(rowConditionSchema) }),
    z.strictObject({ kind: z.literal('not'), of: rowConditionSchema }),
    z.strictObject({ kind: z.literal('differ'), of: z.tuple([rowConditionSchema, rowConditionSchema]) }),
    z.strictObject({ kind: z.enum(['null', 'present']), column: z.string() }),
    z.strictObject({ kind: z.literal('compare'), column: z.string(), operator: z.enum(OPERATORS), value: z.string() }),
    z.strictObject({ kind: z.literal('never') }),
  ]),
);

/** What a task's mappings do to the rows of a table. */
export const rowRuleSchema = z.strictObject({
  /** `filter`: the user left rows out; `ranges`: DMS passes over rows that no range takes, which is a loss. */
  kind: z.enum(['filter', 'ranges']),
  /** `rule 7 'big'`. */
  rule: z.string(),
  /** The rows that the lake holds; null where the rule is only in doubt. */
  where: rowConditionSchema.nullable(),
  /** Rows of which the documents do not say whether the lake holds them, and why. */
  doubts: z.array(z.strictObject({ because: z.string(), where: rowConditionSchema })),
});
export type RowRule = z.infer<typeof rowRuleSchema>;

/** A condition in a source's SQL, and others that it may mean as well. */
interface Rendered {
  readonly sql: string;
  /** Conditions: the readings of a part of it differ. */
  readonly doubts: readonly string[];
}

/** Thrown where a dialect cannot express a condition, with a sentence. */
class NotExpressible extends Error {}

/** What a comparison needs of the rules for a table's rows. */
export interface RenderedRules {
  readonly where: readonly string[];
  /** Rows to count among those of the part that are not compared, or may not be. */
  readonly outside: readonly {
    readonly what: 'notLoaded' | 'doubt';
    readonly because: string;
    readonly sql: string;
  }[];
}

/**
 * Renders the rules of a table; `within` are conditions that the part has anyway. A sentence where the source's SQL has
 * no words for one of them.
 */
export function renderRowRules(
  rules: readonly RowRule[],
  columns: readonly SourceColumn[],
  dialect: SourceDialect,
  within: readonly string[],
): RenderedRules | string {
  try {
    return rendered(rules, new Map(columns.map((column) => [column.name, column])), dialect, within);
  } catch (error) {
    if (error instanceof NotExpressible) return error.message;
    throw error;
  }
}

type Columns = ReadonlyMap<string, SourceColumn>;

function rendered(
  rules: readonly RowRule[],
  columns: Columns,
  dialect: SourceDialect,
  within: readonly string[],
): RenderedRules {
  const sides = rules.map((rule) => (rule.where === null ? null : renderCondition(rule.where, columns, dialect)));
  const and = (...conditions: string[]) => conditions.map((c) => `(${c})`).join(' AND ');
  const filters = rules.flatMap(({ kind }, i) => (kind === 'filter' ? (sides[i]?.sql ?? []) : []));
  const outside = rules.flatMap((rule, i): RenderedRules['outside'][number][] => {
    const side = sides[i] ?? null;
    const doubts = rule.doubts.map(({ because, where }) => ({
      what: 'doubt' as const,
      because,
      sql: and(...within, renderCondition(where, columns, dialect).sql),
    }));
    const readings = (side?.doubts ?? []).map((sql) => and(...within, sql));
    if (readings.length > 0) doubts.push({ what: 'doubt', because: readingsDiffer(rule), sql: anyOf(readings) });
    if (rule.kind === 'filter' || side === null) return doubts;
    const lost = and(...within, ...filters, isNotTrue(side.sql));
    return [{ what: 'notLoaded', because: notLoaded(rule), sql: lost }, ...doubts];
  });
  return { where: sides.flatMap((side) => side?.sql ?? []), outside };
}

const anyOf = (conditions: readonly string[]) => conditions.map((c) => `(${c})`).join(' OR ');

function readingsDiffer({ rule }: RowRule): string {
  return `rows that the filter of ${rule} takes or leaves by how the database or DMS compares values (collation, trailing spaces, time zone)`;
}

function notLoaded({ rule }: RowRule): string {
  return `DMS loads no row with NULL in a column that ${rule} divides the table by`;
}

const truth = (sql: string) => `CASE WHEN ${sql} THEN 1 ELSE 0 END`;
const isNotTrue = (sql: string) => `${truth(sql)} = 0`;

function renderCondition(condition: RowCondition, columns: Columns, dialect: SourceDialect): Rendered {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const sides = condition.of.map((one) => renderCondition(one, columns, dialect));
      const sql = sides.map((side) => `(${side.sql})`).join(condition.kind === 'and' ? ' AND ' : ' OR ');
      return { sql, doubts: sides.flatMap(({ doubts }) => doubts) };
    }
    case 'not': {
      const side = renderCondition(condition.of, columns, dialect);
      return { sql: isNotTrue(side.sql), doubts: side.doubts };
    }
    case 'differ': {
      const [a, b] = condition.of.map((one) => renderCondition(one, columns, dialect).sql);
      return { sql: `${truth(a ?? '')} <> ${truth(b ?? '')}`, doubts: [] };
    }
    case 'never':
      return { sql: '1 = 0', doubts: [] };
    case 'null':
      return { sql: `${dialect.identifier(columnOf(condition, columns).name)} IS NULL`, doubts: [] };
    case 'present':
      return { sql: `${dialect.identifier(columnOf(condition, columns).name)} IS NOT NULL`, doubts: [] };
    case 'compare':
      return renderComparison(condition, columns, dialect);
  }
}

function columnOf({ column }: { readonly column: string }, columns: Columns): SourceColumn {
  const found = columns.get(column);
  if (!found) throw new NotExpressible(`the table has no column ${column}`);
  return found;
}

function renderComparison(
  condition: Extract<RowCondition, { kind: 'compare' }>,
  columns: Columns,
  dialect: SourceDialect,
): Rendered {
  const column = columnOf(condition, columns);
  const readings = dialect.comparison?.(column, condition.operator, condition.value);
  if (readings === undefined)
    throw new NotExpressible(`no condition on ${column.name} is known in the SQL of a source of this kind`);
  if (isUnsupported(readings)) throw new NotExpressible(readings.unsupported);
  const [sql, ...others] = readings;
  return { sql, doubts: others.map((other) => `${truth(sql)} <> ${truth(other)}`) };
}

/** The table's own problem where its row rules cannot be expressed. */
export function rowRulesProblem(table: string, rules: readonly RowRule[], why: string): Problem {
  const names = [...new Set(rules.map(({ rule }) => rule))].join(', ');
  return {
    verdict: 'INCONCLUSIVE',
    code: 'FilterNotModelled',
    message: `Which rows of ${table} the task loads is not known: ${names}: ${why}.`,
    remedy: "Correct the rule in the task's table mappings, or exclude the table from the comparison.",
  };
}

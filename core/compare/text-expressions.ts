/** Texts made of the columns of a row: what a rule of the task's mappings adds to it. Stored in the plan as they are. */
import { z } from 'zod';
import { isUnsupported, type SourceDialect, type Unsupported } from '../sql/dialect.ts';
import type { SourceColumn } from './columns.ts';

export type TextExpression =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'column'; readonly column: string }
  /** NULL where one of them is. */
  | { readonly kind: 'concat' | 'coalesce'; readonly of: readonly TextExpression[] }
  | { readonly kind: 'trim'; readonly of: TextExpression; readonly side: 'both' | 'start' | 'end' }
  /** Letters of ASCII alone. */
  | { readonly kind: 'case'; readonly of: TextExpression; readonly to: 'lower' | 'upper' }
  | { readonly kind: 'replace'; readonly of: TextExpression; readonly from: string; readonly to: string }
  | { readonly kind: 'substring'; readonly of: TextExpression; readonly from: number; readonly length: number | null };

export const textExpressionSchema: z.ZodType<TextExpression> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('literal'), text: z.string() }),
    z.strictObject({ kind: z.literal('column'), column: z.string() }),
    z.strictObject({ kind: z.enum(['concat', 'coalesce']), of: z.array(textExpressionSchema) }),
    z.strictObject({ kind: z.literal('trim'), of: textExpressionSchema, side: z.enum(['both', 'start', 'end']) }),
    z.strictObject({ kind: z.literal('case'), of: textExpressionSchema, to: z.enum(['lower', 'upper']) }),
    z.strictObject({ kind: z.literal('replace'), of: textExpressionSchema, from: z.string(), to: z.string() }),
    z.strictObject({
      kind: z.literal('substring'),
      of: textExpressionSchema,
      from: z.number().int().positive(),
      length: z.number().int().nonnegative().nullable(),
    }),
  ]),
);

/** The columns that an expression reads. */
export function columnsOf(expression: TextExpression): string[] {
  switch (expression.kind) {
    case 'literal':
      return [];
    case 'column':
      return [expression.column];
    case 'concat':
    case 'coalesce':
      return expression.of.flatMap(columnsOf);
    default:
      return columnsOf(expression.of);
  }
}

/** The text of an expression that reads no column; null where it reads one. */
export function textOf(expression: TextExpression): string | null {
  switch (expression.kind) {
    case 'literal':
      return expression.text;
    case 'column':
      return null;
    case 'concat': {
      const texts = expression.of.map(textOf);
      return texts.includes(null) ? null : texts.join('');
    }
    case 'coalesce':
      return expression.of[0] === undefined ? null : textOf(expression.of[0]);
    default: {
      const text = textOf(expression.of);
      return text === null ? null : applied(expression, text);
    }
  }
}

type Applied = Extract<TextExpression, { kind: 'trim' | 'case' | 'replace' | 'substring' }>;

function applied(expression: Applied, text: string): string {
  switch (expression.kind) {
    case 'trim': {
      const start = expression.side === 'end' ? text : text.replace(/^ +/, '');
      return expression.side === 'start' ? start : start.replace(/ +$/, '');
    }
    case 'case':
      return text.replace(/[A-Za-z]/g, (c) => (expression.to === 'lower' ? c.toLowerCase() : c.toUpperCase()));
    case 'replace':
      return text.split(expression.from).join(expression.to);
    case 'substring': {
      const from = expression.from - 1;
      return [...text].slice(from, expression.length === null ? undefined : from + expression.length).join('');
    }
  }
}

/** The expression in the source's SQL, of type text. `columns` are those of the table, by name. */
export function renderText(
  expression: TextExpression,
  columns: ReadonlyMap<string, SourceColumn>,
  dialect: SourceDialect,
): { readonly sql: string } | Unsupported {
  const { texts } = dialect;
  if (!texts) return { unsupported: `expressions are not known in the SQL of a source of this kind (${dialect.name})` };
  switch (expression.kind) {
    case 'literal':
      return { sql: dialect.literal(expression.text) };
    case 'column':
      return columnText(columns.get(expression.column), dialect);
    case 'concat':
    case 'coalesce': {
      const sides = expression.of.map((one) => renderText(one, columns, dialect));
      const wrong = sides.find(isUnsupported);
      if (wrong) return wrong;
      const list = sides.flatMap((side) => ('sql' in side ? [side.sql] : []));
      return { sql: expression.kind === 'concat' ? texts.concat(list) : texts.coalesce(list) };
    }
    default: {
      const inner = renderText(expression.of, columns, dialect);
      return isUnsupported(inner) ? inner : operation(expression, inner.sql, dialect);
    }
  }
}

/** Texts and whole numbers have one text; of other types it is not documented which one an expression sees. */
function columnText(column: SourceColumn | undefined, dialect: SourceDialect): { sql: string } | Unsupported {
  if (column === undefined) return { unsupported: 'it reads a column that the table has not' };
  const form = dialect.form(column);
  if (isUnsupported(form)) return form;
  if (form.kind !== 'text' && form.kind !== 'integer')
    return {
      unsupported: `it reads ${column.name}, and the text that DMS gives a value of ${column.type} there is not documented`,
    };
  const rendered = dialect.render(column, form, []);
  return isUnsupported(rendered) ? rendered : { sql: rendered.sql };
}

function operation(expression: Applied, sql: string, dialect: SourceDialect): { sql: string } | Unsupported {
  const { texts } = dialect;
  if (!texts) return { unsupported: 'expressions are not known' };
  switch (expression.kind) {
    case 'trim':
      return { sql: texts.trim(sql, expression.side) };
    case 'case':
      if (!texts.asciiCase) return { unsupported: `${dialect.name} cannot change the case of ASCII letters alone` };
      return { sql: texts.asciiCase(sql, expression.to) };
    case 'replace':
      return { sql: texts.replace(sql, expression.from, expression.to) };
    case 'substring':
      return { sql: texts.substring(sql, expression.from, expression.length) };
  }
}

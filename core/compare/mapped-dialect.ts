/**
 * A source's dialect as a part's mappings make it: columns that rules add are rendered from the columns of the source,
 * and masked ones as their masks. To everything else they are columns like others.
 */
import type { PlannedPart } from '../plan/schema.ts';
import {
  isUnsupported,
  type SourceDialect,
  type SourceRendering,
  type TextOperations,
  type Unsupported,
} from '../sql/dialect.ts';
import type { LossRule, SourceColumn } from './columns.ts';
import type { Form } from './forms.ts';
import { renderText } from './text-expressions.ts';

type Mask = Extract<LossRule, { rule: 'hashMask' | 'digitsMask' }>;

const isMask = (loss: LossRule): loss is Mask => loss.rule === 'hashMask' || loss.rule === 'digitsMask';

/** The dialect for a part; the same object where its mappings ask for nothing. */
export function mappedDialect(part: PlannedPart, dialect: SourceDialect): SourceDialect {
  const added = new Map(part.columns.flatMap(({ source, added }) => (added ? [[source.name, added] as const] : [])));
  const maskedNames = new Set(
    part.columns.filter(({ losses }) => losses.some(isMask)).map(({ source }) => source.name),
  );
  if (added.size === 0 && maskedNames.size === 0) return dialect;
  const columns = new Map((part.source?.columns ?? []).map((column) => [column.name, column]));
  /** Of an added column. */
  const expression = (column: SourceColumn): { sql: string } | Unsupported => {
    const found = added.get(column.name);
    if (!found) return { unsupported: `${column.name} is no column of the source` };
    return renderText(found.expression, columns, dialect);
  };
  return {
    ...dialect,
    form: (column, lake) => {
      if (column.baseType === ADDED) return { kind: added.get(column.name)?.form ?? 'text' };
      return maskedNames.has(column.name) ? { kind: 'text' } : dialect.form(column, lake);
    },
    render: (column, form, losses) => {
      if (column.baseType !== ADDED) return renderColumn(dialect, column, form, losses);
      const rendered = expression(column);
      return isUnsupported(rendered) ? rendered : masked(dialect, { sql: rendered.sql, losses: [] }, losses);
    },
    present: (column) => {
      if (column.baseType !== ADDED) return dialect.present(column);
      const rendered = expression(column);
      // What cannot be rendered cannot be shown to be absent: every row counts.
      return isUnsupported(rendered) ? '1 = 1' : `(${rendered.sql}) IS NOT NULL`;
    },
  };
}

/** The base type of a planned column that is none of the source's. */
const ADDED = 'added';

function renderColumn(
  dialect: SourceDialect,
  column: SourceColumn,
  form: Form,
  losses: readonly LossRule[],
): SourceRendering | Unsupported {
  if (!losses.some(isMask)) return dialect.render(column, form, losses);
  const own = dialect.form(column);
  if (isUnsupported(own)) return own;
  if (form.kind !== 'text' || (own.kind !== 'text' && own.kind !== 'integer'))
    return { unsupported: `a mask writes text, and ${column.type} is none` };
  const others = losses.filter((loss) => !isMask(loss));
  const inner = dialect.render(column, own, others);
  return isUnsupported(inner) ? inner : masked(dialect, inner, losses);
}

/** A rendered text behind its mask, where it has one. */
function masked(
  dialect: SourceDialect,
  inner: SourceRendering,
  losses: readonly LossRule[],
): SourceRendering | Unsupported {
  const mask = losses.find(isMask);
  if (!mask) return inner;
  const { texts } = dialect;
  if (!texts) return { unsupported: `masks are not known in the SQL of a source of this kind (${dialect.name})` };
  const sql = mask.rule === 'hashMask' ? texts.sha256(inner.sql) : texts.maskDigits(inner.sql, mask.by);
  // Two texts have two hashes; of digits, nothing is left.
  const changed = mask.rule === 'hashMask' ? '1 = 0' : differs(texts, inner.sql, sql);
  return { ...inner, sql, losses: [...inner.losses, { rule: mask, changed }] };
}

/** Condition: two texts are not the same, byte for byte. */
function differs(texts: TextOperations, one: string, other: string): string {
  return `${texts.sha256(one)} <> ${texts.sha256(other)}`;
}

/** Conditions of rows in which DMS would have to cut what a rule adds: how it does that is not documented. */
export function longAdditions(
  part: PlannedPart,
  dialect: SourceDialect,
): { readonly because: string; readonly sql: string }[] {
  const { texts } = dialect;
  return part.columns.flatMap(({ source, added }) => {
    if (!added || added.length === null || !texts) return [];
    const rendered = mappedDialect(part, dialect).render(source, { kind: added.form }, []);
    if (isUnsupported(rendered)) return [];
    const because = `rows whose ${source.name} is longer than the ${added.length} characters of ${added.rule}: what DMS writes of it is not documented`;
    return [{ because, sql: texts.longerThan(rendered.sql, added.length) }];
  });
}

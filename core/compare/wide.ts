/** Rows of so many columns that columns of one type share an expression; see `core/sql/wide.ts`. */
import type { PlannedColumn } from '../plan/schema.ts';
import { type EngineDialect, isUnsupported, type SourceDialect } from '../sql/dialect.ts';
import { ELEMENT, type FieldRun, gather, runsOf } from '../sql/wide.ts';
import type { LakeFileGroup, LossRule } from './columns.ts';
import type { Form } from './forms.ts';
import { lakeTypesOf } from './pairing.ts';

/** What is needed of a compared column. */
interface Column {
  readonly column: PlannedColumn;
  readonly form: Form;
  readonly sql: string;
  readonly losses: readonly { readonly rule: LossRule }[];
}

/** Whether a comparison of so many columns, besides those of the key, is wide, and both dialects can write it so. */
export function isWide(
  columns: number,
  keyColumns: number,
  dialects: { readonly source: SourceDialect; readonly engine: EngineDialect },
): boolean {
  const { wideFrom } = dialects.engine;
  return wideFrom !== null && columns >= wideFrom && columns > keyColumns && dialects.source.fields !== undefined;
}

/** The columns after the key, those that both sides render alike beside each other. */
export function gatherAlike<C extends Column>(
  columns: readonly C[],
  source: SourceDialect,
  groups: readonly LakeFileGroup[],
): C[] {
  return gather(columns, (c) => JSON.stringify([printOf(c, source), lakeTypesOf(c.column.lakeName, groups)]));
}

/** The source's expression for the columns after the key. */
export function sourceFields(columns: readonly Column[], source: SourceDialect): string {
  const runs = runsOf(columns, (c) => printOf(c, source)).map(
    (run): FieldRun => ({
      columns: run.map((c) => source.identifier(c.column.source.name)),
      text: elementText(run[0], source) ?? run[0]?.sql ?? '',
      escaped: run[0]?.form.kind === 'text',
      array: elementText(run[0], source) !== null,
    }),
  );
  return source.fields?.(runs) ?? '';
}

/** Two columns with one print can be elements of one array and have one expression. */
function printOf(c: Column, source: SourceDialect): string {
  const text = elementText(c, source);
  // An array's elements have one type, whatever its length or precision.
  const type = c.column.source.type.replace(/\([^()]*\)/g, '');
  return JSON.stringify(text === null ? [c.column.source.name] : [text, type, c.form.kind]);
}

/** The column's text as an element's; null for an array, since an array of arrays is another thing. */
function elementText(c: Column | undefined, source: SourceDialect): string | null {
  if (c === undefined || c.column.source.baseType.endsWith('[]')) return null;
  const rendered = source.render(
    { ...c.column.source, name: ELEMENT },
    c.form,
    c.losses.map((l) => l.rule),
  );
  return isUnsupported(rendered) ? null : rendered.sql;
}

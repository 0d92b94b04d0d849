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

/**
 * The compared columns, key first, in the order of a line's fields, and the source's one expression for those after the
 * key; `rest` is null where each has its own: the row is not wide, or a dialect cannot write it so, or `groups` is null.
 */
export function arrangeColumns<C extends Column>(
  columns: readonly C[],
  keyColumns: number,
  dialects: { readonly source: SourceDialect; readonly engine: EngineDialect },
  groups: readonly LakeFileGroup[] | null,
): { readonly columns: readonly C[]; readonly rest: string | null } {
  const { source, engine } = dialects;
  const isWide = engine.wideFrom !== null && columns.length >= engine.wideFrom && columns.length > keyColumns;
  if (groups === null || !isWide || source.fields === undefined) return { columns, rest: null };
  // Those that both sides render alike stand beside each other.
  const others = gather(columns.slice(keyColumns), (c) =>
    JSON.stringify([printOf(c, source), lakeTypesOf(c.column.lakeName, groups)]),
  );
  const runs = runsOf(others, (c) => printOf(c, source)).map((run) => fieldRun(run, source));
  return { columns: [...columns.slice(0, keyColumns), ...others], rest: source.fields(runs) };
}

function fieldRun(run: readonly Column[], source: SourceDialect): FieldRun {
  const text = elementText(run[0], source);
  return {
    columns: run.map((c) => source.identifier(c.column.source.name)),
    text: text ?? run[0]?.sql ?? '',
    escaped: run[0]?.form.kind === 'text',
    array: text !== null,
  };
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

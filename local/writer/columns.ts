/** The columns of a table in the lake: each with its name, its type, and how its value comes of a source row. */
import { convertedTo, type Stage, sourceColumn } from './column-values.ts';
import { isLob, isText, masked, ruleType } from './convert.ts';
import { evaluate } from './expressions.ts';
import type { Transformation } from './mapping.ts';
import { matches } from './mapping.ts';
import { columnRules, isRename, type LakeNames, renamed } from './names.ts';
import { type BeforeImage, beforeImageOf, type WriterTask } from './task.ts';
import type { DmsColumn, Op, SourceRows, SourceValue } from './types.ts';
import type { Converted } from './types-postgres.ts';

/** A source row, or a change of one. */
export interface Row {
  readonly op: Op;
  readonly values: readonly SourceValue[];
  /** Of an update, where the log has it. */
  readonly before: readonly SourceValue[] | null;
  readonly change: { readonly commitTime: bigint; readonly seq: number } | null;
}

export interface LakeColumn extends DmsColumn {
  /** Its place in the source; null for a column that a rule adds. */
  readonly place: number | null;
  readonly value: (row: Row) => Converted;
}

export type SourceShape = Pick<SourceRows, 'engine' | 'schema' | 'table' | 'columns' | 'key'>;

export function lakeColumns(source: SourceShape, task: WriterTask, names: LakeNames): readonly LakeColumn[] {
  const rules = columnRules(source, task);
  const staged = source.columns.flatMap((column, place) => {
    const stage = sourceColumn(column, place, source, task);
    return stage === null ? [] : [stage];
  });
  const including = rules.some((rule) => rule.action === 'include-column');
  const kept = staged.flatMap((stage) => {
    const applied = applyRules(stage, rules, including, { task, names });
    return applied === null ? [] : [applied];
  });
  const added = addingRules(rules).map((rule) => addedColumn(rule, source, task, names));
  const masks = rules.filter((rule) => rule.action.startsWith('data-masking-'));
  return [
    ...kept,
    ...added.map((column) => mask(column, column.name, masks)),
    ...beforeColumns(kept, source, rules, task),
  ];
}

/** Of the rules that hit a column, the one with the lowest id; and a mask after a change of its type. */
function applyRules(
  stage: Stage,
  rules: readonly Transformation[],
  including: boolean,
  { task, names }: { readonly task: WriterTask; readonly names: LakeNames },
): LakeColumn | null {
  const hits = rules.filter(
    (rule) =>
      matches(rule.column, stage.name) &&
      (rule.dataType === '' || rule.dataType.toUpperCase() === stage.type.name) &&
      !['add-column', 'add-before-image-columns'].includes(rule.action),
  );
  if (including && !hits.some((rule) => rule.action === 'include-column')) return null;
  const [first] = hits;
  if (!first) return stage;
  const masks = hits.filter((rule) => rule.action.startsWith('data-masking-'));
  if (first.action === 'remove-column') return null;
  if (first.action === 'include-column') return stage;
  if (first.action === 'change-data-type')
    return mask(convertedTo(stage, ruleType(first.rule['data-type']), task), stage.name, masks);
  if (first.action.startsWith('data-masking-')) return mask(stage, stage.name, [first]);
  if (!isRename(first.action)) throw new Error(`The writer does not know the column action "${first.action}".`);
  const scope = { ...names.metadata, SOURCE_COLUMN_NAME: stage.name, SOURCE_COLUMN_DATATYPE: stage.type.name };
  return { ...stage, name: renamed(stage.name, first, scope) };
}

/** Masks are for text; digits drawn at random for numbers too, which then hold others. */
function mask(column: LakeColumn, name: string, masks: readonly Transformation[]): LakeColumn {
  const rule = masks.find((candidate) => matches(candidate.column, name));
  if (!rule || !isText(column.type)) return column;
  const { action, value } = rule;
  return {
    ...column,
    type: action === 'data-masking-hash-mask' ? { name: 'STRING', length: 64 } : column.type,
    value: (row) => {
      const given = column.value(row);
      return typeof given === 'string' ? masked(given, action, value) : given;
    },
  };
}

/**
 * Rules that add a column, one for each name: that of the lowest id. The User Guide has one action for one object, and of
 * rules on the same object the lower id wins; that a new column is such an object, by its name, is assumed.
 */
function addingRules(rules: readonly Transformation[]): Transformation[] {
  const byName = new Map<string, Transformation>();
  for (const rule of rules) if (rule.action === 'add-column' && !byName.has(rule.value)) byName.set(rule.value, rule);
  return [...byName.values()];
}

/** Added columns come after the source's (assumed). */
function addedColumn(rule: Transformation, source: SourceShape, task: WriterTask, names: LakeNames): LakeColumn {
  const stage: Stage = {
    name: rule.value,
    type: { name: 'STRING', length: null },
    nullable: true,
    place: null,
    value: (row) => {
      if (rule.expression === '') return null;
      const texts = source.columns.map(({ name }, i) => {
        const value = row.values[i] ?? null;
        return [
          name,
          typeof value === 'string' || value === null ? value : Buffer.from(value).toString('hex'),
        ] as const;
      });
      const { loadTime, expressions: known } = task;
      const { op, change } = row;
      const scope = { row: Object.fromEntries(texts), metadata: names.metadata, op, change, loadTime, known };
      return evaluate(rule.expression, scope);
    },
  };
  const type = rule.rule['data-type'];
  return type === undefined ? stage : convertedTo(stage, ruleType(type), task);
}

/** Columns with the values before an update, NULL in inserts, deletes and full loads. They come last (assumed). */
function beforeColumns(
  kept: readonly LakeColumn[],
  source: SourceShape,
  rules: readonly Transformation[],
  task: WriterTask,
): LakeColumn[] {
  const rule = rules.find(({ action }) => action === 'add-before-image-columns');
  const definition = rule?.rule['before-image-def'] as Readonly<Record<string, string>> | undefined;
  const image: BeforeImage | null = definition
    ? beforeImageOf(
        definition['column-prefix'] ?? 'BI_',
        definition['column-suffix'] ?? '',
        definition['column-filter'] ?? '',
      )
    : task.settings.beforeImage;
  if (image === null) return [];
  return kept.flatMap((column) => {
    const name = column.place === null ? null : (source.columns[column.place]?.name ?? null);
    if (name === null || (image.filter === 'pk-only' && !source.key.includes(name))) return [];
    if (image.filter === 'non-lob' && isLob(column.type)) return [];
    if (rule && !matches(rule.column, name)) return [];
    const value = (row: Row): Converted =>
      row.op === 'U' && row.before !== null ? column.value({ ...row, values: row.before }) : null;
    return [{ ...column, name: `${image.prefix}${column.name}${image.suffix}`, nullable: true, place: null, value }];
  });
}

/** What a task's table mappings put into a part of the plan: columns, rows and limits. */
import { type Limit, limit } from '../compare/limits.ts';
import type { RowRule } from '../compare/row-conditions.ts';
import type { TableSettings } from '../config/schema.ts';
import type { MappedTable } from '../dms/mapped.ts';
import type { DmsTask } from '../dms/task.ts';
import type { PlannedColumn } from './schema.ts';

/** Columns that rules add, and that are compared: no columns of the source, but made of them. */
export function plannedAdditions({ added }: MappedTable, settings: TableSettings | undefined): PlannedColumn[] {
  return added.flatMap((one) => {
    if (one.kind === 'lakeOnly') return [];
    const source = {
      name: one.lakeName,
      type: one.kind,
      baseType: 'added',
      precision: null,
      scale: null,
      nullable: true,
    };
    const { expression, length, rule } = one;
    const exclusion = settings?.exclude.find(({ column }) => column === one.lakeName);
    const excluded = exclusion
      ? { reason: exclusion.reason, owner: exclusion.owner, expires: exclusion.expires }
      : null;
    const given = { form: one.kind, expression, length, rule };
    return [{ source, lakeName: one.lakeName, losses: [...one.losses], excluded, added: given }];
  });
}

/** Columns that rules add, and that nothing in the source can be compared with. */
export function lakeOnlyAdditions({ added }: MappedTable): { name: string; reason: string }[] {
  return added.flatMap((one) => (one.kind === 'lakeOnly' ? [{ name: one.lakeName, reason: one.reason }] : []));
}

/**
 * Columns that rules add, as fields of CSV: taken to be the last, in the order of the rules' ids, which is not documented.
 * `doubts`: why even that cannot be said.
 */
export function addedFields({ added, fieldDoubts }: MappedTable): {
  readonly columns: readonly { readonly source: string; readonly lakeName: string }[];
  readonly doubts: readonly string[];
} {
  const images = added.filter(({ beforeImage }) => beforeImage === true);
  const doubts = images.map(({ lakeName }) => `whether files have the column ${lakeName} is not documented`);
  const columns = added.map(({ lakeName }) => ({ source: '', lakeName }));
  return { columns, doubts: [...fieldDoubts, ...doubts] };
}

/** A limit where nothing but that order tells the fields of CSV files apart. */
export function addedFieldLimits({ added }: MappedTable, csv: { declared: boolean; header: boolean | null }): Limit[] {
  if (added.length === 0 || !csv.declared || csv.header === true) return [];
  const names = added.map(({ lakeName }) => lakeName).join(', ');
  const detail = `rules of the task add ${names}: taken to be the last fields of a record without a header, which is not documented; set AddColumnName to have a header`;
  return [limit('unmodelledRule', detail)];
}

/**
 * What the mappings say of the rows. The ranges of a parallel load are of the full load alone: change capture may bring
 * the rows that it passed over, once they are written to.
 */
export function rowRulesOf({ rows }: MappedTable, task: DmsTask | null): RowRule[] {
  if (task?.migrationType === 'full-load') return [...rows];
  return rows.map((rule) => {
    if (rule.kind !== 'ranges' || rule.where === null) return rule;
    const because = `rows with NULL in a column that ${rule.rule} divides the table by: the full load passes over them, and changes may have brought them`;
    return { ...rule, where: null, doubts: [{ because, where: { kind: 'not', of: rule.where } }] };
  });
}

/** Limits that the mappings are known to cause before anything is read. */
export function mappingLimits(mapped: MappedTable, task: DmsTask | null, kind: string): Limit[] {
  const isFullLoad = task === null || task.migrationType === 'full-load';
  const moved =
    'a row that changes from one side of a filter to the other, and a deletion, may be written or not, and what the lake holds of such rows is not documented';
  const view = `the table is a view, and DMS loads views in tasks of full loads only; this one's migration type is ${task?.migrationType}`;
  return [
    ...mapped.filters.map((text) => limit('rowFilter', `The task's ${text}.`)),
    ...(isFullLoad
      ? []
      : mapped.filters.map((text) => limit('rowFilter', `The task's ${text}; in change capture ${moved}.`))),
    ...mapped.columns.flatMap(({ source: column, rule }) =>
      rule === null ? [] : [limit('excludedColumn', `Not in the lake: the task's ${rule}.`, { column })],
    ),
    ...mapped.unmodelled.map(({ detail, column }) =>
      limit('unmodelledRule', detail, column === null ? {} : { column }),
    ),
    ...(kind === 'view' && !isFullLoad ? [limit('unmodelledRule', view)] : []),
  ];
}

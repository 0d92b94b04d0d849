/** From a folder of the lake back to the source table that a task would have written there. */
import { type TableRef, TableSet } from '../config/globs.ts';
import type { TransformationRule } from './mapping-rules.ts';
import { isSelected, lakeTableName } from './mappings.ts';
import type { DmsTask } from './task.ts';
import { isExact } from './wildcards.ts';

/**
 * Of the folders that no table of the source explains, those that the task's selection covers: the source table that
 * would be written there is selected, and is not in the source. Candidates come from undoing each rule, and count only
 * where the rules lead from them to the folder.
 */
export function lakeOnlyTables(
  task: DmsTask,
  sourceTables: readonly TableRef[],
  folders: readonly TableRef[],
): { ref: TableRef; folder: TableRef }[] {
  const exists = new TableSet(sourceTables);
  const schemas = [...new Set(sourceTables.map((table) => table.schema))];
  return folders.flatMap((folder) => {
    const found = originsOf(task, folder, schemas).find((ref) => {
      const lake = lakeTableName(task.mappings, task.targetSchema, ref);
      const leadsHere = lake.schema === folder.schema && lake.name === folder.name;
      return leadsHere && !exists.has(ref) && isSelected(task.mappings, { ...ref, kind: 'table' });
    });
    return found ? [{ ref: found, folder }] : [];
  });
}

function originsOf(task: DmsTask, folder: TableRef, sourceSchemas: readonly string[]): TableRef[] {
  const rules = task.mappings.transformations;
  const named = task.mappings.selections.flatMap((rule) => rule.locator.schema ?? []).filter(isExact);
  const anySchema = task.targetSchema === null ? [] : [...new Set([...named, ...sourceSchemas])];
  const schemas = [...undo(rules, 'schema', folder.schema), ...anySchema];
  const names = undo(rules, 'table', folder.name);
  return schemas.flatMap((schema) => names.map((name) => ({ schema, name })));
}

/** Names that some rule of a target turns into `name`, and `name` itself. */
function undo(rules: readonly TransformationRule[], target: 'schema' | 'table', name: string): string[] {
  const undone = rules.filter((rule) => rule.target === target).flatMap((rule) => before(rule, name));
  return [...new Set([name, ...undone])];
}

function before(rule: TransformationRule, name: string): string[] {
  const { value, oldValue } = rule;
  const located = rule.target === 'schema' ? rule.locator.schema : rule.locator.table;
  switch (rule.action) {
    case 'rename':
      return name === value && located !== null && isExact(located) ? [located] : [];
    case 'convert-lowercase':
      return [name.toUpperCase()];
    case 'convert-uppercase':
      return [name.toLowerCase()];
    case 'add-prefix':
      return name.startsWith(value) ? [name.slice(value.length)] : [];
    case 'add-suffix':
      return name.endsWith(value) ? [name.slice(0, name.length - value.length)] : [];
    case 'remove-prefix':
      return [value + name];
    case 'remove-suffix':
      return [name + value];
    case 'replace-prefix':
      return name.startsWith(value) ? [oldValue + name.slice(value.length)] : [];
    case 'replace-suffix':
      return name.endsWith(value) ? [name.slice(0, name.length - value.length) + oldValue] : [];
    default:
      return [];
  }
}

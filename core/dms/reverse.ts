/** From a folder of the lake back to the source table that a task would have written there. */
import { type TableRef, TableSet } from '../config/globs.ts';
import { constantText } from './expressions.ts';
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
  if (rule.expression !== null) return beforeExpression(rule, rule.expression, name);
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

/** Of an expression that puts texts around the one name that it is about. */
function beforeExpression(rule: TransformationRule, expression: string, name: string): string[] {
  const variable = rule.target === 'schema' ? 'AR_M_SOURCE_SCHEMA' : 'AR_M_SOURCE_TABLE_NAME';
  const pieces = constantText(expression, { [variable]: '\0' })?.split('\0') ?? [];
  const [start = '', end = ''] = pieces;
  const isAround = pieces.length === 2 && name.length > start.length + end.length;
  if (pieces.length === 1 && start === name) return [rule.locator[rule.target === 'schema' ? 'schema' : 'table'] ?? ''];
  return isAround && name.startsWith(start) && name.endsWith(end)
    ? [name.slice(start.length, name.length - end.length)]
    : [];
}

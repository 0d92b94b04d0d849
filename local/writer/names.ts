/** Names in the lake: what the transformation rules make of schemas, tables and columns. */
import { evaluate } from './expressions.ts';
import { matches, type Transformation } from './mapping.ts';
import type { WriterTask } from './task.ts';
import type { SourceRows } from './types.ts';

type Table = Pick<SourceRows, 'schema' | 'table'>;

const RENAMES = new Set([
  ...['rename', 'convert-lowercase', 'convert-uppercase', 'add-prefix', 'add-suffix'],
  ...['remove-prefix', 'remove-suffix', 'replace-prefix', 'replace-suffix'],
]);

export const isRename = (action: string): boolean => RENAMES.has(action);

/** The name after the rule. */
export function renamed(name: string, rule: Transformation, scope: Readonly<Record<string, string>>): string {
  const { action, value, oldValue } = rule;
  switch (action) {
    case 'rename':
      return rule.expression === '' ? value : fromExpression(rule.expression, scope);
    case 'convert-lowercase':
      return name.toLowerCase();
    case 'convert-uppercase':
      return name.toUpperCase();
    case 'add-prefix':
      return `${value}${name}`;
    case 'add-suffix':
      return `${name}${value}`;
    case 'remove-prefix':
      return name.startsWith(value) ? name.slice(value.length) : name;
    case 'remove-suffix':
      return value !== '' && name.endsWith(value) ? name.slice(0, -value.length) : name;
    case 'replace-prefix':
      return name.startsWith(oldValue) ? `${value}${name.slice(oldValue.length)}` : name;
    case 'replace-suffix':
      return oldValue !== '' && name.endsWith(oldValue) ? `${name.slice(0, -oldValue.length)}${value}` : name;
    default:
      throw new Error(`The writer does not know the action "${action}".`);
  }
}

/** `rename-column` and its like, whose expression sees metadata variables alone. */
function fromExpression(expression: string, metadata: Readonly<Record<string, string>>): string {
  const scope = { row: {}, metadata, op: 'I', change: null, loadTime: 0n, known: {} } as const;
  return evaluate(expression, scope) ?? '';
}

export interface LakeNames {
  readonly schema: string;
  readonly table: string;
  /** For expressions. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** Schema and table are objects of their own, each with the rule of the lowest id. TargetSchema replaces the schema. */
export function lakeNames(source: Table, task: WriterTask): LakeNames {
  const given = { SOURCE_SCHEMA: source.schema, SOURCE_TABLE_NAME: source.table };
  const rule = (target: string) =>
    task.mapping.transformations.find(
      (t) =>
        t.target === target &&
        isRename(t.action) &&
        matches(t.schema, source.schema) &&
        (target === 'schema' || matches(t.table, source.table)),
    );
  const ofSchema = rule('schema');
  const ofTable = rule('table');
  const named = ofSchema ? renamed(source.schema, ofSchema, given) : source.schema;
  const schema = task.settings.targetSchema ?? named;
  const table = ofTable ? renamed(source.table, ofTable, given) : source.table;
  return { schema, table, metadata: { ...given, MODIFIED_SCHEMA: schema, MODIFIED_TABLE_NAME: table } };
}

/** The rules on a table's columns and the table's own that are about columns, by rising id. */
export function columnRules(source: Table, task: WriterTask): readonly Transformation[] {
  return task.mapping.transformations.filter(
    (t) => t.target === 'column' && matches(t.schema, source.schema) && matches(t.table, source.table),
  );
}

/** Columns of `define-primary-key`, source names; null without the rule. */
export function definedKey(source: Table, task: WriterTask): readonly string[] | null {
  const rule = task.mapping.transformations.find(
    (t) => t.action === 'define-primary-key' && matches(t.schema, source.schema) && matches(t.table, source.table),
  );
  const definition = rule?.rule['primary-key-def'] as { columns?: unknown } | undefined;
  return Array.isArray(definition?.columns) ? definition.columns.map(String) : null;
}

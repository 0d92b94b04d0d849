/** Mapping rules and tables for tests, in the shapes that the User Guide has. */
import { parseTableMappings } from '../../../core/dms/mapping-rules.ts';
import { applyMappings, type MappedSource } from '../../../core/dms/mappings.ts';

export type Rule = Record<string, unknown>;

let nextId = 2;
export const transform = (target: string, action: string, where: Rule, more: Rule = {}): Rule => ({
  'rule-type': 'transformation',
  'rule-id': String(nextId),
  'rule-name': `rule ${nextId++}`,
  'rule-target': target,
  'rule-action': action,
  'object-locator': where,
  ...more,
});
export const everything: Rule = {
  'rule-type': 'selection',
  'rule-id': '1',
  'rule-name': 'all',
  'rule-action': 'include',
  'object-locator': { 'schema-name': '%', 'table-name': '%' },
};
export const mappings = (...rules: Rule[]) => parseTableMappings(JSON.stringify({ rules: [everything, ...rules] }));

const types: Readonly<Record<string, string>> = {
  int4: 'integer',
  int8: 'bigint',
  varchar: 'character varying(30)',
  text: 'text',
  numeric: 'numeric(10,2)',
  float4: 'real',
  timestamp: 'timestamp without time zone',
  date: 'date',
  bool: 'boolean',
};
export const source = (schema: string, name: string, columns: Readonly<Record<string, string>>): MappedSource => ({
  schema,
  name,
  kind: 'table',
  primaryKey: Object.keys(columns).slice(0, 1),
  columns: Object.entries(columns).map(([column, baseType]) => ({
    name: column,
    type: types[baseType] ?? baseType,
    baseType,
    precision: baseType === 'numeric' ? 10 : null,
    scale: baseType === 'numeric' ? 2 : null,
    nullable: true,
  })),
});
export const actor = source('test', 'Actor', {
  id: 'int4',
  first_name: 'varchar',
  col1: 'int4',
  col_2: 'varchar',
  Pre_x: 'date',
});
export const mapped = (table: MappedSource, ...rules: Rule[]) =>
  applyMappings(mappings(...rules), null, table, 'postgres');
export const at = (schema: string, table?: string, column?: string, more: Rule = {}) => ({
  'schema-name': schema,
  ...(table === undefined ? {} : { 'table-name': table }),
  ...(column === undefined ? {} : { 'column-name': column }),
  ...more,
});
export const names = (table: MappedSource, ...rules: Rule[]) => {
  const { schema, name, columns } = mapped(table, ...rules);
  return [`${schema}.${name}`, ...columns.map(({ lakeName }) => lakeName)].join(' ');
};

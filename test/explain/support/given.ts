/** Pieces of what a case is given. */

export const csv = { DataFormat: 'csv' };
export const both = 'full-load-and-cdc';
export const filter = (column: string, ...operators: string[]) => ({
  'filter-type': 'source',
  'column-name': column,
  'filter-conditions': operators.map((each) => ({ 'filter-operator': each, value: '1' })),
});
export const ranges = { 'parallel-load': { type: 'ranges', columns: ['region', 'id'], boundaries: [['a', '1']] } };
export const tableSettings = (more: object) => ({
  'rule-type': 'table-settings',
  'rule-id': '7',
  'rule-name': 'seven',
  'object-locator': { 'schema-name': 'shop', 'table-name': 'orders' },
  ...more,
});
export const shop = { 'schema-name': 'shop', 'table-name': 'orders' };
export const column = { ...shop, 'column-name': 'total' };
export const target = (name: string, value: unknown) => ({ TargetMetadata: { [name]: value } });
export const load = (name: string, value: unknown) => ({ FullLoadSettings: { [name]: value } });
export const errors = (more: object) => ({ ErrorBehavior: more });
export const ddl = (more: object) => ({ ChangeProcessingDdlHandlingPolicy: more });

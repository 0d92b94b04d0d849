import type { DmsRecord, DmsTable, DmsType, DmsValue, SourceColumn, SourceRows } from '../../local/writer/index.ts';

type Given = Partial<SourceColumn> & Pick<SourceColumn, 'type'>;

/** A source table of the faithful writer's, without a source. Columns by name; the first is the key unless told otherwise. */
export function sourceRows(
  columns: Readonly<Record<string, string | Given>>,
  rows: SourceRows['rows'],
  more: Partial<SourceRows> = {},
): SourceRows {
  const list = Object.entries(columns).map(([name, given]): SourceColumn => {
    const base = { kind: 'base', unsigned: false, length: null, precision: null, scale: null, nullable: true } as const;
    return { name, ...base, ...(typeof given === 'string' ? { type: given } : given) };
  });
  const key = list[0] ? [list[0].name] : [];
  return { engine: 'postgres', schema: 'app', table: 'items', view: false, columns: list, key, rows, ...more };
}

export const TEXT: DmsType = { name: 'WSTRING', length: null };

/** A DMS table, without a source and a task. */
export function dmsTable(
  columns: Readonly<Record<string, DmsType>>,
  rows: readonly (readonly DmsValue[] | DmsRecord)[],
  more: Partial<DmsTable> = {},
): DmsTable {
  const list = Object.entries(columns).map(([name, type]) => ({ name, type, nullable: true }));
  const records = rows.map((row): DmsRecord => (isRecord(row) ? row : { op: 'I', values: row }));
  const source = { schema: 'app', table: 'items' };
  return { ...source, source, phase: 'load', columns: list, key: list[0] ? [list[0].name] : [], records, ...more };
}

const isRecord = (row: readonly DmsValue[] | DmsRecord): row is DmsRecord => !Array.isArray(row);

/** A rule of table mappings; its id and name come of its place. */
export function mappings(...rules: readonly Readonly<Record<string, unknown>>[]): { rules: unknown[] } {
  return { rules: rules.map((rule, i) => ({ 'rule-id': String(i + 1), 'rule-name': `rule ${i + 1}`, ...rule })) };
}

export const selection = (
  action: 'include' | 'exclude' | 'explicit' = 'include',
  schema = '%',
  table = '%',
  more: Readonly<Record<string, unknown>> = {},
) => ({
  'rule-type': 'selection',
  'rule-action': action,
  'object-locator': { 'schema-name': schema, 'table-name': table },
  ...more,
});

export const transformation = (
  target: 'schema' | 'table' | 'column',
  action: string,
  more: Readonly<Record<string, unknown>> = {},
  column?: string,
) => ({
  'rule-type': 'transformation',
  'rule-target': target,
  'rule-action': action,
  'object-locator': {
    'schema-name': 'app',
    ...(target === 'schema' ? {} : { 'table-name': 'items' }),
    ...(column === undefined ? {} : { 'column-name': column }),
  },
  ...more,
});

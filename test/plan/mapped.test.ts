/** What a task's mappings leave open is in the plan: named, and never passed over. */
import { parseEndpoints } from '../../core/dms/endpoints.ts';
import { parseTask } from '../../core/dms/task.ts';
import { tableName } from '../../core/plan/schema.ts';
import endpointsData from '../dms/fixtures/describe-endpoints.json' with { type: 'json' };
import taskData from '../dms/fixtures/describe-replication-tasks.json' with { type: 'json' };
import { plan, type Setup, table } from './support.ts';

const endpoints = parseEndpoints(endpointsData);
const config = { tables: {}, task: 'task.json', endpoints: 'endpoints.json' };
const withTask = (more: Setup) => plan({ endpoints, config, ...more });
const rules = (...more: object[]) => {
  const given = JSON.parse(taskData.ReplicationTasks[0]?.TableMappings ?? '').rules;
  const TableMappings = JSON.stringify({ rules: [...given, ...more] });
  return parseTask({ ...taskData.ReplicationTasks[0], TableMappings });
};

test('what DMS may load all the same, or never loads, is not passed over in silence', () => {
  const select = (id: number, action: string, name: string) => ({
    'rule-type': 'selection',
    'rule-id': id,
    'rule-name': `rule ${id}`,
    'rule-action': action,
    'object-locator': { 'schema-name': 'shop', 'table-name': name },
  });
  const given = rules(
    select(50, 'exclude', 'log[ab]'),
    select(51, 'exclude', 'old[ab]'),
    select(52, 'include', 'totals'),
  );
  const tables = [
    ...[table('shop.orders'), table('shop.loga'), table('shop.olda')],
    table('shop.totals', { kind: 'materialized view' }),
    table('shop.unnamed', { kind: 'materialized view' }),
  ];
  const { parts } = withTask({ task: given, tables, lakeTables: [{ schema: 'shop_raw', name: 'loga' }] });
  const open = parts.filter(({ problem }) => problem?.verdict === 'INCONCLUSIVE');
  expect(open.map((part) => [tableName(part.table), part.problem?.code])).toEqual([
    ['shop.loga', 'BracketPattern'],
    ['shop.totals', 'MaterializedView'],
  ]);
  expect(parts.map((part) => tableName(part.table))).not.toContain('shop.olda');
});

test('of ranges and filters in change capture only the doubts are kept, and views are named', () => {
  const at = { 'schema-name': 'shop', 'table-name': 'orders' };
  const filter = {
    'rule-type': 'selection',
    'rule-id': 50,
    'rule-name': 'recent',
    'rule-action': 'include',
    'object-locator': { ...at, 'table-type': 'all' },
    filters: [
      {
        'filter-type': 'source',
        'column-name': 'id',
        'filter-conditions': [{ 'filter-operator': 'gte', value: '5' }],
      },
    ],
  };
  const ranges = {
    'rule-type': 'table-settings',
    'rule-id': 51,
    'rule-name': 'fast',
    'object-locator': at,
    'parallel-load': { type: 'ranges', columns: ['amount'] },
  };
  const of = (migrationType: 'full-load' | 'full-load-and-cdc') => {
    const { parts } = withTask({ task: { ...rules(filter, ranges), migrationType }, tables: [table('shop.orders')] });
    const [part] = parts;
    return part?.rows?.map(({ kind, where, doubts }) => [kind, where !== null, doubts.length]);
  };
  expect(of('full-load')).toEqual([
    ['filter', true, 1],
    ['ranges', true, 0],
  ]);
  expect(of('full-load-and-cdc')).toEqual([
    ['filter', true, 1],
    ['ranges', false, 1],
  ]);
  const view = table('shop.orders', { kind: 'view' });
  const both = { ...rules(filter), migrationType: 'full-load-and-cdc' } as const;
  const details = withTask({ task: both, tables: [view] }).parts[0]?.limits.map(({ detail }) => detail) ?? [];
  expect(details.join('\n')).toMatch(/from one side of a filter to the other/);
  expect(details.join('\n')).toMatch(/the table is a view, and DMS loads views in tasks of full loads only/);
});

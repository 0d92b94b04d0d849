/** From a folder that no table explains back to the table that the task would have written there. */

import { parseTableMappings } from '../../core/dms/mapping-rules.ts';
import { lakeOnlyTables } from '../../core/dms/reverse.ts';
import type { DmsTask } from '../../core/dms/task.ts';
import { at, everything, type Rule, transform } from './support/rules.ts';

/** The tables, as `schema.name`, that a task which takes `taken` alone would have written into a folder of the lake. */
function origins(
  [schema, table]: readonly [string, string],
  rules: readonly Rule[],
  folder: string,
  targetSchema: string | null = null,
): string[] {
  const taking = { ...everything, 'object-locator': at(schema, table) };
  const mappings = parseTableMappings(JSON.stringify({ rules: [taking, ...rules] }));
  const [lakeSchema = '', name = ''] = folder.split('.');
  const source = [{ schema: 'shop', name: 'present' }];
  const found = lakeOnlyTables({ mappings, targetSchema } as DmsTask, source, [{ schema: lakeSchema, name }]);
  return found.map(({ ref }) => `${ref.schema}.${ref.name}`);
}
const table = (action: string, more: Rule = {}, name = '%') => transform('table', action, at('shop', name), more);

test.each<[string, string, Rule, string, string | null]>([
  ['lower case', 'GONE', table('convert-lowercase'), 'gone', 'GONE'],
  ['upper case', 'gone', table('convert-uppercase'), 'GONE', 'gone'],
  ['a prefix', 'gone', table('add-prefix', { value: 'p_' }), 'p_gone', 'gone'],
  ['a folder without the prefix', '%', table('add-prefix', { value: 'p_' }), 'gone_p_', null],
  ['a suffix', 'gone', table('add-suffix', { value: '_s' }), 'gone_s', 'gone'],
  ['a folder without the suffix', '%', table('add-suffix', { value: '_s' }), '_sgone', null],
  ['a prefix that is taken away', 'p_gone', table('remove-prefix', { value: 'p_' }), 'gone', 'p_gone'],
  ['a suffix that is taken away', 'gone_s', table('remove-suffix', { value: '_s' }), 'gone', 'gone_s'],
  [
    'a prefix that is replaced',
    'old_gone',
    table('replace-prefix', { value: 'new_', 'old-value': 'old_' }),
    'new_gone',
    'old_gone',
  ],
  [
    'a suffix that is replaced',
    'gone_old',
    table('replace-suffix', { value: '_new', 'old-value': '_old' }),
    'gone_new',
    'gone_old',
  ],
  ['a name', 'one', table('rename', { value: 'renamed' }, 'one'), 'renamed', 'one'],
  ['a name, for a folder of another', 'one', table('rename', { value: 'renamed' }, 'one'), 'other', null],
  ['a name of many tables, none of which is told', 't%', table('rename', { value: 'renamed' }, 't%'), 'renamed', null],
  [
    'a text around the name',
    'gone',
    table('rename', { expression: "'x_' || $AR_M_SOURCE_TABLE_NAME" }),
    'x_gone',
    'gone',
  ],
  ['a constant', 'one', table('rename', { expression: "'renamed'" }, 'one'), 'renamed', 'one'],
  ['a constant, for a folder of another', 'one', table('rename', { expression: "'renamed'" }, 'one'), 'other', null],
  [
    'a key, which names no table',
    'one',
    table('define-primary-key', { 'primary-key-def': { columns: ['id'] } }, 'one'),
    'two',
    null,
  ],
])('undone: %s', (_, taken, rule, folder, expected) => {
  expect(origins(['shop', taken], [rule], `shop.${folder}`)).toEqual(expected === null ? [] : [`shop.${expected}`]);
});

test('a schema is undone as well, by its name and by an expression', () => {
  const named = transform('schema', 'rename', at('shop'), { value: 'lake' });
  expect(origins(['shop', '%'], [named], 'lake.gone')).toEqual(['shop.gone']);
  const around = transform('schema', 'rename', at('%'), { expression: "'raw_' || $AR_M_SOURCE_SCHEMA" });
  expect(origins(['shop', '%'], [around], 'raw_shop.gone')).toEqual(['shop.gone']);
  const constant = transform('schema', 'rename', at('shop'), { expression: "'lake'" });
  expect(origins(['shop', '%'], [constant], 'lake.gone')).toEqual(['shop.gone']);
  expect(origins(['shop', '%'], [constant], 'shop.gone')).toEqual([]);
});

test('with TargetSchema any schema may be the source: those of the rules, and those of the tables', () => {
  expect(origins(['from', '%'], [], 'lake.gone', 'lake')).toEqual(['from.gone']);
  expect(origins(['%', '%'], [], 'lake.gone', 'lake')).toEqual(['lake.gone']);
  expect(origins(['sh%', '%'], [], 'lake.gone', 'lake')).toEqual(['shop.gone']);
  expect(origins(['sh%', '%'], [], 'lake.present', 'lake')).toEqual([]);
  expect(origins(['from', '%'], [], 'lake.gone')).toEqual([]);
});

test('an expression that is not read leads nowhere, and stops nothing', () => {
  const unread = table('rename', { expression: "'x_' || $AR_M_SOURCE_COLUMN_NAME" }, 't%');
  expect(origins(['shop', '%'], [unread], 'shop.x_gone')).toEqual(['shop.x_gone']);
});

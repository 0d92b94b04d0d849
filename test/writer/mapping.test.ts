/** What the rules of table mappings make of a table. */
import { createHash } from 'node:crypto';
import {
  type DmsTable,
  encode,
  readTask,
  type SourceRows,
  type TaskDescription,
  toDms,
} from '../../local/writer/index.ts';
import { mappings, selection, sourceRows, transformation } from '../support/dms-rows.ts';

const items = sourceRows(
  {
    id: 'int4',
    name: { type: 'varchar', length: 20 },
    price: { type: 'numeric', precision: 8, scale: 2 },
    at: { type: 'timestamp', scale: 6 },
  },
  [
    ['1', 'Ab-12', '1.50', '2024-01-01 00:00:00'],
    ['2', null, '2.50', '2024-06-01 12:00:00.5'],
    ['3', 'b', null, null],
    ['10', 'NULL', '10.00', '2024-12-31 23:59:59'],
  ],
);

type Rule = Readonly<Record<string, unknown>>;
const load = (rules: readonly Rule[], more: TaskDescription = {}, source: SourceRows = items): DmsTable | null =>
  toDms(source, readTask({ tableMappings: mappings(...rules), ...more }));
const columnsAfter = (...rules: Rule[]) => load([selection(), ...rules])?.columns.map((column) => column.name);
const place = (...rules: Rule[]) => {
  const table = load([selection(), ...rules]);
  return `${table?.schema}/${table?.table}`;
};

describe('selection', () => {
  const taken = (...rules: Rule[]) => load(rules) !== null;
  test.each<[boolean, Rule[]]>([
    [true, [selection('include', 'app', 'items')]],
    [true, [selection('include', '%', 'it%s')]],
    [true, [selection('include', 'a__', 'item_')]],
    [true, [selection('include', '[a-c]pp', '%[s]')]],
    [false, [selection('include', 'app', 'item')]],
    [false, [selection('include', 'App', '%')]],
    [false, [selection('include', 'app', 'items_')]],
    [false, [selection('include', '[b-c]pp', '%')]],
    [false, [selection(), selection('exclude', 'app', 'it%')]],
    [false, [selection('exclude', 'app', 'items'), selection()]],
    [true, [selection(), selection('exclude', 'app', 'item')]],
    [true, [selection('exclude', 'app', '%'), selection('explicit', 'app', 'items')]],
    [false, [selection('explicit', 'app', 'item%')]],
    [false, [{ ...selection(), 'object-locator': { 'schema-name': 'app', 'table-name': '%', 'table-type': 'view' } }]],
    [true, [{ ...selection(), 'object-locator': { 'schema-name': 'app', 'table-name': '%', 'table-type': 'all' } }]],
  ])('%s: %j', (expected, rules) => expect(taken(...rules)).toBe(expected));

  test('characters of a pattern that mean something to a regular expression are themselves', () => {
    const odd = { ...items, table: 'a.b(c)[x' };
    expect(load([selection('include', 'app', 'a.b(c)_x')], {}, odd)).not.toBeNull();
    expect(load([selection('include', 'app', 'a.b(c)x')], {}, odd)).toBeNull();
    expect(load([selection('include', 'app', 'a_b%')], {}, { ...odd, table: 'a\nb' })).not.toBeNull();
  });
});

describe('filters', () => {
  type Condition = readonly [operator: string, value?: string, end?: string];
  const filter = (column: string, ...conditions: Condition[]) => ({
    'filter-type': 'source',
    'column-name': column,
    'filter-conditions': conditions.map(([operator, value, end]) => ({
      'filter-operator': operator,
      ...(end === undefined ? { value } : { 'start-value': value, 'end-value': end }),
    })),
  });
  const ids = (...filters: object[]) =>
    load([selection('include', 'app', 'items', { filters })])?.records.map((r) => r.values[0]);

  test.each<[string, Condition[], number[]]>([
    ['id', [['eq', '10']], [10]],
    ['id', [['noteq', '10']], [1, 2, 3]],
    ['id', [['gte', '3']], [3, 10]],
    ['id', [['lte', '2']], [1, 2]],
    ['id', [['ste', '2']], [1, 2]],
    ['id', [['between', '2', '3']], [2, 3]],
    ['id', [['notbetween', '2', '3']], [1, 10]],
    [
      'id',
      [
        ['eq', '1'],
        ['eq', '10'],
      ],
      [1, 10],
    ],
    ['price', [['eq', '1.5']], [1]],
    ['price', [['null']], [3]],
    ['price', [['notnull']], [1, 2, 10]],
    ['price', [['gte', '2.5'], ['null']], [2, 3, 10]],
    ['price', [['noteq', '1.5']], [2, 10]],
    ['name', [['eq', 'NULL']], [10]],
    ['at', [['gte', '2024-06-01']], [2, 10]],
    ['at', [['between', '2024-01-01', '2024-06-01 12:00:00.500']], [1, 2]],
    // The oddities that the guide states.
    ['price', [['noteq', '1.5'], ['null']], []],
    ['price', [['eq', '1.5'], ['noteq', '2.5'], ['null']], [1, 10]],
  ])('%s %j', (column, conditions, expected) => expect(ids(filter(column, ...conditions))).toEqual(expected));

  test('filters of a rule all hold', () => {
    expect(ids(filter('id', ['gte', '2']), filter('price', ['lte', '2.5']))).toEqual([2]);
  });

  test('a column or an operator that is not there is an error', () => {
    expect(() => ids(filter('ID', ['eq', '1']))).toThrow('"ID" is not one of the table\'s');
    expect(() => ids(filter('id', ['gt', '1']))).toThrow('"gt" is not one of DMS');
  });
});

describe('names', () => {
  const rule = transformation;
  test.each<[string, Rule[], string]>([
    ['nothing', [], 'app/items'],
    [
      'rename',
      [rule('schema', 'rename', { value: 'raw' }), rule('table', 'rename', { value: 'things' })],
      'raw/things',
    ],
    ['case', [rule('schema', 'convert-uppercase'), rule('table', 'convert-uppercase')], 'APP/ITEMS'],
    ['prefix', [rule('table', 'add-prefix', { value: 'stg_' })], 'app/stg_items'],
    ['suffix', [rule('schema', 'add-suffix', { value: '_raw' })], 'app_raw/items'],
    ['remove-prefix', [rule('table', 'remove-prefix', { value: 'it' })], 'app/ems'],
    ['remove-prefix that is none', [rule('table', 'remove-prefix', { value: 'x' })], 'app/items'],
    ['remove-suffix', [rule('table', 'remove-suffix', { value: 's' })], 'app/item'],
    ['replace-prefix', [rule('table', 'replace-prefix', { value: 'new_', 'old-value': 'it' })], 'app/new_ems'],
    ['replace-suffix', [rule('table', 'replace-suffix', { value: 'z', 'old-value': 'ems' })], 'app/itz'],
    [
      'the lower id',
      [
        rule('table', 'add-prefix', { value: 'a', 'rule-id': 9 }),
        rule('table', 'add-prefix', { value: 'b', 'rule-id': '8' }),
      ],
      'app/bitems',
    ],
    [
      'an expression',
      [rule('table', 'rename', { expression: "$AR_M_SOURCE_SCHEMA || '_' || $AR_M_SOURCE_TABLE_NAME" })],
      'app/app_items',
    ],
  ])('%s', (_, rules, expected) => expect(place(...rules)).toBe(expected));

  test('TargetSchema replaces the schema', () => {
    const task = readTask({ taskSettings: { TargetMetadata: { TargetSchema: 'lake' } } });
    expect(toDms(items, task)?.schema).toBe('lake');
  });

  test('a table that no rule of its own hits keeps its name', () => {
    const other = { ...items, table: 'others' };
    expect(load([selection(), transformation('table', 'add-prefix', { value: 'x' })], {}, other)?.table).toBe('others');
  });
});

describe('columns', () => {
  const rule = (action: string, column: string, more: Rule = {}) => transformation('column', action, more, column);
  test.each<[string, Rule[], string[]]>([
    ['rename', [rule('rename', 'name', { value: 'title' })], ['id', 'title', 'price', 'at']],
    ['by pattern', [rule('add-prefix', '%e', { value: 'c_' })], ['id', 'c_name', 'c_price', 'at']],
    ['remove', [rule('remove-column', 'price')], ['id', 'name', 'at']],
    ['include', [rule('include-column', 'id'), rule('include-column', 'at')], ['id', 'at']],
    ['the lower id', [rule('remove-column', 'price'), rule('rename', 'price', { value: 'p' })], ['id', 'name', 'at']],
    [
      'by data type',
      [
        transformation('column', 'convert-uppercase', {
          'object-locator': { 'schema-name': '%', 'table-name': '%', 'column-name': '%', 'data-type': 'datetime' },
        }),
      ],
      ['id', 'name', 'price', 'AT'],
    ],
    [
      'add',
      [transformation('column', 'add-column', { value: 'extra', expression: "'x'" })],
      ['id', 'name', 'price', 'at', 'extra'],
    ],
    [
      'add, twice',
      ["'late'", "'early'"].map((expression, i) =>
        transformation('column', 'add-column', { value: 'extra', expression, 'rule-id': String(70 - i) }),
      ),
      ['id', 'name', 'price', 'at', 'extra'],
    ],
  ])('%s', (_, rules, expected) => expect(columnsAfter(...rules)).toEqual(expected));

  const added = (expression: string, more: Rule = {}, task: TaskDescription = {}) => {
    const table = load(
      [selection(), transformation('column', 'add-column', { value: 'x', expression, ...more })],
      task,
    );
    return table?.records.map((record) => record.values.at(-1));
  };

  test('of two rules that add one column the lower id does', () => {
    const [late, early] = ["'late'", "'early'"].map((expression, i) =>
      transformation('column', 'add-column', { value: 'x', expression, 'rule-id': String(70 - i) }),
    );
    const table = load([selection(), late ?? {}, early ?? {}]);
    expect(table?.records.map((record) => record.values.at(-1))).toEqual(Array(4).fill('early'));
  });

  test('added columns: literals, columns, variables and headers', () => {
    expect(added("$name || '/' || $id")).toEqual(['Ab-12/1', null, 'b/3', 'NULL/10']);
    expect(added("'it''s' || 5")).toEqual(Array(4).fill("it's5"));
    expect(added('$AR_M_SOURCE_SCHEMA || $AR_M_MODIFIED_TABLE_NAME')?.[0]).toBe('appitems');
    expect(added('$AR_H_OPERATION')?.[0]).toBe('INSERT');
    expect(added('$AR_H_CHANGE_SEQ')?.[0]).toBe('');
    expect(added("operation_indicator('gone', 'new', 'old')")?.[0]).toBe('old');
    expect(added('$id', { 'data-type': { type: 'int8' } })).toEqual([1n, 2n, 3n, 10n]);
    expect(
      added('upper($name)', {}, { expressions: { 'upper($name)': (row) => row.name?.toUpperCase() ?? null } }),
    ).toEqual([...['AB-12', null, 'B', 'NULL']]);
  });

  test('an expression that the writer does not know is refused', () => {
    expect(() => added('upper($name)')).toThrow('upper($name)');
    expect(() => added('$nothing')).toThrow('$nothing');
  });

  test('masks', () => {
    const masked = (action: string, more: Rule = {}) =>
      load([selection(), rule(action, 'name', more)])?.records.map((record) => record.values[1]);
    const digest = (text: string) => createHash('sha256').update(text).digest('hex').toUpperCase();
    expect(masked('data-masking-hash-mask')).toEqual([digest('Ab-12'), null, digest('b'), digest('NULL')]);
    expect(masked('data-masking-digits-mask', { value: '#' })).toEqual(['Ab-##', null, 'b', 'NULL']);
    expect(masked('data-masking-digits-randomize')?.[0]).toMatch(/^Ab-\d\d$/);
  });

  test('a change of type, and a mask after it', () => {
    const change = (column: string, type: Rule) => rule('change-data-type', column, { 'data-type': type });
    const values = (at: number, ...rules: Rule[]) =>
      load([selection(), ...rules])?.records.map((record) => record.values[at]);
    expect(values(2, change('price', { type: 'string', length: 20 }))).toEqual(['1.50', '2.50', null, '10.00']);
    expect(values(0, change('id', { type: 'int8' }))).toEqual([1n, 2n, 3n, 10n]);
    expect(values(2, change('price', { type: 'numeric', precision: 10, scale: 1 }))).toEqual([
      '1.5',
      '2.5',
      null,
      '10.0',
    ]);
    // What the type cannot hold is a data error: the row is dropped.
    expect(values(0, change('price', { type: 'numeric', precision: 2, scale: 1 }))).toEqual([1, 2, 3]);
    const mask = rule('data-masking-digits-mask', 'price', { value: 'x' });
    expect(values(2, change('price', { type: 'string' }), mask)?.[0]).toBe('x.xx');
  });

  test('define-primary-key and renames: the key has the names of the lake', () => {
    const define = transformation('table', 'define-primary-key', {
      'primary-key-def': { name: 'k', columns: ['name', 'id'] },
    });
    const table = load([selection(), define, rule('rename', 'name', { value: 'title' })]);
    expect(table?.key).toEqual(['title', 'id']);
    expect(load([selection(), rule('rename', 'id', { value: 'nr' })])?.key).toEqual(['nr']);
  });
});

describe('parallel load by ranges', () => {
  const ranges = (more: Rule = {}) => ({
    'rule-type': 'table-settings',
    'object-locator': { 'schema-name': 'app', 'table-name': 'items' },
    'parallel-load': { type: 'ranges', columns: ['price'], boundaries: [['1.50'], ['9']], ...more },
  });

  test('each range has files of its own, and NULL is in none of them', () => {
    const table = load([selection(), ranges()]);
    if (!table) throw new Error('not selected');
    const task = readTask({ targetEndpoint: { DataFormat: 'csv' } });
    const lines = encode(table, task.s3).map(({ key, bytes }) => [
      key.slice('app/items/'.length),
      Buffer.from(bytes).toString()[0],
    ]);
    expect(lines).toEqual([
      ['SEGMENT1_LOAD00000001.csv', '1'],
      ['SEGMENT2_LOAD00000001.csv', '2'],
      ['SEGMENT3_LOAD00000001.csv', '1'],
    ]);
    expect(table.records.map((record) => record.values[0])).toEqual([1, 2, 10]);
  });

  test('names of segments are folders', () => {
    const table = load([selection(), ranges({ 'segment-names': ['low', 'mid', 'high'] })]);
    expect(table?.segments?.map((segment) => segment.name)).toEqual(['low', 'mid', 'high']);
  });
});

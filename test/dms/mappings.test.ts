import fc from 'fast-check';
import { parseTableMappings } from '../../core/dms/mapping-rules.ts';
import { applyMappings, isSelected, lakeTableName, type MappedSource } from '../../core/dms/mappings.ts';
import { mappingMatches } from '../../core/dms/wildcards.ts';

type Rule = Record<string, unknown>;
const everything: Rule = {
  'rule-type': 'selection',
  'rule-id': 1,
  'rule-name': 'all',
  'rule-action': 'include',
  'object-locator': { 'schema-name': '%', 'table-name': '%' },
};

const locator = (schema: string, table?: string, column?: string, more: Rule = {}) => ({
  'object-locator': {
    'schema-name': schema,
    ...(table === undefined ? {} : { 'table-name': table }),
    ...(column === undefined ? {} : { 'column-name': column }),
    ...more,
  },
});

let nextId = 10;
const select = (action: string, schema: string, table: string, more: Rule = {}): Rule => ({
  'rule-type': 'selection',
  'rule-id': nextId++,
  'rule-name': `${action} ${schema}.${table}`,
  'rule-action': action,
  ...locator(schema, table, undefined, more),
});
const transform = (target: string, action: string, where: Rule, more: Rule = {}): Rule => ({
  'rule-type': 'transformation',
  'rule-id': String(nextId++),
  'rule-name': `${target} ${action}`,
  'rule-target': target,
  'rule-action': action,
  ...where,
  ...more,
});

const mappings = (...rules: Rule[]) => parseTableMappings(JSON.stringify({ rules }));
const table = (schema: string, name: string, columns: string[] = [], kind: MappedSource['kind'] = 'table') => ({
  schema,
  name,
  kind,
  columns,
});

describe('wildcards', () => {
  test.each([
    ['%', '', true],
    ['%', 'anything', true],
    ['ord%', 'orders', true],
    ['ord%', 'Orders', false],
    ['order_', 'orders', true],
    ['order_', 'order', false],
    ['t[_]x', 't_x', true],
    ['t[_]x', 'tax', false],
    ['t[abc]', 'tb', true],
    ['t[a-d]', 'td', true],
    ['t[a-d]', 'te', false],
    ['t[a-dz]', 'tz', true],
    ['t[', 't[', true],
    ['a.b*', 'a.b*', true],
    ['a.b*', 'axb', false],
  ])('%s on %s: %s', (pattern, name, expected) => {
    expect(mappingMatches(pattern, name)).toBe(expected);
  });

  test('a name without wildcards matches itself alone', () => {
    const name = fc.stringMatching(/^[a-z0-9.*?$ -]{1,10}$/);
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(mappingMatches(one, other)).toBe(one === other);
      }),
    );
  });
});

describe('selection', () => {
  test('an exclusion wins over an inclusion, whatever their order', () => {
    const rules = [select('exclude', 's', 'tmp%'), select('include', 's', '%')];
    for (const given of [mappings(...rules), mappings(...[...rules].reverse())]) {
      expect(isSelected(given, table('s', 'orders'))).toBe(true);
      expect(isSelected(given, table('s', 'tmp_1'))).toBe(false);
      expect(isSelected(given, table('S', 'orders'))).toBe(false);
    }
  });

  test('an explicit rule takes one table, its wildcards as plain characters', () => {
    const given = mappings(select('explicit', 's', 'a_b'));
    expect(isSelected(given, table('s', 'a_b'))).toBe(true);
    expect(isSelected(given, table('s', 'axb'))).toBe(false);
  });

  test('an explicit table that is also excluded is taken, with a doubt', () => {
    const given = mappings(select('explicit', 's', 't'), select('exclude', 's', '%'));
    expect(isSelected(given, table('s', 't'))).toBe(true);
    expect(applyMappings(given, null, table('s', 't')).unmodelled[0]?.detail).toMatch(/not documented/);
  });

  test.each([
    ['table', { table: true, view: false }],
    ['view', { table: false, view: true }],
    ['all', { table: true, view: true }],
  ])('the type %s takes %j', (type, expected) => {
    const given = mappings(select('include', '%', '%', { 'table-type': type }));
    expect(isSelected(given, table('s', 't'))).toBe(expected.table);
    expect(isSelected(given, table('s', 't', [], 'view'))).toBe(expected.view);
    expect(isSelected(given, table('s', 't', [], 'materialized view'))).toBe(false);
  });
});

describe('transformations', () => {
  test.each([
    ['rename', { value: 'b' }, 'b'],
    ['convert-lowercase', {}, 'my_table'],
    ['convert-uppercase', {}, 'MY_TABLE'],
    ['add-prefix', { value: 'p_' }, 'p_My_Table'],
    ['add-suffix', { value: '_s' }, 'My_Table_s'],
    ['remove-prefix', { value: 'My_' }, 'Table'],
    ['remove-suffix', { value: '_Table' }, 'My'],
    ['remove-prefix', { value: 'my_' }, 'My_Table'],
    ['replace-prefix', { value: 'Our', 'old-value': 'My' }, 'Our_Table'],
    ['replace-suffix', { value: 'View', 'old-value': 'Table' }, 'My_View'],
    ['replace-suffix', { value: 'View', 'old-value': 'nothing' }, 'My_Table'],
  ])('%s %j gives %s, for schemas, tables and columns', (action, more, expected) => {
    const one = 'My_Table';
    const given = mappings(
      everything,
      transform('schema', action, locator('%'), more),
      transform('table', action, locator('%', '%'), more),
      transform('column', action, locator('%', '%', '%'), more),
    );
    const mapped = applyMappings(given, null, table(one, one, [one]));
    expect([mapped.schema, mapped.name, mapped.columns[0]?.lakeName]).toEqual([expected, expected, expected]);
  });

  test('rules match the names of the source, and the lower rule id wins', () => {
    const given = mappings(
      everything,
      transform('table', 'rename', locator('s', 'a'), { 'rule-id': 30, value: 'late' }),
      transform('table', 'rename', locator('s', 'a'), { 'rule-id': '4', value: 'early' }),
      transform('table', 'rename', locator('s', 'early'), { 'rule-id': 2, value: 'chained' }),
    );
    expect(lakeTableName(given, null, { schema: 's', name: 'a' })).toEqual({ schema: 's', name: 'early' });
  });

  test('a column is removed, with the rule that removes it', () => {
    const given = mappings(everything, transform('column', 'remove-column', locator('s', 't', 'ssn')));
    expect(applyMappings(given, null, table('s', 't', ['id', 'ssn'])).columns).toEqual([
      { source: 'id', lakeName: 'id', rule: null },
      { source: 'ssn', lakeName: null, rule: expect.stringMatching(/^rule \d+ 'column remove-column' removes it$/) },
    ]);
    expect(applyMappings(given, null, table('s', 'u', ['ssn'])).columns[0]?.lakeName).toBe('ssn');
  });

  test('an included column turns the table into nothing but its included columns', () => {
    const given = mappings(
      everything,
      transform('column', 'include-column', locator('s', 't', 'id')),
      transform('column', 'include-column', locator('s', 't', 'amount%')),
    );
    const lakeNames = applyMappings(given, null, table('s', 't', ['id', 'amount_eur', 'note'])).columns;
    expect(lakeNames.map((column) => column.lakeName)).toEqual(['id', 'amount_eur', null]);
    expect(applyMappings(given, null, table('s', 'u', ['note'])).columns[0]?.lakeName).toBe('note');
  });

  test('an included column that another rule hits is a doubt', () => {
    const given = mappings(
      everything,
      transform('column', 'include-column', locator('s', 't', 'id')),
      transform('column', 'rename', locator('s', 't', 'id'), { value: 'key' }),
    );
    expect(applyMappings(given, null, table('s', 't', ['id'])).unmodelled).toEqual([
      { column: 'id', detail: expect.stringMatching(/not documented/) },
    ]);
  });

  test("the task's target schema replaces every schema; with a schema rule it is a doubt", () => {
    expect(applyMappings(mappings(everything), 'raw', table('s', 't'))).toMatchObject({
      schema: 'raw',
      unmodelled: [],
    });
    const both = mappings(everything, transform('schema', 'rename', locator('s'), { value: 'x' }));
    expect(applyMappings(both, 'raw', table('s', 't')).unmodelled).toHaveLength(1);
  });
});

describe('what is not modelled', () => {
  const hit = (rule: Rule, name = 't') =>
    applyMappings(mappings(everything, rule), null, table('s', name, ['a'])).unmodelled;

  test.each([
    ['add-column', transform('column', 'add-column', locator('s', 't'), { value: 'x', expression: '1' })],
    ['change-data-type', transform('column', 'change-data-type', locator('s', 't', 'a'))],
    ['data-masking-hash-mask', transform('column', 'data-masking-hash-mask', locator('s', 't', 'a'))],
    ['a rename by expression', transform('table', 'rename', locator('s', 't'), { expression: 'x' })],
    [
      'a rename by data type',
      transform('column', 'rename', locator('s', 't', '%', { 'data-type': 'int4' }), { value: 'x' }),
    ],
    ['a rename to nothing', transform('table', 'rename', locator('s', 't'))],
    ['remove-column of a table', transform('table', 'remove-column', locator('s', 't'))],
    ['before images', transform('column', 'add-before-image-columns', locator('s', 't', '%'))],
    ['an unknown kind of rule', { 'rule-type': 'sorcery', 'rule-id': 9, 'rule-name': 'w', ...locator('s', 't') }],
    [
      'a parallel load by ranges',
      {
        'rule-type': 'table-settings',
        'rule-id': 9,
        'rule-name': 'w',
        ...locator('s', 't'),
        'parallel-load': { type: 'ranges' },
      },
    ],
    [
      'LOB settings of a table',
      {
        'rule-type': 'table-settings',
        'rule-id': 9,
        'rule-name': 'w',
        ...locator('s', 't'),
        'lob-settings': { mode: 'limited' },
      },
    ],
  ])('%s is told of the tables that it hits, and of no other', (_, rule) => {
    const [found] = hit(rule);
    expect(found?.detail).toContain(`rule ${String(rule['rule-id'])} '${String(rule['rule-name'])}'`);
    expect(hit(rule, 'u')).toEqual([]);
  });

  test('a filter on the source is told', () => {
    const filters = [{ 'filter-type': 'source', 'column-name': 'a', 'filter-conditions': [] }];
    expect(hit({ ...select('include', 's', 't'), filters })[0]?.detail).toMatch(/filters the rows/);
  });

  test.each([
    ['a tablespace', transform('table-tablespace', 'rename', locator('s', 't'), { value: 'x' })],
    ['tags', { 'rule-type': 'post-processing', 'rule-id': 9, 'rule-name': 'w', ...locator('s', 't') }],
    [
      'a parallel load of type none',
      {
        'rule-type': 'table-settings',
        'rule-id': 9,
        'rule-name': 'w',
        ...locator('s', 't'),
        'parallel-load': { type: 'none' },
      },
    ],
  ])('%s changes nothing in the lake', (_, rule) => {
    expect(hit(rule)).toEqual([]);
  });
});

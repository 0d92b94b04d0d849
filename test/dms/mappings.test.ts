import fc from 'fast-check';
import { parseTableMappings, withEscape } from '../../core/dms/mapping-rules.ts';
import {
  applyMappings as applied,
  isSelected,
  lakeTableName,
  leftOutByBrackets,
  type MappedSource,
} from '../../core/dms/mappings.ts';
import { mappingMatches } from '../../core/dms/wildcards.ts';

const applyMappings = (
  rules: Parameters<typeof applied>[0],
  targetSchema: string | null,
  source: MappedSource,
  engine = 'postgres',
) => applied(rules, targetSchema, source, engine);

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
const table = (
  schema: string,
  name: string,
  columns: string[] = [],
  kind: MappedSource['kind'] = 'table',
): MappedSource => ({
  schema,
  name,
  kind,
  primaryKey: [],
  columns: columns.map((column) => ({
    name: column,
    type: 'character varying(20)',
    baseType: 'varchar',
    precision: null,
    scale: null,
    nullable: true,
  })),
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

  test('a set in brackets is honoured, and named as an assumption', () => {
    const given = mappings(select('include', 's', 't[ab]'), select('exclude', 's', 'tb%'));
    const found = applyMappings(given, null, table('s', 'ta')).unmodelled;
    expect(found[0]?.detail).toMatch(/by a set in brackets; .* is an assumption/);
    expect(applyMappings(mappings(everything), null, table('s', 'ta')).unmodelled).toEqual([]);
    const both = mappings(everything, select('include', 's', 't[ab]'));
    expect(applyMappings(both, null, table('s', 'ta')).unmodelled).toEqual([]);
  });

  test('a table that only brackets leave out is not left out for sure', () => {
    const given = mappings(everything, select('exclude', 's', 't[ab]'), select('exclude', 's', 'u%'));
    expect(leftOutByBrackets(given, table('s', 'ta'))).toMatch(/^rule \d+ 'exclude s.t\[ab\]'$/);
    expect([table('s', 'tc'), table('s', 'u')].map((one) => leftOutByBrackets(given, one))).toEqual([null, null]);
  });

  test("an escape character of Oracle's endpoints makes a wildcard an ordinary character", () => {
    const given = mappings(select('include', 'ROOT', 'TEST#_T%'));
    const names = ['TEST_T', 'TEST_TABLE', 'TESTXT', 'TEST#XT'];
    const taken = (mark: string | null) =>
      names.filter((name) => isSelected(withEscape(given, mark), table('ROOT', name)));
    expect(taken('#')).toEqual(['TEST_T', 'TEST_TABLE']);
    expect(taken(null)).toEqual(['TEST#XT']);
    expect(applyMappings(withEscape(given, '#'), null, table('ROOT', 'TEST_T')).unmodelled).toEqual([]);
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
      expect.objectContaining({ source: 'id', lakeName: 'id', rule: null }),
      expect.objectContaining({
        source: 'ssn',
        lakeName: null,
        rule: expect.stringMatching(/^rule \d+ 'column remove-column' removes it$/),
      }),
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
    ['a mapping of objects', { 'rule-type': 'object-mapping', 'rule-id': 9, 'rule-name': 'w', ...locator('s', 't') }],
    [
      'an expression where none is documented',
      transform('column', 'convert-lowercase', locator('s', 't', 'a'), { expression: 'lower($a)' }),
    ],
    [
      'a parallel load of a type that the source does not support',
      {
        'rule-type': 'table-settings',
        'rule-id': 9,
        'rule-name': 'w',
        ...locator('s', 't'),
        'parallel-load': { type: 'partitions-auto' },
      },
    ],
    [
      'a rule without a name',
      { ...transform('column', 'rename', locator('s', 't', 'a'), { value: 'b' }), 'rule-name': '' },
    ],
    [
      'a rule with the name of another',
      { ...transform('column', 'rename', locator('s', 't', 'a'), { value: 'b' }), 'rule-name': 'all' },
    ],
    [
      'a key of columns that are not there',
      transform('table', 'define-primary-key', locator('s', 't'), { 'primary-key-def': { name: 'k', columns: ['b'] } }),
    ],
  ])('%s is told of the tables that it hits, and of no other', (_, rule) => {
    const [found] = hit(rule);
    expect(found?.detail).toContain(`rule ${String(rule['rule-id'])} '${String(rule['rule-name'])}'`);
    expect(hit(rule, 'u')).toEqual([]);
  });

  test.each([
    ['a tablespace', transform('table-tablespace', 'rename', locator('s', 't'), { value: 'x' })],
    ['tags', { 'rule-type': 'post-processing', 'rule-id': 9, 'rule-name': 'w', ...locator('s', 't') }],
    ['a validation function', { 'rule-type': 'validation', 'rule-id': 9, 'rule-name': 'w', ...locator('s', 't') }],
    ['an order of loading', select('include', 's', 't', { 'load-order': '2' })],
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

/** Mappings that DMS would refuse: each mistake with its rule, its field, and what to write instead. */
import { ConfigError } from '../../core/config/errors.ts';
import { parseTableMappings } from '../../core/dms/mapping-rules.ts';

type Rule = Record<string, unknown>;

const all: Rule = {
  'rule-type': 'selection',
  'rule-id': '1',
  'rule-name': 'all',
  'rule-action': 'include',
  'object-locator': { 'schema-name': '%', 'table-name': '%' },
};
const rule = (more: Rule): Rule => ({ 'rule-id': '2', 'rule-name': 'two', ...more });
const transform = (target: string, action: string, more: Rule = {}) =>
  rule({
    'rule-type': 'transformation',
    'rule-target': target,
    'rule-action': action,
    'object-locator': { 'schema-name': 's', 'table-name': 't', 'column-name': 'c' },
    ...more,
  });
const settings = (more: Rule) =>
  rule({ 'rule-type': 'table-settings', 'object-locator': { 'schema-name': 's', 'table-name': 't' }, ...more });

function refusal(...rules: Rule[]): string {
  try {
    parseTableMappings(JSON.stringify({ rules }), 'task.json');
    return 'taken';
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message;
  }
}

test.each<[string, Rule, string]>([
  [
    'an unknown type',
    rule({ 'rule-type': 'selections' }),
    "rule-type: is 'selections': write one of selection, transformation, table-settings, post-processing, validation, object-mapping. Did you mean selection?",
  ],
  [
    'an unknown target',
    transform('colum', 'rename', { value: 'x' }),
    "rule-target: is 'colum': write one of schema, table, column, table-tablespace, index-tablespace. Did you mean column?",
  ],
  ['no target', transform('', 'rename', { value: 'x', 'rule-target': null }), 'rule-target: is missing: write one of'],
  ['an unknown action', transform('column', 'remove-colum'), "rule-action: is 'remove-colum': write one of rename,"],
  [
    'an action of another target',
    transform('table', 'remove-column'),
    "rule-action: is 'remove-column', which is none for a table: write one of rename,",
  ],
  [
    'a mask of a table',
    transform('table', 'data-masking-hash-mask'),
    "rule-action: is 'data-masking-hash-mask', which is none for a table",
  ],
  [
    'a key of a column',
    transform('column', 'define-primary-key'),
    "rule-action: is 'define-primary-key', which is none for a column",
  ],
  [
    'no locator',
    transform('column', 'rename', { value: 'x', 'object-locator': null }),
    'object-locator.schema-name: is missing',
  ],
  [
    'no column',
    transform('column', 'remove-column', { 'object-locator': { 'schema-name': 's', 'table-name': 't' } }),
    'object-locator.column-name: is missing',
  ],
  ['a rename to nothing', transform('column', 'rename'), 'value: is missing: write the new name'],
  ['a prefix of nothing', transform('column', 'add-prefix'), 'value: is missing: add-prefix needs the text'],
  ['a replacement of nothing', transform('column', 'replace-suffix', { value: 'x' }), 'old-value: is missing'],
  [
    'a new column without a name',
    transform('column', 'add-column', { expression: '1' }),
    "value: is missing: write the new column's name",
  ],
  [
    'a mask of two characters',
    transform('column', 'data-masking-digits-mask', { value: '##' }),
    'value: must be one printable ASCII character',
  ],
  [
    'a mask of a space',
    transform('column', 'data-masking-digits-mask', { value: ' ' }),
    'value: must be one printable',
  ],
  [
    'a mask beyond ASCII',
    transform('column', 'data-masking-digits-mask', { value: '•' }),
    'value: must be one printable',
  ],
  [
    'an unknown data type',
    transform('column', 'change-data-type', { 'data-type': { type: 'varchar' } }),
    "data-type.type: is 'varchar': write one of bytes, date,",
  ],
  ['no data type', transform('column', 'change-data-type'), 'data-type.type: is missing'],
  [
    'a key without columns',
    transform('table', 'define-primary-key', { 'primary-key-def': { name: 'k' } }),
    'primary-key-def.columns: is missing',
  ],
  [
    'a key of an unknown origin',
    transform('table', 'define-primary-key', { 'primary-key-def': { columns: ['a'], origin: 'index' } }),
    "primary-key-def.origin: is 'index': write one of primary-key, unique-index",
  ],
  [
    'a key of many tables',
    transform('table', 'define-primary-key', {
      'object-locator': { 'schema-name': 's', 'table-name': '%' },
      'primary-key-def': { columns: ['a'] },
    }),
    'object-locator.table-name: has a wildcard, which define-primary-key may not have',
  ],
  [
    'before images of nothing',
    transform('column', 'add-before-image-columns', {
      'before-image-def': { 'column-prefix': '', 'column-suffix': '' },
    }),
    'before-image-def.column-prefix: is empty, and so is column-suffix',
  ],
  [
    'an unknown choice of before images',
    transform('column', 'add-before-image-columns', { 'before-image-def': { 'column-filter': 'lob' } }),
    "before-image-def.column-filter: is 'lob'",
  ],
  [
    'settings of many tables',
    settings({ 'object-locator': { 'schema-name': 's', 'table-name': '%' } }),
    'object-locator.table-name: has a wildcard: table-settings take the exact names',
  ],
  [
    'an unknown parallel load',
    settings({ 'parallel-load': { type: 'range' } }),
    "parallel-load.type: is 'range': write one of partitions-auto, subpartitions-auto, partitions-list, ranges, none. Did you mean ranges?",
  ],
  ['ranges of nothing', settings({ 'parallel-load': { type: 'ranges' } }), 'parallel-load.columns: is missing'],
  [
    'an unknown mode of large objects',
    settings({ 'lob-settings': { mode: 'full' } }),
    "lob-settings.mode: is 'full': write one of limited, unlimited, none",
  ],
  [
    'limited large objects without a limit',
    settings({ 'lob-settings': { mode: 'limited', 'bulk-max-size': '0' } }),
    'lob-settings.bulk-max-size: is missing or 0',
  ],
  [
    'the id of another rule',
    transform('column', 'convert-lowercase', { 'rule-id': 1 }),
    'rule-id: is 1, as rules[0] has it: give each rule an id of its own',
  ],
  [
    'an explicit pattern',
    rule({
      'rule-type': 'selection',
      'rule-action': 'explicit',
      'object-locator': { 'schema-name': 's', 'table-name': 't%' },
    }),
    'object-locator.table-name: has a wildcard, and explicit takes one table by its name',
  ],
  [
    'an order of loading that is none',
    rule({ ...all, 'rule-id': '2', 'load-order': '2147483648' }),
    "load-order: is '2147483648': write a whole number from 1 to 2147483647",
  ],
  [
    'a filter of an unknown operator',
    rule({
      ...all,
      'rule-id': '2',
      filters: [
        {
          'filter-type': 'source',
          'column-name': 'a',
          'filter-conditions': [{ 'filter-operator': 'like', value: 'x' }],
        },
      ],
    }),
    "filters[0].filter-conditions[0].filter-operator: is 'like'",
  ],
])('%s is refused, with what to write instead', (_, wrong, message) => {
  expect(refusal(all, wrong)).toContain(`task.json: TableMappings.rules[1].${message}`);
});

test('every mistake is told at once', () => {
  const wrong = [transform('column', 'rename'), transform('column', 'add-prefix', { 'rule-id': 3 })];
  expect(refusal(...wrong).split('\n')).toEqual([
    'task.json: TableMappings.rules[0].value: is missing: write the new name',
    'task.json: TableMappings.rules[1].value: is missing: add-prefix needs the text',
    'task.json: TableMappings.rules: has no selection rule that includes a table',
  ]);
});

test.each<[string, Rule]>([
  ['a tablespace', transform('index-tablespace', 'rename', { value: 'x' })],
  ['to replace by nothing', transform('column', 'replace-prefix', { value: '', 'old-value': 'x' })],
  [
    'a rule without a column that needs none',
    transform('column', 'add-column', {
      value: 'x',
      expression: '1',
      'object-locator': { 'schema-name': 's', 'table-name': 't' },
    }),
  ],
  ['a parallel load of type none, and no large objects', settings({ 'parallel-load': { type: 'none' } })],
  ['an empty load-order', rule({ ...all, 'rule-id': '2', 'load-order': '' })],
  [
    'numbers as texts',
    transform('column', 'change-data-type', { 'data-type': { type: 'string', length: '4092', scale: '' } }),
  ],
])('%s is taken', (_, right) => {
  expect(refusal(all, right)).toBe('taken');
});

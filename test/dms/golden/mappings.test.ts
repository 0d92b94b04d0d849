/** What mappings make of tables: names, columns, rows and doubts, over a corpus of rules of every kind. */
import type { SourceColumn } from '../../../core/compare/columns.ts';
import { parseTableMappings } from '../../../core/dms/mapping-rules.ts';
import {
  applyMappings,
  isSelected,
  leftOutByBrackets,
  type MappedSource,
  type MappedTable,
} from '../../../core/dms/mappings.ts';
import { expectGolden, type GoldenCase } from '../../support/golden.ts';

type Rule = Record<string, unknown>;

const place = (schema: string, table?: string, column?: string, more: Rule = {}) => ({
  ...{ 'schema-name': schema, 'table-name': table, 'column-name': column },
  ...more,
});
const select = (id: number, action: string, locator: Rule, more: Rule = {}): Rule => ({
  ...{ 'rule-type': 'selection', 'rule-id': id, 'rule-name': `${action} ${id}`, 'rule-action': action },
  'object-locator': locator,
  ...more,
});
const all = select(1, 'include', place('%', '%'));
const change = (id: number, target: string, action: string, locator: Rule, more: Rule = {}): Rule => ({
  ...{ 'rule-type': 'transformation', 'rule-id': id, 'rule-name': `${action} ${id}`, 'rule-target': target },
  ...{ 'rule-action': action, 'object-locator': locator },
  ...more,
});
const column = (name: string, type: string, baseType: string, more: Partial<SourceColumn> = {}): SourceColumn => ({
  ...{ name, type, baseType, precision: null, scale: null, nullable: true },
  ...more,
});
const table: MappedSource = {
  ...{ schema: 'shop', name: 'Orders', kind: 'table', primaryKey: ['id'] },
  columns: [
    column('id', 'bigint', 'int8', { nullable: false }),
    column('first_name', 'character varying(30)', 'varchar'),
    column('Note', 'text', 'text'),
    column('price', 'numeric(10,2)', 'numeric', { precision: 10, scale: 2 }),
    column('flag', 'boolean', 'bool'),
    column('at', 'timestamp without time zone', 'timestamp'),
  ],
};
const orders = place('shop', 'Orders');
const first = place('shop', 'Orders', 'first_name');
const every = place('%', '%', '%');
const type = (name: string, more: Rule = {}) => ({ 'data-type': { type: name, ...more } });
const where = (...conditions: Rule[]) => ({
  filters: [{ 'filter-type': 'source', 'column-name': 'id', 'filter-conditions': conditions }],
});
const settings = (id: number, more: Rule): Rule => ({
  'rule-type': 'table-settings',
  'rule-id': id,
  'rule-name': `settings ${id}`,
  'object-locator': orders,
  ...more,
});
const named = (name: string) => change(2, 'table', name, orders, { value: 'Ord', 'old-value': 'Or' });
const added = (id: number, value: string, expression: string | null, more: Rule = type('string', { length: 50 })) =>
  change(id, 'column', 'add-column', orders, { value, ...(expression === null ? {} : { expression }), ...more });

const CORPUS: Readonly<Record<string, readonly Rule[]>> = {
  'everything as it is': [],
  ...Object.fromEntries(
    [
      'rename',
      'convert-lowercase',
      'convert-uppercase',
      'add-prefix',
      'remove-prefix',
      'replace-prefix',
      'add-suffix',
      'remove-suffix',
      'replace-suffix',
    ].map((action) => [`table, ${action}`, [named(action)]]),
  ),
  'a schema by its own target': [change(2, 'schema', 'rename', place('shop'), { value: 'lake' })],
  'a name by an expression': [
    change(2, 'table', 'rename', orders, { expression: "'x_' || $AR_M_SOURCE_TABLE_NAME || '_y'" }),
  ],
  'a name by an expression that is not read': [
    change(2, 'table', 'rename', orders, { expression: 'hash_sha256($AR_M_SOURCE_TABLE_NAME)' }),
  ],
  'the lowest id wins': [
    change(3, 'column', 'rename', first, { value: 'three' }),
    change(2, 'column', 'rename', first, { value: 'two' }),
  ],
  'a column removed, and its type changed': [
    change(2, 'column', 'remove-column', first),
    change(3, 'column', 'change-data-type', first, type('string', { length: 30 })),
  ],
  'columns kept': [change(2, 'column', 'include-column', place('shop', 'Orders', 'id'))],
  'columns kept and renamed': [
    change(2, 'column', 'include-column', first),
    change(3, 'column', 'add-prefix', every, { value: 'p_' }),
  ],
  'a type in a place': [
    change(2, 'column', 'remove-column', place('shop', 'Orders', '%', { 'data-type': 'wstring' })),
    change(3, 'column', 'rename', place('shop', 'Orders', 'flag', { 'data-type': 'boolean' }), { value: 'f' }),
  ],
  'types changed': [
    change(2, 'column', 'change-data-type', place('shop', 'Orders', 'id'), type('int4')),
    change(3, 'column', 'change-data-type', first, type('string', { length: 10 })),
    change(
      4,
      'column',
      'change-data-type',
      place('shop', 'Orders', 'price'),
      type('numeric', { precision: '12', scale: '4' }),
    ),
    change(5, 'column', 'change-data-type', place('shop', 'Orders', 'at'), type('date')),
  ],
  masks: [
    change(2, 'column', 'data-masking-digits-mask', first, { value: '#' }),
    change(3, 'column', 'data-masking-hash-mask', place('shop', 'Orders', 'price')),
    change(4, 'column', 'data-masking-digits-randomize', place('shop', 'Orders', 'Note')),
  ],
  'masks with other rules': [
    change(2, 'column', 'data-masking-hash-mask', first),
    change(3, 'column', 'rename', first, { value: 'other' }),
    change(4, 'column', 'change-data-type', place('shop', 'Orders', 'price'), type('string', { length: 30 })),
    change(5, 'column', 'data-masking-hash-mask', place('shop', 'Orders', 'price')),
  ],
  'columns added': [
    added(2, 'full', "$first_name || '-' || $id"),
    added(3, 'seven', '7', type('int4')),
    added(4, 'nothing', null),
    added(5, 'seq', '$AR_H_CHANGE_SEQ'),
    added(6, 'typed', "'x'", type('date')),
    added(7, 'bare', "'x'", {}),
    added(8, 'full', '$Note'),
  ],
  'an added column masked': [
    added(2, 'full', '$first_name'),
    change(3, 'column', 'data-masking-hash-mask', place('shop', 'Orders', 'full')),
    added(4, 'more', '$first_name'),
    change(5, 'column', 'data-masking-hash-mask', place('shop', 'Orders', 'mor%')),
  ],
  'images of before': [
    change(2, 'column', 'add-before-image-columns', orders, {
      'before-image-def': { 'column-prefix': 'B_', 'column-filter': 'non-lob' },
    }),
    change(3, 'column', 'rename', place('shop', 'Orders', 'id'), { value: 'ID' }),
  ],
  'images of the key': [change(2, 'column', 'add-before-image-columns', orders, {})],
  'a key defined': [
    change(2, 'table', 'define-primary-key', orders, {
      'primary-key-def': { name: 'k', columns: ['id', 'first_name'] },
    }),
  ],
  'two keys, one of a removed column': [
    change(2, 'table', 'define-primary-key', orders, { 'primary-key-def': { columns: ['first_name', 'gone'] } }),
    change(3, 'table', 'define-primary-key', orders, { 'primary-key-def': { columns: ['id'] } }),
    change(4, 'column', 'remove-column', first),
  ],
  'large objects of a table': [settings(2, { 'lob-settings': { mode: 'limited', 'bulk-max-size': '16' } })],
  'ranges of columns': [
    settings(2, {
      'parallel-load': { type: 'ranges', columns: ['id', 'first_name', 'Note'], boundaries: [[1, 'a', 'b']] },
    }),
  ],
  'ranges of a column that is none': [settings(2, { 'parallel-load': { type: 'ranges', columns: ['ID'] } })],
  'chosen partitions': [settings(2, { 'parallel-load': { type: 'partitions-list', partitions: ['p'] } })],
  'partitions of PostgreSQL': [settings(2, { 'parallel-load': { type: 'partitions-auto' } })],
  'rows filtered': [select(2, 'include', orders, where({ 'filter-operator': 'gte', value: 5 }))],
  'rows filtered by a column that is none': [
    select(2, 'include', orders, {
      filters: [
        { 'filter-type': 'source', 'column-name': 'ID', 'filter-conditions': [{ 'filter-operator': 'eq', value: 5 }] },
      ],
    }),
  ],
  'rows filtered by an explicit rule': [
    select(2, 'explicit', orders, {
      filters: [
        {
          'filter-type': 'source',
          'column-name': 'Note',
          'filter-conditions': [
            { 'filter-operator': 'noteq', value: 'a' },
            { 'filter-operator': 'eq', value: 'b' },
          ],
        },
      ],
    }),
  ],
  'selected by brackets': [select(2, 'include', place('shop', '[O]rders'))],
  'left out by brackets': [select(2, 'exclude', place('shop', '[O]rders'))],
  'explicit and excluded': [select(2, 'explicit', orders), select(3, 'exclude', orders)],
  'columns by brackets': [change(2, 'column', 'remove-column', place('shop', 'Orders', '[f]lag'))],
  'rules that are not modelled': [
    { 'rule-type': 'post-processing', 'rule-id': 2, 'rule-name': 'p', 'rule-action': 'sort', 'object-locator': orders },
    {
      'rule-type': 'object-mapping',
      'rule-id': 3,
      'rule-name': 'o',
      'rule-action': 'map-record-to-record',
      'object-locator': orders,
    },
    { 'rule-type': 'validation', 'rule-id': 4, 'rule-name': 'v', 'object-locator': orders },
    change(5, 'table', 'convert-lowercase', orders, { expression: "'x'" }),
    change(6, 'table-tablespace', 'rename', orders, { value: 'x' }),
  ],
};

/** What of a mapped table is not as it would be without a rule. */
function mappedText(rules: readonly Rule[], targetSchema: string | null): string {
  const mappings = parseTableMappings(JSON.stringify({ rules: [all, ...rules] }));
  const mapped = applyMappings(mappings, targetSchema, table, 'postgres');
  const columns = mapped.columns.filter(
    (one) => one.lakeName !== one.source || one.losses.length > 0 || one.unverifiable !== null,
  );
  const rest = Object.entries({ ...mapped, columns } satisfies MappedTable).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  const selected = isSelected(mappings, table)
    ? []
    : [`left out${leftOutByBrackets(mappings, table) === null ? '' : ` by ${leftOutByBrackets(mappings, table)}`}`];
  const lines = rest.flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => `${name}: ${JSON.stringify(one)}`),
  );
  return [...selected, ...lines].join('\n');
}

test('tables under rules of every kind', () => {
  const cases = Object.entries(CORPUS).map(([name, rules]): GoldenCase => [name, mappedText(rules, null)]);
  const schema = [change(2, 'schema', 'rename', place('shop'), { value: 'lake' })];
  expectGolden('dms/golden/mapped.txt', [
    ...cases,
    ['a schema by the settings and by a rule', mappedText(schema, 'target')],
  ]);
});

/** Mappings at the edge of what DMS takes: what is refused by a character, and what is read where a rule says little. */
import { filterRows, parseFilters } from '../../core/dms/filters.ts';
import { parseTableMappings } from '../../core/dms/mapping-rules.ts';
import { wholeNumber } from '../../core/dms/mapping-schema.ts';
import { mappingMatches, withoutEscapes } from '../../core/dms/wildcards.ts';
import { at, everything, type Rule, transform } from './support/rules.ts';

const read = (...rules: Rule[]) => parseTableMappings(JSON.stringify({ rules: [everything, ...rules] }));
const settings = (more: Rule): Rule => ({
  ...{ 'rule-type': 'table-settings', 'rule-id': '900', 'rule-name': 'settings', 'object-locator': at('s', 't') },
  ...more,
});
const other = (type: string, more: Rule = {}): Rule => ({
  ...{ 'rule-type': type, 'rule-id': '901', 'rule-name': 'other', 'object-locator': at('s', 't') },
  ...more,
});
const key = { 'primary-key-def': { columns: ['id'] } };

test.each<[string, Rule, RegExp]>([
  ['a word before an alias', transform('table', 'xrename-table', at('s', 't'), { value: 'x' }), /is 'xrename-table'/],
  ['a word after an alias', transform('table', 'rename-tables', at('s', 't'), { value: 'x' }), /is 'rename-tables'/],
  ['an empty prefix', transform('table', 'add-prefix', at('s', 't'), { value: '' }), /add-prefix needs the text/],
  ['no replacement', transform('table', 'replace-prefix', at('s', 't'), { 'old-value': 'x' }), /replace-prefix needs/],
  ['no digit', transform('column', 'data-masking-digits-mask', at('s', 't', 'c')), /one printable ASCII character/],
  ['a key of nothing', transform('table', 'define-primary-key', at('s', 't')), /write the key's columns/],
  [
    'a key of nowhere',
    { ...transform('table', 'define-primary-key', {}), 'object-locator': null, ...key },
    /schema-name: is missing/,
  ],
  ['a key of half a place', transform('table', 'define-primary-key', at('s'), key), /table-name: is missing/],
  [
    'explicit of half a place',
    { ...everything, 'rule-id': '9', 'rule-action': 'explicit', 'object-locator': at('s') },
    /table-name: is missing/,
  ],
  ['settings of half a place', settings({ 'object-locator': at('s') }), /table-name: is missing/],
  [
    'explicit of nowhere',
    { ...everything, 'rule-id': '9', 'rule-name': 'x', 'rule-action': 'explicit', 'object-locator': null },
    /schema-name: is missing/,
  ],
  ['large objects without a size', settings({ 'lob-settings': {} }), /bulk-max-size: is missing or 0/],
  ['large objects of size 0', settings({ 'lob-settings': { 'bulk-max-size': 0 } }), /bulk-max-size: is missing or 0/],
  ['a negative load order', { ...everything, 'load-order': -1 }, /load-order: is '-1'/],
  ['half a load order', { ...everything, 'load-order': '1.5' }, /load-order: is '1.5'/],
])('refused: %s', (_, rule, message) => {
  expect(() => parseTableMappings(JSON.stringify({ rules: [{ ...everything, 'rule-id': '1000' }, rule] }))).toThrow(
    message,
  );
});

test.each<[string, Rule]>([
  ['the last load order', { ...everything, 'load-order': '2147483647' }],
  ['the first', { ...everything, 'load-order': 1 }],
  ['no load order, written so', { ...everything, 'load-order': '' }],
  ['a replacement by nothing', transform('table', 'replace-prefix', at('s', 't'), { 'old-value': 'x', value: '' })],
  ['a parallel load without a type', settings({ 'parallel-load': {} })],
  ['large objects of no mode', settings({ 'lob-settings': { mode: 'none' } })],
  ['another rule without a place', other('object-mapping', { 'object-locator': null })],
  ['post-processing', other('post-processing')],
  ['validation', other('validation')],
  [
    'what is said of images in a rule that makes none',
    transform('table', 'rename', at('s', 't'), { value: 'x', 'before-image-def': { 'column-filter': 'some' } }),
  ],
  // Filters are of selection rules; DMS reads none elsewhere.
  ['a filter of another rule', transform('table', 'rename', at('s', 't'), { value: 'x', filters: ['none'] })],
])('taken: %s', (_, rule) => {
  expect(() =>
    parseTableMappings(JSON.stringify({ rules: [{ ...everything, 'rule-id': '1000', 'rule-name': 'm' }, rule] })),
  ).not.toThrow();
});

test('what a rule does not say is what DMS takes then', () => {
  const { tableSettings, transformations } = read(
    settings({ 'parallel-load': {}, 'lob-settings': { 'bulk-max-size': '16' } }),
    transform('table', 'rename', at('s', 't'), { value: 'x' }),
  );
  expect(tableSettings).toMatchObject([
    { parallelLoad: { type: 'none', columns: [] }, lob: { mode: 'limited', bulkMaxSizeKb: 16 } },
  ]);
  expect(transformations).toMatchObject([
    { oldValue: '', key: [], expression: null, dataType: null, beforeImage: null },
  ]);
  const sized = read(
    transform('column', 'change-data-type', at('s', 't', 'c'), {
      'data-type': { type: 'string', length: null, precision: '', scale: '2' },
    }),
  );
  expect(sized.transformations[0]?.dataType).toEqual({ type: 'string', length: null, precision: null, scale: 2 });
});

test('a whole number is none where nothing is said, and not zero', () => {
  expect([null, undefined, '', 'x', '1.5', -1, '-1', 0.5].map(wholeNumber)).toEqual(
    Array.from({ length: 8 }, () => null),
  );
  expect([0, '0', 7, '16'].map(wholeNumber)).toEqual([0, 0, 7, 16]);
});

describe('filters', () => {
  const term = (more: Rule) => {
    const issues: Parameters<typeof parseFilters>[2] = [];
    const found = parseFilters([{ 'column-name': 'c', 'filter-conditions': [more] }], 'filters', issues);
    return issues.length > 0 ? issues.map(({ message }) => message).join() : found[0]?.terms;
  };

  test('without a type are of the source, and a value of null is none', () => {
    expect(term({ 'filter-operator': 'eq', value: 1 })).toEqual([{ operator: 'eq', values: ['1'] }]);
    expect(term({ 'filter-operator': 'null', value: null })).toEqual([{ operator: 'null', values: [] }]);
    expect(term({ 'filter-operator': 'eq', value: null })).toBe('eq takes one value: write value');
  });

  test('that say one bound of two, or a bound where none belongs, are refused', () => {
    expect(term({ 'filter-operator': 'between', 'end-value': 2 })).toMatch(/takes two values/);
    expect(term({ 'filter-operator': 'between', 'start-value': 2 })).toMatch(/takes two values/);
    expect(term({ 'filter-operator': 'eq', value: 1, 'start-value': 2 })).toMatch(/takes one value/);
    expect(term({ 'filter-operator': 'eq', value: 1, 'end-value': 2 })).toMatch(/takes one value/);
    expect(term({ 'filter-operator': 'notnull', 'start-value': 2 })).toMatch(/takes no value/);
  });

  test('no filter leaves out nothing', () => {
    expect(filterRows([])).toEqual({ where: { kind: 'and', of: [] }, doubt: null });
  });
});

test('sets in brackets hold what is written, and ranges only where there is a hyphen', () => {
  const matched = (pattern: string, names: string) =>
    [...names].filter((name) => mappingMatches(pattern, name)).join('');
  expect(matched('[acx]', 'abcdwxyz-')).toBe('acx');
  expect(matched('[a-cx]', 'abcdwxyz-')).toBe('abcx');
  expect(matched('[xa-c]', 'abcdwxyz-')).toBe('abcx');
  expect(matched('[a-]', 'abcdwxyz-')).toBe('a-');
  expect(mappingMatches(null, 'anything')).toBe(true);
});

test('an escape is one before a wildcard alone', () => {
  expect(withoutEscapes('a#[b]#%##_#', '#')).toBe('a[[]b][%][#]_#');
  expect(mappingMatches(withoutEscapes('a#[b', '#'), 'a[b')).toBe(true);
  expect(withoutEscapes('#x', '#')).toBe('#x');
});

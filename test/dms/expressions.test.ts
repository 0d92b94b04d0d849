/** Expressions and the columns that they add: what is read, and what is not guessed. */
import { readExpression } from '../../core/dms/expressions.ts';
import { at, mapped, type Rule, source, transform } from './support/rules.ts';

const read = (expression: string) => readExpression(expression, { AR_M_SOURCE_SCHEMA: 'shop' });
const kind = (expression: string) => read(expression).kind;

test('a header of the change stands alone', () => {
  expect(read(' $AR_H_CHANGE_SEQ ')).toEqual({ kind: 'header', header: 'AR_H_CHANGE_SEQ' });
  for (const text of ["'x' || $AR_H_CHANGE_SEQ", "$AR_H_CHANGE_SEQ || 'x'", 'upper($AR_H_CHANGE_SEQ)'])
    expect(kind(text)).toBe('unknown');
  for (const text of ["operation_indicator('D','U','I')", " Operation_Indicator ('D','U','I')"])
    expect(read(text)).toEqual({ kind: 'header', header: 'operation_indicator' });
  for (const text of [
    "lower(operation_indicator('D','U','I'))",
    "x_operation_indicator('D')",
    "'x' operation_indicator('D')",
  ])
    expect(kind(text)).toBe('unknown');
});

test('a column may have the name of metadata inside of its own', () => {
  expect(read('$MY_AR_M_X')).toEqual({ kind: 'text', text: { kind: 'column', column: 'MY_AR_M_X' } });
  expect(kind('$AR_M_X')).toBe('unknown');
});

test('parentheses in parentheses are read, and no sign is the name of a function', () => {
  expect(read("(('x'))")).toEqual({ kind: 'text', text: { kind: 'literal', text: 'x' } });
  expect(kind("||('x')")).toBe('unknown');
});

test('a part of a text, from a whole number on, of a whole number of characters', () => {
  const text = { kind: 'substring', of: { kind: 'column', column: 'a' } };
  expect(read('substr($a, 12, 34)')).toEqual({ kind: 'text', text: { ...text, from: 12, length: 34 } });
  expect(read('substr($a, 12, 0)')).toEqual({ kind: 'text', text: { ...text, from: 12, length: 0 } });
  expect(read('substr($a, 12)')).toEqual({ kind: 'text', text: { ...text, from: 12, length: null } });
  for (const wrong of [
    "substr($a, 2, '3x')",
    "substr($a, '2x')",
    "substr($a, 'x2')",
    'substr($a, $b)',
    'substr()',
    'substr($a, 2, 3, 4)',
    'substr($a, 2,)',
    'substr($a, 2 3)',
  ])
    expect([wrong, kind(wrong)]).toEqual([wrong, 'unknown']);
});

// SQLite has them, and this does not: another function with the arguments of one that is read.
test.each([
  'round($a, 2)',
  'instr($a, 1)',
  'nullif($a, 1)',
  'printf($a, 1, 2)',
  "replace($a, 'x', 'y', 'z')",
  "replace($a, 'x', $b)",
])('%s is not evaluated', (text) => {
  expect(kind(text)).toBe('unknown');
});

const table = source('s', 't', { id: 'int4', v: 'varchar', note: 'text' });
const add = (value: string, expression: string, dataType: Rule | null = { type: 'string', length: 50 }) =>
  transform('column', 'add-column', at('s', 't'), { value, expression, 'data-type': dataType });
const mask = (name: string, action = 'hash-mask', more: Rule = {}) =>
  transform('column', `data-masking-${action}`, at('s', 't', name), more);

describe('columns that rules add', () => {
  test.each<[string, string, string | null, string]>([
    ['a whole number', '7', 'int4', 'integer'],
    ['a negative one', '-7', 'int8', 'integer'],
    ['zero', "'0'", 'uint1', 'integer'],
    ['a text', "'x'", 'wstring', 'text'],
    ['a text before a number', "'a7'", 'int4', 'lakeOnly'],
    ['a text after a number', "'7a'", 'int4', 'lakeOnly'],
    ['leading zeros', "'007'", 'int4', 'lakeOnly'],
    ['a column', '$id', 'int4', 'lakeOnly'],
    ['a number as a decimal', '7', 'numeric', 'lakeOnly'],
    ['a number as a date', '7', 'date', 'lakeOnly'],
    ['a number without a type', '7', null, 'lakeOnly'],
    ['a text as a boolean', "'x'", 'boolean', 'lakeOnly'],
  ])('%s', (_, expression, type, expected) => {
    const [column] = mapped(table, add('c', expression, type === null ? null : { type })).added;
    expect(column?.kind).toBe(expected);
  });

  test('a text without a length has none', () => {
    expect(mapped(table, add('c', "'x'", { type: 'string' })).added[0]).toMatchObject({ kind: 'text', length: null });
  });

  test('a mask of their own name is applied after them', () => {
    const [column] = mapped(table, add('c', '$v'), mask('c')).added;
    expect(column).toMatchObject({ kind: 'text', losses: [{ rule: 'hashMask' }] });
  });

  test.each<[string, () => Rule[], RegExp]>([
    ['of a pattern', () => [add('c', '$v'), mask('%')], /whether rule .* masks what a rule adds so/],
    [
      'of a type',
      () => [
        add('c', '$v'),
        mask('c', 'hash-mask', { 'object-locator': at('s', 't', 'c', { 'data-type': 'string' }) }),
      ],
      /whether rule .* masks what a rule adds so/,
    ],
    ['before them', () => [mask('c'), add('c', '$v')], /whether rule .* masks what a rule adds so/],
    ['of a number', () => [add('c', '7', { type: 'int4' }), mask('c')], /whether rule .* masks what a rule adds so/],
    ['by random digits', () => [add('c', '$v'), mask('c', 'digits-randomize')], /by random ones/],
    ['of what is not known anyway', () => [add('c', 'random()'), mask('c')], /the expression cannot be verified/],
  ])('a mask %s is not guessed', (_, rules, reason) => {
    const [column] = mapped(table, ...rules()).added;
    expect(column).toMatchObject({ kind: 'lakeOnly', lakeName: 'c', reason: expect.stringMatching(reason) });
  });
});

test('values before a change, of each column under each of the names that it may have', () => {
  const images = (filter: string) => {
    const image = transform('column', 'add-before-image-columns', at('s', 't'), {
      'before-image-def': { 'column-filter': filter },
    });
    const rename = transform('column', 'rename', at('s', 't', 'v'), { value: 'w' });
    const remove = transform('column', 'remove-column', at('s', 't', 'note'));
    return mapped(table, image, rename, remove).added.map(({ lakeName }) => lakeName);
  };
  expect(images('pk-only')).toEqual(['BI_id']);
  expect(images('non-lob')).toEqual(['BI_id', 'BI_w', 'BI_v']);
  expect(images('all')).toEqual(['BI_id', 'BI_w', 'BI_v', 'BI_note']);
});

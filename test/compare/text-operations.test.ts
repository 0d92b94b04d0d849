import type { SourceColumn } from '../../core/compare/columns.ts';
import {
  columnsOf,
  renderText,
  type TextExpression,
  textExpressionSchema,
  textOf,
} from '../../core/compare/text-expressions.ts';
import type { SourceDialect, TextOperations } from '../../core/sql/dialect.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { sourceColumn } from '../support/parts.ts';

/** Expressions as a plan stores them: each kind is read back as itself, and says what it reads and what it makes. */

const literal = (text: string): TextExpression => ({ kind: 'literal', text });
const column = (name: string): TextExpression => ({ kind: 'column', column: name });
const A = column('a');

const EXPRESSIONS: readonly (readonly [expression: TextExpression, columns: readonly string[]])[] = [
  [literal('x'), []],
  [A, ['a']],
  [{ kind: 'concat', of: [A, literal('-'), column('b'), A] }, ['a', 'b', 'a']],
  [{ kind: 'coalesce', of: [column('b'), A] }, ['b', 'a']],
  [{ kind: 'trim', of: A, side: 'both' }, ['a']],
  [{ kind: 'trim', of: A, side: 'start' }, ['a']],
  [{ kind: 'trim', of: literal(' '), side: 'end' }, []],
  [{ kind: 'case', of: A, to: 'lower' }, ['a']],
  [{ kind: 'case', of: A, to: 'upper' }, ['a']],
  [{ kind: 'replace', of: A, from: 'x', to: '' }, ['a']],
  [{ kind: 'substring', of: A, from: 2, length: null }, ['a']],
  [{ kind: 'substring', of: { kind: 'concat', of: [A, column('b')] }, from: 1, length: 0 }, ['a', 'b']],
];

test.each(EXPRESSIONS)('%j is stored as it is, and reads %j', (expression, columns) => {
  expect(textExpressionSchema.parse(JSON.parse(JSON.stringify(expression)))).toEqual(expression);
  expect(columnsOf(expression)).toEqual(columns);
});

test.each<object>([
  { kind: 'other', of: A },
  { kind: 'literal' },
  { kind: 'literal', text: null },
  { kind: 'column', text: 'a' },
  { kind: 'concat', of: A },
  { kind: 'coalesce', of: [{ kind: 'other' }] },
  { kind: 'trim', of: A, side: 'middle' },
  { kind: 'case', of: A, to: 'title' },
  { kind: 'replace', of: A, from: 'x' },
  { kind: 'substring', of: A, from: 0, length: null },
  { kind: 'substring', of: A, from: 1.5, length: null },
  { kind: 'substring', of: A, from: 1, length: -1 },
  { kind: 'literal', text: 'x', more: true },
])('%j is no expression', (expression) => {
  expect(textExpressionSchema.safeParse(expression).success).toBe(false);
});

test.each<readonly [TextExpression, string | null]>([
  [{ kind: 'concat', of: [literal('a'), literal(''), literal('b')] }, 'ab'],
  [{ kind: 'concat', of: [literal('a'), A] }, null],
  [{ kind: 'concat', of: [] }, ''],
  [{ kind: 'coalesce', of: [literal('a'), A] }, 'a'],
  [{ kind: 'coalesce', of: [A, literal('a')] }, null],
  [{ kind: 'coalesce', of: [] }, null],
  [{ kind: 'trim', of: literal('   a  b   '), side: 'both' }, 'a  b'],
  [{ kind: 'trim', of: literal('   a  b   '), side: 'start' }, 'a  b   '],
  [{ kind: 'trim', of: literal('   a  b   '), side: 'end' }, '   a  b'],
  [{ kind: 'trim', of: literal('\ta\t'), side: 'both' }, '\ta\t'],
  [{ kind: 'trim', of: A, side: 'both' }, null],
  [{ kind: 'case', of: literal('aZé'), to: 'upper' }, 'AZé'],
  [{ kind: 'case', of: literal('aZÉ'), to: 'lower' }, 'azÉ'],
  [{ kind: 'replace', of: literal('aXbXc'), from: 'X', to: '--' }, 'a--b--c'],
  [{ kind: 'substring', of: literal('a😀cd'), from: 2, length: 2 }, '😀c'],
  [{ kind: 'substring', of: literal('a😀cd'), from: 3, length: null }, 'cd'],
])('%j without columns is %j', (expression, text) => {
  expect(textOf(expression)).toBe(text);
});

describe('in SQL', () => {
  const columns = new Map<string, SourceColumn>(
    [sourceColumn('a', 'text', 'text'), sourceColumn('f', 'real', 'float4'), sourceColumn('g', 'box', 'box')].map(
      (one) => [one.name, one],
    ),
  );
  const texts: TextOperations = {
    concat: (of) => `concat(${of.join(', ')})`,
    coalesce: (of) => `coalesce(${of.join(', ')})`,
    replace: (text, from, to) => `replace(${text}, ${from}, ${to})`,
    trim: (text, side) => `trim(${text}, ${side})`,
    substring: (text, from, length) => `substring(${text}, ${from}, ${length})`,
    asciiCase: (text, to) => `${to}(${text})`,
    longerThan: (text, characters) => `longer(${text}, ${characters})`,
    sha256: (text) => `sha256(${text})`,
    maskDigits: (text, by) => `mask(${text}, ${by})`,
  };
  /** A source whose operations spell themselves; an expression reads columns as they are, not as a rule changes them. */
  const source: SourceDialect = {
    ...postgres,
    literal: (text) => `'${text}'`,
    render: ({ name }, _, losses) => ({ sql: losses.length === 0 ? name : `cut ${name}`, losses: [] }),
    texts,
  };

  test.each<readonly [TextExpression, string]>([
    [{ kind: 'concat', of: [A, literal('x')] }, "concat(a, 'x')"],
    [{ kind: 'coalesce', of: [literal('x'), A] }, "coalesce('x', a)"],
    [{ kind: 'trim', of: A, side: 'end' }, 'trim(a, end)'],
    [{ kind: 'case', of: A, to: 'upper' }, 'upper(a)'],
    [
      { kind: 'replace', of: { kind: 'trim', of: A, side: 'both' }, from: 'x', to: 'y' },
      'replace(trim(a, both), x, y)',
    ],
    [{ kind: 'substring', of: A, from: 2, length: 3 }, 'substring(a, 2, 3)'],
  ])('%j is %s', (expression, sql) => {
    expect(renderText(expression, columns, source)).toEqual({ sql });
  });

  const lacking = { unsupported: 'it reads a column that the table has not' };
  const real = 'it reads f, and the text that DMS gives a value of real there is not documented';

  test.each<readonly [TextExpression, object]>([
    [column('other'), lacking],
    [{ kind: 'concat', of: [A, column('other')] }, lacking],
    [{ kind: 'trim', of: column('other'), side: 'both' }, lacking],
    [column('f'), { unsupported: real }],
    [{ kind: 'coalesce', of: [A, column('f')] }, { unsupported: real }],
  ])('%j has no words for it', (expression, why) => {
    expect(renderText(expression, columns, source)).toEqual(why);
  });

  test('a column that the source cannot render, or has no form for, says why itself', () => {
    const unrendered: SourceDialect = { ...source, render: () => ({ unsupported: 'no words' }) };
    expect(renderText(A, columns, unrendered)).toEqual({ unsupported: 'no words' });
    const formless: SourceDialect = { ...source, form: () => ({ unsupported: 'no form' }) };
    expect(renderText(A, columns, formless)).toEqual({ unsupported: 'no form' });
  });

  test('a source without these operations, or without that of letters, says so', () => {
    const { texts: _, ...bare } = source;
    const unknown = { unsupported: 'expressions are not known in the SQL of a source of this kind (postgres)' };
    expect(renderText(literal('x'), columns, bare)).toEqual(unknown);
    const { asciiCase: __, ...others } = texts;
    const lower: TextExpression = { kind: 'case', of: A, to: 'lower' };
    expect(renderText(lower, columns, { ...bare, texts: others })).toEqual({
      unsupported: 'postgres cannot change the case of ASCII letters alone',
    });
  });
});

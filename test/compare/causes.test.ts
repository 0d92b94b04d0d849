import { causeOfChange } from '../../core/compare/causes.ts';
import type { Form } from '../../core/compare/forms.ts';

const TEXT: Form = { kind: 'text' };
const INTEGER: Form = { kind: 'integer' };
const CENTS: Form = { kind: 'decimal', scale: 2 };

test.each<[string, string, Form, string]>([
  ['a\nb', 'a\r\nb', TEXT, 'differs by line ends (CR LF and LF)'],
  ['a\r\n', 'a\n', TEXT, 'differs by line ends (CR LF and LF)'],
  ['a\tb', 'a b', TEXT, 'differs by white space alone'],
  ['a', 'a \r\n', TEXT, 'differs by spaces at the end'],
  ['5', '-5', INTEGER, 'changed its sign'],
  ['-5', '5', INTEGER, 'changed its sign'],
  ['-0.50', '0.50', CENTS, 'changed its sign'],
])('%j became %j (%o): %s', (source, lake, form, cause) => {
  expect(causeOfChange(source, lake, form)).toBe(cause);
});

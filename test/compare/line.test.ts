import { decodeLine, encodeField, encodeLine } from '../../core/compare/line.ts';

/** The text format of PostgreSQL's COPY, character by character. */

test.each([
  ['NULL', null, '\\N'],
  ['a text that looks like NULL', '\\N', '\\\\N'],
  ['the empty text', '', ''],
  ['a backslash', 'a\\b', 'a\\\\b'],
  ['a tab', 'a\tb', 'a\\tb'],
  ['ends of lines', '\n\r', '\\n\\r'],
  ['backspace, vertical tab, form feed', '\b\v\f', '\\b\\v\\f'],
  ['several of one', '\t\t', '\\t\\t'],
  ['characters beside those', '\x07\x0e é😀"\'', '\x07\x0e é😀"\''],
])('%s as a field, and back', (_, value, field) => {
  expect(encodeField(value)).toBe(field);
  expect(decodeLine(`r\t${field}`)).toEqual([value]);
});

test('a row begins with its mark, and has a field for each value', () => {
  expect(encodeLine(['7', null, 'a\tb'])).toBe('r\t7\t\\N\ta\\tb');
  expect(decodeLine('r\t7\t\\N\ta\\tb')).toEqual(['7', null, 'a\tb']);
  expect(encodeLine([])).toBe('r');
});

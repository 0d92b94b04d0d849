/** Where in a text of JSON the first mistake is, whatever the engine's own parser says of it. */
import { parseJson } from '../../core/dms/json.ts';

test.each<[text: string, found: string]>([
  ['', 'line 1, column 1: the text ends'],
  ['{"a": 1', 'line 1, column 8: the text ends'],
  ['{"a": }', 'column 7: found "}"'],
  ['{"a": 1, }', 'column 10: found "}"'],
  ['{"a": 1, 2}', 'column 10: found "2}"'],
  ['{"a": 1, "b"}', 'column 13: found "}"'],
  ['{true: 1}', 'column 2: found "true: 1}"'],
  ['{1: 1}', 'column 2: found "1: 1}"'],
  ['{"a" 1}', 'column 6: found "1}"'],
  ['{} x', 'column 4: found "x"'],
  ['{"a": {} "b": 1}', 'column 10: found "\\"b\\": 1}"'],
  ['["a" x]', 'column 6: found "x]"'],
  ['[1, ]', 'column 5: found "]"'],
  ['[1}', 'column 3: found "}"'],
  ['[] ]', 'column 4: found "]"'],
  ['{"a": [], "b": {"c": null}, x}', 'column 29: found "x}"'],
  ['{\n  "a": tru\n}', 'line 2, column 8: found "tru\\n}"'],
  ['{"a": 1\n\t\r\n ', 'line 3, column 2: the text ends'],
])('%s', (text, found) => {
  expect(() => parseJson(text, 'TableMappings')).toThrow(`${found}`);
});

/** Extra connection attributes, the loads' older settings, by what a slip of the pen would make of them. */
import { flagOf, parseAttributes } from '../../core/dms/attributes.ts';

test('a piece without an equals sign is none, whatever it is called', () => {
  expect(parseAttributes('rfc4180x;a=1')).toEqual([{ name: 'a', value: '1' }]);
});

test('a semicolon is the delimiter of CSV alone, and only where nothing else is', () => {
  const read = (text: string) => parseAttributes(text).map(({ name, value }) => `${name}:${value}`);
  expect(read('csvDelimiter=;;')).toEqual(['csvdelimiter:;']);
  expect(read('csvDelimiter=;;a=1')).toEqual(['csvdelimiter:;', 'a:1']);
  expect(read('csvDelimiter=x;;a=1')).toEqual(['csvdelimiter:x', 'a:1']);
  expect(read('csvDelimiter=;a=1')).toEqual(['csvdelimiter:', 'a:1']);
  expect(read('csvNullValue=;;a=1')).toEqual(['csvnullvalue:', 'a:1']);
});

test('flags are these words, and no word around them', () => {
  expect(['true', ' TRUE ', '1', 'yes', 'y'].map(flagOf)).toEqual([true, true, true, true, true]);
  expect(['false', '0', ' No', 'n'].map(flagOf)).toEqual([false, false, false, false]);
  expect(['untrue', 'true2', 'yesterday', 'not', 'piano', '10', ''].map(flagOf)).toEqual(
    Array.from({ length: 7 }, () => null),
  );
});

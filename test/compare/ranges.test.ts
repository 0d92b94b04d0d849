import { partsOf, rangeCondition, rangesBetween, readBoundaries } from '../../core/compare/ranges.ts';

/** Ranges of a key in numbers and words: a boundary that is misread, or out of order, would leave rows to no part. */

const bounds = (ranges: ReturnType<typeof rangesBetween>) => ranges?.map(({ from, to }) => [from, to]);

describe('the ranges between boundaries', () => {
  test('none without boundaries', () => {
    expect(rangesBetween('id', 'integer', [])).toBeNull();
  });

  test('one boundary makes two, from the lowest and to the highest', () => {
    expect(rangesBetween('id', 'text', ['m'])).toEqual([
      { column: 'id', form: 'text', from: null, to: 'm' },
      { column: 'id', form: 'text', from: 'm', to: null },
    ]);
  });

  test('numbers are in the order of numbers, and each once', () => {
    const given = ['9', '10', '-5', '9', '-40', '9007199254740993', '9007199254740992', '0'];
    const sorted = ['-40', '-5', '0', '9', '10', '9007199254740992', '9007199254740993'];
    const expected = [null, ...sorted].map((from, i) => [from, sorted[i] ?? null]);
    expect(bounds(rangesBetween('id', 'integer', given))).toEqual(expected);
    expect(bounds(rangesBetween('id', 'integer', [...given].reverse()))).toEqual(expected);
  });

  test('one number spelled in two ways makes one empty range, and no other is touched', () => {
    expect(bounds(rangesBetween('id', 'integer', ['7', '07', '3', '9']))).toEqual([
      [null, '3'],
      ['3', '7'],
      ['7', '07'],
      ['07', '9'],
      ['9', null],
    ]);
  });

  test('texts are in the order of their UTF-8: no locale, no UTF-16, and a beginning before what it begins', () => {
    const sorted = ['', '10', '9', 'B', 'a', 'aa', 'ab', 'b', 'é', '\uffee', '😀'];
    const expected = [null, ...sorted].map((from, i) => [from, sorted[i] ?? null]);
    for (const given of [sorted, [...sorted].reverse(), [...sorted.slice(5), ...sorted.slice(0, 5)]])
      expect(bounds(rangesBetween('id', 'text', given))).toEqual(expected);
  });
});

test.each([
  [null, 100, 1],
  [100, null, 1],
  [null, null, 1],
  [0, 100, 1],
  [100, 100, 1],
  [101, 100, 2],
  [1_000, 100, 10],
  [99_901, 100, 1_000],
  [1_000_000, 100, 1_000],
])('%s rows in parts of %s are %s parts', (rows, rowsPerPart, parts) => {
  expect(partsOf(rows, rowsPerPart)).toBe(parts);
});

test.each([
  [null, null, '1 = 1'],
  [null, '9', '(k < <9> OR k IS NULL)'],
  ['5', '9', '(k IS NOT NULL AND k >= <5> AND k < <9>)'],
  ['5', null, '(k IS NOT NULL AND k >= <5>)'],
])('from %s to %s: %s', (from, to, condition) => {
  const range = { column: 'id', form: 'integer' as const, from, to };
  expect(rangeCondition(range, 'k', (boundary) => `<${boundary}>`)).toBe(condition);
});

describe('boundaries of a sample', () => {
  test('none where the sample is empty', () => {
    expect(readBoundaries(null, 'integer')).toEqual([]);
    expect(readBoundaries('[null, null]', 'text')).toEqual([]);
  });

  test('integers are those that every engine reads as one: up to 18 digits, and nothing beside them', () => {
    const eighteen = '9'.repeat(18);
    const taken = ['-12', '0', '7', eighteen, `-${eighteen}`];
    const left = [`1${eighteen}`, '1.5', 'x1', '1x', 'abc', '', '-', '+1', ' 1', '-1-'];
    const mixed = taken.flatMap((text, i) => [text, left[i], left[i + 5]]);
    expect(readBoundaries(JSON.stringify(mixed), 'integer')).toEqual(taken);
    expect(readBoundaries('[12, null, -3]', 'integer')).toEqual(['12', '-3']);
  });

  test('texts are taken as they are', () => {
    expect(readBoundaries('["b", null, "", "1x", "null"]', 'text')).toEqual(['b', '', '1x', 'null']);
  });

  test('what is no list is refused', () => {
    expect(() => readBoundaries('{"a": 1}', 'text')).toThrow(new RangeError('boundaries are a list'));
    expect(() => readBoundaries('null', 'text')).toThrow(new RangeError('boundaries are a list'));
  });
});

import {
  codePoints,
  cutAt,
  cutFraction,
  cutScale,
  mojibakeOf,
  shiftedBy,
  wrappedAt,
} from '../../core/compare/value-changes.ts';

/** What one value's change measures, and that a change of another kind measures nothing. */

type Change = readonly [because: string, source: string, lake: string, expected: string | null];

const CUT: readonly [...Change, form?: string][] = [
  ['a text that stops early', 'abcdef', 'abc', '3 characters'],
  ['a length in characters, whatever their bytes', 'Zürich-Süd', 'Zürich', '6 characters'],
  ['a character outside of the first plane is one', '😀😀x', '😀😀', '2 characters'],
  ['thousands are grouped', 'a'.repeat(4001), 'a'.repeat(4000), '4,000 characters'],
  ['a whole kilobyte is a limit in bytes', 'a'.repeat(1025), 'a'.repeat(1024), '1,024 bytes'],
  ['kilobytes of longer characters', 'é'.repeat(1025), 'é'.repeat(1024), '2,048 bytes'],
  ['half as many characters as bytes', 'é'.repeat(513), 'é'.repeat(512), '1,024 bytes'],
  ['bytes, two digits each', '00ff00ff', '00ff00', '3 bytes', 'bytes'],
  ['a megabyte', '00'.repeat(1_048_577), '00'.repeat(1_048_576), '1,048,576 bytes', 'bytes'],
  ['equal texts', 'abc', 'abc', null],
  ['equal bytes', '00ff', '00ff', null, 'bytes'],
  ['nothing is left: that is another change', 'abc', '', null],
  ['another text', 'abcdef', 'abd', null],
  ['a longer text', 'abc', 'abcdef', null],
  ['only blanks are gone: padding', 'abc  ', 'abc', null],
  ['a number is cut in no such way', '12345', '123', null, 'integer'],
  ['nor is a time', '2024-02-29 12:34:56.123456', '2024-02-29', null, 'timestamp(6)'],
];

test.each(CUT)('a cut: %s', (_, source, lake, expected, form = 'text') => {
  expect(cutAt(source, lake, form)).toBe(expected);
});

const SCALE: readonly Change[] = [
  ['two digits are left of four', '1.2345', '1.23', '2 fraction digits'],
  ['one is called a digit', '1.25', '1.2', '1 fraction digit'],
  ['rounded away from zero', '-7.5555', '-7.56', '2 fraction digits'],
  ['rounded up to the next whole', '1.96', '2', '0 fraction digits'],
  ['all are gone', '12.5', '12', '0 fraction digits'],
  ['all are zero', '1.005', '1.00', '0 fraction digits'],
  ['zeros at the end are no digits', '1.2345', '1.200', '1 fraction digit'],
  ['zeros inside are', '1.0123', '1.01', '2 fraction digits'],
  ['of a larger whole part', '12.345', '12.34', '2 fraction digits'],
  ['the same value', '1.2', '1.2', null],
  ['the same value with a zero more', '1.50', '1.5', null],
  ['more digits than the source has', '1.2', '1.201', null],
  ['another value with as few digits', '1.25', '9.2', null],
  ['another value within a hundred', '1.2345', '3.01', null],
  ['whole numbers have no scale to lose', '12', '13', null],
  ['no plain number: an exponent', '1.25e0', '1.2', null],
  ['no plain number: a sign of money', '$1.25', '1.2', null],
  ['no number at all', 'NaN', '0', null],
  ['what became no number', '1.25', 'NaN', null],
  ['what became a text that is none', '1.25', '!1,25', null],
];

test.each(SCALE)('fraction digits lost: %s', (_, source, lake, expected) => {
  expect(cutScale(source, lake)).toBe(expected);
});

const FRACTIONS: readonly Change[] = [
  ['to seconds', '12:34:56.123456', '12:34:56.000000', 'seconds'],
  ['to milli-seconds', '12:34:56.123456', '12:34:56.123000', 'milli-seconds'],
  ['to micro-seconds', '12:34:56.123456789', '12:34:56.123456000', 'micro-seconds'],
  ['to the coarsest that fits', '12:34:56.000456', '12:34:56.000000', 'seconds'],
  ['not where nothing is cut', '12:34:56.123000', '12:34:56.123000', null],
  ['not where it is rounded', '12:34:56.123456', '12:34:56.124000', null],
  ['not to tenths', '12:34:56.123456', '12:34:56.100000', null],
  ['not of another second', '12:34:56.123456', '12:34:57.000000', null],
  ['not without a fraction', '2024-02-29', '2020000000', null],
];

test.each(FRACTIONS)('a fraction of a second cut: %s', (_, source, lake, expected) => {
  expect(cutFraction(source, lake)).toBe(expected);
});

const SHIFTS: readonly Change[] = [
  ['whole hours', '2024-02-29 12:00:00.5', '2024-02-29 14:00:00.5', '+2 h'],
  ['back, over midnight', '2024-03-01 00:30:00', '2024-02-29 23:30:00', '-1 h'],
  ['hours and minutes', '2024-02-29 12:34:56.123456', '2024-02-29 07:04:56.123456', '-5 h 30 min'],
  ['minutes alone', '2024-02-29 12:00:00', '2024-02-29 12:45:00', '+45 min'],
  ['with something behind the clock', '2024-02-29 12:00:00+00', '2024-02-29 14:00:00+00', '+2 h'],
  ['fourteen hours, the farthest zone', '2024-02-29 00:00:00', '2024-02-29 14:00:00', '+14 h'],
  ['farther than any zone', '2024-02-29 00:00:00', '2024-02-29 14:15:00', null],
  ['farther back than any zone', '2024-02-29 23:00:00', '2024-02-29 08:45:00', null],
  ['the same time', '2024-02-29 12:00:00', '2024-02-29 12:00:00', null],
  ['no quarter of an hour', '2024-02-29 12:00:00', '2024-02-29 12:10:00', null],
  ['seconds differ as well', '2024-02-29 12:00:00', '2024-02-29 14:00:01', null],
  ['the fraction differs as well', '2024-02-29 12:00:00.1', '2024-02-29 14:00:00.2', null],
  ['the fraction alone', '2024-02-29 12:00:00.1', '2024-02-29 12:00:00.2', null],
  ['no time', 'infinity', '9999-12-31 23:59:59', null],
];

test.each(SHIFTS)('a shift of the clock: %s', (_, source, lake, expected) => {
  expect(shiftedBy(source, lake)).toBe(expected);
});

const WRAPS: readonly Change[] = [
  ['a byte', '200', '-56', '8 bits'],
  ['two bytes', '65535', '-1', '16 bits'],
  ['three bytes', '16777215', '-1', '24 bits'],
  ['four bytes', '3000000000', '-1294967296', '32 bits'],
  ['eight bytes', '18446744073709551615', '-1', '64 bits'],
  ['by no power of two', '5', '-5', null],
  ['by one that no type has', '1023', '-1', null],
  ['a lake value that is not negative', '256', '0', null],
  ['a source value that is', '-1', '-257', null],
  ['a text before the number', 'no 200', '-56', null],
  ['a text behind it', '200 pieces', '-56', null],
  ['a text before the number of the lake', '200', 'no -56', null],
  ['a text behind it there', '200', '-56 pieces', null],
];

test.each(WRAPS)('an unsigned number that overflowed: %s', (_, source, lake, expected) => {
  expect(wrappedAt(source, lake)).toBe(expected);
});

test('each byte of UTF-8 taken for a character', () => {
  expect(mojibakeOf('Zürich €')).toBe('ZÃ¼rich â\u0082¬');
  expect(mojibakeOf('plain')).toBe('plain');
  expect([codePoints(''), codePoints('aé😀')]).toEqual([0, 3]);
});

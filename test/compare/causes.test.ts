import { causeOfChange } from '../../core/compare/causes.ts';
import type { Form } from '../../core/compare/forms.ts';

const TEXT: Form = { kind: 'text' };
const INTEGER: Form = { kind: 'integer' };
const CENTS: Form = { kind: 'decimal', scale: 2 };
const FLOAT: Form = { kind: 'float' };
const MOMENT: Form = { kind: 'timestamp', digits: 6 };
const CLOCK: Form = { kind: 'time', digits: 6 };
const DATE: Form = { kind: 'date' };

const END = 'differs by spaces at the end';
const START = 'differs by spaces at the start';
const WHITE = 'differs by white space alone';
const LINES = 'differs by line ends (CR LF and LF)';
const NORMAL = 'differs by Unicode normalisation alone';
const CASE = 'differs by case alone';
const CUT = 'cut off at the end';
const MILLIS = 'cut to milliseconds';
const SECONDS = 'cut to seconds';
const DAY = 'lost its time of day';
const ZONE = 'shifted by whole quarters of an hour: a time zone';
const DIGITS = 'lost digits after the point';
const LAST_BIT = 'differs by the last bit';
const SIGN = 'changed its sign';

test.each<[string | null, string | null, Form, string | null]>([
  [null, '', TEXT, "NULL became ''"],
  [null, 'x', TEXT, 'NULL became a value'],
  ['', null, TEXT, "'' became NULL"],
  ['x', null, TEXT, 'a value became NULL'],
  ['x', '', TEXT, 'became an empty text'],
  [' ', '', TEXT, 'became an empty text'],
  ['x', '\ufeffx', TEXT, 'begins with a byte order mark'],
  ['x', '\ufeffy', TEXT, null],
  ['a\nb', 'a\r\nb', TEXT, LINES],
  ['a\r\n', 'a\n', TEXT, LINES],
  ['a\r\nb\r\n', 'a\nb\n', TEXT, LINES],
  ['a', 'a ', TEXT, END],
  ['a ', 'a', TEXT, END],
  ['a', 'a \r\n', TEXT, END],
  ['a', ' a', TEXT, START],
  [' a', 'a', TEXT, START],
  ['a\tb', 'a b', TEXT, WHITE],
  ['a b', 'a\u00a0b', TEXT, WHITE],
  ['a b c', 'abc', TEXT, WHITE],
  ['e\u0301', '\u00e9', TEXT, NORMAL],
  ['\u00e9', 'e\u0301', TEXT, NORMAL],
  ['Abc', 'aBC', TEXT, CASE],
  ['abcdef', 'abc', TEXT, CUT],
  ['abcdef', 'bcd', TEXT, null],
  ['12', '1', INTEGER, null],
  ['a\\b\\c', 'abc', TEXT, 'lost its backslashes'],
  ['caf\u00e9', 'caf\u00c3\u00a9', TEXT, 'UTF-8 read as Latin-1'],
  ['caf\u00e9', 'caf\u00c3\u00a9', DATE, null],
  ['2024-05-06 07:08:09.123456', '2024-05-06 07:08:09.123000', MOMENT, MILLIS],
  ['07:08:09.123456', '07:08:09.123000', CLOCK, MILLIS],
  ['07:08:09.123456', '07:08:09.000000', CLOCK, SECONDS],
  ['2024-05-06 07:08:09.123456', '2024-05-06 07:08:09.000000', MOMENT, SECONDS],
  ['2024-05-06 07:08:09.123456', '2024-05-06 00:00:00.000000', MOMENT, DAY],
  ['2024-05-06 07:08:09.123456', '2024-05-07 00:00:00.000000', MOMENT, null],
  ['2024-05-06 07:08:09.123456', '2024-05-06 00:00:00.000001', MOMENT, null],
  ['2024-05-06 07:08:09.123456', '2024-05-06 08:08:09.123456', MOMENT, ZONE],
  ['2024-05-06 07:08:09.123456', '2024-05-06 01:23:09.123456', MOMENT, ZONE],
  ['2024-05-06 07:08:09.123456', '2024-05-06 21:08:09.123456', MOMENT, ZONE],
  ['2024-05-06 07:08:09.123456', '2024-05-06 21:23:09.123456', MOMENT, null],
  ['2024-05-06 07:08:09.123456', '2024-05-06 08:07:09.123456', MOMENT, null],
  ['2024-05-06 07:08:09.123456', '2024-05-06 08:08:09.123457', MOMENT, null],
  ['1.23', '1.20', CENTS, DIGITS],
  ['1.23', '1.00', CENTS, DIGITS],
  ['1.23', '2.00', CENTS, DIGITS],
  ['1.23', '3.00', CENTS, null],
  ['1.20', '1.23', CENTS, null],
  ['0.00', '0.01', CENTS, null],
  ['0.01', '0.02', CENTS, null],
  ['10.23', '10.20', CENTS, DIGITS],
  ['12.90', '12.00', CENTS, DIGITS],
  ['1.23', '1.20', TEXT, null],
  ['2024-05-06 07:08:09.123456', '2024-05-06 00:00:00.000000', TEXT, null],
  ['2024-05-06 07:08:09.123456', '2024-05-06 08:08:09.123456', TEXT, null],
  ['5', '-5', INTEGER, SIGN],
  ['-5', '5', INTEGER, SIGN],
  ['-0.50', '0.50', CENTS, SIGN],
  ['-5', '5', TEXT, null],
  ['5', '-6', INTEGER, null],
  ['3ff0000000000000', '3ff0000000000001', FLOAT, LAST_BIT],
  ['3ff0000000000001', '3ff0000000000000', FLOAT, LAST_BIT],
  ['3ff0000000000000', '3ff0000000000002', FLOAT, null],
  ['3ff0000000000000', 'NaN', FLOAT, null],
  ['NaN', '3ff0000000000000', FLOAT, null],
  ['3ff0000000000000', '3ff0000000000001', DATE, null],
])('%j became %j (%o): %s', (source, lake, form, cause) => {
  expect(causeOfChange(source, lake, form)).toBe(cause);
});

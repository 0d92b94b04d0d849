/** The values that a task's conditions spell: what is taken for a number, a day, a moment or a truth value, and what is not. */
import type { SourceColumn } from '../../core/compare/columns.ts';
import { booleanValue, dateValue, isNumber, momentValue, notWritten } from '../../core/sql/condition-values.ts';
import { mysql } from '../../core/sql/mysql.ts';

const column = (type: string): SourceColumn => ({
  ...{ name: 'c', type, baseType: type.replace(/\(.*/, ''), precision: null, scale: null, nullable: true },
});

test('numbers', () => {
  for (const text of ['7', '-7', '0.25', '-12.345', '9'.repeat(400)])
    expect([text, isNumber(text)]).toEqual([text, true]);
  for (const text of ['', '.5', '5.', '1e3', '+7', ' 7', '7 ', '7;', '9'.repeat(401)])
    expect([text, isNumber(text)]).toEqual([text, false]);
});

test('days of the calendar, whole', () => {
  for (const text of ['2024-02-29', '0001-01-01', '9999-12-31']) expect(dateValue(text)).toBe(text);
  for (const text of ['2023-02-29', '2026-02', '2026', '2026-1-1', 'x2026-01-01', '2026-01-01x', '0000-01-01'])
    expect([text, dateValue(text)]).toEqual([text, null]);
});

test('moments, with up to six digits of a fraction', () => {
  expect(momentValue('2026-01-31 23:59:59')).toBe('2026-01-31 23:59:59');
  expect(momentValue('2026-01-31T23:59:59.25')).toBe('2026-01-31 23:59:59.25');
  expect(momentValue('2026-01-31 23:59:59.123456')).toBe('2026-01-31 23:59:59.123456');
  const others = ['2026-02-29 00:00:00', '2026-01-31 23:59:59.1234567', '2026-01-31 23:59:59.', '2026-01-31 23:59:59Z'];
  for (const text of [...others, 'x2026-01-31 23:59:59', '2026-01-31 24:00:00', '2026-01-31'])
    expect([text, momentValue(text)]).toEqual([text, null]);
});

test('truth values, whole', () => {
  expect(['true', 'T', '1', 'false', 'F', '0'].map(booleanValue)).toEqual([
    ...['true', 'true', 'true', 'false', 'false', 'false'],
  ]);
  for (const text of ['untrue', 'trueish', 'a1', '10', 'falsely', 'of', '', '2'])
    expect([text, booleanValue(text)]).toEqual([text, null]);
});

test('a value that is refused is shown up to its fortieth character', () => {
  expect(notWritten(column('int'), 'a number', 'x'.repeat(40)).unsupported).toContain(`'${'x'.repeat(40)}'`);
  expect(notWritten(column('int'), 'a number', 'x'.repeat(41)).unsupported).toContain(`'${'x'.repeat(40)}…'`);
});

test('mysql: by its bytes a text has two digits for each, also where the first is zero', () => {
  const readings = mysql.comparison?.(column('varchar(9)'), '=', 'a\tb');
  if (!Array.isArray(readings)) throw new Error(JSON.stringify(readings));
  expect(readings[1]).toContain(mysql.literal('610962'));
});

test('mysql: a column of a character set of its own is compared with texts of ASCII alone, its last character too', () => {
  const readings = (value: string) => mysql.comparison?.(column('varchar(9) CHARACTER SET latin1'), '=', value);
  expect(readings('a\x7f')).toHaveLength(2);
  expect(readings('a\x80')).toHaveProperty('unsupported');
});

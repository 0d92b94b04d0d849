import type { LakeType, LossRule } from '../../core/compare/columns.ts';
import type { Form } from '../../core/compare/forms.ts';
import {
  ambiguousNames,
  applicableLosses,
  lakeTypesOf,
  pairForm,
  unsupportedInLake,
} from '../../core/compare/pairing.ts';
import { duckdb } from '../../core/sql/duckdb.ts';

/** In which form a pair of columns is compared, and what may have been lost on the way, by the types alone. */

const because = 'by a setting';
const INT: LakeType = { kind: 'integer', bits: 64, signed: true };
const STRING: LakeType = { kind: 'string' };
const DATE: LakeType = { kind: 'date' };
const CSV: LakeType = { kind: 'csv', real: false, binary: 'hex' };
const decimal = (scale: number, precision = 28): LakeType => ({ kind: 'decimal', precision, scale });
const time = (unit: 'millis' | 'micros' | 'nanos'): LakeType => ({ kind: 'time', unit, utc: false });
const stamp = (unit: 'millis' | 'micros' | 'nanos'): LakeType => ({ kind: 'timestamp', unit, utc: false });

const millis: LossRule = { rule: 'milliseconds', mode: 'truncate', because };
const micros: LossRule = { rule: 'microseconds', mode: 'truncate', because };
const round = (scale: number): LossRule => ({ rule: 'roundScale', scale, because });
const overflow: LossRule = { rule: 'overflow', precision: 28, scale: 6, because };
const notANumber: LossRule = { rule: 'notANumber', as: 'zero', because };
const zeroDates: LossRule = { rule: 'zeroDates', because };
const emptyLob: LossRule = { rule: 'emptyLob', because };

const integer: Form = { kind: 'integer' };
const number = (scale: number | null): Form => ({ kind: 'decimal', scale });
const clock = (digits: 6 | 9): Form => ({ kind: 'time', digits });
const moment = (digits: 6 | 9): Form => ({ kind: 'timestamp', digits });

const group = (...columns: readonly (readonly [string, LakeType])[]) => ({
  files: [],
  columns: columns.map(([name, type]) => ({ name, type })),
});

describe('the form of a pair is wide enough for both sides', () => {
  test.each<[string, Form, LakeType[], LossRule[], Form]>([
    ['whole numbers in whole numbers', integer, [INT], [], integer],
    ['whole numbers in no file yet', integer, [], [], integer],
    ['whole numbers in text', integer, [STRING], [], integer],
    ['whole numbers in decimals without a fraction', integer, [decimal(0)], [], integer],
    ['whole numbers in decimals with one', integer, [INT, decimal(3), decimal(2)], [], number(3)],
    ['decimals in wider ones', number(2), [decimal(6)], [], number(6)],
    ['decimals in narrower ones', number(6), [decimal(2)], [], number(6)],
    ['decimals in whole numbers', number(2), [INT], [], number(2)],
    ['decimals without a fraction in whole numbers', number(0), [INT], [], number(0)],
    ['decimals in text', number(4), [STRING], [], number(4)],
    ['decimals of any scale', number(null), [decimal(6)], [], number(null)],
    ['decimals of any scale, rounded', number(null), [decimal(6)], [emptyLob, round(6)], number(6)],
    ['decimals of any scale, lost otherwise', number(null), [decimal(6)], [emptyLob], number(null)],
    ['dates in dates', { kind: 'date' }, [DATE], [], { kind: 'date' }],
    ['dates in no file yet', { kind: 'date' }, [], [], { kind: 'date' }],
    ['dates in timestamps', { kind: 'date' }, [stamp('micros')], [], moment(6)],
    ['dates in timestamps of nano-seconds', { kind: 'date' }, [stamp('nanos')], [], moment(9)],
    ['dates in timestamps of some files', { kind: 'date' }, [DATE, stamp('nanos')], [], moment(9)],
    ['times in micro-seconds', clock(6), [time('micros')], [], clock(6)],
    ['times in nano-seconds', clock(6), [time('nanos')], [], clock(9)],
    ['times in nano-seconds in some files', clock(6), [time('micros'), time('nanos')], [], clock(9)],
    ['times of nine digits in six', clock(9), [time('micros')], [], clock(9)],
    ['timestamps in milliseconds', moment(6), [stamp('millis')], [], moment(6)],
    ['timestamps in nano-seconds', moment(6), [stamp('nanos')], [], moment(9)],
    ['timestamps of nine digits in six', moment(9), [stamp('micros')], [], moment(9)],
    ['timestamps of nine digits in text', moment(9), [STRING], [], moment(9)],
    ['timestamps of nine digits, cut to milliseconds', moment(9), [stamp('micros')], [millis], moment(6)],
    ['timestamps of nine digits, cut to micro-seconds', moment(9), [stamp('micros')], [micros], moment(6)],
    ['timestamps cut among other losses', moment(9), [stamp('micros')], [emptyLob, micros], moment(6)],
    ['timestamps lost otherwise', moment(9), [stamp('micros')], [emptyLob], moment(9)],
    ['timestamps cut, in nano-seconds', moment(9), [stamp('nanos')], [micros], moment(9)],
    ['texts in text', { kind: 'text' }, [STRING], [], { kind: 'text' }],
    ['texts in numbers', { kind: 'text' }, [decimal(6)], [], { kind: 'text' }],
  ])('%s', (_, own, types, losses, expected) => {
    expect(pairForm(own, types, losses)).toEqual(expected);
  });
});

describe('a loss is expected only where the types of the lake bear it out', () => {
  const date: Form = { kind: 'date' };
  test.each<[string, LossRule, Form, LakeType[], boolean]>([
    ['milliseconds of a time in milliseconds', millis, clock(6), [time('millis')], true],
    ['milliseconds of a time in micro-seconds', millis, clock(6), [time('micros')], false],
    [
      'milliseconds of a time in micro-seconds in some files',
      millis,
      clock(6),
      [time('millis'), time('micros')],
      false,
    ],
    ['milliseconds of a time in a timestamp', millis, clock(6), [stamp('millis')], false],
    ['milliseconds of a time in no file', millis, clock(6), [], false],
    ['milliseconds of a time in CSV', millis, clock(6), [CSV], false],
    ['milliseconds of a timestamp', millis, moment(6), [stamp('micros')], true],
    ['milliseconds of a timestamp in CSV', millis, moment(6), [CSV], false],
    ['milliseconds of a timestamp in CSV and Parquet', millis, moment(6), [stamp('micros'), CSV], false],
    ['milliseconds of a text', millis, { kind: 'text' }, [STRING], false],
    ['micro-seconds in micro-seconds', micros, moment(9), [stamp('micros')], true],
    ['micro-seconds in milliseconds', micros, moment(9), [stamp('millis')], true],
    ['micro-seconds in nano-seconds', micros, moment(9), [stamp('nanos')], false],
    ['micro-seconds in nano-seconds in some files', micros, moment(9), [stamp('micros'), time('nanos')], false],
    ['micro-seconds in text', micros, moment(9), [STRING], true],
    ['micro-seconds in CSV', micros, moment(9), [CSV], true],
    ['rounding to the scale of the lake', round(6), number(null), [decimal(6)], true],
    ['rounding to the scale of all its files', round(6), number(null), [decimal(6), decimal(7)], false],
    ['rounding to another scale', round(6), number(null), [decimal(10)], false],
    ['rounding in text', round(6), number(null), [STRING], false],
    ['rounding in CSV', round(6), number(null), [CSV], true],
    ['rounding in CSV and another scale', round(6), number(null), [CSV, decimal(7)], false],
    ['overflow of the very type', overflow, number(null), [decimal(6, 28)], true],
    ['overflow of a type of more digits', overflow, number(null), [decimal(6, 38)], false],
    ['overflow of a type of another scale', overflow, number(null), [decimal(7, 28)], false],
    ['overflow in text', overflow, number(null), [STRING], false],
    ['overflow in CSV', overflow, number(null), [CSV], true],
    ['no number in decimals', notANumber, number(null), [decimal(6)], true],
    ['no number in whole numbers', notANumber, number(null), [INT], true],
    ['no number in text, which can say NaN', notANumber, number(null), [STRING], false],
    ['no number in text in some files', notANumber, number(null), [decimal(6), STRING], false],
    ['no number in floats, which can say NaN', notANumber, number(null), [{ kind: 'float', bits: 64 }], false],
    ['dates of zeros in Parquet', zeroDates, date, [DATE], true],
    ['what no type tells of', emptyLob, { kind: 'text' }, [STRING], true],
    ['what no type tells of, in CSV', emptyLob, { kind: 'text' }, [CSV], true],
  ])('%s', (_, loss, own, types, isExpected) => {
    expect(applicableLosses(own, types, [loss])).toEqual(isExpected ? [loss] : []);
  });

  test('dates of zeros in CSV are the text that the source prints', () => {
    expect(applicableLosses(date, [DATE, CSV], [zeroDates])).toEqual([{ ...zeroDates, as: 'text' }]);
  });

  test('of several rules those that hold are kept, in their order', () => {
    expect(applicableLosses(number(null), [decimal(6)], [notANumber, round(7), overflow, round(6)])).toEqual([
      notANumber,
      overflow,
      round(6),
    ]);
  });
});

test('the types of a column are those of every group that has it, by its exact name', () => {
  const groups = [group(['a', INT], ['b', STRING]), group(['A', DATE]), group(['a', decimal(2)])];
  expect(lakeTypesOf('a', groups)).toEqual([INT, decimal(2)]);
  expect(lakeTypesOf('c', groups)).toEqual([]);
});

test('names that differ by case alone cannot be told apart within a file, and can between files', () => {
  const pairs = ambiguousNames([group(['a', INT], ['b', INT], ['A', INT], ['Ab', INT], ['aB', INT])]);
  expect([...pairs].sort()).toEqual(['A', 'Ab', 'a', 'aB']);
  expect([...ambiguousNames([group(['a', INT]), group(['A', INT])])]).toEqual([]);
});

test('a type that the engine has no exact text of is said with its name; all others must have one', () => {
  expect(unsupportedInLake(duckdb, [], { kind: 'text' })).toBeNull();
  expect(unsupportedInLake(duckdb, [STRING, STRING], { kind: 'text' })).toBeNull();
  const other: LakeType = { kind: 'other', name: 'INT96' };
  expect(unsupportedInLake(duckdb, [STRING, other], { kind: 'text' })).toMatch(/^\S.* \(the lake's type is INT96\)$/);
});

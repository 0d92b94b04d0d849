import type { Form } from '../compare/forms.ts';

/**
 * The canary: a tiny table pair whose every difference is known. Each run compares it through its own engine and its own
 * code, so that a run which would not have seen such a fault says so. Values are canonical texts, null is NULL.
 */

export const CANARY_COLUMNS = [
  'id',
  'note',
  'remark',
  'code',
  'amount',
  'big',
  'seen_at',
  'ratio',
  'payload',
  'active',
  'born',
] as const;
export type CanaryColumn = (typeof CANARY_COLUMNS)[number];

/** The forms that the columns are compared in: `code` is an integer in the source, and a text in the lake. */
export const CANARY_FORMS: Readonly<Record<CanaryColumn, Form>> = {
  id: { kind: 'integer' },
  note: { kind: 'text' },
  remark: { kind: 'text' },
  code: { kind: 'integer' },
  amount: { kind: 'decimal', scale: 4 },
  big: { kind: 'integer' },
  seen_at: { kind: 'timestamp', digits: 6 },
  ratio: { kind: 'float' },
  payload: { kind: 'bytes' },
  active: { kind: 'boolean' },
  born: { kind: 'date' },
};

export type CanaryRow = Readonly<Record<CanaryColumn, string | null>>;

/** What one key is on each side: so many rows, of these contents. */
export interface CanaryKey {
  readonly id: number;
  /** What is planted there, for people; null where both sides are equal. Two keys of one name are one fault. */
  readonly fault: string | null;
  readonly source: readonly CanaryRow[];
  readonly lake: readonly CanaryRow[];
}

type Values = Partial<Record<Exclude<CanaryColumn, 'id'>, string | null>>;

/** 0.1, and the next double. */
const TENTH = '3fb999999999999a';

const PLAIN: Required<Values> = {
  note: 'canary',
  remark: 'row',
  code: '7',
  amount: '1234.5678',
  big: '9007199254740993',
  seen_at: '2024-02-29 12:34:56.123456',
  ratio: TENTH,
  payload: '00ff10',
  active: 'true',
  born: '2024-02-29',
};

const NOTHING: Required<Values> = {
  ...{ note: null, remark: null, code: null, amount: null, big: null },
  ...{ seen_at: null, ratio: null, payload: null, active: null, born: null },
};

const row = (id: number, values: Values = {}): CanaryRow => ({ id: String(id), ...PLAIN, ...values });

const equal = (id: number, values: Values = {}): CanaryKey => ({
  ...{ id, fault: null },
  ...{ source: [row(id, values)], lake: [row(id, values)] },
});

const changed = (id: number, fault: string, source: Values, lake: Values): CanaryKey => ({
  ...{ id, fault },
  ...{ source: [row(id, source)], lake: [row(id, lake)] },
});

const LONG = 'Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich. '.repeat(5);

/** Rows that are the same on both sides, and ugly: whoever finds a difference here finds too much. */
const EQUAL: readonly CanaryKey[] = [
  equal(1),
  equal(2, NOTHING),
  equal(3, { note: 'tab\there, line\nthere, \\backslash, "quote", \'other\'', remark: '\\N' }),
  equal(4, { note: ' spaces ', remark: 'e\u0301 \u00e9 \u{1f426} \u00a0', active: 'false' }),
  equal(5, { amount: '-99999999999999.9999', big: '-9007199254740993', code: '-12', payload: 'ff' }),
  equal(6, { seen_at: '1900-01-01 00:00:00.000001', born: '1900-01-01', amount: '0.0001', code: '0', big: '0' }),
  equal(7, { seen_at: '9999-12-31 23:59:59.999999', born: '9999-12-31', ratio: '7fe1ccf385ebc8a0' }),
  // The hour that does not exist in Europe's zones.
  equal(8, { seen_at: '2024-03-31 02:30:00.000000', born: '2024-03-31', ratio: 'bff8000000000000', note: LONG }),
];

const ROWS: readonly CanaryKey[] = [
  { id: 10, fault: 'a row missing in the lake', source: [row(10)], lake: [] },
  { id: 11, fault: 'a row that only the lake has', source: [], lake: [row(11)] },
  { id: 12, fault: 'a row twice in the lake', source: [row(12)], lake: [row(12), row(12)] },
  { id: 13, fault: 'one of two equal rows missing in the lake', source: [row(13), row(13)], lake: [row(13)] },
  changed(14, 'the values of two rows swapped', { note: 'left' }, { note: 'right' }),
  changed(15, 'the values of two rows swapped', { note: 'right' }, { note: 'left' }),
];

const TEXTS: readonly CanaryKey[] = [
  changed(20, "NULL became ''", { note: null }, { note: '' }),
  changed(21, "'' became NULL", { note: '' }, { note: null }),
  changed(22, 'NULL became a text that stands for NULL', { note: null }, { note: '\\N' }),
  changed(23, 'a space added to the end of a text', {}, { note: 'canary ' }),
  changed(24, 'the last byte of a text', {}, { note: 'canarz' }),
  changed(25, 'a text cut at 255 characters', { note: LONG }, { note: LONG.slice(0, 255) }),
  changed(26, 'the case of a letter', {}, { note: 'Canary' }),
  changed(27, 'a letter composed otherwise', { note: 'caf\u00e9' }, { note: 'cafe\u0301' }),
  changed(28, 'another end of a line', { note: 'a\r\nb' }, { note: 'a\nb' }),
  changed(29, 'a separator one value further', { note: 'a\tb', remark: 'c' }, { note: 'a', remark: 'b\tc' }),
];

const NUMBERS: readonly CanaryKey[] = [
  changed(30, 'a number written with a leading zero', {}, { code: '07' }),
  changed(31, 'a fraction where an integer was', { code: '2' }, { code: '1.5' }),
  changed(32, 'NULL became a text that is no number', { code: null }, { code: 'n/a' }),
  changed(33, 'the last digit of a decimal', {}, { amount: '1234.5679' }),
  changed(34, 'the sign of a decimal', {}, { amount: '-1234.5678' }),
  changed(35, 'the last digit of a large integer', {}, { big: '9007199254740992' }),
  changed(36, 'the last bit of a float', {}, { ratio: '3fb999999999999b' }),
  changed(37, 'the sign of a zero', { ratio: '0000000000000000' }, { ratio: '8000000000000000' }),
];

const OTHERS: readonly CanaryKey[] = [
  changed(40, 'micro-seconds cut to milli-seconds', {}, { seen_at: '2024-02-29 12:34:56.123000' }),
  changed(41, 'a timestamp shifted by an hour', {}, { seen_at: '2024-02-29 13:34:56.123456' }),
  changed(42, 'a date one day off', {}, { born: '2024-03-01' }),
  changed(43, 'the last byte of bytes', {}, { payload: '00ff11' }),
  changed(44, 'true became false', {}, { active: 'false' }),
  changed(45, 'NULL became false', { active: null }, { active: 'false' }),
];

/** Every key of the canary, on both sides. */
export const CANARY_KEYS: readonly CanaryKey[] = [...EQUAL, ...ROWS, ...TEXTS, ...NUMBERS, ...OTHERS];

/** A row of nothing but values, for types to be read from. */
export const CANARY_PLAIN: CanaryRow = row(1);

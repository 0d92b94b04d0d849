/** The words of the matrix: what a type is, and what a value is in the source and in the lake. */

/** A value as DMS puts it into a record. A number is a float; integers are `bigint`, decimals and times are texts. */
export type LakeValue = string | Uint8Array | bigint | number | boolean | null;

/** What mutations apply to a column. */
export type Logical =
  | 'integer'
  | 'unsigned'
  | 'tiny'
  | 'decimal'
  | 'float'
  | 'boolean'
  | 'date'
  | 'time'
  | 'timestamp'
  | 'text'
  | 'bytes'
  | 'json'
  | 'uuid';

export interface MatrixValue {
  /** The value in the source's own SQL. */
  readonly sql: string;
  /** What DMS writes for it. */
  readonly lake: LakeValue;
  /** Set where DMS is known to write another value than the source's: it must be counted as an expected loss. */
  readonly loss?: true;
  /** What DMS writes for it in CSV, where that is something else, and no loss. */
  readonly inCsv?: LakeValue;
}

export interface MatrixType {
  /** The source's type as a person writes it: a row of the table on the page. */
  readonly name: string;
  /** DMS's type: `INT4`, `NUMERIC(10,2)`, `STRING`. The User Guide's tables of source types. */
  readonly dms: string;
  readonly logical: readonly Logical[];
  /** The first is what a row holds that is about another column. */
  readonly values: readonly MatrixValue[];
  /** Left out by name where no lossless text of it is known: a limit, never a match. */
  readonly mayBeExcluded?: true;
  /** And its texts may hold line ends: no engine that reads lines can tell its records apart. */
  readonly mayHoldLineEnds?: true;
  /** Written as text, and compared as what it is in the source: a report names no cause that is about texts. */
  readonly comparedAsOther?: true;
}

/** Texts that other tools take for others, or lose. */
export const TEXTS: readonly string[] = [
  'plain text',
  '',
  ' ',
  '   ',
  ' leading',
  'trailing ',
  ' both ',
  'two  spaces',
  'no-break\u00a0space',
  'narrow\u202fno-break',
  'ideographic\u3000space',
  '\u200bzero width',
  '\ufeffmark',
  'tab\there',
  'line\nfeed',
  'carriage\rreturn',
  'both\r\nends',
  'last line\n',
  'vertical\vtab\ffeed\bback',
  'next\u0085line\u2028separator\u2029end',
  'unit\u001fseparator\u0001\u0002\u007f',
  'back\\slash',
  'ends in \\',
  '\\N',
  '\\.',
  '\\n',
  'NULL',
  'null',
  '<null>',
  'None',
  'quote"s',
  '"quoted"',
  "it's",
  'a,b;c|d\te',
  ',',
  '1.0',
  '1.00',
  '0x1f',
  'true',
  'na\u00efve caf\u00e9',
  'nai\u0308ve cafe\u0301',
  '\u1e9b\u0323',
  'Stra\u00dfe',
  '\ufb01ligature',
  '\u0130stanbul',
  '\u65e5\u672c\u8a9e',
  '\u0627\u0644\u0639\u0631\u0628\u064a\u0629',
  '\u{1f600} astral',
  '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
  'e\u0301\u0302\u0303\u0304',
  'caf\u00c3\u00a9',
  'A',
  'a',
];

/** 300 characters whose 30th, 255th and 256th are not alike, and none of them a space. */
export const TEXT_300 = Array.from({ length: 300 }, (_, i) => String.fromCharCode(97 + (i % 26))).join('');
/** Longer than a LOB of 32 KB. */
export const TEXT_LOB = TEXT_300.repeat(112).slice(0, 33_000);

export const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, i) => i);

export const INTEGERS = {
  8: ['42', '-128', '-127', '-1', '0', '1', '2', '126', '127'],
  16: ['42', '-32768', '-129', '0', '128', '32767'],
  24: ['42', '-8388608', '0', '8388607'],
  32: ['42', '-2147483648', '-32769', '0', '32768', '16777217', '2147483647'],
  64: [
    ...['42', '-9223372036854775808', '-2147483649', '0', '2147483648', '9007199254740993'],
    ...['123456789012345678', '9223372036854775807'],
  ],
} as const;

export const UNSIGNED = {
  8: ['42', '0', '128', '255'],
  16: ['42', '0', '32768', '65535'],
  24: ['42', '0', '8388608', '16777215'],
  32: ['42', '0', '2147483648', '4294967295'],
  64: ['42', '0', '9223372036854775807', '9223372036854775808', '18446744073709551615'],
} as const;

/** Doubles that print alike, are no numbers, or are lost by a detour through fewer bits or digits. */
export const DOUBLES: readonly number[] = [
  ...[1.5, 0, -1.5, 0.1, 0.1 + 0.2, 1 / 3, 1e-14, 4e-14, 123456.789, 5e-324, 2.2250738585072014e-308],
  ...[2.225073858507201e-308, Number.MAX_VALUE, -Number.MAX_VALUE, 2 ** 53 + 2, 1 + 2 ** -52, 1e22, 16777217],
];

export const FLOATS: readonly number[] = [
  ...[1.5, 0, -1.5, 0.1, 1 / 3, 16777216, 1e-45, 1.1754943508222875e-38, 3.4028234663852886e38, 123456.79],
].map(Math.fround);

export const DATES: readonly string[] = [
  ...['2024-03-31', '0001-01-01', '1582-10-04', '1582-10-15', '1899-12-31', '1900-02-28', '1969-12-31', '1970-01-01'],
  ...['2000-02-29', '2024-02-29', '2024-05-06', '9999-12-31'],
];

export const TIMESTAMPS: readonly string[] = [
  '2024-05-06 07:08:09.123456',
  '0001-01-01 00:00:00.000000',
  '0001-01-01 00:00:00.000001',
  '1582-10-15 00:00:00.000000',
  '1969-12-31 23:59:59.999999',
  '1970-01-01 00:00:00.000000',
  '1970-01-01 00:00:00.000001',
  '2016-12-31 23:59:59.999999',
  '2024-02-29 12:00:00.500000',
  '2024-03-31 02:30:00.123000',
  '2024-10-27 02:30:00.000500',
  '9999-12-31 23:59:59.999999',
];

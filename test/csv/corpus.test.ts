import { Sides } from '../support/sides.ts';
import { compareCsv, type KindName, type Row } from './support.ts';

let sides: Sides;
beforeAll(async () => {
  sides = await Sides.open();
});
afterAll(() => sides.close());

/** Trino reads lines: no record over several of them, no numbers of lines, no carriage return before an end. */
const lines = () => sides.engine.dialect.csv === 'lines';

/** Of fields that should all be a value of a kind, each in a row of its own: those whose row is reported. */
async function differing(kind: KindName, value: string, fields: readonly string[]): Promise<string[]> {
  const rows = fields.map((_, i): Row => [String(i), value]);
  const file = fields.map((field, i) => `${i},${field}\n`).join('');
  const result = await compareCsv(sides, { kinds: ['integer', kind], rows, files: [file] });
  const keys = new Set(result.sample.flatMap(({ key }) => key?.[0]?.value ?? []));
  expect(result.verdict).toBe(keys.size > 0 ? 'MISMATCHED' : 'MATCHED');
  return fields.filter((_, i) => keys.has(String(i)));
}

const KINDS: readonly KindName[] = ['integer', 'text', 'numeric', 'double', 'boolean', 'date', 'timestamp', 'bytes'];
const ROW: Row = ['1', 'a"b,c\n\\', '-0.50', '0.1', 'true', '2024-02-29', '2024-02-29 01:02:03.456789', '00ff'];
const RECORD = '1,"a""b,c\n\\",-0.50,+1.0000000000000001e-01,true,2024-02-29,2024-02-29 01:02:03.456789,00ff\n';

describe('a faithful file', () => {
  test('is matched, and all of it is exact', async () => {
    const rows: Row[] = [ROW, ['2', null, null, null, null, null, null, null]];
    const result = await compareCsv(sides, { kinds: KINDS, rows, files: [`${RECORD}2,,,,,,,\n`] });
    if (lines())
      expect(result).toMatchObject({ verdict: 'INCONCLUSIVE', limits: [{ kind: 'ambiguousRecords', count: 1 }] });
    else expect(result).toMatchObject({ verdict: 'MATCHED', rows: { source: 2, lake: 2 }, limits: [] });
    expect(result.columns.every((column) => column.fidelity === 'exact')).toBe(true);
  });

  test('may be several, of which one is empty, and one ends without a line end', async () => {
    const rows: Row[] = [['1'], ['2'], ['3']];
    const result = await compareCsv(sides, { kinds: ['integer'], rows, files: ['1\n2', '', '3\n'] });
    expect(result).toMatchObject({ verdict: 'MATCHED', rows: { source: 3, lake: 3 } });
    // Trino reports no file that has nothing in it.
    expect(result.files.map((file) => file.rows)).toEqual(lines() ? [2, 1] : [2, 0, 1]);
  });

  test('may have a header, in an order of its own, and the columns that DMS adds', async () => {
    const kinds: KindName[] = ['integer', 'text'];
    const result = await compareCsv(sides, {
      kinds,
      rows: [['1', 'x']],
      files: ['Op,c1,_at,c0\nI,x,2026-01-01 00:00:00.000000,1\n'],
      plan: { header: true },
    });
    expect(result.verdict).toBe('INCONCLUSIVE');
    // The plan of this test names neither Op nor the timestamp: they are columns of the lake alone.
    expect(result.limits.map((l) => [l.kind, l.column])).toEqual([
      ['extraLakeColumn', 'Op'],
      ['extraLakeColumn', '_at'],
    ]);
    expect(result.counts.extra.findings + result.counts.missing.findings).toBe(0);
  });

  test('may be compressed', async () => {
    const result = await compareCsv(sides, { kinds: ['integer'], rows: [['1']], files: ['1\n'], gzip: true });
    if (lines()) expect(result).toMatchObject({ verdict: 'INCONCLUSIVE', limits: [{ kind: 'settingMismatch' }] });
    else expect(result).toMatchObject({ verdict: 'MATCHED', limits: [] });
  });

  test.each([
    ['numeric', '24000.00', ['24000.00', '24000', '24000.0', '24000.000']],
    ['numeric', '0.50', ['.5', '0.5']],
    ['double', '-0', ['-0.0000000000000000e+00', '-0']],
    ['double', 'NaN', ['NaN', 'nan']],
    ['double', 'Infinity', ['inf', '+Infinity']],
    ['real', '0.1', ['+1.00000001e-01', '+1.0000000149011612e-01', '0.1']],
    ['boolean', 'true', ['true', 't', '1']],
    ['boolean', 'false', ['false', 'f', '0']],
    [
      'timestamp',
      '2024-01-01 10:00:00',
      ['2024-01-01 10:00:00', '2024-01-01 10:00:00.000', '2024-01-01 10:00:00.000000'],
    ],
    ['bytes', '00ff', ['00ff', '00FF']],
  ] as const)('may write the %s %s in each of the ways of DMS', async (kind, value, texts) => {
    expect(await differing(kind, value, texts)).toEqual([]);
  });

  test('may write bytes in base64, where that is said', async () => {
    const request = { kinds: ['integer', 'bytes'] as KindName[], rows: [['1', '00ff10']], files: ['1,AP8Q\n'] };
    expect((await compareCsv(sides, { ...request, plan: { binary: 'base64' } })).verdict).toBe('MATCHED');
    expect((await compareCsv(sides, request)).verdict).toBe('MISMATCHED');
  });
});

describe('another number, date or text', () => {
  test.each([
    ['integer', '12', ['012', '+12', '12.0', ' 12', '1_2', '0x0c', '1e1']],
    ['numeric', '1.50', ['1.5000001', '01.50', '+1.50', '1.50 ', '1,50', '1.', 'NaN', '-1.50', '1.49']],
    ['double', '0.1', ['+1.0000000000000002e-01', '0.1 ', '', '0.1.1', '1e400', 'NaN']],
    ['real', '0.1', ['+1.00000009e-01', '0.10000001']],
    ['boolean', 'true', ['TRUE', 'yes', 'false', '2', 'truee']],
    ['date', '2024-02-29', ['2024-02-29 ', '2024-2-29', '2024-02-28', '2024-02-29 00:00:00', '20240229']],
    [
      'timestamp',
      '2024-01-01 10:00:00',
      ['2024-01-01 10:00:00.0000001', '2024-01-01T10:00:00', '2024-01-01 10:00:00+00', '2024-01-01 10:00'],
    ],
    ['bytes', '00ff', ['00f', '\\x00ff', '00fg', '0x00ff']],
    ['text', 'a', ['A', 'a ', ' a', '\ufeffa', 'a\r', '""']],
  ] as const)('of %s %s is a difference', async (kind, value, texts) => {
    const fields = texts.map((text) => (text.includes('"') ? text : `"${text}"`));
    expect(await differing(kind, value, fields)).toEqual(fields);
  });
});

describe('NULL', () => {
  const kinds: KindName[] = ['integer', 'text'];

  test.each([
    ['', ['1,\n', "2,''\n"]],
    ['NULL', ['1,NULL\n', '2,\n']],
    ['\\N', ['1,\\N\n', '2,\n']],
  ])('is the text %j, and a value that is that text is counted', async (nullText, [one = '', two = '']) => {
    const format = { delimiter: ',', rowDelimiter: '\n', quoted: true, nullText };
    const other = nullText === '' ? "''" : '';
    const rows: Row[] = [
      ['1', null],
      ['2', other],
    ];
    expect((await compareCsv(sides, { kinds, rows, files: [one + two], format })).verdict).toBe('MATCHED');
    const alike: Row[] = [...rows, ['3', nullText]];
    const result = await compareCsv(sides, { kinds, rows: alike, files: [`${one}${two}3,${nullText}\n`], format });
    expect(result.verdict).toBe('INCONCLUSIVE');
    expect(result.limits).toMatchObject([{ kind: 'expectedLoss', column: 'c1', count: 1 }]);
    expect(result.columns[1]).toMatchObject({ fidelity: 'asEncoded' });
  });

  test("that became '' in quotes is a difference, and so is the text NULL in quotes", async () => {
    const empty = await compareCsv(sides, { kinds, rows: [['1', null]], files: ['1,""\n'] });
    expect(empty).toMatchObject({ verdict: 'MISMATCHED', counts: { changed: { findings: 1 } } });
    expect(empty.sample[0]?.causes).toEqual(["c1: NULL became ''"]);
  });

  test('whose text a number could be makes the column unreadable, and only that', async () => {
    const format = { delimiter: ',', rowDelimiter: '\n', quoted: true, nullText: '0' };
    const result = await compareCsv(sides, {
      kinds: ['text', 'integer'],
      rows: [['a', '0']],
      files: ['a,0\n'],
      format,
    });
    expect(result).toMatchObject({ verdict: 'INCONCLUSIVE', limits: [{ kind: 'excludedColumn', column: 'c1' }] });
  });
});

describe('a broken record is found with its file and line, and shifts no other', () => {
  const kinds: KindName[] = ['integer', 'text', 'integer'];
  const rows: Row[] = [
    ['1', 'a', '10'],
    ['2', 'b', '20'],
    ['3', 'c', '30'],
  ];
  test.each([
    ['too few fields', '2,b\n', 'line 2: 2 fields, and a record of this file has 3'],
    ['too many fields', '2,b,20,x\n', 'line 2: 4 fields, and a record of this file has 3'],
    ['one empty field too many', '2,b,20,\n', 'line 2: 4 fields, and a record of this file has 3'],
    ['an empty line', '\n', 'line 2: 1 field, and a record of this file has 3'],
    ['a quote inside', '2,b"b,20\n', 'line 2: a quote stands where none can'],
    ['a quote that closes too early', '2,"b"b,20\n', 'line 2: a quote stands where none can'],
    ['bytes that are no UTF-8', Buffer.from('2,\xff,20\n', 'latin1'), 'line 2: bytes that are no UTF-8'],
  ])('%s', async (_, record, numbered) => {
    const said = lines() ? numbered.replace('line 2', 'a line') : numbered;
    const file = Buffer.concat([Buffer.from('1,a,10\n'), Buffer.from(record), Buffer.from('3,c,30\n')]);
    const result = await compareCsv(sides, { kinds, rows, files: [file] });
    expect(result).toMatchObject({
      verdict: 'MISMATCHED',
      rows: { source: 3, lake: 3 },
      counts: { missing: { findings: 1 }, extra: { findings: 1 }, changed: { findings: 0 } },
      cause: { code: 'MalformedRecords' },
    });
    expect(result.cause?.message).toContain(`LOAD00000001.csv, ${said}.`);
    const extra = result.sample.find((found) => found.kind === 'extra');
    expect(extra).toMatchObject({ key: null, causes: [said] });
    expect(result.sample.find((found) => found.kind === 'missing')?.key).toEqual([{ column: 'c0', value: '2' }]);
  });

  test('a quote that is never closed takes the rest of its file, and no other file', async () => {
    const result = await compareCsv(sides, { kinds, rows, files: ['1,a,10\n2,"b,20\n', '3,c,30\n'] });
    expect(result.counts).toMatchObject({ missing: { findings: 1 }, extra: { findings: 1 } });
    expect(result.cause?.message).toContain(
      lines() ? 'a quote stands where none can' : 'line 2: a quote is never closed',
    );
  });

  test('those that are broken alike are findings of their own, each with its file', async () => {
    const files = ['1,a,10\n2,b\n', '3,c\n9,d\n'];
    const result = await compareCsv(sides, { kinds, rows, files });
    expect(result.counts).toMatchObject({ missing: { findings: 2 }, extra: { findings: 3, lakeRows: 3 } });
    const broken = result.sample.filter((found) => found.kind === 'extra');
    expect(broken.map((found) => found.rows[0]?.file?.slice(-5)).sort()).toEqual(['1.csv', '2.csv', '2.csv']);
  });

  test('without a key too', async () => {
    const result = await compareCsv(sides, { kinds, rows, files: ['1,a,10\n2,b\n3,c,30\n'], key: [] });
    expect(result).toMatchObject({ verdict: 'MISMATCHED', cause: { code: 'MalformedRecords' } });
  });

  test('of many megabytes it is read, where it is not broken', async () => {
    // The rows of these tests stand in the statement, and Trino's are bounded.
    if (lines()) return;
    const long = 'x"y\n'.repeat(1 << 20);
    const rows: Row[] = [['1', long, '10']];
    const result = await compareCsv(sides, { kinds, rows, files: [`1,"${long.replaceAll('"', '""')}",10\n`] });
    expect(result.verdict).toBe('MATCHED');
  });
});

describe('a head that is not as configured', () => {
  const kinds: KindName[] = ['integer', 'text'];
  const rows: Row[] = [['1', 'x']];

  test.each([
    ['a byte order mark', '\ufeffc0,c1\n1,x\n', { header: true }, /byte order mark/],
    ['a header that was not to be', 'c0,c1\n1,x\n', { header: false }, /AddColumnName is off/],
    ['no gzip', '1,x\n', { gzip: true }, /not compressed with gzip/],
  ])('%s is a limit that names the file, and its rows are compared', async (_, file, plan, said) => {
    const result = await compareCsv(sides, { kinds, rows, files: [file], plan });
    expect(result).toMatchObject({ verdict: 'INCONCLUSIVE', limits: [{ kind: 'settingMismatch', count: 1 }] });
    expect(result.limits[0]?.detail).toMatch(said);
    expect(result.limits[0]?.detail).toMatch(/LOAD00000001\.csv/);
    expect(result.counts.extra.findings).toBe(0);
  });

  test('a byte order mark before a value is a difference of that value', async () => {
    const result = await compareCsv(sides, { kinds, rows, files: ['\ufeff1,x\n'] });
    // Trino drops the mark; its head is seen all the same.
    expect(result.verdict).toBe(lines() ? 'INCONCLUSIVE' : 'MISMATCHED');
    expect(result.limits).toMatchObject([{ kind: 'settingMismatch' }]);
    const named = await compareCsv(sides, { kinds, rows, files: ['1,\ufeffx\n'] });
    expect(named.sample[0]?.causes).toEqual(['c1: begins with a byte order mark']);
  });

  test('a header that is missing is an error that names the file', async () => {
    const request = { kinds, rows, files: ['1,x\n'], plan: { header: true } };
    await expect(compareCsv(sides, request)).rejects.toMatchObject({
      name: 'UnreadableLakeFile',
      message: expect.stringMatching(/LOAD00000001\.csv cannot be read: its first record is no header/),
    });
  });

  test('where nothing says, a header is what holds the names of the columns', async () => {
    const plan = { header: null, gzip: null };
    expect((await compareCsv(sides, { kinds, rows, files: ['c1,c0\nx,1\n'], plan })).verdict).toBe('MATCHED');
    const zipped = await compareCsv(sides, { kinds, rows, files: ['1,x\n'], plan, gzip: true });
    expect(zipped.verdict).toBe(lines() ? 'INCONCLUSIVE' : 'MATCHED');
  });
});

describe('without quotes (Rfc4180 off)', () => {
  const kinds: KindName[] = ['integer', 'text', 'text'];
  const format = { delimiter: '|', rowDelimiter: '\n', quoted: false, nullText: '' };

  test('quotes are characters, and rows without delimiters are exact', async () => {
    const rows: Row[] = [
      ['1', '"', 'a""b'],
      ['2', 'x', null],
    ];
    const result = await compareCsv(sides, { kinds, rows, files: ['1|"|a""b\n2|x|\n'], format });
    expect(result).toMatchObject({ verdict: 'MATCHED', limits: [] });
  });

  const hidden: Row[] = [
    ['1', 'a|b', 'c'],
    ['2', 'x\n3|y|z', 'w'],
    ['9', 'm', 'n'],
  ];
  const written = '1|a|b|c\n2|x\n3|y|z|w\n9|m|n\n';

  test('rows that hold a delimiter are counted and named, not guessed', async () => {
    const result = await compareCsv(sides, { kinds, rows: hidden, files: [written], format });
    expect(result).toMatchObject({ verdict: 'INCONCLUSIVE', cause: { code: 'AmbiguousRecords' } });
    expect(result.limits).toMatchObject([{ kind: 'ambiguousRecords', count: 2 }]);
  });

  test('a row without one that is lost beside them is found', async () => {
    const result = await compareCsv(sides, { kinds, rows: hidden, files: [written.replace('9|m|n\n', '')], format });
    expect(result).toMatchObject({ verdict: 'MISMATCHED', counts: { missing: { findings: 1 } } });
    expect(result.sample.find((found) => found.kind === 'missing')?.key).toEqual([{ column: 'c0', value: '9' }]);
  });
});

test.each([
  [{ delimiter: ',', rowDelimiter: ',', quoted: true, nullText: '' }, /share a character/],
  [{ delimiter: '"', rowDelimiter: '\n', quoted: true, nullText: '' }, /the quote itself/],
  [{ delimiter: '-', rowDelimiter: '\n', quoted: false, nullText: '' }, /numbers and dates/],
  [{ delimiter: '|', rowDelimiter: '\n', quoted: true, nullText: 'a|b' }, /holds a delimiter/],
])('delimiters that cannot be read back are named before anything is read: %j', async (format, said) => {
  await expect(compareCsv(sides, { kinds: ['integer'], rows: [['1']], files: ['1\n'], format })).rejects.toThrow(said);
});

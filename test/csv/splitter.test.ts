import { isUtf8 as nodeIsUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { decodeLine } from '../../core/compare/line.ts';
import { isUtf8 } from '../../core/csv/bytes.ts';
import type { CsvFormat } from '../../core/csv/format.ts';
import type { SplitOptions } from '../../core/csv/options.ts';
import { Splitter } from '../../core/csv/splitter.ts';
import { referenceRecords } from './reference.ts';

const FORMAT: CsvFormat = { delimiter: ',', rowDelimiter: '\n', quoted: true, nullText: '' };

function split(bytes: Uint8Array, options: Partial<SplitOptions> = {}, cuts: readonly number[] = []): string[] {
  const columns = options.columns ?? 2;
  const places = Array.from({ length: columns }, (_, i) => i);
  const splitter = new Splitter({ format: FORMAT, places, columns, tag: '7', skip: 0, maxBytes: 1 << 20, ...options });
  let text = '';
  let from = 0;
  for (const cut of [...cuts.map((c) => c % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]) {
    text += Buffer.from(splitter.push(bytes.subarray(from, cut))).toString('utf8');
    from = cut;
  }
  text += Buffer.from(splitter.finish()).toString('utf8');
  const lines = text.split('\n').slice(0, -1);
  const last = lines.pop() ?? '';
  expect(last).toBe(`f\t7\t${lines.length}${'\t'.repeat(columns - 1)}`);
  return lines;
}

const splitText = (text: string, options: Partial<SplitOptions> = {}) => split(Buffer.from(text), options);

test.each([
  ['a,b\n', ['r\t7\ta\tb']],
  ['a,b', ['r\t7\ta\tb']],
  ['', []],
  ['\n', ['x\t7\t1 fields 1\t']],
  ['a,b\n\nc,d\n', ['r\t7\ta\tb', 'x\t7\t2 fields 1\t', 'r\t7\tc\td']],
  ['a,\n', ['r\t7\ta\t\\N']],
  ['a,""\n', ['r\t7\ta\t']],
  ['"a ""quoted"" one","two\nlines"\nb,c\n', ['r\t7\ta "quoted" one\ttwo\\nlines', 'r\t7\tb\tc']],
  ['a\tb,c\\d\r\n', ['r\t7\ta\\tb\tc\\\\d\\r']],
  ['a,b,\n', ['x\t7\t1 fields 3\t']],
  ['a\nb,c\n', ['x\t7\t1 fields 1\t', 'r\t7\tb\tc']],
  ['a"b,c\nd,e\n', ['x\t7\t1 quote 0\t', 'r\t7\td\te']],
  ['"a"b,c\nd,e\n', ['x\t7\t1 quote 0\t', 'r\t7\td\te']],
  ['a,b\n"c\nd,e\n', ['r\t7\ta\tb', 'x\t7\t2 open 0\t']],
  ['a,b\0\nc,d\n', ['r\t7\ta\tb\0', 'r\t7\tc\td']],
  ['\ufeffa,b\n', ['r\t7\t\ufeffa\tb']],
  ['"x\ny",1\nz\n', ['r\t7\tx\\ny\t1', 'x\t7\t3 fields 1\t']],
])('%j', (text, lines) => {
  expect(splitText(text)).toEqual(lines);
});

test('bytes that are no UTF-8 are named with their line, and the records around them are rows', () => {
  const bytes = Buffer.concat([Buffer.from('é,b\n'), Buffer.from([0xc3, 0x2c, 0x62, 10]), Buffer.from('c,ü\n')]);
  expect(split(bytes)).toEqual(['r\t7\té\tb', 'x\t7\t2 utf8 0\t', 'r\t7\tc\tü']);
});

test('a row says its place among the records where it is asked to, whatever the chunks are', () => {
  const records = ['h,h', ...Array.from({ length: 12 }, (_, i) => (i === 3 ? 'broken' : `a${i},b`))].join('\n');
  for (const places of [
    [0, 1],
    [1, 0],
  ]) {
    const splitter = new Splitter({
      ...{ format: FORMAT, places, columns: 2, tag: '7' },
      skip: 1,
      maxBytes: 1 << 20,
      numbered: true,
    });
    const parts = [...Buffer.from(records)].map((byte) => Buffer.from(splitter.push(Uint8Array.of(byte))).toString());
    const lines = (parts.join('') + Buffer.from(splitter.finish()).toString()).split('\n').slice(0, -1);
    const row = (i: number) => (places[0] === 0 ? `a${i}\tb` : `b\ta${i}`);
    const expected = Array.from({ length: 12 }, (_, i) =>
      i === 3 ? 'x\t7\t0\t5 fields 1\t' : `r\t7\t${i + 1}\t${row(i)}`,
    );
    expect(lines).toEqual([...expected, 'f\t7\t0\t12\t']);
  }
});

test('fields go to their columns, whatever their order, and a column without a field is NULL', () => {
  expect(splitText('I,b,a,c\n', { places: [-1, 1, 0, -1], columns: 3 })).toEqual(['r\t7\ta\tb\t\\N']);
});

test('records at the head that are no rows are skipped, and lines are counted on', () => {
  expect(splitText('id,name\na\nb,c\n', { skip: 1 })).toEqual(['x\t7\t2 fields 1\t', 'r\t7\tb\tc']);
});

test('without quotes a quote is a character', () => {
  const format = { ...FORMAT, quoted: false, delimiter: '|' };
  expect(splitText('"a|b"\n', { format })).toEqual(['r\t7\t"a\tb"']);
});

test('a record longer than may be held is an error that names its line, quoted or not', () => {
  const long = 'x'.repeat(500_000);
  for (const text of [`a,b\n${long},c\n`, `a,b\n"${long}`])
    expect(() => splitText(text, { maxBytes: 1000 })).toThrow('line 2 has more than 1000 bytes');
});

test('a record of many megabytes is a row', () => {
  const long = 'x"'.repeat(2 << 20);
  const [line] = splitText(`"${long.replaceAll('"', '""')}",b\n`, { maxBytes: 1 << 30 });
  expect(line === `r\t7\t${long}\tb`).toBe(true);
});

const FORMATS: CsvFormat[] = [
  FORMAT,
  { delimiter: '|', rowDelimiter: '\r\n', quoted: true, nullText: 'NULL' },
  { delimiter: '||', rowDelimiter: '\n', quoted: true, nullText: '\\N' },
  { delimiter: '\t', rowDelimiter: '\u001e', quoted: true, nullText: '' },
  { delimiter: '§', rowDelimiter: '¶¶', quoted: true, nullText: 'ü' },
  { delimiter: '|', rowDelimiter: '\n', quoted: false, nullText: '' },
  { delimiter: '||', rowDelimiter: '¶§', quoted: false, nullText: 'NULL' },
];

test.each(FORMATS)('agrees with the reference on any text, however it is cut: %j', (format) => {
  const token = fc.constantFrom(
    ...[
      format.delimiter,
      format.rowDelimiter,
      '"',
      '""',
      '\n',
      '\r',
      '\\',
      '\t',
      '\0',
      'a',
      'é',
      '§',
      '|',
      format.nullText,
    ],
  );
  const text = fc.array(token, { maxLength: 40 }).map((tokens) => tokens.join(''));
  const cuts = fc.array(fc.nat(200), { maxLength: 5 });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 3 }), cuts, (csv, columns, at) => {
      const places = Array.from({ length: columns }, (_, i) => i);
      const lines = split(Buffer.from(csv), { format, columns, places }, at);
      const expected = referenceRecords(csv, format, columns);
      const found = lines.map((line) =>
        line.startsWith('r') ? decodeLine(line).slice(1) : Number((line.split('\t')[2] ?? '').split(' ')[0]),
      );
      expect(found).toEqual(
        expected.map((record) =>
          record.kind === 'bad'
            ? record.line
            : record.fields.map(({ text, quoted }) => (!quoted && text === format.nullText ? null : text)),
        ),
      );
    }),
    { numRuns: 1500 },
  );
});

test('UTF-8 is told apart as Node tells it', () => {
  const byte = fc.constantFrom(
    0,
    0x41,
    0x80,
    0x8f,
    0x90,
    0x9f,
    0xa0,
    0xbf,
    0xc1,
    0xc2,
    0xdf,
    0xe0,
    0xed,
    0xef,
    0xf0,
    0xf4,
    0xf5,
    0xff,
  );
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 8 }), (bytes) => {
      const buffer = Buffer.from(bytes);
      expect(isUtf8(buffer, 0, buffer.length)).toBe(nodeIsUtf8(buffer));
    }),
    { numRuns: 5000 },
  );
});

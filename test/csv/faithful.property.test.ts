import fc from 'fast-check';
import type { CsvFormat } from '../../core/csv/format.ts';
import { Sides } from '../support/sides.ts';
import { referenceRecords } from './reference.ts';
import { compareCsv, csvRecord, type KindName, type Row } from './support.ts';

let sides: Sides;
beforeAll(async () => {
  sides = await Sides.open();
});
afterAll(() => sides.close());

/** Trino reads lines: records over several of them are limits, and so are compressed files. */
const lines = () => sides.engine.dialect.csv === 'lines';

const RUNS = Number(process.env.LOADPROOF_PROPERTY_RUNS ?? 8);

const FORMATS: CsvFormat[] = [
  { delimiter: ',', rowDelimiter: '\n', quoted: true, nullText: '' },
  { delimiter: '|', rowDelimiter: '\r\n', quoted: true, nullText: 'NULL' },
  { delimiter: '\t', rowDelimiter: '\u001e', quoted: true, nullText: '\\N' },
  { delimiter: '||', rowDelimiter: '\n', quoted: true, nullText: '' },
  { delimiter: '§', rowDelimiter: '¶', quoted: true, nullText: 'ü' },
  { delimiter: '|', rowDelimiter: '\n', quoted: false, nullText: '' },
  { delimiter: '\u0001', rowDelimiter: '\n', quoted: false, nullText: 'NULL' },
];

const KINDS: readonly KindName[] = ['integer', 'text', 'text', 'numeric', 'double', 'boolean', 'timestamp', 'bytes'];

function texts(format: CsvFormat): fc.Arbitrary<string> {
  const tokens = [
    '"',
    '""',
    '\n',
    '\r',
    '\\',
    '\t',
    '\\N',
    'NULL',
    ' ',
    'a',
    'é😀',
    '\ufeff',
    '\u0001',
    '1',
    "'",
    ',',
    '|',
    '§',
  ];
  const token = fc.constantFrom(...tokens, format.delimiter, format.rowDelimiter, format.nullText || 'x');
  return fc.array(token, { maxLength: 5 }).map((some) => some.join(''));
}

const two = (n: number) => String(n).padStart(2, '0');
const orNull = (some: fc.Arbitrary<string>) => fc.option(some, { freq: 5 });

function rowsOf(format: CsvFormat): fc.Arbitrary<Row[]> {
  const text = texts(format);
  const day = fc.tuple(
    fc.integer({ min: 1, max: 9999 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  );
  const row = fc.tuple(
    orNull(text),
    orNull(text),
    orNull(fc.integer({ min: -99_999_999, max: 99_999_999 }).map((n) => (n / 100).toFixed(2))),
    orNull(fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => (Object.is(x, -0) ? '-0' : String(x)))),
    orNull(fc.constantFrom('true', 'false')),
    orNull(day.map(([y, m, d]) => `${String(y).padStart(4, '0')}-${two(m)}-${two(d)} 01:02:03.000456`)),
    orNull(fc.uint8Array({ maxLength: 4 }).map((bytes) => Buffer.from(bytes).toString('hex'))),
  );
  return fc.array(row, { minLength: 1, maxLength: 6 }).map((all) => all.map((values, i) => [String(i), ...values]));
}

/** What random runs have found: a value that ends as a delimiter begins, before one in quotes, which then hides what follows. */
const FOUND: readonly (readonly [Row[], boolean, boolean])[] = [
  [
    [
      ['0', '|', '\n', ...Array<null>(5).fill(null)],
      ['1', ...Array<null>(7).fill(null)],
    ],
    false,
    false,
  ],
];

const fileOf = (rows: readonly Row[], format: CsvFormat) => rows.map((row) => csvRecord(row, KINDS, format)).join('');

// An engine of lines refuses other row delimiters before anything is read: corpus.test.ts.
const trino = process.env.LOADPROOF_TEST_TRINO_URL !== undefined;
const readable = FORMATS.filter(({ rowDelimiter }) => !trino || /^\r?\n$/.test(rowDelimiter));

describe.each(readable)('in the format %j', (format) => {
  test('a faithful file is matched, or a limit says why not; it is never a difference', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf(format), fc.boolean(), fc.boolean(), async (rows, keyed, gzip) => {
        const files = [fileOf(rows.slice(0, 3), format), fileOf(rows.slice(3), format)];
        const result = await compareCsv(sides, { kinds: KINDS, rows, files, format, gzip, key: keyed ? ['c0'] : [] });
        const limits = result.limits.map((l) => l.kind).filter((kind) => !(lines() && kind === 'settingMismatch'));
        if (lines() && result.cause !== null) return void expect(result.verdict).toBe('INCONCLUSIVE');
        const open = limits.length > 0 || (lines() && gzip);
        expect(result.verdict).toBe(open ? 'INCONCLUSIVE' : 'MATCHED');
        expect(limits.every((kind) => kind === 'expectedLoss' || kind === 'ambiguousRecords')).toBe(true);
        if (!limits.includes('ambiguousRecords'))
          expect(result.rows).toEqual({ source: rows.length, lake: rows.length });
      }),
      { numRuns: RUNS + FOUND.length, examples: FOUND.map((one) => [...one]) },
    );
  });

  test('a file that says anything else is never matched', async () => {
    const mutation = fc.record({
      at: fc.nat(),
      length: fc.nat(3),
      instead: fc.oneof(
        fc.constantFrom('', '"', '\n', '\r', ',', '\\', '0', '1', ' ', format.delimiter, format.rowDelimiter),
        texts(format),
      ),
    });
    let mutated = 0;
    await fc.assert(
      fc.asyncProperty(rowsOf(format), fc.array(mutation, { minLength: 1, maxLength: 2 }), async (rows, mutations) => {
        const before = fileOf(rows, format);
        let after = before;
        for (const { at, length, instead } of mutations) {
          const place = at % (after.length + 1);
          after = after.slice(0, place) + instead + after.slice(place + length);
        }
        after = after.replace(/[\ud800-\udfff]/gu, '?');
        fc.pre(meaning(before, format) !== meaning(after, format));
        mutated++;
        const result = await compareCsv(sides, { kinds: KINDS, rows, files: [after], format });
        expect(result.verdict).not.toBe('MATCHED');
      }),
      { numRuns: RUNS },
    );
    expect(mutated).toBeGreaterThan(RUNS / 2);
  });
});

/** What the records of a file say, whatever their order and spelling, by the reference splitter. */
function meaning(text: string, format: CsvFormat): string {
  const records = referenceRecords(text, format, KINDS.length);
  return JSON.stringify(
    records
      .map((record) =>
        record.kind === 'bad'
          ? 'bad'
          : record.fields.map(({ text: value, quoted }, i) =>
              !quoted && value === format.nullText ? null : plain(value, KINDS[i] ?? 'text'),
            ),
      )
      .map((record) => JSON.stringify(record))
      .sort(),
  );
}

/** Spellings of one value, as one. */
function plain(value: string, kind: KindName): string {
  if (kind === 'numeric' && /^-?(\d|\.\d)/.test(value)) return String(Number(value));
  if (kind === 'double' && /^[+-]?\d[\d.e+-]*$/i.test(value))
    return Object.is(Number(value), -0) ? '-0' : String(Number(value));
  if (kind === 'boolean') return { t: 'true', 1: 'true', f: 'false', 0: 'false' }[value] ?? value;
  if (kind === 'timestamp') return value.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  return kind === 'bytes' ? value.toLowerCase() : value;
}

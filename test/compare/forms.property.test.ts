/**
 * Per form: the same value gets the same canonical text on both sides, distinct values never do, and a stored text equals
 * a typed value only if it is that value's canonical text, to the letter.
 */
import fc from 'fast-check';
import type { LakeType } from '../../core/compare/columns.ts';
import type { Form } from '../../core/compare/forms.ts';
import { pairForm } from '../../core/compare/pairing.ts';
import { duckdb } from '../../core/sql/duckdb.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { Sides, sourceColumn } from '../support/sides.ts';

const RUNS = Number(process.env.LOADPROOF_PROPERTY_RUNS ?? 40);
const STRING: LakeType = { kind: 'string' };

/** A pair of types, and how a value of the domain is spelled in each engine. Values are told apart by `id`. */
interface Pairing<T> {
  readonly name: string;
  readonly source: { readonly type: string; readonly base: string };
  readonly lake: LakeType;
  readonly duckType: string;
  readonly values: fc.Arbitrary<T>;
  readonly id: (value: T) => string;
  readonly pg: (value: T) => string;
  readonly duck: (value: T) => string;
}

function pairing<T>(p: Pairing<T>): Pairing<T> {
  return p;
}

const quote = (t: string) => `'${t.replaceAll("'", "''")}'`;
const pgQuote = (t: string) => `E'${t.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const int16 = fc.integer({ min: -32768, max: 32767 }).map(BigInt);

function decimalText(unscaled: bigint, scale: number): string {
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const sign = unscaled < 0n ? '-' : '';
  return scale === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

const unscaled = (digits: number) => fc.bigInt({ min: -(10n ** BigInt(digits)) + 1n, max: 10n ** BigInt(digits) - 1n });

function decimal(precision: number, scale: number, lakePrecision: number, lakeScale: number) {
  return pairing<bigint>({
    name: `numeric(${precision},${scale}) and decimal(${lakePrecision},${lakeScale})`,
    source: { type: `numeric(${precision},${scale})`, base: 'numeric' },
    lake: { kind: 'decimal', precision: lakePrecision, scale: lakeScale },
    duckType: `DECIMAL(${lakePrecision},${lakeScale})`,
    values: fc.oneof(unscaled(precision), unscaled(Math.min(2, precision))),
    id: (v) => decimalText(v, scale),
    pg: (v) => quote(decimalText(v, scale)),
    duck: (v) => quote(decimalText(v, scale)),
  });
}

/** `YYYY-MM-DD HH:MM:SS.ffffff` of micro-seconds since the epoch, for the years 0001 to 9999. */
function timestampText(micros: bigint): string {
  const millis = Number((micros - (((micros % 1000n) + 1000n) % 1000n)) / 1000n);
  const rest = ((micros % 1000n) + 1000n) % 1000n;
  const iso = new Date(millis).toISOString().replace('T', ' ').replace('Z', '');
  return `${iso}${rest.toString().padStart(3, '0')}`;
}

const micros = fc.oneof(
  fc.bigInt({ min: -62_135_596_800_000_000n, max: 253_402_300_799_999_999n }),
  fc.bigInt({ min: 1_711_843_200_000_000n, max: 1_711_850_400_000_000n }),
);

const pairs = [
  pairing<bigint>({
    name: 'bigint and int64',
    source: { type: 'bigint', base: 'int8' },
    lake: { kind: 'integer', bits: 64, signed: true },
    duckType: 'BIGINT',
    values: fc.oneof(int64, int16),
    id: String,
    pg: (v) => quote(String(v)),
    duck: (v) => quote(String(v)),
  }),
  pairing<bigint>({
    name: 'smallint and decimal(10,2)',
    source: { type: 'smallint', base: 'int2' },
    lake: { kind: 'decimal', precision: 10, scale: 2 },
    duckType: 'DECIMAL(10,2)',
    values: int16,
    id: String,
    pg: (v) => quote(String(v)),
    duck: (v) => quote(String(v)),
  }),
  decimal(12, 2, 12, 2),
  decimal(12, 2, 38, 6),
  decimal(2, 2, 2, 2),
  decimal(38, 10, 38, 10),
  decimal(18, 0, 38, 0),
  pairing<number>({
    name: 'double precision and double',
    source: { type: 'double precision', base: 'float8' },
    lake: { kind: 'float', bits: 64 },
    duckType: 'DOUBLE',
    values: fc.oneof(fc.double(), fc.constantFrom(0, -0, 5e-324, -5e-324, Number.MAX_VALUE, 0.1, 0.1 + 2 ** -56)),
    id: (v) => (Object.is(v, -0) ? '-0' : String(v)),
    pg: (v) => quote(Object.is(v, -0) ? '-0' : String(v)),
    duck: (v) => quote(Object.is(v, -0) ? '-0' : String(v)),
  }),
  pairing<number>({
    name: 'real and float',
    source: { type: 'real', base: 'float4' },
    lake: { kind: 'float', bits: 32 },
    duckType: 'FLOAT',
    values: fc.float(),
    id: (v) => (Object.is(v, -0) ? '-0' : String(v)),
    pg: (v) => quote(Object.is(v, -0) ? '-0' : String(v)),
    duck: (v) => quote(Object.is(v, -0) ? '-0' : String(v)),
  }),
  pairing<number>({
    name: 'date and date',
    source: { type: 'date', base: 'date' },
    lake: { kind: 'date' },
    duckType: 'DATE',
    values: fc.integer({ min: -719_162, max: 2_932_896 }),
    id: String,
    pg: (v) => `(make_date(1970, 1, 1) + ${v})`,
    duck: (v) => `(DATE '1970-01-01' + (${v})::INTEGER)`,
  }),
  pairing<bigint>({
    name: 'timestamp and timestamp(micros, UTC)',
    source: { type: 'timestamp', base: 'timestamp' },
    lake: { kind: 'timestamp', unit: 'micros', utc: true },
    duckType: 'TIMESTAMPTZ',
    values: micros,
    id: String,
    pg: (v) => quote(timestampText(v)),
    duck: (v) => `(make_timestamp(${v}) AT TIME ZONE 'UTC')`,
  }),
  pairing<bigint>({
    name: 'timestamptz and timestamp(micros)',
    source: { type: 'timestamptz', base: 'timestamptz' },
    lake: { kind: 'timestamp', unit: 'micros', utc: false },
    duckType: 'TIMESTAMP',
    values: micros,
    id: String,
    pg: (v) => quote(`${timestampText(v)}+00`),
    duck: (v) => `make_timestamp(${v})`,
  }),
  pairing<number>({
    name: 'time and time(micros)',
    source: { type: 'time', base: 'time' },
    lake: { kind: 'time', unit: 'micros', utc: false },
    duckType: 'TIME',
    values: fc.integer({ min: 0, max: 86_399_999_999 }),
    id: String,
    pg: (v) => quote(timestampText(BigInt(v)).slice(11)),
    duck: (v) => quote(timestampText(BigInt(v)).slice(11)),
  }),
  pairing<string>({
    name: 'text and string',
    source: { type: 'text', base: 'text' },
    lake: STRING,
    duckType: 'VARCHAR',
    values: fc.string({ unit: 'binary' }).map((t) => t.replaceAll('\0', '')),
    id: (v) => v,
    pg: pgQuote,
    duck: quote,
  }),
  pairing<string>({
    name: 'text and binary',
    source: { type: 'text', base: 'text' },
    lake: { kind: 'binary' },
    duckType: 'BLOB',
    values: fc.string({ unit: 'grapheme' }).map((t) => t.replaceAll('\0', '')),
    id: (v) => v,
    pg: pgQuote,
    duck: (v) => `encode(${quote(v)})`,
  }),
  pairing<string>({
    name: 'bytea and binary',
    source: { type: 'bytea', base: 'bytea' },
    lake: { kind: 'binary' },
    duckType: 'BLOB',
    values: fc.uint8Array({ maxLength: 12 }).map((b) => Buffer.from(b).toString('hex')),
    id: (v) => v,
    pg: (v) => `decode('${v}', 'hex')`,
    duck: (v) => `unhex('${v}')`,
  }),
  pairing<boolean>({
    name: 'boolean and boolean',
    source: { type: 'boolean', base: 'bool' },
    lake: { kind: 'boolean' },
    duckType: 'BOOLEAN',
    values: fc.boolean(),
    id: String,
    pg: (v) => quote(String(v)),
    duck: (v) => quote(String(v)),
  }),
];

/** Texts that a lenient cast would take for a value of some form. */
const lookalikes = fc.oneof(
  fc.string().map((t) => t.replaceAll('\0', '')),
  fc.constantFrom(
    '24000.004',
    '24000.00',
    '24000',
    '1.5',
    '2',
    ' 12 ',
    '12 ',
    '1_000',
    '1e3',
    '+1',
    '01',
    '-0',
    '0',
    '-0.00',
    'NaN',
    'nan',
    'Infinity',
    '2024-01-01',
    '2024-01-01 23:59:59',
    '2024-01-01 10:00:00+02',
    '2024-01-01 10:00:00.1234567',
    '2024-01-01 foo',
    '0044-03-15 BC',
    '2024-02-30',
    'true',
    'TRUE',
    't',
    '1',
    'yes',
    '3ff8000000000000',
    '\\x00',
    '',
    '\n',
    '12\n',
    '~infinity',
    '!x',
    '!!x',
  ),
);

describe('forms', () => {
  let both: Sides;
  beforeAll(async () => {
    both = await Sides.open();
  });
  afterAll(() => both.close());

  async function sourceTexts(
    type: string,
    base: string,
    form: Form,
    literals: readonly string[],
  ): Promise<(string | null)[]> {
    const rendered = postgres.render(sourceColumn('x', type, base), form, []);
    if (!('sql' in rendered)) throw new Error(rendered.unsupported);
    const values = literals.map((l, i) => `(${i}, (${l})::${type})`).join(', ');
    const found = await both.source.query(
      `SELECT ${rendered.sql} AS t FROM (VALUES ${values}) AS v(i, "x") ORDER BY i`,
    );
    return found.rows.map((r: { t: string | null }) => r.t);
  }

  function formOf<T>(p: Pairing<T>, lake: LakeType): Form {
    const own = postgres.form(sourceColumn('x', p.source.type, p.source.base));
    if ('unsupported' in own) throw new Error(own.unsupported);
    return pairForm(own, [lake], []);
  }

  test.each(pairs.map((p) => [p.name, p as Pairing<unknown>] as const))(
    '%s: the same value has the same text, and distinct values never',
    async (_, p) => {
      const form = formOf(p, p.lake);
      await fc.assert(
        fc.asyncProperty(fc.array(p.values, { minLength: 1, maxLength: 40 }), async (values) => {
          const source = await sourceTexts(p.source.type, p.source.base, form, values.map(p.pg));
          const lake = await both.lakeTexts(p.lake, p.duckType, form, values.map(p.duck));
          for (const [i, v] of values.entries()) {
            for (const [j, w] of values.entries()) {
              const same = p.id(v) === p.id(w);
              if ((source[i] === lake[j]) !== same) {
                throw new Error(`${p.id(v)} is ${source[i]} and ${p.id(w)} is ${lake[j]}`);
              }
            }
          }
        }),
        { numRuns: RUNS },
      );
    },
  );

  test.each(
    pairs
      .filter((p) => typeof duckdb.render('x', STRING, formOf(p as Pairing<unknown>, STRING)) === 'string')
      .map((p) => [p.name, p as Pairing<unknown>] as const),
  )('%s: a stored text equals a value only if it is its canonical text', async (_, p) => {
    const form = formOf(p, STRING);
    await fc.assert(
      fc.asyncProperty(
        fc.array(p.values, { minLength: 1, maxLength: 10 }),
        fc.array(lookalikes, { minLength: 1, maxLength: 20 }),
        async (values, texts) => {
          const source = await sourceTexts(p.source.type, p.source.base, form, values.map(p.pg));
          const stored = [...texts, ...source.filter((s) => s !== null), ...source.map((s) => `${s} `)];
          const lake = await both.lakeTexts(STRING, 'VARCHAR', form, stored.map(quote));
          for (const s of source) {
            for (const [j, text] of stored.entries()) expect([text, lake[j] === s]).toEqual([text, text === s]);
          }
          expect(new Set(lake).size).toBe(new Set(stored).size);
        },
      ),
      { numRuns: RUNS },
    );
  });

  test('NULL is NULL in every form, and nothing else is', async () => {
    for (const p of pairs as readonly Pairing<unknown>[]) {
      const form = formOf(p, p.lake);
      expect(await sourceTexts(p.source.type, p.source.base, form, ['NULL'])).toEqual([null]);
      expect(await both.lakeTexts(p.lake, p.duckType, form, ['NULL'])).toEqual([null]);
    }
  });

  test('values outside a form keep their own text: infinities, years before 1 and after 9999', async () => {
    const timestamp: Form = { kind: 'timestamp', digits: 6 };
    const literals = [
      "'infinity'",
      "'-infinity'",
      "'0044-03-15 12:00:00 BC'",
      "'10000-01-01'",
      "'294276-12-31 23:59:59.999999'",
    ];
    const texts = await sourceTexts('timestamp', 'timestamp', timestamp, literals);
    expect(texts).toEqual([
      '~infinity',
      '~-infinity',
      '~-63517780800000000',
      '~253402300800000000',
      '~9224318015999999999',
    ]);
    const dates = await sourceTexts('date', 'date', { kind: 'date' }, [
      "'infinity'",
      "'-infinity'",
      "'0044-03-15 BC'",
      "'10000-01-01'",
    ]);
    expect(dates).toEqual(['~infinity', '~-infinity', '~-735160', '~2932897']);
    const micros = { kind: 'timestamp', unit: 'micros', utc: true } as const;
    const max = 2n ** 63n - 1n;
    const lake = await both.lakeTexts(micros, 'TIMESTAMPTZ', timestamp, [
      "'infinity'",
      "'-infinity'",
      "'10000-01-01 00:00:00+00'",
    ]);
    // Parquet has no infinite timestamps: DuckDB writes the ends of the range, and reads them back as infinite.
    const ends = both.engine.dialect.name === 'duckdb' ? ['infinity', '-infinity'] : [`${max}`, `-${max}`];
    expect(lake).toEqual([...ends.map((end) => `~${end}`), '~253402300800000000']);
  });

  test('a float has no text that equals it, and bytes have none', () => {
    expect(duckdb.render('x', STRING, { kind: 'float' })).toHaveProperty('unsupported');
    expect(duckdb.render('x', STRING, { kind: 'bytes' })).toHaveProperty('unsupported');
  });
});

import fc from 'fast-check';
import type { LakeType } from '../../core/compare/columns.ts';
import {
  binRange,
  hasKeySpread,
  joinSpreads,
  KEY_BINS,
  type KeySpread,
  keySpread,
} from '../../core/compare/key-spread.ts';
import { renderHtml } from '../../core/report/html.ts';
import { joinParts } from '../../core/report/join.ts';
import { maskReport } from '../../core/report/mask.ts';
import { reportOf } from '../report/fixtures.ts';
import { type SideColumn, Sides, sourceColumn } from '../support/sides.ts';

const LONG: LakeType = { kind: 'integer', bits: 64, signed: true };
const STRING: LakeType = { kind: 'string' };
const id: SideColumn = { source: sourceColumn('id', 'bigint', 'int8'), lake: { name: 'id', type: LONG } };
const code: SideColumn = { source: sourceColumn('id', 'text', 'text'), lake: { name: 'id', type: STRING } };

describe('on real sides', () => {
  let sides: Sides;
  beforeAll(async () => {
    sides = await Sides.open();
  });
  afterAll(() => sides.close());

  async function compare(source: string, lake: string, column = id) {
    const columns = [{ name: 'id', type: column === id ? LONG : STRING }];
    const file = await sides.file(lake, columns);
    const listing = { files: [file], others: [] };
    return (await sides.compare({ relation: `(${source}) AS q`, columns: [column], key: ['id'], listing })).result;
  }

  test('rows that were lost in one stretch of the key are seen to lie together', async () => {
    const result = await compare(
      'SELECT i::bigint AS id FROM generate_series(1, 2000) AS s(i)',
      'SELECT i AS id FROM range(1, 2001) AS r(i) WHERE i NOT BETWEEN 101 AND 150 AND i <> 2000',
    );
    expect(result.counts.missing.findings).toBe(51);
    expect(result.keySpread).toMatchObject({ column: 'id', from: '101', to: '2000' });
    expect(result.keySpread?.bins).toEqual([50, ...Array(18).fill(0), 1]);
    const page = renderHtml(reportOf([result]));
    expect(page).toContain('101 – 195');
    const masked = maskReport(reportOf([result]), (text) => `digest of ${text.length}`);
    expect(masked.tables[0]?.keySpread).toMatchObject({ from: null, to: null, bins: result.keySpread?.bins });
    expect(renderHtml(masked)).not.toContain('101 – 195');
    expect(renderHtml(masked)).toContain('95–100 %');
  });

  test('the ends of a bigint are no end of the arithmetic', async () => {
    const [low, high] = ['-9223372036854775808', '9223372036854775807'];
    const result = await compare(`SELECT unnest(ARRAY[(${low})::bigint, 0, ${high}]) AS id`, 'SELECT 5::BIGINT AS id');
    expect(result.keySpread).toMatchObject({ from: low, to: high });
    expect(result.keySpread?.bins.reduce((a, b) => a + b)).toBe(4);
  });

  test('one key has no spread, and a key of texts has none', async () => {
    expect((await compare('SELECT 1::bigint AS id', 'SELECT 1::BIGINT AS id WHERE false')).keySpread).toBeUndefined();
    const texts = await compare("SELECT unnest(ARRAY['1', '2', '3']) AS id", "SELECT '4' AS id", code);
    expect(texts.counts.missing.findings).toBe(3);
    expect(texts.keySpread).toBeUndefined();
  });

  test('parts of one table have one spread, each twentieth where it lies', async () => {
    const low = await compare('SELECT unnest(ARRAY[1, 100])::bigint AS id', 'SELECT 5000::BIGINT AS id WHERE false');
    const high = await compare('SELECT unnest(ARRAY[1901, 2000])::bigint AS id', 'SELECT 1::BIGINT AS id WHERE false');
    const joined = joinParts([low, { ...high, part: 2, parts: 2 }], 10);
    expect(joined?.keySpread).toEqual({
      column: 'id',
      from: '1',
      to: '2000',
      bins: [2, ...Array(18).fill(0), 2],
    });
  });
});

const range = fc
  .tuple(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), fc.bigInt(0n, 2n ** 64n))
  .map(([from, span]) => [from, from + span] as const);

test('twentieths are a range without gap and overlap, whatever its ends', () => {
  fc.assert(
    fc.property(range, ([from, to]) => {
      const ranges = Array.from({ length: KEY_BINS }, (_, bin) => binRange(String(from), String(to), bin));
      expect(ranges[0]?.[0]).toBe(from);
      expect(ranges.at(-1)?.[1]).toBe(to);
      ranges.slice(1).forEach(([start], i) => {
        expect(start).toBe((ranges[i]?.[1] ?? 0n) + 1n);
      });
    }),
  );
});

test('joined spreads lose no finding', () => {
  const stored = fc
    .tuple(range, fc.array(fc.nat(1000), { minLength: KEY_BINS, maxLength: KEY_BINS }))
    .map(([[from, to], bins]) =>
      keySpread('id', {
        from: String(from),
        to: String(to),
        bins: bins.map((findings, bin) => ({ bin, findings })),
      }),
    )
    .filter((spread) => spread !== null);
  fc.assert(
    fc.property(fc.array(stored, { minLength: 1, maxLength: 5 }), (spreads) => {
      const count = (bins: readonly number[]) => bins.reduce((a, b) => a + b, 0);
      const joined = joinSpreads(spreads);
      expect(joined && count(joined.bins)).toBe(spreads.reduce((n, s) => n + count(s.bins), 0));
    }),
  );
});

const twentieths = (about: Readonly<Record<number, number>> = {}) =>
  Array.from({ length: KEY_BINS }, (_, bin) => about[bin] ?? 0);
const spread = (from: string | null, to: string | null, bins: Readonly<Record<number, number>> = {}): KeySpread => ({
  ...{ column: 'id', from, to },
  bins: twentieths(bins),
});

test('a key has a spread where its first column is compared as a number', () => {
  const [number, words] = [{ form: { kind: 'integer' } }, { form: { kind: 'text' } }] as const;
  expect(hasKeySpread(['id', 'code'], [number, words])).toBe(true);
  expect(hasKeySpread(['code', 'id'], [words, number])).toBe(false);
  expect(hasKeySpread([], [number])).toBe(false);
  expect(hasKeySpread(['id'], [])).toBe(false);
});

test('a stored spread has its twentieths, and none beyond them', () => {
  const bins = [
    { bin: 0, findings: 3 },
    { bin: 19, findings: 4 },
    { bin: 20, findings: 5 },
  ];
  expect(keySpread('id', { from: '1', to: '40', bins })).toEqual(spread('1', '40', { 0: 3, 19: 4 }));
  expect(keySpread('id', { from: '7', to: '7', bins })).toBeNull();
  expect(keySpread('id', null)).toBeNull();
});

describe('spreads that are joined', () => {
  test('of none there is none, and one is as it was, masked or not', () => {
    expect(joinSpreads([])).toBeNull();
    expect(joinSpreads([spread(null, null, { 3: 1 })])).toEqual(spread(null, null, { 3: 1 }));
    expect(joinSpreads([spread('1', '5', { 1: 2 })])).toEqual(spread('1', '5', { 1: 2 }));
  });

  test.each([
    ['both', spread(null, null)],
    ['the first', spread(null, '9')],
    ['the last', spread('9', null)],
  ])('where one has its ends masked (%s), nothing is said of where they lie', (_, masked) => {
    expect(joinSpreads([spread('1', '20', { 0: 1 }), masked])).toBeNull();
    expect(joinSpreads([masked, spread('1', '20', { 0: 1 })])).toBeNull();
    expect(joinSpreads([masked, masked])).toBeNull();
  });

  test('each twentieth is counted where its middle lies', () => {
    // Keys 1 to 20 and 21 to 40: of the two together, a twentieth has two keys.
    const joined = joinSpreads([spread('21', '40', { 0: 5, 1: 1, 19: 7 }), spread('1', '20', { 0: 1, 1: 2, 2: 4 })]);
    expect(joined).toEqual(spread('1', '40', { 0: 3, 1: 4, 10: 6, 19: 7 }));
  });

  test('also where keys are negative, and their ends are longer than others', () => {
    const joined = joinSpreads([spread('9', '100', { 19: 1 }), spread('-99', '-80', { 0: 2, 19: 3 })]);
    // Ten keys to a twentieth, from -99: -99 is of the first, -80 of the second, 96 to 100 of the last.
    expect(joined).toEqual(spread('-99', '100', { 0: 2, 1: 3, 19: 1 }));
  });
});

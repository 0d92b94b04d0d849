/**
 * Parts by ranges of a key have neither gaps nor overlaps, on either side and on both alike: whatever the boundaries,
 * each row is read in exactly one part, and the faithful lake matches in each.
 */
import fc from 'fast-check';
import { type KeyRange, type RangeForm, rangesBetween, readBoundaries } from '../../core/compare/ranges.ts';
import { type SideColumn, Sides, sourceColumn } from '../support/sides.ts';

const RUNS = Number(process.env.LOADPROOF_PROPERTY_RUNS ?? 12);

let sides: Sides;
beforeAll(async () => {
  sides = await Sides.open();
});
afterAll(() => sides.close());

const integers: SideColumn = {
  source: sourceColumn('id', 'bigint', 'int8'),
  lake: { name: 'id', type: { kind: 'integer', bits: 64, signed: true } },
};
const texts: SideColumn = {
  source: sourceColumn('id', 'text', 'text'),
  lake: { name: 'id', type: { kind: 'string' } },
};
/** Integers that a lake holds as text: what is no integer there belongs to a part, too. */
const spelled: SideColumn = { source: integers.source, lake: texts.lake };

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const int = fc.oneof(fc.integer({ min: -20, max: 20 }).map(BigInt), fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }));
/** Texts whose order differs by UTF-16, by a locale and by bytes. */
const text = fc.array(fc.constantFrom('', 'a', 'B', 'b', 'é', 'ß', '\uffee', '😀', ' ', '-', '10', '9', '\t'), {
  maxLength: 3,
});

async function partsAgree(column: SideColumn, form: RangeForm, keys: readonly (string | null)[], edges: string[]) {
  const pg = column.source.baseType === 'int8' ? 'bigint' : 'text';
  const duck = column.lake?.type.kind === 'integer' ? 'BIGINT' : 'VARCHAR';
  const values = (type: string) => keys.map((k) => `(${k === null ? 'NULL' : quoted(k)}::${type})`).join(', ');
  const file = await sides.file(
    `SELECT id FROM (VALUES ${values(duck)}) AS v(id)`,
    column.lake === null ? [] : [column.lake],
  );
  const ranges: readonly (KeyRange | null)[] = rangesBetween(
    'id',
    form,
    readBoundaries(JSON.stringify(edges), form),
  ) ?? [null];
  const rows = { source: 0, lake: 0 };
  for (const range of ranges) {
    const { result } = await sides.compare({
      relation: `(SELECT id FROM (VALUES ${values(pg)}) AS v(id)) AS t`,
      columns: [column],
      key: ['id'],
      listing: { files: [file], others: [] },
      range,
    });
    expect([result.verdict, result.cause]).toEqual(['MATCHED', null]);
    rows.source += result.rows.source ?? 0;
    rows.lake += result.rows.lake ?? 0;
  }
  expect(rows).toEqual({ source: keys.length, lake: keys.length });
}

const keysOf = (key: fc.Arbitrary<string>) => fc.array(fc.option(key, { freq: 5 }), { minLength: 1, maxLength: 30 });
const edgesOf = (key: fc.Arbitrary<string>) => fc.array(key, { maxLength: 4 });

test.each([
  { name: 'integers', column: integers, form: 'integer' as const, key: int.map(String) },
  { name: 'integers that the lake holds as text', column: spelled, form: 'integer' as const, key: int.map(String) },
  { name: 'texts', column: texts, form: 'text' as const, key: text.map((parts) => parts.join('')) },
])('$name', async ({ column, form, key }) => {
  await fc.assert(
    fc.asyncProperty(keysOf(key), edgesOf(key), (keys, edges) => partsAgree(column, form, keys, edges)),
    { numRuns: RUNS },
  );
});

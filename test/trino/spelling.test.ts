/**
 * What Oracle alone needs of the engine, on a real Trino: marks of a type of their own, a trailer in the type of the first
 * column, and texts behind a character of their own. PostgreSQL stands in for it, disguised so far.
 */
import type { LakeColumn } from '../../core/compare/columns.ts';
import { prepareComparison } from '../../core/compare/prepare.ts';
import { readDigest } from '../../core/compare/records.ts';
import { isUnsupported, type SourceDialect } from '../../core/sql/dialect.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { plannedPart, Sides, sourceColumn } from '../support/sides.ts';

const mark = (letter: string) => `CAST('${letter}' AS varchar(1))`;

const disguised: SourceDialect = {
  ...postgres,
  marks: { r: mark('r'), a: mark('a'), t: mark('t') },
  trailerIn: ({ baseType }, sql) => (baseType === 'bpchar' ? `'=' || ${sql}` : sql),
  render: (column, form, losses) => {
    const rendered = postgres.render(column, form, losses);
    if (isUnsupported(rendered) || column.baseType !== 'bpchar') return rendered;
    return { ...rendered, sql: `'=' || (${rendered.sql})`, prefix: '=' };
  },
};

let sides: Sides;
beforeAll(async () => {
  sides = await Sides.open();
});
afterAll(() => sides.close());

const lake: readonly LakeColumn[] = [
  { name: 'c', type: { kind: 'string' } },
  { name: 't', type: { kind: 'string' } },
];
const pairs = [
  { source: sourceColumn('c', 'character(3)', 'bpchar'), lake: lake[0] ?? null },
  { source: sourceColumn('t', 'text', 'text'), lake: lake[1] ?? null },
];
const SOURCE = "(VALUES ('a  '::char(3), 'x'), ('   '::char(3), '='), (NULL, ''), ('=b '::char(3), NULL)) AS v(c, t)";

async function buckets(rows: string): Promise<number> {
  const file = await sides.file(`SELECT * FROM (VALUES ${rows}) AS v(c, t)`, lake);
  const { engine } = sides;
  const dialects = { source: disguised, engine: engine.dialect };
  const { spec } = prepareComparison(plannedPart(pairs, []), { files: [file], others: [] }, dialects, engine.options);
  if (!spec) throw new Error('nothing to compare');
  const whole = { ...spec, source: { ...spec.source, relation: SOURCE } };
  await engine.declare(whole);
  const digest = readDigest(await engine.run(engine.dialect.digestStatement(whole)));
  expect(digest).toMatchObject({ sourceRows: 4, lakeRows: 4, trailer: { rows: 4, counts: [] } });
  return digest.buckets.length;
}

test('a text without a character is one, and another than NULL', async () => {
  expect(await buckets("('a', 'x'), ('', '='), (NULL, ''), ('=b', NULL)")).toBe(0);
  expect(await buckets("('a', 'x'), (NULL, '='), (NULL, ''), ('=b', NULL)")).toBeGreaterThan(0);
  expect(await buckets("('a', 'x'), ('', '='), (NULL, ''), ('b', NULL)")).toBeGreaterThan(0);
});

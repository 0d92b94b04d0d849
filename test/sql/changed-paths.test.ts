import type { LakeFileGroup } from '../../core/compare/columns.ts';
import { ofGroup } from '../../core/sql/changed-paths.ts';
import { trino } from '../../core/sql/trino.ts';
import { cdcPlan, lakeOf, listed, sides, specOf, text } from '../support/golden-tables.ts';

const group = (names: readonly string[], changes = true): LakeFileGroup => ({
  files: names.map((name) => ({ path: `/t/${name}.csv`, bytes: 1, modified: null, rows: null, columns: [] })),
  columns: [],
  ...(changes ? { changes: true as const } : {}),
});
const times = (from: number, to: number, step = 1) =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, i) => `20260304-${100_000_000 + from + i * step}`);
const sql = { path: 'p', time: 't', literal: (text: string) => `'${text}'` };
const condition = (own: LakeFileGroup, ...others: LakeFileGroup[]) => ofGroup(own, [own, ...others], sql);

test('few files, and files of a load, are named', () => {
  expect(condition(group(['a', 'b'], false))).toBe("p IN ('/t/a.csv', '/t/b.csv')");
  expect(condition(group(times(0, 100)))).toMatch(/^p IN \(/);
  expect(condition(group(times(0, 200), false))).toMatch(/^p IN \(/);
});

test('many files of changes are told by their times, around those of another kind', () => {
  expect(condition(group(times(0, 200)))).toBe("(t BETWEEN '20260304-1000000000' AND '20260304-1000001990')");
  const other = group([...times(50, 60), ...times(300, 310)]);
  const own = group([...times(0, 50), ...times(60, 200)].reverse());
  expect(condition(own, other, group(['x'], false))).toBe(
    "(t BETWEEN '20260304-1000000000' AND '20260304-1000000490' OR t BETWEEN '20260304-1000000600' AND '20260304-1000001990')",
  );
});

test('beside files that are not read, all are named', () => {
  const own = group(times(0, 200));
  expect(ofGroup(own, [own], { ...sql, time: null })).toMatch(/^p IN \(/);
});

test('those that no times tell apart are named', () => {
  expect(condition(group(times(0, 200)), group(times(70, 71)))).toMatch(/^p IN \(/);
  expect(condition(group(times(0, 400, 2)), group(times(1, 401, 2)))).toMatch(/^p IN \(/);
  // Before the one of the same time stands another that is not the group's.
  expect(condition(group(times(0, 400, 2)), group([...times(69, 70), ...times(70, 71)]))).toMatch(/^p IN \(/);
});

test('an engine tells files by their times only where its folder holds no other', () => {
  const columns = sides('id', 'name');
  const own = [text('Op'), ...lakeOf(columns)];
  const files = times(0, 101).map((name) => listed(`${name}.parquet`, own));
  const table = { columns, key: ['id'], part: { cdc: cdcPlan() }, files };
  const sqlOf = (others: readonly string[]) =>
    trino.digestStatement(specOf({ ...table, listing: { others: others.map((path) => ({ path, why: 'x' })) } }, trino))
      .sql;
  expect(sqlOf([])).toMatch(/WHERE \(rpad\(.* BETWEEN/);
  expect(sqlOf(['s3://lake/shop/t/other'])).toMatch(/WHERE "\$path" IN \('s3:/);
  expect(sqlOf(['s3://lake/shop/t/other'])).not.toMatch(/ BETWEEN '2026/);
});

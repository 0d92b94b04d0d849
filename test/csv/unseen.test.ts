/**
 * A column that no expression renders may hold what makes its record look like two: then no row of the table is certain.
 * Types whose text is one line whatever the value and the session cannot, where a line end alone would do that.
 */
import { prepareComparison } from '../../core/compare/prepare.ts';
import { duckdb } from '../../core/sql/duckdb.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { trino } from '../../core/sql/trino.ts';
import { plannedPart, sourceColumn } from '../support/parts.ts';
import { runOn, targets } from '../support/postgres.ts';
import { POSTGRES_ZOO } from '../support/type-zoo-postgres.ts';
import { DEFAULT, planOf } from './support.ts';

const LINES = { ...DEFAULT, delimiter: '|', quoted: false };

function problemOf(base: string, engine: typeof trino | typeof duckdb, format = DEFAULT) {
  const columns = [sourceColumn('c0', 'integer', 'int4'), sourceColumn('c1', base, base)];
  const csv = planOf(['integer', 'text'], format);
  const file = {
    path: 'LOAD00000001.csv',
    bytes: 4,
    modified: null,
    rows: null,
    columns: columns.map(({ name }) => ({ name, type: { kind: 'csv' as const, binary: 'hex' as const, real: false } })),
    csv: { gzip: false, skip: 0, lineBytes: null, fields: ['c0', 'c1'], notes: [] },
  };
  const part = {
    ...plannedPart(
      columns.map((source) => ({ source, lake: null })),
      ['c0'],
    ),
    csv,
  };
  const options = { catalog: 'source', lakeTable: '"lake"' };
  return prepareComparison(part, { files: [file], others: [] }, { source: postgres, engine }, options).problem?.code;
}

const ONE_LINE = ['interval', 'point', 'polygon', 'float8[]', 'timestamptz[]', 'tstzrange', 'tsmultirange'];

test.each(ONE_LINE)('%s holds no line end, which is all that an engine of lines takes for one', (base) => {
  expect(problemOf(base, trino)).toBeUndefined();
  expect(problemOf(base, trino, LINES)).toBe('AmbiguousRecords');
  expect(problemOf(base, duckdb)).toBeUndefined();
  expect(problemOf(base, duckdb, LINES)).toBe('AmbiguousRecords');
});

test.each(['composite', 'composite[]', 'range', 'bytea[]', 'unknown'])('%s may hold one', (base) => {
  expect(problemOf(base, trino)).toBe('AmbiguousRecords');
  expect(problemOf(base, duckdb)).toBeUndefined();
});

test.each(targets())('a text of such a type has none, as $name prints it', async ({ url }) => {
  const columns = POSTGRES_ZOO.filter(({ type }) => postgres.isOneLine?.(sourceColumn('c', type, type)));
  expect(columns.length).toBeGreaterThan(8);
  const styles = ['ISO', 'SQL, DMY', 'Postgres', 'German'].flatMap((date) =>
    ['postgres', 'postgres_verbose', 'sql_standard', 'iso_8601'].map((interval) => [date, interval]),
  );
  const values = columns.flatMap(({ type, values: all }) => all.map((value) => `((${value})::${type})::text`));
  for (const [date, interval] of styles) {
    const set = `begin; set local datestyle = '${date}'; set local intervalstyle = '${interval}'`;
    const { rows } = await runOn(url, `${set}; select v from unnest(array[${values.join(', ')}]) as t(v); commit`);
    for (const { v } of rows) expect(v).toMatch(/^[^\r\n]+$/);
  }
});

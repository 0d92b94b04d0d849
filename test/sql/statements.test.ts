/** Of the engines' statements, what a wrong verdict would hang on, each by an example; `golden` keeps their whole texts. */
import type { LakeFileGroup } from '../../core/compare/columns.ts';
import type { ComparisonSpec, EngineDialect } from '../../core/sql/dialect.ts';
import { duckdb } from '../../core/sql/duckdb.ts';
import { nativeQuery } from '../../core/sql/native.ts';
import { declareLake, declareTable, trino } from '../../core/sql/trino.ts';
import {
  both,
  cdcPlan,
  csvPlan,
  ENGINE_NAMES,
  ENGINES,
  fieldsOf,
  lakeColumn,
  lakeOf,
  listed,
  sides,
  specOf,
  type Table,
  text,
} from '../support/golden-tables.ts';
import { sourceColumn } from '../support/parts.ts';

const columns = sides('id', 'name');
const keyed: Table = { columns, key: ['id'], files: [listed('LOAD1.parquet', lakeOf(columns))] };
const csv: Table = { ...keyed, part: { csv: csvPlan() }, files: [listed('LOAD1.csv', fieldsOf(columns), {})] };
const texts = (...names: string[]) => names.map((name) => both(sourceColumn(name, 'text', 'text'), { kind: 'string' }));

test.each(ENGINE_NAMES)('each statement of %s says whose it is', (name) => {
  const engine: EngineDialect = ENGINES[name];
  const spec = specOf(keyed, engine);
  const statements = [
    engine.digestStatement(spec),
    ...([[1], 'all', { keys: ['7'] }] as const).map((chosen) => engine.rowsStatement(spec, chosen)),
    engine.findingsStatement({ reads: ['r'], sample: 5, columns: 2 }),
  ];
  expect(statements.map((statement) => statement.engine)).toEqual(statements.map(() => name));
});

test('every condition on the source holds, each by itself', () => {
  const spec = specOf(keyed, duckdb);
  const where = ['a = 1 OR b = 2', 'c = 3'];
  const sql = nativeQuery({ ...spec, source: { ...spec.source, where } });
  // Of the rows and of the trailer that counts them.
  expect(sql.split(' WHERE (a = 1 OR b = 2) AND (c = 3)')).toHaveLength(3);
});

test('a range of texts is of texts, though the lake has numbers: 10 comes before 9', () => {
  const code = sides('id').map(({ source, lake }) => ({ source: { ...source, type: 'text', baseType: 'text' }, lake }));
  const spec: ComparisonSpec = {
    ...specOf({ columns: texts('id'), key: ['id'], files: [listed('LOAD1.parquet', [text('id')])] }, duckdb),
    lake: [{ files: [listed('LOAD1.parquet', [])], columns: lakeOf(code) } satisfies LakeFileGroup],
    range: { column: 'id', index: 0, form: 'text', from: '10', to: '9' },
  };
  expect(duckdb.digestStatement(spec).sql).toContain(`"id"::VARCHAR >= '10'`);
  expect(trino.digestStatement({ ...spec, source: { ...spec.source, catalog: 'c' }, lakeTable: '"t"' }).sql).toContain(
    `CAST("id" AS varchar) >= '10'`,
  );
});

test('no statement is made of what could not be read in full', () => {
  const range = { column: 'id', index: 0, form: 'integer', from: '1', to: null } as const;
  const inParts = { ...specOf(csv, duckdb), range };
  expect(() => duckdb.digestStatement(inParts)).toThrow('a CSV table is one part');
  // A pair that pairing leaves out.
  const [group] = specOf(keyed, duckdb).lake;
  const lake = [{ files: group?.files ?? [], columns: [lakeColumn('id', { kind: 'boolean' }), text('name')] }];
  expect(() => duckdb.digestStatement({ ...specOf(keyed, duckdb), lake })).toThrow(
    /"id": a lake column of type boolean/,
  );
  const wide = { ...specOf({ ...keyed, key: ['name'] }, { ...trino, wideFrom: 1 }), lake };
  expect(() => trino.digestStatement(wide)).toThrow(/id: a lake column of type boolean/);
  const spec = specOf(keyed, trino);
  expect(() => trino.digestStatement({ ...spec, source: { ...spec.source, catalog: null } })).toThrow(
    /a catalog, and none/,
  );
  expect(() => trino.digestStatement({ ...spec, lakeTable: null })).toThrow(/a table, and none/);
  expect(() => trino.digestStatement({ ...specOf(csv, trino), lakeTable: null })).toThrow(/a table, and none/);
});

describe('CSV', () => {
  test('a statement over the source alone opens no file', () => {
    const spec = specOf(csv, duckdb);
    expect(duckdb.digestStatement(spec).csv?.files).toHaveLength(1);
    expect(duckdb.rowsStatement({ ...spec, lake: [] }, 'all').csv).toBeNull();
  });

  test('every file of changes is one, by its place', () => {
    const file = (name: string) => listed(name, [text('Op'), ...fieldsOf(columns)], {});
    const files = [...csv.files, file('20260304-021745123.csv'), file('20260304-021745124.csv')];
    const spec = specOf({ ...csv, part: { csv: csvPlan(), cdc: cdcPlan() }, files }, duckdb);
    expect(duckdb.digestStatement(spec).sql).toContain('file IN (1, 2)');
  });

  test.each(ENGINE_NAMES)('%s takes no other column for an operation that the files lack', (name) => {
    const files = [...csv.files, listed('20260304-021745123.csv', fieldsOf(columns), {})];
    const part = { csv: csvPlan(), cdc: cdcPlan([], { operation: 'never' }) };
    const { sql } = ENGINES[name].digestStatement(specOf({ ...csv, part, files }, ENGINES[name]));
    expect(sql).toMatch(/ THEN 'U' ELSE /);
    expect(sql).not.toMatch(/ THEN coalesce\([^)]*\), ''\) ELSE /);
  });

  test('a load that lacks the operation of the changes has none', () => {
    const files = [...csv.files, listed('20260304-021745123.csv', [text('Op'), ...fieldsOf(columns)], {})];
    const spec = specOf({ ...csv, part: { csv: csvPlan(), cdc: cdcPlan() }, files }, trino);
    const { sql } = trino.digestStatement(spec);
    expect(sql).toContain("coalesce(element_at(fields, 1), '')");
    expect(sql).not.toContain('element_at(fields, 0)');
  });

  test('lines are skipped where files have headers, and nowhere else', () => {
    const of = (skip: number) =>
      declareLake(specOf({ ...csv, files: [listed('LOAD1.csv', fieldsOf(columns), { skip })] }, trino), 's3://l/');
    expect(of(0).at(-1)).toMatch(/textfile_field_separator = U&'\\000A'\)$/);
    expect(of(1).join()).toContain('skip_header_line_count = 1');
  });
});

describe('trino', () => {
  test('names that a table can have, though they are like those that it cannot', () => {
    expect(['a b', 'a$path', '$paths', '$path_2', 'path'].map((name) => trino.unreadableName?.(name))).toEqual([
      ...[null, null, null, null, null],
    ]);
  });

  test('a column of a type that no table has is not declared', () => {
    const [, create] = declareTable('"t"', 's3://l/', [text('a'), lakeColumn('b', { kind: 'other', name: 'list' })]);
    expect(create).toContain('("a" varchar)');
  });

  test('the fields of a wide row come encoded, its key does not', () => {
    const named = texts('k', 'a', 'b');
    const table = { columns: named, key: ['k'], files: [listed('LOAD1.parquet', lakeOf(named))] };
    const { sql } = trino.digestStatement(specOf(table, { ...trino, wideFrom: 1 }));
    expect(sql).toContain(
      `coalesce(replace(replace(replace(c1, '\\', '\\\\'), chr(9), '\\t'), chr(10), '\\n'), '\\N')`,
    );
    expect(sql).toContain(`coalesce(c2, '\\N')`);
  });

  test('fields of one type are one array, and of many types are joined', () => {
    const decimals = Array.from({ length: 101 }, (_, i) => {
      const [precision, scale] = [10 + (i % 28), Math.floor(i / 28)];
      const source = { ...sourceColumn(`d${i}`, `numeric(${precision},${scale})`, 'numeric'), precision, scale };
      return both(source, { kind: 'decimal', precision, scale });
    });
    const of = (some: Table['columns']) => {
      const table = {
        columns: [...sides('id'), ...some],
        key: ['id'],
        files: [listed('L.parquet', lakeOf([...sides('id'), ...some]))],
      };
      return trino.digestStatement(specOf(table, { ...trino, wideFrom: 1 })).sql;
    };
    expect(of(sides('name'))).not.toContain('concat(');
    expect(of(decimals.slice(0, 100))).toMatch(/array_join\(concat\(.*\), chr\(9\)/);
    // concat() takes 127 arrays.
    expect(of(decimals)).toMatch(/array_join\(concat\(.*\) \|\| element_at\(transform\(.*\), chr\(9\)/);
  });

  test('no column is hidden by the argument of the lambda that holds it', () => {
    const named = texts('k', 'Piece', 'piece_', ...Array.from({ length: 60 }, (_, i) => `c${i}`));
    const table = { columns: named, key: ['k'], files: [listed('LOAD1.parquet', lakeOf(named))] };
    const { sql } = trino.digestStatement(specOf(table, { ...trino, wideFrom: null }));
    expect(sql).toMatch(/ piece__ -> array_join\(ARRAY\['r', [^;]*"Piece"/);
    expect(sql).not.toMatch(/ piece_? -> array_join\(ARRAY\['r'/);
  });
});

/** Statements over lakes of CSV and of changes, the tables that engines declare, and what is said of a table before it is read. */
import type { LakeColumn, LakeFile } from '../../../core/compare/columns.ts';
import { lakeTypeName } from '../../../core/compare/columns.ts';
import { glueType, passthroughSql, STORED_COLUMNS, unloadSql } from '../../../core/sql/athena.ts';
import type { EngineDialect } from '../../../core/sql/dialect.ts';
import { nativeQuery } from '../../../core/sql/native.ts';
import { declaredType, declareLake, declareTable, trino } from '../../../core/sql/trino.ts';
import { expectGolden, type GoldenCase, joinAlike, layout } from '../../support/golden.ts';
import { LAKE_TYPES } from '../../support/golden-columns.ts';
import {
  beside,
  cdcPlan,
  csvPlan,
  ENGINE_NAMES,
  ENGINES,
  fieldsOf,
  LAKE,
  lakeColumn,
  lakeOf,
  listed,
  preparedOf,
  shortEscapes,
  shownStatement,
  sides,
  specOf,
  type Table,
  text,
} from '../../support/golden-tables.ts';

const columns = sides('id', 'name');
const operation = text('Op');
const changes = '20260304-021745123';

type Short = (sql: string) => string;

function statements(table: Table, engine: EngineDialect, short: Short): readonly [level1: string, level2: string] {
  const spec = specOf(table, engine);
  const shown = [engine.digestStatement(spec), engine.rowsStatement(spec, [1])].map((one) =>
    shownStatement(one, spec, short),
  );
  return [shown[0] ?? '', shown[1] ?? ''];
}

/** The first table's statements whole, those of the others beside them; of a table that cannot be compared, why. */
function family(tables: Readonly<Record<string, Table>>, engine: EngineDialect): GoldenCase[] {
  let base: readonly [string, string] | null = null;
  const keyed = specOf({ columns, key: ['id'], files: [listed('LOAD1.parquet', lakeOf(columns))] }, engine);
  const short = shortEscapes(engine, engine.digestStatement(keyed).sql);
  return Object.entries(tables).flatMap(([name, table]): GoldenCase[] => {
    const { problem, spec } = preparedOf(table, engine);
    if (spec === null) return [[name, `${problem?.code}: ${problem?.message} ${problem?.remedy}`]];
    const own = statements(table, engine, short);
    const one = base === null ? own[0] : beside(own[0], base[0]);
    // Of level 2 what is not said of level 1 already.
    const two =
      base === null
        ? own[1]
        : beside(beside(own[1], base[1]), one)
            .replaceAll(/^(?:- .*\n?|\+ )/gm, '')
            .trimEnd();
    base ??= own;
    const native = spec.source.ambiguous == null ? [] : [[`${name}: native`, layout(nativeQuery(spec))] as const];
    return [...native, [`${name}: level 1`, one], [`${name}: level 2`, two]];
  });
}

type Tables = Record<string, Table>;

function csvTables(): Tables {
  const all = sides('id', 'name', 'price', 'at', 'data');
  const fields = fieldsOf(columns);
  const file = (name: string, more = {}, own = fields) => listed(name, own, more);
  const base: Table = { columns, key: ['id'], part: { csv: csvPlan() }, files: [file('LOAD1.csv')] };
  const formatted = (format: Parameters<typeof csvPlan>[0]): Table => ({ ...base, part: { csv: csvPlan(format) } });
  return {
    'CSV with quotes': base,
    'CSV without a key': { ...base, key: [] },
    'CSV without quotes': formatted({ quoted: false }),
    'CSV with delimiters of several characters': formatted({ delimiter: '||', quoted: false }),
    'CSV with a delimiter that a pattern knows': formatted({ delimiter: '^-', quoted: true }),
    'CSV with a quote for NULL': formatted({ nullText: "it's" }),
    'CSV with an empty NULL': formatted({ nullText: '' }),
    'CSV with a NULL that is a number': formatted({ nullText: '0' }),
    'CSV with lines that end as of old': formatted({ rowDelimiter: '\r\n' }),
    'CSV with another end of records': formatted({ rowDelimiter: ';' }),
    'CSV with a delimiter that is its end': formatted({ rowDelimiter: ',' }),
    'CSV of two files with a header each': {
      ...base,
      files: [file('LOAD1.csv', { skip: 1 }), file("it's.csv", { skip: 1 })],
    },
    'CSV of files with other headers': {
      ...base,
      files: [file('LOAD1.csv'), file('LOAD2.csv', { fields: ['name', 'id'] })],
    },
    'CSV of files of which one has a header': { ...base, files: [file('LOAD1.csv'), file('LOAD2.csv', { skip: 1 })] },
    'CSV with fields that are not compared': {
      ...base,
      files: [file('LOAD1.csv', { fields: ['Op', 'name', 'id'] }, [operation, ...fields])],
    },
    'CSV that is compressed': { ...base, files: [file('LOAD1.csv.gz', { gzip: true, lineBytes: null })] },
    'CSV that is compressed, against its name': { ...base, files: [file('LOAD1.csv', { gzip: true })] },
    'CSV that is not compressed, against its name': { ...base, files: [file('LOAD1.csv.gz')] },
    'CSV in parts': {
      ...base,
      part: { csv: csvPlan(), range: { column: 'id', form: 'integer', from: null, to: '7' } },
    },
    'CSV of all tables': {
      ...base,
      part: { csv: csvPlan() },
      files: [file('LOAD1.csv', { owner: { table: 't', schema: 'shop' } })],
    },
    'CSV with a column of each kind': {
      ...base,
      columns: all,
      part: { csv: csvPlan({}, { binary: 'base64' }) },
      files: [file('LOAD1.csv', {}, fieldsOf(all, { binary: 'base64' }))],
    },
  };
}

const parquet = (name: string, own: readonly LakeColumn[]): LakeFile => listed(name, own);

function changesTables(): Tables {
  const own = lakeOf(columns);
  const load = parquet('LOAD1.parquet', own);
  const changed = (...more: LakeColumn[]) => parquet(`${changes}.parquet`, [operation, ...own, ...more]);
  const base: Table = { columns, key: ['id'], part: { cdc: cdcPlan() }, files: [load, changed()] };
  const at = { column: 'at', kind: 'moment' } as const;
  const seq = { column: 'seq', kind: 'sequence' } as const;
  return {
    'a load and changes': base,
    'changes alone': { ...base, files: [changed()] },
    'changes by a sequence': { ...base, part: { cdc: cdcPlan([seq]) }, files: [load, changed(text('seq'))] },
    'changes by a time as text': { ...base, part: { cdc: cdcPlan([at]) }, files: [load, changed(text('at'))] },
    'changes by a time': {
      ...base,
      part: { cdc: cdcPlan([seq, at]) },
      files: [load, changed(lakeColumn('at', LAKE.at))],
    },
    'changes by a column that some files have': {
      ...base,
      part: { cdc: cdcPlan([seq]) },
      files: [load, changed(text('seq')), parquet('20260305-021745123.parquet', [operation, ...own])],
    },
    'changes without their operation': {
      ...base,
      part: { cdc: cdcPlan([], { operation: 'never' }) },
      files: [load, parquet(`${changes}.parquet`, own)],
    },
    'changes that should have their operation': { ...base, files: [load, parquet(`${changes}.parquet`, own)] },
    'changes some of which have their operation': {
      ...base,
      part: { cdc: cdcPlan([], { operation: 'either' }) },
      files: [changed(), parquet('20260305-021745123.parquet', own)],
    },
    'changes whose operation is a number': {
      ...base,
      files: [load, parquet(`${changes}.parquet`, [lakeColumn('Op', LAKE.price), ...own])],
    },
    'changes whose operation is bytes': {
      ...base,
      files: [load, parquet(`${changes}.parquet`, [lakeColumn('Op', LAKE.data), ...own])],
    },
    'changes beside files that are not read': { ...base, listing: { others: [{ path: 'x', why: 'it is hidden' }] } },
    'changes of a table with a column file_row_number': { ...base, files: [load, changed(text('FILE_ROW_NUMBER'))] },
    'changes of a table without a key': { ...base, key: [] },
    'changes of a table with a column Op': {
      ...base,
      columns: [...columns, { source: { ...(columns[1]?.source ?? neverColumn()), name: 'Op' }, lake: operation }],
    },
  };
}

function csvChangesTables(): Tables {
  const seq = { column: 'seq', kind: 'sequence' } as const;
  const fields = fieldsOf(columns);
  const csvFile = (name: string, more = {}, list: readonly LakeColumn[] = fields) => listed(name, list, more);
  const withOperation = [operation, ...fields];
  const csv: Table = {
    ...{ columns, key: ['id'] },
    part: { cdc: cdcPlan([seq]), csv: csvPlan() },
    files: [csvFile('LOAD1.csv'), csvFile(`${changes}.csv`, {}, [...withOperation, text('seq')])],
  };
  return {
    'changes of CSV': csv,
    'changes of CSV alone': { ...csv, files: csv.files.slice(1) },
    'changes of CSV without what orders them': {
      ...csv,
      files: [csvFile('LOAD1.csv'), csvFile(`${changes}.csv`, {}, withOperation)],
    },
    'changes of CSV of all tables': {
      ...csv,
      files: [
        csvFile('LOAD1.csv'),
        csvFile(
          'CDC_TXN-20260304021745123.csv',
          { fields: ['Op', 'id', 'name'], owner: { table: 't', schema: 's' } },
          withOperation,
        ),
      ],
    },
    'changes of CSV, without a load': {
      ...csv,
      part: { cdc: cdcPlan([], { hasLoad: false }), csv: csvPlan() },
      files: [csvFile(`${changes}.csv`, {}, withOperation)],
    },
  };
}

function neverColumn(): never {
  throw new Error('no column');
}

/** So many files of changes that they are told by their times. */
function manyFiles(): Tables {
  const own = [operation, ...lakeOf(columns)];
  const of = (days: number, from: number, list: readonly LakeColumn[]) =>
    Array.from({ length: days }, (_, i) => parquet(`2026${String(1000 + from + i)}-000000000.parquet`, list));
  const base: Table = { columns, key: ['id'], part: { cdc: cdcPlan() }, files: of(3, 0, own) };
  return {
    'three files of changes': base,
    '101 files of changes': { ...base, files: of(101, 0, own) },
    '101 files of changes, in two ranges': {
      ...base,
      files: [...of(60, 0, own), ...of(2, 60, [...own, text('more')]), ...of(41, 62, own)],
    },
  };
}

describe.each(ENGINE_NAMES)('%s', (name) => {
  test('a lake of CSV', () => {
    expectGolden(`sql/golden/${name}-csv.sql`, family(csvTables(), ENGINES[name]));
  });

  test('a lake of changes', () => {
    expectGolden(`sql/golden/${name}-changes.sql`, [
      ...family(changesTables(), ENGINES[name]),
      ...family(csvChangesTables(), ENGINES[name]),
    ]);
  });
});

test('trino: what it declares, and names its files by', () => {
  const types = LAKE_TYPES.map(
    (type): GoldenCase => [lakeTypeName(type), `Trino: ${declaredType(type)}\nGlue: ${glueType(type)}`],
  );
  const odd = [
    ...['a,b', ' a', 'a ', '$path', '$PATH', '$partition', 'path', 'a"b'].map(text),
    lakeColumn('Same', LAKE.id),
    text('same'),
  ];
  const csv = specOf(
    { columns, part: { csv: csvPlan() }, files: [listed('LOAD1.csv', fieldsOf(columns), { skip: 2 })] },
    trino,
  );
  const drift = specOf(
    { columns, files: [listed('LOAD1.parquet', lakeOf(columns)), listed('LOAD2.parquet', [text('id')])] },
    trino,
  );
  const wide = (type: (typeof LAKE_TYPES)[number]) => glueType(type) ?? 'none';
  expectGolden('sql/golden/trino-tables.sql', [
    ...joinAlike(types),
    ['a decimal of 39 digits in Glue', wide({ kind: 'decimal', precision: 39, scale: 0 })],
    ['names that no table has', odd.map(({ name }) => `${name}: ${trino.unreadableName?.(name)}`).join('\n')],
    ['a table of such names', declareTable('"l"."s"."t"', "s3://lake/it's/", odd).join('\n')],
    ['a table without a column', declareTable('"l"."s"."t"', 's3://lake/t/', []).join('\n')],
    ['tables of files that differ', declareLake(drift, 's3://lake/t/').join('\n')],
    ['a table of lines', declareLake(csv, 's3://lake/t/').join('\n')],
    ['a stored result', unloadSql('SELECT 1', "s3://runs/it's/")],
    ['its columns', STORED_COLUMNS.map(({ name, type }) => `${name} ${type}`).join(', ')],
    ['a native query', passthroughSql('a"b', "SELECT 'x'")],
    ...family(manyFiles(), trino).filter(
      ([heading]) => heading.endsWith('level 1') && heading !== 'three files of changes: level 1',
    ),
  ]);
});

/** Tables of which there is more to say than that they have a key. */
function oddTables(): Tables {
  const [id, name] = columns;
  if (id === undefined || name === undefined) throw new Error('no columns');
  const base: Table = { columns, key: ['id'], files: [listed('LOAD1.parquet', lakeOf(columns))] };
  const source = {
    ...{
      schema: 'public',
      name: 't',
      kind: 'table' as const,
      primaryKey: ['id'],
      estimatedRows: null,
      hides: [],
      unreadable: null,
      commitTimes: false,
    },
    columns: [...columns.map((side) => ({ ...side.source })), { ...id.source, name: 'removed' }],
  } as const;
  return {
    'a table with a key': base,
    'a table that the lake lacks a column of': { ...base, columns: [...columns, ...sides('price')] },
    'a table of other files': {
      ...base,
      listing: {
        others: ['a', 'b', 'c', 'd'].map((path) => ({ path, why: 'its name' })),
        stale: ['e', 'f', 'g', 'h'].map((path) => ({ path, modified: '2025-01-01T00:00:00.000Z' })),
      },
      part: { cdc: cdcPlan([], { loadStart: '2026-01-01T00:00:00.000Z' }) },
    },
    'a table of which a rule removed a column': {
      ...base,
      part: { source: { ...source, hides: [], columns: [...source.columns], primaryKey: ['id'] } },
    },
    'a lake with more columns': {
      ...base,
      files: [listed('LOAD1.parquet', [...lakeOf(columns), text('more'), operation])],
      part: { lakeOnlyColumns: [{ name: 'Op', reason: 'DMS adds it' }] },
    },
    'files that lack a column': { ...base, files: [...base.files, listed('LOAD2.parquet', [text('name')])] },
    'a lake with names that differ by case alone': {
      ...base,
      files: [listed('LOAD1.parquet', [...lakeOf(columns), text('Name')])],
    },
    'a folder that cannot be compared': {
      ...base,
      listing: { problem: { verdict: 'ERRORED', code: 'Broken', message: 'a message', remedy: 'a remedy' } },
    },
    'nothing that can be compared': {
      ...base,
      columns: [{ source: { ...id.source, baseType: 'point', type: 'point' }, lake: id.lake }],
    },
    'a lake of another type': {
      ...base,
      columns: [id, { source: name.source, lake: lakeColumn('name', LAKE.at) }],
      files: [listed('LOAD1.parquet', [lakeColumn('id', LAKE.id), lakeColumn('name', LAKE.at)])],
    },
    'changes without a load': {
      ...base,
      part: { cdc: cdcPlan([], { hasLoad: false, deletes: false, updates: false }) },
      files: [listed(`${changes}.parquet`, [operation, ...lakeOf(columns)])],
    },
    'changes in local time': {
      ...base,
      part: { cdc: cdcPlan([], { timezone: 'Europe/Berlin' }) },
      files: ['20260304-021745123', '20260304-021745124'].map((file) =>
        listed(`${file}.parquet`, [operation, ...lakeOf(columns)]),
      ),
    },
    'a range of a column that is not compared': {
      ...base,
      columns: [{ ...id, lake: null }, name],
      key: ['name'],
      files: [listed('LOAD1.parquet', [text('name')])],
      part: { range: { column: 'id', form: 'integer', from: null, to: '5' } },
    },
  };
}

/** What is known of a table; of the second engine what differs from the first. */
function known(tables: Tables): GoldenCase[] {
  const said = (table: Table, engine: EngineDialect) => {
    const { spec: _, later: __, compared: ___, ...rest } = preparedOf(table, engine);
    return lines(rest);
  };
  const [first] = Object.values(tables);
  return Object.entries(tables).flatMap(([heading, table], i): GoldenCase[] => {
    const [one = '', two = ''] = Object.values(ENGINES).map((engine) => said(table, engine));
    const base = first === undefined || i === 0 ? '' : said(first, Object.values(ENGINES)[0] ?? trino);
    return [
      [heading, i === 0 ? one : beside(one, base)],
      [`${heading}, on trino`, beside(two, one)],
    ];
  });
}

test('what a run knows of a table before it is read', () => {
  const families = [oddTables(), csvTables(), changesTables(), csvChangesTables()];
  expectGolden('sql/golden/prepared.txt', joinAlike(families.flatMap(known)));
});

/** A value as lines of JSON, one for each of its parts. */
function lines(said: object): string {
  return Object.entries(said)
    .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
    .flatMap(([key, value]) => (Array.isArray(value) ? value : [value]).map((one) => `${key}: ${JSON.stringify(one)}`))
    .join('\n');
}

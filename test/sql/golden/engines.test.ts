/** The statements of each query engine for tables of every shape, and how it renders a lake's columns. */
import { lakeTypeName } from '../../../core/compare/columns.ts';
import { formName } from '../../../core/compare/forms.ts';
import { rereadOf } from '../../../core/compare/reread.ts';
import type { ComparisonSpec, EngineDialect } from '../../../core/sql/dialect.ts';
import { mysql } from '../../../core/sql/mysql.ts';
import { nativeQuery } from '../../../core/sql/native.ts';
import { oracle } from '../../../core/sql/oracle.ts';
import { postgres } from '../../../core/sql/postgres.ts';
import { sqlserver } from '../../../core/sql/sqlserver.ts';
import { trino } from '../../../core/sql/trino.ts';
import { expectGolden, type GoldenCase, joinAlike, layout } from '../../support/golden.ts';
import { FORMS, LAKE_TYPES } from '../../support/golden-columns.ts';
import {
  beside,
  both,
  ENGINE_NAMES,
  ENGINES,
  lakeColumn,
  lakeOf,
  listed,
  partOf,
  shortEscapes,
  shownStatement,
  sides,
  specOf,
  type Table,
  text,
} from '../../support/golden-tables.ts';
import { sourceColumn } from '../../support/parts.ts';

/** What every other table is told apart from. */
function keyed(): Table {
  const columns = sides('id', 'name');
  return { columns, key: ['id'], files: [listed('LOAD00000001.parquet', lakeOf(columns))] };
}

const digest = (spec: ComparisonSpec, engine: EngineDialect) => shownStatement(engine.digestStatement(spec), spec);
const rows = (spec: ComparisonSpec, engine: EngineDialect, chosen: Parameters<EngineDialect['rowsStatement']>[1]) =>
  shownStatement(engine.rowsStatement(spec, chosen), spec);

function attempted(make: () => string): string {
  try {
    return make();
  } catch (error) {
    return `throws ${String(error)}`;
  }
}

/** Of each table both levels, beside those of another. */
function variants(tables: Readonly<Record<string, Table>>, base: Table, engine: EngineDialect): GoldenCase[] {
  const spec = specOf(base, engine);
  const short = shortEscapes(engine, engine.digestStatement(specOf(keyed(), engine)).sql);
  const digest = (of: ComparisonSpec) => shownStatement(engine.digestStatement(of), of, short);
  const rows = (of: ComparisonSpec) => shownStatement(engine.rowsStatement(of, [1]), of, short);
  const [level1, level2] = [digest(spec), rows(spec)];
  return Object.entries(tables).flatMap(([name, table]): GoldenCase[] => {
    const own = specOf(table, engine);
    return [
      [`${name}: level 1`, attempted(() => beside(digest(own), level1))],
      [`${name}: level 2`, attempted(() => beside(rows(own), level2))],
    ];
  });
}

const range = (column: string, form: 'integer' | 'text', from: string | null, to: string | null) => ({
  range: { column, form, from, to },
});

function ranges(): Record<string, Table> {
  const base = keyed();
  const decimal = {
    ...base,
    files: [listed('LOAD1.parquet', [lakeColumn('id', { kind: 'decimal', precision: 20, scale: 0 }), text('name')])],
  };
  const drift = { ...base, files: [...base.files, listed('LOAD2.parquet', [text('name')])] };
  return {
    'the first range': { ...base, part: range('id', 'integer', null, '7') },
    'a range between': { ...base, part: range('id', 'integer', '-5', '7') },
    'the last range': { ...base, part: range('id', 'integer', '7', null) },
    'a range of texts': { ...base, key: ['name'], part: range('name', 'text', "it's", 'é') },
    'a range of a lake column that is a decimal': { ...decimal, part: range('id', 'integer', '-5', '7') },
    'the first range where files lack its column': { ...drift, part: range('id', 'integer', null, '7') },
    'the last range where files lack its column': { ...drift, part: range('id', 'integer', '7', null) },
  };
}

function shapes(): Record<string, Table> {
  const base = keyed();
  const all = sides('id', 'name', 'price', 'at', 'data');
  const [first] = base.files;
  const more = (name: string, columns: Parameters<typeof listed>[1]) => [
    ...(first ? [first] : []),
    listed(name, columns),
  ];
  const named = (name: string) => both(sourceColumn(name, 'text', 'text'), { kind: 'string' });
  const odd = [
    named("it's"),
    named('a"b'),
    named('loadproof_file'),
    named('LOADPROOF_FILE_'),
    named('file_index'),
    named('piece'),
  ];
  return {
    'a column of each kind': { ...base, columns: all, files: [listed('LOAD1.parquet', lakeOf(all))] },
    'without a key': { ...base, key: [] },
    'a key of two columns': { ...base, key: ['name', 'id'] },
    'files without one of the columns': {
      ...base,
      files: more('LOAD2.parquet', [text('id2'), lakeColumn('id', { kind: 'integer', bits: 64, signed: true })]),
    },
    'files of another type, and of other columns': {
      ...base,
      files: more('LOAD2.parquet', [
        lakeColumn('id', { kind: 'integer', bits: 32, signed: true }),
        text('name'),
        text('extra'),
      ]),
    },
    'no file at all': { ...base, files: [] },
    'names and paths of any content': {
      ...base,
      columns: odd,
      key: ["it's"],
      files: [listed("d[a]y*?/it's.parquet", lakeOf(odd)), listed('LOAD2.parquet', lakeOf(odd))],
    },
    'a table with filters': {
      ...base,
      part: { filters: [{ where: "a = 'b'", consent: { reason: 'r', owner: 'o', expires: '2099-01-01' } }] },
    },
  };
}

const moment = '2026-01-31T00:00:00.000Z';

/** Statements over the source alone, and over some keys. */
function narrowed(engine: EngineDialect): GoldenCase[] {
  const table: Table = { ...keyed(), part: { changes: { by: 'commit' } }, options: { stoppedAt: moment } };
  const spec = specOf(table, engine);
  const reread = rereadOf(spec, partOf(table), ['id'], ['7', "it's"], postgres);
  return [
    ['a second read of two keys: native', layout(reread === null ? 'none' : nativeQuery(reread.spec))],
    [
      'a second read of two keys',
      reread === null ? 'none' : beside(rows(reread.spec, engine, reread.chosen), rows(spec, engine, [1])),
    ],
    ['no key at all', attempted(() => rows(spec, engine, { keys: [] }))],
    ['every row', beside(rows(spec, engine, 'all'), rows(spec, engine, [1]))],
    ['buckets', beside(rows(spec, engine, [1, 2.9, 65_535]), rows(spec, engine, [1]))],
  ];
}

/** The native query of each source, with what its dialect needs of the engine's statement. */
function natives(engine: EngineDialect): GoldenCase[] {
  const base = keyed();
  const spec = specOf(base, engine);
  const number = { precision: 18, scale: 0, nullable: true };
  const character = { precision: null, scale: null, nullable: true };
  const of = (source: NonNullable<Table['source']>, integer: string, texts: readonly string[]): Table => ({
    ...base,
    source,
    columns: [
      both({ name: 'id', type: integer, baseType: integer, ...number }, { kind: 'integer', bits: 64, signed: true }),
      ...texts.map((type, i) =>
        both({ name: `t${i}`, type: `${type}(9)`, baseType: type, ...character }, { kind: 'string' }),
      ),
    ],
    files: [
      listed('LOAD1.parquet', [
        lakeColumn('id', { kind: 'integer', bits: 64, signed: true }),
        ...texts.map((_, i) => text(`t${i}`)),
      ]),
    ],
  });
  const tables = {
    postgres: base,
    mysql: of(mysql, 'bigint', ['varchar', 'char']),
    oracle: of(oracle, 'number', ['varchar2', 'char', 'clob']),
    'oracle by a text': { ...of(oracle, 'number', ['char', 'nchar']), key: ['t1'] },
    sqlserver: of(sqlserver, 'bigint', ['nvarchar', 'char']),
  };
  return Object.entries(tables).flatMap(([name, table]): GoldenCase[] => {
    const own = specOf(table, engine);
    return [
      [`the native query of ${name}`, layout(nativeQuery(own))],
      [`its statement, ${name}`, beside(digest(own, engine), digest(spec, engine))],
    ];
  });
}

const reads = ['latest', 'middle', 'first'];

function findings(engine: EngineDialect): GoldenCase[] {
  const one = { reads: reads.slice(0, 1), sample: 5, columns: 2 };
  const base = layout(engine.findingsStatement(one).sql);
  const of = (more: Partial<Parameters<EngineDialect['findingsStatement']>[0]>) =>
    beside(layout(engine.findingsStatement({ ...one, ...more }).sql), base);
  return [
    ['findings of one read', base],
    ['of two reads', of({ reads: reads.slice(0, 2) })],
    ['of three reads', of({ reads })],
    ['with later changes', of({ later: '"later"' })],
    ['with the spread of the keys', of({ spread: true })],
    ['of more columns, with another sample', of({ columns: 70, sample: 7.9 })],
    ['of no read', attempted(() => engine.findingsStatement({ ...one, reads: [] }).sql)],
  ];
}

/** Lines that are alike but for their numbers, from the third on, as their count. */
function folded(whole: string): string {
  const runs: string[][] = [];
  for (const line of whole.split('\n')) {
    const last = runs.at(-1);
    if (last?.[0]?.replace(/\d+/g, 'n') === line.replace(/\d+/g, 'n')) last.push(line);
    else runs.push([line]);
  }
  const shown = runs.map((run) =>
    run.length < 4 ? run : [...run.slice(0, 2), `… ${run.length - 3} more`, run.at(-1) ?? ''],
  );
  return shown.flat().join('\n');
}

/** A wide table: two columns of each kind, told to be wide; and one that is. */
function wide(): GoldenCase[] {
  const wideTrino = { ...trino, wideFrom: 1 };
  const twice = sides('id', 'name', 'price', 'at', 'data').flatMap((side) => [
    side,
    {
      source: { ...side.source, name: `${side.source.name}_2` },
      lake: side.lake && { ...side.lake, name: `${side.lake.name}_2` },
    },
  ]);
  const array = both(sourceColumn('tags', 'text[]', 'text[]'), { kind: 'string' });
  const columns = [...twice, array];
  const files = [listed('LOAD1.parquet', lakeOf(columns)), listed('LOAD2.parquet', lakeOf(sides('id', 'name')))];
  const spec = specOf({ columns, key: ['id'], files }, wideTrino);
  const many = Array.from({ length: 130 }, (_, i) =>
    both(sourceColumn(`c${i}`, 'integer', 'int4'), { kind: 'integer', bits: 32, signed: true }),
  );
  const large = specOf({ columns: many, key: ['c0'], files: [listed('LOAD1.parquet', lakeOf(many))] }, trino);
  const mixed = many.map(({ source, lake }, i) => ({
    source,
    lake: lake && { ...lake, type: { kind: 'integer', bits: i % 2 === 0 ? 32 : 64, signed: true } as const },
  }));
  const unlike = specOf(
    {
      columns: mixed.map((c) => ({ ...c, source: { ...c.source, baseType: 'int' } })),
      source: mysql,
      key: [],
      files: [listed('LOAD1.parquet', lakeOf(mixed))],
    },
    { ...trino },
  );
  return [
    ['wide: native', layout(nativeQuery(spec))],
    ['wide', digest(spec, wideTrino)],
    ['130 columns: native', layout(nativeQuery(large))],
    ['130 columns', digest(large, trino)],
    ['130 columns of a source without arrays', folded(digest(unlike, trino))],
  ];
}

describe.each(ENGINE_NAMES)('%s', (name) => {
  test('a lake column of each type in each form', () => {
    const engine = ENGINES[name];
    const cases = LAKE_TYPES.map((type): GoldenCase => {
      const each = FORMS.map((form): GoldenCase => {
        const sql = engine.render('x', type, form);
        return [
          formName(form),
          typeof sql === 'string' ? layout(sql) : `unsupported: ${sql.unsupported.replaceAll(form.kind, '…')}`,
        ];
      });
      const label = type.kind === 'csv' ? `csv, ${type.binary}${type.real ? ', real' : ''}` : lakeTypeName(type);
      return [
        label,
        joinAlike(each)
          .map(([forms, sql]) => `${forms}: ${sql}`)
          .join('\n'),
      ];
    });
    const quoted = ["it's", 'a"b', 'two\nlines', 'a\0b'].map(
      (text): GoldenCase => [
        `quoted: ${JSON.stringify(text)}`,
        [() => engine.identifier(text), () => engine.literal(text)].map(attempted).join('\n'),
      ],
    );
    expectGolden(`sql/golden/${name}-types.sql`, [...joinAlike(cases), ...quoted]);
  });

  test('a table with a key, and one without: the statements', () => {
    const engine = ENGINES[name];
    const spec = specOf(keyed(), engine);
    const without = specOf({ ...keyed(), key: [] }, engine);
    expectGolden(`sql/golden/${name}-statements.sql`, [
      ['the native query', layout(nativeQuery(spec))],
      ['level 1', digest(spec, engine)],
      ['level 2, of the rows of a bucket', rows(spec, engine, [1])],
      ['level 2 without a key', rows(without, engine, [1])],
      ...findings(engine),
    ]);
  });

  test('tables of other shapes, beside the one with a key', () => {
    const engine = ENGINES[name];
    expectGolden(`sql/golden/${name}-shapes.sql`, [
      ...variants(shapes(), keyed(), engine),
      ...variants(ranges(), keyed(), engine),
      ...narrowed(engine),
      ...(engine === trino ? natives(engine) : []),
    ]);
  });
});

test('trino: rows of many columns', () => {
  expectGolden('sql/golden/trino-wide.sql', wide());
});

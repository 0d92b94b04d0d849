/** The tables whose statements are kept in `test/sql/golden`: planned parts and listed files, made the product's own way. */
import type { CsvHead, LakeColumn, LakeFile, LakeType, SourceColumn } from '../../core/compare/columns.ts';
import { type Listing, type Prepared, type PrepareOptions, prepareComparison } from '../../core/compare/prepare.ts';
import type { CdcPlan, CsvPlan, PlannedPart } from '../../core/plan/schema.ts';
import type { ComparisonSpec, EngineDialect, SourceDialect, Statement } from '../../core/sql/dialect.ts';
import { duckdb } from '../../core/sql/duckdb.ts';
import { nativeQuery } from '../../core/sql/native.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { trino } from '../../core/sql/trino.ts';
import { layout } from './golden.ts';
import { plannedPart, type SideColumn, sourceColumn } from './parts.ts';

/** The query engines, the embedded one first. */
export const ENGINES = { duckdb, trino };
export type EngineName = keyof typeof ENGINES;
export const ENGINE_NAMES = Object.keys(ENGINES) as EngineName[];

export const LAKE: Readonly<Record<'id' | 'name' | 'price' | 'at' | 'data', LakeType>> = {
  id: { kind: 'integer', bits: 64, signed: true },
  name: { kind: 'string' },
  price: { kind: 'decimal', precision: 12, scale: 2 },
  at: { kind: 'timestamp', unit: 'micros', utc: true },
  data: { kind: 'binary' },
};

const SOURCE: Readonly<Record<keyof typeof LAKE, readonly [type: string, baseType: string]>> = {
  id: ['bigint', 'int8'],
  name: ['text', 'text'],
  price: ['numeric(12,2)', 'numeric'],
  at: ['timestamp with time zone', 'timestamptz'],
  data: ['bytea', 'bytea'],
};

export const lakeColumn = (name: string, type: LakeType): LakeColumn => ({ name, type });
export const text = (name: string): LakeColumn => lakeColumn(name, { kind: 'string' });

/** Both sides of some of the columns. */
export const sides = (...names: (keyof typeof LAKE)[]): SideColumn[] =>
  names.map((name) => ({ source: sourceColumn(name, ...SOURCE[name]), lake: lakeColumn(name, LAKE[name]) }));

export const both = (source: SourceColumn, type: LakeType): SideColumn => ({
  source,
  lake: lakeColumn(source.name, type),
});

/** A listed file of the table's folder: Parquet, or CSV where there is a head. */
export function listed(name: string, columns: readonly LakeColumn[], csv?: Partial<CsvHead>): LakeFile {
  const head = { gzip: false, skip: 0, fields: columns.map((column) => column.name), notes: [], lineBytes: 90, ...csv };
  return {
    ...{ path: `s3://lake/shop/t/${name}`, bytes: 100, modified: '2026-01-01T00:00:00.000Z', columns },
    rows: csv === undefined ? 3 : null,
    ...(csv === undefined ? {} : { csv: head }),
  };
}

export const lakeOf = (columns: readonly SideColumn[]): LakeColumn[] => columns.flatMap(({ lake }) => lake ?? []);

/** The same columns as fields of CSV. */
export const fieldsOf = (
  columns: readonly SideColumn[],
  more: Partial<Extract<LakeType, { kind: 'csv' }>> = {},
): LakeColumn[] =>
  lakeOf(columns).map(({ name }) => lakeColumn(name, { kind: 'csv', real: false, binary: 'hex', ...more }));

export const csvPlan = (format: Partial<CsvPlan['format']> = {}, more: Partial<CsvPlan> = {}): CsvPlan => ({
  format: { delimiter: ',', rowDelimiter: '\n', quoted: true, nullText: 'NULL', ...format },
  ...{ declared: true, header: null, gzip: null, binary: 'hex', fields: [], doubt: null },
  ...more,
});

export const cdcPlan = (order: CdcPlan['order'] = [], more: Partial<CdcPlan> = {}): CdcPlan => ({
  ...{ operation: 'always', deletes: true, updates: true, hasLoad: true, timezone: null, loadStart: null },
  order,
  ...more,
});

export interface Table {
  readonly columns: readonly SideColumn[];
  readonly key?: readonly string[];
  readonly part?: Partial<PlannedPart>;
  readonly files: readonly LakeFile[];
  readonly listing?: Partial<Listing>;
  readonly source?: SourceDialect;
  readonly options?: Partial<PrepareOptions>;
}

export const partOf = ({ columns, key = [], part = {} }: Table): PlannedPart => ({
  ...plannedPart(columns, key),
  ...part,
});

export function preparedOf(table: Table, engine: EngineDialect): Prepared {
  const options =
    engine.name === 'trino' ? { catalog: 'shop', lakeTable: '"lake"."runs"."t"' } : { catalog: null, lakeTable: null };
  return prepareComparison(
    partOf(table),
    { files: table.files, others: [], ...table.listing },
    { source: table.source ?? postgres, engine },
    { ...options, ...table.options },
  );
}

export function specOf(table: Table, engine: EngineDialect): ComparisonSpec {
  const { spec, problem } = preparedOf(table, engine);
  if (spec === null) throw new Error(problem?.message ?? 'nothing to compare');
  return spec;
}

/** A statement to read: the native query, which stands in a text of Trino's, apart from it. */
export function shownStatement(
  { sql, native, csv }: Statement,
  spec: ComparisonSpec,
  short = (text: string) => text,
): string {
  const own = nativeQuery(spec);
  if (native !== null && native !== own) throw new Error(`another native query: ${native}`);
  const more = csv ? [`splits: ${JSON.stringify(csv)}`] : [];
  return [layout(short(sql.replace(trino.literal(own), "'‹native›'"))), ...more].join('\n');
}

/** The text that a statement escapes a column of texts by: of the columns after the first, which stands whole elsewhere, a short form. */
export function shortEscapes(engine: EngineDialect, whole: string): (sql: string) => string {
  const name = engine.identifier('name');
  const pattern = engine.name === 'duckdb' ? `CASE WHEN contains(${name}` : `replace(replace(replace(CAST(${name}`;
  const end = engine.name === 'duckdb' ? `ELSE ${name} END` : `chr(10), '\\n')`;
  const from = whole.indexOf(pattern);
  const escaped = whole.slice(from, whole.indexOf(end, from) + end.length);
  return (sql) => {
    const quoted = sql.match(/"(?:[^"]|"")*"/g) ?? [];
    return [...new Set(quoted)].reduce(
      (text, column) => text.replaceAll(escaped.replaceAll(name, column), `‹${column} escaped›`),
      sql,
    );
  };
}

/** What one text has besides another, and what it has not, by lines. */
export function beside(textOfOne: string, other: string): string {
  const [one, two] = [textOfOne.split('\n'), other.split('\n')];
  const more = one.filter((line) => !two.includes(line)).map((line) => `+ ${line}`);
  const less = two.filter((line) => !one.includes(line)).map((line) => `- ${line}`);
  return [...more, ...less].join('\n');
}

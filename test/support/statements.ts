/** Every kind of statement that a source of Oracle or SQL Server is sent, by what it is for. */
import { CANARY_LAKE_COLUMNS } from '../../core/canary/lake.ts';
import { planCanary } from '../../core/canary/plan.ts';
import type { LakeColumn, LakeFile, LakeType, LossRule, SourceColumn } from '../../core/compare/columns.ts';
import type { Form } from '../../core/compare/forms.ts';
import { prepareComparison } from '../../core/compare/prepare.ts';
import type { CsvPlan, PlannedPart } from '../../core/plan/schema.ts';
import { isUnsupported, type SourceDialect } from '../../core/sql/dialect.ts';
import { nativeQuery } from '../../core/sql/native.ts';
import { PASSED_SOURCES } from '../../core/sql/sources.ts';
import { trino } from '../../core/sql/trino.ts';
import { plannedPart } from './parts.ts';

export type UnexecutedKind = 'oracle' | 'sqlserver';

const options = { catalog: 'source', lakeTable: '"lake"."public"."t"', stoppedAt: '2026-01-01T00:00:00.000Z' };

const file = (columns: readonly LakeColumn[], path = 's3://lake/t/LOAD00000001.parquet'): LakeFile => ({
  ...{ path, bytes: 1, modified: '2026-01-01T00:00:00.000Z', rows: 1, columns },
  ...(path.endsWith('.csv')
    ? { csv: { gzip: false, skip: 0, fields: columns.map((c) => c.name), notes: [], lineBytes: 1 } }
    : {}),
});

/** A lake type that can hold a form. */
const HOLDS: Readonly<Record<Form['kind'], LakeType>> = {
  integer: { kind: 'integer', bits: 64, signed: true },
  decimal: { kind: 'decimal', precision: 38, scale: 10 },
  float: { kind: 'float', bits: 64 },
  boolean: { kind: 'boolean' },
  date: { kind: 'date' },
  time: { kind: 'time', unit: 'micros', utc: true },
  timestamp: { kind: 'timestamp', unit: 'micros', utc: true },
  text: { kind: 'string' },
  bytes: { kind: 'binary' },
};

const because = 'a test';
const cuts = (['truncate', 'round'] as const).flatMap((mode): LossRule[] => [
  { rule: 'milliseconds', mode, because },
  { rule: 'microseconds', mode, because },
]);
const RULES: readonly LossRule[] = [
  ...cuts,
  { rule: 'roundScale', scale: 10, because },
  { rule: 'nearestFloat', bits: 32, because },
  { rule: 'nearestFloat', bits: 64, because },
  { rule: 'emptyLob', because },
  { rule: 'lowerCase', because },
  { rule: 'padding', because },
  { rule: 'prefix', size: 2048, unit: 'bytes', because },
  { rule: 'prefix', size: 2048, unit: 'characters', because },
];

/** The types of the dialect's zoo, one column of each. */
export function zooColumns(dialect: SourceDialect): SourceColumn[] {
  const byType = new Map((dialect.zoo ?? []).map(({ type }) => [type.type, type]));
  return [...byType.values()].map((type, i) => ({ ...type, name: `c ${i}` }));
}

function native(
  part: PlannedPart,
  dialect: SourceDialect,
  files: readonly LakeFile[],
): { whole: string; later: string | null } {
  const prepared = prepareComparison(part, { files, others: [] }, { source: dialect, engine: trino }, options);
  if (prepared.spec === null) throw new Error(prepared.problem?.message);
  return { whole: nativeQuery(prepared.spec), later: prepared.later && nativeQuery(prepared.later) };
}

/** One statement per type and rule: a mistake in one does not hide behind another. */
function ofTypes(dialect: SourceDialect): [string, string][] {
  return zooColumns(dialect).flatMap((source) => {
    const form = dialect.form(source);
    if (isUnsupported(form)) throw new Error(form.unsupported);
    const lake = { name: source.name, type: HOLDS[form.kind] };
    return [null, ...RULES].flatMap((rule): [string, string][] => {
      const rendered = rule && dialect.render(source, form, [rule]);
      if (rendered && (isUnsupported(rendered) || rendered.losses.length === 0)) return [];
      const part = plannedPart([{ source, lake, losses: rule ? [rule] : [] }], []);
      return [[`${source.type} ${rule ? JSON.stringify(rule) : ''}`, native(part, dialect, [file([lake])]).whole]];
    });
  });
}

const CSV: CsvPlan = {
  format: { delimiter: ',', rowDelimiter: '\n', quoted: true, nullText: 'NULL' },
  ...{ declared: true, header: null, gzip: null, binary: 'hex', fields: [], doubt: null },
};

function ofTables(dialect: SourceDialect, key: SourceColumn, changedAt: SourceColumn): [string, string][] {
  const columns = [key, changedAt, ...zooColumns(dialect)];
  const pairs = columns.map((source) => {
    const form = dialect.form(source);
    return { source, lake: { name: source.name, type: HOLDS[isUnsupported(form) ? 'text' : form.kind] } };
  });
  const lake = pairs.map((p) => p.lake);
  const part: PlannedPart = {
    ...plannedPart(pairs, [key.name]),
    source: {
      ...{ schema: 'S', name: 'T', kind: 'table', columns: columns.map((c) => ({ ...c })), primaryKey: [key.name] },
      ...{ estimatedRows: null, hides: [], unreadable: null, commitTimes: false },
    },
    changes: { by: 'column', column: changedAt.name },
    filters: [{ where: '1 = 1', consent: { reason: because, owner: 'me', expires: '2099-01-01' } }],
    range: { column: key.name, form: 'integer', from: '5', to: '10' },
  };
  const { whole, later } = native(part, dialect, [file(lake)]);
  const text = file(
    lake.map(({ name }) => ({ name, type: { kind: 'csv', real: false, binary: 'hex' } })),
    's3://lake/t/LOAD1.csv',
  );
  const csv = native({ ...part, range: null, csv: CSV }, dialect, [text]);
  const relation = dialect.relation('S', 'T');
  const names = ['K', 'K2'].map((name) => dialect.identifier(name));
  const keys = Array.from({ length: 1_500 }, (_, i) => [String(i - 700)]);
  const pair =
    dialect.keyIn?.(
      [key, { ...key, name: 'K2' }],
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ) ?? '';
  return [
    ['a table in parts', whole],
    ['what changed later', later ?? ''],
    ['a table of CSV', csv.whole],
    ['boundaries', dialect.ranges?.boundaries(relation, key, 7, 1_000_000) ?? ''],
    ['one row', `SELECT 1 AS one FROM ${relation} WHERE ${dialect.firstRow?.(names, relation, ' WHERE (1 = 1)')}`],
    ['some keys', `SELECT 1 AS one FROM ${relation} WHERE ${dialect.keyIn?.([key], keys)}`],
    ['some keys of two columns', `SELECT 1 AS one FROM ${relation} WHERE ${pair}`],
    ['outside', `SELECT ${dialect.trailer(['1 = 1'], relation, ['1 = 0', '1 = 1'])} AS t FROM ${relation}`],
  ];
}

function ofCanary(dialect: SourceDialect): [string, string][] {
  const columns = zooColumns(dialect).map((source) => ({ source, lake: null }));
  const { parts } = planCanary(dialect, { ordinal: 1, location: 's3://runs/canary/' }, [plannedPart(columns, [])]);
  const files = [[file(CANARY_LAKE_COLUMNS)], []];
  return parts.map((part, i) => [`the canary's ${part.table.name}`, native(part, dialect, files[i] ?? []).whole]);
}

function ofLiterals(dialect: SourceDialect, texts: readonly string[]): [string, string][] {
  const from = dialect.name === 'oracle' ? ' FROM DUAL' : '';
  const possible = texts.filter((text) => text !== '' && !text.includes('\0'));
  return [
    ...possible.map((text): [string, string] => [
      `the text ${JSON.stringify(text)}`,
      `SELECT ${dialect.literal(text)} AS t${from}`,
    ]),
    ...possible
      .filter((text) => text.length <= 30 && !(dialect.name === 'oracle' && text.includes('"')))
      .map((text): [string, string] => [
        `the name ${JSON.stringify(text)}`,
        `SELECT 1 AS one FROM ${dialect.relation(text, text)}`,
      ]),
  ];
}

/** Statements by their names; `texts` are those that literals and names are made of. */
export function statementsOf(kind: UnexecutedKind, texts: readonly string[]): Record<string, string> {
  const { dialect, catalogQuery, smallestQuery } = PASSED_SOURCES[kind];
  const [number, moment] = kind === 'oracle' ? ['number', 'timestamp'] : ['bigint', 'datetime2'];
  const key: SourceColumn = {
    name: 'K',
    type: 'NUMBER(18,0)',
    baseType: number,
    precision: 18,
    scale: 0,
    nullable: false,
  };
  const changed = { ...key, name: 'CHANGED AT', type: `${moment}(3)`, baseType: moment, precision: null, scale: null };
  return Object.fromEntries([
    ['the catalog', catalogQuery],
    ['the smallest', smallestQuery],
    ...ofTypes(dialect),
    ...ofTables(dialect, key, changed),
    ...ofCanary(dialect),
    ...ofLiterals(dialect, texts),
  ]);
}

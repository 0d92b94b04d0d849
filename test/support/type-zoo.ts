/**
 * A type zoo, end to end: a table with a column per type goes through the faithful writer, as the task and the endpoints
 * are described, and a whole run compares it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunReport } from '../../core/report/schema.ts';
import {
  type Assumptions,
  type DmsTable,
  encode,
  openSource,
  readTask,
  toDms,
  writeLake,
} from '../../local/writer/index.ts';
import { runOver } from './run-over.ts';

export type ZooFormat = 'parquet' | 'milliseconds' | 'csv';

/** A column of the zoo: its type, its values, and what is to be said of it. */
export interface ZooColumn {
  readonly name: string;
  readonly type: string;
  /** SQL of the values, a row each; NULL stands in the rows after them. */
  readonly values: readonly string[];
  /** Values that DMS is configured, or known, to change: per rule, in the order of the report. */
  readonly losses?: Partial<Record<ZooFormat, readonly number[]>>;
  /** Why it is not compared, where it is not. */
  readonly excluded?: RegExp;
  /** Places of values that hold line ends, which Trino, who reads CSV by lines, has no row for. */
  readonly lineEnds?: readonly number[];
  /** Not compared, and its text may hold a line end: Trino compares no CSV with such a column. */
  readonly mayHoldLineEnds?: true;
  /** Written to Parquet as a TIME in milliseconds, which Trino reads in no type. */
  readonly parquetTime?: true;
}

/** The columns as they can be compared in a format by the engine that the tests run on. */
export function zooFor(columns: readonly ZooColumn[], format: ZooFormat): readonly ZooColumn[] {
  if (process.env.LOADPROOF_TEST_TRINO_URL === undefined) return columns;
  if (format === 'csv')
    return columns
      .filter((column) => !column.mayHoldLineEnds)
      .map((column) => ({ ...column, values: column.values.filter((_, i) => !column.lineEnds?.includes(i)) }));
  return columns.map(({ losses, ...column }) =>
    column.parquetTime
      ? { ...column, excluded: /Trino cannot read the lake's times in milliseconds/ }
      : { ...column, ...(losses ? { losses } : {}) },
  );
}

/** The statements that make the table `zoo` with a key `id`. */
export function zooTable(columns: readonly ZooColumn[], quote: (name: string) => string): string[] {
  const rows = Math.max(...columns.map(({ values }) => values.length)) + 1;
  const cells = (row: number) => columns.map(({ values }) => values[row] ?? 'NULL');
  return [
    `CREATE TABLE zoo (id int PRIMARY KEY, ${columns.map(({ name, type }) => `${quote(name)} ${type}`).join(', ')})`,
    ...Array.from({ length: rows }, (_, row) => `INSERT INTO zoo VALUES (${[row, ...cells(row)].join(', ')})`),
  ];
}

export interface ZooRun {
  /** Of the source, with the database that holds the zoo. */
  readonly url: string;
  readonly schema: string;
  /** Emptied by the caller. */
  readonly folder: string;
  readonly format: ZooFormat;
  readonly sourceEndpoint: Readonly<Record<string, unknown>>;
  readonly taskSettings?: Readonly<Record<string, unknown>>;
  readonly s3?: Readonly<Record<string, unknown>>;
  /** What the writer does where the documents leave it open, and what the configuration says of it. */
  readonly assume?: Partial<Assumptions>;
  readonly dms?: Readonly<Record<string, unknown>>;
  /** Changes what was loaded before it is written: a fault. */
  readonly change?: (table: DmsTable) => DmsTable;
}

/** Writes the lake of the zoo, and compares it with the source. */
export async function runZoo(run: ZooRun): Promise<RunReport> {
  const described = describe(run);
  const source = await openSource(run.url);
  try {
    const task = readTask({ ...described, assume: run.assume ?? {} });
    const table = toDms(await source.read(run.schema, 'zoo'), task);
    if (table === null) throw new Error('the mapping leaves the zoo out');
    const files = await encode(run.change ? run.change(table) : table, task.s3);
    await writeLake(join(run.folder, 'lake'), files);
  } finally {
    await source.close();
  }
  const more = `task: ./task.json\nendpoints: ./endpoints.json\ndms: ${JSON.stringify(run.dms ?? {})}`;
  return runOver(run.url, run.folder, { include: [], more });
}

/** The task and its endpoints, written where the run finds them, and as the writer takes them. */
function describe({ folder, schema, format, sourceEndpoint, taskSettings, s3 }: ZooRun) {
  const arn = (name: string) => `arn:aws:dms:eu-west-1:111122223333:${name}`;
  const settings = {
    BucketName: 'lake',
    DataFormat: format === 'csv' ? 'csv' : 'parquet',
    ...(format === 'milliseconds' ? { ParquetTimestampInMillisecond: true } : {}),
    ...s3,
  };
  const rule = { 'rule-type': 'selection', 'rule-id': '1', 'rule-name': 'all', 'rule-action': 'include' };
  const mappings = { rules: [{ ...rule, 'object-locator': { 'schema-name': schema, 'table-name': 'zoo' } }] };
  const task = {
    ReplicationTaskIdentifier: 'zoo',
    ReplicationTaskArn: arn('task:ZOO'),
    MigrationType: 'full-load',
    SourceEndpointArn: arn('endpoint:SOURCE'),
    TargetEndpointArn: arn('endpoint:TARGET'),
    TableMappings: JSON.stringify(mappings),
    ...(taskSettings === undefined ? {} : { ReplicationTaskSettings: JSON.stringify(taskSettings) }),
  };
  const endpoint = (name: string, type: string) => ({
    EndpointIdentifier: name,
    EndpointType: type,
    EndpointArn: arn(`endpoint:${type}`),
  });
  const source = { ...endpoint('source', 'SOURCE'), ...sourceEndpoint };
  const target = { ...endpoint('target', 'TARGET'), EngineName: 's3', S3Settings: settings };
  writeFileSync(join(folder, 'task.json'), JSON.stringify({ ReplicationTasks: [task] }));
  writeFileSync(join(folder, 'endpoints.json'), JSON.stringify({ Endpoints: [source, target] }));
  return { tableMappings: mappings, taskSettings: taskSettings ?? {}, sourceEndpoint: source, targetEndpoint: target };
}

/** Every value of the row with the key 0 is another. */
export function everyValueChanged(table: DmsTable): DmsTable {
  const [first, ...rest] = table.records;
  if (first === undefined) throw new Error('no rows');
  const values = first.values.map((value, i) => {
    const type = table.columns[i]?.type;
    if (i === 0 || type === undefined) return value;
    switch (typeof value) {
      case 'number':
        return value === 0 ? 1 : type.name.startsWith('REAL') ? value / 2 : value - Math.sign(value);
      case 'bigint':
        return type.name === 'TIME' ? (value + 1_000_000n) % 86_400_000_000n : value - (value > 0n ? 1000n : -1000n);
      case 'boolean':
        return !value;
      case 'string':
        // The last digit of a number, else a character more.
        return type.name === 'NUMERIC' ? value.replace(/\d$/, (digit) => (digit === '1' ? '2' : '1')) : `${value}~`;
      default:
        return value === null ? null : new Uint8Array([...value, 1]);
    }
  });
  return { ...table, records: [{ ...first, values }, ...rest] };
}

/** What the report says of the only table: its verdict, its differences, its losses and what was left out. */
export function saidOf(report: RunReport) {
  const [table] = report.tables;
  if (!table || report.tables.length > 1) throw new Error(`${report.tables.length} tables`);
  const losses = new Map<string, number[]>();
  for (const { kind, column, count } of table.limits)
    if (kind === 'expectedLoss' && column !== null) losses.set(column, [...(losses.get(column) ?? []), count ?? 0]);
  const excluded = table.columns.filter((column) => column.fidelity === 'excluded');
  const others = table.limits.filter(({ kind }) => !['expectedLoss', 'excludedColumn'].includes(kind));
  return {
    verdict: table.verdict,
    cause: table.cause,
    changed: table.changedColumns.map(({ column }) => column),
    losses: Object.fromEntries(losses),
    excluded: Object.fromEntries(excluded.map(({ name, reason }) => [name, reason ?? ''])),
    exact: table.columns.filter((column) => column.fidelity === 'exact').map(({ name }) => name),
    others,
    findings: table.sample.map(({ kind, key, columns }) => [kind, key?.[0]?.value, ...columns].join(' ')),
  };
}

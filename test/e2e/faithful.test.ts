/**
 * Lakes of the faithful writer under each setting of an S3 target, a task and its mappings, from their own JSON to the
 * verdict: what DMS would write is matched, or has a named limit; the same lake with one cell changed is found.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunReport } from '../../core/report/schema.ts';
import type { DmsTable, DmsValue } from '../../local/writer/index.ts';
import { mappings, selection } from '../support/dms-rows.ts';
import { writeFaithfulLake } from '../support/faithful-lake.ts';
import { type Place, targets, withDatabase } from '../support/postgres.ts';
import { runFolder, runOver } from '../support/run-over.ts';

interface Variant {
  readonly s3?: Record<string, unknown>;
  readonly settings?: Record<string, unknown>;
  readonly source?: Record<string, unknown>;
  readonly rules?: (schema: string) => Record<string, unknown>[];
  /** Rows of a file. */
  readonly rowsPerFile?: number;
  /** `kind column` of the limits that there must be, and no others. */
  readonly limits?: string[];
}

const parquet = { DataFormat: 'parquet' };
const csv = { DataFormat: 'csv' };
const rule =
  (target: string, action: string, more: Record<string, unknown> = {}, column?: string) =>
  (schema: string) => ({
    'rule-type': 'transformation',
    'rule-target': target,
    'rule-action': action,
    'object-locator': {
      'schema-name': schema,
      ...(target === 'schema' ? {} : { 'table-name': 'orders' }),
      ...(column === undefined ? {} : { 'column-name': column }),
    },
    ...more,
  });
const rules = (...list: ((schema: string) => Record<string, unknown>)[]) => ({
  rules: (schema: string) => list.map((make) => make(schema)),
});

const VARIANTS: Readonly<Record<string, Variant>> = {
  'parquet, as it is': { s3: parquet },
  'parquet, several files, row groups of 7': { s3: { ...parquet, RowGroupLength: 7 }, rowsPerFile: 20 },
  'parquet, plain, without statistics': { s3: { ...parquet, EncodingType: 'plain', EnableStatistics: false } },
  'parquet, gzip': { s3: { ...parquet, CompressionType: 'gzip' } },
  'parquet, with Op and a timestamp': {
    s3: { ...parquet, IncludeOpForFullLoad: true, TimestampColumnName: 'dms_at' },
  },
  'parquet, milli-seconds': {
    s3: { ...parquet, ParquetTimestampInMillisecond: true },
    limits: ['expectedLoss at', 'expectedLoss seen'],
  },
  'csv, as it is': { s3: csv },
  'csv, with a header, Op and a timestamp': {
    s3: { ...csv, AddColumnName: true, IncludeOpForFullLoad: true, TimestampColumnName: 'dms_at' },
  },
  'csv, with Op and a timestamp, without a header': {
    s3: { ...csv, IncludeOpForFullLoad: true, TimestampColumnName: 'dms_at' },
  },
  'csv, gzip, in small files': { s3: { ...csv, CompressionType: 'gzip', MaxFileSize: 3 } },
  'csv, tabs and CR LF': { s3: { ...csv, CsvDelimiter: '\\t', CsvRowDelimiter: '\\r\\n' } },
  'csv, another text of NULL': { s3: { ...csv, CsvNullValue: '<none>' } },
  'a small limit of LOBs': {
    s3: parquet,
    settings: { TargetMetadata: { SupportLobs: true, LimitedSizeLobMode: true, LobMaxSize: 1 } },
    limits: ['expectedLoss note'],
  },
  'a limit of LOBs in CSV': {
    s3: csv,
    settings: { TargetMetadata: { SupportLobs: true, LimitedSizeLobMode: true, LobMaxSize: 1 } },
    limits: ['expectedLoss note'],
  },
  'another target schema': { s3: parquet, settings: { TargetMetadata: { TargetSchema: 'lake_schema' } } },
  'renames on every level': {
    s3: parquet,
    ...rules(
      rule('schema', 'add-prefix', { value: 'raw_' }),
      rule('table', 'convert-uppercase'),
      rule('column', 'add-suffix', { value: '_c' }, '%'),
    ),
  },
  'renames in CSV with a header': {
    s3: { ...csv, AddColumnName: true },
    ...rules(rule('column', 'rename', { value: 'cost' }, 'price')),
  },
  masks: {
    s3: parquet,
    ...rules(
      rule('column', 'data-masking-hash-mask', {}, 'name'),
      rule('column', 'data-masking-digits-mask', { value: '#' }, 'code'),
    ),
    // No two texts have one hash: nothing is lost by it that a comparison could miss.
    limits: ['expectedLoss code'],
  },
  'added columns': {
    s3: parquet,
    ...rules(
      rule('column', 'add-column', { value: 'both', expression: "$name || '-' || $code" }),
      rule('column', 'add-column', { value: 'from_schema', expression: '$AR_M_SOURCE_SCHEMA' }),
    ),
  },
};

describe.each(targets())('what a faithful writer writes on $name', (target) => {
  let folder: string;
  beforeEach(() => {
    folder = runFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const fill = (place: Place) =>
    place.run(`create table orders (id bigint primary key, name varchar(40) not null, code char(6) not null,
        price numeric(10,2), ratio double precision, at timestamp, seen timestamptz, day date, flag boolean,
        note text not null, raw bytea);
      insert into orders select i, 'name ' || i, 'c' || i, i * 1.25, 1.0 / i, timestamp '2024-01-01' + i * interval '61.000007 s',
        timestamptz '2024-03-31 00:30:00+00' + i * interval '1 min 0.5 ms', date '2024-02-01' + i, i % 3 = 0,
        repeat('é', i * 10), decode(lpad(to_hex(i), 4, '0'), 'hex')
      from generate_series(1, 60) as t(i);
      update orders set price = null, ratio = null, at = null, flag = null where id = 60`);

  async function runOf(place: Place, variant: Variant, change?: (table: DmsTable) => DmsTable): Promise<RunReport> {
    const { s3 = parquet, settings, source = {}, rowsPerFile } = variant;
    const made = variant.rules?.(place.schema) ?? [];
    const tableMappings = mappings(selection('include', place.schema, '%'), ...made);
    const arn = (kind: string) => `arn:aws:dms:eu-west-1:111122223333:endpoint:${kind}`;
    const targetEndpoint = {
      EndpointArn: arn('TARGET'),
      EndpointType: 'TARGET',
      EngineName: 's3',
      S3Settings: { BucketName: 'lake', ...s3 },
    };
    const sourceEndpoint = { EndpointArn: arn('SOURCE'), EndpointType: 'SOURCE', EngineName: 'postgres', ...source };
    const task = {
      ReplicationTaskIdentifier: 'test',
      ReplicationTaskArn: 'arn:aws:dms:eu-west-1:111122223333:task:TEST',
      MigrationType: 'full-load',
      SourceEndpointArn: arn('SOURCE'),
      TargetEndpointArn: arn('TARGET'),
      TableMappings: JSON.stringify(tableMappings),
      ...(settings === undefined ? {} : { ReplicationTaskSettings: JSON.stringify(settings) }),
    };
    writeFileSync(join(folder, 'task.json'), JSON.stringify({ ReplicationTasks: [task] }));
    writeFileSync(join(folder, 'endpoints.json'), JSON.stringify({ Endpoints: [sourceEndpoint, targetEndpoint] }));
    await writeFaithfulLake({
      ...{ url: place.url, folder, tables: [{ schema: place.schema, table: 'orders' }] },
      task: {
        ...{ tableMappings, sourceEndpoint, targetEndpoint },
        ...(settings === undefined ? {} : { taskSettings: settings }),
        ...(rowsPerFile === undefined ? {} : { rowsPerFile }),
      },
      ...(change === undefined ? {} : { change }),
    });
    return runOver(place.url, folder, { include: [], more: 'task: ./task.json\nendpoints: ./endpoints.json' });
  }

  test.each(Object.entries(VARIANTS))('%s', async (_, variant) => {
    await withDatabase(target, async (place) => {
      await fill(place);
      const faithful = await runOf(place, variant);
      const [table] = faithful.tables;
      const said = table?.limits.map(({ kind, column }) => `${kind} ${column}`).sort();
      expect([table?.verdict, table?.cause, said]).toEqual([
        (variant.limits ?? []).length === 0 ? 'MATCHED' : 'INCONCLUSIVE',
        null,
        variant.limits ?? [],
      ]);
      const broken = await runOf(place, variant, changedCell);
      expect(broken.tables.map((found) => [found.verdict, found.counts?.changed.findings])).toEqual([
        ['MISMATCHED', 1],
      ]);
    });
  });
});

/** The price of the 42nd record, by a cent. */
function changedCell(table: DmsTable): DmsTable {
  const at = table.columns.findIndex(({ type }) => type.name === 'NUMERIC');
  const cent = (value: DmsValue | undefined) => (Number(value) + 0.01).toFixed(2);
  const records = table.records.map((record, i) =>
    i === 41 ? { ...record, values: record.values.map((value, j) => (j === at ? cent(value) : value)) } : record,
  );
  return { ...table, records };
}

/**
 * Random histories through the faithful writer, which shares no code with what reads them: under each setting of changes
 * the lake is matched, or has the limit that the setting makes; with its last change lost it never is.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  type ChangeEvent,
  changesToDms,
  encode,
  openSource,
  readTask,
  type SourceValue,
  toDms,
  writeLake,
} from '../../local/writer/index.ts';
import { mappings, selection } from '../support/dms-rows.ts';
import { type Place, targets, withDatabase } from '../support/postgres.ts';
import { runFolder, runOver } from '../support/run-over.ts';

type Row = readonly SourceValue[];

interface History {
  readonly initial: readonly Row[];
  readonly events: readonly ChangeEvent[];
  readonly final: readonly Row[];
}

const START = BigInt(Date.UTC(2026, 2, 4, 20)) * 1000n;
const MINUTE = 60_000_000n;

const NAMES = ['a', '', 'NULL', 'x,y', 'he said "no"', 'two\nlines', ' é ', null];

/** Twenty changes to eight keys, half of them there from the start; two each have nearly one time. */
function historyOf(choices: readonly number[], schema: string, table: string): History {
  const row = (id: number, choice: number, i: number): Row => [
    String(id),
    NAMES[choice % NAMES.length] ?? null,
    `${i}.${String(choice % 100).padStart(2, '0')}`,
    choice % 5 === 0 ? null : `2026-03-04 10:00:00.${String(choice).padStart(6, '0')}`,
  ];
  const initial = [1, 2, 3, 4].map((id) => row(id, id, 0));
  const state = new Map(initial.map((values) => [String(values[0]), values]));
  const events = choices.map((choice, i): ChangeEvent => {
    const id = 1 + (choice % 8);
    const before = state.get(String(id)) ?? null;
    const op = before === null ? 'I' : choice % 3 === 0 ? 'D' : 'U';
    const after = op === 'D' ? null : row(id, choice, i + 1);
    if (after === null) state.delete(String(id));
    else state.set(String(id), after);
    const commitTime = START + BigInt(i >> 1) * 27n * MINUTE + BigInt(i % 2) * 1_000n;
    return { op, schema, table, before, after, commitTime, seq: i + 1 };
  });
  return { initial, events, final: [...state.values()] };
}

const partitions = (DatePartitionSequence: string, DatePartitionDelimiter: string) => ({
  ...{ DatePartitionEnabled: true, DatePartitionSequence, DatePartitionDelimiter },
});
const parquet = { DataFormat: 'parquet' };
const csv = { DataFormat: 'csv', CsvNullValue: '<none>' };

/** What each says of a faithful lake. */
const VARIANTS: Readonly<Record<string, readonly [s3: Record<string, unknown>, limits?: readonly string[]]>> = {
  'Parquet, as it is': [parquet],
  'Parquet, with a commit time': [{ ...parquet, TimestampColumnName: 'dms_at' }],
  'Parquet, with Op in the load': [{ ...parquet, IncludeOpForFullLoad: true }],
  'Parquet, in folders of hours': [{ ...parquet, ...partitions('YYYYMMDDHH', 'SLASH'), TimestampColumnName: 'dms_at' }],
  'Parquet, in folders of days, the month first': [{ ...parquet, ...partitions('MMYYYYDD', 'DASH') }],
  'Parquet, in folders of months': [{ ...parquet, ...partitions('YYYYMM', 'NONE') }],
  'Parquet, in the time of Paris': [
    { ...parquet, ...partitions('DDMMYYYY', 'UNDERSCORE'), DatePartitionTimezone: 'Europe/Paris' },
    ['changeOrder'],
  ],
  'Parquet, in the time of Paris, with a commit time': [
    {
      ...parquet,
      ...partitions('YYYYMMDD', 'SLASH'),
      DatePartitionTimezone: 'Europe/Paris',
      TimestampColumnName: 'at_',
    },
  ],
  'CSV, as it is': [csv],
  'CSV, with a commit time, compressed': [{ ...csv, TimestampColumnName: 'dms_at', CompressionType: 'gzip' }],
  'CSV, with a header, in folders of days': [{ ...csv, AddColumnName: true, ...partitions('YYYYMMDD', 'SLASH') }],
  'CSV, with Op in the load and a commit time': [{ ...csv, IncludeOpForFullLoad: true, TimestampColumnName: 'dms_at' }],
};

describe.each(targets())('changes of a faithful writer on $name', (target) => {
  let folder: string;
  beforeEach(() => {
    folder = runFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function write(place: Place, table: string, history: History, task: ReturnType<typeof readTask>) {
    const source = await openSource(place.url);
    const { rows: _, ...shape } = await source.read(place.schema, table);
    await source.close();
    const load = toDms({ ...shape, rows: history.initial }, task);
    const changes = changesToDms(shape, history.events, task);
    if (load === null || changes === null) throw new Error('not selected');
    await writeLake(join(folder, 'lake'), encode([load, changes], task.s3));
  }

  async function run(place: Place, s3: Record<string, unknown>, histories: Readonly<Record<string, History>>) {
    const tableMappings = mappings(selection('include', place.schema, '%'));
    const EndpointArn = 'arn:aws:dms:eu-west-1:111122223333:endpoint:TARGET';
    const targetEndpoint = {
      ...{ EndpointArn, EndpointType: 'TARGET', EngineName: 's3' },
      S3Settings: { BucketName: 'lake', ...s3 },
    };
    const described = {
      ReplicationTaskIdentifier: 'test',
      ReplicationTaskArn: 'arn:aws:dms:eu-west-1:111122223333:task:TEST',
      MigrationType: 'full-load-and-cdc',
      TargetEndpointArn: EndpointArn,
      TableMappings: JSON.stringify(tableMappings),
    };
    writeFileSync(join(folder, 'task.json'), JSON.stringify({ ReplicationTasks: [described] }));
    writeFileSync(join(folder, 'endpoints.json'), JSON.stringify({ Endpoints: [targetEndpoint] }));
    const task = readTask({ tableMappings, targetEndpoint });
    for (const [table, history] of Object.entries(histories)) await write(place, table, history, task);
    return runOver(place.url, folder, { include: [], more: 'task: ./task.json\nendpoints: ./endpoints.json' });
  }

  const literal = (value: SourceValue) => (value === null ? 'null' : `'${String(value).replaceAll("'", "''")}'`);
  async function fill(place: Place, table: string, { final }: History) {
    await place.run(`create table ${table} (id int primary key, name text, amount numeric(8,2), at timestamp)`);
    const rows = final.map((row) => `(${row.map(literal).join(', ')})`);
    if (rows.length > 0) await place.run(`insert into ${table} values ${rows.join(', ')}`);
  }

  test.each(Object.entries(VARIANTS))('%s', async (_, [s3, limits = []]) => {
    await withDatabase(target, async (place) => {
      const [one = [], two = [], three = []] = fc.sample(
        fc.array(fc.nat({ max: 999_999 }), { minLength: 20, maxLength: 20 }),
        { seed: JSON.stringify(s3).length, numRuns: 3 },
      );
      const histories = Object.fromEntries(
        [one, two, three].map((choices, i) => [`t${i}`, historyOf(choices, place.schema, `t${i}`)]),
      );
      for (const [table, history] of Object.entries(histories)) await fill(place, table, history);
      // The source holds what its last change left; of the last table the lake was never told of it.
      const told = Object.entries(histories).map(([table, h]) =>
        table === 't2' ? ([table, { ...h, events: h.events.slice(0, -1) }] as const) : ([table, h] as const),
      );
      const report = await run(place, s3, Object.fromEntries(told));
      const found = Object.fromEntries(
        report.tables.map((t) => [t.table.name, [t.verdict, t.cause, ...new Set(t.limits.map(({ kind }) => kind))]]),
      );
      const faithful = [limits.length === 0 ? 'MATCHED' : 'INCONCLUSIVE', null, ...limits];
      expect(found).toEqual({ t0: faithful, t1: faithful, t2: ['MISMATCHED', null, ...limits] });
    });
  });

  test('without deletes, or updates', async () => {
    await withDatabase(target, async (place) => {
      const choices = [4, 5, 9, 11, 12, 22];
      const history = historyOf(choices, place.schema, 't');
      expect(history.events.map(({ op }) => op)).toEqual(['I', 'I', 'D', 'U', 'D', 'I']);
      await fill(place, 't', history);
      const upserts = await run(place, { ...parquet, CdcInsertsAndUpdates: true }, { t: history });
      expect(upserts.tables[0]).toMatchObject({ verdict: 'INCONCLUSIVE', limits: [{ kind: 'noDeletes' }] });
      rmSync(join(folder, 'lake'), { recursive: true });
      const only = await run(place, { ...csv, CdcInsertsOnly: true }, { t: history });
      expect(only.tables[0]).toMatchObject({ verdict: 'MISMATCHED', limits: [{ kind: 'noDeletes' }] });
      expect(only.tables[0]?.sample.flatMap(({ causes }) => causes).join()).toMatch(/CdcInsertsOnly/);
    });
  });
});

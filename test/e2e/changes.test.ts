/** Lakes of a load and changes, from a task's own JSON to the verdict, in the layouts that DMS writes. */
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { renderMarkdown } from '../../core/report/markdown.ts';
import type { RunReport } from '../../core/report/schema.ts';
import { changesText } from '../../core/report/words.ts';
import { type Place, targets, withDatabase } from '../support/postgres.ts';
import { runFolder, runOver, writeLakeFile } from '../support/run-over.ts';

const TARGET = 'arn:aws:dms:eu-west-1:111122223333:endpoint:TARGET';

interface Described {
  readonly task?: Record<string, unknown>;
  readonly settings?: Record<string, unknown>;
  readonly s3?: Record<string, unknown>;
  readonly more?: string;
  readonly quiesced?: boolean;
  readonly ports?: NonNullable<Parameters<typeof runOver>[2]['ports']>;
}

describe.each(targets())('a load and changes on $name', (target) => {
  let folder: string;
  beforeEach(() => {
    folder = runFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function run(place: Place, { task, settings, s3, more = '', ...options }: Described): Promise<RunReport> {
    const rule = {
      'rule-type': 'selection',
      'rule-id': '1',
      'rule-name': 'select',
      'rule-action': 'include',
      'object-locator': { 'schema-name': place.schema, 'table-name': '%' },
    };
    const described = {
      ReplicationTaskIdentifier: 'test',
      ReplicationTaskArn: 'arn:aws:dms:eu-west-1:111122223333:task:TEST',
      MigrationType: 'full-load-and-cdc',
      TargetEndpointArn: TARGET,
      TableMappings: JSON.stringify({ rules: [rule] }),
      ReplicationTaskSettings: JSON.stringify(settings ?? {}),
      ...task,
    };
    const endpoint = {
      EndpointIdentifier: 'lake',
      EndpointArn: TARGET,
      EndpointType: 'TARGET',
      EngineName: 's3',
      S3Settings: { BucketName: 'lake', DataFormat: 'parquet', CsvNullValue: 'NULL', ...s3 },
    };
    writeFileSync(join(folder, 'task.json'), JSON.stringify({ ReplicationTasks: [described] }));
    writeFileSync(join(folder, 'endpoints.json'), JSON.stringify({ Endpoints: [endpoint] }));
    return runOver(place.url, folder, {
      ...options,
      include: [],
      more: `task: ./task.json\nendpoints: ./endpoints.json\n${more}`,
    });
  }

  const verdicts = (report: RunReport) =>
    Object.fromEntries(
      report.tables.map((t) => [t.table.name, [t.verdict, ...t.limits.map(({ kind }) => kind)].join(' ')]),
    );

  const SOURCE = '(id int primary key, name text, amount numeric(8,2))';
  const ROWS = "select i, 'row ' || i, i * 1.5 from generate_series(1, 50) as t(i)";
  const LOAD =
    "SELECT i::INTEGER AS id, 'row ' || i AS name, (i * 1.5)::DECIMAL(8,2) AS amount FROM range(1, 51) AS t(i)";
  const changes = (rows: string) =>
    `SELECT op AS "Op", "at", id::INTEGER AS id, name, amount::DECIMAL(8,2) AS amount FROM (VALUES ${rows}) AS t(op, "at", id, name, amount)`;
  const FIRST = changes(
    "('U', '2026-03-04 10:00:00.000001', 1, 'first', 1), ('U', '2026-03-04 10:00:00.000002', 1, 'second', 2), ('D', '2026-03-04 10:00:01.000000', 2, NULL, NULL)",
  );
  const SECOND = changes(
    "('I', '2026-03-05 10:00:00.000000', 51, 'new', NULL), ('U', '2026-03-05 10:00:00.000001', 1, 'third', 3)",
  );
  const AFTER = (table: string) =>
    `update ${table} set name = 'third', amount = 3 where id = 1; delete from ${table} where id = 2;
     insert into ${table} values (51, 'new', null);`;

  test('Parquet in date partitions is matched, and each broken one is found', async () => {
    await withDatabase(target, async (place) => {
      const tables = ['dated', 'lost', 'plain', 'strange'];
      for (const table of tables) {
        await place.run(`create table ${table} ${SOURCE}; insert into ${table} ${ROWS}; ${AFTER(table)}`);
        await writeLakeFile(folder, `${place.schema}.${table}`, LOAD);
        const at = (day: string) => (table === 'plain' ? '' : `2026/03/${day}/`);
        const put = async (query: string, path: string) => {
          mkdirSync(dirname(join(folder, 'lake', place.schema, table, path)), { recursive: true });
          await writeLakeFile(folder, `${place.schema}.${table}`, query, path);
        };
        await put(FIRST, `${at('04')}20260304-100001123.parquet`);
        if (table !== 'lost') await put(SECOND, `${at('05')}20260305-100001123.parquet`);
        if (table === 'strange') await put(SECOND, 'copy/20260305-100001124.parquet');
      }
      const s3 = { TimestampColumnName: 'at', DatePartitionEnabled: true };
      const report = await run(place, { s3 });
      expect(verdicts(report)).toEqual({
        dated: 'MATCHED',
        lost: 'MISMATCHED',
        plain: 'MATCHED',
        strange: 'INCONCLUSIVE unreadFile',
      });
      const dated = report.tables.find((t) => t.table.name === 'dated');
      expect(dated?.rows).toEqual({ source: 50, lake: 50 });
      const numbered = process.env.LOADPROOF_TEST_TRINO_URL === undefined ? ' and the place in the file' : '';
      const order = `by "at", then by the time in the file's name${numbered}`;
      expect(dated?.changes).toEqual({ files: 2, past: 5, order });
      expect(dated && changesText(dated)).toBe(
        `Lake rows are the current ones of 55 in the files: those of 2 files of changes were ordered ${order}`,
      );
      expect(renderMarkdown(report)).toContain('Lake rows are the current ones of 55 in the files');
      expect(dated?.files.map(({ rows }) => rows).sort()).toEqual([2, 3, 50]);
    });
  });

  test('CSV: the operation stands first in changes, and not in the load', async () => {
    await withDatabase(target, async (place) => {
      await place.run(`create table t ${SOURCE}; insert into t values (1, 'a', 1), (2, 'b', null); ${AFTER('t')}`);
      const put = (name: string, text: string) => {
        mkdirSync(join(folder, 'lake', place.schema, 't'), { recursive: true });
        writeFileSync(join(folder, 'lake', place.schema, 't', name), name.endsWith('gz') ? gzipSync(text) : text);
      };
      put('LOAD00000001.csv', '1,a,1.00\n2,b,NULL\n');
      put('20260304-100001123.csv', 'U,1,"first",1.00\nU,1,"third",3.00\n');
      put('20260304-100001124.csv', 'D,2,NULL,NULL\nI,51,new,NULL\n');
      const report = await run(place, { s3: { DataFormat: 'csv' } });
      const tied = process.env.LOADPROOF_TEST_TRINO_URL === undefined ? 'MATCHED' : 'INCONCLUSIVE changeOrder';
      expect(verdicts(report)).toEqual({ t: tied });
      put('20260304-100001125.csv', 'U,51,other,NULL\n');
      expect(verdicts(await run(place, { s3: { DataFormat: 'csv' } })).t).toMatch(/^MISMATCHED/);
    });
  });

  test('without the operation: named, but where only inserts are written', async () => {
    await withDatabase(target, async (place) => {
      await place.run("create table t (id int primary key, name text); insert into t values (1, 'a'), (3, 'c')");
      const one = (id: number, name: string) => `SELECT ${id}::INTEGER AS id, '${name}' AS name`;
      await writeLakeFile(folder, `${place.schema}.t`, `${one(1, 'a')} UNION ALL ${one(2, 'b')}`);
      await writeLakeFile(folder, `${place.schema}.t`, one(3, 'c'), '20260304-100001123.parquet');
      const named = await run(place, {});
      expect(named.tables[0]).toMatchObject({ verdict: 'INCONCLUSIVE', cause: { code: 'ChangesWithoutOperation' } });
      expect(verdicts(await run(place, { s3: { CdcInsertsOnly: true } }))).toEqual({ t: 'INCONCLUSIVE noDeletes' });
      expect(verdicts(await run(place, { s3: { CdcInsertsAndUpdates: true } }))).toEqual({
        t: 'INCONCLUSIVE noDeletes',
      });
    });
  });

  test('what an earlier load left behind is told by its time', async () => {
    await withDatabase(target, async (place) => {
      await place.run(`create table t ${SOURCE}; insert into t ${ROWS}`);
      await writeLakeFile(folder, `${place.schema}.t`, LOAD);
      const old = await writeLakeFile(folder, `${place.schema}.t`, LOAD, 'LOAD00000002.parquet');
      utimesSync(old, new Date('2026-03-01T00:00:00Z'), new Date('2026-03-01T00:00:00Z'));
      const task = { MigrationType: 'full-load', ReplicationTaskStats: { FullLoadStartDate: '2026-03-02T00:00:00Z' } };
      const mode = (TargetTablePrepMode: string) => ({ FullLoadSettings: { TargetTablePrepMode } });
      const report = await run(place, { task, settings: mode('DO_NOTHING') });
      expect(verdicts(report)).toEqual({ t: 'INCONCLUSIVE staleFile' });
      expect(report.tables[0]?.limits[0]?.detail).toMatch(
        /LOAD00000002\.parquet \(2026-03-01.*DO_NOTHING.*remove them/,
      );
      expect(verdicts(await run(place, { task, settings: mode('DROP_AND_CREATE') })).t).toBe('MISMATCHED');
    });
  });

  test('a task that stopped after its load, one that keeps transactions, and tables without a key', async () => {
    await withDatabase(target, async (place) => {
      await place.run(`create table t ${SOURCE}; insert into t ${ROWS}; create table keyless as select * from t`);
      await writeLakeFile(folder, `${place.schema}.t`, LOAD);
      await writeLakeFile(folder, `${place.schema}.keyless`, LOAD);
      await writeLakeFile(folder, `${place.schema}.keyless`, FIRST, '20260304-100001123.parquet');
      const task = { Status: 'stopped', StopReason: 'Stop Reason STOPPED_AFTER_FULL_LOAD' };
      const report = await run(place, {
        task,
        s3: { PreserveTransactions: true, CdcPath: 'changes', DataFormat: 'parquet' },
      });
      const of = (name: string) => report.tables.find((t) => t.table.name === name);
      expect(of('t')?.limits.map(({ kind }) => kind)).toContain('behindSource');
      expect(of('t')).toMatchObject({ verdict: 'INCONCLUSIVE', cause: { code: 'TransactionsNotRead' } });
      expect(of('keyless')).toMatchObject({ verdict: 'INCONCLUSIVE', cause: { code: 'TransactionsNotRead' } });
      const plain = await run(place, { task });
      const keyless = plain.tables.find((t) => t.table.name === 'keyless');
      expect(keyless).toMatchObject({ verdict: 'INCONCLUSIVE', cause: { code: 'ChangesWithoutKey' } });
    });
  });

  test('a lake that follows its source is read again until it has caught up', async () => {
    await withDatabase(target, async (place) => {
      await place.run(`create table t ${SOURCE}; insert into t ${ROWS}; ${AFTER('t')}`);
      await writeLakeFile(folder, `${place.schema}.t`, LOAD);
      await writeLakeFile(folder, `${place.schema}.t`, FIRST, '20260304-100001123.parquet');
      await writeLakeFile(folder, `${place.schema}.t`, SECOND, '20260305-100001123.parquet');
      const listed: number[] = [];
      /** Until so many reads were made, the newest file is not there yet. */
      const late = (reads: number): NonNullable<Parameters<typeof runOver>[2]['ports']> => {
        listed.length = 0;
        return (ports) => ({
          ...ports,
          lake: {
            tables: () => ports.lake.tables(),
            location: (schema, name) => ports.lake.location(schema, name),
            describe: (...args) => ports.lake.describe(...args),
            list: async (location) => {
              const all = await ports.lake.list(location);
              listed.push(all.files.length);
              return listed.length > reads
                ? all
                : { ...all, files: all.files.filter((f) => !f.path.includes('20260305')) };
            },
          },
        });
      };
      const moving = { quiesced: false, s3: { TimestampColumnName: 'at' }, more: 'compare: { settleSeconds: 1 }' };
      expect(verdicts(await run(place, { ...moving, ports: late(1) }))).toEqual({ t: 'MATCHED' });
      expect(listed.length).toBeGreaterThan(1);
      expect(verdicts(await run(place, { ...moving, ports: late(99) }))).toEqual({ t: 'MISMATCHED' });
    });
  });

  test('in parts, each of which accounts for the rows of the others', async () => {
    await withDatabase(target, async (place) => {
      const rows = ROWS.replace('50', '3000');
      await place.run(
        `create table t ${SOURCE}; insert into t ${rows}; ${AFTER('t').replaceAll('51', '3001')} analyze t`,
      );
      const put = (query: string, file?: string) => writeLakeFile(folder, `${place.schema}.t`, query, file);
      await put(LOAD.replace('51', '3001'));
      await put(FIRST, '20260304-100001123.parquet');
      const described = { s3: { TimestampColumnName: 'at' }, more: 'compare: { rowsPerPart: 1000 }' };
      expect((await run(place, described)).tables[0]).toMatchObject({
        verdict: 'MISMATCHED',
        counts: { missing: { findings: 1 }, changed: { findings: 1 } },
      });
      await put(SECOND.replace('51', '3001'), '20260305-100001123.parquet');
      const [table] = (await run(place, described)).tables;
      expect(table).toMatchObject({ verdict: 'MATCHED', rows: { source: 3000, lake: 3000 } });
      expect(new Set(table?.reads.map(({ phase }) => phase)).size).toBeGreaterThan(1);
    });
  });
});

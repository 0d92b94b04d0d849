/** PreserveTransactions: the changes of all tables in one sequence of files, by the faithful writer, to the verdict. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunReport } from '../../core/report/schema.ts';
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

const START = BigInt(Date.UTC(2026, 2, 4, 20)) * 1000n;
const MINUTE = 60_000_000n;

type Told = readonly [op: 'I' | 'U' | 'D', table: 'a' | 'b', id: number, name: SourceValue];

/** Both tables hold 1, 2 and 3 from the start. Each statement is a transaction of its own. */
const HISTORY: readonly Told[] = [
  ['U', 'a', 1, 'one'],
  ['I', 'b', 4, 'x,y'],
  ['U', 'b', 1, 'first'],
  ['D', 'a', 2, null],
  ['U', 'a', 1, 'he said "two"'],
  ['U', 'b', 1, 'second\nline'],
  ['I', 'a', 4, ''],
  ['D', 'b', 3, null],
  ['U', 'a', 3, 'three'],
  ['U', 'b', 2, null],
];

describe.each(targets())('transactions on $name', (target) => {
  let folder: string;
  beforeEach(() => {
    folder = runFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const S3 = { DataFormat: 'csv', CsvNullValue: '<none>', PreserveTransactions: true, CdcPath: 'cdc' };
  const ARN = 'arn:aws:dms:eu-west-1:111122223333:endpoint:TARGET';

  function describedTask({ schema }: Place, s3: Record<string, unknown>) {
    const tableMappings = mappings(selection('include', schema, '%'));
    const targetEndpoint = {
      ...{ EndpointArn: ARN, EndpointType: 'TARGET', EngineName: 's3' },
      S3Settings: { BucketName: 'lake', ...S3, ...s3 },
    };
    const described = {
      ReplicationTaskIdentifier: 'test',
      ReplicationTaskArn: 'arn:aws:dms:eu-west-1:111122223333:task:TEST',
      MigrationType: 'full-load-and-cdc',
      TargetEndpointArn: ARN,
      TableMappings: JSON.stringify(tableMappings),
    };
    writeFileSync(join(folder, 'task.json'), JSON.stringify({ ReplicationTasks: [described] }));
    writeFileSync(join(folder, 'endpoints.json'), JSON.stringify({ Endpoints: [targetEndpoint] }));
    return readTask({ tableMappings, targetEndpoint });
  }

  /** A source after the history, and a lake that was told `told`, of which by default nothing is wrong. */
  async function write(
    place: Place,
    { told = HISTORY, s3 = {} }: { told?: readonly Told[]; s3?: Record<string, unknown> } = {},
  ) {
    const task = describedTask(place, s3);
    const events = told.map(([op, table, id, name], i): ChangeEvent => {
      const row = [String(id), name];
      const [before, after] = [op === 'I' ? null : row, op === 'D' ? null : row];
      return {
        ...{ op, schema: place.schema, table, before, after, seq: i + 1 },
        commitTime: START + BigInt(i >> 1) * MINUTE,
      };
    });
    const initial = [1, 2, 3].map((id) => [String(id), 'loaded']);
    const parts = [];
    for (const table of ['a', 'b']) {
      await place.run(`drop table if exists ${table}; create table ${table} (id int primary key, name text)`);
      await place.run(`insert into ${table} values (1, 'loaded'), (2, 'loaded'), (3, 'loaded')`);
      for (const [op, of, id, name] of HISTORY) {
        if (of !== table) continue;
        const value = name === null ? 'null' : `'${String(name)}'`;
        await place.run(
          op === 'D'
            ? `delete from ${table} where id = ${id}`
            : `insert into ${table} values (${id}, ${value}) on conflict (id) do update set name = excluded.name`,
        );
      }
    }
    // One session at a time, which is all that PGlite has.
    const source = await openSource(place.url);
    for (const table of ['a', 'b']) {
      const { rows: _, ...shape } = await source.read(place.schema, table);
      const own = events.filter((event) => event.table === table);
      parts.push(toDms({ ...shape, rows: initial }, task), changesToDms(shape, own, task));
    }
    await source.close();
    const found = parts.filter((part) => part !== null);
    expect(found).toHaveLength(4);
    await writeLake(join(folder, 'lake'), encode(found, task.s3));
  }

  const run = (place: Place) =>
    runOver(place.url, folder, { include: [], more: 'task: ./task.json\nendpoints: ./endpoints.json' });

  const cdc = () => join(folder, 'lake', 'cdc');
  const verdicts = (report: RunReport) =>
    Object.fromEntries(
      report.tables.map((t) => [t.table.name, [t.verdict, ...t.limits.map(({ kind }) => kind)].join(' ')]),
    );
  const keysOf = (report: RunReport, table: string) => {
    const found = report.tables.find(({ table: { name } }) => name === table);
    return found?.sample.map(({ kind, key }) => [kind, JSON.stringify(key)]);
  };

  test.each<[string, Record<string, unknown>]>([
    ['as it is', {}],
    ['with a commit time, compressed', { TimestampColumnName: 'at', CompressionType: 'gzip' }],
    ['in files of a row each, deeper', { CdcMaxBatchInterval: 1, CdcPath: '/raw/changes/' }],
  ])('two tables, their changes interleaved, %s', async (_, s3) => {
    await withDatabase(target, async (place) => {
      await write(place, { s3 });
      const report = await run(place);
      expect(verdicts(report)).toEqual({ a: 'MATCHED', b: 'MATCHED' });
      const [a, b] = report.tables;
      expect([a?.rows, b?.rows]).toEqual([
        { source: 3, lake: 3 },
        { source: 3, lake: 3 },
      ]);
      expect([a?.changes?.past, b?.changes?.past]).toEqual([5, 5]);
    });
  });

  const late: readonly [string, readonly Told[], string, string][] = [
    ['lost', HISTORY.filter((_, i) => i !== 8), 'changed', '3'],
    ['doubled out of order', [...HISTORY, ['U', 'a', 1, 'one']], 'changed', '1'],
    ['resurrected', [...HISTORY, ['I', 'a', 2, 'loaded']], 'extra', '2'],
  ];
  test.each(late)('an event that is %s is found, in its own table alone', async (_, told, kind, key) => {
    await withDatabase(target, async (place) => {
      await write(place, { told });
      const report = await run(place);
      expect(verdicts(report)).toEqual({ a: 'MISMATCHED', b: 'MATCHED' });
      expect(keysOf(report, 'a')).toEqual([[kind, expect.stringContaining(`"${key}"`)]]);
    });
  });

  test('records of other tables do not matter; a broken one of a table is its own, a broken quote that of all', async () => {
    await withDatabase(target, async (place) => {
      await write(place);
      const [first = ''] = readdirSync(cdc());
      const path = join(cdc(), first);
      const faithful = readFileSync(path, 'utf8');
      const { schema } = place;
      const others = `I,ghost,${schema},1\nU,a,elsewhere,1,zzz\nD,b,elsewhere,4,x,y,z\nI,A,${schema},9,z\n`;
      writeFileSync(path, others + faithful + others);
      expect(verdicts(await run(place))).toEqual({ a: 'MATCHED', b: 'MATCHED' });
      writeFileSync(path, `${faithful}U,a,${schema},1\n`);
      const report = await run(place);
      expect(verdicts(report)).toEqual({ a: 'MISMATCHED', b: 'MATCHED' });
      const fields = '4 fields, and a record of this file has 5';
      expect(report.tables[0]?.cause).toMatchObject({
        code: 'MalformedRecords',
        message: expect.stringContaining(fields),
      });
      writeFileSync(path, `${faithful}U,ghost,${schema},a"b\n`);
      expect((await run(place)).tables.map(({ cause }) => cause?.code)).toEqual([
        'MalformedRecords',
        'MalformedRecords',
      ]);
      writeFileSync(path, `${faithful}X,a,${schema},1,x\n`);
      const odd = (await run(place)).tables.map(({ verdict, cause }) => [verdict, cause?.code]);
      expect(odd).toEqual([
        ['ERRORED', 'UnknownOperation'],
        ['MATCHED', undefined],
      ]);
    });
  });

  test('what is not read in full is INCONCLUSIVE, by name', async () => {
    await withDatabase(target, async (place) => {
      const both = (text: string) => ({ a: text, b: text });
      await write(place, { s3: { Rfc4180: false, CsvDelimiter: '\\x1f', CsvRowDelimiter: '\\x1e' } });
      const unquoted = (await run(place)).tables.map(({ verdict, cause }) => [verdict, cause?.code]);
      expect(unquoted[0]).toEqual(['INCONCLUSIVE', 'TransactionsNotRead']);
      rmSync(join(folder, 'lake'), { recursive: true });
      await write(place);
      writeFileSync(join(cdc(), 'CDC_TXN-1.csv'), '');
      expect(verdicts(await run(place))).toEqual(both('INCONCLUSIVE unreadFile'));
      rmSync(join(cdc(), 'CDC_TXN-1.csv'));
      const own = join(folder, 'lake', place.schema, 'a', '20260304-200000000.csv');
      writeFileSync(own, '');
      expect(verdicts(await run(place))).toEqual({ a: 'INCONCLUSIVE unreadFile', b: 'MATCHED' });
      rmSync(own);
      renameSync(cdc(), join(folder, 'elsewhere'));
      const [gone] = (await run(place)).tables;
      expect(gone).toMatchObject({
        verdict: 'INCONCLUSIVE',
        cause: {
          code: 'TransactionsNotRead',
          message: expect.stringMatching(/cdc \(CdcPath\) cannot be listed \(ENOENT/),
        },
      });
    });
  });

  test('the folder of the changes is no table, wherever it is', async () => {
    await withDatabase(target, async (place) => {
      await write(place, { s3: { CdcPath: `${place.schema}/all` } });
      expect(verdicts(await run(place))).toEqual({ a: 'MATCHED', b: 'MATCHED' });
      mkdirSync(join(folder, 'lake', place.schema, 'more'));
      writeFileSync(join(folder, 'lake', place.schema, 'more', 'LOAD00000001.csv'), '1\n');
      expect(verdicts(await run(place))).toHaveProperty('more');
    });
  });
});

/** What real lakes look like: each situation has a right verdict or a clear error, and none of them hides the others. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunReport } from '../../core/report/schema.ts';
import { targets, withDatabase } from '../support/postgres.ts';
import { runFolder, runOver, writeLakeFile } from '../support/run-over.ts';

const rows = "SELECT i::INTEGER AS id, 'row ' || i AS name FROM range(1, 101) AS t(i)";

describe.each(targets())('situations on $name', (target) => {
  let folder: string;
  beforeEach(() => {
    folder = runFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const tableOf = (report: RunReport, name: string) => {
    const found = report.tables.find((t) => t.table.name === name);
    if (!found) throw new Error(`${name} is not in the report`);
    return found;
  };

  test('each gets the verdict that it deserves', async () => {
    await withDatabase(target, async (place) => {
      const s = place.schema;
      const names = [
        'good',
        'never_delivered',
        'emptied',
        'both_empty',
        'zero_bytes',
        'truncated',
        'no_parquet',
        'other_schema',
        'drifting',
        'seen_through',
      ];
      const loaded = names.filter((n) => n !== 'emptied' && n !== 'both_empty' && n !== 'seen_through');
      for (const n of names.filter((x) => x !== 'seen_through')) {
        const data = loaded.includes(n)
          ? "select i as id, 'row ' || i as name from generate_series(1, 100) as t(i)"
          : "select 1 as id, 'x' as name where false";
        await place.run(`create table ${n} as ${data}; alter table ${n} add primary key (id)`);
      }
      await place.run('create view seen_through as select * from good where id > 0');
      for (const n of ['good', 'emptied', 'lake_only', 'seen_through']) await writeLakeFile(folder, `${s}.${n}`, rows);
      for (const n of ['zero_bytes', 'truncated', 'no_parquet']) {
        const path = await writeLakeFile(folder, `${s}.${n}`, rows);
        const bytes = {
          zero_bytes: Buffer.alloc(0),
          truncated: readFileSync(path).subarray(0, 300),
          no_parquet: Buffer.from('id,name\n1,x\n'),
        };
        writeFileSync(path, bytes[n as keyof typeof bytes]);
      }
      await writeLakeFile(
        folder,
        `${s}.other_schema`,
        'SELECT i::DOUBLE AS id, true AS flag FROM range(1, 101) AS t(i)',
      );
      await writeLakeFile(folder, `${s}.drifting`, 'SELECT i::INTEGER AS id FROM range(1, 51) AS t(i)');
      await writeLakeFile(
        folder,
        `${s}.drifting`,
        "SELECT 'row ' || i AS name, i AS id FROM range(51, 101) AS t(i)",
        'LOAD00000002.parquet',
      );
      mkdirSync(join(folder, 'lake', s, 'both_empty'), { recursive: true });

      const report = await runOver(place.url, folder, { include: [`${s}.*`] });
      expect(Object.fromEntries(report.tables.map((t) => [t.table.name, t.verdict]))).toEqual({
        good: 'MATCHED',
        never_delivered: 'MISMATCHED',
        emptied: 'MISMATCHED',
        both_empty: 'MATCHED',
        lake_only: 'MISMATCHED',
        zero_bytes: 'ERRORED',
        truncated: 'ERRORED',
        no_parquet: 'ERRORED',
        other_schema: 'INCONCLUSIVE',
        drifting: 'MISMATCHED',
        seen_through: 'INCONCLUSIVE',
      });
      expect(report.verdict).toBe('MISMATCHED');
      expect(tableOf(report, 'never_delivered').counts.missing.findings).toBe(100);
      expect(tableOf(report, 'emptied').counts.extra.findings).toBe(100);
      expect(tableOf(report, 'lake_only').cause?.code).toBe('LakeOnlyTable');
      expect(tableOf(report, 'other_schema').cause?.code).toBe('NothingComparable');
      expect(tableOf(report, 'drifting').changedColumns).toEqual([{ column: 'name', rows: 50 }]);
      expect(tableOf(report, 'seen_through').limits.map((l) => l.kind)).toEqual(['hiddenRows']);
      for (const n of ['zero_bytes', 'truncated', 'no_parquet']) {
        expect(tableOf(report, n).cause).toMatchObject({
          code: 'UnreadableLakeFile',
          message: expect.stringContaining(`${n}/LOAD00000001.parquet`),
        });
      }
    });
  });

  test('a run in which no row was read on either side proves nothing', async () => {
    await withDatabase(target, async (place) => {
      await place.run('create table nothing (id int primary key)');
      const report = await runOver(place.url, folder, { include: [`${place.schema}.*`] });
      expect(report.tables.map((t) => t.verdict)).toEqual(['MATCHED']);
      expect(report.verdict).toBe('INCONCLUSIVE');
    });
  });

  test('a limit makes a table inconclusive until the configuration accepts it, and again when the consent has expired', async () => {
    await withDatabase(target, async (place) => {
      await place.run(
        `create table prices (id int primary key, price numeric); insert into prices values (1, 1.23456789)`,
      );
      await writeLakeFile(
        folder,
        `${place.schema}.prices`,
        "SELECT 1::INTEGER AS id, '1.234568'::DECIMAL(28,6) AS price",
      );
      const run = (expires: string | null) =>
        runOver(place.url, folder, {
          include: [`${place.schema}.prices`],
          ...(expires === null
            ? {}
            : {
                more: `accept: [{ limit: expectedLoss, table: '${place.schema}.*', column: price, reason: cents only, owner: me, expires: ${expires} }]`,
              }),
        });
      const open = await run(null);
      expect(open.verdict).toBe('INCONCLUSIVE');
      expect(open.tables[0]?.limits).toMatchObject([
        { kind: 'expectedLoss', column: 'price', count: 1, accepted: null },
      ]);
      expect((await run('2000-01-01')).verdict).toBe('INCONCLUSIVE');
      const accepted = await run('9999-12-31');
      expect(accepted.verdict).toBe('MATCHED');
      expect(accepted.totals).toMatchObject({ limits: 1, acceptedLimits: 1 });
    });
  });

  test('a table of 400 columns is compared whole, by the whole run', async () => {
    await withDatabase(target, async (place) => {
      const columns = Array.from({ length: 400 }, (_, i) => `c${String(i).padStart(3, '0')}`);
      await place.run(`create table wide (${columns.map((c) => `${c} text`).join(', ')}, primary key (c000))`);
      await place.run(
        `insert into wide select ${columns.map((_, i) => (i === 0 ? 'i' : `i * ${i}`)).join(', ')} from generate_series(1, 50) as t(i)`,
      );
      await writeLakeFile(
        folder,
        `${place.schema}.wide`,
        `SELECT ${columns.map((c, i) => `(${i === 0 ? 'i' : i === 399 ? `CASE WHEN i = 7 THEN 0 ELSE i * ${i} END` : `i * ${i}`})::VARCHAR AS ${c}`).join(', ')} FROM range(1, 51) AS t(i)`,
      );
      const report = await runOver(place.url, folder, { include: [`${place.schema}.wide`] });
      expect(report.tables[0]?.columns.filter((c) => c.fidelity === 'exact')).toHaveLength(400);
      expect(report.tables[0]).toMatchObject({ verdict: 'MISMATCHED', changedColumns: [{ column: 'c399', rows: 1 }] });
    });
  });
});

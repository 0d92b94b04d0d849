import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PartResult } from '../../core/report/schema.ts';
import { targets, withDatabase } from '../support/postgres.ts';
import { runOver, writeLakeFile } from '../support/run-over.ts';
import { tableOf } from './fakes.ts';

/** A table compared in parts must say what the same table says as one part. */

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loadproof-parts-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What of a result does not depend on how the table was read. */
const essence = (t: PartResult) => ({
  verdict: t.verdict,
  rows: t.rows,
  counts: t.counts,
  changed: t.changedColumns,
  keys: t.sample.map((f) => [f.kind, f.key?.map((k) => k.value)]).sort(),
  limits: t.limits.map((l) => l.kind),
  files: t.files.map((f) => f.rows),
});

/** Keys of every kind that parts can be made by; `key` and `lake` spell the i-th one on each side. */
const KEYS = [
  { name: 'integer', type: 'bigint', key: 'i * 7 - 9000', lake: '(i * 7 - 9000)::BIGINT' },
  {
    name: 'text',
    type: 'text',
    key: `chr(0x1F600 + i % 50) || 'ß' || i`,
    lake: `chr(128512 + (i % 50)::INTEGER) || 'ß' || i`,
  },
] as const;

describe.each(targets())('with $name', (target) => {
  test.each(KEYS)('a table in parts of a key of type $name', async ({ type, key, lake }) => {
    await withDatabase(target, async (place) => {
      const source = key.replace('0x1F600', '128512');
      await place.run(
        `create table t as select (${source})::${type} as id, 'row ' || i as name from generate_series(1, 6000) as s(i);
         alter table t add primary key (id); analyze t`,
      );
      const rows = `select ${lake} as id, CASE WHEN i = 77 THEN 'another' ELSE 'row ' || i END as name from range(1, 6001) as s(i)`;
      await writeLakeFile(folder, `${place.schema}.t`, `${rows} where i <= 3000 and i % 1000 <> 0`);
      const again = `select * from (${rows} where i > 3000) union all (${rows} where i = 4242)`;
      await writeLakeFile(folder, `${place.schema}.t`, again, 'LOAD00000002.parquet');
      const compared = async (more: string) =>
        tableOf(await runOver(place.url, folder, { include: [`${place.schema}.t`], more }), 't');
      const whole = await compared('');
      const parts = await compared('compare: { rowsPerPart: 1000 }');
      expect(new Set(parts.reads.map((r) => /^part \d of (\d)/.exec(r.phase)?.[1]))).toEqual(new Set(['6']));
      expect(essence(parts)).toEqual(essence(whole));
      expect(whole.counts).toMatchObject({
        missing: { findings: 3 },
        changed: { findings: 1 },
        duplicated: { findings: 1 },
      });
    });
  });

  test('a faithful table matches in parts, whatever was deleted since the estimate', async () => {
    await withDatabase(target, async (place) => {
      await place.run(
        `create table t as select i as id from generate_series(1, 5000) as s(i);
         alter table t add primary key (id); analyze t; delete from t where id > 10`,
      );
      await writeLakeFile(folder, `${place.schema}.t`, 'select i::INTEGER as id from range(1, 11) as s(i)');
      const options = { include: [`${place.schema}.t`], more: 'compare: { rowsPerPart: 1000 }' };
      const table = tableOf(await runOver(place.url, folder, options), 't');
      expect(table).toMatchObject({ verdict: 'MATCHED', rows: { source: 10, lake: 10 } });
    });
  });
});

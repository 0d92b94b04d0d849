import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Place, targets, withDatabase } from '../support/postgres.ts';
import { runOver, writeLakeFile } from '../support/run-over.ts';
import { tableOf } from './fakes.ts';

/**
 * A source that moved on after the load: what it dates after the load is listed, and is no loss; a loss beside it is.
 */

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loadproof-later-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const ORDERS = `select i::integer as id, 'row ' || i as name, timestamp '2026-01-01 00:00:00' as changed_at
  from range(1, 2001) as t(i)`;

async function loaded(place: Place, lake = ORDERS): Promise<void> {
  await place.run(
    `create table orders as select i as id, 'row ' || i as name, timestamp '2026-01-01 00:00:00' as changed_at
       from generate_series(1, 2000) as t(i);
     alter table orders add primary key (id)`,
  );
  await writeLakeFile(folder, `${place.schema}.orders`, lake);
}

/** An update of one row, an insert of another, as an application makes them that dates its rows. */
const MOVES_ON = `update orders set name = 'another', changed_at = timezone('UTC', clock_timestamp()) where id = 10;
  insert into orders values (2001, 'new', timezone('UTC', clock_timestamp()))`;

const settings = (place: Place, changedAt: boolean) =>
  `compare: { settleSeconds: 0${changedAt ? `, tables: [{ table: ${place.schema}.orders, changedAt: changed_at }]` : ''} }`;

async function compared(place: Place, changedAt = true) {
  const options = { include: [`${place.schema}.orders`], quiesced: false, more: settings(place, changedAt) };
  return tableOf(await runOver(place.url, folder, options), 'orders');
}

/** Whether the server keeps commit times, which is set at its start. */
async function keepsCommitTimes(place: Place): Promise<boolean> {
  const { rows } = await place.run("select current_setting('track_commit_timestamp') as kept");
  return rows[0]?.kept === 'on';
}

describe.each(targets())('with $name, a source that moved on', (target) => {
  test('is neither a match nor a mismatch, and its later changes are listed', async () => {
    await withDatabase(target, async (place) => {
      await loaded(place);
      await place.run(MOVES_ON);
      const table = await compared(place);
      expect(table.verdict).toBe('INCONCLUSIVE');
      expect(table.counts.changed.findings + table.counts.missing.findings).toBe(0);
      expect(table.later.keys).toBe(2);
      expect(table.later.sample.map((f) => [f.kind, f.key?.[0]?.value])).toEqual(
        expect.arrayContaining([
          ['changed', '10'],
          ['missing', '2001'],
        ]),
      );
      expect(table.limits).toMatchObject([{ kind: 'laterChange', count: 2, accepted: null }]);
    });
  });

  test('with a loss among the later changes is a mismatch, by the loss alone', async () => {
    await withDatabase(target, async (place) => {
      await loaded(place, `${ORDERS} where i <> 1500`);
      await place.run(MOVES_ON);
      const table = await compared(place);
      expect(table.verdict).toBe('MISMATCHED');
      expect(table.counts.missing.findings).toBe(1);
      expect(table.counts.changed.findings).toBe(0);
      expect(table.sample.map((f) => f.key?.[0]?.value)).toEqual(['1500']);
      expect(table.later.keys).toBe(2);
    });
  });

  test('and whose changes nothing dates after the load is a mismatch', async () => {
    await withDatabase(target, async (place) => {
      await loaded(place);
      await place.run("update orders set name = 'undated' where id = 11; delete from orders where id = 12");
      const table = await compared(place);
      expect(table).toMatchObject({ verdict: 'MISMATCHED', later: { keys: 0 } });
      expect(table.counts.changed.findings).toBe(1);
      expect(table.counts.extra.findings).toBe(1);
    });
  });

  test('is dated by commit times where the server keeps them', async () => {
    await withDatabase(target, async (place) => {
      await loaded(place);
      await place.run("update orders set name = 'undated by the application' where id = 11");
      const kept = await keepsCommitTimes(place);
      if (!kept) console.warn(`${target.name} runs without track_commit_timestamp: only that it is asked is tested.`);
      const table = await compared(place, false);
      expect(table.verdict).toBe(kept ? 'INCONCLUSIVE' : 'MISMATCHED');
      expect(table.later.keys).toBe(kept ? 1 : 0);
    });
  });
});

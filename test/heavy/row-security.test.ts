/** A role that a row policy filters sees the same subset in the data and in the count: only the catalog tells. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realServer, runOn, withDatabase } from '../support/postgres.ts';
import { runOver, writeLakeFile } from '../support/run-over.ts';

const server = realServer();
if (!server) throw new Error('the heavy suite needs LOADPROOF_TEST_POSTGRES_URL');

const visible = "SELECT i::INTEGER AS id, 'ours' AS tenant FROM range(1, 11) AS t(i)";

test('rows that a policy hides from our role are never matched', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'loadproof-policy-'));
  const role = `r_${randomBytes(4).toString('hex')}`;
  try {
    await withDatabase(server, async (place) => {
      await place.run(`
        create table accounts (id int primary key, tenant text);
        insert into accounts select i, case when i <= 10 then 'ours' else 'theirs' end from generate_series(1, 20) as t(i);
        alter table accounts enable row level security;
        create policy ours on accounts using (tenant = 'ours');
        create table plain as select * from accounts where id <= 10;
        alter table plain add primary key (id);
        create role ${role} login password 'secret';
        grant usage on schema ${place.schema} to ${role};
        grant select on all tables in schema ${place.schema} to ${role}`);
      // The lake holds what the role sees: data and counts agree, and ten rows are lost.
      for (const table of ['accounts', 'plain']) await writeLakeFile(folder, `${place.schema}.${table}`, visible);
      const url = new URL(place.url);
      url.username = role;
      url.password = 'secret';
      const report = await runOver(url.href, folder, { include: [`${place.schema}.*`] });
      const [accounts, plain] = ['accounts', 'plain'].map((n) => report.tables.find((t) => t.table.name === n));
      expect(accounts).toMatchObject({ verdict: 'INCONCLUSIVE', rows: { source: 10, lake: 10 } });
      expect(accounts?.limits).toMatchObject([{ kind: 'hiddenRows', accepted: null }]);
      expect(plain).toMatchObject({ verdict: 'MATCHED' });
      await place.run(`drop owned by ${role}`);
    });
  } finally {
    await runOn(server.url, `drop role if exists ${role}`);
    rmSync(folder, { recursive: true, force: true });
  }
});

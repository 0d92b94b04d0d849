import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database, type Lease } from '../../local/engine/database.ts';

let scratch: string;
let database: Database;

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'database-'));
  database = new Database({ threads: 1 }, scratch);
});
afterEach(async () => {
  await database.close();
  await rm(scratch, { recursive: true });
});

const marked = async (lease: Lease) =>
  (
    await lease.connection.runAndReadAll(`select count(*) from duckdb_tables() where table_name = 'mark'`)
  ).getRows()[0]?.[0];

it('is opened anew after an internal error; whoever else was in it is told', async () => {
  const [culprit, bystander] = [await database.lease(), await database.lease()];
  await culprit.connection.run('create table mark (a int)');
  expect(await marked(bystander)).toBe(1n);
  const error = culprit.explain(
    new Error('INTERNAL Error: Attempted to access index 1 within vector of size 1\nStack Trace:'),
  );
  expect(error).toMatchObject({ name: 'QueryFailed', message: expect.stringMatching(/INTERNAL Error: .*size 1$/) });
  expect(bystander.lost.reason).toMatchObject({ name: 'EngineRestarted' });
  expect(bystander.explain(new Error('anything'))).toMatchObject({ name: 'QueryFailed' });
  const next = await database.lease();
  expect(next.lost.aborted).toBe(false);
  expect(await marked(next)).toBe(0n);
  for (const lease of [culprit, bystander, next]) lease.release();
});

it('takes a database found broken for no fault of the statement that found it', async () => {
  const [first, second] = [await database.lease(), await database.lease()];
  const message = 'FATAL Error: Failed: database has been invalidated because of a previous fatal error.';
  expect(first.explain(new Error(message))).toMatchObject({ name: 'EngineRestarted' });
  const next = await database.lease();
  // An echo from the old database does not end the new one.
  expect(second.explain(new Error(message))).toMatchObject({ name: 'EngineRestarted' });
  expect(next.lost.aborted).toBe(false);
  for (const lease of [first, second, next]) lease.release();
});

it('keeps its connections apart: a variable is seen by its own only', async () => {
  const [a, b] = [await database.lease(), await database.lease()];
  await a.connection.run(`set variable loadproof_source = 'a'`);
  const read = async (lease: Lease) =>
    (await lease.connection.runAndReadAll(`select getvariable('loadproof_source')`)).getRows();
  expect(await read(a)).toEqual([['a']]);
  expect(await read(b)).toEqual([[null]]);
  a.release();
  b.release();
});

it('says nothing of the rows in an error', async () => {
  const lease = await database.lease();
  const error = await lease.connection
    .run(`select * from read_csv('/dev/null', columns = {'a': 'INT'}, nope = 1)`)
    .catch((e) => e);
  expect(lease.explain(error).message).not.toContain('\n');
  expect(
    lease.explain(new Error('Invalid Input Error: CSV Error on Line: 1\nOriginal Line: 4111 1111')).message,
  ).not.toContain('4111');
  lease.release();
});

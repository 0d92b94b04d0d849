import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PartResult } from '../../core/report/schema.ts';
import { runOver } from '../support/run-over.ts';
import { FollowedTable } from './support/followed-table.ts';

/**
 * A source that is written to all the time, and a lake that follows it a little behind: no run may call that a mismatch,
 * and every run must find an event that the lake lost. LOADPROOF_MOVING_RUNS says how many runs of each (needs
 * LOADPROOF_TEST_POSTGRES_URL).
 */

const RUNS = Number(process.env.LOADPROOF_MOVING_RUNS ?? 2);
const server = process.env.LOADPROOF_TEST_POSTGRES_URL ?? '';

let folder: string;
let table: FollowedTable;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loadproof-moving-'));
});
afterEach(async () => {
  await table.close();
  await rm(folder, { recursive: true, force: true });
});

async function run(): Promise<PartResult> {
  const options = { include: ['public.accounts'], quiesced: false, more: 'compare: { settleSeconds: 4 }' };
  const report = await runOver(table.url, folder, options);
  const [result] = report.tables;
  if (!result) throw new Error('no table');
  return result;
}

/** What a run says, in short, for the messages of a failed expectation. */
const said = (r: PartResult) =>
  `${r.verdict} ${r.limits.map((l) => l.kind)} ${r.cause?.message ?? ''} ${JSON.stringify(r.counts)}`;

test(`a faithful lake that is behind: no false mismatch in ${RUNS} runs`, async () => {
  table = await FollowedTable.start(server, folder, { changesPerSecond: 500, delayMs: 300 });
  const verdicts: string[] = [];
  for (let i = 0; i < RUNS; i++) {
    const result = await run();
    verdicts.push(`${result.verdict} ${result.limits.map((l) => l.kind)}`);
    expect(said(result)).toMatch(/^(MATCHED|INCONCLUSIVE) /);
  }
  console.info(`moving, faithful: ${verdicts.join(', ')}; ${table.changes} changes were made`);
  // The test would prove nothing with a writer that stood still.
  expect(table.changes).toBeGreaterThan(RUNS * 200);
  await table.rest();
  expect(said(await run())).toMatch(/^MATCHED /);
}, 900_000);

const LOST = [
  { event: 'update', kind: 'changed' },
  { event: 'insert', kind: 'missing' },
  { event: 'delete', kind: 'extra' },
] as const;

test(`one lost event among the changes: found in each of ${RUNS} runs, and named`, async () => {
  table = await FollowedTable.start(server, folder, { changesPerSecond: 500, delayMs: 300 });
  for (let i = 0; i < RUNS; i++) {
    const { event, kind } = LOST[i % LOST.length] ?? LOST[0];
    const id = await table.lose(event);
    const result = await run();
    expect(said(result)).toMatch(/^MISMATCHED /);
    const keys = result.sample.filter((f) => f.kind === kind).map((f) => f.key?.[0]?.value);
    expect(keys).toEqual([String(id)]);
    expect(Object.values(result.counts).reduce((n, c) => n + c.findings, 0)).toBe(1);
    await table.mend();
  }
}, 900_000);

test('a lake that is always one change behind is never matched', async () => {
  table = await FollowedTable.start(server, folder, { changesPerSecond: 20, delayMs: 0, oneBehind: true });
  for (let i = 0; i < Math.min(RUNS, 3); i++) expect(said(await run())).not.toMatch(/^MATCHED /);
});

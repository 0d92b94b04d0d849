import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readHistories } from '../../handlers/history.ts';
import { identityKey } from '../../handlers/identities.ts';
import type { RunStore } from '../../handlers/ports.ts';
import { runStateMachine } from '../../local/runner/runner.ts';
import { FolderStore } from '../../local/store/folder-store.ts';
import { fakeWorld, MemoryStore } from '../runner/fakes.ts';

/** What Conclude keeps, where several runs end at once and where the store fails. */

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loadproof-conclude-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const TIMING = { timing: { wait: 0, retry: 0 } };
const input = (runId: string) => ({ runId, trigger: { kind: 'manual', detail: 'test' } }) as const;
const differs = () => ({ differs: { latest: [2, 2], both: [2, 2] } });

test('no verdict of runs that end at once is lost, and all of them have one key', async () => {
  const store = new FolderStore(folder);
  const runs = Array.from({ length: 6 }, (_, i) => `run-${i}`);
  const worlds = runs.map(() => fakeWorld({ tables: ['t1'], behaviour: differs, ports: { store } }));
  const reports = await Promise.all(
    worlds.map((world, i) => runStateMachine(world.ports, input(runs[i] ?? ''), TIMING)),
  );
  expect(reports.flatMap((r) => r.notes)).toEqual([]);
  const [history, ...others] = await readHistories(store);
  expect(others).toEqual([]);
  expect(history?.verdicts.map((v) => v.runId).sort()).toEqual(runs);
  expect(history?.verdicts.filter((v) => v.state === 'new')).toHaveLength(1);
  expect(await identityKey(store)).toMatch(/^[0-9a-f]{64}$/);
});

/** A store that has lost what lies below the history. */
class WithoutHistory extends MemoryStore {
  override async getText(key: string): Promise<string | null> {
    if (key.startsWith('runs/.history/')) throw new Error('no history today');
    return super.getText(key);
  }
}

test('a history that cannot be read is a note; verdict and findings stay', async () => {
  const store: RunStore = new WithoutHistory();
  const world = fakeWorld({ tables: ['t1', 't2'], behaviour: differs, ports: { store } });
  const report = await runStateMachine(world.ports, input('run-1'), TIMING);
  expect(report.verdict).toBe('MISMATCHED');
  expect(report.notes).toEqual([expect.stringContaining('no history today (and of 1 more tables)')]);
  expect(report.tables.every((t) => t.history === undefined && t.counts.changed.findings === 1)).toBe(true);
});

test('a history that is damaged is not begun anew', async () => {
  const store = new FolderStore(folder);
  const run = (runId: string) => {
    const world = fakeWorld({ tables: ['t1'], behaviour: differs, ports: { store } });
    return runStateMachine(world.ports, input(runId), TIMING);
  };
  await run('run-1');
  const [key] = await store.list('runs/.history/tables/');
  await store.putText(key ?? '', '{"version":1}');
  const report = await run('run-2');
  expect(report.verdict).toBe('MISMATCHED');
  expect(report.notes).toEqual([expect.stringContaining('is no history that this version of Loadproof reads')]);
  expect(await store.getText(key ?? '')).toBe('{"version":1}');
});

import { gunzipSync } from 'node:zlib';
import { conclusionSchema } from '../../core/report/conclusion.ts';
import { type RunReport, runReportSchema } from '../../core/report/schema.ts';
import { FUNCTIONS } from '../../handlers/functions.ts';
import type { Ports } from '../../handlers/ports.ts';
import { runStateMachine } from '../../local/runner/runner.ts';
import { fakeWorld, verdicts } from '../runner/fakes.ts';

const RUN = { runId: 'run-1', trigger: { kind: 'manual', detail: 'test' } } as const;

async function finishedWorld() {
  const world = fakeWorld({ tables: ['t1', 't2', 't3'], settings: { report: { values: 'masked' } } });
  await runStateMachine(world.ports, RUN, { timing: { wait: 0, retry: 0 } });
  const ports: Ports = { ...world.ports, progress: () => undefined };
  const report = () => JSON.parse(world.store.texts.get('runs/run-1/report.json') ?? '') as RunReport;
  return { ...world, conclude: FUNCTIONS.Conclude(ports), report };
}

describe('Conclude', () => {
  test('writes the same again, and tells nobody twice', async () => {
    const { conclude, store, announced } = await finishedWorld();
    const before = new Map(store.texts);
    const output = await conclude({ runId: 'run-1' });
    expect(output).toEqual({
      runId: 'run-1',
      verdict: 'MATCHED',
      counts: { MATCHED: 3, INCONCLUSIVE: 0, ERRORED: 0, MISMATCHED: 0 },
      reportKey: 'runs/run-1/report.json',
      reportLocation: 'memory:runs/run-1/report.html',
      mismatched: { tables: [], total: 0 },
      notVerified: { tables: [], total: 0 },
      digest: expect.any(String),
    });
    const { digest } = conclusionSchema.parse(output);
    const short = JSON.parse(gunzipSync(Buffer.from(digest ?? '', 'base64')).toString('utf8')) as RunReport;
    expect(runReportSchema.parse(short)).toMatchObject({ runId: 'run-1', verdict: 'MATCHED', totals: { tables: 3 } });
    expect(store.texts).toEqual(before);
    expect(announced).toHaveLength(1);
  });

  test('tells again where the verdict is another', async () => {
    const { conclude, store, announced } = await finishedWorld();
    store.texts.delete('runs/run-1/parts/1/result.json');
    await conclude({ runId: 'run-1' });
    expect(announced.map((r) => r.verdict)).toEqual(['MATCHED', 'ERRORED']);
  });

  test.each([0, 1, 2, 3, 4, 5, 6, 7])('works with the results of any subset of the parts (%i)', async (subset) => {
    const { conclude, store, report } = await finishedWorld();
    const has = (n: number) => (subset & (1 << n)) !== 0;
    for (const n of [0, 1, 2]) if (!has(n)) store.texts.delete(`runs/run-1/parts/${n}/result.json`);
    await conclude({ runId: 'run-1' });
    const expected = [0, 1, 2].map((n) => `t${n + 1}: ${has(n) ? 'MATCHED' : 'ERRORED'}`);
    expect(verdicts(report())).toEqual(expected);
  });

  test('takes no part’s result for another’s', async () => {
    const { conclude, store, report } = await finishedWorld();
    store.texts.set('runs/run-1/parts/1/result.json', store.texts.get('runs/run-1/parts/0/result.json') ?? '');
    await conclude({ runId: 'run-1' });
    expect(verdicts(report())).toEqual(['t1: MATCHED', 't2: ERRORED', 't3: MATCHED']);
    expect(report().notes).toEqual([]);
  });

  test('without a plan says so', async () => {
    const { conclude } = await finishedWorld();
    const error = (await conclude({ runId: 'run-2' }).catch((e: unknown) => e)) as Error;
    expect(error.name).toBe('InvalidConfiguration');
    expect(error.message).toContain('The run run-2 has no stored plan');
  });

  test('takes what the state machine carries beside, and a failure of it', async () => {
    const { conclude, report } = await finishedWorld();
    await conclude({
      runId: 'run-1',
      ordinals: [0, 1, 2],
      failure: { Error: 'States.Runtime', Cause: 'no such path' },
    });
    expect(report().cause).toMatchObject({ code: 'States.Runtime', message: 'no such path' });
    expect(report().verdict).toBe('ERRORED');
  });
});

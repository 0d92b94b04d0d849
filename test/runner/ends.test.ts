import { LoadproofError } from '../../handlers/errors.ts';
import { FUNCTIONS } from '../../handlers/functions.ts';
import type { Functions } from '../../local/runner/call.ts';
import { runStateMachine } from '../../local/runner/runner.ts';
import { type Behaviour, fakeWorld, running, verdicts } from './fakes.ts';

const RUN = { runId: 'run-1', trigger: { kind: 'manual', detail: 'test' } } as const;
const QUICK = { timing: { wait: 0, retry: 0, grace: 200 } };
/** With pauses, so that a query's checks are not used up before the time is. */
const PATIENT = { timing: { ...QUICK.timing, wait: 20 } };
const ENDLESS: Behaviour = { check: () => running };

/** The first table is judged; the others run for ever, or until they are stopped. */
const behaviour = (table: string): Behaviour => (table === 'public.t1' ? {} : ENDLESS);
const endless = () => fakeWorld({ tables: ['t1', 't2', 't3', 't4'], concurrency: 2, maxChecks: 1e9, behaviour });

describe('a run that does not end by itself', () => {
  test('stopped by a person: its queries are stopped, the verdicts stay', async () => {
    const { ports, engine, announced } = endless();
    const stop = new AbortController();
    const report = await runStateMachine(ports, RUN, {
      ...PATIENT,
      signal: stop.signal,
      onEvent: (event) => {
        if (event.type === 'phase' && event.table === 'public.t3') setTimeout(() => stop.abort(), 300);
      },
    });
    expect(verdicts(report)).toEqual(['t1: MATCHED', 't2: ERRORED', 't3: ERRORED', 't4: ERRORED']);
    expect(report.cause?.code).toBe('Interrupted');
    expect(report.verdict).toBe('ERRORED');
    expect(engine.active.size).toBe(0);
    expect(engine.stopped).toHaveLength(2);
    expect(engine.started.map((s) => s.table)).not.toContain('public.t4');
    expect(announced).toHaveLength(1);
  });

  test('stopped by a person: nothing is left that would keep the process alive', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const { ports } = endless();
    const stop = new AbortController();
    const before = timers();
    await runStateMachine(ports, RUN, {
      // With the definition's own times between retries.
      timing: { wait: 0 },
      signal: stop.signal,
      onEvent: (event) => {
        if (event.type === 'phase' && event.table === 'public.t3') stop.abort();
      },
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(timers()).toBeLessThanOrEqual(before);
  });

  test('stopped before it began: the error says so', async () => {
    const { ports, engine } = endless();
    const run = runStateMachine(ports, RUN, { ...QUICK, signal: AbortSignal.abort() });
    await expect(run).rejects.toMatchObject({ name: 'Interrupted' });
    expect(engine.started).toEqual([]);
  });

  test('timed out', async () => {
    const { ports, engine } = endless();
    const report = await runStateMachine(ports, RUN, { timing: { ...PATIENT.timing, run: 3 } });
    expect(verdicts(report)).toEqual(['t1: MATCHED', 't2: ERRORED', 't3: ERRORED', 't4: ERRORED']);
    expect(report.cause?.code).toBe('RunTimedOut');
    expect(engine.active.size).toBe(0);
  });

  test('failed: what Plan answered is no use, but it has stored a plan', async () => {
    const functions: Functions = {
      ...FUNCTIONS,
      Plan: (ports) => async (event) => {
        await FUNCTIONS.Plan(ports)(event);
        return { runId: 'run-1', ordinals: 'all of them' };
      },
    };
    const { ports } = fakeWorld({ tables: ['t1', 't2'] });
    const report = await runStateMachine(ports, RUN, { ...QUICK, functions });
    expect(verdicts(report)).toEqual(['t1: ERRORED', 't2: ERRORED']);
    expect(report.cause?.code).toBe('RunFailed');
    expect(report.verdict).toBe('ERRORED');
  });

  test('a query whose start was under way when the run was stopped is stopped too', async () => {
    const stop = new AbortController();
    const start = async () => {
      stop.abort();
      await new Promise((resolve) => setTimeout(resolve, 50));
    };
    const { ports, engine } = fakeWorld({ tables: ['t1'], behaviour: () => ({ start }) });
    const report = await runStateMachine(ports, RUN, { ...QUICK, signal: stop.signal });
    expect(report.cause?.code).toBe('Interrupted');
    expect(engine.started).toHaveLength(1);
    expect(engine.active.size).toBe(0);
  });
});

describe('Plan', () => {
  test('a mistake of the user comes out as it was thrown', async () => {
    const mistake = new LoadproofError('InvalidConfiguration', 'lake.path: is not there', 'write another');
    const { ports } = fakeWorld({ tables: ['t1'], ports: { config: { load: () => Promise.reject(mistake) } } });
    await expect(runStateMachine(ports, RUN, QUICK)).rejects.toBe(mistake);
  });

  test('a source that comes back is asked again; one that does not is an error', async () => {
    const { ports } = fakeWorld({ tables: ['t1'] });
    let times = 0;
    const source = (failures: number) => ({
      describe: async () => {
        if (times++ < failures) throw new LoadproofError('SourceUnavailable', 'no answer', 'start it');
        return ports.source.describe();
      },
    });
    const report = await runStateMachine({ ...ports, source: source(3) }, RUN, QUICK);
    expect(report.verdict).toBe('MATCHED');
    times = 0;
    const gone = runStateMachine({ ...ports, source: source(4) }, { ...RUN, runId: 'run-2' }, QUICK);
    await expect(gone).rejects.toMatchObject({ name: 'SourceUnavailable', remedy: 'start it' });
  });

  test('a wrong input is refused with what is wrong', async () => {
    const { ports } = fakeWorld({ tables: ['t1'] });
    const run = runStateMachine(ports, { ...RUN, runId: '../../etc' }, QUICK);
    await expect(run).rejects.toMatchObject({
      name: 'InvalidConfiguration',
      message: expect.stringContaining('runId: must be 1 to 80 letters'),
    });
  });

  test('a plan of an earlier run is not taken for this run’s', async () => {
    const { ports, store } = fakeWorld({ tables: ['t1'] });
    await FUNCTIONS.Plan({ ...ports, progress: () => undefined })(RUN);
    const mistake = new LoadproofError('InvalidConfiguration', 'gone', 'write it again');
    const run = runStateMachine({ ...ports, config: { load: () => Promise.reject(mistake) } }, RUN, QUICK);
    await expect(run).rejects.toBe(mistake);
    expect(store.texts.has('runs/run-1/report.json')).toBe(false);
  });
});

describe('Conclude', () => {
  test('is tried again, and tells once', async () => {
    const { ports, store, announced } = fakeWorld({ tables: ['t1'] });
    const put = store.putText.bind(store);
    let failures = 0;
    store.putText = async (key, text) => {
      if (key.endsWith('report.md') && failures++ < 3) throw new Error('the store is away');
      await put(key, text);
    };
    const report = await runStateMachine(ports, RUN, QUICK);
    // Three that failed, the report as it is, and the report with what history says of it.
    expect(failures).toBe(5);
    expect(report).toMatchObject({ verdict: 'MATCHED', cause: null });
    expect(announced).toHaveLength(1);
  });

  test('is tried once more outside of the machine', async () => {
    const { ports } = fakeWorld({ tables: ['t1'] });
    let calls = 0;
    const functions: Functions = {
      ...FUNCTIONS,
      Conclude: (p) => async (event) => {
        if (calls++ < 4) throw new Error('not now');
        return FUNCTIONS.Conclude(p)(event);
      },
    };
    const report = await runStateMachine(ports, RUN, { ...QUICK, functions });
    expect(verdicts(report)).toEqual(['t1: MATCHED']);
    expect(report).toMatchObject({ verdict: 'ERRORED', cause: { code: 'RunFailed' } });
  });

  test('that never ends is given up', async () => {
    const { ports } = fakeWorld({ tables: ['t1'] });
    const functions: Functions = { ...FUNCTIONS, Conclude: () => () => new Promise(() => undefined) };
    const run = runStateMachine(ports, RUN, { timing: { ...QUICK.timing, task: 2 }, functions });
    await expect(run).rejects.toMatchObject({ name: 'QueryTimedOut', message: 'Conclude did not end in its time.' });
  });

  test('keeps the report where telling fails, and notes it', async () => {
    const { ports } = fakeWorld({
      tables: ['t1'],
      ports: { announcer: { announce: () => Promise.reject(new Error('no such topic')) } },
    });
    const report = await runStateMachine(ports, RUN, QUICK);
    expect(report.verdict).toBe('MATCHED');
    expect(report.notes).toEqual(['The announcement was not sent: Internal: no such topic']);
  });
});

test('a function that timed out can do nothing more', async () => {
  const { ports, store } = fakeWorld({ tables: ['t1', 't2'] });
  const late: Promise<unknown>[] = [];
  const functions: Functions = {
    ...FUNCTIONS,
    StartComparison: (p) => async (event) => {
      if ((event as { ordinal: number }).ordinal !== 1) return FUNCTIONS.StartComparison(p)(event);
      const work = new Promise((resolve) => setTimeout(resolve, 3_000)).then(() =>
        p.store.putText('runs/run-1/late', ''),
      );
      late.push(work.catch((error: unknown) => error));
      return work;
    },
  };
  const report = await runStateMachine(ports, RUN, { timing: { ...QUICK.timing, task: 2 }, functions });
  expect(verdicts(report)).toEqual(['t1: MATCHED', 't2: ERRORED']);
  expect(await late[0]).toMatchObject({ name: 'Interrupted' });
  expect(store.texts.has('runs/run-1/late')).toBe(false);
});

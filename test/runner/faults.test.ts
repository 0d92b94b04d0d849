import { ERROR_NAMES, LoadproofError } from '../../handlers/errors.ts';
import { FUNCTIONS, type FunctionName } from '../../handlers/functions.ts';
import type { Progress } from '../../handlers/ports.ts';
import type { Functions } from '../../local/runner/call.ts';
import { runStateMachine } from '../../local/runner/runner.ts';
import { type Behaviour, failed, fakeWorld, running, tableOf, verdicts } from './fakes.ts';

const RUN = { runId: 'run-1', trigger: { kind: 'manual', detail: 'test' } } as const;
const QUICK = { timing: { wait: 0, retry: 0, grace: 200 } };
const DIFFERS: Behaviour = { differs: { latest: [2, 2], both: [2, 2] } };

/** Three tables of which the second is the victim, and the third differs: a true verdict on each side of the victim. */
function victimWorld(victim: Behaviour, about: Partial<Parameters<typeof fakeWorld>[0]> = {}) {
  const behaviour = (table: string) => ({ 'public.t2': victim, 'public.t3': DIFFERS })[table] ?? {};
  return fakeWorld({ tables: ['t1', 't2', 't3'], behaviour, ...about });
}

const VICTIM_ERRORED = ['t1: MATCHED', 't2: ERRORED', 't3: MISMATCHED'];

/** The functions, of which one does something else for the second part (for all, where it has no part). */
function broken(name: FunctionName, instead: (event: Record<string, unknown>) => unknown): Functions {
  return {
    ...FUNCTIONS,
    [name]: (ports: Parameters<(typeof FUNCTIONS)['Plan']>[0]) => async (event: unknown) => {
      const input = event as Record<string, unknown>;
      return input.ordinal === undefined || input.ordinal === 1 ? instead(input) : FUNCTIONS[name](ports)(event);
    },
  };
}

const never = () => new Promise(() => undefined);

describe.each(['StartComparison', 'CheckQuery', 'JudgePart'] as const)('%s broken for one part', (name) => {
  // JudgePart is RecordFailure too: broken for good, it leaves the part without a result, and Conclude finds that.
  const records = name !== 'JudgePart';

  test('throwing an error that nobody knows', async () => {
    const functions = broken(name, () => {
      throw new TypeError('x is not a function');
    });
    const { ports } = victimWorld({});
    const report = await runStateMachine(ports, RUN, { ...QUICK, functions });
    expect(verdicts(report)).toEqual(VICTIM_ERRORED);
    expect(tableOf(report, 't2').cause).toMatchObject(
      records ? { code: 'TypeError', message: 'x is not a function' } : { code: 'NoVerdict' },
    );
  });

  test.each(ERROR_NAMES)('throwing %s', async (error) => {
    const functions = broken(name, () => {
      throw new LoadproofError(error, 'it broke', 'mend it');
    });
    const { ports } = victimWorld({});
    const report = await runStateMachine(ports, RUN, { ...QUICK, functions });
    expect(verdicts(report)).toEqual(VICTIM_ERRORED);
    expect(report.cause).toBeNull();
  });

  test('never finishing', async () => {
    const functions = broken(name, never);
    const { ports } = victimWorld({});
    const report = await runStateMachine(ports, RUN, { timing: { ...QUICK.timing, task: 1.5 }, functions });
    expect(verdicts(report)).toEqual(VICTIM_ERRORED);
    expect(tableOf(report, 't2').cause?.code).toBe(records ? 'States.Timeout' : 'NoVerdict');
  });

  test.each([
    ['nothing', undefined],
    ['a text', 'done'],
    ['no next', { runId: 'run-1', ordinal: 1 }],
    ['an unknown next', { runId: 'run-1', ordinal: 1, next: 'dance' }],
    ['the state of another part', { runId: 'run-1', ordinal: 0, next: 'done' }],
  ])('answering %s, which no Catch can see', async (_, answer) => {
    const functions = broken(name, () => answer);
    const { ports } = victimWorld({});
    const report = await runStateMachine(ports, RUN, { ...QUICK, functions });
    expect(verdicts(report)).toEqual(VICTIM_ERRORED);
    expect(tableOf(report, 't2').cause?.code).toBe('NoVerdict');
    expect(report.cause).toBeNull();
  });
});

test('the query of a part that broke is stopped when its failure is recorded', async () => {
  const functions = broken('CheckQuery', () => {
    throw new Error('it broke');
  });
  const { ports, engine } = victimWorld({});
  const stopped: string[][] = [];
  const onEvent: Progress = (event) => {
    if (event.type === 'judged' && event.table === 'public.t2') stopped.push([...engine.stopped]);
  };
  await runStateMachine(ports, RUN, { ...QUICK, functions, onEvent });
  expect(stopped).toEqual([['q2']]);
});

describe('the cause of a broken part', () => {
  const causeFrom = async (victim: Behaviour) => {
    const { ports } = victimWorld(victim);
    const report = await runStateMachine(ports, RUN, QUICK);
    expect(verdicts(report)).toEqual(VICTIM_ERRORED);
    return tableOf(report, 't2');
  };

  test('comes through the state machine with its remedy', async () => {
    const start = () => {
      throw new LoadproofError('SourceRefused', 'no SELECT on "t2"\n\u0000', 'GRANT SELECT ON "t2"');
    };
    const { cause, statements } = await causeFrom({ start });
    expect(cause).toEqual({
      code: 'SourceRefused',
      message: 'no SELECT on "t2"\n\u0000',
      remedy: 'GRANT SELECT ON "t2"',
    });
    expect(statements).toHaveLength(1);
  });

  test('is that of the query', async () => {
    const check = () => failed('QueryFailed', 'division by zero');
    expect((await causeFrom({ check })).cause).toMatchObject({ code: 'QueryFailed', message: 'division by zero' });
  });

  test('keeps an engine’s own name out of the state machine', async () => {
    const { cause } = await causeFrom({ check: () => failed('DUCKDB_OOPS') });
    expect(cause).toMatchObject({ code: 'QueryFailed', message: 'it failed: DUCKDB_OOPS' });
  });

  test('is told of records that cannot be read', async () => {
    const { cause } = await causeFrom({ results: () => [['file', null, null, 'many', 0, null]] });
    expect(cause).toMatchObject({ code: 'RangeError', message: 'not a count: many' });
  });
});

describe('what goes away and comes back', () => {
  const names = ['EngineRestarted', 'SourceUnavailable', 'IncompleteRead', 'Throttled'];

  test.each(names)('a query that ended with %s is started again, with another token', async (name) => {
    const { ports, engine } = victimWorld({ check: (r) => (r.token.endsWith('.0') ? failed(name) : {}) });
    const report = await runStateMachine(ports, RUN, QUICK);
    expect(tableOf(report, 't2').verdict).toBe('MATCHED');
    const tokens = engine.started.filter((s) => s.table === 'public.t2').map((s) => s.token);
    expect(tokens).toEqual(['run-1.1.digest.0', 'run-1.1.digest.1']);
  });

  test.each(names)('a query that always ends with %s is started four times', async (name) => {
    const { ports, engine } = victimWorld({ check: () => failed(name) });
    const report = await runStateMachine(ports, RUN, QUICK);
    expect(tableOf(report, 't2').cause?.code).toBe(name);
    expect(engine.started.filter((s) => s.table === 'public.t2')).toHaveLength(4);
  });

  test('a query that the engine knows no more is started again', async () => {
    const check: Behaviour['check'] = (r) => {
      if (r.token.endsWith('.0')) throw new LoadproofError('EngineRestarted', 'no such query', 'again');
      return {};
    };
    const { ports, engine } = victimWorld({ check });
    const report = await runStateMachine(ports, RUN, QUICK);
    expect(tableOf(report, 't2').verdict).toBe('MATCHED');
    expect(engine.started.filter((s) => s.table === 'public.t2')).toHaveLength(2);
  });

  test('a result that the engine lost is asked for again', async () => {
    const lost = new LoadproofError('EngineRestarted', 'gone', 'again');
    const { ports, engine } = victimWorld({
      results: (r) => {
        if (r.token.endsWith('.0')) throw lost;
        return [
          ['file', null, null, 1, 0, 't\t0'],
          ['file', null, '/lake/public/t2/LOAD00000001.parquet', 0, 10, null],
          ['bucket', -1, null, 1, 0, 't\t0'],
        ];
      },
    });
    await runStateMachine(ports, RUN, QUICK);
    expect(engine.started.filter((s) => s.table === 'public.t2')).toHaveLength(2);
  });

  test('level 2 stores nothing twice in one place', async () => {
    const check: Behaviour['check'] = (r) =>
      r.phase === 'rows' && r.token.endsWith('.0') ? failed('EngineRestarted') : {};
    const { ports, engine } = victimWorld({ ...DIFFERS, check });
    const report = await runStateMachine(ports, RUN, QUICK);
    expect(tableOf(report, 't2').verdict).toBe('MISMATCHED');
    const places = engine.started.flatMap((s) => (s.table === 'public.t2' && s.storeAt ? [s.storeAt] : []));
    expect(places).toEqual([
      'memory:runs/run-1/parts/1/rows-0.parquet',
      'memory:runs/run-1/parts/1/rows-0-1.parquet',
      'memory:runs/run-1/parts/1/rows-1-1.parquet',
    ]);
    const findings = engine.started.find((s) => s.table === 'public.t2' && s.phase === 'findings');
    expect(findings?.sql).toContain('rows-0-1.parquet');
  });

  test('a throttled start is tried for long, a refused one never again', async () => {
    let throttled = 0;
    let refused = 0;
    const behaviour = (table: string): Behaviour => ({
      start: () => {
        if (table === 'public.t1' && throttled++ < 12) throw new LoadproofError('Throttled', 'later', 'wait');
        if (table === 'public.t2' && refused++ < 1) throw new LoadproofError('SourceRefused', 'no', 'grant');
      },
    });
    const { ports } = fakeWorld({ tables: ['t1', 't2'], behaviour });
    const report = await runStateMachine(ports, RUN, QUICK);
    expect(verdicts(report)).toEqual(['t1: MATCHED', 't2: ERRORED']);
    expect([throttled, refused]).toEqual([13, 1]);
  });
});

describe('bounds', () => {
  test('an endless query is asked after so often, then stopped', async () => {
    let checks = 0;
    const check = () => {
      checks++;
      return { ...running, seconds: 77 };
    };
    const { ports, engine } = victimWorld({ check }, { maxChecks: 7 });
    const report = await runStateMachine(ports, RUN, QUICK);
    expect(verdicts(report)).toEqual(VICTIM_ERRORED);
    expect(tableOf(report, 't2').cause).toMatchObject({ code: 'QueryTimedOut' });
    expect(tableOf(report, 't2').cause?.message).toContain('after 77 seconds and 7 checks');
    expect(checks).toBe(7);
    expect(engine.active.size).toBe(0);
  });

  test('a difference that never settles is read three times and no more', async () => {
    const { ports, engine } = victimWorld({ differs: { latest: [2, 3], both: [2, 0] } });
    const report = await runStateMachine(ports, RUN, QUICK);
    expect(tableOf(report, 't2').verdict).toBe('INCONCLUSIVE');
    expect(engine.started.filter((s) => s.table === 'public.t2')).toHaveLength(7);
  });

  test('one poisoned part among 200', async () => {
    const tables = Array.from({ length: 200 }, (_, i) => `t${String(i).padStart(3, '0')}`);
    const { ports } = fakeWorld({ tables, concurrency: 16 });
    const poison = ({ ordinal }: Record<string, unknown>) => (ordinal === 1 ? undefined : null);
    const report = await runStateMachine(ports, RUN, { ...QUICK, functions: broken('StartComparison', poison) });
    expect(report.totals.verdicts).toMatchObject({ MATCHED: 199, ERRORED: 1 });
    expect(tableOf(report, 't001').verdict).toBe('ERRORED');
  });
});

describe('a verdict that was stored', () => {
  test('is kept where JudgePart then breaks', async () => {
    const judge = FUNCTIONS.JudgePart;
    const functions: Functions = {
      ...FUNCTIONS,
      JudgePart: (ports) => async (event) => {
        const state = await judge(ports)(event);
        if ((event as { error?: unknown }).error === undefined && (event as { ordinal: number }).ordinal === 2)
          throw new Error('the answer got lost');
        return state;
      },
    };
    const { ports } = fakeWorld({ tables: ['t1', 't2', 't3'] });
    const report = await runStateMachine(ports, RUN, { ...QUICK, functions });
    expect(verdicts(report)).toEqual(['t1: MATCHED', 't2: MATCHED', 't3: MATCHED']);
  });

  test('counts for nothing where it cannot be read', async () => {
    const { ports, store } = fakeWorld({ tables: ['t1', 't2'] });
    const put = store.putText.bind(store);
    store.putText = (key, text) => put(key, key.endsWith('parts/1/result.json') ? text.slice(0, 40) : text);
    const report = await runStateMachine(ports, RUN, QUICK);
    expect(verdicts(report)).toEqual(['t1: MATCHED', 't2: ERRORED']);
  });
});

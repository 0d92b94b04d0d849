import { bucketCount } from '../../core/compare/prepare.ts';
import { runStateMachine } from '../../local/runner/runner.ts';
import { fakeWorld, tableOf, verdicts } from './fakes.ts';

const RUN = { runId: 'run-1', trigger: { kind: 'manual', detail: 'test' } } as const;
const QUICK = { timing: { wait: 0, retry: 0, grace: 200 } };

test('equal tables match with one statement each', async () => {
  const { ports, engine, store, announced } = fakeWorld({ tables: ['t1', 't2', 't3'] });
  const report = await runStateMachine(ports, RUN, QUICK);
  expect(verdicts(report)).toEqual(['t1: MATCHED', 't2: MATCHED', 't3: MATCHED']);
  expect(report.verdict).toBe('MATCHED');
  expect(engine.started.map((s) => s.phase)).toEqual(['digest', 'digest', 'digest']);
  expect(tableOf(report, 't1').reads).toEqual([{ phase: 'digest', startedAt: '2026-11-22T14:00:00.000Z', seconds: 1 }]);
  expect(tableOf(report, 't1').statements).toHaveLength(1);
  expect(announced).toHaveLength(1);
  expect([...store.texts.keys()].filter((k) => /report\./.test(k)).sort()).toEqual([
    'runs/run-1/report.html',
    'runs/run-1/report.json',
    'runs/run-1/report.md',
  ]);
});

test('a difference that lasts is read twice, and then is a mismatch', async () => {
  const { ports, engine } = fakeWorld({
    tables: ['t1', 't2'],
    behaviour: (table) => (table === 'public.t2' ? { differs: { latest: [2, 2], both: [2, 2] } } : {}),
  });
  const report = await runStateMachine(ports, RUN, QUICK);
  expect(verdicts(report)).toEqual(['t1: MATCHED', 't2: MISMATCHED']);
  const phases = engine.started.filter((s) => s.table === 'public.t2').map((s) => s.phase);
  expect(phases).toEqual(['digest', 'rows', 'findings', 'rows-1', 'findings-1']);
  // The second findings are of both reads, the latest first; the level-2 statements name the buckets.
  const last = engine.started.at(-1);
  expect(last?.sql.indexOf('rows-1.parquet')).toBeGreaterThan(0);
  expect(last?.sql.indexOf('rows-0.parquet')).toBeGreaterThan(last?.sql.indexOf('rows-1.parquet') ?? Infinity);
  expect(tableOf(report, 't2').reads.map((r) => r.phase)).toEqual(phases);
});

test('a difference that closes in the second read is no mismatch', async () => {
  const { ports } = fakeWorld({ tables: ['t1'], behaviour: () => ({ differs: { latest: [2, 0], both: [2, 0] } }) });
  const report = await runStateMachine(ports, RUN, QUICK);
  expect(verdicts(report)).toEqual(['t1: MATCHED']);
  // A match is said of the whole table at one moment: it was compared from the start again.
  const { opened, closed, reads } = tableOf(report, 't1');
  expect([opened, closed]).toEqual([2, 2]);
  expect(reads.map((r) => r.phase)).toEqual(['digest', 'rows', 'findings', 'rows-1', 'findings-1', 'digest.1']);
});

test('the second read sees files that arrived after the first, and divides the digests as the first did', async () => {
  const names = ['LOAD00000001.parquet'];
  const { ports, engine } = fakeWorld({
    tables: ['t1'],
    behaviour: () => ({ differs: { latest: [2, 0], both: [2, 0] } }),
  });
  const lake: typeof ports.lake = {
    ...ports.lake,
    list: async (location) => ({
      files: names.map((name) => ({ path: `${location}/${name}`, bytes: 1, modified: null })),
      others: [],
    }),
  };
  await runStateMachine({ ...ports, lake }, RUN, {
    ...QUICK,
    onEvent: (event) => {
      if (event.type !== 'phase' || event.phase !== 'findings') return;
      for (let i = 2; i < 200; i++) names.push(`LOAD${String(i).padStart(8, '0')}.parquet`);
    },
  });
  const sql = (phase: string) => engine.started.find((s) => s.phase === phase)?.sql ?? '';
  expect(sql('rows')).not.toContain('LOAD00000002');
  expect(sql('rows-1')).toContain('LOAD00000002');
  // So many files would have got fewer buckets, and the numbers of the differing ones another meaning.
  expect(bucketCount(1)).not.toBe(bucketCount(names.length));
  const division = /WHERE NOT .* IN \(7\)/;
  expect(division.exec(sql('rows-1'))?.[0]).toBe(division.exec(sql('rows'))?.[0]);
  expect(sql('rows')).toMatch(division);
});

test('a lake whose columns change between two reads is an error', async () => {
  let reads = 0;
  const { ports } = fakeWorld({ tables: ['t1'], behaviour: () => ({ differs: { latest: [2, 2], both: [2, 2] } }) });
  const lake: typeof ports.lake = {
    ...ports.lake,
    describe: async (file) => {
      const described = await ports.lake.describe(file);
      return reads++ === 0 ? described : { ...described, columns: described.columns.slice(0, 1) };
    },
  };
  const report = await runStateMachine({ ...ports, lake }, RUN, QUICK);
  expect(tableOf(report, 't1')).toMatchObject({ verdict: 'ERRORED', cause: { code: 'UnreadableLakeFile' } });
});

test('a plan without parts proves nothing', async () => {
  const { ports } = fakeWorld({ tables: [] });
  const report = await runStateMachine(ports, RUN, QUICK);
  expect(report.tables).toEqual([]);
  expect(report.verdict).toBe('INCONCLUSIVE');
});

test('a part with a problem, and a table that only the lake has, need no query', async () => {
  const { ports, engine } = fakeWorld({ tables: ['t1'] });
  const source = await ports.source.describe();
  const [t1] = source.tables;
  const unreadable = t1 === undefined ? [] : [{ ...t1, name: 't2', unreadable: 'SELECT is not granted' }];
  const report = await runStateMachine(
    {
      ...ports,
      source: { describe: async () => ({ ...source, tables: [...source.tables, ...unreadable] }) },
      lake: { ...ports.lake, tables: async () => ['t1', 't2', 't3'].map((name) => ({ schema: 'public', name })) },
    },
    RUN,
    QUICK,
  );
  expect(engine.started.map((s) => s.table)).toEqual(['public.t1']);
  expect(verdicts(report)).toEqual(['t1: MATCHED', 't2: ERRORED', 't3: MISMATCHED']);
});

test('at most so many parts are compared at the same time, and really so many', async () => {
  const { ports, engine } = fakeWorld({
    tables: Array.from({ length: 12 }, (_, i) => `t${i}`),
    concurrency: 3,
    behaviour: () => ({ check: (_, nth) => (nth < 4 ? { state: 'running' } : {}) }),
  });
  const report = await runStateMachine(ports, RUN, QUICK);
  expect(report.totals.verdicts.MATCHED).toBe(12);
  expect(engine.peak).toBe(3);
});

test('whoever watches is told of the course of a run, and cannot fail it', async () => {
  const { ports } = fakeWorld({ tables: ['t1'] });
  const told: string[] = [];
  await runStateMachine(ports, RUN, {
    ...QUICK,
    onEvent: (event) => {
      told.push(event.type);
      throw new Error('the watcher fell over');
    },
  });
  expect(told).toEqual(['planned', 'phase', 'rows', 'judged']);
});

test('the values of a masked run are in its parts only', async () => {
  const { ports, store } = fakeWorld({
    tables: ['t1'],
    settings: { report: { values: 'masked' } },
    behaviour: () => ({
      differs: { latest: [2, 2], both: [2, 2] },
    }),
  });
  const report = await runStateMachine(ports, RUN, QUICK);
  const values = report.tables[0]?.sample[0]?.rows.flatMap((row) => row.values);
  expect(values?.length).toBeGreaterThan(0);
  expect(values?.every((value) => typeof value === 'object')).toBe(true);
  expect(store.texts.get('runs/run-1/parts/0/result.json')).toContain('"two"');
  for (const form of ['json', 'md', 'html']) expect(store.texts.get(`runs/run-1/report.${form}`)).not.toContain('two"');
});

test('a name of a run that has results is refused, and its report stays', async () => {
  const { ports, store } = fakeWorld({ tables: ['t1'] });
  await runStateMachine(ports, RUN, QUICK);
  const before = store.texts.get('runs/run-1/report.json');
  await expect(runStateMachine(ports, RUN, QUICK)).rejects.toMatchObject({
    name: 'InvalidConfiguration',
    message: 'A run of the name run-1 has results already.',
  });
  expect(store.texts.get('runs/run-1/report.json')).toBe(before);
});

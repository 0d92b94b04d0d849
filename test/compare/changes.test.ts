import { judgeFindings, type ReadProgress } from '../../core/compare/judge.ts';
import { prepareComparison } from '../../core/compare/prepare.ts';
import { type Findings, noCounts } from '../../core/compare/records.ts';
import { duckdb } from '../../core/sql/duckdb.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { trino } from '../../core/sql/trino.ts';
import { type Change, COLUMNS, compareLake, type Lake, type Value } from '../support/changes-lake.ts';
import { plan, plannedPart, Sides, sourceColumn } from '../support/sides.ts';

let both: Sides;
beforeAll(async () => {
  both = await Sides.open();
});
afterAll(() => both.close());

const change = (op: string, key: number, value: Value, sequence = 1, transaction = sequence): Change => ({
  op,
  key,
  value,
  sequence,
  transaction,
});
const kinds = (result: { limits: readonly { kind: string }[] }) => result.limits.map(({ kind }) => kind);
const onTrino = process.env.LOADPROOF_TEST_TRINO_URL !== undefined;

describe('rows of a full load', () => {
  const load: Lake['load'] = [
    [1, 'a'],
    [1, 'a'],
    [2, 'b'],
    [2, 'b'],
  ];
  const source: Lake['load'] = [
    [1, 'a'],
    [2, 'c'],
  ];

  test.each(['parquet', 'csv'] as const)('are not merged, but by a change of their key, in %s', async (format) => {
    const result = await compareLake(both, { load, files: [[change('U', 2, 'c')]] }, source, { format });
    expect(result.verdict).toBe('MISMATCHED');
    expect(result.counts.duplicated.findings).toBe(1);
    expect(result.counts.changed.findings + result.counts.missing.findings + result.counts.extra.findings).toBe(0);
    expect(result.rows).toEqual({ source: 2, lake: 3 });
    expect(result.files.map(({ rows }) => rows).sort()).toEqual([1, 4]);
  });

  test('a changed row names the file of the change that holds', async () => {
    const files = [[change('I', 3, 'a')], [change('U', 3, 'x', 2)]];
    const result = await compareLake(both, { load: [], files }, [[3, 'b']], { ordering: 'sequence' });
    expect(result.verdict).toBe('MISMATCHED');
    const lake = result.sample[0]?.rows.find(({ side }) => side === 'lake');
    const newest = [...result.files].sort((a, b) => (a.path < b.path ? 1 : -1))[0]?.path;
    expect(lake).toMatchObject({ values: ['3', 'x'], file: newest });
  });
});

// On Trino the tests' Parquet files share a folder, and a range of names would take those of other tests.
test.each(onTrino ? (['csv'] as const) : (['parquet', 'csv'] as const))(
  'many files of changes, in %s, are read by a short statement',
  async (format) => {
    const files = Array.from({ length: 130 }, (_, i) => [change('U', i % 40, `v${i}`, i + 1)]);
    const source = Array.from({ length: 40 }, (_, i) => [i, `v${i < 10 ? 120 + i : 80 + i}`] as const);
    const result = await compareLake(both, { load: [[7, 'a']], files }, source, { format, ordering: 'sequence' });
    expect(result).toMatchObject({
      verdict: 'MATCHED',
      rows: { source: 40, lake: 40 },
      changes: { files: 130, past: 91 },
    });
    expect(result.files.length).toBe(131);
    const lost = await compareLake(both, { load: [], files: files.slice(0, -1) }, source, { format });
    expect(lost).toMatchObject({ verdict: 'MISMATCHED', counts: { changed: { findings: 1 } } });
  },
);

describe('what cannot be told', () => {
  test.each(['X', '', 'i'])('an operation %j is an error by name', async (op) => {
    const result = await compareLake(both, { load: [[2, 'a']], files: [[change(op, 1, 'a')]] }, [[2, 'a']]);
    expect(result.verdict).toBe('ERRORED');
    expect(result.cause).toMatchObject({ code: 'UnknownOperation', message: expect.stringContaining(`"${op}"`) });
  });

  /** Two changes of one key with one commit time, in files that the engine cannot order: their times do not parse. */
  const tie = (a: Change, b: Change): Lake => ({ load: [[9, 'z']], files: [[a], [b]] });
  const unplaced = { order: [{ column: 'at', kind: 'sequence' as const }], ordering: 'moment' as const };
  const compareTie = (lake: Lake, source: Lake['load']) => compareLake(both, lake, [[9, 'z'], ...source], unplaced);

  test('changes that nothing orders are a limit where the source holds one of them', async () => {
    const lake = tie(change('U', 1, 'a'), change('U', 1, 'b', 2));
    for (const value of ['a', 'b']) {
      const result = await compareTie(lake, [[1, value]]);
      expect(result).toMatchObject({ verdict: 'INCONCLUSIVE', limits: [{ kind: 'changeOrder', count: 1 }] });
      expect(result.sample).toEqual([]);
    }
  });

  test('and a difference where it holds none', async () => {
    const lake = tie(change('U', 1, 'a'), change('U', 1, 'b', 2));
    expect((await compareTie(lake, [[1, 'c']])).verdict).toBe('MISMATCHED');
    expect((await compareTie(lake, [])).verdict).toBe('MISMATCHED');
  });

  test('a delete among them may have been the last', async () => {
    const lake = tie(change('U', 1, 'a'), change('D', 1, null, 2));
    expect(await compareTie(lake, [])).toMatchObject({ verdict: 'INCONCLUSIVE', limits: [{ kind: 'changeOrder' }] });
    expect((await compareTie(lake, [[1, 'a']])).verdict).toBe('INCONCLUSIVE');
    expect((await compareTie(lake, [[1, 'b']])).verdict).toBe('MISMATCHED');
  });

  test('what they all say is known without an order', async () => {
    expect((await compareTie(tie(change('U', 1, 'a'), change('I', 1, 'a', 2)), [[1, 'a']])).verdict).toBe('MATCHED');
    expect((await compareTie(tie(change('D', 1, null), change('D', 1, 'a', 2)), [])).verdict).toBe('MATCHED');
  });

  test('an engine that cannot number the rows of a file says so; another one knows', async () => {
    const files = [[change('I', 1, 'a'), change('U', 1, 'b', 2)]];
    const result = await compareLake(both, { load: [], files }, [[1, 'b']]);
    expect(result.verdict).toBe(onTrino ? 'INCONCLUSIVE' : 'MATCHED');
    expect(kinds(result)).toEqual(onTrino ? ['changeOrder'] : []);
  });
});

describe('lakes that are not written everything', () => {
  const lake: Lake = {
    load: [
      [1, 'a'],
      [2, 'b'],
    ],
    files: [[change('I', 3, 'c')]],
  };
  const verdict = async (source: Lake['load'], more = {}) => (await compareLake(both, lake, source, more)).verdict;

  test('without deletes, rows that only the lake has are a limit; what is missing or changed is not', async () => {
    const deletes = { deletes: false };
    const subset = await compareLake(both, lake, [[1, 'a']], deletes);
    expect(subset).toMatchObject({ verdict: 'INCONCLUSIVE', limits: [{ kind: 'noDeletes', count: 2 }] });
    expect(
      await verdict(
        [
          [1, 'a'],
          [4, 'd'],
        ],
        deletes,
      ),
    ).toBe('MISMATCHED');
    expect(await verdict([[1, 'x']], deletes)).toBe('MISMATCHED');
    expect(await verdict([[1, 'a']])).toBe('MISMATCHED');
  });

  test('without a load, rows that never changed are a limit', async () => {
    const changes: Lake = { load: [], files: [[change('U', 1, 'a')]] };
    const source: Lake['load'] = [
      [1, 'a'],
      [2, 'b'],
    ];
    const result = await compareLake(both, changes, source, { hasLoad: false });
    expect(result).toMatchObject({ verdict: 'INCONCLUSIVE', limits: [{ kind: 'noBaseline', count: 1 }] });
    expect((await compareLake(both, changes, [[1, 'b']], { hasLoad: false })).verdict).toBe('MISMATCHED');
    expect((await compareLake(both, changes, source)).verdict).toBe('MISMATCHED');
  });

  test('a key of which the source has several rows is named', async () => {
    const source: Lake['load'] = [
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
      [3, 'd'],
    ];
    const result = await compareLake(both, lake, source);
    expect(result).toMatchObject({ verdict: 'INCONCLUSIVE', cause: { code: 'KeyNotUnique' } });
  });
});

describe('what a difference looks like', () => {
  const causes = async (lake: Lake, source: Lake['load'], more = {}) =>
    (await compareLake(both, lake, source, more)).sample.flatMap((finding) => finding.causes);

  test('a row without its delete, a value that a change lost, and an update that was never written', async () => {
    const update: Lake = { load: [[1, 'a']], files: [[change('U', 1, null)]] };
    expect(await causes({ ...update, load: [[2, 'b']] }, [[1, null]])).toEqual([
      expect.stringMatching(/no delete of it came/),
    ]);
    expect(await causes(update, [[1, 'long']])).toEqual([
      'v: a value became NULL',
      expect.stringMatching(/^v: NULL in a change: PostgreSQL.*TOAST/),
    ]);
    const inserted: Lake = { load: [[1, 'a']], files: [[change('I', 2, 'b')]] };
    const only = { deletes: false, updates: false, operation: 'either' as const };
    expect(
      await causes(
        inserted,
        [
          [1, 'x'],
          [2, 'b'],
        ],
        only,
      ),
    ).toEqual([expect.stringMatching(/CdcInsertsOnly/)]);
  });
});

describe('changes that are not collapsed', () => {
  const files = [
    { path: '/l/LOAD00000001.parquet', bytes: 1, modified: null, rows: 1, columns: COLUMNS.map(({ lake }) => lake) },
  ];
  const text = (name: string) => ({ name, type: { kind: 'string' } as const });
  const changes = (columns: (typeof files)[0]['columns'], name = '20260304-010101001') => ({
    path: `/l/${name}.parquet`,
    bytes: 1,
    modified: null,
    rows: 1,
    columns,
  });
  const own = COLUMNS.map(({ lake }) => lake);
  const prepared = (columns: typeof own, key = ['id'], cdc = {}, engine = duckdb) => {
    const part = { ...plannedPart(COLUMNS, key), ...cdc };
    return prepareComparison(part, { files: [...files, changes(columns)], others: [] }, { source: postgres, engine });
  };

  test('without a key, without the operation, or with a column of its name', () => {
    expect(prepared([text('Op'), ...own], []).problem).toMatchObject({
      verdict: 'INCONCLUSIVE',
      code: 'ChangesWithoutKey',
      message: expect.stringContaining('/l/20260304-010101001.parquet'),
    });
    expect(prepared(own).problem).toMatchObject({ verdict: 'INCONCLUSIVE', code: 'ChangesWithoutOperation' });
    expect(prepared([text('Op'), text('op'), ...own]).problem).toMatchObject({ code: 'SharedLakeColumn' });
    expect(prepared([{ name: 'Op', type: { kind: 'date' } }, ...own] as typeof own).problem).toMatchObject({
      code: 'UnreadableOperation',
    });
    expect(prepared([text('Op'), ...own]).problem).toBeNull();
  });

  test('where only inserts are written there need be no operation, and no column is strange', () => {
    const cdc = {
      operation: 'never',
      deletes: false,
      updates: false,
      hasLoad: true,
      order: [],
      timezone: null,
      loadStart: null,
    };
    const { problem, limits } = prepared(own, ['id'], { cdc });
    expect(problem).toBeNull();
    expect(limits).toEqual([]);
    expect(prepared([text('Op'), ...own]).limits).toEqual([]);
  });

  test('a full load alone is compared by the statement that it always was', () => {
    for (const engine of [duckdb, trino]) {
      const part = plannedPart(COLUMNS, ['id']);
      const options = { catalog: 'c', lakeTable: '"l"' };
      const { spec } = prepareComparison(part, { files, others: [] }, { source: postgres, engine }, options);
      if (spec === null) throw new Error('nothing to compare');
      expect(spec.collapse).toBeUndefined();
      expect(engine.digestStatement(spec).sql).not.toMatch(/changes|OVER/);
    }
  });

  test('local times of names are a limit where nothing else orders changes', () => {
    const cdc = {
      operation: 'always',
      deletes: true,
      updates: true,
      hasLoad: true,
      timezone: 'Europe/Paris',
      loadStart: null,
    };
    const part = { ...plannedPart(COLUMNS, ['id']), cdc: { ...cdc, order: [] } } as ReturnType<typeof plannedPart>;
    const two = [changes([text('Op'), ...own]), changes([text('Op'), ...own], '20260304-010101002')];
    const limitsOf = (p: typeof part) =>
      prepareComparison(p, { files: two, others: [] }, { source: postgres, engine: duckdb }).limits;
    expect(limitsOf(part)).toMatchObject([{ kind: 'changeOrder', detail: expect.stringContaining('Europe/Paris') }]);
    const timed = two.map((file) => ({ ...file, columns: [...file.columns, text('at')] }));
    const ordered = { ...part, cdc: { ...cdc, order: [{ column: 'at', kind: 'moment' }] } } as typeof part;
    expect(
      prepareComparison(ordered, { files: timed, others: [] }, { source: postgres, engine: duckdb }).limits,
    ).toEqual([]);
  });
});

test('a column that the changes brought is NULL in the rows of the load, and that is a limit', async () => {
  const columns = [
    ...COLUMNS,
    { source: sourceColumn('w', 'text', 'text'), lake: { name: 'w', type: { kind: 'string' } as const } },
  ];
  const load = await both.file(
    "SELECT 1::INTEGER AS id, 'a' AS v",
    COLUMNS.map(({ lake }) => lake),
  );
  const more = [{ name: 'Op', type: { kind: 'string' } as const }, ...columns.map(({ lake }) => lake)];
  const captured = await both.file(
    "SELECT 'I' AS \"Op\", 2::INTEGER AS id, 'b' AS v, 'c' AS w",
    more,
    '20260305-010101001.parquet',
  );
  const { result } = await both.compare({
    relation: "(VALUES (1, 'a'::text, NULL::text), (2, 'b', 'c')) AS t(id, v, w)",
    columns,
    key: ['id'],
    listing: { files: [load, captured], others: [] },
  });
  expect(result).toMatchObject({ verdict: 'INCONCLUSIVE', limits: [{ kind: 'schemaDrift', column: 'w', count: 1 }] });
});

describe('what the task explains, while the source moves', () => {
  const counts = { ...noCounts(), extra: { findings: 2, sourceRows: 0, lakeRows: 2 } };
  const judge = (open: Partial<Findings['open']>, progress: Partial<ReadProgress>, changes = { extra: 'no deletes' }) =>
    judgeFindings(
      {
        plan: { ...plan(), source: { ...plan().source, quiesced: null } },
        part: plannedPart(COLUMNS, ['id']),
        prepared: {
          ...{ key: ['id'], compared: [], counted: [], coverage: [], limits: [], files: [], namedBuckets: 1 },
          ...{ spec: null, problem: null, later: null },
          changes: { ...{ missing: null, updates: true, uniqueKey: true, files: 1, order: 'by place' }, ...changes },
        },
        ...{ today: '2026-01-01', reads: [], statements: [] },
      },
      { sourceRows: 5, lakeRows: 7, trailer: { rows: 5, counts: [] }, files: [], buckets: [1] },
      {
        ...{ counts, changedColumns: [], files: [], sample: [], trailer: { rows: 5, counts: [] }, openKeys: [] },
        later: { findings: 0, sourceRows: 0, lakeRows: 0 },
        open: { first: 2, latest: 2, both: 2, later: 0, keys: 2, ...open },
      },
      { reads: 1, mayReread: true, mayRestart: true, ...progress },
    );
  const limitsOf = (decision: ReturnType<typeof judge>) =>
    decision.next === 'done' ? decision.result.limits.map(({ kind }) => kind) : decision.next;

  test('is a limit when nothing else was open, and is compared again when something closed', () => {
    expect(limitsOf(judge({}, {}))).toEqual(['noDeletes']);
    expect(limitsOf(judge({ first: 5 }, { reads: 2 }))).toBe('again');
    expect(limitsOf(judge({ first: 5 }, { reads: 2, mayRestart: false }))).toEqual(['noDeletes', 'seenEqualByKey']);
  });

  test('and never hides what opened since', () => {
    expect(limitsOf(judge({ latest: 3 }, { reads: 2 }))).toBe('settle');
    expect(limitsOf(judge({ latest: 3 }, { reads: 2, mayReread: false }))).toEqual(['doesNotHoldStill']);
  });
});

import { collapseOf } from '../../core/compare/changes.ts';
import type { LakeColumn, LakeFile, LakeType } from '../../core/compare/columns.ts';
import { doubtfulRows } from '../../core/compare/doubts.ts';
import { bucketCount, groupFiles, type Prepared, prepareComparison } from '../../core/compare/prepare.ts';
import { type Findings, noCounts } from '../../core/compare/records.ts';
import type { PlannedPart } from '../../core/plan/schema.ts';
import { duckdb } from '../../core/sql/duckdb.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { plannedPart, type SideColumn, sourceColumn } from '../support/parts.ts';

/** What is prepared of a part before anything is read: what is compared, and why the rest is not. */

const INTEGER: LakeType = { kind: 'integer', bits: 32, signed: true };
const STRING: LakeType = { kind: 'string' };
const column = (name: string, type: LakeType): LakeColumn => ({ name, type });
const file = (path: string, columns: readonly LakeColumn[]): LakeFile => ({
  path,
  bytes: 1,
  modified: '2026-01-01T00:00:00.000Z',
  rows: 1,
  columns: [...columns],
});
const LOAD = file('lake/public/t/LOAD00000001.parquet', [column('id', INTEGER), column('name', STRING)]);
const CHANGES = (day: number, columns: readonly LakeColumn[] = [column('Op', STRING), ...LOAD.columns]) =>
  file(`lake/public/t/2026010${day}-100000000.parquet`, columns);

const ID: SideColumn = { source: sourceColumn('id', 'integer', 'int4'), lake: column('id', INTEGER) };
const NAME: SideColumn = { source: sourceColumn('name', 'text', 'text'), lake: column('name', STRING) };
const part = (more: Partial<PlannedPart> = {}): PlannedPart => ({ ...plannedPart([ID, NAME], ['id']), ...more });

const prepare = (planned: PlannedPart, files: readonly LakeFile[] = [LOAD], engine = duckdb): Prepared =>
  prepareComparison(planned, { files: [...files], others: [] }, { source: postgres, engine });
const whyOf = (prepared: Prepared, name: string) => prepared.coverage.find((c) => c.name === name)?.reason;

describe('a column that is not compared says why', () => {
  const named = (change: Partial<PlannedPart['columns'][number]>) =>
    part({ columns: part().columns.map((c) => (c.source.name === 'name' ? { ...c, ...change } : c)) });

  test.each<[string, PlannedPart, readonly LakeFile[], string]>([
    [
      'left out by its owner, though the lake has it',
      named({ excluded: { reason: 'free text', owner: 'ana', expires: '2099-01-01' } }),
      [LOAD],
      'left out by the configuration: free text',
    ],
    [
      'of which nothing says how the lake holds it, though the lake has it',
      named({ unverifiable: 'an expression of a rule' }),
      [LOAD],
      'an expression of a rule',
    ],
    ['that the lake has not', part(), [file(LOAD.path, [column('id', INTEGER)])], 'the lake has no such column'],
    [
      'that the lake has not, since DMS writes none of its type',
      named({ source: { ...NAME.source, unreplicated: 'DMS leaves out this type' } }),
      [file(LOAD.path, [column('id', INTEGER)])],
      'DMS leaves out this type',
    ],
    [
      'that the lake has twice, but for case',
      part(),
      [file(LOAD.path, [...LOAD.columns, column('NAME', STRING)])],
      'the lake has another column whose name differs by case alone, and the engine cannot tell them apart',
    ],
    [
      'of a type that no canonical text is known for',
      named({ source: sourceColumn('name', 'widget', 'widget') }),
      [LOAD],
      expect.stringContaining('widget'),
    ],
  ])('%s', (_, planned, files, why) => {
    const prepared = prepare(planned, files);
    expect(whyOf(prepared, 'name')).toEqual(why);
    expect(prepared.compared.map(({ name }) => name)).toEqual(['id']);
    expect(prepared.spec?.columns.map(({ lakeName }) => lakeName)).toEqual(['id']);
  });

  test('one whose name the engine cannot read, with the reason of the engine', () => {
    const engine = { ...duckdb, unreadableName: (name: string) => (name === 'name' ? 'it cannot be named' : null) };
    expect(whyOf(prepare(part(), [LOAD], engine), 'name')).toBe('it cannot be named');
  });

  test('one that the source has no words for, with its reason', () => {
    const source = { ...postgres, render: () => ({ unsupported: 'no words' }) };
    const prepared = prepareComparison(part(), { files: [LOAD], others: [] }, { source, engine: duckdb });
    expect(prepared.coverage.map(({ fidelity, reason }) => [fidelity, reason])).toEqual([
      ['excluded', 'no words'],
      ['excluded', 'no words'],
    ]);
    expect(prepared.spec).toBeNull();
  });

  test('and a table without any other is not compared at all', () => {
    const prepared = prepare(part(), [file(LOAD.path, [column('other', STRING)])]);
    expect(prepared.spec).toBeNull();
    expect(prepared.problem).toMatchObject({ verdict: 'INCONCLUSIVE', code: 'NothingComparable' });
  });
});

test('the key counts only where every column of it is compared', () => {
  const two = part({ key: ['id', 'name'] });
  expect(prepare(two).key).toEqual(['id', 'name']);
  const half = prepare(two, [file(LOAD.path, [column('id', INTEGER)])]);
  expect([half.key, half.spec?.keyColumns]).toEqual([[], 0]);
});

test('the columns of the key come first, in the order of the key', () => {
  const prepared = prepare(part({ key: ['name'] }));
  expect(prepared.compared.map(({ name }) => name)).toEqual(['name', 'id']);
});

describe('files', () => {
  test('of the same columns in any order are one group; changes, and other types, are others', () => {
    const turned = file('lake/public/t/LOAD00000002.parquet', [...LOAD.columns].reverse());
    const other = file('lake/public/t/LOAD00000003.parquet', [column('id', STRING), column('name', STRING)]);
    const sameAsLoad = CHANGES(1, LOAD.columns);
    const groups = groupFiles([LOAD, turned, other, sameAsLoad]);
    expect(groups.map((group) => group.files.map(({ path }) => path.slice(-12)))).toEqual([
      [LOAD, turned].map(({ path }) => path.slice(-12)),
      [other.path.slice(-12)],
      [sameAsLoad.path.slice(-12)],
    ]);
    expect(groups.map(({ changes }) => changes === true)).toEqual([false, false, true]);
  });

  test.each([
    [1, 65_536],
    [64, 65_536],
    [65, 32_768],
    [128, 32_768],
    [16_384, 256],
    [1_000_000, 256],
  ])('%d files share buckets: %d', (files, buckets) => {
    expect(bucketCount(files)).toBe(buckets);
  });
});

describe('rows in doubt', () => {
  const counted: Prepared['counted'] = [
    { what: 'loss', column: 'name', rule: 'lob', because: 'cut' } as unknown as Prepared['counted'][number],
    { what: 'doubt', column: null, because: 'rule 7 reads two ways' },
    { what: 'doubt', column: null, because: 'rule 8 reads two ways' },
  ];
  const found = (source: number, lake: number): Findings =>
    ({
      counts: {
        ...noCounts(),
        missing: { findings: 1, sourceRows: source, lakeRows: 0 },
        extra: { findings: 1, sourceRows: 0, lakeRows: lake },
      },
    }) as unknown as Findings;
  const cause = (counts: readonly number[] | null, source: number, lake: number) =>
    doubtfulRows(
      part(),
      { counted } as unknown as Prepared,
      counts && { rows: 10, counts: [...counts] },
      found(source, lake),
    );

  test('excuse no more differences than there are such rows, on either side', () => {
    expect(cause([9, 2, 1], 3, 3)?.code).toBe('DoubtfulRows');
    expect(cause([9, 2, 1], 4, 0)).toBeNull();
    expect(cause([9, 2, 1], 0, 4)).toBeNull();
    expect(cause([9, 2, 1], 3, 4)).toBeNull();
  });

  test('are none where none was counted, or the count did not arrive', () => {
    expect(cause([9, 0, 0], 1, 0)).toBeNull();
    expect(cause([9, 0, 0], 0, 0)).toBeNull();
    expect(cause(null, 1, 0)).toBeNull();
  });

  test('are told with their numbers and the first reason that holds for a row', () => {
    expect(cause([9, 0, 4], 2, 3)).toEqual({
      code: 'DoubtfulRows',
      message:
        'public.t: 2 rows of the source and 3 of the lake have no match, and of 4 rows it is not known what the task writes: rule 8 reads two ways.',
      remedy:
        "Look at the differing rows, and write the rule of the task's mappings so that its meaning is documented.",
    });
  });
});

describe('changes', () => {
  const kinds = (prepared: Prepared) => prepared.limits.map(({ kind }) => kind);
  const cdc = (more: object) =>
    part({
      cdc: {
        operation: 'either',
        deletes: true,
        updates: true,
        hasLoad: true,
        order: [],
        timezone: null,
        ...more,
      },
    } as unknown as Partial<PlannedPart>);

  test('of two files in local time have no sure order, and of one there is none to know', () => {
    const local = cdc({ timezone: 'Europe/Berlin' });
    expect(kinds(prepare(local, [LOAD, CHANGES(1), CHANGES(2)]))).toContain('changeOrder');
    expect(kinds(prepare(local, [LOAD, CHANGES(1)]))).not.toContain('changeOrder');
    expect(kinds(prepare(cdc({}), [LOAD, CHANGES(1), CHANGES(2)]))).not.toContain('changeOrder');
  });

  test('without a load in the folder or the task excuse rows that are missing; with either they do not', () => {
    const missing = (planned: PlannedPart, files: LakeFile[]) => prepare(planned, files).changes?.missing ?? null;
    expect(missing(cdc({ hasLoad: false }), [CHANGES(1)])).toContain('captures changes alone');
    expect(missing(cdc({ hasLoad: false }), [LOAD, CHANGES(1)])).toBeNull();
    expect(missing(cdc({ hasLoad: true }), [CHANGES(1)])).toBeNull();
    // An empty folder: of a task that loads nothing no row is there, and none can be.
    expect(missing(cdc({ hasLoad: false }), [])).toContain('captures changes alone');
    expect(prepare(cdc({ hasLoad: true }), []).changes).toBeNull();
  });

  test('that write no deletes excuse rows that the source has no more, where there are changes', () => {
    const extra = (files: LakeFile[]) => prepare(cdc({ deletes: false }), files).changes?.extra ?? null;
    expect(extra([LOAD, CHANGES(1)])).toContain('write no deletes');
    expect(extra([LOAD])).toBeNull();
  });

  test.each<[string, object, readonly LakeFile[], string | null]>([
    ['all without the operation, of a task that may write none', {}, [CHANGES(1, LOAD.columns)], null],
    [
      'one without it beside one with it',
      {},
      [CHANGES(1, LOAD.columns), CHANGES(2)],
      'lake/public/t/20260101-100000000.parquet holds changes without the column Op, which other files have',
    ],
    [
      'all without it, of a task that must write it',
      { operation: 'always' },
      [CHANGES(1, LOAD.columns)],
      "lake/public/t/20260101-100000000.parquet holds changes without the column Op, which the endpoint's settings say it has",
    ],
    [
      'an operation that is no text',
      {},
      [CHANGES(1, [column('Op', { kind: 'other', name: 'LIST' }), ...LOAD.columns])],
      'the column Op is of the type other',
    ],
  ])('%s', (_, settings, changes, problem) => {
    const prepared = prepare(cdc(settings), [LOAD, ...changes]);
    if (problem === null) expect(prepared.problem).toBeNull();
    else expect(prepared.problem?.message).toContain(problem);
    expect(prepared.spec === null).toBe(problem !== null);
  });

  test('say whether the key that joins them is unique', () => {
    const unique = (primaryKey: readonly string[], key: readonly string[]) => {
      const source = { primaryKey } as unknown as NonNullable<PlannedPart['source']>;
      return prepare({ ...cdc({}), source, key: [...key] }, [LOAD, CHANGES(1)]).changes?.uniqueKey;
    };
    expect(unique(['id'], ['id'])).toBe(true);
    expect(unique(['id'], ['id', 'name'])).toBe(true);
    expect(unique(['id', 'name'], ['id'])).toBe(false);
    expect(unique([], ['id'])).toBe(false);
  });

  test('are told in the order that they are read in', () => {
    const order = [{ column: 'at', what: 'timestamp' }];
    const timed = CHANGES(1, [...CHANGES(1).columns, column('at', STRING)]);
    expect(prepare(cdc({ order }), [LOAD, timed]).changes?.order).toMatch(
      /^by "at", then by the time in the file's name/,
    );
    expect(prepare(cdc({ order }), [LOAD, CHANGES(1)]).changes?.order).toMatch(/^by the time in the file's name/);
  });

  test.each<[LakeType, boolean]>([
    [STRING, true],
    [{ kind: 'timestamp', unit: 'micros', utc: false }, true],
    [{ kind: 'csv', real: false, binary: 'hex' }, true],
    [INTEGER, false],
    [{ kind: 'other', name: 'LIST' }, false],
  ])('are ordered by a column only where a time or its text can be in it: %j', (type, ordered) => {
    const planned = cdc({ order: [{ column: 'at', what: 'timestamp' }] });
    const timed = (day: number, its: LakeType) => CHANGES(day, [...CHANGES(1).columns, column('at', its)]);
    const order = (...files: LakeFile[]) => collapseOf(planned, groupFiles(files), { others: [] })?.order ?? null;
    expect(order(LOAD, timed(1, type)) !== null).toBe(ordered);
    // And only where every file of changes has it.
    expect(order(timed(1, STRING), timed(2, type)) !== null).toBe(ordered);
    expect(order(timed(1, STRING), CHANGES(2))).toBeNull();
  });

  test('are alone in the folder only where nothing else lies there, neither now nor from before', () => {
    const other = { path: 'lake/public/t/note.txt' } as never;
    const alone = (others: never[], stale: never[]) =>
      collapseOf(cdc({}), groupFiles([CHANGES(1)]), { others, stale })?.alone;
    expect(alone([], [])).toBe(true);
    expect(alone([other], [])).toBe(false);
    expect(alone([], [other])).toBe(false);
    expect(alone([other], [other])).toBe(false);
    expect(collapseOf(cdc({}), groupFiles([LOAD]), { others: [] })).toBeNull();
  });
});

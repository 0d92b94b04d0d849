/**
 * Random histories of a keyed table, written as DMS writes them, with replays after resumes: the comparison finds the
 * lake equal where, and only where, a reference in plain TypeScript does, which knows nothing of SQL.
 */
import fc from 'fast-check';
import type { PartResult } from '../../core/report/schema.ts';
import {
  type Change,
  compareLake,
  type Format,
  type Lake,
  type Ordering,
  type Value,
} from '../support/changes-lake.ts';
import { Sides } from '../support/sides.ts';

const VALUES: readonly Value[] = ['a', 'b', '', 'o\'clock, "x"', null];

type State = ReadonlyMap<number, Value>;

/** What happened in the source: changes that make sense one after another. */
function historyOf(initial: State, steps: readonly (readonly [number, number, boolean])[]): Change[] {
  const state = new Map(initial);
  let transaction = 0;
  return steps.flatMap(([key, choice, sameTransaction], sequence) => {
    transaction += sameTransaction ? 0 : 1;
    const value = VALUES[choice % VALUES.length] ?? null;
    const isDelete = choice >= VALUES.length;
    if (isDelete && !state.has(key)) return [];
    const op = isDelete ? 'D' : state.has(key) ? 'U' : 'I';
    if (isDelete) state.delete(key);
    else state.set(key, value);
    return [{ op, key, value: isDelete ? null : value, transaction, sequence }];
  });
}

function applied(state: State, changes: readonly Change[]): State {
  const after = new Map(state);
  for (const { op, key, value } of changes) {
    if (op === 'D') after.delete(key);
    else after.set(key, value);
  }
  return after;
}

/** The current rows of a lake, by the definition: what is ordered last of a key holds; loads come before all changes. */
function reference({ load, files }: Lake, ordering: Ordering): string[] {
  const placed = files.flatMap((file, f) => file.map((change, row) => ({ change, f, row })));
  const rank = { place: () => 0, moment: (c: Change) => c.transaction, sequence: (c: Change) => c.sequence }[ordering];
  placed.sort((a, b) => rank(a.change) - rank(b.change) || a.f - b.f || a.row - b.row);
  const last = new Map(placed.map(({ change }) => [change.key, change]));
  const kept = load.filter(([key]) => !last.has(key));
  const current = [...last.values()].filter(({ op }) => op !== 'D').map(({ key, value }) => [key, value] as const);
  return [...kept, ...current].map((row) => JSON.stringify(row)).sort();
}

const keys = 4;
const worlds = fc.record({
  initial: fc.array(fc.tuple(fc.nat({ max: keys - 1 }), fc.constantFrom(...VALUES)), { maxLength: keys }),
  steps: fc.array(fc.tuple(fc.nat({ max: keys - 1 }), fc.nat({ max: VALUES.length + 1 }), fc.boolean()), {
    maxLength: 14,
  }),
  /** Where a file ends, and how many changes before its end the next one begins: a resume writes some again. */
  cuts: fc.array(fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 3 })), { maxLength: 4 }),
  /** How many of the changes the load has seen already, which are captured all the same. */
  cached: fc.nat({ max: 4 }),
  ordering: fc.constantFrom<Ordering>('place', 'moment', 'sequence'),
  /** As a table of very many columns, where the engine compares that another way. */
  wide: fc.boolean(),
  format: fc.constantFrom<Format>('parquet', 'parquet', 'csv', 'csv.gz'),
});
type World = typeof worlds extends fc.Arbitrary<infer W> ? W : never;

function faithful({ initial, steps, cuts, cached }: World): { lake: Lake; source: State } {
  const before: State = new Map(initial);
  const changes = historyOf(before, steps);
  const files: Change[][] = [];
  let from = 0;
  for (const [length, back] of cuts) {
    files.push(changes.slice(from, from + length));
    from = Math.max(0, Math.min(from + length, changes.length) - back);
  }
  files.push(changes.slice(from));
  return {
    lake: { load: [...applied(before, changes.slice(0, cached))], files: files.filter((file) => file.length > 0) },
    source: applied(before, changes),
  };
}

const RUNS = Number(process.env.LOADPROOF_PROPERTY_RUNS ?? 40);
const onTrino = process.env.LOADPROOF_TEST_TRINO_URL !== undefined;

describe('a lake of changes against its source', () => {
  let both: Sides;
  beforeAll(async () => {
    both = await Sides.open();
  });
  afterAll(() => both.close());

  const compare = (lake: Lake, source: State, { ordering, format, wide }: World) =>
    compareLake(both, lake, [...source], { ordering, format, wide });

  const rowsOf = (state: State) => [...state].map((row) => JSON.stringify(row)).sort();
  const differs = (lake: Lake, source: State, { ordering }: World) =>
    JSON.stringify(reference(lake, ordering)) !== JSON.stringify(rowsOf(source));
  const rawRows = ({ load, files }: Lake) => load.length + files.reduce((n, file) => n + file.length, 0);

  /** Where the engine cannot order the rows of a file it may not know, but it must say so, and never that all is well. */
  function expectVerdict(result: PartResult, expected: 'MATCHED' | 'MISMATCHED', { ordering, format }: World) {
    const kinds = [...new Set(result.limits.map(({ kind }) => kind))];
    const tied = onTrino && ordering !== 'sequence' ? ['changeOrder'] : [];
    // Of compressed lines Trino cannot say that it read every byte.
    const excused = onTrino && format === 'csv.gz' ? [...tied, 'settingMismatch'] : tied;
    if (excused.length > 0 && result.verdict === 'INCONCLUSIVE') {
      expect(excused).toEqual(expect.arrayContaining(kinds));
      return void expect(kinds.length).toBeGreaterThan(0);
    }
    expect(result.verdict).toBe(expected);
  }

  test('a faithful lake matches, whatever was written again', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const { lake, source } = faithful(world);
        fc.pre(lake.load.length + lake.files.length > 0);
        expect(reference(lake, world.ordering)).toEqual(rowsOf(source));
        const result = await compare(lake, source, world);
        expectVerdict(result, 'MATCHED', world);
        expect(result.files.reduce((n, { rows }) => n + rows, 0)).toBe(rawRows(lake));
        expect(result.cause).toBeNull();
      }),
      { numRuns: RUNS },
    );
  });

  const faults = {
    /** All copies of one change are gone. */
    'is lost': (lake: Lake, { sequence }: Change) => ({
      ...lake,
      files: lake.files.map((file) => file.filter((c) => c.sequence !== sequence)).filter((file) => file.length > 0),
    }),
    'has another value': (lake: Lake, { sequence }: Change) => ({
      ...lake,
      files: lake.files.map((file) => file.map((c) => (c.sequence === sequence ? { ...c, value: 'x' } : c))),
    }),
    /** Of a row that is deleted, it comes back. */
    'is written again after those that came later': (lake: Lake, change: Change) => ({
      ...lake,
      files: [...lake.files, [{ ...change, sequence: 1000, transaction: 59 }]],
    }),
  };
  for (const [name, fault] of Object.entries(faults))
    test(`a lake in which a change ${name} is never found equal where that changes what the rows are`, async () => {
      await fc.assert(
        fc.asyncProperty(worlds, fc.nat(), async (world, pick) => {
          const { lake, source } = faithful(world);
          const changes = lake.files.flat();
          const change = changes[pick % Math.max(changes.length, 1)];
          if (change === undefined) return fc.pre(false);
          const broken = fault(lake, change);
          fc.pre(differs(broken, source, world));
          expectVerdict(await compare(broken, source, world), 'MISMATCHED', world);
        }),
        { numRuns: RUNS },
      );
    });
});

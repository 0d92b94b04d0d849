/**
 * Random histories of a keyed table, written as DMS writes them, with replays after resumes: the comparison finds the
 * lake equal where, and only where, a reference in plain TypeScript does, which knows nothing of SQL.
 */
import fc from 'fast-check';
import type { LakeColumn, LakeFile } from '../../core/compare/columns.ts';
import type { CdcPlan } from '../../core/plan/schema.ts';
import type { PartResult } from '../../core/report/schema.ts';
import { Sides, sourceColumn } from '../support/sides.ts';

const VALUES = ['a', 'b', '', "o'clock", null] as const;
type Value = string | null;

interface Change {
  readonly op: 'I' | 'U' | 'D';
  readonly key: number;
  readonly value: Value;
  /** Its transaction, whose changes have one commit time; and its place in the task. */
  readonly transaction: number;
  readonly sequence: number;
}
type State = ReadonlyMap<number, Value>;
interface Lake {
  readonly load: readonly (readonly [number, Value])[];
  readonly files: readonly (readonly Change[])[];
}
type Ordering = 'place' | 'moment' | 'sequence';

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
  for (const { op, key, value } of changes) op === 'D' ? after.delete(key) : after.set(key, value);
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

const id: LakeColumn = { name: 'id', type: { kind: 'integer', bits: 32, signed: true } };
const v: LakeColumn = { name: 'v', type: { kind: 'string' } };
const text = (name: string): LakeColumn => ({ name, type: { kind: 'string' } });
const COLUMNS = [
  { source: sourceColumn('id', 'integer', 'int4'), lake: id },
  { source: sourceColumn('v', 'text', 'text'), lake: v },
];
const ORDER: Readonly<Record<Ordering, CdcPlan['order']>> = {
  place: [],
  moment: [{ column: 'at', kind: 'moment' }],
  sequence: [{ column: 'seq', kind: 'sequence' }],
};
const CAPTURES_ALL: CdcPlan = {
  operation: 'always',
  deletes: true,
  updates: true,
  hasLoad: true,
  order: [],
  timezone: null,
  loadStart: null,
};
const literal = (value: Value) => (value === null ? 'NULL' : `'${value.replaceAll("'", "''")}'`);
const RUNS = Number(process.env.LOADPROOF_PROPERTY_RUNS ?? 40);
const onTrino = process.env.LOADPROOF_TEST_TRINO_URL !== undefined;

describe('a lake of changes against its source', () => {
  let both: Sides;
  let named = 0;
  beforeAll(async () => {
    both = await Sides.open();
  });
  afterAll(() => both.close());

  /** Names never come twice, and order as they are given. */
  function nameOf(): string {
    named += 1;
    return `20260304-${String(100_000_000 + named)}.parquet`;
  }

  async function write({ load, files }: Lake, ordering: Ordering): Promise<LakeFile[]> {
    const written: LakeFile[] = [];
    const values = (rows: readonly string[], columns: string) =>
      `SELECT * FROM (VALUES ${rows.join(', ')}) AS t(${columns})`;
    if (load.length > 0) {
      const rows = load.map(([key, value]) => `(${key}::INTEGER, ${literal(value)}::VARCHAR)`);
      written.push(await both.file(values(rows, 'id, v'), [id, v]));
    }
    const order = ORDER[ordering].map(({ column }) => column);
    const names = ['Op', ...order, 'id', 'v'].map((name) => `"${name}"`).join(', ');
    for (const file of files) {
      const rows = file.map((c) => {
        const moment = `2026-03-04 00:00:${String(c.transaction).padStart(2, '0')}.000000`;
        const told = { place: [], moment: [moment], sequence: [String(c.sequence).padStart(35, '0')] }[ordering];
        const texts = [c.op, ...told].map((cell) => `'${cell}'`).join(', ');
        return `(${texts}, ${c.key}::INTEGER, ${literal(c.value)}::VARCHAR)`;
      });
      written.push(await both.file(values(rows, names), [text('Op'), ...order.map(text), id, v], nameOf()));
    }
    return written;
  }

  async function compare(lake: Lake, source: State, ordering: Ordering, cdc: Partial<CdcPlan> = {}) {
    const rows = [...source].map(([key, value]) => `(${key}, ${literal(value)}::text)`);
    const none = 'SELECT 0::integer, NULL::text WHERE false';
    const relation = `(SELECT id::integer, v FROM (${rows.length > 0 ? `VALUES ${rows.join(', ')}` : none}) AS t(id, v)) AS q`;
    const request = {
      relation,
      columns: COLUMNS,
      key: ['id'],
      listing: { files: await write(lake, ordering), others: [] },
      cdc: { ...CAPTURES_ALL, order: ORDER[ordering], ...cdc },
    };
    return (await both.compare(request)).result;
  }

  const rowsOf = (state: State) => [...state].map((row) => JSON.stringify(row)).sort();
  const kinds = (result: PartResult) => [...new Set(result.limits.map(({ kind }) => kind))];
  const rawRows = ({ load, files }: Lake) => load.length + files.reduce((n, file) => n + file.length, 0);

  /** Where the engine cannot order the rows of a file it may not know, but it must say so, and never that all is well. */
  function expectVerdict(result: PartResult, expected: 'MATCHED' | 'MISMATCHED', ordering: Ordering) {
    if (onTrino && ordering !== 'sequence' && result.verdict === 'INCONCLUSIVE')
      return void expect(kinds(result).filter((kind) => kind !== 'schemaDrift')).toEqual(['changeOrder']);
    expect(result.verdict).toBe(expected);
  }

  test('a faithful lake matches, whatever was written again', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const { lake, source } = faithful(world);
        fc.pre(lake.load.length + lake.files.length > 0);
        expect(reference(lake, world.ordering)).toEqual(rowsOf(source));
        const result = await compare(lake, source, world.ordering);
        expectVerdict(result, 'MATCHED', world.ordering);
        expect(result.files.reduce((n, { rows }) => n + rows, 0)).toBe(rawRows(lake));
        expect(result.cause).toBeNull();
      }),
      { numRuns: RUNS },
    );
  });

  const faults = {
    /** All copies of one change are gone. */
    lost: (changes: readonly Change[], pick: number) => {
      const gone = changes[pick % changes.length];
      return (file: readonly Change[]) => file.filter((change) => change.sequence !== gone?.sequence);
    },
    /** One value is another. */
    altered: (changes: readonly Change[], pick: number) => {
      const one = changes[pick % changes.length];
      return (file: readonly Change[]) =>
        file.map((c) => (c.sequence === one?.sequence ? { ...c, value: 'x' as Value } : c));
    },
  };
  for (const [name, fault] of Object.entries(faults))
    test(`a lake with a change ${name} matches only where that changes nothing`, async () => {
      await fc.assert(
        fc.asyncProperty(worlds, fc.nat(), async (world, pick) => {
          const { lake, source } = faithful(world);
          fc.pre(lake.files.length > 0);
          const broken = { ...lake, files: lake.files.map(fault(lake.files.flat(), pick)).filter((f) => f.length > 0) };
          fc.pre(JSON.stringify(reference(broken, world.ordering)) !== JSON.stringify(rowsOf(source)));
          expectVerdict(await compare(broken, source, world.ordering), 'MISMATCHED', world.ordering);
        }),
        { numRuns: RUNS },
      );
    });

  test('a change that is written again out of its order, or of a row that is gone, is found', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, fc.nat(), async (world, pick) => {
        const { lake, source } = faithful(world);
        const changes = lake.files.flat();
        fc.pre(changes.length > 0);
        const old = changes[pick % changes.length] as Change;
        const again = { ...old, sequence: 1000, transaction: 59 };
        const broken = { ...lake, files: [...lake.files, [again]] };
        fc.pre(JSON.stringify(reference(broken, world.ordering)) !== JSON.stringify(rowsOf(source)));
        expectVerdict(await compare(broken, source, world.ordering), 'MISMATCHED', world.ordering);
      }),
      { numRuns: RUNS },
    );
  });

  test('rows of a full load are not merged, but by a change of their key', async () => {
    const change = (key: number, value: Value): Change => ({ op: 'U', key, value, transaction: 1, sequence: 1 });
    const lake: Lake = {
      load: [
        [1, 'a'],
        [1, 'a'],
        [2, 'b'],
        [2, 'b'],
      ],
      files: [[change(2, 'c')]],
    };
    const source: State = new Map<number, Value>([
      [1, 'a'],
      [2, 'c'],
    ]);
    const result = await compare(lake, source, 'place');
    expect(result.verdict).toBe('MISMATCHED');
    expect(result.counts.duplicated.findings).toBe(1);
    expect(result.counts.changed.findings + result.counts.missing.findings + result.counts.extra.findings).toBe(0);
    expect(result.rows).toEqual({ source: 2, lake: 3 });
  });

  test('an operation that nobody knows is an error by name', async () => {
    const odd = { op: 'X' as 'U', key: 1, value: 'a' as Value, transaction: 1, sequence: 1 };
    const result = await compare({ load: [[2, 'a']], files: [[odd]] }, new Map([[2, 'a' as Value]]), 'place');
    expect(result.verdict).toBe('ERRORED');
    expect(result.cause).toMatchObject({ code: 'UnknownOperation', message: expect.stringContaining('"X"') });
  });

  test('without deletes, rows that only the lake has are a limit; what is missing or changed is not', async () => {
    const inserted: Lake = {
      load: [
        [1, 'a'],
        [2, 'b'],
      ],
      files: [[{ op: 'I', key: 3, value: 'c' as Value, transaction: 1, sequence: 1 }]],
    };
    const noDeletes = { deletes: false };
    const subset = await compare(inserted, new Map([[1, 'a' as Value]]), 'place', noDeletes);
    expect(subset.verdict).toBe('INCONCLUSIVE');
    expect(subset.limits).toMatchObject([{ kind: 'noDeletes', count: 2 }]);
    const missing = new Map<number, Value>([
      [1, 'a'],
      [4, 'd'],
    ]);
    expect((await compare(inserted, missing, 'place', noDeletes)).verdict).toBe('MISMATCHED');
    expect((await compare(inserted, new Map([[1, 'x' as Value]]), 'place', noDeletes)).verdict).toBe('MISMATCHED');
    expect((await compare(inserted, new Map([[1, 'a' as Value]]), 'place')).verdict).toBe('MISMATCHED');
  });

  test('without a load, rows that never changed are a limit', async () => {
    const changes: Lake = { load: [], files: [[{ op: 'U', key: 1, value: 'a', transaction: 1, sequence: 1 }]] };
    const source = new Map<number, Value>([
      [1, 'a'],
      [2, 'b'],
    ]);
    const result = await compare(changes, source, 'place', { hasLoad: false });
    expect(result.verdict).toBe('INCONCLUSIVE');
    expect(result.limits).toMatchObject([{ kind: 'noBaseline', count: 1 }]);
    const other = await compare(changes, new Map([[1, 'b' as Value]]), 'place', { hasLoad: false });
    expect(other.verdict).toBe('MISMATCHED');
  });
});

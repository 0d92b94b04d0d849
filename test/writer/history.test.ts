/** Random histories: whatever the files and the replays, they lead from the load to the source's state in their order. */
import fc from 'fast-check';
import {
  type ChangeEvent,
  changesToDms,
  encode,
  readTask,
  replayed,
  type SourceValue,
  toDms,
} from '../../local/writer/index.ts';
import { sourceRows } from '../support/dms-rows.ts';

type State = ReadonlyMap<string, readonly SourceValue[]>;

interface Step {
  readonly key: number;
  readonly value: string;
  /** Seconds since the change before. */
  readonly wait: number;
  readonly remove: boolean;
}

const step = fc.record({
  key: fc.integer({ min: 0, max: 5 }),
  value: fc.string({ maxLength: 3, unit: fc.constantFrom('a', ',', '"', '\n', 'é') }),
  wait: fc.integer({ min: 0, max: 90 }),
  remove: fc.boolean(),
});

/** The events of the steps, and the state that they end in. */
function run(start: State, steps: readonly Step[]): { readonly events: ChangeEvent[]; readonly end: State } {
  const state = new Map(start);
  const events: ChangeEvent[] = [];
  let commitTime = BigInt(Date.UTC(2026, 2, 4)) * 1000n;
  for (const { key, value, wait, remove } of steps) {
    commitTime += BigInt(wait) * 1_000_000n + 1n;
    const before = state.get(String(key)) ?? null;
    const after = remove ? null : [String(key), value];
    if (before === null && after === null) continue;
    const op = before === null ? 'I' : after === null ? 'D' : 'U';
    if (after === null) state.delete(String(key));
    else state.set(String(key), after);
    events.push({ op, schema: 'app', table: 'items', before, after, commitTime, seq: events.length + 1 });
  }
  return { events, end: state };
}

/** Records of CSV of two columns after the operation, by a pattern of their own. */
function recordsOf(text: string): [op: string, key: string, value: string][] {
  return [...text.matchAll(/([IUD]),(\d+),(?:"((?:[^"]|"")*)"|([^\n",]*))\n/g)].map(
    ([, op = '', key = '', quoted, plain = '']) => [op, key, quoted?.replaceAll('""', '"') ?? plain],
  );
}

test('the files of any history, read in the order of their names, end in its state', () => {
  const starts = fc.uniqueArray(fc.integer({ min: 0, max: 5 }));
  const range = fc.tuple(fc.nat(40), fc.nat(40));
  fc.assert(
    fc.property(starts, fc.array(step, { maxLength: 40 }), range, fc.boolean(), (keys, steps, cut, dated) => {
      const start: State = new Map(keys.map((key) => [String(key), [String(key), 'start']]));
      const { events, end } = run(start, steps);
      const [from, to] = cut.map((place) => Math.min(place, events.length)).sort((a, b) => a - b);
      const delivered = replayed(events, from ?? 0, to ?? 0);
      const source = sourceRows({ id: 'int4', name: 'text' }, [...start.values()]);
      const endpoint = {
        DataFormat: 'csv',
        IncludeOpForFullLoad: true,
        CdcMinFileSize: 1,
        DatePartitionEnabled: dated,
      };
      const task = readTask({ targetEndpoint: endpoint });
      const tables = [toDms(source, task), changesToDms(source, delivered, task)];
      const files = tables.flatMap((table) => (table === null ? [] : encode(table, task.s3)));
      const names = files.map(({ key }) => key.split('/').at(-1) ?? '');
      expect(new Set(names).size).toBe(names.length);
      const order = files.map((file, i) => ({ file, name: names[i] ?? '' })).sort((a, b) => rank(a.name, b.name));
      const found = new Map<string, readonly string[]>();
      for (const { file } of order)
        for (const [op, key, value] of recordsOf(Buffer.from(file.bytes).toString()))
          if (op === 'D') found.delete(key);
          else found.set(key, [key, value]);
      expect(new Map([...found].sort())).toEqual(new Map([...end].sort()));
    }),
    { numRuns: Number(process.env.LOADPROOF_PROPERTY_RUNS ?? 200) },
  );
});

/** The load first; changes by their names, whatever their folder. */
const rank = (a: string, b: string) => (a.startsWith('LOAD') ? -1 : b.startsWith('LOAD') ? 1 : a < b ? -1 : 1);

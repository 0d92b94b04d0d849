/** Changes captured after the load, and what goes wrong with them: each fault has keys of its own. */
import type { Format } from './formats.ts';
import type { Cell, Expected, MatrixTable, PlantedChange, PlantedTable } from './table.ts';
import type { LakeValue, MatrixValue } from './values.ts';

/** An event of the source about a key; `at` is the hour of its commit. */
interface Event {
  readonly op: 'I' | 'U' | 'D';
  readonly name: string;
  readonly at: number;
}

interface ChangeFault {
  readonly name: string;
  /** What the load has of the key; null: nothing. */
  readonly loaded: string | null;
  readonly events: readonly Event[];
  /** What arrives. */
  readonly arrives: (events: readonly Event[]) => readonly Event[];
  /** What the report must say of the key; null: a replay, which changes no row. */
  readonly expected: Pick<Expected, 'kind'> | null;
}

const I = (name: string, at: number): Event => ({ op: 'I', name, at });
const U = (name: string, at: number): Event => ({ op: 'U', name, at });
const D = (at: number): Event => ({ op: 'D', name: '', at });

const whole = (events: readonly Event[]) => events;
const without = (n: number) => (events: readonly Event[]) => events.filter((_, i) => i !== n);
const again = (n: number) => (events: readonly Event[]) => events.flatMap((e, i) => (i === n ? [e, e] : [e]));
/** Two events exchange their places in time: an event that is late arrives in the place of the other. */
const exchanged = ([a, b, ...rest]: readonly Event[]) =>
  a && b ? [{ ...b, at: a.at }, { ...a, at: b.at }, ...rest] : [];
const late = (event: Event) => (events: readonly Event[]) => [...events, event];

const changed = { kind: 'changed' as const };
const missing = { kind: 'missing' as const };
const extra = { kind: 'extra' as const };

export const CHANGE_FAULTS: readonly ChangeFault[] = [
  { name: 'an update lost', loaded: 'old', events: [U('new', 1)], arrives: without(0), expected: changed },
  {
    name: 'the last of two updates lost',
    loaded: 'old',
    events: [U('one', 1), U('two', 2)],
    arrives: without(1),
    expected: changed,
  },
  {
    name: 'the first of two updates lost',
    loaded: 'old',
    events: [U('one', 1), U('two', 2)],
    arrives: without(0),
    expected: null,
  },
  { name: 'an insert lost', loaded: null, events: [I('new', 1)], arrives: without(0), expected: missing },
  { name: 'a delete lost', loaded: 'old', events: [D(1)], arrives: without(0), expected: extra },
  { name: 'an update doubled', loaded: 'old', events: [U('new', 1)], arrives: again(0), expected: null },
  { name: 'an insert doubled', loaded: null, events: [I('new', 1)], arrives: again(0), expected: null },
  { name: 'a delete doubled', loaded: 'old', events: [D(1)], arrives: again(0), expected: null },
  {
    name: 'an insert of a row that the load has',
    loaded: 'old',
    events: [],
    arrives: late(I('old', 1)),
    expected: null,
  },
  {
    name: 'two updates out of order',
    loaded: 'old',
    events: [U('one', 1), U('two', 2)],
    arrives: exchanged,
    expected: changed,
  },
  {
    name: 'an insert after its delete',
    loaded: null,
    events: [I('new', 1), D(2)],
    arrives: exchanged,
    expected: extra,
  },
  {
    name: 'a delete after its insert',
    loaded: 'old',
    events: [D(1), I('new', 2)],
    arrives: exchanged,
    expected: missing,
  },
  {
    name: 'an old update late',
    loaded: 'old',
    events: [U('one', 1), U('two', 2)],
    arrives: late(U('one', 3)),
    expected: changed,
  },
  { name: 'a deleted row comes back', loaded: 'old', events: [D(1)], arrives: late(U('old', 3)), expected: extra },
  {
    name: 'an update becomes a delete',
    loaded: 'old',
    events: [U('new', 1)],
    arrives: (es) => es.map((e) => D(e.at)),
    expected: missing,
  },
  {
    name: 'a delete becomes an update',
    loaded: 'old',
    events: [D(1)],
    arrives: (es) => es.map((e) => U('old', e.at)),
    expected: extra,
  },
  {
    name: "an update's value cut",
    loaded: 'old',
    events: [U('new ', 1)],
    arrives: (es) => es.map((e) => ({ ...e, name: 'new' })),
    expected: changed,
  },
  { name: 'a delete and an insert, whole', loaded: 'old', events: [D(1), I('new', 2)], arrives: whole, expected: null },
];

/** 2024-05-06 00:00 UTC, in micro-seconds. */
const DAY = 1_714_953_600_000_000n;
const HOUR = 3_600_000_000n;

const stateOf = ({ loaded, events }: ChangeFault): string | null => {
  const last = events.at(-1);
  if (last === undefined) return loaded;
  return last.op === 'D' ? null : last.name;
};

/** The table as the source holds it after all events. */
export function changedTable(text: (text: string) => MatrixValue): MatrixTable {
  const integer = { name: 'integer key', dms: 'INT4', logical: [], values: [] };
  const varchar = { name: 'varchar(300)', dms: 'WSTRING(300)', logical: ['text' as const], values: [] };
  const int = (n: number): MatrixValue => ({ sql: String(n), lake: BigInt(n) });
  const rows = CHANGE_FAULTS.flatMap((fault, i) => {
    const state = stateOf(fault);
    return state === null ? [] : [[int(i + 1), text(state), text('same')]];
  });
  const still = Array.from({ length: 20 }, (_, i) => [int(1001 + i), text(`still ${i}`), text('same')]);
  return {
    name: 'changes',
    columns: [
      { name: 'id', type: integer },
      { name: 'name', type: varchar },
      { name: 'other', type: varchar },
    ],
    key: ['id'],
    rows: [...rows, ...still],
  };
}

/** Its lake: the load, and the changes as they should have arrived, or as they did. */
export function changesOf(table: MatrixTable, format: Format, faulty: boolean): PlantedTable {
  const still = table.rows.filter(([id]) => Number(id?.lake) > 1000);
  const loaded = CHANGE_FAULTS.flatMap(({ loaded: name }, i) => (name === null ? [] : [[BigInt(i + 1), name, 'same']]));
  const all = [...loaded, ...still.map((row) => row.map(({ lake }) => lake))];
  const cells = CHANGE_FAULTS.map(
    ({ name, expected }, i): Cell => ({
      row: 'changes',
      mutation: name,
      right: expected === null ? 'equal' : 'found',
      column: null,
      expected:
        expected === null
          ? []
          : [{ ...expected, key: [String(i + 1)], ...(expected.kind === 'changed' ? { columns: ['name'] } : {}) }],
    }),
  );
  return {
    table,
    format,
    cells: faulty ? cells : [],
    records: all.map((values, i) => ({ values, file: 1 + (i % 2) })),
    changes: arriving(faulty),
  };
}

function arriving(faulty: boolean): PlantedChange[] {
  const all = CHANGE_FAULTS.flatMap(({ events, arrives }, i) =>
    (faulty ? arrives(events) : events).map((event) => ({ event, key: i + 1 })),
  );
  return all
    .sort((a, b) => a.event.at - b.event.at)
    .map(({ event, key }, i): PlantedChange => {
      // PostgreSQL's default replica identity logs the key of a deleted row, and nothing else of it.
      const rest: LakeValue[] = event.op === 'D' ? [null, null] : [event.name, 'same'];
      const commitTime = DAY + BigInt(event.at) * HOUR + BigInt(key) * 1000n;
      return { op: event.op, values: [BigInt(key), ...rest], commitTime, seq: i + 1 };
    });
}

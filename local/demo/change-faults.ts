/** Faults of the demo's changes. */
import type { ChangeEvent } from '../writer/types.ts';
import { FAULTS } from './fault-list.ts';

/** A fault is one change that is lost, or delivered at the wrong time. */
export interface ChangeFault {
  readonly id: string;
  readonly description: string;
  readonly day: string;
  readonly kind: 'missing' | 'extra' | 'changed';
  readonly columns: readonly string[];
  readonly apply: (events: readonly ChangeEvent[], at: (event: ChangeEvent) => string) => ChangeEvent[];
}

const lost =
  (day: string): ChangeFault['apply'] =>
  (events, at) =>
    events.filter((event) => at(event) !== day);

export const CHANGE_FAULTS: readonly ChangeFault[] = [
  {
    ...{ id: 'update-lost', description: 'an update that was never delivered', day: '2003-03-20' },
    ...{ kind: 'changed', columns: ['volume'], apply: lost('2003-03-20') },
  },
  {
    ...{ id: 'insert-lost', description: 'an insert that was never delivered', day: '2020-02-14' },
    ...{ kind: 'missing', columns: [], apply: lost('2020-02-14') },
  },
  {
    ...{ id: 'delete-lost', description: 'a deleted row that is still there', day: '2001-09-12' },
    ...{ kind: 'extra', columns: [], apply: lost('2001-09-12') },
  },
  {
    ...{ id: 'update-late', description: 'an older update delivered after a newer one', day: '2003-03-05' },
    ...{ kind: 'changed', columns: ['volume'] },
    apply: (events, at) => {
      const late = events.find((event) => at(event) === '2003-03-05');
      return late ? [...events, { ...late, ...timeOf(3, events.length) }] : [...events];
    },
  },
];

const START = BigInt(Date.UTC(2026, 2, 4, 2, 30)) * 1000n;

/** A commit in one of the task's files, five minutes apart. */
export function timeOf(file: number, place: number): Pick<ChangeEvent, 'commitTime' | 'seq'> {
  return { commitTime: START + BigInt(file) * 300_000_000n + BigInt(place) * 1000n, seq: place + 1 };
}

/** Faults that the demo plants, of loads and of changes. */
export const FAULT_COUNT = FAULTS.length + CHANGE_FAULTS.length;

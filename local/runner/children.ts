import { INVOKE, isDistributed, isMap, type Machine, type State } from './definition.ts';

/**
 * Distributed Maps, honoured. In AWS each item of one is an execution of its own, so that the failure of a child, even
 * one that no Catch can see, stays with that child. The local interpreter ignores the mode: there such a failure ends
 * the whole machine. So each distributed Map's ItemProcessor is replaced by a single Task, whose handler runs the item's
 * machine as an execution of its own. The Map itself (items, selection, concurrency) stays the interpreter's.
 */

export interface SplitMachine {
  readonly machine: Machine;
  /** The machines taken out, by the name of the Task that stands for each. */
  readonly children: ReadonlyMap<string, Machine>;
}

/** A Task's timer takes at most 2^31-1 milliseconds; a child is bounded by its own loops, and by the whole run. */
const LONGEST_SECONDS = 2_147_483;

export function splitChildren(machine: Machine): SplitMachine {
  const children = new Map<string, Machine>();
  return { machine: split(machine, children), children };
}

function split(machine: Machine, children: Map<string, Machine>): Machine {
  const states = Object.entries(machine.States).map(([name, state]): [string, State] => {
    if (!isMap(state)) return [name, state];
    const child = split(state.ItemProcessor, children);
    if (!isDistributed(state)) return [name, { ...state, ItemProcessor: child }];
    const task = `${name} (child execution)`;
    children.set(task, child);
    return [name, { ...state, ItemProcessor: standIn(task) }];
  });
  return { ...machine, States: Object.fromEntries(states) };
}

function standIn(task: string): Machine {
  return {
    StartAt: task,
    States: { [task]: { Type: 'Task', Resource: INVOKE, TimeoutSeconds: LONGEST_SECONDS, End: true } },
  };
}

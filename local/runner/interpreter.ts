import type { RunOptions, StateMachine, StateMachineDefinition } from 'aws-local-stepfunctions';
import { FUNCTION_NAMES, type FunctionName } from '../../handlers/functions.ts';
import type { Caller } from './call.ts';
import { splitChildren } from './children.ts';
import { allStates, isMap, type Machine, type State, substitute, unhonoured } from './definition.ts';
import { ensureWithResolvers } from './with-resolvers.ts';

/** Times of the definition replaced, for tests: no test sleeps. */
export interface Timing {
  /** Milliseconds of every Wait. */
  readonly wait?: number;
  /** Milliseconds before every retry. */
  readonly retry?: number;
  /** Seconds that every Task may take. */
  readonly task?: number;
  /** Seconds that the whole run may take. */
  readonly run?: number;
  /** Milliseconds that functions and queries get to end when they were given up. */
  readonly grace?: number;
}

/** Ends an execution that is under way; its result then rejects. */
type Abort = () => void;

/** Task limit of Step Functions where the state names none: 99,999,999 seconds, more than a timer here can count. */
const NO_LIMIT_SECONDS = 2_147_483;

const arnOf = (name: FunctionName): string => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;

/** Runs the state machine's definition, and the machines inside it, with the functions of a caller. */
export class Interpreter {
  readonly #machine: Machine;
  readonly #children: ReadonlyMap<string, Machine>;
  readonly #overrides: NonNullable<RunOptions['overrides']>;
  readonly #aborts = new Set<Abort>();
  #aborted = false;
  readonly #create: (machine: Machine) => StateMachine;

  private constructor(definition: Machine, caller: Caller, timing: Timing, Library: typeof StateMachine) {
    const { machine, children } = splitChildren(definition);
    this.#machine = machine;
    this.#children = children;
    this.#overrides = this.#makeOverrides(allStates(definition), caller, timing);
    // A test validates the file with asl-validator; here that would cost every run a third of a second.
    this.#create = (m) =>
      new Library(m as unknown as StateMachineDefinition, { validationOptions: { noValidate: true } });
  }

  /** Throws a RangeError where the definition has something that a local run would not honour. */
  static async load(text: string, caller: Caller, timing: Timing = {}): Promise<Interpreter> {
    const values = Object.fromEntries(FUNCTION_NAMES.map((name) => [`${name}FunctionArn`, arnOf(name)]));
    const definition = JSON.parse(substitute(text, values)) as Machine;
    const problems = unhonoured(definition);
    if (problems.length > 0) throw new RangeError(`the state machine cannot run here: ${problems.join('; ')}`);
    ensureWithResolvers();
    const library = await import('aws-local-stepfunctions');
    return new Interpreter(timed(definition, timing), caller, timing, library.StateMachine);
  }

  run(input: unknown): Promise<unknown> {
    return this.#execute(this.#machine, input);
  }

  /** Ends the execution and all its children, also those that have not begun; `run` then rejects. */
  abort(): void {
    this.#aborted = true;
    for (const abort of this.#aborts) abort();
  }

  async #execute(machine: Machine, input: unknown): Promise<unknown> {
    if (this.#aborted) throw new Error('the run was aborted');
    const execution = this.#create(machine).run(input as Json, { overrides: this.#overrides });
    this.#aborts.add(execution.abort);
    try {
      return await execution.result;
    } finally {
      this.#aborts.delete(execution.abort);
    }
  }

  /** One item of a distributed Map, as an execution of its own: whatever happens to it, the Map goes on. */
  async #runChild(machine: Machine, input: unknown): Promise<Json> {
    try {
      return (await this.#execute(machine, input)) as Json;
    } catch {
      // ToleratedFailurePercentage is 100 (definition.ts refuses anything else); Conclude finds what is missing.
      return null;
    }
  }

  #makeOverrides(states: readonly [string, State][], caller: Caller, timing: Timing) {
    const handlers: Record<string, (input: Json) => Promise<Json>> = {};
    for (const [name, machine] of this.#children) handlers[name] = (input) => this.#runChild(machine, input);
    for (const [name, state] of states) {
      if (state.Type === 'Task') handlers[name] = taskOverride(name, state, caller);
    }
    return {
      taskResourceLocalHandlers: handlers,
      ...(timing.wait === undefined ? {} : { waitTimeOverrides: forAll(states, timing.wait) }),
      ...(timing.retry === undefined ? {} : { retryIntervalOverrides: forAll(states, timing.retry) }),
    };
  }
}

type Json = Parameters<StateMachine['run']>[0];

function forAll(states: readonly [string, State][], milliseconds: number): Record<string, number> {
  return Object.fromEntries(states.map(([name]) => [name, milliseconds]));
}

/** A Task of `lambda:invoke`: the function's name and payload in, its payload out. */
function taskOverride(state: string, { Parameters, TimeoutSeconds }: State, caller: Caller) {
  const arn = field(Parameters, 'FunctionName');
  const name = FUNCTION_NAMES.find((n) => arnOf(n) === arn);
  if (name === undefined) throw new RangeError(`${state}: there is no function ${String(arn)}`);
  const seconds = typeof TimeoutSeconds === 'number' ? TimeoutSeconds : NO_LIMIT_SECONDS;
  return async (input: Json): Promise<Json> => ({
    Payload: (await caller.call(name, field(input, 'Payload'), seconds)) as Json,
  });
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** The definition with the limits of `timing`. */
function timed(machine: Machine, timing: Timing): Machine {
  const limited = timing.run === undefined ? machine : { ...machine, TimeoutSeconds: timing.run };
  return timing.task === undefined ? limited : withTaskLimit(limited, timing.task);
}

function withTaskLimit(machine: Machine, seconds: number): Machine {
  const limit = (state: State): State => {
    if (state.Type === 'Task') return { ...state, TimeoutSeconds: seconds };
    return isMap(state) ? { ...state, ItemProcessor: withTaskLimit(state.ItemProcessor, seconds) } : state;
  };
  const states = Object.entries(machine.States).map(([name, state]) => [name, limit(state)] as const);
  return { ...machine, States: Object.fromEntries(states) };
}

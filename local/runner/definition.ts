/**
 * Reading the state machine's definition for a local run: substitutions, and a refusal of whatever the local
 * interpreter would ignore without a word. docs/local-runner.md has the same list for people.
 */

export interface State {
  readonly Type: string;
  readonly [field: string]: unknown;
}

export interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
  readonly [field: string]: unknown;
}

export interface ProcessedMap extends State {
  readonly ItemProcessor: Machine & { readonly ProcessorConfig?: { readonly Mode?: string } };
}

/** The only service that a Task may call. */
export const INVOKE = 'arn:aws:states:::lambda:invoke';

const PATHS = ['InputPath', 'OutputPath'];
const RESULT = ['ResultPath', 'ResultSelector'];
const FLOW = ['Type', 'Comment', 'Next', 'End', ...PATHS];

/** Fields that a local run honours, by the type of the state. Any other field is refused when the definition is read. */
export const HONOURED: Readonly<Record<string, readonly string[]>> = {
  Task: [...FLOW, ...RESULT, 'Resource', 'Parameters', 'TimeoutSeconds', 'Retry', 'Catch'],
  Map: [
    ...FLOW,
    ...RESULT,
    'ItemsPath',
    'ItemSelector',
    'ItemProcessor',
    'MaxConcurrencyPath',
    'ToleratedFailurePercentage',
    'Label',
    'Retry',
    'Catch',
  ],
  Choice: ['Type', 'Comment', ...PATHS, 'Choices', 'Default'],
  Wait: [...FLOW, 'Seconds', 'SecondsPath'],
  Pass: [...FLOW, 'Parameters', 'Result', 'ResultPath'],
  Succeed: ['Type', 'Comment', ...PATHS],
  Fail: ['Type', 'Comment', 'Error', 'Cause'],
};

const MACHINE_FIELDS = ['Comment', 'StartAt', 'States', 'TimeoutSeconds', 'Version'];
const PROCESSOR_FIELDS = ['Comment', 'StartAt', 'States', 'ProcessorConfig'];

/** `${Name}` in the definition replaced by the value of that name. Throws a RangeError for a name without a value. */
export function substitute(definition: string, values: Readonly<Record<string, string>>): string {
  return definition.replace(/\$\{([A-Za-z0-9]+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`the state machine has no value for \${${name}}`);
    // Without the quotes: the value stands inside a JSON string.
    return JSON.stringify(value).slice(1, -1);
  });
}

/** Everything in the definition that a local run would not honour, a sentence each. */
export function unhonoured(machine: Machine): string[] {
  return [...unknownFields('the machine', machine, MACHINE_FIELDS), ...statesUnhonoured(machine)];
}

function statesUnhonoured(machine: Machine): string[] {
  return Object.entries(machine.States).flatMap(([name, state]) => {
    const fields = HONOURED[state.Type];
    if (fields === undefined) return [`${name}: the local runner has no states of type ${state.Type}`];
    const problems = unknownFields(name, state, fields);
    if (state.Type === 'Task' && state.Resource !== INVOKE) problems.push(`${name}: Resource must be ${INVOKE}`);
    return isMap(state) ? [...problems, ...mapUnhonoured(name, state)] : problems;
  });
}

function mapUnhonoured(name: string, state: ProcessedMap): string[] {
  const problems = unknownFields(`${name}.ItemProcessor`, state.ItemProcessor, PROCESSOR_FIELDS);
  const tolerated = state.ToleratedFailurePercentage;
  if (isDistributed(state)) {
    if (tolerated !== 100) problems.push(`${name}: of ToleratedFailurePercentage only 100 is honoured`);
    // The local interpreter has no place to leave a failed child out of the list of results.
    if (state.ResultPath !== null)
      problems.push(`${name}: a distributed Map must discard its result (ResultPath: null)`);
  } else if (tolerated !== undefined) {
    problems.push(`${name}: ToleratedFailurePercentage is honoured in a distributed Map only`);
  }
  return [...problems, ...statesUnhonoured(state.ItemProcessor)];
}

function unknownFields(where: string, value: object, known: readonly string[]): string[] {
  return Object.keys(value)
    .filter((field) => !known.includes(field))
    .map((field) => `${where}: ${field} is not honoured`);
}

export function isMap(state: State): state is ProcessedMap {
  return state.Type === 'Map' && typeof state.ItemProcessor === 'object' && state.ItemProcessor !== null;
}

export function isDistributed(state: ProcessedMap): boolean {
  return state.ItemProcessor.ProcessorConfig?.Mode === 'DISTRIBUTED';
}

/** All Tasks and Waits of the machine and of the machines inside it, by name. Names are unique in a definition. */
export function allStates(machine: Machine): [string, State][] {
  return Object.entries(machine.States).flatMap(([name, state]): [string, State][] => [
    [name, state],
    ...(isMap(state) ? allStates(state.ItemProcessor) : []),
  ]);
}

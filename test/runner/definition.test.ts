import { readFileSync } from 'node:fs';
import validate from 'asl-validator';
import { ERROR_NAMES } from '../../handlers/errors.ts';
import { FUNCTION_NAMES, FUNCTIONS } from '../../handlers/functions.ts';
import { splitChildren } from '../../local/runner/children.ts';
import {
  allStates,
  HONOURED,
  INVOKE,
  type Machine,
  type State,
  substitute,
  unhonoured,
} from '../../local/runner/definition.ts';
import { runStateMachine } from '../../local/runner/runner.ts';
import { ensureWithResolvers } from '../../local/runner/with-resolvers.ts';
import { fakeWorld } from './fakes.ts';

const text = readFileSync('infra/state-machine.asl.json', 'utf8');
const read = () => JSON.parse(text) as Machine;
const states = allStates(read());
const tasks = states.filter(([, state]) => state.Type === 'Task');

const ARNS = Object.fromEntries(
  FUNCTION_NAMES.map((name) => [
    `${name}FunctionArn`,
    `arn:aws:lambda:eu-west-1:123456789012:function:lp-${name}:live`,
  ]),
);

describe('infra/state-machine.asl.json', () => {
  test.each([
    ['as it is', text],
    ['with its substitutions', substitute(text, ARNS)],
  ])('is valid %s', (_, json) => {
    const { isValid, errorsText } = validate(JSON.parse(json));
    expect(errorsText('\n')).toBe('');
    expect(isValid).toBe(true);
  });

  test('asl-validator would notice', () => {
    expect(validate(JSON.parse(text.replace('"Next": "CheckQuery"', '"Next": "Checkquery"'))).isValid).toBe(false);
  });

  test('substitutes the ARNs of its functions, and nothing else', () => {
    const names = [...text.matchAll(/\$\{(\w+)\}/g)].map((m) => m[1]);
    expect([...new Set(names)].sort()).toEqual(Object.keys(ARNS).sort());
    expect(tasks.every(([, task]) => task.Resource === INVOKE)).toBe(true);
  });

  test('names only errors that somebody throws', () => {
    const known = [...ERROR_NAMES, 'States.ALL', ...LAMBDA_ERRORS];
    const rules = states.flatMap(([, s]) => [...list(s.Retry), ...list(s.Catch)]);
    const names = rules.flatMap((rule) => rule.ErrorEquals);
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
  });

  test('retries what may go away for long or for short, and a mistake of the user never', () => {
    const ofUsers = ['InvalidConfiguration', 'SourceRefused', 'UnreadableLakeFile', 'QueryFailed', 'QueryTimedOut'];
    for (const [name, task] of tasks) {
      const retried = list(task.Retry).flatMap((rule) => rule.ErrorEquals);
      expect(retried.filter((error) => ofUsers.includes(error) || error === 'Interrupted')).toEqual([]);
      if (name === 'RecordFailure') continue;
      const attempts = (error: string) => list(task.Retry).find((r) => r.ErrorEquals.includes(error))?.MaxAttempts ?? 0;
      expect(attempts('Throttled')).toBeGreaterThanOrEqual(10);
      expect(attempts('SourceUnavailable')).toBeLessThanOrEqual(3);
    }
  });

  test('bounds every function by Lambda’s own limit, and the run as a whole', () => {
    expect(tasks.map(([, task]) => task.TimeoutSeconds)).toEqual(tasks.map(() => 900));
    expect(read().TimeoutSeconds).toBe(86_400);
  });

  test('catches everything in a part, and leaves nothing to catch to the recording itself', () => {
    const ofParts = tasks.filter(([name]) => name !== 'Plan' && name !== 'Conclude');
    expect(ofParts).toHaveLength(4);
    for (const [name, task] of ofParts) {
      expect(list(task.Catch)).toEqual([
        {
          ErrorEquals: ['States.ALL'],
          ResultPath: '$.error',
          Next: name === 'RecordFailure' ? 'Done' : 'RecordFailure',
        },
      ]);
    }
  });
});

const LAMBDA_ERRORS = [
  'Lambda.TooManyRequestsException',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.ClientExecutionTimeoutException',
];

function list(rules: unknown): { ErrorEquals: string[]; MaxAttempts?: number }[] {
  return (rules ?? []) as { ErrorEquals: string[] }[];
}

test('no state is above a kilobyte, but for the list of ordinals', async () => {
  const name = 'x'.repeat(63);
  const { ports } = fakeWorld({
    tables: [name],
    behaviour: () => ({ differs: { latest: [2, 2], both: [2, 2] } }),
  });
  const sizes: number[] = [];
  const measured = Object.fromEntries(
    FUNCTION_NAMES.map((f) => [
      f,
      (p: Parameters<(typeof FUNCTIONS)['Plan']>[0]) => async (event: unknown) => {
        const output = await FUNCTIONS[f](p)(event);
        // Conclude's is the execution's output, which holds the report in short, under a bound of its own.
        if (f !== 'Conclude') sizes.push(JSON.stringify(output).length);
        return output;
      },
    ]),
  ) as typeof FUNCTIONS;
  const run = { runId: 'r'.repeat(80), trigger: { kind: 'manual', detail: 'test' } } as const;
  await runStateMachine(ports, run, { timing: { wait: 0, retry: 0 }, functions: measured });
  expect(sizes.length).toBe(16);
  expect(Math.max(...sizes)).toBeLessThan(1024);
});

describe('what a local run would not honour is refused', () => {
  test('nothing of the file', () => {
    expect(unhonoured(read())).toEqual([]);
  });

  const change = (name: string, fields: object): Machine => {
    const copy = read();
    const find = (machine: Machine): State | undefined => new Map(allStates(machine)).get(name);
    Object.assign(find(copy) ?? {}, fields);
    return copy;
  };

  test.each([
    ['Plan', { QueryLanguage: 'JSONata' }, 'Plan: QueryLanguage is not honoured'],
    ['Plan', { HeartbeatSeconds: 5 }, 'Plan: HeartbeatSeconds is not honoured'],
    ['Plan', { TimeoutSecondsPath: '$.t' }, 'Plan: TimeoutSecondsPath is not honoured'],
    ['Plan', { Resource: 'arn:aws:states:::athena:startQueryExecution.sync' }, `Plan: Resource must be ${INVOKE}`],
    ['Parts', { MaxConcurrency: 3 }, 'Parts: MaxConcurrency is not honoured'],
    ['Parts', { ItemReader: {} }, 'Parts: ItemReader is not honoured'],
    ['Parts', { ToleratedFailurePercentage: 5 }, 'Parts: of ToleratedFailurePercentage only 100 is honoured'],
    ['Parts', { ResultPath: '$.parts' }, 'Parts: a distributed Map must discard its result (ResultPath: null)'],
    ['Poll', { Timestamp: '2026-01-01T00:00:00Z' }, 'Poll: Timestamp is not honoured'],
    ['Pause', { Type: 'Parallel' }, 'Pause: the local runner has no states of type Parallel'],
  ])('%s with %j', (name, fields, message) => {
    expect(unhonoured(change(name, fields))).toEqual([message]);
  });

  test('a field of the machine', () => {
    expect(unhonoured({ ...read(), QueryLanguage: 'JSONata' })).toEqual(['the machine: QueryLanguage is not honoured']);
  });

  test('the documentation has every field that is honoured', () => {
    const page = readFileSync('docs/local-runner.md', 'utf8');
    for (const fields of Object.values(HONOURED)) {
      for (const field of fields.filter((f) => f !== 'Type' && f !== 'Comment')) expect(page).toContain(`\`${field}\``);
    }
  });
});

describe('substitutions', () => {
  const placeholder = `{"a": "\${A}"}`;

  test('keep the JSON whole whatever the value holds', () => {
    expect(JSON.parse(substitute(placeholder, { A: 'a"b\\c\n' }))).toEqual({ a: 'a"b\\c\n' });
  });

  test('a name without a value is an error', () => {
    expect(() => substitute(placeholder, {})).toThrow(`the state machine has no value for \${A}`);
  });
});

test('distributed Maps are taken out, also from within each other; others stay', () => {
  const map = (mode: string, inner: Machine): State => ({
    Type: 'Map',
    End: true,
    ItemProcessor: { ...inner, ProcessorConfig: { Mode: mode } },
  });
  const leaf: Machine = { StartAt: 'Leaf', States: { Leaf: { Type: 'Succeed' } } };
  const middle: Machine = { StartAt: 'Inner', States: { Inner: map('DISTRIBUTED', leaf), In: map('INLINE', leaf) } };
  const { machine, children } = splitChildren({ StartAt: 'Outer', States: { Outer: map('DISTRIBUTED', middle) } });
  expect([...children.keys()]).toEqual(['Inner (child execution)', 'Outer (child execution)']);
  expect(JSON.stringify(machine)).not.toContain('Leaf');
  expect(JSON.stringify(children.get('Outer (child execution)'))).toContain('"StartAt":"Leaf"');
});

test('Promise.withResolvers is there on every Node, and is the one of Node where it has one', async () => {
  const own = Object.getOwnPropertyDescriptor(Promise, 'withResolvers');
  Reflect.deleteProperty(Promise, 'withResolvers');
  try {
    ensureWithResolvers();
    const make = Reflect.get(Promise, 'withResolvers') as () => { promise: Promise<number>; resolve(n: number): void };
    const { promise, resolve } = make.call(Promise);
    resolve(42);
    await expect(promise).resolves.toBe(42);
    ensureWithResolvers();
    expect(Reflect.get(Promise, 'withResolvers')).toBe(make);
  } finally {
    if (own !== undefined) Object.defineProperty(Promise, 'withResolvers', own);
  }
});

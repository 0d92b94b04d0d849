import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ActionError } from '../../action/errors.ts';
import { INPUT_NAMES, readInputs } from '../../action/inputs.ts';
import { VERSION } from '../../action/version.ts';

const MACHINE = 'arn:aws:states:eu-central-1:123456789012:stateMachine:loadproof';
const read = (inputs: Record<string, string>) => readInputs((name) => inputs[name] ?? '');
const given = (inputs: Record<string, string> = {}) => read({ 'state-machine-arn': MACHINE, ...inputs });

function problem(inputs: Record<string, string>): string {
  try {
    read(inputs);
  } catch (error) {
    if (error instanceof ActionError && error.exitCode === 64) return error.message;
    throw error;
  }
  throw new Error('it was taken');
}

const file = parse(readFileSync(join(__dirname, '../../action.yml'), 'utf8')) as {
  inputs: Record<string, { default: string; description: string; required: boolean }>;
  outputs: Record<string, { description: string }>;
  runs: unknown;
};

test('the version is that of package.json', () => {
  const manifest = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { version: string };
  expect(VERSION).toBe(manifest.version);
});

describe('action.yml', () => {
  test('has the inputs that are read, each with description and default; the defaults are those of the schema', () => {
    expect(Object.keys(file.inputs)).toEqual(INPUT_NAMES);
    for (const input of Object.values(file.inputs)) expect(input.description.length).toBeGreaterThan(20);
    const defaults = Object.fromEntries(Object.entries(file.inputs).map(([name, input]) => [name, input.default]));
    expect(given({ ...defaults, 'state-machine-arn': MACHINE, 'github-token': '' })).toEqual(given());
  });

  test('runs the bundle on Node 24', () => {
    expect(file.runs).toEqual({ using: 'node24', main: 'action/dist/index.cjs' });
  });
});

describe('inputs', () => {
  test('absent ones are undefined, or their default', () => {
    expect(given()).toEqual({
      'state-machine-arn': MACHINE,
      'changed-files': [
        { pattern: '**/*.sql', meaning: { kind: 'sql' } },
        { pattern: '**/*.json', meaning: { kind: 'dms' } },
        { pattern: '**/package*.json', meaning: { kind: 'none' } },
        { pattern: '**/tsconfig*.json', meaning: { kind: 'none' } },
      ],
      'unreadable-change': 'all',
      'fail-on': 'unproven',
      'timeout-minutes': 60,
      wait: true,
      comment: 'always',
      label: 'loadproof',
      'check-run': true,
      config: 'loadproof.yaml',
      'explain-fail-on': 'high',
    });
  });

  test('of explain are globs of files, and go with no other mode', () => {
    expect(read({ explain: 'dms/**/*.json\n!dms/old/**', 'explain-fail-on': 'medium' })).toMatchObject({
      explain: ['dms/**/*.json', '!dms/old/**'],
      'explain-fail-on': 'medium',
    });
    expect(problem({ explain: '*.json', report: 'report.json' })).toBe(
      'explain: is given together with report: use a step of its own for each',
    );
    expect(problem({ explain: '*.json', 'state-machine-arn': MACHINE })).toContain('together with state-machine-arn');
    expect(problem({ explain: '*.json', 'explain-fail-on': 'hihg' })).toMatch(
      /write high or medium or low or never\. Did you mean high/,
    );
  });

  test('lists are one per line, or with commas; a comma in quotes is the name’s', () => {
    expect(given({ tables: 'a.b, c.*\n  # no\n"x,y"."z.w"\n' }).tables).toEqual(['a.b', 'c.*', '"x,y"."z.w"']);
    expect(given({ tables: ' changed ' }).tables).toEqual(['changed']);
  });

  test.each<[inputs: Record<string, string>, said: string]>([
    [{}, 'state-machine-arn: is missing: write the ARN'],
    [{ 'state-machine-arn': MACHINE, report: 'r.json' }, 'report: is given together with state-machine-arn'],
    [{ report: 'r.json', tables: 'a.b' }, 'tables: has no meaning with report'],
    [{ 'state-machine-arn': `${MACHINE}:1` }, 'which is no ARN of a state machine'],
    [{ 'state-machine-arn': MACHINE, tables: 'orders' }, "tables: 'orders' has no schema. Write schema.table"],
    [{ 'state-machine-arn': MACHINE, tables: 'changed, a.b' }, "tables: 'changed' has no schema"],
    [{ 'state-machine-arn': MACHINE, 'fail-on': 'never' }, 'fail-on: is '],
    [{ 'state-machine-arn': MACHINE, 'fail-on': 'unproved' }, 'Did you mean unproven'],
    [{ 'state-machine-arn': MACHINE, 'timeout-minutes': '0' }, "timeout-minutes: is '0': write a number of minutes"],
    [{ 'state-machine-arn': MACHINE, 'timeout-minutes': '1e3' }, 'timeout-minutes: is '],
    [{ 'state-machine-arn': MACHINE, 'timeout-minutes': '1441' }, '1440 at most'],
    [{ 'state-machine-arn': MACHINE, task: 'shop' }, "task: is 'shop', which is no ARN of DMS"],
    [{ 'state-machine-arn': MACHINE, wait: 'yes' }, "wait: is 'yes': write true or false"],
    [{ 'state-machine-arn': MACHINE, comment: 'sometimes' }, 'comment: is '],
    [{ 'state-machine-arn': MACHINE, label: 'a<b>' }, "label: is 'a<b>': write 1 to 50 letters"],
    [{ 'state-machine-arn': MACHINE, label: 'a\nb' }, 'label: is '],
    [{ 'state-machine-arn': MACHINE, config: '../x' }, "config: is '../x': write a path inside of the repository"],
    [
      { 'state-machine-arn': MACHINE, 'changed-files': '*.sql' },
      "changed-files: '*.sql' is no rule: write <path pattern>",
    ],
    [{ 'state-machine-arn': MACHINE, 'changed-files': '*.sql => orders' }, "'orders' has no schema"],
    [{ 'state-machine-arn': MACHINE, 'changed-files': '# none' }, 'changed-files: has no rule'],
  ])('%j is refused', (inputs, said) => {
    expect(problem(inputs)).toContain(said);
  });

  test('everything that is wrong is told at once', () => {
    const said = problem({ 'state-machine-arn': 'x', wait: 'x', comment: 'x' });
    for (const name of ['state-machine-arn', 'wait', 'comment']) expect(said).toContain(`${name}: is 'x'`);
  });
});

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/**
 * The services' published models, as botocore carries them (`service-2.json`): every request of a test is checked against
 * the input shape of its operation. botocore is found through Python, or in the folder LOADPROOF_BOTOCORE; `.ci/run`
 * sees to it that there is one. Without it the requests are only compared with what the tests expect.
 */

interface Shape {
  readonly type: string;
  readonly members?: Readonly<Record<string, Member>>;
  readonly required?: readonly string[];
  readonly member?: { readonly shape: string };
  readonly value?: { readonly shape: string };
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
}

interface Member {
  readonly shape: string;
  /** How it is called on the wire. */
  readonly queryName?: string;
  readonly locationName?: string;
}

interface Model {
  readonly operations: Readonly<Record<string, { readonly input?: { readonly shape: string } }>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

const VERSIONS: Readonly<Record<string, string>> = {
  athena: '2017-05-18',
  cloudwatch: '2010-08-01',
  dms: '2016-01-01',
  ec2: '2016-11-15',
  glue: '2017-03-31',
  secretsmanager: '2017-10-17',
  sns: '2010-03-31',
  stepfunctions: '2016-11-23',
};

function findData(): string | null {
  const given = process.env.LOADPROOF_BOTOCORE;
  if (given !== undefined) return join(given, 'botocore', 'data');
  try {
    const code = 'import botocore, os; print(os.path.dirname(botocore.__file__))';
    return join(execFileSync('python3', ['-c', code], { encoding: 'utf8', stdio: 'pipe' }).trim(), 'data');
  } catch {
    return null;
  }
}

const data = findData();
const models = new Map<string, Model | null>();

function modelOf(service: string): Model | null {
  const known = models.get(service);
  if (known !== undefined) return known;
  const path = join(data ?? '', service, VERSIONS[service] ?? '', 'service-2.json');
  const text = data === null ? null : textOf(path);
  const model = text === null ? null : (JSON.parse(text) as Model);
  models.set(service, model);
  return model;
}

function textOf(path: string): string | null {
  if (existsSync(path)) return readFileSync(path, 'utf8');
  return existsSync(`${path}.gz`) ? gunzipSync(readFileSync(`${path}.gz`)).toString('utf8') : null;
}

/** Whether there are models to check requests against. */
export const hasModels = (): boolean => Object.keys(VERSIONS).every((service) => modelOf(service) !== null);

/** Everything in a request that its operation's input shape does not allow, a sentence each. */
export function problemsOf(service: string, operation: string, input: unknown): string[] {
  const model = modelOf(service);
  if (model === null) return [];
  const found = model.operations[operation];
  if (found === undefined) return [`${service} has no operation ${operation}`];
  if (service === 'ec2')
    return Object.keys(input as object)
      .filter((name) => !isParameter(model, found.input?.shape ?? '', name.split('.')))
      .map((name) => `${service}.${operation}.${name}: is unknown`);
  return found.input === undefined ? [] : check(model, found.input.shape, input, `${service}.${operation}`);
}

/** Whether a flattened name (`Filter.1.Value.2`) is a parameter; in EC2's protocol every list is flat. */
function isParameter(model: Model, name: string, [first, ...rest]: readonly string[]): boolean {
  const shape = model.shapes[name];
  if (first === undefined) return shape?.type !== 'structure' && shape?.type !== 'list';
  if (shape?.type === 'list') return /^\d+$/.test(first) && isParameter(model, shape.member?.shape ?? '', rest);
  const member = Object.entries(shape?.members ?? {}).find(([own, { queryName, locationName }]) => {
    const location = locationName === undefined ? own : `${locationName[0]?.toUpperCase()}${locationName.slice(1)}`;
    return (queryName ?? location) === first;
  });
  return member !== undefined && isParameter(model, member[1].shape, rest);
}

function check(model: Model, name: string, value: unknown, path: string): string[] {
  const shape = model.shapes[name];
  if (shape === undefined) return [`${path}: no shape ${name}`];
  switch (shape.type) {
    case 'structure':
      return checkStructure(model, shape, value, path);
    case 'list':
      if (!Array.isArray(value)) return [`${path}: not a list`];
      return [
        ...checkRange(shape, value.length, path),
        ...value.flatMap((item, i) => check(model, shape.member?.shape ?? '', item, `${path}[${i}]`)),
      ];
    case 'map':
      return Object.entries(value ?? {}).flatMap(([key, item]) =>
        check(model, shape.value?.shape ?? '', item, `${path}.${key}`),
      );
    case 'string':
      return checkString(shape, value, path);
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${path}: not a boolean`];
    default:
      return typeof value === 'number' ? checkRange(shape, value, path) : [`${path}: not a number`];
  }
}

function checkStructure(model: Model, shape: Shape, value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${path}: not a structure`];
  const missing = (shape.required ?? []).filter((key) => !(key in value)).map((key) => `${path}.${key}: is missing`);
  return [
    ...missing,
    ...Object.entries(value).flatMap(([key, item]) => {
      const member = shape.members?.[key];
      return member === undefined ? [`${path}.${key}: is unknown`] : check(model, member.shape, item, `${path}.${key}`);
    }),
  ];
}

function checkString(shape: Shape, value: unknown, path: string): string[] {
  if (typeof value !== 'string') return [`${path}: not a text`];
  const problems = checkRange(shape, value.length, path);
  if (shape.enum !== undefined && !shape.enum.includes(value)) problems.push(`${path}: ${value} is not in the list`);
  const pattern = shape.pattern === undefined ? null : regex(shape.pattern);
  if (pattern !== null && !pattern.test(value)) problems.push(`${path}: does not match ${shape.pattern}`);
  return problems;
}

function checkRange({ min, max }: Shape, size: number, path: string): string[] {
  const wrong = (min !== undefined && size < min) || (max !== undefined && size > max);
  return wrong ? [`${path}: ${size} is not between ${min} and ${max}`] : [];
}

/** Patterns are Java's; one that JavaScript cannot read is not checked. */
function regex(pattern: string): RegExp | null {
  try {
    return new RegExp(`^(?:${pattern})$`, 's');
  } catch {
    return null;
  }
}

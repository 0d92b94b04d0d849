import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';

/** GitHub's published description of its API: which operation a request is, and whether what is said fits it. */

type Schema = Readonly<Record<string, unknown>>;

interface Described {
  readonly operationId: string;
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: Schema }[];
  readonly body: Schema | null;
  readonly responses: Readonly<Record<string, Schema | null>>;
}

interface Description {
  readonly operations: Readonly<Record<string, Described>>;
  readonly definitions: Readonly<Record<string, Schema>>;
}

const description: Description = JSON.parse(readFileSync(join(__dirname, 'github-openapi.json'), 'utf8'));

const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false });
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/);
ajv.addFormat('uri', /^[a-z][a-z0-9+.-]*:/);
for (const name of ['int64', 'email', 'repo.nwo']) ajv.addFormat(name, true);

const compiled = new Map<Schema, ValidateFunction>();

/** What of a value does not fit its schema; empty where it does. */
export function problemsOf(schema: Schema, value: unknown): string[] {
  let validate = compiled.get(schema);
  if (validate === undefined) {
    validate = ajv.compile({ ...schema, definitions: description.definitions });
    compiled.set(schema, validate);
  }
  return validate(value) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`);
}

export interface Operation extends Described {
  /** `GET /user`, `POST /repos/{owner}/{repo}/check-runs`. */
  readonly name: string;
  readonly path: Readonly<Record<string, string>>;
}

/** The operation of a request; null where the Action has no business. */
export function operationOf(method: string, pathname: string): Operation | null {
  for (const [name, described] of Object.entries(description.operations)) {
    const [itsMethod, template = ''] = name.split(' ');
    const pattern = template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    const found = itsMethod === method ? new RegExp(`^${pattern}$`).exec(pathname) : null;
    if (found === null) continue;
    const path = Object.entries(found.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]);
    return { ...described, name, path: Object.fromEntries(path) };
  }
  return null;
}

/** What of a request does not fit its description: parameters, unknown ones among them, and the body. */
export function requestProblems(operation: Operation, query: URLSearchParams, body: unknown): string[] {
  const problems: string[] = [];
  for (const { name, in: place, required, schema } of operation.parameters) {
    const text = place === 'path' ? operation.path[name] : (query.get(name) ?? undefined);
    if (text === undefined && required) problems.push(`${name} is missing`);
    const value = schema.type === 'integer' ? Number(text) : text;
    if (text !== undefined) problems.push(...problemsOf(schema, value).map((p) => `${name}${p}`));
  }
  for (const name of query.keys())
    if (!operation.parameters.some((p) => p.in === 'query' && p.name === name)) problems.push(`unknown query ${name}`);
  return [...problems, ...bodyProblems(operation.body, body)];
}

function bodyProblems(schema: Schema | null, body: unknown): string[] {
  if (schema === null) return body === undefined ? [] : ['a body where none is described'];
  if (typeof body !== 'object' || body === null) return ['no body'];
  const known = Object.keys((schema.properties ?? {}) as object);
  const unknown = Object.keys(body).filter((key) => !known.includes(key));
  return [...unknown.map((key) => `unknown body field ${key}`), ...problemsOf(schema, body)];
}

/** What of an answer does not fit: errors that are not described for the operation are GitHub's `basic-error`. */
export function responseProblems(operation: Operation, status: number, body: unknown): string[] {
  const schema =
    operation.responses[status] ?? (status >= 400 ? (description.definitions['basic-error'] ?? null) : null);
  return schema === null ? [`status ${status} is not described`] : problemsOf(schema, body);
}

/** The least value that a schema of the description takes, with the given fields in it. */
export function filled(definition: string, fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...(least({ $ref: `#/definitions/${definition}` }) as Record<string, unknown>), ...fields };
}

function least(schema: Schema): unknown {
  if (typeof schema.$ref === 'string') return least(description.definitions[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  for (const one of ['allOf', 'anyOf', 'oneOf'] as const)
    if (Array.isArray(schema[one])) return least(schema[one].at(-1));
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  if (types.includes('null')) return null;
  if (types[0] === 'object') return leastObject(schema);
  const others: Record<string, unknown> = {
    array: [],
    integer: 1,
    number: 1,
    boolean: false,
    string: text(schema.format),
  };
  return others[String(types[0])] ?? null;
}

function leastObject(schema: Schema): Record<string, unknown> {
  const properties = (schema.properties ?? {}) as Record<string, Schema>;
  const required = (schema.required ?? []) as string[];
  return Object.fromEntries(required.map((key) => [key, least(properties[key] ?? {})]));
}

function text(format: unknown): string {
  if (format === 'uri') return 'https://github.example/';
  return format === 'date-time' ? '2026-11-22T14:00:00Z' : 'x';
}

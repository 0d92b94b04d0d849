// Extracts from GitHub's own OpenAPI description the operations that the Action uses, as JSON Schema, for the stub that
// the Action's tests talk to. Usage: node scripts/github-openapi.mjs   (needs network; about 30 MB are downloaded)
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAME = '@octokit/openapi';
const VERSION = '23.0.2';
const OUT = new URL('../test/action/support/github-openapi.json', import.meta.url).pathname;

const OPERATIONS = [
  'GET /user',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/files',
  'GET /repos/{owner}/{repo}/compare/{basehead}',
  'GET /repos/{owner}/{repo}/contents/{path}',
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'POST /repos/{owner}/{repo}/check-runs',
  'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
];

/** Words for people, and what JSON Schema does not know. */
const LEFT_OUT = new Set([
  'description',
  'example',
  'examples',
  'title',
  'externalDocs',
  'deprecated',
  'discriminator',
]);

function description() {
  const folder = mkdtempSync(join(tmpdir(), 'github-openapi-'));
  try {
    const packed = execFileSync('npm', ['pack', `${NAME}@${VERSION}`, '--silent'], { cwd: folder, encoding: 'utf8' });
    const file = 'package/generated/api.github.com.json';
    execFileSync('tar', ['xzf', packed.trim(), file], { cwd: folder });
    return JSON.parse(readFileSync(join(folder, file), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const api = description();
const definitions = {};

const target = (ref) =>
  ref
    .slice('#/'.length)
    .split('/')
    .reduce((value, key) => value[key], api);
const resolve = (value) => (value.$ref === undefined ? value : target(value.$ref));

/** OpenAPI 3.0 to JSON Schema: references become ours, `nullable` becomes a type. */
function schema(value) {
  if (Array.isArray(value)) return value.map(schema);
  if (typeof value !== 'object' || value === null) return value;
  if (typeof value.$ref === 'string') return reference(value.$ref);
  const kept = Object.entries(value).filter(([key, v]) => {
    // A property may be called `title`: then its value is a schema, not a text.
    const isSchema = typeof v === 'object' && v !== null && ('type' in v || '$ref' in v || 'anyOf' in v);
    return !(LEFT_OUT.has(key) && !isSchema) && !key.startsWith('x-') && key !== 'nullable';
  });
  const made = Object.fromEntries(kept.map(([key, v]) => [key, key === 'enum' ? v : schema(v)]));
  return value.nullable === true ? orNull(made) : made;
}

function orNull(made) {
  if (typeof made.type !== 'string') return { anyOf: [made, { type: 'null' }] };
  const values = made.enum === undefined ? {} : { enum: [...new Set([...made.enum, null])] };
  return { ...made, ...values, type: [made.type, 'null'] };
}

function reference(ref) {
  const name = ref.split('/').at(-1);
  if (definitions[name] === undefined) {
    definitions[name] = {};
    definitions[name] = schema(target(ref));
  }
  return { $ref: `#/definitions/${name}` };
}

const jsonOf = (holder) => {
  const content = holder?.content?.['application/json']?.schema;
  return content === undefined ? null : schema(content);
};

function operation(name) {
  const [method, path] = name.split(' ');
  const found = api.paths[path]?.[method.toLowerCase()];
  if (found === undefined) throw new Error(`${NAME}@${VERSION} does not describe ${name}`);
  const parameters = (found.parameters ?? []).map(resolve);
  return {
    operationId: found.operationId,
    parameters: parameters.map((p) => ({
      name: p.name,
      in: p.in,
      required: p.required === true,
      schema: schema(p.schema),
    })),
    body: jsonOf(found.requestBody),
    responses: Object.fromEntries(Object.entries(found.responses).map(([code, r]) => [code, jsonOf(resolve(r))])),
  };
}

const operations = Object.fromEntries(OPERATIONS.map((name) => [name, operation(name)]));
reference('#/components/schemas/basic-error');
const made = {
  $comment:
    `Made by scripts/github-openapi.mjs from ${NAME}@${VERSION} (MIT licence, GitHub and contributors): ` +
    'only the operations that the Action uses, as JSON Schema, without the words for people. Do not edit.',
  operations,
  definitions: Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1))),
};
writeFileSync(OUT, `${JSON.stringify(made, null, 2)}\n`);
// The formatter's spelling, so that making it again changes nothing.
execFileSync('npx', ['--no-install', 'biome', 'check', '--write', OUT], { stdio: 'inherit' });

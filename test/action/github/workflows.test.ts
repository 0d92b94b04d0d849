import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDocument } from 'yaml';

/** The workflows that run here, and the ones that users copy. */

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly on: unknown;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, { permissions?: unknown; 'timeout-minutes'?: number; steps: Step[] }>>;
}

const root = process.cwd();
const filesOf = (folder: string): [file: string, text: string][] =>
  readdirSync(join(root, folder))
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => [`${folder}/${name}`, readFileSync(join(root, folder, name), 'utf8')]);
const examples = filesOf('examples');
const workflows = filesOf('.github/workflows');
const all = [...examples, ...workflows];

function parsed(text: string): Workflow {
  const document = parseDocument(text, { version: '1.2' });
  expect([...document.errors, ...document.warnings]).toEqual([]);
  return document.toJS();
}
const stepsOf = (text: string): Step[] => Object.values(parsed(text).jobs).flatMap((job) => job.steps);

const action = parseDocument(readFileSync(join(root, 'action.yml'), 'utf8')).toJS() as {
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
};

/** Our own Action, in examples: its release's commit is not known before it is released. */
const isOurs = (uses: string | undefined) => uses === './' || uses === 'example-org/loadproof@v1';

test('all are there', () => {
  expect(examples.map(([file]) => file)).toEqual(
    ['explain-pull-request', 'migration-gate', 'post-load', 'scheduled', 'without-aws'].map(
      (name) => `examples/${name}.yml`,
    ),
  );
  expect(workflows.map(([file]) => file)).toEqual(
    ['action', 'check-dist', 'ci', 'properties', 'release', 'trino'].map((name) => `.github/workflows/${name}.yml`),
  );
});

test.each(all)('%s: no permission but those that a job asks for, and no job without an end', (_file, text) => {
  const workflow = parsed(text);
  expect(workflow.on).toBeTruthy();
  expect(workflow.permissions).toEqual({});
  for (const job of Object.values(workflow.jobs)) {
    expect(job.permissions).toBeDefined();
    expect(job['timeout-minutes']).toBeGreaterThan(0);
  }
});

test('every action is pinned by the full commit, with its version, and by the same one everywhere', () => {
  const pins = new Map<string, Set<string>>();
  for (const [file, text] of all)
    for (const [, uses = ''] of text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)) {
      if (isOurs(uses.split(' ')[0])) continue;
      expect([file, uses]).toEqual([file, expect.stringMatching(/^[\w.-]+\/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)]);
      const [name = '', pin = ''] = uses.split('@');
      pins.set(name, (pins.get(name) ?? new Set()).add(pin));
    }
  expect(pins.size).toBeGreaterThanOrEqual(3);
  for (const [name, seen] of pins) expect([name, seen.size]).toEqual([name, 1]);
});

test.each(all)('%s: only inputs and outputs that action.yml has', (_file, text) => {
  const ours = stepsOf(text).filter((step) => isOurs(step.uses));
  for (const name of ours.flatMap((step) => Object.keys(step.with ?? {})))
    expect(Object.keys(action.inputs)).toContain(name);
  for (const [, name] of text.matchAll(/steps\.loadproof\.outputs\.([\w-]+)/g))
    expect(Object.keys(action.outputs)).toContain(name);
});

test.each(all)('%s: no expression within a script, where its value would be a part of the script', (_file, text) => {
  for (const step of stepsOf(text)) expect(step.run ?? '').not.toContain('${{');
});

test.each(all)('%s: only scripts that package.json has', (_file, text) => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const [, name] of text.matchAll(/npm run (?:-s )?([\w:]+)/g)) expect(Object.keys(scripts)).toContain(name);
});

/** Those that run the proof; the other one reads files of the pull request alone. */
const proofs = examples.filter(([file]) => file !== 'examples/explain-pull-request.yml');

test('the example that explains needs nothing but the files, and no token', () => {
  const text = examples.find(([file]) => file === 'examples/explain-pull-request.yml')?.[1] ?? '';
  expect(text).toMatch(/^# Proves: nothing about data\./m);
  expect(Object.values(parsed(text).jobs).map((job) => job.permissions)).toEqual([{ contents: 'read' }]);
  const ours = stepsOf(text).filter((step) => step.uses === 'example-org/loadproof@v1');
  expect(ours.map((step) => Object.keys(step.with ?? {}))).toEqual([['explain', 'explain-fail-on']]);
});

test.each(proofs)('%s says first which environment it proves, and uses the Action once', (_file, text) => {
  const [head = ''] = text.split('\nname:');
  expect(head).toMatch(/^# .*\n#\n# Proves: (?:the|a) (?:STAGING|PRODUCTION|TEST) /m);
  const ours = stepsOf(text).filter((step) => step.uses === 'example-org/loadproof@v1');
  expect(ours).toHaveLength(1);
  expect(ours[0]?.with?.report === undefined).toBe(ours[0]?.with?.['state-machine-arn'] !== undefined);
});

test.each(proofs)('%s has the permissions that its steps need, and no others', (_file, text) => {
  const job = Object.values(parsed(text).jobs)[0];
  const has = Object.keys((job?.permissions ?? {}) as object).sort();
  const needs = ['checks', 'contents'];
  if (text.includes('configure-aws-credentials')) needs.push('id-token');
  if (!text.includes('comment: never')) needs.push('pull-requests');
  expect(has).toEqual(needs.sort());
});

describe('scripts/release-notes.mjs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'release-notes-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const notes = (tag: string, changelog: string) => {
    writeFileSync(join(folder, 'package.json'), '{"version":"1.2.3"}');
    writeFileSync(join(folder, 'CHANGELOG.md'), changelog);
    const script = join(root, 'scripts/release-notes.mjs');
    return execFileSync(process.execPath, [script, tag, folder], { encoding: 'utf8', stdio: 'pipe' });
  };
  const log =
    '# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2026-11-22\n\n### Added\n\n- It.\n\n## [1.2.2]\n\n- Old.\n';

  test("prints the version's section, and no other", () => {
    expect(notes('v1.2.3', log)).toBe('### Added\n\n- It.\n');
  });

  test.each([
    ['v1.2.4', log, /package\.json has version 1\.2\.3/],
    ['v1.2', log, /not the tag of a version/],
    ['v1.2.3', '## [Unreleased]\n\n- It.\n', /has no section '## \[1\.2\.3\]'/],
    ['v1.2.3', '## [1.2.3]\n\n## [1.2.2]\n- Old.\n', /is empty/],
  ])('%s: %j fails, and says why', (tag, changelog, message) => {
    expect(() => notes(tag, changelog)).toThrow(message);
  });
});

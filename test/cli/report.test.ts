import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderHtml } from '../../core/report/html.ts';
import { renderJunit } from '../../core/report/junit.ts';
import { renderMarkdown } from '../../core/report/markdown.ts';
import { summaryTable } from '../../core/report/text.ts';
import { EXAMPLE } from '../report/example.ts';
import { Bundle } from '../support/bundle.ts';

/** `loadproof report` and `loadproof preview alert`, over reports that are stored. */

let bundle: Bundle;
const folder = mkdtempSync(join(tmpdir(), 'loadproof-report-'));
const at = (runId: string) => join(folder, 'runs', runId, 'report.json');

beforeAll(() => {
  bundle = Bundle.build();
  // The later one was written first: what counts is the time, not the name.
  for (const [i, runId] of ['run-b', 'run-a'].entries()) {
    mkdirSync(join(folder, 'runs', runId), { recursive: true });
    writeFileSync(at(runId), JSON.stringify({ ...EXAMPLE, runId }));
    utimesSync(at(runId), 1000 + i, 1000 + i);
  }
  mkdirSync(join(folder, 'runs', 'run-c-unfinished'));
});
afterAll(() => {
  bundle?.remove();
  rmSync(folder, { recursive: true, force: true });
});

const report = (...args: string[]) => bundle.run(['report', ...args, '--from', folder], { NO_COLOR: '1' });

test('renders each form on standard output, and its exit code is not the verdict', async () => {
  const same = { ...EXAMPLE, runId: 'run-b' };
  const forms: [string, string][] = [
    ['txt', summaryTable(same, { color: false, width: 120 })],
    ['md', renderMarkdown(same)],
    ['html', renderHtml(same)],
    ['junit', renderJunit(same)],
    ['json', `${JSON.stringify(same, null, 2)}\n`],
  ];
  for (const [form, text] of forms) {
    const done = await report('run-b', '--as', form);
    expect({ form, exitCode: done.exitCode, stderr: done.stderr }).toEqual({ form, exitCode: 0, stderr: '' });
    expect(done.stdout === text).toBe(true);
  }
});

test('without a run it is the one that was written last; a path and a folder do as well', async () => {
  const runOf = async (...args: string[]) => JSON.parse((await report(...args, '--as', 'json')).stdout).runId;
  expect(await runOf()).toBe('run-a');
  expect(await runOf('latest')).toBe('run-a');
  expect(await runOf(at('run-b'))).toBe('run-b');
  expect(await runOf(join(folder, 'runs', 'run-b'))).toBe('run-b');
});

test('writes a file for its owner alone, and says where', async () => {
  const to = join(folder, 'junit.xml');
  const { exitCode, stdout, stderr } = await report('run-a', '--as', 'junit', '--to', to);
  expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: '', stderr: `${to}\n` });
  expect(readFileSync(to, 'utf8')).toContain('<testsuites');
  expect(statSync(to).mode & 0o777).toBe(0o600);
});

test('preview alert shows what e-mail and chat would say, with no value of a row', async () => {
  const { exitCode, stdout } = await bundle.run(['preview', 'alert', 'run-a', '--from', folder]);
  expect(exitCode).toBe(0);
  const [head = '', slack = ''] = stdout.split(/^--- Slack.*\n/m);
  expect(head).toMatch(/^Subject: \[Loadproof\] MISMATCHED \| shop \| 2026-11-22 14:00:04 UTC \| 2 of 9 tables differ/);
  expect(JSON.parse(slack)).toMatchObject({ version: '1.0', source: 'custom' });
  for (const text of [head, slack]) expect(text).toContain('public.orders');
  expect(stdout).not.toMatch(/51877|Deliver to/);
  expect((await report('run-a', '--as', 'email')).stdout).toBe(head.trimEnd().concat('\n'));
  expect(JSON.parse((await report('run-a', '--as', 'slack')).stdout)).toEqual(JSON.parse(slack));
});

test.each<[args: string[], said: RegExp]>([
  [['run-z'], /run-z: there is no .*runs\/run-z\/report\.json\. Name a run of that folder/],
  [['run-c-unfinished'], /run-c-unfinished: there is no/],
  [['../secrets'], /\.\.\/secrets: there is no such file\. Name a run/],
  [['s3://bucket/runs/r/report.json'], /aws s3 cp 's3:\/\/bucket\/runs\/r\/report\.json' report\.json/],
  [['run-a', '--as', 'jnuit'], /--as: 'jnuit' is no form of a report\. Did you mean junit\?/],
  [['run-a', 'run-b'], /run-b: loadproof report takes one run/],
  [
    ['package.json'],
    /package\.json: cannot be read as a report: it is not a report of Loadproof\. Name the report\.json/,
  ],
  [['README.md'], /README\.md: is not JSON\./],
  [['run-a', '--to', '/nowhere/at/all'], /--to: cannot be written: ENOENT/],
])('loadproof report %j is told what to write instead', async (args, said) => {
  const { exitCode, stdout, stderr } = await report(...args);
  expect([exitCode, stdout]).toEqual([64, '']);
  expect(stderr).toMatch(said);
});

test('where there is no report yet', async () => {
  const { exitCode, stderr } = await bundle.run(['report', '--from', join(folder, 'none')]);
  expect([exitCode, stderr]).toEqual([64, expect.stringMatching(/latest: there is no report in .*none\/runs\./)]);
});

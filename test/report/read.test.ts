import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runAlert } from '../../core/alerts/alert.ts';
import { renderHtml } from '../../core/report/html.ts';
import { renderJunit } from '../../core/report/junit.ts';
import { renderMarkdown } from '../../core/report/markdown.ts';
import { maskReport } from '../../core/report/mask.ts';
import { readReport } from '../../core/report/read.ts';
import { summaryTable } from '../../core/report/text.ts';
import { EXAMPLE } from './example.ts';

/** Reports as earlier releases stored them: one file for each step of the schema. They are never written again. */
const folder = join(process.cwd(), 'test/report/versions');
const stored = readdirSync(folder).map((name): [string, unknown] => [
  name,
  JSON.parse(readFileSync(join(folder, name), 'utf8')),
]);

test.each(stored)('%s is read and rendered in every form', (_name, data) => {
  const { report, problem } = readReport(data);
  expect(problem).toBeNull();
  if (report === null) throw new Error('not read');
  expect(report).toMatchObject({ verdict: 'MISMATCHED', totals: { tables: 9 } });
  const alert = runAlert(report, { report: 'https://example.com/r', execution: null });
  const text = summaryTable(report, { color: false, width: 120 });
  const masked = maskReport(report, (value) => `${value.length}`.padEnd(12, '0'));
  for (const form of [
    renderHtml(masked),
    renderHtml(report),
    renderMarkdown(report),
    renderJunit(report),
    text,
    alert.email,
  ])
    expect(form).toContain('public.orders');
});

test('there is one for the first release', () => {
  expect(stored.map(([name]) => name)).toContain('1-first.json');
});

test.each<[what: string, data: unknown, message: RegExp]>([
  ['another document', { hello: 1 }, /^it is not a report of Loadproof$/],
  ['nothing', null, /^it is not a report/],
  ['a newer version', { ...EXAMPLE, schemaVersion: 2 }, /^it is of version 2 .* reads version 1$/],
  ['a field that nobody knows', { ...EXAMPLE, added: 1 }, /added/],
  ['a changed one', { ...EXAMPLE, verdict: 'PASSED' }, /^verdict: /],
])('%s is refused, with words for a person', (_what, data, message) => {
  const { report, problem } = readReport(data);
  expect(report).toBeNull();
  expect(problem?.message).toMatch(message);
  expect(problem?.remedy).not.toBe('');
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderMarkdown } from '../../core/report/markdown.ts';
import { type RunReport, runReportSchema } from '../../core/report/schema.ts';
import { summaryTable } from '../../core/report/text.ts';
import { EXAMPLE } from './example.ts';

/** One small run in the forms that are text: for a reader of the code, and against changes that nobody meant. */
const forms: [string, (report: RunReport) => string][] = [
  [
    'report.md',
    (report) => renderMarkdown(report, { links: [{ label: 'Whole report', url: 'https://example.com/report.html' }] }),
  ],
  ['report.txt', (report) => summaryTable(report, { color: false, width: 140 })],
];

test.each(forms)('golden/%s; UPDATE_GOLDEN=1 writes it', (name, render) => {
  const path = join(process.cwd(), 'test/report/golden', name);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, render(EXAMPLE));
  expect(render(EXAMPLE)).toBe(readFileSync(path, 'utf8'));
});

test('golden/report.json is the document that they are rendered from', () => {
  const path = join(process.cwd(), 'test/report/golden/report.json');
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, `${JSON.stringify(EXAMPLE, null, 2)}\n`);
  const read = runReportSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  expect(read).toEqual(EXAMPLE);
});

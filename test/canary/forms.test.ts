import { runAlert } from '../../core/alerts/alert.ts';
import { buildReport } from '../../core/report/build.ts';
import { digestReport } from '../../core/report/digest.ts';
import { renderHtml } from '../../core/report/html.ts';
import { renderJunit } from '../../core/report/junit.ts';
import { renderMarkdown } from '../../core/report/markdown.ts';
import { maskReport } from '../../core/report/mask.ts';
import { type PartResult, type RunReport, runReportSchema } from '../../core/report/schema.ts';
import { summaryTable } from '../../core/report/text.ts';
import { FINISHED, reportOf, result, STARTED } from '../report/fixtures.ts';
import { caughtCanary, planWithCanary } from './support.ts';

/** Every form of the report says whether the run would have caught a fault. */

const over = (canary: PartResult): RunReport =>
  buildReport({
    ...{ plan: planWithCanary(), parts: [result()], canary: [canary] },
    ...{ startedAt: STARTED, finishedAt: FINISHED, cause: null },
  });

const CAUGHT = over(caughtCanary());
const missing = caughtCanary();
const MISSED = over({ ...missing, sample: missing.sample.filter((f) => f.key?.[0]?.value !== '36') });
const WITHOUT = reportOf([result()]);

const text = (report: RunReport) => summaryTable(report, { color: false, width: 120 });
const links = { report: 'https://example.com/r', execution: null };
const email = (report: RunReport) => runAlert(report, links).email;

const CAUGHT_TEXT = '29 of 29 planted faults found in 0.1 s';
const MISSED_TEXT = '28 of 29 planted faults found in 0.1 s';

test('the terminal has one line of it, above the verdict', () => {
  expect(text(CAUGHT)).toContain(`canary: ${CAUGHT_TEXT}\n`);
  expect(text(MISSED)).toContain(`canary: ${MISSED_TEXT}`);
  expect(text(WITHOUT)).not.toContain('canary');
});

test('the page names what it would have caught, and what it missed', () => {
  expect(renderHtml(CAUGHT)).toContain(CAUGHT_TEXT);
  expect(renderHtml(CAUGHT)).toContain('<li>the last bit of a float</li>');
  expect(renderHtml(MISSED)).toContain('<li><strong>the last bit of a float</strong></li>');
  expect(renderHtml(WITHOUT)).toContain('Not part of this report');
});

test('the pull request is told in a line, and in the headline where the run cannot be relied on', () => {
  expect(renderMarkdown(CAUGHT)).toContain(`Canary: ${CAUGHT_TEXT}.`);
  expect(renderMarkdown(MISSED).split('\n')[0]).toBe(
    '## 🛑 the run cannot be relied on · 1 of 1 table could not be checked',
  );
  expect(renderMarkdown(MISSED)).toContain('(the last bit of a float)');
  expect(renderMarkdown(WITHOUT)).not.toContain('Canary');
});

test('test reporters have a case of its own, and no suite of tables has one more', () => {
  expect(renderJunit(CAUGHT)).toContain('name="the canary" time="0.125"/>');
  expect(renderJunit(MISSED)).toContain('<error type="CanaryMissed"');
  expect(renderJunit(MISSED)).toContain('Missed: the last bit of a float');
  expect(renderJunit(WITHOUT)).not.toContain('canary');
});

test('an e-mail has one line of it, where it failed', () => {
  expect(email(CAUGHT)).not.toContain('Canary');
  expect(email(MISSED)).toContain(`Canary: ${MISSED_TEXT}: do not rely on this run.`);
  expect(email(MISSED).split('\n').length).toBeLessThan(25);
});

test('it is in the document, in short forms and in masked ones', () => {
  expect(runReportSchema.parse(JSON.parse(JSON.stringify(MISSED)))).toEqual(MISSED);
  expect(maskReport(MISSED, () => 'x').canary).toEqual(MISSED.canary);
  expect(digestReport(MISSED, () => true, '')?.canary).toEqual(MISSED.canary);
});

test('a run names no fault of its canary as one of a table', () => {
  expect(CAUGHT.tables).toHaveLength(1);
  expect(CAUGHT).toMatchObject({ verdict: 'MATCHED', totals: { tables: 1, sourceRows: 1000 } });
});

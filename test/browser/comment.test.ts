import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { consentChange } from '../../action/consent.ts';
import { markerOf } from '../../action/github/marker.ts';
import { renderComment, renderSummary } from '../../action/github/render.ts';
import { outcomeOfReport } from '../../action/outcome.ts';
import type { PublishInput } from '../../action/types.ts';
import { maskReport } from '../../core/report/mask.ts';
import type { RunReport } from '../../core/report/schema.ts';
import { contextOf, inputOf } from '../action/support/github-inputs.ts';
import { EXAMPLE } from '../report/example.ts';
import { CONSENT, limitOf, reportOf, result } from '../report/fixtures.ts';
import { openBrowser, picture } from '../support/browser.ts';
import { OVERFLOWING, openMarkdown } from './support.ts';

/** The comment and the summary as GitHub shows them: its Markdown, its style sheet, and its width. */

let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'loadproof-comment-'));
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const shown = (name: string, header: string, markdown: string) => openMarkdown(browser, folder, name, header, markdown);

function published(report: RunReport, about: Partial<PublishInput> = {}): PublishInput {
  const masked = maskReport(report, (text) => createHash('sha256').update(`example ${text}`).digest('hex'));
  const links = [
    { label: 'Whole report', url: 'https://eu-central-1.console.aws.amazon.com/s3/object/evidence' },
    { label: 'Execution', url: 'https://eu-central-1.console.aws.amazon.com/states/home' },
  ];
  const input = inputOf({ report: masked, settings: { label: 'staging', links } });
  return { ...input, outcome: outcomeOfReport(report, 'unproven'), ...about };
}

test('a comment: the consent that changes, verdict and scope, what failed; no table wider than the comment', async () => {
  const { sentences } = consentChange(
    '',
    'compare: { tables: [{ table: public.customers, exclude: [{ column: email }] }] }',
  );
  const input = published(EXAMPLE, { consentChanges: sentences });
  const markdown = renderComment(input, markerOf(contextOf(), 'staging'), null);
  const { page, close } = await shown('comment', '<b>github-actions</b> <i>bot</i> commented now', markdown);
  expect(await page.evaluate(OVERFLOWING)).toEqual([]);
  expect(await page.locator('h2').textContent()).toBe(
    '❌ 2 of 9 tables differ · 1 could not be checked · 1 not verified · 5 match · 2 accepted limits',
  );
  const rows = await page.locator('table').first().locator('tr').allInnerTexts();
  expect(rows[2]).toBe(
    '❌\u00a0differs\tpublic.orders\t128,412\t128,397\t17\u00a0missing, 1\u00a0extra, 243\u00a0changed, 1\u00a0duplicated\t6 of 7 ⚠️',
  );
  expect(await page.locator('details[open]').count()).toBe(0);
  await picture(page, 'action-comment', true);
  await close();
});

test('the summary of a run that is not proven, on a pull request from a fork', async () => {
  const table = (name: string) => ({ table: { schema: 'public', name } });
  const report = reportOf([
    result({
      ...table('events'),
      verdict: 'INCONCLUSIVE',
      cause: {
        code: 'SourceMovedOn',
        message: 'The source moved on after the load: 14 rows were changed since.',
        remedy: 'Run it again when the source is quiet.',
      },
    }),
    result({ ...table('orders'), limits: [limitOf({ accepted: CONSENT })] }),
    result(table('products')),
  ]);
  const note =
    "Could not write the comment: the pull request comes from a fork, so its token can only read (403). Give the job the permission 'pull-requests: write' where forks get a token that may write.";
  const markdown = renderSummary(published(report), [note]);
  const { page, close } = await shown('summary', '<b>Loadproof summary</b>', markdown);
  expect(await page.evaluate(OVERFLOWING)).toEqual([]);
  expect(await page.locator('h2').textContent()).toBe('⚠️ 1 of 3 tables not verified · 2 match · 1 accepted limit');
  expect(await page.locator('blockquote').textContent()).toContain('comes from a fork');
  await picture(page, 'action-summary', true);
  await close();
});

test('long names break, and a hostile one makes no element', async () => {
  const long = 'an_order_line_item_history_of_a_name_that_is_as_long_as_oracle_takes';
  const tables = [long, '<img src=x onerror=alert(1)> | @octo'].map((name) =>
    result({ table: { schema: 'schema_of_reporting', name }, verdict: 'INCONCLUSIVE', limits: [limitOf()] }),
  );
  const { page, complaints, requests, close } = await shown(
    'long',
    'x',
    renderSummary(published(reportOf(tables)), []),
  );
  expect(await page.locator('img').count()).toBe(0);
  expect([complaints, requests]).toEqual([[], []]);
  expect(await page.locator('table').first().textContent()).toContain('<img src=x onerror=alert(1)> | @octo');
  await close();
});

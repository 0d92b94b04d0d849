import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { markerOf } from '../../action/github/marker.ts';
import { renderComment } from '../../action/github/render.ts';
import { outcomeOfReport } from '../../action/outcome.ts';
import { runAlert } from '../../core/alerts/alert.ts';
import { maskReport } from '../../core/report/mask.ts';
import { type RunReport, runReportSchema } from '../../core/report/schema.ts';
import { contextOf, inputOf } from '../action/support/github-inputs.ts';
import { openBrowser, picture } from '../support/browser.ts';
import { Bundle } from '../support/bundle.ts';
import { OVERFLOWING, openMail, openMarkdown } from './support.ts';

/** What the demo's run would say in an e-mail and on a pull request: as people see it, and the pictures in docs/images. */

const EVIDENCE = 'https://eu-central-1.console.aws.amazon.com/s3/object/evidence';

let browser: Browser;
let bundle: Bundle;
let report: RunReport;
const folder = mkdtempSync(join(tmpdir(), 'loadproof-demo-pages-'));
beforeAll(async () => {
  browser = await openBrowser();
  bundle = Bundle.build();
  const { stdout } = await bundle.run(['demo', '--json', '--out', folder]);
  const found = runReportSchema.parse(JSON.parse(stdout).report);
  report = { ...found, lake: { location: 's3://example-lake/demo/' } };
});
afterAll(async () => {
  await browser?.close();
  bundle?.remove();
  rmSync(folder, { recursive: true, force: true });
});

test("the demo's pull-request comment: the verdict first, then the worst tables, and what to do; nothing to scroll", async () => {
  const masked = maskReport(report, (text) => createHash('sha256').update(`example ${text}`).digest('hex'));
  const links = [{ label: 'Whole report', url: EVIDENCE }];
  const input = inputOf({ report: masked, settings: { label: 'staging', links } });
  const outcome = outcomeOfReport(report, 'unproven');
  const markdown = renderComment({ ...input, outcome }, markerOf(contextOf(), 'staging'), null);
  const header = '<b>github-actions</b> <i>bot</i> commented now';
  const { page, close } = await openMarkdown(browser, folder, 'comment', header, markdown);
  expect(await page.evaluate(OVERFLOWING)).toEqual([]);
  expect(await page.locator('h2').textContent()).toMatch(/^❌ 13 of 14 tables differ/);
  expect(await page.locator('body').textContent()).toMatch(/What to do|Next/i);
  await picture(page, 'demo-comment', true);
  await close();
});

test("the demo's alert by e-mail: what, how bad, what to do and where the evidence is, in under 25 lines", async () => {
  const { subject, email } = runAlert(report, { report: EVIDENCE, execution: null });
  expect(email.trimEnd().split('\n').length).toBeLessThan(25);
  expect(subject).toMatch(/^\[Loadproof\] MISMATCHED \| loadproof-demo \| .* \| 13 of 14 tables differ; 1 match$/);
  const { page, close } = await openMail(browser, folder, 'mail', subject, email);
  expect(await page.evaluate(OVERFLOWING)).toEqual([]);
  await picture(page, 'demo-alert', true);
  await close();
});

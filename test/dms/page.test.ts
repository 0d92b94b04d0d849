import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULE_FACTS } from '../../core/dms/rule-facts.ts';
import { RULES } from '../../core/explain/rules/index.ts';
import { FACTS } from '../../local/writer/index.ts';
import { dmsPage } from './support/dms-page.ts';

const path = join(process.cwd(), 'docs/dms.md');

test('docs/dms.md is what the code says; npm run docs:dms writes it', () => {
  const page = dmsPage();
  if (process.env.UPDATE_DMS_PAGE === '1') writeFileSync(path, page);
  expect(readFileSync(path, 'utf8')).toBe(page);
});

test('the page has every rule, and every fact, each in a row of its own', () => {
  const rows = dmsPage()
    .split('\n')
    .filter((line) => line.startsWith('| '));
  for (const { id } of RULES) expect(rows.filter((row) => row.startsWith(`| \`${id}\` |`))).toHaveLength(1);
  expect(rows.length).toBeGreaterThan(RULES.length + RULE_FACTS.length + FACTS.length + 150);
  // A cell that is cut in two would shift its row.
  const widths = new Set(rows.map((row) => row.replaceAll('\\|', '').split('|').length));
  for (const width of widths) expect(width).toBeGreaterThanOrEqual(4);
});

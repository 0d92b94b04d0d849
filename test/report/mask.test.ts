import { createHmac } from 'node:crypto';
import { renderHtml } from '../../core/report/html.ts';
import { renderMarkdown } from '../../core/report/markdown.ts';
import { maskReport } from '../../core/report/mask.ts';
import { type ReportValue, type RunReport, runReportSchema } from '../../core/report/schema.ts';
import { summaryTable } from '../../core/report/text.ts';
import { EXAMPLE } from './example.ts';
import { changed, counts, reportOf, result } from './fixtures.ts';

const hmac = (text: string): string => createHmac('sha256', 'key of the run').update(text).digest('hex');

let canaries = 0;
const sentinel = (): string => `sentinel${++canaries}x`;
const full = reportOf(
  Array.from({ length: 3 }, (_, i) =>
    result({
      table: { schema: 'public', name: `t${i}` },
      verdict: 'MISMATCHED',
      counts: counts({ changed: 3 }),
      key: i === 2 ? [] : ['id'],
      sample: Array.from({ length: 3 }, () => {
        const finding = changed(sentinel(), sentinel(), sentinel(), { kind: i === 1 ? 'missing' : 'changed' });
        return i === 2 ? { ...finding, key: null } : finding;
      }),
    }),
  ),
);
const values = (report: RunReport): ReportValue[] =>
  report.tables.flatMap((t) =>
    t.sample.flatMap((f) => [...(f.key ?? []).map((k) => k.value), ...f.rows.flatMap((r) => r.values)]),
  );

test('no cell value survives in any form of the report', () => {
  const forms = (report: RunReport) => [
    JSON.stringify(report),
    renderMarkdown(report),
    renderHtml(report),
    summaryTable(report, { color: true, width: 200 }),
  ];
  const before = forms(full);
  for (const at of [0, 1, 2]) expect(before[at]).toContain('sentinel');
  for (const form of forms(maskReport(full, hmac))) expect(form).not.toContain('sentinel');
});

test('masks are the start of the keyed digest and the length in characters; NULL stays NULL', () => {
  const report = reportOf([result({ sample: [changed('7', null, '🎁é')] })]);
  const masked = values(maskReport(report, hmac));
  expect(masked).toEqual([
    { masked: hmac('7').slice(0, 12), length: 1 },
    { masked: hmac('7').slice(0, 12), length: 1 },
    null,
    { masked: hmac('7').slice(0, 12), length: 1 },
    { masked: hmac('🎁é').slice(0, 12), length: 2 },
  ]);
});

test('the masked report is a report, says that it is masked, and masking again changes nothing', () => {
  const masked = maskReport(EXAMPLE, hmac);
  expect(masked.settings.values).toBe('masked');
  expect(runReportSchema.parse(masked)).toEqual(masked);
  expect(maskReport(masked, hmac)).toEqual(masked);
});

test('everything else stays: names, statements, counts, verdicts', () => {
  const masked = maskReport(EXAMPLE, hmac);
  const bare = (report: RunReport) => ({
    ...report,
    settings: null,
    tables: report.tables.map((t) => ({ ...t, sample: t.sample.length })),
  });
  expect(bare(masked)).toEqual(bare(EXAMPLE));
});

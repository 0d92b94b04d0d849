import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { listTables, MAX_DIGEST } from '../../core/report/conclusion.ts';
import { digestReport } from '../../core/report/digest.ts';
import { renderMarkdown } from '../../core/report/markdown.ts';
import { type RunReport, runReportSchema } from '../../core/report/schema.ts';
import { changed, column, counts, reportArbitrary, reportOf, result } from './fixtures.ts';

const WHOLE = 's3://evidence/runs/r/report.html';
const size = (report: RunReport) => JSON.stringify(report).length;
const digestOf = (report: RunReport, max: number) => digestReport(report, (r) => size(r) <= max, WHOLE);

/** `failing` tables that differ, and as many that match as make `tables`. */
function run(tables: number, failing: number): RunReport {
  return reportOf(
    Array.from({ length: tables }, (_, i) =>
      result({
        table: { schema: 'shop', name: `table_${String(i).padStart(3, '0')}` },
        verdict: i < failing ? 'MISMATCHED' : 'MATCHED',
        columns: Array.from({ length: 40 }, (_, c) => column(`column_${c}`)),
        compared: ['id', 'note'],
        ...(i < failing
          ? {
              counts: counts({ changed: 9 }),
              sample: Array.from({ length: 9 }, (_, k) =>
                changed(randomBytes(20).toString('hex'), { masked: randomBytes(6).toString('hex'), length: 9 }, `${k}`),
              ),
            }
          : {}),
      }),
    ),
  );
}

describe('the digest of a report', () => {
  test('of a small run says in Markdown what the whole says', () => {
    const report = run(5, 2);
    const digest = digestOf(report, 1_000_000);
    expect(digest?.tables.every((t) => t.statements.length === 0 && t.files.length === 0)).toBe(true);
    expect(digest?.tables[0]?.sample.map((f) => f.rows)).toEqual([[], [], [], []]);
    expect(digest && renderMarkdown(digest)).toBe(renderMarkdown(report));
  });

  test('holds the identities of differing rows as long as all of them fit', () => {
    const rows = Object.fromEntries(Array.from({ length: 500 }, () => [randomBytes(12).toString('hex'), 1]));
    const report = run(3, 2);
    const known = { ...report, tables: report.tables.map((t) => ({ ...t, differences: { key: 'k', rows } })) };
    expect(digestOf(known, 1_000_000)?.tables.every((t) => t.differences?.rows === rows)).toBe(true);
    expect(digestOf(known, 40_000)?.tables.map((t) => t.differences)).toEqual([undefined, undefined, undefined]);
    expect(digestOf(known, 40_000)?.notes).toEqual(digestOf(report, 40_000)?.notes);
  });

  test('is a report by its schema, fits, and never says less of the verdicts', () => {
    fc.assert(
      fc.property(reportArbitrary, fc.integer({ min: 100, max: 30_000 }), (report, max) => {
        const digest = digestOf(report, max);
        if (digest === null) return;
        expect(size(digest)).toBeLessThanOrEqual(max);
        expect(runReportSchema.safeParse(digest).success).toBe(true);
        expect({ verdict: digest.verdict, totals: digest.totals }).toEqual({
          verdict: report.verdict,
          totals: report.totals,
        });
      }),
      { numRuns: 60 },
    );
  });

  test('gives up samples first, then matched tables, then the last of the others; each is told', () => {
    const report = run(40, 20);
    const all = size(digestOf(report, 1e9) as RunReport);
    const seen = new Set<string>();
    for (let max = all; max > 1_000; max *= 0.96) {
      const digest = digestOf(report, max);
      if (digest === null) break;
      const failing = digest.tables.filter((t) => t.verdict !== 'MATCHED');
      const matched = digest.tables.length - failing.length;
      const sampled = failing.filter((t) => t.sample.length > 0).length;
      // The worst first, and a kind of thing goes only when the one before it has gone.
      expect(failing.map((t) => t.table.name)).toEqual(report.tables.slice(0, failing.length).map((t) => t.table.name));
      if (matched < 20) expect(sampled).toBe(0);
      if (failing.length < 20) expect(matched).toBe(0);
      const note = digest.notes[0] ?? '';
      if (sampled < failing.length) expect(note).toContain(`the samples of ${failing.length - sampled} tables`);
      if (matched < 20) expect(note).toMatch(new RegExp(`${20 - matched} matched tables?`));
      if (failing.length < 20) expect(note).toMatch(new RegExp(`${20 - failing.length} tables? that differ`));
      if (note !== '') expect(note).toContain(WHOLE);
      seen.add(`${sampled < 20} ${matched < 20} ${failing.length < 20}`);
    }
    expect(seen.size).toBe(4);
  });

  test('of 400 tables of 40 columns fits the output of an execution with every table in it', () => {
    const report = run(400, 60);
    const packed = (r: RunReport) => gzipSync(JSON.stringify(r)).toString('base64');
    const digest = digestReport(report, (r) => packed(r).length <= MAX_DIGEST, WHOLE);
    expect(digest?.tables).toHaveLength(400);
    expect(digest?.tables[399]?.columns).toHaveLength(40);
  });

  test('is nothing where not even its head fits', () => {
    expect(digestOf(run(1, 1), 50)).toBeNull();
  });
});

test('lists of tables are bounded, and say how many there are', () => {
  const report = reportOf(
    Array.from({ length: 1_000 }, (_, i) =>
      result({ table: { schema: '\u0001'.repeat(63), name: `${i}` }, verdict: 'MISMATCHED' }),
    ),
  );
  const list = listTables(report, ['MISMATCHED']);
  expect(list.total).toBe(1_000);
  expect(list.tables.length).toBeGreaterThan(10);
  expect(JSON.stringify(list).length).toBeLessThan(20_000);
});

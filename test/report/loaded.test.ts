import { parseTableStatistics } from '../../core/dms/statistics.ts';
import { nextSteps, reasonsOf } from '../../core/report/advice.ts';
import { loadedText, loadHints, withLoaded } from '../../core/report/loaded.ts';
import { renderMarkdown } from '../../core/report/markdown.ts';
import type { PartResult } from '../../core/report/schema.ts';
import { counts, reportOf, result } from './fixtures.ts';

const loaded = (rows: number, state = 'Table completed', errorRows = 0) => ({ rows, state, errorRows });
const table = (changes: Partial<PartResult>) =>
  result({ verdict: 'MISMATCHED', counts: counts({ missing: 2 }), rows: { source: 1000, lake: 998 }, ...changes });

test('the counters that DMS prints are read, whichever it leaves out', () => {
  const printed = [
    {
      SchemaName: 'public',
      TableName: 'orders',
      FullLoadRows: 998,
      FullLoadErrorRows: 1,
      TableState: 'Table error',
      Inserts: 0,
    },
    { SchemaName: 'public', TableName: 'items', FullLoadCondtnlChkFailedRows: 2, TableState: 'Table completed' },
    { TableName: 'bare' },
  ];
  expect(parseTableStatistics(printed)).toEqual([
    { schema: 'public', name: 'orders', loaded: loaded(998, 'Table error', 1) },
    { schema: 'public', name: 'items', loaded: loaded(0, 'Table completed', 2) },
    { schema: '', name: 'bare', loaded: loaded(0, '') },
  ]);
  expect(() => parseTableStatistics([{ SchemaName: 'x' }])).toThrow('TableStatistics[0].TableName');
});

test.each([
  [loaded(998, 'Table error'), 'DMS itself says "Table error" of this table'],
  [loaded(500, 'Table is being reloaded'), '"Table is being reloaded"'],
  [loaded(998, 'Table completed', 2), 'DMS could not load 2 rows'],
  [loaded(1000), 'DMS counts 1,000 loaded rows, and the lake holds 998: files were lost after the load.'],
  [loaded(998), 'and the source holds 1,000: a filter of the task, or rows written since.'],
  [loaded(900), 'files of an earlier load, or changes since'],
])('%j: a likely cause, among the next steps of a table that differs', (dms, hint) => {
  const steps = nextSteps(table({ loaded: dms }));
  expect(steps[0]).toContain(hint);
  expect(steps.length).toBeGreaterThan(1);
});

test('nothing is said of a match, of what DMS was not asked, and of rows that nobody counted', () => {
  expect(loadHints(result({ loaded: loaded(1) }))).toEqual([]);
  expect(loadHints(table({}))).toEqual([]);
  expect(loadHints(table({ loaded: loaded(5), rows: { source: null, lake: null } }))).toEqual([]);
  expect(loadedText(result())).toBeNull();
});

test('a table without a proof has it among its reasons, and a report takes it by the table’s name', () => {
  const errored = table({ verdict: 'ERRORED', rows: { source: null, lake: null } });
  const report = withLoaded(reportOf([errored]), [
    { schema: 'other', name: errored.table.name, loaded: loaded(7) },
    { ...errored.table, loaded: loaded(12, 'Table error', 3) },
  ]);
  const [found] = report.tables;
  if (found === undefined) throw new Error('no table');
  expect(loadedText(found)).toBe('DMS counts 12 loaded rows, and could not load 3 (Table error)');
  expect(reasonsOf(found).at(-1)?.why).toMatch(/^Likely: DMS itself says "Table error"/);
  expect(renderMarkdown(report)).toContain('DMS counts 12 loaded rows, and could not load 3');
  // A hint is no evidence: the verdict is what it was.
  expect(found.verdict).toBe('ERRORED');
});

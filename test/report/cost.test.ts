import { bytesText, costOf, costText, dollarsText } from '../../core/report/cost.ts';
import { renderHtml } from '../../core/report/html.ts';
import { reportOf, result } from './fixtures.ts';

const GB = 1024 ** 3;
const read = (bytes?: number) => ({
  phase: 'digest',
  startedAt: '2026-11-22T00:00:00.000Z',
  seconds: 1,
  ...(bytes === undefined ? {} : { bytes }),
});

function priced(pricePerTb: number, reads: readonly ReturnType<typeof read>[]) {
  const made = reportOf([result({ reads: [...reads] })]);
  return { ...made, settings: { ...made.settings, pricePerTb } };
}

test('what a run costs is what Athena charges for its bytes', () => {
  const run = priced(5, [read(100 * GB), read(100 * GB)]);
  const cost = costOf(
    run,
    run.tables.flatMap((table) => table.reads),
  );
  expect(cost).toEqual({ queries: 2, bytes: 200 * GB, dollars: 0.9765625 });
  expect(cost && costText(cost)).toBe('200 GB in 2 queries, about $0.98');
  expect(renderHtml(run)).toContain('200 GB in 2 queries, about $0.98');
});

test('a query of a few bytes is charged for ten megabytes, and of a part of a megabyte for all of it', () => {
  const run = priced(1024 ** 2, []);
  expect(costOf(run, [read(0)])?.dollars).toBe(10);
  expect(costOf(run, [read(10 * 1024 ** 2 + 1)])?.dollars).toBe(11);
});

test('a query that does not say what it read is told of, and costs nothing in the sum', () => {
  const run = priced(5, [read(GB), read()]);
  expect(costOf(run, run.tables[0]?.reads ?? [])?.queries).toBe(1);
  expect(renderHtml(run)).toContain('1 query did not say what it read');
});

test('an engine that charges nothing has no cost', () => {
  const run = reportOf([result({ reads: [read(GB)] })]);
  expect(
    costOf(
      run,
      run.tables.flatMap((table) => table.reads),
    ),
  ).toBeNull();
  expect(renderHtml(run)).not.toContain('per TB');
});

test.each([
  [0, 'nothing'],
  [0.00004768, 'about $0.00005'],
  [0.0123, 'about $0.01'],
  [1234.5, 'about $1234.50'],
])('%d dollars are %s', (dollars, text) => expect(dollarsText(dollars)).toBe(text));

test.each([
  [0, '0 B'],
  [1023, '1,023 B'],
  [1024, '1.0 KB'],
  [1536 * 1024, '1.5 MB'],
  [5 * 1024 ** 5, '5,120 TB'],
])('%d bytes are %s', (bytes, text) => expect(bytesText(bytes)).toBe(text));

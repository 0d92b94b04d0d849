import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { limit } from '../../core/compare/limits.ts';
import { noCounts } from '../../core/compare/records.ts';
import { withoutKnown } from '../../core/history/baseline.ts';
import { compareIdentities, type Identities } from '../../core/history/identities.ts';
import type { PartResult, RunReport } from '../../core/report/schema.ts';
import { reportOf, result } from '../report/fixtures.ts';
import { ActionProcess, type Finished } from './support/action-process.ts';
import { localMachine } from './support/local-machine.ts';
import { MACHINE, SfnServer } from './support/sfn-server.ts';
import { openShop, type Shop } from './support/shop.ts';

/** The input `baseline`: rows that differ on the base branch, too, do not fail the job; and nothing else is forgiven. */

const differing = (rows: Identities, more: Partial<PartResult> = {}): PartResult => {
  const count = compareIdentities(rows, {}).new;
  return result({
    verdict: 'MISMATCHED',
    counts: { ...noCounts(), missing: { findings: count, sourceRows: count, lakeRows: 0 } },
    differences: { key: 'k', rows },
    ...more,
  });
};

const identities = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 2 }));

test('a table is forgiven exactly where every differing row, with its copies, is in the baseline', () => {
  fc.assert(
    fc.property(identities, identities, (today, before) => {
      const { gate, known } = withoutKnown(reportOf([differing(today)]), reportOf([differing(before)]));
      const isKnown = Object.keys(today).length > 0 && compareIdentities(today, before).new === 0;
      expect(known).toHaveLength(isKnown ? 1 : 0);
      expect(gate.verdict).toBe(isKnown ? 'MATCHED' : 'MISMATCHED');
    }),
  );
});

const other = { schema: 'public', name: 'other' };

test.each<[string, RunReport, RunReport]>([
  [
    'the identities are of another key',
    reportOf([differing({ a: 1 }, { differences: { key: 'x', rows: { a: 1 } } })]),
    reportOf([differing({ a: 1 })]),
  ],
  ['the baseline has none', reportOf([differing({ a: 1 })]), reportOf([result({ verdict: 'MISMATCHED' })])],
  [
    'not all rows are known',
    reportOf([differing({ a: 1 }, { counts: { ...noCounts(), extra: { findings: 2, sourceRows: 0, lakeRows: 2 } } })]),
    reportOf([differing({ a: 1 })]),
  ],
  [
    'a column is absent',
    reportOf([differing({ a: 1 }, { absentColumns: [{ column: 'c', values: 1 }] })]),
    reportOf([differing({ a: 1 })]),
  ],
  [
    'there is a cause',
    reportOf([differing({ a: 1 }, { cause: { code: 'X', message: 'm', remedy: 'r' } })]),
    reportOf([differing({ a: 1 })]),
  ],
  ['it is another table', reportOf([differing({ a: 1 })]), reportOf([differing({ a: 1 }, { table: other })])],
  [
    'the baseline has the table twice',
    reportOf([differing({ a: 1 })]),
    { ...reportOf([]), tables: [differing({ a: 1 }), differing({ a: 1 })] },
  ],
  [
    'the report contradicts itself',
    { ...reportOf([differing({ a: 1 })]), verdict: 'MATCHED' },
    reportOf([differing({ a: 1 })]),
  ],
])('nothing is forgiven where %s', (_, report, baseline) => {
  const { gate, known } = withoutKnown(report, baseline);
  expect(known).toEqual([]);
  expect(gate).toEqual(report);
});

test('tables that the report in short leaves out still count, and so do open limits and broken checks', () => {
  const report = reportOf([differing({ a: 1 }), differing({ b: 1 }, { table: other })]);
  const cut = { ...report, tables: report.tables.slice(0, 1) };
  expect(withoutKnown(cut, report).gate.verdict).toBe('MISMATCHED');
  const open = reportOf([differing({ a: 1 }, { limits: [limit('hiddenRows', 'x')] })]);
  expect(withoutKnown(open, open).gate.verdict).toBe('INCONCLUSIVE');
  const broken = { ...reportOf([differing({ a: 1 })]), cause: { code: 'RunFailed', message: 'm', remedy: 'r' } };
  expect(withoutKnown(broken, broken).gate.verdict).toBe('ERRORED');
});

describe('the bundle', () => {
  let action: ActionProcess;
  let server: SfnServer;
  let shop: Shop;
  beforeAll(async () => {
    action = new ActionProcess();
    server = await SfnServer.listen();
    shop = await openShop();
  });
  afterAll(async () => {
    await server?.close();
    await shop?.close();
    action?.remove();
  });

  const save = (name: string, content: unknown): string => {
    const path = join(action.folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const gate = (report: RunReport, baseline: string, more: Record<string, string> = {}): Promise<Finished> =>
    action.run({ report: save('report.json', report), baseline, ...more }, {});
  const known = () => save('baseline.json', { ...reportOf([differing({ a: 1 })]), runId: 'base-run' });

  test('passes known differences, and says that it is no pass', async () => {
    const done = await gate(reportOf([differing({ a: 1 }), result({ table: other })]), known());
    expect([done.exitCode, done.outputs.outcome, done.outputs.verdict]).toEqual([0, 'known', 'MISMATCHED']);
    expect(done.stdout).toMatch(/^::warning::Known differences: 1 of 2 tables differs/m);
    expect(done.summary).toContain('Known differences');
    expect(done.summary).toContain('It is not a pass either.');
  });

  test('fails for a new one, for one beside a known one, and for what is not proven', async () => {
    const more = await gate(reportOf([differing({ a: 1, b: 1 })]), known());
    expect([more.exitCode, more.outputs.outcome]).toEqual([1, 'differ']);
    const beside = await gate(reportOf([differing({ a: 1 }), differing({ b: 1 }, { table: other })]), known());
    expect([beside.exitCode, beside.outputs.outcome]).toEqual([1, 'differ']);
    const open = await gate(reportOf([differing({ a: 1 }, { limits: [limit('hiddenRows', 'x')] })]), known());
    expect([open.exitCode, open.outputs.outcome]).toEqual([2, 'unproven']);
  });

  test('a baseline that is not there, or is no report, forgives nothing and says so', async () => {
    for (const baseline of [join(action.folder, 'nowhere.json'), save('other.json', { a: 1 })]) {
      const done = await gate(reportOf([differing({ a: 1 })]), baseline);
      expect([done.exitCode, done.outputs.outcome]).toEqual([1, 'differ']);
      expect(done.stdout).toMatch(/::warning::baseline: .*no difference is known by it/);
    }
  });

  test('works with runs in AWS: the report that one run leaves is the baseline of the next', async () => {
    server.work = localMachine(shop.config);
    const run = (id: string, more: Record<string, string> = {}) =>
      action.run(
        { 'state-machine-arn': MACHINE, tables: `${shop.place.schema}.wrong`, ...more },
        { AWS_ENDPOINT_URL_SFN: server.url, GITHUB_RUN_ID: id },
      );
    const first = await run('9901');
    expect([first.exitCode, first.outputs.outcome]).toEqual([1, 'differ']);
    const baseline = join(action.folder, 'base.json');
    copyFileSync(first.outputs['report-path'] ?? '', baseline);
    const second = await run('9902', { baseline });
    expect([second.exitCode, second.outputs.outcome]).toEqual([0, 'known']);
  });
});

import fc from 'fast-check';
import { buildReport } from '../../core/report/build.ts';
import { joinParts } from '../../core/report/join.ts';
import { type PartResult, runReportSchema } from '../../core/report/schema.ts';
import { VERDICTS } from '../../core/verdict.ts';
import {
  CONSENT,
  changed,
  counts,
  FINISHED,
  limitOf,
  plan,
  plannedPart,
  reportOf,
  result,
  resultArbitrary,
  STARTED,
} from './fixtures.ts';

const times = { startedAt: STARTED, finishedAt: FINISHED, cause: null };
const named = (name: string, about: Partial<PartResult> = {}) =>
  result({ table: { schema: 'public', name }, ...about });

describe('buildReport', () => {
  test('gives a table per planned table, with totals, and agrees with its schema', () => {
    const report = reportOf([named('a'), named('b', { verdict: 'MISMATCHED', counts: counts({ missing: 2 }) })]);
    expect(runReportSchema.parse(report)).toEqual(report);
    expect(report.verdict).toBe('MISMATCHED');
    expect(report.totals).toEqual({
      tables: 2,
      verdicts: { MATCHED: 1, MISMATCHED: 1, ERRORED: 0, INCONCLUSIVE: 0 },
      sourceRows: 2000,
      lakeRows: 2000,
      limits: 0,
      acceptedLimits: 0,
    });
  });

  test('puts failures first, then names', () => {
    const report = reportOf([
      named('d'),
      named('c'),
      named('b', { verdict: 'INCONCLUSIVE' }),
      named('z', { verdict: 'MISMATCHED' }),
      named('a', { verdict: 'ERRORED' }),
    ]);
    expect(report.tables.map((t) => t.table.name)).toEqual(['z', 'a', 'b', 'c', 'd']);
  });

  test('a planned part without a result is ERRORED, and its columns count as not compared', () => {
    const report = buildReport({ plan: plan([plannedPart()]), parts: [], ...times });
    expect(report.verdict).toBe('ERRORED');
    expect(report.tables[0]).toMatchObject({
      verdict: 'ERRORED',
      cause: { code: 'NoVerdict' },
      rows: { source: null },
    });
    expect(report.tables[0]?.columns[0]).toMatchObject({ name: 'id', fidelity: 'excluded' });
  });

  test('a part without a result has the cause that ended the run', () => {
    const cause = { code: 'Interrupted', message: 'Stopped by a person.', remedy: 'Run it again.' };
    const report = buildReport({ plan: plan([plannedPart()]), parts: [], ...times, cause });
    expect(report.tables[0]?.cause).toEqual(cause);
    expect(report.cause).toEqual(cause);
  });

  test('a problem that the plan knows is named, and a mismatch known from the plan is not hidden', () => {
    const problem = {
      verdict: 'MISMATCHED' as const,
      code: 'LakeOnlyTable',
      message: 'Only the lake has it.',
      remedy: 'Look.',
    };
    const report = buildReport({ plan: plan([plannedPart({ problem })]), parts: [], ...times });
    expect(report.tables[0]).toMatchObject({ verdict: 'MISMATCHED', cause: { code: 'LakeOnlyTable' } });
    const soft = buildReport({
      plan: plan([plannedPart({ problem: { ...problem, verdict: 'MATCHED' } })]),
      parts: [],
      ...times,
    });
    expect(soft.tables[0]?.verdict).toBe('ERRORED');
  });

  test('a run that did not end by itself never passes, even where every part has a verdict', () => {
    const cause = { code: 'TimedOut', message: 'The run took too long.', remedy: 'Run it again.' };
    const report = buildReport({ plan: plan([plannedPart()]), parts: [result()], ...times, cause });
    expect(report.verdict).toBe('ERRORED');
    expect(report.tables[0]?.verdict).toBe('MATCHED');
  });

  test('results that the plan does not know are left out and noted', () => {
    const stale = result({ ordinal: 7, verdict: 'MISMATCHED' });
    const other = named('customers', { ordinal: 0 });
    const report = buildReport({ plan: plan([plannedPart()]), parts: [stale, other], ...times });
    expect(report.tables).toHaveLength(1);
    expect(report.tables[0]).toMatchObject({ table: { name: 'orders' }, verdict: 'ERRORED' });
    expect(report.notes).toHaveLength(2);
    expect(report.notes.join(' ')).toContain('public.customers');
  });

  test('of two results for one part the worse counts', () => {
    const two = [result(), result({ verdict: 'ERRORED' })];
    for (const parts of [two, [...two].reverse()]) {
      const report = buildReport({ plan: plan([plannedPart()]), parts, ...times });
      expect(report.verdict).toBe('ERRORED');
      expect(report.notes).toHaveLength(1);
    }
  });

  test('a run over no tables, or in which no row was read, is INCONCLUSIVE', () => {
    expect(reportOf([]).verdict).toBe('INCONCLUSIVE');
    expect(reportOf([result({ rows: { source: 0, lake: 0 } })]).verdict).toBe('INCONCLUSIVE');
  });

  test.each([
    ['counts', { counts: counts({ extra: 1 }) }, 'ERRORED'],
    ['values lost in an absent column', { absentColumns: [{ column: 'x', values: 1 }] }, 'ERRORED'],
    ['a side that was not read', { rows: { source: 10, lake: null } }, 'ERRORED'],
    ['an open limit', { limits: [limitOf()] }, 'INCONCLUSIVE'],
  ])('a part that says MATCHED with %s is not a pass', (_, about, verdict) => {
    expect(reportOf([result(about)]).verdict).toBe(verdict);
  });

  test('an accepted limit is a pass, and is counted', () => {
    const report = reportOf([result({ limits: [limitOf({ accepted: CONSENT })] })]);
    expect(report.verdict).toBe('MATCHED');
    expect(report.totals).toMatchObject({ limits: 1, acceptedLimits: 1 });
  });

  test('a table of which the plan lacks a part is not a pass', () => {
    const planned = [plannedPart({ part: 1, parts: 2 })];
    const report = buildReport({ plan: plan(planned), parts: [result({ part: 1, parts: 2 })], ...times });
    expect(report.tables[0]).toMatchObject({ verdict: 'ERRORED', cause: { code: 'MissingPart' } });
  });

  test('a source table and a table that only the lake has are two, although their names are one', () => {
    const lakeOnly = plannedPart({ ordinal: 1, source: null });
    const report = buildReport({ plan: plan([plannedPart(), lakeOnly]), parts: [result()], ...times });
    expect(report.tables.map((t) => t.verdict)).toEqual(['ERRORED', 'MATCHED']);
  });
});

describe('buildReport, always', () => {
  const runs = fc
    .array(fc.tuple(resultArbitrary, fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 4 })
    .map((tables) => {
      const parts = tables.flatMap(([r, n], t) =>
        Array.from({ length: n }, (_, i) => ({ ...r, table: { schema: 's', name: `t${t}` }, part: i + 1, parts: n })),
      );
      return parts.map((r, ordinal) => ({ ...r, ordinal }));
    });
  const planOf = (parts: readonly PartResult[]) =>
    plan(parts.map((r) => plannedPart({ ordinal: r.ordinal, table: r.table, part: r.part, parts: r.parts })));

  test('is never MATCHED where a planned part has no result', () => {
    fc.assert(
      fc.property(runs, fc.nat(), (parts, at) => {
        const passing = parts.map((r) => result({ ordinal: r.ordinal, table: r.table, part: r.part, parts: r.parts }));
        expect(buildReport({ plan: planOf(parts), parts: passing, ...times }).verdict).toBe('MATCHED');
        const missing = at % parts.length;
        const report = buildReport({ plan: planOf(parts), parts: passing.filter((_, i) => i !== missing), ...times });
        expect(report.verdict).toBe('ERRORED');
      }),
    );
  });

  test('does not depend on the order of results or of the plan', () => {
    fc.assert(
      fc.property(
        runs.chain((parts) => fc.tuple(fc.constant(parts), fc.shuffledSubarray(parts, { minLength: parts.length }))),
        ([parts, shuffled]) => {
          const straight = buildReport({ plan: planOf(parts), parts, ...times });
          expect(buildReport({ plan: planOf(parts), parts: shuffled, ...times })).toEqual(straight);
          expect(buildReport({ plan: planOf(shuffled), parts, ...times })).toEqual(straight);
        },
      ),
    );
  });

  test('is no better than any result in it', () => {
    const rank = (v: PartResult['verdict']) => VERDICTS.indexOf(v);
    fc.assert(
      fc.property(runs, (parts) => {
        const report = buildReport({ plan: planOf(parts), parts, ...times });
        for (const part of parts) expect(rank(report.verdict)).toBeGreaterThanOrEqual(rank(part.verdict));
        expect(runReportSchema.safeParse(report).success).toBe(true);
      }),
    );
  });
});

describe('joinParts', () => {
  test('adds rows and counts, and takes the worst verdict with its cause', () => {
    const cause = { code: 'QueryFailed', message: 'm', remedy: 'r' };
    const joined = joinParts(
      [
        result({ part: 2, parts: 2, verdict: 'ERRORED', cause, rows: { source: null, lake: null } }),
        result({ part: 1, parts: 2, counts: counts({ changed: 3 }), changedColumns: [{ column: 'note', rows: 3 }] }),
      ],
      10,
    );
    expect(joined).toMatchObject({ part: 1, parts: 1, verdict: 'ERRORED', cause, rows: { source: 1000, lake: 1000 } });
    expect(joined.counts.changed).toEqual({ findings: 3, sourceRows: 3, lakeRows: 3 });
    expect(joined.reads.map((r) => r.phase)).toEqual(['part 1 of 2: digest', 'part 2 of 2: digest']);
  });

  test('adds rows of the same file and column, and counts of the same limit', () => {
    const part = result({
      parts: 2,
      limits: [limitOf({ count: 4 })],
      changedColumns: [{ column: 'note', rows: 2 }],
      absentColumns: [{ column: 'x', values: 5 }],
      differingFiles: [{ path: 'f', rows: 1 }],
    });
    const joined = joinParts(
      [part, { ...part, part: 2, limits: [limitOf({ count: 1 }), limitOf({ count: 1, accepted: CONSENT })] }],
      10,
    );
    expect(joined.files).toMatchObject([{ rows: 2000 }]);
    expect(joined.changedColumns).toEqual([{ column: 'note', rows: 4 }]);
    expect(joined.absentColumns).toEqual([{ column: 'x', values: 10 }]);
    expect(joined.differingFiles).toEqual([{ path: 'f', rows: 2 }]);
    expect(joined.limits.map((l) => l.count)).toEqual([5, 1]);
  });

  test('a column is as faithful as in its worst part', () => {
    const excluded = { ...result(), part: 2, parts: 2 };
    excluded.columns = excluded.columns.map((c) => ({ ...c, fidelity: 'excluded' as const }));
    expect(joinParts([result({ parts: 2 }), excluded], 10).columns.map((c) => c.fidelity)).toEqual([
      'excluded',
      'excluded',
    ]);
  });

  test('bounds the sample and keeps every kind', () => {
    const many = Array.from({ length: 8 }, (_, i) => changed(String(i), 'a', 'b'));
    const one = changed('9', 'a', 'b', { kind: 'duplicated' });
    const joined = joinParts(
      [result({ parts: 2, sample: many }), result({ part: 2, parts: 2, sample: [...many, one] })],
      5,
    );
    expect(joined.sample).toHaveLength(5);
    expect(joined.sample.map((f) => f.kind)).toContain('duplicated');
  });
});

import fc from 'fast-check';
import { limit } from '../../core/compare/limits.ts';
import { noCounts } from '../../core/compare/records.ts';
import { acceptDifferences, limitKey, limitsUntil, markSample } from '../../core/history/accept.ts';
import { advance, emptyHistory, type Observation } from '../../core/history/advance.ts';
import {
  compareIdentities,
  copiesOf,
  type Identities,
  joinIdentities,
  unionOf,
} from '../../core/history/identities.ts';
import { historySchema, MAX_VERDICTS, shownHistorySchema, type TableHistory } from '../../core/history/schema.ts';
import type { PartResult } from '../../core/report/schema.ts';
import { VERDICTS } from '../../core/verdict.ts';
import { result } from '../report/fixtures.ts';

const identities: fc.Arbitrary<Identities> = fc.dictionary(
  fc.oneof(fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor'), fc.string({ minLength: 1, maxLength: 3 })),
  fc.integer({ min: 1, max: 3 }),
);
const size = (set: Identities) => Object.values(set).reduce((a, b) => a + b, 0);

describe('identities', () => {
  test('every copy of today is known or new, every copy of before is known or gone', () => {
    fc.assert(
      fc.property(identities, identities, (today, before) => {
        const counts = compareIdentities(today, before);
        expect(counts.known + counts.new).toBe(size(today));
        expect(counts.known + counts.gone).toBe(size(before));
        expect(compareIdentities(today, today)).toEqual({ known: size(today), new: 0, gone: 0 });
      }),
    );
  });

  test('a union covers both, and no copy more than one of them', () => {
    fc.assert(
      fc.property(identities, identities, (a, b) => {
        const both = unionOf([a, b]);
        expect(compareIdentities(a, both).new + compareIdentities(b, both).new).toBe(0);
        for (const [id, copies] of Object.entries(both))
          expect(copies).toBe(Math.max(copiesOf(a, id), copiesOf(b, id)));
      }),
    );
  });

  test('parts are added, and one that is not known makes all unknown', () => {
    fc.assert(
      fc.property(fc.array(fc.option(identities), { maxLength: 4 }), (parts) => {
        const joined = joinIdentities(parts);
        if (parts.includes(null)) expect(joined).toBeNull();
        else expect(size(joined ?? {})).toBe(parts.reduce((n, p) => n + size(p ?? {}), 0));
      }),
    );
  });
});

const CONSENT = { reason: 'r', owner: 'o', expires: '2026-06-30' };

/** A table that differs in so many rows of the source. */
const differing = (rows: number, more: Partial<PartResult> = {}): PartResult =>
  result({
    verdict: 'MISMATCHED',
    counts: { ...noCounts(), missing: { findings: rows, sourceRows: rows, lakeRows: 0 } },
    ...more,
  });

const named = (set: Identities, expires = CONSENT.expires) => ({
  rule: { table: '*.*', mismatch: 'm-0123456789', ...CONSENT, expires },
  identities: set,
});

describe('consent to differences', () => {
  test('holds exactly where every copy of every difference is among those that it names', () => {
    fc.assert(
      fc.property(identities, identities, (today, consented) => {
        const { table, acceptedUntil } = acceptDifferences(
          differing(size(today)),
          today,
          [named(consented)],
          '2026-06-30',
        );
        const covered = size(today) > 0 && compareIdentities(today, consented).new === 0;
        expect(table.verdict).toBe(covered ? 'MATCHED' : 'MISMATCHED');
        expect(acceptedUntil).toBe(covered ? '2026-06-30' : null);
      }),
    );
  });

  test.each<[string, PartResult, Identities | null]>([
    ['not all differences are known', differing(1), null],
    ['there are more rows than differences known', differing(2), { a: 1 }],
    ['a column is absent', differing(1, { absentColumns: [{ column: 'c', values: 1 }] }), { a: 1 }],
    ['there is a cause', differing(1, { cause: { code: 'X', message: 'm', remedy: 'r' } }), { a: 1 }],
    ['it is no mismatch', differing(1, { verdict: 'ERRORED' }), { a: 1 }],
  ])('is none where %s', (_, table, today) => {
    const consented = acceptDifferences(table, today, [named({ a: 5 })], '2026-01-01');
    expect(consented).toEqual({ table, acceptedUntil: null, expired: false });
  });

  test('that is void is said to be, and covers nothing; the first to expire of several is told', () => {
    const table = differing(2);
    const today = { a: 1, b: 1 };
    expect(acceptDifferences(table, today, [named(today)], '2026-07-01')).toEqual({
      table,
      acceptedUntil: null,
      expired: true,
    });
    const two = [named({ a: 1 }, '2027-01-01'), named({ b: 1 }, '2026-12-01')];
    expect(acceptDifferences(table, today, two, '2026-07-01').acceptedUntil).toBe('2026-12-01');
  });

  test('leaves a table with an open limit unproven', () => {
    const limits = [limit('hiddenRows', 'x')];
    expect(acceptDifferences(differing(1, { limits }), { a: 1 }, [named({ a: 1 })], '2026-01-01').table.verdict).toBe(
      'INCONCLUSIVE',
    );
  });

  test('a finding is new unless each of its rows is known, with as many copies', () => {
    const row = { side: 'source' as const, inSource: 2, inLake: 0, values: [], file: null };
    const finding = { kind: 'missing' as const, key: null, sourceRows: 2, lakeRows: 0, columns: [], causes: [] };
    const sample = [
      { ...finding, rows: [{ ...row, id: 'a' }] },
      { ...finding, rows: [row] },
      { ...finding, rows: [{ ...row, id: 'b' }] },
    ];
    expect(markSample(sample, { a: 2, b: 1 }).map((f) => [f.rows[0]?.id, f.isNew])).toEqual([
      [undefined, true],
      ['b', true],
      ['a', false],
    ]);
  });
});

interface Step {
  readonly verdict: (typeof VERDICTS)[number];
  readonly today: Identities | null;
  readonly accepted: boolean;
  readonly fresh: boolean;
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    verdict: fc.constantFrom(...VERDICTS),
    today: fc.option(identities),
    accepted: fc.boolean(),
    fresh: fc.boolean(),
  }),
  { maxLength: 130 },
);

function observed(step: Step, i: number, last: Identities | null): Observation {
  return {
    runId: `run-${i}`,
    at: new Date(Date.UTC(2026, 0, 1, i)).toISOString(),
    verdict: step.verdict,
    findings: 1,
    limits: step.fresh ? [`limit-${i}`] : [],
    limitsUntil: (fresh) => (fresh.length > 0 ? '2027-01-01' : null),
    identities: step.today,
    mismatch: step.today === null ? null : 'm-0123456789',
    knownBefore: last,
    acceptedUntil: step.verdict === 'MATCHED' && step.accepted ? '2027-02-01' : null,
    expired: false,
    thread: `thread-${i}`,
  };
}

const START = emptyHistory({ table: { schema: 's', name: 't' }, source: 'a', lake: 'b' });

describe('a table’s history', () => {
  test('a mismatch is open until a match without consent and without a new limit, and keeps its thread', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        let history: TableHistory = START;
        let open: string | null = null;
        for (const [i, step] of sequence.entries()) {
          const before: string | null = open;
          const seen = observed(step, i, null);
          const { history: next, shown } = advance(history, seen);
          const isProof = step.verdict === 'MATCHED' && !step.accepted;
          const limitsBefore = history.open?.limits ?? [];
          const proven = isProof && seen.limits.every((l) => limitsBefore.includes(l));
          if (seen.acceptedUntil !== null || step.verdict === 'MISMATCHED') open ??= seen.thread;
          else if (proven) open = null;
          expect(next.open?.thread ?? null).toBe(open);
          if (before !== null && open === null) expect(shown.state).toBe('resolved');
          else if (before === null && step.verdict === 'MISMATCHED') expect(shown.state).toBe('new');
          else if (before === null && open === null) expect(shown.state).toBeNull();
          else
            expect(shown.state).toBe(
              next.open?.acceptedUntil != null && step.verdict === 'MATCHED' ? 'accepted' : 'stillOpen',
            );
          expect(historySchema.parse(next)).toEqual(next);
          expect(shownHistorySchema.parse(shown)).toEqual(shown);
          // The same run, concluded again, says the same and changes nothing.
          expect(advance(next, seen)).toEqual({ history: next, shown });
          history = next;
        }
        expect(history.verdicts.length).toBe(Math.min(sequence.length, MAX_VERDICTS));
      }),
      { numRuns: 60 },
    );
  });

  test('an earlier run that is concluded again is shown as it was, and changes nothing', () => {
    const step = (verdict: Step['verdict'], i: number) =>
      observed({ verdict, today: { a: 1 }, accepted: false, fresh: false }, i, null);
    const first = advance(START, step('MISMATCHED', 0));
    const second = advance(first.history, step('MATCHED', 1));
    const again = advance(second.history, step('MISMATCHED', 0));
    expect(again.history).toBe(second.history);
    expect(again.shown).toMatchObject({ state: 'new', verdicts: [{ runId: 'run-0' }] });
  });

  test('a limit is the same where kind and column are, and of a filter its text; the first expiry counts', () => {
    const filter = (where: string, expires: string) => ({
      ...limit('rowFilter', where),
      accepted: { ...CONSENT, expires },
    });
    const limits = [filter('a', '2027-01-01'), filter('b', '2026-01-01'), limit('hiddenRows', 'x')];
    expect(new Set(limits.map(limitKey)).size).toBe(3);
    expect(limitsUntil(limits, [])).toBeNull();
    expect(limitsUntil(limits, limits.slice(0, 2).map(limitKey))).toBe('2026-01-01');
  });
});

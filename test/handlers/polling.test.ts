import fc from 'fast-check';
import { makeCheckQueryHandler } from '../../handlers/check-query.ts';
import { MAX_ATTEMPTS, MAX_RESTARTS, MAX_ROUNDS } from '../../handlers/part-state.ts';
import { checksIn, waitBefore } from '../../handlers/polling.ts';
import type { QueryEngine, QueryStatus } from '../../handlers/ports.ts';

/** What the stack gives a query, and how often it asks at first. */
const QUERY_SECONDS = 2_400;
const POLL_SECONDS = 5;

const waited = (checks: number, pollSeconds: number) =>
  Array.from({ length: checks }, (_, i) => waitBefore(i + 1, pollSeconds)).reduce((sum, wait) => sum + wait, 0);

it('asks often at first, then less and less often', () => {
  const waits = Array.from({ length: 40 }, (_, i) => waitBefore(i + 1, POLL_SECONDS));
  expect(waits.slice(0, 10)).toEqual(Array(10).fill(5));
  expect(waits.slice(10, 14)).toEqual([6, 7, 7, 8]);
  expect(waits.at(-1)).toBe(88);
});

it('gives a query its time, in whole seconds, and hardly more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 60, max: 14_400 }), fc.integer({ min: 1, max: 300 }), (seconds, poll) => {
      const checks = checksIn(seconds, poll);
      const total = waited(checks, poll);
      expect(Number.isInteger(total)).toBe(true);
      expect(total).toBeGreaterThanOrEqual(seconds);
      expect(waited(checks - 1, poll)).toBeLessThan(seconds);
      // The end of a query is noticed within a tenth of its time, or one interval.
      expect(waitBefore(checks, poll)).toBeLessThanOrEqual(poll + 1 + 0.1 * seconds + 1);
    }),
  );
});

it('where checks themselves wait, there is one for each second', () => {
  expect(checksIn(90, 0)).toBe(90);
  expect(waitBefore(50, 0)).toBe(0);
});

it('the history of a part has room for every query that it may have, each as slow as it may be', () => {
  // Level 1; then rows, what changed later, and findings; then rows and findings of every further read.
  const queries = (MAX_ROUNDS + 1) * (1 + 3 + 2 * MAX_ATTEMPTS) + MAX_RESTARTS;
  // Start, choice, judgement and choice, and a pause; a check is a Wait, a Task and a Choice; every Task is tried again.
  const events = queries * (7 + 7 + 2 + 9 * checksIn(QUERY_SECONDS, POLL_SECONDS) + 3 * 30);
  expect(events).toBeLessThan(25_000);
});

it('CheckQuery says how long to wait, and begins anew with the next query', async () => {
  const status = { state: 'running', error: null, startedAt: '', seconds: 1, sourceRows: null } as const;
  let now: QueryStatus = status;
  const engine = { check: async () => now } as unknown as QueryEngine;
  const check = makeCheckQueryHandler({ engine, progress: () => undefined });
  const maxChecks = checksIn(QUERY_SECONDS, POLL_SECONDS);
  let state: unknown = { ...STATE, maxChecks, checksLeft: maxChecks, waitSeconds: POLL_SECONDS };
  const waits: number[] = [];
  for (let i = 0; i < 20; i++) {
    state = await check(state);
    waits.push((state as { waitSeconds: number }).waitSeconds);
  }
  expect(waits).toEqual(Array.from({ length: 20 }, (_, i) => waitBefore(i + 2, POLL_SECONDS)));
  now = { ...status, state: 'succeeded' };
  expect(await check(state)).toMatchObject({ next: 'judge', waitSeconds: POLL_SECONDS });
  // What it read is in the report, with what it is looked up by where the engine keeps queries.
  const read = { phase: 'digest', startedAt: '', seconds: 1 };
  expect(await check(state)).toMatchObject({ reads: [read] });
  now = { ...now, lookUp: 'a-b-c', progress: { bytes: 7, percent: null } };
  expect(await check(state)).toMatchObject({ reads: [{ ...read, queryId: 'a-b-c', bytes: 7 }] });
  now = { ...status, state: 'failed', error: { name: 'EngineRestarted', message: 'gone' } };
  expect(await check(state)).toMatchObject({ next: 'pause', waitSeconds: POLL_SECONDS });
});

const STATE = { runId: 'r', ordinal: 0, pollSeconds: POLL_SECONDS, settleSeconds: 60, queryId: 'q' };

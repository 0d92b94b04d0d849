/**
 * How often a query is asked after. Each check is nine events of an execution's history, which may have 25,000, and a
 * part may have two dozen queries of forty minutes: so the checks grow apart, by a tenth from one to the next.
 */

/** So many checks come at the first interval: most queries have ended by then. */
const SOON = 10;

const GROWTH = 1.1;

/** Whole seconds of the Wait before the nth check of a query, from 1. */
export function waitBefore(nth: number, pollSeconds: number): number {
  return Math.ceil(pollSeconds * GROWTH ** Math.max(0, nth - SOON));
}

/** Checks after which a query has had its time. Where checks themselves wait (`pollSeconds` is 0), one for each second. */
export function checksIn(seconds: number, pollSeconds: number): number {
  if (pollSeconds === 0) return Math.ceil(seconds);
  let checks = 0;
  for (let waited = 0; waited < seconds; waited += waitBefore(checks, pollSeconds)) checks++;
  return checks;
}

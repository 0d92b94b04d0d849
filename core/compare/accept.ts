import { columnGlobMatches, globMatches, parseTableGlob, type TableRef } from '../config/globs.ts';
import type { AcceptRule } from '../plan/schema.ts';
import type { Consent, Limit } from './limits.ts';

/** Whether a consent still holds on a day (`YYYY-MM-DD`, UTC): its last day is the day it expires. */
export function isInForce(consent: Consent, today: string): boolean {
  return today <= consent.expires;
}

/** The consent where it is still in force, else null. */
export function inForce(consent: Consent | null | undefined, today: string): Consent | null {
  if (!consent || !isInForce(consent, today)) return null;
  const { reason, owner, expires } = consent;
  return { reason, owner, expires };
}

/**
 * Fills in who accepts each limit of a table. A limit that came with its own consent (a configured exclusion or filter)
 * keeps it unless it has expired; else the first rule in force that matches kind, table and column accepts it. A rule
 * with a column never accepts a limit of the whole table.
 */
export function acceptLimits(
  limits: readonly Limit[],
  rules: readonly AcceptRule[],
  table: TableRef,
  today: string,
): Limit[] {
  return limits.map((limit) => {
    const own = inForce(limit.accepted, today);
    const rule = rules.find((candidate) => isInForce(candidate, today) && accepts(candidate, limit, table));
    return { ...limit, accepted: own ?? inForce(rule, today) };
  });
}

function accepts(rule: AcceptRule, limit: Limit, table: TableRef): boolean {
  if (rule.limit !== limit.kind || !globMatches(parseTableGlob(rule.table), table)) return false;
  return rule.column === null || (limit.column !== null && columnGlobMatches(rule.column, limit.column));
}

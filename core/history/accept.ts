import { isInForce } from '../compare/accept.ts';
import { type Consent, type Limit, limit } from '../compare/limits.ts';
import { globMatches, parseTableGlob } from '../config/globs.ts';
import { FINDING_KINDS, type Finding, type PartResult } from '../report/schema.ts';
import { compareIdentities, copiesOf, type Identities, unionOf } from './identities.ts';
import type { AcceptDifferences } from './schema.ts';

/** Consent to differences that a mismatch had: those rows, so many copies of each, and nothing else. */

/** A consent, and the differences that it names. */
export interface NamedDifferences {
  readonly rule: AcceptDifferences;
  readonly identities: Identities;
}

/** The consents of the configuration that are about a table. */
export function consentsFor(rules: readonly AcceptDifferences[], table: PartResult['table']): AcceptDifferences[] {
  return rules.filter((rule) => globMatches(parseTableGlob(rule.table), table));
}

export interface Consented {
  readonly table: PartResult;
  /** Set where a consent in force covers all differences. */
  readonly acceptedUntil: string | null;
  /** Whether one that is void would have. */
  readonly expired: boolean;
}

/**
 * The table with its consents applied. It is accepted only where rows are all that differs, every one of them is known
 * (`today`), and each is among those that the consents in force name. What is left of its limits decides the verdict.
 */
export function acceptDifferences(
  table: PartResult,
  today: Identities | null,
  named: readonly NamedDifferences[],
  day: string,
): Consented {
  const refused = { table, acceptedUntil: null, expired: false };
  if (today === null || !isOnlyRows(table, today)) return refused;
  const valid = named.filter(({ rule }) => isInForce(rule, day));
  if (covers(valid, today)) return accepted(table, today, valid);
  return { ...refused, expired: covers(named, today) };
}

const covers = (named: readonly NamedDifferences[], today: Identities): boolean =>
  named.length > 0 && compareIdentities(today, unionOf(named.map((n) => n.identities))).new === 0;

/** Lost columns, broken files and tables that only the lake has are no rows that somebody has seen. */
function isOnlyRows(table: PartResult, today: Identities): boolean {
  const rows = FINDING_KINDS.reduce((n, kind) => n + table.counts[kind].sourceRows + table.counts[kind].lakeRows, 0);
  const isAll = rows > 0 && rows === compareIdentities(today, {}).new;
  return table.verdict === 'MISMATCHED' && table.cause === null && table.absentColumns.length === 0 && isAll;
}

function accepted(table: PartResult, today: Identities, named: readonly NamedDifferences[]): Consented {
  const rows = compareIdentities(today, {}).new;
  const used = named.filter(({ identities }) => compareIdentities(today, identities).known > 0).map((n) => n.rule);
  const first = used.reduce((a, b) => (b.expires < a.expires ? b : a), used[0] ?? named[0]?.rule ?? NOBODY);
  const names = used.map((rule) => rule.mismatch).join(', ');
  const differences: Limit = {
    ...limit('acceptedDifferences', `rows differ, and are those of the mismatch ${names}`, { count: rows }),
    accepted: { reason: first.reason, owner: first.owner, expires: first.expires },
  };
  const limits = [...table.limits, differences];
  const verdict = limits.some((l) => l.accepted === null) ? 'INCONCLUSIVE' : 'MATCHED';
  return { table: { ...table, verdict, limits }, acceptedUntil: first.expires, expired: false };
}

const NOBODY: Consent & { mismatch: string } = { reason: '', owner: '', expires: '0000-01-01', mismatch: '' };

/** The sample with findings marked and the new ones first. A row whose identity is not there is not known. */
export function markSample(sample: readonly Finding[], before: Identities): Finding[] {
  const marked = sample.map((finding) => ({ ...finding, isNew: !finding.rows.every((row) => isKnown(row, before)) }));
  return [...marked.filter((f) => f.isNew), ...marked.filter((f) => !f.isNew)];
}

function isKnown(row: Finding['rows'][number], before: Identities): boolean {
  return row.id !== undefined && Math.abs(row.inSource - row.inLake) <= copiesOf(before, row.id);
}

/** A limit as a text: two runs have the same limit where the texts are equal. */
export function limitKey({ kind, column, detail }: Limit): string {
  return JSON.stringify([kind, column, kind === 'rowFilter' ? detail : null]);
}

/** The day on which the first of these limits is not accepted any more; null where there are none. */
export function limitsUntil(limits: readonly Limit[], keys: readonly string[]): string | null {
  const days = limits.filter((l) => keys.includes(limitKey(l))).map((l) => l.accepted?.expires ?? '0000-01-01');
  return [...days].sort()[0] ?? null;
}

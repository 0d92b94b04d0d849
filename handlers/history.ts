import { isInForce } from '../core/compare/accept.ts';
import { ConfigError } from '../core/config/errors.ts';
import {
  acceptDifferences,
  consentsFor,
  limitKey,
  limitsUntil,
  markSample,
  type NamedDifferences,
} from '../core/history/accept.ts';
import { advance, emptyHistory, type Observation } from '../core/history/advance.ts';
import { type Identities, joinIdentities, unionOf } from '../core/history/identities.ts';
import { historySchema, mismatchSchema, type StoredMismatch, type TableHistory } from '../core/history/schema.ts';
import type { Plan, PlannedPart } from '../core/plan/schema.ts';
import { tableName } from '../core/plan/schema.ts';
import { reviseReport } from '../core/report/build.ts';
import { FINDING_KINDS, type PartResult, type RunReport } from '../core/report/schema.ts';
import { mapBounded } from './bounded.ts';
import { causeOf, LoadproofError } from './errors.ts';
import { getDifferences } from './evidence.ts';
import { identityKeyName, keepIdentityKey, mismatchOf, sha256, swapText } from './identities.ts';
import type { RunStore } from './ports.ts';
import { parseJson } from './task.ts';

/** What is known of the tables of a run from the runs before it; and what this run adds to it. */

/** Below the runs, since whoever may write those may write this. No run has a name that begins with a dot. */
export const HISTORY_PREFIX = 'runs/.history/';

const CONCURRENCY = 24;
/** Runs that conclude at the same moment wait for one another so often. */
const TRIES = 8;

const mismatchKey = (mismatch: string): string => `${HISTORY_PREFIX}mismatches/${mismatch}.json`;

/** Names are data of the source: what is no letter is left out, and a digest tells alike ones apart. */
function historyKey(plan: Plan, part: PlannedPart): string {
  const scope = sha256([plan.source.identity, plan.lake.location]).slice(0, 16);
  const { schema, name } = part.table;
  const shown = `${schema}.${name}`.replace(/[^A-Za-z0-9_.-]/g, '_').slice(0, 60);
  const exact = sha256([schema, name, part.lake.location, part.source === null]).slice(0, 16);
  return `${HISTORY_PREFIX}tables/${scope}/${shown}-${exact}.json`;
}

/**
 * The report with the tables' past and the consents to differences, and the history with this run in it. A table whose
 * past cannot be read or written keeps its verdict, and a note says so. Never rejects.
 */
export async function withHistory(
  store: RunStore,
  plan: Plan,
  report: RunReport,
  parts: readonly PartResult[],
): Promise<RunReport> {
  const keyName = await identityKeyName(store).catch(() => null);
  const work: Work = { store, plan, report, parts, planned: groupParts(plan), keyName };
  const seen = await mapBounded(report.tables, CONCURRENCY, (table) => quietly(work, table));
  const failed = seen.flatMap(({ table, problem }) =>
    problem === null ? [] : [`${tableName(table.table)}: ${problem}`],
  );
  const more = failed.length > 1 ? ` (and of ${failed.length - 1} more tables)` : '';
  const notes = failed.length === 0 ? [] : [`The history was not kept of ${failed[0]}${more}`];
  if (report.tables.some((t) => t.verdict === 'MISMATCHED')) await keepIdentityKey(store).catch(() => undefined);
  const tables = seen.map(({ table }) => table);
  return reviseReport({ ...report, notes: [...report.notes, ...notes] }, tables);
}

interface Work {
  readonly store: RunStore;
  readonly plan: Plan;
  readonly report: RunReport;
  readonly parts: readonly PartResult[];
  /** The parts of a table, by its first ordinal. */
  readonly planned: ReadonlyMap<number, readonly PlannedPart[]>;
  readonly keyName: string | null;
}

async function quietly(work: Work, table: PartResult): Promise<{ table: PartResult; problem: string | null }> {
  try {
    return { table: await tableWithHistory(work, table), problem: null };
  } catch (error) {
    const { code, message } = causeOf(error);
    return { table, problem: `${code}: ${message}` };
  }
}

async function tableWithHistory(work: Work, table: PartResult): Promise<PartResult> {
  const planned = work.planned.get(table.ordinal) ?? [];
  const first = planned[0];
  if (first === undefined) return table;
  const identities = table.verdict === 'MISMATCHED' ? await identitiesOf(work, planned) : null;
  const named = table.verdict === 'MISMATCHED' ? await namedFor(work, table) : [];
  const day = work.report.finishedAt.slice(0, 10);
  const consented = acceptDifferences(table, identities, named, day);
  const mismatch = identities === null ? null : mismatchOf(table.table, identities);
  if (mismatch !== null && identities !== null) await putMismatch(work, table, mismatch, identities);
  for (const { rule } of named) await keepMismatch(work.store, rule.mismatch);
  return recordRun(work, historyKey(work.plan, first), { ...consented, identities, mismatch, named });
}

interface Judged extends ReturnType<typeof acceptDifferences> {
  readonly identities: Identities | null;
  readonly mismatch: string | null;
  readonly named: readonly NamedDifferences[];
}

/** Adds the run to the table's history, and says what the report says of it; again, where another run came first. */
async function recordRun(work: Work, key: string, judged: Judged): Promise<PartResult> {
  const { store } = work;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const text = await store.getText(key);
    const known = text === null ? emptyHistory(aboutOf(work, judged.table)) : readHistory(key, text);
    const knownBefore = await differencesBefore(work, known, judged);
    const { history, shown } = advance(known, observe(work, judged, knownBefore));
    const next = JSON.stringify(history);
    if (next !== text && !(await swapText(store, key, next, text))) continue;
    const isPlain = shown.state === null && shown.verdicts.every((v) => v.verdict === 'MATCHED');
    const sample = knownBefore === null ? judged.table.sample : markSample(judged.table.sample, knownBefore);
    return isPlain ? judged.table : { ...judged.table, sample, history: shown, ...differencesOf(work, judged) };
  }
  throw new LoadproofError(
    'QueryFailed',
    `${store.location(key)} was written by other runs at the same time, ${TRIES} times.`,
    'Run it again, when fewer runs end at once.',
  );
}

function differencesOf({ keyName }: Work, { identities }: Judged): Pick<PartResult, 'differences'> {
  return identities === null || keyName === null ? {} : { differences: { key: keyName, rows: identities } };
}

const aboutOf = ({ plan }: Work, { table }: PartResult): Pick<TableHistory, 'table' | 'source' | 'lake'> => ({
  table: { schema: table.schema, name: table.name },
  source: plan.source.identity,
  lake: plan.lake.location,
});

/** What is damaged must not be taken for a table without a past: that would forget what is open. */
function readHistory(key: string, text: string): TableHistory {
  const parsed = historySchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new LoadproofError(
    'QueryFailed',
    `${key} is no history that this version of Loadproof reads.`,
    'Use the latest release that wrote it; or remove the file, and the history begins anew.',
  );
}

function observe({ report }: Work, judged: Judged, knownBefore: Identities | null): Observation {
  const { table, identities, mismatch, acceptedUntil, expired } = judged;
  const { limits } = table;
  return {
    runId: report.runId,
    at: report.finishedAt,
    verdict: table.verdict,
    findings: FINDING_KINDS.reduce((n, kind) => n + table.counts[kind].findings, 0),
    limits: [...new Set(limits.map(limitKey))].sort(),
    limitsUntil: (fresh) => limitsUntil(limits, fresh),
    identities,
    mismatch,
    knownBefore,
    acceptedUntil,
    expired,
    thread: `loadproof-${sha256([report.runId, table.table.schema, table.table.name]).slice(0, 16)}`,
  };
}

/** The differences that are no news: those seen last, and those that consents name. Null where not all are known. */
async function differencesBefore(work: Work, known: TableHistory, judged: Judged): Promise<Identities | null> {
  if (judged.table.verdict !== 'MISMATCHED' && judged.acceptedUntil === null) return null;
  const isAgain = known.verdicts.at(-1)?.runId === work.report.runId;
  const before = isAgain ? known.before : known.open;
  const consented = judged.named.map((n) => n.identities);
  if (before === null) return unionOf(consented);
  const last = before.mismatch === null ? null : await getMismatch(work.store, before.mismatch);
  return last === null ? null : unionOf([last.identities, ...consented]);
}

/** The differences of all parts of a table; null where one's are not known. */
async function identitiesOf(work: Work, planned: readonly PlannedPart[]): Promise<Identities | null> {
  const { store, plan, parts } = work;
  const all = await mapBounded(planned, CONCURRENCY, async ({ ordinal }) => {
    const verdict = parts.find((p) => p.ordinal === ordinal)?.verdict;
    if (verdict === 'MATCHED') return {};
    return verdict === 'MISMATCHED' ? getDifferences(store, { runId: plan.runId, ordinal }) : null;
  });
  return joinIdentities(all);
}

async function namedFor({ plan, store }: Work, table: PartResult): Promise<NamedDifferences[]> {
  const rules = consentsFor(plan.settings.acceptDifferences ?? [], table.table);
  const named = await mapBounded(rules, CONCURRENCY, async (rule) => ({
    rule,
    stored: await getMismatch(store, rule.mismatch),
  }));
  return named.flatMap(({ rule, stored }) => {
    const isOf = stored !== null && stored.source === plan.source.identity && stored.lake === plan.lake.location;
    return isOf && isSameTable(stored.table, table.table) ? [{ rule, identities: stored.identities }] : [];
  });
}

const isSameTable = (a: PartResult['table'], b: PartResult['table']): boolean =>
  a.schema === b.schema && a.name === b.name;

/** Null where there is no such mismatch, or it cannot be read. */
export async function getMismatch(store: RunStore, mismatch: string): Promise<StoredMismatch | null> {
  const text = await store.getText(mismatchKey(mismatch));
  const parsed = mismatchSchema.safeParse(text === null ? null : parseJson(text));
  return parsed.success && parsed.data.mismatch === mismatch ? parsed.data : null;
}

async function putMismatch(work: Work, table: PartResult, mismatch: string, identities: Identities): Promise<void> {
  const stored: StoredMismatch = { version: 1, mismatch, ...aboutOf(work, table), identities };
  await work.store.putText(mismatchKey(mismatch), JSON.stringify(stored));
}

/** Written again as it is: a rule on the age of evidence must not remove what a consent rests on. */
async function keepMismatch(store: RunStore, mismatch: string): Promise<void> {
  const text = await store.getText(mismatchKey(mismatch));
  if (text !== null) await store.putText(mismatchKey(mismatch), text);
}

/** The parts of each table, as the report puts them together. */
function groupParts(plan: Plan): Map<number, PlannedPart[]> {
  const groups = new Map<string, PlannedPart[]>();
  for (const part of plan.parts) {
    const key = JSON.stringify([part.table.schema, part.table.name, part.lake.location, part.source === null]);
    groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  return new Map([...groups.values()].map((parts) => [Math.min(...parts.map((p) => p.ordinal)), parts]));
}

/** Every table's history in a store. Rejects where one cannot be read: what is open in it would not be seen. */
export async function readHistories(store: RunStore): Promise<TableHistory[]> {
  const keys = (await store.list(`${HISTORY_PREFIX}tables/`)).filter((key) => key.endsWith('.json'));
  const read = await mapBounded(keys, CONCURRENCY, async (key) => ({ key, text: await store.getText(key) }));
  return read.flatMap(({ key, text }) => (text === null ? [] : [readHistory(key, text)]));
}

/** Throws where a consent in force names a mismatch that is not stored, or that is of a table which it is not about. */
export async function checkAccepted(store: RunStore, plan: Plan): Promise<void> {
  const day = plan.createdAt.slice(0, 10);
  const rules = plan.settings.acceptDifferences ?? [];
  const issues = await mapBounded(rules, CONCURRENCY, async (rule, index) => {
    const issue = (at: string, message: string) => [{ path: `acceptDifferences[${index}].${at}`, line: null, message }];
    if (!isInForce(rule, day)) return [];
    const stored = await getMismatch(store, rule.mismatch);
    if (stored === null)
      return issue(
        'mismatch',
        `no mismatch ${rule.mismatch} is stored: copy it from loadproof history, or take it away`,
      );
    if (consentsFor([rule], stored.table).length > 0) return [];
    return issue('table', `${rule.mismatch} is a mismatch of ${tableName(stored.table)}, and not of ${rule.table}`);
  });
  const all = issues.flat();
  if (all.length > 0) throw new ConfigError(all);
}

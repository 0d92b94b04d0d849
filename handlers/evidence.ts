import { canarySlice } from '../core/canary/plan.ts';
import type { Prepared } from '../core/compare/prepare.ts';
import type { DigestResult } from '../core/compare/records.ts';
import { type Identities, identitiesSchema } from '../core/history/identities.ts';
import { type Plan, type PlannedPart, planSchema } from '../core/plan/schema.ts';
import { type PartResult, partResultSchema, type RunReport, runReportSchema } from '../core/report/schema.ts';
import { mapBounded } from './bounded.ts';
import { LoadproofError } from './errors.ts';
import type { RunStore } from './ports.ts';
import { parseJson } from './task.ts';

/** What a run keeps in its store, and under which keys. */

export const runKey = (runId: string, name: string): string => `runs/${runId}/${name}`;
export const partKey = (runId: string, ordinal: number, name: string): string =>
  runKey(runId, `parts/${ordinal}/${name}`);

/** Requests to the store at the same time. */
const STORE_CONCURRENCY = 24;

/** What level 1 found, and the buckets that level 2 reads. */
export interface StoredDigest {
  readonly digest: DigestResult;
  readonly buckets: readonly number[] | 'all';
}

export type StoredStatement = PartResult['statements'][number];

/** Where a part is: which run, which ordinal. */
export interface PartAddress {
  readonly runId: string;
  readonly ordinal: number;
}

/**
 * Stores the plan: a slice per part (so that no function of a part reads a plan of thousands), then `plan.json`, whose
 * existence says that the plan is complete.
 */
export async function putPlan(store: RunStore, plan: Plan): Promise<void> {
  const { canary, ...own } = plan;
  const slices = [
    ...plan.parts.map((part) => ({ ...own, parts: [part] })),
    ...(canary?.parts ?? []).map((part) => canarySlice(plan, part)),
  ];
  await mapBounded(slices, STORE_CONCURRENCY, async (slice) => {
    const [part] = slice.parts;
    if (part) await store.putText(partKey(plan.runId, part.ordinal, 'plan.json'), JSON.stringify(slice));
  });
  await store.putText(runKey(plan.runId, 'plan.json'), JSON.stringify(plan));
}

/** The whole plan; null where Plan did not get so far. */
export async function getPlan(store: RunStore, runId: string): Promise<Plan | null> {
  const text = await store.getText(runKey(runId, 'plan.json'));
  return text === null ? null : planSchema.parse(JSON.parse(text));
}

/** The plan with this part only. */
export async function getPartPlan(store: RunStore, at: PartAddress): Promise<{ plan: Plan; part: PlannedPart }> {
  const plan = planSchema.parse(await getJson(store, partKey(at.runId, at.ordinal, 'plan.json')));
  const part = plan.parts[0];
  if (part === undefined || part.ordinal !== at.ordinal) throw missing(partKey(at.runId, at.ordinal, 'plan.json'));
  return { plan, part };
}

export async function putPart(store: RunStore, at: PartAddress, name: string, value: unknown): Promise<void> {
  await store.putText(partKey(at.runId, at.ordinal, name), JSON.stringify(value));
}

/** Written by {@link putPart} in the same run by the same version: not checked again. */
export async function getPrepared(store: RunStore, at: PartAddress): Promise<Prepared> {
  return (await getJson(store, partKey(at.runId, at.ordinal, 'prepared.json'))) as Prepared;
}

export async function getDigest(store: RunStore, at: PartAddress): Promise<StoredDigest> {
  return (await getJson(store, partKey(at.runId, at.ordinal, 'digest.json'))) as StoredDigest;
}

/** The keys that the reads of a part left open; null where a reread cannot take them alone. */
export async function getOpenKeys(store: RunStore, at: PartAddress): Promise<readonly string[] | null> {
  return (await getJson(store, partKey(at.runId, at.ordinal, 'open.json'))) as readonly string[] | null;
}

/** Every lasting difference of a part; null where not all are known. */
export async function getDifferences(store: RunStore, at: PartAddress): Promise<Identities | null> {
  const text = await store.getText(partKey(at.runId, at.ordinal, 'differences.json'));
  const parsed = identitiesSchema.safeParse(text === null ? null : parseJson(text));
  return parsed.success ? parsed.data : null;
}

export async function getStatements(store: RunStore, at: PartAddress): Promise<StoredStatement[]> {
  const text = await store.getText(partKey(at.runId, at.ordinal, 'statements.json'));
  return text === null ? [] : (JSON.parse(text) as StoredStatement[]);
}

/** Adds a statement, or replaces that of its phase. */
export async function putStatement(store: RunStore, at: PartAddress, statement: StoredStatement): Promise<void> {
  const others = (await getStatements(store, at)).filter((s) => s.phase !== statement.phase);
  await putPart(store, at, 'statements.json', [...others, statement]);
}

/** Whether a run of this name has judged anything. */
export async function hasResults(store: RunStore, runId: string): Promise<boolean> {
  const keys = await store.list(runKey(runId, ''));
  return keys.some((key) => /\/(?:parts\/\d+\/result|report)\.json$/.test(key));
}

/** The result of a part; null where there is none that can be read. */
export async function getResult(store: RunStore, at: PartAddress): Promise<PartResult | null> {
  const text = await store.getText(partKey(at.runId, at.ordinal, 'result.json'));
  const parsed = partResultSchema.safeParse(text === null ? null : parseJson(text));
  return parsed.success && parsed.data.ordinal === at.ordinal ? parsed.data : null;
}

/** Every result that the planned parts have; `parts` may be those of the plan's canary. */
export async function getResults(store: RunStore, plan: Plan, parts = plan.parts): Promise<PartResult[]> {
  const results = await mapBounded(parts, STORE_CONCURRENCY, (part) =>
    getResult(store, { runId: plan.runId, ordinal: part.ordinal }),
  );
  return results.filter((r) => r !== null);
}

/** The report of a run; null where there is none. */
export async function getReport(store: RunStore, runId: string): Promise<RunReport | null> {
  const text = await store.getText(runKey(runId, 'report.json'));
  return text === null ? null : runReportSchema.parse(JSON.parse(text));
}

async function getJson(store: RunStore, key: string): Promise<unknown> {
  const text = await store.getText(key);
  if (text === null) throw missing(key);
  return JSON.parse(text);
}

function missing(key: string): LoadproofError {
  return new LoadproofError(
    'QueryFailed',
    `The run's store has no ${key}.`,
    'Something removed it while the run was going on; run again, and keep lifecycle rules away from runs of today.',
  );
}

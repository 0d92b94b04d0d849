import { isOwnTable } from '../core/canary/plan.ts';
import { lakeOnlyResult, problemResult } from '../core/compare/judge.ts';
import { hasKeySpread } from '../core/compare/key-spread.ts';
import { type Listing, type Prepared, prepareComparison } from '../core/compare/prepare.ts';
import { rereadOf } from '../core/compare/reread.ts';
import { type PlannedPart, tableName } from '../core/plan/schema.ts';
import type { PartResult } from '../core/report/schema.ts';
import type { ComparisonSpec, Statement } from '../core/sql/dialect.ts';
import { LoadproofError } from './errors.ts';
import { getDigest, getOpenKeys, getPartPlan, getPrepared, partKey, putPart, putStatement } from './evidence.ts';
import { type PlannedWork, settlePart } from './judging.ts';
import { type PartState, partStateSchema, phaseLabel, queryToken } from './part-state.ts';
import type { CanaryLake, Clock, LakeCatalog, Progress, QueryEngine, RunStore, Spelling } from './ports.ts';
import { readLake } from './read-lake.ts';
import { taskHandler } from './task.ts';

export interface StartPorts {
  readonly lake: LakeCatalog;
  readonly canary: CanaryLake | null;
  readonly engine: QueryEngine;
  readonly spelling: Spelling;
  readonly store: RunStore;
  readonly clock: Clock;
  readonly progress: Progress;
}

/** What the part has stored once its statement has succeeded. */
function storedWith(state: PartState, key: string | null): Pick<PartState, 'stored' | 'later'> {
  if (key === null || state.phase === 'findings') return { stored: state.stored, later: state.later };
  if (state.phase === 'later') return { stored: state.stored, later: key };
  return { stored: [...state.stored.slice(0, state.attempt), key], later: state.later };
}

/** A statement to start, and where its result goes; or a result, where there is nothing to start. */
type Start = { readonly statement: Statement; readonly storeKey: string | null } | { readonly result: PartResult };

/** StartComparison: starts the statement of the part's phase; a part that needs no statement gets its result at once. */
export function makeStartComparisonHandler(ports: StartPorts) {
  return taskHandler('StartComparison', partStateSchema, async (input): Promise<PartState> => {
    const work = await getPartPlan(ports.store, input);
    const quiet = isOwnTable(work.part.table);
    const state = { ...input, quiet, table: tableName(work.part.table) };
    const phase = phaseLabel(state);
    if (!quiet) ports.progress({ type: 'phase', table: state.table, ordinal: state.ordinal, phase });
    const start = await startOf(ports, work, state);
    if ('result' in start) return settlePart(ports, state, start.result);
    return startQuery(ports, state, start.statement, start.storeKey);
  });
}

async function startQuery(
  ports: StartPorts,
  state: PartState,
  statement: Statement,
  storeKey: string | null,
): Promise<PartState> {
  const phase = phaseLabel(state);
  await putStatement(ports.store, state, { phase, native: statement.native, sql: statement.sql });
  const queryId = await ports.engine.start({
    statement,
    token: queryToken(state),
    storeAt: storeKey === null ? null : ports.store.location(storeKey),
    label: `${state.table} ${phase}`,
  });
  return { ...state, ...storedWith(state, storeKey), queryId, checksLeft: state.maxChecks, next: 'poll' };
}

async function startOf(ports: StartPorts, work: PlannedWork, state: PartState): Promise<Start> {
  const { problem } = work.part;
  if (problem !== null) return { result: problemResult(work.part, problem) };
  switch (state.phase) {
    case 'digest':
      return startDigest(ports, work, state);
    case 'rows':
      return startRows(ports, work, state);
    case 'later':
      return startLater(ports, state);
    case 'findings':
      return startFindings(ports, work, state);
  }
}

async function startDigest(ports: StartPorts, work: PlannedWork, state: PartState): Promise<Start> {
  const { part } = work;
  const listing = await readLake(lakeOf(ports, part), part);
  if (part.source === null) return { result: lakeOnlyResult(part, listing) };
  const prepared = prepare(ports.spelling, work, listing);
  await putPart(ports.store, state, 'prepared.json', prepared);
  if (prepared.problem !== null)
    return { result: { ...problemResult(part, prepared.problem), columns: [...prepared.coverage] } };
  const spec = await declared(ports, part, specOf(prepared.spec));
  return { statement: ports.spelling.engine.digestStatement(spec), storeKey: null };
}

/** The canary's lake file is not in the user's lake. */
function lakeOf(ports: StartPorts, part: PlannedPart): Pick<LakeCatalog, 'list' | 'describe' | 'listTransactions'> {
  if (!isOwnTable(part.table)) return ports.lake;
  if (ports.canary !== null) return ports.canary;
  throw new LoadproofError(
    'QueryFailed',
    'The run was planned with a canary, and this function does not know where its lake file is.',
    'This is a defect of Loadproof: please report it with the plan of the run.',
  );
}

/** The second read lists the lake again: what arrived while the first one went on must not look lost. */
async function startRows(ports: StartPorts, work: PlannedWork, state: PartState): Promise<Start> {
  const first = await getPrepared(ports.store, state);
  const { buckets } = await getDigest(ports.store, state);
  const spec = state.attempt === 0 ? specOf(first.spec) : await reread(ports, work, first);
  const keys = state.attempt === 0 ? null : await getOpenKeys(ports.store, state);
  const narrow = rereadOf(spec, work.part, first.key, keys, ports.spelling.source);
  const statement = ports.spelling.engine.rowsStatement(narrow?.spec ?? spec, narrow?.chosen ?? buckets);
  return { statement, storeKey: storeKeyOf(state) };
}

/** Never twice the same in a run: an engine may refuse to write over what is there. */
function storeKeyOf(state: PartState): string {
  const { phase, attempt, round, restarts } = state;
  const name = [phase, attempt, ...(round === 0 ? [] : [`r${round}`]), ...(restarts === 0 ? [] : [restarts])].join('-');
  return partKey(state.runId, state.ordinal, `${name}.parquet`);
}

async function startLater(ports: StartPorts, state: PartState): Promise<Start> {
  const { later } = await getPrepared(ports.store, state);
  return { statement: ports.spelling.engine.rowsStatement(specOf(later), 'all'), storeKey: storeKeyOf(state) };
}

async function reread(ports: StartPorts, work: PlannedWork, first: Prepared): Promise<ComparisonSpec> {
  const again = prepare(ports.spelling, work, await readLake(ports.lake, work.part));
  const shape = (p: Prepared) => JSON.stringify([p.problem, p.key, p.compared]);
  if (shape(again) !== shape(first))
    throw new LoadproofError(
      'UnreadableLakeFile',
      `The columns of ${work.part.lake.location} changed between two reads of it.`,
      'Run again when nothing writes to the lake.',
    );
  // The buckets to read were chosen by the first read's division of the digests.
  return { ...(await declared(ports, work.part, specOf(again.spec))), buckets: specOf(first.spec).buckets };
}

/** The comparison, whose lake files the engine can now read. */
async function declared(ports: StartPorts, part: PlannedPart, spec: ComparisonSpec): Promise<ComparisonSpec> {
  await ports.spelling.declareLake?.(part, spec);
  return spec;
}

async function startFindings(ports: StartPorts, work: PlannedWork, state: PartState): Promise<Start> {
  const prepared = await getPrepared(ports.store, state);
  const latestFirst = [...state.stored].reverse();
  const statement = ports.spelling.engine.findingsStatement({
    reads: latestFirst.map((key) => ports.engine.stored(ports.store.location(key))),
    later: state.later === null ? null : ports.engine.stored(ports.store.location(state.later)),
    sample: work.plan.settings.sample,
    columns: prepared.compared.length,
    spread: hasKeySpread(prepared.key, prepared.compared),
  });
  return { statement, storeKey: null };
}

function prepare(spelling: Spelling, { plan, part }: PlannedWork, listing: Listing): Prepared {
  const dialects = { source: spelling.source, engine: spelling.engine };
  return prepareComparison(part, listing, dialects, {
    catalog: spelling.catalog,
    lakeTable: spelling.lakeTable(part),
    stoppedAt: plan.task?.stoppedAt ?? null,
  });
}

function specOf(spec: ComparisonSpec | null): ComparisonSpec {
  if (spec !== null) return spec;
  throw new LoadproofError(
    'QueryFailed',
    'There is nothing to compare, and no problem that says why.',
    'This is a defect of Loadproof: please report it with the plan of the run.',
  );
}

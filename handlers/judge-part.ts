import { erroredResult, isQuiesced, judgeDigest, judgeFindings } from '../core/compare/judge.ts';
import { type Findings, readDigest, readFindings } from '../core/compare/records.ts';
import type { PartResult } from '../core/report/schema.ts';
import { causeOf, LoadproofError } from './errors.ts';
import { getDigest, getPartPlan, getPrepared, getResult, getStatements, putPart } from './evidence.ts';
import { causeOfFailure, type Failure } from './failure.ts';
import { identify, identityKey, withoutDigests } from './identities.ts';
import { type JudgingPorts, judgeContext, settlePart } from './judging.ts';
import {
  MAX_ATTEMPTS,
  MAX_ROUNDS,
  nextRound,
  type PartState,
  partStateSchema,
  queryOf,
  restarted,
} from './part-state.ts';
import type { Cell, QueryEngine } from './ports.ts';
import { taskHandler } from './task.ts';

export interface JudgePorts extends JudgingPorts {
  readonly engine: QueryEngine;
}

/**
 * JudgePart: judges the records of the phase that succeeded, and says what is next: done, a closer look, or a second
 * read after the settle time. With an `error` in its input it is RecordFailure: the part gets an ERRORED result.
 */
export function makeJudgePartHandler(ports: JudgePorts) {
  return taskHandler('JudgePart', partStateSchema, async (state): Promise<PartState> => {
    if (state.error !== undefined) return recordFailure(ports, state, state.error);
    switch (state.phase) {
      case 'digest':
        return afterDigest(ports, state);
      case 'rows':
        return { ...state, phase: await afterRows(ports, state), queryId: null, next: 'start' };
      case 'later':
        return { ...state, phase: 'findings', queryId: null, next: 'start' };
      case 'findings':
        return afterFindings(ports, state);
    }
  });
}

async function afterDigest(ports: JudgePorts, state: PartState): Promise<PartState> {
  const rows = await resultsOf(ports.engine, state);
  if (rows === null) return restartOrThrow(state);
  const digest = readDigest(rows);
  const work = await getPartPlan(ports.store, state);
  const prepared = await getPrepared(ports.store, state);
  const context = await judgeContext(ports, work, state, prepared);
  const decision = judgeDigest(context, digest, state.round < MAX_ROUNDS);
  if (decision.next === 'done') return settlePart(ports, state, decision.result);
  if (decision.next === 'again') return again(state);
  await putPart(ports.store, state, 'digest.json', { digest, buckets: decision.buckets });
  return { ...state, phase: 'rows', queryId: null, next: 'start' };
}

/** The source is asked once which keys it changed after the load: what is open in both reads was open then. */
async function afterRows(ports: JudgePorts, state: PartState): Promise<'later' | 'findings'> {
  if (state.attempt > 0 || state.later !== null) return 'findings';
  const work = await getPartPlan(ports.store, state);
  const prepared = await getPrepared(ports.store, state);
  const today = ports.clock.now().toISOString().slice(0, 10);
  return prepared.later === null || isQuiesced({ plan: work.plan, today }) ? 'findings' : 'later';
}

async function afterFindings(ports: JudgePorts, state: PartState): Promise<PartState> {
  const rows = await resultsOf(ports.engine, state);
  if (rows === null) return restartOrThrow(state);
  const work = await getPartPlan(ports.store, state);
  const prepared = await getPrepared(ports.store, state);
  const { digest } = await getDigest(ports.store, state);
  const context = await judgeContext(ports, work, state, prepared);
  const { findings, identities } = await identified(ports, work.part.table, readFindings(rows));
  const decision = judgeFindings(context, digest, findings, {
    reads: state.stored.length,
    mayReread: state.attempt < MAX_ATTEMPTS,
    mayRestart: state.round < MAX_ROUNDS,
  });
  if (decision.next === 'done') {
    if (identities !== null) await putPart(ports.store, state, 'differences.json', identities);
    return settlePart(ports, state, decision.result);
  }
  if (decision.next === 'again') return again({ ...state, opened: state.opened + decision.opened });
  await putPart(ports.store, state, 'open.json', findings.openKeys);
  const reread = { phase: 'rows' as const, attempt: state.attempt + 1, queryId: null };
  return { ...state, ...reread, pauseSeconds: state.settleSeconds, next: 'pause' };
}

/** Without its key no difference has an identity: none is then known to any run, and the verdict is the same. */
async function identified(ports: JudgePorts, table: PartResult['table'], findings: Findings) {
  try {
    return identify(findings, table, await identityKey(ports.store));
  } catch {
    return { findings: withoutDigests(findings), identities: null };
  }
}

function again(state: PartState): PartState {
  const next = nextRound(state);
  if (next !== null) return next;
  throw new LoadproofError(
    'QueryFailed',
    `${state.table} was to be compared from the start more than ${MAX_ROUNDS + 1} times.`,
    'This is a defect of Loadproof: please report it with the report of the run.',
  );
}

/** The rows of the part's query; null where the engine went down and lost them. */
async function resultsOf(engine: QueryEngine, state: PartState): Promise<Cell[][] | null> {
  try {
    return (await engine.results(queryOf(state))).map((row) => [...row]);
  } catch (error) {
    if (causeOf(error).code === 'EngineRestarted') return null;
    throw error;
  }
}

function restartOrThrow(state: PartState): PartState {
  const again = restarted(state);
  if (again !== null) return again;
  throw new LoadproofError(
    'EngineRestarted',
    `The engine lost the result of ${state.table} again and again.`,
    'Give the engine more memory, or compare fewer tables at once; then run again.',
  );
}

/** A verdict that was stored before the failure was reached on full evidence, and stays. */
async function recordFailure(ports: JudgePorts, state: PartState, failure: Failure): Promise<PartState> {
  // The function that failed may have left its query running; it may also have ended long ago.
  if (state.queryId !== null) await ports.engine.stop(state.queryId).catch(() => undefined);
  const known = await getResult(ports.store, state);
  if (known !== null) return settlePart(ports, state, known);
  const { part } = await getPartPlan(ports.store, state);
  const statements = await getStatements(ports.store, state);
  const result = { ...erroredResult(part, causeOfFailure(failure)), reads: state.reads, statements };
  return settlePart(ports, state, result);
}

import { erroredResult, judgeDigest, judgeFindings } from '../core/compare/judge.ts';
import { readDigest, readFindings } from '../core/compare/records.ts';
import { causeOf, LoadproofError } from './errors.ts';
import { getDigest, getPartPlan, getPrepared, getResult, getStatements, putPart } from './evidence.ts';
import { causeOfFailure, type Failure } from './failure.ts';
import { type JudgingPorts, judgeContext, settlePart } from './judging.ts';
import { MAX_ATTEMPTS, type PartState, partStateSchema, queryOf, restarted } from './part-state.ts';
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
  const decision = judgeDigest(await judgeContext(ports, work, state, prepared), digest);
  if (decision.next === 'done') return settlePart(ports, state, decision.result);
  await putPart(ports.store, state, 'digest.json', { digest, buckets: decision.buckets });
  return { ...state, phase: 'rows', queryId: null, next: 'start' };
}

async function afterFindings(ports: JudgePorts, state: PartState): Promise<PartState> {
  const rows = await resultsOf(ports.engine, state);
  if (rows === null) return restartOrThrow(state);
  const work = await getPartPlan(ports.store, state);
  const prepared = await getPrepared(ports.store, state);
  const { digest } = await getDigest(ports.store, state);
  const context = await judgeContext(ports, work, state, prepared);
  const decision = judgeFindings(context, digest, readFindings(rows), { attempt: state.attempt });
  if (decision.next === 'done') return settlePart(ports, state, decision.result);
  if (state.attempt >= MAX_ATTEMPTS) throw endless(state);
  return {
    ...state,
    phase: 'rows',
    attempt: state.attempt + 1,
    queryId: null,
    pauseSeconds: state.settleSeconds,
    next: 'pause',
  };
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

function endless(state: PartState): LoadproofError {
  return new LoadproofError(
    'QueryFailed',
    `The rows of ${state.table} were to be read more than ${MAX_ATTEMPTS + 1} times.`,
    'This is a defect of Loadproof: please report it with the report of the run.',
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

import { causeOf, ERROR_NAMES, type ErrorName, LoadproofError } from './errors.ts';
import { isTransient, type PartState, partStateSchema, phaseLabel, queryOf, restarted } from './part-state.ts';
import { waitBefore } from './polling.ts';
import type { Progress, QueryEngine, QueryStatus } from './ports.ts';
import { taskHandler } from './task.ts';

export interface CheckPorts {
  readonly engine: QueryEngine;
  readonly progress: Progress;
}

/**
 * CheckQuery: asks once after the part's query. It counts itself down: a query that still runs at the last check is
 * stopped, and the part fails with `QueryTimedOut`. A query that ended for no reason of its own is started again, a
 * bounded number of times.
 */
export function makeCheckQueryHandler(ports: CheckPorts) {
  return taskHandler('CheckQuery', partStateSchema, async (state): Promise<PartState> => {
    const queryId = queryOf(state);
    const status = await statusOf(ports.engine, queryId);
    // What is started next is asked after as often as this one was at first.
    const fresh = { ...state, waitSeconds: state.pollSeconds };
    if (status.state === 'failed') return afterFailure(fresh, status.error);
    tellRows(ports, state, status);
    if (status.state === 'running') return stillRunning(ports, state, queryId, status);
    const { startedAt, seconds, progress, lookUp } = status;
    const read = {
      ...{ phase: phaseLabel(state), startedAt, seconds },
      ...(lookUp === undefined ? {} : { queryId: lookUp }),
      ...(progress === undefined ? {} : { bytes: progress.bytes }),
    };
    return { ...fresh, reads: [...state.reads.filter((r) => r.phase !== read.phase), read], next: 'judge' };
  });
}

function tellRows(ports: CheckPorts, state: PartState, { sourceRows: rows, progress }: QueryStatus): void {
  const { table, ordinal, quiet } = state;
  if (rows !== null && !quiet)
    ports.progress({ type: 'rows', table, ordinal, rows, ...(progress ? { progress } : {}) });
}

/** An engine that went down under the query has lost it: for the query that is the same as a failure. */
async function statusOf(engine: QueryEngine, queryId: string): Promise<QueryStatus> {
  try {
    return await engine.check(queryId);
  } catch (error) {
    const { code, message, remedy } = causeOf(error);
    if (code !== 'EngineRestarted') throw error;
    return { state: 'failed', error: { name: code, message, remedy }, startedAt: '', seconds: 0, sourceRows: null };
  }
}

async function stillRunning(
  ports: CheckPorts,
  state: PartState,
  queryId: string,
  status: QueryStatus,
): Promise<PartState> {
  if (state.checksLeft > 1) {
    const checksLeft = state.checksLeft - 1;
    const waitSeconds = waitBefore(state.maxChecks - checksLeft + 1, state.pollSeconds);
    return { ...state, checksLeft, waitSeconds, next: 'poll' };
  }
  // It may have ended in this very moment, or not be stoppable: the part has timed out all the same.
  await ports.engine.stop(queryId).catch(() => undefined);
  throw new LoadproofError(
    'QueryTimedOut',
    `The query (${phaseLabel(state)}) of ${state.table} still ran after ${Math.round(status.seconds)} seconds and ` +
      `${state.maxChecks} checks; it was stopped.`,
    'Let it have more time, or compare fewer rows at once (a row filter); ask the source why it is slow.',
  );
}

function afterFailure(state: PartState, error: QueryStatus['error']): PartState {
  const name = error?.name ?? 'QueryFailed';
  const again = isTransient(name) ? restarted(state) : null;
  if (again !== null) return again;
  throw new LoadproofError(
    isErrorName(name) ? name : 'QueryFailed',
    error?.message ?? `The query (${phaseLabel(state)}) of ${state.table} failed without a message.`,
    error?.remedy ?? REMEDIES[name] ?? 'Run the statement in the report by hand: it shows the failure by itself.',
  );
}

const isErrorName = (name: string): name is ErrorName => ERROR_NAMES.some((known) => known === name);

const REMEDIES: Readonly<Record<string, string>> = {
  EngineRestarted: 'Give the engine more memory, or compare fewer tables at once; then run again.',
  SourceUnavailable: 'See that the source accepts connections for as long as a run takes; then run again.',
  IncompleteRead: 'See why the source or the network ends a query early (a time limit, a failover); then run again.',
  Throttled: 'Compare fewer tables at once, or ask for a higher quota; then run again.',
};

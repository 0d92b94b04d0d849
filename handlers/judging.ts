import { isOwnTable } from '../core/canary/plan.ts';
import type { JudgeContext } from '../core/compare/judge.ts';
import type { Prepared } from '../core/compare/prepare.ts';
import type { Plan, PlannedPart } from '../core/plan/schema.ts';
import { tableName } from '../core/plan/schema.ts';
import type { PartResult } from '../core/report/schema.ts';
import { getStatements, putPart } from './evidence.ts';
import type { PartState } from './part-state.ts';
import type { Clock, Progress, RunStore } from './ports.ts';

/** What StartComparison and JudgePart share: the context of a judgement, and the storing of a result. */

/** The plan with this part only, and the part. */
export interface PlannedWork {
  readonly plan: Plan;
  readonly part: PlannedPart;
}

export interface JudgingPorts {
  readonly store: RunStore;
  readonly clock: Clock;
  readonly progress: Progress;
}

export async function judgeContext(
  ports: JudgingPorts,
  work: PlannedWork,
  state: PartState,
  prepared: Prepared,
): Promise<JudgeContext> {
  const statements = await getStatements(ports.store, state);
  // Consents expire by the calendar day, in UTC.
  const today = ports.clock.now().toISOString().slice(0, 10);
  return {
    plan: work.plan,
    part: work.part,
    prepared,
    today,
    reads: state.reads,
    statements,
    openedBefore: state.opened,
  };
}

/** Stores the part's result: the part is done. */
export async function settlePart(ports: JudgingPorts, state: PartState, result: PartResult): Promise<PartState> {
  await putPart(ports.store, state, 'result.json', result);
  const { table, verdict } = result;
  if (!isOwnTable(table)) ports.progress({ type: 'judged', table: tableName(table), ordinal: state.ordinal, verdict });
  return { ...state, queryId: null, reads: [], stored: [], next: 'done' };
}

import { makeCheckQueryHandler } from './check-query.ts';
import { makeConcludeHandler } from './conclude.ts';
import { makeJudgePartHandler } from './judge-part.ts';
import { makePlanHandler } from './plan.ts';
import type { Ports } from './ports.ts';
import { makeStartComparisonHandler } from './start-comparison.ts';
import type { TaskHandler } from './task.ts';

export const FUNCTION_NAMES = ['Plan', 'StartComparison', 'CheckQuery', 'JudgePart', 'Conclude'] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];

/** The functions of the state machine: `${<name>FunctionArn}` in its definition stands for each. */
export const FUNCTIONS: Readonly<Record<FunctionName, (ports: Ports) => TaskHandler<unknown>>> = {
  Plan: makePlanHandler,
  StartComparison: makeStartComparisonHandler,
  CheckQuery: makeCheckQueryHandler,
  JudgePart: makeJudgePartHandler,
  Conclude: makeConcludeHandler,
};

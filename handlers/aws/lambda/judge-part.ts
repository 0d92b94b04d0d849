import { makeJudgePartHandler } from '../../judge-part.ts';
import { runServices, systemClock } from '../wiring.ts';
import { clients, lambda, logged, runIdOf } from './base.ts';
import { environmentSchema, readEnvironment } from './environment.ts';

const schema = environmentSchema.pick({
  LOADPROOF_RUNS_BUCKET: true,
  LOADPROOF_WORKGROUP: true,
  LOADPROOF_DATABASE: true,
  LOADPROOF_LAKE: true,
});

export const handler = lambda('JudgePart', async (event) => {
  const { store, engine } = runServices(readEnvironment(schema), clients(), runIdOf(event));
  return makeJudgePartHandler({ store, engine, clock: systemClock, progress: logged })(event);
});

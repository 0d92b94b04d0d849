import { makeCheckQueryHandler } from '../../check-query.ts';
import { runServices } from '../wiring.ts';
import { clients, lambda, logged, runIdOf } from './base.ts';
import { environmentSchema, readEnvironment } from './environment.ts';

const schema = environmentSchema.pick({
  LOADPROOF_RUNS_BUCKET: true,
  LOADPROOF_WORKGROUP: true,
  LOADPROOF_DATABASE: true,
  LOADPROOF_LAKE: true,
});

export const handler = lambda('CheckQuery', async (event) => {
  const { engine } = runServices(readEnvironment(schema), clients(), runIdOf(event));
  return makeCheckQueryHandler({ engine, progress: logged })(event);
});

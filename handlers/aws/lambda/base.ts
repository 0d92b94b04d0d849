import { Logger } from '@aws-lambda-powertools/logger';
import { Tracer } from '@aws-lambda-powertools/tracer';
import { causeOf } from '../../errors.ts';
import type { Progress } from '../../ports.ts';
import { type Clients, makeClients } from '../clients.ts';

/** What all functions share: a log, a trace, and the clients, made once per instance. */

export const logger = new Logger({ serviceName: process.env.POWERTOOLS_SERVICE_NAME ?? 'loadproof' });
const tracer = new Tracer({ serviceName: process.env.POWERTOOLS_SERVICE_NAME ?? 'loadproof' });

let made: Clients | undefined;

export function clients(): Clients {
  made ??= makeClients((client) => tracer.captureAWSv3Client(client));
  return made;
}

/** Progress goes to the log: names and counts, no values. */
export const logged: Progress = (event) => logger.info('progress', { ...event });

/** What Lambda hands to a function beside the event: what is used of it. */
interface Invocation {
  readonly awsRequestId?: string;
}

/** A function: what it was called for is logged, and what it throws, by name. */
export function lambda<Result>(
  name: string,
  run: (event: unknown) => Promise<Result>,
): (event: unknown, invocation?: Invocation) => Promise<Result> {
  return async (event, invocation) => {
    logger.resetKeys();
    logger.appendKeys({ function: name, requestId: invocation?.awsRequestId ?? '', ...addressOf(event) });
    try {
      return await traced(name, addressOf(event), () => run(event));
    } catch (error) {
      const { code, message } = causeOf(error);
      logger.error('failed', { code, detail: message.slice(0, 1_000) });
      throw error;
    }
  };
}

/** Runs in a subsegment of its own: that of Lambda itself takes no annotations. */
async function traced<Result>(
  name: string,
  annotations: Readonly<Record<string, string | number>>,
  run: () => Promise<Result>,
): Promise<Result> {
  const whole = tracer.isTracingEnabled() ? tracer.getSegment() : undefined;
  if (whole === undefined) return run();
  const segment = whole.addNewSubsegment(`## ${name}`);
  tracer.setSegment(segment);
  tracer.annotateColdStart();
  for (const [key, value] of Object.entries(annotations)) tracer.putAnnotation(key, value);
  try {
    return await run();
  } finally {
    segment.close();
    tracer.setSegment(whole);
  }
}

/** Which run and which part a call is about. */
function addressOf(event: unknown): Record<string, string | number> {
  if (typeof event !== 'object' || event === null) return {};
  const known: Record<string, string | number> = {};
  if ('runId' in event && typeof event.runId === 'string') known.runId = event.runId;
  if ('ordinal' in event && typeof event.ordinal === 'number') known.ordinal = event.ordinal;
  return known;
}

/** The run that an event of the state machine is about; '' where it is none, which the function itself then refuses. */
export function runIdOf(event: unknown): string {
  const { runId } = addressOf(event);
  return typeof runId === 'string' ? runId : '';
}

import { z } from 'zod';

/**
 * Events of DMS that say that a load is over, in the shapes in which they arrive: EventBridge's own, and that of a DMS
 * event subscription, either of them inside of an SNS notification. Neither event ids nor the category are dependable,
 * and an event need not say why a task stopped, so only the kind is read here; the task itself is asked for the rest.
 * (https://docs.aws.amazon.com/dms/latest/userguide/CHAP_EventBridge.html)
 */

/** What an event is about: an ARN from EventBridge, an identifier from a subscription. */
export type DmsResource =
  | { readonly kind: 'task' | 'replication'; readonly arn: string }
  | { readonly kind: 'task'; readonly id: string };

export type DmsEvent =
  | { readonly type: 'stopped' | 'failed'; readonly resource: DmsResource; readonly time: string }
  | { readonly type: 'ignored'; readonly why: string };

const bridgeSchema = z.object({
  source: z.literal('aws.dms'),
  'detail-type': z.string(),
  time: z.string(),
  resources: z.array(z.string()).min(1),
  detail: z.object({ eventType: z.string() }),
});

const subscriptionSchema = z.object({
  'Event Source': z.string(),
  SourceId: z.string().min(1),
  'Event ID': z.string().default(''),
  'Event Message': z.string().default(''),
  'Event Time': z.string().default(''),
});

const snsSchema = z.object({ Records: z.tuple([z.object({ Sns: z.object({ Message: z.string() }) })]) });

/** Reads what a trigger was called with. What is no end of a load is ignored, with a sentence that says why. */
export function parseDmsEvent(data: unknown): DmsEvent {
  const sns = snsSchema.safeParse(data);
  if (sns.success) return parseDmsEvent(jsonOf(sns.data.Records[0].Sns.Message));
  const bridge = bridgeSchema.safeParse(data);
  if (bridge.success) return fromBridge(bridge.data);
  const subscription = subscriptionSchema.safeParse(data);
  if (subscription.success) return fromSubscription(subscription.data);
  return { type: 'ignored', why: 'It is no event of DMS that a load could have ended with.' };
}

const ENDS: Readonly<Record<string, 'stopped' | 'failed'>> = {
  REPLICATION_TASK_STOPPED: 'stopped',
  REPLICATION_TASK_FAILED: 'failed',
  REPLICATION_STOPPED: 'stopped',
  REPLICATION_FAILED: 'failed',
};

function fromBridge(event: z.infer<typeof bridgeSchema>): DmsEvent {
  const type = ENDS[event.detail.eventType];
  if (type === undefined) return { type: 'ignored', why: `${event.detail.eventType} is not the end of a load.` };
  const arn = event.resources.find((r) => /^arn:[^:]+:dms:[^:]*:[^:]*:(?:task|replication-config):/.test(r));
  if (arn === undefined) return { type: 'ignored', why: 'It names no task and no serverless replication.' };
  const serverless = /:replication-config:/.test(arn);
  // A serverless replication has a hidden task, which tells of itself and cannot be described.
  if (!serverless && /:task:serv-res-id-/.test(arn))
    return {
      type: 'ignored',
      why: `${arn} is the hidden task of a serverless replication, which has an event of its own.`,
    };
  return { type, resource: { kind: serverless ? 'replication' : 'task', arn }, time: event.time };
}

function fromSubscription(event: z.infer<typeof subscriptionSchema>): DmsEvent {
  if (event['Event Source'] !== 'replication-task')
    return { type: 'ignored', why: `It is about a ${event['Event Source']}, not a task.` };
  const type = endOf(event['Event ID'], event['Event Message']);
  if (type === null) return { type: 'ignored', why: `${event['Event ID']} is not the end of a load.` };
  return { type, resource: { kind: 'task', id: event.SourceId }, time: isoOf(event['Event Time']) };
}

/** `DMS-EVENT-0079` is a stop and 0078 a failure, wherever in the text; without an id the words decide. */
function endOf(id: string, message: string): 'stopped' | 'failed' | null {
  const number = /DMS-EVENT-(\d{4})/.exec(id)?.[1];
  if (number === '0079' || (number === undefined && /has stopped|task stopped/i.test(message))) return 'stopped';
  if (number === '0078' || (number === undefined && /has failed|task failed/i.test(message))) return 'failed';
  return null;
}

/** A subscription's time is `2026-03-04 02:17:45.123`, in UTC. */
function isoOf(time: string): string {
  const m = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)/.exec(time);
  return m === null ? '' : `${m[1]}T${m[2]}Z`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Events of DMS as EventBridge delivers them: shapes as observed, values invented. */
const event = (detailType: string, resource: string, detail: Record<string, unknown>) => ({
  version: '0',
  id: '5f0c3c2e-7a51-4a0e-9b63-1d0f4d6e8a11',
  'detail-type': detailType,
  source: 'aws.dms',
  account: '111122223333',
  time: '2026-03-04T02:17:45Z',
  region: 'eu-west-1',
  resources: [resource],
  detail,
});

const TASK = 'arn:aws:dms:eu-west-1:111122223333:task:Q7EXAMPLETASKABCDEFGH234567';
const HIDDEN = 'arn:aws:dms:eu-west-1:111122223333:task:serv-res-id-1700000000000-abc';
const CONFIG = 'arn:aws:dms:eu-west-1:111122223333:replication-config:EXAMPLECONFIGABCDEFGHIJK';
const ofTask = (eventType: string, resource = TASK, more: Record<string, unknown> = {}) =>
  event('DMS Replication Task State Change', resource, {
    type: 'REPLICATION_TASK',
    category: 'StateChange',
    eventType,
    ...more,
  });
const ofConfig = (eventType: string) =>
  event('DMS Replication State Change', CONFIG, { type: 'REPLICATION_CONFIG', category: 'Failure', eventType });

/** What starts a function: name, event, and whether the rule lets it through. */
export const EVENTS: readonly (readonly [string, object, boolean])[] = [
  ['a task that stopped', ofTask('REPLICATION_TASK_STOPPED', TASK, { eventId: 'DMS-EVENT-0079' }), true],
  ['a task that failed, without an event id', ofTask('REPLICATION_TASK_FAILED', TASK, { category: 'Failure' }), true],
  ['a serverless replication that stopped', ofConfig('REPLICATION_STOPPED'), true],
  ['a serverless replication that failed', ofConfig('REPLICATION_FAILED'), true],
  ['a task that started', ofTask('REPLICATION_TASK_STARTED'), false],
  ['the hidden task of a serverless replication', ofTask('REPLICATION_TASK_STOPPED', HIDDEN), false],
  ['a task that is not configured', ofTask('REPLICATION_TASK_STOPPED', `${TASK}X`), false],
];

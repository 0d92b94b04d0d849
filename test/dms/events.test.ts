import fc from 'fast-check';
import { parseDmsEvent } from '../../core/dms/events.ts';
import { decideLoad, type LoadState, loadedRunName, runName, scheduledRunName } from '../../core/dms/load-end.ts';
import { loadedSince, parseLoadProgress } from '../../core/dms/load-progress.ts';
import { type StopKind, stopMeaning, stopReasonOf } from '../../core/dms/stop-reasons.ts';

const TASK = 'arn:aws:dms:eu-west-1:111122223333:task:Q7EXAMPLETASKABCDEFGH234567';
const CONFIG = 'arn:aws:dms:eu-west-1:111122223333:replication-config:EXAMPLECONFIGABCDEFGHIJK';

const bridge = (eventType: string, resource = TASK, more: object = {}) => ({
  version: '0',
  id: '5f0c3c2e-7a51-4a0e-9b63-1d0f4d6e8a11',
  'detail-type': 'DMS Replication Task State Change',
  source: 'aws.dms',
  account: '111122223333',
  time: '2026-03-04T02:17:45Z',
  region: 'eu-west-1',
  resources: [resource],
  detail: { type: 'REPLICATION_TASK', eventType, ...more },
});

const subscription = (more: object = {}) => ({
  'Event Source': 'replication-task',
  'Event Time': '2026-03-04 02:17:45.123',
  'Identifier Link': 'https://console.aws.amazon.com/dms/home',
  SourceId: 'orders-to-lake',
  'Event ID': 'http://docs.aws.amazon.com/dms/latest/userguide/CHAP_Events.html#DMS-EVENT-0079 ',
  'Event Message': 'Replication task has stopped. Stop Reason FULL_LOAD_ONLY_FINISHED.',
  ...more,
});

const inSns = (message: object) => ({
  Records: [{ EventSource: 'aws:sns', Sns: { Message: JSON.stringify(message) } }],
});

describe('events of DMS', () => {
  it.each([
    [
      'a stop that says why',
      bridge('REPLICATION_TASK_STOPPED', TASK, {
        category: 'StateChange',
        eventId: 'DMS-EVENT-0079',
        detailMessage: 'Stop Reason FULL_LOAD_ONLY_FINISHED',
      }),
      'stopped',
      TASK,
      'task',
    ],
    [
      'a stop that says nothing',
      bridge('REPLICATION_TASK_STOPPED', TASK, { detailMessage: 'Replication task stopped' }),
      'stopped',
      TASK,
      'task',
    ],
    [
      'a failure without an id',
      bridge('REPLICATION_TASK_FAILED', TASK, { category: 'Failure' }),
      'failed',
      TASK,
      'task',
    ],
    [
      'a failure that calls itself a change of state',
      bridge('REPLICATION_TASK_FAILED', TASK, { category: 'StateChange' }),
      'failed',
      TASK,
      'task',
    ],
    [
      'a serverless failure',
      bridge('REPLICATION_FAILED', CONFIG, { type: 'REPLICATION_CONFIG' }),
      'failed',
      CONFIG,
      'replication',
    ],
    [
      'a serverless stop',
      bridge('REPLICATION_STOPPED', CONFIG, { type: 'REPLICATION_CONFIG' }),
      'stopped',
      CONFIG,
      'replication',
    ],
  ])('reads %s', (_, event, type, arn, kind) => {
    const expected = { type, resource: { kind, arn }, time: '2026-03-04T02:17:45Z' };
    expect(parseDmsEvent(event)).toEqual(expected);
    expect(parseDmsEvent(inSns(event))).toEqual(expected);
  });

  it('reads the form of an event subscription, whose task has no ARN', () => {
    const resource = { kind: 'task', id: 'orders-to-lake' };
    expect(parseDmsEvent(inSns(subscription()))).toEqual({ type: 'stopped', resource, time: '2026-03-04T02:17:45Z' });
    expect(parseDmsEvent(inSns(subscription({ 'Event ID': 'x#DMS-EVENT-0078' })))).toMatchObject({ type: 'failed' });
    expect(parseDmsEvent(inSns(subscription({ 'Event ID': '' })))).toMatchObject({ type: 'stopped' });
  });

  it.each([
    ['another event of the task', bridge('REPLICATION_TASK_STARTED'), 'REPLICATION_TASK_STARTED'],
    [
      'the hidden task of a serverless replication',
      bridge('REPLICATION_TASK_STOPPED', `${TASK.slice(0, -27)}serv-res-id-1700000000-abc`),
      'hidden task',
    ],
    [
      'an event that names no task',
      bridge('REPLICATION_TASK_STOPPED', 'arn:aws:dms:eu-west-1:111122223333:rep:X'),
      'no task',
    ],
    [
      'a subscription to another thing',
      inSns(subscription({ 'Event Source': 'replication-instance' })),
      'replication-instance',
    ],
    ['a table reload', inSns(subscription({ 'Event ID': '#DMS-EVENT-0081' })), '0081'],
    ['a message that is not JSON', { Records: [{ Sns: { Message: 'hello' } }] }, 'no event of DMS'],
    ['another service', { ...bridge('REPLICATION_TASK_STOPPED'), source: 'aws.ec2' }, 'no event of DMS'],
    ['nothing', undefined, 'no event of DMS'],
  ])('ignores %s, and says why', (_, event, why) => {
    expect(parseDmsEvent(event)).toEqual({ type: 'ignored', why: expect.stringContaining(why) });
  });

  it('never throws, whatever it is called with', () => {
    fc.assert(fc.property(fc.anything(), (event) => void parseDmsEvent(event)));
  });
});

describe('the end of a load', () => {
  const load = (more: Partial<LoadState> = {}): LoadState => ({
    arn: TASK,
    id: 'orders-to-lake',
    migrationType: 'full-load',
    status: 'stopped',
    stopReason: 'Stop Reason FULL_LOAD_ONLY_FINISHED',
    failure: null,
    stoppedAt: '2026-03-04T02:17:45.000Z',
    ...more,
  });

  it('finds the reason wherever it stands', () => {
    expect(stopReasonOf('Last Error ODBC general error. Stop Reason RECOVERABLE_ERROR Error Level RECOVERABLE')).toBe(
      'RECOVERABLE_ERROR',
    );
    expect(stopReasonOf('Replication task stopped')).toBeNull();
    expect(stopReasonOf(null)).toBeNull();
  });

  it('takes the last reason of a text: an error may quote another', () => {
    const quoting = "Error in row 'Stop Reason NORMAL'. Stop Reason FATAL_ERROR Error Level FATAL";
    expect(stopReasonOf(quoting)).toBe('FATAL_ERROR');
    expect(decideLoad(load({ stopReason: quoting }), '')).toMatchObject({ action: 'alert' });
  });

  // Every reason of the API model: what the lake is after it, and what it calls for.
  it.each<[string, StopKind, string]>([
    ['NORMAL', 'complete', 'run'],
    ['RECOVERABLE_ERROR', 'broken', 'alert'],
    ['FATAL_ERROR', 'broken', 'alert'],
    ['FULL_LOAD_ONLY_FINISHED', 'complete', 'run'],
    ['STOPPED_AFTER_FULL_LOAD', 'behind', 'run'],
    ['STOPPED_AFTER_CACHED_EVENTS', 'complete', 'run'],
    ['EXPRESS_LICENSE_LIMITS_REACHED', 'broken', 'alert'],
    ['STOPPED_AFTER_DDL_APPLY', 'behind', 'run'],
    ['STOPPED_DUE_TO_LOW_MEMORY', 'broken', 'alert'],
    ['STOPPED_DUE_TO_LOW_DISK', 'broken', 'alert'],
    ['STOPPED_AT_SERVER_TIME', 'complete', 'run'],
    ['STOPPED_AT_COMMIT_TIME', 'complete', 'run'],
    ['RECONFIGURATION_RESTART', 'passing', 'ignore'],
    ['RECYCLE_TASK', 'passing', 'ignore'],
  ])('%s leaves the lake %s, and calls for: %s', (reason, kind, action) => {
    expect(stopMeaning(reason)).toMatchObject({ kind, meaning: expect.stringMatching(/^[A-Z].*\.$/) });
    expect(decideLoad(load({ stopReason: `Stop Reason ${reason}` }), '')).toMatchObject({ action });
  });

  it('knows nothing of a reason that is not documented, and compares after it', () => {
    for (const reason of ['STOPPED_FOR_TEA', 'constructor', null]) expect(stopMeaning(reason)).toBeNull();
    expect(decideLoad(load({ stopReason: 'Stop Reason STOPPED_FOR_TEA' }), '')).toMatchObject({ action: 'run' });
  });

  it.each(['stopped', 'deprovisioning', 'deprovisioned'])('a serverless replication that is %s is over', (status) => {
    expect(decideLoad(load({ status }), '')).toMatchObject({ action: 'run' });
    expect(decideLoad(load({ status, stoppedAt: null }), '')).toMatchObject({ action: 'ignore' });
  });

  it.each([
    ['Stop Reason FULL_LOAD_ONLY_FINISHED', 'run'],
    ['Stop Reason STOPPED_AFTER_CACHED_EVENTS', 'run'],
    ['Stop Reason NORMAL', 'run'],
    [null, 'run'],
    ['Stop Reason RECONFIGURATION_RESTART', 'ignore'],
    ['Stop Reason RECYCLE_TASK', 'ignore'],
    ['Stop Reason STOPPED_DUE_TO_LOW_MEMORY', 'alert'],
    ['… Stop Reason FATAL_ERROR Error Level FATAL', 'alert'],
  ])('after %p calls for: %s', (stopReason, action) => {
    expect(decideLoad(load({ stopReason }), '')).toMatchObject({ action });
  });

  it('believes the description, not the event', () => {
    expect(decideLoad(load({ status: 'running' }), '2026-03-04T02:17:45Z')).toMatchObject({ action: 'ignore' });
    expect(decideLoad(load({ status: 'failed', stopReason: null }), '')).toMatchObject({ action: 'alert' });
    expect(decideLoad(load({ stoppedAt: null }), '2026-03-04T03:00:00Z')).toMatchObject({
      action: 'run',
      stoppedAt: '2026-03-04T03:00:00Z',
    });
    expect(decideLoad(load({ stoppedAt: null }), '')).toMatchObject({ action: 'ignore' });
  });

  it('names an execution so that the same stop has the same name, and every other another', () => {
    const name = runName(load(), '2026-03-04T02:17:45.000Z', 1);
    expect(name).toBe('orders-to-lake-CDEFGH234567-20260304T021745000Z-1');
    expect(runName(load(), '2026-03-04T02:17:46.000Z', 1)).not.toBe(name);
    expect(runName(load(), '2026-03-04T02:17:45.000Z', 2)).not.toBe(name);
    expect(runName(load({ arn: TASK.replace('567', '568') }), '2026-03-04T02:17:45.000Z', 1)).not.toBe(name);
  });

  it('names one execution for each firing of a schedule', () => {
    const at = (time: string) => scheduledRunName(load(), time);
    expect(at('2026-03-04T06:00:00Z')).toBe('orders-to-lake-CDEFGH234567-at-20260304T060000Z-1');
    expect(at('2026-03-04T12:00:00Z')).not.toBe(at('2026-03-04T06:00:00Z'));
  });

  it('makes names that Step Functions takes, of any identifier', () => {
    const date = fc.date({
      min: new Date('2020-01-01T00:00:00Z'),
      max: new Date('2100-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), date, fc.integer({ min: 1, max: 3 }), (id, at, attempt) => {
        for (const name of [
          runName({ arn: TASK, id }, at.toISOString(), attempt),
          scheduledRunName({ arn: TASK, id }, at.toISOString()),
          loadedRunName({ arn: TASK, id }, at.toISOString(), attempt),
        ])
          expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/);
      }),
    );
  });
});

describe('a load that ends without a stop', () => {
  const tables = (...states: [state: string, start: unknown, end: unknown][]) =>
    parseLoadProgress(
      states.map(([TableState, FullLoadStartTime, FullLoadEndTime]) => ({
        TableName: 't',
        TableState,
        FullLoadStartTime,
        FullLoadEndTime,
      })),
    );

  it('ended with the last of its tables', () => {
    const progress = tables(
      ['Table completed', '2026-03-04T01:00:00Z', '2026-03-04T01:30:00Z'],
      ['Table completed', 1_772_586_000, new Date('2026-03-04T02:10:00Z')],
    );
    expect(progress).toEqual({
      tables: 2,
      loading: 0,
      broken: 0,
      startedAt: '2026-03-04T01:00:00.000Z',
      endedAt: '2026-03-04T02:10:00.000Z',
    });
    expect(loadedSince(progress)).toBe('2026-03-04T02:10:00.000Z');
  });

  it.each(['Before load', 'Full load', 'Table is being reloaded'])('has not ended while a table is: %s', (state) => {
    expect(loadedSince(tables(['Table completed', 1, 2], [state, 3, null]))).toBeNull();
  });

  it('ended where the load of one table broke, and did not where that of each did', () => {
    expect(loadedSince(tables(['Table completed', 1, 2], ['Table error', 3, null]))).toBe('1970-01-01T00:00:02.000Z');
    expect(loadedSince(tables(['Table error', 1, 2], ['Table cancelled', 3, 4]))).toBeNull();
    expect(loadedSince(tables())).toBeNull();
  });

  it('has a run of its own, the same for the same end', () => {
    expect(loadedRunName({ arn: TASK, id: 'orders-to-lake' }, '2026-03-04T02:10:00.000Z', 2)).toBe(
      'orders-to-lake-CDEFGH234567-loaded-20260304T021000000Z-2',
    );
  });
});

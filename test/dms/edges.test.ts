/** Descriptions that say less, or other things, than usual. */
import { parseEndpoints } from '../../core/dms/endpoints.ts';
import { parseDmsEvent } from '../../core/dms/events.ts';
import { decideLoad, loadedRunName, runName } from '../../core/dms/load-end.ts';
import { parseLoadProgress } from '../../core/dms/load-progress.ts';
import { parseS3Settings } from '../../core/dms/s3-settings.ts';
import { parseSourceSettings } from '../../core/dms/source-settings.ts';
import { parseTask } from '../../core/dms/task.ts';
import { isoTime } from '../../core/dms/times.ts';
import { everything } from './support/rules.ts';

describe('events of a subscription', () => {
  const event = (id: string, message: string, more: object = {}) =>
    parseDmsEvent({
      ...{ 'Event Source': 'replication-task', SourceId: 'load', 'Event ID': id, 'Event Message': message },
      ...{ 'Event Time': '2026-03-04 02:17:45.123', ...more },
    });

  test('the id decides, and the words only where there is none', () => {
    expect(event('DMS-EVENT-0069', 'The task has failed').type).toBe('ignored');
    expect(event('DMS-EVENT-0069', 'The task has stopped').type).toBe('ignored');
    expect(event('', 'Replication task has failed.').type).toBe('failed');
    expect(event('', 'Replication task failed.').type).toBe('failed');
    expect(event('', 'Replication task stopped.').type).toBe('stopped');
    expect(event('', 'Replication task has started.').type).toBe('ignored');
    expect(event('http://docs/#DMS-EVENT-0078', 'x').type).toBe('failed');
  });

  test('a time is read, or none is told', () => {
    expect(event('DMS-EVENT-0079', '')).toMatchObject({ time: '2026-03-04T02:17:45Z' });
    expect(event('DMS-EVENT-0079', '', { 'Event Time': undefined })).toMatchObject({ time: '' });
    expect(event('DMS-EVENT-0079', '', { 'Event Time': 'at 2026-03-04 02:17:45' })).toMatchObject({ time: '' });
  });

  test('a notification that is no JSON is ignored, and so is a resource that only names a task', () => {
    expect(parseDmsEvent({ Records: [{ Sns: { Message: 'no JSON' } }] }).type).toBe('ignored');
    const bridge = {
      ...{ source: 'aws.dms', 'detail-type': 'x', time: '2026-03-04T02:17:45Z' },
      detail: { eventType: 'REPLICATION_TASK_STOPPED' },
    };
    const of = (resource: string) => parseDmsEvent({ ...bridge, resources: [resource] }).type;
    expect(of('see arn:aws:dms:eu-west-1:111122223333:task:T')).toBe('ignored');
    expect(of('arn:aws:dms:eu-west-1:111122223333:task:T')).toBe('stopped');
  });
});

describe('the end of a load', () => {
  const load = { arn: 'arn:aws:dms:eu-west-1:111122223333:task:T', id: 'load', migrationType: 'full-load' };
  const decide = (more: object, at = '2026-03-04T02:17:45Z') =>
    decideLoad({ ...load, status: 'stopped', stopReason: null, failure: null, stoppedAt: null, ...more }, at);

  test('has a reason, in the words that there are', () => {
    const failed = { status: 'failed', stopReason: 'Stop Reason FATAL_ERROR', failure: 'Last Error x' };
    expect(decide(failed)).toMatchObject({ action: 'alert', why: 'Last Error x' });
    expect(decide({ ...failed, failure: null })).toMatchObject({ action: 'alert', why: 'Stop Reason FATAL_ERROR' });
    expect(decide({ status: 'failed' })).toMatchObject({ action: 'alert', why: 'DMS gives no reason.' });
    expect(decide({})).toEqual({ action: 'run', stoppedAt: '2026-03-04T02:17:45Z', why: 'stopped' });
    const finished = { stopReason: 'Stop Reason FULL_LOAD_ONLY_FINISHED' };
    expect(decide(finished)).toMatchObject({ action: 'run', why: 'FULL_LOAD_ONLY_FINISHED' });
  });

  test('is none where the task goes on, or nothing says when it stopped', () => {
    const recycled = { stopReason: 'Stop Reason RECYCLE_TASK' };
    expect(decide(recycled)).toEqual({
      action: 'ignore',
      why: 'load stopped for RECYCLE_TASK, and goes on by itself.',
    });
    expect(decide({ status: 'running' })).toEqual({ action: 'ignore', why: 'load is running: it has gone on since.' });
    expect(decide({}, '')).toEqual({ action: 'ignore', why: 'load has stopped, and nothing says when.' });
  });

  test('has a name for people, as long as Step Functions takes', () => {
    const at = '2026-03-04T02:17:45.123Z';
    expect(runName({ ...load, id: '--a  b--' }, at, 1)).toBe('a-b-2223333taskT-20260304T021745123Z-1');
    expect(runName({ ...load, id: `${'x'.repeat(31)}--y` }, at, 1)).toMatch(/^x{31}-2223333taskT-/);
    expect(loadedRunName({ ...load, id: 'x'.repeat(255) }, `${at}${'0'.repeat(90)}`, 3).length).toBeLessThanOrEqual(80);
    expect(runName({ ...load, id: '…' }, at, 1)).toMatch(/^task-2223333taskT-/);
  });

  test('began with the first of its tables, in whatever order they are told', () => {
    const table = (start: string, end: string) => ({ TableName: 't', FullLoadStartTime: start, FullLoadEndTime: end });
    const progress = parseLoadProgress([
      table('2026-03-04T02:00:00Z', '2026-03-04T03:00:00Z'),
      table('2026-03-04T01:00:00Z', '2026-03-04T02:00:00Z'),
    ]);
    expect(progress).toMatchObject({ startedAt: '2026-03-04T01:00:00.000Z', endedAt: '2026-03-04T03:00:00.000Z' });
    expect(() => parseLoadProgress([{ TableState: 1 }])).toThrow(/TableStatistics\[0\]\.TableState/);
  });
});

test('no time is none, and not the first of 1970', () => {
  expect([null, undefined, 'soon'].map(isoTime)).toEqual([null, null, null]);
  expect(isoTime(0)).toBe('1970-01-01T00:00:00.000Z');
});

describe('a serverless replication', () => {
  const config = {
    ...{ ReplicationConfigIdentifier: 'r', ReplicationConfigArn: 'arn:R', ReplicationType: 'full-load' },
    ...{
      TableMappings: JSON.stringify({ rules: [everything] }),
      SourceEndpointArn: 'arn:S',
      TargetEndpointArn: 'arn:T',
    },
  };

  test('is told by what became of it, and of no other', () => {
    const became = (name: string, reason: string) => ({
      ...{ ReplicationConfigArn: name, Status: 'stopped', StopReason: `Stop Reason ${reason}` },
    });
    const Replications = [became('arn:other', 'FATAL_ERROR'), became('arn:R', 'NORMAL')];
    const task = parseTask({ ReplicationConfigs: [config], Replications });
    expect(task).toMatchObject({
      arn: 'arn:R',
      stopReason: 'NORMAL',
      sourceEndpointArn: 'arn:S',
      targetEndpointArn: 'arn:T',
    });
    const alone = parseTask({ ReplicationConfigs: [config], Replications: Replications.slice(0, 1) });
    expect(alone).toMatchObject({ stopReason: null, status: null });
  });

  test('what is no description is said to be none', () => {
    expect(() => parseTask(null)).toThrow(/ReplicationTasks\[0\]/);
  });
});

describe('settings of endpoints', () => {
  test('a target is one, and a source by its own word', () => {
    const endpoint = (EndpointType: string) => ({ EndpointArn: 'a', EndpointType, EngineName: 'postgres' });
    const types = parseEndpoints({ Endpoints: [endpoint('SOURCE'), endpoint('TARGET')] }).map(({ type, id }) => [
      type,
      id,
    ]);
    expect(types).toEqual([
      ['source', ''],
      ['target', ''],
    ]);
  });

  test('numbers are numbers from end to end', () => {
    for (const wrong of ['x5', '5x', '-5', '1.5'])
      expect(() => parseS3Settings({}, `maxFileSize=${wrong}`)).toThrow(/maxFileSize is '.*': it must be a number/);
    const source = (text: string) => () => parseSourceSettings('oracle', {}, text, 'Endpoints[0]');
    expect(source('numberDataTypeScale=FLOAT')()).toMatchObject({ numberDataTypeScale: -1 });
    for (const wrong of ['numberDataTypeScale=floats', 'numberDataTypeScale=xfloat', 'unboundedVarcharMaxSize=float'])
      expect(source(wrong)).toThrow(/it must be a number/);
    expect(source('numberDataTypeScale= 7 ')()).toMatchObject({ numberDataTypeScale: 7 });
  });

  test('a setting that is not given is not given, whatever stands in its place', () => {
    const settings = { PostgreSQLSettings: { UnboundedVarcharMaxSize: undefined, TrimSpaceInChar: null } };
    expect(parseSourceSettings('postgres', settings, '', 'Endpoints[0]')).toMatchObject({
      unboundedVarcharMaxSize: null,
      trimSpaceInChar: true,
    });
    expect(parseS3Settings({ Rfc4180: undefined }, '').rfc4180).toBe(true);
    expect(parseS3Settings({ MaxFileSize: undefined, DataFormat: null }, '').maxFileSizeKb).toBe(1_048_576);
  });

  test('two spellings of a delimiter are one, and two texts of a null are two', () => {
    const conflicts = (raw: Parameters<typeof parseS3Settings>[0], text: string) =>
      parseS3Settings(raw, text).conflicts;
    expect(conflicts({ CsvDelimiter: '\\t' }, 'csvDelimiter=\t')).toEqual([]);
    expect(conflicts({ CsvNullValue: '\\t' }, 'csvNullValue=\t')).toHaveLength(1);
    expect(conflicts({ BucketFolder: 'A_b' }, 'bucketFolder=a-b')).toHaveLength(1);
    expect(conflicts({ EncryptionMode: 'SSE_KMS' }, 'encryptionMode=sse-kms')).toEqual([]);
  });
});

import { ConfigError } from '../../core/config/errors.ts';
import { parseJson, positionOf } from '../../core/dms/json.ts';
import { parseTask } from '../../core/dms/task.ts';
import { renderHtml } from '../../core/report/html.ts';
import { reportOf } from '../report/fixtures.ts';
import described from './fixtures/describe-replication-tasks.json' with { type: 'json' };

const [task] = described.ReplicationTasks;

function refusal(data: unknown): string {
  try {
    parseTask(data, 'task.json');
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'nothing refused';
}

describe('a task as the AWS CLI prints it', () => {
  test('is read with its mappings and settings', () => {
    const read = parseTask(described);
    expect(read).toMatchObject({
      id: 'shop-to-lake',
      arn: 'arn:aws:dms:eu-west-1:111122223333:task:SHOPTASKEXAMPLE',
      migrationType: 'full-load',
      stopReason: 'FULL_LOAD_ONLY_FINISHED',
      status: 'stopped',
      targetSchema: null,
    });
    expect(read.mappings.selections.map((rule) => rule.action)).toEqual(['include', 'exclude']);
    expect(read.mappings.transformations.map((rule) => rule.action)).toEqual(['rename', 'remove-column']);
    expect(read.mappings.unmodelled).toEqual([]);
  });

  test('may be one task without its list, and without settings', () => {
    const { ReplicationTaskSettings: _, ...bare } = { ...task };
    expect(parseTask(bare)).toMatchObject({ id: 'shop-to-lake', targetSchema: null });
  });

  test("a failed task's stop reason is found in its error text", () => {
    const StopReason = 'Last Error  ODBC general error. Stop Reason RECOVERABLE_ERROR Error Level RECOVERABLE';
    expect(parseTask({ ...task, StopReason }).stopReason).toBe('RECOVERABLE_ERROR');
    expect(parseTask({ ...task, StopReason: 'Replication task stopped' }).stopReason).toBeNull();
  });

  test('a target schema is read from the settings', () => {
    const ReplicationTaskSettings = JSON.stringify({ TargetMetadata: { TargetSchema: 'raw' } });
    expect(parseTask({ ...task, ReplicationTaskSettings }).targetSchema).toBe('raw');
  });

  test.each([
    [{ ReplicationTasks: [] }, /task\.json: ReplicationTasks: has 0 tasks; describe one: aws dms/],
    [{ ReplicationTasks: [task, task] }, /has 2 tasks/],
    [{ ReplicationTasks: {} }, /is not a list/],
    [[], /ReplicationTasks\[0\]/],
    ['text', /must be a map of keys, and is a text/],
    [{ ...task, TableMappings: undefined }, /ReplicationTasks\[0\]\.TableMappings: is missing/],
    [{ ...task, MigrationType: 'partial' }, /MigrationType: must be full-load or cdc or/],
    [{ ...task, TableMappings: '{"rules": [}' }, /TableMappings: is not valid JSON at line 1, column 12: found "}"/],
    [
      { ...task, TableMappings: '{"rules": [\n{' },
      /TableMappings: is not valid JSON at line 2, column 2: the text ends/,
    ],
    [{ ...task, ReplicationTaskSettings: 'oops' }, /ReplicationTaskSettings: is not valid JSON at line 1, column 1/],
    [{ ...task, TableMappings: '{"rules": []}' }, /no selection rule that includes/],
  ])('%j is refused', (data, message) => {
    expect(refusal(data)).toMatch(message);
  });

  test.each([
    [
      { 'rule-action': 'includ' },
      /TableMappings\.rules\[0\]\.rule-action: is 'includ': write one of include, exclude, explicit\. Did you mean include/,
    ],
    [{ 'rule-id': 'one' }, /TableMappings\.rules\[0\]\.rule-id: /],
    [{ 'object-locator': { 'schema-name': 's' } }, /TableMappings\.rules\[0\]\.object-locator\.table-name: is missing/],
    [
      { 'object-locator': { 'schema-name': 's', 'table-name': 't', 'table-type': 'index' } },
      /object-locator\.table-type: is 'index': write one of table, view, all/,
    ],
  ])('a selection rule with %j is refused', (change, message) => {
    const rule = {
      'rule-type': 'selection',
      'rule-id': 1,
      'rule-name': 'r',
      'rule-action': 'include',
      'object-locator': { 'schema-name': 's', 'table-name': 't' },
      ...change,
    };
    expect(refusal({ ...task, TableMappings: JSON.stringify({ rules: [rule] }) })).toMatch(message);
  });
});

describe('a serverless replication', () => {
  const arn = 'arn:aws:dms:eu-west-1:111122223333:replication-config:SHOPCONFIGEXAMPLE';
  const config = {
    ReplicationConfigIdentifier: 'shop-serverless',
    ReplicationConfigArn: arn,
    ReplicationType: 'full-load-and-cdc',
    SourceEndpointArn: task?.SourceEndpointArn,
    TargetEndpointArn: task?.TargetEndpointArn,
    ComputeConfig: { MaxCapacityUnits: 8 },
    ReplicationSettings: JSON.stringify({ TargetMetadata: { TargetSchema: 'raw', LobMaxSize: 63 } }),
    TableMappings: task?.TableMappings,
  };
  const replication = {
    ReplicationConfigArn: arn,
    Status: 'deprovisioned',
    StopReason: 'Stop Reason STOPPED_AFTER_CACHED_EVENTS',
    ReplicationLastStopTime: '2026-03-04T02:17:45+00:00',
    ReplicationStats: { FullLoadStartDate: 1_772_586_000, FullLoadFinishDate: '2026-03-04T02:10:00Z' },
  };
  const configs = { ReplicationConfigs: [config] };
  const replications = { Replications: [{ ...replication, ReplicationConfigArn: 'another' }, replication] };

  test('is read as a task, from its configuration alone', () => {
    expect(parseTask(configs)).toMatchObject({
      arn,
      id: 'shop-serverless',
      migrationType: 'full-load-and-cdc',
      status: null,
      stoppedAt: null,
      targetSchema: 'raw',
      settings: { lobMaxSizeKb: 63 },
    });
  });

  test.each([
    ['in one object', { ...configs, ...replications }],
    ['in a list', [configs, replications]],
  ])('is read with what became of it, %s', (_, data) => {
    expect(parseTask(data)).toMatchObject({
      stopReason: 'STOPPED_AFTER_CACHED_EVENTS',
      status: 'deprovisioned',
      stoppedAt: '2026-03-04T02:17:45.000Z',
      loadStartedAt: '2026-03-04T01:00:00.000Z',
      loadFinishedAt: '2026-03-04T02:10:00.000Z',
    });
  });

  test.each([
    [{ ReplicationConfigs: [config, config] }, /ReplicationConfigs: has 2 replications; describe one: aws dms/],
    [replications, /what became of a serverless replication, and not what it does: .*jq -s add/],
    [{ ReplicationConfigs: [{ ...config, TableMappings: undefined }] }, /TableMappings: is missing/],
  ])('%# is refused', (data, message) => {
    expect(refusal(data)).toMatch(message);
  });
});

describe('the position of a mistake in JSON', () => {
  test.each([
    ['', 0],
    ['  ', 2],
    ['{"a": 1,}', 8],
    ['{"a" 1}', 5],
    ['{a: 1}', 1],
    ['[1 2]', 3],
    ['[1,]', 3],
    ['["a\nb"]', 1],
    ['{"a": tru}', 6],
    ['[01]', 2],
    ['{"a": 1} x', 9],
    ['[1]]', 3],
    ['{"a": "\\x"}', 6],
    ["{'a': 1}", 1],
  ])('%j is wrong at offset %i', (text, offset) => {
    const { line, column } = positionOf(text, offset);
    expect(() => parseJson(text, 'text')).toThrow(`text: is not valid JSON at line ${line}, column ${column}:`);
  });

  test('what is JSON is parsed', () => {
    expect(parseJson('{"a": [1, -2.5e3, "\\u0041\\n", true, null, {}]}', 'text')).toEqual({
      a: [1, -2500, 'A\n', true, null, {}],
    });
  });
});

test('positions in the log of changes are read as DMS writes them, and shown in the report', () => {
  const positions = {
    CdcStartPosition: '2026-03-04T01:00:00',
    RecoveryCheckpoint: 'checkpoint:V1#27#mysql-bin-changelog.157832:1975:-1:2002:677883278264080',
  };
  const read = parseTask({ ...task, ...positions }).positions;
  expect(read).toEqual({ start: positions.CdcStartPosition, stop: null, checkpoint: positions.RecoveryCheckpoint });
  expect(parseTask(task).positions).toEqual({ start: null, stop: null, checkpoint: null });
  const report = reportOf([]);
  const shown = { ...report, task: report.task && { ...report.task, positions: read } };
  expect(renderHtml(shown)).toContain(positions.RecoveryCheckpoint);
  expect(renderHtml(report)).not.toContain('would go on at');
});

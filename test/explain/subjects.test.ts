import fc from 'fast-check';
import { explain } from '../../core/explain/explain.ts';
import { explainMarkdown } from '../../core/explain/markdown.ts';
import { explainText } from '../../core/explain/text.ts';
import { files, selection, transformation } from './support/task.ts';

const one = (name: string, data: unknown) => ({ name, text: typeof data === 'string' ? data : JSON.stringify(data) });
const mappings = { rules: [selection('shop', 'orders')] };
const settings = { TargetMetadata: { SupportLobs: false } };
const s3 = { BucketName: 'lake', ServiceAccessRoleArn: 'arn:…', DataFormat: 'csv', Rfc4180: false };
const rulesOf = (...given: { name: string; text: string }[]) =>
  explain(given, 'test').tasks.map((task) => [task.name, task.findings.map((finding) => finding.rule)] as const);

describe('what files say together', () => {
  test('mappings, settings and endpoints of one folder are one task; those of another are not', () => {
    const [task, ...rest] = rulesOf(
      one('a/table-mappings.json', mappings),
      one('a/task-settings.json', settings),
      one('a/s3.json', s3),
      one('b/s3.json', { ...s3, Rfc4180: true }),
    );
    expect(task?.[0]).toBe('a/table-mappings.json');
    expect(task?.[1]).toEqual(expect.arrayContaining(['lobs-off', 'csv-unquoted']));
    expect(rest.map(([name]) => name)).toEqual(['b/s3.json']);
  });

  test('of all endpoints of an account, those of the task count', () => {
    const [task, endpoints] = files({});
    const more = JSON.parse(endpoints?.text ?? '') as { Endpoints: object[] };
    more.Endpoints.push({
      EndpointArn: 'other',
      EndpointType: 'TARGET',
      EngineName: 's3',
      S3Settings: { Rfc4180: false },
    });
    const result = explain([one('task.json', task?.text ?? ''), one('endpoints.json', more)], 'test');
    expect(result.tasks.map(({ name }) => name)).toEqual(['a-task']);
    expect(result.tasks[0]?.findings.map(({ rule }) => rule)).not.toContain('csv-unquoted');
  });

  test('two mappings of a folder share its settings', () => {
    const tasks = rulesOf(one('a/x.json', mappings), one('a/y.json', mappings), one('a/settings.json', settings));
    expect(tasks.map(([name, rules]) => [name, rules.includes('lobs-off')])).toEqual([
      ['a/x.json', true],
      ['a/y.json', true],
    ]);
  });

  test('what a tool puts into strings later may stand as it is', () => {
    const task = { MigrationType: 'cdc', TableMappings: mappings, ReplicationTaskSettings: settings };
    expect(rulesOf(one('task.json', task))[0]?.[1]).toEqual(
      expect.arrayContaining(['lobs-off', 'target-not-described']),
    );
  });

  test('a CloudFormation template describes tasks and endpoints by its own names', () => {
    const template = {
      Resources: {
        Lake: {
          Type: 'AWS::DMS::Endpoint',
          Properties: {
            EndpointType: 'target',
            EngineName: 's3',
            S3Settings: { BucketName: { Ref: 'Bucket' }, CdcInsertsOnly: 'true' },
          },
        },
        Shop: {
          Type: 'AWS::DMS::Endpoint',
          Properties: { EndpointType: 'source', EngineName: 'mysql', MySqlSettings: { ServerTimezone: 'US/Pacific' } },
        },
        Task: {
          Type: 'AWS::DMS::ReplicationTask',
          Properties: {
            MigrationType: 'cdc',
            SourceEndpointArn: { Ref: 'Shop' },
            TargetEndpointArn: { Ref: 'Lake' },
            TableMappings: JSON.stringify({ rules: [selection('%', '%')] }),
          },
        },
        Other: { Type: 'AWS::S3::Bucket', Properties: {} },
      },
    };
    const [task, ...rest] = rulesOf(one('template.json', template));
    expect(rest).toEqual([]);
    expect(task?.[0]).toBe('Task');
    expect(task?.[1]).toEqual(expect.arrayContaining(['inserts-only', 'mysql-system-schemas', 'mysql-time-zone-set']));
  });

  test('files about other things are named as such', () => {
    const result = explain([one('package.json', { name: 'x', rules: [] }), one('list.json', [1, 2])], 'test');
    expect(result).toMatchObject({ tasks: [], problems: [], others: ['package.json', 'list.json'], worst: null });
  });
});

describe('what cannot be read', () => {
  test.each([
    ['no JSON', '{"rules": [}', /is not valid JSON at line 1, column 12/, '', 1],
    [
      'a setting that DMS does not have',
      {
        MigrationType: 'cdc',
        TableMappings: mappings,
        ReplicationTaskSettings: { ErrorBehavior: { DataErrorPolicy: 'NO' } },
      },
      /DataErrorPolicy must be LOG_ERROR/,
      '/ReplicationTaskSettings/ErrorBehavior/DataErrorPolicy',
      1,
    ],
    [
      'mappings that DMS would refuse',
      JSON.stringify({ rules: [{ ...selection('a', 'b'), 'rule-action': 'includ' }] }, null, 1),
      /includ/,
      '/rules/0/rule-action',
      7,
    ],
    ['mappings without a selection', { rules: [{ 'rule-type': 'transformation', 'rule-id': '1' }] }, /./, '/rules', 1],
  ])('%s is a problem at its place, and is as bad as what is high', (_, data, message, pointer, line) => {
    const result = explain([one('a.json', data)], 'test');
    expect(result.worst).toBe('high');
    expect(result.problems[0]).toMatchObject({ file: 'a.json', message: expect.stringMatching(message), line });
    expect(result.problems[0]?.pointer.startsWith(pointer)).toBe(true);
  });

  test('does not hide what is wrong with the rest', () => {
    const broken = { ...selection('a', 'b'), 'rule-action': 'includ' };
    const result = explain([one('m.json', { rules: [broken] }), one('s.json', settings)], 'test');
    expect(result.tasks[0]?.findings.map((finding) => finding.rule)).toContain('lobs-off');
  });

  test('whatever a file holds, nothing breaks', () => {
    const key = fc.constantFrom(
      'ReplicationTasks',
      'TableMappings',
      'rules',
      'rule-type',
      'object-locator',
      'S3Settings',
      'filters',
      'Endpoints',
      'EngineName',
      'EndpointType',
      'parallel-load',
      'lob-settings',
      'TargetMetadata',
      'BucketName',
      'DataFormat',
      'Resources',
      'Type',
      'Properties',
    );
    const leaf = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.boolean(),
      fc.constantFrom('%', 'selection', 's3', 'source', '{"rules":[]}'),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (data) => {
        const result = explain([one('a.json', data as object)], 'test');
        explainText(result, { color: false, width: 80 });
        explainMarkdown(result);
      }),
      { numRuns: Number(process.env.LOADPROOF_PROPERTY_RUNS ?? 300) },
    );
  });
});

test('a task with a rule for each of ten thousand tables is explained in seconds', () => {
  const tables = Array.from({ length: 10_000 }, (_, i) => `t${i}`);
  const rules = tables.flatMap((name, i) => [
    selection('shop', name, { 'rule-id': String(i) }),
    transformation(20_000 + i, 'rename', 'table', { 'schema-name': 'shop', 'table-name': name }, { value: `new${i}` }),
  ]);
  const begun = process.cpuUsage();
  const [task] = explain(files({ engine: 'mysql', type: 'full-load-and-cdc', rules }), 'test').tasks;
  // Of the processor, however busy the machine is.
  expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(20);
  expect(task?.writes.tables.at(-1)?.location).toBe('s3://lake/shop/new9999/');
});

test('names of files are shown harmless', () => {
  const evil = '\u001b[31m\u202eevil|<b>@all`';
  const result = explain(files({ rules: [selection(evil, 'x[a]')], s3: { BucketName: evil } }), 'test');
  const text = explainText(result, { color: false, width: 100 });
  expect(text).not.toContain('\u001b');
  expect(text).not.toContain('\u202e');
  const markdown = explainMarkdown(result);
  for (const raw of ['<b>@', '@all', '\u001b']) expect(markdown).not.toContain(raw);
});

test('Markdown that does not fit is counted, and never longer than there is room for', () => {
  const given = files({ rules: [selection('shop', '%')], settings: {} });
  const whole = explainMarkdown(explain(given, 'test'));
  for (const maxBytes of [400, 1000, 3000]) {
    const text = explainMarkdown(explain(given, 'test'), { maxBytes });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(maxBytes);
    expect(text).toMatch(/… and \d+ more sections/);
  }
  expect(whole).not.toContain('no room');
});

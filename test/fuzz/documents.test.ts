/** Whatever a description, an event or a configuration holds: it is read, or refused by a named error. Never a crash. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { SourceTable } from '../../core/compare/columns.ts';
import { parseConfig } from '../../core/config/parse.ts';
import { parseEndpoints } from '../../core/dms/endpoints.ts';
import { parseDmsEvent } from '../../core/dms/events.ts';
import { parseTask } from '../../core/dms/task.ts';
import { buildPlan } from '../../core/plan/build.ts';
import { planSchema } from '../../core/plan/schema.ts';
import { readYaml } from '../../local/config/yaml.ts';
import endpoints from '../dms/fixtures/describe-endpoints.json' with { type: 'json' };
import tasks from '../dms/fixtures/describe-replication-tasks.json' with { type: 'json' };
import { damaged, namedOrFine, RUNS } from './support.ts';

const EVENT = {
  source: 'aws.dms',
  'detail-type': 'DMS Replication Task State Change',
  time: '2026-03-04T02:17:45Z',
  resources: ['arn:aws:dms:eu-west-1:111122223333:task:Q7EXAMPLETASKABCDEFGH234567'],
  detail: { eventType: 'REPLICATION_TASK_STOPPED', detailMessage: 'Stop Reason FULL_LOAD_ONLY_FINISHED' },
};
const NOTICE = {
  'Event Source': 'replication-task',
  'Event Time': '2026-03-04 02:17:45.123',
  SourceId: 'orders-to-lake',
  'Event ID': 'http://docs.aws.amazon.com/dms/latest/userguide/CHAP_Events.html#DMS-EVENT-0079 ',
  'Event Message': 'Replication task has stopped. Stop Reason FULL_LOAD_ONLY_FINISHED.',
};

/** Rules of every kind, so that a damaged document damages each of them. */
const RULES = {
  rules: [
    ...[
      ['selection', 'include', 'shop', '%'],
      ['selection', 'exclude', 'shop', 'tmp%'],
      ['selection', 'explicit', 'shop', 'orders'],
    ].map(([type, action, schema, table], i) => ({
      'rule-type': type,
      'rule-id': String(i + 1),
      'rule-name': String(i + 1),
      'object-locator': { 'schema-name': schema, 'table-name': table },
      'rule-action': action,
      filters: [
        {
          'filter-type': 'source',
          'column-name': 'id',
          'filter-conditions': [{ 'filter-operator': 'between', 'start-value': '1', 'end-value': '9' }],
        },
      ],
    })),
    ...['rename', 'add-prefix', 'convert-lowercase', 'remove-column', 'add-column', 'change-data-type'].map(
      (action, i) => ({
        'rule-type': 'transformation',
        'rule-id': String(i + 11),
        'rule-name': String(i + 11),
        'rule-target': i < 3 ? 'table' : 'column',
        'object-locator': { 'schema-name': 'shop', 'table-name': '%', ...(i < 3 ? {} : { 'column-name': 'amount' }) },
        'rule-action': action,
        value: 'x_',
        expression: '$amount || 1',
        'data-type': { type: 'string', length: 50, scale: '' },
      }),
    ),
    {
      'rule-type': 'table-settings',
      'rule-id': '31',
      'rule-name': '31',
      'object-locator': { 'schema-name': 'shop', 'table-name': 'orders' },
      'parallel-load': { type: 'ranges', columns: ['id'], boundaries: [['10'], ['20']] },
      'lob-settings': { mode: 'limited', 'bulk-max-size': '16' },
    },
  ],
};
const [task] = tasks.ReplicationTasks;
const TASKS = { ReplicationTasks: [{ ...task, TableMappings: JSON.stringify(RULES) }] };

const CONFIG = {
  engine: 'embedded',
  source: {
    kind: 'postgres',
    url: 'postgres://u@h/db',
    statementTimeoutSeconds: 10,
    quiesced: { reason: 'a', owner: 'b', expires: '2027-01-31' },
  },
  lake: { path: '/lake' },
  tables: { include: ['public.*', '"odd.schema".t?'], exclude: ['public.tmp*'] },
  compare: {
    tables: [
      {
        table: 'public.orders',
        key: ['id'],
        filters: [{ where: 'id > 10', reason: 'a', owner: 'b', expires: '2027-01-31' }],
      },
    ],
  },
  accept: [{ limit: 'expectedLoss', table: 'public.*', column: 'a*', reason: 'a', owner: 'b', expires: '2027-01-31' }],
  dms: { timestampMilliseconds: 'round' },
  csv: { delimiter: ';', nullValue: 'NULL', header: true },
  report: { values: 'plain', out: './out' },
};

const column = (name: string, baseType: string) => ({
  name,
  type: baseType,
  baseType,
  precision: null,
  scale: null,
  nullable: true,
});
const SHOP: readonly SourceTable[] = ['orders', 'customers', 'tmp_x', 'Odd "Name"'].map((name) => ({
  schema: 'shop',
  name,
  kind: 'table',
  columns: [column('id', 'int8'), column('amount', 'numeric'), column('at', 'timestamptz'), column('note', 'text')],
  primaryKey: ['id'],
  estimatedRows: 10,
  hides: [],
  unreadable: null,
}));

const check = <T>(arbitrary: fc.Arbitrary<T>, run: (value: T) => void, runs = RUNS) =>
  fc.assert(
    fc.property(arbitrary, (value) => {
      namedOrFine(() => run(value));
    }),
    { numRuns: runs },
  );

describe('documents of others', () => {
  test('events', () => {
    check(fc.oneof(damaged(EVENT), damaged(NOTICE), fc.anything()), (event) => parseDmsEvent(event));
    const inSns = damaged(NOTICE).map((notice) => ({ Records: [{ Sns: { Message: JSON.stringify(notice) } }] }));
    check(fc.oneof(inSns, inSns.chain(damaged)), (event) => parseDmsEvent(event));
  });

  test('tasks with their mappings and settings', () => {
    check(fc.oneof(damaged(TASKS), fc.anything()), (data) => parseTask(data));
  });

  test('endpoints', () => {
    check(fc.oneof(damaged(endpoints), fc.anything()), (data) => parseEndpoints(data));
    const attributes = fc.string({
      unit: fc.constantFrom('dataFormat=', 'csv', ';', '=', 'true', 'csvDelimiter=', '\\x1f', 'é', ' '),
    });
    check(attributes, (text) => {
      const [source, target] = structuredClone(endpoints.Endpoints);
      parseEndpoints({ Endpoints: [source, { ...target, ExtraConnectionAttributes: text }] });
    });
  });

  test('configurations, and their YAML', () => {
    check(fc.oneof(damaged(CONFIG), fc.anything()), (data) => parseConfig(data, 'loadproof.yaml'));
    const example = readFileSync('examples/stack/loadproof.yaml', 'utf8');
    const cut = fc.tuple(fc.nat(example.length), fc.nat(example.length), fc.string({ unit: 'binary', maxLength: 8 }));
    check(
      fc.oneof(
        cut.map(([a, b, text]) => example.slice(0, a) + text + example.slice(b)),
        fc.string({ unit: 'binary' }),
      ),
      (text) => readYaml(text, 'loadproof.yaml'),
    );
  });

  test('plans of damaged tasks: a plan that its own schema accepts, or a named error', () => {
    check(
      fc.tuple(damaged(TASKS), damaged(endpoints)),
      ([taskData, endpointData]) => {
        const parsed = parseTask(taskData);
        const plan = buildPlan({
          runId: 'run-1',
          now: '2026-11-22T10:00:00.000Z',
          toolVersion: '0.1.0',
          trigger: { kind: 'manual', detail: 'a test' },
          engine: 'embedded',
          configDigest: 'abc',
          task: parsed,
          endpoints: parseEndpoints(endpointData),
          source: { server: 'PostgreSQL 15', tables: SHOP },
          sourceIdentity: 'postgres://h:5432/db',
          lakeTables: [],
          locationOf: (schema, name) => `/lake/${schema}/${name}`,
          config: parseConfig({
            source: { kind: 'postgres', url: 'postgres://u@h/db' },
            lake: { path: '/lake' },
            task: './task.json',
            endpoints: './endpoints.json',
          }),
        });
        expect(planSchema.safeParse(plan).error).toBeUndefined();
      },
      RUNS,
    );
  });
});

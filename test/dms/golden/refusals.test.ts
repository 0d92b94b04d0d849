/** What is said of documents that DMS would refuse. */
import { ConfigError } from '../../../core/config/errors.ts';
import { parseEndpoints, targetOf } from '../../../core/dms/endpoints.ts';
import { parseTableMappings } from '../../../core/dms/mapping-rules.ts';
import { parseS3Settings } from '../../../core/dms/s3-settings.ts';
import { parseSourceSettings } from '../../../core/dms/source-settings.ts';
import { parseTask } from '../../../core/dms/task.ts';
import { parseTaskSettings } from '../../../core/dms/task-settings.ts';
import { expectGolden, type GoldenCase } from '../../support/golden.ts';

type Rule = Record<string, unknown>;

const all: Rule = {
  ...{ 'rule-type': 'selection', 'rule-id': '1', 'rule-name': 'all', 'rule-action': 'include' },
  'object-locator': { 'schema-name': '%', 'table-name': '%' },
};
const rule = (type: string, more: Rule = {}): Rule => ({
  ...{ 'rule-type': type, 'rule-id': '2', 'rule-name': 'two' },
  'object-locator': { 'schema-name': 's', 'table-name': 't', 'column-name': 'c' },
  ...more,
});
const change = (target: string, action: string, more: Rule = {}) =>
  rule('transformation', { 'rule-target': target, 'rule-action': action, ...more });
const filtered = (...filters: unknown[]) => ({ ...all, filters });
const filter = (more: Rule) => ({
  'filter-type': 'source',
  'column-name': 'c',
  'filter-conditions': [{ 'filter-operator': 'eq', value: 1 }],
  ...more,
});
const term = (more: Rule) => filter({ 'filter-conditions': [more] });
const wildcard = { 'object-locator': { 'schema-name': '%', 'table-name': 't%' } };
const nowhere = { 'object-locator': null };

const BAD_RULES: Readonly<Record<string, readonly Rule[]>> = {
  'no rule': [],
  'no selection': [change('table', 'rename', { value: 'x' })],
  'only an exclusion': [{ ...all, 'rule-action': 'exclude' }],
  'an unknown type': [all, rule('selections')],
  'no type': [all, { 'rule-id': '2' }],
  'an id twice': [all, change('table', 'rename', { value: 'x' }), change('table', 'rename', { value: 'x' })],
  'an unknown action': [{ ...all, 'rule-action': 'includes' }],
  'no locator': [{ ...all, ...nowhere }],
  'an unknown type of table': [
    { ...all, 'object-locator': { 'schema-name': '%', 'table-name': '%', 'table-type': 'views' } },
  ],
  'explicit with wildcards': [{ ...all, 'rule-action': 'explicit', ...wildcard }],
  'a load order of words': [{ ...all, 'load-order': 'first' }],
  'a load order too high': [{ ...all, 'load-order': '2147483648' }],
  'an unknown target': [all, change('tabel', 'rename')],
  'an unknown action of a column': [all, change('column', 'remove-columns')],
  'an action of another target': [all, change('schema', 'remove-column')],
  'a rename without a name': [all, change('table', 'rename')],
  'a rename without a place': [all, change('column', 'rename-column', nowhere)],
  'a schema without a place': [all, change('schema', 'rename-schema', { value: 'x', ...nowhere })],
  'a column without a name': [
    all,
    change('column', 'add-column', { 'object-locator': { 'schema-name': 's', 'table-name': 't' } }),
  ],
  'a prefix without a text': [all, change('table', 'add-prefix')],
  'a replacement of nothing': [all, change('table', 'replace-suffix', { value: '' })],
  'a mask of two characters': [all, change('column', 'data-masking-digits-mask', { value: '##' })],
  'a mask of a space': [all, change('column', 'data-masking-digits-mask', { value: ' ' })],
  'a type that is none': [all, change('column', 'change-data-type', { 'data-type': { type: 'int3' } })],
  'no type of data': [all, change('column', 'change-data-type')],
  'a key without columns, of wildcards': [
    all,
    change('table', 'define-primary-key', { ...wildcard, 'primary-key-def': { origin: 'unique' } }),
  ],
  'images without a name': [
    all,
    change('column', 'add-before-image-columns', {
      'before-image-def': { 'column-prefix': '', 'column-filter': 'some' },
    }),
  ],
  'table settings with wildcards': [
    all,
    rule('table-settings', { ...wildcard, 'parallel-load': { type: 'range' }, 'lob-settings': { mode: 'full' } }),
  ],
  'ranges without columns, and no size': [
    all,
    rule('table-settings', {
      'parallel-load': { type: 'ranges' },
      'lob-settings': { mode: 'limited', 'bulk-max-size': '0' },
    }),
  ],
  'table settings of nothing': [all, rule('table-settings', nowhere)],
  'a filter that is none': [filtered('c = 1')],
  'a filter without anything': [filtered({ 'filter-type': 'target' })],
  'a filter without conditions': [filtered(filter({ 'filter-conditions': [] }))],
  'an unknown operator': [filtered(term({ 'filter-operator': 'equ', value: 1 }))],
  'no operator': [filtered(term({ value: 1 }))],
  'two values for one': [filtered(term({ 'filter-operator': 'eq', value: 1, 'end-value': 2 }))],
  'one value for two': [filtered(term({ 'filter-operator': 'between', 'start-value': 2 }))],
  'a value for none': [filtered(term({ 'filter-operator': 'null', value: 2 }))],
};

const TEXTS: Readonly<Record<string, string>> = {
  'no JSON': '{"rules": [}',
  'no JSON, after a line': '{\n  "rules": [],\n}',
  'an empty text': '',
  'no rules': '{}',
  'a rule without an id':
    '{"rules": [{"rule-type": "selection"}, {"rule-type": "selection", "rule-id": "x", "rule-name": {}, "load-order": []}]}',
  'rules that are none': '{"rules": [1, {"rule-id": {}}, {"rule-id": "1", "object-locator": []}]}',
};

/** The message of what is refused; of what is taken, that. */
function refusal(read: () => unknown): string {
  try {
    read();
    return 'taken';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}

const BAD_SETTINGS: Readonly<Record<string, string>> = {
  'no JSON': '{"Logging": ',
  'a list': '[]',
  'wrong values': JSON.stringify({
    TargetMetadata: { SupportLobs: 'yes', LobMaxSize: '32 KB', TargetSchema: 1 },
    FullLoadSettings: { TargetTablePrepMode: 'DROP', StopTaskCachedChangesApplied: 1 },
    ErrorBehavior: { DataErrorPolicy: 'IGNORE', DataMaskingErrorPolicy: null, DataErrorEscalationCount: 'x' },
    CharacterSetSettings: {
      CharacterReplacements: [{ SourceCharacterCodePoint: 'x' }],
      CharacterSetSupport: { ReplaceWithCharacterCodePoint: true },
    },
    BeforeImageSettings: 'on',
  }),
};

const BAD_ATTRIBUTES = [
  ...[
    'dataFormat=orc',
    'rfc4180=maybe',
    'maxFileSize=1 MB',
    'datePartitionSequence=DDMMYY',
    'datePartitionDelimiter=DOT',
  ],
];
const BAD_SOURCE: readonly (readonly [engine: string, attributes: string])[] = [
  ['postgres', 'MapBooleanAsBoolean=maybe'],
  ['postgres', 'unboundedVarcharMaxSize=large'],
  ['oracle', 'NumberDatatypeScale=1.5'],
];

const arn = (name: string) => `arn:aws:dms:eu-west-1:111122223333:${name}`;
const task = {
  ReplicationTaskIdentifier: 'load',
  ReplicationTaskArn: arn('task:T'),
  MigrationType: 'full-load',
  TableMappings: JSON.stringify({ rules: [all] }),
  SourceEndpointArn: arn('endpoint:S'),
  TargetEndpointArn: arn('endpoint:T'),
};
const endpoint = (name: string, type: string, engine: string, more: Rule = {}) => ({
  EndpointIdentifier: name,
  EndpointType: type,
  EndpointArn: arn(`endpoint:${name}`),
  EngineName: engine,
  ...more,
});
const config = {
  ReplicationConfigIdentifier: 'r',
  ReplicationConfigArn: arn('replication-config:R'),
  ReplicationType: 'full-load',
  TableMappings: JSON.stringify({ rules: [all] }),
};

const DOCUMENTS: Readonly<Record<string, () => unknown>> = {
  'a task of nothing': () => parseTask({}),
  'a task that is a text': () => parseTask('x'),
  'no task': () => parseTask({ ReplicationTasks: [] }),
  'two tasks': () => parseTask({ ReplicationTasks: [task, task] }),
  'tasks that are no list': () => parseTask({ ReplicationTasks: {} }),
  'a task with bad mappings': () => parseTask({ ...task, TableMappings: '{"rules": []}' }, 'task.json'),
  'a task with bad settings': () => parseTask({ ...task, ReplicationTaskSettings: '{"Logging": 1}' }, 'task.json'),
  'two replications': () => parseTask({ ReplicationConfigs: [config, config] }),
  'what became of a replication, alone': () => parseTask({ Replications: [{}] }),
  'endpoints that are none': () => parseEndpoints({ Endpoints: [{}] }),
  'endpoints of another document': () => parseEndpoints({ ReplicationTasks: [] }, 'endpoints.json'),
  'a source that is not read': () =>
    targetOf(parseTask(task), parseEndpoints({ Endpoints: [endpoint('S', 'SOURCE', 'db2')] })),
  'no target': () => targetOf(parseTask(task), parseEndpoints({ Endpoints: [endpoint('S', 'source', 'azuredb')] })),
  'a target that is no lake': () =>
    targetOf(parseTask(task), parseEndpoints({ Endpoints: [endpoint('T', 'TARGET', 'redshift')] })),
};

test('every mistake in a document is named once, in full', () => {
  expectGolden('dms/golden/refusals.txt', [
    ...Object.entries(BAD_RULES).map(
      ([name, rules]): GoldenCase => [
        `mappings: ${name}`,
        refusal(() => parseTableMappings(JSON.stringify({ rules }))),
      ],
    ),
    ...Object.entries(TEXTS).map(
      ([name, text]): GoldenCase => [`mappings: ${name}`, refusal(() => parseTableMappings(text, 'task.json'))],
    ),
    ...Object.entries(BAD_SETTINGS).map(
      ([name, text]): GoldenCase => [`task settings: ${name}`, refusal(() => parseTaskSettings(text, 'task.json'))],
    ),
    ...BAD_ATTRIBUTES.map(
      (text): GoldenCase => [
        `target: ${text}`,
        refusal(() => parseS3Settings({}, text, 'Endpoints[1]', 'endpoints.json')),
      ],
    ),
    ...BAD_SOURCE.map(
      ([engine, text]): GoldenCase => [
        `source: ${text}`,
        refusal(() => parseSourceSettings(engine, {}, text, 'Endpoints[0]')),
      ],
    ),
    ...Object.entries(DOCUMENTS).map(([name, read]): GoldenCase => [name, refusal(read)]),
  ]);
});

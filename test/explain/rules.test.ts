import { explain } from '../../core/explain/explain.ts';
import type { Severity } from '../../core/explain/rule.ts';
import { RULES } from '../../core/explain/rules/index.ts';
import { files, type Given, selection, transformation } from './support/task.ts';

const csv = { DataFormat: 'csv' };
const both = 'full-load-and-cdc';
const filter = (column: string, ...operators: string[]) => ({
  'filter-type': 'source',
  'column-name': column,
  'filter-conditions': operators.map((each) => ({ 'filter-operator': each, value: '1' })),
});
const ranges = { 'parallel-load': { type: 'ranges', columns: ['region', 'id'], boundaries: [['a', '1']] } };
const tableSettings = (more: object) => ({
  'rule-type': 'table-settings',
  'rule-id': '7',
  'rule-name': 'seven',
  'object-locator': { 'schema-name': 'shop', 'table-name': 'orders' },
  ...more,
});
const shop = { 'schema-name': 'shop', 'table-name': 'orders' };
const column = { ...shop, 'column-name': 'total' };
const target = (name: string, value: unknown) => ({ TargetMetadata: { [name]: value } });
const load = (name: string, value: unknown) => ({ FullLoadSettings: { [name]: value } });
const errors = (more: object) => ({ ErrorBehavior: more });
const ddl = (more: object) => ({ ChangeProcessingDdlHandlingPolicy: more });

/** Of each rule: what triggers it, what does not, how bad it is, and words of its reason. */
const CASES: readonly [id: string, on: Given, off: Given, severity: Severity, why: RegExp][] = [
  // The target endpoint.
  [
    'settings-contradict',
    { s3: { CdcInsertsOnly: true, CdcInsertsAndUpdates: true } },
    { s3: {} },
    'high',
    /allows one/,
  ],
  [
    'settings-contradict',
    { s3: { UseTaskStartTimeForFullLoadTimestamp: true } },
    { s3: {} },
    'low',
    /no column to write/,
  ],
  [
    'setting-given-twice',
    { s3: { TimestampColumnName: 'a' }, attributes: 'timestampColumnName=b' },
    { s3: { TimestampColumnName: 'a' } },
    'medium',
    /'a' in S3Settings and 'b'/,
  ],
  [
    'setting-given-twice',
    { source: { PostgreSQLSettings: { CaptureDdls: true } }, sourceAttributes: 'captureDDLs=N' },
    {},
    'medium',
    /captureDdls/,
  ],
  [
    'inserts-only',
    { type: both, s3: { CdcInsertsOnly: true } },
    { type: 'full-load', s3: { CdcInsertsOnly: true } },
    'high',
    /cannot equal/,
  ],
  [
    'inserts-and-updates',
    { type: both, s3: { CdcInsertsAndUpdates: true } },
    { type: both },
    'high',
    /deleted in the source stays/,
  ],
  [
    'no-order-of-changes',
    { type: both },
    { type: both, s3: { TimestampColumnName: 'ts' } },
    'high',
    /no TimestampColumnName/,
  ],
  [
    'ties-in-a-transaction',
    { type: both, s3: { TimestampColumnName: 'ts' } },
    { type: both },
    'low',
    /ts is the time of the commit/,
  ],
  [
    'load-after-changes',
    { type: both, s3: { TimestampColumnName: 'ts' } },
    { type: both, s3: { TimestampColumnName: 'ts', UseTaskStartTimeForFullLoadTimestamp: true } },
    'medium',
    /the old row wins/,
  ],
  [
    'op-in-changes-alone',
    { type: both, s3: csv },
    { type: both, s3: { IncludeOpForFullLoad: true } },
    'medium',
    /one to the right/,
  ],
  [
    'folders-in-another-zone',
    { type: both, s3: { DatePartitionEnabled: true, DatePartitionTimezone: 'Asia/Seoul' } },
    { type: both, s3: { DatePartitionEnabled: true } },
    'medium',
    /Asia\/Seoul/,
  ],
  [
    'transactions-in-one-place',
    { type: both, s3: { ...csv, PreserveTransactions: true, CdcPath: 'cdc' } },
    { type: both, s3: csv },
    'medium',
    /cdc\/CDC_TXN/,
  ],
  ['texts-padded', { s3: { AddTrailingPaddingCharacter: true } }, {}, 'medium', /padding/],
  ['reader-needs-key', { s3: { EncryptionMode: 'SSE_KMS' } }, { s3: { EncryptionMode: 'SSE_S3' } }, 'low', /KMS/],
  [
    'csv-delimiters',
    { s3: { ...csv, CsvDelimiter: 'x', CsvRowDelimiter: 'xy' } },
    { s3: csv },
    'high',
    /share a character/,
  ],
  // Formats.
  ['csv-null-ambiguous', { s3: csv }, { s3: { ...csv, CsvNullValue: '\\N' } }, 'medium', /CsvNullValue is not set/],
  [
    'csv-null-ambiguous',
    { s3: { ...csv, CsvNullValue: '' } },
    { engine: 'oracle', s3: { ...csv, CsvNullValue: '' } },
    'medium',
    /one and the same/,
  ],
  [
    'csv-null-is-a-word',
    { s3: { ...csv, CsvNullValue: 'NULL' } },
    { s3: { ...csv, CsvNullValue: '\\N' } },
    'low',
    /'NULL'/,
  ],
  ['csv-unquoted', { s3: { ...csv, Rfc4180: false } }, { s3: csv }, 'high', /a field too many/],
  ['csv-without-names', { s3: csv }, { s3: { ...csv, AddColumnName: true } }, 'low', /no header/],
  ['csv-readers-differ', { s3: csv }, {}, 'low', /backslash/],
  [
    'csv-unknown-values',
    { type: both, engine: 'oracle', s3: csv },
    { type: both, engine: 'oracle', s3: { ...csv, UseCsvNoSupValue: true, CsvNoSupValue: '?' } },
    'medium',
    /log of the source/,
  ],
  ['parquet-milliseconds', { s3: { ParquetTimestampInMillisecond: true } }, {}, 'medium', /microseconds of every/],
  [
    'glue-csv-without-op',
    { s3: { ...csv, GlueCatalogGeneration: true } },
    { s3: { ...csv, GlueCatalogGeneration: true, IncludeOpForFullLoad: true } },
    'low',
    /Glue/,
  ],
  // Large objects.
  [
    'lob-limited',
    { settings: target('LobMaxSize', 32) },
    { settings: target('SupportLobs', false) },
    'medium',
    /more than 32 KB/,
  ],
  [
    'lob-limited',
    { settings: {} },
    { settings: {}, source: { PostgreSQLSettings: { FailTasksOnLobTruncation: true } } },
    'medium',
    /On PostgreSQL text/,
  ],
  [
    'lob-full-mode',
    { settings: target('FullLobMode', true) },
    { settings: target('FullLobMode', false) },
    'high',
    /does not support/,
  ],
  [
    'lob-inline',
    { settings: target('InlineLobMaxSize', 8) },
    { settings: target('InlineLobMaxSize', 0) },
    'high',
    /InlineLobMaxSize is 8/,
  ],
  [
    'lobs-off',
    { settings: target('SupportLobs', false) },
    { settings: target('SupportLobs', true) },
    'high',
    /not in the lake at all/,
  ],
  [
    'lobs-off-by-update-policy',
    { settings: errors({ ApplyErrorUpdatePolicy: 'UPDATE_RECORD' }) },
    { settings: errors({ ApplyErrorUpdatePolicy: 'LOG_ERROR' }) },
    'high',
    /disables/,
  ],
  [
    'table-lob-unlimited',
    { rules: [selection('shop', 'orders'), tableSettings({ 'lob-settings': { mode: 'unlimited' } })] },
    {},
    'high',
    /shop\.orders/,
  ],
  [
    'table-lob-limited',
    {
      rules: [selection('shop', 'orders'), tableSettings({ 'lob-settings': { mode: 'limited', 'bulk-max-size': 16 } })],
    },
    {},
    'medium',
    /at 16 KB/,
  ],
  [
    'table-lob-limited',
    { rules: [selection('shop', 'orders'), tableSettings({ 'lob-settings': { mode: 'none' } })] },
    {},
    'high',
    /not in the lake/,
  ],
  // The full load.
  [
    'stale-files',
    { settings: load('TargetTablePrepMode', 'DO_NOTHING') },
    { settings: load('TargetTablePrepMode', 'DROP_AND_CREATE') },
    'medium',
    /DO_NOTHING/,
  ],
  [
    'history-dropped',
    { type: both, settings: load('TargetTablePrepMode', 'TRUNCATE_BEFORE_LOAD') },
    { settings: load('TargetTablePrepMode', 'TRUNCATE_BEFORE_LOAD') },
    'low',
    /emptied with all changes/,
  ],
  [
    'cached-changes-left-out',
    { type: both, settings: load('StopTaskCachedChangesNotApplied', true) },
    { type: both, settings: {} },
    'high',
    /missing until/,
  ],
  [
    'stop-settings-twice',
    {
      type: both,
      settings: { FullLoadSettings: { StopTaskCachedChangesApplied: true, StopTaskCachedChangesNotApplied: true } },
    },
    { type: both, settings: load('StopTaskCachedChangesApplied', true) },
    'low',
    /both true/,
  ],
  [
    'load-end-unsaid',
    { type: both },
    { type: both, settings: load('StopTaskCachedChangesApplied', true) },
    'low',
    /no event/,
  ],
  ['tables-at-different-times', { settings: load('MaxFullLoadSubTasks', 4) }, { type: both }, 'low', /Up to 4 tables/],
  // Errors.
  [
    'rows-dropped-on-error',
    { settings: {} },
    { settings: errors({ DataErrorPolicy: 'STOP_TASK' }) },
    'medium',
    /LOG_ERROR.*no number of such rows/,
  ],
  [
    'rows-dropped-on-error',
    { settings: errors({ DataErrorPolicy: 'IGNORE_RECORD', DataErrorEscalationCount: 5 }) },
    { settings: errors({ DataErrorPolicy: 'SUSPEND_TABLE' }) },
    'high',
    /without a word\./,
  ],
  [
    'truncation-drops-rows',
    { settings: {} },
    { settings: errors({ DataTruncationErrorPolicy: 'STOP_TASK' }) },
    'medium',
    /line in its log/,
  ],
  [
    'truncation-drops-rows',
    { settings: errors({ DataTruncationErrorPolicy: 'IGNORE_RECORD' }) },
    { settings: errors({ DataTruncationErrorPolicy: 'STOP_TASK' }) },
    'high',
    /without the row/,
  ],
  [
    'table-frozen-on-error',
    { settings: {} },
    { settings: errors({ TableErrorPolicy: 'STOP_TASK' }) },
    'medium',
    /SUSPEND_TABLE/,
  ],
  [
    'unmasked-on-error',
    {
      settings: errors({ DataMaskingErrorPolicy: 'LOG_ERROR' }),
      rules: [selection('shop', 'orders'), transformation(2, 'data-masking-hash-mask', 'column', column)],
    },
    { settings: errors({ DataMaskingErrorPolicy: 'LOG_ERROR' }) },
    'high',
    /goes into the lake as it is/,
  ],
  [
    'open-transactions-missed',
    { type: both, engine: 'oracle' },
    { type: both, engine: 'postgres' },
    'medium',
    /600 seconds/,
  ],
  [
    'nothing-selected-passes',
    { settings: errors({ FailOnNoTablesCaptured: false }) },
    { settings: errors({ FailOnNoTablesCaptured: true }) },
    'medium',
    /selects nothing/,
  ],
  [
    'errors-not-logged',
    { settings: { Logging: { EnableLogging: false } } },
    { settings: { Logging: { EnableLogging: true } } },
    'medium',
    /Logging is off/,
  ],
  // Changes.
  [
    'batch-apply',
    { settings: target('BatchApplyEnabled', true) },
    { settings: target('BatchApplyEnabled', false) },
    'high',
    /may be lost/,
  ],
  [
    'truncate-deletes-history',
    { type: both },
    { type: both, settings: ddl({ HandleSourceTableTruncated: false, HandleSourceTableDropped: false }) },
    'medium',
    /TRUNCATE or DROP/,
  ],
  [
    'truncate-leaves-rows',
    { type: both, settings: ddl({ HandleSourceTableTruncated: false }) },
    { type: both },
    'medium',
    /stay in the lake/,
  ],
  ['columns-change-between-files', { type: both }, {}, 'low', /keep the old ones/],
  ['columns-change-between-files', { type: both, s3: csv }, { s3: csv }, 'medium', /without a header/],
  ['tables-without-key', { type: 'cdc' }, {}, 'medium', /inserts alone/],
  [
    'control-tables-in-lake',
    { settings: { ControlTablesSettings: { StatusTableEnabled: true, ControlSchema: 'dms' } } },
    { settings: {} },
    'low',
    /awsdms_… in dms/,
  ],
  // Other settings.
  [
    'schemas-merged',
    { settings: target('TargetSchema', 'raw'), rules: [selection('%', '%')] },
    { settings: target('TargetSchema', 'raw') },
    'high',
    /same files/,
  ],
  [
    'target-schema-and-rename',
    {
      settings: target('TargetSchema', 'raw'),
      rules: [selection('shop', '%'), transformation(2, 'rename', 'schema', { 'schema-name': 'shop' }, { value: 'x' })],
    },
    { settings: target('TargetSchema', 'raw') },
    'low',
    /precedence/,
  ],
  [
    'characters-replaced',
    {
      settings: {
        CharacterSetSettings: {
          CharacterReplacements: [{ SourceCharacterCodePoint: 35, TargetCharacterCodePoint: 0 }],
        },
      },
    },
    { settings: { CharacterSetSettings: null } },
    'medium',
    /35 is left out/,
  ],
  [
    'characters-outside-set',
    {
      settings: {
        CharacterSetSettings: {
          CharacterSetSupport: { CharacterSet: 'UTF16_PlatformEndian', ReplaceWithCharacterCodePoint: 63 },
        },
      },
    },
    { settings: {} },
    'medium',
    /code point 63/,
  ],
  [
    'before-image-on-s3',
    { settings: { BeforeImageSettings: { EnableBeforeImage: true, FieldName: 'b' } } },
    { settings: { BeforeImageSettings: null } },
    'low',
    /Kinesis/,
  ],
  [
    'writes-nothing',
    { settings: { ValidationSettings: { ValidationOnly: true } } },
    { settings: {} },
    'high',
    /no file of the lake/,
  ],
  [
    'validation-cannot-see',
    { settings: {} },
    { settings: { ValidationSettings: { EnableValidation: true } } },
    'low',
    /off/,
  ],
  [
    'validation-cannot-see',
    { s3: csv, settings: { ValidationSettings: { EnableValidation: true } } },
    { settings: { ValidationSettings: { EnableValidation: true } } },
    'low',
    /CSV/,
  ],
  // Which tables and rows.
  [
    'mysql-system-schemas',
    { engine: 'aurora', rules: [selection('%', '%')] },
    { engine: 'postgres', rules: [selection('%', '%')] },
    'high',
    /mysql, sys, performance_schema/,
  ],
  [
    'mysql-system-schemas',
    { engine: 'mysql', rules: [selection('my%', '%')] },
    {
      engine: 'mysql',
      rules: [selection('my%', '%'), selection('mysql', '%', { 'rule-id': '2', 'rule-action': 'exclude' })],
    },
    'high',
    /'my%' matches mysql:/,
  ],
  [
    'wildcard-underscore',
    { rules: [selection('shop', 'order_lines')] },
    { rules: [selection('shop', 'order_lines', { 'rule-action': 'explicit' })] },
    'low',
    /orderxlines/,
  ],
  ['wildcard-set', { rules: [selection('shop', 'log[0-9]')] }, {}, 'medium', /log\[0-9\]/],
  [
    'name-in-another-case',
    { engine: 'oracle', rules: [selection('SHOP', 'orders')] },
    { engine: 'oracle', rules: [selection('SHOP', 'ORDERS')] },
    'medium',
    /SHOP\.orders may match nothing/,
  ],
  [
    'name-in-another-case',
    { rules: [selection('public', 'Orders')] },
    { engine: 'mysql', rules: [selection('public', 'Orders')] },
    'medium',
    /lower case/,
  ],
  [
    'views-with-changes',
    {
      type: both,
      rules: [
        selection('shop', '%', { 'object-locator': { 'schema-name': 'shop', 'table-name': '%', 'table-type': 'all' } }),
      ],
    },
    {
      rules: [
        selection('shop', '%', { 'object-locator': { 'schema-name': 'shop', 'table-name': '%', 'table-type': 'all' } }),
      ],
    },
    'high',
    /only load/,
  ],
  [
    'selected-and-excluded',
    {
      rules: [
        selection('shop', 'tmp', { 'rule-action': 'explicit' }),
        selection('shop', 't%', { 'rule-id': '2', 'rule-name': 'no', 'rule-action': 'exclude' }),
      ],
    },
    {
      rules: [
        selection('shop', 'orders', { 'rule-action': 'explicit' }),
        selection('shop', 't%', { 'rule-id': '2', 'rule-name': 'no', 'rule-action': 'exclude' }),
      ],
    },
    'medium',
    /rule 2 'no'/,
  ],
  [
    'filter-over-wildcard',
    { rules: [selection('shop', 'ord%', { filters: [filter('id', 'gte')] })] },
    { rules: [selection('shop', 'orders', { filters: [filter('id', 'gte')] })] },
    'high',
    /is a pattern/,
  ],
  [
    'filter-drops-null',
    { rules: [selection('shop', 'orders', { filters: [filter('state', 'noteq')] })] },
    { rules: [selection('shop', 'orders', { filters: [filter('state', 'eq', 'null')] })] },
    'medium',
    /not unequal to anything/,
  ],
  [
    'filter-drops-null',
    { rules: [selection('shop', 'orders', { filters: [filter('state', 'noteq', 'null')] })] },
    {},
    'high',
    /nothing is replicated/,
  ],
  [
    'filter-drops-null',
    { rules: [selection('shop', 'orders', { filters: [filter('state', 'noteq', 'eq', 'null')] })] },
    {},
    'medium',
    /though null is among/,
  ],
  [
    'filter-on-what-changes',
    { type: both, rules: [selection('shop', 'orders', { filters: [filter('state', 'eq')] })] },
    { rules: [selection('shop', 'orders', { filters: [filter('state', 'eq')] })] },
    'medium',
    /a delete is not seen/,
  ],
  [
    'rows-filtered',
    { rules: [selection('shop', 'orders', { filters: [filter('state', 'eq')] })] },
    {},
    'low',
    /by state/,
  ],
  // Names, columns and values.
  [
    'tables-merged',
    {
      rules: [
        selection('shop', '%'),
        transformation(2, 'rename', 'table', { 'schema-name': 'shop', 'table-name': 'o%' }, { value: 'all' }),
      ],
    },
    { rules: [selection('shop', '%'), transformation(2, 'rename', 'table', shop, { value: 'all' })] },
    'high',
    /every table that 'o%' matches/,
  ],
  [
    'tables-merged',
    {
      rules: [
        selection('shop', '%'),
        transformation(2, 'rename', 'table', shop, { value: 'all' }),
        transformation(3, 'rename', 'table', { ...shop, 'table-name': 'old' }, { value: 'all' }),
      ],
    },
    {},
    'high',
    /'orders' and 'old' both/,
  ],
  [
    'rule-without-effect',
    {
      rules: [
        selection('shop', '%'),
        transformation(2, 'rename', 'table', shop, { value: 'o' }),
        transformation(3, 'add-prefix', 'table', shop, { value: 'p' }),
      ],
    },
    {
      rules: [
        selection('shop', '%'),
        transformation(2, 'rename', 'table', shop, { value: 'o' }),
        transformation(3, 'add-prefix', 'column', column, { value: 'p' }),
      ],
    },
    'medium',
    /Rule 3 't3' \(add-prefix\) and rule 2/,
  ],
  [
    'columns-removed',
    { rules: [selection('shop', '%'), transformation(2, 'remove-column', 'column', column)] },
    {},
    'low',
    /shop\.orders\.total is not/,
  ],
  [
    'columns-not-included',
    { rules: [selection('shop', '%'), transformation(2, 'include-column', 'column', column)] },
    {},
    'medium',
    /those alone/,
  ],
  [
    'values-masked',
    {
      rules: [selection('shop', '%'), transformation(2, 'data-masking-digits-mask', 'column', column, { value: '#' })],
    },
    {},
    'low',
    /digits alone become equal/,
  ],
  [
    'values-random',
    { rules: [selection('shop', '%'), transformation(2, 'data-masking-digits-randomize', 'column', column)] },
    {},
    'medium',
    /made up anew/,
  ],
  [
    'values-random',
    {
      rules: [
        selection('shop', '%'),
        transformation(2, 'add-column', 'column', shop, {
          value: 'at',
          expression: "datetime('now')",
          'data-type': { type: 'string', length: 50 },
        }),
      ],
    },
    {},
    'medium',
    /the column at/,
  ],
  [
    'types-changed',
    {
      rules: [
        selection('shop', '%'),
        transformation(2, 'change-data-type', 'column', column, { 'data-type': { type: 'int8' } }),
      ],
    },
    {},
    'medium',
    /converted/,
  ],
  [
    'columns-added',
    {
      rules: [
        selection('shop', '%'),
        transformation(2, 'add-column', 'column', shop, {
          value: 'src',
          expression: "'shop'",
          'data-type': { type: 'string', length: 50 },
        }),
      ],
    },
    {},
    'low',
    /Column src holds 'shop'/,
  ],
  [
    'structure-needs-restart',
    { type: both, rules: [selection('shop', '%'), transformation(2, 'remove-column', 'column', column)] },
    { rules: [selection('shop', '%'), transformation(2, 'remove-column', 'column', column)] },
    'low',
    /mere resume/,
  ],
  [
    'ranges-drop-null',
    { rules: [selection('shop', '%'), tableSettings(ranges)] },
    {},
    'high',
    /ranges of region, id: .* one of them/,
  ],
  [
    'partitions-overlap',
    {
      rules: [
        selection('shop', '%'),
        tableSettings({ 'parallel-load': { type: 'partitions-list', partitions: ['a'], subpartitions: ['b'] } }),
      ],
    },
    {
      rules: [
        selection('shop', '%'),
        tableSettings({ 'parallel-load': { type: 'partitions-list', partitions: ['a'] } }),
      ],
    },
    'high',
    /come twice/,
  ],
  [
    'partitions-captured-twice',
    { rules: [selection('shop', '%')] },
    { engine: 'mysql', rules: [selection('shop', '%')] },
    'low',
    /each of its partitions/,
  ],
  // The source.
  ['postgres-numeric-rounded', {}, { engine: 'mysql' }, 'medium', /NUMERIC\(28,6\)/],
  ['postgres-varchar-cut', {}, { sourceAttributes: 'unboundedVarcharMaxSize=10485760' }, 'medium', /8000 bytes/],
  ['postgres-special-values', {}, { engine: 'oracle' }, 'low', /9999-12-31/],
  ['postgres-deletes-hold-the-key', { type: both }, {}, 'low', /REPLICA IDENTITY/],
  [
    'postgres-ddl-not-captured',
    { type: both, source: { PostgreSQLSettings: { CaptureDdls: false } } },
    { type: both },
    'medium',
    /CaptureDdls/,
  ],
  ['mysql-zero-dates', { engine: 'mariadb' }, {}, 'medium', /0000-00-00/],
  [
    'mysql-time-zone-set',
    { engine: 'mysql', source: { MySQLSettings: { ServerTimezone: 'US/Pacific' } } },
    { engine: 'mysql' },
    'medium',
    /US\/Pacific/,
  ],
  ['mysql-changes-not-logged', { engine: 'mysql', type: both }, { engine: 'mysql' }, 'medium', /cascade/],
  [
    'oracle-number-rounded',
    { engine: 'oracle' },
    { engine: 'oracle', source: { OracleSettings: { NumberDatatypeScale: -2 } } },
    'medium',
    /NUMERIC\(38,10\).*28 digits/,
  ],
  [
    'oracle-number-rounded',
    { engine: 'oracle', sourceAttributes: 'numberDataTypeScale=-1' },
    {},
    'high',
    /binary float/,
  ],
  [
    'oracle-zones-as-text',
    { engine: 'oracle' },
    { engine: 'oracle', source: { OracleSettings: { ConvertTimestampWithZoneToUTC: true } } },
    'low',
    /session of DMS/,
  ],
  ['oracle-empty-text-is-null', { engine: 'oracle' }, {}, 'low', /keeps '' as NULL/],
  ['oracle-columns-not-logged', { engine: 'oracle', type: both }, { engine: 'oracle' }, 'medium', /ALL columns/],
  ['sqlserver-fractions-cut', { engine: 'sqlserver' }, {}, 'medium', /seven digits/],
  [
    'sqlserver-columns-not-captured',
    { engine: 'sqlserver', type: both },
    { engine: 'sqlserver' },
    'medium',
    /computed columns/,
  ],
  ['char-blanks-trimmed', { engine: 'sqlserver' }, { engine: 'mysql' }, 'low', /TrimSpaceInChar/],
  // The descriptions.
  ['settings-not-described', { settings: null }, {}, 'low', /nothing was said of them/],
  ['target-not-described', { s3: null }, {}, 'low', /settings of the endpoint/],
];

const found = (id: string, given: Given) =>
  explain(files(given), 'test').tasks[0]?.findings.filter((finding) => finding.rule === id) ?? [];

describe('each rule', () => {
  test.each(CASES)('%s is told where it applies, and nowhere else', (id, on, off, severity, why) => {
    expect(found(id, on)).toEqual([expect.objectContaining({ severity, why: expect.stringMatching(why) })]);
    expect(found(id, off)).toEqual([]);
  });

  test('has a case here, an identifier of its own, and sentences that end', () => {
    const ids = RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...new Set(CASES.map(([id]) => id))].sort()).toEqual([...ids].sort());
    for (const [id, on] of CASES)
      for (const finding of found(id, on)) {
        expect(finding.title).not.toMatch(/\.$/);
        expect(finding.why).toMatch(/[.)]$/);
        expect(finding.mend).toMatch(/[.)]|[a-z>]$/);
        expect(finding.line).toBeGreaterThan(0);
      }
  });
});

test('a task with careful settings has no finding that is high', () => {
  const careful: Given = {
    type: 'full-load',
    settings: {
      TargetMetadata: { SupportLobs: true, LimitedSizeLobMode: true, LobMaxSize: 102400 },
      FullLoadSettings: { TargetTablePrepMode: 'DROP_AND_CREATE' },
      ErrorBehavior: {
        DataErrorPolicy: 'STOP_TASK',
        DataTruncationErrorPolicy: 'STOP_TASK',
        TableErrorPolicy: 'STOP_TASK',
      },
      Logging: { EnableLogging: true },
    },
    engine: 'mysql',
  };
  expect(explain(files(careful), 'test')).toMatchObject({ counts: { high: 0, medium: 1 }, worst: 'medium' });
});

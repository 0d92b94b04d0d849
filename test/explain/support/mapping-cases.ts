import type { Case } from './case.ts';
import { both, column, filter, ranges, shop, tableSettings } from './given.ts';
import { selection, transformation } from './task.ts';

const addColumn = (id: number, value: string, table = 'orders'): object =>
  transformation(
    id,
    'add-column',
    'column',
    { ...shop, 'table-name': table },
    {
      value,
      expression: "'shop'",
      'data-type': { type: 'string', length: 50 },
    },
  );

export const MAPPING_CASES: readonly Case[] = [
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
    'rule-without-effect',
    {
      rules: [
        selection('shop', '%'),
        transformation(2, 'change-data-type', 'column', column, { 'data-type': { type: 'int8' } }),
        transformation(3, 'remove-column', 'column', column),
      ],
    },
    {
      rules: [
        selection('shop', '%'),
        transformation(2, 'rename', 'column', { ...column, 'data-type': 'string' }, { value: 'text' }),
        transformation(3, 'rename', 'column', { ...column, 'data-type': 'int4' }, { value: 'number' }),
        transformation(4, 'data-masking-hash-mask', 'column', { ...column, 'data-type': 'string' }),
      ],
    },
    'medium',
    /Rule 3 't3' \(remove-column\) and rule 2 't2' \(change-data-type\)/,
  ],
  [
    'column-added-twice',
    { rules: [selection('shop', '%'), addColumn(2, 'src', '%'), addColumn(3, 'src')] },
    { rules: [selection('shop', '%'), addColumn(2, 'src', 'lines'), addColumn(3, 'src'), addColumn(4, 'other')] },
    'medium',
    /^Rule 3 't3' and rule 2 't2' both add src: .* so that rule 3 does nothing\.$/,
  ],
  [
    'column-added-twice',
    { rules: [selection('shop', '%'), addColumn(3, 'src', '%'), addColumn(2, 'src', 'o%')] },
    {},
    'medium',
    /rule 3 does nothing in the tables that both match\.$/,
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

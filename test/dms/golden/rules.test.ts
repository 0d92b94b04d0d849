/** What single pieces of mapping rules mean: filters, expressions, wildcards, names undone, changes of types. */
import type { SourceColumn } from '../../../core/compare/columns.ts';
import { readExpression } from '../../../core/dms/expressions.ts';
import {
  FILTER_OPERATORS,
  type FilterOperator,
  filterRows,
  filterText,
  parseFilters,
} from '../../../core/dms/filters.ts';
import { parseTableMappings, withEscape } from '../../../core/dms/mapping-rules.ts';
import { lakeOnlyTables } from '../../../core/dms/reverse.ts';
import { changeProblem, dmsTypeOf } from '../../../core/dms/source-types.ts';
import { hasBrackets, isExact, mappingMatches, withoutEscapes } from '../../../core/dms/wildcards.ts';
import { expectGolden, type GoldenCase, joinAlike } from '../../support/golden.ts';
import { columnsOf, DIALECTS } from '../../support/golden-columns.ts';

type Rule = Record<string, unknown>;

const place = (schema: string, table?: string, column?: string, more: Rule = {}) => ({
  ...{ 'schema-name': schema, 'table-name': table, 'column-name': column },
  ...more,
});
const select = (id: number, action: string, locator: Rule, more: Rule = {}): Rule => ({
  ...{ 'rule-type': 'selection', 'rule-id': id, 'rule-name': `${action} ${id}`, 'rule-action': action },
  'object-locator': locator,
  ...more,
});
const all = select(1, 'include', place('%', '%'));
const change = (id: number, target: string, action: string, locator: Rule, more: Rule = {}): Rule => ({
  ...{ 'rule-type': 'transformation', 'rule-id': id, 'rule-name': `${action} ${id}`, 'rule-target': target },
  ...{ 'rule-action': action, 'object-locator': locator },
  ...more,
});
const column = (name: string, type: string, baseType: string, more: Partial<SourceColumn> = {}): SourceColumn => ({
  ...{ name, type, baseType, precision: null, scale: null, nullable: true },
  ...more,
});
const OPERATORS = Object.keys(FILTER_OPERATORS) as FilterOperator[];
const values = (operator: FilterOperator) => [[], ['5'], ['1', '9']][FILTER_OPERATORS[operator].values] ?? [];

test('filters, by how their conditions meet', () => {
  const text = (operators: readonly FilterOperator[]): GoldenCase => {
    const filter = { column: 'c', terms: operators.map((operator) => ({ operator, values: values(operator) })) };
    return [operators.join(' '), `${filterText([filter])}\n${JSON.stringify(filterRows([filter]))}`];
  };
  const singles = OPERATORS.map((operator) => [operator]);
  const meeting = (['eq', 'noteq', 'notbetween', 'null', 'notnull'] as const).flatMap((one, i, list) =>
    list.slice(i + 1).map((other) => [one, other]),
  );
  const three = [
    ['eq', 'noteq', 'null'],
    ['noteq', 'notbetween', 'null'],
    ['eq', 'between', 'noteq'],
  ] as const;
  const two = [
    { column: 'a', terms: [{ operator: 'eq', values: ['x'.repeat(70)] }] },
    {
      column: 'b',
      terms: [
        { operator: 'eq', values: ["it's"] },
        { operator: 'null', values: [] },
      ],
    },
  ] as const;
  const parsed = parseFilters(
    [
      {
        'column-name': 'c',
        'filter-conditions': [{ 'filter-operator': 'between', 'start-value': 1, 'end-value': false }],
      },
    ],
    '',
    [],
  );
  expectGolden('dms/golden/filters.txt', [
    ...[...singles, ...meeting, ...three].map(text),
    [filterText(two), JSON.stringify(filterRows(two))],
    [filterText(parsed), JSON.stringify(parsed)],
  ]);
});

const EXPRESSIONS = [
  ...[
    "'it''s'",
    '42',
    '-7',
    '4.2',
    '$c',
    ' $a#b || 1 ',
    "('x' || $c)",
    "('x'",
    "'x' ||",
    "'x",
    '$AR_M_SOURCE_SCHEMA',
    '$AR_M_GONE',
    'x',
  ],
  ...[
    '$AR_H_CHANGE_SEQ',
    ' $AR_H_STREAM_POSITION ',
    "operation_indicator('D','U','I')",
    "$AR_H_CHANGE_SEQ || 'x'",
    "'x' 'y'",
    'lower',
    'lower(',
    'lower($c',
  ],
  ...[
    "coalesce($a, $b, 'x')",
    'coalesce($a)',
    "ifnull($a, 'x')",
    "ifnull($a, $b, 'x')",
    'trim($a)',
    'ltrim($a)',
    'RTRIM($a)',
    "trim($a, 'x')",
  ],
  ...[
    'lower($a)',
    'upper($a)',
    'lower($a, $b)',
    "replace($a, 'x', '')",
    "replace($a, '', 'x')",
    "replace($a, $b, 'x')",
    "replace($a, 'x')",
  ],
  ...[
    'substr($a, 2)',
    'substr($a, 2, 3)',
    'substr($a, 0)',
    'substr($a, -1, 2)',
    'substr($a, 2, -1)',
    'substr($a, 1234567890)',
    'length($a)',
    '$a + 1',
    'case',
  ],
];

test('expressions, as they are read', () => {
  const metadata = { AR_M_SOURCE_SCHEMA: 'shop' };
  expectGolden(
    'dms/golden/expressions.txt',
    EXPRESSIONS.map((text): GoldenCase => [text, JSON.stringify(readExpression(text, metadata))]),
  );
});

const PATTERNS = [
  '%',
  '_',
  'a_c',
  'a%',
  '%c',
  '[abc]',
  '[a-c]x',
  '[_]',
  '[%]%',
  '[]',
  '[]x]',
  '[a',
  'a[-z]',
  '[a-]',
  'A%',
  '',
  'é_',
  '#_',
  '##_',
];
const NAMES = ['', 'a', 'abc', 'ac', 'b', 'bx', '_', '%x', '[]', 'x', ']', '[a', 'az', 'a-', 'A', 'é😀', '#_', '-'];

test('wildcards, and the names that they match', () => {
  const cases = PATTERNS.map((pattern): GoldenCase => {
    const matched = NAMES.filter((name) => mappingMatches(pattern, name)).map((name) => JSON.stringify(name));
    const facts = [
      isExact(pattern) ? 'exact' : 'a pattern',
      hasBrackets(pattern) ? 'with brackets' : '',
      `escaped by #: ${withoutEscapes(pattern, '#')}`,
    ];
    return [
      `pattern ${JSON.stringify(pattern)}`,
      [matched.join(' '), facts.filter((fact) => fact !== '').join(', ')].join('\n'),
    ];
  });
  const mappings = parseTableMappings(
    JSON.stringify({
      rules: [
        all,
        change(2, 'column', 'rename', place('s#_', 't#%', 'c##'), { value: 'x' }),
        {
          'rule-type': 'table-settings',
          'rule-id': 3,
          'rule-name': 'settings',
          'object-locator': place('shop', 'Orders'),
        },
      ],
    }),
  );
  const escaped = withEscape(mappings, '#').transformations.map(({ locator }) => JSON.stringify(locator));
  const kept = [null, ''].map((mark) => withEscape(mappings, mark) === mappings);
  expectGolden('dms/golden/wildcards.txt', [
    ...cases,
    ['names of rules, escaped', [...escaped, kept.join(' ')].join('\n')],
  ]);
});

test('folders of the lake, and the tables that would be written there', () => {
  const folders = [
    'Orders',
    'orders',
    'ORDERS',
    'pre_Orders',
    'Orders_s',
    'x_Orders_y',
    'renamed',
    'new_ders',
    'Orders_old',
  ].map((name) => ({ schema: 'shop', name }));
  const rules = [
    ...['convert-lowercase', 'convert-uppercase'].map((action) => change(2, 'table', action, place('shop', '%'))),
    change(2, 'table', 'add-prefix', place('shop', '%'), { value: 'pre_' }),
    change(2, 'table', 'add-suffix', place('shop', '%'), { value: '_s' }),
    change(2, 'table', 'remove-prefix', place('shop', '%'), { value: 'pre_' }),
    change(2, 'table', 'remove-suffix', place('shop', '%'), { value: '_s' }),
    change(2, 'table', 'replace-prefix', place('shop', '%'), { value: 'new_', 'old-value': 'Or' }),
    change(2, 'table', 'replace-suffix', place('shop', '%'), { value: '_old', 'old-value': '_new' }),
    change(2, 'table', 'rename', place('shop', 'One'), { value: 'renamed' }),
    change(2, 'table', 'rename', place('shop', 'One'), { expression: "'renamed'" }),
    change(2, 'table', 'rename', place('shop', '%'), { expression: "'x_' || $AR_M_SOURCE_TABLE_NAME || '_y'" }),
    change(2, 'schema', 'rename', place('from'), { value: 'shop' }),
  ];
  const cases = [[], ...rules.map((rule) => [rule])].map((some): GoldenCase => {
    const mappings = parseTableMappings(JSON.stringify({ rules: [all, ...some] }));
    const task = { mappings, targetSchema: null } as Parameters<typeof lakeOnlyTables>[0];
    const found = lakeOnlyTables(task, [{ schema: 'shop', name: 'Orders' }], folders);
    const [rule = {}] = some;
    return [
      `rule ${JSON.stringify([rule['rule-target'], rule['rule-action'], rule.value, rule.expression])}`,
      found.map(({ ref, folder }) => `${folder.name} would be ${ref.schema}.${ref.name}`).join('\n'),
    ];
  });
  const into = parseTableMappings(JSON.stringify({ rules: [select(1, 'include', place('from', '%'))] }));
  const targeted = lakeOnlyTables(
    { mappings: into, targetSchema: 'shop' } as Parameters<typeof lakeOnlyTables>[0],
    [],
    folders.slice(0, 1),
  );
  expectGolden('dms/golden/lake-only.txt', [...cases, ['all schemas in one', JSON.stringify(targeted)]]);
});

test('types of DMS, and what becomes of them under a change of type', () => {
  const types = (['postgres', 'mysql', 'oracle', 'sqlserver'] as const).map((engine): GoldenCase => {
    const cases = columnsOf(DIALECTS[engine]).map((one): GoldenCase => [one.type, String(dmsTypeOf(one, engine))]);
    return [
      engine,
      joinAlike(cases)
        .map(([names, dms]) => `${dms}: ${names}`)
        .join('\n'),
    ];
  });
  const sources = [
    column('c', 'numeric(10,2)', 'numeric', { precision: 10, scale: 2 }),
    column('c', 'varchar(30)', 'varchar'),
    column('c', 'text', 'text'),
  ];
  const targets = [
    ...[
      'int1',
      'int2',
      'int4',
      'int8',
      'uint1',
      'uint4',
      'uint8',
      'real4',
      'real8',
      'date',
      'wstring',
      'string',
      'boolean',
    ].map((name) => ({ type: name, precision: null, scale: null, length: null })),
    ...[19, 20, 29, 30].map((length) => ({ type: 'string', precision: null, scale: null, length })),
    ...(
      [
        [19, 0],
        [20, 0],
        [20, 1],
        [10, 2],
        [10, 1],
        [9, 2],
        [12, 4],
        [11, 4],
        [8, null],
      ] as const
    ).map(([precision, scale]) => ({ type: 'numeric', precision, scale, length: null })),
  ];
  const from = ['int1', 'int8', 'uint4', 'numeric', 'real4', 'real8', 'wstring', 'date', null];
  const changes = sources.flatMap((source) =>
    from.map((dms): GoldenCase => {
      const cases = targets.map(
        (to): GoldenCase => [
          `${to.type}${to.length === null ? '' : `(${to.length})`}${to.precision === null ? '' : `(${to.precision},${to.scale})`}`,
          changeProblem(source, dms, to)?.replaceAll(to.type, '…') ?? 'the same values',
        ],
      );
      return [
        `${source.type} as ${dms}`,
        joinAlike(cases)
          .map(([names, text]) => `${names}: ${text}`)
          .join('\n'),
      ];
    }),
  );
  expectGolden('dms/golden/types.txt', [...types, ...joinAlike(changes)]);
});

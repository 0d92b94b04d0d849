/** The conditions and other pieces that a source's statements are made of, as each dialect spells them. */
import type { SourceColumn } from '../../../core/compare/columns.ts';
import { type RowCondition, type RowRule, renderRowRules } from '../../../core/compare/row-conditions.ts';
import { renderText, type TextExpression } from '../../../core/compare/text-expressions.ts';
import { isUnsupported, type SourceDialect } from '../../../core/sql/dialect.ts';
import { expectGolden, type GoldenCase, joinAlike, layout } from '../../support/golden.ts';
import { columnsOf, DIALECTS, ownForm } from '../../support/golden-columns.ts';

const names = ['postgres', 'mysql', 'oracle', 'sqlserver'] as const;

const VALUES = [
  '5',
  '-0.5',
  '1e5',
  `9${'0'.repeat(40)}`,
  'é',
  'a b',
  '',
  'TRUE',
  'f',
  '2',
  'yes',
  '1.25',
  '1.2x',
  'untrue',
  'false2',
  'x'.repeat(40),
  'x'.repeat(41),
];
const TIMES = [
  ...[
    'x2026-02-28',
    '2026-02-28x',
    'x2026-01-01 10:00:00',
    '2026-01-01 10:00:00.1234567',
    '2026-01-01 10:00:00.123456x',
  ],
  '2026-02-28',
  '2026-02-30',
  '0000-01-01',
  '2026-01-01 10:00:00.5',
  '2026-01-01T23:59:59',
  '2026-01-01 24:00:00',
];

function comparisons(column: SourceColumn, { comparison }: SourceDialect): string {
  const of = (operator: '=' | '<>' | '>=', value: string): GoldenCase => {
    const readings = comparison?.(column, operator, value) ?? { unsupported: 'no condition is known' };
    const texts = isUnsupported(readings) ? [`unsupported: ${readings.unsupported}`] : readings;
    return [`${operator} ${JSON.stringify(value)}`, texts.map(layout).join('\n  or ')];
  };
  const times = /date|time/.test(column.baseType);
  const values = [
    ...(times ? TIMES : VALUES).map((value) => of('=', value)),
    ...['5', 'true', '2026-02-28'].flatMap((value) => [of('<>', value), of('>=', value)]),
  ];
  return joinAlike(values)
    .map(([condition, text]) => `${condition}: ${text}`)
    .join('\n');
}

const HOSTILE = [
  "it's",
  'a"b',
  'a`b',
  'a]b',
  'back\\slash',
  'two\nlines',
  'cr\r',
  'tab\t',
  'é',
  '😀',
  '$1',
  ' ',
  'é'.repeat(1_200),
];
const shownText = (text: string) => (text.length > 40 ? `${text.slice(0, 3)}… (${text.length})` : text);

/** A text, or why there is none. */
function attempted(make: () => string | null | undefined): string {
  try {
    return layout(make() ?? 'none');
  } catch (error) {
    return `throws ${String(error)}`;
  }
}

function quotings(dialect: SourceDialect): GoldenCase[] {
  return ['', 'a\0b', 'x'.repeat(129), ...HOSTILE].map((text) => [
    `quoted: ${JSON.stringify(shownText(text))}`,
    [
      `name: ${attempted(() => dialect.identifier(text))
        .replaceAll('é'.repeat(1_200), 'é…')
        .replaceAll('x'.repeat(129), 'x…')}`,
      ...(text.length > 40 && dialect.name !== 'oracle'
        ? []
        : [`text: ${attempted(() => dialect.literal(text)).slice(0, 9_000)}`]),
    ].join('\n'),
  ]);
}

const column = (name: string, baseType: string, more: Partial<SourceColumn> = {}): SourceColumn => ({
  ...{ name, baseType, type: baseType, precision: null, scale: null, nullable: true },
  ...more,
});

/** A key's two columns, and those whose times date a row. */
const OWN: Readonly<
  Record<SourceDialect['name'], { readonly integer: string; readonly text: string; readonly times: readonly string[] }>
> = {
  postgres: { integer: 'int8', text: 'uuid', times: ['timestamptz', 'timestamp', 'date'] },
  mysql: { integer: 'bigint', text: 'varchar', times: ['timestamp', 'datetime', 'date'] },
  oracle: { integer: 'number', text: 'varchar2', times: ['date', 'timestamp', 'timestamp with time zone', 'number'] },
  sqlserver: { integer: 'bigint', text: 'nvarchar', times: ['datetime2', 'smalldatetime', 'datetimeoffset', 'date'] },
};

function rowsOfTable(dialect: SourceDialect): GoldenCase[] {
  const { integer, text, times } = OWN[dialect.name];
  const [id, tenant, name] = [
    column('id', integer, { scale: 0 }),
    column('tenant', integer, { scale: 0 }),
    column('name', text),
  ];
  const relation = dialect.relation('shop', 't');
  const keys = Array.from({ length: 3 }, (_, i) => [String(i - 1), String(i)]);
  const moment = '2026-01-31T23:59:59.1234567Z';
  return [
    ['a relation', dialect.relation('sho`p]', "it's")],
    ['a column holds a value', dialect.present(name)],
    ['trailer, of rows alone', dialect.trailer([])],
    ['trailer, with counts', layout(dialect.trailer(['a = 1', 'b = 2'], relation, ['c = 3', 'd = 4']))],
    ...(dialect.name === 'postgres' ? [98, 99] : []).map(
      (count): GoldenCase => [
        `trailer, of ${count} counts`,
        dialect.trailer(Array.from({ length: count }, () => 'a')).replaceAll('count(*) FILTER (WHERE a)', 'n'),
      ],
    ),
    ['boundaries of integers', layout(dialect.ranges?.boundaries(relation, id, 3, 1_000_000) ?? 'none')],
    ['boundaries of texts of a small table', layout(dialect.ranges?.boundaries(relation, name, 2, 0) ?? 'none')],
    ['key of two columns', attempted(() => dialect.keyIn?.([id, tenant], keys))],
    ['key with a text', attempted(() => dialect.keyIn?.([id, name], [['1', "it's"]]))],
    ['one row', layout(dialect.firstRow?.(['a', 'b'], 't', ' WHERE (c = 1)') ?? 'by LIMIT')],
    ['changed, by commit', layout(dialect.changedAfter({ by: 'commit' }, moment) ?? 'none')],
    ...times.map(
      (type): GoldenCase => [
        `changed, by a column of ${type}`,
        layout(dialect.changedAfter({ by: 'column', column: column('at', type) }, moment) ?? 'none'),
      ],
    ),
    ['is a text', layout(dialect.equalsText?.('x', 'NULL') ?? 'none')],
    ['is a text above U+FFFF', layout(dialect.equalsText?.('x', '😀') ?? 'none')],
    ['is the empty text', layout(dialect.equalsText?.('x', '') ?? 'none')],
    ['holds a text', layout(dialect.containsText?.('x', '\n') ?? 'none')],
    ['marks', JSON.stringify(dialect.marks ?? 'literals')],
    ...(dialect.trailerIn === undefined
      ? []
      : ['number', 'varchar2', 'char', 'nchar', 'nvarchar2', 'clob', 'nclob']
    ).map((type): GoldenCase => [`trailer in the place of ${type}`, dialect.trailerIn?.(column('c', type), 'n') ?? '']),
  ];
}

const RUNS = [
  { columns: ['a', 'b'], text: 'x::text', escaped: true, array: true },
  { columns: ['c'], text: 'c::text', escaped: false, array: false },
  { columns: ['d'], text: 'd::text', escaped: true, array: false },
];

const EXPRESSIONS: readonly TextExpression[] = [
  { kind: 'literal', text: "it's" },
  { kind: 'column', column: 'name' },
  { kind: 'column', column: 'id' },
  { kind: 'column', column: 'at' },
  { kind: 'column', column: 'gone' },
  { kind: 'concat', of: [{ kind: 'column', column: 'name' }] },
  {
    kind: 'concat',
    of: [
      { kind: 'column', column: 'name' },
      { kind: 'literal', text: '-' },
      { kind: 'column', column: 'id' },
    ],
  },
  {
    kind: 'coalesce',
    of: [
      { kind: 'column', column: 'name' },
      { kind: 'literal', text: 'none' },
    ],
  },
  {
    kind: 'coalesce',
    of: [
      { kind: 'column', column: 'name' },
      { kind: 'column', column: 'at' },
    ],
  },
  ...(['both', 'start', 'end'] as const).map(
    (side): TextExpression => ({ kind: 'trim', of: { kind: 'column', column: 'name' }, side }),
  ),
  ...(['lower', 'upper'] as const).map(
    (to): TextExpression => ({ kind: 'case', of: { kind: 'column', column: 'name' }, to }),
  ),
  { kind: 'replace', of: { kind: 'column', column: 'name' }, from: "'", to: '' },
  { kind: 'substring', of: { kind: 'column', column: 'name' }, from: 2, length: null },
  { kind: 'substring', of: { kind: 'column', column: 'name' }, from: 1, length: 3 },
  { kind: 'substring', of: { kind: 'column', column: 'at' }, from: 1, length: 3 },
];

const columnsOfExpressions = (dialect: SourceDialect) => {
  const { integer, text, times } = OWN[dialect.name];
  const list = [column('name', text), column('id', integer, { scale: 0 }), column('at', times[0] ?? '')];
  return new Map(list.map((one) => [one.name, one]));
};

function expressions(dialect: SourceDialect): GoldenCase[] {
  const columns = columnsOfExpressions(dialect);
  const { texts } = dialect;
  return [
    ...EXPRESSIONS.map((expression): GoldenCase => {
      const found = renderText(expression, columns, dialect);
      return [
        `expression ${JSON.stringify(expression)}`,
        isUnsupported(found) ? `unsupported: ${found.unsupported}` : layout(found.sql),
      ];
    }),
    ['longer than', texts?.longerThan('x', 9) ?? 'none'],
    ['hash', texts?.sha256('x') ?? 'none'],
    ['digits', layout(texts?.maskDigits('x', "'") ?? 'none')],
    ['wide fields', layout(dialect.fields?.(RUNS) ?? 'none')],
  ];
}

const compare = (name: string, operator: '=' | '<>' | '<', value: string): RowCondition => ({
  kind: 'compare',
  column: name,
  operator,
  value,
});
const CONDITIONS: readonly RowCondition[] = [
  {
    kind: 'and',
    of: [
      compare('id', '=', '1'),
      {
        kind: 'or',
        of: [
          { kind: 'null', column: 'name' },
          { kind: 'present', column: 'id' },
        ],
      },
    ],
  },
  { kind: 'not', of: compare('id', '<', '5') },
  { kind: 'differ', of: [compare('id', '=', '1'), { kind: 'never' }] },
  compare('name', '=', 'b'),
  { kind: 'or', of: [compare('name', '=', 'b'), compare('name', '<>', 'c')] },
  compare('gone', '=', '1'),
  { kind: 'null', column: 'gone' },
  compare('id', '=', 'x'),
];

function rowRules(dialect: SourceDialect): GoldenCase[] {
  const columns = [...columnsOfExpressions(dialect).values()];
  const doubts = [{ because: 'a doubt', where: { kind: 'null', column: 'id' } as const }];
  const rules = (kind: RowRule['kind'], where: RowCondition | null, some: RowRule['doubts'] = []): RowRule => ({
    kind,
    rule: `rule ${kind}`,
    where,
    doubts: some,
  });
  const sets: readonly (readonly RowRule[])[] = [
    ...CONDITIONS.map((where) => [rules('filter', where)]),
    [rules('ranges', compare('id', '<', '5'), doubts)],
    [rules('filter', null, doubts)],
    [
      rules('filter', compare('id', '=', '1')),
      rules('ranges', compare('name', '=', 'b')),
      rules('filter', null, doubts),
    ],
  ];
  return sets.flatMap((set) =>
    [[], ['a = 1', 'b = 2']].map((within): GoldenCase => {
      const found = renderRowRules(set, columns, dialect, within);
      const heading = `rows ${JSON.stringify(set.map(({ kind, where }) => ({ kind, where })))}${within.length > 0 ? ', within others' : ''}`;
      if (typeof found === 'string') return [heading, found];
      const outside = found.outside.map(({ what, because, sql }) => `${what}, ${because}:\n  ${layout(sql)}`);
      return [heading, [...found.where.map((sql) => layout(`where: ${sql}`)), ...outside].join('\n')];
    }),
  );
}

describe.each(names)('%s', (name) => {
  test('how a column is compared with a text of the mappings', () => {
    const dialect = DIALECTS[name];
    const known = columnsOf(dialect).filter((one) => ownForm(dialect, one) !== null || dialect.name === 'postgres');
    // What a comparison looks at: one column for each.
    const print = ({ baseType, type }: SourceColumn) => [baseType, /\(/.test(type), /CHARACTER SET/.test(type)].join();
    const columns = [...new Map(known.toReversed().map((one) => [print(one), one])).values()].reverse();
    const cases = columns.map((one): GoldenCase => {
      const text = comparisons(one, dialect);
      return [
        one.type,
        text.replaceAll(`type ${one.type}, `, 'type ‹type›, ').replaceAll(`how ${one.type} (`, 'how ‹type› ('),
      ];
    });
    expectGolden(`sql/golden/${name}-comparisons.sql`, joinAlike(cases));
  });

  test('how names and texts are quoted', () => {
    expectGolden(`sql/golden/${name}-quoting.sql`, quotings(DIALECTS[name]));
  });

  test('pieces of a statement', () => {
    const dialect = DIALECTS[name];
    expectGolden(`sql/golden/${name}-pieces.sql`, [...rowsOfTable(dialect), ...expressions(dialect)]);
  });

  test("the rows that a task's mappings take", () => {
    expectGolden(`sql/golden/${name}-rows.sql`, joinAlike(rowRules(DIALECTS[name])));
  });
});

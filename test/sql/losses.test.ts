/**
 * Each rule of what DMS does to a value, executed on a real database: the expected value and the count right at its bound
 * and one past it; a lake that is as the rule says has a limit with that count, and a lake that is otherwise differs.
 */
import type { LakeType, LossRule, SourceColumn } from '../../core/compare/columns.ts';
import { Sides, sourceColumn } from '../support/sides.ts';

const because = 'a test';

interface LossCase {
  readonly name: string;
  readonly type: string;
  readonly baseType: string;
  readonly lake: LakeType;
  /** DuckDB's name of the lake's type. */
  readonly duck: string;
  readonly rules: readonly LossRule[];
  /** A value of the source, what the lake must hold of it as DuckDB spells it, and by how many rules it is changed. */
  readonly values: readonly (readonly [source: string, lake: string, changes: number])[];
  /** What the lake might hold of the last value, and must not. */
  readonly wrong: readonly string[];
}

const text: LakeType = { kind: 'string' };
const decimal = (precision: number, scale: number): LakeType => ({ kind: 'decimal', precision, scale });
const time: LakeType = { kind: 'time', unit: 'millis', utc: true };
const micros: LakeType = { kind: 'timestamp', unit: 'micros', utc: true };
const quoted = (value: string) => `'${value.replaceAll("'", "''")}'`;
const repeated = (character: string, count: number, more = '') =>
  [`repeat('${character}', ${count}) || '${more}'`] as const;

const prefix = (size: number, unit: 'bytes' | 'characters'): LossRule => ({ rule: 'prefix', size, unit, because });

const CASES: readonly LossCase[] = [
  {
    name: 'roundScale: half away from zero, counted where a digit is lost',
    ...{ type: 'numeric', baseType: 'numeric', lake: decimal(28, 6), duck: 'DECIMAL(28,6)' },
    rules: [{ rule: 'roundScale', scale: 6, because }],
    values: [
      ['0.123456', '0.123456', 0],
      ['0.1234560', '0.123456', 0],
      ['0.1234565', '0.123457', 1],
      ['-0.1234565', '-0.123457', 1],
      ['0.1234564', '0.123456', 1],
    ],
    wrong: ['0.123457', 'NULL', '0'],
  },
  {
    name: 'notANumber as zero',
    ...{ type: 'numeric(10,2)', baseType: 'numeric', lake: decimal(10, 2), duck: 'DECIMAL(10,2)' },
    rules: [{ rule: 'notANumber', as: 'zero', because }],
    values: [
      ['99999999.99', '99999999.99', 0],
      ['0', '0', 0],
      [`'NaN'`, '0', 1],
    ],
    wrong: ['NULL', '0.01'],
  },
  {
    name: 'notANumber as NULL, before it is rounded',
    ...{ type: 'numeric', baseType: 'numeric', lake: decimal(28, 6), duck: 'DECIMAL(28,6)' },
    rules: [
      { rule: 'notANumber', as: 'null', because },
      { rule: 'roundScale', scale: 6, because },
    ],
    values: [
      ['0.0000005', '0.000001', 1],
      [`'NaN'`, 'NULL', 1],
    ],
    wrong: ['0'],
  },
  {
    name: 'infinityDates of a timestamp',
    ...{ type: 'timestamp', baseType: 'timestamp', lake: micros, duck: 'TIMESTAMPTZ' },
    rules: [{ rule: 'infinityDates', because }],
    values: [
      [`timestamp '9999-12-31 23:59:59'`, '9999-12-31 23:59:59+00', 0],
      [`timestamp '9999-12-31 23:59:59.000001'`, '9999-12-31 23:59:59.000001+00', 0],
      [`timestamp 'infinity'`, '9999-12-31 23:59:59+00', 1],
    ],
    wrong: ['9999-12-31 23:59:58+00', 'infinity', 'NULL'],
  },
  {
    name: 'infinityDates of a date, -infinity',
    ...{ type: 'date', baseType: 'date', lake: { kind: 'date' }, duck: 'DATE' },
    rules: [{ rule: 'infinityDates', because }],
    values: [
      [`date '4713-01-01 BC'`, '4713-01-01 (BC)', 0],
      [`date '-infinity'`, '4713-01-01 (BC)', 1],
    ],
    wrong: ['4713-01-02 (BC)', '-infinity', 'NULL'],
  },
  ...(['truncate', 'round'] as const).map(
    (mode): LossCase => ({
      name: `milliseconds, ${mode}`,
      ...{
        type: 'timestamp',
        baseType: 'timestamp',
        lake: { ...micros, unit: 'millis' } as LakeType,
        duck: 'TIMESTAMPTZ',
      },
      rules: [{ rule: 'milliseconds', mode, because }],
      values: [
        [`timestamp '2026-01-01 00:00:00.123000'`, '2026-01-01 00:00:00.123+00', 0],
        [`timestamp '2026-01-01 00:00:00.123499'`, '2026-01-01 00:00:00.123+00', 1],
        [`timestamp '2026-01-01 00:00:00.999500'`, `2026-01-01 00:00:0${mode === 'round' ? '1.000' : '0.999'}+00`, 1],
      ],
      wrong: [`2026-01-01 00:00:0${mode === 'round' ? '0.999' : '1.000'}+00`, 'NULL'],
    }),
  ),
  {
    name: 'milliseconds of a time',
    ...{ type: 'time', baseType: 'time', lake: time, duck: 'TIME' },
    rules: [{ rule: 'milliseconds', mode: 'truncate', because }],
    values: [
      [`time '10:00:00.123'`, '10:00:00.123', 0],
      [`time '10:00:00.123999'`, '10:00:00.123', 1],
    ],
    wrong: ['10:00:00.124', 'NULL'],
  },
  ...(['utc', 'local'] as const).map(
    (to): LossCase => ({
      name: `zone, ${to}`,
      ...{
        type: 'time with time zone',
        baseType: 'timetz',
        lake: { ...time, unit: 'micros' } as LakeType,
        duck: 'TIME',
      },
      rules: [{ rule: 'zone', to, because }],
      values: [
        [`timetz '10:00:00.5+00'`, '10:00:00.5', 0],
        [`timetz '01:00:00+05:45'`, to === 'utc' ? '19:15:00' : '01:00:00', 1],
        [`timetz '10:00:00-00:00:01'`, to === 'utc' ? '10:00:01' : '10:00:00', 1],
      ],
      wrong: [to === 'utc' ? '10:00:00' : '10:00:01', 'NULL'],
    }),
  ),
  {
    name: 'prefix in bytes: a character is never cut in two',
    ...{ type: 'text', baseType: 'text', lake: text, duck: 'VARCHAR' },
    rules: [prefix(1024, 'bytes')],
    values: [
      [...repeated('a', 1024), '', 0],
      [...repeated('a', 1023, 'é'), '', 1],
      [...repeated('a', 1022, '€'), '', 1],
      [...repeated('a', 1021, '😀'), '', 1],
      [...repeated('a', 1020, '😀'), '', 0],
      [...repeated('a', 1020, '😀b'), '', 1],
      [...repeated('a', 1025), '', 1],
    ].map(([sql, , changes], i) => [
      String(sql),
      [
        'a'.repeat(1024),
        'a'.repeat(1023),
        'a'.repeat(1022),
        'a'.repeat(1021),
        `${'a'.repeat(1020)}😀`,
        `${'a'.repeat(1020)}😀`,
        'a'.repeat(1024),
      ][i] ?? '',
      Number(changes),
    ]),
    wrong: ['a'.repeat(1023), 'a'.repeat(1025), `${'a'.repeat(1023)}b`, 'NULL'],
  },
  {
    name: 'prefix in characters',
    ...{ type: 'text', baseType: 'text', lake: text, duck: 'VARCHAR' },
    rules: [prefix(1024, 'characters')],
    values: [
      [`repeat('é', 1024)`, 'é'.repeat(1024), 0],
      [`repeat('é', 1025)`, 'é'.repeat(1024), 1],
    ],
    wrong: ['é'.repeat(1023), 'é'.repeat(512)],
  },
  {
    name: 'prefix of bytes',
    ...{ type: 'bytea', baseType: 'bytea', lake: { kind: 'binary' }, duck: 'BLOB' },
    rules: [prefix(1024, 'bytes')],
    values: [
      [`decode(repeat('ff', 1024), 'hex')`, '\\xff'.repeat(1024), 0],
      [`decode(repeat('ff', 1025), 'hex')`, '\\xff'.repeat(1024), 1],
    ],
    wrong: ['\\xff'.repeat(1023), '\\xff'.repeat(1025), ''],
  },
  {
    name: 'replaceCharacters: others, and none, all at once',
    ...{ type: 'text', baseType: 'text', lake: text, duck: 'VARCHAR' },
    rules: [
      {
        rule: 'replaceCharacters',
        pairs: [
          { from: 35, to: 0x1f600 },
          { from: 0x1f600, to: null },
          { from: 92, to: 39 },
        ],
        because,
      },
    ],
    values: [
      [`'plain'`, 'plain', 0],
      [`'a#b'`, 'a😀b', 1],
      [`E'😀\\\\'`, "'", 1],
    ],
    wrong: ['😀\\', '', 'NULL'],
  },
  {
    name: 'replaceCharacters, and then the prefix',
    ...{ type: 'text', baseType: 'text', lake: text, duck: 'VARCHAR' },
    rules: [{ rule: 'replaceCharacters', pairs: [{ from: 35, to: 0xe9 }], because }, prefix(4, 'bytes')],
    values: [
      [`'###'`, 'éé', 2],
      [`'####'`, 'éé', 2],
    ],
    wrong: ['ééé', 'é'],
  },
  {
    name: 'padding: nothing is lost',
    ...{ type: 'character(5)', baseType: 'bpchar', lake: text, duck: 'VARCHAR' },
    rules: [{ rule: 'padding', because }],
    values: [
      [`'ab'::char(5)`, 'ab   ', 0],
      [`''::char(5)`, '     ', 0],
    ],
    wrong: ['', '    ', 'NULL'],
  },
];

let sides: Sides;
beforeAll(async () => {
  sides = await Sides.open();
});
afterAll(() => sides.close());

const relationOf = (values: readonly string[], type: string) =>
  `(VALUES ${values.map((value, i) => `(${i}, (${value})::${type})`).join(', ')}) AS t(id, x)`;

function columnsOf(
  c: LossCase,
): { source: SourceColumn; lake: { name: string; type: LakeType }; losses?: readonly LossRule[] }[] {
  return [
    {
      source: sourceColumn('id', 'integer', 'int4'),
      lake: { name: 'id', type: { kind: 'integer', bits: 32, signed: true } },
    },
    { source: sourceColumn('x', c.type, c.baseType), lake: { name: 'x', type: c.lake }, losses: c.rules },
  ];
}

async function compared(c: LossCase, lakeValues: readonly string[]) {
  const columns = columnsOf(c);
  const cell = (value: string) => (value === 'NULL' ? `NULL::${c.duck}` : `${quoted(value)}::${c.duck}`);
  const rows = lakeValues.map((value, i) => `(${i}::INTEGER, ${cell(value)})`).join(', ');
  const file = await sides.file(
    `SELECT * FROM (VALUES ${rows}) AS t(id, x)`,
    columns.map(({ lake }) => lake),
  );
  return sides.compare({
    relation: relationOf(
      c.values.map(([source]) => source),
      c.type,
    ),
    columns,
    key: ['id'],
    listing: { files: [file], others: [] },
  });
}

describe.each(CASES.map((c) => [c.name, c] as const))('%s', (_, c) => {
  test('a lake that is as the rule says has a limit with the count, and nothing differs', async () => {
    const { result } = await compared(
      c,
      c.values.map(([, lake]) => lake),
    );
    expect(result.counts).toMatchObject({ changed: { findings: 0 }, missing: { findings: 0 }, extra: { findings: 0 } });
    const changes = c.values.reduce((sum, [, , n]) => sum + n, 0);
    const losses = result.limits.filter((l) => l.kind === 'expectedLoss');
    expect(losses.reduce((sum, l) => sum + (l.count ?? 0), 0)).toBe(changes);
    expect(result.verdict).toBe(changes > 0 ? 'INCONCLUSIVE' : 'MATCHED');
    const coverage = result.columns.find(({ name }) => name === 'x');
    expect(coverage).toMatchObject({ fidelity: changes > 0 ? 'asEncoded' : 'exact' });
  });

  test.each(c.wrong.map((wrong) => [`${wrong.slice(0, 20)} (${wrong.length})`, wrong]))(
    '%s in its place differs',
    async (_, wrong) => {
      const { result } = await compared(c, [...c.values.slice(0, -1).map(([, lake]) => lake), wrong]);
      expect(result.verdict).toBe('MISMATCHED');
      expect(result.counts.changed.findings).toBe(1);
    },
  );
});

test('overflow: a number that fits is counted only where it does not, and is never equal to what stands there', async () => {
  const c: LossCase = {
    name: 'overflow',
    ...{ type: 'numeric', baseType: 'numeric', lake: decimal(28, 6), duck: 'DECIMAL(28,6)' },
    rules: [
      { rule: 'notANumber', as: 'zero', because },
      { rule: 'roundScale', scale: 6, because },
      { rule: 'overflow', precision: 28, scale: 6, because },
    ],
    values: [
      ['9999999999999999999999.999999', '9999999999999999999999.999999', 0],
      [`'NaN'`, '0', 1],
      ['9999999999999999999999.9999995', '9999999999999999999999.999999', 2],
      ['-10000000000000000000000', 'NULL', 1],
    ],
    wrong: [],
  };
  const { result } = await compared(
    c,
    c.values.map(([, lake]) => lake),
  );
  expect(result.verdict).toBe('MISMATCHED');
  expect(result.counts.changed.findings).toBe(2);
  expect(result.limits.map((l) => [l.kind, l.count])).toEqual([
    ['expectedLoss', 1],
    ['expectedLoss', 1],
    ['expectedLoss', 2],
  ]);
});

test.each([
  ['a text, which holds every number', { kind: 'string' } as LakeType, 'VARCHAR', '0.12345678'],
  ['another scale, which holds it too', decimal(38, 10), 'DECIMAL(38,10)', '0.1234567800'],
])('a numeric without precision is not rounded where the lake has %s', async (_, lake, duck, whole) => {
  const c: LossCase = {
    name: 'kept',
    ...{ type: 'numeric', baseType: 'numeric', lake, duck },
    rules: [
      { rule: 'roundScale', scale: 6, because },
      { rule: 'overflow', precision: 28, scale: 6, because },
    ],
    values: [['0.12345678', whole, 0]],
    wrong: [],
  };
  expect((await compared(c, [whole])).result.verdict).toBe('MATCHED');
  expect((await compared(c, ['0.123457'])).result.verdict).toBe('MISMATCHED');
});

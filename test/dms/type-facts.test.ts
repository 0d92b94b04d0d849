/** Types whose fact hangs on a number of theirs, and what a setting at its edge makes of values. */
import type { SourceColumn } from '../../core/compare/columns.ts';
import type { DmsDefaults } from '../../core/config/schema.ts';
import { expectedLosses, leftOut, type SourceKind, valueProblems } from '../../core/dms/expected.ts';
import { changeProblem, dmsTypeOf, isLob } from '../../core/dms/source-types.ts';
import { typeFactOf, typeTable } from '../../core/dms/types/index.ts';
import type { ValueContext } from '../../core/dms/types/losses.ts';
import { columnsOf, DIALECTS } from '../support/golden-columns.ts';
import { at, mapped, source, transform } from './support/rules.ts';

const column = (type: string, precision: number | null = null, scale: number | null = null): SourceColumn => ({
  ...{ name: 'c', type, baseType: type.replace(/\(.*| unsigned/g, ''), precision, scale, nullable: true },
});

test.each<[SourceKind, string, number | null, number | null, string]>([
  ['mysql', 'decimal', 38, 2, 'NUMERIC'],
  ['mysql', 'decimal', 39, 2, 'STRING'],
  ['mysql', 'decimal', 65, 30, 'STRING'],
  ['mysql', 'decimal', null, null, 'NUMERIC'],
  ['mysql', 'bit', 1, null, 'BOOLEAN'],
  ['mysql', 'bit', 9, null, 'BYTES'],
  ['postgres', 'numeric', 38, 2, 'NUMERIC'],
  ['postgres', 'numeric', 39, 2, 'STRING'],
  ['postgres', 'numeric', 39, 0, 'STRING'],
  // Zeros before the point, and a scale above the precision, are digits as well.
  ['postgres', 'numeric', 30, -8, 'NUMERIC'],
  ['postgres', 'numeric', 30, -9, 'STRING'],
  ['postgres', 'numeric', 3, 38, 'NUMERIC'],
  ['postgres', 'numeric', 3, 39, 'STRING'],
  ['oracle', 'float', 24, null, 'REAL4'],
  ['oracle', 'float', 25, null, 'REAL8'],
  ['oracle', 'float', null, null, 'REAL8'],
])('%s: %s(%s,%s) is %s to DMS', (kind, type, precision, scale, dms) => {
  expect(typeFactOf(kind, column(type, precision, scale))?.dms).toBe(dms);
});

const DMS: DmsDefaults = {
  ...{ numericNaN: 'zero', timestampMilliseconds: 'truncate', timestampMicroseconds: 'truncate' },
  ...{ timeWithTimeZone: 'utc', lobSizeUnit: 'bytes', zeroDates: 'null', uniqueidentifierCase: 'upper' },
  ...{ csvNullValue: '', csvBinary: 'hex' },
};
const ENDPOINT = { trimSpaceInChar: true, unboundedVarcharMaxSize: null, mapLongVarcharAs: 'wstring' } as const;
const TASK = {
  ...({ given: true, lobMode: 'limited', lobMaxSizeKb: 32 } as const),
  characterReplacements: [],
  characterSetSupport: null,
};
const context: ValueContext = {
  s3: { parquetTimestampInMillisecond: false },
  dms: DMS,
  task: TASK,
  endpoint: ENDPOINT,
};
const losses = (kind: SourceKind, one: SourceColumn, more: Partial<ValueContext> = {}) =>
  expectedLosses(one, { ...context, ...more }, kind);

describe('losses', () => {
  test('a float of Oracle is the nearest of as many bits as DMS gives it', () => {
    expect(losses('oracle', column('float', 24))).toMatchObject([{ rule: 'nearestFloat', bits: 32 }]);
    expect(losses('oracle', column('float', 126))).toMatchObject([{ rule: 'nearestFloat', bits: 64 }]);
  });

  test.each([
    [
      0,
      [
        { rule: 'roundScale', scale: 0 },
        { rule: 'overflow', precision: 38, scale: 0 },
      ],
    ],
    [-1, [{ rule: 'nearestFloat', bits: 64 }]],
    [-2, []],
  ])('a NUMBER without precision, of a scale of %s', (numberDataTypeScale, expected) => {
    const endpoint = { ...ENDPOINT, numberDataTypeScale };
    expect(losses('oracle', column('number'), { endpoint })).toMatchObject(expected);
    expect(losses('oracle', column('number'), { endpoint })).toHaveLength(expected.length);
  });

  test('a varchar without a length is cut as if it had one, and says so', () => {
    const varchar = { ...column('varchar'), length: null };
    expect(losses('postgres', varchar)[0]).toEqual({
      ...{ rule: 'prefix', size: 8000, unit: 'bytes' },
      because:
        'DMS reads a varchar without a length as one of 8000 bytes (unboundedVarcharMaxSize), and cuts the rest.',
    });
    const endpoint = { ...ENDPOINT, unboundedVarcharMaxSize: 100 };
    expect(losses('postgres', varchar, { endpoint })).toMatchObject([{ rule: 'prefix', size: 100 }]);
    expect(losses('postgres', varchar, { endpoint: null })).toEqual([]);
    expect(losses('postgres', { ...varchar, length: 30 })).toEqual([]);
  });

  test('digits behind the sixth are cut, of a type that has them', () => {
    const of = (type: string) => losses('oracle', { ...column('timestamp'), type }).length;
    expect(['TIMESTAMP(6)', 'TIMESTAMP(7)', 'TIMESTAMP(9)', 'TIMESTAMP'].map(of)).toEqual([0, 1, 1, 0]);
  });

  test('large objects are cut by the settings of the table, where a description of the task has none', () => {
    const lob = { mode: 'limited', bulkMaxSizeKb: 7 } as const;
    const text = column('text');
    expect(losses('postgres', text, { task: null, lob })).toMatchObject([{ rule: 'prefix', size: 7168 }]);
    expect(losses('postgres', text, { task: null })).toEqual([]);
    expect(leftOut(text, { ...context, task: null, lob: { mode: 'none', bulkMaxSizeKb: null } }, 'postgres')).toMatch(
      /the table's LOB mode is none/,
    );
  });

  test('a type that is not known loses nothing that is known, and is not left out', () => {
    expect(losses('postgres', column('mystery'))).toEqual([]);
    expect(leftOut(column('mystery'), context, 'postgres')).toBeNull();
    expect(typeFactOf('db2', column('int4'))).toBeNull();
  });

  test('a set of characters that has all of them changes nothing', () => {
    const problems = (characterSet: string) =>
      valueProblems({ ...context, task: { ...TASK, characterSetSupport: { characterSet, replaceWith: 0 } } }).length;
    expect(['UTF8', 'utf-16le', 'UTF32', 'x-utf8', 'ASCII'].map(problems)).toEqual([0, 0, 0, 1, 1]);
    expect(valueProblems({ ...context, task: null })).toEqual([]);
  });
});

describe('types of DMS, as rules ask for them', () => {
  test('of MariaDB as of MySQL', () => {
    for (const one of columnsOf(DIALECTS.mysql))
      expect([one.type, dmsTypeOf(one, 'mariadb')]).toEqual([one.type, dmsTypeOf(one, 'mysql')]);
    expect(dmsTypeOf(column('int unsigned'), 'mysql')).toBe('uint4');
    expect(dmsTypeOf(column('mystery unsigned'), 'mysql')).toBeNull();
    expect(
      [column('varchar'), column('varchar(9)'), column('int4[]')].map((one) => dmsTypeOf(one, 'postgres')),
    ).toEqual([...['wstring', 'wstring'], 'nclob']);
  });

  test('a number of more digits than NUMERIC has is neither surely a number nor surely a text', () => {
    const wide = [column('numeric', 39, 2), column('numeric', 38, 2)].map((one) => dmsTypeOf(one, 'postgres'));
    expect(wide).toEqual([null, 'numeric']);
    const decimals = [column('decimal', 65, 30), column('decimal', 38, 2)].map((one) => dmsTypeOf(one, 'mysql'));
    expect(decimals).toEqual([null, 'numeric']);
    const table = source('s', 't', { id: 'int4' });
    const found = mapped(
      { ...table, columns: [column('numeric', 39, 2)] },
      transform('column', 'remove-column', at('s', 't', '%', { 'data-type': 'numeric' })),
    );
    expect(found.columns.map(({ lakeName }) => lakeName)).toEqual(['c']);
    expect(found.fieldDoubts).toHaveLength(1);
  });

  test('three of them are large objects', () => {
    expect(['blob', 'clob', 'nclob', 'wstring', 'bytes', null].map(isLob)).toEqual([
      true,
      true,
      true,
      false,
      false,
      null,
    ]);
  });

  const to = (type: string, more: { precision?: number; scale?: number; length?: number } = {}) => ({
    ...{ type, precision: null, scale: null, length: null },
    ...more,
  });
  test.each<[string, SourceColumn, string | null, ReturnType<typeof to>, RegExp | null]>([
    [
      'a numeric without precision',
      column('numeric'),
      'numeric',
      to('numeric', { precision: 38, scale: 10 }),
      /may not fit/,
    ],
    ['a numeric without scale', column('numeric', 10), 'numeric', to('numeric', { precision: 38 }), /may not fit/],
    ['to a numeric without precision', column('numeric', 9, 2), 'numeric', to('numeric'), /may not fit/],
    ['a wider numeric', column('numeric', 9, 2), 'numeric', to('numeric', { precision: 12, scale: 4 }), null],
    ['a text of DMS into a longer one', column('uuid'), 'string', to('wstring'), null],
    ['a text into a shorter one', column('varchar(30)'), 'wstring', to('string', { length: 29 }), /may be cut/],
    ['a date as itself', column('date'), 'date', to('date'), null],
    ['a date of a length', column('date'), 'date', to('date', { length: 5 }), /is not documented/],
    ['a date of a precision', column('date'), 'date', to('date', { precision: 5 }), /is not documented/],
    ['a type that is not known', column('mystery'), null, to('string'), /is not documented/],
    ['a double into a float', column('float8'), 'real8', to('real4'), /is not documented/],
  ])('%s', (_, from, dms, into, problem) => {
    const found = changeProblem(from, dms, into);
    if (problem === null) expect(found).toBeNull();
    else expect(found).toMatch(problem);
  });
});

test('a type that is not compared says why, in the table for people', () => {
  for (const kind of ['postgres', 'oracle', 'sqlserver'] as const) {
    const rows = typeTable(kind).filter(({ compared }) => compared.startsWith('not compared'));
    expect(rows.length).toBeGreaterThan(0);
    for (const { compared } of rows) expect(compared).toMatch(/^not compared: \S.{10}/);
  }
});

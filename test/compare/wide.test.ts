import type { LakeFileGroup, LakeType, LossRule, SourceColumn } from '../../core/compare/columns.ts';
import type { Form } from '../../core/compare/forms.ts';
import { arrangeColumns } from '../../core/compare/wide.ts';
import { duckdb } from '../../core/sql/duckdb.ts';
import { postgres } from '../../core/sql/postgres.ts';
import type { FieldRun } from '../../core/sql/wide.ts';
import { plannedPart, sourceColumn } from '../support/parts.ts';

/** Which columns of a wide row share an expression, in which order they then stand, and which rows are wide. */

const STRING: LakeType = { kind: 'string' };
const decimal = (precision: number, scale: number): LakeType => ({ kind: 'decimal', precision, scale });

/** A source that renders a column as its base type, and says the runs it was asked to join. */
const source = {
  ...postgres,
  render: (column: SourceColumn, form: Form, losses: readonly LossRule[]) =>
    column.baseType === 'odd'
      ? { unsupported: 'odd' }
      : {
          sql: [`${column.baseType}:${form.kind}(${column.name})`, ...losses.map((l) => l.rule)].join(' '),
          losses: [],
        },
  fields: (runs: readonly FieldRun[]) => JSON.stringify(runs),
};

function compared(name: string, type: string, baseType: string, form: Form, losses: readonly LossRule[] = []) {
  const [column] = plannedPart([{ source: sourceColumn(name, type, baseType), lake: null }], []).columns;
  if (!column) throw new Error('no column');
  return { column, form, sql: `own(${name})`, losses: losses.map((rule) => ({ rule })) };
}

const text = (name: string) => compared(name, 'text', 'text', { kind: 'text' });
const amount = (name: string, type: string) => compared(name, type, 'numeric', { kind: 'decimal', scale: 2 });
type Compared = ReturnType<typeof compared>;

function arrange(
  columns: readonly Compared[],
  keyColumns: number,
  types: Readonly<Record<string, LakeType>> = {},
  wideFrom: number | null = 2,
) {
  const groups: LakeFileGroup[] = [
    {
      files: [],
      columns: columns.map(({ column }) => ({ name: column.lakeName, type: types[column.lakeName] ?? STRING })),
    },
  ];
  return named(arrangeColumns(columns, keyColumns, { source, engine: { ...duckdb, wideFrom } }, groups));
}

const named = ({ columns, rest }: ReturnType<typeof arrangeColumns<Compared>>) => ({
  columns: columns.map(({ column }) => column.source.name),
  runs: rest === null ? null : JSON.parse(rest),
});

const texts = (...columns: string[]) => ({ columns, text: 'text:text(x)', escaped: true, array: true });

test('columns of one type stand beside each other behind the key, in the order of their first', () => {
  const columns = [text('id'), text('b'), amount('n', 'numeric(12,2)'), text('a'), amount('m', 'numeric(10,2)')];
  const types = { n: decimal(12, 2), m: decimal(12, 2) };
  expect(arrange(columns, 1, types)).toEqual({
    columns: ['id', 'b', 'a', 'n', 'm'],
    runs: [texts('"b"', '"a"'), { columns: ['"n"', '"m"'], text: 'numeric:decimal(x)', escaped: false, array: true }],
  });
});

test('a length is no other type, and a zone behind it is', () => {
  const time = (name: string, type: string) => compared(name, type, 'timestamp', { kind: 'timestamp', digits: 6 });
  const columns = [
    text('id'),
    time('a', 'timestamp(6) without time zone'),
    time('b', 'timestamp(3) without time zone'),
    time('c', 'timestamp(3) with time zone'),
  ];
  const one = { text: 'timestamp:timestamp(x)', escaped: false, array: true };
  expect(arrange(columns, 1).runs).toEqual([
    { columns: ['"a"', '"b"'], ...one },
    { columns: ['"c"'], ...one },
  ]);
});

test('a type keeps its own word where its length stood', () => {
  const columns = [text('id'), amount('a', 'numeric(12,2)'), amount('b', 'numeric')];
  expect(arrange(columns, 1).runs).toEqual([
    { columns: ['"a"', '"b"'], text: 'numeric:decimal(x)', escaped: false, array: true },
  ]);
});

test('a column that DMS changes on the way does not share the expression of one that it leaves as it is', () => {
  const changed = compared('b', 'text', 'text', { kind: 'text' }, [{ rule: 'padding', because: 'CHAR' }]);
  expect(arrange([text('id'), text('a'), changed, text('c')], 1).runs).toEqual([
    texts('"a"', '"c"'),
    { ...texts('"b"'), text: 'text:text(x) padding' },
  ]);
});

test('columns that the lake has in other types do not stand between those of one', () => {
  const columns = [text('id'), text('a'), text('b'), text('c')];
  expect(arrange(columns, 1, { b: { kind: 'binary' } }).columns).toEqual(['id', 'a', 'c', 'b']);
});

test('an array, and what no expression renders, is a run of its own, by its own expression', () => {
  const list = (name: string) => compared(name, 'integer[]', 'int4[]', { kind: 'text' });
  const odd = compared('odd', 'odd', 'odd', { kind: 'bytes' });
  expect(arrange([text('id'), list('a'), list('b'), odd], 1).runs).toEqual([
    { columns: ['"a"'], text: 'own(a)', escaped: true, array: false },
    { columns: ['"b"'], text: 'own(b)', escaped: true, array: false },
    { columns: ['"odd"'], text: 'own(odd)', escaped: false, array: false },
  ]);
});

describe('a row is wide', () => {
  const columns = [text('id'), amount('n', 'numeric'), text('a')];

  test('from as many columns as the engine says', () => {
    expect(arrange(columns, 1, {}, 3).runs).toHaveLength(2);
    expect(arrange(columns, 1, {}, 4)).toEqual({ columns: ['id', 'n', 'a'], runs: null });
    expect(arrange(columns, 1, {}, null)).toEqual({ columns: ['id', 'n', 'a'], runs: null });
  });

  test('where something stands behind the key', () => {
    expect(arrange(columns, 2).runs).toEqual([texts('"a"')]);
    expect(arrange(columns, 3)).toEqual({ columns: ['id', 'n', 'a'], runs: null });
  });

  test('where the lake has types, and the source an expression', () => {
    const engine = { ...duckdb, wideFrom: 2 };
    const { fields: _, ...without } = source;
    const groups: LakeFileGroup[] = [{ files: [], columns: [] }];
    for (const arranged of [
      arrangeColumns(columns, 1, { source, engine }, null),
      arrangeColumns(columns, 1, { source: without, engine }, groups),
    ])
      expect(named(arranged)).toEqual({ columns: ['id', 'n', 'a'], runs: null });
  });
});

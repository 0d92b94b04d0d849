import { displayValue } from '../../core/compare/forms.ts';
import { rangeWhere } from '../../core/compare/part-range.ts';
import { spellingOf, trailerAt } from '../../core/compare/source-spelling.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { plannedPart, sourceColumn } from '../support/parts.ts';

/** Small things that a comparison is told by: a float for people, a range of keys, what a source's SQL needs beside it. */

describe('a canonical text for people', () => {
  test.each([
    ['3ff8000000000000', '1.5'],
    ['8000000000000000', '-0'],
    ['0000000000000000', '0'],
    ['7ff0000000000000', 'Infinity'],
    ['7ff8000000000000', 'NaN'],
    // What is no float's bits is shown as it came, and a NULL stays one.
    ['3ff80000000000001', '3ff80000000000001'],
    ['x3ff8000000000000', 'x3ff8000000000000'],
    ['3', '3'],
    ['', ''],
    [null, null],
  ])('of a float: %s', (canonical, shown) => {
    expect(displayValue({ kind: 'float' }, canonical)).toBe(shown);
  });

  test('of any other form it is as it is, though it look like bits', () => {
    expect(displayValue({ kind: 'bytes' }, '3ff8000000000000')).toBe('3ff8000000000000');
    expect(displayValue({ kind: 'text' }, '3ff8000000000000')).toBe('3ff8000000000000');
    expect(displayValue({ kind: 'text' }, null)).toBeNull();
  });
});

describe('the range of a part', () => {
  const columns = ['a', 'id'].map((name) => ({
    source: sourceColumn(name, 'integer', 'int4'),
    lake: { name, type: { kind: 'string' as const } },
  }));
  const range = { column: 'id', from: '10', to: '20' } as never;

  test('is one of its own column', () => {
    const [where, ...more] = rangeWhere({ ...plannedPart(columns, ['id']), range }, postgres);
    expect(more).toEqual([]);
    expect(where).toContain('"id"');
    expect(where).not.toContain('"a"');
    expect(rangeWhere(plannedPart(columns, ['id']), postgres)).toEqual([]);
  });

  test('that the source cannot read is no whole table', () => {
    const elsewhere = { ...plannedPart(columns, ['id']), range: { column: 'gone', from: '1', to: '2' } as never };
    expect(() => rangeWhere(elsewhere, postgres)).toThrow('no range of gone can be read');
    const { ranges: _, ...without } = postgres;
    expect(() => rangeWhere({ ...plannedPart(columns, ['id']), range }, without)).toThrow('no range of id');
  });
});

describe("what a source's SQL needs beside its texts", () => {
  const column = (name: string) => ({ source: sourceColumn(name, 'integer', 'int4') }) as never;

  test('is there only where it needs it', () => {
    const { marks: _, ...plain } = postgres;
    expect(spellingOf([{ column: column('a') }], plain)).toEqual({});
    const marks = { null: 'N' } as never;
    const compared = [
      { column: column('a') },
      { column: column('b'), prefix: 'x' },
      { column: column('c'), prefix: '' },
    ];
    expect(spellingOf(compared, { ...plain, marks })).toEqual({ marks, prefixed: [1, 2] });
  });

  test('a trailer stands in the first column, where there is one', () => {
    const trailerIn = ({ name }: { readonly name: string }, sql: string) => `${sql} AS ${name}`;
    const both = [{ column: column('a') }, { column: column('b') }];
    expect(trailerAt(both, { ...postgres, trailerIn }, 't')).toBe('t AS a');
    expect(trailerAt([], { ...postgres, trailerIn }, 't')).toBe('t');
    const { trailerIn: _, ...without } = { ...postgres, trailerIn };
    expect(trailerAt(both, without, 't')).toBe('t');
  });
});

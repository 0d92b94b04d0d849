import type { LossRule, SourceColumn } from '../../core/compare/columns.ts';
import type { Form } from '../../core/compare/forms.ts';
import { longAdditions, mappedDialect } from '../../core/compare/mapped-dialect.ts';
import type { TextExpression } from '../../core/compare/text-expressions.ts';
import type { PlannedColumn, PlannedPart } from '../../core/plan/schema.ts';
import type { SourceDialect } from '../../core/sql/dialect.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { plannedPart, sourceColumn } from '../support/parts.ts';

/** A part's own dialect: added columns by their expressions, masked ones behind their masks, all others as they were. */

const TEXT: Form = { kind: 'text' };
const name = sourceColumn('name', 'text', 'text');
const age = sourceColumn('age', 'integer', 'int4');
const born = sourceColumn('born', 'date', 'date');
const place = sourceColumn('place', 'point', 'point');
const full = sourceColumn('full', 'text', 'added');

const hash: LossRule = { rule: 'hashMask', because: 'rule 1' };
const digits: LossRule = { rule: 'digitsMask', by: '#', because: 'rule 2' };
const blanks: LossRule = { rule: 'padding', because: 'CHAR' };

/** A dialect that is read easily: what it renders says which column, in which form, and what was done to it. */
const plain: SourceDialect = {
  ...postgres,
  form: (column) => {
    if (column.baseType === 'point') return { unsupported: `no form for ${column.type}` };
    if (column.baseType === 'int4') return { kind: 'integer' };
    return column.baseType === 'date' ? { kind: 'date' } : TEXT;
  },
  render: (column, form, losses) =>
    column.name === 'broken'
      ? { unsupported: 'broken is not rendered' }
      : {
          sql: `${form.kind}(${column.name})`,
          losses: losses.map((rule) => ({ rule, changed: `${rule.rule}(${column.name})` })),
        },
  present: (column) => `present(${column.name})`,
  literal: (text) => `'${text}'`,
  texts: {
    ...(postgres.texts ?? fail()),
    concat: (texts) => texts.join(' + '),
    sha256: (text) => `sha(${text})`,
    maskDigits: (text, by) => `mask(${text}, ${by})`,
    longerThan: (text, characters) => `length(${text}) > ${characters}`,
  },
};
const { texts: _, ...speechless } = plain;

function fail(): never {
  throw new Error('no texts');
}

type Added = NonNullable<PlannedColumn['added']>;
const greeting: TextExpression = {
  kind: 'concat',
  of: [
    { kind: 'literal', text: 'Dear ' },
    { kind: 'column', column: 'name' },
  ],
};
const added = (about: Partial<Added> = {}): Added => ({
  form: 'text',
  expression: greeting,
  length: null,
  rule: "rule 7 'full-name'",
  ...about,
});

interface Planned {
  readonly source: SourceColumn;
  readonly losses?: readonly LossRule[];
  readonly added?: Added;
}

function part(columns: readonly Planned[], inSource: readonly SourceColumn[] | null = [name, age, born]): PlannedPart {
  const made = plannedPart([], []);
  return {
    ...made,
    source: inSource && {
      ...{ schema: 'public', name: 't', kind: 'table', columns: [...inSource], primaryKey: [] },
      ...{ estimatedRows: null, hides: [], unreadable: null, commitTimes: false },
    },
    columns: columns.map(({ source, losses = [], added: by }) => ({
      ...{ source, lakeName: source.name, losses: [...losses], excluded: null },
      ...(by === undefined ? {} : { added: by }),
    })),
  };
}

test('where nothing is added or masked, the dialect is the same', () => {
  expect(mappedDialect(part([{ source: name, losses: [blanks] }]), plain)).toBe(plain);
});

describe('an added column', () => {
  const mapped = mappedDialect(part([{ source: name }, { source: full, added: added() }]), plain);

  test('is the text of its expression, of the columns of the source', () => {
    expect(mapped.form(full)).toEqual({ kind: 'text' });
    expect(mapped.render(full, TEXT, [])).toEqual({ sql: "'Dear ' + text(name)", losses: [] });
    expect(mapped.present(full)).toBe("('Dear ' + text(name)) IS NOT NULL");
  });

  test('has the form that its rule gives it', () => {
    const number = mappedDialect(part([{ source: full, added: added({ form: 'integer' }) }]), plain);
    expect(number.form(full)).toEqual({ kind: 'integer' });
  });

  test('can be masked as others are', () => {
    expect(mapped.render(full, TEXT, [hash])).toEqual({
      sql: "sha('Dear ' + text(name))",
      losses: [{ rule: hash, changed: '1 = 0' }],
    });
  });

  test('leaves the columns of the source as they were', () => {
    expect(mapped.form(age)).toEqual({ kind: 'integer' });
    expect(mapped.render(age, TEXT, [blanks])).toEqual({
      sql: 'text(age)',
      losses: [{ rule: blanks, changed: 'padding(age)' }],
    });
    expect(mapped.present(age)).toBe('present(age)');
  });

  test('a column of the source with the name of an added one is its own', () => {
    const own = sourceColumn('full', 'integer', 'int4');
    expect(mapped.form(own)).toEqual({ kind: 'integer' });
    expect(mapped.render(own, TEXT, [])).toEqual({ sql: 'text(full)', losses: [] });
    expect(mapped.present(own)).toBe('present(full)');
  });

  test('one that no rule adds is not made up, and no row is said to lack it', () => {
    const stray = sourceColumn('stray', 'text', 'added');
    expect(mapped.form(stray)).toEqual({ kind: 'text' });
    expect(mapped.render(stray, TEXT, [])).toEqual({ unsupported: 'stray is no column of the source' });
    expect(mapped.present(stray)).toBe('1 = 1');
  });

  test('reads no column of a table that is not known', () => {
    const unknown = mappedDialect(part([{ source: full, added: added() }], null), plain);
    expect(unknown.render(full, TEXT, [])).toEqual({ unsupported: 'it reads a column that the table has not' });
    expect(unknown.present(full)).toBe('1 = 1');
  });
});

describe('a masked column', () => {
  const mapped = mappedDialect(part([{ source: name, losses: [hash] }, { source: age }]), plain);

  test('is a text, whatever it is in the source, and others are what they were', () => {
    const numbers = mappedDialect(part([{ source: age, losses: [digits] }, { source: born }]), plain);
    expect(numbers.form(age)).toEqual({ kind: 'text' });
    expect(numbers.form(born)).toEqual({ kind: 'date' });
    expect(numbers.present(age)).toBe('present(age)');
  });

  test('a hash loses nothing: no two values become alike', () => {
    expect(mapped.render(name, TEXT, [hash])).toEqual({
      sql: 'sha(text(name))',
      losses: [{ rule: hash, changed: '1 = 0' }],
    });
  });

  test('of digits, the values that have one are counted', () => {
    expect(mapped.render(age, TEXT, [digits])).toEqual({
      sql: 'mask(integer(age), #)',
      losses: [{ rule: digits, changed: 'sha(integer(age)) <> sha(mask(integer(age), #))' }],
    });
  });

  test('other losses come before the mask, each once', () => {
    expect(mapped.render(name, TEXT, [blanks, hash])).toEqual({
      sql: 'sha(text(name))',
      losses: [
        { rule: blanks, changed: 'padding(name)' },
        { rule: hash, changed: '1 = 0' },
      ],
    });
  });

  test.each<[string, SourceColumn, Form, string]>([
    ['a type that has no form', place, TEXT, 'no form for point'],
    ['a type that is no text', born, TEXT, 'a mask writes text, and date is none'],
    ['a lake column that is no text', age, { kind: 'integer' }, 'a mask writes text, and integer is none'],
    ['a text that cannot be rendered', sourceColumn('broken', 'text', 'text'), TEXT, 'broken is not rendered'],
  ])('cannot be shown: %s', (_because, column, form, unsupported) => {
    expect(mapped.render(column, form, [hash])).toEqual({ unsupported });
  });

  test('nor in a source that has no such functions', () => {
    const mute = mappedDialect(part([{ source: name, losses: [hash] }]), speechless);
    const unsupported = 'masks are not known in the SQL of a source of this kind (postgres)';
    expect(mute.render(name, TEXT, [hash])).toEqual({ unsupported });
  });
});

describe('additions that DMS would have to cut', () => {
  const long = (by: Partial<Added>, inSource?: readonly SourceColumn[] | null) =>
    part([{ source: name }, { source: full, added: added(by) }], inSource);

  test('the rows that are too long are named by their condition', () => {
    expect(longAdditions(long({ length: 30 }), plain)).toEqual([
      {
        because:
          "rows whose full is longer than the 30 characters of rule 7 'full-name': what DMS writes of it is not documented",
        sql: "length('Dear ' + text(name)) > 30",
      },
    ]);
  });

  test('there are none without a length, or of what cannot be rendered', () => {
    expect(longAdditions(long({}), plain)).toEqual([]);
    expect(longAdditions(long({ length: 30 }, null), plain)).toEqual([]);
    expect(longAdditions(long({ length: 30 }), speechless)).toEqual([]);
  });
});

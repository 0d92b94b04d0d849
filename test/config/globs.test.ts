import fc from 'fast-check';
import {
  columnGlobMatches,
  globMatches,
  parseTableGlob,
  tableGlobOf,
  tableGlobProblem,
} from '../../core/config/globs.ts';

const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const table = fc.record({ schema: name, name });
const plainName = fc.stringMatching(/^[a-zA-Z0-9_$ -]{1,12}$/);

function matches(glob: string, schema: string, tableName: string): boolean {
  return globMatches(parseTableGlob(glob), { schema, name: tableName });
}

describe('table globs', () => {
  test.each([
    ['public.orders', 'public', 'orders', true],
    ['public.orders', 'public', 'order', false],
    ['public.orders', 'Public', 'orders', false],
    ['public.*', 'public', 'orders', true],
    ['public.*', 'sales', 'orders', false],
    ['*.*', 'a', 'b', true],
    ['*.order?', 'public', 'orders', true],
    ['*.order?', 'public', 'order', false],
    ['p*c.o*d*s', 'public', 'orders', true],
    ['p*c.o*d*s', 'public', 'oders1', false],
    ['"a.b".t', 'a.b', 't', true],
    ['"a.b".*', 'a.b', 'x.y', true],
    ['s."*"', 's', '*', true],
    ['s."*"', 's', 'orders', false],
    ['s."say ""hi"""', 's', 'say "hi"', true],
    ['s.?', 's', '𝒳', true],
  ])('%s on %s.%s: %s', (glob, schema, tableName, expected) => {
    expect(matches(glob, schema, tableName)).toBe(expected);
  });

  test.each(['orders', '', '.orders', 'public.', 'a.b.c', '"a.b', '"a"b.c', 'a"b".c', '"".t'])(
    '%p is refused',
    (text) => {
      expect(tableGlobProblem(text)).toMatch(/Write schema\.table/);
    },
  );

  test('a name spelled as a glob matches this table, and no other', () => {
    fc.assert(
      fc.property(table, table, (one, other) => {
        const glob = parseTableGlob(tableGlobOf(one));
        expect(glob.exact).toEqual(one);
        expect(globMatches(glob, one)).toBe(true);
        expect(globMatches(glob, other)).toBe(one.schema === other.schema && one.name === other.name);
      }),
    );
  });

  test('a star stands for any run of characters, a question mark for one', () => {
    fc.assert(
      fc.property(plainName, fc.nat(12), fc.string({ unit: 'grapheme', maxLength: 5 }), (text, at, inserted) => {
        const head = text.slice(0, at);
        const tail = text.slice(at);
        expect(matches(`s.${head}*${tail}`, 's', `${head}${inserted}${tail}`)).toBe(true);
        expect(matches(`s.${head}?${tail}`, 's', `${head}x${tail}`)).toBe(true);
        expect(matches(`s.${head}?${tail}`, 's', `${head}${tail}`)).toBe(false);
      }),
    );
  });

  test('a hostile pattern takes no exponential time', () => {
    const started = performance.now();
    expect(matches(`s.${'*a'.repeat(200)}b`, 's', 'a'.repeat(2000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});

describe('column globs', () => {
  test.each([
    ['amount', 'amount', true],
    ['amount', 'Amount', false],
    ['*_at', 'updated_at', true],
    ['*_at', 'updated', false],
    ['a.b', 'a.b', true],
    ['a.b', 'axb', false],
  ])('%s on %s: %s', (glob, column, expected) => {
    expect(columnGlobMatches(glob, column)).toBe(expected);
  });
});

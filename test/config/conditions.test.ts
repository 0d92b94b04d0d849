import fc from 'fast-check';
import { conditionProblem, mysqlConditionProblem } from '../../core/config/conditions.ts';

describe('conditions of row filters', () => {
  test.each([
    'deleted_at IS NULL',
    "status = 'it''s; fine -- here' AND (a OR b)",
    '"odd ; name" = 1',
    "path LIKE 'c:\\temp%'",
    'price - 1 > 0 AND a / b * c < 2',
    "amount::text <> '$1$'",
  ])('%s is accepted', (where) => {
    expect(conditionProblem(where)).toBeNull();
  });

  test.each([
    ['', /empty/],
    ['  ', /empty/],
    ['a = 1; DROP TABLE t', /';' would end the statement/],
    ['a = 1 -- and the rest', /begin a comment/],
    ['a = 1 /* and the rest', /begin a comment/],
    ['a */ b', /begin a comment/],
    ['a = 1) OR (b = 2', /closes a parenthesis/],
    ['(a = 1', /leaves 1 parenthesis open/],
    ['((a = 1', /leaves 2 parentheses open/],
    ["a = 'open", /quote that is not closed/],
    ['"open = 1', /quote that is not closed/],
    ["a = E'it\\'s' OR true --'", /backslash before a quote/],
    ['a = $$;$$', /dollar quotes/],
    ['a = $tag$;$tag$', /dollar quotes/],
    ['a = $ä$;$ä$', /dollar quotes/],
    ['a = 1\0', /NUL/],
  ])('%p is refused', (where, why) => {
    expect(conditionProblem(where)).toMatch(why);
  });

  test('what is accepted holds no statement end, comment or open parenthesis outside of quotes', () => {
    const piece = fc.constantFrom('a', "'", '"', '(', ')', ';', '--', '/*', '*/', '$', '$$', "''", '\\', ' ', 'E', '-');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const where = pieces.join('');
        if (conditionProblem(where) !== null) return;
        // Both readings of a backslash must agree, so a plain scan with doubled quotes is the server's.
        const outside = where.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"/g, ' ');
        expect(outside).not.toMatch(/;|--|\/\*|\*\/|\$\$|['"]/);
        expect(outside.split('(').length).toBe(outside.split(')').length);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('conditions of row filters over MySQL', () => {
  test.each([
    'deleted_at IS NULL',
    "status = 'it''s # \" `fine`'",
    '`odd name` = 1',
    "x = X'5c'",
    "a = '' AND b <> ''",
  ])('%s is accepted', (where) => {
    expect(mysqlConditionProblem(where)).toBeNull();
  });

  test.each([
    ['a = 1 # and the rest', /has #/],
    ['"a" = 1', /has "/],
    ["a = 'x\\' OR b = 'y'", /has \\/],
    ["a = 'x\\'", /has \\/],
    ["`a'b` = 1", /has `/],
    ['`a', /has `/],
  ])('%s is refused', (where, why) => {
    expect(mysqlConditionProblem(where)).toMatch(why);
  });
});

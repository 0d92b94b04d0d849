import { type ChangedValue, ruleOf } from '../../core/compare/diagnosis-values.ts';

/** One rule for the changed values of a column: which, by what measure, and how many follow it. */

type Pair = readonly [source: string | null, lake: string | null];

function found(form: string, ...pairs: readonly Pair[]) {
  const changes = pairs.map(([source, lake]): ChangedValue => ({ source, lake }));
  const rule = ruleOf(changes, form);
  if (rule === null) return null;
  const { measure, matching } = rule;
  return [rule.rule.code, rule.rule.title(measure), rule.rule.evidence(measure), matching];
}

test('the rule that most values follow is found behind one that a single value fits', () => {
  const spaces: Pair[] = ['a', 'b', 'c', 'd'].map((text) => [text, `${text} `]);
  expect(found('text', ['abc', 'ab'], ...spaces)).toEqual([
    'padding',
    'has other spaces at its end',
    'the same but for spaces at the end',
    4,
  ]);
});

test('the limit is where most values are cut, not where the first is', () => {
  const long: Pair[] = ['a', 'b', 'c', 'd'].map((letter) => [letter.repeat(30), letter.repeat(20)]);
  expect(found('text', ['abc', 'ab'], ...long)).toEqual([
    'cut',
    'is cut at 20 characters',
    "the lake's ends at 20 characters, and the source's goes on",
    4,
  ]);
});

test('values that end in zeros are cut to as many digits as the others', () => {
  expect(found('decimal', ['1.1005', '1.1'], ['2.2345', '2.23'], ['3.3005', '3.3'])).toEqual([
    'scaleLost',
    'is cut to 2 fraction digits',
    "the source's with 2 fraction digits",
    3,
  ]);
  const whole = '2024-02-29 12:34:56.000456';
  expect(
    found(
      'timestamp(6)',
      [whole, '2024-02-29 12:34:56.000000'],
      ['2024-02-29 12:34:56.123456', '2024-02-29 12:34:56.123000'],
      [whole, '2024-02-29 12:34:56.000000'],
    ),
  ).toEqual(['fractionCut', 'is cut to milli-seconds', "the source's cut to milli-seconds", 3]);
});

test('a number that overflowed is told with the power', () => {
  expect(found('integer', ['4294967295', '-1'])).toEqual([
    'unsignedOverflow',
    'has overflowed 32 bits',
    "the source's less 2 to the power of 32",
    1,
  ]);
});

describe('a rule of one form is none of another', () => {
  test.each<[string, Pair]>([
    ['text', ['2024-02-29 12:00:00', '2024-02-29 14:00:00']],
    ['text', ['7.5555', '7.56']],
    ['text', ['12:34:56.123456', '12:34:56.123000']],
    ['integer', ['12345', '123']],
  ])('%s: %j', (form, pair) => {
    expect(found(form, pair)).toBeNull();
  });

  test('a text of digits is cut as a text, and a decimal as a number', () => {
    expect(found('text', ['1.2345', '1.23'])?.[0]).toBe('cut');
    expect(found('decimal(4)', ['1.2345', '1.23'])?.[0]).toBe('scaleLost');
    expect(found('time(6)', ['12:34:56.123456', '12:34:56.123000'])?.[0]).toBe('fractionCut');
  });
});

describe('spaces at the end', () => {
  test.each<[string, Pair, string | null]>([
    ['fewer of them', ['a b  ', 'a b'], 'padding'],
    ['more of them', ['a b', 'a b  '], 'padding'],
    ['other ones', ['a  ', 'a     '], 'padding'],
    ['spaces inside are others', ['a b', 'ab'], null],
    ['spaces before are others', ['  ab', 'ab'], null],
    ['nothing has changed', ['ab ', 'ab '], null],
  ])('%s', (_, pair, code) => {
    expect(found('text', pair)?.[0] ?? null).toBe(code);
  });
});

test('a text of ASCII alone has no other character set', () => {
  expect(found('text', ['plain', 'plain'])).toBeNull();
  expect(found('text', ['Zürich', 'ZÃ¼rich'])?.[0]).toBe('mojibake');
});

describe('NULL and a text without a character', () => {
  const became = "'' where the source has NULL";
  const gone = "NULL where the source has ''";

  test.each<[string, readonly Pair[], string]>([
    ['NULL became the empty text', [[null, '']], became],
    ['the empty text became NULL', [['', null]], gone],
    [
      'one as often as the other',
      [
        ['', null],
        [null, ''],
      ],
      became,
    ],
    [
      'one more often',
      [
        ['', null],
        [null, ''],
        ['', null],
      ],
      gone,
    ],
  ])('%s', (_, pairs, measure) => {
    expect(found('text', ...pairs)).toEqual(['nullFolded', `has ${measure}`, measure, pairs.length]);
  });

  test.each<[string, Pair]>([
    ['NULL became a value', [null, 'x']],
    ['a value became NULL', ['x', null]],
    ['a value became the empty text', ['x', '']],
    ['the empty text became a value', ['', 'x']],
  ])('but not where %s', (_, pair) => {
    expect(found('text', pair)).toBeNull();
  });
});

test('four fifths of the values are enough, and NULL among them counts', () => {
  const spaces: Pair[] = ['a', 'b', 'c', 'd'].map((text) => [text, `${text} `]);
  expect(found('text', ...spaces, ['x', null])?.[3]).toBe(4);
  expect(found('text', ...spaces, ['x', null], ['y', null])).toBeNull();
  expect(found('text')).toBeNull();
});

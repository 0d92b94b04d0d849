import fc from 'fast-check';
import { didYouMean, editDistance, nearest } from '../../core/config/nearest.ts';

describe('what a person probably meant', () => {
  test.each([
    ['abc', 'abc', 0],
    ['abc', 'abd', 1],
    ['abc', 'acb', 1],
    ['abc', 'ab', 1],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
  ])('%s and %s are %i apart', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  test('the distance is the same both ways, and none only for equal words', () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });

  test('only names that are near are offered, the nearest first', () => {
    expect(nearest('expiers', ['expires', 'owner', 'reason'])).toEqual(['expires']);
    expect(nearest('public.ordrs', ['public.orders', 'public.order', 'sales.orders'])[0]).toBe('public.orders');
    expect(didYouMean('zzz', ['owner'])).toBe('');
  });

  test('a hostile word is not compared letter by letter', () => {
    expect(nearest('x'.repeat(100_000), ['x'.repeat(100_000)])).toEqual([]);
  });
});

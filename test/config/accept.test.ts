import { acceptLimits } from '../../core/compare/accept.ts';
import { limit } from '../../core/compare/limits.ts';
import type { AcceptRule } from '../../core/plan/schema.ts';

const table = { schema: 'public', name: 'orders' };
const consent = { reason: 'known', owner: 'data', expires: '2027-01-31' };
const rule = (more: Partial<AcceptRule> = {}): AcceptRule => ({
  limit: 'expectedLoss',
  table: 'public.*',
  column: null,
  ...consent,
  ...more,
});

function accepted(limits: Parameters<typeof acceptLimits>[0], rules: AcceptRule[], today = '2026-11-22') {
  return acceptLimits(limits, rules, table, today).map((one) => one.accepted);
}

describe('accepting limits', () => {
  const loss = limit('expectedLoss', 'rounded', { column: 'amount', count: 3 });

  test('a rule of the kind, table and column accepts, with its own consent', () => {
    expect(accepted([loss], [rule()])).toEqual([consent]);
    expect(accepted([loss], [rule({ column: 'am*' })])).toEqual([consent]);
  });

  test.each([
    ['another kind', rule({ limit: 'rowFilter' })],
    ['another table', rule({ table: 'sales.*' })],
    ['another column', rule({ column: 'price' })],
    ['an expired rule', rule({ expires: '2026-11-21' })],
  ])('%s accepts nothing', (_, other) => {
    expect(accepted([loss], [other])).toEqual([null]);
  });

  test('a consent holds through the day on which it expires', () => {
    expect(accepted([loss], [rule({ expires: '2026-11-22' })])).not.toEqual([null]);
  });

  test('the first rule in force is the one that is named', () => {
    const rules = [rule({ expires: '2020-01-01', owner: 'gone' }), rule({ owner: 'first' }), rule({ owner: 'second' })];
    expect(accepted([loss], rules)[0]?.owner).toBe('first');
  });

  test('a rule for a column does not accept a limit of the whole table', () => {
    expect(accepted([limit('expectedLoss', 'all of it')], [rule({ column: '*' })])).toEqual([null]);
  });

  test('a limit keeps the consent it came with until that expires; then a rule may accept it', () => {
    const own = { ...limit('excludedColumn', 'left out', { column: 'seen' }), accepted: { ...consent, owner: 'own' } };
    expect(accepted([own], [])[0]?.owner).toBe('own');
    expect(accepted([own], [], '2027-02-01')).toEqual([null]);
    const later = rule({ limit: 'excludedColumn', expires: '2028-01-01', owner: 'later' });
    expect(accepted([own], [later], '2027-02-01')[0]?.owner).toBe('later');
  });
});

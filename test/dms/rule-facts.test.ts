/** The facts about mapping rules name every action, operator and type that the code knows, and none that it does not. */
import { FILTER_OPERATORS } from '../../core/dms/filters.ts';
import { COLUMN_ACTIONS, RENAMING_ACTIONS, RULE_TYPES } from '../../core/dms/mapping-checks.ts';
import { RULE_FACTS } from '../../core/dms/rule-facts.ts';

const namesOf = (type: string) => RULE_FACTS.filter((fact) => fact.type === type).map((fact) => fact.name);

test('every action of transformation rules has a fact', () => {
  const known = [...RENAMING_ACTIONS, ...COLUMN_ACTIONS, 'define-primary-key'];
  expect(known.filter((action) => !namesOf('transformation').includes(action))).toEqual([]);
});

test('every operator of filters has a fact, and every type of rules', () => {
  const operators = Object.keys(FILTER_OPERATORS);
  expect(operators.filter((operator) => !namesOf('filter').includes(operator))).toEqual([]);
  expect(RULE_TYPES.filter((type) => namesOf(type).length === 0)).toEqual([]);
});

test('no fact is there twice, and each is a sentence', () => {
  const ids = RULE_FACTS.map(({ type, name }) => `${type} ${name}`);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { how } of RULE_FACTS) expect(how).toMatch(/^[A-Z$].*[.]$/);
});

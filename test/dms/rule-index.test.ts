import fc from 'fast-check';
import { rulesFor } from '../../core/dms/rule-index.ts';
import { mappingMatches } from '../../core/dms/wildcards.ts';

const part = fc.constantFrom('a', 'b', 'a%', '%', '_', '[ab]', '[', 'A', '"', null);
const locators = fc.array(fc.record({ schema: part, table: part }), { maxLength: 20 });
const name = fc.constantFrom('a', 'b', 'ab', 'A', '[', '%', '_', '"', '');

it('leaves out no rule that hits a table, and keeps their order', () => {
  fc.assert(
    fc.property(locators, name, name, (found, schema, table) => {
      const rules = found.map((locator, id) => ({ id, locator }));
      const hits = ({ locator }: (typeof rules)[number]) =>
        mappingMatches(locator.schema, schema) && mappingMatches(locator.table, table);
      expect(rulesFor(rules, { schema, name: table }).filter(hits)).toEqual(rules.filter(hits));
    }),
  );
});

it('of rules that name a table each, gives that of the table, and those with wildcards', () => {
  const rules = ['t1', 't2', '%', 't1'].map((table) => ({ locator: { schema: 'public', table } }));
  expect(rulesFor(rules, { schema: 'public', name: 't1' })).toEqual([rules[0], rules[2], rules[3]]);
  expect(rulesFor(rules, { schema: 'public', name: 't9' })).toEqual([rules[2]]);
});

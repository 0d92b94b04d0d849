/**
 * A task may name each of ten thousand tables in a rule of its own. So rules that name one table are found by its name,
 * and only the others are tried one by one.
 */
import { type TableRef, tableKey } from '../config/globs.ts';
import type { Locator } from './mapping-rules.ts';
import { isExact } from './wildcards.ts';

interface Located {
  readonly locator: Pick<Locator, 'schema' | 'table'>;
}

type Placed<Rule> = readonly [place: number, rule: Rule];

interface Index<Rule> {
  readonly named: ReadonlyMap<string, readonly Placed<Rule>[]>;
  readonly others: readonly Placed<Rule>[];
}

/** Made once for a list, and forgotten with it. */
const indexes = new WeakMap<readonly Located[], Index<Located>>();

/** The rules that may hit a table, in the order of the list: whoever asks still looks whether they do. */
export function rulesFor<Rule extends Located>(rules: readonly Rule[], table: TableRef): Rule[] {
  const index = (indexes.get(rules) ?? makeIndex(rules)) as Index<Rule>;
  const named = index.named.get(tableKey(table)) ?? [];
  if (named.length === 0) return index.others.map(([, rule]) => rule);
  return [...named, ...index.others].sort(([a], [b]) => a - b).map(([, rule]) => rule);
}

function makeIndex<Rule extends Located>(rules: readonly Rule[]): Index<Rule> {
  const named = new Map<string, Placed<Rule>[]>();
  const others: Placed<Rule>[] = [];
  rules.forEach((rule, place) => {
    const { schema, table } = rule.locator;
    if (schema === null || table === null || !isExact(schema) || !isExact(table)) others.push([place, rule]);
    else {
      const key = tableKey({ schema, name: table });
      const there = named.get(key);
      if (there) there.push([place, rule]);
      else named.set(key, [[place, rule]]);
    }
  });
  const index = { named, others };
  indexes.set(rules, index);
  return index;
}

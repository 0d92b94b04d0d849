import { mappingMatches } from '../dms/wildcards.ts';
import type { MappingRule } from './subject.ts';

/** Which tables two rules of table mappings may both be about, by their patterns alone. */

export const isPattern = (name: string): boolean => /[%_[]/.test(name);
/** As {@link isPattern}, but `_` is taken for itself, as people mean it. */
export const isWild = (name: string): boolean => /[%[]/.test(name);

/** Whether a rule may be about a table that another (a selection, first of all) is about. */
export function overlaps(rule: MappingRule, other: MappingRule): boolean {
  return mayMatch(rule.schema, other.schema) && (rule.target === 'schema' || mayMatch(rule.table, other.table));
}

/** Whether a rule is about every table that another is about. */
export function covers(rule: MappingRule, other: MappingRule): boolean {
  const whole = (pattern: string, name: string) =>
    pattern === '%' || pattern === '' || pattern === name || (!isWild(name) && mappingMatches(pattern, name));
  return whole(rule.schema, other.schema) && (rule.target === 'schema' || whole(rule.table, other.table));
}

function mayMatch(one: string, other: string): boolean {
  if (one === '' || other === '' || one === other) return true;
  if (!isPattern(other)) return mappingMatches(one, other);
  return isPattern(one) || mappingMatches(other, one);
}

/** Rules that add a column which one of a lower id adds to some of their tables, too: that one counts (User Guide). */
export function addedTwice(
  rules: readonly MappingRule[],
): { readonly rule: MappingRule; readonly by: MappingRule; readonly everywhere: boolean }[] {
  const adding = rules
    .filter((rule) => rule.type === 'transformation' && rule.action === 'add-column' && rule.value !== '')
    .sort((a, b) => a.id - b.id);
  return adding.flatMap((rule, i) => {
    const lower = adding.slice(0, i).filter((other) => other.value === rule.value && overlaps(other, rule));
    const by = lower.find((other) => covers(other, rule)) ?? lower[0];
    return by === undefined ? [] : [{ rule, by, everywhere: covers(by, rule) }];
  });
}

/** Names after a transformation rule. */
import type { TransformationRule } from './mapping-rules.ts';

/** A name after a rule without an expression; a prefix or suffix that is not there leaves it as it is. */
export function renamed(
  rule: Pick<TransformationRule, 'action' | 'value' | 'oldValue'> | undefined,
  name: string,
): string {
  switch (rule?.action) {
    case 'rename':
      return rule.value;
    case 'convert-lowercase':
      return name.toLowerCase();
    case 'convert-uppercase':
      return name.toUpperCase();
    case 'add-prefix':
      return rule.value + name;
    case 'add-suffix':
      return name + rule.value;
    case 'remove-prefix':
      return replacePrefix(name, rule.value, '');
    case 'remove-suffix':
      return replaceSuffix(name, rule.value, '');
    case 'replace-prefix':
      return replacePrefix(name, rule.oldValue, rule.value);
    case 'replace-suffix':
      return replaceSuffix(name, rule.oldValue, rule.value);
    default:
      return name;
  }
}

function replacePrefix(name: string, from: string, to: string): string {
  return name.startsWith(from) ? to + name.slice(from.length) : name;
}

function replaceSuffix(name: string, from: string, to: string): string {
  return name.endsWith(from) ? name.slice(0, name.length - from.length) + to : name;
}

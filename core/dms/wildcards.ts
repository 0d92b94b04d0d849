import { anyOne, exactly, matchesTokens, type PatternToken } from '../config/wildcards.ts';

/**
 * Wildcards of table mappings: `%` any characters, `_` one, `[ab]` and `[a-d]` one of a set (`[_]` is a literal `_`).
 * Case-sensitive. (User Guide, "Wildcards in table mapping".)
 */
export function mappingPattern(pattern: string): PatternToken[] {
  const tokens: PatternToken[] = [];
  const characters = [...pattern];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    const end = character === '[' ? characters.indexOf(']', at + 2) : -1;
    if (character === '%') tokens.push('many');
    else if (character === '_') tokens.push(anyOne);
    else if (end > 0) {
      tokens.push(setOf(characters.slice(at + 1, end)));
      at = end;
    } else tokens.push(exactly(character));
  }
  return tokens;
}

/** Whether a pattern has a set in brackets: honoured here as the guide had it until 2023; now it warns of them. */
export function hasBrackets(pattern: string): boolean {
  return mappingPattern(pattern).length < [...pattern].length;
}

/**
 * A pattern whose escaped wildcards (`#_` where the escape is `#`) are sets of that one character. Oracle's endpoints
 * alone have an escape character. (User Guide, "Wildcards in table mapping")
 */
export function withoutEscapes(pattern: string, mark: string): string {
  const characters = [...pattern];
  let text = '';
  for (let at = 0; at < characters.length; at++) {
    const next = characters[at + 1];
    const isEscaped = characters[at] === mark && next !== undefined && ['%', '_', '[', mark].includes(next);
    text += isEscaped ? `[${next}]` : (characters[at] ?? '');
    if (isEscaped) at++;
  }
  return text;
}

/** Whether a pattern names one thing only, without a wildcard. */
export function isExact(pattern: string): boolean {
  return !/[%_[]/.test(pattern);
}

/** Whether a rule's pattern, if it has one, matches a name. */
export function mappingMatches(pattern: string | null, name: string): boolean {
  if (pattern === null || isExact(pattern)) return pattern === null || pattern === name;
  return matchesTokens(mappingPattern(pattern), name);
}

function setOf(members: readonly string[]): PatternToken {
  const ranges: [from: string, to: string][] = [];
  for (let i = 0; i < members.length; i++) {
    const from = members[i] ?? '';
    const to = members[i + 2];
    if (members[i + 1] === '-' && to !== undefined) {
      ranges.push([from, to]);
      i += 2;
    } else ranges.push([from, from]);
  }
  return (character) => ranges.some(([from, to]) => from <= character && character <= to);
}

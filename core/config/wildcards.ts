/** One matcher for patterns over names: the configuration's globs and the wildcards of DMS's table mappings. */

/** A position of a pattern: any number of characters, or one character of a set. */
export type PatternToken = 'many' | ((character: string) => boolean);

/** Exactly one character, whichever. */
export const anyOne: PatternToken = () => true;

/** Exactly this character. */
export function exactly(character: string): PatternToken {
  return (other) => other === character;
}

/**
 * Whether the pattern matches the whole name. Characters are code points. Takes time of at most the product of both
 * lengths, whatever the pattern.
 */
export function matchesTokens(tokens: readonly PatternToken[], name: string): boolean {
  const characters = [...name];
  let at = 0;
  let token = 0;
  let retryToken = -1;
  let retryAt = 0;
  while (at < characters.length) {
    const current = tokens[token];
    if (current === 'many') {
      retryToken = ++token;
      retryAt = at;
    } else if (current?.(characters[at] ?? '')) {
      token++;
      at++;
    } else if (retryToken >= 0) {
      token = retryToken;
      at = ++retryAt;
    } else return false;
  }
  return tokens.slice(token).every((rest) => rest === 'many');
}

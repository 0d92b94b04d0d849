import { tableGlobProblem } from '../core/config/globs.ts';

/** Which changed files are of interest, and what each means: lines of `path pattern => meaning`. */

export type Meaning =
  | { readonly kind: 'sql' | 'dms' | 'none' }
  | { readonly kind: 'tables'; readonly globs: readonly string[] };

export interface PathRule {
  readonly pattern: string;
  readonly meaning: Meaning;
}

const PLAIN = ['sql', 'dms', 'none'] as const;

/** Reads the rules. `problems` says of each line that is none what to write instead. */
export function parsePathRules(text: string): { rules: PathRule[]; problems: string[] } {
  const rules: PathRule[] = [];
  const problems: string[] = [];
  for (const line of text.split('\n').map((l) => l.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    const at = line.indexOf('=>');
    const [pattern, meaning] = at < 0 ? ['', ''] : [line.slice(0, at).trim(), line.slice(at + 2).trim()];
    if (pattern === '' || meaning === '') {
      problems.push(`'${line}' is no rule: write <path pattern> => sql, dms, none or table globs`);
      continue;
    }
    const plain = PLAIN.find((kind) => kind === meaning);
    const globs = meaning.split(',').map((glob) => glob.trim());
    const wrong = plain === undefined ? globs.flatMap((glob) => tableGlobProblem(glob) ?? []) : [];
    problems.push(...wrong);
    if (wrong.length === 0) rules.push({ pattern, meaning: plain ? { kind: plain } : { kind: 'tables', globs } });
  }
  if (rules.length === 0 && problems.length === 0)
    problems.push('has no rule: write <path pattern> => sql, dms, none or table globs');
  return { rules, problems };
}

/** What the rules say of a path. `none` wins over all others. */
export function meaningsOf(rules: readonly PathRule[], path: string): Meaning[] {
  const found = rules.filter((rule) => pathMatches(rule.pattern, path)).map((rule) => rule.meaning);
  return found.some((meaning) => meaning.kind === 'none') ? [] : found;
}

/** `*` and `?` stay within a folder; `**` crosses folders, and as a whole name stands for none of them, too. */
export function pathMatches(pattern: string, path: string): boolean {
  return segmentsMatch(pattern.replace(/^\/+/, '').split('/'), path.split('/'));
}

function segmentsMatch(pattern: readonly string[], path: readonly string[]): boolean {
  const [head, ...rest] = pattern;
  if (head === undefined) return path.length === 0;
  if (head === '**') {
    // A pattern's last `**` is all that is below a folder, at least one name.
    if (rest.length === 0) return path.length > 0;
    return path.some((_, at) => segmentsMatch(rest, path.slice(at)));
  }
  const [name, ...others] = path;
  return name !== undefined && nameMatches(head, name) && segmentsMatch(rest, others);
}

function nameMatches(pattern: string, name: string): boolean {
  const source = [...pattern.replace(/\*+/g, '*')]
    .map((c) => (c === '*' ? '.*' : c === '?' ? '.' : literal(c)))
    .join('');
  return new RegExp(`^${source}$`, 'su').test(name);
}

const literal = (char: string): string => char.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&');

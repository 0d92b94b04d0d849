/**
 * Tokens of SQL, in any of the dialects that migrations are written in. What cannot be told apart without knowing the
 * dialect is `doubt`: the statement is then not understood, which is safe.
 */

export type Token =
  /** A bare word: keyword or name. */
  | { readonly kind: 'word'; readonly text: string }
  /** A quoted name, as it reads without its quotes. */
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'string' }
  | { readonly kind: 'number' }
  | { readonly kind: 'sign'; readonly text: string }
  | { readonly kind: 'doubt'; readonly why: string };

interface Read {
  readonly token: Token | null;
  readonly end: number;
}

/** The tokens of a text; comments and white space are none. */
export function sqlTokens(sql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < sql.length) {
    const { token, end } = next(sql, at, tokens.at(-1));
    if (token !== null) tokens.push(token);
    at = Math.max(end, at + 1);
  }
  return tokens;
}

function next(sql: string, at: number, before: Token | undefined): Read {
  const char = sql[at] ?? '';
  if (/\s|\ufeff/.test(char)) return { token: null, end: at + 1 };
  if (sql.startsWith('--', at)) return lineComment(sql, at);
  // MySQL's other comment; elsewhere `#` is an operator, which no line begins with.
  if (char === '#' && /(?:^|\n)[ \t]*$/.test(sql.slice(Math.max(0, at - 200), at))) return lineComment(sql, at);
  if (sql.startsWith('/*', at)) return blockComment(sql, at);
  if (char === "'") return text(sql, at, before);
  if (char === '"' || char === '`') return quotedName(sql, at, char);
  // In PostgreSQL a bracket after a name or a closing bracket is a subscript; elsewhere it quotes a name.
  if (char === '[') return bracket(sql, at, before);
  if (char === '$') return dollar(sql, at);
  return plain(sql, at);
}

function lineComment(sql: string, at: number): Read {
  const end = sql.indexOf('\n', at);
  return { token: null, end: end < 0 ? sql.length : end };
}

function blockComment(sql: string, at: number): Read {
  // MySQL runs what is in /*! … */, and MariaDB what is in /*M! … */.
  if (/^\/\*M?!/.test(sql.slice(at, at + 4))) return doubt('a comment that MySQL executes', endOfBlock(sql, at));
  const nested = endOfBlock(sql, at);
  const flat = sql.indexOf('*/', at + 2) + 2;
  if (nested === sql.length && !sql.endsWith('*/')) return doubt('a comment without an end', sql.length);
  // PostgreSQL's comments nest, MySQL's and Oracle's do not.
  return nested === flat ? { token: null, end: nested } : doubt('a comment in a comment', flat);
}

function endOfBlock(sql: string, at: number): number {
  const marks = /\/\*|\*\//g;
  marks.lastIndex = at;
  let depth = 0;
  for (let mark = marks.exec(sql); mark !== null; mark = marks.exec(sql)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  return sql.length;
}

function text(sql: string, at: number, before: Token | undefined): Read {
  const escapes = before?.kind === 'word' && /^e$/i.test(before.text) && /e/i.test(sql[at - 1] ?? '');
  const pattern = escapes ? /'(?:[^'\\]|''|\\[\s\S])*'/y : /'(?:[^']|'')*'/y;
  pattern.lastIndex = at;
  const match = pattern.exec(sql);
  if (match === null) return doubt('a text without an end', sql.length);
  // To MySQL \' is a quote in the text, to the others it ends it.
  if (!escapes && /\\'/.test(match[0])) return doubt("a text with \\' in it", pattern.lastIndex);
  return { token: { kind: 'string' }, end: pattern.lastIndex };
}

function quotedName(sql: string, at: number, quote: '"' | '`'): Read {
  const pattern = quote === '"' ? /"((?:[^"]|"")*)"/y : /`((?:[^`]|``)*)`/y;
  pattern.lastIndex = at;
  const match = pattern.exec(sql);
  if (match === null) return doubt('a name without an end', sql.length);
  const name = (match[1] ?? '').replaceAll(quote + quote, quote);
  // To MySQL, unless told otherwise, double quotes hold a text, where \" is a quote.
  if (quote === '"' && name.includes('\\')) return doubt('a name with a backslash', pattern.lastIndex);
  return { token: { kind: 'name', text: name }, end: pattern.lastIndex };
}

const BEFORE_NAME = /^(?:table|into|update|from|on|exists|only|join|using|to|truncate|index)$/i;

function bracket(sql: string, at: number, before: Token | undefined): Read {
  const expected =
    (before?.kind === 'word' && BEFORE_NAME.test(before.text)) ||
    (before?.kind === 'sign' && (before.text === '.' || before.text === ','));
  const match = expected ? /^\[((?:[^\]]|\]\])*)\]/.exec(sql.slice(at, at + 300)) : null;
  if (match === null) return { token: { kind: 'sign', text: '[' }, end: at + 1 };
  return { token: { kind: 'name', text: (match[1] ?? '').replaceAll(']]', ']') }, end: at + match[0].length };
}

/** PostgreSQL's `$tag$ … $tag$`; otherwise a parameter or a template's `${…}`, which is not understood. */
function dollar(sql: string, at: number): Read {
  const tag = /^\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/u.exec(sql.slice(at, at + 200))?.[0];
  if (tag === undefined) return { token: { kind: 'sign', text: '$' }, end: at + 1 };
  const end = sql.indexOf(tag, at + tag.length);
  return end < 0 ? doubt('a text without an end', sql.length) : { token: { kind: 'string' }, end: end + tag.length };
}

function plain(sql: string, at: number): Read {
  const pattern = /([\p{L}_][\p{L}\p{M}\p{N}_$#@]*)|(\p{N}[\p{L}\p{N}_.]*)|([\s\S])/uy;
  pattern.lastIndex = at;
  const [whole = '', word, number] = pattern.exec(sql) ?? [];
  const end = at + Math.max(whole.length, 1);
  if (word !== undefined) return { token: { kind: 'word', text: word }, end };
  return { token: number === undefined ? { kind: 'sign', text: whole } : { kind: 'number' }, end };
}

const doubt = (why: string, end: number): Read => ({ token: { kind: 'doubt', why }, end });

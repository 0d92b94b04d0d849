/**
 * Expressions of transformation rules, which DMS evaluates as SQLite does. Those whose text a source can render exactly
 * are read: texts, whole numbers, columns (`$NAME`), metadata (`$AR_M_…`), `||`, and a few functions. Everything else is
 * said to be what it is. (User Guide, "Using transformation rule expressions to define column content")
 */
import { type TextExpression, textOf } from '../compare/text-expressions.ts';

/** What an expression is. */
export type ReadExpression =
  | { readonly kind: 'text'; readonly text: TextExpression }
  /** The value of a header of the change, which no source table holds: `AR_H_CHANGE_SEQ`. */
  | { readonly kind: 'header'; readonly header: string }
  /** A sentence's end: why its values are not known. */
  | { readonly kind: 'unknown'; readonly why: string };

/** Metadata of one table, or of one of its columns. */
export type Metadata = Readonly<Record<string, string | undefined>>;

class Unreadable extends Error {}

type Token =
  | { readonly kind: 'literal' | 'number' | 'variable' | 'name'; readonly text: string }
  | { readonly kind: 'sign'; readonly text: '||' | '(' | ')' | ',' };

const TOKEN =
  /\s*(?:('(?:[^']|'')*')|(-?\d+(?![\w.]))|\$([A-Za-z_][A-Za-z0-9_#]*)|([A-Za-z_][A-Za-z0-9_]*)|(\|\||[(),]))/y;

function tokensOf(expression: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (expression.slice(at).trim() !== '') {
    TOKEN.lastIndex = at;
    const m = TOKEN.exec(expression);
    if (m === null) throw new Unreadable(`'${expression.slice(at).trim().slice(0, 20)}' is not evaluated here`);
    const [, literal, number, variable, name, sign] = m;
    if (literal !== undefined) tokens.push({ kind: 'literal', text: literal.slice(1, -1).replaceAll("''", "'") });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (variable !== undefined) tokens.push({ kind: 'variable', text: variable });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else tokens.push({ kind: 'sign', text: sign as '||' | '(' | ')' | ',' });
    at = TOKEN.lastIndex;
  }
  return tokens;
}

/** Reads an expression over the columns of a table, by its metadata (`AR_M_SOURCE_SCHEMA`, …). */
export function readExpression(expression: string, metadata: Metadata): ReadExpression {
  const header = /^\s*\$(AR_H_[A-Z_]+)\s*$/.exec(expression)?.[1];
  if (header !== undefined) return { kind: 'header', header };
  if (/^\s*operation_indicator\s*\(/i.test(expression)) return { kind: 'header', header: 'operation_indicator' };
  try {
    const reader: Reader = { tokens: tokensOf(expression), at: 0, metadata };
    const text = concatenation(reader);
    if (reader.at < reader.tokens.length)
      throw new Unreadable(`'${reader.tokens[reader.at]?.text}' is not evaluated here`);
    return { kind: 'text', text };
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'unknown', why: error.message };
    throw error;
  }
}

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
  readonly metadata: Metadata;
}

const isSign = (token: Token | undefined, text: string) => token?.kind === 'sign' && token.text === text;

function concatenation(reader: Reader): TextExpression {
  const items = [operand(reader)];
  while (isSign(reader.tokens[reader.at], '||')) {
    reader.at++;
    items.push(operand(reader));
  }
  const [only] = items;
  return items.length === 1 && only ? only : { kind: 'concat', of: items };
}

function operand(reader: Reader): TextExpression {
  const token = reader.tokens[reader.at++];
  if (token === undefined) throw new Unreadable('it ends too early');
  if (token.kind === 'literal' || token.kind === 'number') return { kind: 'literal', text: token.text };
  if (token.kind === 'variable') return variable(token.text, reader.metadata);
  if (token.kind === 'name' && isSign(reader.tokens[reader.at], '(')) return call(token.text.toLowerCase(), reader);
  if (!isSign(token, '(')) throw new Unreadable(`'${token.text}' is not evaluated here`);
  const inner = concatenation(reader);
  if (!isSign(reader.tokens[reader.at++], ')')) throw new Unreadable('a parenthesis is not closed');
  return inner;
}

function variable(name: string, metadata: Metadata): TextExpression {
  if (!/^AR_[MH]_/.test(name)) return { kind: 'column', column: name };
  const text = metadata[name];
  if (text === undefined) throw new Unreadable(`$${name} is not known here`);
  return { kind: 'literal', text };
}

function call(name: string, reader: Reader): TextExpression {
  reader.at++;
  const args: TextExpression[] = [];
  while (!isSign(reader.tokens[reader.at], ')')) {
    if (args.length > 0 && !isSign(reader.tokens[reader.at++], ','))
      throw new Unreadable(`${name}() is not written as it should be`);
    args.push(concatenation(reader));
  }
  reader.at++;
  return functionOf(name, args);
}

const TRIMS = { trim: 'both', ltrim: 'start', rtrim: 'end' } as const;

function functionOf(name: string, args: readonly TextExpression[]): TextExpression {
  const [first, second, third] = args;
  const literal = (x: TextExpression | undefined) => (x === undefined ? null : textOf(x));
  if ((name === 'coalesce' && args.length > 1) || (name === 'ifnull' && args.length === 2))
    return { kind: 'coalesce', of: [...args] };
  if (name in TRIMS && first && args.length === 1)
    return { kind: 'trim', of: first, side: TRIMS[name as keyof typeof TRIMS] };
  if ((name === 'lower' || name === 'upper') && first && args.length === 1)
    return { kind: 'case', of: first, to: name };
  const [from, to] = [literal(second), literal(third)];
  if (name === 'replace' && first && args.length === 3 && from !== null && from !== '' && to !== null)
    return { kind: 'replace', of: first, from, to };
  if (name === 'substr' && first && /^[1-9]\d{0,8}$/.test(from ?? ''))
    if (args.length === 2 || (args.length === 3 && /^\d{1,9}$/.test(to ?? '')))
      return { kind: 'substring', of: first, from: Number(from), length: args.length === 2 ? null : Number(to) };
  throw new Unreadable(`the function ${name}() with these arguments is not evaluated here`);
}

/** The text of an expression without columns; null where it has some, or cannot be read. */
export function constantText(expression: string, metadata: Metadata): string | null {
  const read = readExpression(expression, metadata);
  return read.kind === 'text' ? textOf(read.text) : null;
}

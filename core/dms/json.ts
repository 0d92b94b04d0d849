import { configError, type Position } from '../config/errors.ts';

/**
 * JSON that people and tools hand to us: parsed, or refused with the position of the mistake. The messages of
 * `JSON.parse` differ from one engine version to the next and often have no position.
 * Throws a ConfigError whose path is `what`.
 */
export function parseJson(text: string, what: string, file: string | null = null): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const at = firstJsonError(text);
    const { line, column } = positionOf(text, at);
    const found = at >= text.length ? 'the text ends' : `found ${JSON.stringify(text.slice(at, at + 20))}`;
    throw configError(what, `is not valid JSON at line ${line}, column ${column}: ${found}`, file);
  }
}

/** Line and column, both from 1, of an offset. */
export function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}

const token =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in a string
  /[ \t\n\r]*(?:([{}[\]:,])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null))/y;

type Expected = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'separator';

interface Scan {
  readonly open: string[];
  expected: Expected;
}

/** Offset of the first character that cannot go on a JSON text that is known to be wrong. */
function firstJsonError(text: string): number {
  const scan: Scan = { open: [], expected: 'value' };
  let at = 0;
  let complete = false;
  for (;;) {
    const start = skipSpace(text, at);
    token.lastIndex = at;
    const match = complete ? null : token.exec(text);
    if (match === null || !accept(scan, match[1] ?? (match[2] === undefined ? 'literal' : 'text'))) return start;
    at = token.lastIndex;
    complete = scan.open.length === 0;
  }
}

function skipSpace(text: string, at: number): number {
  let start = at;
  while (start < text.length && ' \t\n\r'.includes(text[start] ?? '')) start++;
  return start;
}

/** Takes one token, or says that it may not stand here. */
function accept(scan: Scan, kind: string): boolean {
  const inObject = scan.open.at(-1) === '{';
  switch (scan.expected) {
    case 'key':
    case 'keyOrEnd':
      if (kind === '}' && scan.expected === 'keyOrEnd') return close(scan);
      scan.expected = 'colon';
      return kind === 'text';
    case 'colon':
      scan.expected = 'value';
      return kind === ':';
    case 'separator':
      if (kind === (inObject ? '}' : ']')) return close(scan);
      scan.expected = inObject ? 'key' : 'value';
      return kind === ',';
    default:
      if (kind === ']' && scan.expected === 'valueOrEnd') return close(scan);
      return acceptValue(scan, kind);
  }
}

function acceptValue(scan: Scan, kind: string): boolean {
  if (kind === '{' || kind === '[') {
    scan.open.push(kind);
    scan.expected = kind === '{' ? 'keyOrEnd' : 'valueOrEnd';
    return true;
  }
  scan.expected = 'separator';
  return kind === 'text' || kind === 'literal';
}

function close(scan: Scan): boolean {
  scan.open.pop();
  scan.expected = 'separator';
  return true;
}

import { isCollection, isMap, isPair, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { ConfigError, type Position } from '../../core/config/errors.ts';

export interface YamlDocument {
  readonly data: unknown;
  /** Where a path (`accept[0].expires`) is written; for what is missing, what it is missing from. */
  locate(path: string): Position | null;
}

/** Reads one YAML document. Throws a ConfigError with line and column for what is not YAML. */
export function readYaml(text: string, file: string): YamlDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, strict: true });
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  // A warning is a tag that nothing is known of: a value that would mean something else than what is written.
  const problems = [...document.errors, ...document.warnings];
  if (problems.length > 0)
    throw new ConfigError(
      problems
        .slice(0, 10)
        .map(({ pos, message }) => ({ path: '', ...position(pos[0]), message: `not YAML: ${message}` })),
      file,
    );
  const offsetOf = (path: string) => offsetIn(document.contents, keysOf(path));
  return {
    data: toData(() => document.toJS({ maxAliasCount: 100 }), file),
    locate: (path) => {
      const offset = offsetOf(path);
      return offset === null ? null : position(offset);
    },
  };
}

function toData(read: () => unknown, file: string): unknown {
  try {
    return read();
  } catch (error) {
    const message = `not YAML: ${error instanceof Error ? error.message : String(error)}`;
    throw new ConfigError([{ path: '', line: null, message }], file);
  }
}

function keysOf(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, key]) =>
    index === undefined ? (key ?? '') : Number(index),
  );
}

/** The offset of the deepest node on the path that exists: of its key, in a map. */
function offsetIn(contents: Node | null, keys: readonly (string | number)[]): number | null {
  let node: unknown = contents;
  let offset = contents?.range?.[0] ?? null;
  for (const key of keys) {
    const next = child(node, key);
    if (next === null) return offset;
    offset = next.offset ?? offset;
    node = next.node;
  }
  return offset;
}

function child(node: unknown, key: string | number): { node: unknown; offset: number | undefined } | null {
  if (isMap(node)) {
    const pair = node.items.find(
      (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key),
    );
    return pair ? { node: pair.value, offset: isScalar(pair.key) ? pair.key.range?.[0] : undefined } : null;
  }
  if (!isCollection(node) || typeof key !== 'number') return null;
  const item = node.items[key];
  return item === undefined ? null : { node: item, offset: rangeOf(item) };
}

function rangeOf(item: unknown): number | undefined {
  return isScalar(item) || isCollection(item) ? item.range?.[0] : undefined;
}

import { readFileSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { ConfigError, configError, type Position } from '../core/config/errors.ts';
import { didYouMean } from '../core/config/nearest.ts';
import { configSchema } from '../core/config/schema.ts';
import { parseStack } from '../core/config/stack.ts';
import type { StackConfig } from '../core/config/stack-schema.ts';

/**
 * Reads the `stack` section of a configuration file. Throws a ConfigError that names file, line, path and what to write
 * instead. Nothing else of the file is checked: the other sections are read at each run.
 */
export function readStackConfig(file: string): StackConfig {
  const lines = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: lines, prettyErrors: false });
  const [problem] = document.errors;
  if (problem !== undefined) throw configError('', `not YAML: ${problem.message}`, file);
  const locate = (path: string): Position | null => {
    for (let keys = keysOf(path); keys.length > 0; keys = keys.slice(0, -1)) {
      const node = document.getIn(keys, true);
      if (!isNode(node) || !node.range) continue;
      const { line, col } = lines.linePos(node.range[0]);
      return { line, column: col };
    }
    return null;
  };
  try {
    return parseStack(sectionOf(document.toJS(), file), file);
  } catch (error) {
    throw error instanceof ConfigError ? error.located(file, locate) : error;
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const hint = 'Write one (examples/stack/loadproof.yaml is a start), or name it: -c config=<file>';
    throw configError('', `cannot be read. ${hint}`, file);
  }
}

function sectionOf(data: unknown, file: string): unknown {
  const known = Object.keys(configSchema.shape);
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw configError('', 'is not a map of keys: write stack: with what docs/operate.md lists', file);
  const unknown = Object.keys(data).find((key) => !known.includes(key));
  if (unknown !== undefined)
    throw configError(
      unknown,
      `is not a known key.${didYouMean(unknown, known) || ` Known: ${known.join(', ')}`}`,
      file,
    );
  if (!('stack' in data)) throw configError('stack', 'is missing: write what docs/operate.md lists', file);
  return data.stack;
}

function keysOf(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, key]) =>
    index === undefined ? (key ?? '') : Number(index),
  );
}

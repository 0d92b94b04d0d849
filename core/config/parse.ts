import { z } from 'zod';
import { ConfigError, type ConfigIssue, pathText } from './errors.ts';
import { didYouMean } from './nearest.ts';
import { type Config, configSchema } from './schema.ts';

/**
 * Checks the data of a configuration file. Throws a {@link ConfigError} that lists everything that is wrong, each with
 * its path; whoever read the file adds the lines (`ConfigError.located`).
 */
export function parseConfig(data: unknown, fileName: string | null = null): Config {
  if (data === null || data === undefined)
    throw new ConfigError([{ path: '', line: null, message: 'is empty: it needs at least source and lake' }], fileName);
  const result = configSchema.safeParse(data, { error: readableIssue });
  if (result.success) return result.data;
  throw new ConfigError(issuesOf(result.error, configSchema), fileName);
}

/** The issues of a zod error as {@link ConfigIssue}s: one per unknown key, which is told the nearest known key. */
export function issuesOf(error: z.ZodError, schema: z.ZodType): ConfigIssue[] {
  return error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [{ path: pathText(issue.path), line: null, message: issue.message }];
    const known = keysAt(schema, issue.path);
    return issue.keys.map((key) => ({
      path: pathText([...issue.path, key]),
      line: null,
      message: `is not a known key.${didYouMean(key, known) || ` Known: ${known.join(', ')}`}`,
    }));
  });
}

/** Keys that the object at a path may have. */
export function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const inner = unwrap(schema);
  const [key, ...rest] = path;
  if (key === undefined) return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
  if (inner instanceof z.ZodArray) return keysAt(inner.element, rest);
  const next = inner instanceof z.ZodObject ? inner.shape[String(key)] : undefined;
  return next === undefined ? [] : keysAt(next, rest);
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const wrapped = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault;
  return wrapped ? unwrap(schema.def.innerType) : schema;
}

const typeNames: Readonly<Record<string, string>> = {
  object: 'a map of keys',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

/** What zod found, in the words of the rest of our messages; undefined leaves zod's own. */
export function readableIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type': {
      const wanted = typeNames[issue.expected] ?? issue.expected;
      return issue.input === undefined
        ? `is missing: write ${wanted}`
        : `must be ${wanted}, and is ${kindOf(issue.input)}`;
    }
    case 'invalid_value':
      return `must be ${issue.values.map(String).join(' or ')}${instead(issue.input, issue.values.map(String))}`;
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `must be at least ${issue.minimum}`
        : 'must not be empty';
    case 'too_big':
      return `must be at most ${issue.maximum}`;
    case 'invalid_format':
      return issue.format === 'date' ? 'must be a date: write it as 2027-12-31' : undefined;
    default:
      return undefined;
  }
}

/** What is there in place of one of these; a map is not turned into text, which it could forbid (a key `toString`). */
function instead(input: unknown, wanted: readonly string[]): string {
  if (input === undefined) return ' (it is missing)';
  return typeof input === 'object' ? `, and is ${kindOf(input)}` : didYouMean(String(input), wanted);
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeNames[typeof value] ?? typeof value;
}

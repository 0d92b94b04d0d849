import type { z } from 'zod';
import { ConfigError, pathText } from '../config/errors.ts';
import { readableIssue } from '../config/parse.ts';

/** Data checked by a schema. Throws a ConfigError with the path of each mistake under `root`. */
export function checked<S extends z.ZodType>(schema: S, data: unknown, root: string, file: string | null): z.infer<S> {
  const result = schema.safeParse(data, { error: readableIssue });
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => ({
    path: pathText([root, ...issue.path]),
    line: null,
    message: issue.message,
  }));
  throw new ConfigError(issues, file);
}

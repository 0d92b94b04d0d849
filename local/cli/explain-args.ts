import { configError } from '../../core/config/errors.ts';
import { didYouMean } from '../../core/config/nearest.ts';
import { SEVERITIES, type Severity } from '../../core/explain/rule.ts';

/** `loadproof explain`, understood. */
export interface ExplainArgs {
  readonly command: 'explain';
  readonly files: readonly string[];
  readonly endpoints: readonly string[];
  readonly form: (typeof FORMS)[number];
  readonly failOn: Severity | 'never';
}

const FORMS = ['text', 'json', 'markdown'] as const;
const LEVELS = [...SEVERITIES, 'never'] as const;

/** Throws a ConfigError for what is missing, or no form or level. */
export function explainArgs(files: readonly string[], values: ReadonlyMap<string, readonly string[]>): ExplainArgs {
  if (files.length === 0)
    throw configError('explain', 'needs a file: write loadproof explain task.json --endpoints endpoints.json');
  return {
    command: 'explain',
    files,
    endpoints: values.get('endpoints') ?? [],
    form: oneOf('--format', values.get('format')?.[0] ?? 'text', FORMS),
    failOn: oneOf('--fail-on', values.get('fail-on')?.[0] ?? 'high', LEVELS),
  };
}

function oneOf<const T extends string>(option: string, value: string, known: readonly T[]): T {
  const found = known.find((each) => each === value);
  if (found !== undefined) return found;
  throw configError(option, `is '${value}': write ${known.join(', ')}.${didYouMean(value, known)}`);
}
